"""The ledger on a PostgreSQL server: shared by as many machines as connect to it.

The same tables and statements as in SQLite, in a schema of their own; `server.py` has the connection.
"""

import secrets
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pressctl.delivery.ledger import together
from pressctl.delivery.ledger.absent import AbsentLedger
from pressctl.delivery.ledger.addresses import Address, read
from pressctl.delivery.ledger.departures import place
from pressctl.delivery.ledger.duties import Past
from pressctl.delivery.ledger.marking import read_digests
from pressctl.delivery.ledger.relational import RelationalLedger
from pressctl.delivery.ledger.tables import MIGRATIONS, SCHEMA, tables
from pressctl.delivery.ledger.writer import Writer
from pressctl.errors import LedgerUnusable

if TYPE_CHECKING:
    from collections.abc import Iterator

    import psycopg
    from psycopg.rows import TupleRow

    from pressctl.delivery.ledger.server import Connection

APPLICATION = "pressctl"


class PostgresStore:
    """A ledger's schema on a server; see `records.Store`."""

    def __init__(self, address: str, root: Path) -> None:
        """Name it; nothing is connected yet. In the newsroom's folder `root` this machine's runs note what leaves.

        Raises:
            LedgerUnusable: It is no address, or one that sends in plain text by accident.
        """
        self._address = read(address)
        self._notes = place(root, self.name)

    @property
    def name(self) -> str:
        """Its address without a password."""
        return self._address.name

    def is_there(self) -> bool:
        """Whether the schema holds anything; one that is empty was made for us by whoever keeps the server."""
        with _explained(self.name), _connected(self._address) as raw:
            return _stands(raw, self._address.schema)

    def ends_with_job(self) -> bool:
        """It is not in the checkout."""
        return False

    def open(self, *, create: bool) -> "PostgresLedger":
        """Connect to send with."""
        return PostgresLedger(self._address, self._notes, create=create)

    def look(self) -> Past:
        """Connect to read."""
        if not self.is_there():
            return AbsentLedger()
        return PostgresLedger(self._address, self._notes, create=False, reads=True)


class PostgresLedger(RelationalLedger):
    """A ledger in one schema of a server."""

    _read_marks = staticmethod(read_digests)

    def __init__(self, address: Address, notes: Path, *, create: bool, reads: bool = False) -> None:
        """Connect, and make the tables when `create` says so; `reads`: only to look. What leaves is noted beside `notes`.

        Raises:
            LedgerUnusable: The server is out of reach, or the ledger missing, not ours or newer than this version.
        """
        with _explained(address.name):
            writer = Writer(
                lambda: _open(address, create=create, reads=reads), explain=lambda error: _in_words(address, error)
            )
            super().__init__(writer, lambda: _explained(address.name), notes)
        self._thread = writer
        self._address = address

    def expect(self, parts: int) -> None:
        """Have a clerk come, with a connection of its own, where it is worth one."""
        from pressctl.delivery.ledger.clerk import Clerk

        self._thread.expect(parts, lambda: Clerk("postgres", self._address))


def serve() -> None:
    """Be the clerk of a ledger on a server."""
    from pressctl.delivery.ledger import clerk

    def begin(address: Address) -> "Connection":
        connection = _open(address, create=False, reads=False)
        connection.together = together.by_servers_clerk
        return connection

    clerk.serve(Address, begin, _in_words)


def _in_words(address: Address, error: BaseException) -> BaseException:
    """Return what `_explained` makes of an error, or the error itself."""
    try:
        with _explained(address.name):
            raise error  # noqa: TRY301  (only to be explained)
    except BaseException as said:  # noqa: BLE001  (handed on, never swallowed)
        return said


def _open(address: Address, *, create: bool, reads: bool) -> "Connection":
    from pressctl.delivery.ledger.server import Connection, connect

    connection = Connection(lambda: connect(address), reads=reads)
    try:
        _insist(connection.raw, address, create=create)
        connection.schema = _refuse_foreign(connection.raw, address)
        if not reads:
            _refuse_standby(connection.raw, address)
            _migrate(connection.raw, address)
            connection.schema = SCHEMA
            connection.enrol()
    except BaseException:
        connection.close()
        raise
    return connection


def _insist(raw: "psycopg.Connection[TupleRow]", address: Address, *, create: bool) -> None:
    """Make the ledger where it is missing and `create` says so."""
    if _stands(raw, address.schema):
        return
    if not create:
        hint = "If nothing was ever sent from here, make one with --new-ledger; otherwise put the old one back."
        raise LedgerUnusable(f"there is no ledger at {address.name}", hint=hint)
    _make(raw, address.schema)


@contextmanager
def _connected(address: Address) -> "Iterator[psycopg.Connection[TupleRow]]":
    from pressctl.delivery.ledger.server import connect

    raw = connect(address)
    try:
        yield raw
    finally:
        raw.close()


