"""The ledger in one SQLite file: WAL, synchronous=FULL, one writer thread.

Every change is a compare-and-set inside `BEGIN IMMEDIATE`, so two processes on one file share
the work and never both hold a part. SQLite's WAL needs a local disk (sqlite.org/wal.html).
"""

import os
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pressctl.delivery.ledger import together
from pressctl.delivery.ledger.absent import AbsentLedger
from pressctl.delivery.ledger.database import Database, Mended
from pressctl.delivery.ledger.duties import Past
from pressctl.delivery.ledger.marking import has_marks, note_marks, read_marks
from pressctl.delivery.ledger.relational import RelationalLedger
from pressctl.delivery.ledger.tables import MIGRATIONS, SCHEMA, tables
from pressctl.delivery.ledger.writer import Writer
from pressctl.errors import LedgerUnusable

APPLICATION = 0x50524543  # "PREC" in the file's header, so that another tool's file is never taken for ours
PUT_BACK = "Put back a copy of it; pressctl never makes a new one in its place by itself."
SHOWN = 200  # characters of a path that a message repeats
RETURNING = sqlite3.sqlite_version_info >= (3, 35)  # sqlite.org/lang_returning.html
AT_ONCE = sqlite3.sqlite_version_info >= (3, 38)  # UPDATE FROM, RETURNING, and JSON's -> (sqlite.org/json1.html)
PATIENCE = 5.0  # seconds to wait for another process's transaction
_PAUSE = 0.02  # seconds before a file that somebody reads is asked for again


class SqliteStore:
    """A ledger's file; see `records.Store`."""

    def __init__(self, path: Path) -> None:
        """Name it; nothing is opened yet."""
        self.path = path

    @property
    def name(self) -> str:
        """The path, as messages call it."""
        return str(self.path)

    def is_there(self) -> bool:
        """Whether something stands at its place; a link that leads nowhere is not nothing."""
        try:
            self.path.lstat()
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError as error:
            hint = "Correct [newsroom] ledger in config.toml, or who may read that folder."
            said = f"the ledger {self.name[:SHOWN]} cannot be used: {error.strerror}"
            raise LedgerUnusable(said, hint=hint) from error
        return True

    def ends_with_job(self) -> bool:
        """Whether it is inside a checkout."""
        return any((folder / ".git").exists() for folder in self.path.resolve().parents)

    def open(self, *, create: bool) -> "SqliteLedger":
        """Open the file to send with."""
        return SqliteLedger(self.path, create=create)

    def look(self) -> Past:
        """Open the file to read."""
        return SqliteLedger(self.path, create=False, reads=True) if self.is_there() else AbsentLedger()


class SqliteLedger(RelationalLedger):
    """A ledger in one file."""

    _read_marks = staticmethod(read_marks)

    def __init__(self, path: Path, *, create: bool, reads: bool = False) -> None:
        """Open the file, or make it when `create` says so; `reads`: only to look, wherever it stands.

        Raises:
            LedgerUnusable: It is missing, not ours, newer than this version, or cannot be opened or written.
        """

        def explain(error: BaseException) -> BaseException:
            return _in_words(path, error)

        self._path = path
        with _explained(path):
            writer = Writer(lambda: _look(path) if reads else _open(path, create=create), explain=explain)
            super().__init__(writer, lambda: _explained(path), notes=path)
        self._thread = writer

    def expect(self, parts: int) -> None:
        """Have a clerk come, where it is worth one: it takes a tenth of a second to be there."""
        if AT_ONCE:
            from pressctl.delivery.ledger.clerk import Clerk

            self._thread.expect(parts, lambda: Clerk("sqlite", str(self._path)))

    def forget(self, address: str) -> int:
        """Take an address out of every part, and out of the file: neither its free pages nor its log keep it."""
        count = super().forget(address)
        self._erase()  # also where there was none: an earlier try may have been kept from it by another run
        return count

    def _erase(self) -> None:
        """Write the file anew without what was taken out of it (sqlite.org/lang_vacuum.html)."""
        with _explained(self._path), closing(sqlite3.connect(self._path, timeout=PATIENCE, isolation_level=None)) as db:
            db.execute("VACUUM")
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


class _Connection(sqlite3.Connection):
    """See `database.Database`; `insist` is called before each transaction that may change something."""

    schema = SCHEMA
    skew = timedelta()  # the file is on this machine
    returning = RETURNING
    insist: "Callable[[], None] | None" = None
    together: "together.Together" = together.in_file if AT_ONCE else {}

    def stream(self, statement: str, /) -> Iterable[Any]:
        return self.execute(statement)

    def run(self, works: Sequence[Callable[[Database], Any]]) -> list[Any]:
        if self.insist:
            self.insist()
        self.execute("BEGIN IMMEDIATE" if self.insist else "BEGIN")
        return together.run(self, works, self.together)

    def rollback(self) -> None:
        with suppress(sqlite3.Error):  # what went wrong before is said; SQLite undoes the rest on opening
            super().rollback()

    def mend(self, _error: BaseException) -> Mended:
        return "no"


