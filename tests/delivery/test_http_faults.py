"""The fault table, over real sockets: whatever a place does, the verdict is right, in time, and once."""

import asyncio
import logging
import socket
import time
import tracemalloc

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressctl.errors import PressctlError, Rejected, Uncertain, Unreachable
from tests.delivery.sending_once import PATH, end_of, transport
from tests.support import faults
from tests.support.receivers import Behaviour, Exchange, Receiver, ok, refusing, reset_at_accept

SLACK = 5  # seconds that a busy machine may take beside; these places would keep us for ever
DEADLINE = 0.3  # seconds, for places that would keep us for ever
PATIENCE = 10.0  # seconds, for the others, however busy this machine is

LOST: list[tuple[str, Behaviour, str]] = [
    ("reset after reading", faults.reset, "broke the connection off"),
    ("closed after reading", faults.close, "broke the connection off"),
    ("half the headers", faults.half_headers, "broke the connection off"),
    ("no answer", faults.silent, "did not answer within 0.3 s, and all of it had left"),
    ("headers drip", faults.drip_headers, "did not answer within 0.3 s"),
    ("headers without end", faults.endless_headers, "not HTTP"),
    ("interim answers without end", faults.interim_flood, "did not answer within 0.3 s"),
    ("a 300 kB header", faults.wide_header, "headers that are too large"),
    ("not HTTP", faults.not_http, "not HTTP"),
    ("a chunk without a size", faults.bad_chunks, "not HTTP"),
]
CUT: list[tuple[str, Behaviour]] = [
    ("length not reached", faults.cut_length),
    ("chunk not reached", faults.cut_chunks),
    ("reset in the body", faults.cut_by_reset),
    ("body drips", faults.drip_body),
    ("64 MB", faults.huge),
    ("compressed bomb", faults.gzip_bomb),
]
METHODS = ("POST", "PUT", "GET")


def a_request(url: str, method: str = "POST", seconds: float = PATIENCE) -> httpx.Request:
    """Build a request whose address is a secret."""
    body = b'{"headline":"Les maires"}' if method in {"POST", "PUT"} else None
    return httpx.Request(method, url + PATH, content=body, extensions={"timeout_s": seconds})


def is_clean(error: BaseException) -> bool:
    """Say whether no part of the address is in the error, nor in any error behind it."""
    seen: BaseException | None = error
    while seen is not None:
        said = f"{seen} {seen!r} {getattr(seen, 'hint', '')} {seen.args}"
        if "SECRET" in said:
            return False
        seen = seen.__cause__ or seen.__context__
    return True


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(("behaviour", "words"), [row[1:] for row in LOST], ids=[row[0] for row in LOST])
def test_lost_after_it_left_is_uncertain(method: str, behaviour: Behaviour, words: str) -> None:
    """A request that was read and got no status is uncertain, in time, and was made once."""
    deadline = DEADLINE if "within" in words else PATIENCE
    with Receiver(behaviour) as place:
        error, seconds = end_of(a_request(place.url, method, deadline))
    assert isinstance(error, Uncertain)
    assert words in error.message
    assert error.message.startswith(f"127.0.0.1:{place.port} ")
    assert "ask the place" in error.hint
    assert is_clean(error)
    assert seconds < DEADLINE + SLACK
    assert len(place.requests) == 1


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("behaviour", [row[1] for row in CUT], ids=[row[0] for row in CUT])
def test_a_status_stands_though_the_body_is_cut(method: str, behaviour: Behaviour) -> None:
    """Once a status line is in, the answer counts; that its body is not whole is said."""
    deadline = DEADLINE if behaviour is faults.drip_body else PATIENCE
    with Receiver(behaviour) as place:
        answer, seconds = end_of(a_request(place.url, method, deadline))
    assert isinstance(answer, httpx.Response)
    assert answer.status_code == 200
    assert answer.extensions["cut"] is True
    assert "content-encoding" not in answer.headers
    assert len(answer.content) <= 64 * 1024
    assert seconds < DEADLINE + SLACK
    assert len(place.requests) == 1


@pytest.mark.parametrize("behaviour", [faults.huge, faults.gzip_bomb, faults.drip_body, faults.interim_flood])
def test_memory_stays_bounded(behaviour: Behaviour) -> None:
    """An answer of 64 MB, or one that would unpack to 32 MB, costs a few: the sender's pieces included."""
    with Receiver(behaviour) as place:
        end_of(a_request(place.url, seconds=DEADLINE))  # imports, and the packing of the bomb, are not counted
        tracemalloc.start()
        end_of(a_request(place.url, seconds=2 * DEADLINE))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 8 * faults.MEGABYTE


