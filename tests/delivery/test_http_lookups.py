"""Names are looked up once, judged, and only what was judged is connected to."""

import asyncio
import errno
import socket
from typing import Any

import httpx
import pytest

from pressctl.delivery.lookups import JudgedLookup, SystemLookup
from pressctl.errors import PressctlError, Unreachable
from tests.delivery.sending_once import Names, end_of, send, transport
from tests.support.receivers import Receiver

INSIDE = ("127.0.0.1", "10.0.0.5", "169.254.169.254", "::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "fd00:ec2::254")


@pytest.mark.parametrize("address", INSIDE)
def test_a_name_that_leads_inward_is_refused(address: str) -> None:
    """A public name with a private address is not connected to, and the message says what to do."""
    with Receiver() as place:
        request = httpx.Request("POST", f"http://press.example:{place.port}/SECRET")
        error, _ = end_of(request, lookup=Names({"press.example": [[address]]}), allow_private=False)
    assert isinstance(error, Unreachable)
    assert not error.worth_retrying
    assert error.message.startswith(f"press.example:{place.port} leads to {address}, a")
    assert "allow_private = true" in error.hint
    assert "SECRET" not in f"{error} {error.hint}"
    assert place.connections == 0


def test_one_forbidden_address_condemns_the_name() -> None:
    """An outer address beside an inner one does not make the inner one better."""
    names = Names({"press.example": [["93.184.215.14", "127.0.0.1"]]})
    error, _ = end_of(httpx.Request("POST", "http://press.example/"), lookup=names, allow_private=False)
    assert isinstance(error, Unreachable)
    assert "leads to 127.0.0.1, a loopback address" in error.message


def test_an_address_that_nobody_has_is_never_opened() -> None:
    """allow_private opens private networks, not multicast."""
    names = Names({"press.example": [["224.0.0.1"]]})
    error, _ = end_of(httpx.Request("POST", "http://press.example/"), lookup=names, allow_private=True)
    assert isinstance(error, Unreachable)
    assert "a multicast address" in error.message
    assert "allow_private" not in error.hint


def test_a_name_that_changes_its_mind_is_asked_once_for_each_connection() -> None:
    """Rebinding: the address that was judged is the one connected to; there is no second look-up."""
    with Receiver() as place:
        names = Names({"press.example": [["127.0.0.1"], ["10.255.255.1"]]})
        send(httpx.Request("POST", f"http://press.example:{place.port}/"), lookup=names)
    assert names.asked == ["press.example"]
    assert place.requests[0].headers["host"] == f"press.example:{place.port}"


@pytest.mark.parametrize(
    ("host", "words"),
    [
        ("127.0.0.1", "is a loopback address"),
        ("[::1]", "is a loopback address"),
        ("[::ffff:127.0.0.1]", "is a loopback address"),
        ("[64:ff9b::a9fe:a9fe]", "is a link-local address"),
        ("169.254.169.254", "is a link-local address"),
        ("2852039166", "is not an IP address"),
        ("2130706433", "is not an IP address"),
        ("127.1", "is not an IP address"),
        ("0x7f000001", "is not an IP address"),
        ("0251.0376.0251.0376", "is not an IP address"),
        ("127.0.0.1.", "is not an IP address"),
        ("⑯⑨.254.169.254", "is a link-local address"),
    ],
)
def test_an_address_in_the_url_is_judged_too(host: str, words: str) -> None:
    """Literal addresses, in every spelling that a resolver would understand, get no special way in."""
    with Receiver() as place:
        try:
            request = httpx.Request("POST", f"http://{host}:{place.port}/SECRET")
        except httpx.InvalidURL:
            return  # httpx itself lets nobody build it
        error, _ = end_of(request, lookup=Names({}), allow_private=False)
    assert isinstance(error, Unreachable)
    assert words in error.message
    assert not error.worth_retrying
    assert place.connections == 0


@pytest.mark.parametrize("host", ["2130706433", "127.1", "0x7f000001", "127.0.0.1."])
def test_an_odd_spelling_is_refused_even_where_private_is_allowed(host: str) -> None:
    """There is one way to write an address."""
    with Receiver() as place:
        error, _ = end_of(httpx.Request("POST", f"http://{host}:{place.port}/"))
    assert isinstance(error, Unreachable)
    assert place.connections == 0


def test_permission_is_a_requests_own() -> None:
    """A connection opened for a target that may go inward never serves one that may not."""

    async def run(url: str) -> PressctlError | None:
        async with transport(allow_private=False) as sender:
            allowed = httpx.Request("POST", url, extensions={"allow_private": True})
            assert (await sender.handle_async_request(allowed)).status_code == 200
            try:
                await sender.handle_async_request(httpx.Request("POST", url))
            except PressctlError as error:
                return error
            return None

    with Receiver() as place:
        assert isinstance(asyncio.run(run(place.url)), Unreachable)
    assert len(place.requests) == 1


def test_permission_by_name_is_a_requests_own_too() -> None:
    """The same holds where a name is looked up: the kept connection is not shared."""

    async def run(url: str) -> PressctlError | None:
        async with transport(allow_private=False, lookup=Names({"press.example": [["127.0.0.1"]]})) as sender:
            await sender.handle_async_request(httpx.Request("POST", url, extensions={"allow_private": True}))
            try:
                await sender.handle_async_request(httpx.Request("POST", url))
            except PressctlError as error:
                return error
            return None

    with Receiver() as place:
        error = asyncio.run(run(f"http://press.example:{place.port}/"))
    assert isinstance(error, Unreachable)
    assert len(place.requests) == 1


@pytest.mark.parametrize(
    ("failure", "words", "again"),
    [
        (socket.gaierror(socket.EAI_NONAME, "no such name"), "is not a known name", False),
        (socket.gaierror(socket.EAI_AGAIN, "try again"), "could not be looked up", True),
        (socket.gaierror(socket.EAI_FAIL, "broken"), "could not be looked up", True),
        (OSError(errno.ENETUNREACH, "no network"), "no way leads from this machine", True),
        (OSError(5, "odd"), "could not be connected to", True),
    ],
)
def test_a_name_that_cannot_be_looked_up_is_not_sent(failure: OSError, words: str, again: bool) -> None:  # noqa: FBT001
    """An unknown name is for a person; a resolver out of order is for later."""
    names = Names({"press.example": [failure]})
    error, _ = end_of(httpx.Request("POST", "http://press.example/SECRET"), lookup=names)
    assert isinstance(error, Unreachable)
    assert words in error.message
    assert error.worth_retrying is again


def test_a_name_without_addresses_is_unknown() -> None:
    """An empty answer is no answer."""
    error, _ = end_of(httpx.Request("POST", "http://press.example/"), lookup=Names({"press.example": [[]]}))
    assert isinstance(error, Unreachable)
    assert "not a known name" in error.message


def test_a_slow_name_server_is_left_at_the_deadline() -> None:
    """Time spent looking a name up is before anything left."""

    class Slow(Names):
        async def resolve(self, *_: Any, **__: Any) -> Any:
            await asyncio.sleep(10)

    request = httpx.Request("POST", "http://press.example/", extensions={"timeout_s": 0.2})
    error, seconds = end_of(request, lookup=Slow({}))
    assert isinstance(error, Unreachable)
    assert error.worth_retrying
    assert "in time (0.2 s at most)" in error.message
    assert seconds < 1


def test_the_systems_resolver_finds_this_machine() -> None:
    """A real name goes through a real look-up to a real answer."""
    with Receiver() as place:
        answer = send(httpx.Request("POST", f"http://localhost:{place.port}/"))
    assert answer.status_code == 200


@pytest.mark.parametrize("host", ["localhost." + "a" * 64 + ".localhost", "localhost.." + "localhost"])
def test_a_name_that_cannot_exist_is_unknown(host: str) -> None:
    """A label that no name can have is an unknown name, not a traceback."""

    async def run() -> None:
        lookup = SystemLookup(1)
        try:
            with pytest.raises(socket.gaierror):
                await JudgedLookup(lookup, allow_private=True).resolve(host, 80)
        finally:
            await lookup.close()

    asyncio.run(run())
