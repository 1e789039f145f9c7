"""What real places do wrong, as behaviours for a `Receiver`: each is a row of the fault table.

The request has been read whole and recorded before any of these begins.
"""

import gzip
from functools import cache
from itertools import repeat

from tests.support.receivers import Behaviour, Exchange, ok

MEGABYTE = 1 << 20  # bytes


def reset(exchange: Exchange) -> None:
    """Break off with a reset, without an answer."""
    exchange.reset()


def close(exchange: Exchange) -> None:
    """Close without an answer."""
    exchange.close()


def silent(exchange: Exchange) -> None:
    """Never answer."""
    exchange.pause(600)


def half_headers(exchange: Exchange) -> None:
    """Close in the middle of the headers, after a status line that says 200."""
    exchange.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/pl")
    exchange.close()


def cut_length(exchange: Exchange) -> None:
    """Close before the promised length is reached."""
    exchange.send(b'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"id":')
    exchange.close()


def cut_chunks(exchange: Exchange) -> None:
    """Close in the middle of a chunk."""
    exchange.send(b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\n{"id":')
    exchange.close()


def bad_chunks(exchange: Exchange) -> None:
    """Send a chunk whose size is no number."""
    exchange.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzebra\r\n{}\r\n")
    exchange.close()


def cut_by_reset(exchange: Exchange) -> None:
    """Reset in the middle of the body."""
    exchange.send(b'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"id":')
    exchange.pause(0.05)
    exchange.reset()


def unbounded(exchange: Exchange) -> None:
    """Send a body that ends with the connection, too early: nothing in HTTP tells."""
    exchange.send(b'HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{"id":')
    exchange.close()


def drip_headers(exchange: Exchange) -> None:
    """Send a byte of the headers each 20 ms, for ever."""
    exchange.send(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    for _ in repeat(None):
        exchange.send(b"x")
        exchange.pause(0.02)


def drip_body(exchange: Exchange) -> None:
    """Send a byte of the body each 20 ms."""
    exchange.send(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    for _ in repeat(None):
        exchange.send(b"x")
        exchange.pause(0.02)


def endless_headers(exchange: Exchange) -> None:
    """Send small headers without end."""
    exchange.send(b"HTTP/1.1 200 OK\r\n")
    for _ in repeat(None):
        exchange.send(b"X-More: of the same\r\n" * 100)


def interim_flood(exchange: Exchange) -> None:
    """Send interim answers (1xx) without end."""
    for _ in repeat(None):
        exchange.send(b"HTTP/1.1 103 Early Hints\r\nX-More: to come\r\n\r\n" * 100)


def wide_header(exchange: Exchange) -> None:
    """Send one header of 300 kB."""
    exchange.answer(headers={"X-Wide": "x" * 300_000})


def huge(exchange: Exchange) -> None:
    """Send 64 MB."""
    exchange.send(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % (64 * MEGABYTE))
    for _ in range(64):
        exchange.send(bytes(MEGABYTE))


def gzip_bomb(exchange: Exchange) -> None:
    """Send 32 kB that would become 32 MB, although compression was declined."""
    exchange.answer(body=_bomb(), headers={"Content-Encoding": "gzip", "Content-Type": "text/html"})


@cache
def _bomb() -> bytes:
    return gzip.compress(bytes(32 * MEGABYTE))


def not_http(exchange: Exchange) -> None:
    """Greet like another kind of server."""
    exchange.send(b"SSH-2.0-OpenSSH_9.6\r\n")
    exchange.close()


def redirect(to: str, status: int = 307) -> Behaviour:
    """Point elsewhere."""
    return ok(status=status, headers={"Location": to})


def busy(retry_after: str = "", status: int = 429) -> Behaviour:
    """Ask to be left alone; `retry_after` is the header as it is written."""
    return ok(b"slow down", status=status, headers={"Retry-After": retry_after} if retry_after else None)


def then_close(behaviour: Behaviour) -> Behaviour:
    """Behave so, promise to keep the connection, and close it."""

    def behave(exchange: Exchange) -> None:
        behaviour(exchange)
        exchange.close()

    return behave


def taken_but(behaviour: Behaviour, end: Behaviour) -> Behaviour:
    """Take the request as `behaviour` does, say nothing of it, and end as `end` does."""

    def behave(exchange: Exchange) -> None:
        exchange.muted = True
        behaviour(exchange)
        exchange.muted = False
        end(exchange)

    return behave
