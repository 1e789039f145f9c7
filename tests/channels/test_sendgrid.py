"""The sendgrid channel: one call for everybody, whose tags no text can have, and an answer that names whom it refuses."""

import base64
import json
from datetime import UTC, datetime, timedelta
from html import escape
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.channels import sendgrid
from pressctl.errors import Rejected, Uncertain, Unreachable
from pressctl.merging import mark, one_line
from pressctl.model import Part, Receipt, Secret
from tests.channels.places import (
    ALL_BYTES,
    a_mail,
    an_attachment,
    outcome_of,
    people,
    receipt_after,
    request_of,
    settings_of,
)
from tests.support.builders import a_part, a_recipient, a_variant

CHANNEL = sendgrid.CHANNEL


def a_mailing(count: int = 2, **mail: Any) -> Part:
    """Build a part with one mail."""
    return a_part(members=people(count), variant=a_variant(mail=a_mail(**mail)))


def answered(_part: Part) -> httpx.Response:
    """Build what SendGrid answers when it takes a part."""
    return httpx.Response(202, headers={"x-message-id": "14c5d75ce93.dfd.64b469"})


def refusing(*fields: str | None) -> httpx.Response:
    """Build what SendGrid answers when it refuses a call for these fields of it."""
    faults = [{"message": "Does not contain a valid address.", "field": field, "help": "http://x"} for field in fields]
    return httpx.Response(400, json={"errors": faults})


def call_of(part: Part, **settings: Any) -> Any:
    """Return the first call for a part."""
    return json.loads(request_of(CHANNEL, part, settings_of(CHANNEL, **settings)).content)


def received(call: Any, at: int) -> dict[str, str]:
    """Return what a person gets, as SendGrid makes it: each tag replaced wherever it stands."""
    person = call["personalizations"][at]
    got = {"subject": person["subject"], **{one["type"]: one["value"] for one in call["content"]}}
    for tag, word in person.get("substitutions", {}).items():
        got = {form: text.replace(tag, word) for form, text in got.items()}
    return got


def test_the_request() -> None:
    """The documented call: the key, nothing tracked, each person alone."""
    part = a_mailing(1, list_id="Presse <presse.example.org>", unsubscribe="https://example.org/u")
    request = request_of(CHANNEL, part, settings_of(CHANNEL, api_key=Secret("SG.key-1234")))
    assert (request.method, str(request.url)) == ("POST", "https://api.sendgrid.com/v3/mail/send")
    assert request.headers["authorization"] == "Bearer SG.key-1234"
    tags = {form: f"[{part.key}:{form}:greeting]" for form in ("text", "html")}
    assert json.loads(request.content) == {
        "personalizations": [
            {
                "to": [{"email": "p0@journal.example"}],
                "subject": "Les maires",
                "custom_args": {"pressctl-key": part.key},
                "headers": {
                    "List-Unsubscribe": "<https://example.org/u>, <mailto:presse@example.org?subject=unsubscribe>",
                    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
                    "List-Id": "Presse <presse.example.org>",
                },
                "substitutions": {tags["text"]: "Bonjour N0,", tags["html"]: "Bonjour N0,"},
            }
        ],
        "from": {"email": "presse@example.org", "name": "Presse"},
        "reply_to": {"email": "presse@example.org"},
        "subject": "Les maires",
        "content": [
            {"type": "text/plain", "value": f"{tags['text']}\n\nTexte.\n"},
            {"type": "text/html", "value": f"<html lang='fr'><body><p>{tags['html']}</p><p>Texte.</p></body></html>"},
        ],
        "tracking_settings": {
            "click_tracking": {"enable": False, "enable_text": False},
            "open_tracking": {"enable": False},
            "subscription_tracking": {"enable": False},
        },
    }


