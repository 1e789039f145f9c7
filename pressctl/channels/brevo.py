"""Mails a release to a list through Brevo, up to 200 people in one call.

Where to get it: in Brevo, Senders & domains: verify the domain of `from`; then SMTP & API >
API Keys.

Settings
  api_key    a reference to the key (xkeysib-...).
  base_url   another address of the same API, for tests. Default: "https://api.brevo.com"
  sandbox    true: Brevo checks calls and delivers none, for `pressctl test`; publish refuses
             it. Default: false
  and what every mailing has: from, reply_to, recipients or list, sheet, columns, where,
  unsubscribe, greeting.

A list at Brevo: list = 12, its number (Contacts > Lists shows it). Who unsubscribed or is
blocklisted there is left out, and who has no e-mail address. Contact attributes are what a file's
columns are: columns = { name = "PRENOM", language = "LANGUE" }.

One person per message: nobody sees another address. What looks like a field of Brevo's in the
release itself ("{{ contact.NAME }}") arrives as written. Opens and clicks are tracked only if you
switch that on for the account in Brevo.

Repeats: Brevo drops them. Each call has an idempotencyKey; the same key within 30 minutes is
refused, and nothing is sent. After an attempt whose outcome is not known, and in later runs,
Brevo's events are asked for the tag that is the key: what they show was taken. Else it is made
again: where it had not arrived, it does now. Where Brevo knows the key and shows nothing (its
events lag), look in its logs for that tag, then "pressctl resolve".

Answers: ids for the whole call. Where Brevo refuses all of it for an address that it finds
malformed, it is sent in halves until that one is alone, and counted as rejected; these smaller
calls have keys of their own, so in Brevo's logs look for the people.

Attachments: none yet; mail_media = "attachments" is refused.

Limits: Brevo takes 1,000 people and about 20 MB a call, 1,000 calls a second; pressctl stops at
200, as each message is written out whole. Daily and monthly quotas by plan.
"""

import re
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from pressctl.answers import accept, json_of, listed, said_in, words_of
from pressctl.credentials import Credential, address_complaints, insist, reveal, secret_complaints
from pressctl.errors import Rejected, Uncertain
from pressctl.mailing import Message, as_array, as_json, messages_of, send_halving
from pressctl.merging import mailbox, one_line
from pressctl.model import Channel, Flow, Keeping, Member, Part, Receipt, Roll, Search, Sought
from pressctl.probing import CREDENTIAL, get, insist_let_in, told
from pressctl.rolls import Held, Moved, fetched, full_name, member_of, number_in, page_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    import httpx

    from pressctl.model.asking import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The key that lets us send."""

    api_key: Credential
    base_url: str = "https://api.brevo.com"
    sandbox: bool = False


EXAMPLE = """\
[targets.journalists]
channel = "brevo"
api_key = { env = "BREVO_KEY" }
from = "Press office <press@example.org>"
recipients = "press-list.csv"
"""

_WINDOW = 30 * 60.0  # seconds that a key is known (developers.brevo.com, "Idempotency for batch emails")


def deliver(part: Part, settings: Settings) -> Flow:
    """Send one batch; the receipt is the first message's id, and who was refused."""
    import httpx

    insist(check(settings))
    headers = {
        "api-key": reveal(settings.api_key),
        "Accept": "application/json",
        "Content-Type": "application/json",
    }
    address = f"{settings.base_url.rstrip('/')}/v3/smtp/email"

    def ask(some: Part) -> httpx.Request:
        (first,) = messages_of(some, some.members[:1])
        versions = as_array(_version(message) for message in messages_of(some))
        body = as_json(_call(first, some.key, sandbox=settings.sandbox))[:-1] + b',"messageVersions":' + versions + b"}"
        return httpx.Request("POST", address, headers=headers, content=body)

    receipt: Receipt = yield from send_halving(part, ask, _id_in, _is_an_address)
    return receipt


def _call(first: Message, key: str, *, sandbox: bool) -> dict[str, Any]:
    """Return what holds for everybody of a call as Brevo's API wants it, but for their versions of the message.

    The key must not come with other bytes, so nothing here varies between attempts.
    """
    name, email = mailbox(first.sender)
    call: dict[str, Any] = {
        "sender": {"name": name, "email": email} if name else {"email": email},
        "subject": _in_text(first.subject),
        "htmlContent": _in_html(first.html),
        "textContent": _in_text(first.text),
        "params": {"brace": "{"},
        "headers": {"idempotencyKey": key} | ({"X-Sib-Sandbox": "drop"} if sandbox else {}),
        "tags": [key, "pressctl"],
    }
    if first.reply_to:
        name, email = mailbox(first.reply_to)
        call["replyTo"] = {"name": name, "email": email} if name else {"email": email}
    return call


def _version(message: Message) -> dict[str, Any]:
    version: dict[str, Any] = {
        "to": [{"email": message.to}],
        "subject": _in_text(message.subject),
        "htmlContent": _in_html(message.html),
        "textContent": _in_text(message.text),
    }
    if message.headers:
        version["headers"] = dict(message.headers)
    return version


_OPENS = re.compile(r"\{(?=[{%#])")  # a brace that may open a field, a statement or a comment of Brevo's templates


def _in_text(text: str) -> str:
    """Return plain text in which no brace opens anything: Brevo puts the brace itself in its place."""
    return _OPENS.sub("{{params.brace}}", text)


def _in_html(html: str) -> str:
    return _OPENS.sub("&#123;", html)


_MALFORMED = re.compile(r"\b(?:email|to) is not valid in (?:to|messageVersions)\b", re.IGNORECASE)


