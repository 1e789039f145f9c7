"""What the soaks found, each in the fewest steps that showed it."""

import asyncio
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import httpx
import pytest

from pressctl.delivery.ledger.records import PartRecord
from pressctl.delivery.plan import Plan, Ready
from pressctl.delivery.planning import make_plan
from pressctl.delivery.sending import Means, Sender
from pressctl.desk.delivering import accept
from pressctl.errors import Rejected, Uncertain, Unreachable, Unsent
from pressctl.model import Correction, Limits, Recipient, Target, Written
from pressctl.owners import is_gone, owner
from tests.soak.running import jobs_of
from tests.soak.witness import carry
from tests.support import faults
from tests.support.builders import a_release
from tests.support.deliveries import (
    Newsroom,
    a_channel,
    a_mailing_channel,
    a_place,
    open_newsroom,
    ready,
    some_people,
)
from tests.support.newsrooms import make, webhook
from tests.support.receivers import Receiver, ok

PEOPLE = some_people(5)
OK = httpx.Response(200)
OTHER = "elsewhere:0:0/7/7"  # a live run on another machine
KILLED = ready(a_release(status="canceled"))


def revision(number: int, **changes: Any) -> Ready:
    """Return a corrected release."""
    corrections = tuple(Correction(revision=each, text="le titre") for each in range(2, number + 1))
    return ready(a_release(revision=number, corrections=corrections, **changes))


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Newsroom]:
    """A newsroom with a blind desk, a board that drops repeats for an hour, and a mailing of five."""
    opened = open_newsroom(
        tmp_path,
        a_place("desk", a_channel(deliver=carry)),
        a_place("board", a_channel(deliver=carry, repeats="dropped", window=3600.0)),
        a_place("list", a_mailing_channel(deliver=carry)),
        people={"list": PEOPLE},
    )
    yield opened
    opened.ledger.close()


def planned(room: Newsroom, release: Ready, **choice: Any) -> Plan:
    """Plan one release now."""
    return make_plan([release], room.world(**choice), room.ledger.history)


def publish(
    room: Newsroom, release: Ready, *answers: httpx.Response | Unsent, at: str = "", **choice: Any
) -> list[PartRecord]:
    """Publish: `answers` are what the target `at` says, one after another; the others take everything."""
    script = list(answers)
    plan = planned(room, release, **choice)
    assert accept(plan, room.ledger, room.clock())

    async def request(_wanted: httpx.Request, target: Target) -> httpx.Response:
        answer = script.pop(0) if script and target.name == at else OK
        if isinstance(answer, Unsent):
            raise answer
        return answer

    means = Means(
        ledger=room.ledger,
        owner=owner(),
        request=request,
        write=lambda wanted: Written(path=wanted.path, changed=True),
        clock=room.clock,
        watch=lambda _event: None,
        clean=str,
        redact=str,
        limits=Limits(concurrency=1, attempts=2, budget=5.0, timeout=1.0),
        jitter=lambda: -1.0,
    )
    asyncio.run(Sender(means=means).send(jobs_of(plan, room.places)))
    return list(room.ledger.history("narcotrafic").parts)


def part(room: Newsroom, target: str, edition: str = "1") -> PartRecord:
    """Return the first part of a target."""
    parts = room.ledger.history("narcotrafic").parts
    return next(each for each in parts if (each.target, each.edition) == (target, edition))


def mailed(plan: Plan) -> Counter[str]:
    """Return how often each address stands in what a plan would mail anew."""
    deliveries = plan.releases[0].acceptance.deliveries if plan.releases[0].acceptance else ()
    return Counter(person.email for d in deliveries for each in d.parts for person in each.members)


def notices(plan: Plan) -> set[str]:
    """Return the notices of what a plan would send."""
    return {each.notice for d in plan.releases[0].deliveries for each in d.to_send}


@pytest.mark.parametrize("last", [revision(3), KILLED], ids=["correction", "kill"])
def test_who_had_two_editions_is_told_of_the_third_once(room: Newsroom, last: Ready) -> None:
    """Their address stands in the parts of both."""
    publish(room, revision(1))
    publish(room, revision(2))
    assert mailed(planned(room, last)) == Counter(person.email for person in PEOPLE)


def test_a_killed_release_that_never_went_out_goes_nowhere(room: Newsroom) -> None:
    """Nobody had it, so nobody is told; and never its text."""
    assert not planned(room, KILLED).sends


