"""When and where takes place what a text announces, a label and a value on each line: `Where: Market Square`, `When: 5 May`.

Such lines are the text's own, wherever they stand: their day is no release's, and no label of theirs heads anything.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise

from msgspec.structs import replace

from pressctl.release.levelling import level
from pressctl.release.lexicon import phrases, phrases_at
from pressctl.release.plain.labels import read_label
from pressctl.release.plain.passages import Line, Passage
from pressctl.release.sentences import SENTENCE_ENDS

_FIELD = re.compile(r"[^\W\d_][^:：.!?\n]{0,29}?[ \u00a0]?[:：][ \u00a0\u3000]?(?P<value>[^ \n].*)")
# The same as a question with its answer: `Where? On Market Square`.
_ASKED = re.compile(r"[^\W\d_][^:：.!?？\n]{0,24}?[ \u00a0]?[?？][ \u00a0\u3000]?(?P<value>[^ \n].*)")
# The same without a colon, where the line is nothing else: `Time 11.00-12.00`.
_SPACED = re.compile(r"(?P<label>[^\W\d_]{2,14})[ \u00a0]+[^ \u00a0:].{1,76}[^.!?:]")
_HEAD = re.compile(r"[^:：.!?\n]{2,60}[:：]")  # a line that is a label alone: `When and where:`
_DAY = re.compile(
    r"dat[eoau]|datum|fecha|dag|tag|paiva|termin|tarih|jour|giorno|dia|day|дата|ημερομηνια|tanggal|日付|日期|일자"
)
_OTHERS = frozenset({"contact", "filed", "issuer", "about", "press", "immediate", "embargo", "notes"})
_FEWEST = 2  # lines
_SHORTEST_PARAGRAPH = 60  # characters
_MOST_BETWEEN, _LONGEST_BETWEEN = 2, 80  # lines between two such lines, a street or a number to call; their characters
_LONGEST_PLACE, _LONGEST_OF_A_PLACE = 5, 60  # lines below a label alone, their characters
_LONGEST_FIELD = 100  # characters
_LONGEST_LABEL, _LONGEST_VALUE = 30, 120  # characters of one of several labels alone, of a line below one
_BEYOND = frozenset({"end", "related", "web", "contact", "notes", "about", "filed"})
_TOLD = "lines of a label and a value each, which say when and where"


def with_events(passages: Sequence[Passage]) -> list[Passage]:
    """Return a plain text's passages, such lines below one another as a list; of a text without paragraphs, as they are."""
    if not any(len(one.text) >= _SHORTEST_PARAGRAPH and one.text[-1] in SENTENCE_ENDS for one in passages):
        return list(passages)
    told: list[Passage] = []
    ready = _with_places([*_unheaded(passages)])
    for is_field, run in groupby(zip(ready, _told(ready), strict=True), key=lambda pair: pair[1]):
        group = [one for one, _ in run]
        lines = [line for one in group for line in one.lines]
        told += _listed(lines) if is_field and (_announce(lines) or _are_spaced(lines)) else group
    return told


