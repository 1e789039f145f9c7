"""Recording how parts ended: the run waits for it, the next part does not, since a ledger may be far away."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pressctl.delivery.lanes import Job
from pressctl.delivery.ledger.records import Ledger, Settlement
from pressctl.delivery.settling import storable
from pressctl.model import Event, Watch

if TYPE_CHECKING:
    from concurrent.futures import Future


@dataclass(slots=True, kw_only=True)
class Recorder:
    """Settles parts by one owner; `clean` and `redact` take out what must not be recorded or shown."""

    ledger: Ledger
    owner: str
    watch: Watch
    clean: Callable[[str], str]
    redact: Callable[[str], str]
    _under_way: set[asyncio.Task[None]] = field(default_factory=set)
    _fault: Exception | None = None

    def settle(self, job: Job, ended: Settlement) -> None:
        """Have it recorded how a part ended, whatever becomes of the run; it is told once that is on disk."""
        settlement = storable(ended, self.clean, self.redact)
        settled = self.ledger.settle(settlement, owner=self.owner)
        recording = asyncio.get_running_loop().create_task(self._record(job, settlement, settled))
        self._under_way.add(recording)
        recording.add_done_callback(self._under_way.discard)

    def insist(self) -> None:
        """Raise what kept an outcome from being recorded, `LedgerUnusable` most often: nothing more may leave."""
        if self._fault:
            raise self._fault

    async def finish(self) -> None:
        """Wait until every outcome is on disk.

        Raises:
            LedgerUnusable: One could not be recorded; or whatever else kept it from that.
        """
        while self._under_way:
            await asyncio.wait(self._under_way)
        self.insist()

    async def _record(self, job: Job, settlement: Settlement, settled: "Future[bool]") -> None:
        try:
            await asyncio.wrap_future(settled)
        except Exception as error:  # noqa: BLE001  (raised by `insist`; a task that failed would be forgotten)
            self._fault = self._fault or error
            return
        self.watch(
            Event(
                kind="settled",
                target=job.target.name,
                release=job.release,
                part=job.number,
                people=job.people,
                outcome=settlement.state,
                message=settlement.error,
            )
        )
