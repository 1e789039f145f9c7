"""Embargo lines: `Sous embargo jusqu’au 6 novembre 2024, 10 h 00 (heure de Paris)`.

An embargo is a moment only with its day, its year, its hour and its zone. What is missing is
asked; an abbreviation such as CET counts only where it is what clocks show on that day.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from msgspec import Struct

from pressctl.release.dating import Mention, find, years
from pressctl.release.moments import with_offset

_S = "[ \u00a0\u202f]"
_CLOCK = re.compile(
    rf"(?<![\d/.-])(?P<hour>\d{{1,2}})(?:{_S}?(?:h(?:eures?|rs)?|uhr){_S}?(?P<minute>\d{{2}})?(?!\w)|(?::|\.(?=\d\d{_S}?(?:uhr|am|pm|a\.m|p\.m)))(?P<after>\d{{2}})"
    rf"(?:{_S}?(?P<half>[ap]\.?m\b))?|{_S}?(?P<alone>[ap]\.?m\b))",
    re.IGNORECASE,
)
# Midnight is no hour: it may begin the day or end it.
_NAMED_HOURS = {"noon": 12, "midi": 12, "mediodía": 12, "mittag": 12, "mittags": 12, "mezzogiorno": 12, "meio-dia": 12}
_NAMED_HOUR = re.compile(rf"\b(?:{'|'.join(_NAMED_HOURS)})\b", re.IGNORECASE)
_OFFSET = re.compile(r"(?:UTC|GMT)?[ ]?(?P<sign>[+−-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?(?!\d)")
_PLACE = re.compile(
    rf"(?:heure{_S}(?:locale{_S})?(?:de{_S}|d['’]|du{_S})|(?:hora|ora){_S}(?:di{_S}|de{_S})?)(?P<after>[^\W\d_]+(?:[ -][^\W\d_]+)?)"
    rf"|(?P<before>[^\W\d_]+(?:[ -][^\W\d_]+)?){_S}(?:time|zeit|tijd)\b",
    re.IGNORECASE,
)
_CITIES = {
    "paris": "Europe/Paris", "french": "Europe/Paris", "pariser": "Europe/Paris", "bruxelles": "Europe/Brussels",
    "brussels": "Europe/Brussels", "london": "Europe/London", "londres": "Europe/London", "uk": "Europe/London",
    "berlin": "Europe/Berlin", "berliner": "Europe/Berlin", "deutscher": "Europe/Berlin", "madrid": "Europe/Madrid",
    "genève": "Europe/Zurich", "geneva": "Europe/Zurich", "zürich": "Europe/Zurich", "new york": "America/New_York",
    "eastern": "America/New_York", "pacific": "America/Los_Angeles", "montréal": "America/Toronto",
    "montreal": "America/Toronto", "québec": "America/Toronto", "toronto": "America/Toronto", "lisboa": "Europe/Lisbon",
    "lisbon": "Europe/Lisbon", "roma": "Europe/Rome", "rome": "Europe/Rome", "italiana": "Europe/Rome",
    "amsterdam": "Europe/Amsterdam", "wien": "Europe/Vienna", "wiener": "Europe/Vienna", "vienna": "Europe/Vienna",
    "zürcher": "Europe/Zurich", "dublin": "Europe/Dublin", "stockholm": "Europe/Stockholm", "warsaw": "Europe/Warsaw",
    "peninsular": "Europe/Madrid", "brasília": "America/Sao_Paulo", "dubai": "Asia/Dubai", "uae": "Asia/Dubai",
    "riyadh": "Asia/Riyadh", "tokyo": "Asia/Tokyo", "beijing": "Asia/Shanghai",
}  # fmt: skip
# Abbreviation -> a zone that uses it; it counts where that zone has this offset on the day (minutes, None: always).
_ABBREVIATIONS: dict[str, tuple[str, int | None]] = {
    "UTC": ("UTC", 0), "GMT": ("UTC", 0), "BST": ("Europe/London", 60), "WET": ("Europe/Lisbon", 0), "CET": ("Europe/Paris", 60),
    "CEST": ("Europe/Paris", 120), "MEZ": ("Europe/Berlin", 60), "MESZ": ("Europe/Berlin", 120),
    "EST": ("America/New_York", -300), "EDT": ("America/New_York", -240), "ET": ("America/New_York", None),
    "PST": ("America/Los_Angeles", -480), "PDT": ("America/Los_Angeles", -420), "PT": ("America/Los_Angeles", None),
    "HNE": ("America/Toronto", -300), "HAE": ("America/Toronto", -240),
}  # fmt: skip
_ABBREVIATION = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(_ABBREVIATIONS, key=len, reverse=True))})(?![\w+-])")


class Embargo(Struct, frozen=True, kw_only=True):
    """What an embargo line says: the moment, or what is missing and what it probably is.

    `moment` is aware; `missing` is empty when it is known. `suggestion` is a moment as a release
    writes it, empty where the line has no date.
    """

    moment: datetime | None = None
    missing: str = ""
    suggestion: str = ""


def read_embargo(text: str, *, home: ZoneInfo, today: date, language: str) -> Embargo:
    """Return the embargo of a line; `home` is the newsroom's zone, used for the suggestion only."""
    mentions = find(text, language=language)
    if not mentions:
        return Embargo(missing="a date")
    mention = mentions[0]
    clock = text[: mention.start] + " \n " + text[mention.end :]
    year = mention.year or _nearest(mention, today)
    hour, minute = _hour(clock) or (9, 0)
    said_hour = _hour(clock) is not None
    at = datetime(year, mention.month, mention.day, hour, minute)  # noqa: DTZ001  (its zone is read next)
    zone = _zone(clock, at)
    moment = at.replace(tzinfo=zone or home)
    needs = [
        name
        for name, known in (("a year", mention.year), ("an hour", said_hour), ("a time zone", zone is not None))
        if not known
    ]
    if mention.swapped:
        needs.insert(0, "a date that can be read in one way only")
    if not mention.fits:
        needs.insert(0, f"a weekday that agrees with {mention.date:%Y-%m-%d}")
    suggestion = with_offset(moment)
    return (
        Embargo(missing=" and ".join(needs), suggestion=suggestion)
        if needs
        else Embargo(moment=moment, suggestion=suggestion)
    )


