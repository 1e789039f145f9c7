"""The linkedin channel: its requests, pictures and cards, what it does about earlier posts, and what its refusals say."""

import json
import re
from collections.abc import Sequence
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.channels import linkedin
from pressctl.errors import Rejected, Uncertain, Unreachable, Unsent
from pressctl.model import LinkCard, Notice, Part, Picture, Post, Receipt
from pressctl.render.facets import find_tags
from tests.channels.places import NOON, SIGNING, an_attachment, settings_of
from tests.support.builders import a_part, a_variant

CHANNEL = linkedin.CHANNEL
NAME, OLD = "urn:li:share:7141138937766391808", "urn:li:ugcPost:7141138937766391700"
JPEG = b"\xff\xd8\xff..."
CARD = LinkCard(url="https://presse.example.org/releases/budget/", title="Budget (2024)", description="Douze communes")
IMAGE = {"value": {"uploadUrl": "https://www.linkedin.com/dms-uploads/x?ca=1", "image": "urn:li:image:C4E10"}}


def answered(_part: Part) -> httpx.Response:
    """Return what LinkedIn says of a post that it took."""
    return httpx.Response(201, headers={"x-restli-id": NAME})


def a_shown(text: str) -> Post:
    """Build a post, its hashtags found."""
    return Post(network="linkedin", text=text, length=len(text), limit=3000, facets=find_tags(text))


def a_post(notice: Notice = "", *, earlier: Sequence[str] = (), **changes: Any) -> Part:
    """Build a part that is one post."""
    variant = a_variant(
        notice=notice,
        posts=(a_shown("Budget : (douze) #Communes"),),
        pictures=changes.pop("pictures", ()),
        card=changes.pop("card", None),
        amended=(a_shown("Treize #Communes"),) if notice == "correction" else (),
    )
    return a_part(variant=variant, earlier=tuple(Receipt(id=one) for one in earlier), **changes)


def a_picture(alt: str = "La maire") -> dict[str, Any]:
    """Return a picture and its bytes, as a part has them."""
    file = an_attachment(JPEG)
    return {"pictures": (Picture(file=file, alt=alt),), "files": {file.sha256: JPEG}}


def exchange(part: Part, *answers: httpx.Response, **settings: Any) -> tuple[list[httpx.Request], Receipt]:
    """Deliver a part to a LinkedIn that gives these answers, then takes it; return what was asked."""
    flow: Any = CHANNEL.deliver(part, settings_of(CHANNEL, **settings))
    asked = [next(flow)]
    asked += [flow.send(answer) for answer in answers]
    with pytest.raises(StopIteration) as stopped:
        flow.send(answered(part))
    return asked, stopped.value.value


def refusal(answer: httpx.Response, part: Part | None = None, **settings: Any) -> Unsent:
    """Return what an answer to the first request comes to."""
    flow: Any = CHANNEL.deliver(part or a_post(), settings_of(CHANNEL, **settings))
    next(flow)
    with pytest.raises(Unsent) as caught:
        flow.send(answer)
    return caught.value


def test_a_post_is_what_the_api_takes() -> None:
    """Version and protocol in headers; the author, and a text in which nothing that is reserved stands bare."""
    (asked,), receipt = exchange(a_post())
    assert (asked.method, str(asked.url)) == ("POST", "https://api.linkedin.com/rest/posts")
    assert asked.headers["linkedin-version"] == "202609"
    assert asked.headers["x-restli-protocol-version"] == "2.0.0"
    assert asked.headers["authorization"] == f"Bearer {SIGNING}"
    assert json.loads(asked.content) == {
        "author": "urn:li:organization:5515715",
        "commentary": r"Budget : \(douze\) {hashtag|\#|Communes}",
        "visibility": "PUBLIC",
        "distribution": {"feedDistribution": "MAIN_FEED", "targetEntities": [], "thirdPartyDistributionChannels": []},
        "lifecycleState": "PUBLISHED",
        "isReshareDisabledByAuthor": False,
    }
    assert (receipt.id, receipt.url) == (NAME, f"https://www.linkedin.com/feed/update/{NAME}/")


