"""Who is owed what: the plan, from the past, today's config and the clock."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from pressctl.delivery.ledger.owners import owner
from pressctl.delivery.ledger.records import Settlement
from pressctl.delivery.plan import Plan, PlannedDelivery, Ready
from pressctl.delivery.planning import make_plan
from pressctl.model import Correction, Recipient, Release, State
from tests.support.builders import NOON, a_release
from tests.support.deliveries import (
    Newsroom,
    a_channel,
    a_mailing_channel,
    a_place,
    open_newsroom,
    ready,
    some_people,
)

PEOPLE = some_people(5, language="fr")


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Newsroom]:
    """A newsroom with a desk and a mailing of five, in batches of two."""
    opened = open_newsroom(tmp_path, a_place(), a_place("list", a_mailing_channel()), people={"list": PEOPLE})
    yield opened
    opened.ledger.close()


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
    parts = [part for d in acceptance.deliveries if d.target == target for part in d.parts]
    return [person.email for part in parts for person in part.members]


def corrected(**changes: Any) -> Ready:
    """Return the second revision, with what it corrects."""
    fields: dict[str, Any] = {
        "revision": 2,
        "headline": "Les maires ne sont pas seuls",
        "corrections": (Correction(revision=2, text="le titre"),),
    }
    return ready(a_release(**{**fields, **changes}))


def test_a_new_release_is_owed_to_every_target(room: Newsroom) -> None:
    """Each place once, each person once, in batches of the channel's size."""
    plan = planned(room)
    assert standings(plan, "desk") == ["send"]
    assert [part.people for part in delivery(plan, "list").parts] == [2, 2, 1]
    assert addresses(plan, "list") == [person.email for person in PEOPLE]
    assert plan.sends


def test_what_was_sent_is_not_sent_again(room: Newsroom) -> None:
    """The same plan again has nothing to do, and the same digest."""
    first = planned(room)
    settle(room, first)
    again = planned(room)
    assert not again.sends
    assert set(standings(again, "list")) == {"sent"}
    assert again.digest == first.digest


def test_the_digest_tells_text_and_targets_and_nothing_else(room: Newsroom) -> None:
    """Text, targets and times move it; people and the clock do not."""
    digest = planned(room).digest
    room.people["list"] = PEOPLE[:1]
    room.clock.forward(hours=1)
    assert planned(room).digest == digest
    assert planned(room, ready(a_release(headline="Autre"))).digest != digest
    assert planned(room, ready(a_release(embargo=NOON - timedelta(hours=1)))).digest != digest
    assert planned(room, skip=frozenset({"desk"})).digest != digest


@pytest.mark.parametrize(
    ("state", "fields", "choice", "wanted"),
    [
        ("failed", {"cause": "connection"}, {}, "send"),
        ("failed", {"cause": "refused", "settings": "a:b:"}, {}, "failed"),
        ("failed", {"cause": "refused", "settings": "a:b:"}, {"retry_failed": True}, "send"),
        ("failed", {"cause": "refused", "settings": "x:b:"}, {}, "send"),
        ("gone", {"cause": "gone", "settings": "x:b:"}, {}, "failed"),
        ("gone", {"cause": "gone", "settings": "a:x:"}, {}, "send"),
        ("deferred", {}, {}, "send"),
        ("deferred", {"not_before": NOON + timedelta(minutes=5)}, {}, "deferred"),
        ("unknown", {}, {}, "unknown"),
        ("unknown", {}, {"retry_failed": True}, "unknown"),
    ],
)
def test_how_it_ended_decides_what_is_owed(
    room: Newsroom, state: State, fields: dict[str, Any], choice: dict[str, Any], wanted: str
) -> None:
    """A lost connection is owed again; a refusal when something changed; the unknown never by itself."""
    settle(room, planned(room), state, target="desk", **fields)
    assert standings(planned(room, **choice), "desk") == [wanted]


@pytest.mark.parametrize(
    ("window", "hours", "wanted"), [(None, 9999, "send"), (3600, 0.5, "send"), (3600, 1, "unknown")]
)
def test_a_place_that_drops_repeats_is_asked_again_within_its_window(
    tmp_path: Path, window: float | None, hours: float, wanted: str
) -> None:
    """After the window an unknown one needs a person, like any other."""
    channel = a_channel(repeats="dropped", window=window)
    room = open_newsroom(tmp_path, a_place(channel=channel))
    settle(room, planned(room), "unknown")
    room.clock.forward(hours=hours)
    plan = planned(room, accept_edit=True)
    assert standings(plan, "desk") == [wanted]
    room.ledger.close()


