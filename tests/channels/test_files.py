"""The files channel: what is put on a host, on which condition, and what is never overwritten."""

import base64
from typing import Any

import httpx
import pytest

from pressctl.channels import find
from pressctl.errors import Rejected
from pressctl.model import Part, Receipt, Secret, Upload
from tests.channels.places import SIGNING, part_for, request_of, settings_of

FILES = find("files")
PAGE = Upload(path="releases/a/index.html", content=b"<p>new", type="text/html; charset=utf-8", marks=(b"ours",))
LEFT = {"known": True, "etag": '"1"'}


def a_part(**changes: Any) -> Part:
    """Build the part of one page."""
    fields = {name: getattr(PAGE, name) for name in PAGE.__struct_fields__}
    return part_for(FILES, upload=Upload(**(fields | changes)))


def asked(part: Part, *answers: httpx.Response, **settings: Any) -> tuple[list[httpx.Request], Receipt | Rejected]:
    """Return the requests that are made when a host answers so, and how it ended."""
    flow = FILES.deliver(part, settings_of(FILES, **settings))
    requests, left = [], list(answers)
    try:
        wanted = next(flow)
        while True:
            assert isinstance(wanted, httpx.Request)
            requests.append(wanted)
            wanted = flow.send(left.pop(0))
    except StopIteration as stopped:
        return requests, stopped.value
    except Rejected as error:
        return requests, error


def said(requests: list[httpx.Request]) -> list[str]:
    """Return requests as method, path and condition."""
    conditions = [
        request.headers.get("if-match") or request.headers.get("if-none-match") or "-" for request in requests
    ]
    return [f"{r.method} {r.url.path} {condition}" for r, condition in zip(requests, conditions, strict=True)]


@pytest.mark.parametrize(
    ("left", "condition"),
    [({}, "*"), (LEFT, '"1"'), ({"known": True}, "-")],
    ids=["unknown", "known by its ETag", "known without one"],
)
def test_what_is_there_is_overwritten_only_as_it_was_left(left: dict[str, Any], condition: str) -> None:
    """What is unknown is put where there is nothing."""
    requests, receipt = asked(a_part(**left), httpx.Response(201, headers={"etag": '"2"'}))
    assert said(requests) == [f"PUT /press/releases/a/index.html {condition}"]
    assert requests[0].headers["content-type"] == "text/html; charset=utf-8"
    assert receipt == Receipt(id='"2"', url="https://dav.example.org/press/releases/a/index.html")


def test_a_weak_etag_is_none() -> None:
    """RFC 9110 section 13.1.1: If-Match compares strongly."""
    part = a_part()
    _, receipt = asked(part, httpx.Response(201, headers={"etag": 'W/"2"'}))
    assert isinstance(receipt, Receipt)
    assert receipt.id == part.key


def test_missing_folders_are_made() -> None:
    """Each once, those that are there aside, then the file once more (RFC 4918 section 9.7.1)."""
    requests, receipt = asked(a_part(), *map(httpx.Response, (409, 405, 201, 201)))
    assert said(requests) == [
        "PUT /press/releases/a/index.html *",
        "MKCOL /press/releases/ -",
        "MKCOL /press/releases/a/ -",
        "PUT /press/releases/a/index.html *",
    ]
    assert isinstance(receipt, Receipt)
    assert isinstance(asked(a_part(), *map(httpx.Response, (409, 405, 201, 409)))[1], Rejected)


@pytest.mark.parametrize(
    ("there", "settings", "then"),
    [
        (httpx.Response(200, content=b"<p>new", headers={"etag": '"9"'}), {}, None),
        (httpx.Response(200, content=b"<p>ours", headers={"etag": '"9"'}), {}, '"9"'),
        (httpx.Response(200, content=b"<p>theirs", headers={"etag": '"9"'}), {"overwrite": True}, '"9"'),
        (httpx.Response(200, content=b"<p>", headers={"etag": '"9"'}), {}, '"9"'),
        (httpx.Response(200, content=b"<p>", headers={"etag": '"9"'}, extensions={"cut": True}), {}, '"9"'),
        (httpx.Response(404), {}, "*"),
    ],
    ids=["the same bytes", "our mark", "overwrite", "an upload cut off", "a long file", "gone"],
)
def test_what_is_ours_after_all_is_taken_back(
    there: httpx.Response, settings: dict[str, Any], then: str | None
) -> None:
    """A ledger was lost, or a host moved: nothing is put twice, nothing of ours stays old."""
    part = a_part(**(LEFT if there.status_code == 404 else {}))
    requests, receipt = asked(part, httpx.Response(412), there, httpx.Response(201), **settings)
    path = "/press/releases/a/index.html"
    assert said(requests)[1:] == [f"GET {path} -", *([f"PUT {path} {then}"] if then else [])]
    assert isinstance(receipt, Receipt)


@pytest.mark.parametrize(("content", "cut"), [(b"<p>theirs", False), (b"<p>theirs", True), (b"", True)])
def test_what_is_somebody_elses_stays(content: bytes, *, cut: bool) -> None:
    """Also what is too long to be read whole, or comes compressed."""
    theirs = httpx.Response(200, content=content, extensions={"cut": cut})
    requests, error = asked(a_part(), httpx.Response(412), theirs)
    assert [request.method for request in requests] == ["PUT", "GET"]
    assert isinstance(error, Rejected)
    assert "overwrite = true" in error.hint


@pytest.mark.parametrize("status", [204, 404, 410, 412])
def test_what_is_gone_is_gone(status: int) -> None:
    """Deleted now, or before, or somebody else's by now."""
    requests, receipt = asked(a_part(gone=True, **LEFT), httpx.Response(status))
    assert said(requests) == ['DELETE /press/releases/a/index.html "1"']
    assert isinstance(receipt, Receipt)


def test_it_signs_in_as_the_host_wants_it() -> None:
    """With a name and a password, or with a header."""
    basic = request_of(FILES, a_part()).headers["authorization"].removeprefix("Basic ")
    assert base64.b64decode(basic).decode() == f"press:{SIGNING}"
    bearer = settings_of(FILES, user="", password=None, headers={"Authorization": Secret("Bearer abcdefgh")})
    assert request_of(FILES, a_part(), bearer).headers["authorization"] == "Bearer abcdefgh"


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"user": "a:b"}, "user"),
        ({"url": "https://dav.example.org/?a"}, "url"),
        ({"headers": {"If-Match": "x"}}, "headers: If-Match"),
        ({"largest": 0}, "largest"),
    ],
)
def test_settings(changes: dict[str, Any], complaint: str) -> None:
    """What cannot work is said before anything is sent."""
    assert FILES.check
    (found,) = FILES.check(settings_of(FILES, **changes))
    assert found.startswith(complaint)
