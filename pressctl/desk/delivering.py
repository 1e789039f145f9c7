"""Accept the plan into the ledger, then let everything that is owed leave, and mind the signals."""

import asyncio
import signal
from collections.abc import Callable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, overload

from msgspec import Struct

from pressctl.delivery.lanes import Job
from pressctl.delivery.sending import Means, Sender
from pressctl.delivery.settling import sent, storable
from pressctl.delivery.standing import settings_digest
from pressctl.delivery.threads import before_in_thread
from pressctl.desk.looking import Page, Version, look
from pressctl.desk.masking import both_masking
from pressctl.model import (
    Config,
    Enclose,
    Event,
    Knock,
    LogIn,
    Receipt,
    Reply,
    SendMail,
    Sought,
    Target,
    Watch,
    WriteFile,
    Written,
)
from pressctl.owners import owner

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx

    from pressctl.delivery.ledger.duties import Ledger
    from pressctl.delivery.ledger.records import PartRecord
    from pressctl.delivery.plan import Place, Plan, PlannedDelivery, PlannedPart, PlannedRelease

HANGUP = getattr(signal, "SIGHUP", None)  # Windows has none
SLOWEST = 250_000  # bytes a second that a line carries at least: a mail with files needs longer than one without
STOPS = (signal.SIGINT, signal.SIGTERM, *([HANGUP] if HANGUP else []))


class Tools(Struct, frozen=True, kw_only=True):
    """What delivering works with, beside the plan.

    `places` have their secrets resolved; `write` writes a file of the outbox; `enclose` reads what is attached to mails.
    `pages` are those that are waited for before what leads to them is sent. `lacking` names a host that does not have all
    of public/, so that nobody is told to fetch it; or nothing.
    """

    places: "Mapping[str, Place]"
    config: Config
    ledger: "Ledger"
    write: Callable[[WriteFile], Written]
    enclose: Enclose
    pages: "Mapping[Version, Page]"
    lacking: str
    clock: Callable[[], datetime]
    watch: Watch


def accept(plan: "Plan", ledger: "Ledger", now: datetime) -> bool:
    """Record what is about to be sent; False when another run was quicker and the plan is stale."""
    acceptances = [
        planned.acceptance
        for planned in plan.releases
        if planned.acceptance and planned.outcome is None and (planned.sends or planned.acceptance.records)
    ]
    return not acceptances or ledger.accept(acceptances, now)


def deliver(plan: "Plan", tools: Tools) -> int:
    """Send what the plan says; return 0, or the number of the signal that interrupted it.

    Every outcome is in the ledger when this returns.
    """
    places = tools.places
    digests = {name: partial(settings_digest, place.target, tools.ledger.salt) for name, place in places.items()}
    job = partial(_job, places=places, digests=digests)
    jobs = [
        job(planned, delivery, part)
        for planned in plan.releases
        if planned.outcome is None
        for delivery in planned.deliveries
        if delivery.outcome is None and delivery.target in places
        for part in delivery.parts
        if part.standing in {"send", "elsewhere"}
    ]
    unsure = [
        (job(planned, delivery, part), part.record)
        for planned, delivery, part in plan.unsure
        if delivery.target in places and places[delivery.target].channel.find and part.record
    ]
    if tools.lacking:
        early = [job.key for job in jobs if "ping" in job.channel.takes]
        hint = "Look at what came of that; once all of it is there, the next run tells them."
        tools.ledger.put_off(early, f"{tools.lacking} does not have all of public/ yet", hint)
        jobs = [job for job in jobs if job.key not in early]
    if not jobs and not unsure:
        return 0
    signals = Signals()
    # Heard from before the loop runs: asyncio's own handler would cancel what has just begun.
    with signals.heard():
        asyncio.run(_send(jobs, unsure, tools, signals))
    return signals.caught[0] if signals.caught else 0


