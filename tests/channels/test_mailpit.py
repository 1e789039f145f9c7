"""The mailpit channel: one person's message, and a look for it before anybody is asked."""

import base64
import json
from typing import Any

import httpx
import pytest

from pressctl.channels import mailpit
from pressctl.model import Part, Secret
from tests.channels.places import (
    ALL_BYTES,
    a_mail,
    an_attachment,
    people,
    request_of,
    settings_of,
)
from tests.support.builders import a_part, a_variant

CHANNEL = mailpit.CHANNEL
LOST = httpx.Response(502, content=b"bad gateway")


def answered(_part: Part) -> httpx.Response:
    """Build what Mailpit answers when it takes a message."""
    return httpx.Response(200, json={"ID": "iAfZVVe2UQfNSG5BAjgYwa"})


def listing(*messages: Any) -> httpx.Response:
    """Build what Mailpit answers to a search."""
    return httpx.Response(200, json={"total": len(messages), "messages": list(messages)})


def test_the_request() -> None:
    """The documented call, with the key as a tag; a login where one is wanted."""
    file = an_attachment()
    mail = a_mail(list_id="Presse <presse.example.org>", unsubscribe="mailto:u@example.org", attachments=(file,))
    part = a_part(members=people(1), variant=a_variant(mail=mail), files={file.sha256: ALL_BYTES})
    request = request_of(CHANNEL, part, settings_of(CHANNEL, user="presse", password=Secret("geheim-1234")))
    assert (request.method, str(request.url)) == ("POST", "https://mailpit.example.org/api/v1/send")
    assert httpx.BasicAuth("presse", "geheim-1234")._auth_header == request.headers["authorization"]
    assert json.loads(request.content) == {
        "From": {"Email": "presse@example.org", "Name": "Presse"},
        "To": [{"Email": "p0@journal.example"}],
        "Subject": "Les maires",
        "Text": "Bonjour N0,\n\nTexte.\n",
        "HTML": "<html lang='fr'><body><p>Bonjour N0,</p><p>Texte.</p></body></html>",
        "Headers": {"List-Unsubscribe": "<mailto:u@example.org>", "List-Id": "Presse <presse.example.org>"},
        "Tags": [part.key],
        "ReplyTo": [{"Email": "presse@example.org"}],
        "Attachments": [
            {"Content": base64.b64encode(ALL_BYTES).decode(), "ContentType": "image/jpeg", "Filename": "maire.jpg"}
        ],
    }
    assert "authorization" not in request_of(CHANNEL, part).headers


@pytest.mark.parametrize(
    ("settings", "key"),
    [
        ({"user": "a:b", "password": Secret("geheim-1234")}, "user"),
        ({"base_url": "x"}, "base_url"),
    ],
)
def test_settings_that_will_not_do(settings: dict[str, Any], key: str) -> None:
    """Are told by the key they stand at."""
    (complaint,) = mailpit.check(settings_of(CHANNEL, **settings))
    assert complaint.startswith(key)