def test_what_another_run_holds_is_elsewhere(room: Newsroom) -> None:
    """A live run's part is neither sent nor forgotten."""
    plan = planned(room)
    accept(room, plan)
    key = delivery(plan, "desk").parts[0].key
    room.ledger.begin(key, owner=owner(), now=NOON, lease=120).result()
    assert standings(planned(room), "desk") == ["elsewhere"]


def test_a_target_that_came_later_owes_nothing_old(room: Newsroom) -> None:
    """Unless it is named."""
    settle(room, planned(room))
    room.places["wire"] = a_place("wire")
    assert "wire" not in {d.target for d in planned(room).releases[0].deliveries}
    assert standings(planned(room, only=frozenset({"wire"})), "wire") == ["send"]


def test_a_target_left_out_at_first_is_still_owed(room: Newsroom) -> None:
    """-t narrows a run; the targets were fixed all the same."""
    settle(room, planned(room, only=frozenset({"desk"})))
    plan = planned(room)
    assert standings(plan, "desk") == ["sent"]
    assert set(standings(plan, "list")) == {"send"}


def test_one_revision_reaches_an_address_once(room: Newsroom) -> None:
    """Over all targets and lists; `duplicates` allows it."""
    room.places["second"] = a_place("second", a_mailing_channel())
    room.people["second"] = (*PEOPLE[:2], Recipient(email="new@journal.example"))
    plan = planned(room)
    assert addresses(plan, "second") == ["new@journal.example"]
    assert delivery(plan, "second").already_had == 2
    room.places["second"] = a_place("second", a_mailing_channel(), duplicates=True)
    assert len(addresses(planned(room), "second")) == 3


def test_newcomers_are_mailed_only_when_asked(room: Newsroom) -> None:
    """The list was frozen; whoever came later waits for --newcomers, and gets a part of their own."""
    settle(room, planned(room))
    room.people["list"] = (*PEOPLE, Recipient(email="new@journal.example"))
    assert not planned(room).sends
    assert delivery(planned(room), "list").newcomers == 1
    assert delivery(planned(room, found=True), "list").newcomers == 0  # nobody asked about this one
    plan = planned(room, newcomers=True)
    assert addresses(plan, "list") == ["new@journal.example"]
    assert [part.number for part in delivery(plan, "list").to_send] == [4]
    settle(room, plan)
    assert not planned(room, newcomers=True).sends
    assert delivery(planned(room), "list").newcomers == 0


def test_a_list_of_nobody_is_frozen_too(room: Newsroom) -> None:
    """Who comes onto it later is a newcomer, of this revision and of the next."""
    room.people["list"] = ()
    plan = planned(room)
    assert delivery(plan, "list").parts == ()
    settle(room, plan)
    room.people["list"] = PEOPLE
    assert not planned(room).sends
    assert {d.target for d in planned(room, corrected()).releases[0].deliveries if d.to_send} == {"desk"}
    assert sum(part.people for part in delivery(planned(room, newcomers=True), "list").to_send) == 5


def test_one_more_person(room: Newsroom) -> None:
    """--to mails one address; who had it is not mailed again; the list stays owed."""
    plan = planned(room, to="editor@journal.example", only=frozenset({"list"}))
    assert addresses(plan, "list") == ["editor@journal.example"]
    settle(room, plan)
    assert not planned(room, to="editor@journal.example", only=frozenset({"list"})).sends
    assert addresses(planned(room), "list") == [person.email for person in PEOPLE]


def test_an_audience_narrows_the_list(room: Newsroom) -> None:
    """Recipients with any of these tags; nobody else."""
    room.people["list"] = (Recipient(email="a@b.example", tags=("Sport",)), Recipient(email="c@d.example"))
    plan = planned(room, ready(a_release(audience=("sport",))))
    assert addresses(plan, "list") == ["a@b.example"]


def test_everybody_gets_their_language(room: Newsroom) -> None:
    """Theirs, else the newsroom's, else the original; places take every version they speak."""
    french = a_release()
    versions = {
        "en": replace(french, language="en", original=False),
        "de": replace(french, language="de", original=False),
    }
    room.people["list"] = (
        Recipient(email="en@j.example", language="en-GB"),
        Recipient(email="de@j.example", language="de"),
        Recipient(email="it@j.example", language="it"),
        Recipient(email="none@j.example"),
    )
    room.places["english"] = a_place("english", languages=("en",))
    plan = planned(room, ready(french, **versions))
    spoken = {d.language: sum(p.people for p in d.parts) for d in plan.releases[0].deliveries if d.target == "list"}
    assert spoken == {"en": 1, "de": 1, "fr": 2}
    assert {d.language for d in plan.releases[0].deliveries if d.target == "desk"} == {"fr", "en", "de"}
    assert {d.language for d in plan.releases[0].deliveries if d.target == "english"} == {"en"}


