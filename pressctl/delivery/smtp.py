"""The only place that speaks SMTP: a mail handed to a server, and what the server said last.

The border between "not sent" and "nobody knows" is the dot that ends a mail (RFC 5321 section 4.1.1.4): a server
that lost the line before it has no mail, whatever it was told of sender and recipient. So the dot goes out by itself,
when everything before it has left.

The standard library's client speaks, in a thread for each connection: it is nobody's dependency, and each command of it
is one call. aiosmtplib was decided against: a mail is one call there, and nothing tells whether its dot had left.

Importing this module loads smtplib (about 30 ms): import it where it is used.
"""

import asyncio
import smtplib
import socket
import ssl
import time
from collections import deque
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from aiohttp.abc import AbstractResolver

from pressctl.delivery import endings
from pressctl.delivery.lookups import JudgedLookup, SystemLookup
from pressctl.delivery.trust import authorities
from pressctl.errors import Uncertain, Unreachable
from pressctl.model import LogIn, MailServer, Reply, SendMail, Step
from pressctl.networks import is_literal, refusal

KEPT = 20.0  # seconds an idle connection is kept; servers wait five minutes (RFC 5321 section 4.5.3.2.7)
MOST_MAILS = 100  # on one connection; many servers close one that brings more
MOST_SAID = 64 * 1024  # bytes of a server's answers to one mail that are read
CONNECTING = 10.0  # seconds, of an attempt's own, for a connection
_GRACE = 5.0  # seconds that a thread waits beyond the attempt, whose end is told to it by cutting the connection
_READY, _DONE, _GO_ON, _CLOSING, _REFUSED = 220, 250, 354, 421, 500


class _Flood(OSError):
    """A server says more than anybody wants to hear."""


class _Lines:
    """A server's answers, line by line, up to a limit: smtplib itself would gather them without end."""

    def __init__(self, sock: socket.socket) -> None:
        """Read from a connection."""
        self._file = sock.makefile("rb")
        self.left = MOST_SAID

    def readline(self, most: int) -> bytes:
        """Return the next line.

        Raises:
            OSError: The connection is broken, or there was too much.
        """
        line = self._file.readline(most)
        self.left -= len(line)
        if self.left < 0:
            raise _Flood
        return line

    def close(self) -> None:
        """Let go of the connection's reading end."""
        self._file.close()


class _Refused(Exception):
    """A server's no; what it said is the reply."""

    def __init__(self, step: Step, code: int, text: bytes | str) -> None:
        super().__init__()
        said = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
        self.reply = Reply(step=step, code=code, text=said)


