"""Mails a release to a list through SendGrid, up to 1,000 people in one call.

Where to get it: in SendGrid, authenticate the domain of `from`; then Settings > API Keys, with
"Mail Send" alone.

Settings
  api_key    a reference to the key (SG....).
  sandbox    true: SendGrid checks calls and delivers none, for `pressctl test`; publish refuses
             it. Default: false
  base_url   "https://api.eu.sendgrid.com" for subusers in the EU.
             Default: "https://api.sendgrid.com"
  and what every mailing has: from, reply_to, recipients, sheet, columns, where, unsubscribe,
  greeting.

Lists at SendGrid cannot be read page by page: its API shows 50 contacts of one, and gives all only
as a file that it makes in its own time. Export the list there, as CSV, and name it in recipients.

One person per message: nobody sees another address. Merge fields become substitutions whose tags
hold the call's key, so that nothing in the release can be taken for one; no template of SendGrid's
is used, so "{{ }}" arrives as written. Opens and clicks are not tracked. An https "unsubscribe" is
offered as one-click, and switches SendGrid's own off for the mail.

Repeats: SendGrid cannot drop them. An attempt whose outcome is not known is left for you to
settle: search the Activity Feed for the unique argument pressctl-key, then "pressctl resolve".

Answers: one id for the whole call. Where SendGrid refuses addresses it takes nothing and says
which: they are counted as rejected, and the call is made again without them. What bounces later
stands in SendGrid's suppressions.

With mail_media = "attachments" the files of a release go along, once a call.

Limits: 1,000 people and 30 MB a call, 10,000 bytes of a person's own words; credits by plan.
"""

import base64
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from pressctl.answers import accept, said_in, words_of
from pressctl.credentials import Credential, address_complaints, insist, reveal, secret_complaints
from pressctl.errors import Rejected, Uncertain
from pressctl.mailing import mail_of
from pressctl.merging import fields_of, fill_text, list_unsubscribe, mailbox, marked, one_line, substitute
from pressctl.model import Channel, Flow, Mail, Part, Receipt, Recipient
from pressctl.probing import get, insist_let_in, told

