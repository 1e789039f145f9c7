"""Putting public/ on web hosts: what changed since it was last put there, in an order in which no link leads nowhere.

Not by release but by run: it is public/ that goes there. Repeats change nothing, so that nothing is claimed: what was put there
is recorded after it was, and a run that dies in between does that much again.
"""

import asyncio
import hashlib
import random
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, cast

from msgspec import Struct
from msgspec.structs import replace

from pressctl import channels
from pressctl.delivery.bridging import Bridge
from pressctl.delivery.driving import drive, stopped_while
from pressctl.delivery.lanes import Pace
from pressctl.delivery.ledger.records import Left
from pressctl.delivery.retrying import Tried, wait_before_next
from pressctl.delivery.standing import settings_digest
from pressctl.desk.delivering import Courier, Signals
from pressctl.desk.masking import masking
from pressctl.desk.rehearsing import Rehearsed
from pressctl.errors import Rejected, Uncertain, Unreachable, Unsent
from pressctl.model import Config, Event, Outcome, Part, Receipt, Target, Upload, UploadReport, Variant, Watch
from pressctl.newsroom.outgoing import FILES, GONE, Transfer, marks_of, transfers, type_of

if TYPE_CHECKING:
    import httpx

    from pressctl.delivery.ledger.duties import Ledger, Past
    from pressctl.model.deliveries import Answer, Wanted
    from pressctl.newsroom.building import Built

AT_ONCE = 8  # files under way together to one host
LARGE = 1 << 20  # bytes; of larger files one is in memory at a time
ALL_ALIKE = {401, 403, 409}  # what a host says of one file and means of all: no right, or no folder
MEGABYTE = 1_000_000
_AGAIN = "Run the same command again: it goes on where this one ended."
_GO = "Whoever may lift that: `pressctl go` with the release's id, or --all; then publish again."


class Means(Struct, frozen=True, kw_only=True):
    """What uploading works with; `behind`: the newsroom's branch has moved on, so that older pages must not replace newer ones."""

    config: Config
    ledger: "Ledger"
    clock: Callable[[], datetime]
    watch: Watch
    behind: bool = False


def upload(hosts: Sequence[Target], built: "Built", means: Means) -> tuple[tuple[UploadReport, ...], int]:
    """Put what changed of public/ on each host, and take away what is gone; what was done is in the ledger.

    Returns a report for each host, and the number of the signal that interrupted it, or 0.
    """
    if means.ledger.is_anything_stopped():
        said = "a person stopped a release, or everything: public/ stays as it is in public"
        return tuple(_stopped(host, said) for host in hosts), 0
    signals = Signals()
    with signals.heard():
        reports = asyncio.run(_upload(hosts, built, means, signals))
    return reports, signals.caught[0] if signals.caught else 0


def _stopped(host: Target, said: str) -> UploadReport:
    return UploadReport(
        target=host.name, channel=host.channel, outcome="stopped", error=said, hint=_GO, optional=host.optional
    )


async def _upload(hosts: Sequence[Target], built: "Built", means: Means, signals: Signals) -> tuple[UploadReport, ...]:
    courier = Courier(config=means.config, clock=means.clock)
    loop, stopping, bridge = asyncio.get_running_loop(), asyncio.Event(), Bridge()
    try:
        syncs = [Sync(host=host, means=means, courier=courier, bridge=bridge, stopping=stopping) for host in hosts]

        def stop() -> None:
            stopping.set()
            for sync in syncs:
                sync.stop()

        with signals.told(lambda: loop.call_soon_threadsafe(stop)):
            return tuple([await sync.run(built) for sync in syncs])
    finally:
        await courier.close()


