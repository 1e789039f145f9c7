"""The bluesky channel: signing in, records, what a repeat finds, threads, and what it does about earlier posts."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from pressctl.channels import bluesky
from pressctl.errors import Rejected, Uncertain, Unreachable
from pressctl.model import Facet, LinkCard, Notice, Part, Picture, Post, Receipt, Secret
from tests.channels.places import SIGNING, an_attachment, begun, request_of, settings_of
from tests.support.builders import a_part, a_variant

CHANNEL = bluesky.CHANNEL
DID = "did:plc:ewvi7nxzyoun6zhxrhs64oiz"
HERE = f"at://{DID}/app.bsky.feed.post/"
PNG = b"\x89PNG..."
CARD = LinkCard(url="https://presse.example.org/r/", title="Les maires", description="Le sénateur")
SESSION = httpx.Response(200, json={"did": DID, "accessJwt": "jwt", "handle": "press.example.org"})
signed_in = (SESSION,)


def answered(part: Part) -> httpx.Response:
    """Return what a server says of a record that it wrote."""
    return httpx.Response(200, json={"uri": HERE + bluesky.tid(part.key, part.first_claimed), "cid": "bafy"})


def a_post(notice: Notice = "", *, earlier: Sequence[str] = (), thread: Sequence[str] = (), **changes: Any) -> Part:
    """Build a part of a thread of two."""
    texts = ("Un https://a.fr #b", "Deux")
    facets = (Facet(start=3, end=15, kind="link", value="https://a.fr"), Facet(start=16, end=18, kind="tag", value="b"))
    shown = tuple(
        Post(network="bluesky", text=text, length=9, limit=300, number=n, total=2, facets=() if n > 1 else facets)
        for n, text in enumerate(texts, 1)
    )
    variant = a_variant(
        notice=notice, posts=shown, pictures=changes.pop("pictures", ()), card=changes.pop("card", None)
    )
    receipts = {
        "earlier": tuple(Receipt(id=one) for one in earlier),
        "thread": tuple(Receipt(id=one) for one in thread),
    }
    return a_part(variant=variant, **receipts, **changes)


def exchange(part: Part, *answers: httpx.Response | Exception, **settings: Any) -> tuple[list[Any], Receipt]:
    """Deliver a part to a server that gives these answers once it has signed in, then writes it; return what was asked."""
    flow, wanted = begun(CHANNEL, part, settings_of(CHANNEL, **settings))
    asked = [wanted]
    asked += [flow.throw(one) if isinstance(one, Exception) else flow.send(one) for one in answers]
    with pytest.raises(StopIteration) as stopped:
        flow.send(answered(part))
    return asked, stopped.value.value


def said(status: int, **body: Any) -> httpx.Response:
    """Build an answer."""
    return httpx.Response(status, json=body)


def names(asked: Sequence[httpx.Request]) -> list[str]:
    """Return which methods were asked for."""
    return [one.url.path.rpartition(".")[2] for one in asked]


def record_of(request: httpx.Request) -> dict[str, Any]:
    """Return the record that a request wants written."""
    record: dict[str, Any] = json.loads(request.content)["record"]
    return record


def test_it_signs_in_and_writes_one_record() -> None:
    """Under a name that is the part's for ever; its time is when it was first tried."""
    part = a_post()
    first = next(CHANNEL.deliver(part, settings_of(CHANNEL)))
    assert isinstance(first, httpx.Request)
    assert str(first.url) == "https://bsky.social/xrpc/com.atproto.server.createSession"
    assert json.loads(first.content) == {"identifier": "press.example.org", "password": SIGNING}
    request = request_of(CHANNEL, part)
    assert request.headers["authorization"] == "Bearer jwt"
    key = bluesky.tid(part.key, part.first_claimed)
    record = {
        "$type": "app.bsky.feed.post",
        "text": "Un https://a.fr #b",
        "facets": [
            {
                "index": {"byteStart": 3, "byteEnd": 15},
                "features": [{"$type": "app.bsky.richtext.facet#link", "uri": "https://a.fr"}],
            },
            {
                "index": {"byteStart": 16, "byteEnd": 18},
                "features": [{"$type": "app.bsky.richtext.facet#tag", "tag": "b"}],
            },
        ],
        "langs": ["fr"],
        "createdAt": part.first_claimed.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
    }
    assert json.loads(request.content) == {
        "repo": DID, "collection": "app.bsky.feed.post", "rkey": key, "record": record, "swapRecord": None,
    }  # fmt: skip
    _, receipt = exchange(part)
    assert receipt == Receipt(id=HERE + key, url=f"https://bsky.app/profile/press.example.org/post/{key}")


