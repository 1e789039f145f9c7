"""Sending: the one place that lets anything leave, each part with its intent on disk before its first byte."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from pressctl.delivery.beginning import Beginner
from pressctl.delivery.breaking import Breaker, host_of, is_out_of_order
from pressctl.delivery.bridging import Bridge
from pressctl.delivery.driving import LATER, drive, patiently, stopped_while
from pressctl.delivery.lanes import Job, Lane, may_repeat, patient_until, plain, refusal_of
from pressctl.delivery.ledger.departures import Departures
from pressctl.delivery.ledger.duties import Ledger
from pressctl.delivery.ledger.records import Begun
from pressctl.delivery.recording import Recorder
from pressctl.delivery.retrying import Tried, wait_before_next
from pressctl.delivery.seeking import look_again, look_for
from pressctl.delivery.settling import DOUBTED, Taken, left, sent, unsent
from pressctl.delivery.slots import Slot
from pressctl.delivery.threads import answered, missing
from pressctl.delivery.turns import Turn, Turns
from pressctl.errors import PressctlError, Rejected, Uncertain, Unreachable, Unsent
from pressctl.model import (
    NO_FILES,
    Enclose,
    Event,
    Limits,
    Part,
    Reply,
    Sought,
    Target,
    Watch,
    WriteFile,
    Written,
)

if TYPE_CHECKING:
    import httpx

    from pressctl.model.deliveries import Answer, Wanted

DRAIN = 8.0  # seconds that requests under way get to end when the run is told to stop
MOST = 3  # workers for each slot, of which all but one wait for an attempt that is due later
LOOK_AGAIN = 0.2  # seconds between two looks at a part that another run holds


class Means(Struct, frozen=True, kw_only=True):
    """What sending works with; all of it can be replaced in a test.

    `request` performs an HTTP request, or hands a mail to a server, and raises `Unreachable` or `Uncertain`; `write` writes
    a file of the outbox, and raises `PressctlError`. `clean` takes secrets and people's addresses
    out of what a place says, before it is recorded or shown: places echo what they are sent. `redact`
    takes out secrets alone: a receipt may look like an address and is none. `enclose` reads what is attached to a
    variant's mail, and raises `Rejected` when it is no longer what was frozen.
    """

    ledger: Ledger
    owner: str
    request: "Callable[[Any, Target], Awaitable[httpx.Response | Reply]]"
    write: Callable[[WriteFile], Written]
    clock: Callable[[], datetime]
    watch: Watch
    clean: Callable[[str], str]
    redact: Callable[[str], str]
    limits: Limits = Limits()
    enclose: Enclose = lambda _: NO_FILES
    jitter: Callable[[], float] = random.random


@dataclass(slots=True)
class Sender:
    """Sends jobs, at most `limits.concurrency` at once, until all are settled or it is told to stop."""

    means: Means
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    _elsewhere: list[Job] = field(default_factory=list)
    _workers: set[asyncio.Task[None]] = field(default_factory=set)
    _group: asyncio.TaskGroup = field(init=False)
    _turns: Turns = field(init=False)
    _slots: asyncio.Semaphore = field(init=False)
    _breaker: Breaker = field(init=False)
    _recorder: Recorder = field(init=False)
    _beginner: Beginner = field(init=False)

    def __post_init__(self) -> None:
        """Trust every host at first."""
        self._breaker = Breaker(probes=self.means.limits.attempts)

    def _open(self, departures: Departures | None) -> None:
        """Begin and record parts from now on, in the loop that runs."""
        means, bridge = self.means, Bridge()
        owner = departures.owner if departures else means.owner
        self._recorder = Recorder(
            ledger=means.ledger,
            bridge=bridge,
            owner=owner,
            watch=means.watch,
            clean=means.clean,
            redact=means.redact,
        )
        self._beginner = Beginner(
            ledger=means.ledger,
            bridge=bridge,
            recorder=self._recorder,
            owner=owner,
            clock=means.clock,
            most=means.limits.concurrency,
            lease=max(means.limits.lease, 2 * means.limits.timeout, means.limits.budget),
            departures=departures,
        )

    def stop(self) -> None:
        """Claim nothing more; what is under way gets `DRAIN` seconds, and none when told a second time."""
        if self.stopping.is_set():
            self._abandon()
            return
        self.stopping.set()
        asyncio.get_running_loop().call_later(DRAIN, self._abandon)

    def _abandon(self) -> None:
        for task in tuple(self._workers):
            task.cancel()

    async def send(self, jobs: Sequence[Job]) -> None:
        """Send every job; how each ended stands in the ledger.

        Raises:
            LedgerUnusable: An outcome could not be recorded.
        """
        ahead = len(jobs) > self.means.limits.concurrency  # else all that is owed has a slot at once
        departures = self.means.ledger.departures(self.means.owner) if ahead else None
        self._open(departures)
        try:
            await self._send(jobs)
        except BaseException:
            if departures:
                departures.leave()
            raise
        if departures:
            departures.close()

    async def _send(self, jobs: Sequence[Job]) -> None:
        """Send every job at its target's pace, and have recorded how it ended."""
        self._turns = Turns(jobs, self.means.limits)
        self._slots = asyncio.Semaphore(self.means.limits.concurrency)
        try:
            async with asyncio.TaskGroup() as self._group:
                for _ in range(min(len(self._turns), self.means.limits.concurrency)):
                    self._hire()
        except BaseExceptionGroup as failed:
            # One reason is enough, and it is the ledger's: nothing else leaves a worker.
            raise failed.exceptions[0] from failed
        await self._beginner.leave()
        await self._wait_for_others()
        await self._recorder.finish()

    def _hire(self) -> None:
        """Have one worker more, where there is work: those that wait for something else have somebody in their stead."""
        most = MOST * self.means.limits.concurrency
        if len(self._turns) and len(self._workers) < most and not self.stopping.is_set():
            worker = self._group.create_task(self._work())
            self._workers.add(worker)
            worker.add_done_callback(self._workers.discard)

    async def _work(self) -> None:
        """Take turns, each with a slot, until there are none."""
        slot = Slot(self._slots, self._hire)
        try:
            while True:
                await slot.take()
                self._recorder.insist()
                if self.stopping.is_set() or not (turn := self._turns.take(self._beginner)):
                    return
                await self._deliver(turn, slot)
                self._turns.give_back(turn.lane)
                slot.give()
        except Exception:
            self.stopping.set()  # nothing more may leave
            raise
        finally:
            slot.give()

    async def _deliver(self, turn: Turn, slot: Slot) -> None:
        """Bring one part to an end: attempts and waits, each recorded before it happens."""
        means, attempts, lane = self.means, 0, turn.lane
        job = await self._in_thread(turn.job, slot) if turn.job.after else turn.job
        if job is None:
            return
        doubt: Uncertain | None = None
        begun: Begun | None = None
        while not await self._is_stopped_before(lane, slot):
            ready = await self._beginner.begin(job)
            if ready is None:
                if not means.ledger.is_halted(job.key):
                    self._elsewhere.append(job)
                    return
                break
            begun = ready.begun
            if ready.stale or self.stopping.is_set():
                continue
            attempts += 1
            started = time.monotonic()
            ended = await self._try(job, begun, lane, attempts)
            lane.note(started, answered=isinstance(ended, Taken | Rejected))
            if isinstance(ended, Taken):
                self._recorder.settle(job, sent(job, ended, means.clock()))
                return
            # What was in doubt once stays so, whatever a later attempt is told.
            doubt = ended if isinstance(ended, Uncertain) else doubt or (DOUBTED if begun.doubt else None)
            lane.refused = lane.refused or refusal_of(job, ended)
            until = patient_until(job.target, begun)
            wait = wait_before_next(
                ended,
                Tried(attempts=attempts, elapsed=time.monotonic() - (lane.troubled or started)),
                means.limits,
                may_repeat=may_repeat(job, begun, means.clock()),
                jitter=means.jitter(),
                patience=max(0.0, (until - means.clock()).total_seconds()) if until else None,
            )
            if wait is None:
                self._recorder.settle(job, unsent(job, doubt or ended, means.clock(), until))
                return
            slot.rest()
            if not await self._wait(job, ended, doubt, lane, wait):
                return
        if begun:
            self._recorder.settle(job, left(job, doubt, means.clock()))

    async def _is_stopped_before(self, lane: Lane, slot: Slot) -> bool:
        """Wait until a lane's pace lets a part leave, and for a slot; True when the run was told to stop."""
        if (wait := lane.slot(time.monotonic())) > 0:
            slot.rest()
            await stopped_while(self.stopping, wait)
        if not self.stopping.is_set():
            await slot.take()
        return self.stopping.is_set()

    async def _try(self, job: Job, begun: Begun, lane: Lane, attempts: int) -> Taken | Unsent:
        """Let a part leave that has begun and has a slot; return how that attempt ended."""
        means, started = self.means, time.monotonic()
        event = Event(kind="attempt", target=job.target.name, release=job.release, part=job.number, done=attempts)
        try:
            means.watch(event)
            if lane.refused:
                return lane.refused
            self._beginner.leaves(job.key)
            return await self._outcome(job, begun, means.clock())
        finally:
            self._beginner.came_back(time.monotonic() - started)

    async def _in_thread(self, job: Job, slot: Slot) -> Job | None:
        """Return a post with the receipts of those that it answers; None where one is not there: then it is not begun."""
        slot.rest()
        await self._recorder.settled(job.target.name)
        before = [self.means.ledger.part(key) for key in job.after]
        thread = answered(before)
        if thread is None:
            lacking = next((part for part in before if part is None or part.state != "sent"), None)
            if lacking and lacking.state in {"claimed", "sending"}:  # by another run, which may yet bring it there
                self._elsewhere.append(job)
            else:
                self.means.ledger.put_off([job.key], *missing(job.number, before[-1]))
            return None
        return replace(job, thread=thread)

    async def _wait(self, job: Job, error: Unsent, doubt: Uncertain | None, lane: Lane, wait: float) -> bool:
        """Wait before the next attempt; False when the run was told to stop and the part is settled."""
        means = self.means
        until = means.clock() + timedelta(seconds=wait)
        await self._beginner.hold(job, wait, doubted=doubt is not None)
        if isinstance(error, Unreachable) and error.retry_after is not None:
            lane.free_at = max(lane.free_at, time.monotonic() + error.retry_after)
        means.watch(
            Event(
                kind="waiting",
                target=job.target.name,
                release=job.release,
                part=job.number,
                message=means.clean(error.message),
                at=until,
            )
        )
        if not await stopped_while(self.stopping, wait):
            return True
        self._recorder.settle(job, left(job, doubt, means.clock()))
        return False

    async def _outcome(self, job: Job, begun: Begun, now: datetime) -> Taken | Unsent:
        """Return how one attempt ended, by what its place says and, where nobody knows, by what it shows."""
        ended = await self._attempt(job, begun, now)
        if not isinstance(ended, Uncertain):
            return ended
        shown = begun.variant.post(job.number) if job.channel.posts else None
        text = shown.text if shown else ""
        sought = Sought(key=job.key, members=begun.members, since=begun.first_claimed, text=text)
        return await look_for(job, sought, self._perform_later, self.means.clean) or ended

    async def _attempt(self, job: Job, begun: Begun, now: datetime) -> Taken | Unsent:
        """Drive the channel's flow once; return the receipt, or why there is none."""
        steps: list[str] = []

        async def perform(wanted: "Wanted") -> "Answer":
            perform = self._perform_later if steps else self._perform
            steps.append("left")
            return await perform(wanted, job.target)

        try:
            part = self._part(job, begun, now)
            return await drive(job.channel.deliver(part, job.target.settings), perform, self.means.clean)
        except Unsent as error:
            return plain(job, error)
        except asyncio.CancelledError:
            return Uncertain("the run was stopped while it waited for the answer")
        except Exception as error:  # noqa: BLE001  (a defect in one channel stops one target, and is reported as one)
            if _is_bad_address(error):
                return Rejected("its address is none that can be sent to", hint="Correct the url in config.toml.")
            said = f"pressctl has a defect here: {type(error).__name__}"
            hint = "Report it with the channel's name and this line; the other targets are not concerned."
            return Uncertain(said, hint=hint) if steps else Rejected(said, hint=hint)

    async def seek(self, unsure: Sequence[tuple[Job, Sought]]) -> list[tuple[Job, Taken]]:
        """Ask the places of parts that earlier runs were unsure of; return those that are there after all."""
        return await look_again(unsure, self._perform_later, self.means.clean, self.stopping)

    def _part(self, job: Job, begun: Begun, now: datetime) -> Part:
        """Put together what the ledger froze, and what is attached to it."""
        return Part(
            key=job.key,
            release=job.release,
            edition=job.edition,
            language=job.language,
            target=job.target.name,
            number=job.number,
            variant=begun.variant,
            members=begun.members,
            first_claimed=begun.first_claimed,
            attempted=now,
            files=self.means.enclose(begun.variant),
            earlier=job.earlier,
            thread=job.thread,
        )

    async def _perform_later(self, wanted: "Wanted", target: Target) -> "Answer":
        perform = partial(self._perform, wanted, target)
        return await patiently(perform, min(LATER, self.means.limits.budget), self.stopping)

    async def _perform(self, wanted: "Wanted", target: Target) -> "Answer":
        if isinstance(wanted, WriteFile):
            try:
                return self.means.write(wanted)
            except PressctlError as error:
                raise Unreachable(error.message, hint=error.hint) from error
        host = host_of(wanted)
        self._breaker.insist(host, time.monotonic())
        try:
            answer = await self.means.request(wanted, target)
        except (Unreachable, Uncertain) as error:
            self._breaker.note(host, time.monotonic(), failed=error.status_code is None)
            raise
        except BaseException:
            self._breaker.let_go(host)
            raise
        failed = is_out_of_order(answer)
        self._breaker.note(host, time.monotonic(), failed=failed)
        return answer

    async def _wait_for_others(self) -> None:
        """Wait, within the budget, for what another live run holds; take over what it leaves behind."""
        means, deadline = self.means, time.monotonic() + self.means.limits.budget
        waiting = self._elsewhere
        while waiting and time.monotonic() < deadline and not self.stopping.is_set():
            means.ledger.recover(means.clock())
            held = [(job, means.ledger.part(job.key)) for job in waiting]
            again = [job for job, part in held if part and part.state == "owed"]
            waiting = [job for job, part in held if part and part.state in {"claimed", "sending"}]
            self._elsewhere = []
            slot = Slot(self._slots, lambda: None)
            for job in again:
                await self._deliver(Turn(job, Lane(jobs=[], rate=job.target.rate)), slot)
            slot.give()
            waiting += self._elsewhere
            if waiting:
                await stopped_while(self.stopping, LOOK_AGAIN)


def _is_bad_address(error: Exception) -> bool:
    """Whether a request could not be made of its address: the library that makes them says so in its own way."""
    from httpx import InvalidURL  # loaded by whatever raised it

    return isinstance(error, InvalidURL)
