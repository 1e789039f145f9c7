"""Posts a release as JSON to an address of your own, signed by Standard Webhooks 1.0.

Where to get it: the place you send to gives you an address and a signing secret ("whsec_" and
base64). If you run the receiver, make one: echo "whsec_$(openssl rand -base64 32)".

Settings
  url       where to post. https, unless the receiver is on your own network. When the address
            itself is the key (Zapier, Make, n8n), give it as a reference: { env = "NAME" }.
  secret    a reference to the signing secret, or a list of them while you change it: each signs.
            Without one nothing is signed; receivers that verify will refuse it.
  headers   more headers, one line of ASCII each; a value may be a reference.
  repeats   "blind" (the default), or "dropped" when the receiver ignores a webhook-id it has seen.
  payload   "release" (the default), or "ninjs": IPTC ninjs 3.1, which news agencies take in.
  template  in place of payload, a template of your own: template = "cms" is the newsroom's
            templates/webhook/cms.json. It makes the whole body.

The request: POST, with webhook-id (the delivery's key), webhook-timestamp (this attempt, unix
seconds), webhook-signature ("v1,..." of HMAC-SHA256, one per secret), Idempotency-Key (the same
key). The body is {"type", "timestamp", "data"}; every attempt has the same bytes. The types are
release.published, release.corrected, release.killed, release.advance and release.test.

A template is JSON with values in it, each between quotation marks and escaped by itself:
{"title": "{{ headline }}", "body": "{{ html }}", "what": "{{ type }}"}. It has what "data" has
under these names, "" for null, and lists to go through: {% for one in contacts %}"{{ one.email }}"
{% if not loop.last %},{% endif %}{% endfor %}. Also "type", "newsroom" and "why", of a withdrawal.
What is withdrawn has to say so (type or status), an advance copy its embargo: `pressctl check`
tries each template with every notice.

Before its embargo: whoever had release.advance may get release.corrected or release.killed before
it is over, with data.url null: no page is there yet. A correction's data.embargo still counts.

Repeats: the key never changes, so a receiver can drop what it has seen. Unless you say that it
does, an attempt whose outcome is not known is left for you to settle ("pressctl resolve").

Answers: any 2xx is sent. Redirects are not followed. 429 and 503 are tried again, later when
Retry-After says so; 410 stops until the url changes.

Limits: most receivers take 256 kB or more; Standard Webhooks advises 20 kB.
"""

import base64
import binascii
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from typing import Literal

from pressctl.answers import accept
from pressctl.credentials import Credential, address_complaints, header_complaints, insist, reveal
from pressctl.errors import Rejected
from pressctl.model import EVENT_TYPES, NOTHING, Channel, Flow, Form, Part, Receipt, Reference, Repeats
from pressctl.probing import knocking


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where a release is posted, and how it is signed."""

    url: str | Credential
    secret: Credential | tuple[Credential, ...] = ()
    payload: Literal["release", "ninjs"] = "release"
    headers: Mapping[str, str | Credential] = field(default_factory=lambda: NOTHING)
    repeats: Repeats = "blind"
    template: str = ""


EXAMPLE = """\
[targets.newsdesk]
channel = "webhook"
url = "https://desk.example.org/hooks/press"
secret = { env = "NEWSDESK_SECRET" }
"""


def deliver(part: Part, settings: Settings) -> Flow:
    """Post one release; the receipt is the key, by which the receiver knows it too."""
    from pressctl.model.wire import PlainPost

    insist(check(settings))
    body = _event(part)
    headers = {name: reveal(value) for name, value in settings.headers.items()}
    headers |= {
        "Content-Type": "application/json",
        "Idempotency-Key": part.key,
        "webhook-id": part.key,
        "webhook-timestamp": str(int(part.attempted.timestamp())),
    }
    signatures = [sign(reveal(secret), part.key, headers["webhook-timestamp"], body) for secret in _secrets(settings)]
    if signatures:
        headers["webhook-signature"] = " ".join(signatures)
    response = yield PlainPost(reveal(settings.url), headers, body)
    accept(response)
    return Receipt(id=part.key)


def _event(part: Part) -> bytes:
    """Return the body: made of what the ledger froze, so that a retry has the same bytes."""
    if part.variant.chats:  # by a template of the newsroom's own
        return part.variant.chats[0].text.encode("utf-8", "replace")
    data = part.variant.data or part.variant.ninjs
    if not data:
        raise Rejected("nothing was rendered for a webhook")
    return _body(EVENT_TYPES[part.variant.notice], part.first_claimed.replace(microsecond=0), data)


@lru_cache(maxsize=8)  # what leaves within one second is the same for thousands of targets
def _body(kind: str, claimed: datetime, data: str) -> bytes:
    moment = claimed.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return f'{{"type":"{kind}","timestamp":"{moment}","data":{data}}}'.encode("utf-8", "replace")


def sign(secret: str, key: str, timestamp: str, body: bytes) -> str:
    """Return "v1," and the base64 HMAC-SHA256 of `key.timestamp.body` (Standard Webhooks 1.0, "Signature scheme").

    Raises:
        ValueError: The secret is not base64; the message does not repeat it.
    """
    digest = hmac.digest(_key_of(secret), f"{key}.{timestamp}.".encode() + body, "sha256")
    return f"v1,{base64.b64encode(digest).decode()}"


@lru_cache(maxsize=256)  # one secret may sign for thousands of targets
def _key_of(secret: str) -> bytes:
    text = secret.strip(" \t\r\n")
    if text.startswith(("whsk_", "whpk_")):
        raise ValueError('is a key for asymmetric signatures: this channel signs with a shared "whsec_" secret.')
    try:
        key = base64.b64decode(text.removeprefix("whsec_"), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if not key:
        raise ValueError('is not a signing secret: "whsec_" and base64, as the receiver gave it.')
    return key


def _secrets(settings: Settings) -> tuple[Credential, ...]:
    return settings.secret if isinstance(settings.secret, tuple) else (settings.secret,)


def check(settings: Settings) -> list[str]:
    """Say what is wrong with the settings; a reference that was not read has no complaints yet."""
    found = address_complaints("url", settings.url)
    for secret in _secrets(settings):
        if not isinstance(secret, Reference):
            found += _secret_complaints(reveal(secret))
    for name, value in settings.headers.items():
        found += header_complaints(name, value)
    if settings.template and not _NAME.fullmatch(settings.template):
        found.append('template must be a name such as "cms", of templates/webhook/cms.json.')
    elif settings.template and settings.payload != "release":
        found.append("template stands in place of payload: take one of them out.")
    return found


_NAME = re.compile("[a-z0-9][a-z0-9_-]{0,59}")


def _secret_complaints(secret: str) -> list[str]:
    try:
        _key_of(secret)
    except ValueError as error:
        return [f"secret {error}"]
    return []


def _repeats(settings: Settings) -> Repeats:
    return settings.repeats


def _takes(settings: Settings) -> frozenset[Form]:
    return frozenset({"chats" if settings.template else "ninjs" if settings.payload == "ninjs" else "data"})


CHANNEL = Channel(
    name="webhook",
    manual=__doc__ or "",
    settings=Settings,
    example=EXAMPLE,
    takes=frozenset({"data"}),
    deliver=deliver,
    repeats_of=_repeats,
    takes_of=_takes,
    written_by=lambda settings: f"webhook/{settings.template}" if settings.template else "",
    check=check,
    probe=knocking("url"),
    unasked="whether the receiver believes the signature cannot be asked: only a test or a release tells",
    look="the receiver's own log: the webhook-id {key}",
)
