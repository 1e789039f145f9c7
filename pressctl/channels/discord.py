"""Posts a release to a Discord channel through a webhook.

Where to get it: in Discord, the channel's settings > Integrations > Webhooks > New Webhook >
Copy Webhook URL. The address is the key: whoever has it can post.

Settings
  url      a reference to the webhook's address (https://discord.com/api/webhooks/...).
  thread   the id of a thread in that channel, to post there.

The message: an embed, from templates/chat/discord.json; social.discord in a release is its own
text. It calls nobody. A correction, or a withdrawal, is a message of its own.

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

from pressctl.answers import accept, said_in, seconds_in
from pressctl.credentials import address_complaints, insist, reveal
from pressctl.model import Flow, Part, Receipt
from pressctl.posting import SecretAddress, chat_channel, gone, id_in, message_of, post

if TYPE_CHECKING:
    import httpx

UNKNOWN_WEBHOOK = 10015


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
    """Post one message; the receipt is its id."""
    insist(check(settings))
    # Without it Discord answers before the message is there, and says nothing when it never is.
    query = "wait=true" + (f"&thread_id={settings.thread}" if settings.thread else "")
    response = yield post(part, f"{reveal(settings.url)}?{query}", message_of(part, "discord"))
    _accept(response)
    return Receipt(id=id_in(response, hint="Look at the channel, then settle it with pressctl resolve."))


def _accept(response: "httpx.Response") -> None:
    """Take a webhook that is not there for gone: Discord restricts those who go on asking (Webhook resource)."""
    if response.status_code == HTTPStatus.NOT_FOUND and said_in(response, "code") == UNKNOWN_WEBHOOK:
        raise gone(response)
    accept(response, wait=seconds_in(response, "retry_after"))


def check(settings: Settings) -> list[str]:
    """Say what is wrong with the settings; a reference that was not read has no complaints yet."""
    found = address_complaints("url", settings.url, base=True)
    if settings.thread and not re.fullmatch(r"[0-9]{15,21}", settings.thread):
        found.append("thread must be the thread's id, digits alone: its menu has Copy Thread ID.")
    return found


CHANNEL = chat_channel("discord", __doc__, EXAMPLE, Settings, deliver, check)