@dataclass(slots=True)
class _Wire:
    """A connection to one server, used by one thread at a time.

    `dotted`: the mail under way has left whole, or may have. `broken`: nothing more can be said on it.
    """

    server: MailServer
    context: ssl.SSLContext
    session: smtplib.SMTP = field(init=False)
    sock: socket.socket | None = None
    mails: int = 0
    used: float = 0.0
    dotted: bool = False
    broken: bool = False

    def open(self, addresses: Sequence[str], until: float) -> None:
        """Connect to one of `addresses`, which were judged, greet, and log in.

        Raises:
            _Refused: The server does not want us.
            OSError, smtplib.SMTPException: There is no working connection.
        """
        server = self.server
        sock = _connected(addresses, server.port, until)
        self.sock = sock
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # the dot leaves at once, though it is small
        # By its address, as a machine without a name in public does (RFC 5321 section 4.1.3).
        own = str(sock.getsockname()[0])
        session = self.session = smtplib.SMTP(local_hostname=f"[IPv6:{own}]" if ":" in own else f"[{own}]")
        if server.security == "tls":
            sock = self._secured(sock)
        self._speak_over(sock)
        code, text = session.getreply()
        if code != _READY:
            raise _Refused("greeting", code, text)
        self._greet()
        if server.security == "starttls":
            if not session.has_extn("starttls"):
                raise _Refused("tls", 0, "offers no STARTTLS")
            code, text = session.docmd("STARTTLS")
            if code != _READY:
                raise _Refused("tls", code, text)
            # With a reader of its own: nothing that was said before counts (CVE-2011-0411).
            self._speak_over(self._secured(sock))
            self._greet()
        self._log_in()

    def _secured(self, sock: socket.socket) -> socket.socket:
        self.sock = self.context.wrap_socket(sock, server_hostname=self.server.host)
        return self.sock

    def _speak_over(self, sock: socket.socket) -> None:
        self.session.sock = sock
        self.session.file = _Lines(sock)

    def _greet(self) -> None:
        code, text = self.session.ehlo()
        if code >= _REFUSED:
            code, text = self.session.helo()
        if not 200 <= code < 300:  # noqa: PLR2004
            raise _Refused("greeting", code, text)

    def _log_in(self) -> None:
        user, password = self.server.user, self.server.password
        if password is None:
            return
        session = self.session
        session.user, session.password = user, password.reveal()
        ways: dict[str, Any] = {
            "PLAIN": session.auth_plain,
            "LOGIN": session.auth_login,
            "CRAM-MD5": session.auth_cram_md5,
        }
        offered = session.esmtp_features.get("auth", "").upper().split(" ")
        # By one way alone: `login` tries a wrong password by each, and gets one banned sooner.
        way = next((name for name in ways if name in offered), None)
        if way is None:
            raise _Refused("login", 0, "offers no way to log in that is known here")
        try:
            session.auth(way, ways[way])
        except smtplib.SMTPResponseException as error:
            raise _Refused("login", error.smtp_code, error.smtp_error) from None

    def hand_in(self, wanted: SendMail) -> Reply:
        """Hand in one mail; return what the server said last.

        Raises:
            OSError, smtplib.SMTPException: The line broke; `dotted` says what that means.
        """
        session = self.session
        self.mails += 1
        if isinstance(session.file, _Lines):
            session.file.left = MOST_SAID
        room = session.esmtp_features.get("size", "")
        if room.isdecimal() and 0 < int(room) < len(wanted.content):
            return Reply(step="message", code=0, text=f"takes {int(room):,} bytes a mail at most")
        size = f" SIZE={len(wanted.content)}" if session.has_extn("size") else ""
        session.command_encoding = "ascii"
        if not wanted.to.isascii():
            if not session.has_extn("smtputf8"):
                return Reply(step="recipient", code=0, text="does not offer SMTPUTF8 (RFC 6531)")
            session.command_encoding = "utf-8"
            size += " BODY=8BITMIME SMTPUTF8"
        commands: tuple[tuple[Step, str], ...] = (
            ("sender", f"MAIL FROM:<{wanted.sender}>{size}"),
            ("recipient", f"RCPT TO:<{wanted.to}>"),
            ("message", "DATA"),
        )
        for step, command in commands:
            code, text = session.docmd(command)
            if not (code == _GO_ON if command == "DATA" else 200 <= code < 300):  # noqa: PLR2004
                self._forget(code)
                return _Refused(step, code, text).reply
        lines = wanted.content.replace(b"\r\n.", b"\r\n..")  # RFC 5321 section 4.5.2
        session.send(b"." + lines if lines.startswith(b".") else lines)
        self.dotted = True
        session.send(b".\r\n" if lines.endswith(b"\r\n") else b"\r\n.\r\n")
        code, text = session.getreply()
        self.broken = code == _CLOSING
        return _Refused("message", code, text).reply

    def _forget(self, code: int) -> None:
        """Take a mail back that was refused, so that the next one can follow; where that fails, nothing follows."""
        self.broken = code == _CLOSING
        if not self.broken:
            try:
                self.broken = not 200 <= self.session.rset()[0] < 300  # noqa: PLR2004
            except (OSError, smtplib.SMTPException):
                self.broken = True

    def cut(self) -> None:
        """End it at once, from another thread: whatever waits on it is told."""
        self.broken = True
        if self.sock is not None:
            with suppress(OSError):  # it is closed already
                self.sock.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Say goodbye, without waiting for an answer; no thread uses it."""
        if self.sock is None:
            return
        with suppress(OSError):  # it has gone already
            if not self.broken:
                self.sock.settimeout(1.0)
                self.session.putcmd("quit")
        self.cut()
        if self.session.file is not None:
            self.session.file.close()
        self.sock.close()


def _connected(addresses: Sequence[str], port: int, until: float) -> socket.socket:
    fault: OSError = TimeoutError()
    for address in addresses:
        left = min(until - time.monotonic(), CONNECTING)
        if left <= 0:
            break
        try:
            sock = socket.create_connection((address, port), timeout=left)
        except OSError as error:
            fault = error
        else:
            sock.settimeout(max(0.1, until - time.monotonic()) + _GRACE)
            return sock
    raise fault


class Submission:
    """Hands mails to servers; safe to share between tasks of one event loop. A connection carries many, one at a time."""

    def __init__(
        self, *, concurrency: int = 50, ca_file: str | None = None, lookup: AbstractResolver | None = None
    ) -> None:
        """Open nothing yet; `ca_file` names a further certificate authority (PEM), `lookup` replaces the system's resolver."""
        self._ca_file = ca_file
        self._lookup = lookup or SystemLookup(concurrency)
        self._threads = ThreadPoolExecutor(concurrency, thread_name_prefix="smtp")
        self._idle: dict[tuple[MailServer, bool], deque[_Wire]] = {}

    async def hand_in(self, wanted: SendMail | LogIn, *, seconds: float, allow_private: bool) -> Reply:
        """Hand in one mail, or log in alone, within so many seconds; return what the server said last.

        Raises:
            Unreachable: The server has no mail; `worth_retrying` is False where only a person can help.
            Uncertain: The mail had left whole, and the server did not say what became of it.
        """
        until = time.monotonic() + seconds
        idle = self._idle.setdefault((wanted.server, allow_private), deque())
        while idle:
            wire = idle.pop()
            ended = await self._within(wire, wanted, (), until, seconds)
            if not isinstance(ended, Unreachable):
                return self._kept(wire, idle, ended)
            wire.close()  # one that was kept for too long; nothing has left on it, so a new one is tried
        addresses = await self._addresses(wanted.server, until, seconds, allow_private=allow_private)
        wire = _Wire(wanted.server, self._tls)
        return self._kept(wire, idle, await self._within(wire, wanted, addresses, until, seconds))

    def _kept(self, wire: _Wire, idle: deque[_Wire], ended: Reply | Unreachable | Uncertain) -> Reply:
        """Keep a connection that can be used again, and return the reply, or raise what there is instead."""
        if isinstance(ended, Reply) and not wire.broken and wire.mails < MOST_MAILS:
            wire.used = time.monotonic()
            idle.append(wire)
        else:
            wire.close()
        if isinstance(ended, Reply):
            return ended
        raise ended

    async def _within(
        self, wire: _Wire, wanted: SendMail | LogIn, addresses: Sequence[str], until: float, seconds: float
    ) -> Reply | Unreachable | Uncertain:
        """Hand in a mail over one connection, new where there are addresses; a thread that is late is broken off."""
        started = time.monotonic()
        if not addresses and started - wire.used > KEPT:
            wire.broken = True
            return Unreachable("was kept for too long")
        working = asyncio.get_running_loop().run_in_executor(self._threads, _run, wire, wanted, addresses, until)
        try:
            async with asyncio.timeout(max(0.0, until - started)):
                ended = await asyncio.shield(working)
        except TimeoutError as error:
            wire.cut()
            ended = await working
            ended = ended if isinstance(ended, Reply) else error
        except asyncio.CancelledError:
            wire.cut()
            working.add_done_callback(lambda _: wire.close())
            raise
        if isinstance(ended, Reply) and ended.code == _CLOSING and ended.step == "sender" and not addresses:
            return Unreachable("was kept for too long")
        return _told(ended, wire, seconds)

    async def _addresses(
        self, server: MailServer, until: float, seconds: float, *, allow_private: bool
    ) -> Sequence[str]:
        """Return where a server is, every address judged, as the HTTP transport does."""
        if is_literal(server.host):
            reason = refusal(server.host, allow_private=allow_private)
            if reason:
                raise endings.refused(server.host, server.host, reason)
            return (server.host,)
        lookup = JudgedLookup(self._lookup, allow_private=allow_private)
        try:
            async with asyncio.timeout(max(0.0, until - time.monotonic())):
                found = await lookup.resolve(server.host, server.port)
        except OSError as error:
            raise endings.unreachable_at(error, server.host, seconds) from None
        return tuple(dict.fromkeys(each["host"] for each in found))

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        """The one TLS context."""
        return authorities(self._ca_file)

    async def aclose(self) -> None:
        """Say goodbye on every connection that is kept."""
        for wires in self._idle.values():
            for wire in wires:
                await asyncio.get_running_loop().run_in_executor(self._threads, wire.close)
        self._idle.clear()
        self._threads.shutdown(wait=False, cancel_futures=True)
        await self._lookup.close()


