"""The mastodon channel: its requests, pictures, threads, and what it does about earlier posts."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from pressctl.channels import mastodon
from pressctl.errors import Rejected, Uncertain, Unreachable, Unsent
from pressctl.model import Notice, Part, Pause, Picture, Post, Receipt, Sought
from tests.channels.places import NOON, an_attachment, outcome_of, part_for, request_of, settings_of
from tests.support.builders import a_part, a_variant

CHANNEL = mastodon.CHANNEL
PNG = b"\x89PNG..."


def answered(_part: Part) -> httpx.Response:
    """Return what an instance says of a post that it took."""
    return httpx.Response(200, json={"id": "109", "url": "https://mastodon.example/@press/109"})


def posts(*texts: str) -> tuple[Post, ...]:
    """Build a thread."""
    return tuple(
        Post(network="mastodon", text=text, length=9, limit=500, number=number, total=len(texts))
        for number, text in enumerate(texts, 1)
    )


def a_post(notice: Notice = "", *, earlier: Sequence[str] = (), thread: Sequence[str] = (), **changes: Any) -> Part:
    """Build a part of a thread of two."""
    variant = a_variant(
        notice=notice,
        posts=posts("Un", "Deux"),
        pictures=changes.pop("pictures", ()),
        amended=posts("Corrigé", "Deux") if notice == "correction" else (),
    )
    receipts = {
        "earlier": tuple(Receipt(id=one) for one in earlier),
        "thread": tuple(Receipt(id=one) for one in thread),
    }
    return a_part(variant=variant, **receipts, **changes)


def exchange(part: Part, *answers: httpx.Response | Exception, **settings: Any) -> tuple[list[Any], Receipt]:
    """Deliver a part to an instance that gives these answers, then takes it; return what was asked."""
    flow: Any = CHANNEL.deliver(part, settings_of(CHANNEL, **settings))
    asked = [next(flow)]
    for answer in answers:
        asked.append(flow.throw(answer) if isinstance(answer, Exception) else flow.send(answer))
        if isinstance(asked[-1], Pause):
            asked.append(next(flow))
    with pytest.raises(StopIteration) as stopped:
        flow.send(answered(part))
    return asked, stopped.value.value


def calls(asked: Sequence[Any]) -> list[Any]:
    """Return requests as (method, path, what they say)."""
    return [
        (one.method, one.url.path.removeprefix("/api/"), json.loads(one.content) if one.content else None)
        for one in asked
        if isinstance(one, httpx.Request)
    ]


def said(status: int, **body: Any) -> httpx.Response:
    """Build an answer."""
    return httpx.Response(status, json=body)


def test_a_post_has_its_words_its_language_and_its_key() -> None:
    """The key is where the instance looks for repeats."""
    part = a_post()
    request = request_of(CHANNEL, part)
    assert str(request.url) == "https://mastodon.example/api/v1/statuses"
    assert request.headers["idempotency-key"] == part.key
    assert json.loads(request.content) == {"status": "Un", "visibility": "public", "language": "fr"}
    assert outcome_of(CHANNEL, answered(part), part) == Receipt(
        id="mastodon.example/109", url="https://mastodon.example/@press/109"
    )


def test_a_post_of_a_thread_answers_the_one_before() -> None:
    """By its number at this instance; one that a person settled has none, so the one before that is answered."""
    first, second = "mastodon.example/7", "mastodon.example/8"
    request = request_of(CHANNEL, a_post(number=2, thread=(first, second)))
    assert json.loads(request.content)["in_reply_to_id"] == "8"
    assert json.loads(request.content)["status"] == "Deux"
    request = request_of(CHANNEL, a_post(number=2, thread=(first, "")))
    assert json.loads(request.content)["in_reply_to_id"] == "7"


@pytest.mark.parametrize(("thread", "words"), [(("",), "settled by hand"), (("other.example/7",), "not at")])
def test_a_post_that_answers_nothing_known_is_refused(thread: tuple[str, ...], words: str) -> None:
    """A number of another instance is another post's."""
    with pytest.raises(Rejected, match=words) as caught:
        request_of(CHANNEL, a_post(number=2, thread=thread))
    assert caught.value.hint