def test_files_go_along_once() -> None:
    """In base64, whatever is in them; and a sandbox is asked for by the call."""
    file = an_attachment()
    part = a_part(
        members=people(2), variant=a_variant(mail=a_mail(attachments=(file,))), files={file.sha256: ALL_BYTES}
    )
    call = call_of(part, sandbox=True)
    (sent,) = call["attachments"]
    assert (sent["filename"], sent["type"]) == (file.name, file.type)
    assert base64.b64decode(sent["content"]) == ALL_BYTES
    assert call["mail_settings"] == {"sandbox_mode": {"enable": True}}


WORDS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\ufdd0\ufdd1"), max_size=20
) | st.sampled_from(["-name-", "{{name}}", "<%asm_group_unsubscribe_raw_url%>", "&<>\"'"])


@given(WORDS, WORDS, st.booleans())
def test_everybody_reads_what_was_written(written: str, word: str, forged: bool) -> None:  # noqa: FBT001
    """No text is taken for a tag, even one that knows the key; words are escaped in HTML alone."""
    part = a_mailing(1)
    if forged:
        written += f"[{part.key}:text:greeting]"
    mail = a_mail(text=f"{written}{mark('name')}", html=f"<p>{mark('name')}</p>", subject=f"S {mark('name')}")
    member = a_recipient(name=word, fields={})
    part = a_part(members=(member,), variant=a_variant(mail=mail))
    call = call_of(part)
    got = received(call, 0)
    on_one_line = one_line(word)
    assert got == {
        "subject": f"S {on_one_line}",
        "text/plain": f"{written}{on_one_line}",
        "text/html": f"<p>{escape(on_one_line)}</p>",
    }


def test_whom_it_refuses_is_left_out() -> None:
    """Nothing of such a call is taken, so it is made again without them."""
    part = a_mailing(4)
    flow: Any = CHANNEL.deliver(part, settings_of(CHANNEL))
    next(flow)
    second = flow.send(refusing("personalizations.1.to.0.email", "personalizations.3.to.0.email"))
    assert [one["to"][0]["email"][:2] for one in json.loads(second.content)["personalizations"]] == ["p0", "p2"]
    third = flow.send(refusing("personalizations.1.to.0.email"))
    assert [one["to"][0]["email"][:2] for one in json.loads(third.content)["personalizations"]] == ["p0"]
    receipt = receipt_after(flow, answered(part))
    refused = ("p1@journal.example", "p3@journal.example", "p2@journal.example")
    assert receipt == Receipt(id="14c5d75ce93.dfd.64b469", rejected=refused)


def test_nobody_is_left() -> None:
    """It says so, and whose turn it is."""
    answer = refusing("personalizations.0.to.0.email", "personalizations.1.to.0.email")
    with pytest.raises(Rejected, match="refused every address"):
        outcome_of(CHANNEL, answer, a_mailing())


@pytest.mark.parametrize(
    "answer",
    [
        refusing("from.email"),
        refusing("personalizations.0.to.0.email", "from.email"),
        refusing("personalizations.7.to.0.email"),
        refusing("personalizations"),
        refusing(None),
        refusing(),
    ],
)
def test_what_is_wrong_for_everybody_is_a_refusal(answer: httpx.Response) -> None:
    """Nobody is left out for what is not theirs."""
    with pytest.raises(Rejected, match="400"):
        outcome_of(CHANNEL, answer, a_mailing())


def test_an_answer_that_is_not_sendgrids_is_uncertain() -> None:
    """A success of its own is empty."""
    with pytest.raises(Uncertain, match="not its API"):
        outcome_of(CHANNEL, httpx.Response(200, content=b"<html>It works!</html>"))


def test_it_waits_until_the_window_ends() -> None:
    """Which SendGrid gives as a time, compared with when the answer came."""
    now = datetime(2024, 11, 6, 11, 0, tzinfo=UTC)
    reset = str(int((now + timedelta(seconds=42)).timestamp()))
    answer = httpx.Response(429, headers={"x-ratelimit-reset": reset}, extensions={"received": now})
    with pytest.raises(Unreachable) as caught:
        outcome_of(CHANNEL, answer)
    assert caught.value.retry_after == 42.0