def test_a_body_that_ends_with_its_connection_is_taken_as_whole() -> None:
    """HTTP cannot tell that it is short: the status counts, and whoever reads the body will notice."""
    with Receiver(faults.unbounded) as place:
        answer, _ = end_of(a_request(place.url))
    assert isinstance(answer, httpx.Response)
    assert answer.content == b'{"id":'
    assert answer.extensions["cut"] is False


def test_a_refused_connection_is_not_sent() -> None:
    """Where nobody listens nothing has left, and waiting may help."""
    with refusing() as url:
        error, _ = end_of(a_request(url))
    assert isinstance(error, Unreachable)
    assert error.worth_retrying
    assert "refused the connection" in error.message
    assert is_clean(error)


def test_a_reset_at_the_door_is_no_answer() -> None:
    """A connection broken before anything was read may have been noticed in time, or not."""
    with Receiver(on_accept=reset_at_accept) as place:
        error, _ = end_of(a_request(place.url))
    assert isinstance(error, Unreachable | Uncertain)
    assert is_clean(error)


@pytest.mark.parametrize("method", METHODS)
def test_a_goodbye_at_the_door_is_not_sent(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is known to be closed before the first byte leaves no doubt."""
    slowly(monkeypatch, 0.05)

    def say_goodbye(wire: socket.socket) -> None:
        time.sleep(0.02)
        reset_at_accept(wire)

    with Receiver(on_accept=say_goodbye) as place:
        error, _ = end_of(a_request(place.url, method))
    assert isinstance(error, Unreachable)
    assert error.worth_retrying
    assert "before anything was sent" in error.message
    assert place.connections == 2
    assert is_clean(error)


@pytest.mark.parametrize("method", METHODS)
def test_a_deadline_before_the_first_byte_is_not_sent(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection that is there and was not used yet leaves no doubt either, and is closed."""
    slowly(monkeypatch, 5.0)
    with Receiver() as place:
        error, seconds = end_of(a_request(place.url, method, DEADLINE))
    assert isinstance(error, Unreachable)
    assert "could not be connected to in time" in error.message
    assert seconds < DEADLINE + SLACK
    assert place.connections == 1
    assert place.requests == []


def slowly(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """Make the moment between connecting and sending, a few turns of the loop, last `seconds`."""
    sleep = asyncio.sleep
    monkeypatch.setattr(asyncio, "sleep", lambda _: sleep(seconds))


def test_a_place_that_stops_reading_is_left_at_the_deadline() -> None:
    """A large upload that nobody reads ends as uncertain, in time."""
    with Receiver(faults.silent, reads_body=False) as place:
        request = httpx.Request(
            "POST", place.url + PATH, content=bytes(50 * faults.MEGABYTE), extensions={"timeout_s": DEADLINE}
        )
        error, seconds = end_of(request)
    assert isinstance(error, Uncertain)
    assert "did not take all of it within 0.3 s" in error.message
    assert seconds < DEADLINE + SLACK


@pytest.mark.parametrize("size", [0, 1, 70_000, 3 * faults.MEGABYTE])
def test_a_body_arrives_whole_whatever_its_size(size: int) -> None:
    """Small bodies go in one piece and large ones in many; every byte arrives, once."""
    body = bytes(range(256)) * (size // 256) + bytes(size % 256)
    with Receiver(ok(b"taken")) as place:
        answer, _ = end_of(httpx.Request("POST", place.url, content=body))
    assert isinstance(answer, httpx.Response)
    assert answer.content == b"taken"
    assert [request.body for request in place.requests] == [body]


@pytest.mark.parametrize("status", [101, 204, 301, 302, 303, 307, 308, 404, 410, 429, 500, 503, 999])
def test_every_status_is_an_answer(status: int) -> None:
    """No status is acted on here: not a redirect, not an error, not one nobody has heard of."""
    with Receiver() as other, Receiver(ok(status=status, headers={"Location": other.url})) as place:
        answer, _ = end_of(a_request(place.url))
    assert isinstance(answer, httpx.Response)
    assert answer.status_code == status
    assert len(place.requests) == 1
    assert other.requests == []


def test_an_odd_charset_harms_nobody() -> None:
    """The body is bytes, whatever its type says of it."""
    with Receiver(ok("é".encode(), headers={"Content-Type": "text/plain; charset=base64"})) as place:
        answer, _ = end_of(a_request(place.url))
    assert isinstance(answer, httpx.Response)
    assert answer.content == "é".encode()


@pytest.mark.parametrize("library", ["aiohttp.internal", "aiohttp.client", "httpx", "httpcore"])
def test_what_a_library_logs_reaches_nobody(library: str, caplog: pytest.LogCaptureFixture) -> None:
    """A cookie's name is a stranger's words, and httpx would log whole addresses."""
    with Receiver(ok(headers={"Set-Cookie": "your account (closed)=1; Path=/"})) as place:
        end_of(a_request(place.url))
    logging.getLogger(library).error("HTTP Request: POST %s", PATH)
    assert caplog.text == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (b"X-A", b"a\r\nX-B: b"),
        (b"X-A", b"a\nb"),
        (b"X-A", b"\x00"),
        (b"X-A", "é".encode()),
        (b"X A", b"a"),
        (b"X:\r\n", b""),
    ],
)
def test_a_header_that_cannot_be_carried_stops_everything(name: bytes, value: bytes) -> None:
    """Line breaks and accents in a header are refused before a connection is opened."""
    with Receiver() as place:
        error, _ = end_of(httpx.Request("POST", place.url, headers=[(name, value)]))
    assert isinstance(error, Rejected)
    assert place.connections == 0


@pytest.mark.parametrize(
    "url",
    [
        "ftp://press.example/SECRET",
        "/SECRET",
        "http:///SECRET",
        "http://user:SECRET@press.example/",
        "http://SECRET@press.example/",
        "http://press.example:99999/SECRET",
    ],
)
def test_an_address_that_is_none_is_rejected(url: str) -> None:
    """An address without scheme or host, or with a password in it, is for a person to correct."""
    try:
        request = httpx.Request("POST", url)
    except httpx.InvalidURL:
        return  # httpx itself lets nobody build it
    error, _ = end_of(request)
    assert isinstance(error, Rejected)
    assert is_clean(error)


def test_messages_name_a_host_and_nothing_more() -> None:
    """Every kind of error that can be met is free of path, query and password."""
    with refusing() as url:
        errors = [end_of(a_request(url))[0], end_of(a_request("http://10.0.0.1/"), allow_private=False)[0]]
    assert all(isinstance(error, PressctlError) and is_clean(error) for error in errors)


def test_after_the_deadline_nothing_more_leaves() -> None:
    """A place that wakes up late does not get the rest of a request that was given up."""
    got = []

    def wake_up_late(wire: socket.socket) -> None:
        time.sleep(2 * DEADLINE)
        while piece := wire.recv(faults.MEGABYTE):
            got.append(len(piece))

    async def run(url: str) -> None:
        async with transport() as sender:
            content = bytes(50 * faults.MEGABYTE)
            with pytest.raises(Uncertain):
                await sender.handle_async_request(
                    httpx.Request("POST", url, content=content, extensions={"timeout_s": DEADLINE})
                )
            await asyncio.sleep(2 * DEADLINE)

    with Receiver(on_accept=wake_up_late) as place:
        asyncio.run(run(place.url))
    assert sum(got) < 25 * faults.MEGABYTE  # what the two systems had in hand


STATUS_LINES = (b"HTTP/1.1 200 OK", b"HTTP/1.0 200", b"HTTP/1.1 100 Continue", b"HTTP/9 2", b"HTTP/1.1 204 ")
LINES = (
    b"Content-Length: 5",
    b"Content-Length: -1",
    b"Transfer-Encoding: chunked",
    b"Content-Encoding: gzip",
    b"Connection: upgrade\r\nUpgrade: x",
    b"Set-Cookie: \x00=\x1b",
    b"Content-Type: text/html; charset=\xff",
    b" folded",
    b": x",
    b"X",
)
ANSWERS = st.builds(
    lambda line, more, body: b"\r\n".join([line, *more, b"", body]),
    st.sampled_from(STATUS_LINES),
    st.lists(st.sampled_from(LINES), max_size=3),
    st.binary(max_size=20),
)


@given(answers=st.lists(st.binary(max_size=40) | ANSWERS, min_size=1, max_size=3))
@settings(max_examples=300)
def test_no_answer_whatever_breaks_the_transport(answers: list[bytes]) -> None:
    """Any bytes at all end as an answer or as uncertain; never as an error of another kind."""

    def babble(exchange: Exchange) -> None:
        for answer in answers:
            exchange.send(answer)
        exchange.close()

    with Receiver(babble) as place:
        ended, _ = end_of(a_request(place.url, "PUT"))
    assert isinstance(ended, httpx.Response | Uncertain)
    assert len(place.requests) == 1