@dataclass(slots=True, kw_only=True)
class Sync:
    """All that goes to one host in one run."""

    host: Target
    means: Means
    courier: Courier
    bridge: Bridge
    stopping: asyncio.Event
    done: int = 0
    removed: int = 0
    faults: list[tuple[Transfer, Unsent]] = field(default_factory=list)
    ended: bool = False
    complete: bool = True
    clean: Callable[[str], str] = field(init=False)
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)
    _pace: Pace = field(init=False)
    _large: asyncio.Lock = field(default_factory=asyncio.Lock)

    def __post_init__(self) -> None:
        """Keep what takes the host's secrets out of its words, and the pace of its requests."""
        self._pace = Pace(rate=self.host.rate)
        self.clean = masking([self.host], show_addresses=False)

    def stop(self) -> None:
        """End now, with what is under way: a file that is cut off is put there again by the next run."""
        for task in self._tasks:
            task.cancel()

    async def run(self, built: "Built") -> UploadReport:
        """Go through what is due, rank by rank; a page, feed or sitemap that fails keeps back what comes after its rank."""
        place = _place(self.host, self.means.ledger.salt)
        known = self.means.ledger.uploads(self.host.name, place)
        due = transfers(built, known, self.means.config.root)
        if self.means.behind:  # pages that were never there go all the same: what is sent leads to them
            due = tuple(one for one in due if one.rank != GONE and one.path not in known)
        for rank, alike in groupby(due, key=lambda transfer: transfer.rank):
            queue = deque(alike)

            async def work(queue: deque[Transfer] = queue) -> None:
                while queue and not self.ended and not self.stopping.is_set():
                    transfer = queue.popleft()
                    await self._bring(transfer, place)
                    self.means.watch(Event(kind="uploading", done=self.done + self.removed, total=len(due)))

            workers = min(AT_ONCE, self.means.config.limits.concurrency, len(queue))
            try:
                async with asyncio.TaskGroup() as group:
                    self._tasks = [group.create_task(work()) for _ in range(workers)]
            except BaseExceptionGroup as failed:
                # One reason is enough, and it is the ledger's: nothing else leaves a worker.
                raise failed.exceptions[0] from failed
            if self.ended or self.stopping.is_set():
                self.complete = rank == GONE
                break
        return self._told(len(due), len(built.sums))

    async def _bring(self, transfer: Transfer, place: str) -> None:
        """Put one file there, or take it away, and record that."""
        try:
            path = self.means.config.root / "public" / transfer.path
            size = 0 if transfer.rank == GONE else path.stat().st_size
            if size > self.host.settings.largest * MEGABYTE:
                raise Rejected(f"{size:,} bytes are more than largest", hint="Raise largest on this target.")
            etag = await self.bridge.wait(self.means.ledger.etag(self.host.name, place, transfer.path))
            bare = Upload(path=transfer.path, known=etag is not None, etag=etag or "", gone=transfer.rank == GONE)
            if size > LARGE:
                async with self._large:
                    sha256, receipt = await self._put(bare, path)
            else:
                sha256, receipt = await self._put(bare, path)
        except Unsent as error:
            self.faults.append((transfer, error))
            # What the host refuses of one picture says nothing of the next; all else does, or would be linked to.
            self.ended |= transfer.rank != FILES or not isinstance(error, Rejected) or error.status_code in ALL_ALIKE
            return
        except OSError as error:
            self.faults.append((transfer, Rejected(f"it cannot be read: {error.strerror or error}", hint=_AGAIN)))
            self.ended |= transfer.rank != FILES
            return
        left = None if transfer.rank == GONE else Left(sha256=sha256, etag=receipt.id if receipt.id[:1] == '"' else "")
        await self.bridge.wait(self.means.ledger.uploaded(self.host.name, place, transfer.path, left))
        self.removed += transfer.rank == GONE
        self.done += transfer.rank != GONE

    async def _put(self, bare: Upload, path: Path) -> tuple[str, Receipt]:
        """Bring one file there, with as many attempts as are worth it; return its SHA-256 and the receipt."""
        content = b"" if bare.gone else await asyncio.to_thread(path.read_bytes)
        sha256 = hashlib.sha256(content).hexdigest()
        whole = replace(bare, content=content, type=type_of(bare.path), marks=marks_of(bare.path))
        part = part_of(whole, self.host, sha256, self.means.clock())

        async def perform(wanted: "Wanted") -> "Answer":
            await asyncio.sleep(self._pace.slot(time.monotonic()))
            return await self.courier.request(cast("httpx.Request", wanted), self.host)  # it writes no file

        started, attempts = time.monotonic(), 0
        while True:
            attempts += 1
            try:
                flow = channels.find(self.host.channel).deliver(part, self.host.settings)
                return sha256, (await drive(flow, perform, self.clean)).receipt
            except (Unreachable, Uncertain) as error:
                tried = Tried(attempts=attempts, elapsed=time.monotonic() - started)
                limits = self.means.config.limits
                wait = wait_before_next(error, tried, limits, may_repeat=True, jitter=random.random())  # noqa: S311
                if wait is None or self.ended or await stopped_while(self.stopping, wait):
                    raise

    def _told(self, due: int, total: int) -> UploadReport:
        """Say what came of it."""
        left = due - self.done - self.removed
        outcome: Outcome = "sent" if due else "already_sent"
        error = hint = ""
        if self.faults:
            transfer, fault = min(self.faults, key=lambda one: (isinstance(one[1], Rejected), one[0]))
            outcome = "deferred" if isinstance(fault, Unreachable) and fault.status_code else "failed"
            error = self.clean(f"{transfer.path}: {fault.message}")
            hint = self.clean(fault.hint) if isinstance(fault, Rejected) else _AGAIN
        elif left:
            outcome, hint = "deferred", _AGAIN
        return UploadReport(
            target=self.host.name,
            channel=self.host.channel,
            outcome=outcome,
            sent=self.done,
            removed=self.removed,
            unchanged=max(0, total - due),
            left=left,
            complete=self.complete,
            error=error,
            hint=hint,
            optional=self.host.optional,
        )


def part_of(wanted: Upload, host: Target, sha256: str, now: datetime) -> Part:
    """Return a file as the part of a delivery; its key is that of these bytes at this place."""
    from uuid import NAMESPACE_URL, uuid5

    return Part(
        key=str(uuid5(NAMESPACE_URL, f"{host.name} {wanted.path} {sha256} {wanted.gone}")),
        release="",
        edition=0,
        language="",
        target=host.name,
        number=1,
        variant=Variant(language=""),
        members=(),
        first_claimed=now,
        attempted=now,
        upload=wanted,
    )


def foreseen(hosts: Iterable[Target], built: "Built", root: Path, ledger: "Past") -> "Iterator[Rehearsed]":
    """Yield what would be put on each host and taken away, a line a file; nothing is sent."""
    for host in hosts:
        known = ledger.uploads(host.name, _place(host, ledger.salt))
        due = transfers(built, known, root)
        lines = [f"{'DELETE' if one.rank == GONE else 'PUT'} {host.settings.url.rstrip('/')}/{one.path}" for one in due]
        if lines:
            yield Rehearsed(release="public/", target=host.name, part=1, text="\n".join(lines))


def _place(host: Target, salt: bytes) -> str:
    """Return what stands for a host's address: at another one nothing is known to be."""
    return settings_digest(host, salt).split(":")[1]
