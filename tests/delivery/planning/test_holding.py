"""What waits or is stopped: drafts, embargoes, advance copies, guards."""

from datetime import timedelta
from typing import Any

import pytest

from tests.delivery.planning.planned import corrected, delivery, planned, settle, standings
from tests.support.builders import NOON, a_release
from tests.support.deliveries import Newsroom, a_place, ready


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


def test_a_correction_is_as_old_as_itself(room: Newsroom) -> None:
    """Of what went out long ago it goes, whenever its embargo was; one that waited too long is stopped by its own date."""
    first: dict[str, Any] = {"published": NOON - timedelta(days=40), "embargo": NOON - timedelta(days=40)}
    settle(room, planned(room, ready(a_release(**first))))
    fresh = planned(room, corrected(**first, updated=NOON - timedelta(days=1)), found=True)
    assert fresh.sends
    (stale,) = planned(room, corrected(**first, updated=NOON - timedelta(days=20)), found=True).releases
    assert (stale.outcome, stale.error) == ("stopped", "its revision 2 is 20 days old and nothing of it has gone out")


def test_too_many_new_releases_stop(room: Newsroom) -> None:
    """Six at once from folders are a mistake until somebody says otherwise."""
    releases = [ready(a_release(id=f"r{n}")) for n in range(6)]
    plan = planned(room, *releases, found=True)
    assert {release.outcome for release in plan.releases} == {"stopped"}
    assert "--max-releases 6" in plan.releases[0].hint
    assert planned(room, *releases, found=True, max_releases=6).sends
    assert planned(room, *releases).sends
