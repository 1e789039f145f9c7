"""Lines between a headline and its text that say when it was published and by whom, in forms that no text has: the day alone stays."""

import re
from collections.abc import Collection, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pressctl.release.dating import Mention, find
from pressctl.release.folding import bare
from pressctl.release.foreign.lines import LONGEST_LINE
from pressctl.release.foreign.manuscript import Aside, Told
from pressctl.release.foreign.trees import line_of, words_of
from pressctl.release.levelling import level
from pressctl.release.lexicon import names
from pressctl.release.plain.contacts import has_address
from pressctl.release.plain.datelines import read_line
from pressctl.release.plain.labels import read_label
from pressctl.release.plain.passages import Passage

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# What WordPress calls a paragraph below a text: `This entry was posted on Monday, May 6th, 2024 and is filed under …`.
POSTED = "postmetadata"
_NEAR = 8  # passages below the headline
_FEWEST_LINES, _MOST_LINES = 3, 4  # of a day and who issues the text; of two, one may be the place
_LONGEST_PART, _MOST_OF_A_NAME = 64, 6  # characters; words
_MOST_LOOKED_AT, _LONGEST_SHOWN = 2_000, 80  # elements; characters
_WHY = "the line of who wrote it and when"
_PARTS = re.compile(r"[ \u00a0]*(?:[|•·]|//)[ \u00a0]*")
_FIELD = re.compile(r"[^\W\d_][^:：|\d]{1,28}[:：](?=[ \u00a0])")
_MONTH = re.compile(r"(?P<month>[^\W\d_]{3,12})\.?[ \u00a0](?:(?:de|del|d['’])[ \u00a0]?)?(?:19|20)\d\d")
# `[15 novembre 2023] - Ann Lee`
_BRACKETED = re.compile(r"[(\[](?P<day>[^()\[\]]{6,30})[)\]][ \u00a0]*[–—:|-][ \u00a0]*(?P<who>[^.:!?\d]{3,48})")
_BY = re.compile(r"(?:by|von|par|por|da|di|door|av|af|od|przez|от)[ \u00a0](?=[^\W\d_])", re.IGNORECASE)
_ON = re.compile(r"(?:^|[ \u00a0])(?:le|am|on|the|el|il|em|den|op|dne|dnia)$", re.IGNORECASE)  # before a day
_EDGES = " ,–—|-\u00a0"
_SIGNED = re.compile(
    rf"{_BY.pattern}.{{3,100}} @\w{{2,30}}", re.IGNORECASE
)  # with what somebody is called on a network
_TIMED = re.compile(r"\d{1,2}[:.h]\d\d[ ,|–—-]{1,3}")  # an hour before the day
_BEFORE_DAY = re.compile(r"(?:[^\W\d_]{2,4}\.[ \u00a0])?$")  # the day of the week, cut short
_BEHIND_DAY = re.compile(r"[ ,.\u00a0–—-]*(?:(?:\w{1,3}\.?[ \u00a0])?\d{1,2}[:.h]\d\d[^|]{0,12})?")
# What whoever published a text is called, before a colon: `Published by: Press office`.
_PUBLISHED = re.compile(
    r"(?:published|posted|issued|released|written|submitted) by|author|authors|auteur|autor|autora|autore|verfasser|verfasserin|herausgeber"
    r"|publiee? par|publicado por|publicat per|pubblicato da|redaccion|redazione|redaktion|redaction|forfatter|forfattare|kirjoittaja|szerzo|yazar|автор"
)
_DASHES = re.compile(r"[ \u00a0]*(?:--+|[–—])[ \u00a0]*$")