_TABLES = (
    "SELECT c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
    " WHERE n.nspname = %s AND c.relkind IN ('r', 'p', 'v')"
)


def _tables(raw: "psycopg.Connection[TupleRow]", schema: str) -> frozenset[str]:
    return frozenset(row[0] for row in raw.execute(_TABLES, (schema,)))


def _stands(raw: "psycopg.Connection[TupleRow]", schema: str) -> bool:
    return bool(_tables(raw, schema))


def _make(raw: "psycopg.Connection[TupleRow]", schema: str) -> None:
    """Make a whole ledger in one transaction; where another run was quicker, its ledger stands."""
    from psycopg import sql

    with raw.transaction():
        raw.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", (f"pressctl {schema}",))
        if _stands(raw, schema):
            return
        raw.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(sql.Identifier(schema)))
        for statement in tables():
            raw.execute(in_its_words(statement))
        # What the last transaction of each connection was: see server.py.
        raw.execute(
            "CREATE TABLE writers (name TEXT PRIMARY KEY, done BIGINT NOT NULL, since TIMESTAMPTZ NOT NULL DEFAULT now())"
        )
        rows = {"application": APPLICATION, "schema": str(SCHEMA), "salt": secrets.token_hex(16), "version": "0"}
        with raw.cursor() as cursor:
            cursor.executemany("INSERT INTO meta VALUES (%s, %s)", rows.items())


def in_its_words(statement: str) -> bytes:
    """Return a statement that makes a table, written for SQLite, as PostgreSQL has it.

    Text is ordered byte by byte, as in SQLite, whatever the server's language: an index outlives its operating system.
    """
    statement = statement.replace(" WITHOUT ROWID", "")
    statement = statement.replace(
        "number INTEGER PRIMARY KEY", "number INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY"
    )
    return statement.replace(" TEXT", ' TEXT COLLATE "C"').encode()


def _refuse_foreign(raw: "psycopg.Connection[TupleRow]", address: Address) -> int:
    """Check that the schema is a ledger of ours before anything in it is touched; return the version of its tables."""
    from pressctl.delivery.ledger.troubles import PUT_BACK

    row = raw.execute("SELECT has_schema_privilege(%s, 'USAGE')", (address.schema,)).fetchone()
    if row != (True,):
        hint = "Whoever keeps the server has to let this user use that schema: GRANT USAGE, and on its tables all but TRUNCATE."
        raise LedgerUnusable(f"the ledger {address.name} is closed to this user", hint=hint)
    if not {"meta", "editions", "parts", "members"} <= _tables(raw, address.schema):
        hint = 'Name another schema in [newsroom] ledger: "postgresql://…?schema=NAME".'
        raise LedgerUnusable(f"{address.name} is not a ledger of pressctl", hint=hint)
    said: dict[str, str] = dict(raw.execute("SELECT name, value FROM meta").fetchall())
    if not said:
        raise LedgerUnusable(f"the ledger {address.name} is empty, so nobody knows what was sent before", hint=PUT_BACK)
    if said.get("application") != APPLICATION:
        raise LedgerUnusable(f"the ledger {address.name} is damaged: it does not say what it is", hint=PUT_BACK)
    if int(said["schema"]) > SCHEMA:
        raise LedgerUnusable(f"the ledger {address.name} was written by a newer pressctl", hint="Update pressctl.")
    return int(said["schema"])


def _refuse_standby(raw: "psycopg.Connection[TupleRow]", address: Address) -> None:
    row = raw.execute("SELECT pg_is_in_recovery()").fetchone()
    if row and row[0]:
        raise LedgerUnusable(
            f"the ledger {address.name} is on a server that can only be read",
            hint="Name the server that is written to; with several hosts, add target_session_attrs=read-write.",
        )


def _migrate(raw: "psycopg.Connection[TupleRow]", address: Address) -> None:
    """Bring an older ledger to this version; nothing in it changes."""
    if _refuse_foreign(raw, address) == SCHEMA:
        return
    with raw.transaction():
        raw.execute("SELECT value FROM meta WHERE name = 'salt' FOR UPDATE")
        for schema in range(_refuse_foreign(raw, address) + 1, SCHEMA + 1):
            raw.execute(in_its_words(MIGRATIONS[schema]))
        raw.execute("UPDATE meta SET value = %s WHERE name = 'schema'", (str(SCHEMA),))


def _explained(name: str) -> AbstractContextManager[None]:
    """Turn the server's errors into words.

    Raises:
        LedgerUnusable: The library that speaks to it is not here.
    """
    try:
        from pressctl.delivery.ledger.troubles import explained
    except ImportError as error:
        hint = "Install it: pip install 'pressctl[postgres]'."
        raise LedgerUnusable("a ledger on a PostgreSQL server needs a library that is not here", hint=hint) from error
    return explained(name)
