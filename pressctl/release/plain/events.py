"""When and where takes place what a text announces, a label and a value on each line: `Where: Market Square`, `When: 5 May`.

Such lines are the text's own, wherever they stand: their day is no release's, and no label of theirs heads anything.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from pressctl.release.levelling import level
from pressctl.release.lexicon import phrases_at
from pressctl.release.plain.labels import read_label
from pressctl.release.plain.passages import Line, Passage
from pressctl.release.sentences import SENTENCE_ENDS

_FIELD = re.compile(r"[^\W\d_][^:：.!?\n]{0,29}?[ \u00a0]?[:：][ \u00a0\u3000]?(?P<value>[^ \n].*)")
# The same without a colon, where the line is nothing else: `Time 11.00-12.00`.
_SPACED = re.compile(r"(?P<label>[^\W\d_]{2,14})[ \u00a0]+[^ \u00a0:].{1,76}[^.!?:]")
_DAY = re.compile(r"dat[eoau]|datum|fecha|dag|tag|paiva|termin|jour|giorno|dia|day|дата|日期|일자")
_OTHERS = frozenset({"contact", "filed", "issuer", "about", "press", "immediate", "embargo", "notes"})
_FEWEST = 2  # lines
_SHORTEST_PARAGRAPH = 60  # characters
_TOLD = "lines of a label and a value each, which say when and where"


def with_events(passages: Sequence[Passage]) -> list[Passage]:
    """Return a plain text's passages, such lines below one another as a list; of a text without paragraphs, as they are."""
    if not any(len(one.text) >= _SHORTEST_PARAGRAPH and one.text[-1] in SENTENCE_ENDS for one in passages):
        return list(passages)
    told: list[Passage] = []
    for is_field, run in groupby(passages, key=_are_fields):
        group = list(run)
        lines = [line for one in group for line in one.lines]
        told += _listed(lines) if is_field and (_announce(lines) or _are_spaced(lines)) else group
    return told


def _are_spaced(lines: Sequence[Line]) -> bool:
    """Whether each line is the word for a place, an hour or a day, and a value behind blanks; two are no days."""
    days = sum(bool(_DAY.match(level(line.text))) for line in lines)
    return all(_venue_or_day(line.text) for line in lines) and len(lines) - days >= _FEWEST


def names_venue(text: str) -> bool:
    """Tell whether a line says where, or at what hour: `Place: Market Square`, `Time: 2 p.m.`."""
    found = _FIELD.fullmatch(text)
    if found is None:
        return False
    label = level(text[: found.start("value")]).rstrip(" :：\u00a0\u3000")
    words = phrases_at("venue", label)
    return bool(words) and bool(re.fullmatch(words, label))


def _are_fields(passage: Passage) -> bool:
    """Whether each line of a passage is a label and a value, and no label of what stands around a text."""
    if passage.form or passage.mark or passage.quoted or (len(passage.lines) > 1 and not passage.broken):
        return False
    fields = all(_FIELD.fullmatch(line.text) and read_label(line.text).kind not in _OTHERS for line in passage.lines)
    return fields or all(_venue_or_day(line.text) for line in passage.lines)


def _venue_or_day(text: str) -> bool:
    found = _SPACED.fullmatch(text)
    label = level(found["label"]) if found else ""
    words = phrases_at("venue", label) if label else ""
    return bool(label) and bool((words and re.fullmatch(words, label)) or _DAY.fullmatch(label))


def _announce(lines: Sequence[Line]) -> bool:
    """Whether lines say when and where: several, one of a place, or of an hour or a day in words."""
    places = (line for line in lines if names_venue(line.text))
    return len(lines) >= _FEWEST and any(not _value(line)[0].isdigit() for line in places)


def _value(line: Line) -> str:
    found = _FIELD.fullmatch(line.text)
    return found["value"] if found else line.text


def _listed(lines: Iterable[Line]) -> Iterator[Passage]:
    for line in lines:
        yield Passage(lines=(replace(line, text=f"- {line.text}"),), mark="-", told=_TOLD)
