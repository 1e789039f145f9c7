"""Posts a release to a Zulip channel, in a topic of its own.

Where to get it: in Zulip, Personal settings > Bots > Add a new bot (incoming webhook is
enough), then its e-mail address and its API key.

Settings
  server    your organization's address (https://example.zulipchat.com).
  email     the bot's e-mail address.
  api_key   a reference to its API key.
  stream    the name of the Zulip channel to post to.

The message: Markdown, from templates/chat/zulip.json, in a topic named by the release's id, so
that a correction or a withdrawal stands below what it concerns; social.zulip in a release is
its own text. It calls nobody.

Corrections and withdrawals: a message of its own says it. Before it, what the bot posted is edited
to say the same, or deleted, where the organization lets a generic bot do so; what stays is told in
the report. A bot for incoming webhooks may only post.

Repeats: Zulip takes each as a new message, so an attempt whose outcome is not known is left for
you to settle ("pressctl resolve").

Answers: the message's id. 429 is tried again when Zulip says so.

Limits: 10,000 characters, and 60 of a topic, counted by `check`.
"""

import json
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from msgspec.structs import replace

from pressctl.answers import accept, json_of, seconds_in, words_of
from pressctl.credentials import Credential, address_complaints, basic, insist, secret_complaints
from pressctl.errors import Rejected, Uncertain
from pressctl.model import KILLS, Flow, Part, Receipt
from pressctl.posting import SILENT, change, chat_channel, message_of, note_of, post, unchanged
from pressctl.probing import get, insist_let_in, refusal, told

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import datetime

    import httpx

    from pressctl.model.asking import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Which bot posts, on which server, to which channel of it."""

    server: str
    email: str
    api_key: Credential
    stream: str


EXAMPLE = """\
[targets.newsroom-zulip]
channel = "zulip"
server = "https://example.zulipchat.com"
email = "press-bot@example.zulipchat.com"
api_key = { env = "ZULIP_KEY" }
stream = "press"
"""
STAYS = "an administrator deletes it in Zulip, from the menu of the message."


def deliver(part: Part, settings: Settings) -> Flow:
    """Change what is there of earlier revisions, then send one message; the receipt is its id and a link to it."""
    insist(check(settings))
    message = {name: str(value) for name, value in json.loads(message_of(part, "zulip")).items()}
    left = yield from _amend(part, settings, message)
    # "stream" is what servers before Zulip 9 know a channel by, and later ones still take.
    response = yield _call(part, settings, "POST", "messages", {"type": "stream", "to": settings.stream} | message)
    accept(response, wait=seconds_in(response, "retry-after"))
    number = _id_of(response)
    return Receipt(id=number, url=_link(settings, number), note=note_of(left, STAYS))


def _amend(
    part: Part, settings: Settings, message: dict[str, str]
) -> "Generator[httpx.Request, httpx.Response, list[str]]":
    """Edit what a correction is about, or delete what is withdrawn; return why, where something stays as it is."""
    left = []
    for receipt in part.earlier:
        if not receipt.id.isdecimal() or receipt.url != _link(settings, receipt.id):
            left.append("has it on another server")  # where the number is another message's
            continue
        method, form = (
            ("DELETE", {}) if part.variant.notice in KILLS else ("PATCH", {"content": message.get("content", "")})
        )
        asked = _call(part, settings, method, f"messages/{receipt.id}", form)
        left.append((yield from change(asked, _why_unchanged)))
        if left[-1] == SILENT:
            break
    return [reason for reason in left if reason]


def _why_unchanged(response: "httpx.Response") -> str:
    return unchanged(response, wait=seconds_in(response, "retry-after"))


def _call(part: Part, settings: Settings, method: str, path: str, form: dict[str, str]) -> "httpx.Request":
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Authorization": basic(settings.email, settings.api_key),
    }
    address = f"{settings.server.rstrip('/')}/api/v1/{path}"
    return post(part, address, urlencode(form, errors="replace"), method=method, headers=headers)


def _link(settings: Settings, number: str) -> str:
    """Return where a message is read: Zulip narrows to one by its number."""
    return f"{settings.server.rstrip('/')}/#narrow/id/{number}"


def _id_of(response: "httpx.Response") -> str:
    """Return the message's id.

    Raises:
        Rejected: A success by its status whose body says that it is none.
        Uncertain: There is no id.
    """
    held, status = json_of(response), response.status_code
    if held.get("result") == "error":
        raise Rejected(f"answered {status}{words_of(response)}", status_code=status, hint="Change what it objects to.")
    number = held.get("id")
    if isinstance(number, bool) or not isinstance(number, int) or held.get("result") != "success":
        raise Uncertain(
            f"answered {status} without the message's id",
            status_code=status,
            hint="Check that server is Zulip's own address, then look at the channel.",
        )
    return str(number)


def probe(settings: Settings, now: "datetime") -> "Question":
    """Ask who the bot is, then for the channel (zulip.com/api, Get own user, Get channel ID)."""
    insist(check(settings))
    base = f"{settings.server.rstrip('/')}/api/v1"
    headers = {"Authorization": basic(settings.email, settings.api_key)}
    response = yield get(f"{base}/users/me", headers)
    insist_let_in(response)
    told(response, int, "user_id")
    response = yield get(f"{base}/get_stream_id?{urlencode({'stream': settings.stream})}", headers)
    if response.status_code == HTTPStatus.BAD_REQUEST:
        raise refusal(response, f'Check stream in config.toml, and let the bot see the channel "{settings.stream}".')
    insist_let_in(response)
    told(response, int, "stream_id")
    return "the bot sees the channel"


def check(settings: Settings) -> list[str]:
    """Say what is wrong with the settings; a reference that was not read has no complaints yet."""
    found = address_complaints("server", settings.server, base=True) + secret_complaints("api_key", settings.api_key)
    if "@" not in settings.email or ":" in settings.email:
        found.append("email must be the bot's e-mail address, as Zulip shows it beside its key.")
    if not settings.stream:
        found.append("stream must be the name of a Zulip channel.")
    return found


CHANNEL = replace(
    chat_channel("zulip", __doc__, EXAMPLE, Settings, deliver, check, STAYS), amends=True, probe=probe, unasked=""
)
