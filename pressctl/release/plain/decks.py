"""The several lines of a deck, between a headline and the dateline that the text begins with, as wires send them."""

from collections.abc import Sequence
from itertools import takewhile

from msgspec.structs import replace

from pressctl.release.plain.contacts import has_address
from pressctl.release.plain.datelines import Dateline, begins_with_day, read_line
from pressctl.release.plain.labels import read_label
from pressctl.release.plain.openings import read_opening
from pressctl.release.plain.passages import Line, Passage
from pressctl.release.sentences import SENTENCE_ENDS

_FEWEST, _MOST = 2, 6  # lines
_LONGEST, _LONGEST_JOINED = 220, 700  # characters of a line, of all of them
_LONGEST_PARAGRAPH, _SHORTEST_PLACE = 300, 3  # characters of a deck that is a paragraph, letters of a place
_SHORTEST_LEAD = 120  # characters of the paragraph below


def read_deck(passages: Sequence[Passage], *, language: str) -> tuple[int, Passage | None]:
    """Return how many passages directly below a headline are its deck, and the subhead that they are; (0, None) for none.

    Only a dateline with its day or in capitals, in the paragraph below them, tells that the text has not begun above it. A
    paragraph there, which may end as a sentence does, is one too where the dateline has its region: `SANTA ANA, Calif. – `.
    """
    lines = list(takewhile(lambda one: _is_deck(one, language), passages[: _MOST + 1]))
    below = passages[len(lines)] if len(lines) < len(passages) else None
    if not lines and _is_paragraph(passages[:2], language):
        told = "a paragraph between the headline and the dateline"
        return 1, replace(passages[0], form="", told=told)
    if below is None or not _FEWEST <= len(lines) <= _MOST or len(below.text) < _SHORTEST_LEAD:
        return 0, None
    opening = read_opening(below.text, language=language)
    joined = " / ".join(one.words for one in lines)
    if opening is None or not _is_told(opening) or len(joined) > _LONGEST_JOINED:
        return 0, None
    whole = Line(number=lines[0].number, text=joined)
    told = "several lines between the headline and the dateline"
    return len(lines), replace(lines[0], lines=(whole,), mark="", form="", told=told, spans=())


def _is_told(opening: Dateline) -> bool:
    """Whether a dateline cannot be a sentence's beginning: a place with its day, or in capitals."""
    place = opening.place.partition(",")[0]
    return bool(place) and (opening.mention is not None or (place.isupper() and len(place) > _SHORTEST_PLACE))


def _is_paragraph(passages: Sequence[Passage], language: str) -> bool:
    """Whether a paragraph of a sentence or two stands above a dateline of a place in capitals and its region."""
    if len(passages) < _FEWEST or passages[0].broken or passages[0].mark or passages[0].form not in {"", "text"}:
        return False
    deck, lead = passages[0].text, passages[1].text
    opening = read_opening(lead, language=language)
    regional = opening is not None and _is_told(opening) and "," in opening.place
    plain = not (read_opening(deck, language=language) or read_label(deck).kind or has_address(deck))
    return regional and plain and len(deck) <= _LONGEST_PARAGRAPH and len(lead) >= _SHORTEST_LEAD


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
