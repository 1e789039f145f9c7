"""Vendors' sandboxes: what a call says to be only checked, and that a place knows when nothing is delivered from it."""

import json
from typing import Any
from urllib.parse import parse_qs

import httpx
import pytest

from pressctl.channels import available, find
from pressctl.model import Channel, Reference, Secret
from tests.channels.places import outcome_of, part_for, receipt_after, request_of, settings_of, success_of

ON = [name for name in available() if find(name).sandbox_of and name != "postmark"]


def said_by(request: httpx.Request) -> Any:
    """Return where a call would ask for a sandbox, by its vendor's name for it; None where it does not."""
    if request.headers["content-type"].endswith("urlencoded"):
        return parse_qs(request.content.decode()).get("o:testmode")
    call = json.loads(request.content)
    return call.get("SandboxMode", call.get("mail_settings", call.get("headers", {}).get("X-Sib-Sandbox")))


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("mailgun", ["yes"]),
        ("brevo", "drop"),
        ("mailjet", True),
        ("sendgrid", {"sandbox_mode": {"enable": True}}),
    ],
)
def test_a_call_asks_to_be_only_checked(name: str, asked: Any) -> None:
    """In the vendor's own word, and only where config says so."""
    channel = find(name)
    part = part_for(channel)
    assert said_by(request_of(channel, part, settings_of(channel, sandbox=True))) == asked
    assert said_by(request_of(channel, part)) is None
    assert channel.delivers(settings_of(channel))
    assert not channel.delivers(settings_of(channel, sandbox=True))


def test_they_are_all_tried_above() -> None:
    """A further one is found here."""
    assert set(ON) == {"mailgun", "brevo", "mailjet", "sendgrid"}


@pytest.mark.parametrize(
    ("token", "delivers"), [(Secret("POSTMARK_API_TEST"), False), (Secret("x" * 36), True), (Reference(env="X"), True)]
)
def test_postmark_has_a_token_for_it(token: Any, delivers: bool) -> None:  # noqa: FBT001  (a case)
    """It is known once it was read."""
    postmark: Channel = find("postmark")
    assert postmark.delivers(settings_of(postmark, token=token)) == delivers


def test_mailjets_has_no_ids() -> None:
    """What it only looked at is called by the key; elsewhere an answer without an id is a doubt."""
    mailjet = find("mailjet")
    part = part_for(mailjet)
    said = json.loads(success_of(mailjet, part).content)
    for message in said["Messages"]:
        message["To"] = [{"Email": message["To"][0]["Email"], "MessageUUID": "", "MessageID": 0}]
    flow = mailjet.deliver(part, settings_of(mailjet, sandbox=True))
    next(flow)
    assert receipt_after(flow, httpx.Response(200, json=said)).id == part.key
    with pytest.raises(Exception, match="without saying what became"):
        outcome_of(mailjet, httpx.Response(200, json=said), part)
