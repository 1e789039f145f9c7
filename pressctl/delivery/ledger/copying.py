"""All that a ledger holds, as values and as JSON lines: what `ledger export` writes, and what a copy is compared by.

The first line is the head: format, schema, salt, version, how many rows of each table, and the SHA-256 of them all. Each
further line is one row: `{"table": …, "row": {…}}`, times as RFC 3339 in UTC. People's addresses are among them.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from pressctl.delivery.ledger.database import Database
from pressctl.delivery.ledger.records import PartRecord
from pressctl.delivery.ledger.statements import meta
from pressctl.delivery.ledger.tables import SCHEMA
from pressctl.errors import Invalid, LedgerUnusable

FORMAT = "pressctl ledger"
# Each table, its columns, and the order of its rows; those that it is made from come first.
TABLES: Mapping[str, tuple[tuple[str, ...], str]] = {
    "editions": (("release", "edition", "accepted", "content", "targets", "path"), "number"),
    "deliveries": (
        ("release", "edition", "language", "target", "channel", "listed", "already_had"),
        "release, edition, language, target",
    ),
    "variants": (("fingerprint", "body"), "fingerprint"),
    "parts": (PartRecord.__struct_fields__, "key"),
    "members": (("key", "position", "address", "person", "rejected"), "key, position"),
    "attempts": (
        ("key", "number", "at", "outcome", "status_code", "detail"),
        "key, number, at, outcome, detail",
    ),
    "stops": (("release", "since"), "release"),
    "passes": (("release", "since"), "release"),
    "uploads": (("target", "place", "path", "sha256", "etag"), "target, place, path"),
}
_SINCE = {"stops": 2, "passes": 3, "uploads": 4}  # schemas from which on a ledger has them; older ones may be looked at
_CAN_BE_LOST = "uploads"  # what a host has is looked at again
_REFERRED = " WHERE fingerprint IN (SELECT variant FROM parts)"  # an edit that was accepted leaves the older one behind
_HINT = "Export it anew; nothing was imported."

Row = Mapping[str, Any]


class Copy(Struct, frozen=True, kw_only=True):
    """A ledger's content: rows by table, as the tables have them."""

    salt: str
    version: int
    rows: Mapping[str, tuple[Row, ...]]

    @property
    def digest(self) -> str:
        """The SHA-256 of all that may not be lost; two ledgers with one digest say the same."""
        whole = _digest_of(self.version)
        for table, rows in self.rows.items():
            if table != _CAN_BE_LOST:
                for row in rows:
                    whole.update(_line(table, row).encode())
        return whole.hexdigest()

    @property
    def people(self) -> int:
        """How many addresses are in it, each counted once."""
        return len({row["address"] for row in self.rows["members"]})


def _digest_of(version: int) -> "hashlib._Hash":
    """Begin the digest of what a ledger says."""
    return hashlib.sha256(b"%d\n" % version)


def read_copy(db: Database) -> Copy:
    """Return all that the ledger holds."""
    rows = {table: tuple(_rows(db, table)) for table in TABLES}
    return Copy(salt=meta(db, "salt"), version=int(meta(db, "version")), rows=rows)


def _rows(db: Database, table: str) -> Iterator[Row]:
    """Yield a table's rows as they come."""
    columns, order = TABLES[table]
    if db.schema < _SINCE.get(table, 1):
        return
    where = _REFERRED if table == "variants" else ""
    query = f"SELECT {', '.join(columns)} FROM {table}{where} ORDER BY {order}"  # noqa: S608  (our own names)
    for row in db.stream(query):
        yield dict(zip(columns, row, strict=True))


def is_empty(copy: Copy) -> bool:
    """Whether nothing was ever recorded."""
    return not any(copy.rows.values())


