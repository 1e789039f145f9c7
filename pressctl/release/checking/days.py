"""Checks of the days a text names: their weekdays, and the day of its dateline."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pressctl.model import Finding
from pressctl.release.checking.desk import Desk, Passage
from pressctl.release.levelling import level

if TYPE_CHECKING:
    from pressctl.release.dating import Mention

_DIGIT = re.compile(r"\d")
_MOST = 20_000  # characters of a paragraph
_NEAR = timedelta(days=100)
# A few words, a figure, and soon after it what ends a dateline.
_DATED_OPENING = re.compile(r"[^\d]{1,70}\d[^–—:]{0,40}?(?:[–—:]|--|- |\. )")
_LETTERS = re.compile(r"[^\W\d_]+(?:-feira)?")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BEFORE = re.compile(
    r"(?<![^\W\d_])(?P<weekday>[^\W\d_]{3,12}(?:-feira)?),?[ \u00a0\u202f\n](?:(?:den|dem|le|el|the|dia|d\.)[ \u00a0\u202f\n])?$"
)
_AFTER = re.compile(r"[ \u00a0\u202f]?\((?P<weekday>[^\W\d_]{3,12}(?:-feira)?)\.?\)")
# They write the weekday as one sign, which is read only within a date.
_ONE_SIGN = frozenset({"ja", "zh", "ko"})
# "The Sun, 6 May" is a newspaper; short English names of days have a capital.
_SHORT = frozenset({"mon", "tue", "tues", "wed", "thu", "thurs", "fri", "sat", "sun"})
# Sundays that are part of a name: Santo Domingo, 6 de noviembre.
_SUNDAYS = frozenset({"domingo", "domenica"})
_BEFORE_SUNDAYS = frozenset({"el", "este", "al", "del", "o", "no", "neste", "la", "di", "questa"})


def weekdays(desk: Desk) -> Iterator[Finding]:
    """Advise on a weekday that is not that of its date, in the release's own language."""
    own = _own_weekdays(desk.language)
    for passage in desk.paragraphs if own or desk.language in _ONE_SIGN else ():
        text = passage.text[:_MOST]
        plain = text.lower()
        if not _DIGIT.search(text) or (own and not any(name in plain for name in own)):
            continue
        from pressctl.release.dating import find  # it loads the months of all languages

        for mention in find(text, language=desk.language):
            weekday, start, end = _weekday(mention, text, desk.language)
            day = mention.date or _meant(mention, text, desk)
            if day and weekday not in {-1, day.weekday()}:
                shown = text[start:end].replace("\n", " ")
                said = f'"{shown}" contradicts itself: {day:%Y-%m-%d} is a {day:%A}.'
                yield desk.advice("wrong-weekday", passage.at(start), said, "Correct the one that is wrong.")


@cache
def _own_weekdays(language: str) -> Mapping[str, int]:
    """Return a language's weekdays from 0, Monday, as written in small letters, and without accents."""
    from pressctl.release.lexicon import lexicon

    groups = [group.split() for group in lexicon(language).weekdays.split(";")]
    return {form: number for number, group in enumerate(groups) for name in group for form in (name, level(name))}


def _weekday(mention: "Mention", text: str, language: str) -> tuple[int, int, int]:
    """Return the weekday said before a date or in brackets after it, and where both start and end; -1 for none."""
    if mention.weekday >= 0 and language in _ONE_SIGN:
        return mention.weekday, mention.start, mention.end
    own, start, end = _own_weekdays(language), mention.start, mention.end
    if mention.weekday < 0:  # beside figures it is not looked for there
        before, after = _BEFORE.search(text, max(0, start - 30), start), _AFTER.match(text, end)
        start = before.start() if before else start
        end = after.end() if after and not before else end
        said = before["weekday"] if before else after["weekday"] if after else ""
    else:
        found = _LETTERS.match(mention.text)
        said = found[0] if found else ""
    name = level(said)
    is_day = name in own and (end > mention.end or not _is_name(name, text, start))
    return (own[name] if is_day else -1), start, end


def _is_name(name: str, text: str, start: int) -> bool:
    """Whether what reads as a weekday at `start` is, or is part of, a name."""
    capital = text[start].isupper()
    before = text[max(0, start - 20) : start]
    last = next(iter(reversed(_LETTERS.findall(before))), "")
    if name in _SHORT:
        return not capital or last.lower() == "the"
    joined = before.endswith((" ", "-", "\u00a0")) and before.rstrip(" -\u00a0")[-1:].isalpha()
    return name in _SUNDAYS and capital and joined and last[:1].isupper() and last.lower() not in _BEFORE_SUNDAYS


def _meant(mention: "Mention", text: str, desk: Desk) -> date | None:
    """Return the day near the release that a date without its year means; None where the text tells of other years."""
    published = desk.release.published
    if published is None or mention.year:
        return None
    near = [day for year in (-1, 0, 1) if (day := _day(published.year + year, mention))]
    day = min(near, key=lambda day: abs(day - published.date()), default=None)
    if day is None or abs(day - published.date()) > _NEAR:
        return None
    return day if set(_YEAR.findall(text)) <= {str(day.year)} else None


def _day(year: int, mention: "Mention") -> date | None:
    try:
        return date(year, mention.month, mention.day)
    except ValueError:  # 29 February
        return None


def dateline(desk: Desk) -> Iterator[Finding]:
    """Advise on a dateline of another day than the release's date."""
    release = desk.release
    if not release.published or release.kind == "advisory":
        return
    days = {
        moment.astimezone(desk.newsroom.zone).date()
        for moment in (release.published, release.embargo, release.updated)
        if moment
    }
    days |= {moment.date() for moment in (release.embargo, release.updated) if moment}
    if not release.dated_only:
        # Late in the evening it is tomorrow elsewhere, in the small hours yesterday.
        days |= {(release.published + timedelta(hours=hours)).date() for hours in (-6, 6)}
    for passage, mention in _datelines(desk):
        if all(_differs(mention, day) for day in days):
            said = f'the dateline says "{mention.text}", but date is {release.published:%Y-%m-%d}.'
            yield desk.advice("dateline-differs", passage.at(mention.start), said, "Correct the one that is wrong.")


def _datelines(desk: Desk) -> Iterator[tuple[Passage, "Mention"]]:
    """Yield the date of the dateline's key, and of the one the text opens with."""
    from pressctl.release.dating import find

    for passage in desk.paragraphs:
        if passage.key == "dateline" and _DIGIT.search(passage.text):
            yield from ((passage, mention) for mention in find(passage.text[:200], language=desk.language)[:1])
    opening = next((passage for passage in desk.paragraphs if passage.key == "body"), None)
    if not opening or not _DATED_OPENING.match(opening.text):
        return
    from pressctl.release.plain.openings import read_opening  # only a text with a date in its first words needs it

    text = opening.text[:300].replace("*", " ").replace("_", " ").replace("\n", " ")
    shift = len(text) - len(text.lstrip(" "))
    found = read_opening(text[shift:], language=desk.language)
    if found and found.place and found.mention:
        mention = found.mention
        yield opening, replace(mention, start=mention.start + shift, end=mention.end + shift)


def _differs(mention: "Mention", day: date) -> bool:
    if mention.readings:
        return day not in mention.readings
    return (mention.day, mention.month) != (day.day, day.month) or mention.year not in {0, day.year}
