"""Lines for a text mail."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.render.wrapping import NARROWEST, SIGNATURE, SOFT, WIDTH, firm, flowed, underline, wrap
from tests.support.flowing import paragraphs_of, read_flowed

WORDS = st.text(alphabet=st.sampled_from("abé ! \u00a0\u202f:\n"), max_size=200)


@given(WORDS)
def test_words_and_no_break_spaces_survive(text: str) -> None:
    """Only ordinary spaces and line feeds are rearranged."""
    wrapped = firm(wrap(text))
    assert wrapped.replace("\n", " ").split(" ") == firm(wrap(wrapped)).replace("\n", " ").split(" ")
    assert [word for word in wrapped.replace("\n", " ").split(" ") if word] == [
        word for word in text.replace("\n", " ").split(" ") if word
    ]


@given(WORDS)
def test_no_line_is_too_long_unless_a_word_is(text: str) -> None:
    """A line beyond the width holds a single word."""
    assert all(len(line) <= WIDTH or " " not in line for line in firm(wrap(text)).split("\n"))


@given(st.text(alphabet=st.sampled_from("ab> é\u00a0\n日本、。-"), max_size=300), st.sampled_from(["", "> "]))
def test_a_flowed_text_is_read_as_it_was_written(text: str, quoted: str) -> None:
    """RFC 3676: lines that were only wrapped are one again, between ideographs without a space, at any depth of quoting."""
    written = [" ".join(filter(None, line.split(" "))) for line in text.split("\n")]
    sent = flowed(wrap("\n".join(written), first=quoted, later=quoted))
    stuffed = "\n".join(f" {line}" if line.startswith(" ") else line for line in sent.split("\n"))
    read = paragraphs_of(f"{stuffed}\n")
    assert {depth for depth, _ in read} <= {len(quoted) // 2}
    # A mark that would be read as quoting has a space before it, wherever a line happened to begin.
    assert [words.replace(" >", ">").strip(" ") for _, words in read] == [
        words.replace(" >", ">").strip(" ") for words in written
    ]
    assert all(len(line) <= 78 for line in sent.split("\n") if " " in line.rstrip(" "))


def test_only_what_goes_on_ends_softly() -> None:
    """Not a heading, not what hangs, not a line that was the author's own; the signature's space is no soft end."""
    long = "mot " * 30
    assert SOFT not in underline(long) + wrap(long, first="- ")
    assert wrap(long).count(SOFT) == 1
    assert flowed(f"a \t\n{SIGNATURE}\nb{SOFT}\nc") == "a\n-- \nb \nc"
    assert read_flowed("-- \na\n") == "-- \na"


def test_a_line_never_breaks_at_a_no_break_space() -> None:
    """« and its word stay together."""
    text = "x" * 70 + " «\u00a0Agir\u202f!\u00a0»"
    assert firm(wrap(text)).split("\n") == ["x" * 70, "«\u00a0Agir\u202f!\u00a0»"]


@pytest.mark.parametrize(
    "number", ["020 7944 3108", "0300 330 3000", "+33 (0)1 23 45 67 89", "(202) 555-0100", "+44 20 7946 0000"]
)
def test_a_telephone_number_is_one_word(number: str) -> None:
    """Half of one cannot be dialled; the spaces within it stay what they are."""
    for before in range(WIDTH - len(number) - 5, WIDTH):
        assert number in wrap(f"{'x' * before} call {number} or write.")


def test_other_numbers_part_at_their_spaces() -> None:
    """Years and sums are words as others are."""
    assert firm(wrap(f"{'x' * 60} 1999 2000 2001 2002")).endswith("2000\n2001 2002")


def test_prefixes_hang() -> None:
    """The first line has its own, the others as much room."""
    assert (
        wrap("un deux trois quatre cinq six", width=NARROWEST + 2, first="- ") == "- un deux trois quatre\n  cinq six"
    )
    assert wrap("un\ndeux", first="> ", later="> ") == "> un\n> deux"


def test_a_heading_is_ruled_as_long_as_its_longest_line() -> None:
    """Two lines of heading have one rule."""
    assert underline("Un titre") == "Un titre\n--------"
    assert underline(f"{'a' * 60} {'b' * 20}", "=").split("\n")[-1] == "=" * 60
