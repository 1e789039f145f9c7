"""What was last put on each web host: path, SHA-256, and the ETag that the host gave.

Unlike all else in the ledger it can be lost: what a host has already is then looked at, file by file.
"""

from collections.abc import Mapping

from pressctl.delivery.ledger.database import Database
from pressctl.delivery.ledger.records import Left

_KNOWS_UPLOADS = 4  # the schema from which on a ledger has them; older ones may be looked at
# Marks of people, those on releases that were killed since aside: a withdrawn page has to get out.
_STOPS = (
    "SELECT 1 FROM stops WHERE NOT EXISTS"
    " (SELECT 1 FROM editions WHERE editions.release = stops.release AND editions.edition = 'kill')"
)


def read_uploads(db: Database, target: str, place: str) -> Mapping[str, str]:
    """Return the SHA-256 of what was left at a target, by path; `place` stands for its address: another has nothing yet."""
    if db.schema < _KNOWS_UPLOADS:
        return {}
    return dict(db.execute("SELECT path, sha256 FROM uploads WHERE target = ? AND place = ?", (target, place)))


def read_etag(db: Database, target: str, place: str, path: str) -> str | None:
    """Return the ETag that a host gave for a file, "" for none; None where nothing was left there."""
    query = "SELECT etag FROM uploads WHERE target = ? AND place = ? AND path = ?"
    row = db.execute(query, (target, place, path)).fetchone()
    return row[0] if row else None


def note_upload(db: Database, target: str, place: str, path: str, left: Left | None) -> None:
    """Record that a file was put there, or that it was taken away (None)."""
    if left is None:
        db.execute("DELETE FROM uploads WHERE target = ? AND place = ? AND path = ?", (target, place, path))
        return
    query = (
        "INSERT INTO uploads (target, place, path, sha256, etag) VALUES (?, ?, ?, ?, ?) ON CONFLICT (target, place, path)"
        " DO UPDATE SET sha256 = excluded.sha256, etag = excluded.etag"
    )
    db.execute(query, (target, place, path, left.sha256, left.etag))


def is_anything_stopped(db: Database) -> bool:
    """Whether a person has halted everything, or any release that is not withdrawn."""
    return db.execute(_STOPS).fetchone() is not None
