"""A stop, once, twice, by signal or by mark, while parts are under way or wait."""

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest
from msgspec.structs import replace

from pressctl.errors import PressctlError, Uncertain, Unreachable
from pressctl.model import Limits
from tests.delivery.sending.wired import QUICK, Wire, jobs, sender
from tests.support.deliveries import Newsroom, a_channel, a_place, open_newsroom, post_once


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
