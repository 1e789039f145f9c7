"""Parts that are begun ahead of those that are sent: never more under way than slots, and a kill leaves no more in doubt."""

import asyncio
import os
import signal
from collections import Counter
from pathlib import Path

import httpx
import pytest
from msgspec.structs import replace

from pressctl.delivery import beginning
from pressctl.delivery.ledger.duties import Ledger
from pressctl.errors import LedgerUnusable
from pressctl.model import Event
from tests.delivery.sending.wired import QUICK, Wire, jobs, send, sender
from tests.support.deliveries import Newsroom, a_place, open_newsroom
from tests.support.ledgers import Kept

COUNT, SLOTS = 60, 4
FEW = replace(QUICK, concurrency=SLOTS)


def many(folder: Path) -> Newsroom:
    """Open a newsroom with more targets than slots."""
    return open_newsroom(folder, *(a_place(f"t{n}") for n in range(COUNT)))


class Watched(Wire):
    """Counts what is under way, and what the ledger has as begun meanwhile."""

    under_way = most = begun = 0

    async def request(self, request: httpx.Request, target: object) -> httpx.Response:
        """Look, and answer."""
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        parts = (await asyncio.to_thread(self.room.ledger.history, "narcotrafic")).parts
        self.begun = max(self.begun, sum(part.state == "sending" for part in parts))
        answer = await super().request(request, target)  # type: ignore[arg-type]
        self.under_way -= 1
        return answer


def test_more_are_begun_than_are_under_way(tmp_path: Path) -> None:
    """While answers come fast; each is sent once, and nothing is left beside the ledger."""
    room = many(tmp_path)
    wire = Watched(room)
    parts = send(room, wire, limits=FEW)
    assert {part.state for part in parts} == {"sent"}
    assert {part.attempts for part in parts} == {1}
    assert Counter(Counter(wire.keys).values()) == {1: COUNT}
    assert wire.states == ["sending"] * COUNT
    assert wire.most <= SLOTS < wire.begun <= SLOTS * (2 + beginning.AHEAD)
    assert list(tmp_path.glob("*-left-*")) == []
    room.ledger.close()


def test_slow_places_have_nothing_begun_ahead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is begun could wait for as long as they take, and a stop would come too late for it."""
    monkeypatch.setattr(beginning, "QUICK", 0.0)
    room = many(tmp_path)
    wire = Watched(room)
    send(room, wire, limits=FEW)
    assert wire.begun <= SLOTS * 2  # those under way, and those whose end is being recorded
    room.ledger.close()


def test_what_waited_too_long_is_begun_once_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its lease is new then; that it did not leave the first time is no attempt that anybody sees."""
    monkeypatch.setattr(beginning, "STALE", -1.0)
    room, events = many(tmp_path), list[Event]()
    wanted, wire = jobs(room), Watched(room)
    asyncio.run(sender(room, wire, limits=FEW, events=events).send(wanted))
    assert {part.state for part in room.ledger.history("narcotrafic").parts} == {"sent"}
    assert len(wire.keys) == len(set(wire.keys)) == COUNT
    assert [event.done for event in events if event.kind == "attempt"] == [1] * COUNT
    room.ledger.close()