def _unheaded(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Yield passages, the line apart that heads such lines in their block: `In short:`, `Where: Market Square`."""
    for one in passages:
        below = replace(one, lines=one.lines[1:], broken=len(one.lines) > 2) if one.broken else one  # noqa: PLR2004  (with its head)
        if one.broken and _HEAD.fullmatch(one.lines[0].text) and _are_fields(below) and _names_any(below.lines):
            yield replace(one, lines=one.lines[:1], broken=False)
            yield below
        else:
            yield one


def _told(passages: Sequence[Passage]) -> list[bool]:
    """Return which of the passages are such lines, with the short ones that stand between two of them."""
    fields = [_are_fields(one) for one in passages]
    named = [at for at, told in enumerate(fields) if told and _names_any(passages[at].lines)]
    for upper, lower in pairwise(named):
        between = passages[upper + 1 : lower]
        if len(between) <= _MOST_BETWEEN and all(map(_is_short, between)):
            fields[upper:lower] = [True] * (lower - upper)
    return fields


def _is_short(passage: Passage) -> bool:
    """Whether a passage may stand between such lines: lines of a few words, and no sentence."""
    plain = not (passage.form or passage.mark or passage.quoted or passage.is_rule)
    lines = [line.text for line in passage.lines]
    return plain and all(len(line) <= _LONGEST_BETWEEN and line[-1] not in SENTENCE_ENDS for line in lines)


def _with_places(passages: Sequence[Passage]) -> list[Passage]:
    """Return passages, as a list the lines of a day, an hour and a place below a label alone: `Time and place:`.

    Where several labels alone say that, `When:` and `Where:`, so are the lines below each, `What:` and `Who:` too.
    """
    several = sum(names_alone(line.text) for one in passages for line in one.lines) >= _FEWEST
    waiting = [*reversed(passages)]
    told: list[Passage] = []
    left = 0
    while waiting:
        one = waiting.pop()
        if several and one.broken and _has_head(one):
            waiting += reversed(one.apart())
            continue
        if several and one.broken and left:  # a value, and what stands below it all
            waiting.append(replace(one, lines=one.lines[1:], broken=len(one.lines) > 2))  # noqa: PLR2004  (with the value)
            one = replace(one, lines=one.lines[:1], broken=False)
        label = bool(_HEAD.fullmatch(one.text)) and not one.form
        if left >= len(one.lines) and not label and _is_value(one, fielded=several):
            told += _listed(one.lines)
            left -= len(one.lines)
            continue
        fields = several and label and len(one.text) <= _LONGEST_LABEL
        left = _LONGEST_PLACE if label and (fields or heads_place(one.text)) else 0
        told.append(one)
    return told


def _is_value(passage: Passage, *, fielded: bool) -> bool:
    """Whether a passage is what stands below such a label; `fielded`: several of them stand in the text."""
    if fielded:
        plain = not (passage.form or passage.mark or passage.quoted or passage.is_rule)
        kinds = {read_label(line.text).kind for line in passage.lines}
        return plain and kinds.isdisjoint(_BEYOND) and all(len(line.text) <= _LONGEST_VALUE for line in passage.lines)
    short = all(len(line.text) <= _LONGEST_OF_A_PLACE and not read_label(line.text).kind for line in passage.lines)
    return short and _is_short(passage)


def _has_head(passage: Passage) -> bool:
    return any(_HEAD.fullmatch(line.text) for line in passage.lines)


def names_alone(text: str) -> bool:
    """Tell whether a line is the word for a place, an hour or a day, and a colon: `WHERE:`."""
    label = level(text).rstrip(" :：\u00a0")
    words = phrases_at("venue", label)
    told = bool(_DAY.fullmatch(label)) or (bool(words) and re.fullmatch(words, label) is not None)
    return told and bool(_HEAD.fullmatch(text))


def heads_place(text: str) -> bool:
    """Tell whether a line is a label alone that says that a day, an hour and a place follow: `Time and place:`."""
    return bool(_venues().fullmatch(level(text)))


@cache
def _venues() -> re.Pattern[str]:
    """Return the pattern of such a label."""
    words = phrases("venue")
    joined = "og|och|and|und|et|e|y|i|en|ja|ve|και|и|та|a|&|/"
    return re.compile(rf"(?:{words})[ \u00a0]?(?:{joined})[ \u00a0]?(?:{words})[ \u00a0]?[:：]")


def _are_spaced(lines: Sequence[Line]) -> bool:
    """Whether each line is the word for a place, an hour or a day, and a value behind blanks; two are no days."""
    days = sum(bool(_DAY.match(level(line.text))) for line in lines)
    return all(_venue_or_day(line.text) for line in lines) and len(lines) - days >= _FEWEST


def names_venue(text: str) -> bool:
    """Tell whether a line says where, or at what hour: `Place: Market Square`, `Time: 2 p.m.`."""
    found = _FIELD.fullmatch(text) or _ASKED.fullmatch(text)
    if found is None:
        return False
    label = level(text[: found.start("value")]).rstrip(" :：?？\u00a0\u3000")
    words = phrases_at("venue", label)
    return bool(words) and bool(re.fullmatch(words, label))


def stands_among_fields(line: Passage, below: Passage) -> bool:
    """Tell whether a line is a label and a value, and the one below it too: neither heads the other."""
    texts = (line.lines[0].text, below.lines[0].text)
    short = all(len(text) <= _LONGEST_FIELD and text[-1] not in SENTENCE_ENDS for text in texts)
    return short and all(map(_FIELD.fullmatch, texts))


def _names_any(lines: Iterable[Line]) -> bool:
    """Whether one of some lines says where or when, with a colon or without."""
    return any(names_venue(line.text) or _names_day(line.text) or _venue_or_day(line.text) for line in lines)


def _names_day(text: str) -> bool:
    found = _FIELD.fullmatch(text)
    return found is not None and bool(_DAY.fullmatch(level(text[: found.start("value")]).rstrip(" :：\u00a0\u3000")))


def _are_fields(passage: Passage) -> bool:
    """Whether each line of a passage is a label and a value, and no label of what stands around a text."""
    if passage.form or passage.mark or passage.quoted or (len(passage.lines) > 1 and not passage.broken):
        return False
    fields = all(map(_is_field, passage.lines))
    return fields or all(_venue_or_day(line.text) for line in passage.lines)


def _is_field(line: Line) -> bool:
    if _ASKED.fullmatch(line.text):
        return names_venue(line.text)
    return _FIELD.fullmatch(line.text) is not None and read_label(line.text).kind not in _OTHERS


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
    found = _FIELD.fullmatch(line.text) or _ASKED.fullmatch(line.text)
    return found["value"] if found else line.text


def _listed(lines: Iterable[Line]) -> Iterator[Passage]:
    for line in lines:
        yield Passage(lines=(replace(line, text=f"- {line.text}"),), mark="-", told=_TOLD)
