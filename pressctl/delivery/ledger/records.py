"""What the ledger holds, as values, and what a ledger has to be able to do."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

from msgspec import Struct

from pressctl.model import Receipt, Recipient, State, Variant

if TYPE_CHECKING:
    from concurrent.futures import Future

    from pressctl.delivery.ledger.copying import Copy, Counted

Cause = Literal["", "connection", "refused", "gone", "window", "crash", "unsubscribed"]
CRASHED = "the run that was sending it ended before an answer was recorded"

_OPEN: frozenset[State] = frozenset({"owed", "claimed", "failed", "gone", "deferred"})
_HAD: frozenset[State] = frozenset({"sent", "unknown", "sending", "skipped"})


class PartRecord(Struct, frozen=True, kw_only=True):
    """One part as the ledger has it; `people` counts its members, `rejected` those refused.

    `doubt`: an attempt may have been taken, whatever came after it; only a person takes that back.
    """

    key: str
    release: str
    edition: str
    language: str
    target: str
    channel: str
    number: int
    variant: str
    state: State
    people: int = 0
    rejected: int = 0
    attempts: int = 0
    status_code: int | None = None
    receipt_id: str = ""
    receipt_url: str = ""
    error: str = ""
    hint: str = ""
    cause: Cause = ""
    settings: str = ""
    doubt: bool = False
    not_before: datetime | None = None
    owner: str = ""
    lease_until: datetime | None = None
    first_claimed: datetime | None = None
    sending_at: datetime | None = None
    settled_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether the place certainly has nothing, so that the newest text may replace what was frozen."""
        return self.state in _OPEN and not self.doubt

    @property
    def was_had(self) -> bool:
        """Whether the place has it, or may have it; what a person dropped may have arrived all the same."""
        return self.state in _HAD or (self.doubt and self.state != "superseded")


class DeliveryRecord(Struct, frozen=True, kw_only=True):
    """One (release, edition, language, target); `listed` says that its list was frozen."""

    release: str
    edition: str
    language: str
    target: str
    channel: str
    listed: bool
    already_had: int = 0


class EditionRecord(Struct, frozen=True, kw_only=True):
    """One accepted edition: when, its own content by language, and the targets it owes."""

    release: str
    edition: str
    accepted: datetime
    content: Mapping[str, Mapping[str, str]]
    targets: tuple[str, ...]
    path: str = ""


class Stop(Struct, frozen=True, kw_only=True):
    """A person's mark that halts a release, or `everything`; `spares_kill`: a kill of the release may leave."""

    since: datetime
    everything: bool = False
    spares_kill: bool = False

    def halts(self, edition: int | str) -> bool:
        """Whether it keeps an edition of the release from leaving."""
        return edition != "kill" or not self.spares_kill


class History(Struct, frozen=True, kw_only=True, dict=True):
    """Everything the ledger knows of one release, members aside.

    `version` is the ledger's own counter when this was read: `accept` refuses to build on
    a history that is no longer the newest.
    """

    release: str
    version: int
    editions: tuple[EditionRecord, ...] = ()
    deliveries: tuple[DeliveryRecord, ...] = ()
    parts: tuple[PartRecord, ...] = ()
    stop: Stop | None = None

    def edition(self, edition: int | str) -> EditionRecord | None:
        """Return what was accepted of one edition, or None."""
        return next((e for e in self.editions if e.edition == str(edition)), None)

    def delivery(self, edition: int | str, language: str, target: str) -> DeliveryRecord | None:
        """Return one delivery's record, or None while it has none."""
        wanted = (str(edition), language)
        return next((d for d in self.rows_at(target) if (d.edition, d.language) == wanted), None)

    def has_fallen(self, part: PartRecord) -> bool:
        """Whether a part that nobody owes any more went to the target that stands in, and not to a later edition."""
        order = [e.edition for e in self.editions]
        if part.cause == "unsubscribed":
            return False
        later = self.editions[order.index(part.edition) + 1 :] if part.edition in order else ()
        ended = part.settled_at
        return part.state == "superseded" and bool(ended) and not any(ended and e.accepted <= ended for e in later)

    def waiting(self, edition: int | str) -> tuple[DeliveryRecord, ...]:
        """Return the deliveries of one edition that wait for their language: without a frozen list or a part."""
        mine = (row for row in self.deliveries if row.edition == str(edition) and not row.listed)
        return tuple(row for row in mine if not self.parts_of(edition, row.language, row.target))

    def parts_of(self, edition: int | str, language: str, target: str) -> tuple[PartRecord, ...]:
        """Return one delivery's parts by number."""
        wanted = (str(edition), language)
        return tuple(p for p in self.parts_at(target) if (p.edition, p.language) == wanted)

    def parts_at(self, target: str) -> tuple[PartRecord, ...]:
        """Return a target's parts, of every edition."""
        return self._parts_at.get(target, ())

    def rows_at(self, target: str) -> tuple[DeliveryRecord, ...]:
        """Return a target's deliveries, of every edition."""
        return self._rows_at.get(target, ())

    @cached_property
    def _parts_at(self) -> Mapping[str, tuple[PartRecord, ...]]:
        return _by_target(self.parts)

    @cached_property
    def _rows_at(self) -> Mapping[str, tuple[DeliveryRecord, ...]]:
        return _by_target(self.deliveries)


