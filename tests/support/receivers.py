"""Real HTTP servers on loopback, over plain sockets, that record what they get and misbehave to order.

    with Receiver(ok(json={"id": "1"})) as place:
        ...  # send something to place.url
    assert [request.path for request in place.requests] == ["/"]

A behaviour is any function of an `Exchange`: one request, already recorded, to be answered
or not. `Receiver` takes one behaviour, a list (one for each request, the last for the rest)
or a mapping from paths to either. `faults` has the bad ones, `vendors` the mailing services.
"""

import json as json_format
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Self

HOST = "127.0.0.1"
CHUNK = 64 * 1024  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A request as it came. Header names are in lower case; `at` is a monotonic time in seconds.

    `connection` counts the receiver's connections from 1, so that reuse can be seen.
    """

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes
    at: float
    connection: int

    @property
    def path(self) -> str:
        """The target without its query."""
        return self.target.partition("?")[0]

    def json(self) -> Any:
        """Return the body as JSON."""
        return json_format.loads(self.body)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """One mail to one person, as a mailing service would hand it over, merge fields filled in.

    `shown_to` are the addresses that this person sees in the To header, `files` types and bytes by name.
    """

    address: str
    subject: str
    html: str
    text: str
    sender: str = ""
    shown_to: tuple[str, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)


class Exchange:
    """One request, and the means to answer it."""

    def __init__(self, request: Received, wire: socket.socket, receiver: "Receiver") -> None:
        """Tie the request to the connection that it came on."""
        self.request = request
        self.open = True
        self.muted = False
        self._wire = wire
        self._receiver = receiver

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        self._wire.sendall(data)

    def answer(self, status: int = 200, body: bytes = b"", headers: Mapping[str, str] | None = None) -> None:
        """Answer in good HTTP/1.1 and keep the connection; nothing is sent when muted."""
        if self.muted:
            return
        try:
            phrase = HTTPStatus(status).phrase
        except ValueError:
            phrase = "Unheard Of"
        lines = [f"HTTP/1.1 {status} {phrase}", *(f"{name}: {value}" for name, value in (headers or {}).items())]
        if status not in {101, 204}:
            lines.append(f"Content-Length: {len(body)}")
        self.send("\r\n".join([*lines, "", ""]).encode("latin-1") + body)

    def answer_json(self, value: object, status: int = 200) -> None:
        """Answer with JSON."""
        self.answer(status, json_format.dumps(value).encode(), {"Content-Type": "application/json"})

    def deliver(self, mail: Delivered) -> None:
        """Put a mail into the receiver's inbox."""
        self._receiver.inbox.append(mail)

    def pause(self, seconds: float) -> None:
        """Wait; shorter when the test is over."""
        if self._receiver.ending.wait(seconds):
            raise ConnectionAbortedError

    def close(self) -> None:
        """Close the connection properly."""
        self.open = False
        with suppress(OSError):
            self._wire.shutdown(socket.SHUT_RDWR)

    def reset(self) -> None:
        """Break the connection off with a reset (RST)."""
        self.open = False
        _reset(self._wire)


Behaviour = Callable[[Exchange], None]
Script = Behaviour | Sequence[Behaviour]


def ok(
    body: bytes = b"",
    *,
    json: object = None,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    delay: float = 0.0,
) -> Behaviour:
    """Answer the same to every request, after `delay` seconds; `json` takes the body's place."""
    if json is not None:
        body, headers = json_format.dumps(json).encode(), {"Content-Type": "application/json", **(headers or {})}

    def behave(exchange: Exchange) -> None:
        if delay:
            exchange.pause(delay)
        exchange.answer(status, body, headers)

    return behave


