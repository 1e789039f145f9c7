"""The resend channel: a batch that may be repeated, answered person by person."""

import json
from datetime import timedelta
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pressctl.channels import resend
from pressctl.errors import Rejected, Uncertain, Unreachable
from pressctl.merging import mark
from pressctl.model import Part, Recipient, Secret
from tests.channels.places import a_mail, outcome_of, people, request_of, settings_of
from tests.support.builders import a_part, a_recipient, a_variant

CHANNEL = resend.CHANNEL


def a_mailing(members: tuple[Recipient, ...] | None = None, **mail: Any) -> Part:
    """Build a part with one mail."""
    return a_part(members=people(3) if members is None else members, variant=a_variant(mail=a_mail(**mail)))


def answer(body: Any, status: int = 200, **headers: str) -> httpx.Response:
    """Build an answer in JSON."""
    return httpx.Response(status, content=json.dumps(body).encode(), headers=headers)


def answered(part: Part) -> httpx.Response:
    """Build what Resend answers when it takes a part."""
    return answer({"data": [{"id": f"id-{number}"} for number, _ in enumerate(part.members)]})


def test_the_request() -> None:
    """The documented call: a bare array, the key, who asks."""
    part = a_mailing()
    request = request_of(CHANNEL, part, settings_of(CHANNEL, api_key=Secret("re_12345678")))
    assert (request.method, str(request.url)) == ("POST", "https://api.resend.com/emails/batch")
    assert request.headers["authorization"] == "Bearer re_12345678"
    assert request.headers["idempotency-key"] == part.key
    messages = json.loads(request.content)
    assert messages[0] == {
        "from": "Presse <presse@example.org>",
        "to": ["p0@journal.example"],
        "subject": "Les maires",
        "text": "Bonjour N0,\n\nTexte.\n",
        "html": "<html lang='fr'><body><p>Bonjour N0,</p><p>Texte.</p></body></html>",
        "tags": [{"name": "pressctl-key", "value": part.key}],
        "reply_to": "presse@example.org",
    }


def test_a_hundred_people_each_get_one_mail_of_their_own() -> None:
    """One address per message, in the list's order, each with their own words."""
    members = people(100)
    messages = json.loads(request_of(CHANNEL, a_mailing(members)).content)
    assert [message["to"] for message in messages] == [[member.email] for member in members]
    assert all(message["text"].startswith(f"Bonjour N{number},") for number, message in enumerate(messages))


def test_nothing_is_a_template_to_resend() -> None:
    """Braces and percent signs of a release, or of a list, arrive as they are."""
    text = "{{{contact.first_name}}} {{x}} %recipient.name% " + mark("outlet")
    member = a_recipient(fields={"outlet": "<b>{{y}}</b>"})
    (message,) = json.loads(request_of(CHANNEL, a_mailing((member,), text=text, html=text)).content)
    assert message["text"] == "{{{contact.first_name}}} {{x}} %recipient.name% <b>{{y}}</b>"
    assert message["html"] == "{{{contact.first_name}}} {{x}} %recipient.name% &lt;b&gt;{{y}}&lt;/b&gt;"


def test_a_retry_is_the_same_request() -> None:
    """The key with other bytes would be refused, so nothing of the attempt is in them."""
    part = a_mailing(unsubscribe=f"https://example.org/u?m={mark('email')}")
    first, second = (
        request_of(CHANNEL, replace(part, attempted=part.attempted + timedelta(hours=hours), first_claimed=claimed))
        for hours, claimed in ((0, part.first_claimed), (5, part.first_claimed + timedelta(hours=1)))
    )
    assert (first.content, first.headers) == (second.content, second.headers)


@pytest.mark.parametrize(
    ("unsubscribe", "headers"),
    [
        ("", None),
        ("http://example.org/u", None),
        (
            "mailto:stop@example.org?subject=\ufdd0email\ufdd1",
            {"List-Unsubscribe": "<mailto:stop@example.org?subject=p0%40journal.example>"},
        ),
        (
            "https://example.org/u?m=\ufdd0email\ufdd1",
            {
                "List-Unsubscribe": "<https://example.org/u?m=p0%40journal.example>, "
                "<mailto:presse@example.org?subject=unsubscribe>",
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            },
        ),
    ],
)
def test_each_person_can_unsubscribe(unsubscribe: str, headers: dict[str, str] | None) -> None:
    """RFC 8058 for https, RFC 2369 for mailto."""
    (message,) = json.loads(request_of(CHANNEL, a_mailing(people(1), unsubscribe=unsubscribe)).content)
    assert message.get("headers") == headers


def test_a_list_has_a_name_to_sort_by() -> None:
    """RFC 2919; a mail that was frozen before there was one has no such header."""
    (message,) = json.loads(request_of(CHANNEL, a_mailing(people(1), list_id="<a.example.org>")).content)
    assert message["headers"] == {"List-Id": "<a.example.org>"}


