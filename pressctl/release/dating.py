"""Dates as releases write them, in words or figures, in every language of the lexicon.

A date without its year is never completed here: `years` says which ones its weekday allows.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import cache

from msgspec import Struct

from pressctl.release.levelling import level
from pressctl.release.lexicon import lexicons, names

# Names that are also words are months with a capital, or with a year behind: "10 may apply" is no date.
_AMBIGUOUS = frozenset({"may", "march", "mar", "ago", "set", "out", "mart", "gen"})
_DAY_OR_MONTH = 12  # a figure up to this may be either
_CENTURY = 2000  # of a year in two figures

_FIGURE = re.compile(r"\d")
_HAS_YEAR = re.compile(r"(?:19|20)\d{2}")
_SPACE = "[ \u00a0\u202f\n]"
_NAME = r"[^\W\d_]{2,14}(?:(?<=كانون|تشرين) (?:الاول|الثاني))?"
# Some languages say "year" behind it: 3 maja 2024 r., 3 мая 2024 года.
_YEAR_WORD = rf"(?:{_SPACE}?(?:r|г|р)\.(?!\w)|{_SPACE}(?:roku|года|году|год|року)(?!\w))?"
_YEAR = rf"(?P<year>(?:19|20)\d{{2}})(?!\d){_YEAR_WORD}"
# The weekday: at most two signs and one small word stand between it and the day.
_BEFORE = rf"(?:(?P<weekday>[^\W\d_]{{3,12}}(?:-feira)?)[.,،]?{_SPACE}(?:(?:the|den|le|el|dia|d\.){_SPACE})?)?"
_DAY_FIRST = re.compile(
    rf"{_BEFORE}(?<!\d)(?<!\d[.,/:–-])(?P<day>\d{{1,2}})(?:er|re|st|nd|rd|th|de|e|ste|:[ea]|-(?:го|ого|ти|то|те|ма|ей|ий)|[º°ª./-])?{_SPACE}?(?:(?:de|of){_SPACE}|d')?(?P<month>{_NAME})"
    rf"(?:(?:\.?,?{_SPACE}(?:del?{_SPACE}|του{_SPACE})?|[./-]){_YEAR})?"
)
_MONTH_FIRST = re.compile(
    rf"{_BEFORE}(?<![^\W\d_])(?P<month>{_NAME})\.?{_SPACE}?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.%h]|{_SPACE}?(?:am|pm|h)\b)"
    rf"(?:,?{_SPACE}{_YEAR})?"
)
_OTHER_YEAR = re.compile(rf",?{_SPACE}(?:de{_SPACE})?\d{{4}}(?!\d)")
_ISO = re.compile(r"(?<![\d-])(?P<year>(?:19|20)\d{2})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d-])")
# Czechs, Slovenes and others put a space behind each point: 6. 11. 2024.
_FIGURES = re.compile(
    rf"(?:(?P<weekday>[^\W\d_]{{3,12}}),?{_SPACE})?(?<![\d./-])(?P<day>\d{{1,2}})(?P<sign>[./-])(?:(?<=\.){_SPACE})?(?P<month>\d{{1,2}})(?P=sign)"
    rf"(?:(?:(?<=\.){_SPACE})?(?P<year>(?:19|20)\d{{2}})|(?P<short>\d{{2}})(?!\d))(?![./-]\d|\d){_YEAR_WORD}"
)
# The year first, in words: 2024. május 3., 2024 m. gegužės 3 d., 2024. gada 3. maijā.
_YEAR_THEN_NAME = (
    rf"(?<!\d)(?P<year>(?:19|20)\d{{2}})(?:\.{_SPACE}gada|\.|{_SPACE}m\.)?{_SPACE}"
    rf"(?:(?P<month>{_NAME}){_SPACE}(?P<day>\d{{1,2}})(?!\d)(?:\.|-\w{{1,3}}|{_SPACE}d\.)?|(?P<first>\d{{1,2}})\.{_SPACE}(?P<after>{_NAME}))"
)
# Every part with its word before it: ngày 3 tháng 5 năm 2024.
_NAMED_PARTS = rf"(?:ngay{_SPACE})?(?<!\d)(?P<day>\d{{1,2}}){_SPACE}thang{_SPACE}(?P<month>\d{{1,2}})(?:,?{_SPACE}(?:nam{_SPACE})?(?P<year>(?:19|20)\d{{2}}))?(?!\d)"
# The year first, as East Asia writes: 2024年11月6日（水）, 令和6年11月6日, 民國113年11月6日, 2024년 11월 6일, 2024. 11. 6.(수), 2024/11/6.
_YEAR_FIRST = (
    r"(?:(?P<reiwa>令和 ?(?:\d{1,2}|元))|(?:民[國国] ?)?(?<!\d)(?P<minguo>(?:9\d|1[0-2]\d)(?= ?年))|(?<!\d)(?P<year>(?:19|20)\d{2})) ?[年년/.] ?(?P<month>\d{1,2}) ?[月월/.] ?(?P<day>\d{1,2})(?!\d) ?[日일]?"
    r"(?:\.? ?[(（] ?(?:星期|周|週)?(?P<weekday>[月火水木金土日一二三四五六월화수목금토일])(?:曜日?|요일)? ?[)）])?"
)
# Scripts whose vowels are signs of their own have their months spelled out here; Thailand counts years from the Buddha's death.
_SPELLED = re.compile("[\u0904-\u0939\u0e01-\u0e2e]")
_BUDDHIST, _BUDDHIST_BEGAN = 2400, 543
_DAY_ONLY = r"(?<!\d)(?P<month>\d{1,2}) ?[月월] ?(?P<day>\d{1,2}) ?[日일](?P<year>)"
_REIWA_BEGAN, _MINGUO_BEGAN = 2019, 1912
_WEEKDAY_SIGNS = {sign: number % 7 for number, sign in enumerate("月火水木金土日一二三四五六_월화수목금토일")}


class Mention(Struct, frozen=True, kw_only=True):
    """A date as a text has it: characters `start` to `end`; `year` is 0 and `weekday` -1 where unsaid.

    `swapped`: figures that mean another day with day and month the other way round.
    """

    text: str
    start: int
    end: int
    day: int
    month: int
    year: int = 0
    weekday: int = -1
    swapped: bool = False

    @property
    def readings(self) -> tuple[date, ...]:
        """The two days that figures may mean; none where it is one, or the year is unsaid."""
        both = ((self.month, self.day), (self.day, self.month))
        return tuple(date(self.year, month, day) for month, day in both) if self.swapped else ()

    @property
    def date(self) -> date | None:
        """The date, where the year is said and no other day can be meant."""
        return date(self.year, self.month, self.day) if self.year and not self.swapped else None

    @property
    def fits(self) -> bool:
        """Whether the weekday is that of the date; True where either is unsaid."""
        return self.date is None or self.weekday in (-1, self.date.weekday())


def find(text: str, *, language: str = "") -> tuple[Mention, ...]:
    """Return the dates of a text in its order; `language` decides what 04/05/2024 means (English, unknown: both)."""
    if not _FIGURE.search(text):
        return ()
    found = sorted(_candidates(text, level(text), language), key=lambda mention: (mention.start, -mention.end))
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


def years(mention: Mention, *, today: date) -> tuple[int, ...]:
    """Return years a date without year may mean: three that are past (nearest last) and the next one, in order."""
    fitting = [
        year
        for year in range(today.year - 40, today.year + 13)
        if _exists(mention.day, mention.month, year)
        and mention.weekday in (-1, date(year, mention.month, mention.day).weekday())
    ]
    past = [year for year in fitting if date(year, mention.month, mention.day) <= today]
    return (*past[-3:], *fitting[len(past) : len(past) + 1])


@cache
def english_names() -> frozenset[str]:
    """Return English months and weekdays, which keep their capital wherever they stand; some are also words."""
    english = lexicons()["en"]
    return frozenset(group.split()[0] for names in (english.months, english.weekdays) for group in names.split(";")) - {
        "may",
        "march",
    }


@cache  # for good, which the standard library's own memory of 512 patterns is not
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _candidates(text: str, levelled: str, language: str) -> Iterator[Mention]:
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        for found in pattern.finditer(levelled):
            yield from _in_words(found, text)
    for found in _ISO.finditer(levelled):
        yield from _mention(found, text, int(found["day"]), int(found["month"]), int(found["year"]))
    # What few texts have is compiled where one does: together they take as long to compile as a release to render.
    has_year = _HAS_YEAR.search(levelled)
    for found in _compiled(_YEAR_THEN_NAME).finditer(levelled) if has_year else ():
        month = names("months").get(found["month"] or found["after"], 0)
        yield from _mention(found, text, int(found["day"] or found["first"]), month, int(found["year"]))
    for found in _compiled(_NAMED_PARTS).finditer(levelled) if "thang" in levelled else ():
        yield from _mention(found, text, int(found["day"]), int(found["month"]), int(found["year"] or 0))
    for found in _FIGURES.finditer(levelled):
        yield from _in_figures(found, text, language)
    for found in _compiled(_YEAR_FIRST).finditer(levelled) if has_year or "年" in levelled else ():
        reiwa = (found["reiwa"] or "").removeprefix("令和").strip(" ").replace("元", "1")
        minguo = _MINGUO_BEGAN - 1 + int(found["minguo"]) if found["minguo"] else 0
        year = _REIWA_BEGAN - 1 + int(reiwa) if reiwa else minguo or int(found["year"])
        weekday = _WEEKDAY_SIGNS.get(found["weekday"] or "", -1)
        yield from _mention(found, text, int(found["day"]), int(found["month"]), year, weekday=weekday)
    for found in _compiled(_spelled_out()).finditer(levelled) if _SPELLED.search(levelled) else ():
        year = int(found["year"] or 0)
        year -= _BUDDHIST_BEGAN if year > _BUDDHIST else 0
        weekday = names("weekdays").get(found["weekday"] or "", -1)
        yield from _mention(found, text, int(found["day"]), names("months")[found["month"]], year, weekday=weekday)
    for found in _compiled(_DAY_ONLY).finditer(levelled) if "月" in levelled or "월" in levelled else ():
        yield from _mention(found, text, int(found["day"]), int(found["month"]), 0)


@cache
def _spelled_out() -> str:
    """Return the pattern of a date whose month is named in Thai or Hindi: วันจันทร์ที่ 5 มกราคม 2567, सोमवार, 5 मई 2024."""
    months, weekdays = (
        "|".join(sorted((re.escape(name) for name in names(kind) if _SPELLED.match(name)), key=len, reverse=True))
        for kind in ("months", "weekdays")
    )
    return (
        rf"(?:(?P<weekday>{weekdays})(?:ที่)?,?{_SPACE}?)?(?:วันที่{_SPACE}?)?(?<!\d)(?P<day>\d{{1,2}}){_SPACE}?(?P<month>{months})"
        rf",?{_SPACE}?(?:[พค]\.ศ\.{_SPACE}?)?(?P<year>2[45]\d\d|(?:19|20)\d\d)?(?!\d)"
    )


def _in_words(found: re.Match[str], text: str) -> Iterator[Mention]:
    name = found["month"]
    is_word = name in _AMBIGUOUS and not found["year"] and not text[found.start("month")].isupper()
    month = 0 if is_word else names("months").get(name, 0)
    if not month or (not found["year"] and _OTHER_YEAR.match(found.string, found.end())):
        return  # 14 juillet 1789: nothing a release can be dated
    weekday = names("weekdays").get(found["weekday"] or "", -1)
    start = found.start("weekday") if weekday >= 0 else min(found.start("day"), found.start("month"))
    yield from _mention(found, text, int(found["day"]), month, int(found["year"] or 0), weekday=weekday, start=start)


def _in_figures(found: re.Match[str], text: str, language: str) -> Iterator[Mention]:
    """Read 6.11.2024 and 06/11/2024 with the day first; in English that is one of two readings."""
    day, month = int(found["day"]), int(found["month"])
    year = int(found["year"] or 0) or _CENTURY + int(found["short"])
    swapped = False
    if language in {"en", ""} and found["sign"] != ".":
        swapped = day <= _DAY_OR_MONTH and month <= _DAY_OR_MONTH and day != month
        day, month = (day, month) if month <= _DAY_OR_MONTH else (month, day)
    weekday = names("weekdays").get(found["weekday"] or "", -1)
    start = found.start("weekday" if weekday >= 0 else "day")
    yield from _mention(found, text, day, month, year, weekday=weekday, start=start, swapped=swapped)


def _mention(
    found: re.Match[str],
    text: str,
    day: int,
    month: int,
    year: int,
    *,
    weekday: int = -1,
    start: int = -1,
    swapped: bool = False,
) -> Iterator[Mention]:
    if not _exists(day, month, year or 2024):
        return
    start = found.start() if start < 0 else start
    end = start + len(text[start : found.end()].rstrip(" \u00a0\u202f"))
    yield Mention(
        text=text[start:end], start=start, end=end, day=day, month=month, year=year, weekday=weekday, swapped=swapped
    )


def _exists(day: int, month: int, year: int) -> bool:
    return 1 <= month <= _DAY_OR_MONTH and 1 <= day <= monthrange(year, month)[1]
