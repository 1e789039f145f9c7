"""A git ledger's files: each line is how one row of the tables became what it is; all lines in order are the ledger.

    ledger.json            format, schema, salt, and what tells whether a `ledger_key` fits
    ledger.jsonl           the ledger's version, stops, passes
    releases/ID.jsonl      editions, deliveries, parts, attempts of one release
    variants/…, members/…  what was frozen, a file each, read when it is needed
    uploads.jsonl          what is on web hosts: the one file that is written anew, since it can be lost

What a statement changed is noted by triggers, so that every statement of every store can be used as it is, and what is
written does not depend on how it came about: rows are read back by any version that knows the columns.
"""

import base64
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta
from functools import lru_cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote, unquote

import msgspec.json
from msgspec import Struct

from pressctl.delivery.ledger.database import Database
from pressctl.delivery.ledger.sealing import Sealer
from pressctl.delivery.ledger.sqlite import PUT_BACK
from pressctl.delivery.ledger.tables import SCHEMA
from pressctl.errors import LedgerUnusable

HEAD, COMMON, UPLOADS = "ledger.json", "ledger.jsonl", "uploads.jsonl"
_APART = {"variants", "members", "uploads"}  # not as lines of a release
_EVERYWHERE = {"meta", "stops", "passes"}
_SEALED = "sealed"  # the key of a value that is one


class Replay(sqlite3.Connection):
    """The tables in memory, made again from the lines."""

    schema = SCHEMA
    skew = timedelta()  # leases are by each machine's own clock
    returning = False  # changes are noted by triggers

    def stream(self, statement: str, /) -> Iterable[Any]:
        """Do one question, and yield what it gives."""
        return self.execute(statement)


class Table(Struct, frozen=True, kw_only=True):
    """A table as it is: its columns with their defaults, and which of them tell a row from the others."""

    name: str
    columns: tuple[str, ...]
    defaults: Mapping[str, str | None]
    key: tuple[str, ...]


class Changes(Struct, frozen=True, kw_only=True):
    """What is to be written: lines by path, whole files by path, variants and parts' members that may be new."""

    lines: Mapping[str, list[bytes]]
    uploads: bytes | None
    variants: tuple[str, ...]
    members: tuple[str, ...]


def make(salt: str) -> Replay:
    """Make empty tables."""
    db = sqlite3.connect(":memory:", isolation_level=None, factory=Replay)
    for statement in (files("pressctl.delivery.ledger") / "schema.sql").read_text("utf-8").split(";\n"):
        db.execute(statement)
    db.execute("CREATE TABLE rejections (key TEXT, position INTEGER, PRIMARY KEY (key, position)) WITHOUT ROWID")
    db.execute("INSERT INTO meta VALUES ('salt', ?), ('version', '0')", (salt,))
    return db


def tables_of(db: sqlite3.Connection) -> dict[str, Table]:
    """Return the ledger's tables."""
    names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {}
    for name in names:
        if name == "rejections" or name.startswith("sqlite_"):
            continue
        columns = db.execute(f"PRAGMA table_info({name})").fetchall()
        key = tuple(row[1] for row in sorted(columns, key=lambda row: row[5]) if row[5]) or ("rowid",)
        found[name] = Table(
            name=name,
            columns=tuple(row[1] for row in columns),
            defaults={row[1]: row[4] for row in columns},
            key=key,
        )
    return found


# Noting what changes


def note_changes(db: sqlite3.Connection, tables: Iterable[Table]) -> None:
    """Have everything noted that changes from now on, with what a row was before."""
    db.execute(
        "CREATE TEMP TABLE changes (number INTEGER PRIMARY KEY, name TEXT, pk TEXT, old TEXT, UNIQUE (name, pk))"
    )
    db.execute("CREATE TEMP TABLE touched (times INTEGER)")
    db.execute("INSERT INTO touched VALUES (0)")
    for table in tables:
        for event, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
            if event == "INSERT" and table.name in {"members", "variants"}:
                continue  # frozen with a part, and filled in again from the file of their own
            pk = f"json_array({', '.join(f'{row}.{column}' for column in table.key)})"
            old = ", ".join(f"'{column}', OLD.{column}" for column in table.columns)
            db.execute(
                f"CREATE TEMP TRIGGER note_{table.name}_{event} AFTER {event} ON main.{table.name} BEGIN"  # noqa: S608
                f" INSERT INTO changes (name, pk, old) SELECT '{table.name}', {pk},"
                f" {'NULL' if event == 'INSERT' else f'json_object({old})'}"
                f" WHERE NOT EXISTS (SELECT 1 FROM changes WHERE name = '{table.name}' AND pk = {pk});"
                " UPDATE touched SET times = times + 1; END"
            )