@pytest.mark.parametrize(
    "choice", [{"newcomers": True}, {"to": "z@journal.example", "only": frozenset({"list"})}], ids=["newcomers", "to"]
)
def test_nobody_new_gets_a_killed_release(room: Newsroom, choice: dict[str, Any]) -> None:
    """Not somebody who came onto the list, not one more person."""
    publish(room, revision(1))
    publish(room, KILLED)
    room.people["list"] = (*PEOPLE, Recipient(email="new@journal.example"))
    assert not planned(room, KILLED, **choice).sends


def test_a_kill_is_for_good_even_where_nothing_had_left(room: Newsroom) -> None:
    """What was owed is owed no more, and the old text is stopped."""
    assert accept(planned(room, revision(1)), room.ledger, room.clock())
    publish(room, KILLED)
    assert {each.state for each in room.ledger.history("narcotrafic").parts} == {"superseded"}
    assert planned(room, revision(1)).releases[0].outcome == "stopped"


@pytest.mark.parametrize(
    "first",
    [{"only": frozenset({"desk"})}, {"to": "z@journal.example", "only": frozenset({"list"})}],
    ids=["another target", "one more person"],
)
def test_a_correction_for_some_does_not_lose_the_others(room: Newsroom, first: dict[str, Any]) -> None:
    """Who was still owed the old text gets the new one when their turn comes."""
    publish(room, revision(1), *[Unreachable("refused", worth_retrying=False)] * 3, at="list")
    publish(room, revision(2), **first)
    assert mailed(planned(room, revision(2))) == Counter(person.email for person in PEOPLE)


def test_a_mailing_to_one_person_is_not_the_mailing(room: Newsroom) -> None:
    """The list gets the next revision, if it never got the first."""
    publish(room, revision(1), to="z@journal.example", only=frozenset({"list"}))
    assert mailed(planned(room, revision(2))) == Counter([*(p.email for p in PEOPLE), "z@journal.example"])


def dropped(room: Newsroom) -> None:
    """Leave the list's three parts unknown, and have a person drop them."""
    publish(room, revision(1), *[Uncertain("reset")] * 3, at="list")
    keys = [each.key for each in room.ledger.history("narcotrafic").parts if each.target == "list"]
    assert room.ledger.resolve(keys, "skipped", room.clock()) == 3


def test_what_was_dropped_may_have_arrived_all_the_same(room: Newsroom) -> None:
    """So no newcomers' mail goes to it, and a correction does."""
    dropped(room)
    assert not mailed(planned(room, revision(1), newcomers=True))
    plan = planned(room, revision(2))
    assert mailed(plan) == Counter(person.email for person in PEOPLE)
    assert notices(plan) == {"correction"}


ENDS: Sequence[Unsent] = (
    Unreachable("refused", worth_retrying=False),
    Unreachable("busy", status_code=503),
    Unreachable("busy", status_code=429, retry_after=3600.0),
    Rejected("no", status_code=400),
)


@pytest.mark.parametrize("end", ENDS, ids=["refused", "busy", "put off", "rejected"])
def test_what_follows_does_not_undo_a_doubt(room: Newsroom, end: Unsent) -> None:
    """An attempt that may have been taken, then one that certainly was not: nobody knows."""
    publish(room, revision(1), Uncertain("reset"), end, at="board")
    assert part(room, "board").state == "unknown"
    room.clock.forward(hours=2)
    plan = planned(room, revision(1), retry_failed=True)
    assert not plan.sends, "the place has forgotten the key by now, and would take it a second time"


def test_a_doubt_outlives_the_run_that_would_have_asked_again(room: Newsroom) -> None:
    """It accepts, and dies before anything leaves: what was unknown still is."""
    publish(room, revision(1), Uncertain("reset"), Uncertain("reset"), at="board")
    assert accept(planned(room, revision(1)), room.ledger, room.clock())
    room.clock.forward(hours=2)
    (standing,) = {
        each.standing
        for d in planned(room, revision(1)).releases[0].deliveries
        if d.target == "board"
        for each in d.parts
    }
    assert standing == "unknown"
    edited = planned(room, ready(a_release(headline="Autre")), accept_edit=True)
    assert edited.releases[0].acceptance is None or not edited.releases[0].acceptance.refreeze


def test_what_waits_for_its_next_attempt_is_overtaken_too(room: Newsroom) -> None:
    """Another run holds the old text between two attempts: it may not send it after the new one."""
    assert accept(planned(room, revision(1)), room.ledger, room.clock())
    key = part(room, "desk").key
    assert room.ledger.begin(key, owner=OTHER, now=room.clock(), lease=120).result()
    assert room.ledger.pause(key, owner=OTHER, now=room.clock(), lease=120, doubt=False).result()
    publish(room, revision(2))
    assert room.ledger.begin(key, owner=OTHER, now=room.clock(), lease=120).result() is None


