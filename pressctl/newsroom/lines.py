"""What is kept of a release's file between runs, and its form as JSON.

A `Line` is small and always loaded: it answers what a run asks of every file. A `Record` holds the
release itself and is decoded only when somebody needs it.
"""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from pressctl.model import Entry, Finding, Release, Status, as_builtin
from pressctl.newsroom.signature import Seen

Place = tuple[int, int]


class MediaFile(Struct, frozen=True, kw_only=True):
    """A file that comes with a release: its path from the release's folder, and what it was."""

    path: str
    seen: Seen


class Line(Struct, frozen=True, kw_only=True):
    """One release file in brief.

    `digest` stands for its bytes and those of its media. `opens` is the moment it may be public, in UTC, None without a
    date. `shared` is what it says for all language versions, `own` the keys among those that its front matter has;
    `names` are those that only one version may have. `broken`: an error was found in it when it was checked, at
    `checked`; `readable`: there is a release all the same.
    """

    seen: Seen
    media: tuple[MediaFile, ...]
    digest: str
    checked: datetime
    readable: bool
    broken: bool
    id: str = ""
    own: tuple[str, ...] = ()
    language: str = ""
    status: Status = "usable"
    revision: int = 1
    opens: datetime | None = None
    shared: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    categories: tuple[str, ...] = ()


class Record(Struct, frozen=True, kw_only=True):
    """All that came of reading a file: the release, where its values stand, and what was found.

    `found` is what its bytes and its media say, `checked` what the editorial checks said at the time of
    the line. Paths in it are the file's name below the newsroom's folder.
    """

    release: Release | None
    places: Mapping[str, Place]
    found: tuple[Finding, ...]
    checked: tuple[Finding, ...]


class Published(Struct, frozen=True, kw_only=True):
    """A file below public/ that we wrote: its bytes, what they were made from, and for which document."""

    seen: Seen
    recipe: str
    source: str = ""


class _Zoned(Struct, frozen=True, kw_only=True):
    """A value and the names of the zones its times were in: JSON keeps only their offsets."""

    record: Record
    zones: tuple[str, ...]


class _ZonedEntry(Struct, frozen=True, kw_only=True):
    entry: Entry
    zones: tuple[str, ...]


def encode(value: Line | Published) -> bytes:
    """Return a small value as JSON."""
    return msgspec.json.encode(value)


def decode_line(content: bytes) -> Line:
    """Read back a line; raise `msgspec.MsgspecError` when it is none."""
    return msgspec.json.decode(content, type=Line)


def decode_published(content: bytes) -> Published:
    """Read back what is known of a public file; raise `msgspec.MsgspecError` when it is nothing such."""
    return msgspec.json.decode(content, type=Published)


def encode_record(record: Record) -> bytes:
    """Return a record as JSON.

    Raises:
        ValueError: It has text that is not Unicode (a lone surrogate), which JSON cannot hold.
    """
    zones = tuple(map(_zone_of, _times(record.release))) if record.release else ()
    return msgspec.json.encode(_Zoned(record=record, zones=zones), enc_hook=as_builtin)


def decode_record(content: bytes) -> Record:
    """Read back a record, its times in their zones.

    Raises:
        msgspec.MsgspecError: It is none.
        ValueError, KeyError: It names a zone that is not there.
    """
    held = msgspec.json.decode(content, type=_Zoned)
    record = held.record
    return replace(record, release=_in_zones(record.release, held.zones)) if record.release else record


def encode_entry(entry: Entry) -> bytes:
    """Return an entry as JSON, without its html; raises as `encode_record`."""
    zones = (_zone_of(entry.published), _zone_of(entry.updated))
    return msgspec.json.encode(_ZonedEntry(entry=replace(entry, html=""), zones=zones))


def decode_entry(content: bytes) -> Entry:
    """Read back an entry, without its html; raises as `decode_record`."""
    held = msgspec.json.decode(content, type=_ZonedEntry)
    entry, (published, updated) = held.entry, held.zones
    return replace(entry, published=_in_zone(entry.published, published), updated=_in_zone(entry.updated, updated))


def _times(release: Release) -> tuple[datetime | None, ...]:
    return (release.published, release.updated, release.embargo, *(said.date for said in release.corrections))


def _in_zones(release: Release, zones: tuple[str, ...]) -> Release:
    times = [_in_zone(time, zone) if time else None for time, zone in zip(_times(release), zones, strict=True)]
    published, updated, embargo, *dates = times
    corrections = tuple(replace(said, date=date) for said, date in zip(release.corrections, dates, strict=True))
    return replace(release, published=published, updated=updated, embargo=embargo, corrections=corrections)


def _zone_of(time: datetime | None) -> str:
    """Return the name of a time's zone; nothing for a bare offset."""
    return (time.tzinfo.key or "") if time and isinstance(time.tzinfo, ZoneInfo) else ""


def _in_zone(time: datetime, zone: str) -> datetime:
    return time.astimezone(ZoneInfo(zone)) if zone else time
