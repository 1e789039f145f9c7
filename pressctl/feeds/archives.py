"""A feed's older entries, in archives that are written once (RFC 5005 section 4).

Oldest first, entries are cut into archives of as many as the feed itself carries. One is closed as soon as an entry
stands behind it, and then holds the same entries for good; the newest is still open, and links go to it so that whoever
reads from the oldest on comes to an end. What the feed carries and the closed archives together are all there is.
"""

from collections.abc import Iterator

from msgspec import Struct


class Shelf(Struct, frozen=True, kw_only=True):
    """Which document of a feed: archive `number` of those there are, 0 for the feed itself.

    `count` are the closed ones; the open one is number `count + 1`, where there is any closed one.
    """

    number: int = 0
    count: int = 0

    @property
    def closed(self) -> bool:
        """Whether it is an archive to which nothing is added any more."""
        return 0 < self.number <= self.count

    @property
    def before(self) -> int | None:
        """The archive of the entries before; those before the feed's own are in the newest closed one."""
        number = self.number - 1 if self.number else self.count
        return number if number > 0 else None

    @property
    def after(self) -> int | None:
        """The archive of the entries after; the open one is the last."""
        return self.number + 1 if self.closed else None


def closed_archives(total: int, size: int) -> int:
    """Return how many archives of `size` entries are closed when there are `total` entries."""
    return (total - 1) // size if total else 0


def archives(total: int, size: int) -> Iterator[tuple[Shelf, range]]:
    """Yield each archive with the places of its entries, counted from the oldest."""
    count = closed_archives(total, size)
    for number in range(1, count + 2 if count else 1):
        yield Shelf(number=number, count=count), range((number - 1) * size, min(number * size, total))
