"""One connection to a ledger on a PostgreSQL server, as the statements want it, and what to do when it is lost.

A transaction that may change something locks one row first, as SQLite's BEGIN IMMEDIATE locks the file: two machines
never see each other's half. When the connection is lost nobody knows whether the last COMMIT was done. So each transaction
leaves its number in a row of its connection's own, which is looked at after connecting again. (`pg_xact_status` would not do:
a server that crashes may give the number of a transaction that was lost to another one. Seen within seconds.)
"""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import psycopg
from psycopg import errors, sql
from psycopg.conninfo import conninfo_to_dict
from psycopg.pq import TransactionStatus

from pressctl.delivery.ledger import together
from pressctl.delivery.ledger.database import Database, Mended
from pressctl.delivery.ledger.troubles import Forgotten, Replaced
from pressctl.errors import LedgerUnusable

if TYPE_CHECKING:
    from psycopg.rows import TupleRow

    from pressctl.delivery.ledger.addresses import Address

OLDEST = 13  # PostgreSQL; what is older is not looked after any more
PATIENCE = 10  # seconds for a connection to stand
LOCKED = 30  # seconds to wait for another run's transaction
BOUND = 45.0  # seconds that a lost server gets to come back; less than any lease that config.toml has by itself
FIRST_PAUSE, LONGEST_PAUSE = 0.05, 2.0  # seconds between two tries
COARSE = 1.0  # seconds; clocks that differ less count as one, or a lease would end by how long a question took

# Both in one round trip, as is the end of a transaction.
_LOCK = b"BEGIN; SELECT value FROM meta WHERE name = 'salt' FOR UPDATE"
_LOOK = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"


def connect(address: "Address") -> "psycopg.Connection[TupleRow]":
    """Connect, and see only the ledger's own schema from then on."""
    try:
        parameters: dict[str, Any] = {**conninfo_to_dict(address.url)}
    except psycopg.ProgrammingError:  # which repeats the address, password and all
        hint = "Look at its parameters: postgresql.org/docs/current/libpq-connect.html, section 34.1.2."
        raise LedgerUnusable(f"the server takes no address like {address.name}", hint=hint) from None
    raw = psycopg.connect(
        **parameters,
        autocommit=True,
        connect_timeout=PATIENCE,
        application_name="pressctl",
        client_encoding="UTF8",
        # A machine that vanishes is noticed within a minute, here and at the server's.
        keepalives_idle=20,
        keepalives_interval=5,
        keepalives_count=4,
        tcp_user_timeout=30_000,
    )
    try:
        _refuse_old(raw, address)
        raw.execute(sql.SQL("SET search_path TO {}").format(sql.Identifier(address.schema)))
        raw.execute(f"SET lock_timeout = '{LOCKED}s'; SET idle_in_transaction_session_timeout = '60s'")
        # Intent is on disk before the first byte leaves, whatever the server does for others.
        if _one(raw, "SHOW synchronous_commit") == "off":
            raw.execute("SET synchronous_commit = on")
    except BaseException:
        raw.close()
        raise
    return raw


def _refuse_old(raw: "psycopg.Connection[TupleRow]", address: "Address") -> None:
    if raw.info.server_version < OLDEST * 10_000:
        hint = f"Use PostgreSQL {OLDEST} or newer."
        raise LedgerUnusable(f"the server of the ledger {address.name} is too old", hint=hint)


def _one(raw: "psycopg.Connection[TupleRow]", query: str) -> Any:  # noqa: ANN401  (whatever was asked for)
    row = raw.execute(query).fetchone()
    return row[0] if row else None


