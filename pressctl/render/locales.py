"""The words of the press and dates in words, for a language; English where a language has no module in `words/`.

Dates are made from short tables: Babel, at 31 MB, writes "1 janvier" for "1er janvier".
"""

import re
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from pressctl.render.typography import NARROW, NO_BREAK
from pressctl.render.words import Words, available, find

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

NOON = 12
KILO, MEGA = 1_000, 1_000_000
# Also of languages whose words nobody has written yet: a release in Hebrew runs from right to left.
RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"})
_ARABIC_COMMA, _COMMA = (
    frozenset({"ckb", "fa", "ps", "sd", "ug", "ur"}),
    "،",
)  # also of languages nobody has written yet
_SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"})  # those written so, by ISO 15924
_SCRIPT = re.compile(r"[a-z]{2,3}(?:-[a-z]{3}){0,3}-([a-z]{4})(?:-|$)")
_SPACE = f"[ \t\n{NO_BREAK}{NARROW}]*"
_MARKS = '«»“”„「」『』"'
_WITHIN_QUOTES = re.compile(f'{_SPACE}[«»“”„「『"]{_SPACE}([^{_MARKS}]*?){_SPACE}[«»”“」』"]{_SPACE}')


def words(language: str) -> Words:
    """Return the words of the press for a BCP 47 tag."""
    return find(language).words


@lru_cache(maxsize=64)  # asked of one language for each paragraph
def direction(language: str) -> Literal["ltr", "rtl"]:
    """Return the direction its script is written in: that of its tag ("az-Arab"), else its language's own."""
    script = _SCRIPT.match(language.lower().replace("_", "-"))
    return "rtl" if (script[1] in _SCRIPTS if script else primary(language) in RIGHT_TO_LEFT) else "ltr"


def primary(language: str) -> str:
    """Return the language itself, without region or script: "pt" of "pt-BR"."""
    return language.lower().replace("_", "-").split("-", 1)[0]


def say_date(day: date, language: str) -> str:
    """Return a date in words: `1er janvier 2025`, `6 November 2024`, `November 6, 2024` (en-US).

    Its day and month are never parted at a line's end.
    """
    locale = find(language)
    number = locale.first if day.day == 1 else str(day.day)
    return locale.date.format(day=number, month=locale.months.split(" ")[day.month - 1], year=day.year)


def say_moment(moment: datetime, language: str, zone: "ZoneInfo") -> str:
    """Return an aware moment in words, in `zone`, which is named: an embargo without one binds nobody."""
    locale, there = find(language), moment.astimezone(zone)
    hour, minute = there.hour, there.minute
    form = (hour == 1 and locale.one) or (not minute and locale.sharp) or locale.time
    time = form.format(hour=hour, minute=minute, twelve=hour % NOON or NOON, half=locale.halves[hour >= NOON])
    return locale.moment.format(date=say_date(there, language), time=time, zone=_zone_name(there))


def say_size(size: int, language: str) -> str:
    """Return a file's size in bytes in words, in whole thousands: `340 kB`, `12 MB`, in French `12 Mo`."""
    unit = find(language).byte
    return f"{-(-size // KILO)}{NO_BREAK}k{unit}" if size < MEGA else f"{round(size / MEGA)}{NO_BREAK}M{unit}"


def quoted(text: str, language: str) -> str:
    """Return `text` between the language's quotation marks, once: those it comes with are taken off."""
    within = _WITHIN_QUOTES.fullmatch(text)
    opening, closing = find(language).quotes
    return f"{opening}{within[1] if within else text}{closing}"


def say_office(name: str, role: str, language: str) -> str:
    """Return what stands behind a person's name: `, maire`, `، رئيسة البلدية`, `（広報部長）`; a role alone where there is no name."""
    if not (name and role):
        return role
    foreign = primary(language) in _ARABIC_COMMA and primary(language) not in available()
    return (f"{_COMMA} {role}") if foreign else find(language).office.format(role=role)


def _zone_name(moment: datetime) -> str:
    """Return "CET, UTC+1", "UTC", or "UTC+5:30" where the zone has no letters of its own."""
    seconds = int((moment.utcoffset() or moment - moment).total_seconds())
    hours, minutes = divmod(abs(seconds) // 60, 60)
    offset = "UTC" if not seconds else f"UTC{'+' if seconds > 0 else '−'}{hours}{f':{minutes:02}' if minutes else ''}"
    letters = moment.tzname() or ""
    return f"{letters}, {offset}" if letters.isalpha() and letters != "UTC" else offset