class Receiver:
    """A server on loopback for the length of a `with` block.

    `tls` serves https. `named` is the host in `url` (it still listens on 127.0.0.1).
    `on_accept` is called instead of reading anything; `reads_body` False leaves bodies
    unread on the wire.
    """

    def __init__(
        self,
        behaviour: Script | Mapping[str, Script] | None = None,
        *,
        tls: ssl.SSLContext | None = None,
        named: str = HOST,
        on_accept: Callable[[socket.socket], None] | None = None,
        reads_body: bool = True,
    ) -> None:
        """Prepare; nothing listens before the block is entered."""
        self.requests: list[Received] = []
        self.inbox: list[Delivered] = []
        self.connections = 0
        self.ending = threading.Event()
        self._behaviour: Script | Mapping[str, Script] = behaviour if behaviour is not None else ok()
        self._served: dict[str, int] = {}
        self._tls = tls
        self._named = named
        self._on_accept = on_accept
        self._reads_body = reads_body
        self._lock = threading.Lock()
        self._wires: dict[int, socket.socket] = {}
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> Self:
        """Listen."""
        self._listener = socket.create_server((HOST, 0), backlog=1024)
        self.port: int = self._listener.getsockname()[1]
        self._start(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        """Break every connection off and wait until nothing runs."""
        self.ending.set()
        socket.create_connection((HOST, self.port), timeout=5).close()  # wakes accept
        self._threads[0].join(5)
        self._listener.close()
        for wire in list(self._wires.values()):
            with suppress(OSError):
                wire.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(5)

    @property
    def url(self) -> str:
        """The address, with a slash at its end."""
        return f"{'https' if self._tls else 'http'}://{self._named}:{self.port}/"

    def wait(self, count: int, seconds: float = 5.0) -> list[Received]:
        """Return the requests once there are `count` of them; fail after `seconds`."""
        until = time.monotonic() + seconds
        while len(self.requests) < count:
            if time.monotonic() > until:
                message = f"{len(self.requests)} of {count} requests came"
                raise AssertionError(message)
            time.sleep(0.005)
        return self.requests

    def _start(self, run: Callable[..., None], *args: object) -> None:
        thread = threading.Thread(target=run, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                wire, _ = self._listener.accept()
            except OSError:
                return
            if self.ending.is_set():
                wire.close()
                return
            self.connections += 1
            self._wires[self.connections] = wire
            self._start(self._serve, wire, self.connections)

    def _serve(self, wire: socket.socket, number: int) -> None:
        try:
            wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if self._on_accept:
                self._on_accept(wire)
                return
            if self._tls:
                wire = self._wires[number] = self._tls.wrap_socket(wire, server_side=True)
            self._converse(wire, number)
        except OSError:
            pass  # the other side is gone, or the test is over: nobody is left to tell
        finally:
            del self._wires[number]
            wire.close()

    def _converse(self, wire: socket.socket, number: int) -> None:
        held = bytearray()
        while request := _read(wire, held, number, with_body=self._reads_body):
            with self._lock:
                self.requests.append(request)
                behave = self._next(request.path)
            exchange = Exchange(request, wire, self)
            behave(exchange)
            if not exchange.open:
                return

    def _next(self, path: str) -> Behaviour:
        script = self._behaviour
        if isinstance(script, Mapping):
            script = script[path] if path in script else ok(status=404)
        if not isinstance(script, Sequence):
            return script
        place = self._served.get(path, 0)
        self._served[path] = place + 1
        return script[min(place, len(script) - 1)]


def _read(wire: socket.socket, held: bytearray, number: int, *, with_body: bool) -> Received | None:
    """Read one request; `held` keeps what came beyond it. None: the other side hung up."""
    while (end := held.find(b"\r\n\r\n")) < 0:
        if not (chunk := wire.recv(CHUNK)):
            return None
        held += chunk
    first, *lines = held[:end].decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip(" \t") for name, _, value in (line.partition(":") for line in lines)}
    method, target, _ = first.split(" ", 2)
    end += 4
    size = int(headers.get("content-length", "0")) if with_body else 0
    while len(held) < end + size:
        if not (chunk := wire.recv(CHUNK)):
            return None
        held += chunk
    body = bytes(held[end : end + size])
    del held[: end + size]
    return Received(method=method, target=target, headers=headers, body=body, at=time.monotonic(), connection=number)


def _reset(wire: socket.socket) -> None:
    wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
    socket.socket.close(wire)


def reset_at_accept(wire: socket.socket) -> None:
    """For `on_accept`: break off before anything is read."""
    _reset(wire)


@contextmanager
def refusing() -> Iterator[str]:
    """Give an address that refuses every connection: its port is taken, and nobody listens."""
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        yield f"http://{HOST}:{taken.getsockname()[1]}/"
