"""Entries in, the bytes of every feed out: the same entries give the same bytes on every machine."""

import html
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from pressctl.feeds.channel import Channel, make_channel
from pressctl.feeds.jsonfeed import json_feed, json_item
from pressctl.feeds.naming import MAIN, Feed
from pressctl.feeds.pieces import Pieces, Written, taken_apart
from pressctl.feeds.window import moment, newest
from pressctl.model import STYLE_FILE, Entry, FeedFormat, FeedSettings, Media, Newsroom

if TYPE_CHECKING:
    from pressctl.feeds.correcting import Generator, Item

# An empty feed says when it was updated too (RFC 4287 section 4.1.1). The clock would change its
# bytes at every build, so it names one fixed moment before any release.
NEVER = datetime(2000, 1, 1, tzinfo=UTC)


def build_feeds(
    entries: Sequence[Entry],
    *,
    newsroom: Newsroom,
    settings: FeedSettings,
    language: str,
    feed: Feed = MAIN,
    tongues: Sequence[str] = (),
    updated: datetime | None = None,
    pieces: Pieces | None = None,
) -> dict[str, bytes]:
    """Return paths below public/ (`rss.xml`, `atom.xml`, `feed.json`, as `settings` asks) and the bytes of each.

    `feed` says which: the newsroom's main ones, those of a language or a category, or an archive of exactly the entries
    given. `language` is the newsroom's; `tongues` are those that have feeds of their own.

    Entries may come in any order; the newest `settings.entries` are carried, newest first.
    `updated` (aware) defaults to the latest `updated` of those. `newsroom.url` must be set:
    feeds name themselves by it. `pieces` remember the entries of other feeds of this newsroom with these settings.
    """
    if not newsroom.url:
        message = "feeds need the newsroom's address"
        raise ValueError(message)
    pieces = pieces or Pieces()
    carried = newest(entries, settings.entries, lambda entry: pieces.fit(entry, newsroom.url))
    latest = max((entry.updated for entry in carried), default=NEVER)
    channel = make_channel(newsroom, settings, language, moment(updated) if updated else latest, feed, tongues)
    known = pieces.of(carried, channel.language, partial(_entries, channel, settings.formats))
    built: dict[str, bytes] = {}
    for form in settings.formats:
        if form == "json":
            built[feed.path(form)] = json_feed(channel, [piece[form] for piece in known])
        else:
            head, _, end = taken_apart(_written(_feed(channel, ()), channel, form), form)
            built[feed.path(form)] = b"".join((head, *(piece[form] for piece in known), end))
    return built


def _entries(channel: Channel, formats: Sequence[FeedFormat], entries: Sequence[Entry]) -> list[Written]:
    """Return each entry as the formats have it."""
    made = _feed(channel, entries) if {*formats} - {"json"} else None
    columns: list[list[bytes]] = []
    for form in formats:
        if made and form != "json":
            columns.append(taken_apart(_written(made, channel, form), form)[1])
        else:
            columns.append([json_item(channel, entry) for entry in entries])
    return [dict(zip(formats, row, strict=True)) for row in zip(*columns, strict=True)]


def _feed(channel: Channel, entries: Sequence[Entry]) -> "Generator":
    """Return feedgen's feed with everything said explicitly, so that nothing defaults to the clock."""
    from pressctl.feeds.correcting import Generator

    feed = Generator(archive=channel.feed.shelf.closed)
    feed.id(channel.id)
    feed.title(channel.title)
    feed.description(channel.title)  # RSS demands one, and the boilerplate is Markdown
    feed.author(name=channel.title, uri=channel.home)
    feed.language(channel.language)
    feed.updated(channel.updated)
    feed.generator("pressctl")
    for entry in entries:
        feed.add_entry(_item(channel, entry), order="append")
    return feed


def _written(feed: "Generator", channel: Channel, form: FeedFormat) -> bytes:
    """Return one XML format of the feed; only its links differ, since each format names itself."""
    links = [
        {"href": channel.home, "rel": "alternate", "type": "text/html"},
        {"href": channel.address(form), "rel": "self", "type": f"application/{form}+xml"},
        *({"href": hub, "rel": "hub"} for hub in channel.hubs),
        *({"href": to, "rel": rel, "type": f"application/{form}+xml"} for rel, to in channel.related(form)),
        *(
            {
                "href": channel.in_tongue(form, tongue),
                "rel": "alternate",
                "type": f"application/{form}+xml",
                "hreflang": tongue,
            }
            for tongue in channel.tongues
            if tongue != channel.feed.tongue
        ),
    ]
    feed.link(links, replace=True)
    written: bytes = feed.rss_str(pretty=True) if form == "rss" else feed.atom_str(pretty=True)
    return _styled(written, "../" * channel.feed.path(form).count("/") + STYLE_FILE)


def _styled(document: bytes, style: str) -> bytes:
    """Return a feed that names its style sheet by CSS: browsers drop XSLT, and feedgen has no such instruction."""
    declaration, line, rest = document.partition(b"\n")
    return b'%b%b<?xml-stylesheet type="text/css" href="%b"?>\n%b' % (declaration, line, style.encode(), rest)


def _item(channel: Channel, entry: Entry) -> "Item":
    """Return feedgen's entry. The order of calls matters where feedgen lets one setter change another."""
    from pressctl.feeds.correcting import Item

    foreign = entry.language if entry.language != channel.language else ""
    item = Item(language=foreign, creator=entry.author, media=entry.media)
    item.guid(entry.id)  # isPermaLink="false"
    item.title(entry.title)
    item.published(entry.published)
    item.updated(entry.updated)
    item.link(_pages(entry))
    item.link([_enclosure(media) for media in entry.media])
    if entry.author:
        item.author(name=entry.author)
    if entry.summary:
        item.summary(entry.summary, type="text")
        item.description(html.escape(entry.summary, quote=False))  # RSS descriptions are HTML
    item.content(entry.html, type="html")  # after description, which would replace it in Atom
    item.category([{"term": category} for category in entry.categories])
    return item


def _pages(entry: Entry) -> list[dict[str, str]]:
    """Return links to an entry's page, and to those of its other languages between them.

    Some readers open the first alternate, others (feedparser, feedgen's own RSS) the last: both are the entry's.
    RFC 4287 section 4.1.2 allows one for each pair of type and hreflang, and the first has no hreflang.
    """
    own = {"href": entry.url, "rel": "alternate", "type": "text/html"}
    others = [{**own, "href": other.url, "hreflang": other.language} for other in entry.alternates]
    return [own, *others, {**own, "hreflang": entry.language}] if others else [own]


def _enclosure(media: Media) -> dict[str, str]:
    """Return a link to one file that comes with the release; length in bytes, where known."""
    link = {"href": media.url, "rel": "enclosure", "type": media.type}
    if media.size > 0:
        link["length"] = str(media.size)
    if title := media.caption or media.alt:
        link["title"] = title
    return link
