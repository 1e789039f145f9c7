"""What stands for all that the ledger has of a release: as long as it is the same, so is what follows from it."""

import sqlite3

from pressctl.delivery.ledger.database import Database

# A server has the processor's time to digest its rows itself.
_ROWS = " UNION ALL ".join(
    f"SELECT release, '{table} ' || {table}::text AS line FROM {table}"  # noqa: S608  (our own names)
    for table in ("editions", "deliveries", "parts")
)
_DIGEST = "encode(sha256(convert_to(string_agg(line, chr(10) ORDER BY line), 'UTF8')), 'hex')"
_DIGESTS = f"SELECT release, {_DIGEST} FROM ({_ROWS}) AS known GROUP BY release"  # noqa: S608  (ours)
# A file has a mark for each release, and whatever changes a row of it changes the mark to one that never was: whether
# that is this version, another one or somebody's own statement.
_MARKS = "SELECT release, mark FROM marks"
_NEW = "hex(randomblob(16))"


def read_digests(db: Database) -> dict[str, str]:
    """Return each release's mark, from a server."""
    return dict(db.execute(_DIGESTS).fetchall())


def read_marks(db: Database) -> dict[str, str]:
    """Return each release's mark, from a file; where an earlier version left none, such as nobody has seen."""
    from_rows = f"SELECT release, {_NEW} FROM (SELECT DISTINCT release FROM editions)"  # noqa: S608
    return dict(db.execute(_MARKS if has_marks(db) else from_rows).fetchall())


def note_marks(db: sqlite3.Connection) -> None:
    """Have marks in a file, which may be of an earlier version; to be called within a transaction."""
    if has_marks(db):
        return
    db.execute("CREATE TABLE marks (release TEXT PRIMARY KEY, mark TEXT NOT NULL) WITHOUT ROWID")
    for table in ("editions", "deliveries", "parts"):
        db.execute(
            f"INSERT INTO marks SELECT DISTINCT release, '' FROM {table} WHERE release NOT IN (SELECT release FROM marks)"  # noqa: S608
        )
        for event, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):  # a row never changes its release
            when, which = f"AFTER {event} ON {table}", f"release = {row}.release"
            # Without a conflict clause: that of the statement that fires it would hold in its place. What is changed
            # or taken away was put in before, so its release has a mark: a part that is sent costs two statements less.
            none = f"NOT EXISTS (SELECT 1 FROM marks WHERE {which})"  # noqa: S608  (ours)
            first = f" INSERT INTO marks SELECT {row}.release, '' WHERE {none};" if event == "INSERT" else ""
            db.execute(
                f"CREATE TRIGGER mark_{table}_{event.lower()} {when} BEGIN{first}"  # noqa: S608
                f" UPDATE marks SET mark = {_NEW} WHERE {which}; END"
            )
    db.execute(f"UPDATE marks SET mark = {_NEW}")  # noqa: S608


def has_marks(db: Database | sqlite3.Connection) -> bool:
    """Whether a file has marks."""
    return db.execute("SELECT 1 FROM sqlite_master WHERE name = 'marks'").fetchone() is not None
