"""Beginning a part: its intent on disk before its first byte, in the order in which nothing waits for the disk.

A request that is answered in a millisecond would otherwise wait five for the commit of the next part. Parts are begun
ahead only while answers come fast, so that what is begun leaves soon, and only where this machine notes what has left:
then a kill leaves no more in doubt than had left and was not recorded. Who looks from another machine, where the ledger
is shared, cannot read the notes: so there are few ahead, and what was begun is in doubt there.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from msgspec import Struct

from pressctl.delivery.bridging import Bridge
from pressctl.delivery.lanes import Job
from pressctl.delivery.ledger.departures import Departures
from pressctl.delivery.ledger.duties import Ledger
from pressctl.delivery.ledger.promises import Promise
from pressctl.delivery.ledger.records import Begun
from pressctl.delivery.recording import Recorder
from pressctl.delivery.settling import DOUBTED, left

AHEAD = 2  # parts begun for each slot, beside the one that has it
QUICK = 0.25  # seconds that attempts last at most, on average, while parts are begun ahead
STALE = (
    1.0  # seconds after which what was begun ahead is begun once more: a stop since then counts, and its lease is new
)
_WEIGHT = 0.25  # of the newest attempt in the average


class Ready(Struct, frozen=True):
    """A part that has begun; `stale`: it waited too long to leave as it is."""

    begun: Begun
    stale: bool = False


@dataclass(slots=True, kw_only=True)
class Beginner:
    """Begins parts by one owner, of which `most` are under way at once; `lease` is in seconds."""

    ledger: Ledger
    bridge: Bridge
    recorder: Recorder
    owner: str
    clock: Callable[[], datetime]
    most: int
    lease: float
    departures: Departures | None
    _took: float = 2 * QUICK  # an attempt on average; until some have ended, slow
    _asked: dict[str, tuple[Job, Promise[Begun | None]]] = field(default_factory=dict)

    @property
    def ahead(self) -> int:
        """How many parts may have begun by now that have no slot yet."""
        return AHEAD * self.most if self.departures and self._took < QUICK else 0

    def ask(self, job: Job, *, ahead: bool = True) -> Promise[Begun | None]:
        """Have it recorded that a part is about to leave; `begin` waits for it, or `leave` has it owed again."""
        promise = self.ledger.begin(job.key, owner=self.owner, now=self.clock(), lease=self.lease, ahead=ahead)
        self._asked[job.key] = job, promise
        return promise

    async def begin(self, job: Job) -> Ready | None:
        """Wait until it is recorded that a part is about to leave; None when another run has it."""
        _, ahead = self._asked.get(job.key, (job, None))
        promise = ahead or self.ask(job, ahead=False)
        if not promise.is_over:
            await self.bridge.wait(promise)
        del self._asked[job.key]
        begun = promise.result()
        stale = ahead is not None and time.monotonic() - promise.since > STALE
        return Ready(begun, stale=stale) if begun else None

    async def hold(self, job: Job, wait: float, *, doubted: bool) -> None:
        """Have it recorded that a part waits for its next attempt, so many seconds: it is still this owner's."""
        lease = self.lease + wait
        held = self.ledger.pause(job.key, owner=self.owner, now=self.clock(), lease=lease, doubt=doubted)
        await self.bridge.wait(held)

    async def leave(self) -> None:
        """Have all that was asked for owed again that nothing has left of, nor will: that is no doubt."""
        for job, promise in self._asked.values():
            if begun := await self.bridge.wait(promise):
                self.recorder.settle(job, left(job, DOUBTED if begun.doubt else None, self.clock()))

    def leaves(self, key: str) -> None:
        """Note that a part is about to leave.

        Raises:
            LedgerUnusable: That cannot be noted; then it must not.
        """
        if self.departures:
            self.departures.note(key)

    def came_back(self, took: float) -> None:
        """Take down how many seconds an attempt lasted."""
        self._took += (took - self._took) * _WEIGHT
