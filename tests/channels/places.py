"""Channels as tests drive them: settings from their own examples, requests, and what a place answers."""

import hashlib
import importlib.util
import json
import tomllib
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any, get_type_hints

import httpx

from pressctl.merging import mark
from pressctl.model import (
    Attachment,
    Channel,
    Chat,
    Mail,
    Part,
    Ping,
    Receipt,
    Recipient,
    Reference,
    Secret,
    Upload,
    WriteFile,
    Written,
)
from tests.support.builders import a_part, a_recipient, a_variant

SIGNING = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
# What every target and every mailing has beside its channel's own settings.
OF_EVERY_TARGET = frozenset({
    "channel", "optional", "languages", "under_embargo", "allow_private", "duplicates", "rate", "timeout",
    "from", "reply_to", "recipients", "list", "where", "unsubscribe", "greeting",
})  # fmt: skip
NOON = datetime(2024, 11, 6, 11, 0, tzinfo=UTC)


def example_of(channel: Channel) -> dict[str, Any]:
    """Return the only target table in a channel's example."""
    tables: dict[str, dict[str, Any]] = tomllib.loads(channel.example)["targets"]
    (table,) = tables.values()
    return table


# Addresses that are the key themselves, as each place makes them.
ADDRESSES = {
    "slack": "https://hooks.slack.example/services/T024BE7LD/B0G9QF9GV/XmZ4s7Kq2PtR9vLw3NcY8bHd",
    "discord": "https://discord.example/api/webhooks/1193456789012345678/aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5bC7dE9fG1hJ3",
    "teams": "https://prod-42.westeurope.logic.azure.example/workflows/0a1b2c3d4e5f60718293a4b5c6d7e8f9/triggers/manual"
    "/paths/invoke?api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=Zx9Yw8Vu7Ts6Rq5Po4Nm3Lk2Ji1Hg0Fe",
    "mattermost": "https://chat.example.org/hooks/x7k9m2p4q6r8s1t3v5w7y9z1b3",
    "google_chat": "https://chat.googleapis.example/v1/spaces/AAAAbCdEfGh/messages?key=AIzaSy7Q2w8E4r6T1y3U5i7O9p"
    "&token=mN4bV6cX8zL2kJ4hG6fD8sA1pO3iU5yT",
}


def address_of(channel: Channel) -> str:
    """Return an address that is the key itself, as a channel's place makes them: its own test may say it, as `address`."""
    address: str = own_of(channel, "address") or ADDRESSES[channel.name]
    return address


def settings_of(channel: Channel, **changes: Any) -> Any:
    """Build settings from a channel's example, every reference read."""
    names = {field.name for field in fields(channel.settings)}
    read = {name: _read(channel, name, value) for name, value in example_of(channel).items() if name in names}
    return channel.settings(**(read | changes))


def _read(channel: Channel, name: str, value: Any) -> Any:
    if not isinstance(value, dict) or not value.keys() & {"env", "file", "command"}:
        return value
    return Secret(address_of(channel) if name == "url" else SIGNING)


def is_secret(channel: Channel, name: str) -> bool:
    """Whether a setting can only be a reference."""
    hint = get_type_hints(channel.settings)[name]
    return Reference in getattr(hint, "__args__", ()) and str not in hint.__args__


def has_secret_address(channel: Channel) -> bool:
    """Whether a channel's place is an address that is the key itself."""
    return any(field.name == "url" and is_secret(channel, "url") for field in fields(channel.settings))


def people(count: int) -> tuple[Recipient, ...]:
    """Build `count` journalists with a name each."""
    return tuple(
        a_recipient(email=f"p{number}@journal.example", name=f"N{number}", fields={"greeting": f"Bonjour N{number},"})
        for number in range(count)
    )


def a_mail(**changes: Any) -> Mail:
    """Build a mail that greets its reader."""
    mail = {
        "subject": "Les maires",
        "preheader": "Le sénateur",
        "html": f"<html lang='fr'><body><p>{mark('greeting')}</p><p>Texte.</p></body></html>",
        "text": f"{mark('greeting')}\n\nTexte.\n",
        "sender": "Presse <presse@example.org>",
        "reply_to": "presse@example.org",
    }
    return Mail(**(mail | changes))


ALL_BYTES = bytes(range(256)) * 40 + b"\r\n--\r\n"


