"""Mails a release to Mailpit, which catches mails to look at and delivers none.

Where to get it: Mailpit is a program of your own (mailpit.axllent.org); start it, and read what
came in its browser window, as each person would get it.

Settings
  base_url   where Mailpit listens, such as "http://localhost:8025"; one on this machine or your
             own network needs allow_private = true.
  user       the name to log in with, where Mailpit wants one (its --send-api-auth or --ui-auth).
  password   a reference to the password that goes with it.
  and what every mailing has: from, reply_to, recipients, sheet, columns, where, unsubscribe,
  greeting.

One person per message. For a rehearsal with the real list and the real config, on a machine of
your own: a newsroom beside the real one, with a ledger of its own.

Repeats: Mailpit cannot drop them, but it can be asked: each message has a tag that is its key, and
after an attempt whose outcome is not known, and in later runs, pressctl looks for it. Only where
that fails too is it left for you to settle: search for the tag, then "pressctl resolve".

Answers: an id for each person, and the address of the message in Mailpit's window.

With mail_media = "attachments" the files of a release go along.

Limits: 50 MB a message, unless Mailpit is told otherwise (--max-message-size).
"""

import base64
import json
import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from pressctl.answers import accept, json_of, listed, words_of
from pressctl.credentials import Credential, address_complaints, basic, insist, secret_complaints
from pressctl.errors import Uncertain
from pressctl.mailing import Message, messages_of
from pressctl.merging import mailbox, one_line
from pressctl.model import Channel, Flow, Part, Receipt, Search, Sought
from pressctl.probing import insist_let_in, told, undecided

if TYPE_CHECKING:
    from datetime import datetime

    import httpx

    from pressctl.model.asking import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where Mailpit is, and the right to send to it."""

    base_url: str
    user: str = ""
    password: Credential | None = None


EXAMPLE = """\
[targets.rehearsal]
channel = "mailpit"
base_url = "https://mailpit.example.org"
from = "Press office <press@example.org>"
recipients = "press-list.csv"
"""


def deliver(part: Part, settings: Settings) -> Flow:
    """Send one person's message; the receipt is Mailpit's id, and where the message is seen."""
    import httpx

    insist(check(settings))
    (message,) = messages_of(part)
    base = settings.base_url.rstrip("/")
    headers = {"Content-Type": "application/json", **_login(settings)}
    body = json.dumps(_written(message, part), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    response = yield httpx.Request("POST", f"{base}/api/v1/send", headers=headers, content=body)
    return _receipt(_id_in(response), base)


def _receipt(name: str, base: str) -> Receipt:
    return Receipt(id=one_line(name), url=f"{base}/view/{one_line(name)}")


def _id_in(response: "httpx.Response") -> str:
    """Return a message's id.

    Raises:
        Uncertain: A success without one; see `accept`.
        Unsent: See `accept`.
    """
    accept(response)
    name = json_of(response).get("ID")
    if not isinstance(name, str) or not name:
        hint = "Search Mailpit for the tag that is the key, then settle it with pressctl resolve."
        status = response.status_code
        raise Uncertain(f"answered {status} without an id{words_of(response)}", status_code=status, hint=hint)
    return name


def find(sought: Sought, settings: Settings) -> Search:
    """Look for the message that has the key as its tag; exactly one, or nothing is sure."""
    import httpx

    base = settings.base_url.rstrip("/")
    address = f"{base}/api/v1/search?query=tag%3A{sought.key}"
    response = yield httpx.Request("GET", address, headers=_login(settings))
    shown = listed(response, "messages")
    name = shown[0].get("ID") if len(shown) == 1 and sought.key in (shown[0].get("Tags") or ()) else None
    return _receipt(name, base) if isinstance(name, str) else None


def _login(settings: Settings) -> dict[str, str]:
    return {} if settings.password is None else {"Authorization": basic(settings.user, settings.password)}


def _written(message: Message, part: Part) -> dict[str, Any]:
    """Return a message as Mailpit's API has it (POST /api/v1/send)."""
    written: dict[str, Any] = {
        "From": _mailbox(message.sender),
        "To": [{"Email": message.to}],
        "Subject": message.subject,
        "Text": message.text,
        "HTML": message.html,
        "Headers": dict(message.headers),
        "Tags": [part.key],
    }
    if message.reply_to:
        written["ReplyTo"] = [_mailbox(message.reply_to)]
    if part.enclosed:
        written["Attachments"] = [
            {"Content": base64.b64encode(content).decode(), "ContentType": one.type, "Filename": one.name}
            for one, content in part.enclosed
        ]
    return written


def _mailbox(text: str) -> dict[str, str]:
    name, email = mailbox(text)
    return {"Email": email, "Name": name} if name else {"Email": email}


def probe(settings: Settings, now: "datetime") -> "Question":
    """Hand in nothing at all: Mailpit looks who asks, and then does not find JSON (server/server.go, apiv1/send.go).

    Its own login may be another one than that of those who send, so nothing else tells.
    """
    import httpx

    insist(check(settings))
    response = yield httpx.Request("POST", f"{settings.base_url.rstrip('/')}/api/v1/send", headers=_login(settings))
    if response.status_code == HTTPStatus.BAD_REQUEST and told(response, str, "Error"):
        return "takes mails"
    insist_let_in(response)
    raise undecided(response, "That is not Mailpit's answer: check base_url in config.toml.")


def check(settings: Settings) -> list[str]:
    """Say what is wrong with the settings; a reference that was not read has no complaints yet."""
    found = address_complaints("base_url", settings.base_url, base=True)
    if settings.password is not None:
        found += secret_complaints("password", settings.password)
    if not re.fullmatch("[!-9;-~]*", settings.user):
        found.append("user has spaces, a colon, or characters beyond ASCII.")
    return found


CHANNEL = Channel(
    name="mailpit",
    manual=__doc__ or "",
    settings=Settings,
    example=EXAMPLE,
    takes=frozenset({"mail"}),
    deliver=deliver,
    batch=1,
    attaches=True,
    check=check,
    find=find,
    probe=probe,
    look="Mailpit: search for tag:{key}",
)
