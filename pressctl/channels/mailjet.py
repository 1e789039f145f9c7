"""Mails a release to a list through Mailjet, 50 people in one call, answered one by one.

Where to get it: in Mailjet, verify the domain of `from`; then Account > API Keys.

Settings
  api_key    a reference to the API key.
  secret     a reference to the secret key beside it.
  base_url   another address of the same API, such as "https://api.eu.mailjet.com".
             Default: "https://api.mailjet.com"
  sandbox    true: Mailjet checks calls and delivers none, for `pressctl test`; publish refuses
             it. Default: false
  and what every mailing has: from, reply_to, recipients or list, sheet, columns, where,
  unsubscribe, greeting.

A list at Mailjet: list = 10354543, its number (a contact list's ID). Who unsubscribed from it, is
excluded from campaigns, has complained or has not yet confirmed is left out. Name and contact
properties are what a file's columns are.

One person per message: nobody sees another address. Opens and clicks are not tracked. Mailjet
lets nobody set List-Id, so mail programs sort by the address of `from`.

Repeats: Mailjet cannot drop them. After an attempt whose outcome is not known, and in later runs,
it is asked for messages whose CustomID is the key: as many as there are people, and the call was
taken. Else it is left for you to settle: search Mailjet's messages for that CustomID, then
"pressctl resolve".

Answers: one id per person, also where the call as a whole is refused: an address that Mailjet
refuses is counted as rejected, and the others of its batch are sent.

Attachments: none yet; mail_media = "attachments" is refused.

Limits: 50 people a call, 15 MB a message, 255 characters of subject; 429 when calls come too fast.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from pressctl.answers import accept, json_of, listed, said_in
from pressctl.credentials import Credential, address_complaints, basic, insist, secret_complaints
from pressctl.errors import NoSuchList, Uncertain
from pressctl.mailing import Message, Told, as_array, send_each
from pressctl.merging import mailbox, one_line
from pressctl.model import NOTHING, Channel, Flow, Keeping, Member, Part, Receipt, Roll, Search, Sought
from pressctl.probing import get, insist_let_in, told
from pressctl.rolls import Held, Moved, fetched, member_of, page_of, rows_of, strange

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping
    from datetime import datetime

    import httpx

    from pressctl.model.asking import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The two keys that let us send."""

    api_key: Credential
    secret: Credential
    base_url: str = "https://api.mailjet.com"
    sandbox: bool = False


EXAMPLE = """\
[targets.journalists]
channel = "mailjet"
api_key = { env = "MAILJET_KEY" }
secret = { env = "MAILJET_SECRET" }
from = "Press office <press@example.org>"
recipients = "press-list.csv"
"""


def deliver(part: Part, settings: Settings) -> Flow:
    """Send one batch; the receipt is the first person's id, and who was refused."""
    import httpx

    insist(check(settings))
    headers = {
        "Authorization": basic(settings.api_key, settings.secret),
        "Content-Type": "application/json",
    }
    address = f"{settings.base_url.rstrip('/')}/v3.1/send"

    def ask(messages: Iterator[Message]) -> httpx.Request:
        end = b',"SandboxMode":true}' if settings.sandbox else b"}"
        body = b'{"Messages":' + as_array(_written(message, part.key) for message in messages) + end
        return httpx.Request("POST", address, headers=headers, content=body)

    read = partial(_read, unsent=part.key if settings.sandbox else "")
    receipt: Receipt = yield from send_each(part, ask, read)
    return receipt


def _written(message: Message, key: str) -> dict[str, Any]:
    """Return a message as the Send API v3.1 has it; without TemplateLanguage no text in it is a template."""
    written: dict[str, Any] = {
        "From": _mailbox(message.sender),
        "To": [{"Email": message.to}],
        "Subject": message.subject,
        "TextPart": message.text,
        "HTMLPart": message.html,
        "CustomID": key,
        "TrackOpens": "disabled",
        "TrackClicks": "disabled",
    }
    if message.reply_to:
        written["ReplyTo"] = _mailbox(message.reply_to)
    # A call with a header that Mailjet sets itself is refused (error send-0011), List-Id among them.
    headers = {name: value for name, value in message.headers.items() if name != "List-Id"}
    if headers:
        written["Headers"] = headers
    return written


