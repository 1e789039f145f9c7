"""The only place that opens a connection: one request out, at most one answer in.

`Transport` speaks httpx's words (`httpx.Request`, `httpx.Response`) over an aiohttp session,
because httpx's own pool is many times slower with 50 connections (measured), and because
what a delivery needs is stricter than what a client gives:

- It never sends a request twice, follows a redirect, keeps a cookie, reads the environment's
  proxies or undoes a compression.
- It says which of three things happened: an answer, `Unreachable` (nothing left this machine)
  or `Uncertain` (something may have left). The border is the moment a working connection is
  in hand: whatever happens later is uncertain, even where aiohttp repeats by itself.
- It connects only to addresses that `networks.refusal` lets pass, the very ones it judged.

Importing this module loads httpx and aiohttp (about 200 ms): import it where it is used.
"""

import asyncio
import io
import logging
import re
import ssl
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property, lru_cache

import aiohttp
import httpx
from aiohttp.abc import AbstractResolver
from yarl import URL

from pressctl import AGENT
from pressctl.delivery import endings
from pressctl.delivery.connecting import ATTEMPT, CAP, Attempt, Connector
from pressctl.delivery.lookups import JudgedLookup, SystemLookup
from pressctl.delivery.trust import authorities
from pressctl.errors import Rejected
from pressctl.model.wire import WholeAnswer, lines_of
from pressctl.networks import is_literal, refusal

# Seconds an idle connection is kept. A place that closes one just as it is used again turns
# "not sent" into "nobody knows"; gunicorn closes after 2 s, Node, Apache and uvicorn after 5.
# Workers of one run come back within milliseconds, so a longer time would gain nothing.
KEPT = 1.0
CONNECTING = 10.0  # seconds, of an attempt's own, for looking up, connecting and TLS
LARGE = 1 << 20  # bytes of a request's body from which it is handed over in pieces

# aiohttp logs what places send (hostile cookies) and whole addresses: nobody may see either.
for _name in ("aiohttp", "httpx", "httpcore"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)

_NAME = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")  # RFC 9110, token
_VALUE = re.compile(r"[\t\x20-\x7e]*")
# The transport's own business. Expect would wait for a permission that few places give.
_OWN = frozenset({"accept-encoding", "connection", "content-length", "expect", "te", "transfer-encoding"})


