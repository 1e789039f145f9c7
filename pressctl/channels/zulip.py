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

Repeats: Zulip takes each as a new message, so an attempt whose outcome is not known is left for
you to settle ("pressctl resolve").

Answers: the message's id. 429 is tried again when Zulip says so.

Limits: 10,000 characters, and 60 of a topic, counted by `check`.
"""

import base64
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from pressctl.answers import accept, json_of, seconds_in, words_of
from pressctl.credentials import Credential, address_complaints, insist, reveal, secret_complaints
from pressctl.errors import Rejected, Uncertain
from pressctl.model import Flow, Part, Receipt
from pressctl.posting import chat_channel, message_of, post

if TYPE_CHECKING:
    import httpx


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


def deliver(part: Part, settings: Settings) -> Flow:
    """Send one message; the receipt is its id."""
    insist(check(settings))
    message = json.loads(message_of(part, "zulip"))
    # "stream" is what servers before Zulip 9 know a channel by, and later ones still take.
    form = {"type": "stream", "to": settings.stream} | {name: str(value) for name, value in message.items()}
    basic = base64.b64encode(f"{settings.email}:{reveal(settings.api_key)}".encode()).decode()
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Authorization": f"Basic {basic}"}
    address = f"{settings.server.rstrip('/')}/api/v1/messages"
    response = yield post(part, address, urlencode(form, errors="replace"), headers=headers)
    accept(response, wait=seconds_in(response, "retry-after"))
    return Receipt(id=_id_of(response))


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


def check(settings: Settings) -> list[str]:
    """Say what is wrong with the settings; a reference that was not read has no complaints yet."""
    found = address_complaints("server", settings.server, base=True) + secret_complaints("api_key", settings.api_key)
    if "@" not in settings.email or ":" in settings.email:
        found.append("email must be the bot's e-mail address, as Zulip shows it beside its key.")
    if not settings.stream:
        found.append("stream must be the name of a Zulip channel.")
    return found


STAYS = "an administrator deletes it in Zulip, from the menu of the message."
CHANNEL = chat_channel("zulip", __doc__, EXAMPLE, Settings, deliver, check, STAYS)
