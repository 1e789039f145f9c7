"""The words of the press and dates in words, for a language; English where a language has no table.

Dates are made here from short tables: Babel, at 31 MB, writes "1 janvier" for "1er janvier".
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from pressctl.render.typography import NARROW, NO_BREAK
from pressctl.render.vocabulary import VOCABULARY, Words

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"})
_MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
}
_DATES = {
    "fr": "{day} {month} {year}",
    "en": "{day} {month} {year}",
    "en-us": "{month} {day}, {year}",
    "de": "{day}. {month} {year}",
    "es": "{day} de {month} de {year}",
    "it": "{day} {month} {year}",
    "nl": "{day} {month} {year}",
    "pt": "{day} de {month} de {year}",
}
_FIRST = {"fr": "1er", "it": "1º"}
_HOURS: dict[str, Callable[[datetime], str]] = {
    "fr": lambda at: f"à {at.hour}{NO_BREAK}h{NO_BREAK}{at:%M}",
    "en": lambda at: f"at {at:%H:%M}",
    "en-us": lambda at: f"at {at.hour % 12 or 12}:{at:%M}{NO_BREAK}{'a.m.' if at.hour < 12 else 'p.m.'}",  # noqa: PLR2004  (noon)
    "de": lambda at: f"um {at:%H:%M}{NO_BREAK}Uhr",
    "es": lambda at: f"a las {at:%H:%M}",
    "it": lambda at: f"alle ore {at:%H:%M}",
    "nl": lambda at: f"om {at:%H:%M}{NO_BREAK}uur",
    "pt": lambda at: f"às {at.hour}h{at:%M}",
}


_SPACE = f"[ \t\n{NO_BREAK}{NARROW}]*"
_WITHIN_QUOTES = re.compile(f'{_SPACE}[«“„"]{_SPACE}([^«»“”„"]*?){_SPACE}[»”“"]{_SPACE}')
_QUOTES = {
    "fr": f"«{NO_BREAK}%s{NO_BREAK}»",
    "en": "“%s”",
    "de": "„%s“",
    "es": "«%s»",
    "it": "«%s»",
    "nl": "“%s”",
    "pt": "“%s”",
}


def words(language: str) -> Words:
    """Return the words of the press for a BCP 47 tag."""
    return VOCABULARY[_known(language)]


def direction(language: str) -> Literal["ltr", "rtl"]:
    """Return the direction its script is written in."""
    return "rtl" if primary(language) in RIGHT_TO_LEFT else "ltr"


def primary(language: str) -> str:
    """Return the language itself, without region or script: "pt" of "pt-BR"."""
    return language.lower().replace("_", "-").split("-", 1)[0]


def say_date(day: date, language: str) -> str:
    """Return a date in words: `1er janvier 2025`, `6 November 2024`, `November 6, 2024` (en-US)."""
    known = _known(language)
    number = _FIRST.get(known, "1") if day.day == 1 else str(day.day)
    month = _MONTHS[known].split(" ")[day.month - 1]
    return _DATES[_regional(language)].format(day=number, month=month, year=day.year)


def say_moment(moment: datetime, language: str, zone: "ZoneInfo") -> str:
    """Return an aware moment in words, in `zone`, which is named: an embargo without one binds nobody."""
    there = moment.astimezone(zone)
    hour = _HOURS[_regional(language)](there)
    return f"{say_date(there, language)} {hour} ({_zone_name(there)})"


def quoted(text: str, language: str) -> str:
    """Return `text` between the language's quotation marks, once: those it comes with are taken off."""
    within = _WITHIN_QUOTES.fullmatch(text)
    return _QUOTES[_known(language)] % (within[1] if within else text)


def _zone_name(moment: datetime) -> str:
    """Return "CET, UTC+1", "UTC", or "UTC+5:30" where the zone has no letters of its own."""
    seconds = int((moment.utcoffset() or moment - moment).total_seconds())
    hours, minutes = divmod(abs(seconds) // 60, 60)
    offset = "UTC" if not seconds else f"UTC{'+' if seconds > 0 else '−'}{hours}{f':{minutes:02}' if minutes else ''}"
    letters = moment.tzname() or ""
    return f"{letters}, {offset}" if letters.isalpha() and letters != "UTC" else offset


def _known(language: str) -> str:
    found = primary(language)
    return found if found in VOCABULARY else "en"


def _regional(language: str) -> str:
    tag = language.lower().replace("_", "-")
    return tag if tag in _DATES else _known(language)
