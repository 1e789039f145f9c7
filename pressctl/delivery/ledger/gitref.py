"""The ledger in a ref of a git repository: what runners share that have no database, and nothing but a token to push."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from pressctl.delivery.ledger import statements, uploads
from pressctl.delivery.ledger.absent import AbsentLedger
from pressctl.delivery.ledger.copying import Copy, Counted, write_copy
from pressctl.delivery.ledger.departures import place
from pressctl.delivery.ledger.duties import Past
from pressctl.delivery.ledger.git import GitFailed
from pressctl.delivery.ledger.pushing import PushingWriter
from pressctl.delivery.ledger.records import Begun, Left, PartRecord, Settlement
from pressctl.delivery.ledger.relational import RelationalLedger
from pressctl.delivery.ledger.remote import Remote
from pressctl.delivery.ledger.sqlite import PUT_BACK
from pressctl.delivery.ledger.truth import Truth, begin
from pressctl.errors import LedgerUnusable, Misused
from pressctl.model import Recipient, Variant

if TYPE_CHECKING:
    from pressctl.delivery.ledger.database import Database
    from pressctl.delivery.ledger.promises import Promise


class GitStore:
    """A ledger's ref; see `records.Store`."""

    def __init__(self, root: Path, ref: str, remote: str, *, key: str, environ: Mapping[str, str]) -> None:
        """Name it; nothing is asked yet. `key` is `ledger_key`'s value, "" for none."""
        self._root, self._ref, self._remote = root, ref, remote
        self._key, self._environ = key, environ
        self._notes = place(root, self.name)

    @property
    def name(self) -> str:
        """The ref and its remote."""
        return f"{self._ref} on {self._remote}"

    def is_there(self) -> bool:
        """Whether the remote has such a ref; one that cannot be asked is not one without."""
        remote = self._reach()
        with _explained(remote):
            try:
                return bool(remote.tip())
            finally:
                remote.close()

    def ends_with_job(self) -> bool:
        """Never: it is on the remote."""
        return False

    def open(self, *, create: bool) -> "GitLedger":
        """Fetch it to send with."""
        return GitLedger(self._reach(), self._key, self._notes, create=create)

    def look(self) -> Past:
        """Fetch it to read."""
        if not self.is_there():
            return AbsentLedger()
        return GitLedger(self._reach(), self._key, self._notes, create=False, keyless=True)

    def _reach(self) -> Remote:
        return Remote(self._root, self._ref, self._remote, self._environ)


