"""One release against its history: what decisions about it are made from, and what comes of them."""

from functools import cached_property

from msgspec import Struct, field

from pressctl.delivery.languages import Tongues, tongues_of
from pressctl.delivery.ledger.records import DeliveryRecord, History, NewDelivery, PartRecord
from pressctl.delivery.plan import Place, PlannedDelivery, Ready, World
from pressctl.model import Release


class Case(Struct, frozen=True, kw_only=True, dict=True):
    """One release against its history.

    `had` are the addresses that had, or may have had, an earlier edition, wherever; `taken`
    collects those this edition is assigned to.
    """

    ready: Ready
    world: World
    history: History
    had: frozenset[str] = frozenset()
    taken: set[str] = field(default_factory=set)

    @property
    def release(self) -> Release:
        """The original version, whose id and edition the case is about."""
        return self.ready.original

    @cached_property
    def earlier(self) -> tuple[PartRecord, ...]:
        """The parts of editions before this one."""
        return tuple(part for part in self.history.parts if part.edition != str(self.release.edition))

    @cached_property
    def overtaken(self) -> tuple[PartRecord, ...]:
        """Those of them of which certainly nothing has left, and once this edition is accepted nothing will."""
        return tuple(part for part in self.earlier if part.is_open)

    def is_stand_in(self, place: Place) -> bool:
        """Whether a place gets nothing but what others did not take, unless the release or the command line names it."""
        name = place.target.name
        named = name in self.release.targets or name in self.world.choice.only
        return name in self.world.stand_ins and not named

    def spoken(self, language: str) -> str:
        """Return the version that tells those who had `language`: that one, or the original where it is gone."""
        return language if language in self.ready.versions else self.release.language

    def tongues(self, place: Place) -> Tongues:
        """Return the languages that a target takes of the release: those that are there, and those it promises."""
        promised = self.release.languages if self.release.edition != "kill" else ()
        fallbacks = (self.world.language, self.release.language)
        return tongues_of(tuple(self.ready.versions), promised, place.target.languages, fallbacks)

    def rows(self, target: str) -> dict[str, DeliveryRecord]:
        """Return what the ledger has of this edition at a target, by language."""
        edition = str(self.release.edition)
        return {row.language: row for row in self.history.rows_at(target) if row.edition == edition}

    def earlier_at(self, target: str) -> tuple[PartRecord, ...]:
        """Return a target's parts of editions before this one."""
        return tuple(part for part in self.history.parts_at(target) if part.edition != str(self.release.edition))

    def is_pending(self, row: DeliveryRecord) -> bool:
        """Whether a recorded delivery waits for its language: no list was frozen for it, and it has no part."""
        return not row.listed and not self.history.parts_of(row.edition, row.language, row.target)


class Owed(Struct, frozen=True, kw_only=True):
    """What one target is owed in one language: how it is planned (None: nobody need see it), and what is recorded."""

    planned: PlannedDelivery | None
    recorded: NewDelivery | None = None
