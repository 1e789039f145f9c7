"""What may never reach a reader is taken out; no-break spaces stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.merging import CLOSE, OPEN
from pressctl.render.cleaning import clean, one_line, paragraphs


@pytest.mark.parametrize(
    "character",
    [
        *("\x00", "\x07", "\x1b", "\x7f", "\x9b", "\ud800", "\udfff", "\ufffe", "\uffff", "\U0010ffff", "\ufeff"),
        *("\u202a", "\u202e", "\u2066", "\u2069", OPEN, CLOSE, "\ufdef"),
    ],
)
def test_what_is_dropped(character: str) -> None:
    """Controls, surrogates, noncharacters, bidi overrides and merge marks leave nothing behind."""
    assert clean(f"a{character}b") == "ab"


@pytest.mark.parametrize("character", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_odd_breaks_part_words(character: str) -> None:
    """A page break or line separator becomes a space: two words stay two."""
    assert clean(f"a{character}b") == "a b"


@pytest.mark.parametrize(
    "character", ["\t", "\n", "\u00a0", "\u202f", "\u200f", "\u200d", "\ufffd", "\ufdcf", "\ufdf0"]
)
def test_what_stays(character: str) -> None:
    """Tabs, line feeds, no-break spaces, direction marks and joiners are a writer's own."""
    assert clean(f"a{character}b") == f"a{character}b"


def test_line_ends_become_line_feeds() -> None:
    """Windows and old Mac files read alike."""
    assert clean("a\r\nb\rc\n") == "a\nb\nc\n"


@given(st.text())
def test_clean_text_can_always_be_encoded_and_holds_no_mark(text: str) -> None:
    """Whatever comes in, what goes out is UTF-8 and cannot forge a merge field; twice is once."""
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert OPEN not in cleaned
    assert CLOSE not in cleaned
    assert clean(cleaned) == cleaned


def test_one_line_keeps_no_break_spaces() -> None:
    """Line feeds and tabs become one space; the ends lose ordinary spaces only."""
    assert one_line(" a\n\tb \n c\u00a0\u202f ") == "a b c\u00a0\u202f"


def test_paragraphs_are_parted_by_blank_lines() -> None:
    """Each is on one line; empty ones are none."""
    assert paragraphs("un\ndeux\n \n\ntrois\n\n") == ("un deux", "trois")
    assert paragraphs(" \n ") == ()
