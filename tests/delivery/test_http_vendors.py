"""The mailing services that other tests send to: they must refuse what the real ones refuse."""

import json
import threading
from typing import Any

import httpx
import pytest

from tests.delivery.sending_once import send
from tests.support import faults
from tests.support.receivers import Receiver
from tests.support.vendors import PATIENCE, Mailgun, Resend

PEOPLE = {"zoe@journal.example": {"name": "Zoé"}, "ali@radio.example": {"name": "Ali"}}


def a_mailing(**changes: Any) -> dict[str, Any]:
    """Build the form of a mailing to two people."""
    form = {
        "from": "Presse <presse@example.org>",
        "to": list(PEOPLE),
        "subject": "Pour %recipient.name%",
        "html": "<p>Bonjour %recipient.name%</p>",
        "text": "Bonjour %recipient.name% %recipient.unknown%",
        "h:List-Unsubscribe": "<mailto:%recipient.name%>",
        "recipient-variables": json.dumps(PEOPLE),
    }
    return {name: value for name, value in {**form, **changes}.items() if value is not None}


def to_mailgun(url: str, form: dict[str, Any], key: str = "key-0123456789", **options: Any) -> httpx.Request:
    """Build a call of the service."""
    auth = next(httpx.BasicAuth("api", key).auth_flow(httpx.Request("GET", url))).headers["authorization"]
    return httpx.Request("POST", url, data=form, headers={"Authorization": auth}, **options)


@pytest.mark.parametrize("multipart", [False, True])
def test_mailgun_writes_to_each_person_alone(multipart: bool) -> None:  # noqa: FBT001
    """With recipient-variables everybody gets a mail of their own, with their own words."""
    with Receiver(Mailgun()) as place:
        options: Any = {"files": {"attachment": ("a.txt", b"x")}} if multipart else {}
        answer = send(to_mailgun(place.url + "v3/mg.example.org/messages", a_mailing(), **options))
    assert answer.json()["message"] == "Queued. Thank you."
    zoe, ali = place.inbox
    assert (zoe.address, zoe.subject, zoe.html) == ("zoe@journal.example", "Pour Zoé", "<p>Bonjour Zoé</p>")
    assert (ali.address, ali.text, ali.shown_to) == (
        "ali@radio.example",
        "Bonjour Ali %recipient.unknown%",
        ("ali@radio.example",),
    )
    assert ali.headers == {"List-Unsubscribe": "<mailto:Ali>"}


def test_mailgun_without_variables_shows_everybody_to_everybody() -> None:
    """The trap itself: forgetting recipient-variables exposes the list."""
    with Receiver(Mailgun()) as place:
        send(to_mailgun(place.url + "v3/mg.example.org/messages", a_mailing(**{"recipient-variables": None})))
    assert [mail.shown_to for mail in place.inbox] == [tuple(PEOPLE)] * 2


@pytest.mark.parametrize(
    ("path", "key", "changes", "status", "words"),
    [
        ("v3/mg.example.org/messages", "wrong", {}, 401, "Forbidden"),
        ("v3/other.example/messages", None, {}, 404, "Domain not found"),
        ("v2/mg.example.org/messages", None, {}, 200, "Mailgun Magnificent API"),
        ("v3/mg.example.org/messages", None, {"from": None}, 400, "from parameter is missing"),
        ("v3/mg.example.org/messages", None, {"html": None, "text": None}, 400, "Need at least one"),
        ("v3/mg.example.org/messages", None, {"to": ["a@b.example", "nobody"]}, 400, "not a valid address"),
        ("v3/mg.example.org/messages", None, {"to": ["a@b.example"] * 1001}, 400, "too many"),
        ("v3/mg.example.org/messages", None, {"v:x": "y" * 20_000}, 400, "too large"),
    ],
)
def test_mailgun_refuses_whole_calls(
    path: str, key: str | None, changes: dict[str, Any], status: int, words: str
) -> None:
    """One fault, and nobody gets anything."""
    with Receiver(Mailgun()) as place:
        answer = send(to_mailgun(place.url + path, a_mailing(**changes), key or "key-0123456789"))
    assert answer.status_code == status
    assert words in answer.content.decode()
    assert place.inbox == []


def to_resend(url: str, mails: Any, **headers: str) -> httpx.Request:
    """Build a call of the service."""
    sent = {"Authorization": "Bearer re_0123456789", "Idempotency-Key": "k1", **headers}
    return httpx.Request("POST", url + "emails/batch", json=mails, headers=sent)


def a_mail(**changes: Any) -> dict[str, Any]:
    """Build one mail of a batch."""
    mail = {"from": "p@example.org", "to": ["zoe@journal.example"], "subject": "S", "text": "T"}
    return {name: value for name, value in {**mail, **changes}.items() if value is not None}


def test_resend_takes_a_key_once() -> None:
    """The same key with the same body gives the same answer, and no second mail."""
    with Receiver(Resend()) as place:
        first = send(to_resend(place.url, [a_mail(), a_mail(to="ali@radio.example")]))
        again = send(to_resend(place.url, [a_mail(), a_mail(to="ali@radio.example")]))
        other = send(to_resend(place.url, [a_mail(subject="Changed")]))
    assert first.json() == again.json()
    assert [mail.address for mail in place.inbox] == ["zoe@journal.example", "ali@radio.example"]
    assert (other.status_code, other.json()["name"]) == (409, "invalid_idempotent_request")


def test_resend_says_when_a_key_is_under_way() -> None:
    """A second call while the first is being taken is a conflict."""
    resend = Resend(holds=True)
    with Receiver(resend) as place:
        first = threading.Thread(target=send, args=[to_resend(place.url, [a_mail()])])
        first.start()
        assert resend.under_way.wait(PATIENCE)
        second = send(to_resend(place.url, [a_mail()]))
        resend.go_on.set()
        first.join()
    assert (second.status_code, second.json()["name"]) == (409, "concurrent_idempotent_requests")
    assert len(place.inbox) == 1


@pytest.mark.parametrize(
    ("mails", "headers", "status"),
    [
        ([a_mail()], {"Authorization": "Bearer wrong"}, 401),
        ([a_mail()], {"Idempotency-Key": "k" * 257}, 400),
        ({"from": "p@example.org"}, {}, 422),
        ([], {}, 422),
        ([a_mail()] * 101, {}, 422),
        ([a_mail(subject=None)], {}, 422),
        ([a_mail(text=None)], {}, 422),
        ([a_mail(to="nobody")], {}, 422),
        ([a_mail(attachments=[])], {}, 422),
    ],
)
def test_resend_refuses_whole_batches(mails: Any, headers: dict[str, str], status: int) -> None:
    """One fault, and nobody gets anything."""
    with Receiver(Resend()) as place:
        assert send(to_resend(place.url, mails, **headers)).status_code == status
    assert place.inbox == []


def test_a_call_can_be_taken_and_its_answer_lost() -> None:
    """What makes an unknown: the service has it, and nobody was told."""
    service = Resend()
    with Receiver([faults.taken_but(service, faults.reset), service]) as place:
        with pytest.raises(Exception, match="broke the connection off"):
            send(to_resend(place.url, [a_mail()]))
        assert send(to_resend(place.url, [a_mail()])).status_code == 200
    assert len(place.inbox) == 1
