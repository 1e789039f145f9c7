"""Channels as tests drive them: settings from their own examples, requests, and what a place answers."""

import json
import tomllib
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any, get_type_hints

import httpx

from pressctl.merging import mark
from pressctl.model import Channel, Mail, Part, Receipt, Recipient, Reference, Secret, WriteFile, Written
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


def settings_of(channel: Channel, **changes: Any) -> Any:
    """Build settings from a channel's example, every reference read."""
    names = {field.name for field in fields(channel.settings)}
    read = {name: _read(value) for name, value in example_of(channel).items() if name in names}
    return channel.settings(**(read | changes))


def _read(value: Any) -> Any:
    return Secret(SIGNING) if isinstance(value, dict) and value.keys() & {"env", "file", "command"} else value


def is_secret(channel: Channel, name: str) -> bool:
    """Whether a setting can only be a reference."""
    hint = get_type_hints(channel.settings)[name]
    return Reference in getattr(hint, "__args__", ()) and str not in hint.__args__


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


def part_for(channel: Channel, **changes: Any) -> Part:
    """Build a part as this channel gets one: with two people where it mails."""
    return a_part(**({"members": people(2) if channel.mailing else (), "variant": a_variant(mail=a_mail())} | changes))


def request_of(channel: Channel, part: Part, settings: Any = None) -> httpx.Request:
    """Return the first request of a delivery."""
    asked = next(channel.deliver(part, settings or settings_of(channel)))
    assert isinstance(asked, httpx.Request)
    return asked


def outcome_of(channel: Channel, answer: httpx.Response, part: Part | None = None) -> Receipt:
    """Deliver a part to a place that gives one answer."""
    flow = channel.deliver(part or part_for(channel), settings_of(channel))
    next(flow)
    return receipt_after(flow, answer)


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
    """Return what the real place answers when it takes this part."""
    answers: dict[str, tuple[int, Any]] = {
        "webhook": (204, None),
        "mailgun": (200, {"id": "<20241106.1@mg.example.org>", "message": "Queued. Thank you."}),
        "resend": (200, {"data": [{"id": f"id-{number}"} for number, _ in enumerate(part.members)]}),
    }
    status, body = answers[channel.name]
    return httpx.Response(status, content=b"" if body is None else json.dumps(body).encode())
