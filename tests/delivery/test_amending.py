"""What a correction or a kill finds at a place: what is changed there, and what is left to people."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from pressctl.delivery.ledger.records import Settlement
from pressctl.delivery.plan import PlannedDelivery, Ready
from pressctl.delivery.planning import make_plan
from pressctl.model import Channel, Correction, Receipt, State
from pressctl.owners import owner
from tests.support.builders import a_release
from tests.support.deliveries import Newsroom, a_channel, a_place, open_newsroom, ready

STAYS = "a moderator deletes it."
CORRECTED = ready(replace(a_release(), revision=2, corrections=(Correction(revision=2, text="13, et non 12."),)))
KILLED = ready(replace(a_release(), status="canceled", why="Faux."))


def planned(room: Newsroom, release: Ready) -> PlannedDelivery:
    """Plan one release for the only place."""
    (delivery,) = make_plan([release], room.world(), room.ledger.history).releases[0].deliveries
    return delivery


def publish(room: Newsroom, release: Ready, state: State, receipt: str) -> None:
    """Plan, accept and settle one release."""
    plan = make_plan([release], room.world(), room.ledger.history)
    wanted = [one.acceptance for one in plan.releases if one.acceptance]
    assert room.ledger.accept(wanted, room.clock())
    for part in plan.releases[0].deliveries[0].to_send:
        room.ledger.begin(part.key, owner=owner(), now=room.clock(), lease=120).result()
        ended = Settlement(key=part.key, state=state, at=room.clock(), receipt_id=receipt)
        room.ledger.settle(ended, owner=owner()).result()


@pytest.mark.parametrize(
    ("channel", "state", "earlier", "said"),
    [
        (a_channel(amends=True, stays=STAYS), "sent", (Receipt(id="7"),), ""),
        (a_channel(amends=True, stays=STAYS), "unknown", (), f"the message of revision 1 may still be there: {STAYS}"),
        (a_channel(stays=STAYS), "sent", (), f"the message of revision 1 stays: {STAYS}"),
        (a_channel(), "sent", (), ""),
    ],
)
@pytest.mark.parametrize("release", [CORRECTED, KILLED], ids=["correction", "kill"])
def test_what_was_there_is_changed_or_left_to_people(
    tmp_path: Path, channel: Channel, state: State, earlier: tuple[Receipt, ...], said: str, release: Ready
) -> None:
    """By its receipt where the place allows it, by a person where not, or where nobody knows of it."""
    room = open_newsroom(tmp_path, a_place(channel=channel))
    first = planned(room, ready())
    assert (first.by_hand, first.parts[0].earlier) == ("", ())
    publish(room, ready(), state, "7" if state == "sent" else "")
    delivery = planned(room, release)
    assert (delivery.by_hand, delivery.parts[0].earlier) == (said, earlier)
    room.ledger.close()


def test_a_kill_is_about_every_revision(tmp_path: Path) -> None:
    """What said what was wrong is taken back with it."""
    places = [a_place(channel=a_channel(stays=STAYS)), a_place(channel=a_channel(amends=True, stays=STAYS))]
    for number, place in enumerate(places):
        (tmp_path / str(number)).mkdir()
        room = open_newsroom(tmp_path / str(number), place)
        publish(room, ready(), "sent", "7")
        publish(room, CORRECTED, "sent", "8")
        delivery = planned(room, KILLED)
        if number:
            assert delivery.parts[0].earlier == (Receipt(id="7"), Receipt(id="8"))
        else:
            assert delivery.by_hand == f"the messages of revisions 1 and 2 stay: {STAYS}"
        room.ledger.close()
