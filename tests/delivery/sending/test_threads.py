"""A thread: each post is a part with a line and a key of its own, and none leaves before the one it answers is there."""

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest
from msgspec.structs import replace

from pressctl.delivery.lanes import Job
from pressctl.delivery.ledger.records import PartRecord
from pressctl.delivery.plan import Plan, Ready, World
from pressctl.delivery.planning import make_plan
from pressctl.delivery.threads import before_in_thread
from pressctl.errors import Rejected, Uncertain
from pressctl.model import Channel, Flow, Limits, Notice, Part, Post, Receipt, Target, Variant
from tests.delivery.sending.wired import OK, QUICK, Wire, sender
from tests.support.builders import a_release
from tests.support.deliveries import Newsroom, a_channel, a_place, open_newsroom, ready


def a_thread(*texts: str) -> Ready:
    """Build a release whose posts say this."""
    release = replace(ready(a_release(headline=texts[0])))

    def variant(language: str, notice: Notice) -> Variant:
        posts = tuple(
            Post(network="net", text=text, length=3, limit=9, number=number, total=len(texts))
            for number, text in enumerate(texts, 1)
        )
        return Variant(language=language, notice=notice, posts=posts)

    return replace(release, variant=variant)


def answer(part: Part, _settings: object) -> Flow:
    """Post, as an answer to the post before."""
    assert part.post
    said = f"{part.post.text} after {'+'.join(receipt.id for receipt in part.thread)}"
    response = yield httpx.Request("POST", "https://net.example/", headers={"key": part.key}, content=said.encode())
    if response.status_code >= 300:
        raise Rejected(f"answered {response.status_code}", status_code=response.status_code)
    return Receipt(id=f"r{part.number}")


def a_network(**changes: Any) -> Channel:
    """Build a network that takes threads, and drops no repeats."""
    return a_channel(**{"name": "net", "takes": frozenset({"posts"}), "posts": True, "deliver": answer, **changes})


THREE = a_thread("one", "two", "three")


class Wired(Wire):
    """A wire that notes what is said."""

    def __init__(self, room: Newsroom, *answers: Any) -> None:
        """Take the script."""
        super().__init__(room, *answers)
        self.said: list[str] = []

    async def request(self, request: httpx.Request, target: Target) -> httpx.Response:
        """Note it, and answer."""
        self.said.append(request.content.decode())
        return await super().request(request, target)


@pytest.fixture
def room(tmp_path: Path) -> Any:
    """A newsroom with one network."""
    opened = open_newsroom(tmp_path, a_place("net", a_network()))
    yield opened
    opened.ledger.close()


def world_of(room: Newsroom, **choice: Any) -> World:
    """Return a world in which posts are taken as they are."""
    return replace(room.world(**choice), fit=lambda variant, _channel, _target: variant)


def plan_of(room: Newsroom, thread: Ready = THREE, **choice: Any) -> Plan:
    """Plan now, and have it accepted."""
    plan = make_plan([thread], world_of(room, **choice), room.ledger.history)
    wanted = [one.acceptance for one in plan.releases if one.acceptance and one.outcome is None]
    assert room.ledger.accept(wanted, room.clock())
    return plan


def send(
    room: Newsroom, wire: Wire, thread: Ready = THREE, *, only: int = 9, limits: Limits = QUICK, **choice: Any
) -> list[PartRecord]:
    """Send what is owed, `only` as many of it; return the parts as the ledger has them then."""
    plan = plan_of(room, thread, **choice)
    jobs = [
        Job(
            key=part.key,
            release=release.release.id,
            edition=release.release.edition,
            language=delivery.language,
            number=part.number,
            people=0,
            target=room.places[delivery.target].target,
            channel=room.places[delivery.target].channel,
            digest=lambda: "a:b:",
            after=before_in_thread(delivery.parts, part),
        )
        for release in plan.releases
        for delivery in release.deliveries
        for part in delivery.parts
        if part.standing in {"send", "elsewhere"} and release.outcome is None
    ]

    async def run() -> None:
        await sender(room, wire, limits=limits).send(jobs[:only])

    asyncio.run(run())
    return list(room.ledger.history("narcotrafic").parts)


def states(parts: list[PartRecord]) -> list[str]:
    """Return how each part stands."""
    return [part.state for part in parts]


def test_each_post_is_a_part_that_answers_those_before(room: Newsroom) -> None:
    """Its number is the part's, its key its own; what it answers is on disk before it leaves."""
    wire = Wired(room)
    parts = send(room, wire)
    assert wire.said == ["one after ", "two after r1", "three after r1+r2"]
    assert [(part.number, part.state, part.receipt_id) for part in parts] == [
        (1, "sent", "r1"), (2, "sent", "r2"), (3, "sent", "r3"),
    ]  # fmt: skip
    assert wire.keys == [part.key for part in parts]
    assert len(set(wire.keys)) == 3
    assert len({part.variant for part in parts}) == 1
    assert plan_of(room).sends is False


