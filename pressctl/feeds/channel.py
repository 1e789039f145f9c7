"""What all formats of one feed have in common."""

from collections.abc import Sequence
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from msgspec import Struct

from pressctl.feeds.cleaning import address, one_line
from pressctl.feeds.naming import Feed
from pressctl.model import FeedFormat, FeedSettings, Newsroom, category_folder


class Channel(Struct, frozen=True, kw_only=True):
    """A feed document without its entries. `home` is the newsroom's address and ends with a slash.

    `feed` says which feed it is of, and which of its documents; `tongues` are the languages that have feeds of their own.
    """

    id: str
    title: str
    home: str
    language: str
    hubs: tuple[str, ...]
    updated: datetime
    feed: Feed
    tongues: tuple[str, ...]

    def address(self, form: FeedFormat) -> str:
        """Return where this very document is to be found in one format, for rel=self."""
        return self.home + self.feed.path(form)

    def related(self, form: FeedFormat) -> tuple[tuple[str, str], ...]:
        """Return the documents beside this one, as (relation of RFC 5005, address)."""
        return tuple((rel, self.home + path) for rel, path in self.feed.related(form))

    def in_tongue(self, form: FeedFormat, tongue: str) -> str:
        """Return where the feed of another language is to be found."""
        return self.home + Feed(tongue=tongue).path(form)


def make_channel(
    newsroom: Newsroom,
    settings: FeedSettings,
    language: str,
    updated: datetime,
    feed: Feed,
    tongues: Sequence[str] = (),
) -> Channel:
    """Return what a document says of itself; its id depends on the newsroom's id and the feed alone, so an address may change.

    An archive names no feeds of other languages, which may come later: it would not be closed. All spellings of a
    category that share a folder are one feed.
    """
    name = one_line(newsroom.name) or one_line(newsroom.id)
    number, title = "feed", name
    if feed.tongue:
        number, title = f"feed:{feed.tongue}", f"{name} ({feed.tongue})"
    elif feed.category:
        number, title = f"feed:category:{category_folder(feed.category)}", f"{name} – {one_line(feed.category)}"
    return Channel(
        id=f"urn:uuid:{uuid5(uuid5(NAMESPACE_URL, newsroom.id), number)}",
        title=title,
        home=address(newsroom.url),
        language=feed.tongue or language,
        hubs=tuple(dict.fromkeys(filter(None, map(address, settings.hubs)))),
        updated=updated,
        feed=feed,
        tongues=() if feed.shelf.number or feed.category else tuple(tongues),
    )
