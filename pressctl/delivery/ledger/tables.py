"""The tables of a ledger in a database, and how an older one is brought to them."""

from importlib.resources import files

SCHEMA = 5
# What each schema adds to the one before.
MIGRATIONS = {
    2: "CREATE TABLE stops (release TEXT PRIMARY KEY, since TEXT NOT NULL) WITHOUT ROWID",
    3: "CREATE TABLE passes (release TEXT PRIMARY KEY, since TEXT NOT NULL) WITHOUT ROWID",
    4: "CREATE TABLE uploads (target TEXT NOT NULL, place TEXT NOT NULL, path TEXT NOT NULL, sha256 TEXT NOT NULL,"
    " etag TEXT NOT NULL, PRIMARY KEY (target, place, path)) WITHOUT ROWID",
    5: "CREATE TABLE moves (moved_to TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID",
}


def tables() -> tuple[str, ...]:
    """Return the statements that make the tables, as SQLite has them."""
    text = (files("pressctl.delivery.ledger") / "schema.sql").read_text("utf-8")
    return tuple(statement for statement in text.split(";\n") if statement)
