"""Posts a release to a Mattermost channel through an incoming webhook.

Where to get it: in Mattermost, Product menu > Integrations > Incoming Webhooks > Add, and
choose the channel. The address is the key: whoever has it can post.

Settings
  url   a reference to the webhook's address (https://chat.example.org/hooks/...). A server on your
        own network wants allow_private = true.

The message: Markdown, from templates/chat/mattermost.json; social.mattermost in a release is
its own text. It calls nobody. A correction, or a withdrawal, is a message of its own.

Repeats: Mattermost takes each as a new message, so an attempt whose outcome is not known is
left for you to settle ("pressctl resolve").

Answers: 200 with "ok" is sent; an error names its cause.

Limits: 16,383 characters, counted by `check`; servers older than 5.0 make several posts of more
than 4,000.
"""

from typing import TYPE_CHECKING

from pressctl.answers import accept, said_in
from pressctl.credentials import insist, reveal
from pressctl.model import Flow, Part, Receipt
from pressctl.posting import SecretAddress as Settings
from pressctl.posting import chat_channel, check_address, gone, insist_ok, message_of, post

if TYPE_CHECKING:
    import httpx

EXAMPLE = """\
[targets.newsroom-mattermost]
channel = "mattermost"
url = { env = "MATTERMOST_WEBHOOK" }
"""
# mattermost/mattermost, server/i18n/en.json: the webhook was deleted, its address is wrong, or its channel is archived.
_GONE = frozenset({"web.incoming_webhook.invalid.app_error", "web.incoming_webhook.channel.app_error"})


def deliver(part: Part, settings: Settings) -> Flow:
    """Post one message; the receipt is the key, as Mattermost gives no id."""
    insist(check_address(settings))
    response = yield post(part, reveal(settings.url), message_of(part, "mattermost"))
    _accept(response)
    return Receipt(id=part.key)


def _accept(response: "httpx.Response") -> None:
    """Take a webhook that is not there for gone, then the verdicts that all channels share."""
    if said_in(response, "id") in _GONE:
        raise gone(response)
    accept(response)
    insist_ok(response)


STAYS = "whoever made the webhook deletes it in Mattermost, from the menu of the message."
CHANNEL = chat_channel("mattermost", __doc__, EXAMPLE, Settings, deliver, check_address, STAYS)