def test_a_stop_mark_counts_for_what_waited_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It had begun before the mark was set, and has not left: it is owed."""
    monkeypatch.setattr(beginning, "STALE", -1.0)
    room = many(tmp_path)
    asked = 0

    async def stopping() -> httpx.Response:
        nonlocal asked
        asked += 1
        if asked == COUNT // 3:
            await asyncio.to_thread(room.ledger.stop, "narcotrafic", room.clock())
        return httpx.Response(200)

    states = Counter(part.state for part in send(room, Wire(room, stopping), limits=FEW))
    assert set(states) == {"sent", "owed"}
    assert states["sent"] == asked <= COUNT // 3 + 2 * SLOTS
    room.ledger.close()


def test_a_run_that_is_told_to_stop_lets_nothing_leave_that_it_had_begun_ahead(tmp_path: Path) -> None:
    """What is under way ends; the rest is owed without a doubt."""
    room = many(tmp_path)
    wanted, asked = jobs(room), 0

    async def run() -> None:
        async def answer() -> httpx.Response:
            nonlocal asked
            asked += 1
            if asked == COUNT // 2:
                one.stop()
            return httpx.Response(200)

        one = sender(room, Wire(room, answer), limits=FEW)
        await one.send(wanted)

    asyncio.run(run())
    parts = room.ledger.history("narcotrafic").parts
    states = Counter(part.state for part in parts)
    assert set(states) == {"sent", "owed"}
    assert states["sent"] == asked < COUNT // 2 + SLOTS
    assert not any(part.doubt for part in parts)
    room.ledger.close()


def test_a_second_stop_leaves_in_doubt_only_what_was_under_way(tmp_path: Path) -> None:
    """Of those that had begun and waited for a slot nobody has to find out anything."""
    room = many(tmp_path)
    wanted, asked = jobs(room), 0

    async def run() -> None:
        async def answer() -> httpx.Response:
            nonlocal asked
            asked += 1
            if asked <= COUNT // 2:
                return httpx.Response(200)
            if asked == COUNT // 2 + SLOTS:
                one.stop()
                one.stop()
            await asyncio.sleep(60)
            return httpx.Response(200)

        one = sender(room, Wire(room, answer), limits=FEW)
        await one.send(wanted)

    asyncio.run(run())
    states = Counter(part.state for part in room.ledger.history("narcotrafic").parts)
    assert states == {"sent": COUNT // 2, "unknown": SLOTS, "owed": COUNT // 2 - SLOTS}
    room.ledger.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
@pytest.mark.parametrize("number", [1, COUNT // 3, COUNT - 1])
def test_a_kill_leaves_in_doubt_only_what_was_under_way(tmp_path: Path, store: Kept, number: int) -> None:
    """The run is killed as one of its requests arrives: what had arrived is sent or unknown, all else goes out once.

    Wherever the ledger is, as long as whoever looks is on the same machine.
    """
    room = kept_in(store.make())
    jobs(room)
    room.ledger.close()
    log = tmp_path / "arrived"
    child = os.fork()
    if not child:
        _send_until_killed(store, log, number)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
    room = kept_in(store.open())
    arrived = log.read_text().split("\n")[:-1]
    room.ledger.recover(room.clock())
    states = {part.key: part.state for part in room.ledger.history("narcotrafic").parts}
    unknown = {key for key, held in states.items() if held == "unknown"}
    assert {key for key, held in states.items() if held == "sent"} <= set(arrived)
    assert set(arrived) <= {key for key, held in states.items() if held in {"sent", "unknown"}}
    assert arrived[-1] in unknown
    assert set(states.values()) <= {"sent", "unknown", "owed"}
    again = Wire(room)
    send(room, again, limits=FEW)
    assert sorted([*again.keys, *arrived, *(unknown - set(arrived))]) == sorted(states)
    assert store.kind == "git" or list(tmp_path.rglob("*-left-*")) == []  # there others may have to read them yet
    room.ledger.close()


def _send_until_killed(store: Kept, log: Path, number: int) -> None:
    """Send what is owed, and die as a request arrives; never return."""
    try:
        room = kept_in(store.open())
        file, arrived = os.open(log, os.O_CREAT | os.O_WRONLY | os.O_APPEND), 0

        class Deadly(Wire):
            async def request(self, request: httpx.Request, target: object) -> httpx.Response:
                nonlocal arrived
                arrived += 1
                os.write(file, f"{request.headers['key']}\n".encode())
                if arrived == number:
                    os.kill(os.getpid(), signal.SIGKILL)
                return await super().request(request, target)  # type: ignore[arg-type]

        wire = Deadly(room)
        asyncio.run(sender(room, wire, limits=FEW).send(jobs(room)))
    finally:
        os._exit(3)


def kept_in(ledger: Ledger) -> Newsroom:
    """Return the newsroom of `many` with this ledger: a process has its own."""
    places = [a_place(f"t{n}") for n in range(COUNT)]
    return Newsroom(ledger=ledger, places={place.target.name: place for place in places})


def test_what_cannot_be_noted_does_not_leave(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The run ends, and says why."""
    room = many(tmp_path)
    wanted, wire = jobs(room), Wire(room)

    def full(_self: object, _key: str) -> None:
        raise LedgerUnusable("nothing can be noted", hint="Free some space.")

    monkeypatch.setattr("pressctl.delivery.ledger.departures.Departures.note", full)
    with pytest.raises(LedgerUnusable, match="nothing can be noted"):
        asyncio.run(sender(room, wire, limits=FEW).send(wanted))
    assert wire.keys == []
    room.ledger.close()
