"""The ledger in one SQLite file: WAL, synchronous=FULL, one writer thread.

Every change is a compare-and-set inside `BEGIN IMMEDIATE`, so two processes on one file share
the work and never both hold a part. SQLite's WAL needs a local disk (sqlite.org/wal.html).
"""

import os
import secrets
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote

from pressctl.delivery.ledger import stops
from pressctl.delivery.ledger.records import Acceptance, Begun, History, PartRecord, Settlement
from pressctl.delivery.ledger.statements import (
    SELECT_PARTS,
    accept,
    begin,
    log,
    meta,
    part_of,
    person_of,
    read_history,
    read_variant,
    recover,
    settle,
    stamp,
)
from pressctl.delivery.ledger.uploads import Left, is_anything_stopped, note_upload, read_etag, read_uploads
from pressctl.delivery.ledger.writer import Writer
from pressctl.errors import LedgerUnusable
from pressctl.model import Recipient, State, Variant

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")

APPLICATION = 0x50524543  # "PREC" in the file's header, so that another tool's file is never taken for ours
SCHEMA = 4
# What each schema adds to the one before.
MIGRATIONS = {
    2: "CREATE TABLE stops (release TEXT PRIMARY KEY, since TEXT NOT NULL) WITHOUT ROWID",
    3: "CREATE TABLE passes (release TEXT PRIMARY KEY, since TEXT NOT NULL) WITHOUT ROWID",
    4: "CREATE TABLE uploads (target TEXT NOT NULL, place TEXT NOT NULL, path TEXT NOT NULL, sha256 TEXT NOT NULL,"
    " etag TEXT NOT NULL, PRIMARY KEY (target, place, path)) WITHOUT ROWID",
}
PUT_BACK = "Put back a copy of it; pressctl never makes a new one in its place by itself."
PATIENCE = 5.0  # seconds to wait for another process's transaction