class Connection:
    """See `database.Database`; `reads`: only to look."""

    returning = True
    together = together.on_server

    def __init__(self, open_anew: "Callable[[], psycopg.Connection[TupleRow]]", *, reads: bool) -> None:
        """Connect; `open_anew` is called again when the connection is lost."""
        self._open_anew = open_anew
        self._reads = reads
        self._raw = open_anew()
        self._cursor = self._raw.cursor()
        self._salt = ""
        self._name = uuid4().hex
        self._number = 0
        self._told = False  # it stands in the row that this connection has in `writers`
        self._given_up = False
        self.schema = 0  # not looked at yet
        self.skew = measure_skew(self._raw)

    @property
    def raw(self) -> "psycopg.Connection[TupleRow]":
        """The connection beneath."""
        return self._raw

    def execute(self, statement: str, values: Sequence[Any] = (), /) -> "psycopg.Cursor[TupleRow]":
        """Do one statement."""
        if any(
            type(value) is str and "\0" in value for value in values
        ):  # a place's own words, which PostgreSQL cannot keep
            values = [value.replace("\0", "\ufffd") if isinstance(value, str) else value for value in values]
        if statement.startswith("SELECT"):
            return self._raw.execute(_translated(statement), values)  # its rows may be read while others are asked for
        return self._cursor.execute(_translated(statement), values)

    def stream(self, statement: str, /) -> "Iterable[TupleRow]":
        """Do one question, and yield what it gives as it comes: a cursor's own way would hold all of it."""
        with self._raw.cursor() as cursor:
            yield from cursor.stream(_translated(statement))

    def executemany(self, statement: str, rows: Iterable[Sequence[Any]], /) -> None:
        """Do one statement for each row of values."""
        with self._raw.cursor() as cursor:
            cursor.executemany(_translated(statement), rows)

    def run(self, works: Sequence[Callable[[Database], Any]]) -> list[Any]:
        """Begin a transaction and do what was asked for; nobody else changes the ledger until it ends.

        Where it is parts that begin and end, all but the end takes one way to the server and back.
        """
        self._number += 1
        self._told = False
        kinds = {} if self._reads else together.sort_out(works, self.together)
        if kinds:
            return together.put_back(works, self._ask(kinds))
        self._begin()
        return together.run(self, works, self.together)

    def _ask(self, kinds: dict[type, list[Any]]) -> dict[type, Mapping[str, Any]]:
        """Begin a transaction, do what was asked for and tell its number, all in one question."""
        write = psycopg.ClientCursor(self._raw).mogrify
        asked = [self.together[kind].ask(self, works) for kind, works in kinds.items()]
        told = [write(_translated(statement), values).encode() for statement, values in asked]
        cursor = self._raw.execute(b"; ".join([_LOCK, *told, self._number_told()]))
        self._told = True
        self._take(cursor)
        found = []
        for _ in kinds:
            cursor.nextset()
            found.append(cursor.fetchall())
        return {
            kind: self.together[kind].read(self, works, rows)
            for (kind, works), rows in zip(kinds.items(), found, strict=True)
        }

    def _begin(self) -> None:
        if self._reads:
            self._raw.execute(_LOOK)
        else:
            self._take(self._raw.execute(_LOCK))

    def _take(self, locked: "psycopg.Cursor[TupleRow]") -> None:
        """Look at the row that was locked: it is this ledger's still."""
        locked.nextset()
        row = locked.fetchone()
        if row is None or self._salt not in {"", row[0]}:
            raise Replaced
        (self._salt,) = row

    def _number_told(self) -> bytes:
        """Return what leaves the transaction's number in this connection's row."""
        tell = "UPDATE writers SET done = {} WHERE name = {}"
        return sql.SQL(tell).format(sql.Literal(self._number), sql.Literal(self._name)).as_bytes(self._raw)

    def commit(self) -> None:
        """End it, with all that was done on the server's disk."""
        told = self._reads or self._told
        self._raw.execute(b"COMMIT" if told else self._number_told() + b"; COMMIT")

    def rollback(self) -> None:
        """End it, with nothing done."""
        with suppress(psycopg.Error):  # the connection is lost, which `mend` sees to
            if self._raw.info.transaction_status != TransactionStatus.IDLE:
                self._raw.execute("ROLLBACK")

    def mend(self, error: BaseException) -> Mended:
        """Connect again when the connection is lost, and ask what became of the transaction."""
        if isinstance(error, errors.SerializationFailure | errors.DeadlockDetected):
            return "again"
        if self._given_up or not isinstance(error, psycopg.Error) or not self._raw.closed:
            return "no"
        until = time.monotonic() + BOUND
        pause = FIRST_PAUSE
        while True:
            try:
                self._raw = self._open_anew()
                self._cursor = self._raw.cursor()
                return self._became(self._number)
            except psycopg.OperationalError:
                self._raw.close()
                if time.monotonic() >= until:
                    self._given_up = True
                    return "no"
            time.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    def _became(self, number: int) -> Mended:
        """Say what became of a transaction; whatever of it is still under way at the server's is waited for."""
        if self._reads:
            return "again"
        try:
            self._begin()  # takes the lock it held
            row = self._raw.execute("SELECT done FROM writers WHERE name = %s", (self._name,)).fetchone()
        finally:
            self.rollback()
        if row is None:
            raise Forgotten
        return "done" if row[0] == number else "again"

    def enrol(self) -> None:
        """Make the row that this connection's transactions leave their numbers in, and take away what others left."""
        self._raw.execute("DELETE FROM writers WHERE since < now() - interval '1 day'")
        self._raw.execute("INSERT INTO writers (name, done) VALUES (%s, 0)", (self._name,))

    def close(self) -> None:
        """Let go of it."""
        with suppress(psycopg.Error):  # it goes by itself in a day
            if not self._reads:
                self._raw.execute("DELETE FROM writers WHERE name = %s", (self._name,))
        self._raw.close()


def measure_skew(raw: "psycopg.Connection[TupleRow]", clock: Callable[[], float] = time.time) -> timedelta:
    """Return how far the server's clock is ahead of this machine's, none where that is within what a question takes."""
    before = clock()
    theirs = float(_one(raw, "SELECT extract(epoch FROM clock_timestamp())"))
    after = clock()
    apart = theirs - (before + after) / 2
    return timedelta() if abs(apart) < COARSE + after - before else timedelta(seconds=apart)


@lru_cache(maxsize=128)
def _translated(statement: str) -> bytes:
    """Return a statement with its values marked as psycopg has it; none of ours has a `?` or `%` of its own."""
    return statement.replace("?", "%s").encode()
