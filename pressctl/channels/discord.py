"""Posts a release to a Discord channel through a webhook.

Where to get it: in Discord, the channel's settings > Integrations > Webhooks > New Webhook >
Copy Webhook URL. The address is the key: whoever has it can post.

Settings
  url      a reference to the webhook's address (https://discord.com/api/webhooks/...).
  thread   the id of a thread in that channel, to post there.

The message: an embed, from templates/chat/discord.json; social.discord in a release is its own
text. It calls nobody.

Corrections and withdrawals: a message of its own says it. Before it, what went out through this
webhook is edited to say the same, or deleted; what is not there any more, or was posted through
another webhook, is told in the report.

Repeats: Discord takes each as a new message, so an attempt whose outcome is not known is left
for you to settle ("pressctl resolve").

Answers: Discord is asked to wait until the message is there, and gives its id. 404 means that
the webhook is gone; it is not asked again. 429 is tried again when Discord says so.

Limits: 256 characters of a headline, 4,096 of a text, counted by `check`; about 30 messages a
minute for one channel.
"""

import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote

from msgspec.structs import replace

from pressctl.answers import accept, said_in, seconds_in
from pressctl.credentials import address_complaints, insist, reveal
from pressctl.model import KILLS, Flow, Part, Receipt
from pressctl.posting import (
    SILENT,
    SecretAddress,
    change,
    chat_channel,
    gone,
    id_in,
    message_of,
    note_of,
    post,
    unchanged,
)
from pressctl.probing import get, insist_let_in, told

if TYPE_CHECKING:
    from datetime import datetime

    import httpx

    from pressctl.model.asking import Question

UNKNOWN_MESSAGE, UNKNOWN_WEBHOOK = 10008, 10015  # developers: Opcodes and Status Codes, JSON Error Codes
STAYS = "a moderator deletes it in Discord, from the menu of the message."


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(SecretAddress):
    """The webhook's address, and where in its channel."""

    thread: str = ""


EXAMPLE = """\
[targets.newsroom-discord]
channel = "discord"
url = { env = "DISCORD_WEBHOOK" }
"""


def deliver(part: Part, settings: Settings) -> Flow:
    """Change what is there of earlier revisions, then post one message; the receipt is its id."""
    insist(check(settings))
    message, url = message_of(part, "discord"), reveal(settings.url)
    thread = f"thread_id={settings.thread}" if settings.thread else ""
    left = []
    for receipt in part.earlier:
        # developers: Webhook resource, Edit Webhook Message, Delete Webhook Message
        address = f"{url}/messages/{quote(receipt.id, safe='')}{f'?{thread}' if thread else ''}"
        method, told = ("DELETE", "") if part.variant.notice in KILLS else ("PATCH", message)
        read = _why_kept if method == "DELETE" else _why_unchanged
        left.append((yield from change(post(part, address, told, method=method), read)))
        if left[-1] == SILENT:
            break
    # Without "wait" Discord answers before the message is there, and says nothing when it never is.
    response = yield post(part, f"{url}?{'&'.join(filter(None, ['wait=true', thread]))}", message)
    _insist_webhook(response)
    accept(response, wait=seconds_in(response, "retry_after"))
    found = id_in(response, hint="Look at the channel, then settle it with pressctl resolve.")
    return Receipt(id=found, note=note_of(list(filter(None, left)), STAYS))


def _why_unchanged(response: "httpx.Response") -> str:
    _insist_webhook(response)
    return unchanged(response, wait=seconds_in(response, "retry_after"))


def _why_kept(response: "httpx.Response") -> str:
    """Return why a message was not deleted; one that is not there any more was, perhaps by a run that was cut short."""
    absent = response.status_code == HTTPStatus.NOT_FOUND and said_in(response, "code") == UNKNOWN_MESSAGE
    return "" if absent else _why_unchanged(response)


def _insist_webhook(response: "httpx.Response") -> None:
    """Take a webhook that is not there for gone: Discord restricts those who go on asking (Webhook resource)."""
    if response.status_code == HTTPStatus.NOT_FOUND and said_in(response, "code") == UNKNOWN_WEBHOOK:
        raise gone(response)


def probe(settings: Settings, now: "datetime") -> "Question":
    """Ask for the webhook, which its address lets anybody do (developers: Webhook resource, Get Webhook with Token)."""
    insist(check(settings))
    response = yield get(reveal(settings.url))
    _insist_webhook(response)
    insist_let_in(response)
    told(response, str, "channel_id")
    return "the webhook is there"


def check(settings: Settings) -> list[str]:
    """Say what is wrong with the settings; a reference that was not read has no complaints yet."""
    found = address_complaints("url", settings.url, base=True)
    if settings.thread and not re.fullmatch(r"[0-9]{15,21}", settings.thread):
        found.append("thread must be the thread's id, digits alone: its menu has Copy Thread ID.")
    return found


CHANNEL = replace(
    chat_channel("discord", __doc__, EXAMPLE, Settings, deliver, check, STAYS), amends=True, probe=probe, unasked=""
)
