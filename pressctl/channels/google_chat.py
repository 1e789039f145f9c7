"""Posts a release to a Google Chat space through its webhook.

Where to get it: in Chat (a Workspace account), the space's menu > Apps & integrations > Add
webhooks, and copy the address. The address is the key: whoever has it can post.

Settings
  url   a reference to the webhook's address (https://chat.googleapis.com/v1/spaces/...).

The message: a card, from templates/chat/google_chat.json; social.google_chat in a release is
its own text. It calls nobody. A correction, or a withdrawal, is a message of its own.

Repeats: the key goes along as requestId, under which Google Chat documents that a repeat
creates nothing; nobody has shown that this holds for webhooks too. So an attempt whose outcome
is not known is left for you to settle ("pressctl resolve").

Answers: the message's name. 429 is tried again.

Limits: 32,000 bytes, counted by `check`; one message a second for all webhooks of a space (give
the target rate = 1).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressctl.answers import accept, json_of
from pressctl.channels import Credential, address_complaints, chat_message, insist, json_headers, reveal
from pressctl.errors import Uncertain
from pressctl.merging import one_line
from pressctl.model import Channel, Flow, Part, Receipt, Reference

if TYPE_CHECKING:
    import httpx


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The webhook's address, which is a secret."""

    url: Credential


EXAMPLE = """\
[targets.press-space]
channel = "google_chat"
url = { env = "GOOGLE_CHAT_WEBHOOK" }
"""


def deliver(part: Part, settings: Settings) -> Flow:
    """Post one message; the receipt is its name."""
    import httpx

    insist(check(settings))
    url = f"{reveal(settings.url)}&requestId={part.key}"
    body = chat_message(part, "google_chat").encode("utf-8", "replace")
    response = yield httpx.Request("POST", url, headers=json_headers(part), content=body)
    accept(response)
    return Receipt(id=_name_of(response))


def _name_of(response: "httpx.Response") -> str:
    held = json_of(response).get("name")
    if not isinstance(held, str) or not held:
        raise Uncertain(
            f"answered {response.status_code} without the message's name",
            status_code=response.status_code,
            hint="Look at the space, then settle it with pressctl resolve.",
        )
    return one_line(held)


def check(settings: Settings) -> list[str]:
    """Say what is wrong with the settings; a reference that was not read has no complaints yet."""
    found = address_complaints("url", settings.url)
    if not found and not isinstance(settings.url, Reference) and "?" not in reveal(settings.url):
        found.append("url is not whole: after a question mark it has key and token. Copy it anew.")
    return found


CHANNEL = Channel(
    name="google_chat",
    manual=__doc__ or "",
    settings=Settings,
    example=EXAMPLE,
    takes=frozenset({"chats"}),
    deliver=deliver,
    check=check,
)