def test_what_leaves_while_a_correction_is_planned_makes_the_plan_stale(room: Newsroom) -> None:
    """Or the place would get the new text as if it had never had the old."""
    assert accept(planned(room, revision(1)), room.ledger, room.clock())
    plan = planned(room, revision(2))
    assert room.ledger.begin(part(room, "desk").key, owner=OTHER, now=room.clock(), lease=120).result()
    assert not accept(plan, room.ledger, room.clock())
    assert "correction" in notices(planned(room, revision(2)))


def test_a_process_that_nobody_has_buried_is_gone() -> None:
    """A killed run whose parent does not wait for it holds nothing up."""
    said = "from pressctl.owners import owner; print(owner(), flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", said], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout
        name = run.stdout.readline().strip("\n")
        assert not is_gone(name)
        run.kill()
        os.waitid(os.P_PID, run.pid, os.WEXITED | os.WNOWAIT)  # it has ended, and stays unburied
        assert is_gone(name)


def test_an_emptied_ledger_is_not_a_new_one(tmp_path: Path) -> None:
    """Exit 7: everything would be sent a second time."""
    with Receiver(ok()) as desk:
        newsroom = make(tmp_path, webhook("desk", desk.url))
        assert newsroom.run("publish", "releases/budget.md", "--yes").code == 0
        for name in ("ledger.db-wal", "ledger.db-shm"):
            (tmp_path / ".pressctl" / name).unlink(missing_ok=True)
        (tmp_path / ".pressctl" / "ledger.db").write_bytes(b"")
        assert newsroom.run("publish", "releases/budget.md", "--yes").code == 7
        assert len(desk.requests) == 1


def test_who_stands_in_gets_nothing_that_its_place_is_told_itself(tmp_path: Path) -> None:
    """A correction fell to it and it refused; the next one goes to who had the first edition, and not to both."""
    spare, refused = a_place("spare", a_channel(deliver=carry)), httpx.Response(400)
    room = open_newsroom(tmp_path, a_place("desk", a_channel(deliver=carry), fallback="spare"), spare)
    publish(room, revision(1))
    publish(room, revision(2), refused, at="desk")
    publish(room, revision(2), refused, at="spare")
    assert (part(room, "desk", "2").state, part(room, "spare", "2").state) == ("superseded", "failed")
    plan = planned(room, revision(3))
    assert {delivery.target for delivery in plan.releases[0].deliveries if delivery.to_send} == {"desk"}
    room.ledger.close()


@pytest.mark.parametrize("seconds", [0, -3600])
def test_what_went_to_who_stands_in_is_corrected_there_whatever_the_clock_says(tmp_path: Path, seconds: int) -> None:
    """A correction of the same moment, or after the clock was set back, does not bring its place an ordinary copy beside."""
    spare = a_place("spare", a_channel(deliver=carry))
    room = open_newsroom(tmp_path, a_place("desk", a_channel(deliver=carry), fallback="spare"), spare)
    publish(room, revision(1), httpx.Response(410), at="desk", only=frozenset({"desk"}))
    publish(room, revision(1))
    assert (part(room, "desk").state, part(room, "spare").state) == ("superseded", "sent")
    room.clock.forward(seconds=seconds)
    plan = planned(room, revision(2))
    assert [
        (one.target, {each.notice for each in one.to_send}) for one in plan.releases[0].deliveries if one.to_send
    ] == [("spare", {"correction"})]
    assert accept(plan, room.ledger, room.clock())
    plan = planned(room, revision(3))
    assert {one.target for one in plan.releases[0].deliveries if one.to_send} == {"spare"}
    room.ledger.close()


def test_an_edit_does_not_hide_what_is_unknown(tmp_path: Path) -> None:
    """Exit 4 stays until a person has settled it."""
    with Receiver([faults.reset]) as desk:
        newsroom = make(tmp_path, webhook("desk", desk.url))
        assert newsroom.run("publish", "releases/budget.md", "--yes").code == 4
        text = (tmp_path / "releases/budget.md").read_text("utf-8")
        newsroom.write("releases/budget.md", text.replace("douze communes", "treize communes"))
        ran = newsroom.run("publish", "releases/budget.md", "--yes")
        assert ran.code == 4
        assert "pressctl resolve budget desk" in ran.err
