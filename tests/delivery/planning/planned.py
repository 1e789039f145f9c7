"""A plan made now from what the ledger holds, accepted and ended as a test says."""

from typing import Any

from pressctl.delivery.ledger.records import Settlement
from pressctl.delivery.plan import Plan, PlannedDelivery, Ready
from pressctl.delivery.planning import make_plan
from pressctl.model import Correction, State
from pressctl.owners import owner
from tests.support.builders import a_release
from tests.support.deliveries import Newsroom, ready, some_people

PEOPLE = some_people(5, language="fr")


def planned(room: Newsroom, *releases: Ready, **choice: Any) -> Plan:
    """Plan releases now."""
    return make_plan(releases or (ready(),), room.world(**choice), room.ledger.history)


def accept(room: Newsroom, plan: Plan) -> None:
    """Record what a run would before it sends."""
    wanted = [p.acceptance for p in plan.releases if p.acceptance and p.outcome is None]
    assert room.ledger.accept(wanted, room.clock())


def settle(room: Newsroom, plan: Plan, state: State = "sent", *, target: str = "", **fields: Any) -> None:
    """Accept a plan, then end every part of it (or of one target) in one way."""
    accept(room, plan)
    for release in plan.releases:
        for delivery in release.deliveries:
            for part in delivery.to_send:
                if not target or delivery.target == target:
                    room.ledger.begin(part.key, owner=owner(), now=room.clock(), lease=120).result()
                    ended = Settlement(key=part.key, state=state, at=room.clock(), **fields)
                    room.ledger.settle(ended, owner=owner()).result()


def delivery(plan: Plan, target: str, language: str = "fr") -> PlannedDelivery:
    """Return one delivery of the first release."""
    return next(d for d in plan.releases[0].deliveries if (d.target, d.language) == (target, language))


def standings(plan: Plan, target: str) -> list[str]:
    """Return what a run has to do with each part of a target."""
    return [part.standing for part in delivery(plan, target).parts]


def addresses(plan: Plan, target: str) -> list[str]:
    """Return who gets the new parts of a target."""
    acceptance = plan.releases[0].acceptance
    assert acceptance is not None
    parts = [part for d in acceptance.deliveries if d.target == target for part in d.parts if part.state == "owed"]
    return [person.email for part in parts for person in part.members]


def corrected(**changes: Any) -> Ready:
    """Return the second revision, with what it corrects."""
    fields: dict[str, Any] = {
        "revision": 2,
        "headline": "Les maires ne sont pas seuls",
        "corrections": (Correction(revision=2, text="le titre"),),
    }
    return ready(a_release(**{**fields, **changes}))
