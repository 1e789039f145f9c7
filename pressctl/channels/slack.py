"""Posts a release to a Slack channel through an incoming webhook.

Where to get it: at api.slack.com/apps, Create New App > From scratch, then Incoming Webhooks >
On > Add New Webhook to Workspace, and choose the channel. The address is the key: whoever has
it can post.

Settings
  url   a reference to the webhook's address (https://hooks.slack.com/services/...).

The message: Block Kit, from templates/chat/slack.json; social.slack in a release is its own
text. A correction, or a withdrawal, is a message of its own: a webhook can neither change nor
delete.

Repeats: Slack takes each as a new message and gives no id, so an attempt whose outcome is not
known is left for you to settle ("pressctl resolve").

Answers: 200 with "ok" is sent. 410 and "no_service" mean that the webhook is gone.

Limits: one message a second (give the target rate = 1), 150 characters of a headline, 3,000 of
a text, counted by `check`.
"""

from typing import TYPE_CHECKING

from pressctl.answers import accept, words_of
from pressctl.credentials import insist, reveal
from pressctl.errors import Rejected
from pressctl.model import Flow, Part, Receipt
from pressctl.posting import SecretAddress as Settings
from pressctl.posting import chat_channel, check_address, gone, insist_ok, message_of, post

if TYPE_CHECKING:
    import httpx

EXAMPLE = """\
[targets.newsroom-slack]
channel = "slack"
url = { env = "SLACK_WEBHOOK" }
"""
# docs.slack.dev, "Sending messages using incoming webhooks", Handling errors
_GONE = frozenset({"no_service", "no_service_id", "no_team", "team_disabled", "invalid_token"})
_HINTS = {
    "action_prohibited": "An administrator does not let webhooks post there: ask, or choose another channel.",
    "channel_not_found": "The channel is gone or private to others: make a webhook for another one.",
    "posting_to_general_channel_denied": "Only some may post to this channel: choose another one.",
    "user_not_found": "The person this webhook writes to is gone: make a webhook for a channel.",
    "too_many_attachments": "Look at templates/chat/slack.json.",
    "invalid_payload": "Slack does not read the message: look at templates/chat/slack.json.",
    "invalid_blocks": "Slack does not read the message's blocks: look at templates/chat/slack.json.",
    "invalid_blocks_format": "Slack does not read the message's blocks: look at templates/chat/slack.json.",
    "no_text": "The message has no text: look at templates/chat/slack.json.",
}


def deliver(part: Part, settings: Settings) -> Flow:
    """Post one message; the receipt is the key, as Slack gives no id."""
    insist(check_address(settings))
    response = yield post(part, reveal(settings.url), message_of(part, "slack"))
    _accept(response)
    return Receipt(id=part.key)


def _accept(response: "httpx.Response") -> None:
    """Take Slack's words for what they mean, then the verdicts that all channels share."""
    word = response.content[:64].decode("ascii", "replace").strip(" \r\n")
    if word in _GONE:
        raise gone(response)
    if word in _HINTS:
        status = response.status_code
        raise Rejected(f"answered {status}{words_of(response)}", status_code=status, hint=_HINTS[word])
    accept(response)
    insist_ok(response)


STAYS = "an administrator deletes it in Slack, from the menu of the message."
CHANNEL = chat_channel("slack", __doc__, EXAMPLE, Settings, deliver, check_address, STAYS)
