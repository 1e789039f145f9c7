"""Entries as they stand in feeds, each written once, however many feeds carry it."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from pressctl.feeds.window import fit_entry
from pressctl.model import Entry, FeedFormat

MOST = 512  # entries that are remembered: a feed's, and as many of its archive that is still open
Written = Mapping[FeedFormat, bytes]

# Where an entry begins in a document, and where the last one has ended: text and attributes hold no "<" as it is.
OPENING: Mapping[FeedFormat, bytes] = {"rss": b"\n    <item", "atom": b"\n  <entry"}
_CLOSING: Mapping[FeedFormat, bytes] = {"rss": b"\n  </channel>", "atom": b"\n</feed>"}


class Pieces:
    """The entries that were written last, `most` of them, as each format has them.

    An entry is written without a language where it has its feed's, so it is known by both.
    """

    def __init__(self, most: int = MOST) -> None:
        """Begin with nothing written."""
        self.fit = lru_cache(maxsize=most)(fit_entry)
        self._most = most
        self._known: dict[tuple[str, Entry], Written] = {}

    def of(
        self, entries: Sequence[Entry], language: str, write: Callable[[Sequence[Entry]], Sequence[Written]]
    ) -> list[Written]:
        """Return each entry as it stands in a feed of `language`; `write` writes those that are not known."""
        known = self._known
        new = [entry for entry in entries if (language, entry) not in known]
        written = dict(zip(new, write(new), strict=True)) if new else {}
        pieces = []
        for entry in entries:
            piece = written[entry] if entry in written else known.pop((language, entry))
            known[(language, entry)] = piece  # the last that was used is the last to be forgotten
            pieces.append(piece)
        for key in list(known)[: max(0, len(known) - self._most)]:
            del known[key]
        return pieces


def taken_apart(document: bytes, form: FeedFormat) -> tuple[bytes, list[bytes], bytes]:
    """Return what stands before a document's entries, each of them, and what stands behind."""
    head, *pieces = document.split(OPENING[form])
    rest = [head, *(OPENING[form] + piece for piece in pieces)]
    last, closing, end = rest[-1].rpartition(_CLOSING[form])
    rest[-1] = last
    return rest[0], rest[1:], closing + end
