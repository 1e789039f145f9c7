"""Sending a plan through a wire that answers as told."""

import asyncio
from collections.abc import Callable
from typing import Any

import httpx

from pressctl.delivery.lanes import Job
from pressctl.delivery.ledger.records import PartRecord
from pressctl.delivery.planning import make_plan
from pressctl.delivery.sending import Means, Sender
from pressctl.model import Event, Limits, Target, WriteFile, Written
from pressctl.owners import owner
from tests.support.deliveries import Newsroom, ready

QUICK = Limits(attempts=3, budget=2.0, timeout=1.0, concurrency=8)
OK = httpx.Response(200)


class Wire:
    """Answers requests from a script; the last answer stays. It looks into the ledger as each arrives."""

    def __init__(self, room: Newsroom, *answers: httpx.Response | BaseException | Callable[[], Any]) -> None:
        """Take the script."""
        self.room, self.answers = room, list(answers) or [OK]
        self.keys: list[str] = []
        self.states: list[str] = []

    async def request(self, request: httpx.Request, _target: Target) -> httpx.Response:
        """Note what the ledger says at this moment, and answer."""
        key = request.headers["key"]
        part = await asyncio.to_thread(self.room.ledger.part, key)
        self.keys.append(key)
        self.states.append(part.state if part else "nothing")
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if callable(answer):
            answer = await answer()
        if isinstance(answer, BaseException):
            raise answer
        assert isinstance(answer, httpx.Response)
        return answer


def jobs(room: Newsroom, **choice: Any) -> list[Job]:
    """Plan, accept, and return what is to be sent."""
    plan = make_plan([ready()], room.world(**choice), room.ledger.history)
    wanted = [release.acceptance for release in plan.releases if release.acceptance]
    assert room.ledger.accept(wanted, room.clock())
    return [
        Job(
            key=part.key,
            release=release.release.id,
            edition=release.release.edition,
            language=delivery.language,
            number=part.number,
            people=part.people,
            target=room.places[delivery.target].target,
            channel=room.places[delivery.target].channel,
            digest=lambda: "a:b:",
        )
        for release in plan.releases
        for delivery in release.deliveries
        for part in delivery.parts
        if part.standing in {"send", "elsewhere"}
    ]


def sender(room: Newsroom, wire: Wire, *, limits: Limits = QUICK, events: list[Event] | None = None) -> Sender:
    """Build a sender over the wire."""

    def write(wanted: WriteFile) -> Written:
        return Written(path=wanted.path, changed=True)

    means = Means(
        ledger=room.ledger,
        owner=owner(),
        request=wire.request,
        write=write,
        clock=room.clock,
        watch=(events if events is not None else []).append,
        clean=lambda text: text.replace("SECRET", "***"),
        redact=lambda text: text.replace("SECRET", "***"),
        limits=limits,
        jitter=lambda: 0.0,
    )
    return Sender(means=means)


def send(room: Newsroom, wire: Wire, *, limits: Limits = QUICK, **choice: Any) -> list[PartRecord]:
    """Send everything that is owed; return the parts as the ledger has them then."""
    wanted = jobs(room, **choice)

    async def run() -> None:
        await sender(room, wire, limits=limits).send(wanted)

    asyncio.run(run())
    return list(room.ledger.history("narcotrafic").parts)
