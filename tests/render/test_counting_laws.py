"""What holds for the length of any text at all."""

import unicodedata

import pytest
import regex  # type: ignore[import-untyped]  # it ships no types
from hypothesis import given
from hypothesis import strategies as st

from pressctl.render.counting import measure
from pressctl.render.lengths import grapheme_ends
from pressctl.render.social import available

NETWORKS = available()
# Without a dot or an at sign there is no address, so a part of a text counts as it does in the whole.
PROSE = st.text(
    st.characters(exclude_characters=".@", exclude_categories=["Cs"])
    | st.sampled_from("éà «»’…€\u00a0\u202f👍🏽🇫\u200d\u0301")
)


@pytest.mark.parametrize("network", NETWORKS)
@given(first=PROSE, second=PROSE)
def test_lengths_add_up(network: str, first: str, second: str) -> None:
    """Two texts on two lines are as long as both and the line feed."""
    alone = measure(network, f"{first}a").used + measure(network, f"a{second}").used
    assert measure(network, f"{first}a\na{second}").used == alone + 1


@pytest.mark.parametrize("network", NETWORKS)
@given(text=PROSE, limit=st.integers(0, 20))
def test_the_cut_is_the_last_that_fits(network: str, text: str, limit: int) -> None:
    """What stands before the cut fits, and with the next grapheme it does not."""
    length = measure(network, text, limit=limit)
    assert measure(network, text[: length.cut_at], limit=limit).fits
    if length.fits:
        assert length.cut_at == len(text)
    else:
        longer = next((end for end in grapheme_ends(text) if end > length.cut_at), len(text))
        assert not measure(network, text[:longer], limit=limit).fits
        assert length.over == length.used - length.limit


@given(st.text())
def test_bluesky_counts_graphemes(text: str) -> None:
    """The quick way for ordinary text gives what the grapheme library gives."""
    assert measure("bluesky", text, limit=10**6).used == len(regex.findall(r"\X", text))


@given(st.text(st.characters(max_codepoint=0x24FF)))
def test_x_weighs_the_composed_form(text: str) -> None:
    """Composed or decomposed, a text weighs the same on X."""
    forms = {measure("x", unicodedata.normalize(form, text)).used for form in ("NFC", "NFD")}
    assert forms == {measure("x", text).used}


@pytest.mark.parametrize("network", ["x", "mastodon"])
@given(path=st.from_regex(r"[a-z0-9]([a-z0-9/_.~-]{0,80}[a-z0-9/])?", fullmatch=True))
def test_every_address_counts_the_same(network: str, path: str) -> None:
    """However long, an address counts 23 on X and Mastodon."""
    assert measure(network, f"https://presse.example.org/{path}").used == 23
