"""What other runs hold, a ledger that fails: sending with what is not one's own."""

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest
from msgspec.structs import replace

from pressctl.delivery.ledger import together
from pressctl.delivery.ledger.promises import Promise
from pressctl.delivery.planning import make_plan
from pressctl.desk.delivering import accept
from pressctl.errors import LedgerUnusable
from pressctl.model import Flow, Part, Receipt
from tests.delivery.planning.planned import corrected
from tests.delivery.sending.wired import QUICK, Wire, jobs, send, sender
from tests.support.deliveries import Newsroom, a_channel, a_place, open_newsroom


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

    def full(*_args: Any) -> dict[str, bool]:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setitem(together.in_file, together.Settling, full)
    with pytest.raises(LedgerUnusable, match="full"):
        send(room, Wire(room))


def test_no_fault_in_recording_is_passed_over(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that nobody foresaw ends the run too: an outcome that is not on disk is never taken for one that is."""

    def broken(*_: object, **__: object) -> Promise[bool]:
        settled: Promise[bool] = Promise()
        settled.fail(RuntimeError("nobody foresaw this"))
        return settled

    monkeypatch.setattr(room.ledger, "settle", broken)
    with pytest.raises(RuntimeError, match="nobody foresaw this"):
        send(room, Wire(room))


def test_what_is_overtaken_while_a_run_is_under_way_does_not_leave(tmp_path: Path) -> None:
    """A correction is accepted for one place alone: of the old text nothing more leaves, and the run does not wait for that."""
    room = open_newsroom(tmp_path, *(a_place(f"t{n}") for n in range(3)))
    wanted = jobs(room)
    plan = make_plan([corrected()], room.world(only=frozenset({"t0"})), room.ledger.history)

    async def overtaken() -> httpx.Response:
        assert await asyncio.to_thread(accept, plan, room.ledger, room.clock())
        return httpx.Response(200)

    wire = Wire(room, overtaken)
    last = [
        job for job in wanted if job.target.name != "t0"
    ]  # what the other run has is superseded, and not begun anyhow
    asyncio.run(sender(room, wire, limits=replace(QUICK, concurrency=1, budget=60.0)).send(last))
    assert len(wire.keys) == 1
    history = room.ledger.history("narcotrafic")
    assert {part.target: part.state for part in history.parts if part.edition == "1"} == {
        "t0": "superseded",
        "t1": "sent",
        "t2": "owed",
    }
    later = make_plan([corrected()], room.world(), room.ledger.history).releases[0]
    told = {d.target: {part.notice for part in d.to_send if part.record is None} for d in later.deliveries}
    assert told == {"t0": set(), "t1": {"correction"}, "t2": {""}}
    room.ledger.close()
