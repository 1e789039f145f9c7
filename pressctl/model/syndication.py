"""A release as readers of feeds and lists see it."""

from datetime import datetime

from msgspec import Struct

from pressctl.model.document import Media


class Entry(Struct, frozen=True, kw_only=True):
    """One release, in one language, for feeds and the newsroom's index.

    `id` never changes (a `urn:uuid:` or the author's `feed_id`). `html` is safe and complete
    with absolute addresses; `summary` is plain text. `media` have absolute `url`s.
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
    retracted: bool = False

    @property
    def order(self) -> tuple[datetime, str, str]:
        """Newest first when sorted in reverse; the same on every machine."""
        return (self.published, self.release, self.language)