class _Same:
    """Insists that the file at a path is still the one that was opened (device and inode, 2 µs a look).

    SQLite goes on writing to a file that was deleted or replaced, and whatever it writes is lost with it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: tuple[int, int] | None = None

    def __call__(self) -> None:
        """Raise `LedgerUnusable` when it is another or gone; the first call learns which it is."""
        try:
            status = os.stat(self._path)  # noqa: PTH116  (before each commit; a Path costs more than the question)
            found = (status.st_dev, status.st_ino)
        except OSError:
            found = None
        self._known = self._known or found
        if found is None or found != self._known:
            raise LedgerUnusable(
                f"the ledger {self._path} was taken away or replaced while this run was under way; it stopped sending",
                hint="Put the same file back. What had left by then may not be recorded in it: look at the places before "
                "you run it again.",
            )


def _in_words(path: Path, error: BaseException) -> BaseException:
    """Return what `_explained` makes of an error, or the error itself."""
    try:
        with _explained(path):
            raise error  # noqa: TRY301  (only to be explained)
    except BaseException as said:  # noqa: BLE001  (handed on, never swallowed)
        return said


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn the store's errors into words: whose turn it is, and that nothing was sent on its account."""
    try:
        yield
    except sqlite3.OperationalError as error:
        said = str(error)
        if "locked" in said or "busy" in said:
            hint = "Another run holds it: wait until it has ended, then run the same command again."
        elif "full" in said:
            hint = "Free some space on that disk, then run the same command again."
        else:
            hint = "Check that the folder exists and can be written, then run the same command again."
        raise LedgerUnusable(f"the ledger {path} cannot be used: {said}", hint=hint) from error
    except sqlite3.DatabaseError as error:
        raise LedgerUnusable(
            f"the ledger {path} is damaged: {error}",
            hint=PUT_BACK,
        ) from error
    except (LookupError, TypeError, ValueError) as error:
        raise LedgerUnusable(
            f"the ledger {path} is damaged: something in it is not as pressctl writes it ({type(error).__name__})",
            hint=PUT_BACK,
        ) from error
    except OSError as error:
        raise LedgerUnusable(
            f"the ledger {path} cannot be used: {error.strerror or error}",
            hint="Check that the folder exists and can be written, then run the same command again.",
        ) from error


def serve() -> None:
    """Be the clerk of a ledger's file."""
    from pressctl.delivery.ledger import clerk

    def begin(path: str) -> _Connection:
        connection = _open(Path(path), create=False)
        connection.together = together.by_files_clerk
        return connection

    clerk.serve(str, begin, lambda path, error: _in_words(Path(path), error))


def _open(path: Path, *, create: bool) -> _Connection:
    if not path.exists():
        if not create:
            raise LedgerUnusable(
                f"there is no ledger at {path}",
                hint="If nothing was ever sent from here, make one with --new-ledger; otherwise put the old one back.",
            )
        _make(path)
    # check_same_thread stays on: only the writer's thread ever touches the connection.
    db = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, factory=_Connection)
    try:
        _refuse_foreign(db, path)
        _migrate(db)
        _write_ahead(db)
        db.execute("PRAGMA synchronous = FULL")
    except BaseException:
        db.close()
        raise
    db.insist = _Same(path)
    return db


def _write_ahead(db: sqlite3.Connection) -> None:
    """Have changes written ahead (WAL); to change to that SQLite wants the file alone, and does not wait for it by itself."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() >= until:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _migrate(db: sqlite3.Connection) -> None:
    """Bring an older ledger to this schema; nothing in it changes."""
    if db.execute("PRAGMA user_version").fetchone()[0] == SCHEMA and has_marks(db):
        return
    db.execute("BEGIN IMMEDIATE")
    for schema in range(db.execute("PRAGMA user_version").fetchone()[0] + 1, SCHEMA + 1):
        db.execute(MIGRATIONS[schema])
        db.execute(f"PRAGMA user_version = {schema}")
    note_marks(db)
    db.execute("COMMIT")


def _make(path: Path) -> None:
    """Make a whole ledger beside its place and put it there at once: an empty file is never one.

    Where another process was quicker, its ledger stands.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Two threads, or two containers that share the folder and number their processes alike, never write to one file.
    making = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    os.close(os.open(making, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        with closing(sqlite3.connect(making, isolation_level=None)) as db:
            db.execute("PRAGMA journal_mode = WAL")  # while nobody else has it
            db.execute("PRAGMA synchronous = FULL")
            db.execute("BEGIN IMMEDIATE")
            for statement in tables():
                db.execute(statement)
            note_marks(db)
            db.execute("INSERT INTO meta VALUES ('salt', ?), ('version', '0')", (secrets.token_hex(16),))
            db.execute(f"PRAGMA application_id = {APPLICATION}")
            db.execute(f"PRAGMA user_version = {SCHEMA}")
            db.execute("COMMIT")
        with suppress(FileExistsError):
            path.hardlink_to(making)
    finally:
        making.unlink(missing_ok=True)


def _look(path: Path) -> _Connection:
    """Open the file to read, as it is; where its folder cannot be written, as it was when last closed.

    WAL keeps two files beside the ledger while it is open (sqlite.org/wal.html, section 5); whoever may
    write takes them away again on closing.
    """
    for means in ("mode=rw", "mode=ro", "mode=ro&immutable=1"):
        address = f"file:{quote(str(path))}?{means}"
        db = sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None, factory=_Connection)
        try:
            _refuse_foreign(db, path)
            db.schema = db.execute("PRAGMA user_version").fetchone()[0]
        except BaseException as error:
            db.close()
            if "immutable" in means or not isinstance(error, sqlite3.OperationalError):
                raise
            continue
        return db
    raise AssertionError  # the last way returned or raised


def _refuse_foreign(db: sqlite3.Connection, path: Path) -> None:
    """Check that the file is a ledger of ours before anything in it is touched."""
    if not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] and not path.stat().st_size:
        raise LedgerUnusable(
            f"the ledger {path} is empty, so nobody knows what was sent before",
            hint=PUT_BACK,
        )
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise LedgerUnusable(f"{path} is not a ledger of pressctl", hint="Name another file as ledger in config.toml.")
    if db.execute("PRAGMA user_version").fetchone()[0] > SCHEMA:
        raise LedgerUnusable(f"the ledger {path} was written by a newer pressctl", hint="Update pressctl.")
