"""Whose turn it is: lanes in order, each at its own pace, and nobody waits for one that waits for something else."""

import asyncio
from pathlib import Path

import pytest
from msgspec.structs import replace

from pressctl.delivery.lanes import Job
from pressctl.delivery.ledger.promises import Promise, kept
from pressctl.delivery.ledger.records import Begun
from pressctl.delivery.slots import Slot
from pressctl.delivery.turns import Turns
from pressctl.errors import LedgerUnusable, Unreachable
from pressctl.model import Limits
from tests.delivery.sending.wired import OK, QUICK, Wire, jobs, send, sender
from tests.support.deliveries import a_place, open_newsroom

ONE = replace(QUICK, concurrency=1)


class Asked:
    """What turns have of a beginner."""

    def __init__(self, ahead: int) -> None:
        """Note nothing yet."""
        self.ahead = ahead
        self.keys: list[str] = []

    def ask(self, job: Job) -> Promise[Begun | None]:
        """Note that a part begins."""
        self.keys.append(job.key)
        return kept(None)


def some_jobs(folder: Path, *rates: float) -> list[Job]:
    """Return a part for each of some targets, at these rates."""
    room = open_newsroom(folder, *(a_place(f"t{number}", rate=rate) for number, rate in enumerate(rates)))
    found = jobs(room)
    room.ledger.close()
    return sorted(found, key=lambda job: job.target.name)


def test_turns_come_in_order_and_those_that_follow_are_begun(tmp_path: Path) -> None:
    """As many as may be ahead, and no more than there are."""
    wanted = some_jobs(tmp_path, 0, 0, 0, 0, 0)
    turns, asked = Turns(wanted, Limits()), Asked(ahead=2)
    keys = [job.key for job in wanted]
    for number, job in enumerate(wanted):
        assert len(turns) == len(wanted) - number
        turn = turns.take(asked)  # type: ignore[arg-type]
        assert turn
        assert turn.job == job
        assert asked.keys == keys[1 : number + 3]
    assert turns.take(asked) is None  # type: ignore[arg-type]


def test_a_lane_has_no_more_turns_than_parts_under_way_together(tmp_path: Path) -> None:
    """One that comes back makes room for the next."""
    first, second, *_ = some_jobs(tmp_path, 0, 0)
    lane = [first, replace(second, target=first.target)]
    turns, asked = Turns(lane, replace(QUICK, concurrency=1)), Asked(ahead=9)
    taken = turns.take(asked)  # type: ignore[arg-type]
    assert taken
    assert turns.take(asked) is None  # type: ignore[arg-type]
    turns.give_back(taken.lane)
    assert turns.take(asked)  # type: ignore[arg-type]
    assert asked.keys == []


def test_a_lane_with_a_pace_has_nothing_begun_ahead(tmp_path: Path) -> None:
    """It would be held until its moment comes, and a stop would come too late for it; its turn it has all the same."""
    wanted = some_jobs(tmp_path, 0, 5, 0)
    turns, asked = Turns(wanted, Limits()), Asked(ahead=9)
    taken = [turns.take(asked) for _ in wanted]  # type: ignore[arg-type]
    assert [turn.job for turn in taken if turn] == wanted
    assert asked.keys == [wanted[2].key]


def test_who_waits_for_its_next_attempt_has_no_slot(tmp_path: Path) -> None:
    """With one slot the others are sent meanwhile."""
    room = open_newsroom(tmp_path, *(a_place(f"t{number}") for number in range(3)))
    busy = Unreachable("busy", hint="", status_code=503, retry_after=0.3)
    wire = Wire(room, busy, OK)
    assert {part.state for part in send(room, wire, limits=ONE)} == {"sent"}
    first, *others = wire.keys
    assert others[-1] == first
    assert len({*wire.keys}) == 3
    assert len(wire.keys) == 4
    room.ledger.close()


def test_who_waits_for_its_pace_has_no_slot(tmp_path: Path) -> None:
    """Its second part is due in a while: those of other targets are not kept waiting."""
    paced = a_place("paced", rate=4.0)
    room = open_newsroom(tmp_path, paced, *(a_place(f"t{number}") for number in range(4)))
    wanted = sorted(jobs(room), key=lambda job: job.target.name)
    twice = [wanted[0], replace(wanted[1], target=wanted[0].target), *wanted[2:]]
    wire = Wire(room)
    asyncio.run(sender(room, wire, limits=ONE).send(twice))
    assert wire.keys == [wanted[0].key, wanted[2].key, wanted[3].key, wanted[4].key, wanted[1].key]
    room.ledger.close()


def test_what_was_begun_and_is_held_back_by_its_place_is_owed_when_the_run_is_told_to_stop(tmp_path: Path) -> None:
    """One part of a lane is told to come later: those begun after it have not left, and are no doubt."""
    room = open_newsroom(tmp_path, *(a_place(f"t{number}") for number in range(24)))
    found = sorted(jobs(room), key=lambda job: job.target.name)
    target = replace(found[0].target, concurrency=12)  # more than slots, so that some are begun ahead
    wanted = [replace(job, target=target) for job in found]

    async def run(twice: bool) -> None:  # noqa: FBT001  (told once, or a second time)
        asked = 0

        async def answer() -> object:
            nonlocal asked
            asked += 1
            if asked != 8:
                return OK
            asyncio.get_running_loop().call_later(0.1, one.stop)
            if twice:
                asyncio.get_running_loop().call_later(0.2, one.stop)
            return Unreachable("busy", hint="", status_code=429, retry_after=1.5)

        one = sender(room, Wire(room, answer), limits=replace(QUICK, concurrency=4))
        await one.send([job for job in wanted if (part := room.ledger.part(job.key)) and part.state == "owed"])

    for twice in (False, True):
        asyncio.run(run(twice))
        room.ledger.recover(room.clock())
        parts = room.ledger.history("narcotrafic").parts
        assert {part.state for part in parts} == {"sent", "owed"}
        assert not any(part.doubt for part in parts)
    room.ledger.close()


def test_what_one_worker_fails_with_ends_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many wait for something meanwhile; it is said once, and nothing more leaves."""
    room = open_newsroom(tmp_path, *(a_place(f"t{number}") for number in range(30)))
    wanted, begin, asked = jobs(room), room.ledger.begin, 0

    def failing(key: str, **more: object) -> Promise[Begun | None]:
        nonlocal asked
        asked += 1
        if asked < 12:
            return begin(key, **more)  # type: ignore[arg-type]
        promise: Promise[Begun | None] = Promise()
        promise.fail(LedgerUnusable("the disk is full", hint="Free some space."))
        return promise

    monkeypatch.setattr(room.ledger, "begin", failing)
    busy = Unreachable("busy", hint="", status_code=503, retry_after=0.2)
    wire = Wire(room, busy)
    with pytest.raises(LedgerUnusable, match="the disk is full"):
        asyncio.run(sender(room, wire, limits=replace(QUICK, concurrency=4)).send(wanted))
    assert len(wire.keys) <= 11
    room.ledger.close()


def test_a_slot_is_held_once_and_given_once() -> None:
    """Whoever rests finds somebody in its stead; who holds none finds nobody."""

    async def run() -> int:
        slots, relieved = asyncio.Semaphore(1), list[int]()
        slot = Slot(slots, lambda: relieved.append(1))
        await slot.take()
        await slot.take()
        assert slots.locked()
        slot.rest()
        slot.rest()
        assert not slots.locked()
        slot.give()
        other = Slot(slots, lambda: None)
        await other.take()
        assert slots.locked()
        return len(relieved)

    assert asyncio.run(run()) == 1