if TYPE_CHECKING:
    import httpx

    from pressctl.model.asking import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The key that lets us send."""

    api_key: Credential
    sandbox: bool = False
    base_url: str = "https://api.sendgrid.com"


EXAMPLE = """\
[targets.journalists]
channel = "sendgrid"
api_key = { env = "SENDGRID_KEY" }
from = "Press office <press@example.org>"
recipients = "press-list.csv"
"""

_MOST = 6  # calls, each without whom SendGrid refused before; it need not name all of them at once


def deliver(part: Part, settings: Settings) -> Flow:
    """Send one batch; the receipt is SendGrid's id for all of it, and who was refused."""
    import httpx

    insist(check(settings))
    headers = {"Authorization": f"Bearer {reveal(settings.api_key)}", "Content-Type": "application/json"}
    address = f"{settings.base_url.rstrip('/')}/v3/mail/send"
    common, left = _common(part, settings), part.members
    refused: list[str] = []
    calls = 0
    while True:
        calls += 1
        call = {"personalizations": list(_people(left, part)), **common}
        body = json.dumps(call, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
        response = yield httpx.Request("POST", address, headers=headers, content=body)
        named = _named(response)
        if not named or max(named) >= len(left):
            return _receipt(response, part.key, refused)
        refused += [person.email for at, person in enumerate(left) if at in named]
        left = tuple(person for at, person in enumerate(left) if at not in named)
        if not left or calls == _MOST:
            said = "refused addresses again and again" if left else "refused every address of this batch"
            raise Rejected(said, status_code=response.status_code, hint="Look at the list's addresses.")


def _common(part: Part, settings: Settings) -> dict[str, Any]:
    """Return what holds for everybody: a call as the v3 API has it, without its people."""
    mail = mail_of(part)
    tag = _tags(part.key, mail)
    name, email = mailbox(one_line(mail.sender))
    call: dict[str, Any] = {
        "from": {"email": email, "name": name} if name else {"email": email},
        "subject": one_line(fill_text(mail.subject, {})) or " ",
        "content": [
            {"type": "text/plain", "value": substitute(mail.text, lambda field: tag("text", field))},
            {"type": "text/html", "value": substitute(mail.html, lambda field: tag("html", field))},
        ],
        "tracking_settings": {
            "click_tracking": {"enable": False, "enable_text": False},
            "open_tracking": {"enable": False},
        },
    }
    if mail.unsubscribe:
        call["tracking_settings"]["subscription_tracking"] = {"enable": False}
    if mail.reply_to:
        name, email = mailbox(one_line(mail.reply_to))
        call["reply_to"] = {"email": email, "name": name} if name else {"email": email}
    if part.enclosed:
        call["attachments"] = [
            {
                "content": base64.b64encode(content).decode(),
                "type": one.type,
                "filename": one.name,
                "disposition": "attachment",
            }
            for one, content in part.enclosed
        ]
    if settings.sandbox:
        call["mail_settings"] = {"sandbox_mode": {"enable": True}}
    return call


def _people(members: Sequence[Recipient], part: Part) -> Iterator[dict[str, Any]]:
    """Yield each person's own: address, subject, headers, and the words that stand for tags."""
    mail = mail_of(part)
    tag = _tags(part.key, mail)
    in_text, in_html = sorted(marked(mail.text)), sorted(marked(mail.html))
    for member in members:
        fields = fields_of(member, mail)
        person: dict[str, Any] = {
            "to": [{"email": member.email}],
            "subject": one_line(fill_text(mail.subject, fields)),
            "custom_args": {"pressctl-key": part.key},
        }
        headers = list_unsubscribe(fields["unsubscribe"], mail.reply_to or mail.sender)
        if mail.list_id:
            headers["List-Id"] = one_line(mail.list_id)
        if headers:
            person["headers"] = headers
        words = {tag("text", name): one_line(fields.get(name, "")) for name in in_text}
        words |= {tag("html", name): escape(one_line(fields.get(name, ""))) for name in in_html}
        if words:
            person["substitutions"] = words
        yield person


def _tags(key: str, mail: Mail) -> Callable[[str, str], str]:
    """Return what makes a field's tag: SendGrid puts words wherever a tag of the call stands, so no text may have one."""
    opening = f"[{key}"
    while opening in mail.text or opening in mail.html:
        opening += "."
    return lambda form, field: f"{opening}:{form}:{field}]"


_PERSON = re.compile(r"personalizations\.([0-9]{1,4})\.(?:to|substitutions|headers)\b")


def _named(response: "httpx.Response") -> frozenset[int]:
    """Return whom a refusal of the whole is about, by place; nobody where it is about anything else too."""
    if response.status_code != HTTPStatus.BAD_REQUEST:
        return frozenset()
    faults = said_in(response, "errors")
    fields = [one.get("field") if isinstance(one, dict) else None for one in faults] if isinstance(faults, list) else []
    found = [_PERSON.match(field) if isinstance(field, str) else None for field in fields]
    return frozenset(int(one[1]) for one in found if one) if found and all(found) else frozenset()


def _receipt(response: "httpx.Response", key: str, refused: Sequence[str]) -> Receipt:
    """Return SendGrid's id, which stands in a header; a success says nothing else.

    Raises:
        Uncertain: A success that says something: it is not SendGrid's.
        Unsent: See `accept`; 429 with the wait that the header asks for.
    """
    accept(response, wait=_reset(response))
    if response.content or response.extensions.get("cut"):
        raise Uncertain(
            f"answered {response.status_code} with something that is not its API's answer{words_of(response)}",
            status_code=response.status_code,
            hint="Check that the base_url is the API's own address, then search SendGrid's Activity Feed for "
            "pressctl-key and settle it with pressctl resolve.",
        )
    return Receipt(id=one_line(response.headers.get("x-message-id", "")) or key, rejected=tuple(refused))


def _reset(response: "httpx.Response") -> float | None:
    """Return the seconds until the rate limit's window ends, which SendGrid gives as a time since 1970."""
    value, received = response.headers.get("x-ratelimit-reset", ""), response.extensions.get("received")
    if not re.fullmatch(r"[0-9]{1,10}", value) or not isinstance(received, datetime):
        return None
    return max(0.0, (datetime.fromtimestamp(int(value), UTC) - received).total_seconds())


def probe(settings: Settings, now: datetime) -> "Question":
    """Ask what the key may do, which each may (SendGrid's API reference, GET /v3/scopes)."""
    insist(check(settings))
    headers = {"Authorization": f"Bearer {reveal(settings.api_key)}"}
    response = yield get(f"{settings.base_url.rstrip('/')}/v3/scopes", headers)
    insist_let_in(response)
    if "mail.send" not in told(response, list, "scopes"):
        raise Rejected("lets the key do other things, but not send", hint='Give the key "Mail Send" in SendGrid.')
    return "the key may send"


def check(settings: Settings) -> list[str]:
    """Say what is wrong with the settings; a reference that was not read has no complaints yet."""
    found = secret_complaints("api_key", settings.api_key)
    return found + address_complaints("base_url", settings.base_url, base=True)


CHANNEL = Channel(
    name="sendgrid",
    manual=__doc__ or "",
    settings=Settings,
    example=EXAMPLE,
    takes=frozenset({"mail"}),
    deliver=deliver,
    batch=1000,
    attaches=True,
    check=check,
    probe=probe,
    sandbox_of=lambda settings: settings.sandbox,
    no_lists="SendGrid's API shows 50 people of a list, and no further page: export it there as CSV",
    look="SendGrid, Activity Feed: the unique argument pressctl-key, {key}; or one of the addresses on the list",
)
