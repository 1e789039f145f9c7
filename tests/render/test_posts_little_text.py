"""LinkedIn's wire form says what the plain text says."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.render.little_text import RESERVED, little_text


@pytest.mark.parametrize(
    ("text", "wire"),
    [
        ("Élus, maires : «\u00a0oui\u00a0»", "Élus, maires : «\u00a0oui\u00a0»"),
        (r"\ | { } @ [ ] ( ) < > # * _ ~", r"\\ \| \{ \} \@ \[ \] \( \) \< \> \# \* \_ \~"),
        ("#Sécurité #2024 C#", r"{hashtag|\#|Sécurité} \#2024 C\#"),
        ("(https://exemple.fr/a_b(c)#d)", r"\(https://exemple.fr/a\_b\(c\)\#d\)"),
        ("#हिन्दी (#narco_trafic)", r"{hashtag|\#|हिन्दी} \({hashtag|\#|narco\_trafic}\)"),
        ("＃東京、a#b ##c", r"{hashtag|＃|東京}、a\#b \#\#c"),
        ("", ""),
    ],
)
def test_little_text(text: str, wire: str) -> None:
    """Reserved characters are escaped, in addresses and hashtags too; hashtags take LinkedIn's form."""
    assert little_text(text) == wire


def read_back(wire: str) -> str:
    """Read little text by its grammar, which has one way only for each character it reserves."""
    text = r"(?:[^\\|{}@\[\]()<>#*_~]|\\[\\|{}@\[\]()<>#*_~])"
    plain, at = [], 0
    element = re.compile(rf"(?P<text>{text}+)|\{{hashtag\|(?P<sign>\\#|＃)\|(?P<name>{text}+)\}}", re.DOTALL)
    while at < len(wire):
        met = element.match(wire, at)
        assert met, f"LinkedIn would stop at {wire[at : at + 20]!r}"
        plain.append(met["text"] or f"{met['sign']}{met['name']}")
        at = met.end()
    return re.sub(r"\\(.)", r"\1", "".join(plain), flags=re.DOTALL)


MARKED = st.lists(
    st.sampled_from(
        [*RESERVED, "#Élus", "#a_b", "#हिन्दी", "https://exemple.fr/a_(b)#c?d=*", "@presse", " ", "\n", "é", "＃東京"]
    )
    | st.text(max_size=5)
).map("".join)


@given(MARKED)
def test_nothing_is_lost_and_nothing_left_to_chance(text: str) -> None:
    """Read back by LinkedIn's grammar, the wire form gives the text again, to its end."""
    assert read_back(little_text(text)) == text


@pytest.mark.parametrize("reserved", RESERVED)
def test_each_reserved_character_is_escaped(reserved: str) -> None:
    """Alone, doubled and within a word."""
    for text in (reserved, reserved * 2, f"a{reserved}b", f"https://exemple.fr/{reserved}x"):
        assert little_text(text) == text.replace(reserved, f"\\{reserved}")