def test_pictures_go_up_first_each_with_its_words() -> None:
    """And are waited for where the instance is not ready with them (202, then 206)."""
    picture = Picture(file=an_attachment(PNG, name="maire.png", type="image/png"), alt="Le maire, à la tribune")
    part = a_post(pictures=(picture,), files={picture.file.sha256: PNG})
    ready = (said(202, id="5"), said(206, id="5"), said(200, id="5"))
    asked, receipt = exchange(part, *ready)
    upload = asked[0]
    assert (upload.method, upload.url.path) == ("POST", "/api/v2/media")
    assert PNG in upload.content
    assert "Le maire, à la tribune".encode() in upload.content
    assert b'filename="maire.png"' in upload.content
    assert [type(one) for one in asked].count(Pause) == 2
    assert calls(asked[1:])[:2] == [("GET", "v1/media/5", None)] * 2
    assert calls(asked[1:])[-1][2]["media_ids"] == ["5"]
    assert receipt.id
    # Only the first post has them, and none that says what was wrong.
    assert json.loads(request_of(CHANNEL, part, settings_of(CHANNEL, pictures=False)).content) == {
        "status": "Un", "visibility": "public", "language": "fr",
    }  # fmt: skip


@pytest.mark.parametrize("answer", [Uncertain("reset"), said(500), said(200)])
def test_a_picture_that_nobody_answers_for_is_no_doubt_about_the_post(answer: httpx.Response | Exception) -> None:
    """Nothing is posted yet, so it is tried again from the beginning."""
    picture = Picture(file=an_attachment(PNG), alt="x")
    part = a_post(pictures=(picture,), files={picture.file.sha256: PNG})
    with pytest.raises(Unreachable):
        exchange(part, answer)


def test_a_picture_that_is_never_ready_is_waited_for_no_longer_than_a_part_is_held() -> None:
    """40 seconds, of the 120 that a claim lasts."""
    picture = Picture(file=an_attachment(PNG), alt="x")
    part = a_post(pictures=(picture,), files={picture.file.sha256: PNG})
    with pytest.raises(Unreachable, match="not ready"):
        exchange(part, said(202, id="5"), *[said(206, id="5")] * mastodon.POLLS)
    assert mastodon.POLLS * mastodon.BETWEEN <= 60


def test_a_correction_edits_what_is_there_and_answers_it() -> None:
    """Each post says what the release says now, with the pictures it has; what there is more of says the notice."""
    there = [f"mastodon.example/{number}" for number in (7, 8, 9)]
    held = said(200, media_attachments=[{"id": "5"}])
    asked, receipt = exchange(a_post("correction", earlier=there), *[held, said(200)] * 3)
    edits = [("Corrigé", "7"), ("Deux", "8"), ("Un", "9")]
    expected: list[Any] = []
    for text, number in edits:
        edit = {"status": text, "language": "fr", "media_ids": ["5"]}
        expected += [("GET", f"v1/statuses/{number}", None), ("PUT", f"v1/statuses/{number}", edit)]
    notice = {"status": "Un", "visibility": "public", "language": "fr", "in_reply_to_id": "7"}
    assert calls(asked) == [*expected, ("POST", "v1/statuses", notice)]
    assert receipt.note == ""


def test_a_correction_of_what_is_not_there_any_more_stands_alone() -> None:
    """Deleted by hand, or at another instance: the report says so."""
    asked, receipt = exchange(
        a_post("correction", earlier=("mastodon.example/7", "other.example/7")), said(404, error="Record not found")
    )
    assert [(method, path) for method, path, _ in calls(asked)] == [("GET", "v1/statuses/7"), ("POST", "v1/statuses")]
    assert "in_reply_to_id" not in calls(asked)[-1][2]
    assert "Record not found" in receipt.note
    assert mastodon.STAYS in receipt.note


def test_a_kill_deletes_from_the_end_and_says_so() -> None:
    """What is gone already is gone; a number of another instance is left alone."""
    there = ("mastodon.example/7", "mastodon.example/8", "other.example/7")
    asked, receipt = exchange(a_post("kill", earlier=there), said(404), said(200))
    assert [(method, path) for method, path, _ in calls(asked)] == [
        ("DELETE", "v1/statuses/8"), ("DELETE", "v1/statuses/7"), ("POST", "v1/statuses"),
    ]  # fmt: skip
    assert "at another instance" in receipt.note