def test_a_record_that_is_there_already_was_taken() -> None:
    """Whatever differs in it, such as a card that another version made: the same name is never written twice."""
    part = a_post()
    flow, _ = begun(CHANNEL, part)
    with pytest.raises(StopIteration) as stopped:
        flow.send(said(400, error="InvalidSwap", message="Record was at bafy"))
    assert stopped.value.value.id == HERE + bluesky.tid(part.key, part.first_claimed)


def test_a_tid_is_a_time_and_the_key() -> None:
    """Thirteen letters that sort as times do (atproto.com/specs/tid)."""
    moment = datetime(2025, 11, 24, 16, 0, tzinfo=UTC)
    first, second = bluesky.tid("a", moment), bluesky.tid("b", moment)
    assert first == bluesky.tid("a", moment + timedelta(microseconds=400))
    assert first != second
    assert max(first, second) < bluesky.tid("a", moment + timedelta(seconds=1))
    assert len(first) == 13
    number = 0
    for letter in first:
        number = number << 5 | bluesky.ALPHABET.index(letter)
    assert (number >> 10) // 1_000_000 == int(moment.timestamp())
    assert first[0] in "234567abcdefghij"


@pytest.mark.parametrize("answer", [Uncertain("reset"), said(500), said(200), said(200, did="x", accessJwt="y")])
def test_a_session_that_nobody_answers_for_is_no_doubt_about_the_post(answer: httpx.Response | Exception) -> None:
    """Nothing is posted yet."""
    flow: Any = CHANNEL.deliver(a_post(), settings_of(CHANNEL))
    next(flow)
    with pytest.raises(Unreachable):
        _ = flow.throw(answer) if isinstance(answer, Exception) else flow.send(answer)


def test_a_refused_password_is_the_credentials_fault() -> None:
    """And not tried for the next post."""
    flow: Any = CHANNEL.deliver(a_post(), settings_of(CHANNEL))
    next(flow)
    with pytest.raises(Rejected) as caught:
        flow.send(said(401, error="AuthenticationRequired"))
    assert caught.value.status_code == 401


@pytest.mark.parametrize(
    ("value", "root"),
    [
        ({"text": "Un"}, {"uri": f"{HERE}3l3qo2vutsw2b", "cid": "c1"}),
        (
            {"reply": {"root": {"uri": f"{HERE}3l3qo2vutsw22", "cid": "c0"}}},
            {"uri": f"{HERE}3l3qo2vutsw22", "cid": "c0"},
        ),
    ],
)
def test_a_post_of_a_thread_answers_the_one_before(value: dict[str, Any], root: dict[str, str]) -> None:
    """As that one is now, in the thread that it is in itself."""
    before = f"{HERE}3l3qo2vutsw2b"
    asked, _ = exchange(a_post(number=2, thread=(before,)), said(200, uri=before, cid="c1", value=value))
    assert names(asked) == ["getRecord", "putRecord"]
    assert dict(asked[0].url.params) == {"repo": DID, "collection": "app.bsky.feed.post", "rkey": "3l3qo2vutsw2b"}
    assert record_of(asked[1])["reply"] == {"root": root, "parent": {"uri": before, "cid": "c1"}}
    assert record_of(asked[1])["text"] == "Deux"


