"""Mails a release to a list through Postmark, 250 people in one call, answered one by one.

Where to get it: in Postmark, verify the domain of `from`, then Servers > yours > API Tokens.

Settings
  token      a reference to the server's token. With POSTMARK_API_TEST Postmark checks calls and
             delivers none, for `pressctl test`; publish refuses it.
  stream     the message stream, one for broadcasts. Default: "broadcast"
  base_url   another address of the same API, for tests. Default: https://api.postmarkapp.com
  and what every mailing has: from, reply_to, recipients, sheet, columns, where, unsubscribe,
  greeting.

One person per message: nobody sees another address. Opens and clicks are not tracked. A stream
for broadcasts has an unsubscribe link of Postmark's own; let it handle "Custom" to use yours.
What looks like a place for that link in a release ("{{{ pm:unsubscribe }}}") is read as written.

Repeats: Postmark cannot drop them. After an attempt whose outcome is not known, and in later runs,
it is asked how many messages have the call's key as their metadata: all of them, and the call was
taken. Else it is left for you to settle: search the stream's activity for the metadata
pressctl-key, then "pressctl resolve".

Answers: one id per person. An address that Postmark refuses (malformed, or inactive after a
bounce) is counted as rejected; the others of its batch are sent.

Attachments: none, as each of 250 messages would carry them; mail_media = "attachments" is refused.

Limits: Postmark takes 500 people and 50 MB a call, 10 MB a message; pressctl stops at 250, as each
message is written out whole. 429 when calls come too fast.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from pressctl.answers import accept, dict_in, items_of, listed, said_in, words_of
from pressctl.credentials import Credential, address_complaints, insist, reveal, secret_complaints
from pressctl.errors import Rejected, Uncertain
from pressctl.mailing import Message, Told, as_array, send_each
from pressctl.merging import one_line
from pressctl.model import Channel, Flow, Part, Receipt, Search, Secret, Sought
from pressctl.probing import get, insist_let_in, named, refusal, told

if TYPE_CHECKING:
    from datetime import datetime

    import httpx

    from pressctl.model.asking import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The server that sends, and the stream on it."""

    token: Credential
    stream: str = "broadcast"
    base_url: str = "https://api.postmarkapp.com"


EXAMPLE = """\
[targets.journalists]
channel = "postmark"
token = { env = "POSTMARK_TOKEN" }
from = "Press office <press@example.org>"
recipients = "press-list.csv"
"""


def deliver(part: Part, settings: Settings) -> Flow:
    """Send one batch; the receipt is the first person's id, and who was refused."""
    import httpx

    insist(check(settings))
    headers = {
        "X-Postmark-Server-Token": reveal(settings.token),
        "Accept": "application/json",
        "Content-Type": "application/json",
    }
    address = f"{settings.base_url.rstrip('/')}/email/batch"

    def ask(messages: Iterator[Message]) -> httpx.Request:
        body = as_array(_written(message, settings.stream, part.key) for message in messages)
        return httpx.Request("POST", address, headers=headers, content=body)

    receipt: Receipt = yield from send_each(part, ask, _read)
    return receipt


# "{{{ pm:unsubscribe }}}" becomes a link in every message ("How to add an unsubscribe link"), though it is no template.
# In plain text nothing can stand for a brace, so a word joiner, which nobody sees, comes after the first.
_PLACEHOLDER = re.compile(r"\{(?=\{\{[^{}]{0,20}pm:)", re.IGNORECASE)


def _written(message: Message, stream: str, key: str) -> dict[str, Any]:
    """Return a message as Postmark's API has it (postmarkapp.com/developer/api/email-api)."""
    written: dict[str, Any] = {
        "From": message.sender,
        "To": message.to,
        "Subject": message.subject,
        "HtmlBody": _PLACEHOLDER.sub("&#123;", message.html),
        "TextBody": _PLACEHOLDER.sub("{\u2060", message.text),
        "MessageStream": stream,
        "TrackOpens": False,
        "TrackLinks": "None",
        "Metadata": {"pressctl-key": key},
    }
    if message.reply_to:
        written["ReplyTo"] = message.reply_to
    if message.headers:
        written["Headers"] = [{"Name": name, "Value": value} for name, value in message.headers.items()]
    return written


# Error codes of the API (postmarkapp.com/developer/api/overview) that say to come again: maintenance, rate limit.
_BUSY = frozenset({100, 429})
_HINTS = {
    10: "The token was refused: check the secret that `token` refers to, then publish again.",
    400: "Verify the domain or address of `from` in Postmark, then publish with --retry-failed.",
    401: "Confirm the sender signature of `from` in Postmark, then publish with --retry-failed.",
    405: "The plan's quota is used up: raise it in Postmark, then publish with --retry-failed.",
    412: "Postmark has not approved the account yet: ask it to, then publish with --retry-failed.",
    413: "Postmark lets this account send no more: ask it why, then publish with --retry-failed.",
}