class SqliteLedger:
    """See `records.Ledger` for what each method promises."""

    def __init__(self, path: Path, *, create: bool, reads: bool = False) -> None:
        """Open the file, or make it when `create` says so; `reads`: only to look, wherever it stands.

        Raises:
            LedgerUnusable: It is missing, not ours, newer than this version, or cannot be opened or written.
        """
        self.path = path

        def explain(error: BaseException) -> BaseException:
            return _in_words(path, error)

        with _explained(path):
            if reads:
                self._writer = Writer(lambda: _look(path), begin="BEGIN", explain=explain)
            else:
                self._writer = Writer(lambda: _open(path, create=create), insist=_Same(path), explain=explain)
            self.salt = self._do(lambda db: bytes.fromhex(meta(db, "salt")))

    def close(self) -> None:
        """Finish what is under way and let go of the file."""
        self._writer.close()

    def _do(self, work: Callable[[sqlite3.Connection], T]) -> T:
        with _explained(self.path):
            return self._writer.submit(work).result()

    # What is known

    def history(self, release: str) -> History:
        """Return all that is known of one release."""
        return self._do(lambda db: read_history(db, release))

    def releases(self) -> tuple[str, ...]:
        """Return the ids of all releases, in the order of their acceptance."""
        rows = self._do(lambda db: db.execute("SELECT release FROM editions ORDER BY number").fetchall())
        return tuple(dict.fromkeys(row[0] for row in rows))

    def killed(self) -> dict[str, datetime]:
        """Return the releases whose kill was begun, and when."""
        query = "SELECT release, accepted FROM editions WHERE edition = 'kill'"
        rows = self._do(lambda db: db.execute(query).fetchall())
        return {row[0]: datetime.fromisoformat(row[1]) for row in rows}

    def addresses(self, release: str, edition: int | str) -> frozenset[str]:
        """Return the addresses that one edition is assigned to, superseded and dropped parts aside."""
        rows = self._do(
            lambda db: db.execute(
                "SELECT m.address FROM members m JOIN parts p ON p.key = m.key WHERE p.release = ? AND p.edition = ?"
                " AND p.state != 'superseded'",
                (release, str(edition)),
            ).fetchall()
        )
        return frozenset(row[0] for row in rows)

    def members(self, keys: Iterable[str]) -> tuple[Recipient, ...]:
        """Return the frozen members of these parts, in order, those a place rejected left out."""
        wanted = tuple(keys)

        def read(db: sqlite3.Connection) -> tuple[Recipient, ...]:
            query = "SELECT person FROM members WHERE key = ? AND rejected = 0 ORDER BY position"
            return tuple(person_of(row[0]) for key in wanted for row in db.execute(query, (key,)))

        return self._do(read)

    def variant(self, fingerprint: str) -> Variant:
        """Return a frozen variant."""
        return self._do(lambda db: Variant.decode(read_variant(db, fingerprint)))

    def part(self, key: str) -> PartRecord | None:
        """Return one part as it stands."""

        def read(db: sqlite3.Connection) -> PartRecord | None:
            row = db.execute(f"{SELECT_PARTS} WHERE key = ?", (key,)).fetchone()
            return part_of(row) if row else None

        return self._do(read)

    def parts_of_person(self, address: str) -> tuple[PartRecord, ...]:
        """Return every part that one address (in normal form) is a member of, oldest first."""
        query = (
            f"{SELECT_PARTS} WHERE key IN (SELECT key FROM members WHERE address = ? AND rejected = 0)"  # noqa: S608
            " ORDER BY first_claimed, release, edition"
        )
        return self._do(lambda db: tuple(part_of(row) for row in db.execute(query, (address,))))

    # What a run records

    def recover(self, now: datetime) -> int:
        """Free what dead runs held: a claim becomes owed, a sending unknown; return how many."""
        return self._do(lambda db: recover(db, now))

    def accept(self, acceptances: Sequence[Acceptance], now: datetime) -> bool:
        """Record all of them, or nothing and return False when the ledger has moved on since their `version`."""
        return self._do(lambda db: accept(db, acceptances, now))

    def begin(self, key: str, *, owner: str, now: datetime, lease: float) -> "Future[Begun | None]":
        """Move an owed part to sending; None when somebody else has it or it is settled."""
        return self._writer.submit(lambda db: begin(db, key, owner, now, lease))

    def pause(self, key: str, *, owner: str, now: datetime, lease: float, doubt: bool) -> "Future[bool]":
        """Hold a part for the time of a wait: claimed when it was certainly never taken, else still sending."""
        until = stamp(now + timedelta(seconds=lease))
        query = (
            "UPDATE parts SET state = CASE WHEN doubt OR ? THEN 'sending' ELSE 'claimed' END, doubt = max(doubt, ?),"
            " lease_until = ? WHERE key = ? AND owner = ? AND state = 'sending'"
        )
        held = (int(doubt), int(doubt), until, key, owner)
        return self._writer.submit(lambda db: db.execute(query, held).rowcount == 1)

    def settle(self, settlement: Settlement, *, owner: str) -> "Future[bool]":
        """Record how it ended; False when this run no longer holds it."""
        return self._writer.submit(lambda db: settle(db, settlement, owner))

    def put_off(self, keys: Sequence[str], error: str, hint: str) -> None:
        """Say why owed parts did not leave; they stay owed, and the next attempt forgets it."""
        query = "UPDATE parts SET error = ?, hint = ? WHERE key = ? AND state = 'owed'"
        self._do(lambda db: db.executemany(query, [(error, hint, key) for key in keys]))

    def is_halted(self, key: str) -> bool:
        """Whether a stop mark keeps one part from leaving."""
        return self._do(lambda db: stops.is_halted(db, key))

    # What is on web hosts

    def uploads(self, target: str, place: str) -> Mapping[str, str]:
        """Return the SHA-256 of what was last put at a target, by path; `place` stands for its address."""
        return self._do(lambda db: read_uploads(db, target, place))

    def etag(self, target: str, place: str, path: str) -> "Future[str | None]":
        """Return the ETag that a host gave for a file, "" for none; None where nothing was put there."""
        return self._writer.submit(lambda db: read_etag(db, target, place, path))

    def uploaded(self, target: str, place: str, path: str, left: Left | None) -> "Future[None]":
        """Record that a file was put at a target, or taken away."""
        return self._writer.submit(lambda db: note_upload(db, target, place, path, left))

    def is_anything_stopped(self) -> bool:
        """Whether a person has halted everything, or any release that is not withdrawn."""
        return self._do(is_anything_stopped)

    # What a person records

    def stop(self, release: str, now: datetime) -> bool:
        """Halt a release, or everything ("") until `go`; False where it was halted already."""
        return self._do(lambda db: stops.stop(db, release, now))

    def go(self, release: str) -> bool:
        """Lift a halt; False where there was none."""
        return self._do(lambda db: stops.go(db, release))

    def spare(self, release: str, now: datetime) -> bool:
        """Let the kill of a release leave while everything is halted; False where not everything is."""
        return self._do(lambda db: stops.spare(db, release, now))

    def resolve(self, keys: Sequence[str], state: State, now: datetime) -> int:
        """Move unknown parts where a person says (sent, owed, skipped); return how many moved."""
        query = (
            "UPDATE parts SET state = ?, settled_at = ?, owner = '', cause = '', doubt = (? = 'skipped')"
            " WHERE key = ? AND (state = 'unknown' OR (state = 'owed' AND doubt))"
        )

        def move(db: sqlite3.Connection) -> int:
            moved = 0
            for key in keys:
                changed = db.execute(query, (state, stamp(now), state, key)).rowcount
                if changed:
                    log(db, key, now, f"resolved as {state}", None, "by a person")
                moved += changed
            return moved

        return self._do(move)


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


