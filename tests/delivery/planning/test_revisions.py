"""Whom a correction or a kill is owed to."""

from collections import Counter
from typing import Any

import pytest

from pressctl.delivery.ledger.records import Settlement
from pressctl.model import Correction, Recipient, Release
from pressctl.owners import owner
from tests.delivery.planning.planned import PEOPLE, accept, addresses, corrected, delivery, planned, settle, standings
from tests.support.builders import NOON, a_release
from tests.support.deliveries import Newsroom, a_mailing_channel, a_place, ready


def test_a_correction_reaches_exactly_those_who_had_it(room: Newsroom) -> None:
    """At the addresses the ledger froze, whatever the list says today; those still owed get it as new."""
    first = planned(room)
    accept(room, first)
    for part in [*delivery(first, "desk").parts, *delivery(first, "list").parts[:2]]:
        room.ledger.begin(part.key, owner=owner(), now=NOON, lease=120).result()
        room.ledger.settle(Settlement(key=part.key, state="sent", at=NOON), owner=owner()).result()
    room.people["list"] = (Recipient(email="stranger@journal.example"),)
    plan = planned(room, corrected())
    told = [part for part in delivery(plan, "list").parts if part.notice == "correction"]
    plain = [part for part in delivery(plan, "list").parts if part.notice == ""]
    assert (sum(p.people for p in told), sum(p.people for p in plain)) == (4, 1)
    assert addresses(plan, "list") == [person.email for person in PEOPLE]
    assert delivery(plan, "desk").parts[0].notice == "correction"
    settle(room, plan)
    assert {p.state for p in room.ledger.history("narcotrafic").parts if p.edition == "1"} == {"sent", "superseded"}
    assert not planned(room, corrected()).sends


def test_a_correction_is_owed_by_whoever_sent_it(room: Newsroom) -> None:
    """Somebody who had it from one target gets no ordinary copy from another; new targets owe nothing."""
    settle(room, planned(room))
    room.places["second"] = a_place("second", a_mailing_channel())
    room.people["second"] = PEOPLE
    room.places["wire"] = a_place("wire")
    plan = planned(room, corrected())
    assert {d.target for d in plan.releases[0].deliveries} == {"desk", "list"}


def test_a_target_that_had_it_and_is_gone_is_a_failure(room: Newsroom) -> None:
    """It says how to put it back; the others are corrected."""
    settle(room, planned(room))
    del room.places["desk"]
    plan = planned(room, corrected())
    lost = delivery(plan, "desk")
    assert lost.outcome == "failed"
    assert "[targets.desk]" in lost.hint
    assert set(standings(plan, "list")) == {"send"}


def test_a_target_that_every_run_left_out_and_is_gone_is_a_failure(room: Newsroom) -> None:
    """It was owed the first revision, and is the second as a release; not where the release no longer names it, nor a kill."""
    settle(room, planned(room, only=frozenset({"list"})))
    del room.places["desk"]
    assert delivery(planned(room, corrected()), "desk").outcome == "failed"
    without = planned(room, corrected(targets=("list",)))
    assert {d.target for d in without.releases[0].deliveries} == {"list"}
    withdrawn = planned(room, ready(a_release(status="canceled")))
    assert {d.target for d in withdrawn.releases[0].deliveries} == {"list"}


def test_a_correction_follows_the_language_that_was_had(room: Newsroom) -> None:
    """A target that takes another language by now still had this one; a version that is gone is told in the original."""
    english = a_release(language="en", headline="Mayors alone", original=False)
    settle(room, planned(room, ready(en=english)))
    room.places["desk"] = a_place(languages=("de",))
    plan = planned(room, corrected())
    assert [(d.language, d.parts[0].notice) for d in plan.releases[0].deliveries if d.target == "desk"] == [
        ("fr", "correction")
    ]
    settle(room, plan)
    assert not planned(room, corrected()).sends


@pytest.mark.parametrize("notice", ["correction", "kill"])
def test_a_target_that_became_another_kind_is_a_failure(room: Newsroom, notice: str) -> None:
    """The people of a list that is a webhook by now are known, and cannot be told through it."""
    settle(room, planned(room))
    room.places["list"] = a_place("list")
    changed = corrected() if notice == "correction" else ready(a_release(status="canceled"))
    plan = planned(room, changed)
    lost = delivery(plan, "list")
    assert lost.outcome == "failed"
    assert 'channel = "post"' in lost.hint
    assert delivery(plan, "desk").parts[0].notice == notice


def test_a_first_publication_at_revision_two_is_ordinary(room: Newsroom) -> None:
    """Where nobody had the first, there is nobody to correct."""
    plan = planned(room, corrected())
    assert {part.notice for part in delivery(plan, "list").parts} == {""}