def _nearest(mention: Mention, today: date) -> int:
    """Return the year that brings a date without year nearest to today, for the suggestion."""
    fitting = years(mention, today=today) or (today.year,)
    return min(fitting, key=lambda year: abs((date(year, mention.month, min(mention.day, 28)) - today).days))


def _hour(text: str) -> tuple[int, int] | None:
    found = _CLOCK.search(text)
    if found:
        hour, minute = int(found["hour"]), int(found["minute"] or found["after"] or 0)
        half = (found["half"] or found["alone"] or "").lower()[:1]
        hour = hour % 12 + (12 if half == "p" else 0) if half else hour
        return (hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004  (hours and minutes)
    named = _NAMED_HOUR.search(text)
    return (_NAMED_HOURS[named[0].lower()], 0) if named else None


def _zone(text: str, at: datetime) -> tzinfo | None:
    """Return the zone that a line names, None when it names none, or one that clocks do not show then."""
    offset = _OFFSET.search(text)
    if offset:
        shift = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"] or 0))
        return timezone(shift if offset["sign"] == "+" else -shift) if shift < timedelta(hours=15) else None
    place = _PLACE.search(text)
    if place:
        name = (place["after"] or place["before"]).lower()
        city = _CITIES.get(name) or _CITIES.get(name.split(" ")[-1]) or _CITIES.get(name.split(" ")[0])
        return ZoneInfo(city) if city else None
    abbreviation = _ABBREVIATION.search(text)
    if not abbreviation:
        return None
    name, minutes = _ABBREVIATIONS[abbreviation[0]]
    zone = UTC if name == "UTC" else ZoneInfo(name)
    agrees = minutes is None or at.replace(tzinfo=zone).utcoffset() == timedelta(minutes=minutes)
    return zone if agrees else None