def test_an_instance_that_does_not_answer_is_asked_once_and_the_notice_goes() -> None:
    """Each silence costs a timeout."""
    asked, receipt = exchange(a_post("kill", earlier=("mastodon.example/7", "mastodon.example/8")), Uncertain("reset"))
    assert [method for method, _, _ in calls(asked)] == ["DELETE", "POST"]
    assert "did not answer" in receipt.note


def refused(response: httpx.Response) -> Unsent:
    """Return what an answer that is no success becomes."""
    with pytest.raises(Unsent) as caught:
        outcome_of(CHANNEL, response)
    return caught.value


def test_a_rate_limit_says_when_it_ends() -> None:
    """In a header of its own, as a date (Mastodon's Api::RateLimitHeaders)."""
    moment = datetime(2024, 11, 6, 11, 0, tzinfo=UTC)
    for reset, wait in (("2024-11-06T11:05:00.000000Z", 300.0), ("2024-11-06T10:00:00Z", 0.0), ("soon", None)):
        response = httpx.Response(429, headers={"x-ratelimit-reset": reset}, extensions={"received": moment})
        error = refused(response)
        assert isinstance(error, Unreachable)
        assert error.retry_after == wait


def test_an_instance_that_takes_less_says_what_to_set() -> None:
    """Planning asks no instance, so it may know better."""
    error = refused(said(422, error="Validation failed: Text character limit of 500 exceeded"))
    assert "limits = { mastodon" in error.hint
    assert "limits" not in refused(said(422, error="Validation failed: Media is bad")).hint


@pytest.mark.parametrize("visibility", ["private", "direct", ""])
def test_what_fewer_can_read_is_no_release(visibility: str) -> None:
    """A setting that would keep it from the public is a mistake."""
    assert mastodon.check(settings_of(CHANNEL, visibility=visibility))
    assert not mastodon.check(settings_of(CHANNEL, visibility="unlisted"))


CONTENT = '<p>Un &amp; deux <a href="https://a.fr/x"><span class="invisible">https://</span><span>a.fr/x</span></a></p>'
LATER = "2024-11-06T11:00:30.000Z"


def looked_for(shown: Any, text: str = "Un & deux\n\nhttps://a.fr/x") -> Receipt | None:
    """Look for a post on an instance that shows this."""
    search: Any = mastodon.find(Sought(key="k", members=(), since=NOON, text=text), settings_of(CHANNEL))
    first = next(search)
    assert (first.method, first.url.path) == ("GET", "/api/v1/accounts/verify_credentials")
    second = search.send(said(200, id="7"))
    assert second.url.path == "/api/v1/accounts/7/statuses"
    try:
        search.send(httpx.Response(200, json=shown))
    except StopIteration as stopped:
        receipt: Receipt | None = stopped.value
        return receipt
    pytest.fail("it asks for more")


def test_a_post_in_doubt_is_found_by_its_words() -> None:
    """As the instance shows them; and by its time, since the same words may have gone out before."""
    status = {"id": "9", "url": "https://mastodon.example/@press/9", "content": CONTENT, "created_at": LATER}
    found = Receipt(id="mastodon.example/9", url="https://mastodon.example/@press/9")
    assert looked_for([{"id": "1", "content": "<p>x</p>", "created_at": LATER}, status]) == found
    assert looked_for([status | {"created_at": "2024-11-06T10:00:00.000Z"}]) is None
    assert looked_for([status, status | {"id": "8"}]) is None
    assert looked_for([status], "Un & trois") is None
    assert looked_for([status | {"content": "<p>…</p>"}], "") is None


@pytest.mark.parametrize(
    "shown", [[], [None], [7], [{"content": 7}], [{"id": 9, "content": CONTENT, "created_at": LATER}],
              [{"id": "9", "content": CONTENT, "created_at": "soon"}], [{"id": "9", "content": CONTENT}]],
)  # fmt: skip
def test_what_an_instance_shows_of_others_is_no_proof(shown: Any) -> None:
    """Nothing is found in it, and nothing breaks."""
    assert looked_for(shown) is None


def test_it_is_public() -> None:
    """So no test goes there, and nothing before its embargo."""
    assert CHANNEL.public
    assert CHANNEL.window == 3600
    assert part_for(CHANNEL).post
