"""The mailjet channel: an answer that tells of each message, under a status that may say no though some were sent."""

import json
from typing import Any

import httpx
import pytest

from pressctl.channels import mailjet
from pressctl.errors import Rejected, Uncertain, Unreachable
from pressctl.model import Part, Receipt, Secret
from tests.channels.places import a_mail, outcome_of, people, request_of, settings_of
from tests.support.builders import a_part, a_variant

CHANNEL = mailjet.CHANNEL


def a_mailing(count: int = 2, **mail: Any) -> Part:
    """Build a part with one mail."""
    return a_part(members=people(count), variant=a_variant(mail=a_mail(**mail)))


def taken(number: int) -> dict[str, Any]:
    """Build what is said of a message that was taken."""
    to = {
        "Email": f"p{number}@journal.example",
        "MessageUUID": f"u-{number}",
        "MessageID": 1152921513447622000 + number,
    }
    return {"Status": "success", "CustomID": "key", "To": [to], "Cc": [], "Bcc": []}


def refused(status: int = 400) -> dict[str, Any]:
    """Build what is said of a message that was not."""
    fault = {
        "ErrorIdentifier": "4e5f",
        "ErrorCode": "mj-0013",
        "StatusCode": status,
        "ErrorMessage": '"p1@x" is an invalid email address.',
    }
    return {"Status": "error", "Errors": [fault]}


def answered(part: Part) -> httpx.Response:
    """Build what Mailjet answers when it takes a part."""
    return httpx.Response(200, json={"Messages": [taken(number) for number, _ in enumerate(part.members)]})


def test_the_request() -> None:
    """The documented call: both keys, nothing tracked, no template, no header that Mailjet refuses."""
    part = a_mailing(list_id="Presse <presse.example.org>", unsubscribe="https://example.org/u")
    request = request_of(CHANNEL, part, settings_of(CHANNEL, api_key=Secret("key-1234"), secret=Secret("geheim-12")))
    assert (request.method, str(request.url)) == ("POST", "https://api.mailjet.com/v3.1/send")
    assert httpx.BasicAuth("key-1234", "geheim-12")._auth_header == request.headers["authorization"]
    assert json.loads(request.content)["Messages"][0] == {
        "From": {"Email": "presse@example.org", "Name": "Presse"},
        "To": [{"Email": "p0@journal.example"}],
        "Subject": "Les maires",
        "TextPart": "Bonjour N0,\n\nTexte.\n",
        "HTMLPart": "<html lang='fr'><body><p>Bonjour N0,</p><p>Texte.</p></body></html>",
        "CustomID": part.key,
        "TrackOpens": "disabled",
        "TrackClicks": "disabled",
        "ReplyTo": {"Email": "presse@example.org"},
        "Headers": {
            "List-Unsubscribe": "<https://example.org/u>, <mailto:presse@example.org?subject=unsubscribe>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    }


@pytest.mark.parametrize("status", [200, 400, 403, 422])
def test_some_are_sent_though_the_status_says_no(status: int) -> None:
    """Each message has its own word, in order."""
    receipt = outcome_of(CHANNEL, httpx.Response(status, json={"Messages": [taken(0), refused()]}), a_mailing())
    assert receipt == Receipt(id="u-0", rejected=("p1@journal.example",))


def test_nobody_was_taken() -> None:
    """The first reason is said, without the address in it."""
    with pytest.raises(Rejected, match="mj-0013") as caught:
        outcome_of(CHANNEL, httpx.Response(400, json={"Messages": [refused(), refused()]}))
    assert caught.value.status_code == 400


def test_a_call_that_is_refused_as_a_whole() -> None:
    """Mailjet says why at the top, and of no message."""
    with pytest.raises(Rejected, match="invalid JSON"):
        outcome_of(
            CHANNEL,
            httpx.Response(400, json={"ErrorIdentifier": "1", "ErrorMessage": "invalid JSON", "StatusCode": 400}),
        )


def test_an_overload_inside_is_tried_again() -> None:
    """It was certainly not taken."""
    with pytest.raises(Unreachable):
        outcome_of(CHANNEL, httpx.Response(400, json={"Messages": [refused(429), refused(503)]}))


@pytest.mark.parametrize(
    "items",
    [
        [taken(0)],
        [taken(0), {}],
        [taken(0), {"Status": "success", "To": []}],
        [taken(0), {"Status": "error"}],
        [taken(0), 7],
    ],
)
def test_who_is_not_accounted_for_makes_it_uncertain(items: list[Any]) -> None:
    """Nobody knows of the second person."""
    with pytest.raises(Uncertain):
        outcome_of(CHANNEL, httpx.Response(200, json={"Messages": items}), a_mailing())


def test_an_id_may_be_a_number() -> None:
    """As older accounts have it; every digit of it counts."""
    item = taken(0)
    del item["To"][0]["MessageUUID"]
    assert outcome_of(CHANNEL, httpx.Response(200, json={"Messages": [item]}), a_mailing(1)).id == "1152921513447622000"
