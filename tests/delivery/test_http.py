"""What the transport sends and what it gives back, when nobody misbehaves; and never twice."""

import asyncio
import time

import httpx
import pytest

from pressctl import __version__
from pressctl.errors import Uncertain
from tests.delivery.sending_once import PATH, end_of, send, transport
from tests.support import faults
from tests.support.builders import NOON
from tests.support.receivers import Behaviour, Exchange, Receiver, ok


def test_an_answer_comes_back_as_it_was() -> None:
    """Status, headers and body are the place's own; the time is the clock's."""
    with Receiver(ok(json={"id": "7"}, status=202, headers={"X-Two": "b", "x-Two": "c"})) as place:
        answer = send(httpx.Request("POST", place.url, json={"a": 1}))
    assert answer.status_code == 202
    assert answer.json() == {"id": "7"}
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers.get_list("x-two") == ["b", "c"]
    assert answer.extensions == {"cut": False, "received": NOON}


def test_the_request_is_sent_as_described() -> None:
    """Headers arrive as given; what was not given is small, fixed and honest."""
    with Receiver() as place:
        send(
            httpx.Request(
                "POST", place.url + "a", content=b"{}", headers={"Webhook-Id": "k", "Accept-Encoding": "gzip"}
            )
        )
        send(httpx.Request("PUT", place.url + "b", content=b"x", headers={"User-Agent": "x/1", "Accept": "a/b"}))
        send(httpx.Request("GET", place.url + "c", headers={"Expect": "100-continue", "Connection": "close"}))
    first, second, third = (dict(request.headers) for request in place.requests)
    host = f"127.0.0.1:{place.port}"
    given = {"accept": "*/*", "accept-encoding": "identity", "user-agent": f"pressctl/{__version__}", "host": host}
    assert first == given | {"webhook-id": "k", "content-length": "2"}
    assert second == given | {"user-agent": "x/1", "accept": "a/b", "content-length": "1"}
    assert third == given


@pytest.mark.parametrize(
    "target",
    [
        "/a%2Fb/%21r%3Ax/%7E?sp=%2Ftriggers%2Frun&sig=a%2Bb%3D&q=%27x%27+y",
        "/services/T0/B0/x?wait=true&thread_id=1",
        "/?a=%C3%A9&b=%c3%a9&c",
        "/a//b/./c",
    ],
)
def test_an_address_arrives_byte_for_byte(target: str) -> None:
    """A signed address is not quoted anew."""
    with Receiver() as place:
        request = httpx.Request("POST", place.url[:-1] + target)
        send(request)
    assert place.requests[0].target.encode() == request.url.raw_path


def test_connections_are_kept_between_requests() -> None:
    """Many requests to one place cost one connection."""
    with Receiver() as place:
        send(*[httpx.Request("POST", place.url, content=b"x") for _ in range(5)])
    assert len(place.requests) == 5
    assert place.connections == 1


def test_cookies_are_not_kept() -> None:
    """A place cannot recognise one request by another."""
    with Receiver(ok(headers={"Set-Cookie": "session=1; Path=/"})) as place:
        send(*[httpx.Request("POST", place.url) for _ in range(2)])
    assert all("cookie" not in request.headers for request in place.requests)


def test_proxies_and_netrc_in_the_environment_are_ignored(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """What a machine is set up for does not decide where a release goes, nor under which name."""
    netrc = tmp_path_factory.mktemp("home") / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password SECRET\n")
    monkeypatch.setenv("NETRC", str(netrc))
    with Receiver() as proxy, Receiver() as place:
        for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        send(httpx.Request("POST", place.url))
    assert proxy.connections == 0
    assert "authorization" not in place.requests[0].headers


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "POST"])
@pytest.mark.parametrize("end", [faults.reset, faults.close])
def test_a_kept_connection_that_dies_is_not_tried_again(method: str, end: Behaviour) -> None:
    """The HTTP library would send PUT and GET again by itself; here the place sees them once."""
    with Receiver([ok(), end, ok()]) as place:
        content = b"x" if method in {"PUT", "POST"} else None
        with pytest.raises(Uncertain):
            send(*[httpx.Request(method, place.url, content=content) for _ in range(2)])
    assert [request.connection for request in place.requests] == [1, 1]


