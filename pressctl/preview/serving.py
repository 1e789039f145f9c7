"""The live page served to one browser on this machine: loopback only, at an address that cannot be guessed."""

import errno
import hmac
import secrets
from collections.abc import Awaitable, Callable
from contextlib import suppress

from aiohttp import web

from pressctl.errors import Misused
from pressctl.preview.composing import live_policy
from pressctl.preview.session import Session
from pressctl.preview.watching import Place, follow

HOST = "127.0.0.1"
MOST_LISTENERS = 20  # tabs that are told of changes at once
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Server": "pressctl",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


async def serve(
    session: Session, places: Callable[[], frozenset[Place]], *, port: int, ready: Callable[[str], None]
) -> None:
    """Serve until cancelled; `ready` is told the address, token included. Port 0 takes any that is free.

    Raises:
        Misused: The port cannot be had.
    """
    site = Site(session)
    # Cancelled with its connection, a handler that waits for news ends when its tab is closed.
    runner = web.AppRunner(site.application(), access_log=None, shutdown_timeout=0.1, handler_cancellation=True)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, HOST, port).start()
        except OSError as error:
            what = "is taken" if error.errno == errno.EADDRINUSE else f"cannot be had: {error.strerror}"
            raise Misused(f"port {port} {what}", hint="Name another, or none: any free one is taken.") from None
        port = runner.addresses[0][1]
        site.open_to(port)
        ready(f"http://{HOST}:{port}/{site.token}/")
        await follow(places, session.look)
    finally:
        await runner.cleanup()


class Site:
    """Who may ask, and what is answered. `token` is 256 bits of chance."""

    def __init__(self, session: Session) -> None:
        """Serve this session's page."""
        self.token = secrets.token_urlsafe(32)
        self._session = session
        self._hosts: frozenset[str] = frozenset()
        self._listeners = 0

    def open_to(self, port: int) -> None:
        """Answer requests that name this port of this machine: another name in Host is another site's (DNS rebinding)."""
        names = (HOST, "localhost")
        self._hosts = frozenset((*(f"{name}:{port}" for name in names), *(names if port == 80 else ())))  # noqa: PLR2004  (HTTP's own)

    def application(self) -> web.Application:
        """Return the application that a server runs."""
        app = web.Application(middlewares=[self._guard], client_max_size=1)
        app.router.add_get("/{token}/", self._page)
        app.router.add_get("/{token}/events", self._events)
        app.on_response_prepare.append(_head)
        return app

    @web.middleware
    async def _guard(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        if request.host not in self._hosts:
            raise web.HTTPMisdirectedRequest(text="this name is not served here\n")
        given = request.path.split("/")[1]
        if not hmac.compare_digest(given.encode(errors="replace"), self.token.encode()):
            raise web.HTTPNotFound
        return await handler(request)

    async def _page(self, _request: web.Request) -> web.StreamResponse:
        return web.Response(text=self._session.page, content_type="text/html")

    async def _events(self, request: web.Request) -> web.StreamResponse:
        """Tell of each new version, as a stream of events (WHATWG HTML, section 9.2)."""
        if self._listeners >= MOST_LISTENERS:
            raise web.HTTPServiceUnavailable(text="too many tabs are open\n")
        seen = _number(request.headers.get("Last-Event-ID") or request.query.get("since", ""))
        stream = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        self._listeners += 1
        try:
            with suppress(ConnectionError):  # the tab was closed
                await stream.prepare(request)
                while True:
                    seen = await self._session.newer(seen)
                    await stream.write(f"id: {seen}\ndata: {seen}\n\n".encode())
        finally:
            self._listeners -= 1
        return stream


async def _head(_request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(_HEADERS)
    response.headers["Content-Security-Policy"] = live_policy()


def _number(text: str) -> int:
    """Return a version's number; whoever sends something else has seen none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0  # noqa: PLR2004  (of any use)