def _mailbox(text: str) -> dict[str, str]:
    name, email = mailbox(text)
    return {"Email": email, "Name": name} if name else {"Email": email}


# Statuses that may come with what became of each message; a credential or an overload has none.
_TOLD = frozenset({HTTPStatus.OK, HTTPStatus.BAD_REQUEST, HTTPStatus.FORBIDDEN, HTTPStatus.UNPROCESSABLE_ENTITY})


def _read(response: "httpx.Response", unsent: str = "") -> list[Told]:
    """Return what is said of each message, in order, whatever the status of the whole is.

    `unsent` is the id of what a sandbox only looked at, which has none of Mailjet's.

    Raises:
        Unsent: The call as a whole was not taken; see `accept` and `json_of`.
    """
    items = said_in(response, "Messages")
    if response.status_code not in _TOLD or not isinstance(items, list):
        accept(response)
        items = json_of(response).get("Messages")
    return [_told(item, response.status_code, unsent) for item in (items if isinstance(items, list) else [])]


def _told(item: object, status: int, unsent: str) -> Told:
    held = item if isinstance(item, dict) else {}
    if held.get("Status") == "success":
        return Told(id=unsent or _id_in(held.get("To"), status))
    faults = held.get("Errors")
    first = faults[0] if isinstance(faults, list) and faults and isinstance(faults[0], dict) else None
    if held.get("Status") != "error" or first is None:
        raise _unclear(status)
    return Told(
        why=f"{first.get('ErrorMessage', 'no reason given')} ({first.get('ErrorCode', '')})",
        busy=first.get("StatusCode") in {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE},
    )


def _id_in(people: object, status: int) -> str:
    """Return the id of a message that was taken: a UUID, since the number beside it is more than JavaScript can hold."""
    first = people[0] if isinstance(people, list) and people and isinstance(people[0], dict) else {}
    name = first.get("MessageUUID") or first.get("MessageID")
    if not isinstance(name, str | int) or isinstance(name, bool) or not name:
        raise _unclear(status)
    return str(name)


def _unclear(status: int) -> Uncertain:
    hint = "Search Mailjet's messages for the CustomID that is the key, then settle it with pressctl resolve."
    return Uncertain(f"answered {status} without saying what became of each", status_code=status, hint=hint)


def find(sought: Sought, settings: Settings) -> Search:
    """Look for the messages of the key (GET /v3/REST/message); all of a call, or nothing is sure."""
    import httpx

    since = str(int(sought.since.timestamp()) - 600)
    query = {"CustomID": sought.key, "FromTS": since, "ShowCustomID": "true", "Limit": "100"}
    headers = {"Authorization": basic(settings.api_key, settings.secret)}
    address = f"{settings.base_url.rstrip('/')}/v3/REST/message"
    response = yield httpx.Request("GET", address, params=query, headers=headers)
    shown = [one for one in listed(response, "Data") if one.get("CustomID") == sought.key]
    if not shown or len(shown) != len(sought.members):
        return None
    return Receipt(id=one_line(str(shown[0].get("UUID") or shown[0].get("ID") or sought.key)))


def probe(settings: Settings, now: "datetime") -> "Question":
    """Ask for the senders (dev.mailjet.com, Sender addresses and domains)."""
    insist(check(settings))
    headers = {"Authorization": basic(settings.api_key, settings.secret)}
    response = yield get(f"{settings.base_url.rstrip('/')}/v3/REST/sender?Limit=1", headers)
    insist_let_in(response)
    return "has a sender" if told(response, list, "Data") else "the keys are known; the account has no sender yet"


_NO_LIST = "Check list: it is a contact list's ID, a number, as its address in Mailjet has it."
_PAGE = 1000  # the most objects that Mailjet gives at once


