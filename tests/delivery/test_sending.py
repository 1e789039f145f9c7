"""Sending: intent first, retries by verdict, a stop that leaves nothing in doubt."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from msgspec.structs import replace

from pressctl.delivery.ledger.owners import owner
from pressctl.delivery.ledger.records import PartRecord
from pressctl.delivery.planning import make_plan
from pressctl.delivery.retrying import Tried, wait_before_next
from pressctl.delivery.sending import Job, Means, Sender
from pressctl.errors import Gone, LedgerUnusable, PressctlError, Rejected, Uncertain, Unreachable
from pressctl.model import Channel, Event, Flow, Limits, Part, Receipt, Target, WriteFile, Written
from tests.support.deliveries import (
    Clock,
    Newsroom,
    a_channel,
    a_mailing_channel,
    a_place,
    open_newsroom,
    post_once,
    ready,
    some_people,
)

QUICK = Limits(attempts=3, budget=2.0, timeout=1.0, concurrency=8)
OK = httpx.Response(200)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Newsroom]:
    """A newsroom with one desk."""
    opened = open_newsroom(tmp_path, a_place())
    yield opened
    opened.ledger.close()


class Wire:
    """Answers requests from a script; the last answer stays. It looks into the ledger as each arrives."""

    def __init__(self, room: Newsroom, *answers: httpx.Response | BaseException | Callable[[], Any]) -> None:
        """Take the script."""
        self.room, self.answers = room, list(answers) or [OK]
        self.keys: list[str] = []
        self.states: list[str] = []

    async def request(self, request: httpx.Request, _target: Target) -> httpx.Response:
        """Note what the ledger says at this moment, and answer."""
        key = request.headers["key"]
        part = await asyncio.to_thread(self.room.ledger.part, key)
        self.keys.append(key)
        self.states.append(part.state if part else "nothing")
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if callable(answer):
            answer = await answer()
        if isinstance(answer, BaseException):
            raise answer
        assert isinstance(answer, httpx.Response)
        return answer


def jobs(room: Newsroom, **choice: Any) -> list[Job]:
    """Plan, accept, and return what is to be sent."""
    plan = make_plan([ready()], room.world(**choice), room.ledger.history)
    wanted = [release.acceptance for release in plan.releases if release.acceptance]
    assert room.ledger.accept(wanted, room.clock())
    return [
        Job(
            key=part.key,
            release=release.release.id,
            edition=release.release.edition,
            language=delivery.language,
            number=part.number,
            people=part.people,
            target=room.places[delivery.target].target,
            channel=room.places[delivery.target].channel,
            digest="a:b:",
        )
        for release in plan.releases
        for delivery in release.deliveries
        for part in delivery.parts
        if part.standing in {"send", "elsewhere"}
    ]


def sender(room: Newsroom, wire: Wire, *, limits: Limits = QUICK, events: list[Event] | None = None) -> Sender:
    """Build a sender over the wire."""

    def write(wanted: WriteFile) -> Written:
        return Written(path=wanted.path, changed=True)

    means = Means(
        ledger=room.ledger,
        owner=owner(),
        request=wire.request,
        write=write,
        clock=room.clock,
        watch=(events if events is not None else []).append,
        clean=lambda text: text.replace("SECRET", "***"),
        redact=lambda text: text.replace("SECRET", "***"),
        limits=limits,
        jitter=lambda: 0.0,
    )
    return Sender(means=means)


def send(room: Newsroom, wire: Wire, *, limits: Limits = QUICK, **choice: Any) -> list[PartRecord]:
    """Send everything that is owed; return the parts as the ledger has them then."""
    wanted = jobs(room, **choice)

    async def run() -> None:
        await sender(room, wire, limits=limits).send(wanted)

    asyncio.run(run())
    return list(room.ledger.history("narcotrafic").parts)


def test_the_intent_is_on_disk_when_the_request_arrives(room: Newsroom) -> None:
    """Whoever receives it finds the ledger at `sending`; then the receipt is kept."""
    wire = Wire(room)
    (part,) = send(room, wire)
    assert wire.states == ["sending"]
    assert (part.state, part.receipt_id, part.status_code, part.attempts) == ("sent", "r-1", 200, 1)


@pytest.mark.parametrize(
    ("error", "state", "cause", "requests"),
    [
        (Unreachable("connection refused"), "failed", "connection", 3),
        (Unreachable("expired certificate", worth_retrying=False), "failed", "connection", 1),
        (Unreachable("429", status_code=429, retry_after=3600), "deferred", "", 1),
        (Unreachable("503", status_code=503), "deferred", "", 3),
        (Uncertain("reset"), "unknown", "", 1),
        (Rejected("400", status_code=400), "failed", "refused", 1),
        (Gone("410", status_code=410), "gone", "gone", 1),
    ],
)
def test_each_verdict_ends_as_the_contract_says(
    room: Newsroom, error: PressctlError, state: str, cause: str, requests: int
) -> None:
    """What was certainly not taken is tried again; what may have been taken, on a blind place, never."""
    wire = Wire(room, error)
    (part,) = send(room, wire, limits=replace(QUICK, budget=30.0))
    assert (part.state, part.cause, len(wire.keys)) == (state, cause, requests)
    assert part.error


def test_a_place_that_drops_repeats_is_tried_again_with_the_same_key(tmp_path: Path) -> None:
    """An uncertain outcome is asked again; the key does not change."""
    room = open_newsroom(tmp_path, a_place(channel=a_channel(repeats="dropped")))
    wire = Wire(room, Uncertain("reset"), OK)
    (part,) = send(room, wire)
    assert part.state == "sent"
    assert len(wire.keys) == 2
    assert len(set(wire.keys)) == 1
    room.ledger.close()


def test_a_wait_the_place_asks_for_is_kept_and_costs_no_attempt(room: Newsroom) -> None:
    """Five short waits with three attempts allowed still end in sent."""
    slow = Unreachable("429", status_code=429, retry_after=0.01)
    wire = Wire(room, slow, slow, slow, slow, slow, OK)
    (part,) = send(room, wire)
    assert (part.state, part.attempts) == ("sent", 6)


def test_one_dead_target_does_not_stop_the_others(tmp_path: Path) -> None:
    """Each ends on its own."""

    def flaky(part: Part, settings: Any) -> Flow:
        if part.target == "dead":
            raise Rejected("no")
        return (yield from post_once(part, settings))

    channel = a_channel(deliver=flaky)
    room = open_newsroom(tmp_path, *(a_place(name, channel) for name in ("dead", "one", "two")))
    states = {part.target: part.state for part in send(room, Wire(room))}
    assert states == {"dead": "failed", "one": "sent", "two": "sent"}
    room.ledger.close()


@pytest.mark.parametrize(("early", "state"), [(True, "failed"), (False, "unknown")])
def test_a_defect_in_a_channel_is_reported_and_stops_one_target(tmp_path: Path, *, early: bool, state: str) -> None:
    """Before anything left it failed; after, nobody knows."""

    def defective(part: Part, _settings: Any) -> Flow:
        if early:
            raise KeyError("id")
        yield httpx.Request("POST", "https://desk.example.org/", headers={"key": part.key})
        raise KeyError("id")

    room = open_newsroom(tmp_path, a_place("bad", a_channel(deliver=defective)), a_place())
    states = {part.target: (part.state, part.error) for part in send(room, Wire(room))}
    assert states["bad"][0] == state
    assert "KeyError" in states["bad"][1]
    assert states["desk"][0] == "sent"
    room.ledger.close()


def test_a_file_that_cannot_be_written_is_a_failure_of_that_place(tmp_path: Path) -> None:
    """It is owed again next run."""

    def writing(_part: Part, _settings: Any) -> Flow:
        yield WriteFile(path="outbox/x", content=b"")
        return Receipt()

    room = open_newsroom(tmp_path, a_place(channel=a_channel(deliver=writing)))
    wanted = jobs(room)

    async def run() -> None:
        one = sender(room, Wire(room))

        def refuse(_wanted: WriteFile) -> Written:
            raise PressctlError("cannot write outbox/x: Permission denied")

        one.means = replace(one.means, write=refuse)
        await one.send(wanted)

    asyncio.run(run())
    (part,) = room.ledger.history("narcotrafic").parts
    assert (part.state, part.cause) == ("failed", "connection")
    assert "outbox/x" in part.error
    room.ledger.close()


def test_a_mailing_goes_out_in_parts_each_once(tmp_path: Path) -> None:
    """25 parts, a few at a time, every key once, people counted."""
    people = some_people(50)
    room = open_newsroom(tmp_path, a_place("list", a_mailing_channel(deliver=post_once)), people={"list": people})
    wire = Wire(room)
    parts = send(room, wire)
    assert len(parts) == len(set(wire.keys)) == 25
    assert {part.state for part in parts} == {"sent"}
    room.ledger.close()


def test_the_rate_of_a_target_is_kept(tmp_path: Path) -> None:
    """Ten a second means that the fourth leaves 0.3 s after the first."""
    people = some_people(8)
    place = a_place("list", a_mailing_channel(deliver=post_once), rate=10.0)
    room = open_newsroom(tmp_path, place, people={"list": people})
    times: list[float] = []

    async def note() -> httpx.Response:
        times.append(asyncio.get_running_loop().time())
        return httpx.Response(200)

    send(room, Wire(room, note))
    assert max(times) - min(times) >= 0.25
    room.ledger.close()


def test_what_another_live_run_holds_is_waited_for(room: Newsroom) -> None:
    """It is not sent twice; when the other settles it, this run is done."""
    wanted = jobs(room)
    other = "elsewhere:0:0/7/7"
    room.ledger.begin(wanted[0].key, owner=other, now=room.clock(), lease=120).result()
    wire = Wire(room)

    async def run() -> None:
        work = asyncio.create_task(sender(room, wire).send(wanted))
        await asyncio.sleep(0.3)
        from pressctl.delivery.ledger.records import Settlement

        room.ledger.settle(Settlement(key=wanted[0].key, state="sent", at=room.clock()), owner=other).result()
        await work

    asyncio.run(run())
    assert wire.keys == []


def test_what_a_dead_run_only_claimed_is_taken_over(room: Newsroom) -> None:
    """Its lease ends while this run waits: nothing had left, so it is sent here."""
    wanted = jobs(room)
    other = "elsewhere:0:0/7/7"
    room.ledger.begin(wanted[0].key, owner=other, now=room.clock(), lease=120).result()
    room.ledger.pause(wanted[0].key, owner=other, now=room.clock(), lease=120, doubt=False).result()
    wire = Wire(room)

    async def run() -> None:
        work = asyncio.create_task(sender(room, wire).send(wanted))
        await asyncio.sleep(0.3)
        room.clock.forward(seconds=121)
        await work

    asyncio.run(run())
    assert len(wire.keys) == 1
    (part,) = room.ledger.history("narcotrafic").parts
    assert part.state == "sent"


def stopping(room: Newsroom, wire: Wire, *, after: float, twice: bool = False, limits: Limits = QUICK) -> list[str]:
    """Send, and tell the run to stop meanwhile; return the states."""
    wanted = jobs(room)

    async def run() -> None:
        one = sender(room, wire, limits=limits)
        work = asyncio.create_task(one.send(wanted))
        await asyncio.sleep(after)
        one.stop()
        if twice:
            one.stop()
        await work

    asyncio.run(run())
    return sorted(part.state for part in room.ledger.history("narcotrafic").parts)


def test_a_stop_lets_what_is_under_way_end(tmp_path: Path) -> None:
    """The one in flight is sent, the others are left owed."""
    channel = a_channel(deliver=post_once)
    room = open_newsroom(tmp_path, *(a_place(f"t{n}", channel) for n in range(3)))

    async def slow() -> httpx.Response:
        await asyncio.sleep(0.3)
        return httpx.Response(200)

    states = stopping(room, Wire(room, slow), after=0.1, limits=replace(QUICK, concurrency=1))
    assert states == ["owed", "owed", "sent"]
    room.ledger.close()


def test_a_second_stop_ends_at_once_and_says_unknown(room: Newsroom) -> None:
    """What was in flight may have arrived."""

    async def never() -> httpx.Response:
        await asyncio.sleep(60)
        return httpx.Response(200)

    assert stopping(room, Wire(room, never), after=0.2, twice=True) == ["unknown"]


def test_a_second_stop_while_the_intent_is_recorded_leaves_no_doubt(room: Newsroom) -> None:
    """The intent is on disk and nothing has left: it is owed."""
    wanted, wire = jobs(room), Wire(room)
    recorded = room.ledger.begin

    async def run() -> None:
        one = sender(room, wire)

        def begin(*args: Any, **fields: Any) -> Any:
            one.stop()
            one.stop()
            return recorded(*args, **fields)

        room.ledger.begin = begin  # type: ignore[method-assign]
        await one.send(wanted)

    asyncio.run(run())
    (part,) = room.ledger.history("narcotrafic").parts
    assert (part.state, wire.keys) == ("owed", [])


def test_a_stop_mark_counts_for_a_run_that_is_under_way(tmp_path: Path) -> None:
    """What is on the wire ends; nothing more leaves, and the run does not wait for it."""
    channel = a_channel(deliver=post_once)
    room = open_newsroom(tmp_path, *(a_place(f"t{n}", channel) for n in range(3)))
    wanted = jobs(room)

    async def marked() -> httpx.Response:
        await asyncio.to_thread(room.ledger.stop, "narcotrafic", room.clock())
        return httpx.Response(200)

    wire = Wire(room, marked)
    asyncio.run(sender(room, wire, limits=replace(QUICK, concurrency=1, budget=60.0)).send(wanted))
    assert len(wire.keys) == 1
    assert sorted(part.state for part in room.ledger.history("narcotrafic").parts) == ["owed", "owed", "sent"]
    room.ledger.close()


@pytest.mark.parametrize(("error", "state"), [(Unreachable("refused"), "owed"), (Uncertain("reset"), "unknown")])
def test_a_stop_mark_during_a_wait_settles_by_what_is_known(tmp_path: Path, error: PressctlError, state: str) -> None:
    """A part between two attempts is given back, or stays in doubt."""
    room = open_newsroom(tmp_path, a_place(channel=a_channel(repeats="dropped")))
    wanted = jobs(room)

    async def marked() -> httpx.Response:
        await asyncio.to_thread(room.ledger.stop, "", room.clock())
        raise error

    asyncio.run(sender(room, Wire(room, marked)).send(wanted))
    assert [part.state for part in room.ledger.history("narcotrafic").parts] == [state]
    room.ledger.close()


@pytest.mark.parametrize(("error", "state"), [(Unreachable("refused"), "owed"), (Uncertain("reset"), "unknown")])
def test_a_stop_during_a_wait_settles_by_what_is_known(tmp_path: Path, error: PressctlError, state: str) -> None:
    """What was not taken is owed; what may have been is unknown."""
    room = open_newsroom(tmp_path, a_place(channel=a_channel(repeats="dropped")))
    assert stopping(room, Wire(room, error), after=0.1) == [state]
    room.ledger.close()


def test_what_a_place_echoes_is_cleaned_before_it_is_kept_or_shown(room: Newsroom) -> None:
    """Errors, hints and receipts: nothing secret reaches the ledger or a watcher."""
    events: list[Event] = []
    wanted = jobs(room)
    wire = Wire(room, Unreachable("wait, SECRET"), Rejected("no SECRET here", hint="SECRET"))

    async def run() -> None:
        await sender(room, wire, events=events).send(wanted)

    asyncio.run(run())
    (part,) = room.ledger.history("narcotrafic").parts
    assert (part.error, part.hint) == ("no *** here", "***")
    assert "SECRET" not in "".join(event.message for event in events)


def test_events_tell_what_happens(room: Newsroom) -> None:
    """An attempt, a wait with its reason, the end."""
    events: list[Event] = []
    wanted = jobs(room)
    wire = Wire(room, Unreachable("refused"), OK)

    async def run() -> None:
        await sender(room, wire, events=events).send(wanted)

    asyncio.run(run())
    assert [event.kind for event in events] == ["attempt", "waiting", "attempt", "settled"]
    assert events[1].message == "refused"
    assert events[-1].outcome == "sent"


def test_waits_grow_and_end() -> None:
    """Doubled, bounded, within attempts and the budget."""
    refused = Unreachable("refused")
    limits = Limits(attempts=10, budget=60)
    waits = [
        wait_before_next(refused, Tried(attempts=n, elapsed=0), limits, may_repeat=False, jitter=1) for n in range(1, 8)
    ]
    assert waits == [0.5, 1, 2, 4, 8, 8, 8]
    assert wait_before_next(refused, Tried(attempts=10, elapsed=0), limits, may_repeat=False, jitter=0) is None
    assert wait_before_next(refused, Tried(attempts=1, elapsed=60), limits, may_repeat=False, jitter=0) is None
    asked = Unreachable("429", status_code=429, retry_after=59.0)
    assert wait_before_next(asked, Tried(attempts=99, elapsed=0), limits, may_repeat=False, jitter=0) == 59.0
    assert wait_before_next(asked, Tried(attempts=1, elapsed=2), limits, may_repeat=False, jitter=0) is None
    assert wait_before_next(Rejected("no"), Tried(attempts=1, elapsed=0), limits, may_repeat=True, jitter=0) is None


def test_nothing_to_send_is_nothing_sent(room: Newsroom) -> None:
    """An empty run ends at once."""
    asyncio.run(sender(room, Wire(room)).send([]))


def test_a_clock_is_only_read_where_it_is_given() -> None:
    """The fake stands still unless it is moved."""
    clock = Clock()
    before = clock()
    clock.forward(seconds=1)
    assert (clock() - before).total_seconds() == 1


def test_a_channel_without_batches_is_no_mailing() -> None:
    """What takes no recipients has one part."""
    channel: Channel = a_channel()
    assert not channel.mailing


def test_a_receipt_that_cannot_be_stored_harms_nobody(tmp_path: Path) -> None:
    """A lone surrogate in one place's answer: it is sent, and so are the others."""

    def odd(part: Part, settings: Any) -> Flow:
        yield httpx.Request("POST", settings.url, headers={"key": part.key})
        return Receipt(id="\ud800" + "x" * 50_000)

    room = open_newsroom(tmp_path, a_place("odd", a_channel(deliver=odd)), a_place())
    parts = {part.target: part for part in send(room, Wire(room))}
    assert {part.state for part in parts.values()} == {"sent"}
    assert len(parts["odd"].receipt_id) <= 2_000
    room.ledger.close()


def test_a_ledger_that_fails_while_sending_says_so(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """One error in words, not a group of the store's own."""
    import sqlite3

    def full(*_args: Any) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("pressctl.delivery.ledger.statements.settle", full)
    with pytest.raises(LedgerUnusable, match="full"):
        send(room, Wire(room))


def test_after_nothing_is_no_wait_at_all() -> None:
    """`Retry-After: 0` is no leave to knock without end."""
    asked = Unreachable("429", status_code=429, retry_after=0.0)
    limits = Limits(attempts=3, budget=60)
    assert wait_before_next(asked, Tried(attempts=1, elapsed=0), limits, may_repeat=False, jitter=1) == 0.5
    assert wait_before_next(asked, Tried(attempts=3, elapsed=0), limits, may_repeat=False, jitter=1) is None
