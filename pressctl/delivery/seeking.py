"""Seeking: asking a place what became of a part, where nobody knows and the place can tell."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any

from pressctl.delivery.settling import Taken
from pressctl.errors import Uncertain, Unsent

if TYPE_CHECKING:
    import httpx

    from pressctl.delivery.lanes import Job
    from pressctl.model import Sought, Target

    Perform = Callable[[httpx.Request, Target], Awaitable[Any]]

MOST_LOOKS = 50  # parts that a place is asked about in one run: some let nobody ask more than a hundred times an hour


async def look_for(job: "Job", sought: "Sought", perform: "Perform", clean: Callable[[str], str]) -> Taken | None:
    """Ask a place for what may have arrived; None where it does not say so, or cannot be asked: it stays unsure."""
    try:
        return await _seek(job, sought, perform, clean)
    except (Unsent, asyncio.CancelledError):
        return None


async def look_again(
    unsure: "Sequence[tuple[Job, Sought]]", perform: "Perform", clean: Callable[[str], str], stopping: asyncio.Event
) -> "list[tuple[Job, Taken]]":
    """Ask the places of parts that earlier runs were unsure of; return those that are there after all.

    A place that cannot be asked is asked once.
    """
    found: list[tuple[Job, Taken]] = []
    asked: Counter[str] = Counter()
    for job, sought in unsure:
        name = job.target.name
        if asked[name] >= MOST_LOOKS or stopping.is_set():
            continue
        asked[name] += 1
        try:
            taken = await _seek(job, sought, perform, clean)
        except Unsent:
            asked[name] = MOST_LOOKS
            continue
        found += [(job, taken)] if taken else []
    return found


async def _seek(job: "Job", sought: "Sought", perform: "Perform", clean: Callable[[str], str]) -> Taken | None:
    """Return the receipt of a part that its place has, whole; None where it does not say so, or cannot be asked.

    What a place does not show is no proof: it may be on its way, or not listed yet.

    Raises:
        Unsent: It could not be asked.
    """
    if job.channel.find is None:
        return None
    search = job.channel.find(sought, job.target.settings)
    status = None
    try:
        wanted = next(search)
        while True:
            answer = await perform(wanted, job.target)
            answer.extensions["clean"] = clean
            status = answer.status_code
            wanted = search.send(answer)
    except StopIteration as done:
        return Taken(receipt=done.value, status_code=status) if done.value else None
    except Unsent:
        raise
    except Exception as error:  # a defect in one channel's question leaves one part unsure, and hurts no other
        raise Uncertain(f"pressctl has a defect here: {type(error).__name__}") from error
