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

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressctl.answers import accept, words_of
from pressctl.channels import Credential, address_complaints, chat_message, insist, json_headers, reveal
from pressctl.errors import Gone, Rejected, Uncertain
from pressctl.model import Channel, Flow, Part, Receipt

if TYPE_CHECKING:
    import httpx


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The webhook's address, which is a secret."""

    url: Credential


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
    import httpx

    insist(check(settings))
    body = chat_message(part, "slack").encode("utf-8", "replace")
    response = yield httpx.Request("POST", reveal(settings.url), headers=json_headers(part), content=body)
    _accept(response)
    return Receipt(id=part.key)


def _accept(response: "httpx.Response") -> None:
    """Take Slack's words for what they mean, then the verdicts that all channels share.

    Raises:
        Uncertain: A success that does not say "ok" comes from something else than Slack.
    """
    status, word = response.status_code, response.content[:64].decode("ascii", "replace").strip(" \r\n")
    said = f"answered {status}{words_of(response)}"
    if word in _GONE:
        raise Gone(
            said, status_code=status, hint="The webhook is gone: make a new one, and put it where url refers to."
        )
    if word in _HINTS:
        raise Rejected(said, status_code=status, hint=_HINTS[word])
    accept(response)
    if word != "ok":
        hint = "Check that the address is the webhook's own, then look at the channel."
        raise Uncertain(f"answered {status} without Slack's ok{words_of(response)}", status_code=status, hint=hint)


def check(settings: Settings) -> list[str]:
    """Say what is wrong with the settings; a reference that was not read has no complaints yet."""
    return address_complaints("url", settings.url)


CHANNEL = Channel(
    name="slack",
    manual=__doc__ or "",
    settings=Settings,
    example=EXAMPLE,
    takes=frozenset({"chats"}),
    deliver=deliver,
    check=check,
)