def test_a_post_whose_thread_is_gone_is_refused() -> None:
    """It would say the second half of something to nobody."""
    with pytest.raises(Rejected):
        exchange(a_post(number=2, thread=(f"{HERE}3l3qo2vutsw2b",)), said(400, error="RecordNotFound"))
    with pytest.raises(Rejected, match="another account"):
        exchange(a_post(number=2, thread=("at://did:plc:other/app.bsky.feed.post/3l3qo2vutsw2b",)))


def test_a_correction_answers_the_first_post() -> None:
    """Or stands alone, where that was deleted by hand."""
    there = f"{HERE}3l3qo2vutsw2b"
    part = a_post("correction", earlier=(there, f"{HERE}3l3qo2vutsw2c"))
    asked, receipt = exchange(part, said(200, uri=there, cid="c1", value={}))
    assert record_of(asked[1])["reply"]["parent"] == {"uri": there, "cid": "c1"}
    assert receipt.note == ""
    asked, _ = exchange(part, said(400, error="RecordNotFound"))
    assert "reply" not in record_of(asked[1])


def test_a_kill_deletes_from_the_end_and_says_so() -> None:
    """To delete what is gone is no error there; another account's post is left alone."""
    there = (f"{HERE}3l3qo2vutsw2b", f"{HERE}3l3qo2vutsw2c", "at://did:plc:other/app.bsky.feed.post/3l3qo2vutsw2b")
    asked, receipt = exchange(a_post("kill", earlier=there), said(200), said(200))
    assert names(asked) == ["deleteRecord", "deleteRecord", "putRecord"]
    assert [json.loads(one.content)["rkey"] for one in asked[:2]] == ["3l3qo2vutsw2c", "3l3qo2vutsw2b"]
    assert "reply" not in record_of(asked[2])
    assert "from another account" in receipt.note


def test_the_first_post_has_a_card_with_a_picture() -> None:
    """The picture is uploaded before, and a large one is left out."""
    picture = Picture(file=an_attachment(PNG, type="image/png"), alt="Le maire", width=4, height=3)
    large = Picture(file=an_attachment(b"x" * 1_000_001), alt="Trop")
    files = {picture.file.sha256: PNG, large.file.sha256: b"x" * 1_000_001}
    part = a_post(pictures=(large, picture), files=files, card=CARD)
    blob = {"$type": "blob", "ref": {"$link": "bafk"}, "mimeType": "image/png", "size": 7}
    asked, _ = exchange(part, said(200, blob=blob))
    assert names(asked) == ["uploadBlob", "putRecord"]
    assert (asked[0].content, asked[0].headers["content-type"]) == (PNG, "image/png")
    assert record_of(asked[1])["embed"] == {
        "$type": "app.bsky.embed.external",
        "external": {
            "uri": "https://presse.example.org/r/",
            "title": "Les maires",
            "description": "Le sénateur",
            "thumb": blob,
        },
    }
    asked, _ = exchange(part, said(200, blob=blob), pictures=True)
    image = {"image": blob, "alt": "Le maire", "aspectRatio": {"width": 4, "height": 3}}
    assert record_of(asked[1])["embed"] == {"$type": "app.bsky.embed.images", "images": [image]}
    asked, _ = exchange(a_post(card=CARD))
    assert "thumb" not in record_of(asked[0])["embed"]["external"]


def test_a_rate_limit_says_when_it_ends() -> None:
    """In a header of its own, in seconds since 1970."""
    moment = datetime(2024, 11, 6, 11, 0, tzinfo=UTC)
    reset = str(int(moment.timestamp()) + 120)
    flow, _ = begun(CHANNEL, a_post())
    with pytest.raises(Unreachable) as caught:
        flow.send(httpx.Response(429, headers={"ratelimit-reset": reset}, extensions={"received": moment}))
    assert caught.value.retry_after == 120


@pytest.mark.parametrize("handle", ["@press.example.org", "press", "did:plc:", "a b.c", ""])
def test_a_handle_is_a_handle(handle: str) -> None:
    """Said when config.toml is read."""
    assert bluesky.check(settings_of(CHANNEL, handle=handle))
    assert not bluesky.check(settings_of(CHANNEL, handle=DID))
    assert bluesky.check(settings_of(CHANNEL, password=Secret("with space")))