def write_copy(db: Database, copy: Copy, *, salt: bool) -> None:
    """Put all of it into a ledger that has nothing yet; `salt`: and take the other's salt on, which counts once reopened.

    Raises:
        LedgerUnusable: It has something.
    """
    if not is_empty(read_copy(db)):
        hint = "Name a place where there is none."
        raise LedgerUnusable("the ledger that is to take it on holds something already", hint=hint)
    for table, (columns, _) in TABLES.items():
        if table == _CAN_BE_LOST and not salt:
            continue  # an address on a host is known by a digest with the salt
        marks = ", ".join("?" for _ in columns)
        query = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608  (our own names)
        # Refused people are put in as all others first: a ledger that is lines of changes knows only that change.
        rows = ({**row, "rejected": 0} if table == "members" else row for row in copy.rows[table])
        db.executemany(query, [tuple(row[column] for column in columns) for row in rows])
    refused = [(r["rejected"], r["key"], r["position"]) for r in copy.rows["members"] if r["rejected"]]
    db.executemany("UPDATE members SET rejected = ? WHERE key = ? AND position = ?", refused)
    db.execute("UPDATE meta SET value = ? WHERE name = 'version'", (str(copy.version),))
    if salt:
        db.execute("UPDATE meta SET value = ? WHERE name = 'salt'", (copy.salt,))


# As lines


class Counted(Struct, frozen=True, kw_only=True):
    """What was written out: how many rows, and how many people are in them, each counted once."""

    rows: int
    people: int


def write_lines(db: Database, write: Callable[[str], object]) -> Counted:
    """Write all of it as JSON lines, each with its end, holding a row at a time.

    It is read twice, in one transaction: the first line tells of all that follow.
    """
    version, counts = int(meta(db, "version")), dict.fromkeys(TABLES, 0)
    whole = _digest_of(version)
    for table in TABLES:
        for row in _rows(db, table):
            counts[table] += 1
            if table != _CAN_BE_LOST:
                whole.update(_line(table, row).encode())
    salt, (people,) = meta(db, "salt"), db.execute("SELECT count(DISTINCT address) FROM members").fetchone()
    head = {"format": FORMAT, "schema": SCHEMA, "salt": salt, "version": version, "rows": counts}
    write(json.dumps({**head, "sha256": whole.hexdigest()}, ensure_ascii=False) + "\n")
    for table in TABLES:
        for row in _rows(db, table):
            write(_line(table, row))
    return Counted(rows=sum(counts.values()), people=people)


def _line(table: str, row: Row) -> str:
    ordered = {column: row[column] for column in TABLES[table][0]}
    return json.dumps({"table": table, "row": ordered}, ensure_ascii=False, separators=(",", ":")) + "\n"


def copy_of(lines: Iterable[str]) -> Copy:
    """Read such lines back.

    Raises:
        Invalid: They are none, damaged, cut off, or from a newer pressctl.
    """
    rows: dict[str, list[Row]] = {table: [] for table in TABLES}
    number, head = 0, {}
    try:
        for number, line in enumerate(lines, start=1):
            said = json.loads(line)
            if number == 1:
                head = said
                _refuse_newer(head)
                continue
            columns = TABLES[said["table"]][0]
            if said["row"].keys() != set(columns):
                raise KeyError(said["table"])  # noqa: TRY301  (explained below)
            rows[said["table"]].append(said["row"])
        copy = Copy(
            salt=bytes.fromhex(head["salt"]).hex(),
            version=int(head["version"]),
            rows={table: tuple(found) for table, found in rows.items()},
        )
        counts = {table: len(found) for table, found in rows.items()}
        whole = counts == head["rows"] and copy.digest == head["sha256"]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Invalid(f"line {number} is not as pressctl writes it ({type(error).__name__})", hint=_HINT) from error
    if not whole:
        raise Invalid("it is not whole: its rows are not those that its first line tells of", hint=_HINT)
    return copy


def _refuse_newer(head: Mapping[str, Any]) -> None:
    if head["format"] != FORMAT:
        raise ValueError(FORMAT)
    if int(head["schema"]) > SCHEMA:
        raise Invalid("it was written by a newer pressctl", hint="Update pressctl; nothing was imported.")