def _is_an_address(response: "httpx.Response") -> bool:
    """Whether Brevo refuses the whole call for somebody's address; it does not say whose."""
    bad = response.status_code == HTTPStatus.BAD_REQUEST and said_in(response, "code") == "invalid_parameter"
    return bad and bool(_MALFORMED.search(str(said_in(response, "message"))))


def _id_in(response: "httpx.Response") -> str:
    """Return the first id.

    Raises:
        Uncertain: Brevo knows the key, so an earlier call may have been taken; or a success without an id.
        Rejected: The credits are used up; else see `accept`.
        Unreachable: Too many calls, with the wait that the header asks for; see `accept`.
    """
    status = response.status_code
    if status == HTTPStatus.BAD_REQUEST and said_in(response, "code") in {"duplicate_parameter", "duplicate_request"}:
        hint = "Brevo has this key from an earlier call, which it most likely sent: look in its logs for the tag pressctl, then pressctl resolve."
        raise Uncertain(f"answered {status}{words_of(response)}", status_code=status, hint=hint)
    if status == HTTPStatus.PAYMENT_REQUIRED:
        hint = "The account's credits are used up: buy more in Brevo, then publish with --retry-failed."
        raise Rejected(f"answered {status}{words_of(response)}", status_code=status, hint=hint)
    accept(response, wait=_reset(response))
    held = json_of(response)
    several = held.get("messageIds")
    name = several[0] if isinstance(several, list) and several else held.get("messageId")
    if not isinstance(name, str) or not name:
        hint = "Look in Brevo's logs for the tag pressctl, then settle it with pressctl resolve."
        raise Uncertain(f"answered {status} without an id{words_of(response)}", status_code=status, hint=hint)
    return one_line(name)


def _reset(response: "httpx.Response") -> float | None:
    """Return the seconds until the rate limit's window ends."""
    value = response.headers.get("x-sib-ratelimit-reset", "")
    return float(value) if re.fullmatch(r"[0-9]{1,6}", value) else None


def find(sought: Sought, settings: Settings) -> Search:
    """Look in the events whether a mail of the call was asked for: a call is taken whole (GET /v3/smtp/statistics/events)."""
    import httpx

    query = {"limit": "5", "event": "requests", "tags": sought.key}
    headers = {"api-key": reveal(settings.api_key), "Accept": "application/json"}
    address = f"{settings.base_url.rstrip('/')}/v3/smtp/statistics/events"
    response = yield httpx.Request("GET", address, params=query, headers=headers)
    for event in listed(response, "events"):
        if sought.key in str(event.get("tag")):
            return Receipt(id=one_line(str(event.get("messageId") or sought.key)))
    return None


def probe(settings: Settings, now: "datetime") -> "Question":
    """Ask whose account it is (developers.brevo.com, "Get your account information")."""
    insist(check(settings))
    headers = {"api-key": reveal(settings.api_key), "Accept": "application/json"}
    response = yield get(f"{settings.base_url.rstrip('/')}/v3/account", headers)
    insist_let_in(response, refused=f"{CREDENTIAL} Brevo also refuses machines whose address it has not been told of.")
    told(response, str, "email")
    return "the account is yours"


def members(settings: Settings, name: str, clock: "Callable[[], datetime]") -> Roll:
    """Read a list, 500 contacts a page, oldest first, so that who comes meanwhile stands at its end.

    GET /v3/contacts/lists/{listId}/contacts (developers.brevo.com/reference/get-contacts-from-list): `count` is how many
    there are; where it changes between pages, or is not how many came, each by an id, somebody may have been passed over.
    """
    insist(check(settings))
    headers = {"api-key": reveal(settings.api_key)}
    address = f"{settings.base_url.rstrip('/')}/v3/contacts/lists/{name}/contacts?limit=500&sort=asc"
    seen, read, total = set[object](), 0, -1
    while read != total:
        held = yield from fetched(partial(get, f"{address}&offset={read}", headers), partial(page_of, absent=_NO_LIST))
        count = number_in(held, "count")
        rows = rows_of(held, "contacts") if count or "contacts" in held else []
        total, read = count if total < 0 else total, read + len(rows)
        seen.update(row.get("id") for row in rows)
        if count != total or len(seen) != read or read > total or (not rows and read != total):
            raise Moved
        yield tuple(_member(row, int(name)) for row in rows if row.get("email"))


def _member(row: Held, number: int) -> Member:
    held = row.get("attributes")
    attributes = held if isinstance(held, dict) else {}
    left = row.get("listUnsubscribed")
    return member_of(
        row.get("email"),
        attributes,
        name=full_name(attributes.get("FIRSTNAME"), attributes.get("LASTNAME")),
        gone=row.get("emailBlacklisted") is not False or (isinstance(left, list) and number in left),
    )


_NO_LIST = "Check list: it is the number that Brevo shows beside the list's name, without a #."


def check(settings: Settings) -> list[str]:
    """Say what is wrong with the settings; a reference that was not read has no complaints yet."""
    found = secret_complaints("api_key", settings.api_key)
    return found + address_complaints("base_url", settings.base_url, base=True)


CHANNEL = Channel(
    name="brevo",
    manual=__doc__ or "",
    settings=Settings,
    example=EXAMPLE,
    takes=frozenset({"mail"}),
    deliver=deliver,
    repeats="dropped",
    window=_WINDOW,
    batch=200,
    check=check,
    find=find,
    probe=probe,
    sandbox_of=lambda settings: settings.sandbox,
    keeping=Keeping(members=members, form="[1-9][0-9]{0,17}", said="the list's number, such as 12"),
    look="Brevo, Transactional > Logs: the tag {key}; or one of the addresses on the list",
)
