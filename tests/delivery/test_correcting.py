"""Whom a correction or a kill reaches, whatever became of the first revision and of the config since: a law."""

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pressctl.delivery.ledger.records import Settlement
from pressctl.delivery.plan import Plan
from pressctl.delivery.planning import make_plan
from pressctl.model import Correction, Recipient, State
from pressctl.owners import owner
from tests.support.builders import a_release
from tests.support.deliveries import (
    Newsroom,
    a_channel,
    a_mailing_channel,
    a_place,
    open_newsroom,
    ready,
    some_people,
)

HAD = frozenset({"sent", "unknown", "skipped"})  # what arrived, and what may have: it was dropped in doubt
ENDS: tuple[State, ...] = ("sent", "unknown", "failed", "gone", "owed", "skipped")
PLACES = ("desk", "wire")
LISTS = ("list", "letters")
people = st.lists(st.integers(0, 9), unique=True, max_size=7)


def named(numbers: list[int]) -> tuple[Recipient, ...]:
    """Return the people of these numbers."""
    return tuple(person for number in numbers for person in some_people(1, start=number, language="fr"))


def planned(room: Newsroom, **release: Any) -> Plan:
    """Plan the release as it is now."""
    return make_plan([ready(a_release(**release))], room.world(), room.ledger.history)


def run(room: Newsroom, plan: Plan, ends: Any) -> None:
    """Accept a plan and end its parts, each as `ends` says."""
    wanted = [p.acceptance for p in plan.releases if p.acceptance and p.outcome is None]
    assert room.ledger.accept(wanted, room.clock())
    for delivery in plan.releases[0].deliveries:
        for part in delivery.to_send:
            state = ends(part.key)
            if state != "owed":
                room.ledger.begin(part.key, owner=owner(), now=room.clock(), lease=120).result()
                ended = Settlement(key=part.key, state=state, at=room.clock(), cause="refused", settings="a:b:")
                room.ledger.settle(ended, owner=owner()).result()


def reached(room: Newsroom, edition: str, notice: str) -> set[str]:
    """Return the addresses and places that an edition is meant for with one notice."""
    found = set()
    for part in room.ledger.history("narcotrafic").parts:
        if part.edition == edition and room.ledger.variant(part.variant).notice == notice:
            members = {person.email for person in room.ledger.members([part.key])}
            found |= members or {part.target}
    return found


@settings(max_examples=40, deadline=None)
@given(data=st.data(), kill=st.booleans())
def test_a_correction_reaches_those_who_had_it_and_nobody_else(data: st.DataObject, *, kill: bool) -> None:
    """Every place and person that has, or may have, the first revision; those still owed it get the second as new."""
    lists = {name: named(data.draw(people)) for name in LISTS}
    places = [a_place(name, a_channel()) for name in PLACES] + [a_place(name, a_mailing_channel()) for name in LISTS]
    with tempfile.TemporaryDirectory() as folder:
        room = open_newsroom(Path(folder), *places, people=dict(lists))
        try:
            run(room, planned(room), lambda _key: data.draw(st.sampled_from(ENDS)))
            first = room.ledger.history("narcotrafic").parts
            ends: dict[str, set[str]] = {}
            for part in first:
                who = {person.email for person in room.ledger.members([part.key])} or {part.target}
                ends.setdefault("had" if part.state in HAD else part.state, set()).update(who)
            # Since then the lists changed, a place moved to another language, another came.
            room.people = {name: named(data.draw(people)) for name in LISTS}
            room.places["wire"] = a_place("wire", languages=("de",))
            room.places["late"] = a_place("late")
            changes: dict[str, Any] = {"revision": 2, "corrections": (Correction(revision=2, text="douze"),)}
            edition = "kill" if kill else "2"
            run(room, planned(room, **({"status": "canceled"} if kill else changes)), lambda _key: "sent")
            had = ends.get("had", set())
            assert reached(room, edition, "kill" if kill else "correction") == had
            owed = ends.get("owed", set()) | ends.get("failed", set())
            new = reached(room, edition, "")
            assert not new & had
            if kill:
                assert not new
            else:
                assert owed - {"wire"} <= new  # that place takes another language by now
                assert new <= owed | {"desk", "wire"} | ends.get("gone", set())
            again = planned(room, **({"status": "canceled"} if kill else changes))
            assert not again.sends
        finally:
            room.ledger.close()
