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

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressctl.answers import accept, said_in, words_of
from pressctl.channels import Credential, address_complaints, chat_message, insist, json_headers, reveal
from pressctl.errors import Gone, Uncertain
from pressctl.model import Channel, Flow, Part, Receipt

if TYPE_CHECKING:
    import httpx

# mattermost/mattermost, server/i18n/en.json: the webhook was deleted, its address is wrong, or its channel is archived.
_GONE = frozenset({"web.incoming_webhook.invalid.app_error", "web.incoming_webhook.channel.app_error"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The webhook's address, which is a secret."""

    url: Credential


EXAMPLE = """\
[targets.newsroom-mattermost]
channel = "mattermost"
url = { env = "MATTERMOST_WEBHOOK" }
"""


def deliver(part: Part, settings: Settings) -> Flow:
    """Post one message; the receipt is the key, as Mattermost gives no id."""
    import httpx

    insist(check(settings))
    body = chat_message(part, "mattermost").encode("utf-8", "replace")
    response = yield httpx.Request("POST", reveal(settings.url), headers=json_headers(part), content=body)
    _accept(response)
    return Receipt(id=part.key)


def _accept(response: "httpx.Response") -> None:
    """Take a webhook that is not there for gone, then the verdicts that all channels share.

    Raises:
        Uncertain: A success that does not say "ok" comes from something else than a webhook.
    """
    status = response.status_code
    if said_in(response, "id") in _GONE:
        hint = "The webhook or its channel is gone: make a new one, and put it where url refers to."
        raise Gone(f"answered {status}{words_of(response)}", status_code=status, hint=hint)
    accept(response)
    if response.content.strip(b" \r\n") != b"ok":
        hint = "Check that the address is the webhook's own, then look at the channel."
        raise Uncertain(f"answered {status} without an ok{words_of(response)}", status_code=status, hint=hint)


def check(settings: Settings) -> list[str]:
    """Say what is wrong with the settings; a reference that was not read has no complaints yet."""
    return address_complaints("url", settings.url)


CHANNEL = Channel(
    name="mattermost",
    manual=__doc__ or "",
    settings=Settings,
    example=EXAMPLE,
    takes=frozenset({"chats"}),
    deliver=deliver,
    check=check,
)