def without_records(passages: Sequence[Passage], days: Collection[str], asides: list[Aside]) -> list[Passage]:
    """Return a page's passages with such lines near the headline as their day, and without those that have none; both are listed.

    `days` are what the page states as its own (2024-05-03): they tell what a label means that is in no list of words.
    """
    head = next((at for at, one in enumerate(passages) if one.form == "headline"), -1)
    if head < 0:
        return list(passages)
    start = max(0, head - _NEAR // 2)
    kept = list(passages[:start])
    for at, one in enumerate(passages[start:], start):
        if at > head and (at > head + _NEAR or max(len(line.text) for line in one.lines) > LONGEST_LINE):
            return [*kept, *passages[at:]]
        inside = _without_issuer(one, asides) if at > head else one
        kept += _as_days(inside, days, asides) if at != head else [one]
    return kept


def _without_issuer(passage: Passage, asides: list[Aside]) -> Passage:
    """Return the day that a paragraph begins with, without the short lines below it that say who issues the text: a house, its office."""
    lines: Sequence[Passage] = passage.apart() if passage.form == "text" and not passage.mark else ()
    if not _FEWEST_LINES <= len(lines) <= _MOST_LINES or read_line(lines[0].text, language="") is None:
        return passage
    issuers = lines[1:]
    if not all(_is_issuer(one.text) for one in issuers):
        return passage
    asides += [Aside(text=one.text, why="who issues it", line=one.number) for one in issuers]
    return lines[0]


def _is_issuer(text: str) -> bool:
    plain = not any(map(str.isdigit, text)) and text[-1] not in ".!?:。！？।：" and not has_address(text)
    return len(text) <= _LONGEST_PART and plain and not read_label(text).kind


def _as_days(passage: Passage, days: Collection[str], asides: list[Aside]) -> list[Passage]:
    """Return the lines of a passage, those that are such a record as their day; the passage itself where none is."""
    lines = passage.apart() if len(passage.lines) > 1 and passage.form == "text" and not passage.mark else [passage]
    told = [_day_of(line, days) for line in lines]
    if all(day is None for day in told):
        return [passage]
    kept: list[Passage] = []
    for line, day in zip(lines, told, strict=True):
        kept += [line] if day is None else [_cut(line, day)] if day else []
        if day is not None and day != line.text:
            asides.append(Aside(text=line.text, why=_WHY, line=line.number))
    return kept


def _cut(passage: Passage, text: str) -> Passage:
    return replace(passage, lines=(replace(passage.lines[0], text=text),), form="text", level=0, told="", spans=())


def _day_of(passage: Passage, days: Collection[str]) -> str | None:
    """Return the day that such a line says, "" where it only names who wrote the text, None for any other line."""
    text = passage.text.replace("\u2009", " ")  # the thin space that some set within dates
    mentions = find(text)
    day = mentions[0] if len(mentions) == 1 and mentions[0].year else None
    reached = has_address(text.replace(day.text, "") if day else text)
    if passage.mark or passage.quoted or "\n" in text or passage.form not in {"text", "heading"} or reached:
        return None
    if day is None:
        return "" if _names_publisher(text) or _SIGNED.fullmatch(text) else _month_of(text)
    dashed = _DASHES.search(text)
    if dashed:
        return text[: dashed.start()] if read_line(text[: dashed.start()], language="") else None
    told = (
        _TIMED.fullmatch(text.replace(day.text, ""))
        or _by_parts(text)
        or _in_brackets(text)
        or _signed(text, day, days)
        or _labelled(text, day, days)
    )
    return day.text if told else None


def _month_of(text: str) -> str | None:
    """Return the month and the year that one of some parts of a line says."""
    found = [
        one for part in _PARTS.split(text) if (one := _MONTH.search(part)) and level(one["month"]) in names("months")
    ]
    return found[0][0] if len(found) == 1 and _by_parts(text) else None


def _names_publisher(text: str) -> bool:
    """Whether a line is nothing but who published it: `Published By: Office of the Mayor`."""
    label, colon, who = text.partition(":")
    words = who.strip(" \u00a0").split(" ")
    named = len(words) <= _MOST_OF_A_NAME and 0 < len(who) <= _LONGEST_PART and not who.endswith((".", "!", "?"))
    return bool(colon) and bool(_PUBLISHED.fullmatch(bare(label.strip(" \u00a0")))) and named


def _by_parts(text: str) -> bool:
    """Whether short parts stand beside each other, parted by strokes: a day, and labels with what they name."""
    parts = [part for part in _PARTS.split(text) if part]
    if len(parts) < 2 or any(len(part) > _LONGEST_PART or part[-1] in "!?" for part in parts):  # noqa: PLR2004  (beside each other)
        return False
    dated = [part for part in parts if find(part) or _MONTH.search(part)]
    others = [part for part in parts if part not in dated]
    return len(dated) == 1 and all(_FIELD.match(part) or len(part.split(" ")) <= _MOST_OF_A_NAME for part in others)


def _in_brackets(text: str) -> bool:
    found = _BRACKETED.fullmatch(text)
    return found is not None and bool(find(found["day"])) and _is_name(found["who"])


def _signed(text: str, day: Mention, days: Collection[str]) -> bool:
    """Whether a line names somebody behind `By`, and ends with the day: in small letters too, where the page states that day."""
    found = _BY.match(text)
    who = _ON.sub("", text[found.end() : day.start].strip(_EDGES)).strip(_EDGES) if found else ""
    named = _is_name(who) or (_states(day, days) and who.count(" ") < _MOST_OF_A_NAME)
    return bool(who) and named and bool(_BEHIND_DAY.fullmatch(text, day.end))


def _states(day: Mention, days: Collection[str]) -> bool:
    return f"{day.year:04}-{day.month:02}-{day.day:02}" in days


def _is_name(who: str) -> bool:
    words = who.split(" ")
    return len(words) <= _MOST_OF_A_NAME and words[0][:1].isupper() and words[-1][:1].isupper()


def _labelled(text: str, day: Mention, days: Collection[str]) -> bool:
    """Whether a line is a day and its label, which is a known one, or the page states that day: `Publicat el: dt. 18 octubre 2022`."""
    found = _FIELD.match(text)
    if found is None or not _BEHIND_DAY.fullmatch(text, day.end):
        return False
    known = read_line(f"{found[0]} {day.text}", language="") is not None
    return (_states(day, days) or known) and bool(
        _BEFORE_DAY.fullmatch(text[found.end() : day.start].lstrip(" \u00a0"))
    )


def posted(article: "Element") -> Told | None:
    """Return the day that such a paragraph says, as what the page states; None where there is none."""
    for one in islice(article.iter("p", "div", "small"), _MOST_LOOKED_AT):
        if POSTED in one.get("class", "").lower().split(" "):
            words = words_of(one)
            day = next((mention.date for mention in find(words) if mention.date), None)
            if day:
                evidence = f"“{words[:_LONGEST_SHOWN]}” below the text"
                return Told(key="date", value=day.isoformat(), evidence=evidence, line=line_of(one))
    return None


def stated_days(texts: Collection[str]) -> frozenset[str]:
    """Return the days that times of a page begin with."""
    return frozenset(text[:10] for text in texts if re.match(r"\d{4}-\d\d-\d\d", text))
