"""What other runs hold, a ledger that fails: sending with what is not one's own."""

import asyncio
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import httpx
import pytest

from pressctl.delivery.ledger import together
from pressctl.errors import LedgerUnusable
from pressctl.model import Flow, Part, Receipt
from tests.delivery.sending.wired import Wire, jobs, send, sender
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

    def broken(*_: object, **__: object) -> Future[bool]:
        settled: Future[bool] = Future()
        settled.set_exception(RuntimeError("nobody foresaw this"))
        return settled

    monkeypatch.setattr(room.ledger, "settle", broken)
    with pytest.raises(RuntimeError, match="nobody foresaw this"):
        send(room, Wire(room))
