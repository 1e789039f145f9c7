"""What all formats of one feed have in common."""

from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from msgspec import Struct
from msgspec.structs import replace

from pressctl.feeds.archives import Shelf
from pressctl.feeds.cleaning import address, one_line
from pressctl.model import FeedFormat, FeedSettings, Newsroom, feed_file


class Channel(Struct, frozen=True, kw_only=True):
    """A feed document without its entries. `home` is the newsroom's address and ends with a slash.

    `tongue` is set for a feed of one language, and empty for the newsroom's main one, of the originals;
    `tongues` are those that have a feed of their own. `shelf` says which document of the feed it is.
    """

    id: str
    title: str
    home: str
    language: str
    hubs: tuple[str, ...]
    updated: datetime
    tongue: str = ""
    tongues: tuple[str, ...] = ()
    shelf: Shelf = Shelf()

    def address(self, form: FeedFormat) -> str:
        """Return where this very document is to be found in one format, for rel=self."""
        return self.home + feed_file(form, self.tongue, self.shelf.number)

    def related(self, form: FeedFormat) -> tuple[tuple[str, str], ...]:
        """Return the documents beside this one, as (relation of RFC 5005, address)."""
        shelf = self.shelf
        found = (
            ("current", 0 if shelf.number else None),
            ("prev-archive", shelf.before),
            ("next-archive", shelf.after),
        )
        return tuple((rel, self.home + feed_file(form, self.tongue, to)) for rel, to in found if to is not None)

    def in_tongue(self, form: FeedFormat, tongue: str) -> str:
        """Return where the feed of another language is to be found."""
        return self.home + feed_file(form, tongue)


def make_channel(newsroom: Newsroom, settings: FeedSettings, language: str, updated: datetime) -> Channel:
    """Return the main channel; its id depends on the newsroom's id alone, so an address may change."""
    return Channel(
        id=_id(newsroom, "feed"),
        title=one_line(newsroom.name) or one_line(newsroom.id),
        home=address(newsroom.url),
        language=language,
        hubs=tuple(dict.fromkeys(filter(None, map(address, settings.hubs)))),
        updated=updated,
    )


def in_language(channel: Channel, newsroom: Newsroom) -> Channel:
    """Return the channel of its language alone, with an id and a name of its own."""
    tongue = channel.language
    return replace(channel, id=_id(newsroom, f"feed:{tongue}"), title=f"{channel.title} ({tongue})", tongue=tongue)


def _id(newsroom: Newsroom, name: str) -> str:
    return f"urn:uuid:{uuid5(uuid5(NAMESPACE_URL, newsroom.id), name)}"
