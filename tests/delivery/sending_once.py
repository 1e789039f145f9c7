"""What the tests of `delivery/http.py` share: one call, timed, and a resolver that knows what it is told."""

import asyncio
import socket
import time
from collections.abc import Mapping, Sequence
from typing import Any

import httpx
from aiohttp.abc import AbstractResolver, ResolveResult

from pressctl.delivery.http import Transport
from pressctl.errors import PressctlError
from tests.support.builders import NOON

PATH = "hooks/SECRET-PATH?token=SECRET-QUERY"


def transport(**options: Any) -> Transport:
    """Build a transport that may reach loopback."""
    return Transport(**{"clock": lambda: NOON, "allow_private": True, "timeout": 5.0, **options})


def send(*requests: httpx.Request, **options: Any) -> httpx.Response:
    """Send the requests one after another through one transport; return the last answer."""

    async def run() -> httpx.Response:
        async with transport(**options) as sender:
            for request in requests[:-1]:
                await sender.handle_async_request(request)
            return await sender.handle_async_request(requests[-1])

    return asyncio.run(run())


def end_of(request: httpx.Request, **options: Any) -> tuple[httpx.Response | PressctlError, float]:
    """Send once; return the answer or the error, and the seconds it took."""
    started = time.monotonic()
    try:
        return send(request, **options), time.monotonic() - started
    except PressctlError as error:
        return error, time.monotonic() - started


class Names(AbstractResolver):
    """A resolver that gives each name's addresses, one answer after another, the last for ever."""

    def __init__(self, answers: Mapping[str, Sequence[Sequence[str] | OSError]]) -> None:
        """Know these names."""
        self._answers = {name: list(answer) for name, answer in answers.items()}
        self.asked: list[str] = []

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Give the next answer for `host`."""
        self.asked.append(host)
        answers = self._answers[host]
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        if isinstance(answer, OSError):
            raise answer
        return [
            ResolveResult(hostname=host, host=address, port=port, family=family, proto=0, flags=0) for address in answer
        ]

    async def close(self) -> None:
        """Have nothing to let go of."""