@pytest.mark.parametrize("there", [1, 2])
def test_a_run_that_ended_between_two_posts_goes_on_at_the_missing_one(room: Newsroom, there: int) -> None:
    """Nothing that is there is posted again, and the next one answers it."""
    send(room, Wired(room), only=there)
    wire = Wired(room)
    assert states(send(room, wire)) == ["sent"] * 3
    assert wire.said == ["one after ", "two after r1", "three after r1+r2"][there:]


def test_what_follows_a_post_that_failed_is_not_begun(room: Newsroom) -> None:
    """And says so; once the post is taken, the rest follows in the same run."""
    wire = Wired(room, OK, httpx.Response(422))
    parts = send(room, wire)
    assert (states(parts), len(wire.said)) == (["sent", "failed", "owed"], 2)
    assert (parts[2].attempts, parts[2].first_claimed) == (0, None)
    assert parts[2].error == "post 3 was not begun: it answers post 2, which is not there"
    assert not plan_of(room).sends
    again = Wired(room)
    assert states(send(room, again, retry_failed=True)) == ["sent"] * 3
    assert again.said == ["two after r1", "three after r1+r2"]


def test_what_follows_a_post_in_doubt_waits_for_a_person(room: Newsroom) -> None:
    """It is there, says the person: the rest follows. It may be anywhere in the thread."""
    parts = send(room, Wired(room, OK, Uncertain("reset")))
    assert states(parts) == ["sent", "unknown", "owed"]
    assert "nobody knows whether it is there" in parts[2].error
    assert [part.standing for part in plan_of(room).releases[0].deliveries[0].parts] == ["sent", "unknown", "deferred"]
    room.ledger.resolve([parts[1].key], "sent", room.clock())
    wire = Wired(room)
    assert states(send(room, wire)) == ["sent"] * 3
    assert wire.said == ["three after r1+"]  # what it answers has no receipt: its channel knows what to do


def test_what_follows_a_post_that_was_dropped_is_dropped(room: Newsroom) -> None:
    """No run says that it is owed still."""
    parts = send(room, Wired(room, OK, Uncertain("reset")))
    room.ledger.resolve([parts[1].key], "skipped", room.clock())
    plan = plan_of(room)
    assert [part.standing for part in plan.releases[0].deliveries[0].parts] == ["sent", "skipped", "skipped"]
    assert not plan.sends


def test_a_place_that_drops_repeats_gets_the_post_in_doubt_again(tmp_path: Path) -> None:
    """And then what follows it."""
    room = open_newsroom(tmp_path, a_place("net", a_network(repeats="dropped")))
    wire = Wired(room, OK, Uncertain("reset"), OK)
    assert states(send(room, wire)) == ["sent"] * 3
    assert wire.said == ["one after ", "two after r1", "two after r1", "three after r1+r2"]
    room.ledger.close()


def test_what_another_run_holds_is_waited_for(room: Newsroom) -> None:
    """No post passes the one before it, though another run sends that."""
    parts = plan_of(room).releases[0].deliveries[0].parts
    room.ledger.begin(parts[0].key, owner="other:1:1", now=room.clock(), lease=120).result()
    wire = Wired(room)
    assert states(send(room, wire, limits=replace(QUICK, budget=0.05))) == ["sending", "owed", "owed"]
    assert wire.said == []


@pytest.mark.parametrize("texts", [("eins",), ("eins", "zwei"), ("eins", "zwei", "drei", "vier")])
def test_an_accepted_edit_may_be_a_longer_thread_or_a_shorter(room: Newsroom, texts: tuple[str, ...]) -> None:
    """As long as nothing of it has left; what there is too much of is owed to nobody."""
    plan_of(room)
    wire = Wired(room)
    parts = send(room, wire, a_thread(*texts), accept_edit=True)
    assert [said.partition(" ")[0] for said in wire.said] == list(texts)
    most = max(3, len(texts))
    assert states(parts) == ["sent"] * len(texts) + ["superseded"] * (most - len(texts))
    assert not plan_of(room, a_thread(*texts)).sends


def test_a_thread_that_has_begun_is_finished_as_it_began(room: Newsroom) -> None:
    """Halves of two texts are none."""
    send(room, Wired(room), only=1)
    wire = Wired(room)
    assert states(send(room, wire, a_thread("eins", "zwei"), accept_edit=True)) == ["sent"] * 3
    assert wire.said == ["two after r1", "three after r1+r2"]


@pytest.mark.parametrize(("there", "falls"), [(0, True), (1, False)])
def test_half_a_thread_never_goes_elsewhere(tmp_path: Path, there: int, *, falls: bool) -> None:
    """Who stands in gets all of it, or nothing: readers of one place do not have the posts of another."""
    network = a_place("net", a_network(), fallback="desk")
    room = open_newsroom(tmp_path, network, a_place("desk", a_channel()))
    send(room, Wired(room, *[OK] * there, httpx.Response(422)), only=there + 1)
    plan = plan_of(room)
    fell = [delivery for delivery in plan.releases[0].deliveries if delivery.target == "desk" and delivery.to_send]
    assert bool(fell) == falls
    net = [part for part in room.ledger.history("narcotrafic").parts if part.target == "net"]
    assert states(net) == (["superseded"] * 3 if falls else ["sent", "failed", "owed"])
    room.ledger.close()
