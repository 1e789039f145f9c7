"""What the statements need of a database: one connection, with `?` for values, whichever store it leads to."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Any, Literal, Protocol

# What became of a transaction that failed: it stays undone; it may be done again; it was made after all.
Mended = Literal["no", "again", "done"]


class Rows(Protocol):
    """What a statement gave."""

    @property
    def rowcount(self) -> int:
        """How many rows it changed."""

    def fetchone(self) -> Any:  # noqa: ANN401  (a row has what was asked for)
        """Return the next row, or None."""

    def fetchall(self) -> list[Any]:
        """Return the rows that are left."""

    def __iter__(self) -> Iterator[Any]:
        """Yield the rows that are left."""


class Database(Protocol):
    """The tables of a ledger; statements are in the SQL that SQLite and PostgreSQL share.

    `schema` is the version of the ledger's tables; one that is only looked at may be older than ours. `skew` is how far
    the store's clock is ahead of this machine's: leases are by the store's, which all that share it have in common.
    `returning`: an UPDATE can return what it made of a row (SQLite from 3.35 on).
    """

    schema: int
    skew: timedelta
    returning: bool

    def execute(self, sql: str, values: Sequence[Any] = (), /) -> Rows:
        """Do one statement."""

    def stream(self, sql: str, /) -> Iterable[Any]:
        """Do one question, and yield what it gives as it comes; nothing else may be asked meanwhile."""

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]], /) -> object:
        """Do one statement for each row of values."""


class Connection(Database, Protocol):
    """A connection whose transactions begin and end: what a writer works with."""

    def run(self, works: Sequence[Callable[[Database], Any]]) -> list[Any]:
        """Begin a transaction, do what was asked for, and return what each gave; nobody else changes the ledger until it ends.

        Raises when nothing may be recorded any more.
        """

    def commit(self) -> None:
        """End it, with all that was done on disk."""

    def rollback(self) -> None:
        """End it, with nothing done; never raises, and does nothing where none is open."""

    def mend(self, error: BaseException) -> Mended:
        """Say what became of the transaction that raised this, after doing what can be done about it."""

    def close(self) -> None:
        """Let go of it."""
