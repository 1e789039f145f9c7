"""Publish, crash, edit, correct, kill, resolve, wait, join, leave: in any order, nobody gets anything twice or never.

Hypothesis writes the stories; `witness.Witness` is what the places saw of them, and judges.
"""

import asyncio
import itertools
import logging
import os
import tempfile
from collections import defaultdict
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

import httpx
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from msgspec.structs import replace

from pressctl.delivery.lanes import Job
from pressctl.delivery.plan import Place, Plan, Ready
from pressctl.delivery.planning import make_plan
from pressctl.delivery.sending import Means, Sender
from pressctl.desk.adopting import adopt, adoptable
from pressctl.desk.delivering import accept
from pressctl.model import Correction, Limits, Recipient, State, Target, WriteFile, Written
from tests.soak.running import Died, Mortal, is_unsure, jobs_of
from tests.soak.witness import OUTCOMES, Outcome, Witness, places
from tests.support.builders import NOON, a_release
from tests.support.deliveries import open_newsroom, ready

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressctl.delivery.ledger.duties import Ledger

STEPS = 10_000  # of a long soak
LONG = bool(os.environ.get("PRESSCTL_SOAK"))
LIMITS = Limits(concurrency=1, attempts=3, budget=5.0, timeout=1.0, lease=120.0)
PEOPLE = tuple(f"p{n}@journal.example" for n in range(6))
PLACES = ("desk", "wire", "list", "letters", "board", "spare", "second")
SAID: tuple[State, ...] = ("sent", "owed", "skipped")

Script = dict[str, list[Outcome]]
scripts = st.dictionaries(
    st.sampled_from(PLACES), st.lists(st.sampled_from(OUTCOMES), min_size=1, max_size=3), max_size=3
)
minutes = st.sampled_from([3, 30, 61, 24 * 60])
perhaps = st.sampled_from([None, None, *PEOPLE])
mailings = st.sampled_from(["list", "letters"])
rarely = st.sampled_from([False, False, False, True])
# A person who names a place that stands in wants it there too, whoever reads it.
narrow = st.one_of(st.none(), st.none(), st.sets(st.sampled_from(PLACES[:5]), min_size=1, max_size=2))