def test_a_card_has_the_picture_and_what_it_shows() -> None:
    """LinkedIn looks at no page itself: title, lead and thumbnail go along; the bytes go where it wants them."""
    part = a_post(card=CARD, **a_picture())
    (register, bring, send), _ = exchange(part, httpx.Response(200, json=IMAGE), httpx.Response(201))
    assert str(register.url).endswith("/rest/images?action=initializeUpload")
    assert json.loads(register.content) == {"initializeUploadRequest": {"owner": "urn:li:organization:5515715"}}
    assert (bring.method, str(bring.url), bring.content) == ("PUT", IMAGE["value"]["uploadUrl"], JPEG)
    assert json.loads(send.content)["content"] == {
        "article": {
            "source": CARD.url,
            "title": "Budget (2024)",
            "description": "Douze communes",
            "thumbnail": "urn:li:image:C4E10",
            "thumbnailAltText": "La maire",
        }
    }


def test_without_a_page_the_picture_is_the_post() -> None:
    """And a release whose pictures are left out is asked nothing about them."""
    asked, _ = exchange(a_post(**a_picture()), httpx.Response(200, json=IMAGE), httpx.Response(201))
    assert json.loads(asked[-1].content)["content"] == {"media": {"id": "urn:li:image:C4E10", "altText": "La maire"}}
    (only,), _ = exchange(a_post(card=CARD, **a_picture()), pictures=False)
    assert "thumbnail" not in json.loads(only.content)["content"]["article"]


@pytest.mark.parametrize(
    "address",
    ["https://evil.example/x", "http://www.linkedin.com/x", "https://linkedin.com.evil.example/", 7, "http://[x"],
)
def test_the_token_goes_nowhere_else(address: object) -> None:
    """A picture is brought to LinkedIn alone, whatever an answer says; nothing is posted yet, so it is tried again."""
    answer = httpx.Response(200, json={"value": {"uploadUrl": address, "image": "urn:li:image:C"}})
    assert type(refusal(answer, a_post(card=CARD, **a_picture()))) is Unreachable


def test_a_step_before_the_post_leaves_no_doubt() -> None:
    """Nobody answered about the picture: nothing is posted."""
    assert type(refusal(httpx.Response(500), a_post(**a_picture()))) is Unreachable


def test_a_correction_edits_what_is_there() -> None:
    """The text is set to what is right now, then a post says what was wrong."""
    (edit, send), receipt = exchange(a_post("correction", earlier=[OLD]), httpx.Response(204))
    assert (edit.method, edit.headers["x-restli-method"]) == ("POST", "PARTIAL_UPDATE")
    assert edit.url.raw_path.decode().endswith("/rest/posts/urn%3Ali%3AugcPost%3A7141138937766391700")
    assert json.loads(edit.content) == {"patch": {"$set": {"commentary": r"Treize {hashtag|\#|Communes}"}}}
    assert send.url.path == "/rest/posts"
    assert receipt.note == ""


@pytest.mark.parametrize(("status", "stays"), [(204, False), (404, False), (403, True)])
def test_a_withdrawal_deletes_what_is_there(status: int, stays: bool) -> None:  # noqa: FBT001  (a case)
    """One that is gone already is done; one that may not be deleted is told."""
    (delete, _), receipt = exchange(a_post("kill", earlier=[OLD]), httpx.Response(status))
    assert (delete.method, delete.content) == ("DELETE", b"")
    assert ("an administrator" in receipt.note) == stays


def test_what_has_no_name_is_told() -> None:
    """A receipt that a person settled has no name to edit by."""
    (send,), receipt = exchange(a_post("correction", earlier=["", "by hand"]))
    assert send.url.path == "/rest/posts"
    assert "not known" in receipt.note


@pytest.mark.parametrize(
    ("status", "author", "words"),
    [
        (401, "urn:li:organization:1", "60 days"),
        (401, "urn:li:organization:1", "the secret this target refers to"),
        (403, "urn:li:organization:1", "w_organization_social"),
        (403, "urn:li:person:a-B_1", "w_member_social"),
        (426, "urn:li:organization:1", "202609"),
    ],
)
def test_a_refusal_says_what_to_do(status: int, author: str, words: str) -> None:
    """A token that has ended, a right that is missing, a version that is no longer taken; check --online says the same."""
    error = refusal(httpx.Response(status), author=author)
    assert type(error) is Rejected
    assert words in error.hint
    assert CHANNEL.probe
    question = CHANNEL.probe(settings_of(CHANNEL, author=author), NOON)
    next(question)
    with pytest.raises(Rejected) as caught:
        question.send(httpx.Response(status))
    assert caught.value.hint == error.hint


