"""What a run will do, as values: made from releases, targets, people and history; it does nothing itself."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cached_property

from msgspec import Struct, field
from msgspec.structs import replace

from pressctl.delivery.ledger.records import Acceptance, PartRecord
from pressctl.delivery.standing import Standing
from pressctl.model import Channel, Notice, Outcome, Receipt, Recipient, Release, Target, Variant


class Choice(Struct, frozen=True, kw_only=True):
    """What the command line asked for, beside the paths.

    `found` says that releases were found in folders rather than named; the guards on age,
    lateness and number are for those. `max_age` is in days. `this_text`: whatever the branch has by now.
    """

    only: frozenset[str] = frozenset()
    skip: frozenset[str] = frozenset()
    to: str = ""
    newcomers: bool = False
    retry_failed: bool = False
    accept_edit: bool = False
    accept_list: bool = False
    found: bool = False
    max_releases: int = 5
    max_age: int = 14
    this_text: bool = False

    def picks(self, target: str) -> bool:
        """Whether a target is meant."""
        return (not self.only or target in self.only) and target not in self.skip


class Ready(Struct, frozen=True, kw_only=True):
    """One release, checked and rendered.

    `variant(language, notice)` gives any of its variants whole; `content` is its own content by
    language, and `differences(old)` says in words what changed since an older content.
    """

    original: Release
    versions: Mapping[str, Release]
    variant: Callable[[str, Notice], Variant]
    content: Mapping[str, Mapping[str, str]]
    differences: Callable[[Mapping[str, Mapping[str, str]]], str]


class Place(Struct, frozen=True, kw_only=True):
    """A target with its channel."""

    target: Target
    channel: Channel


class Unread(Struct, frozen=True, kw_only=True):
    """Why the list of a mailing, which its vendor keeps, is not known, and what comes of a delivery that needs it."""

    outcome: Outcome = "deferred"
    error: str = "its list has not been read"
    hint: str = "Run the same command again."


class World(Struct, frozen=True, kw_only=True, dict=True):
    """Everything a plan is made from that is not the release itself.

    `spent`: the run has had its turn, and nothing that is in the ledger is sent again by it; only what certainly was not
    taken goes on to who stands in. `people` maps a mailing target to its list of today, `unsubscribed` to those on it who are
    never mailed; `suppressed` says of an address whether it is one of them (None: nobody is); `person` makes the recipient that is
    frozen (greeting filled in); `fit` takes of a whole variant what a target takes; `members`, `addresses`
    and `notice` (of a frozen variant) read the ledger, and `last_list` how many people the last lists of a target had.
    `digest` is the hash that tells whether a target's settings changed.
    `unread` are mailing targets whose list nobody has read, as far as those who are on it may not be passed over: what
    needs one of these lists waits, and everything else goes its way.
    `newer` says of releases, by id, what text the branch has by now; `report_to` gets no release that does not name it.
    """

    newsroom: str
    language: str
    places: Mapping[str, Place]
    people: Mapping[str, Sequence[Recipient]]
    person: Callable[[Recipient, Target, str], Recipient]
    fit: Callable[[Variant, Channel, Target], Variant]
    members: Callable[[Sequence[str]], tuple[Recipient, ...]]
    addresses: Callable[[str, int | str], frozenset[str]]
    notice: Callable[[str], Notice]
    digest: Callable[[Target], str]
    now: datetime
    unsubscribed: Mapping[str, Sequence[Recipient]] = field(default_factory=dict)
    suppressed: Callable[[str], bool] | None = None
    last_list: Callable[[str], int] = lambda _: 0
    late_after: float = 6 * 3600.0
    choice: Choice = field(default_factory=Choice)
    unread: Mapping[str, Unread] = field(default_factory=dict)
    newer: Mapping[str, str] = field(default_factory=dict)
    report_to: str = ""
    spent: bool = False

    def willing(self, people: Sequence[Recipient]) -> tuple[Recipient, ...]:
        """Return people less those who are never mailed."""
        suppressed = self.suppressed
        return tuple(one for one in people if not suppressed(one.email)) if suppressed else tuple(people)

    @cached_property
    def fallbacks(self) -> frozenset[str]:
        """The targets that others name as theirs."""
        return frozenset(place.target.fallback for place in self.places.values() if place.target.fallback)

    @cached_property
    def stand_ins(self) -> frozenset[str]:
        """The places that get nothing but what others did not take; a mailing that stands in has a list of its own."""
        named = self.fallbacks
        return frozenset(name for name, place in self.places.items() if name in named and not place.channel.mailing)


class PlannedPart(Struct, frozen=True, kw_only=True):
    """One part: what the run has to do with it, and what the ledger has of it (None: new).

    `earlier` are the receipts of what it corrects or withdraws, where the place can change that.
    """

    key: str
    number: int
    people: int
    standing: Standing
    notice: Notice = ""
    record: PartRecord | None = None
    earlier: tuple[Receipt, ...] = ()

    @property
    def falls(self) -> bool:
        """Whether this very plan moves it to who stands in."""
        return self.standing == "superseded" and self.record is not None and self.record.state != "superseded"


class PlannedDelivery(Struct, frozen=True, kw_only=True):
    """One (release, language, target). `outcome` is set when it is decided without sending.

    `waiting` counts people whose language is promised and not there yet, `newcomers` those who came onto a list
    after it was frozen, for a release that somebody named; `unsubscribed` those who would get it and are never mailed. `by_hand` says what of earlier revisions only a person can
    change; `fallback` is who gets what this target certainly does not take, `stood_in` who got
    what it did not. `asks`: what becomes of it, or what is said of it, depends on a list that was not read.
    """

    language: str
    target: str
    channel: str
    optional: bool = False
    outcome: Outcome | None = None
    held_until: datetime | None = None
    already_had: int = 0
    newcomers: int = 0
    waiting: int = 0
    unsubscribed: frozenset[str] = frozenset()
    error: str = ""
    hint: str = ""
    fallback: str = ""
    stood_in: str = ""
    by_hand: str = ""
    asks: bool = False
    parts: tuple[PlannedPart, ...] = ()

    @property
    def to_send(self) -> tuple[PlannedPart, ...]:
        """The parts this run sends."""
        return tuple(part for part in self.parts if part.standing == "send") if self.outcome is None else ()


class PlannedRelease(Struct, frozen=True, kw_only=True):
    """One release; `acceptance` is what the ledger records before anything of it is sent.

    `adopted`: it was published before pressctl, and is owed to nobody. `grows`: it has begun, and a target that came later
    is named, which is owed it by that.
    `edited` says who has, or may have, another text of this revision, and what differs; `since`, what differs from the
    revision before this one that was accepted. Else they are empty.
    """

    release: Release
    deliveries: tuple[PlannedDelivery, ...] = ()
    acceptance: Acceptance | None = None
    outcome: Outcome | None = None
    held_until: datetime | None = None
    begun: bool = False
    grows: bool = False
    adopted: bool = False
    edited: str = ""
    since: str = ""
    error: str = ""
    hint: str = ""
    intended: tuple[tuple[str, str, str], ...] = ()

    @property
    def falls(self) -> bool:
        """Whether anything of it goes to who stands in."""
        parts = (part for delivery in self.deliveries for part in delivery.parts)
        return self.outcome is None and any(part.falls for part in parts)

    @property
    def sends(self) -> bool:
        """Whether anything of it is to be sent now."""
        return self.outcome is None and any(delivery.to_send for delivery in self.deliveries)


class Finished(Struct, frozen=True, kw_only=True):
    """Releases that everybody has, as they are: nothing is left to do about them, and nothing to be said.

    `prints` have for each what stands for its part in the digest (`print_of`). `each` gives them as they were planned,
    briefly, by name, where the run was asked to tell of every release.
    """

    prints: tuple[bytes, ...] = ()
    each: Callable[[], Iterable[PlannedRelease]] = tuple

    def __len__(self) -> int:
        """Count them."""
        return len(self.prints)


NONE_FINISHED = Finished()


class Plan(Struct, frozen=True, kw_only=True):
    """All of a run. `digest` is the contract's promise 13; `hosts` are the targets that public/ is put on.

    `unread` are mailing targets whose lists stand behind a secret that is not set here: who is on them nobody knows.
    `releases` are those that were looked at one by one, `finished` those of folders that need not be.
    """

    releases: tuple[PlannedRelease, ...]
    digest: str
    now: datetime
    hosts: tuple[str, ...] = ()
    unread: frozenset[str] = frozenset()
    finished: Finished = NONE_FINISHED

    @property
    def is_empty(self) -> bool:
        """Whether there is no release at all."""
        return not self.releases and not self.finished

    @property
    def sends(self) -> bool:
        """Whether anything is to be sent now."""
        return any(release.sends for release in self.releases)

    @property
    def falls(self) -> bool:
        """Whether it moves anything to who stands in."""
        return any(release.falls for release in self.releases)

    def joined(self, more: "Plan") -> "Plan":
        """Return this plan with what another, made after it within the same run, sends beside it."""
        added = {(planned.release.id, planned.release.edition): planned for planned in more.releases if planned.falls}
        releases = tuple(
            _joined(planned, added.get((planned.release.id, planned.release.edition))) for planned in self.releases
        )
        return replace(self, releases=releases)

    def recorded(self) -> "Plan":
        """Return it without what the ledger has by now: everybody's own words, which a run need not hold while it sends."""
        return replace(self, releases=tuple(replace(planned, acceptance=None) for planned in self.releases))

    @property
    def records(self) -> bool:
        """Whether the ledger is to hear of it: something is sent, or another run's part is waited for."""
        return any(
            release.outcome is None
            and (
                (release.acceptance is not None and release.acceptance.records)
                or any(part.standing in {"send", "elsewhere"} for d in release.deliveries for part in d.parts)
            )
            for release in self.releases
        )

    @property
    def unsure(self) -> tuple[tuple[PlannedRelease, PlannedDelivery, PlannedPart], ...]:
        """What nobody knows of and this run does not send again; some places can be asked."""
        return tuple(
            (release, delivery, part)
            for release in self.releases
            if release.outcome is None
            for delivery in release.deliveries
            if delivery.outcome is None
            for part in delivery.parts
            if part.standing == "unknown"
        )

    @property
    def asks(self) -> frozenset[str]:
        """The targets whose lists it would be another plan with."""
        undecided = (release for release in self.releases if release.outcome in {None, "held"})
        return frozenset(one.target for release in undecided for one in release.deliveries if one.asks)

    @property
    def needs(self) -> frozenset[str]:
        """Those of which nothing can be sent without their lists."""
        undecided = (release for release in self.releases if release.outcome in {None, "held"})
        return frozenset(one.target for release in undecided for one in release.deliveries if one.asks and one.outcome)

    @property
    def refused(self) -> frozenset[str]:
        """The targets that refused something, and would be asked again if their settings had changed."""
        return frozenset(
            delivery.target
            for release in self.releases
            for delivery in release.deliveries
            if any(part.standing == "failed" or part.falls for part in delivery.parts)
        )