class GitLedger(RelationalLedger):
    """A ledger in a ref: what is known is in memory, what changes is pushed."""

    _writer: PushingWriter
    _behind = 60.0  # another runner may have pushed since it was fetched

    def __init__(self, remote: Remote, key: str, notes: Path, *, create: bool, keyless: bool = False) -> None:
        """Fetch it, or begin it when `create` says so; `keyless`: a key that is not there is not missed.

        What leaves is noted beside `notes`.

        Raises:
            LedgerUnusable: It is missing, not ours, damaged, newer, sealed with another key, or out of reach.
        """

        def open_truth() -> Truth:
            there = remote.tip()
            if not there and not create:
                raise LedgerUnusable(
                    f"there is no ledger at {remote.ref} on {remote.name}",
                    hint="If nothing was ever sent from here, make one with --new-ledger; otherwise put the old one back.",
                )
            snapshot = remote.fetch() if there else begin(remote, key)
            self._truth = Truth(remote, snapshot, key, keyless=keyless)
            return self._truth

        def explain(error: BaseException) -> BaseException:
            try:
                with _explained(remote):
                    raise error  # noqa: TRY301  (only to be explained)
            except BaseException as said:  # noqa: BLE001  (handed on, never swallowed)
                return said

        try:
            with _explained(remote):
                writer = PushingWriter(open_truth, explain)
                super().__init__(writer, lambda: _explained(remote), notes)
        except BaseException:
            remote.close()
            raise

    @property
    def pushes(self) -> int:
        """How many pushes have succeeded."""
        return self._writer.pushes

    def marks(self) -> Mapping[str, str]:
        """Return what stands for all that is known of each release: the name that git has for its lines."""
        return self._do(lambda _db: self._truth.marks())

    # What was frozen is read when it is needed

    def addresses(self, release: str, edition: int | str) -> frozenset[str]:
        """Return the addresses that one edition is assigned to, superseded parts aside."""

        def read(db: "Database") -> frozenset[str]:
            self._truth.thaw_members(db, "release = ? AND edition = ?", release, str(edition))
            return statements.read_addresses(db, release, str(edition))

        return self._do(read)

    def members(self, keys: Iterable[str]) -> tuple[Recipient, ...]:
        """Return the frozen members of these parts, in order, those a place rejected left out."""
        wanted = tuple(keys)

        def read(db: "Database") -> tuple[Recipient, ...]:
            for key in wanted:
                self._truth.thaw_members(db, "key = ?", key)
            return statements.read_members(db, wanted)

        return self._do(read)

    def parts_of_person(self, address: str) -> tuple[PartRecord, ...]:
        """Return every part that one address is a member of: all are unsealed, as nothing in the ref tells people apart."""

        def read(db: "Database") -> tuple[PartRecord, ...]:
            self._truth.thaw_members(db, "1 = 1")
            return statements.read_parts_of_person(db, address)

        return self._do(read)

    def variant(self, fingerprint: str) -> Variant:
        """Return a frozen variant."""

        def read(db: "Database") -> Variant:
            self._truth.thaw_variant(db, fingerprint)
            return Variant.decode(statements.read_variant(db, fingerprint))

        return self._do(read)

    def copy(self) -> Copy:
        """Return all that it holds, unsealed."""
        self._do(self._thaw)
        return super().copy()

    def write_out(self, write: Callable[[str], object]) -> Counted:
        """Write all that it holds, unsealed, as lines."""
        self._do(self._thaw)
        return super().write_out(write)

    def _thaw(self, db: "Database") -> None:
        """Have all that was frozen in the tables."""
        self._truth.thaw_members(db, "1 = 1")
        for (fingerprint,) in db.execute("SELECT DISTINCT variant FROM parts").fetchall():
            self._truth.thaw_variant(db, fingerprint)

    def fill(self, copy: Copy) -> None:
        """Take on all that another one held; the salt stays the ref's own."""
        self._do(lambda db: write_copy(db, copy, salt=False))

    def forget(self, address: str) -> int:  # noqa: ARG002  (the ledger's signature)
        """Raise: git keeps all that was ever committed."""
        hint = "Move it to a file or a server first (`pressctl ledger move`), forget there, and delete the ref."
        raise Misused("a ledger in git keeps every address it ever had, sealed", hint=hint)

    def begin(
        self,
        key: str,
        *,
        owner: str,
        now: datetime,
        lease: float,
        ahead: bool = False,  # noqa: ARG002  (whatever begins waits for others here)
    ) -> "Promise[Begun | None]":
        """Move an owed part to sending; None when somebody else has it, it is settled or halted."""

        def move(db: "Database") -> Begun | None:
            self._truth.thaw_part(db, key)
            return statements.begin(db, key, owner, now, lease)

        return self._writer.submit(move, parts=1)

    def pause(self, key: str, *, owner: str, now: datetime, lease: float, doubt: bool) -> "Promise[bool]":
        """Hold a part for the time of a wait: claimed when it was certainly never taken, else still sending."""
        until = now + timedelta(seconds=lease)
        return self._writer.submit(lambda db: statements.pause(db, key, owner, until, doubt=doubt), parts=-1)

    def hasten(self) -> None:
        """Push what waits for company: nobody will come any more."""
        self._writer.hasten()

    def settle(self, settlement: Settlement, *, owner: str) -> "Promise[bool]":
        """Record how it ended; it may be a second before that is pushed, in the company of others."""

        def move(db: "Database") -> bool:
            if settlement.rejected:
                self._truth.thaw_members(db, "key = ?", settlement.key)
            return statements.settle(db, settlement, owner)

        return self._writer.submit(move, patient=True, parts=-1)

    def uploaded(self, target: str, place: str, path: str, left: Left | None) -> "Promise[None]":
        """Record that a file was put at a target, or taken away; what is lost of that is looked at on the host again."""
        return self._writer.mention(lambda db: uploads.note_upload(db, target, place, path, left))


@contextmanager
def _explained(remote: Remote) -> Iterator[None]:
    """Turn errors into words: whose turn it is."""
    name = f"{remote.ref} on {remote.name}"
    try:
        yield
    except GitFailed as error:
        raise LedgerUnusable(
            f"the ledger {name} cannot be used: {error.said}",
            hint="Check the network, and that this machine's token may read and push there; then run the same command again.",
        ) from error
    except (sqlite3.Error, LookupError, TypeError, ValueError, AttributeError) as error:
        raise LedgerUnusable(
            f"the ledger {name} is damaged: something in it is not as pressctl writes it ({type(error).__name__})",
            hint=PUT_BACK,
        ) from error
    except OSError as error:
        raise LedgerUnusable(
            f"the ledger {name} cannot be used: {error.strerror or error}",
            hint="Check that a temporary folder can be written, then run the same command again.",
        ) from error
