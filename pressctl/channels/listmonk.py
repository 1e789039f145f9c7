"""Mails a release to a list through your own listmonk, one message for each person.

Where to get it: in listmonk, Users: a user of type API whose role has "tx:send" alone; its token is
shown once. Campaigns > Templates: a template of type Transactional, whose body is this line:
{{ .Tx.Data.html | Safe }}

Settings
  base_url   where listmonk is, such as "https://lists.example.org"; one on this machine or your
             own network needs allow_private = true.
  user       the API user's name.
  token      a reference to its token.
  template   the template's number, as its address in listmonk has it.
  and what every mailing has: from, reply_to, recipients, sheet, columns, where, unsubscribe,
  greeting.

The list is pressctl's own: nobody has to be listmonk's subscriber, and listmonk's lists are not
mailed to. One person per message. Subject and text go as data that the template puts in, so that
"{{ }}" in a release arrives as written. Nothing is tracked. An https "unsubscribe" is offered as
one-click; listmonk's own page is for its own lists.

Repeats: listmonk cannot drop them, and cannot be asked. Each person's message is a part of its
own, so an attempt whose outcome is not known concerns one person: look in the log of the mail
server behind listmonk for the header X-Pressctl-Key, then "pressctl resolve".

Answers: listmonk says that it took a message, and not what became of it; it has no id.

Attachments: none yet; mail_media = "attachments" is refused.

Limits: those that listmonk's settings give its mail server (concurrency, rate). What waits in
listmonk when it is stopped is lost, and it hands a message in again where its server fails.
"""

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pressctl.answers import accept, json_of, words_of
from pressctl.credentials import Credential, address_complaints, basic, insist, secret_complaints
from pressctl.errors import Rejected, Uncertain
from pressctl.mailing import Message, messages_of
from pressctl.model import Channel, Flow, Part, Receipt
from pressctl.probing import get, insist_let_in, told

if TYPE_CHECKING:
    from datetime import datetime

    import httpx

    from pressctl.model.asking import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Which listmonk sends, as whom it is asked to, and the template that puts a mail in."""

    base_url: str
    user: str
    token: Credential
    template: int


EXAMPLE = """\
[targets.journalists]
channel = "listmonk"
base_url = "https://lists.example.org"
user = "press"
token = { env = "LISTMONK_TOKEN" }
template = 7
from = "Press office <press@example.org>"
recipients = "press-list.csv"
"""


def deliver(part: Part, settings: Settings) -> Flow:
    """Send one person's message; the receipt is its key, since listmonk gives no id."""
    import httpx

    insist(check(settings))
    (message,) = messages_of(part)
    headers = {"Authorization": basic(settings.user, settings.token), "Content-Type": "application/json"}
    call = _written(message, part.key, settings.template)
    body = json.dumps(call, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    address = f"{settings.base_url.rstrip('/')}/api/tx"
    response = yield httpx.Request("POST", address, headers=headers, content=body)
    return _receipt(response, part.key)


def _written(message: Message, key: str, template: int) -> dict[str, Any]:
    """Return a message as listmonk's API has it (POST /api/tx, models/messages.go).

    listmonk takes subject and plain text for templates wherever they have "{{", so what it is given there is nothing but
    the name of a datum; it puts that in as it is.
    """
    headers = {**message.headers, "X-Pressctl-Key": key}
    if message.reply_to:
        headers["Reply-To"] = message.reply_to
    return {
        "subscriber_mode": "external",
        "subscriber_emails": [message.to],
        "template_id": template,
        "from_email": message.sender,
        "subject": "{{ .Tx.Data.subject }}",
        "altbody": "{{ .Tx.Data.text }}",
        "content_type": "html",
        "data": {"subject": message.subject, "text": message.text, "html": message.html},
        "headers": [{name: value} for name, value in headers.items()],
    }


def _receipt(response: "httpx.Response", key: str) -> Receipt:
    """Return the key.

    Raises:
        Uncertain: A success that does not say so; see `accept`.
        Unsent: See `accept`.
    """
    accept(response)
    if json_of(response).get("data") is not True:
        raise Uncertain(
            f"answered {response.status_code} with something that is not its API's answer{words_of(response)}",
            status_code=response.status_code,
            hint="Check that base_url is listmonk's own address, then look in its mail server's log for X-Pressctl-Key.",
        )
    return Receipt(id=key)


def probe(settings: Settings, now: "datetime") -> "Question":
    """Ask who is asking, and what that role may do (listmonk, cmd/handlers.go: /api/profile is anybody's own)."""
    insist(check(settings))
    headers = {"Authorization": basic(settings.user, settings.token)}
    response = yield get(f"{settings.base_url.rstrip('/')}/api/profile", headers)
    insist_let_in(response, absent="listmonk has this from version 4 on: check base_url, and its version.")
    if "tx:send" not in told(response, list, "data", "user_role", "permissions"):
        raise Rejected("lets this user do other things, but not send", hint="Give its role tx:send in listmonk.")
    return "the user may send"


def check(settings: Settings) -> list[str]:
    """Say what is wrong with the settings; a reference that was not read has no complaints yet."""
    found = address_complaints("base_url", settings.base_url, base=True) + secret_complaints("token", settings.token)
    if not re.fullmatch("[!-9;-~]+", settings.user):
        found.append("user must be the API user's name: ASCII, without spaces and colons.")
    if settings.template < 1:
        found.append("template must be the number of a transactional template, as its address in listmonk has it.")
    return found


CHANNEL = Channel(
    name="listmonk",
    manual=__doc__ or "",
    settings=Settings,
    example=EXAMPLE,
    takes=frozenset({"mail"}),
    deliver=deliver,
    batch=1,
    check=check,
    probe=probe,
    look="the log of the mail server behind listmonk: the header X-Pressctl-Key, {key}; or the person's address",
)
