"""The several lines of a deck, between a headline and the dateline that the text begins with, as wires send them."""

from collections.abc import Sequence
from itertools import takewhile

from msgspec.structs import replace

from pressctl.release.plain.contacts import has_address
from pressctl.release.plain.datelines import begins_with_day, read_line
from pressctl.release.plain.labels import read_label
from pressctl.release.plain.openings import read_opening
from pressctl.release.plain.passages import Line, Passage
from pressctl.release.sentences import SENTENCE_ENDS

_FEWEST, _MOST = 2, 6  # lines
_LONGEST, _LONGEST_JOINED = 220, 700  # characters of a line, of all of them
_SHORTEST_LEAD = 120  # characters of the paragraph below


def read_deck(passages: Sequence[Passage], *, language: str) -> tuple[int, Passage | None]:
    """Return how many passages directly below a headline are its deck, and the subhead that they are; (0, None) for none.

    Only a dateline with its day, in the paragraph below them, tells that the text has not begun above it.
    """
    lines = list(takewhile(lambda one: _is_deck(one, language), passages[: _MOST + 1]))
    below = passages[len(lines)] if len(lines) < len(passages) else None
    if below is None or not _FEWEST <= len(lines) <= _MOST or len(below.text) < _SHORTEST_LEAD:
        return 0, None
    opening = read_opening(below.text, language=language)
    joined = " / ".join(one.words for one in lines)
    if opening is None or not (opening.place and opening.mention) or len(joined) > _LONGEST_JOINED:
        return 0, None
    whole = Line(number=lines[0].number, text=joined)
    told = "several lines between the headline and the dateline"
    return len(lines), replace(lines[0], lines=(whole,), mark="", form="", told=told, spans=())


def _is_deck(passage: Passage, language: str) -> bool:
    """Whether a passage is a line that no sentence ends in, no label, no day and nobody's address."""
    text = passage.text
    dated = read_line(text, language=language) or begins_with_day(text, language=language)
    return (
        passage.form in {"", "text", "heading", "subhead"}
        and not (passage.broken or passage.is_rule or passage.quoted)
        and len(text) <= _LONGEST
        and text[-1] not in f"{SENTENCE_ENDS}:："
        and not (dated or read_label(text).kind or has_address(text))
    )
