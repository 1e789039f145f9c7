"""Names into addresses: looked up once, judged, and only then connected to.

aiohttp asks a resolver for every new connection and connects to nothing but what it returns,
so a name cannot show one address to the judge and another to the socket (CWE-367).
"""

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor

from aiohttp.abc import AbstractResolver, ResolveResult

from pressctl.delivery.endings import Forbidden
from pressctl.networks import refusal


class SystemLookup(AbstractResolver):
    """The system's resolver, in threads of its own.

    asyncio's shared threads are few (6 on two cores): that many dead name servers would hold
    up every other target.
    """

    def __init__(self, threads: int) -> None:
        """Start no thread before it is needed."""
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="lookup")

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Return every address of `host`.

        Raises:
            OSError: It has none, or nobody could be asked.
        """
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(self._threads, _ask, host, port, family)
        return [
            ResolveResult(hostname=host, host=address, port=port, family=kind, proto=0, flags=0)
            for kind, address in found
        ]

    async def close(self) -> None:
        """Let threads end; a lookup that hangs is not waited for here."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _ask(host: str, port: int, family: socket.AddressFamily) -> list[tuple[socket.AddressFamily, str]]:
    try:
        found = socket.getaddrinfo(host, port, family=family, type=socket.SOCK_STREAM)
    except UnicodeError:  # a label that is empty or has more than 63 characters
        raise socket.gaierror(socket.EAI_NONAME, "no such name") from None
    return [(kind, str(address[0])) for kind, _, _, _, address in found]


class JudgedLookup(AbstractResolver):
    """Passes on what another resolver found, if every address of it may be connected to.

    One forbidden address condemns the name: a name with an inner and an outer address is an
    attempt to be connected to the inner one.
    """

    def __init__(self, lookup: AbstractResolver, *, allow_private: bool) -> None:
        """Judge what `lookup` finds."""
        self._lookup = lookup
        self._allow_private = allow_private

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Return every address of `host`, judged.

        Raises:
            Forbidden: One of them may not be connected to.
            OSError: There is none.
        """
        found = await self._lookup.resolve(host, port, family)
        if not found:
            raise socket.gaierror(socket.EAI_NONAME, "no addresses")
        for each in found:
            reason = refusal(each["host"], allow_private=self._allow_private)
            if reason:
                raise Forbidden(each["host"], reason)
        return found

    async def close(self) -> None:
        """Leave the resolver beneath to its owner."""