def test_a_text_that_is_there_already_is_a_persons_to_settle() -> None:
    """LinkedIn names the post; it may be ours from an attempt that was lost, or one that is gone."""
    said = {
        "message": f"Content is a duplicate of {OLD}",
        "errorDetails": {"inputErrors": [{"code": "DUPLICATE_POST"}]},
    }
    error = refusal(httpx.Response(422, json=said))
    assert type(error) is Uncertain
    assert f"https://www.linkedin.com/feed/update/{OLD}/" in error.hint
    assert type(refusal(httpx.Response(422, json={"message": "x"}))) is Rejected


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("author", "5515715"),
        ("author", "urn:li:group:1"),
        ("version", "2026"),
        ("version", "202613"),
        ("base_url", "x"),
    ],
)
def test_settings_are_looked_at(setting: str, value: str) -> None:
    """What would be refused, or go elsewhere, is said before."""
    assert CHANNEL.check
    assert [complaint for complaint in CHANNEL.check(settings_of(CHANNEL, **{setting: value})) if setting in complaint]


@pytest.mark.parametrize(
    ("text", "wire"),
    [
        ("Élus, maires : «\u00a0oui\u00a0»", "Élus, maires : «\u00a0oui\u00a0»"),
        (r"\ | { } @ [ ] ( ) < > # * _ ~", r"\\ \| \{ \} \@ \[ \] \( \) \< \> \# \* \_ \~"),
        ("#Sécurité #2024 C#", r"{hashtag|\#|Sécurité} \#2024 C\#"),
        ("(https://exemple.fr/a_b(c)#d)", r"\(https://exemple.fr/a\_b\(c\)\#d\)"),
        ("#हिन्दी (#narco_trafic)", r"{hashtag|\#|हिन्दी} \({hashtag|\#|narco\_trafic}\)"),
        ("＃東京、a#b ##c", r"{hashtag|＃|東京}、a\#b \#\#c"),
        ("", ""),
    ],
)
def test_little_text(text: str, wire: str) -> None:
    """Reserved characters are escaped, in addresses and hashtags too; hashtags take LinkedIn's form."""
    assert linkedin.little_text(a_shown(text)) == wire


def read_back(wire: str) -> str:
    """Read little text by its grammar, which has one way only for each character it reserves."""
    text = r"(?:[^\\|{}@\[\]()<>#*_~]|\\[\\|{}@\[\]()<>#*_~])"
    plain, at = [], 0
    element = re.compile(rf"(?P<text>{text}+)|\{{hashtag\|(?P<sign>\\#|＃)\|(?P<name>{text}+)\}}", re.DOTALL)
    while at < len(wire):
        met = element.match(wire, at)
        assert met, f"LinkedIn would stop at {wire[at : at + 20]!r}"
        plain.append(met["text"] or f"{met['sign']}{met['name']}")
        at = met.end()
    return re.sub(r"\\(.)", r"\1", "".join(plain), flags=re.DOTALL)


MARKED = st.lists(
    st.sampled_from([
        *linkedin.RESERVED, "#Élus", "#a_b", "#हिन्दी", "https://exemple.fr/a_(b)#c?d=*", "@presse", " ", "\n", "é", "＃東京",
    ])
    | st.text(max_size=5)
).map("".join)  # fmt: skip


@given(MARKED)
def test_nothing_is_lost_and_nothing_left_to_chance(text: str) -> None:
    """Read back by LinkedIn's grammar, the wire form gives the text again, to its end."""
    assert read_back(linkedin.little_text(a_shown(text))) == text


@pytest.mark.parametrize("reserved", linkedin.RESERVED)
def test_each_reserved_character_is_escaped(reserved: str) -> None:
    """Alone, doubled and within a word."""
    for text in (reserved, reserved * 2, f"a{reserved}b", f"https://exemple.fr/{reserved}x"):
        assert linkedin.little_text(a_shown(text)) == text.replace(reserved, f"\\{reserved}")
