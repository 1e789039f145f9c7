"""Which entries a feed carries, in which order, and every one of them fit to be written."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from pressctl.feeds.cleaning import address, clean, mime_type, one_line
from pressctl.model import Entry, Media

_MINUTE = timedelta(minutes=1)


def newest(entries: Sequence[Entry], count: int, fit: Callable[[Entry], Entry]) -> list[Entry]:
    """Return the `count` newest entries, newest first, one for each id, made fit for any format by `fit`."""
    chosen: dict[str, Entry] = {}
    for entry in sorted(entries, key=lambda entry: entry.order, reverse=True):
        if len(chosen) == count:
            break
        made = fit(entry)
        chosen.setdefault(made.id, made)
    return list(chosen.values())


def fit_entry(entry: Entry, home: str) -> Entry:
    """Return the entry with every string and time such that no format can choke on it.

    `home` is the newsroom's address: it stands in for an entry's address that is no web address.
    """
    return replace(
        entry,
        id=one_line(entry.id) or one_line(entry.release),
        url=address(entry.url) or home,
        title=one_line(entry.title) or one_line(entry.release),
        summary=clean(entry.summary).strip(" \t\n"),
        html=clean(entry.html),
        language=one_line(entry.language),
        author=one_line(entry.author),
        categories=tuple(filter(None, map(one_line, entry.categories))),
        alternates=tuple(
            replace(other, language=one_line(other.language), url=url)
            for other in entry.alternates
            if (url := address(other.url))
        ),
        media=tuple(fit for media in entry.media if (fit := _fit_media(media)).url),
        published=moment(entry.published),
        updated=moment(entry.updated),
    )


def _fit_media(media: Media) -> Media:
    """Return the media with clean words; its `url` is empty when it is no web address."""
    return replace(
        media,
        url=address(media.url),
        alt=one_line(media.alt),
        caption=one_line(media.caption),
        credit=one_line(media.credit),
        type=mime_type(media.type),
    )


def moment(time: datetime) -> datetime:
    """Return an aware time to the second with an offset RFC 3339 and RFC 822 can write.

    Zones had offsets with seconds before their countries adopted hours; those become UTC.
    """
    time = time.replace(microsecond=0)
    return time.astimezone(UTC) if (time.utcoffset() or timedelta()) % _MINUTE else time
