"""The listmonk channel: one person's message, whose words are data of a template and never a template."""

import json
from typing import Any

import httpx
import pytest

from pressctl.channels import listmonk
from pressctl.errors import Rejected, Uncertain
from pressctl.model import Part, Receipt, Secret
from tests.channels.places import NOON, a_mail, outcome_of, part_for, people, request_of, settings_of
from tests.support.builders import a_part, a_variant

CHANNEL = listmonk.CHANNEL


def answered(_part: Part) -> httpx.Response:
    """Build what listmonk answers when it takes a message."""
    return httpx.Response(200, json={"data": True})


def test_the_request() -> None:
    """The documented call; what listmonk would compile as a template names a datum and nothing else."""
    words = "{{ .Subscriber.Email }} {{ end }}"
    mail = a_mail(text=words, html=f"<p>{words}</p>", subject=words, list_id="Presse <presse.example.org>")
    part = a_part(members=people(1), variant=a_variant(mail=mail))
    request = request_of(CHANNEL, part, settings_of(CHANNEL, user="presse", token=Secret("geheim-1234")))
    assert (request.method, str(request.url)) == ("POST", "https://lists.example.org/api/tx")
    assert httpx.BasicAuth("presse", "geheim-1234")._auth_header == request.headers["authorization"]
    assert json.loads(request.content) == {
        "subscriber_mode": "external",
        "subscriber_emails": ["p0@journal.example"],
        "template_id": 7,
        "from_email": "Presse <presse@example.org>",
        "subject": "{{ .Tx.Data.subject }}",
        "altbody": "{{ .Tx.Data.text }}",
        "content_type": "html",
        "data": {"subject": words, "text": words, "html": f"<p>{words}</p>"},
        "headers": [
            {"List-Id": "Presse <presse.example.org>"},
            {"X-Pressctl-Key": part.key},
            {"Reply-To": "presse@example.org"},
        ],
    }


def test_a_receipt() -> None:
    """The key, which the message has as a header."""
    part = part_for(CHANNEL)
    assert outcome_of(CHANNEL, answered(part), part) == Receipt(id=part.key)


@pytest.mark.parametrize("answer", [{}, {"data": False}, {"data": "true"}, {"data": 1}])
def test_a_success_that_does_not_say_so_is_uncertain(answer: dict[str, Any]) -> None:
    """Another program may be at that address."""
    with pytest.raises(Uncertain):
        outcome_of(CHANNEL, httpx.Response(200, json=answer))


def test_a_template_that_is_not_there_is_a_refusal() -> None:
    """With listmonk's own words."""
    with pytest.raises(Rejected, match="template 7 not found"):
        outcome_of(CHANNEL, httpx.Response(400, json={"message": "template 7 not found"}))


@pytest.mark.parametrize(
    ("settings", "key"), [({"user": "a:b"}, "user"), ({"template": 0}, "template"), ({"base_url": "x"}, "base_url")]
)
def test_settings_that_will_not_do(settings: dict[str, Any], key: str) -> None:
    """Are told by the key they stand at."""
    (complaint,) = listmonk.check(settings_of(CHANNEL, **settings))
    assert complaint.startswith(key)


def test_a_template_is_for_the_other_mode() -> None:
    """A campaign takes none, and says so at its key."""
    (complaint,) = listmonk.check(settings_of(CHANNEL, mode="campaign"))
    assert complaint.startswith("template")


def test_every_right_is_asked_of_the_role() -> None:
    """Before anything is sent, by name."""
    flow = listmonk.probe(settings_of(CHANNEL, template=0, mode="campaign"), NOON)
    next(flow)
    with pytest.raises(Rejected) as caught:
        flow.send(httpx.Response(200, json={"data": {"user_role": {"permissions": ["tx:send", "lists:get_all"]}}}))
    assert "campaigns:send" in caught.value.hint
    assert "lists:get_all" not in caught.value.hint
