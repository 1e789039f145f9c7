"""Posts a release to a Google Chat space through its webhook.

Where to get it: in Chat (a Workspace account), the space's menu > Apps & integrations > Add
webhooks, and copy the address. The address is the key: whoever has it can post.

Settings
  url   a reference to the webhook's address (https://chat.googleapis.com/v1/spaces/...).

The message: a card, from templates/chat/google_chat.json; social.google_chat in a release is
its own text. It calls nobody. A correction, or a withdrawal, answers in the thread of what it is
about.

Repeats: the key goes along as requestId, under which Google Chat documents that a repeat
creates nothing; nobody has shown that this holds for webhooks too. So an attempt whose outcome
is not known is left for you to settle ("pressctl resolve").

Answers: the message's name. 429 is tried again.

Limits: 32,000 bytes, counted by `check`; one message a second for all webhooks of a space (give
the target rate = 1).
"""

import json

from pressctl.answers import accept
from pressctl.credentials import insist, reveal
from pressctl.model import Flow, Part, Receipt, Reference
from pressctl.posting import SecretAddress as Settings
from pressctl.posting import chat_channel, check_address, id_in, message_of, post

EXAMPLE = """\
[targets.press-space]
channel = "google_chat"
url = { env = "GOOGLE_CHAT_WEBHOOK" }
"""


def deliver(part: Part, settings: Settings) -> Flow:
    """Post one message; the receipt is its name."""
    insist(check(settings))
    message = json.loads(message_of(part, "google_chat"))
    # The first message with a key begins its thread, the later ones answer in it (REST resource spaces.messages).
    message["thread"] = {"threadKey": f"{part.release}/{part.language}"}
    query = f"&requestId={part.key}&messageReplyOption=REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD"
    text = json.dumps(message, ensure_ascii=False, separators=(",", ":"))
    response = yield post(part, f"{reveal(settings.url)}{query}", text)
    accept(response)
    return Receipt(id=id_in(response, "name", hint="Look at the space, then settle it with pressctl resolve."))


def check(settings: Settings) -> list[str]:
    """Say what is wrong with the settings; a reference that was not read has no complaints yet."""
    found = check_address(settings)
    if not found and not isinstance(settings.url, Reference) and "?" not in reveal(settings.url):
        found.append("url is not whole: after a question mark it has key and token. Copy it anew.")
    return found


STAYS = "a manager of the space deletes it in Google Chat, from the menu of the message."
CHANNEL = chat_channel("google_chat", __doc__, EXAMPLE, Settings, deliver, check, STAYS)