def _job(
    planned: "PlannedRelease",
    delivery: "PlannedDelivery",
    part: "PlannedPart",
    *,
    places: "Mapping[str, Place]",
    digests: Mapping[str, Callable[[], str]],
) -> Job:
    """Return a planned part with all that sending it takes."""
    place = places[delivery.target]
    return Job(
        key=part.key,
        release=planned.release.id,
        edition=planned.release.edition,
        language=delivery.language,
        number=part.number,
        people=part.people,
        target=place.target,
        channel=place.channel,
        digest=digests[delivery.target],
        earlier=part.earlier,
        after=before_in_thread(delivery.parts, part) if place.channel.posts else (),
    )


async def _send(
    jobs: Sequence[Job], unsure: "Sequence[tuple[Job, PartRecord]]", tools: Tools, signals: "Signals"
) -> None:
    courier = Courier(config=tools.config, clock=tools.clock)
    tools.ledger.expect(len(jobs))
    if not all(job.channel.local for job in jobs):
        # Before anything is begun: what loads while a part is "sending" would be doubt for nothing.
        courier.load()
    clean, redact = both_masking(place.target for place in tools.places.values())
    sender = Sender(
        means=Means(
            ledger=tools.ledger,
            owner=owner(),
            request=courier.request,
            write=tools.write,
            clock=tools.clock,
            watch=tools.watch,
            clean=clean,
            redact=redact,
            limits=tools.config.limits,
            enclose=tools.enclose,
        )
    )
    loop = asyncio.get_running_loop()
    try:
        with signals.told(lambda: loop.call_soon_threadsafe(sender.stop)):
            waiting = [job for job in jobs if _waits(job, tools.pages)]
            await sender.send([job for job in jobs if not _waits(job, tools.pages)])
            if waiting and not sender.stopping.is_set():
                await sender.send(await _with_pages(waiting, tools, courier, sender.stopping))
            await _ask(unsure, sender, tools)
    finally:
        await courier.close()


def _sought(job: Job, record: "PartRecord", tools: Tools, now: datetime) -> Sought:
    """Return what a place is asked about a part, by what the ledger froze of it."""
    shown = tools.ledger.variant(record.variant).post(job.number) if job.channel.posts else None
    members = tools.ledger.members([job.key])
    since = record.first_claimed or now
    return Sought(key=job.key, members=members, since=since, text=shown.text if shown else "")


async def _ask(unsure: "Sequence[tuple[Job, PartRecord]]", sender: Sender, tools: Tools) -> None:
    """Ask places of what earlier runs were unsure of, and record what is there after all.

    Here nothing is begun, so the part stays whose it is: where a person settles it meanwhile, that stands.
    """
    now = tools.clock()
    tools.ledger.recover(now)
    wanted = [(job, _sought(job, record, tools, now)) for job, record in unsure]
    for job, taken in await sender.seek(wanted):
        kept = storable(sent(job, taken, now), sender.means.clean, sender.means.redact)
        receipt = Receipt(id=kept.receipt_id, url=kept.receipt_url)
        await asyncio.to_thread(tools.ledger.resolve, [job.key], "sent", tools.clock(), receipt)


def _waits(job: Job, pages: "Mapping[Version, Page]") -> bool:
    """Whether a job leads to a page that is waited for.

    A kill waits for nothing, since every minute counts: but for pings, which would have the old page fetched again.
    """
    leads = not job.channel.local and (job.edition != "kill" or "ping" in job.channel.takes)
    return leads and (job.release, job.language) in pages


async def _with_pages(jobs: "Sequence[Job]", tools: Tools, courier: "Courier", stopping: asyncio.Event) -> list[Job]:
    """Wait for the pages of jobs; return those whose page is there, and record of the others why they are put off."""
    config = tools.config
    until = tools.clock() + timedelta(seconds=config.newsroom.page_wait)
    for job in jobs:
        said, at = "waits until its page is in public", until
        tools.watch(
            Event(kind="page", target=job.target.name, release=job.release, part=job.number, message=said, at=at)
        )
    anywhere = Target(name="page", channel="", allow_private=config.allow_private)
    wanted = {version: tools.pages[version] for version in dict.fromkeys((job.release, job.language) for job in jobs)}
    missing = await look(
        wanted,
        lambda request: courier.request(request, anywhere),
        seconds=config.newsroom.page_wait,
        stopping=stopping,
    )
    hint = f"public/ is written: it is the turn of whoever serves it at {config.url}."
    for version, fault in missing.items():
        tools.ledger.put_off([job.key for job in jobs if (job.release, job.language) == version], fault, hint)
    return [job for job in jobs if (job.release, job.language) not in missing]