def _joined(planned: PlannedRelease, more: PlannedRelease | None) -> PlannedRelease:
    if more is None:
        return planned
    later = {(delivery.language, delivery.target): delivery for delivery in more.deliveries}
    kept = tuple(_grown(one, later.pop((one.language, one.target), None)) for one in planned.deliveries)
    return replace(planned, deliveries=(*kept, *(one for one in later.values() if one.to_send)))


def _grown(planned: PlannedDelivery, later: PlannedDelivery | None) -> PlannedDelivery:
    """Return a delivery with the parts that came to it, and what is said now of those that went elsewhere."""
    if later is None or planned.outcome:
        return planned
    known = {part.key for part in planned.parts}
    new = tuple(part for part in later.to_send if part.key not in known)
    told = {"error": later.error, "stood_in": later.stood_in} if later.stood_in else {}
    return replace(planned, parts=(*planned.parts, *new), **told)


def print_of(planned: PlannedRelease) -> bytes:
    """Return what stands for all that is intended of one release; nothing where nothing is."""
    release = planned.release
    times = (str(release.published or ""), str(release.embargo or ""))
    lines = [
        [release.id, release.edition, language, target, fingerprint, *times]
        for language, target, fingerprint in planned.intended
    ]
    text = json.dumps(sorted(lines, key=str), ensure_ascii=False)
    return hashlib.sha256(text.encode()).digest() if lines else b""


def digest_of(prints: Iterable[bytes]) -> str:
    """Return the digest of everything intended, sent or not, as 16 hexadecimal characters; `prints` are of all releases.

    It covers (id, edition, language, target, rendered variant, times) and nothing of the
    ledger, the clock, secrets, recipients or the machine, so that a re-run after a partial
    run has the same.
    """
    return hashlib.sha256(b"".join(sorted(prints))).hexdigest()[:16]