def _open(path: Path, *, create: bool) -> sqlite3.Connection:
    if not path.exists():
        if not create:
            raise LedgerUnusable(
                f"there is no ledger at {path}",
                hint="If nothing was ever sent from here, make one with --new-ledger; otherwise put the old one back.",
            )
        _make(path)
    # check_same_thread stays on: only the writer's thread ever touches the connection.
    db = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    try:
        _refuse_foreign(db, path)
        _migrate(db)
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
    except BaseException:
        db.close()
        raise
    return db


def _migrate(db: sqlite3.Connection) -> None:
    """Bring an older ledger to this schema; nothing in it changes."""
    if db.execute("PRAGMA user_version").fetchone()[0] == SCHEMA:
        return
    db.execute("BEGIN IMMEDIATE")
    for schema in range(db.execute("PRAGMA user_version").fetchone()[0] + 1, SCHEMA + 1):
        db.execute(MIGRATIONS[schema])
        db.execute(f"PRAGMA user_version = {schema}")
    db.execute("COMMIT")


def _make(path: Path) -> None:
    """Make a whole ledger beside its place and put it there at once: an empty file is never one.

    Where another process was quicker, its ledger stands.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    making = path.with_name(f".{path.name}.{os.getpid()}")
    making.unlink(missing_ok=True)
    os.close(os.open(making, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        db = sqlite3.connect(making, isolation_level=None)
        db.execute("PRAGMA synchronous = FULL")
        db.execute("BEGIN IMMEDIATE")
        for statement in (files("pressctl.delivery.ledger") / "schema.sql").read_text("utf-8").split(";\n"):
            db.execute(statement)
        db.execute("INSERT INTO meta VALUES ('salt', ?), ('version', '0')", (secrets.token_hex(16),))
        db.execute(f"PRAGMA application_id = {APPLICATION}")
        db.execute(f"PRAGMA user_version = {SCHEMA}")
        db.execute("COMMIT")
        db.close()
        with suppress(FileExistsError):
            path.hardlink_to(making)
    finally:
        making.unlink(missing_ok=True)


def _look(path: Path) -> sqlite3.Connection:
    """Open the file to read, as it is; where its folder cannot be written, as it was when last closed.

    WAL keeps two files beside the ledger while it is open (sqlite.org/wal.html, section 5); whoever may
    write takes them away again on closing.
    """
    for means in ("mode=rw", "mode=ro", "mode=ro&immutable=1"):
        db = sqlite3.connect(f"file:{quote(str(path))}?{means}", uri=True, timeout=PATIENCE, isolation_level=None)
        try:
            _refuse_foreign(db, path)
        except sqlite3.OperationalError:
            db.close()
            if "immutable" in means:
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
