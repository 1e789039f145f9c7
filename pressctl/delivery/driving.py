"""A channel's flow, performed step by step until it has its receipt; and waits that end when the run is told to stop."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pressctl.answers import NOT_TAKEN, retry_after
from pressctl.delivery.retrying import FIRST_WAIT
from pressctl.delivery.settling import Taken
from pressctl.errors import Uncertain
from pressctl.model import Flow, Pause, Reply, Written

if TYPE_CHECKING:
    from pressctl.model.deliveries import Answer, Wanted

LATER = 10.0  # seconds that a later step of one attempt may wait where it comes too fast


async def drive(
    flow: Flow,
    perform: "Callable[[Wanted], Awaitable[Answer]]",
    clean: Callable[[str], str],
) -> Taken:
    """Perform what a channel's flow wants, step by step, until it has its receipt.

    `clean` goes with each answer: a channel that repeats a place's words masks them before it shortens them.

    Raises:
        Unsent: What the flow made of an answer, or what became of a request.
    """
    status = None
    try:
        wanted = next(flow)
        while True:
            if isinstance(wanted, Pause):
                await asyncio.sleep(wanted.seconds)
                wanted = next(flow)
                continue
            try:
                answer = await perform(wanted)
            except Uncertain as error:
                wanted = flow.throw(error)  # where a step is one that may stay undone, the flow goes on
                continue
            if isinstance(answer, Written):
                status = None
            elif isinstance(answer, Reply):
                status = answer.code
                answer = replace(answer, text=clean(answer.text))
            else:
                status = answer.status_code
                answer.extensions["clean"] = clean
            wanted = flow.send(answer)
    except StopIteration as done:
        return Taken(receipt=done.value, status_code=status)


async def stopped_while(stopping: asyncio.Event, seconds: float) -> bool:
    """Wait, but not longer than until the run is told to stop; True when it was."""
    if seconds > 0 and not stopping.is_set():
        try:
            await asyncio.wait_for(stopping.wait(), timeout=seconds)
        except TimeoutError:
            return False
    return stopping.is_set()


async def patiently(perform: "Callable[[], Awaitable[Answer]]", seconds: float, stopping: asyncio.Event) -> "Answer":
    """Perform a step that follows others; one that comes too fast is taken again, since those are not undone."""
    while True:
        answer = await perform()
        if isinstance(answer, Written | Reply) or answer.status_code not in NOT_TAKEN:
            return answer
        wait = retry_after(answer) or FIRST_WAIT
        seconds -= wait
        if seconds < 0 or await stopped_while(stopping, wait):
            return answer
