"""What the ledger holds, as values."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from itertools import chain
from typing import Literal, TypeVar

from msgspec import Struct

from pressctl.model import Recipient, State, Variant

Cause = Literal["", "connection", "refused", "gone", "window", "crash", "unsubscribed", "let go", "awaiting", "fell"]
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
        """Whether the place has it, or may have it: what a person dropped may have arrived; what was let go never left."""
        return (self.state in _HAD and self.cause != "let go") or (self.doubt and self.state != "superseded")


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

    `version` is the ledger's own counter when this was read: `accept` builds on the newest history alone. `awaiting` are no
    parts to send: their members are who waited for a language when a list was frozen.
    """

    release: str
    version: int
    editions: tuple[EditionRecord, ...] = ()
    deliveries: tuple[DeliveryRecord, ...] = ()
    parts: tuple[PartRecord, ...] = ()
    awaiting: tuple[PartRecord, ...] = ()
    stop: Stop | None = None

    def edition(self, edition: int | str) -> EditionRecord | None:
        """Return what was accepted of one edition, or None."""
        return next((e for e in self.editions if e.edition == str(edition)), None)

    def is_overtaken(self, edition: int | str) -> bool:
        """Whether an edition was accepted, and a later one after it."""
        return any(e.edition == str(edition) for e in self.editions[:-1])

    def delivery(self, edition: int | str, language: str, target: str) -> DeliveryRecord | None:
        """Return one delivery's record, or None while it has none."""
        return next((d for d in self.rows_at(target) if (d.edition, d.language) == (str(edition), language)), None)

    def has_fallen(self, part: PartRecord) -> bool:
        """Whether a part that nobody owes any more went to the target that stands in, and not to a later edition.

        A ledger of before says so by its times alone, and clocks may be set back.
        """
        if part.cause == "fell":
            return True
        order, ended = [e.edition for e in self.editions], part.settled_at
        if part.state != "superseded" or part.cause == "unsubscribed" or not ended:
            return False
        later = self.editions[order.index(part.edition) + 1 :] if part.edition in order else ()
        return not any(e.accepted <= ended for e in later)

    def waiting(self, edition: int | str) -> tuple[DeliveryRecord, ...]:
        """Return the deliveries of one edition that wait for their language: without a frozen list or a part."""
        mine = (row for row in self.deliveries if row.edition == str(edition) and not row.listed)
        return tuple(row for row in mine if not self.parts_of(edition, row.language, row.target))

    def parts_of(self, edition: int | str, language: str, target: str) -> tuple[PartRecord, ...]:
        """Return one delivery's parts by number."""
        return tuple(p for p in self.parts_at(target) if (p.edition, p.language) == (str(edition), language))

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
    """A part to freeze: its key, its place and its members; how it stands, where it is no part to send."""

    key: str
    number: int
    variant: Variant
    members: tuple[Recipient, ...] = ()
    state: State = "owed"
    cause: Cause = ""


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

    `reopen` maps keys to the state they are expected in; they become owed. `refreeze` maps keys of open parts to the variant
    that replaces theirs. Of open parts, `supersede` are of older editions, `fell` go to who stands in, `left` had somebody who has unsubscribed since (the
    others have new parts), `dropped` a person lets go; `untouched`, of older editions too, stay as they are, and somebody in
    them is mailed as if they had none. `lost`: a target cannot be reached any more, which somebody may settle.
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
    fell: Sequence[str] = ()
    left: Sequence[str] = ()
    dropped: Sequence[str] = ()
    untouched: Sequence[str] = ()
    lost: bool = False

    @property
    def records(self) -> bool:
        """Whether it is to be recorded where nothing is sent, too."""
        return bool(self.deliveries or self.supersede or self.fell or self.left or self.dropped or self.lost)

    @property
    def unsent(self) -> Iterator[str]:
        """The parts that the plan takes for open: where one has begun since, it is stale."""
        return chain(self.refreeze or (), self.supersede, self.fell, self.left, self.dropped, self.untouched)


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


class Settlement(Struct, frozen=True, kw_only=True, omit_defaults=True):
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
