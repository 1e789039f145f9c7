"""What stands for all that the ledger has of a release: as long as it is the same, so is what follows from it."""

import hashlib
from collections.abc import Iterator, Sequence

import msgspec

from pressctl.delivery.ledger.database import Database

_AT_ONCE = 400  # releases asked for in one statement: SQLite takes 999 values in its oldest builds
# Everything that `statements.read_history` reads, in an order that does not change; people aside, as there.
_EDITIONS = (
    "release, edition, accepted, content, targets, path FROM editions WHERE release IN ({}) ORDER BY release, number"
)
_DELIVERIES = (
    "release, edition, language, target, channel, listed, already_had FROM deliveries WHERE release IN ({})"
    " ORDER BY release, edition, language, target"
)
_PARTS = (
    "release, key, edition, language, target, channel, number, variant, state, people, rejected, attempts, status_code,"
    " receipt_id, receipt_url, error, hint, cause, settings, doubt, not_before, owner, lease_until, first_claimed, sending_at,"
    " settled_at FROM parts WHERE release IN ({}) ORDER BY release, edition, target, language, number"
)


def read_marks(db: Database, releases: Sequence[str]) -> dict[str, str]:
    """Return a digest of each release's history, stop marks aside: of one that nobody ever sent, that of nothing."""
    marks: dict[str, str] = {}
    for some in _batches(releases):
        found = {release: hashlib.blake2b(digest_size=16) for release in some}
        asked = ", ".join("?" * len(some))
        for table, columns in enumerate((_EDITIONS, _DELIVERIES, _PARTS)):
            for row in db.execute(f"SELECT {columns.format(asked)}", some):
                found[row[0]].update(b"%d" % table + msgspec.json.encode(row))  # a third of repr's time
        marks |= {release: mark.hexdigest() for release, mark in found.items()}
    return marks


def _batches(releases: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for start in range(0, len(releases), _AT_ONCE):
        yield tuple(releases[start : start + _AT_ONCE])
