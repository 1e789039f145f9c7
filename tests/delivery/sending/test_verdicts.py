"""What becomes of each part: its verdict, its waits, its place in the ledger."""

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest
from msgspec.structs import replace

from pressctl.delivery.retrying import Tried, wait_before_next
from pressctl.errors import Gone, PressctlError, Rejected, Uncertain, Unreachable
from pressctl.model import Channel, Event, Flow, Limits, Part, Receipt, WriteFile, Written
from tests.delivery.sending.wired import OK, QUICK, Wire, jobs, send, sender
from tests.support.deliveries import (
    Clock,
    Newsroom,
    a_channel,
    a_mailing_channel,
    a_place,
    open_newsroom,
    post_once,
    some_people,
)


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


@pytest.mark.parametrize(("after", "requests"), [("", 4), ("11", 2)])
def test_a_later_step_that_comes_too_fast_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: str, requests: int
) -> None:
    """What went before it cannot be taken back, so it is not begun anew; a long wait is not for one attempt."""
    monkeypatch.setattr("pressctl.delivery.driving.FIRST_WAIT", 0.001)

    def twice(part: Part, settings: Any) -> Flow:
        yield httpx.Request("POST", settings.url, headers={"key": part.key})
        response = yield httpx.Request("POST", settings.url, headers={"key": part.key})
        return Receipt(id=str(response.status_code))

    room = open_newsroom(tmp_path, a_place(channel=a_channel(deliver=twice)))
    busy = httpx.Response(429, headers={"Retry-After": after} if after else {})
    wire = Wire(room, OK, busy, busy, OK)
    (part,) = send(room, wire)
    assert (part.receipt_id, len(wire.keys), part.attempts) == ("429" if after else "200", requests, 1)
    room.ledger.close()


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


def test_after_nothing_is_no_wait_at_all() -> None:
    """`Retry-After: 0` is no leave to knock without end."""
    asked = Unreachable("429", status_code=429, retry_after=0.0)
    limits = Limits(attempts=3, budget=60)
    assert wait_before_next(asked, Tried(attempts=1, elapsed=0), limits, may_repeat=False, jitter=1) == 0.5
    assert wait_before_next(asked, Tried(attempts=3, elapsed=0), limits, may_repeat=False, jitter=1) is None


@pytest.mark.parametrize(("status", "state"), [(500, "deferred"), (None, "failed")])
def test_a_ping_is_never_in_doubt(tmp_path: Path, status: int | None, state: str) -> None:
    """One more does no harm, so nobody has to find out: it is tried again, in this run and the next."""
    room = open_newsroom(tmp_path, a_place(channel=a_channel(takes=frozenset({"data", "ping"}), repeats="dropped")))
    wire = Wire(room, Uncertain("nobody knows", status_code=status))
    (part,) = send(room, wire)
    assert (part.state, part.doubt, len(wire.keys)) == (state, False, 3)


def test_a_dead_host_is_left_alone(tmp_path: Path) -> None:
    """Its parts are certainly not taken, and owed again next run; it is asked a few times and not once for each of them."""
    room = open_newsroom(tmp_path, a_place("list", a_mailing_channel()), people={"list": some_people(120)})
    wire = Wire(room, Unreachable("connection refused"))
    parts = send(room, wire, limits=replace(QUICK, budget=60.0))
    assert len(parts) == 60
    assert {(part.state, part.cause) for part in parts} == {("failed", "connection")}
    assert len(wire.keys) < 15
    assert any("left alone" in part.error for part in parts)


def test_a_host_that_recovers_is_sent_everything(tmp_path: Path) -> None:
    """A probe that comes through lets all of it go."""
    room = open_newsroom(tmp_path, a_place("list", a_mailing_channel()), people={"list": some_people(40)})
    wire = Wire(room, *[Unreachable("connection refused")] * 6, OK)
    parts = send(room, wire, limits=replace(QUICK, attempts=7, budget=60.0))
    assert {part.state for part in parts} == {"sent"}


def test_only_so_many_at_once_where_a_target_says_so(tmp_path: Path) -> None:
    """`concurrency` on a target, though the run and its kind would have more under way together."""
    room = open_newsroom(
        tmp_path, a_place("list", a_mailing_channel(), concurrency=1), people={"list": some_people(10)}
    )
    under_way, most = 0, 0

    async def slowly() -> httpx.Response:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        await asyncio.sleep(0)
        under_way -= 1
        return OK

    assert {part.state for part in send(room, Wire(room, slowly))} == {"sent"}
    assert most == 1


def test_patience_counts_from_the_first_attempt_and_over_runs(tmp_path: Path) -> None:
    """Put off while it lasts, failed for good after; a clock set back makes it longer, never shorter."""
    room = open_newsroom(tmp_path, a_place(patience=3600.0))
    for hours, state in ((0, "deferred"), (-2, "deferred"), (2.5, "deferred"), (0.6, "failed")):
        room.clock.forward(hours=hours)
        (part,) = send(room, Wire(room, Unreachable("connection refused")), limits=replace(QUICK, budget=0.0))
        assert part.state == state, hours
    (part,) = room.ledger.history("narcotrafic").parts
    assert (part.cause, jobs(room)) == ("refused", [])
