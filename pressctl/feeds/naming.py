"""Which feed a document is of, and which of its documents: what its file is called, and what is beside it."""

from msgspec import Struct

from pressctl.feeds.archives import Shelf
from pressctl.model import FeedFormat, feed_file


class Feed(Struct, frozen=True, kw_only=True):
    """One of a newsroom's feeds: the main one, of the originals; that of one language; or that of one category.

    `shelf` says which document of it: what people subscribe to, or an archive. A category's feed has no archives, since
    those of the main one hold its entries.
    """

    tongue: str = ""
    category: str = ""
    shelf: Shelf = Shelf()

    def path(self, form: FeedFormat) -> str:
        """Return where one format of this document is below public/."""
        return feed_file(form, self.tongue, self.shelf.number, self.category)

    def related(self, form: FeedFormat) -> tuple[tuple[str, str], ...]:
        """Return the documents beside this one, as (relation of RFC 5005, path below public/)."""
        found = (
            ("current", 0 if self.shelf.number else None),
            ("prev-archive", self.shelf.before),
            ("next-archive", self.shelf.after),
        )
        return tuple((rel, feed_file(form, self.tongue, to, self.category)) for rel, to in found if to is not None)


MAIN = Feed()
