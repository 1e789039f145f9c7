"""A release as readers of feeds and lists see it."""

from datetime import datetime
from typing import Final

from msgspec import Struct

from pressctl.model.document import Media
from pressctl.model.newsroom import FeedFormat

FEED_FILES: Final[dict[FeedFormat, str]] = {"rss": "rss.xml", "atom": "atom.xml", "json": "feed.json"}


def feed_file(form: FeedFormat, tongue: str = "", archive: int = 0) -> str:
    """Return the name of a feed below public/: `rss.xml`, `rss.en.xml` for that of one language, `archive/rss-3.xml`."""
    stem, _, ending = FEED_FILES[form].partition(".")
    name = f"{stem}.{tongue}" if tongue else stem
    return f"archive/{name}-{archive}.{ending}" if archive else f"{name}.{ending}"


class Alternate(Struct, frozen=True, kw_only=True):
    """The same release in another language, and where."""

    language: str
    url: str


class Entry(Struct, frozen=True, kw_only=True):
    """One release, in one language, for feeds and the newsroom's index.

    `id` never changes (a `urn:uuid:` or the author's `feed_id`). `html` is safe and complete
    with absolute addresses; `summary` is plain text. `media` have absolute `url`s. `alternates` are
    the release's other languages.
    Times are aware. `order` breaks ties between entries of one moment.
    """

    id: str
    release: str
    url: str
    title: str
    summary: str
    html: str
    language: str
    published: datetime
    updated: datetime
    author: str
    categories: tuple[str, ...] = ()
    media: tuple[Media, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    retracted: bool = False

    @property
    def order(self) -> tuple[datetime, str, str]:
        """Newest first when sorted in reverse; the same on every machine."""
        return (self.published, self.release, self.language)