def test_a_mailing_without_reply_to_sends_no_empty_one() -> None:
    """Resend would refuse it."""
    assert "reply_to" not in json.loads(request_of(CHANNEL, a_mailing(reply_to="")).content)[0]


def test_a_refused_address_is_counted_and_the_rest_is_sent() -> None:
    """A permissive batch accounts for everybody: by id, or by index."""
    body = {"data": [{"id": "a"}, {"id": "c"}], "errors": [{"index": 1, "message": "Invalid `to`"}]}
    receipt = outcome_of(CHANNEL, answer(body), a_mailing())
    assert receipt.id == "a"
    assert receipt.rejected == ("p1@journal.example",)
    assert request_of(CHANNEL, a_mailing()).headers["x-batch-validation"] == "permissive"


def test_a_batch_refused_to_the_last_address_is_refused() -> None:
    """A success that sent nothing is none."""
    body = {"data": [], "errors": [{"index": index, "message": "Invalid"} for index in range(3)]}
    with pytest.raises(Rejected, match="every address"):
        outcome_of(CHANNEL, answer(body), a_mailing())


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"data": []},
        {"data": [{"id": "a"}]},
        {"data": [{"id": "a"}, {"id": "b"}, {"id": "c"}, {"id": "d"}]},
        {"data": [{"id": "a"}, {"id": "b"}, {}]},
        {"data": [{"id": "a"}, {"id": "b"}], "errors": [{"index": 3, "message": "x"}]},
        {"data": [{"id": "a"}, {"id": "b"}], "errors": [{"index": True, "message": "x"}]},
        {"data": [{"id": "a"}], "errors": [{"index": 1, "message": "x"}, {"index": 1, "message": "y"}]},
    ],
)
def test_an_answer_that_does_not_account_for_everybody_proves_nothing(body: Any) -> None:
    """Three people were sent to; the answer must know of three."""
    with pytest.raises(Uncertain, match="of 3 people"):
        outcome_of(CHANNEL, answer(body), a_mailing())


@pytest.mark.parametrize(
    ("name", "kind"), [("invalid_idempotent_request", "other text"), ("concurrent_idempotent_requests", "worked on")]
)
def test_a_key_in_use_is_never_taken_for_unsent(name: str, kind: str) -> None:
    """An earlier call with this key may have been taken."""
    with pytest.raises(Uncertain) as caught:
        outcome_of(CHANNEL, answer({"statusCode": 409, "name": name, "message": "…"}, 409))
    assert name in caught.value.message
    assert kind in caught.value.hint


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "2", "ratelimit-reset": "9"}, 2.0),
        ({"ratelimit-reset": "9"}, 9.0),
        ({"ratelimit-reset": "soon"}, None),
        ({}, None),
    ],
)
def test_too_many_calls_a_second_are_waited_for(headers: dict[str, str], seconds: float | None) -> None:
    """As long as either header says."""
    with pytest.raises(Unreachable) as caught:
        outcome_of(CHANNEL, answer({"name": "rate_limit_exceeded", "message": "Too many requests"}, 429, **headers))
    assert caught.value.retry_after == seconds


@pytest.mark.parametrize("name", ["daily_quota_exceeded", "monthly_quota_exceeded"])
def test_a_used_up_quota_is_not_waited_for(name: str) -> None:
    """No wait within a run helps; a person does."""
    with pytest.raises(Rejected) as caught:
        outcome_of(CHANNEL, answer({"name": name, "message": "You have reached your quota"}, 429))
    assert "quota" in caught.value.hint


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"base_url": "ftp://api.resend.com"}, "base_url"),
        ({"base_url": "https://api.resend.com#x"}, '"#"'),
        ({"api_key": Secret("re_\r\nX: y")}, "api_key"),
    ],
)
def test_bad_settings_are_complained_about(changes: dict[str, Any], complaint: str) -> None:
    """Before a run, and at the latest before a request is built."""
    bad = settings_of(CHANNEL, **changes)
    (found,) = resend.check(bad)
    assert complaint in found
    with pytest.raises(Rejected):
        request_of(CHANNEL, a_mailing(), bad)


def test_an_unrendered_mail_is_never_sent() -> None:
    """A part without a mail has nothing to send."""
    with pytest.raises(Rejected, match="nothing was rendered"):
        request_of(CHANNEL, a_part(members=people(1), variant=a_variant(mail=None)))


def test_what_it_declares() -> None:
    """Repeats are dropped for a day, and at most a hundred people fit into one call."""
    assert (CHANNEL.batch, CHANNEL.drops_repeats(settings_of(CHANNEL)), CHANNEL.window) == (100, True, 86_400.0)


@given(st.text(st.characters(), max_size=40))
def test_a_call_has_the_bytes_that_it_had_before(text: str) -> None:
    """A key must never come with others: as the standard library writes JSON, a lone surrogate too."""
    content = request_of(CHANNEL, a_mailing(people(1), text=text)).content
    message = json.loads(content)
    assert content == json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode()
    assert message[0]["text"] == text.encode("utf-8", "replace").decode()
