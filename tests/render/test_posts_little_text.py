"""LinkedIn's wire form says what the plain text says."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.render.little_text import little_text


@pytest.mark.parametrize(
    ("text", "wire"),
    [
        ("Élus, maires : «\u00a0oui\u00a0»", "Élus, maires : «\u00a0oui\u00a0»"),
        (r"\ | { } @ [ ] ( ) < > # * _ ~", r"\\ \| \{ \} \@ \[ \] \( \) \< \> \# \* \_ \~"),
        ("#Sécurité #2024 C#", r"{hashtag|\#|Sécurité} \#2024 C\#"),
        ("(https://exemple.fr/a_b(c)#d)", r"\(https://exemple.fr/a_b(c)#d\)"),
        ("", ""),
    ],
)
def test_little_text(text: str, wire: str) -> None:
    """Reserved characters are escaped, but not in addresses; hashtags take LinkedIn's form."""
    assert little_text(text) == wire


@given(st.text(st.characters(exclude_characters=".", exclude_categories=["Cs"])))
def test_nothing_is_lost(text: str) -> None:
    """Read back by LinkedIn's grammar, the wire form gives the text again."""
    plain = re.sub(r"\{hashtag\|\\#\|(\w+)\}", r"#\1", little_text(text).replace("\\\\", "\0"))
    assert re.sub(r"\\(.)", r"\1", plain).replace("\0", "\\") == text.replace("\0", "\\")