def members(settings: Settings, name: str, clock: "Callable[[], datetime]") -> Roll:
    """Read a contact list: who is subscribed, what is known of them, then who they are; 1,000 a page.

    GET /v3/REST/contactslist/{id}, then /listrecipient (IsUnsubscribed by ContactID), /contactdata (properties) and
    /contact, each with ContactsList, Limit and Offset (dev.mailjet.com, "Contacts"; node-mailjet, its types of these).
    Who is in one of them and not in the other came or went meanwhile.
    """
    insist(check(settings))
    headers = {"Authorization": basic(settings.api_key, settings.secret)}
    base = f"{settings.base_url.rstrip('/')}/v3/REST"
    about = yield from fetched(partial(get, f"{base}/contactslist/{name}", headers), partial(page_of, absent=_NO_LIST))
    if [one.get("ID") for one in rows_of(about, "Data")] != [int(name)]:
        raise strange("another list")
    if rows_of(about, "Data")[0].get("IsDeleted") is True:
        raise NoSuchList("it is deleted", hint=_NO_LIST)
    begun = set[object]()

    def page(kind: str, offset: int) -> "Generator[Any, Any, list[Held]]":
        url = f"{base}/{kind}?ContactsList={name}&Limit={_PAGE}&Offset={offset}"
        rows = rows_of((yield from fetched(partial(get, url, headers), page_of)), "Data")
        mark = (kind, rows[0].get("ID", rows[0].get("ContactID"))) if rows else (kind, offset)
        if mark in begun:
            raise strange("the same page again")
        begun.add(mark)
        return rows

    subscribed = {}
    for row in (yield from _all(partial(page, "listrecipient"))):
        if not isinstance(row.get("ContactID"), int) or row.get("ListID") != int(name):
            raise strange("people of other lists")
        subscribed[row["ContactID"]] = row.get("IsUnsubscribed") is False
    rows = yield from _all(partial(page, "contactdata"))
    properties = {row["ContactID"]: _properties(row) for row in rows if row.get("ContactID") in subscribed}
    missing = {number for number, stays in subscribed.items() if stays}
    read, more = 0, True
    while more:
        rows = yield from page("contact", read)
        read, more = read + len(rows), len(rows) >= _PAGE
        if any(row.get("ID") not in subscribed for row in rows):
            raise Moved
        missing.difference_update(row["ID"] for row in rows)
        yield tuple(_member(row, properties.get(row["ID"], NOTHING), subscribed[row["ID"]]) for row in rows)
    if missing:
        raise Moved


def _all(page: "Callable[[int], Generator[Any, Any, list[Held]]]") -> "Generator[Any, Any, list[Held]]":
    """Return the rows of all pages: of each contact but a number and a few properties."""
    rows: list[Held] = []
    more = True
    while more:
        new = yield from page(len(rows))
        rows += new
        more = len(new) >= _PAGE
    return rows


def _member(row: Held, properties: "Mapping[str, object]", stays: bool) -> Member:  # noqa: FBT001  (as Mailjet says it)
    return member_of(row.get("Email"), properties, name=row.get("Name"), gone=not (stays and _may_be_mailed(row)))


def _may_be_mailed(row: Held) -> bool:
    """Whether a contact takes any mailing: not excluded, no complaint, and no confirmation waited for."""
    pending = row.get("IsSpamComplaining") is True or row.get("IsOptInPending") is True
    return row.get("IsExcludedFromCampaigns") is False and not pending


def _properties(row: Held) -> dict[str, Any]:
    """Return a contact's properties by name."""
    held = row.get("Data")
    pairs = [one for one in held if isinstance(one, dict)] if isinstance(held, list) else []
    return {one["Name"]: one.get("Value") for one in pairs if isinstance(one.get("Name"), str)}


def check(settings: Settings) -> list[str]:
    """Say what is wrong with the settings; a reference that was not read has no complaints yet."""
    found = secret_complaints("api_key", settings.api_key) + secret_complaints("secret", settings.secret)
    return found + address_complaints("base_url", settings.base_url, base=True)


CHANNEL = Channel(
    name="mailjet",
    manual=__doc__ or "",
    settings=Settings,
    example=EXAMPLE,
    takes=frozenset({"mail"}),
    deliver=deliver,
    batch=50,
    check=check,
    find=find,
    probe=probe,
    sandbox_of=lambda settings: settings.sandbox,
    keeping=Keeping(members=members, form="[1-9][0-9]{0,17}", said="the list's number, such as 10354543"),
    look="Mailjet, Stats > Messages: the CustomID {key}; or one of the addresses on the list",
)