def test_people_of_a_promised_language_wait_for_it(room: Newsroom) -> None:
    """`languages` names it, and its version is not there yet."""
    room.people["list"] = (
        Recipient(email="es@j.example", language="es"),
        Recipient(email="fr@j.example", language="fr"),
    )
    plan = planned(room, ready(a_release(languages=("fr", "es"))))
    assert addresses(plan, "list") == ["fr@j.example"]


@pytest.mark.parametrize("status", ["withheld"])
def test_a_draft_is_skipped(room: Newsroom, status: Any) -> None:
    """Nothing of it is planned."""
    plan = planned(room, ready(a_release(status=status)))
    assert plan.releases[0].outcome == "skipped"
    assert not plan.sends


def test_a_held_release_waits(room: Newsroom) -> None:
    """Before its embargo nothing leaves; after it everything does."""
    held = ready(a_release(embargo=NOON + timedelta(hours=1)))
    plan = planned(room, held)
    assert plan.releases[0].outcome == "held"
    assert delivery(plan, "desk").held_until == NOON + timedelta(hours=1)
    assert not plan.sends
    room.clock.forward(hours=1)
    assert planned(room, held).sends


def test_an_advance_copy_goes_to_whom_it_is_meant_for_and_not_twice(room: Newsroom) -> None:
    """Only targets that are `under_embargo` and named; the others wait."""
    room.places["desk"] = a_place(under_embargo=True)
    held = ready(a_release(embargo=NOON + timedelta(hours=1), advance=("desk", "list")))
    plan = planned(room, held)
    assert standings(plan, "desk") == ["send"]
    assert delivery(plan, "desk").parts[0].notice == "advance"
    assert {d.outcome for d in plan.releases[0].deliveries if d.target == "list"} == {"held"}
    settle(room, plan)
    room.clock.forward(hours=2)
    lifted = planned(room, held)
    assert standings(lifted, "desk") == ["sent"]
    assert set(standings(lifted, "list")) == {"send"}


def test_a_correction_before_the_embargo_keeps_the_embargo(room: Newsroom) -> None:
    """Those who had it in advance are told what was wrong, still under embargo; at the lift the others get it, and they nothing."""
    ahead = {"embargo": NOON + timedelta(days=1), "advance": ("desk",)}
    room.places["desk"] = a_place(under_embargo=True)
    settle(room, planned(room, ready(a_release(**ahead))))
    plan = planned(room, corrected(**ahead))
    assert [part.notice for part in delivery(plan, "desk").parts] == ["advance-correction"]
    assert delivery(plan, "list").outcome == "held"
    settle(room, plan)
    room.clock.forward(days=2)
    lifted = planned(room, corrected(**ahead))
    assert {d.target for d in lifted.releases[0].deliveries if d.to_send} == {"list"}


def test_the_guards_are_for_releases_found_in_folders(room: Newsroom) -> None:
    """Old or late ones stop themselves; a named file is meant."""
    old = ready(a_release(published=NOON - timedelta(days=15)))
    late = ready(a_release(embargo=NOON - timedelta(hours=7)))
    for release in (old, late):
        assert planned(room, release, found=True).releases[0].outcome == "stopped"
        assert planned(room, release).sends
    settle(room, planned(room, old))
    assert planned(room, old, found=True).releases[0].outcome is None


def test_too_many_new_releases_stop(room: Newsroom) -> None:
    """Six at once from folders are a mistake until somebody says otherwise."""
    releases = [ready(a_release(id=f"r{n}")) for n in range(6)]
    plan = planned(room, *releases, found=True)
    assert {release.outcome for release in plan.releases} == {"stopped"}
    assert "--max-releases 6" in plan.releases[0].hint
    assert planned(room, *releases, found=True, max_releases=6).sends
    assert planned(room, *releases).sends


