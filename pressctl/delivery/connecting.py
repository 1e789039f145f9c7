"""Where certainty ends: a working connection is handed out, once per attempt, and noted.

Until then nothing has left; from then on something may have, and no error says otherwise.
"""

import asyncio
from contextvars import ContextVar
from dataclasses import dataclass, field

import aiohttp
from aiohttp.connector import Connection
from aiohttp.tracing import Trace

from pressctl.delivery.endings import ClosedAtOnce, WouldRepeat

CAP = 64 * 1024  # bytes of an answer's body that are kept


@dataclass(slots=True)
class Attempt:
    """What is known of the request under way.

    `wire`: the connection it may have left on, or None. `body`: what has come of the
    answer's body, at most `most` bytes; `whole`: that is all of it. `left`: all of the request is on its way; None where
    nobody can tell.
    """

    most: int = CAP
    wire: asyncio.Transport | None = None
    body: bytearray = field(default_factory=bytearray)
    whole: bool = False
    left: bool | None = None

    def look(self, *, small: bool) -> None:
        """Note how much has left by now, before the connection is broken off; `small`: it was handed over in one piece."""
        if self.wire is not None:
            waiting = self.wire.get_write_buffer_size()
            self.left = False if waiting else True if small else None

    async def read(self, answer: aiohttp.ClientResponse) -> None:
        """Read the body as it comes, to its end or to the most that is kept."""
        while chunk := await answer.content.readany():
            self.body += chunk
            if len(self.body) > self.most:
                del self.body[self.most :]
                return
        self.whole = True


# How the connector learns for which attempt it is asked: each task has its own.
ATTEMPT: ContextVar[Attempt] = ContextVar("attempt")


class Connector(aiohttp.TCPConnector):
    """Hands out working connections, and one per attempt."""

    async def connect(
        self,
        req: aiohttp.ClientRequest,
        traces: list[Trace],
        timeout: aiohttp.ClientTimeout,  # noqa: ASYNC109  (aiohttp's own)
    ) -> Connection:
        """Return a connection that is open right now, and note that bytes may leave.

        aiohttp repeats PUT and GET by itself when a kept connection dies (RFC 9110 section
        9.2.2 would allow it; a ledger does not): the second time it asks, it is refused.
        """
        attempt = ATTEMPT.get()
        if attempt.wire is not None:
            raise WouldRepeat
        for _ in range(2):
            connection = await super().connect(req, traces, timeout)
            try:
                # Two turns of the loop: the first polls the sockets, the second acts on it.
                # A place's goodbye that has arrived by now costs a new connection, no doubt.
                await asyncio.sleep(0)
                await asyncio.sleep(0)
            except BaseException:
                connection.close()
                raise
            protocol = connection.protocol
            # Bytes nobody asked for (a late 408, another server's greeting) make it unfit.
            if protocol is not None and protocol.is_connected() and not protocol.should_close:
                attempt.wire = connection.transport
                return connection
            connection.close()
        raise ClosedAtOnce
