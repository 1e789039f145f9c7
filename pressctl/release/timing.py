"""When a release is dated, was last changed, and may go out."""

from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec import Struct

from pressctl.release.fields import Fields
from pressctl.release.moments import Moment, Unclear, read_moment, with_offset


class Times(Struct, frozen=True, kw_only=True):
    """A release's times, aware; `published` and `updated` are in the newsroom's zone."""

    published: datetime | None = None
    dated_only: bool = False
    updated: datetime | None = None
    embargo: datetime | None = None


def read_times(fields: Fields, zone: ZoneInfo, *, undated: bool) -> Times:
    """Return the times; the date is required unless the release may be `undated`: a draft, a translation."""
    date = read_time(fields, "date", zone)
    if not date and not undated and not fields.has("date") and "date" not in fields.meant:
        hint = (
            "Write date: 2026-11-24, or with its hour 2026-11-24T09:00; a draft without a date says status: withheld."
        )
        fields.notes.error("no-date", fields.at("date"), "there is no date.", hint)
    updated = read_time(fields, "updated", zone)
    if updated and not updated.has_hour:
        said = "has no hour."
        fields.wrong(
            "updated", "bad-date", said, f"Write {with_offset(updated.at.replace(hour=9))}, with the hour you mean."
        )
    published = date.at.astimezone(zone) if date else None
    return Times(
        published=published,
        dated_only=bool(date and not date.has_hour),
        updated=updated.at.astimezone(zone) if updated else published,
        embargo=_embargo(fields, zone),
    )


def read_time(fields: Fields, key: str, zone: ZoneInfo) -> Moment | None:
    """Return the moment a key names, or None when it is absent or cannot be read."""
    written = fields.one_line(key)
    if not written:
        return None
    try:
        return read_moment(written, zone)
    except Unclear as unclear:
        fields.wrong(key, unclear.code, f"cannot be used: {unclear.message}", unclear.hint)
        return None


def _embargo(fields: Fields, zone: ZoneInfo) -> datetime | None:
    """Return the embargo, which is one moment the world over: with its hour and its UTC offset or zone."""
    lifted = read_time(fields, "embargo", zone)
    if not lifted or lifted.has_zone:
        return lifted.at if lifted else None
    missing = "no UTC offset" if lifted.has_hour else "no hour and no UTC offset"
    example = lifted.at if lifted.has_hour else lifted.at.replace(hour=9)
    named = f" or {example:%Y-%m-%dT%H:%M} {zone.key}" if "/" in (zone.key or "") else ""
    meant = "" if lifted.has_hour else ", with the hour you mean"
    said = f"has {missing}: it could be any of several moments."
    fields.wrong("embargo", "embargo-no-offset", said, f"Write {with_offset(example)}{named}{meant}.")
    return None