def _run(wire: _Wire, wanted: SendMail | LogIn, addresses: Sequence[str], until: float) -> Reply | Exception:
    """Hand in a mail, in a thread; return the reply, or what broke the line."""
    wire.dotted = False
    try:
        if addresses:
            wire.open(addresses, until)
        if wire.sock is not None:
            wire.sock.settimeout(max(0.1, until - time.monotonic()) + _GRACE)
        return wire.hand_in(wanted) if isinstance(wanted, SendMail) else Reply(step="login", code=_DONE, text="")
    except _Refused as refused:
        wire.broken = True
        return refused.reply
    except (OSError, ValueError, smtplib.SMTPException) as error:
        # `ValueError`: what is spoken is no SMTP, or the reader was closed beneath it.
        wire.broken = True
        return error


_LATER: Final = "Nothing was handed in; it is tried again, and the next run tries it too."
_ASK: Final = "It may have been taken: look in the server's log before sending it again."


def _told(ended: Reply | Exception, wire: _Wire, seconds: float) -> Reply | Unreachable | Uncertain:
    """Say what an end comes to: once the dot may have left, nobody knows."""
    host = f"{wire.server.host}:{wire.server.port}"
    spoke = isinstance(ended, Reply)
    if isinstance(ended, Reply) and ended.code >= 0:
        return ended
    late = isinstance(ended, TimeoutError)
    if wire.dotted:
        lost = "answered with something that is not SMTP" if spoke else "broke the connection off"
        said = f"did not answer within {round(seconds, 1):g} s" if late else lost
        return Uncertain(f"{host} {said} after the whole mail had left", hint=_ASK)
    if spoke:
        return Unreachable(
            f"{host} does not speak SMTP", hint="Check host and port in config.toml.", worth_retrying=False
        )
    if isinstance(ended, OSError) and not isinstance(ended, smtplib.SMTPException):
        return endings.unreachable_at(ended, host, seconds)
    return Unreachable(f"{host} broke the connection off before it had the mail", hint=_LATER)
