"""Lines for a text mail."""

from hypothesis import given
from hypothesis import strategies as st

from pressctl.render.wrapping import NARROWEST, WIDTH, underline, wrap

WORDS = st.text(alphabet=st.sampled_from("abé ! \u00a0\u202f:\n"), max_size=200)


@given(WORDS)
def test_words_and_no_break_spaces_survive(text: str) -> None:
    """Only ordinary spaces and line feeds are rearranged."""
    assert wrap(text).replace("\n", " ").split(" ") == wrap(wrap(text)).replace("\n", " ").split(" ")
    assert [word for word in wrap(text).replace("\n", " ").split(" ") if word] == [
        word for word in text.replace("\n", " ").split(" ") if word
    ]


@given(WORDS)
def test_no_line_is_too_long_unless_a_word_is(text: str) -> None:
    """A line beyond the width holds a single word."""
    assert all(len(line) <= WIDTH or " " not in line for line in wrap(text).split("\n"))


def test_a_line_never_breaks_at_a_no_break_space() -> None:
    """« and its word stay together."""
    text = "x" * 70 + " «\u00a0Agir\u202f!\u00a0»"
    assert wrap(text).split("\n") == ["x" * 70, "«\u00a0Agir\u202f!\u00a0»"]


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
