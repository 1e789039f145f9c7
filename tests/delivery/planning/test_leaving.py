"""Who has unsubscribed is never mailed: not from a list, not out of a part that was frozen before, not by who stands in."""

import pytest

from pressctl.model import State
from pressctl.owners import owner
from tests.delivery.planning.planned import (
    PEOPLE,
    accept,
    addresses,
    corrected,
    delivery,
    planned,
    settle,
    standings,
)
from tests.support.builders import a_release
from tests.support.deliveries import Newsroom, a_mailing_channel, a_place, ready

GONE = PEOPLE[1].email
OTHERS = [person.email for person in PEOPLE if person.email != GONE]


def frozen(room: Newsroom, target: str = "list") -> list[str]:
    """Return who is in the parts of a target that are owed or were sent, by number."""
    history = room.ledger.history("narcotrafic")
    parts = [part for part in history.parts if part.target == target and part.state != "superseded"]
    return [one.email for part in sorted(parts, key=lambda p: p.number) for one in room.ledger.members([part.key])]


def test_nobody_on_a_list_who_has_unsubscribed_is_frozen(room: Newsroom) -> None:
    """Counted, and a newcomer neither then nor later; taken back, they are one."""
    room.unsubscribed = {GONE}
    plan = planned(room)
    assert addresses(plan, "list") == OTHERS
    assert len(delivery(plan, "list").unsubscribed) == 1
    settle(room, plan)
    assert not planned(room, newcomers=True).sends
    assert delivery(planned(room), "list").newcomers == 0
    room.unsubscribed = set()
    assert addresses(planned(room, newcomers=True), "list") == [GONE]


@pytest.mark.parametrize("state", ["owed", "failed", "deferred"])
def test_a_part_that_waits_is_frozen_anew_without_them(room: Newsroom, state: State) -> None:
    """Its key and its members stay what they were; the others get a part of their own, once, and are all there is."""
    accept(room, planned(room)) if state == "owed" else settle(room, planned(room), state, cause="connection")
    first = delivery(planned(room), "list").parts
    room.unsubscribed = {GONE}
    plan = planned(room)
    assert standings(plan, "list") == ["unsubscribed", "send", "send", "send"]
    assert len(delivery(plan, "list").unsubscribed) == 1
    accept(room, plan)
    ended = room.ledger.part(first[0].key)
    assert ended is not None
    assert (ended.state, ended.cause) == ("superseded", "unsubscribed")
    assert room.ledger.begin(first[0].key, owner=owner(), now=room.clock(), lease=9).result() is None
    assert sorted(frozen(room)) == sorted(OTHERS)
    again = planned(room)
    assert standings(again, "list").count("send") == 3
    settle(room, again)
    assert not planned(room, newcomers=True).sends


def test_a_part_of_nobody_else_ends(room: Newsroom) -> None:
    """No empty call is made for it; what is recorded is enough to end the run."""
    accept(room, planned(room))
    room.unsubscribed = {person.email for person in PEOPLE}
    plan = planned(room)
    assert delivery(plan, "list").to_send == ()
    assert plan.records
    accept(room, plan)
    assert frozen(room) == []


def test_what_may_have_been_taken_is_not_sent_again_by_itself(room: Newsroom) -> None:
    """A place would drop the repeat only of those who have it; a person looks, and then the others get it."""
    room.places["list"] = a_place("list", a_mailing_channel(repeats="dropped", window=3600))
    settle(room, planned(room), "unknown")
    assert standings(planned(room), "list")[0] == "send"
    room.unsubscribed = {GONE}
    plan = planned(room)
    assert standings(plan, "list")[0] == "unknown"
    assert "--resend mails the others" in delivery(plan, "list").hint
    room.ledger.resolve([delivery(plan, "list").parts[0].key], "owed", room.clock())
    assert standings(planned(room), "list") == ["unsubscribed", "send", "send", "send"]


def test_what_another_run_holds_is_not_taken_over(room: Newsroom) -> None:
    """It read the list before; what it leaves behind, the next run freezes anew."""
    plan = planned(room)
    accept(room, plan)
    key = delivery(plan, "list").parts[0].key
    room.ledger.begin(key, owner="elsewhere", now=room.clock(), lease=3600).result()
    room.unsubscribed = {GONE}
    assert standings(planned(room), "list")[0] == "deferred"


def test_corrections_and_kills_do_not_reach_them(room: Newsroom) -> None:
    """They had the first revision, and are told no more: that is what they asked for."""
    settle(room, planned(room))
    room.unsubscribed = {GONE}
    plan = planned(room, corrected())
    assert addresses(plan, "list") == OTHERS
    assert len(delivery(plan, "list").unsubscribed) == 1
    settle(room, plan)
    killed = planned(room, ready(a_release(status="canceled", why="faux")))
    assert addresses(killed, "list") == OTHERS


def test_who_stands_in_does_not_mail_them(room: Newsroom) -> None:
    """What fell from another target was frozen before they unsubscribed."""
    room.places["list"] = a_place("list", a_mailing_channel(), fallback="second")
    room.places["second"] = a_place("second", a_mailing_channel())
    settle(room, planned(room), "failed", target="list", cause="refused", settings="a:b:")
    room.unsubscribed = {GONE}
    plan = planned(room)
    assert addresses(plan, "second") == OTHERS
    accept(room, plan)
    assert sorted(frozen(room, "second")) == sorted(OTHERS)