def test_a_changed_text_under_the_same_revision(room: Newsroom) -> None:
    """All sent: said and left alone. Some owed: stopped, until accepted."""
    settle(room, planned(room), target="desk")
    edited = ready(a_release(headline="Douze morts, et non onze"))
    plan = planned(room, edited)
    assert plan.releases[0].outcome == "stopped"
    assert "--accept-edit" in plan.releases[0].hint
    taken = planned(room, edited, accept_edit=True)
    assert taken.sends
    settle(room, taken)
    keys = [part.key for part in delivery(taken, "list").parts]
    frozen = {record.variant for record in room.ledger.history("narcotrafic").parts if record.key in keys}
    assert "Douze" not in "".join(room.ledger.variant(v).data for v in frozen)  # the list takes mail, not data
    again = planned(room, ready(a_release(headline="Treize")))
    assert again.releases[0].outcome == "edited"
    assert "Treize" in again.releases[0].error


def test_an_accepted_edit_reaches_those_still_owed(room: Newsroom) -> None:
    """Their frozen variant is renewed; what was sent stays as it was sent."""
    room.places["wire"] = a_place("wire")
    plan = planned(room)
    settle(room, plan, target="desk")
    edited = ready(a_release(headline="Douze morts"))
    accept(room, planned(room, edited, accept_edit=True))
    by_target = {
        record.target: room.ledger.variant(record.variant).data for record in room.ledger.history("narcotrafic").parts
    }
    assert "Douze" in by_target["wire"]
    assert "Douze" not in by_target["desk"]


def test_an_edit_that_nobody_can_have_seen_needs_no_leave(room: Newsroom) -> None:
    """What was refused everywhere goes out with the mended text."""
    settle(room, planned(room), "failed", cause="refused", settings="a:b:")
    plan = planned(room, ready(a_release(headline="Plus court")))
    assert set(standings(plan, "list")) == set(standings(plan, "desk")) == {"send"}


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


def test_a_release_for_one_target(room: Newsroom) -> None:
    """`targets` in the release narrows it."""
    plan = planned(room, ready(a_release(targets=("desk",))))
    assert {d.target for d in plan.releases[0].deliveries} == {"desk"}


def test_a_release_nobody_takes(room: Newsroom) -> None:
    """No target speaks its language: nothing is sent, nothing fails."""
    room.places["desk"] = a_place(languages=("en",))
    room.places["list"] = a_place("list", a_mailing_channel(), languages=("en",))
    plan = planned(room)
    assert plan.releases[0].deliveries == ()
    assert not plan.sends


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


def test_an_edit_does_not_hide_who_is_still_owed(room: Newsroom) -> None:
    """What was refused is owed again once the text changed: that is a question, not an exit 0."""
    first = planned(room)
    settle(room, first, target="desk")
    for part in delivery(first, "list").parts:
        room.ledger.begin(part.key, owner=owner(), now=NOON, lease=120).result()
        ended = Settlement(key=part.key, state="failed", at=NOON, cause="refused", settings="a:b:")
        room.ledger.settle(ended, owner=owner()).result()
    plan = planned(room, ready(a_release(headline="Douze morts")))
    assert plan.releases[0].outcome == "stopped"
    assert plan.releases[0].error.startswith("desk has the old text: ")
    assert set(standings(planned(room, ready(a_release(headline="Douze morts")), accept_edit=True), "list")) == {"send"}


def test_revisions_have_no_gaps(room: Newsroom) -> None:
    """Revision 1 went out, the file says 3: stopped, with the number to write."""
    settle(room, planned(room))
    third = a_release(revision=3, corrections=(Correction(revision=2, text="a"), Correction(revision=3, text="b")))
    stopped = planned(room, ready(third)).releases[0]
    assert stopped.outcome == "stopped"
    assert "write revision: 2" in stopped.hint


def test_people_who_had_it_are_counted_once(room: Newsroom) -> None:
    """However often newcomers are asked for."""
    room.places["second"] = a_place("second", a_mailing_channel())
    room.people["second"] = PEOPLE[:2]
    settle(room, planned(room))
    for _ in range(3):
        plan = planned(room, newcomers=True)
        assert delivery(plan, "second").already_had == 2
        assert delivery(plan, "list").already_had == 0
        settle(room, plan)


def test_a_clock_set_back_opens_no_window(tmp_path: Path) -> None:
    """Claimed while the clock was ahead: nobody knows how old it is, so a person decides."""
    room = open_newsroom(tmp_path, a_place(channel=a_channel(repeats="dropped", window=3600.0)))
    room.clock.forward(days=30)
    settle(room, planned(room), "unknown")
    room.clock.forward(days=-30)
    assert standings(planned(room), "desk") == ["unknown"]
    room.ledger.close()
