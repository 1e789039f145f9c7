"""What is owed to each target, from the past, today's config and the clock."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from pressctl.delivery.ledger.records import Acceptance
from pressctl.model import State
from pressctl.owners import owner
from tests.delivery.planning.planned import PEOPLE, accept, addresses, delivery, planned, settle, standings
from tests.support.builders import NOON, a_release
from tests.support.deliveries import Newsroom, a_channel, a_mailing_channel, a_place, open_newsroom, ready


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
    ("window", "hours", "wanted"),
    [(None, 9999, "send"), (3600, 0.91, "send"), (3600, 0.92, "unknown"), (60, 0.01, "send")],
)
def test_a_place_that_drops_repeats_is_asked_again_within_its_window(
    tmp_path: Path, window: float | None, hours: float, wanted: str
) -> None:
    """After the window an unknown one needs a person, like any other; five minutes before, as clocks differ."""
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


def test_a_name_draws_nothing_old_and_no_flood_out_of_a_folder(room: Newsroom) -> None:
    """The guards hold for what a target that came later would get: a file that is named is meant, a folder is not."""
    many = [ready(a_release(id=f"r{number}", published=NOON)) for number in range(7)]
    settle(room, planned(room, *many))
    room.places["wire"] = a_place("wire")
    wire = frozenset({"wire"})
    flood = planned(room, *many, only=wire, found=True)
    assert {(one.outcome, one.error) for one in flood.releases} == {
        ("stopped", "7 releases would go out at once, and the guard is at 5")
    }
    assert planned(room, *many[:5], only=wire, found=True).sends
    room.clock.forward(days=20)
    assert not planned(room, *many, only=wire, found=True).sends
    assert planned(room, many[0], only=wire).sends
    assert planned(room, many[0], only=wire, found=True, max_age=30).sends


def test_a_name_draws_nothing_that_was_adopted_out_of_a_folder(room: Newsroom) -> None:
    """Who had it nobody can tell; whoever is to be told is named, and so is its file."""
    adopted = Acceptance(release=ready().original.id, edition=1, version=0, content=ready().content, targets=())
    assert room.ledger.accept([adopted], NOON)
    assert not planned(room, only=frozenset({"desk"}), found=True).sends
    assert planned(room, only=frozenset({"desk"})).sends


def test_a_target_left_out_at_first_is_still_owed(room: Newsroom) -> None:
    """-t narrows a run; the targets were fixed all the same."""
    settle(room, planned(room, only=frozenset({"desk"})))
    plan = planned(room)
    assert standings(plan, "desk") == ["sent"]
    assert set(standings(plan, "list")) == {"send"}


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


def test_a_clock_set_back_opens_no_window(tmp_path: Path) -> None:
    """Claimed while the clock was ahead: nobody knows how old it is, so a person decides."""
    room = open_newsroom(tmp_path, a_place(channel=a_channel(repeats="dropped", window=3600.0)))
    room.clock.forward(days=30)
    settle(room, planned(room), "unknown")
    room.clock.forward(days=-30)
    assert standings(planned(room), "desk") == ["unknown"]
    room.ledger.close()
