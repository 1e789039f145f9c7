"""Beginning a part: its intent on disk, and a slot to leave by, in the order in which nothing waits for the disk.

A request that is answered in a millisecond would otherwise wait five for the commit of the next part. Parts are begun
ahead only while answers come fast, so that what is begun leaves soon, and only where this machine notes what has left:
then a kill leaves no more in doubt than had left and was not recorded. Who looks from another machine, where the ledger
is shared, cannot read the notes: so there are few ahead, and what was begun is in doubt there.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from msgspec import Struct

from pressctl.delivery.bridging import Bridge
from pressctl.delivery.lanes import Job
from pressctl.delivery.ledger.departures import Departures
from pressctl.delivery.ledger.duties import Ledger
from pressctl.delivery.ledger.records import Begun
from pressctl.delivery.recording import Recorder
from pressctl.delivery.settling import DOUBTED, left

AHEAD = 2  # parts begun for each slot, beside the one that has it
QUICK = 0.25  # seconds that attempts last at most, on average, while parts are begun ahead
STALE = (
    1.0  # seconds after which what was begun ahead is begun once more: a stop since then counts, and its lease is new
)
_WEIGHT = 0.25  # of the newest attempt in the average


class Turn(Struct, frozen=True):
    """A part that has begun and has a slot; `stale`: it waited too long for that to leave as it is."""

    begun: Begun
    stale: bool = False


@dataclass(slots=True, kw_only=True)
class Beginner:
    """Begins parts by one owner, of which `most` are under way at once."""

    ledger: Ledger
    bridge: Bridge
    recorder: Recorder
    owner: str
    clock: Callable[[], datetime]
    most: int
    departures: Departures | None
    _slots: asyncio.Semaphore = field(init=False)
    _took: float = 2 * QUICK  # an attempt on average; until some have ended, slow

    def __post_init__(self) -> None:
        """Have every slot free."""
        self._slots = asyncio.Semaphore(self.most)

    @property
    def workers(self) -> int:
        """How many parts are worked on together, those that are begun ahead among them."""
        return self.most * (1 + AHEAD) if self.departures else self.most

    async def begin(self, job: Job, lease: float, *, ahead: bool) -> Turn | None:
        """Record that a part is about to leave, and give it a slot, which `end` frees; None when another run has it.

        `ahead`: it may be begun before a slot is free.
        """
        if not (ahead and self.departures and self._took < QUICK):
            await self._slots.acquire()
            begun = None
            try:
                begun = await self._record(job, lease)
            finally:
                if begun is None:
                    self._slots.release()
            return Turn(begun) if begun else None
        begun = await self._record(job, lease)
        if begun is None:
            return None
        since = time.monotonic()
        try:
            await self._slots.acquire()
        except asyncio.CancelledError:
            self._leave(job, begun)
            raise
        return Turn(begun, stale=time.monotonic() - since > STALE)

    def leaves(self, key: str) -> None:
        """Note that a part is about to leave.

        Raises:
            LedgerUnusable: That cannot be noted; then it must not.
        """
        if self.departures:
            self.departures.note(key)

    def end(self, took: float | None = None) -> None:
        """Free a slot; `took`: the seconds of the attempt, if there was one."""
        self._slots.release()
        if took is not None:
            self._took += (took - self._took) * _WEIGHT

    async def _record(self, job: Job, lease: float) -> Begun | None:
        beginning = self.ledger.begin(job.key, owner=self.owner, now=self.clock(), lease=lease)
        try:
            return await self.bridge.wait(beginning)
        except asyncio.CancelledError:
            # It is recorded, or will be, and nothing has left: that is no doubt.
            if begun := await self.bridge.wait(beginning):
                self._leave(job, begun)
            raise

    def _leave(self, job: Job, begun: Begun) -> None:
        self.recorder.settle(job, left(job, DOUBTED if begun.doubt else None, self.clock()))
