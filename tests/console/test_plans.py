"""What a plan says: to a person, a pull request, a program."""

import json
from datetime import timedelta

from msgspec.structs import replace

from pressctl.console.documents import as_json
from pressctl.console.plans import now_line, plan_document, plan_text
from pressctl.delivery.plan import Plan
from tests.console.planned import config, planned
from tests.support.builders import NOON, a_release
from tests.support.deliveries import Newsroom, ready


def test_the_line_that_cannot_be_undone(room: Newsroom) -> None:
    """People and places, counted, in one line."""
    (release,) = planned(room).releases
    assert now_line(release, config(room)).endswith("-> 5 people, 2 desks")


def test_a_plan_for_a_person(room: Newsroom) -> None:
    """A release a block, a target a line, the digest last."""
    text = plan_text(planned(room), config(room))
    assert "NOW: Jérôme Durain" in text
    assert "list  post  fr  to send: 5 people in 3 parts" in text
    assert text.splitlines()[-1].startswith("digest ")
    assert plan_text(planned(room, ready(a_release(status="withheld"))), config(room)).count("skipped") == 1
    assert plan_text(Plan(releases=(), digest="", now=NOON), config(room)) == "nothing to plan"


def test_a_plan_says_what_waits_and_what_stops(room: Newsroom) -> None:
    """Held until when; stopped why, and what to do; an archive that was adopted in a line."""
    held = plan_text(planned(room, ready(a_release(embargo=NOON + timedelta(hours=1)))), config(room))
    assert "waiting until 2024-11-06 13:00 CET" in held
    old = plan_text(planned(room, ready(a_release(published=NOON - timedelta(days=30))), found=True), config(room))
    assert "stopped: it is 30 days old" in old
    assert "hint: " in old

    (one,) = planned(room, ready(a_release(id="a"))).releases
    past = tuple(replace(one, release=a_release(id=f"a{n}"), adopted=True, deliveries=()) for n in range(6))
    text = plan_text(Plan(releases=(one, *past), digest="0f", now=NOON), config(room))
    assert text.endswith("\n6 releases adopted: published before pressctl, owed to nobody\ndigest 0f")
    assert "a5" not in text


def test_a_plan_for_a_program(room: Newsroom) -> None:
    """One JSON document with counts, never a name."""
    document = json.loads(as_json(plan_document(planned(room))))
    (release,) = document["releases"]
    by_target = {delivery["target"]: delivery for delivery in release["deliveries"]}
    assert by_target["list"]["recipients"] == 5
    assert [part["recipients"] for part in by_target["list"]["parts"]] == [2, 2, 1]
    assert "@" not in json.dumps(by_target)