def times_touched(db: sqlite3.Connection) -> int:
    """Return how many rows were changed since changes are noted."""
    return int(db.execute("SELECT times FROM touched").fetchone()[0])


def forget_changes(db: sqlite3.Connection) -> None:
    """Begin anew."""
    db.execute("DELETE FROM changes")


def read_changes(db: sqlite3.Connection, tables: Mapping[str, Table], stamp: str, sealer: Sealer | None) -> Changes:
    """Return what is to be written; `stamp` stands in each line and tells one push from another."""
    lines: dict[str, list[bytes]] = {}
    variants: dict[str, None] = {}
    members: dict[str, None] = {}
    uploads = False
    for name, pk, old in db.execute("SELECT name, pk, old FROM changes ORDER BY number").fetchall():
        table, key = tables[name], msgspec.json.decode(pk)
        before = msgspec.json.decode(old) if old else None
        now = _row(db, table, key)
        if name == "uploads":
            uploads = True
            continue
        line = _line(table, key, before, now)
        if line is None:
            continue
        row = line.get("row", {})
        if name == "parts" and "variant" in row:
            variants[row["variant"]] = None
        if "new" in line and name == "parts" and now and now["people"]:
            members[now["key"]] = None
        if sealer and name == "editions" and "content" in row:
            about = f"content {(now or {})['release']} {(now or {})['edition']}"
            row["content"] = {_SEALED: base64.b64encode(sealer.seal(row["content"].encode(), about)).decode()}
        path = _path(db, table, now or before or {})
        lines.setdefault(path, []).append(_json({"by": stamp, **line}))
    return Changes(
        lines=lines, uploads=_all_uploads(db) if uploads else None, variants=tuple(variants), members=tuple(members)
    )


def _row(db: sqlite3.Connection, table: Table, key: list[Any]) -> dict[str, Any] | None:
    where = " AND ".join(f"{column} = ?" for column in table.key)
    found = db.execute(f"SELECT {', '.join(table.columns)} FROM {table.name} WHERE {where}", key).fetchone()  # noqa: S608
    return dict(zip(table.columns, found, strict=True)) if found else None


def _line(
    table: Table, key: list[Any], before: Mapping[str, Any] | None, now: Mapping[str, Any] | None
) -> dict[str, Any] | None:
    if now is None:
        return {"gone": table.name, "where": dict(zip(table.key, key, strict=True))} if before else None
    if before is None:
        return {
            "new": table.name,
            "row": {name: value for name, value in now.items() if not _is_usual(table, name, value)},
        }
    changed = {name: value for name, value in now.items() if value != before[name]}
    if not changed:
        return None
    return {"set": table.name, "where": dict(zip(table.key, key, strict=True)), "row": changed}


def _is_usual(table: Table, name: str, value: object) -> bool:
    usual = table.defaults[name]
    return value is None or (usual is not None and usual == (f"'{value}'" if isinstance(value, str) else str(value)))


def _path(db: sqlite3.Connection, table: Table, row: Mapping[str, Any]) -> str:
    """Return the file that a row's lines stand in."""
    if table.name in _EVERYWHERE:
        return COMMON
    release = row.get("release")
    if release is None and "key" in row:
        release = db.execute("SELECT release FROM parts WHERE key = ?", (row["key"],)).fetchone()[0]
    return COMMON if release is None else _release_path(str(release))


@lru_cache(maxsize=64)
def _release_path(release: str) -> str:
    return f"releases/{quote(release, safe='')}.jsonl"


def release_at(path: str) -> str:
    """Return the release whose lines a file has, or nothing."""
    folder, _, name = path.partition("/")
    return unquote(name.removesuffix(".jsonl")) if folder == "releases" else ""


def _all_uploads(db: sqlite3.Connection) -> bytes:
    rows = db.execute("SELECT * FROM uploads ORDER BY target, place, path")
    return b"".join(_json(list(row)) + b"\n" for row in rows)


def _json(value: object) -> bytes:
    return msgspec.json.encode(value)


# Reading them back


def apply(
    db: sqlite3.Connection,
    tables: Mapping[str, Table],
    text: bytes,
    unseal: Callable[[str, str], str],
    *,
    where: str,
    after: int,
) -> None:
    """Do again what the lines of one file say; `after` is the number of the line before them.

    `unseal(sealed, about)` gives what a sealed value holds.

    Raises:
        LedgerUnusable: A line is not as pressctl writes it, with its place.
    """
    if text and not text.endswith(b"\n"):
        raise damaged(where, after + text.count(b"\n") + 1, "it has no end")
    for number, line in enumerate(text.split(b"\n")[:-1], start=after + 1):
        try:
            _apply(db, tables, msgspec.json.decode(line), unseal)
        except LedgerUnusable:
            raise
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError, sqlite3.Error) as error:
            raise damaged(where, number, type(error).__name__) from error


