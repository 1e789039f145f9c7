"""The brevo channel: a version for each person, a key that Brevo knows for half an hour, no field of its own in our text."""

import json
from typing import Any

import httpx
import pytest

from pressctl.channels import brevo
from pressctl.errors import Rejected, Uncertain, Unreachable
from pressctl.merging import mark
from pressctl.model import Part, Recipient, Secret
from tests.channels.places import a_mail, outcome_of, people, request_of, settings_of
from tests.support.builders import a_part, a_recipient, a_variant

CHANNEL = brevo.CHANNEL


def a_mailing(members: tuple[Recipient, ...] | None = None, **mail: Any) -> Part:
    """Build a part with one mail."""
    return a_part(members=people(2) if members is None else members, variant=a_variant(mail=a_mail(**mail)))


def answered(part: Part) -> httpx.Response:
    """Build what Brevo answers when it takes a part."""
    return httpx.Response(
        201, json={"messageIds": [f"<{number}@smtp-relay.example>" for number, _ in enumerate(part.members)]}
    )


def call_of(part: Part) -> dict[str, Any]:
    """Return what is sent for a part."""
    call: dict[str, Any] = json.loads(request_of(CHANNEL, part).content)
    return call


def test_the_request() -> None:
    """The documented call: what holds for all, then each person's own words and headers."""
    part = a_mailing(unsubscribe=f"https://example.org/u?m={mark('email')}")
    request = request_of(CHANNEL, part, settings_of(CHANNEL, api_key=Secret("xkeysib-12345678")))
    assert (request.method, str(request.url)) == ("POST", "https://api.brevo.com/v3/smtp/email")
    assert request.headers["api-key"] == "xkeysib-12345678"
    call = json.loads(request.content)
    assert call["sender"] == {"name": "Presse", "email": "presse@example.org"}
    assert call["replyTo"] == {"email": "presse@example.org"}
    assert call["headers"] == {"idempotencyKey": part.key}
    assert call["tags"] == [part.key, "pressctl"]
    assert call["messageVersions"][1] == {
        "to": [{"email": "p1@journal.example"}],
        "subject": "Les maires",
        "htmlContent": "<html lang='fr'><body><p>Bonjour N1,</p><p>Texte.</p></body></html>",
        "textContent": "Bonjour N1,\n\nTexte.\n",
        "headers": {
            "List-Unsubscribe": "<https://example.org/u?m=p1%40journal.example>, <mailto:presse@example.org?subject=unsubscribe>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    }


def rendered(text: str) -> str:
    """Return what Brevo makes of a text: fields of `params` are put in, once; anything else that opens is an error."""
    assert "{{" not in text.replace("{{params.brace}}", "")
    return text.replace("{{params.brace}}", "{")


@pytest.mark.parametrize(
    "words", ["{{ contact.NAME }}", "{{{x}}}", "{% if %}", "{# note #}", "{{params.brace}}", "{ a }", "}}"]
)
def test_no_text_is_a_template(words: str) -> None:
    """Of a release or of a list: it arrives as written."""
    member = a_recipient(fields={"outlet": words})
    call = call_of(
        a_mailing((member,), subject=words, text=words + mark("outlet"), html=f"<p>{words}{mark('outlet')}</p>")
    )
    for held in (call, *call["messageVersions"]):
        assert "{{" not in held["htmlContent"]
        assert "{%" not in held["htmlContent"]
        assert "{#" not in held["htmlContent"]
    (version,) = call["messageVersions"]
    assert rendered(version["subject"]) == words
    assert rendered(version["textContent"]) == words + words
    assert version["htmlContent"].replace("&#123;", "{") == f"<p>{words}{words}</p>"


@pytest.mark.parametrize("code", ["duplicate_parameter", "duplicate_request"])
def test_a_key_that_brevo_knows_is_not_a_refusal(code: str) -> None:
    """An earlier call with it was most likely sent: a person looks, nobody sends it anew."""
    with pytest.raises(Uncertain, match=code) as caught:
        outcome_of(CHANNEL, httpx.Response(400, json={"code": code, "message": "idempotencyKey"}))
    assert "resolve" in caught.value.hint


def test_credits_that_are_used_up() -> None:
    """No wait helps within a run."""
    with pytest.raises(Rejected) as caught:
        outcome_of(CHANNEL, httpx.Response(402, json={"code": "not_enough_credits"}))
    assert "credits" in caught.value.hint


def test_a_limit_says_how_long() -> None:
    """In a header of Brevo's own, as seconds that are left."""
    with pytest.raises(Unreachable) as caught:
        outcome_of(CHANNEL, httpx.Response(429, headers={"x-sib-ratelimit-reset": "37"}))
    assert caught.value.retry_after == 37.0


def test_one_person_is_answered_with_one_id() -> None:
    """Under another name."""
    assert outcome_of(CHANNEL, httpx.Response(201, json={"messageId": "<1@x.example>"})).id == "<1@x.example>"
