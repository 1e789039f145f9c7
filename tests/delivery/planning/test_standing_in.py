"""Who stands in, and had the release by itself: a target that was out of the config meanwhile, and named when it was back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from pressctl.delivery.plan import Plan, Ready
from pressctl.delivery.planning import make_plan
from tests.delivery.planning.planned import accept, corrected, delivery, planned, settle, standings
from tests.support.builders import a_release
from tests.support.deliveries import Newsroom, a_channel, a_place, open_newsroom, ready

DESK = frozenset({"desk"})


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Newsroom]:
    """A desk that was put back after the one that stands in for it had the release as any other place; it can be edited there."""
    opened = open_newsroom(tmp_path, a_place("spare", a_channel(amends=True)))
    settle(opened, planned(opened), receipt_id="s-1")
    opened.places["desk"] = a_place("desk", fallback="spare")
    yield opened
    opened.ledger.close()


def fallen(room: Newsroom, release: Ready) -> Plan:
    """Return what goes to who stands in, after the run's own turn with the desk alone."""
    return make_plan([release], replace(room.world(only=DESK), spent=True), room.ledger.history)


def test_a_target_that_is_named_is_owed_it_though_who_stands_in_has_it(room: Newsroom) -> None:
    """It came later, so nothing is owed there until a person names it; then it is, as that is another place."""
    assert not planned(room).sends
    plan = planned(room, only=DESK)
    assert [(part.standing, part.notice) for part in delivery(plan, "desk").parts] == [("send", "")]
    settle(room, plan)
    told = planned(room, corrected()).releases[0]
    assert {one.target: {part.notice for part in one.to_send} for one in told.deliveries} == {
        "desk": {"correction"},
        "spare": {"correction"},
    }


def test_it_does_not_get_it_a_second_time_when_the_target_refuses(room: Newsroom) -> None:
    """What falls to a place that has this edition is there already."""
    settle(room, planned(room, only=DESK), "failed", cause="refused")
    plan = fallen(room, ready())
    assert standings(plan, "desk") == ["superseded"]
    assert not plan.sends
    accept(room, plan)
    assert not planned(room).sends


@pytest.mark.parametrize(
    ("later", "notice"), [(corrected(), "correction"), (ready(a_release(status="canceled")), "kill")]
)
def test_what_falls_to_a_place_that_had_an_earlier_edition_is_what_it_is_told_itself(
    room: Newsroom, later: Ready, notice: str
) -> None:
    """Not the ordinary copy that the target did not take; with what can be changed there, and once."""
    settle(room, planned(room, only=DESK))
    settle(room, planned(room, later, only=DESK), "failed", cause="refused")
    plan = fallen(room, later)
    assert [(part.notice, len(part.earlier)) for part in delivery(plan, "spare").to_send] == [(notice, 1)]
    settle(room, plan)
    assert not planned(room, later).sends


def test_a_first_copy_that_falls_to_a_place_that_had_an_earlier_edition_is_a_correction(room: Newsroom) -> None:
    """The target never had it; the place that stands in for it did."""
    settle(room, planned(room, corrected(), only=DESK), "failed", cause="refused")
    plan = fallen(room, corrected())
    assert [part.notice for part in delivery(plan, "spare").to_send] == ["correction"]
    settle(room, plan)
    assert not planned(room, corrected()).sends
