"""A ledger in a database: one connection, one thread, and the statements that every database shares."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pressctl.delivery.ledger import departures, statements, stops, uploads
from pressctl.delivery.ledger.copying import Copy, Counted, read_copy, write_copy, write_lines
from pressctl.delivery.ledger.departures import Departed, Departures
from pressctl.delivery.ledger.forgetting import forget
from pressctl.delivery.ledger.histories import read_histories, read_history
from pressctl.delivery.ledger.moves import refuse_moved
from pressctl.delivery.ledger.moving import mark
from pressctl.delivery.ledger.records import Acceptance, Begun, History, Left, PartRecord, Settlement
from pressctl.delivery.ledger.recovering import read_owners, recover
from pressctl.delivery.ledger.together import Beginning, Settling
from pressctl.delivery.ledger.writer import Writes
from pressctl.model import Receipt, Recipient, State, Variant

if TYPE_CHECKING:
    from pressctl.delivery.ledger.database import Database
    from pressctl.delivery.ledger.promises import Promise

T = TypeVar("T")


class RelationalLedger:
    """See `records.Ledger` for what each method promises; a store opens the connection and explains its errors."""

    _read_marks: "staticmethod[[Database], dict[str, str]]"  # each release's, as its store has them
    _behind = 0.0  # seconds by which what a store shows may be older than what it holds

    def __init__(self, writer: Writes, explained: Callable[[], AbstractContextManager[None]], notes: Path) -> None:
        """Keep the thread that has the connection, and what turns the store's errors into words.

        `notes`: the file on this machine, there or not, beside which a run notes what leaves.
        """
        self._writer = writer
        self._explained = explained
        self._notes = notes
        try:
            self._do(refuse_moved)
            self._salt = self._do(statements.read_salt)
        except BaseException:
            writer.close()
            raise

    @property
    def salt(self) -> bytes:
        """A random value of this ledger's own."""
        return self._salt

    def close(self) -> None:
        """Finish what is under way and let go of the store."""
        self._writer.close()

    def _do(self, work: "Callable[[Database], T]") -> T:
        with self._explained():
            return self._writer.submit(work).result()

    # Upkeep

    def copy(self) -> Copy:
        """Return all that it holds."""
        return self._do(read_copy)

    def write_out(self, write: Callable[[str], object]) -> Counted:
        """Write all that it holds as lines."""
        with _kept_apart(write) as apart:
            return self._do(lambda db: write_lines(db, apart))

    def fill(self, copy: Copy) -> None:
        """Take on all that another one held; it has to be opened anew after."""
        self._do(lambda db: write_copy(db, copy, salt=True))

    def forget(self, address: str) -> int:
        """Take an address (in normal form) out of every part; return of how many."""
        return self._do(lambda db: forget(db, address))

    def mark_moved(self, place: str, now: datetime, digest: str) -> None:
        """Record nothing any more, and tell everybody where it went."""
        self._do(lambda db: mark(db, place, now, digest))

    # What is known

    def history(self, release: str) -> History:
        """Return all that is known of one release."""
        return self._do(lambda db: read_history(db, release))

    def histories(self, releases: Sequence[str]) -> tuple[History, ...]:
        """Return all that is known of some releases, in their order."""
        return self._do(lambda db: read_histories(db, releases))

    def marks(self) -> Mapping[str, str]:
        """Return what stands for all that is known of each release."""
        return self._do(self._read_marks)

    def releases(self) -> tuple[str, ...]:
        """Return the ids of all releases, in the order of their acceptance."""
        return self._do(statements.read_releases)

    def killed(self) -> Mapping[str, datetime]:
        """Return the releases whose kill was begun, and when."""
        return self._do(statements.read_killed)

    def addresses(self, release: str, edition: int | str) -> frozenset[str]:
        """Return the addresses that one edition is assigned to, superseded parts aside."""
        return self._do(lambda db: statements.read_addresses(db, release, str(edition)))

    def members(self, keys: Iterable[str]) -> tuple[Recipient, ...]:
        """Return the frozen members of these parts, in order, those a place rejected left out."""
        wanted = tuple(keys)
        return self._do(lambda db: statements.read_members(db, wanted))

    def variant(self, fingerprint: str) -> Variant:
        """Return a frozen variant."""
        return self._do(lambda db: Variant.decode(statements.read_variant(db, fingerprint)))

    def part(self, key: str) -> PartRecord | None:
        """Return one part as it stands."""
        return self._do(lambda db: statements.read_part(db, key))

    def parts_of_person(self, address: str) -> tuple[PartRecord, ...]:
        """Return every part that one address (in normal form) is a member of, oldest first."""
        return self._do(lambda db: statements.read_parts_of_person(db, address))

    def is_over(self, part: PartRecord) -> bool:
        """Whether whoever was sending a part has certainly ended."""
        return self._departed().is_over(part.owner)

    def has_left(self, part: PartRecord) -> bool:
        """Whether a part may have left that somebody was sending."""
        return self._departed().may_include(part.key, part.owner)

    # What a run records

    def _departed(self) -> Departed:
        """Look at what was noted on this machine of parts that left."""
        return Departed(self._notes)

    def expect(self, parts: int) -> None:
        """Do nothing: a store that can do more with many parts than with few does it."""

    def departures(self, owner: str) -> Departures | None:
        """Note on this machine what leaves."""
        return departures.begin(self._notes, owner)

    def recover(self, now: datetime) -> int:
        """Free what dead runs held, by what they noted on this machine, which goes then; return how many."""
        departed = self._departed()
        freed = self._do(lambda db: recover(db, now, departed))
        departures.sweep(self._notes, lambda: self._do(read_owners), self._behind)
        return freed

    def accept(self, acceptances: Sequence[Acceptance], now: datetime) -> bool:
        """Record all of them, or nothing and return False when the ledger has moved on since their `version`."""
        return self._do(lambda db: statements.accept(db, acceptances, now))

    def begin(
        self, key: str, *, owner: str, now: datetime, lease: float, ahead: bool = False
    ) -> "Promise[Begun | None]":
        """Move an owed part to sending; None when somebody else has it, it is settled or halted."""
        beginning = Beginning(key=key, owner=owner, now=now, lease=lease)
        return self._writer.submit(beginning, beginning.confirm, patient=ahead)

    def pause(self, key: str, *, owner: str, now: datetime, lease: float, doubt: bool) -> "Promise[bool]":
        """Hold a part for the time of a wait: claimed when it was certainly never taken, else still sending."""
        until = now + timedelta(seconds=lease)
        return self._writer.submit(lambda db: statements.pause(db, key, owner, until, doubt=doubt))

    def settle(self, settlement: Settlement, *, owner: str) -> "Promise[bool]":
        """Record how it ended; False when this run no longer holds it."""
        return self._writer.submit(Settling(ended=settlement, owner=owner), patient=True)

    def hasten(self) -> None:
        """Do nothing: no change waits for another here."""

    def put_off(self, keys: Sequence[str], error: str, hint: str) -> None:
        """Say why owed parts did not leave; they stay owed, and the next attempt forgets it."""
        query = "UPDATE parts SET error = ?, hint = ? WHERE key = ? AND state = 'owed'"
        self._do(lambda db: db.executemany(query, [(error, hint, key) for key in keys]))

    def is_halted(self, key: str) -> bool:
        """Whether a stop mark, or a later edition, keeps one part from leaving."""
        return self._do(lambda db: stops.is_halted(db, key))

    # What is on web hosts

    def uploads(self, target: str, place: str) -> Mapping[str, str]:
        """Return the SHA-256 of what was last put at a target, by path; `place` stands for its address."""
        return self._do(lambda db: uploads.read_uploads(db, target, place))

    def etag(self, target: str, place: str, path: str) -> "Promise[str | None]":
        """Return the ETag that a host gave for a file, "" for none; None where nothing was put there."""
        return self._writer.submit(lambda db: uploads.read_etag(db, target, place, path))

    def uploaded(self, target: str, place: str, path: str, left: Left | None) -> "Promise[None]":
        """Record that a file was put at a target, or taken away."""
        return self._writer.submit(lambda db: uploads.note_upload(db, target, place, path, left))

    def is_anything_stopped(self) -> bool:
        """Whether a person has halted everything, or any release that is not withdrawn."""
        return self._do(uploads.is_anything_stopped)

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

    def resolve(
        self, keys: Sequence[str], state: State, now: datetime, receipt: Receipt | None = None, *, named: bool = False
    ) -> int:
        """Move unknown parts where a person says (sent, owed, skipped), or the place itself; return how many moved."""
        return self._do(lambda db: statements.resolve(db, keys, state, now, receipt, named=named))


class _Unwritten(Exception):
    """Carries what went wrong where lines are written to, past those who explain the store's own errors."""


@contextmanager
def _kept_apart(write: Callable[[str], object]) -> Iterator[Callable[[str], None]]:
    """Give a `write` whose errors come back as they were."""

    def apart(text: str) -> None:
        try:
            write(text)
        except Exception as error:
            raise _Unwritten from error

    try:
        yield apart
    except _Unwritten as unwritten:
        raise unwritten.__cause__ or unwritten from None
