"""Requests and answers that are filled in when somebody looks: the same on the wire and to whoever looks as httpx's own."""

from datetime import UTC, datetime

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as some

from pressctl.answers import retry_after, words_of
from pressctl.model.wire import _PLAIN, PlainPost, WholeAnswer, lines_of

_HEADERS = {"Content-Type": "application/json", "X-Key": "a b", "x-key": "c", "Host": "other.example"}
_ODD = (
    "https://desk.example",
    "HTTPS://Desk.example/a",
    "https://desk.example:443/a",
    "http://desk.example:80/a",
    "https://desk.example/a/../b",
    "https://desk.example/a/.",
    "https://desk.example/é?q=ü",
    "https://desk.example/a?",
    "https://[::1]:8080/a",
    "https://bücher.example/",
    "http://256.1.1.1/a",
    "http://1.2.3/a",
    "https://desk.example/a%2Fb",
    "https://desk.example/a#b",
    "",
)


def _same(address: str, headers: dict[str, str]) -> None:
    """Hold one request against httpx's: what is sent of it, and what is seen of it, in this order."""
    body = "«é»".encode()
    try:
        theirs = httpx.Request("POST", address, headers=headers, content=body)
    except httpx.InvalidURL:
        with pytest.raises(httpx.InvalidURL):
            PlainPost(address, headers, body)
        return
    ours = PlainPost(address, headers, body)
    sent, wanted = lines_of(ours), lines_of(theirs)
    left = [(name, value) for name, value in sent.headers if name != "Content-Length"]
    assert left == [(name, value) for name, value in wanted.headers if name != "Content-Length"]
    assert (sent.address, sent.netloc, sent.body) == (wanted.address, wanted.netloc, wanted.body)
    ours.extensions["timeout_s"] = 3.0
    assert ours.url == theirs.url
    assert ours.headers.raw == theirs.headers.raw
    assert (ours.method, ours.content, ours.extensions) == ("POST", body, {"timeout_s": 3.0})
    ours.headers["X-Late"] = "seen"
    assert ("X-Late", "seen") in lines_of(ours).headers


@given(some.from_regex(_PLAIN, fullmatch=True))
def test_what_is_not_left_to_httpx_is_as_it_would_be(address: str) -> None:
    """An address that is taken as it stands is one that httpx leaves as it is."""
    _same(address, {"Content-Type": "application/json"})


@pytest.mark.parametrize("address", [*_ODD, "https://desk.example:8443/hooks/press.php?key=a-b_c~d.e&f=1"])
@pytest.mark.parametrize("headers", [{}, _HEADERS], ids=["none", "some"])
def test_whatever_the_address_it_is_a_request_of_httpx(address: str, headers: dict[str, str]) -> None:
    """Addresses that are written anew, or refused, are so by httpx."""
    _same(address, headers)


def test_an_answer_is_httpx_s_once_more_is_asked_of_it() -> None:
    """Status and extensions are at hand; headers, words and JSON as ever."""
    request = PlainPost("https://desk.example/a", {}, b"")
    raw = [(b"Retry-After", b"7"), (b"Content-Type", b"application/json; charset=base64")]
    answer = WholeAnswer(503, headers=raw, content=b'{"why": "full"}', request=request, extensions={"cut": False})
    answer.extensions["received"] = datetime(2026, 1, 1, tzinfo=UTC)
    assert "_content" not in vars(answer)
    assert retry_after(answer) == 7
    assert words_of(answer) == ': {"why": "full"}'
    assert answer.json() == {"why": "full"}
    assert answer.request is request
    assert set(answer.extensions) == {"cut", "received"}
    with pytest.raises(AttributeError, match="nothing_such"):
        _ = answer.nothing_such
