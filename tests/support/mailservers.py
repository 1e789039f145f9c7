"""A mail server for tests: aiosmtpd on loopback, which does to a mail what a test wants."""

import asyncio
import contextlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

Do = Callable[
    [SMTP, str], str | None
]  # given the server and a recipient, says what is answered; None: what a server does
ABORT = "abort"  # what an answer may be: the connection is reset instead
SILENCE = "silence"  # or nothing is ever answered


@dataclass(slots=True)
class MailServer:
    """What came, and what is answered to whom; `rcpt`, `end` and `mail` may say something else than yes."""

    rcpt: Do | None = None
    end: Do | None = None
    mail: Do | None = None
    port: int = 0
    mails: list[tuple[str, str, bytes]] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)
    connections: int = 0
    _peers: set[object] = field(default_factory=set)

    async def handle_MAIL(  # noqa: N802  (aiosmtpd's own)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take the sender down."""
        if session.peer not in self._peers:
            self._peers.add(session.peer)
            self.connections += 1
        if (said := await self._said(self.mail, server, address)) is not None:
            return said
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Take a recipient down, or not."""
        if (said := await self._said(self.rcpt, server, address)) is not None:
            return said
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep the mail, then answer."""
        assert isinstance(envelope.original_content, bytes)
        (to,) = envelope.rcpt_tos
        self.mails.append((str(envelope.mail_from), to, envelope.original_content))
        said = await self._said(self.end, server, to)
        return "250 2.0.0 Ok: queued as 4XyZ" if said is None else said

    async def _said(self, do: Do | None, server: SMTP, address: str) -> str | None:
        said = do(server, address) if do else None
        if said == ABORT:
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
            return "421 gone"
        if said == SILENCE:
            await asyncio.Event().wait()
        return said

    def login(self, _server: SMTP, _session: Session, _envelope: Envelope, _way: str, given: Any) -> AuthResult:
        """Let in whoever knows the password."""
        assert isinstance(given, LoginPassword)
        self.logins.append(given.login.decode())
        return AuthResult(success=given.password == b"geheim-1234", handled=False)


@contextlib.contextmanager
def serving(server: MailServer, *, tls: Any = None, **options: Any) -> Iterator[MailServer]:
    """Serve on loopback, in a thread of its own, until the block ends; `tls` is for a server that speaks nothing else."""
    loop = asyncio.new_event_loop()

    def speak() -> SMTP:
        return SMTP(server, hostname="mail.test", loop=loop, authenticator=server.login, **options)

    async def begin() -> asyncio.Server:
        return await loop.create_server(speak, "127.0.0.1", 0, ssl=tls)

    listening = loop.run_until_complete(begin())
    server.port = listening.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        asyncio.run_coroutine_threadsafe(_end(listening), loop).result(5)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
        loop.close()


async def _end(listening: asyncio.Server) -> None:
    listening.close()
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
