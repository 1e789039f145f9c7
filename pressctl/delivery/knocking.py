"""Whether somebody is where an address leads: name, connection and TLS, and not a byte of a request.

For places that cannot be asked anything without being sent something.
"""

import asyncio
import time
from urllib.parse import urlsplit

from aiohttp.abc import AbstractResolver

from pressctl.delivery import endings
from pressctl.delivery.lookups import JudgedLookup, SystemLookup
from pressctl.delivery.trust import authorities
from pressctl.networks import is_literal, refusal


async def knock(url: str, *, seconds: float, allow_private: bool, lookup: AbstractResolver | None = None) -> None:
    """Connect to where an address leads, by the rules of `Transport`, and hang up; `lookup` replaces the system's resolver.

    Raises:
        Unreachable: Nobody is there within so many seconds, nobody who is trusted, or it may not be connected to.
    """
    parts = urlsplit(url)
    secure = parts.scheme == "https"
    host, port = parts.hostname or "", parts.port or (443 if secure else 80)
    shown = f"{host}:{port}" if parts.port else host
    until = time.monotonic() + seconds
    try:
        async with asyncio.timeout(seconds):
            fault: OSError = TimeoutError()
            for address in await _addresses(host, port, lookup or SystemLookup(1), allow_private=allow_private):
                try:
                    tls = authorities() if secure else None
                    _, writer = await asyncio.open_connection(
                        address, port, ssl=tls, server_hostname=host if secure else None
                    )
                except OSError as error:
                    fault = error
                else:
                    writer.transport.abort()  # nothing was said, so nothing is waited for
                    return
            raise fault
    except OSError as error:
        raise endings.unconnected(error, shown, max(seconds, time.monotonic() - until)) from None


async def _addresses(host: str, port: int, lookup: AbstractResolver, *, allow_private: bool) -> tuple[str, ...]:
    """Return where a name leads, every address judged."""
    if is_literal(host):
        reason = refusal(host, allow_private=allow_private)
        if reason:
            raise endings.refused(host, host, reason)
        return (host,)
    try:
        found = await JudgedLookup(lookup, allow_private=allow_private).resolve(host, port)
    finally:
        await lookup.close()
    return tuple(dict.fromkeys(each["host"] for each in found))
