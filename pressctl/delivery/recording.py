"""Recording how parts ended: the run waits for it, the next part does not, since a ledger may be far away."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from pressctl.delivery.bridging import Bridge
from pressctl.delivery.lanes import Job
from pressctl.delivery.ledger.duties import Ledger
from pressctl.delivery.ledger.promises import Promise
from pressctl.delivery.ledger.records import Settlement
from pressctl.delivery.settling import storable
from pressctl.errors import LedgerLost, LedgerUnusable
from pressctl.model import Event, Watch


@dataclass(slots=True, kw_only=True)
class Recorder:
    """Settles parts by one owner; `clean` and `redact` take out what must not be recorded or shown."""

    ledger: Ledger
    bridge: Bridge
    owner: str
    watch: Watch
    clean: Callable[[str], str]
    redact: Callable[[str], str]
    _under_way: int = 0
    _idle: asyncio.Event = field(default_factory=asyncio.Event)
    _fault: BaseException | None = None
    _news: list[tuple[Job, Settlement]] = field(default_factory=list)
    _latest: dict[str, Promise[bool]] = field(default_factory=dict)

    def settle(self, job: Job, ended: Settlement) -> None:
        """Have it recorded how a part ended, whatever becomes of the run; it is told once that is on disk."""
        settlement = storable(ended, self.clean, self.redact)
        settled = self.ledger.settle(settlement, owner=self.owner)
        self._under_way += 1
        if job.channel.posts:
            self._latest[job.target.name] = settled
        self.bridge.when_over(settled, partial(self._recorded, job, settlement))

    async def settled(self, target: str) -> None:
        """Wait until the last post of a target is on disk, which the next one answers."""
        if (latest := self._latest.get(target)) and not latest.is_over:
            self.ledger.hasten()
            await self.bridge.wait(latest)

    def insist(self) -> None:
        """Raise what kept an outcome from being recorded: nothing more may leave.

        Raises:
            LedgerLost: The ledger could not take it.
        """
        if isinstance(self._fault, LedgerUnusable):
            raise LedgerLost(self._fault.message, hint=self._fault.hint) from self._fault
        if self._fault:
            raise self._fault

    async def finish(self) -> None:
        """Wait until every outcome is on disk.

        Raises:
            LedgerLost: One could not be recorded; or whatever else kept it from that is raised.
        """
        if self._under_way:
            self.ledger.hasten()
        while self._under_way:
            self._idle.clear()
            await self._idle.wait()
        self._tell()
        self.insist()

    def _recorded(self, job: Job, settlement: Settlement, settled: Promise[bool]) -> None:
        self._under_way -= 1
        try:
            settled.result()
        except Exception as error:  # noqa: BLE001  (raised by `insist`; in a callback of the loop it would be forgotten)
            self._fault = self._fault or error
        else:
            if not self._news:
                asyncio.get_running_loop().call_soon(self._tell)
            self._news.append((job, settlement))
        self._idle.set()

    def _tell(self) -> None:
        """Tell what was recorded since, in the order it came."""
        news, self._news = self._news, []
        try:
            for number, (job, settlement) in enumerate(news, start=1):
                self.watch(
                    Event(
                        kind="settled",
                        target=job.target.name,
                        release=job.release,
                        part=job.number,
                        people=job.people,
                        outcome=settlement.state,
                        message=settlement.error,
                        more=number < len(news),
                    )
                )
        except Exception as error:  # noqa: BLE001  (as above)
            self._fault = self._fault or error