def apply_uploads(db: sqlite3.Connection, text: bytes) -> None:
    """Put these in place of all that is known of web hosts.

    Raises:
        LedgerUnusable: A line is not as pressctl writes it, with its place.
    """
    db.execute("DELETE FROM uploads")
    for number, line in enumerate(text.split(b"\n")[:-1], start=1):
        try:
            db.execute(
                "INSERT INTO uploads VALUES (?, ?, ?, ?, ?)", [str(value) for value in msgspec.json.decode(line)]
            )
        except (ValueError, TypeError, RecursionError, sqlite3.Error) as error:
            raise damaged(UPLOADS, number, type(error).__name__) from error


def _apply(
    db: sqlite3.Connection, tables: Mapping[str, Table], line: Mapping[str, Any], unseal: Callable[[str, str], str]
) -> None:
    (does,) = line.keys() & {"new", "set", "gone"}
    table, row = tables[line[does]], dict(line.get("row", {}))
    where = dict(line.get("where", {}))
    if not row.keys() <= set(table.columns) or (does != "new" and tuple(where) != table.key):
        raise ValueError(does)
    if table.name == "members":
        db.execute("INSERT OR IGNORE INTO rejections VALUES (?, ?)", (where["key"], where["position"]))
        return
    if isinstance(row.get("content"), dict):
        release, edition = _edition(db, row, where)
        row["content"] = unseal(row["content"][_SEALED], f"content {release} {edition}")
    match = " AND ".join(f"{column} = ?" for column in where)
    if does == "new":
        marks = ", ".join("?" for _ in row)
        done = db.execute(f"INSERT INTO {table.name} ({', '.join(row)}) VALUES ({marks})", list(row.values()))  # noqa: S608
    elif does == "set":
        given = ", ".join(f"{column} = ?" for column in row)
        done = db.execute(f"UPDATE {table.name} SET {given} WHERE {match}", [*row.values(), *where.values()])  # noqa: S608
    else:
        done = db.execute(f"DELETE FROM {table.name} WHERE {match}", list(where.values()))  # noqa: S608
    if done.rowcount != 1:
        raise LookupError(does)


def _edition(db: sqlite3.Connection, row: Mapping[str, Any], where: Mapping[str, Any]) -> tuple[str, str]:
    if "release" in row:
        return row["release"], row["edition"]
    release, edition = db.execute(
        "SELECT release, edition FROM editions WHERE number = ?", (where["number"],)
    ).fetchone()
    return release, edition


def damaged(where: str, number: int, why: str) -> LedgerUnusable:
    """Return what is said of a line that cannot be read."""
    return LedgerUnusable(
        f"the ledger is damaged: {where}:{number} is not as pressctl writes it ({why})", hint=PUT_BACK
    )


# What is frozen, and kept in files of its own


def variant_path(fingerprint: str) -> str:
    """Return where a variant is."""
    return f"variants/{fingerprint[:2]}/{fingerprint[2:]}"


def members_path(key: str) -> str:
    """Return where a part's members are."""
    return f"members/{quote(key, safe='')}"


def members_text(db: sqlite3.Connection, key: str) -> bytes:
    """Return a part's members as they are frozen."""
    rows = db.execute("SELECT person FROM members WHERE key = ? ORDER BY position", (key,))
    return b"[" + b",".join(row[0].encode() for row in rows) + b"]"


def fill_members(db: Database, key: str, text: bytes) -> None:
    """Put a part's members, as they were frozen, into their table."""
    people = msgspec.json.decode(text)
    refused = {row[0] for row in db.execute("SELECT position FROM rejections WHERE key = ?", (key,))}
    db.executemany(
        "INSERT INTO members (key, position, address, person, rejected) VALUES (?, ?, ?, ?, ?)",
        ((key, at, person[0], _json(person).decode(), int(at in refused)) for at, person in enumerate(people)),
    )


def parts_without_members(db: Database, where: str, values: Iterable[object]) -> Iterator[str]:
    """Yield the keys of mailings' parts whose members are not in their table yet."""
    query = (
        f"SELECT key FROM parts WHERE people > 0 AND {where}"  # noqa: S608  (where is ours)
        " AND NOT EXISTS (SELECT 1 FROM members WHERE members.key = parts.key)"
    )
    return (row[0] for row in db.execute(query, tuple(values)).fetchall())
