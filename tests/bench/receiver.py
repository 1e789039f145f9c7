"""Webhook receivers and a Mailgun on loopback, in a process of their own.

    receiver.py HOSTS CERTIFICATE

With a CERTIFICATE (a path without .pem and .key; none: an empty word) it speaks TLS, as localhost on so many ports.

It speaks in lines of JSON: first its addresses, one a host; then, for each line on its standard input,
`{"delay": seconds}` forgets what came and answers "ready", `{"marker": text}` answers what came
since, and `{"body": number}` answers the body of one of those, with the seconds from the first to the last.
It ends when its standard input does, and after `LIFETIME` in any case.
"""

import asyncio
import json
import ssl
import sys
import time
from dataclasses import dataclass, field
from urllib.parse import parse_qs

LIFETIME = 1800.0  # seconds
HOOKS = "/hooks/"
MAIL = "/v3/mg.example.org/messages"


@dataclass(slots=True)
class Desk:
    """What came, and how long an answer takes; bodies are not looked into before somebody asks."""

    delay: float = 0.0
    first: float = 0.0
    last: float = 0.0
    came: list[tuple[str, bytes]] = field(default_factory=list)

    def told(self, line: str) -> object:
        """Do what a line says, and return what to answer."""
        order = json.loads(line)
        if "delay" in order:
            self.delay = order["delay"]
            self.came.clear()
            return "ready"
        if "body" in order:
            return {"body": self.came[order["body"]][1].decode(), "seconds": self.last - self.first}
        return self._account(order["marker"])

    def take(self, path: str, body: bytes) -> None:
        """Keep a request."""
        self.last = time.perf_counter()
        self.first = self.last if not self.came else self.first
        self.came.append((path, body))

    def _account(self, marker: str) -> dict[str, object]:
        """Say what came: requests that do not carry `marker`, a word of the release, are strangers."""
        hooks = [path for path, body in self.came if path.startswith(HOOKS) and marker in _text(body)]
        mailings = [parse_qs(body.decode()) for path, body in self.came if path == MAIL]
        marked = [form for form in mailings if marker in form["subject"][0] and marker in form["html"][0]]
        people = [address for form in marked for address in form["to"]]
        variables = [name for form in marked for name in json.loads(form["recipient-variables"][0])]
        return {
            "requests": len(self.came),
            "hooks": len(hooks),
            "different_hooks": len(set(hooks)),
            "mailings": len(marked),
            "people": len(people),
            "different_people": len(set(people) & set(variables)),
        }


def _text(body: bytes) -> str:
    """Return a JSON body as text, whatever escapes it was written with."""
    return json.dumps(json.loads(body), ensure_ascii=False)


class Wire(asyncio.Protocol):
    """One connection, kept as long as the other side wants; requests with Content-Length."""

    def __init__(self, desk: Desk) -> None:
        """Note what comes at `desk`."""
        self._desk = desk
        self._held = bytearray()
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep what is needed to answer."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer every request that is whole."""
        self._held += data
        while (end := self._held.find(b"\r\n\r\n")) >= 0:
            first, *lines = bytes(self._held[:end]).decode("latin-1").split("\r\n")
            size = next((int(line[15:]) for line in lines if line.lower().startswith("content-length:")), 0)
            if len(self._held) < end + 4 + size:
                return
            path = first.split(" ")[1].rstrip("/")
            self._desk.take(path, bytes(self._held[end + 4 : end + 4 + size]))
            del self._held[: end + 4 + size]
            self._answer(path)

    def _answer(self, path: str) -> None:
        body = b'{"id":"<1@mg.example.org>","message":"Queued. Thank you."}' if path == MAIL else b"{}"
        head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body)
        if self._desk.delay:
            asyncio.get_running_loop().call_later(self._desk.delay, self._write, head + body)
        else:
            self._write(head + body)

    def _write(self, answer: bytes) -> None:
        if self._transport and not self._transport.is_closing():
            self._transport.write(answer)


async def _listen(desk: Desk, number: int, tls: ssl.SSLContext | None) -> asyncio.Server:
    """Listen as one more host: on a loopback address of its own, or where the system has but one, on a port of its own."""
    loop = asyncio.get_running_loop()
    if tls:
        return await loop.create_server(lambda: Wire(desk), "127.0.0.1", 0, backlog=1024, ssl=tls)
    try:
        return await loop.create_server(
            lambda: Wire(desk), f"127.0.{number // 250}.{number % 250 + 1}", 0, backlog=1024
        )
    except OSError:
        return await loop.create_server(lambda: Wire(desk), "127.0.0.1", 0, backlog=1024)


async def serve(hosts: int, certificate: str) -> None:
    """Listen as so many hosts until nobody is left to ask."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER) if certificate else None
    if tls:
        tls.load_cert_chain(f"{certificate}.pem", f"{certificate}.key")
    loop, desk, ended = asyncio.get_running_loop(), Desk(), asyncio.Event()
    servers = [await _listen(desk, number, tls) for number in range(hosts)]

    def hear() -> None:
        if line := sys.stdin.readline():
            print(json.dumps(desk.told(line)), flush=True)
        else:
            ended.set()

    loop.add_reader(sys.stdin, hear)
    loop.call_later(LIFETIME, ended.set)
    names = [server.sockets[0].getsockname() for server in servers]
    print(json.dumps([f"{'localhost' if tls else address}:{port}" for address, port in names]), flush=True)
    await ended.wait()
    for server in servers:
        server.close()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), sys.argv[2]))