class Transport(httpx.AsyncBaseTransport):
    """Sends requests; safe to share between tasks of one event loop.

    `clock` gives aware times; `timeout` is the whole attempt's deadline and `concurrency` the
    most connections open at once. A request may bring its own `timeout_s` (seconds),
    `allow_private` (bool) and `most` (bytes of its answer's body) in `request.extensions`. `ca_file` names a further certificate
    authority (PEM); `lookup` replaces the system's resolver.
    """

    def __init__(
        self,
        *,
        clock: Callable[[], datetime],
        concurrency: int = 50,
        timeout: float = 30.0,
        allow_private: bool = False,
        ca_file: str | None = None,
        lookup: AbstractResolver | None = None,
    ) -> None:
        """Open nothing yet: sessions are made in the loop that first uses them."""
        self._clock = clock
        self._concurrency = concurrency
        self._timeout = timeout
        self._allow_private = allow_private
        self._ca_file = ca_file
        self._lookup = lookup or SystemLookup(concurrency)
        self._sessions: dict[bool, aiohttp.ClientSession] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send `request` once and return its answer, read whole.

        At most 64 KiB of the body are kept, as they came, unless the request asks for more. `response.extensions` holds
        `received` (an aware time) and `cut`: True when the body is not all that the place
        wanted to say, because it ended early, is too large, was too slow, or came compressed
        although that was declined. The status stands all the same.

        Raises:
            Rejected: The request cannot be sent as it is: its address or a header is unfit.
            Unreachable: Nothing left; `worth_retrying` is False where only a person can help.
            Uncertain: It left, at least in part, and no status came back in time.
        """
        seconds: float = request.extensions.get("timeout_s") or self._timeout
        allow_private: bool = request.extensions.get("allow_private", self._allow_private)
        lines = lines_of(request)
        url = _judged(lines.address, allow_private)
        headers = _checked(lines.headers)
        attempt = Attempt(most=request.extensions.get("most", CAP))
        ATTEMPT.set(attempt)
        ended = await self._try(
            attempt, request.method, url, headers, lines.body, self._session(allow_private), seconds
        )
        if isinstance(ended, Exception):
            # Raised here, where aiohttp's error and the address in it are no longer its context.
            host = url.host_port_subcomponent or ""
            if attempt.wire:
                raise endings.uncertain(ended, host, seconds, whole=attempt.left)
            raise endings.unreachable(ended, host, seconds)
        return self._response(request, ended, attempt)

    async def _try(
        self,
        attempt: Attempt,
        method: str,
        url: URL,
        headers: list[tuple[str, str]],
        body: bytes,
        session: aiohttp.ClientSession,
        seconds: float,
    ) -> aiohttp.ClientResponse | Exception:
        """Return the answer, once there is a status; else what went wrong."""
        tls = self._tls if url.scheme == "https" else True
        answer: aiohttp.ClientResponse | None = None
        try:
            async with asyncio.timeout(seconds):
                answer = await session.request(
                    method,
                    url,
                    headers=headers,
                    data=io.BytesIO(body) if len(body) > LARGE else body or None,
                    ssl=tls,
                    allow_redirects=False,
                )
                await attempt.read(answer)
        except endings.FAILURES as error:
            attempt.look(small=len(body) <= LARGE)
            return answer or error
        finally:
            if attempt.wire is not None and not attempt.whole:
                attempt.wire.abort()  # closing alone would go on sending what is left
                if answer is not None:
                    answer.close()
        return answer

    def _response(self, request: httpx.Request, answer: aiohttp.ClientResponse, attempt: Attempt) -> httpx.Response:
        headers = answer.raw_headers
        if answer.headers.get("Content-Encoding", "identity").lower() != "identity":
            # httpx would undo it, however large it grows.
            headers = tuple(pair for pair in headers if pair[0].lower() != b"content-encoding")
            attempt.body.clear()
            attempt.whole = False
        return WholeAnswer(
            answer.status,
            headers=headers,
            content=bytes(attempt.body),
            request=request,
            extensions={"cut": not attempt.whole, "received": self._clock()},
        )

    async def aclose(self) -> None:
        """Close every connection."""
        for session in self._sessions.values():
            await session.close()
        self._sessions.clear()
        await self._lookup.close()

    def _session(self, allow_private: bool) -> aiohttp.ClientSession:  # noqa: FBT001  (a key, not a switch)
        """Return the session for this policy: a kept connection never serves the other one."""
        session = self._sessions.get(allow_private)
        if session is None:
            session = self._sessions[allow_private] = aiohttp.ClientSession(
                connector=Connector(
                    resolver=JudgedLookup(self._lookup, allow_private=allow_private),
                    limit=self._concurrency,
                    keepalive_timeout=KEPT,
                ),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"Accept": "*/*", "Accept-Encoding": "identity", "User-Agent": AGENT},
                skip_auto_headers=("Content-Type",),
                timeout=aiohttp.ClientTimeout(total=None, connect=CONNECTING),
                auto_decompress=False,
                trust_env=False,
                read_bufsize=CAP,
            )
        return session

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        """The one TLS context."""
        context = authorities(self._ca_file)
        context.set_alpn_protocols(["http/1.1"])
        return context


def _checked(headers: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the headers to send; what the transport itself decides is left out.

    Raises:
        Rejected: A name or value could end its line early (CWE-113), or is not ASCII.
    """
    for name, value in headers:
        if not (_is_name(name) and _VALUE.fullmatch(value)):
            shown = name if _is_name(name) else "with such a name"
            raise Rejected(
                f"the header {shown} has characters that a header cannot carry",
                hint="Take line breaks and accents out of the target's headers in config.toml.",
            )
    return [header for header in headers if not _is_own(header[0])]


@lru_cache(maxsize=256)  # the same few in every request
def _is_name(name: str) -> bool:
    return _NAME.fullmatch(name) is not None


@lru_cache(maxsize=256)
def _is_own(name: str) -> bool:
    return name.lower() in _OWN


@lru_cache(maxsize=256)
def _judged(address: str, allow_private: bool) -> URL:  # noqa: FBT001  (a cache's key)
    """Return the address as aiohttp takes it, byte for byte: signed URLs stay valid.

    Raises:
        Rejected: It is no http(s) address, or carries a user name.
        Unreachable: Its host is an IP address that may not be connected to.
    """
    try:
        url = URL(address, encoded=True)
        host, port = url.raw_host, url.port
    except ValueError:
        host, port, url = None, None, URL()
    if url.scheme not in {"http", "https"} or not host or not port:
        raise Rejected("its address is not an http or https address", hint="Correct the url in config.toml.")
    if url.raw_user is not None or url.raw_password is not None:
        raise Rejected(
            "its address carries a user name or a password",
            hint="Take them out of the url in config.toml: secrets are given by reference.",
        )
    if reason := _refusal_of_literal(host, allow_private):
        raise endings.refused(host, host, reason)
    return url


@lru_cache(maxsize=1024)  # pure, and thousands of addresses may be of one host
def _refusal_of_literal(host: str, allow_private: bool) -> str | None:  # noqa: FBT001  (a cache's key)
    return refusal(host, allow_private=allow_private) if is_literal(host) else None
