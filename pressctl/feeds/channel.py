"""What all formats of one feed have in common."""

from datetime import datetime
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from msgspec import Struct

from pressctl.feeds.cleaning import address, one_line
from pressctl.model import FeedFormat, FeedSettings, Newsroom

FEED_FILES: Final[dict[FeedFormat, str]] = {"rss": "rss.xml", "atom": "atom.xml", "json": "feed.json"}


class Channel(Struct, frozen=True, kw_only=True):
    """A feed without its entries. `home` is the newsroom's address and ends with a slash."""

    id: str
    title: str
    home: str
    language: str
    hubs: tuple[str, ...]
    updated: datetime

    def address(self, form: FeedFormat) -> str:
        """Return where the feed of this format is to be found: its own name, for rel=self."""
        return self.home + FEED_FILES[form]


def make_channel(newsroom: Newsroom, settings: FeedSettings, language: str, updated: datetime) -> Channel:
    """Return the channel; its id depends on the newsroom's id alone, so an address may change."""
    namespace = uuid5(NAMESPACE_URL, newsroom.id)
    return Channel(
        id=f"urn:uuid:{uuid5(namespace, 'feed')}",
        title=one_line(newsroom.name) or one_line(newsroom.id),
        home=address(newsroom.url),
        language=language,
        hubs=tuple(dict.fromkeys(filter(None, map(address, settings.hubs)))),
        updated=updated,
    )