def an_attachment(content: bytes = ALL_BYTES, **changes: Any) -> Attachment:
    """Build a picture that goes with a mail."""
    picture: dict[str, Any] = {
        "name": "maire.jpg",
        "type": "image/jpeg",
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    return Attachment(**(picture | changes))


def a_chat(place: str, text: str = '{"text":"Les maires"}') -> Chat:
    """Build a message for a chat service."""
    return Chat(place=place, text=text, length=10, limit=100, unit="characters")


def a_ping(**changes: Any) -> Ping:
    """Build what a hub is told: one page, in one feed."""
    home = "https://presse.example.org/"
    ping = {"home": home, "page": f"{home}releases/narcotrafic/", "feeds": (f"{home}atom.xml",)}
    return Ping(**(ping | changes))


def part_for(channel: Channel, **changes: Any) -> Part:
    """Build a part as this channel gets one: with two people where it mails."""
    variant = a_variant(
        mail=a_mail(),
        chats=(a_chat(channel.name),) if "chats" in channel.takes else (),
        ping=a_ping() if "ping" in channel.takes else None,
    )
    upload = Upload(path="atom.xml", content=b"<feed/>", type="application/atom+xml") if channel.site else None
    members = people(min(2, channel.batch))
    return a_part(**({"members": members, "variant": variant, "upload": upload} | changes))


def request_of(channel: Channel, part: Part, settings: Any = None) -> httpx.Request:
    """Return the request of a delivery that decides what becomes of it: the first, but for those that sign in before."""
    asked = begun(channel, part, settings)[1]
    assert isinstance(asked, httpx.Request)
    return asked


def begun(channel: Channel, part: Part, settings: Any = None) -> tuple[Any, Any]:
    """Return a flow and what it wants done, after the answers that a channel's own test module calls `signed_in`."""
    flow = channel.deliver(part, settings or settings_of(channel))
    wanted = next(flow)
    for answer in own_of(channel, "signed_in", ()):
        wanted = flow.send(answer)
    return flow, wanted


def own_of(channel: Channel, name: str, default: Any = None) -> Any:
    """Return what a channel's own test module, tests/channels/test_NAME.py, says about its place.

    `answered(part)` is what the place says of a part that it takes, `signed_in` what it answers to the steps before;
    `address` one that is the key itself; `works` what it is asked of a credential, and says of one that works.
    `by_status`: a success needs no body.

    Of a chat: `leaves(request)` is the message in what is sent; `amends` and `drops` say that it changes earlier messages, and
    drops repeats; `form` is a JSON Schema of what its template may make, `calls(text)` finds what would call somebody, and
    `shown` is the message of the release that the tests render.
    """
    spec = importlib.util.find_spec(f"tests.channels.test_{channel.name}")
    return getattr(importlib.import_module(spec.name), name, default) if spec else default


def outcome_of(channel: Channel, answer: httpx.Response, part: Part | None = None) -> Receipt:
    """Deliver a part to a place that gives one answer, and knows of nothing when it is asked what became of it."""
    flow, _ = begun(channel, part or part_for(channel))
    try:
        asked = flow.send(answer)
    except StopIteration as stopped:
        receipt: Receipt = stopped.value
        return receipt
    assert isinstance(asked, httpx.Request)
    assert asked.method == "GET", "the flow wants to send something more"
    return receipt_after(flow, httpx.Response(404))


def receipt_after(flow: Any, answer: Any) -> Receipt:
    """Send the last answer into a flow and return its receipt."""
    try:
        flow.send(answer)
    except StopIteration as stopped:
        receipt: Receipt = stopped.value
        return receipt
    message = "the flow wants to send something more"
    raise AssertionError(message)


def files_of(channel: Channel, part: Part) -> tuple[dict[str, bytes], Receipt]:
    """Return what a channel writes, and its receipt."""
    flow = channel.deliver(part, settings_of(channel))
    written: dict[str, bytes] = {}
    try:
        asked = next(flow)
        while True:
            assert isinstance(asked, WriteFile)
            assert asked.path not in written
            written[asked.path] = asked.content
            asked = flow.send(Written(path=asked.path, changed=True))
    except StopIteration as stopped:
        return written, stopped.value


def success_of(channel: Channel, part: Part) -> httpx.Response:
    """Return what the real place answers when it takes this part: a channel's own test module may say it, as `answered`."""
    if own := own_of(channel, "answered"):
        answer: httpx.Response = own(part)
        return answer
    answers: dict[str, tuple[int, Any]] = {
        "webhook": (204, None),
        "mailgun": (200, {"id": "<20241106.1@mg.example.org>", "message": "Queued. Thank you."}),
        "slack": (200, "ok"),
        "discord": (200, {"id": "1312345678901234567", "channel_id": "1193456789012345678", "type": 0}),
        "teams": (202, None),
        "mattermost": (200, "ok"),
        "matrix": (200, {"event_id": "$YUwRidLecu:example.org"}),
        "ntfy": (200, {"id": "sPs71M8A2T", "time": 1730890800, "event": "message", "topic": "t", "message": "m"}),
        "google_chat": (200, {"name": "spaces/AAAAbCdEfGh/messages/x.y", "thread": {"name": "spaces/A/threads/x"}}),
        "websub": (204, None),
        "indexnow": (202, None),
        "files": (201, None),
        "telegram": (200, {"ok": True, "result": {"message_id": 42, "chat": {"id": -1001234567890}}}),
        "zulip": (200, {"id": 42, "msg": "", "result": "success"}),
    }
    assert channel.name in answers, f"tests/channels/test_{channel.name}.py has no answered(part)"
    status, body = answers[channel.name]
    text = "" if body is None else body if isinstance(body, str) else json.dumps(body)
    return httpx.Response(status, content=text.encode())