def _read(response: "httpx.Response") -> list[Told]:
    """Return what is said of each message, in order (a success by its status, whatever it says inside).

    Raises:
        Rejected: The call as a whole was refused, with Postmark's own code; see `accept`.
        Unsent: See `accept` and `items_of`.
    """
    hint = _HINTS.get(_code(said_in(response, "ErrorCode")))
    if hint and response.status_code in {HTTPStatus.UNAUTHORIZED, HTTPStatus.UNPROCESSABLE_ENTITY}:
        status = response.status_code
        raise Rejected(f"answered {status}{words_of(response)}", status_code=status, hint=hint)
    accept(response)
    return [_told(item, response.status_code) for item in items_of(response)]


def _told(item: object, status: int) -> Told:
    """Return what is said of one message: `ErrorCode` is 0, or not there, where it was taken."""
    held = item if isinstance(item, dict) else {}
    code, name, why = _code(held.get("ErrorCode", 0)), held.get("MessageID"), held.get("Message")
    if code == 0 and isinstance(name, str) and name:
        return Told(id=name)
    if code <= 0:
        raise Uncertain(
            f"answered {status} without an id",
            status_code=status,
            hint="Search the stream's activity for the metadata pressctl-key, then settle it with pressctl resolve.",
        )
    return Told(why=f"{why if isinstance(why, str) else 'no reason given'} ({code})", busy=code in _BUSY)


def _code(value: object) -> int:
    """Return an error code, -1 for what is none."""
    return value if isinstance(value, int) and not isinstance(value, bool) else -1


def find(sought: Sought, settings: Settings) -> Search:
    """Count the messages that have the key (postmarkapp.com/developer/api/messages-api); all of a call, or nothing is sure."""
    import httpx

    query = {"count": "1", "offset": "0", "messagestream": settings.stream, "metadata_pressctl-key": sought.key}
    headers = {"X-Postmark-Server-Token": reveal(settings.token), "Accept": "application/json"}
    address = f"{settings.base_url.rstrip('/')}/messages/outbound"
    response = yield httpx.Request("GET", address, params=query, headers=headers)
    shown = listed(response, "Messages")
    if said_in(response, "TotalCount") != len(sought.members) or not shown:
        return None
    name, metadata = shown[0].get("MessageID"), dict_in(shown[0], "Metadata")
    return Receipt(id=one_line(str(name))) if metadata.get("pressctl-key") == sought.key else None


def _is_a_test(settings: Settings) -> bool:
    """Whether the token is the one by which Postmark delivers nothing (postmarkapp.com/developer, API overview)."""
    return isinstance(settings.token, Secret) and settings.token.reveal() == "POSTMARK_API_TEST"


def probe(settings: Settings, now: "datetime") -> "Question":
    """Ask which server the token is of, then for the stream (postmarkapp.com/developer, Server API, Message Streams API)."""
    insist(check(settings))
    base = settings.base_url.rstrip("/")
    headers = {"X-Postmark-Server-Token": reveal(settings.token), "Accept": "application/json"}
    response = yield get(f"{base}/server", headers)
    insist_let_in(response)
    server = named(told(response, str, "Name"))
    if said_in(response, "DeliveryType") == "Sandbox":
        hint = "Take the token of a live server, but for `pressctl test`."
        raise Rejected(f"the server {server} is a sandbox, which delivers nothing", hint=hint)
    response = yield get(f"{base}/message-streams/{quote(settings.stream, safe='')}", headers)
    absent = f"The server has no stream {settings.stream}: set stream to one of its own."
    if response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY:
        raise refusal(response, absent)
    insist_let_in(response, absent=absent)
    if said_in(response, "ArchivedAt"):
        raise refusal(response, f"The stream {settings.stream} is archived: bring it back, or set stream to another.")
    told(response, str, "ID")
    return f"server {server}, stream {settings.stream}"


def check(settings: Settings) -> list[str]:
    """Say what is wrong with the settings; a reference that was not read has no complaints yet."""
    found = secret_complaints("token", settings.token)
    found += address_complaints("base_url", settings.base_url, base=True)
    if not settings.stream.isascii() or not settings.stream.replace("-", "").isalnum():
        found.append('stream must be the id of a message stream, such as "broadcast".')
    return found


CHANNEL = Channel(
    name="postmark",
    manual=__doc__ or "",
    settings=Settings,
    example=EXAMPLE,
    takes=frozenset({"mail"}),
    deliver=deliver,
    batch=250,
    check=check,
    find=find,
    probe=probe,
    sandbox_of=_is_a_test,
    look="Postmark, the stream > Activity: the metadata pressctl-key, {key}; or one of the addresses on the list",
)
