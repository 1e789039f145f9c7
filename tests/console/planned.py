"""A plan for a newsroom, and the report of a run that ended as a test says."""

from pathlib import Path
from typing import Any

from pressctl.delivery.ledger.records import PartRecord, Settlement
from pressctl.delivery.plan import Plan, Ready
from pressctl.delivery.planning import make_plan
from pressctl.desk.reporting import make_report
from pressctl.model import Config, Report, State
from pressctl.owners import owner
from tests.support.builders import NOON, a_newsroom
from tests.support.deliveries import Newsroom, ready


def config(room: Newsroom) -> Config:
    """Return the config that goes with the room."""
    targets = tuple(place.target for place in room.places.values())
    return Config(root=Path(), path=None, newsroom=a_newsroom(), targets=targets)


def planned(room: Newsroom, *releases: Ready, **choice: Any) -> Plan:
    """Plan releases now."""
    return make_plan(releases or (ready(),), room.world(**choice), room.ledger.history)


def settled(room: Newsroom, plan: Plan, states: dict[str, State], **fields: Any) -> Report:
    """End every part as its target's state says; return the report."""
    wanted = [release.acceptance for release in plan.releases if release.acceptance and release.outcome is None]
    room.ledger.accept(wanted, NOON)
    for release in plan.releases:
        for delivery in release.deliveries:
            for part in delivery.to_send:
                if delivery.target in states:
                    room.ledger.begin(part.key, owner=owner(), now=NOON, lease=9).result()
                    ended = Settlement(key=part.key, state=states[delivery.target], at=NOON, **fields)
                    room.ledger.settle(ended, owner=owner()).result()
    return reported(room, plan)


def reported(room: Newsroom, plan: Plan) -> Report:
    """Return the report as the ledger stands."""
    records: dict[str, PartRecord] = {part.key: part for part in room.ledger.history("narcotrafic").parts}
    return make_report(plan, records)
