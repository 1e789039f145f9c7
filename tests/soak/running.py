"""A run in the tests' own hands: what it sends, and how it dies."""

from typing import Any

from pressctl.delivery.lanes import Job
from pressctl.delivery.ledger.duties import Ledger
from pressctl.delivery.ledger.records import PartRecord
from pressctl.delivery.plan import Place, Plan


class Died(Exception):
    """The process of a run ended here, without a word."""


class Mortal:
    """A run's own hold on the ledger: once the run is dead, it writes nothing more."""

    def __init__(self, ledger: Ledger) -> None:
        """Live."""
        self._ledger = ledger
        self.dead = False

    def __getattr__(self, name: str) -> Any:
        """Pass on what a living run asks."""
        if self.dead:
            raise Died
        return getattr(self._ledger, name)


def jobs_of(plan: Plan, known: dict[str, Place]) -> list[Job]:
    """Return what a run sends; what others hold is left to them."""
    return [
        Job(
            key=part.key,
            release=planned.release.id,
            edition=planned.release.edition,
            language=delivery.language,
            number=part.number,
            people=part.people,
            target=known[delivery.target].target,
            channel=known[delivery.target].channel,
            digest=lambda: "a:b:",
        )
        for planned in plan.releases
        for delivery in planned.deliveries
        for part in (delivery.to_send if planned.outcome is None else ())
    ]


def is_unsure(part: PartRecord) -> bool:
    """Whether a person may settle a part: nobody knows, or a run meant to ask again and did not come to it."""
    return part.state == "unknown" or (part.state == "owed" and part.doubt)