def test_a_kill_goes_to_those_who_had_it_and_to_nobody_else(room: Newsroom) -> None:
    """Those still owed are spared; after it nothing of the release goes out."""
    settle(room, planned(room, only=frozenset({"desk"})))
    kill = ready(a_release(status="canceled"))
    plan = planned(room, kill)
    assert [(d.target, d.parts[0].notice) for d in plan.releases[0].deliveries] == [("desk", "kill")]
    settle(room, plan)
    assert not planned(room, kill).sends
    assert planned(room).releases[0].outcome == "stopped"


def test_an_older_file_does_not_overtake_a_newer_revision(room: Newsroom) -> None:
    """The ledger has revision 2; a checkout with revision 1 sends nothing."""
    settle(room, planned(room, corrected()))
    stopped = planned(room).releases[0]
    assert stopped.outcome == "stopped"
    assert "revision 2 has gone out" in stopped.error


def test_a_second_correction_reaches_who_had_only_the_first(room: Newsroom) -> None:
    """Had, at any time before, is had."""
    settle(room, planned(room))
    settle(room, planned(room, corrected()), "failed", cause="refused", settings="a:b:")
    third: Release = a_release(
        revision=3,
        corrections=(Correction(revision=2, text="le titre"), Correction(revision=3, text="le chiffre")),
    )
    plan = planned(room, ready(third))
    assert {part.notice for part in delivery(plan, "list").to_send} == {"correction"}
    assert sum(part.people for part in delivery(plan, "list").to_send) == 5


def test_a_third_correction_reaches_each_person_once(room: Newsroom) -> None:
    """Whoever had two earlier revisions is one person; a kill after them too."""
    settle(room, planned(room))
    settle(room, planned(room, corrected()))
    both = (Correction(revision=2, text="le titre"), Correction(revision=3, text="le chiffre"))
    third = planned(room, ready(a_release(revision=3, corrections=both)))
    assert sorted(addresses(third, "list")) == sorted(person.email for person in PEOPLE)
    settle(room, third)
    kill = planned(room, ready(a_release(revision=3, corrections=both, status="canceled")))
    assert sorted(addresses(kill, "list")) == sorted(person.email for person in PEOPLE)


def test_killing_what_never_went_out_reaches_nobody(room: Newsroom) -> None:
    """There is nobody to tell, and nothing to send."""
    plan = planned(room, ready(a_release(status="canceled")))
    assert plan.releases[0].deliveries == ()
    assert not plan.sends


def test_a_revision_that_never_went_out_has_to_be_told(room: Newsroom) -> None:
    """Revision 1 went out, the file says 3: stopped until it says what 2 set right; then everybody learns all of it."""
    settle(room, planned(room))
    last = Correction(revision=3, text="b")
    stopped = planned(room, ready(a_release(revision=3, corrections=(last,)))).releases[0]
    assert stopped.outcome == "stopped"
    assert "does not say what revision 2 set right" in stopped.error
    assert "revision: 2" in stopped.hint
    told = planned(room, ready(a_release(revision=3, corrections=(Correction(revision=2, text="a"), last))))
    assert addresses(told, "list") == [person.email for person in PEOPLE]
    assert {part.notice for one in told.releases[0].deliveries for part in one.parts} == {"correction"}
    assert not planned(room, ready(a_release(revision=3, corrections=(last,)))).sends


def test_who_gets_the_old_text_while_the_new_one_is_planned_for_them_alone(room: Newsroom) -> None:
    """The plan has them for new: it is stale once another run has begun their part, and by the next one they have it."""
    accept(room, planned(room))
    one = {"to": PEOPLE[0].email, "only": frozenset({"list"})}
    plan = planned(room, corrected(), **one)
    key = next(part.key for part in room.ledger.history("narcotrafic").parts if part.people)
    assert room.ledger.begin(key, owner=owner(), now=NOON, lease=120).result()
    wanted = plan.releases[0].acceptance
    assert wanted is not None
    assert not room.ledger.accept([wanted], NOON)
    assert not planned(room, corrected(), **one).sends


@pytest.mark.parametrize(
    "choice", [{"only": frozenset({"desk"})}, {"only": frozenset({"list"}), "to": PEOPLE[4].email}]
)
def test_a_correction_for_some_does_not_wait_for_a_mailing_to_others(room: Newsroom, choice: dict[str, Any]) -> None:
    """Another run begins a part that none of them is in: the plan stands, and whoever is in it is told in their turn."""
    accept(room, planned(room))
    plan = planned(room, corrected(), **choice)
    key = next(part.key for part in room.ledger.history("narcotrafic").parts if part.people)
    assert room.ledger.begin(key, owner=owner(), now=NOON, lease=120).result()
    accept(room, plan)
    told: Counter[str] = Counter()
    for part in delivery(planned(room, corrected()), "list").to_send:
        if part.record is None:
            told[part.notice] += part.people
    assert told == {"correction": 2, "": 2 if "to" in choice else 3}
