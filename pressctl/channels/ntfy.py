"""Sends a release as a notification to all who follow a topic on ntfy.

Where to get it: choose a topic on ntfy.sh or on your own server. On ntfy.sh whoever knows a
topic's name can read it and write to it, so reserve it, or give it a name that nobody guesses.

Settings
  topic    the topic; a reference where its name is the secret.
  token    a reference to an access token (Account > Access tokens), where the topic wants one.
  server   another server than "https://ntfy.sh".

The message: a title, a text and a link, from templates/chat/ntfy.json; social.ntfy in a release
is its own text. A correction, or a withdrawal, is a notification of its own.

Repeats: ntfy sends each as a new notification, so an attempt whose outcome is not known is left
for you to settle ("pressctl resolve").

Answers: the message's id.

Limits: 4,096 bytes of text, counted by `check`; ntfy.sh takes 60 at once and 250 a day.
"""

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pressctl.answers import accept
from pressctl.credentials import Credential, address_complaints, insist, reveal, secret_complaints
from pressctl.model import Flow, Part, Receipt, Reference
from pressctl.posting import chat_channel, id_in, message_of, post
from pressctl.probing import get, insist_let_in, named, told, undecided

if TYPE_CHECKING:
    from datetime import datetime

    from pressctl.model.asking import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Which topic, on which server, and the right to write to it."""

    topic: str | Credential
    token: Credential | None = None
    server: str = "https://ntfy.sh"


EXAMPLE = """\
[targets.press-alerts]
channel = "ntfy"
topic = "river-city-press-7f3k2m"
token = { env = "NTFY_TOKEN" }
"""
_TOPIC = re.compile(r"[A-Za-z0-9_-]{1,64}")  # binwiederhier/ntfy, server.go, topicRegex


def deliver(part: Part, settings: Settings) -> Flow:
    """Publish one notification; the receipt is its id. JSON goes to the server's root, and names the topic itself."""
    insist(check(settings))
    message = {"topic": reveal(settings.topic)} | json.loads(message_of(part, "ntfy"))
    headers = {"Authorization": f"Bearer {reveal(settings.token)}"} if settings.token is not None else {}
    text = json.dumps(message, ensure_ascii=False, separators=(",", ":"))
    response = yield post(part, f"{settings.server.rstrip('/')}/", text, headers=headers)
    accept(response)
    return Receipt(
        id=id_in(response, hint="Check that server is an ntfy server's own address, then look at the topic.")
    )


def probe(settings: Settings, now: "datetime") -> "Question":
    """Ask whose token it is; without one, whether the server is well (binwiederhier/ntfy, server.go)."""
    insist(check(settings))
    base = settings.server.rstrip("/")
    if settings.token is None:
        response = yield get(f"{base}/v1/health")
        insist_let_in(response)
        if not told(response, bool, "healthy"):
            raise undecided(response)
        return "the server is well, and no token is set"
    response = yield get(f"{base}/v1/account", {"Authorization": f"Bearer {reveal(settings.token)}"})
    insist_let_in(response)
    return f"signed in as {named(told(response, str, 'username'))}"


def check(settings: Settings) -> list[str]:
    """Say what is wrong with the settings; a reference that was not read has no complaints yet."""
    found = address_complaints("server", settings.server, base=True)
    if settings.token is not None:
        found += secret_complaints("token", settings.token)
    if not isinstance(settings.topic, Reference) and not _TOPIC.fullmatch(reveal(settings.topic)):
        found.append("topic must be 1 to 64 letters, digits, hyphens and underscores.")
    return found


STAYS = "a notification cannot be called back; ntfy.sh forgets it after twelve hours."
CHANNEL = replace(chat_channel("ntfy", __doc__, EXAMPLE, Settings, deliver, check, STAYS), probe=probe, unasked="")
