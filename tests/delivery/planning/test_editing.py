"""A text that changed under the same revision: told, stopped, or accepted."""

from pressctl.delivery.ledger.records import Settlement
from pressctl.owners import owner
from tests.delivery.planning.planned import accept, delivery, planned, settle, standings
from tests.support.builders import NOON, a_release
from tests.support.deliveries import Newsroom, a_place, ready


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