@pytest.mark.parametrize("pause", [0.0, 0.05])
def test_a_goodbye_that_has_arrived_costs_a_connection_and_no_doubt(pause: float) -> None:
    """A place that closed a kept connection meanwhile, even unnoticed, gets the next request on a new one."""

    async def run(url: str) -> list[int]:
        statuses = []
        async with transport() as sender:
            for _ in range(5):
                answer = await sender.handle_async_request(httpx.Request("PUT", url, content=b"x"))
                statuses.append(answer.status_code)
                time.sleep(0.05)  # noqa: ASYNC251  (the loop is kept from noticing)
                await asyncio.sleep(pause)
        return statuses

    with Receiver(faults.then_close(ok())) as place:
        assert asyncio.run(run(place.url)) == [200] * 5
    assert [request.connection for request in place.requests] == [1, 2, 3, 4, 5]


def test_an_idle_connection_is_let_go() -> None:
    """After a second of silence a connection is not trusted any more."""

    async def run(url: str) -> None:
        async with transport() as sender:
            await sender.handle_async_request(httpx.Request("POST", url))
            await asyncio.sleep(1.2)
            await sender.handle_async_request(httpx.Request("POST", url))

    with Receiver() as place:
        asyncio.run(run(place.url))
    assert place.connections == 2


def test_many_at_once_arrive_once_each() -> None:
    """Tasks share one transport; each gets its own answer, and the place sees each request once."""

    async def run(url: str) -> list[str]:
        async with transport(concurrency=20) as sender:

            async def one(number: int) -> str:
                answer = await sender.handle_async_request(httpx.Request("POST", f"{url}{number}", content=b"x"))
                return f"{number}:{answer.status_code}"

            return await asyncio.gather(*map(one, range(100)))

    with Receiver(ok(delay=0.01)) as place:
        assert asyncio.run(run(place.url)) == [f"{number}:200" for number in range(100)]
    assert sorted(request.path for request in place.requests) == sorted(f"/{number}" for number in range(100))
    assert place.connections <= 20


def test_waiting_for_a_free_connection_is_not_sent() -> None:
    """A deadline that strikes before a connection was to be had leaves no doubt."""

    async def run(url: str) -> list[str]:
        async with transport(concurrency=1) as sender:

            async def one(seconds: float) -> str:
                extensions = {"timeout_s": seconds}
                try:
                    await sender.handle_async_request(httpx.Request("POST", url, extensions=extensions))
                except Exception as error:  # noqa: BLE001  (its name is looked at)
                    return type(error).__name__
                return "answered"

            first = asyncio.create_task(one(1.0))
            await asyncio.sleep(0.2)
            return [await one(0.3), await first]

    with Receiver(faults.silent) as place:
        assert asyncio.run(run(place.url)) == ["Unreachable", "Uncertain"]
    assert len(place.requests) == 1


def test_a_request_may_bring_its_own_deadline() -> None:
    """A target's timeout goes before the newsroom's."""
    with Receiver(ok(delay=0.4)) as place:
        patient, _ = end_of(httpx.Request("POST", place.url + PATH), timeout=5.0)
        hasty, seconds = end_of(httpx.Request("POST", place.url, extensions={"timeout_s": 0.1}), timeout=5.0)
    assert isinstance(patient, httpx.Response)
    assert isinstance(hasty, Uncertain)
    assert seconds < 0.4


def test_a_form_with_files_is_sent_whole() -> None:
    """A multipart body, which httpx makes piece by piece, arrives as one with its length."""
    with Receiver() as place:
        request = httpx.Request("POST", place.url, data={"a": "1"}, files={"f": ("n.txt", b"text")})
        send(request)
    assert b'name="a"' in place.requests[0].body
    assert b"text" in place.requests[0].body


def test_an_answer_that_nobody_asked_for_answers_nothing() -> None:
    """A second answer on a kept connection is not taken for the answer to the next request."""

    def twice(exchange: Exchange) -> None:
        exchange.answer(200, b"asked for")
        exchange.pause(0.05)
        exchange.answer(200, b"not asked for")

    async def run(url: str) -> list[bytes]:
        bodies = []
        async with transport() as sender:
            for _ in range(3):
                bodies.append((await sender.handle_async_request(httpx.Request("POST", url))).content)
                await asyncio.sleep(0.15)
        return bodies

    with Receiver(twice) as place:
        assert asyncio.run(run(place.url)) == [b"asked for"] * 3
    assert [request.connection for request in place.requests] == [1, 2, 3]
