"""Stop marks: what a person has halted, until the same or another person says go.

A mark is read with every part that is about to leave, in the transaction that lets it, so that it counts
for runs that are under way as well.
"""

import sqlite3
from datetime import datetime

from pressctl.delivery.ledger.records import Stop

EVERYTHING = ""  # the mark that stands for all releases
# Whether a row of `parts` may not leave. A kill is let through by its release's own mark: it undoes what was stopped.
HALTED = (
    f"EXISTS (SELECT 1 FROM stops WHERE stops.release = '{EVERYTHING}'"  # noqa: S608  (a constant)
    " OR (stops.release = parts.release AND parts.edition != 'kill'))"
)


def read_stop(db: sqlite3.Connection, release: str) -> Stop | None:
    """Return the mark on a release, that on everything first."""
    if db.execute("PRAGMA user_version").fetchone()[0] < 2:  # noqa: PLR2004  (a ledger that knows no marks, only looked at)
        return None
    query = "SELECT release, since FROM stops WHERE release IN (?, ?) ORDER BY release"
    row = db.execute(query, (EVERYTHING, release)).fetchone()
    return Stop(since=datetime.fromisoformat(row[1]), everything=row[0] == EVERYTHING) if row else None


def stop(db: sqlite3.Connection, release: str, since: datetime) -> bool:
    """Set a mark; False where it stands already, with the time it has."""
    return db.execute("INSERT OR IGNORE INTO stops VALUES (?, ?)", (release, since.isoformat())).rowcount == 1


def go(db: sqlite3.Connection, release: str) -> bool:
    """Take a mark away; False where there is none."""
    return db.execute("DELETE FROM stops WHERE release = ?", (release,)).rowcount == 1


def is_halted(db: sqlite3.Connection, key: str) -> bool:
    """Whether one part may not leave."""
    return bool(db.execute(f"SELECT {HALTED} FROM parts WHERE key = ?", (key,)).fetchone() == (1,))  # noqa: S608  (a constant)
