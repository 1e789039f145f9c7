"""Dates as releases write them, in words or figures, in six languages.

A date without its year is never completed here: `years` says which ones its weekday allows.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from pressctl.release.folding import bare

_MONTHS = (
    "january jan janvier janv januar enero ene gennaio gen janeiro januari",
    "february feb fevrier fevr februar febrero febbraio fevereiro fev februari",
    "march mar mars marz maerz marzo marco maart mrt",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag maio mei",
    "june jun juin juni junio giugno giu junho",
    "july jul juillet juil juli julio luglio lug julho",
    "august aug aout agosto ago augustus",
    "september sep sept septembre septiembre setiembre settembre setembro",
    "october oct octobre oktober okt octubre ottobre ott outubro",
    "november nov novembre noviembre novembro",
    "december dec decembre dezember dez diciembre dic dicembre dezembro",
)
_WEEKDAYS = (
    "monday mon lundi montag lunes lunedi maandag segunda-feira",
    "tuesday tue tues mardi dienstag martes martedi dinsdag terca-feira",
    "wednesday wed mercredi mittwoch miercoles mercoledi woensdag quarta-feira",
    "thursday thu thurs jeudi donnerstag jueves giovedi donderdag quinta-feira",
    "friday fri vendredi freitag viernes venerdi vrijdag sexta-feira",
    "saturday sat samedi samstag sonnabend sabado sabato zaterdag",
    "sunday sun dimanche sonntag domingo domenica zondag",
)
MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split(" ")}
WEEKDAYS = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split(" ")}
# English names, which keep their capital wherever they stand; "may" and "march" are also words.
ENGLISH_NAMES = frozenset(
    {names.split(" ")[0] for names in (*_MONTHS, *_WEEKDAYS)} - {"may", "march"},
)

# Names that are also words are months only with a capital: "10 may apply" is no date.
_AMBIGUOUS = frozenset({"may", "march", "mar", "ago"})

_SPACE = "[ \u00a0\u202f\n]"
_NAME = r"[^\W\d_]{3,10}"
_YEAR = r"(?P<year>(?:19|20)\d{2})(?!\d)"
# The weekday: at most two signs and one small word stand between it and the day.
_BEFORE = rf"(?:(?P<weekday>[^\W\d_]{{3,10}}(?:-feira)?)[.,]?{_SPACE}(?:(?:the|den|le|dia){_SPACE})?)?"
_DAY_FIRST = re.compile(
    rf"{_BEFORE}(?<![\d.,/:–-])(?P<day>\d{{1,2}})(?:er|re|st|nd|rd|th|[º°ª.])?{_SPACE}?(?:(?:de|of){_SPACE})?(?P<month>{_NAME})"
    rf"(?:\.?,?{_SPACE}(?:del?{_SPACE})?{_YEAR})?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"{_BEFORE}(?<![^\W\d_])(?P<month>{_NAME})\.?{_SPACE}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.%h]|{_SPACE}?(?:am|pm|h)\b)"
    rf"(?:,?{_SPACE}{_YEAR})?",
    re.IGNORECASE,
)
_OTHER_YEAR = re.compile(rf",?{_SPACE}(?:de{_SPACE})?\d{{4}}(?!\d)")
_ISO = re.compile(r"(?<![\d-])(?P<year>(?:19|20)\d{2})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d-])")
_FIGURES = re.compile(
    r"(?<![\d./-])(?P<day>\d{1,2})(?P<sign>[./-])(?P<month>\d{1,2})(?P=sign)(?P<year>(?:19|20)\d{2})(?![\d./-]\d)"
)


class Mention(Struct, frozen=True, kw_only=True):
    """A date as a text has it: characters `start` to `end`; `year` is 0 and `weekday` -1 where unsaid."""

    text: str
    start: int
    end: int
    day: int
    month: int
    year: int = 0
    weekday: int = -1

    @property
    def date(self) -> date | None:
        """The date, where the year is said."""
        return date(self.year, self.month, self.day) if self.year else None

    @property
    def fits(self) -> bool:
        """Whether the weekday is that of the date; True where either is unsaid."""
        return self.date is None or self.weekday in (-1, self.date.weekday())


def find(text: str, *, language: str = "") -> tuple[Mention, ...]:
    """Return the dates of a text in its order; `language` decides what 04/05/2024 means (unknown: nothing)."""
    found = sorted(_candidates(text, language), key=lambda mention: (mention.start, -mention.end))
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


def _candidates(text: str, language: str) -> Iterator[Mention]:
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        for found in pattern.finditer(text):
            yield from _in_words(found)
    for found in _ISO.finditer(text):
        yield from _mention(found, int(found["day"]), int(found["month"]))
    for found in _FIGURES.finditer(text):
        yield from _in_figures(found, language)


def _in_words(found: re.Match[str]) -> Iterator[Mention]:
    name = bare(found["month"])
    month = 0 if name in _AMBIGUOUS and not found["month"][0].isupper() else MONTHS.get(name, 0)
    if not found["year"] and _OTHER_YEAR.match(found.string, found.end()):
        return  # 14 juillet 1789: nothing a release can be dated
    weekday = WEEKDAYS.get(bare(found["weekday"] or ""), -1)
    start = found.start("weekday") if weekday >= 0 else min(found.start("day"), found.start("month"))
    yield from _mention(found, int(found["day"]), month, weekday=weekday, start=start)


def _in_figures(found: re.Match[str], language: str) -> Iterator[Mention]:
    """Read 6.11.2024 and 06/11/2024 with the day first; in English only where no other reading exists."""
    day, month = int(found["day"]), int(found["month"])
    if language in {"en", ""} and found["sign"] != ".":
        if day <= 12 and month <= 12 and day != month:  # noqa: PLR2004  (both could be the month)
            return
        day, month = (day, month) if month <= 12 else (month, day)  # noqa: PLR2004  (there is no 13th month)
    yield from _mention(found, day, month)


def _mention(found: re.Match[str], day: int, month: int, *, weekday: int = -1, start: int = -1) -> Iterator[Mention]:
    year = int(found["year"] or 0)
    if not _exists(day, month, year or 2024):
        return
    start = found.start() if start < 0 else start
    text = found.string[start : found.end()]
    yield Mention(text=text, start=start, end=found.end(), day=day, month=month, year=year, weekday=weekday)


def _exists(day: int, month: int, year: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]  # noqa: PLR2004  (months)
