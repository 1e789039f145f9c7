"""Reading a list that a vendor keeps, page by page: whole, or not at all.

Reading changes nothing, so a page that did not come is simply asked for again, within attempts and budget. A run mails
nobody of a list that was not read to its end.
"""

import asyncio
import random
import time
from typing import TYPE_CHECKING, Any

from pressctl.delivery.retrying import Tried, wait_before_next
from pressctl.errors import Rejected, Uncertain, Unreachable, Unsent
from pressctl.rolls import Moved

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import httpx

    from pressctl.model import Limits, Member, Roll

    Perform = Callable[[httpx.Request], Awaitable[Any]]
    Take = Callable[[tuple[Member, ...]], int]

LARGEST = 8 << 20  # bytes of a page: a thousand people of whom a vendor knows much
MOST_PEOPLE = 1_000_000
MOST_REQUESTS = 20_000
BARREN = 100  # pages in a row that bring nobody new, after which a list is not going to end
READINGS = 3  # times that one list is begun, where it changes while it is read


async def read_roll(
    begin: "Callable[[], tuple[Roll, Take]]", perform: "Perform", limits: "Limits", *, pause: float = 0.0
) -> None:
    """Read a list to its end. `begin` begins it, and gives what takes its pages and says how many people have come so far.

    `pause` are the seconds between two requests.

    Raises:
        NoSuchList, Rejected: The vendor says no, or there is no end to it.
        Unreachable, Uncertain: It was not to be had within attempts and budget.
    """
    for reading in range(READINGS):
        try:
            return await _read(*begin(), perform, limits, pause)
        except Moved:
            if reading + 1 == READINGS:
                raise
    return None


async def _read(roll: "Roll", take: "Take", perform: "Perform", limits: "Limits", pause: float) -> None:
    people = barren = requests = 0
    step = _Step(perform, limits)
    try:
        wanted = next(roll)
        while True:
            if isinstance(wanted, tuple):
                before, people = people, take(wanted)
                barren = 0 if people > before else barren + 1
                wanted = next(roll)
            elif isinstance(wanted, Unsent):
                await step.wait(wanted)
                wanted = next(roll)
            else:
                requests += 1
                if requests > 1 and pause:
                    await asyncio.sleep(pause)
                wanted = roll.send(await step.ask(wanted))
                step.failed = step.failed if isinstance(wanted, Unsent) else 0
            _insist_on_an_end(people, requests, barren)
    except StopIteration:
        return
    except Unsent:
        raise
    except Exception as error:  # a defect in one channel's reader keeps one list from being read, and hurts no other
        raise Uncertain(f"pressctl has a defect here: {type(error).__name__}") from error


def _insist_on_an_end(people: int, requests: int, barren: int) -> None:
    """Raise where a list is longer than any, or goes round."""
    if people > MOST_PEOPLE or requests > MOST_REQUESTS or barren > BARREN:
        said = f"its pages do not end: {people:,} people in {requests:,} requests"
        hint = "Look at the list at the vendor's; export it there, and name the file with recipients."
        raise Rejected(said, hint=hint)


class _Step:
    """One list's requests: each is made until it is answered, as long as that is worth it. `failed`: how often in a row."""

    def __init__(self, perform: "Perform", limits: "Limits") -> None:
        """Begin with nothing that failed."""
        self._perform = perform
        self._limits = limits
        self.failed = 0
        self._since = 0.0

    async def ask(self, request: "httpx.Request") -> Any:  # noqa: ANN401  (an answer)
        """Return the answer to a request; one that got none is made again."""
        request.extensions["most"] = LARGEST
        while True:
            try:
                return await self._perform(request)
            except (Unreachable, Uncertain) as error:
                failure = error
            await self.wait(failure)

    async def wait(self, error: Unsent) -> None:
        """Wait until another attempt is worth it.

        Raises:
            Unsent: None is, in this run.
        """
        now = time.monotonic()
        self._since = self._since if self.failed else now
        self.failed += 1
        tried = Tried(attempts=self.failed, elapsed=now - self._since)
        wait = wait_before_next(error, tried, self._limits, may_repeat=True, jitter=random.random())  # noqa: S311
        if wait is None:
            raise error
        await asyncio.sleep(wait)
