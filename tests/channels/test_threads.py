"""The threads channel: made, then published; its threads, withdrawals and look-ups; and what its errors say."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qs

import httpx
import pytest

from pressctl.channels import threads
from pressctl.errors import Rejected, Uncertain, Unreachable, Unsent
from pressctl.model import Notice, Part, Pause, Post, Receipt, Sought
from tests.channels.places import NOON, SIGNING, settings_of
from tests.support.builders import a_part, a_variant

CHANNEL = threads.CHANNEL
HERE = "https://www.threads.com/@press/post/C8"


def said(code: int = 200, /, **body: Any) -> httpx.Response:
    """Build an answer."""
    return httpx.Response(code, json=body)


def failed(code: int, status: int = 400, **more: Any) -> httpx.Response:
    """Build an error in Meta's form."""
    return said(status, error={"message": "(#1) No", "type": "THApiException", "code": code, "fbtrace_id": "A"} | more)


signed_in = (said(id="77"), said(status="FINISHED", id="77"))
works = (
    ("GET /v1.0/me?fields=id,username", {"id": "5", "username": "press"}),
    ("GET /v1.0/me/threads_publishing_limit?", {"data": [{"quota_usage": 4, "config": {"quota_total": 250}}]}),
)


def answered(_part: Part) -> httpx.Response:
    """Return what Threads says of a post that it has published."""
    return said(id="18")


def a_post(notice: Notice = "", *, earlier: Sequence[str] = (), before: Sequence[str] = (), **changes: Any) -> Part:
    """Build a part of a thread of two."""
    shown = tuple(
        Post(network="threads", text=text, length=9, limit=500, number=number, total=2)
        for number, text in enumerate(("Un & é 👍", "Deux"), 1)
    )
    receipts = {"earlier": tuple(map(_receipt, earlier)), "thread": tuple(map(_receipt, before))}
    return a_part(variant=a_variant(notice=notice, posts=shown), **receipts, **changes)


def _receipt(number: str) -> Receipt:
    return Receipt(id=number)


def exchange(part: Part, *answers: httpx.Response | Unsent) -> tuple[list[Any], Receipt]:
    """Deliver a part to a place that answers so; return what it was asked, and the receipt."""
    flow: Any = CHANNEL.deliver(part, settings_of(CHANNEL))
    asked = [next(flow)]
    try:
        for answer in answers:
            asked.append(flow.throw(answer) if isinstance(answer, Unsent) else flow.send(answer))
            if isinstance(asked[-1], Pause):
                asked.append(next(flow))
    except StopIteration as stopped:
        return asked, stopped.value
    message = "it asks for more"
    raise AssertionError(message)


def refusal(*answers: httpx.Response, part: Part | None = None) -> Unsent:
    """Return what these answers come to."""
    with pytest.raises(Unsent) as caught:
        exchange(part or a_post(), *answers)
    assert caught.value.hint
    return caught.value


def calls(asked: Sequence[Any]) -> list[tuple[str, str, dict[str, str]]]:
    """Return requests as (method, path, form), without the token, which each has."""
    found = []
    for one in asked:
        if isinstance(one, httpx.Request):
            form = {name: value for name, (value,) in parse_qs(one.content.decode()).items()}
            assert SIGNING in (form.pop("access_token", ""), one.url.params.get("access_token"))
            found.append((one.method, one.url.path.removeprefix("/v1.0/"), form))
    return found


def test_a_post_is_made_then_published_then_asked_for_its_address() -> None:
    """Ready at the second look; the token stands in forms, never in the address of what is sent."""
    busy = said(status="IN_PROGRESS", id="77")
    asked, receipt = exchange(a_post(), said(id="77"), busy, *signed_in[1:], said(id="18"), said(permalink=HERE))
    assert calls(asked) == [
        ("POST", "me/threads", {"media_type": "TEXT", "text": "Un & é 👍"}),
        ("GET", "77", {}),
        ("GET", "77", {}),
        ("POST", "me/threads_publish", {"creation_id": "77"}),
        ("GET", "18", {}),
    ]
    assert not [one for one in asked if isinstance(one, httpx.Request) and one.method == "POST" and one.url.query]
    assert receipt == Receipt(id="18", url=HERE)


@pytest.mark.parametrize("answer", [Uncertain("timed out"), Unreachable("refused"), said(500), said(permalink=7)])
def test_without_its_address_a_post_is_there_all_the_same(answer: httpx.Response | Unsent) -> None:
    """It was published before it is asked."""
    assert exchange(a_post(), *signed_in, said(id="18"), answer)[1] == Receipt(id="18")