class Story(RuleBasedStateMachine):
    """One release, its places and its people, through everything that may happen to them; `steps` were taken so far."""

    steps: ClassVar[int] = 0

    def __init__(self) -> None:
        """Open a newsroom with all places, two of the mailings' people on both lists."""
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        people: dict[str, Sequence[Recipient]] = {
            "list": tuple(Recipient(email=email) for email in PEOPLE[:3]),
            "letters": tuple(Recipient(email=email) for email in PEOPLE[2:5]),
            "second": (),
        }
        self.room = open_newsroom(Path(self.folder.name), *places().values(), people=people)
        drops = frozenset({"letters", "board"})
        self.witness = Witness(clock=self.room.clock, drops=drops, held=self.is_held, newest=self.newest)
        self.release = a_release(published=NOON)
        self.runs = itertools.count(1)
        self.broken = False  # a law was found broken: what follows says nothing
        # Made, and not yet accepted, with the choice that it was made by.
        self.planned: tuple[Plan, dict[str, Place], dict[str, Any]] | None = None
        self.accepted: tuple[list[Job], Mortal] | None = None  # accepted, and not yet sent
        self.given_up: set[str] = set()  # owed by a target that was taken out of the config before a new edition

    def teardown(self) -> None:
        """Let the story end well, and close the newsroom."""
        try:
            if not self.broken:
                self.everything_ends_well()
                self.witness.judge()
        finally:
            self.room.ledger.close()
            self.folder.cleanup()

    def is_held(self) -> bool:
        """Whether the release as it stands may not leave yet."""
        return self.release.edition != "kill" and self.release.held_until(self.room.clock()) is not None

    def newest(self) -> str:
        """Return the edition that was accepted last."""
        return self.room.ledger.history(self.release.id).editions[-1].edition

    def has_gone_out(self) -> bool:
        """Whether the release was accepted as it stands."""
        return self.room.ledger.history(self.release.id).edition(self.release.edition) is not None

    # What happens

    @initialize(held=rarely)
    def begin(self, *, held: bool) -> None:
        """Begin free, or under embargo."""
        if held:
            self.release = a_release(published=NOON, embargo=NOON + timedelta(hours=2))

    @rule(
        script=scripts, only=narrow, accept_edit=st.booleans(), flag=st.sampled_from(["newcomers", "retry_failed", ""])
    )
    def publish(self, script: Script, only: set[str] | None, flag: str, *, accept_edit: bool) -> None:
        """Publish, for all places or for some."""
        known = frozenset(only or ()) & frozenset(self.room.places)
        self.go(script, only=known, accept_edit=accept_edit, **({flag: True} if flag else {}))

    @rule(change=st.sampled_from(["", "", "edit", "correct", "correct"]), script=scripts, only=narrow, minutes=minutes)
    def a_day(self, change: str, script: Script, only: set[str] | None, minutes: int) -> None:
        """Change the text, perhaps; publish; and look again when what a dead run held is free."""
        if self.release.edition != "kill" and (change == "edit" or (change and self.has_gone_out())):
            getattr(self, change)()
        self.go(script, only=frozenset(only or ()) & frozenset(self.room.places), accept_edit=True)
        self.room.clock.forward(minutes=minutes)

    @rule(script=scripts, person=st.sampled_from(PEOPLE), name=mailings)
    def publish_to_one_more(self, script: Script, person: str, name: str) -> None:
        """Publish to one address through one mailing."""
        if name in self.room.places:
            self.go(script, only=frozenset({name}), to=person)

    @rule(only=narrow, person=perhaps, name=mailings, accept_edit=st.booleans())
    def another_run_plans(self, only: set[str] | None, person: str | None, name: str, *, accept_edit: bool) -> None:
        """Another process makes its plan, and is slow."""
        choice = {**self.for_some(only, person, name), "accept_edit": accept_edit}
        self.planned = self.weigh(**choice), dict(self.room.places), choice

    @precondition(lambda self: self.planned)
    @rule()
    def it_accepts(self) -> None:
        """It has its plan recorded; when the ledger has moved on, it plans anew."""
        assert self.planned
        plan, known, choice = self.planned
        self.planned = None
        self.accepted = self.take(plan, known, **choice)

    @precondition(lambda self: self.accepted)
    @rule(script=scripts)
    def it_sends(self, script: Script) -> None:
        """It sends at last."""
        assert self.accepted
        jobs, hold = self.accepted
        self.accepted = None
        self.send(jobs, hold, script)

    @precondition(lambda self: self.release.edition != "kill")
    @rule(script=scripts, only=narrow, person=perhaps, name=mailings, late=st.booleans())
    def two_at_once(self, script: Script, only: set[str] | None, person: str | None, name: str, *, late: bool) -> None:
        """A run has its plan recorded, and another corrects and publishes before it sends; `late`: while the other plans."""
        known = dict(self.room.places)
        slow = self.take(self.weigh(), known)
        if self.has_gone_out():
            self.correct()
        choice = self.for_some(only, person, name)
        plan = self.weigh(**choice)
        if slow and late:
            self.send(*slow, script)
        quick = self.take(plan, known, **choice)
        if quick:
            self.send(*quick, {})
        if slow and not late:
            self.send(*slow, script)

    def edit(self) -> None:
        """Change the text under the same revision."""
        self.release = a_release(**{**self.fields(), "headline": f"{self.release.headline[:40]} {next(self.runs)}"})

    def correct(self) -> None:
        """Raise the revision; revisions have no gaps."""
        revision = self.release.revision + 1
        corrections = (*self.release.corrections, Correction(revision=revision, text="le titre"))
        self.release = a_release(**{**self.fields(), "revision": revision, "corrections": corrections})

    @precondition(lambda self: self.release.edition != "kill")
    @rule(really=st.booleans())
    def change(self, *, really: bool) -> None:
        """Change the text while nobody publishes it."""
        if really and self.has_gone_out():
            self.correct()
        else:
            self.edit()

    @rule(really=rarely)
    def kill(self, *, really: bool) -> None:
        """Withdraw it."""
        if really:
            self.release = a_release(**{**self.fields(), "status": "canceled"})

    @precondition(lambda self: not self.room.ledger.releases())
    @rule(really=rarely)
    def adopt(self, *, really: bool) -> None:
        """Record it as published by other means: nobody is owed it who is not named."""
        if really:
            now = self.room.clock()
            adopt(adoptable([ready(self.release)], self.room.ledger, now), self.room.ledger, now)

    @rule(said=st.sampled_from(SAID), name=st.sampled_from([None, None, *PLACES]), number=st.sampled_from([None, 1]))
    def resolve(self, said: State, name: str | None, number: int | None) -> None:
        """A person says what became of what is unknown, everywhere or somewhere, rightly or not."""
        self.room.ledger.recover(self.room.clock())
        parts = self.room.ledger.history(self.release.id).parts
        asked = [part for part in parts if name in {None, part.target} and number in {None, part.number}]
        unsure = [part.key for part in asked if is_unsure(part)]
        self.room.ledger.resolve(unsure, said, self.room.clock())
        for key in unsure:
            self.witness.said[key].append(said)

    @rule(minutes=minutes)
    def time_passes(self, minutes: int) -> None:
        """Leases end, windows close, embargoes are lifted."""
        self.room.clock.forward(minutes=minutes)

    @rule(person=st.sampled_from(PEOPLE), name=mailings)
    def join_or_leave(self, person: str, name: str) -> None:
        """Somebody comes onto a list, or goes."""
        there = self.room.people[name]
        left = tuple(each for each in there if each.email != person)
        self.room.people[name] = left if len(left) < len(there) else (*there, Recipient(email=person))

    @rule(name=st.sampled_from(PLACES), really=rarely)
    def remove_or_put_back(self, name: str, *, really: bool) -> None:
        """A target goes out of the config, or comes back."""
        if name in self.room.places and really:
            del self.room.places[name]
        else:
            self.room.places.setdefault(name, places()[name])

    # What must be true

    @invariant()
    def the_places_saw_nothing_unlawful(self) -> None:
        """Nothing twice, nothing to the wrong people."""
        Story.steps += 1
        self.broken = True
        self.witness.judge()
        self.broken = False

    def everything_ends_well(self) -> None:
        """With healthy places and a person who looks, a few runs leave nothing owed and nobody out."""
        self.accepted = None
        self.room.clock.forward(days=2)
        for name, place in places().items():
            self.room.places.setdefault(name, place)
        for _ in range(3):
            self.go({}, accept_edit=True, retry_failed=True)
            self.settle_by_looking()
        plan = self.weigh(retry_failed=True)
        standings = {part.standing for d in plan.releases[0].deliveries for part in d.parts}
        assert standings <= {"sent", "superseded", "skipped"}, standings
        self.nobody_is_left_out()

    def settle_by_looking(self) -> None:
        """Resolve everything unknown by what the places have."""
        for record in self.room.ledger.history(self.release.id).parts:
            if is_unsure(record):
                said: State = "sent" if self.witness.has(record.key) else "owed"
                self.room.ledger.resolve([record.key], said, self.room.clock())
                self.witness.said[record.key].append(said)

    def nobody_is_left_out(self) -> None:
        """Whoever was to read any edition has the newest, but for what a person took upon themselves."""
        edition = str(self.release.edition)
        history = self.room.ledger.history(self.release.id)
        mine = {part.key for part in history.parts if part.edition == edition}
        waved = {key for key in mine if {"sent", "skipped"} & set(self.witness.said[key])}
        frozen = self.witness.frozen
        excused = {reader for key in waved for reader in frozen[key]} | self.given_up
        if edition == "kill":
            wanted = self.witness.readers() - self.witness.readers(denied=True)
        else:
            wanted = {reader for readers in frozen.values() for reader in readers}
        missing = wanted - excused - self.witness.reached(edition)
        assert not missing, f"{missing} never got {edition}"

    # How a run goes

    def for_some(self, only: set[str] | None, person: str | None, name: str) -> dict[str, Any]:
        """Return the choice of whoever publishes to one person by a mailing, or to some places, or to all."""
        if person and name in self.room.places:
            return {"only": frozenset({name}), "to": person}
        return {"only": frozenset(only or ()) & frozenset(self.room.places)}

    def fields(self) -> dict[str, Any]:
        """Return what an edit keeps of the release."""
        kept = ("headline", "revision", "status", "embargo", "published", "corrections")
        return {name: getattr(self.release, name) for name in kept}

    def weigh(self, *, spent: bool = False, **choice: Any) -> Plan:
        """Make the plan, as a run does after it has freed what dead runs held; `spent`: what follows within that run."""
        self.room.ledger.recover(self.room.clock())
        text: Ready = ready(self.release)
        world = replace(self.room.world(**choice), spent=spent)
        return make_plan([text], world, self.room.ledger.history)

    def go(self, script: Script, **choice: Any) -> None:
        """Run once, from the plan to the last answer, and to those of who stands in."""
        rest = self.begin_run(self.weigh(**choice), script, choice)
        if rest is not None:
            more = self.weigh(spent=True, **choice)
            if more.falls:
                self.begin_run(more, rest, {**choice, "spent": True})

    def begin_run(self, plan: Plan, script: Script, choice: dict[str, Any]) -> Script | None:
        """Accept and send; return what is left of the script, None where the run died of it."""
        self.room.clock.forward(seconds=1)
        taken = self.take(plan, dict(self.room.places), **choice)
        if not taken:
            return script
        self.send(*taken, script)
        return None if taken[1].dead else self.witness.script

    def take(self, plan: Plan, known: dict[str, Place], **choice: Any) -> tuple[list[Job], Mortal] | None:
        """Accept a plan; return what it sends, and the run's hold on the ledger."""
        while not accept(plan, self.room.ledger, self.room.clock()):
            plan, known = self.weigh(**choice), dict(self.room.places)
        if not plan.releases[0].begun:
            parts = self.room.ledger.history(self.release.id).parts
            absent = [part.key for part in parts if part.target not in known]
            self.given_up |= {reader for key in absent for reader in self.witness.frozen[key]}
        fell: dict[str, set[str]] = defaultdict(set)  # who stands in -> those who are to read what falls to it
        for planned in (d for r in plan.releases for d in r.deliveries if d.target in known):
            for readers in (self.witness.frozen[part.key] for part in planned.parts if part.falls):
                fell[known[planned.target].target.fallback] |= readers
        for delivery in (d for r in plan.releases if r.acceptance for d in r.acceptance.deliveries):
            for part in delivery.parts:
                people = [person.email for person in part.members]
                self.witness.freeze(part.key, delivery.target, people, fell[delivery.target])
        return jobs_of(plan, known), Mortal(self.room.ledger)

    def send(self, jobs: list[Job], hold: Mortal, script: Script) -> None:
        """Send, and perhaps die of it."""
        self.witness.script = {name: list(outcomes) for name, outcomes in script.items()}
        self.witness.asked.clear()

        async def request(wanted: httpx.Request, target: Target) -> httpx.Response:
            return await self.witness.request(wanted, target, hold)

        def write(wanted: WriteFile) -> Written:
            return Written(path=wanted.path, changed=True)

        means = Means(
            ledger=cast("Ledger", hold),
            # A process on another machine: only its lease tells that it is gone.
            owner=f"elsewhere:0:0/{next(self.runs)}/0",
            request=request,
            write=write,
            clock=self.room.clock,
            watch=lambda _event: None,
            clean=str,
            redact=str,
            limits=LIMITS,
            jitter=lambda: -1.0,  # no wait at all
        )
        try:
            asyncio.run(Sender(means=means).send(jobs))
        except* Died:
            parts = self.room.ledger.history(self.release.id).parts
            self.witness.run_died({part.key for part in parts if part.state == "sending"})


SETTINGS = settings(
    max_examples=200 if LONG else 150,
    stateful_step_count=30 if LONG else 20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=not LONG,
)


@pytest.mark.usefixtures("untraced")
def test_no_law_is_broken_in_any_story() -> None:
    """Whatever happens in whatever order; a long soak tells stories until so many steps were taken."""
    run_state_machine_as_test(Story, settings=SETTINGS)
    while LONG and Story.steps < STEPS:
        run_state_machine_as_test(Story, settings=SETTINGS)
    logging.getLogger(__name__).info("%d steps, no law broken", Story.steps)
