"""Dates and times as a release has them: ISO 8601 by another name, and never a guess.

Accepted are `2026-11-24`, `2026-11-24T09:00`, seconds, a space for the T, and after the hour a UTC
offset (`+01:00`), `Z`, or the name of a zone (`Europe/Paris`).
"""

import re
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from msgspec import Struct

DAY = r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})"
HOUR = r"(?:[Tt]|[ ]+)(?P<hour>[0-9]{2}:[0-9]{2})(?P<seconds>:[0-9]{2})?(?:[.,][0-9]{1,9})?"
ZONE = r"[ ]*(?P<zone>[Zz]|[+-][0-9]{2}(?::?[0-9]{2})?|[A-Za-z][A-Za-z_]*(?:/[A-Za-z0-9_+-]+)*)"
_ISO = re.compile(f"{DAY}(?:{HOUR}(?:{ZONE})?)?")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?![0-9])(.*)")
_YEAR_LAST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})(?![0-9])(.*)")
_HOUR = re.compile(
    r"[ Tt,à]*(?P<hour>[0-9]{1,2})(?:[ ]?(?:[:hH.]|Uhr)[ ]?(?P<minute>[0-9]{2})?(?![0-9])|(?=[ ]?[aApP]\.?[mM]\b))"
    r"(?:[ ]*(?P<half>[aApP])\.?[mM]\b\.?)?[ ]*(?P<zone>[Zz]|[+-][0-9]{2}:?[0-9]{2})?"
)
_OFFSET = re.compile(r"([+-])([0-9]{2}):?([0-9]{2})?")
_FARTHEST = timedelta(hours=14)  # from UTC: Kiribati
_FIRST, _LAST = 1900, 9998  # years; those at the ends of the calendar cannot change zone
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\t": " "})
_SIGNS = str.maketrans(
    {"\u2212": "-", "\u2013": "-", "\u2010": "-", "\u2011": "-"}
)  # what typesetting makes of a hyphen


class Moment(Struct, frozen=True):
    """An aware time. `has_hour` and `has_zone` tell what was written; the rest came from the newsroom's zone."""

    at: datetime
    has_hour: bool
    has_zone: bool


class Unclear(Exception):
    """A date that cannot be read as one moment: a finding's code, and what to write instead."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        """Keep the parts of the finding; `message` goes on after the key's name."""
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


def read_moment(text: str, zone: ZoneInfo) -> Moment:
    """Return the moment that `text` names; a day alone is its midnight in `zone`.

    A time without offset is in `zone`. One that is the newsroom's own at that moment is returned in `zone`,
    another keeps the offset it was written with.

    Raises:
        Unclear: When it is no date, no such day or hour exists, or there are two of them.
    """
    plain = text.translate(_SPACES).strip(" ")
    found = _ISO.fullmatch(plain)
    if not found:
        raise _not_iso(plain)
    naive = _naive(found["day"], found["hour"], found["seconds"])
    if not found["hour"]:
        midnight = naive.replace(tzinfo=zone)
        # Where clocks jump over midnight, the day begins at the first minute there is.
        return Moment(midnight.astimezone(UTC).astimezone(zone), has_hour=False, has_zone=False)
    if not found["zone"]:
        return Moment(_local(naive, zone), has_hour=True, has_zone=False)
    written = _zone(found["zone"], naive, zone)
    at = _local(naive, written) if isinstance(written, ZoneInfo) else naive.replace(tzinfo=written)
    at_home = at.astimezone(zone)
    return Moment(at_home if at_home.utcoffset() == at.utcoffset() else at, has_hour=True, has_zone=True)


def offset_of(at: datetime) -> str:
    """Return an aware time's UTC offset as it is written: `+01:00`."""
    minutes = round((at.utcoffset() or timedelta()).total_seconds() / 60)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def with_offset(at: datetime) -> str:
    """Return an aware time as a release would write it, to the minute."""
    return f"{at:%Y-%m-%dT%H:%M}{offset_of(at)}"