def test_a_thread_answers_the_post_before_and_a_correction_the_first() -> None:
    """Threads lets no app edit; where the first was settled by hand, nothing is answered."""
    rest = (*signed_in, said(id="18"), said(permalink=HERE))
    for part, parent in (
        (a_post(number=2, before=("8", "9")), "9"),
        (a_post("correction", earlier=("7", "8")), "7"),
        (a_post("correction", earlier=("",)), None),
    ):
        asked, receipt = exchange(part, *rest)
        assert calls(asked)[0][2].get("reply_to_id") == parent
        assert not receipt.note


def test_a_withdrawal_deletes_the_last_post_first() -> None:
    """What stays is told; one that does not answer is asked no more."""
    rest = (*signed_in, said(id="18"), said(permalink=HERE))
    part = a_post("kill", earlier=("7", "8"))
    asked, receipt = exchange(part, said(success=True), said(success=True), *rest)
    assert [call[:2] for call in calls(asked)[:3]] == [("DELETE", "8"), ("DELETE", "7"), ("POST", "me/threads")]
    assert not receipt.note
    _, receipt = exchange(part, failed(10, 403), said(success=True), *rest)
    assert "answered 403" in receipt.note
    asked, receipt = exchange(part, Uncertain("timed out"), *rest)
    assert [call[0] for call in calls(asked)[:2]] == ["DELETE", "POST"]
    assert "did not answer" in receipt.note


def test_nothing_is_in_doubt_before_it_is_published() -> None:
    """A post that nobody sees is no post: making it is tried again, publishing it is not."""
    for answer in (said(500), said(), httpx.Response(200, content=b"<html>")):
        assert isinstance(refusal(answer), Unreachable)
        assert isinstance(refusal(said(id="77"), answer if answer.status_code == 500 else said(500)), Unreachable)
        assert isinstance(refusal(*signed_in, answer), Uncertain)
    with pytest.raises(Unreachable):
        exchange(a_post(), said(id="77"), Uncertain("timed out"))
    assert isinstance(refusal(said(id="77"), *[said(status="IN_PROGRESS")] * threads.POLLS), Unreachable)
    error = refusal(said(id="77"), said(status="ERROR", error_message="UNKNOWN"))
    assert isinstance(error, Rejected)
    assert "UNKNOWN" in error.message


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        (failed(190), Rejected, "end after 60 days"),
        (failed(10, 403), Rejected, "threads_content_publish"),
        (failed(200, 403), Rejected, "threads_content_publish"),
        (failed(4, 403), Unreachable, "tried again"),
        (failed(613), Unreachable, "tried again"),
        (failed(24, error_subcode=4279009), Unreachable, "tried again"),
        (failed(100, error_user_title="THREADS_API__LINK_LIMIT_EXCEEDED"), Rejected, "objects to"),
        (said(400, error=7), Rejected, "objects to"),
        (said(400, error={"code": "190"}), Rejected, "objects to"),
    ],
)
def test_an_error_is_read_by_its_number(answer: httpx.Response, kind: type[Unsent], words: str) -> None:
    """Its status is 400 for nearly all of them; each says what to do."""
    for before in ((), signed_in):
        error = refusal(*before, answer)
        assert type(error) is kind
        assert words in error.hint


def test_the_probe_reads_errors_too() -> None:
    """A token that has ended, and one that may not post."""
    for answers, words in (
        ((failed(190),), "60 days"),
        ((said(username="press"), failed(10, 403)), "threads_content_publish"),
    ):
        question: Any = threads.probe(settings_of(CHANNEL), NOON)
        next(question)
        for answer in answers[:-1]:
            question.send(answer)
        with pytest.raises(Rejected) as caught:
            question.send(answers[-1])
        assert words in caught.value.hint


def found_in(*shown: Any, text: str = "Un & é 👍 https://a.fr/x") -> Receipt | None:
    """Look for a post where the account's posts, then its answers, are these."""
    search: Any = threads.find(Sought(key="k", members=(), since=NOON, text=text), settings_of(CHANNEL))
    asked = [next(search)]
    try:
        asked += [search.send(said(data=one)) for one in shown]
    except StopIteration as stopped:
        assert [one.url.path for one in asked] == ["/v1.0/me/threads", "/v1.0/me/replies"][: len(asked)]
        assert {one.url.params["since"] for one in asked} == {"1730890500"}
        receipt: Receipt | None = stopped.value
        return receipt
    pytest.fail("it asks for more")


def test_a_post_in_doubt_is_found_by_its_words() -> None:
    """Among posts, then among answers, of its time; two with these words prove nothing."""
    post = {"id": "18", "text": "Un & é 👍\nhttps://a.fr/x", "permalink": HERE, "timestamp": "2024-11-06T11:00:30+0000"}
    assert found_in([{"id": "9", "text": "x", "timestamp": post["timestamp"]}, post]) == Receipt(id="18", url=HERE)
    assert found_in([], [post]) == Receipt(id="18", url=HERE)
    assert found_in([post, post]) is None
    assert found_in([post | {"timestamp": "2024-11-06T10:00:00+0000"}], [7, {}, post | {"id": 7}]) is None
