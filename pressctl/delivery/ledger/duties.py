"""What a ledger has to be able to do."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from pressctl.delivery.ledger.records import Acceptance, Begun, History, Left, PartRecord, Settlement
from pressctl.model import Receipt, Recipient, State, Variant

if TYPE_CHECKING:
    from pressctl.delivery.ledger.copying import Copy, Counted
    from pressctl.delivery.ledger.departures import Departures
    from pressctl.delivery.ledger.promises import Promise


class Past(Protocol):
    """What the ledger knows; looking changes nothing. Where there is no ledger yet, `absent` stands for an empty one.

    Every method raises `LedgerUnusable` when the store is damaged or out of reach.
    """

    @property
    def salt(self) -> bytes:
        """A random value of this ledger's own, which nothing else can guess; empty where there is none."""

    def history(self, release: str) -> History:
        """Return all that is known of one release."""

    def histories(self, releases: Sequence[str]) -> tuple[History, ...]:
        """Return all that is known of some releases, a few hundred at most, in their order."""

    def marks(self) -> Mapping[str, str]:
        """Return what stands for all that is known of each release, people and stop marks aside; none where nothing is.

        As long as it is the same for the same ledger (`salt`), so is the history; and none that was ever comes back for
        another history, also not where the ledger was put back to what it once was.
        """

    def releases(self) -> tuple[str, ...]:
        """Return the ids of all releases, in the order of their acceptance."""

    def killed(self) -> Mapping[str, datetime]:
        """Return the releases whose kill was begun, and when."""

    def addresses(self, release: str, edition: int | str) -> frozenset[str]:
        """Return the addresses that one edition is assigned to, superseded parts aside."""

    def members(self, keys: Iterable[str]) -> tuple[Recipient, ...]:
        """Return the frozen members of these parts, in order, those a place rejected left out."""

    def variant(self, fingerprint: str) -> Variant:
        """Return a frozen variant; `LookupError` where nothing was ever frozen."""

    def parts_of_person(self, address: str) -> tuple[PartRecord, ...]:
        """Return every part that one address (in normal form) is a member of, oldest first."""

    def is_over(self, part: PartRecord) -> bool:
        """Whether whoever was sending a part has certainly ended, on this machine or in a container of it."""

    def has_left(self, part: PartRecord) -> bool:
        """Whether a part may have left that somebody was sending; False only where it certainly has not, and will not."""

    def uploads(self, target: str, place: str) -> Mapping[str, str]:
        """Return the SHA-256 of what was last put at a target, by path; `place` stands for its address."""

    def copy(self) -> "Copy":
        """Return all that it holds, people's addresses among it."""

    def write_out(self, write: Callable[[str], object]) -> "Counted":
        """Write the same as lines, holding little of it at a time; what `write` raises comes back."""

    def close(self) -> None:
        """Finish what is under way and let go of the store."""


class Ledger(Past, Protocol):
    """The durable record. Every method that changes it returns only when the change is on disk.

    Those that a run calls for each attempt or file return promises, so that many of them share one commit: once it is
    asked for, a change is made whether or not anybody waits for it. Two ledgers opened on one store, in one process or on
    two machines, never both hold a part.
    """

    def part(self, key: str) -> PartRecord | None:
        """Return one part as it stands."""

    # What a run records

    def recover(self, now: datetime) -> int:
        """Free what runs held that are gone here, or whose lease ended; return how many.

        A claim becomes owed, a sending unknown, unless it certainly had not left.
        """

    def accept(self, acceptances: Sequence[Acceptance], now: datetime) -> bool:
        """Record all of them, or nothing and return False when the ledger has moved on since their `version`.

        False too when a part has left since that the plan takes for one that has not. Of all that changes a ledger only this
        raises its version.
        """

    def expect(self, parts: int) -> None:
        """Make ready for a run that is about to begin and settle so many parts; it has yet to load what it sends with."""

    def departures(self, owner: str) -> "Departures | None":
        """Begin to note what leaves, for a run that begins parts ahead, by the owner they have then; None where it must not."""

    def begin(
        self, key: str, *, owner: str, now: datetime, lease: float, ahead: bool = False
    ) -> "Promise[Begun | None]":
        """Move a part that is owed, or that this owner holds, to sending; `lease` is in seconds.

        None when somebody else has it, it is settled, or a stop mark or a later edition halts it. What is begun counts one
        more attempt. `ahead`: nobody waits for it yet, and it may wait for others.
        """

    def pause(self, key: str, *, owner: str, now: datetime, lease: float, doubt: bool) -> "Promise[bool]":
        """Hold a part for the time of a wait: claimed when it was certainly never taken, else still sending."""

    def settle(self, settlement: Settlement, *, owner: str) -> "Promise[bool]":
        """Record how it ended; False when this run no longer holds it. What was in doubt stays unknown, unless it is sent."""

    def hasten(self) -> None:
        """Have done at once what was asked for: a run begins nothing more, and waits for its results."""

    def put_off(self, keys: Sequence[str], error: str, hint: str) -> None:
        """Say why owed parts did not leave; they stay owed, and the next attempt forgets it."""

    def is_halted(self, key: str) -> bool:
        """Whether a stop mark, or a later edition, keeps one part from leaving."""

    # What is on web hosts

    def etag(self, target: str, place: str, path: str) -> "Promise[str | None]":
        """Return the ETag that a host gave for a file, "" for none; None where nothing was put there."""

    def uploaded(self, target: str, place: str, path: str, left: Left | None) -> "Promise[None]":
        """Record that a file was put at a target, or taken away (None)."""

    def is_anything_stopped(self) -> bool:
        """Whether a person has halted everything, or any release that is not withdrawn."""

    # What a person records

    def stop(self, release: str, now: datetime) -> bool:
        """Halt a release, or everything (""), until `go`; False where it was halted already, with the time it has."""

    def go(self, release: str) -> bool:
        """Lift a halt; False where there was none."""

    def spare(self, release: str, now: datetime) -> bool:
        """Let the kill of a release leave while everything is halted; False where not everything is."""

    def resolve(
        self, keys: Sequence[str], state: State, now: datetime, receipt: Receipt | None = None, *, named: bool = False
    ) -> int:
        """Move unknown parts where a person says, or the place itself; return how many moved. `named`: a person's receipt."""

    # Upkeep

    def fill(self, copy: "Copy") -> None:
        """Take on all that another ledger held, and, where the store can, its salt; to be opened anew after.

        Raises:
            LedgerUnusable: It holds something already.
        """

    def forget(self, address: str) -> int:
        """Take an address (in normal form) out of every part; return of how many. What they had stays counted.

        Raises:
            Misused: It is still needed, or the store keeps all that it ever had.
        """

    def mark_moved(self, place: str, now: datetime, digest: str) -> None:
        """Record nothing any more, and tell whoever opens it where it went; `digest` is what the other place has.

        Raises:
            LedgerUnusable: A run is sending from it, or it has changed since.
        """