def _naive(day: str, hour: str | None, seconds: str | None) -> datetime:
    try:
        at = datetime.fromisoformat(day)  # noqa: DTZ007, RUF100  (the zone follows)
    except ValueError:
        raise Unclear("no-such-time", f"{day} is not a day of the calendar.") from None
    if not _FIRST <= at.year <= _LAST:
        raise Unclear("no-such-time", f"the year {at.year} cannot be meant.")
    hours, minutes = (int(part) for part in (hour or "00:00").split(":"))
    second = int(seconds[1:]) if seconds else 0
    try:
        return at.replace(hour=hours, minute=minutes, second=second)
    except ValueError:
        raise Unclear(
            "no-such-time", f"{hour}{seconds or ''} is not an hour of the day.", "Hours go from 00:00 to 23:59."
        ) from None


def _zone(written: str, naive: datetime, home: ZoneInfo) -> timezone | ZoneInfo:
    if written in {"Z", "z", "UTC", "GMT"}:
        return UTC
    found = _OFFSET.fullmatch(written)
    if found:
        sign, hours, minutes = found.groups()
        offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
        if offset <= _FARTHEST and int(minutes or 0) < 60:  # noqa: PLR2004  (minutes of an hour)
            return timezone(-offset if sign == "-" else offset)
        raise Unclear("bad-zone", f"no place on Earth is at UTC{written}.")
    example = with_offset(naive.replace(tzinfo=home))
    if "/" in written:
        try:
            return ZoneInfo(written)
        except (KeyError, ValueError, OSError):
            pass
    raise Unclear(
        "bad-zone",
        f"{written[:40]} is not the name of a time zone.",
        f"Write an offset, {example}, or a name such as Europe/Paris; abbreviations like CET or EST mean several things.",
    )


def _local(naive: datetime, zone: ZoneInfo) -> datetime:
    """Return a wall clock's time in a zone, unless clocks were changed at that hour (PEP 495)."""
    first, second = naive.replace(tzinfo=zone), naive.replace(tzinfo=zone, fold=1)
    before, after = first.utcoffset(), second.utcoffset()
    if before == after or before is None or after is None:
        return first
    if before < after:
        jumped = first.astimezone(UTC).astimezone(zone)
        raise Unclear(
            "no-such-time",
            f"{naive:%H:%M} does not exist on {naive:%Y-%m-%d} in {zone}: clocks go forward.",
            f"Write {with_offset(jumped)}, or the hour you mean.",
        )
    raise Unclear(
        "ambiguous-time",
        f"{naive:%H:%M} comes twice on {naive:%Y-%m-%d} in {zone}: clocks go back.",
        f"Write {with_offset(first)} for the first, {with_offset(second)} for the second.",
    )


def _not_iso(text: str) -> Unclear:
    """Return what to say about a text that is no date in the form wanted."""
    form = "Write the year first: 2026-11-24, and the hour after it: 2026-11-24T09:00."
    plain = text.translate(_SIGNS)
    first, last = _YEAR_FIRST.fullmatch(plain), _YEAR_LAST.fullmatch(plain)
    if not first and not last:
        return Unclear("bad-date", f'"{_cut(text)}" is not a date.', form)
    if first:
        year, month, day, rest = first.groups()
        readings = [(year, month, day)]
    else:
        one, two, year, rest = last.groups()  # type: ignore[union-attr]  # one of the two matched
        readings = [(year, two, one)] if one == two else [(year, two, one), (year, one, two)]
    dates = [date for date in (_date(*reading) for reading in readings) if date]
    hour = _HOUR.match(rest)
    clock = _clock(hour) if hour else ""
    shown = " or ".join(f"{date}{clock}" for date in dates)
    if len(dates) > 1:
        return Unclear("ambiguous-time", f'"{_cut(text)}" can be read as two days.', f"Write {shown}.")
    return Unclear(
        "bad-date", f'"{_cut(text)}" is not a date as it is written here.', f"Write {shown}." if shown else form
    )


def _clock(hour: re.Match[str]) -> str:
    """Return an hour as a release has it: 9:30 pm is T21:30, and 12 am midnight."""
    half, hours = hour["half"], int(hour["hour"])
    if half and hours <= 12:  # noqa: PLR2004  (hours of half a day)
        hours = hours % 12 + (12 if half in "pP" else 0)
    return f"T{hours:02}:{hour['minute'] or '00'}{hour['zone'] or ''}"


def _date(year: str, month: str, day: str) -> str:
    try:
        return datetime(int(year), int(month), int(day)).strftime("%Y-%m-%d")  # noqa: DTZ001  (a day has no zone)
    except ValueError:
        return ""


def _cut(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"  # noqa: PLR2004  (enough to recognise it)