T = TypeVar("T", PartRecord, DeliveryRecord)


def _by_target(records: Iterable[T]) -> Mapping[str, tuple[T, ...]]:
    """Return records by their target: thousands of places each ask for their own."""
    found: dict[str, list[T]] = {}
    for record in records:
        found.setdefault(record.target, []).append(record)
    return {target: tuple(held) for target, held in found.items()}


class NewPart(Struct, frozen=True, kw_only=True):
    """A part to freeze: its key, its place and its members."""

    key: str
    number: int
    variant: Variant
    members: tuple[Recipient, ...] = ()


class NewDelivery(Struct, frozen=True, kw_only=True):
    """A delivery to record, or to grow by parts when it is there already."""

    language: str
    target: str
    channel: str
    listed: bool = True
    already_had: int = 0
    parts: tuple[NewPart, ...] = ()


class Acceptance(Struct, frozen=True, kw_only=True):
    """All that one run wants recorded of one edition before anything of it is sent, at once.

    `reopen` maps keys to the state they are expected in; they become owed. `refreeze` maps
    keys of open parts to the variant that replaces theirs (an accepted edit).
    `supersede` names keys of older editions that nobody needs any more; `left` those of open parts with somebody who has
    unsubscribed since: the others of them have new parts.
    """

    release: str
    edition: int | str
    version: int
    content: Mapping[str, Mapping[str, str]]
    targets: tuple[str, ...]
    path: str = ""
    deliveries: tuple[NewDelivery, ...] = ()
    reopen: Mapping[str, State] | None = None
    refreeze: Mapping[str, Variant] | None = None
    supersede: Sequence[str] = ()
    left: Sequence[str] = ()

    @property
    def records(self) -> bool:
        """Whether it is to be recorded where nothing is sent, too."""
        return bool(self.deliveries or self.supersede or self.left)


class Begun(Struct, frozen=True, kw_only=True):
    """What `begin` hands out: everything needed to rebuild the request, byte for byte."""

    variant: Variant
    members: tuple[Recipient, ...]
    attempt: int
    first_claimed: datetime
    doubt: bool = False


class Left(Struct, frozen=True, kw_only=True):
    """A file as it was left on a web host, with the ETag that the host gave."""

    sha256: str
    etag: str = ""


class Settlement(Struct, frozen=True, kw_only=True):
    """How an attempt ended."""

    key: str
    state: State
    at: datetime
    status_code: int | None = None
    receipt_id: str = ""
    receipt_url: str = ""
    rejected: tuple[str, ...] = ()
    error: str = ""
    hint: str = ""
    cause: Cause = ""
    settings: str = ""
    not_before: datetime | None = None


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

    Those that a run calls for each attempt or file return futures, so that many of them share one commit: once it is
    asked for, a change is made whether or not anybody waits for it. Two ledgers opened on one store, in one process or on
    two machines, never both hold a part.
    """

    def part(self, key: str) -> PartRecord | None:
        """Return one part as it stands."""

    # What a run records

    def recover(self, now: datetime) -> int:
        """Free what runs held that are gone here, or whose lease ended: a claim becomes owed, a sending unknown; return how many."""

    def accept(self, acceptances: Sequence[Acceptance], now: datetime) -> bool:
        """Record all of them, or nothing and return False when the ledger has moved on since their `version`.

        False too when a part to be superseded has left since. Of all that changes a ledger only this raises its version.
        """

    def begin(self, key: str, *, owner: str, now: datetime, lease: float) -> "Future[Begun | None]":
        """Move a part that is owed, or that this owner holds, to sending; `lease` is in seconds.

        None when somebody else has it, it is settled, or a stop mark halts it. What is begun counts one more attempt.
        """

    def pause(self, key: str, *, owner: str, now: datetime, lease: float, doubt: bool) -> "Future[bool]":
        """Hold a part for the time of a wait: claimed when it was certainly never taken, else still sending."""

    def settle(self, settlement: Settlement, *, owner: str) -> "Future[bool]":
        """Record how it ended; False when this run no longer holds it. What was in doubt stays unknown, unless it is sent."""

    def hasten(self) -> None:
        """Have done at once what was asked for: a run begins nothing more, and waits for its results."""

    def put_off(self, keys: Sequence[str], error: str, hint: str) -> None:
        """Say why owed parts did not leave; they stay owed, and the next attempt forgets it."""

    def is_halted(self, key: str) -> bool:
        """Whether a stop mark keeps one part from leaving."""

    # What is on web hosts

    def etag(self, target: str, place: str, path: str) -> "Future[str | None]":
        """Return the ETag that a host gave for a file, "" for none; None where nothing was put there."""

    def uploaded(self, target: str, place: str, path: str, left: Left | None) -> "Future[None]":
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