@dataclass(slots=True)
class Signals:
    """SIGINT, SIGTERM and SIGHUP while delivering: `caught` has their numbers, in the order they came."""

    caught: list[int] = field(default_factory=list)
    _tell: Callable[[], object] | None = None

    @contextmanager
    def heard(self) -> "Iterator[None]":
        """Hear them; what was set before comes back after. A hangup that is ignored already (nohup) stays so."""
        wanted = [n for n in STOPS if n == signal.SIGINT or signal.getsignal(n) != signal.SIG_IGN]
        before = {number: signal.signal(number, self._hear) for number in wanted}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    @contextmanager
    def told(self, tell: Callable[[], object]) -> "Iterator[None]":
        """Call `tell` for each signal, those before included, until the block ends."""
        self._tell = tell
        for _ in tuple(self.caught):
            tell()
        try:
            yield
        finally:
            self._tell = None

    def _hear(self, number: int, _frame: object) -> None:
        if number == HANGUP and number in self.caught:
            return  # a closed window: the system says it, and the shell says it once more
        self.caught.append(number)
        if self._tell:
            self._tell()


@dataclass(slots=True)
class Courier:
    """Carries requests; the HTTP transport is loaded when the first one needs it, and the outbox never does."""

    config: Config
    clock: Callable[[], datetime]
    _transport: Any = None
    _submission: Any = None

    def load(self) -> None:
        """Load the HTTP transport (aiohttp costs 200 ms) and open nothing yet."""
        from pressctl.delivery.lean import load_aiohttp

        load_aiohttp()
        from pressctl.delivery.http import Transport

        limits = self.config.limits
        self._transport = Transport(clock=self.clock, concurrency=limits.concurrency, timeout=limits.timeout)

    @overload
    async def request(self, request: "httpx.Request", target: Target) -> "httpx.Response": ...
    @overload
    async def request(self, request: "httpx.Request | SendMail", target: Target) -> "httpx.Response | Reply": ...

    async def request(self, request: "httpx.Request | SendMail", target: Target) -> "httpx.Response | Reply":
        """Send one request, or hand in one mail, with the target's deadline and policy.

        Raises:
            Unsent: There is no answer; its kind says whether it may have been taken.
        """
        if self._transport is None:
            self.load()
        limit = target.timeout or self.config.limits.timeout
        if isinstance(request, SendMail):
            return await self._hand_in(request, target, limit + len(request.content) / SLOWEST)
        from pressctl.model.wire import lines_of

        seconds = limit + len(lines_of(request).body) / SLOWEST
        request.extensions["timeout_s"] = seconds
        request.extensions["allow_private"] = target.allow_private
        answer: httpx.Response = await self._transport.handle_async_request(request)
        return answer

    async def ask(self, wanted: "httpx.Request | Knock | LogIn", target: Target) -> "httpx.Response | Reply | None":
        """Ask a target something that sends nothing, within its deadline and policy; nobody answers a knock.

        Raises:
            Unsent: There is no answer, or nobody.
        """
        if isinstance(wanted, LogIn):
            return await self._hand_in(wanted, target, target.timeout)
        if isinstance(wanted, Knock):
            from pressctl.delivery.knocking import knock

            await knock(wanted.url, seconds=target.timeout, allow_private=target.allow_private)
            return None
        return await self.request(wanted, target)

    async def _hand_in(self, wanted: SendMail | LogIn, target: Target, seconds: float) -> Reply:
        if self._submission is None:
            from pressctl.delivery.smtp import Submission

            self._submission = Submission(concurrency=self.config.limits.concurrency)
        reply: Reply = await self._submission.hand_in(wanted, seconds=seconds, allow_private=target.allow_private)
        return reply

    async def close(self) -> None:
        """Close the connections, if there are any."""
        for one in (self._submission, self._transport):
            if one is not None:
                await one.aclose()
