"""Mails a release to a list through Mailgun, up to 1,000 people in one call.

Where to get it: in Mailgun, verify the domain, then Sending > Domain settings > Sending API keys.

Settings
  api_key    a reference to the sending key.
  domain     the sending domain, as Mailgun lists it (mg.example.org).
  base_url   "https://api.eu.mailgun.net" for domains in the EU. Default: https://api.mailgun.net
  sandbox    true: Mailgun checks calls and delivers none, for `pressctl test`; publish refuses
             it. Mailgun charges for these too. Default: false
  and what every mailing has: from, reply_to, recipients or list, sheet, columns, where,
  unsubscribe, greeting.

A list at Mailgun: list = "press@mg.example.org", its address (Sending > Mailing lists). Who is not
subscribed there is left out. Name and vars are what a file's columns are. A domain's sending key
may not read it: that takes a key of the account.

One person per message: nobody sees another address. Merge fields become Mailgun's recipient
variables. What looks like one in the release itself ("%recipient.x%", "%unsubscribe_url%")
arrives as written. Opens and clicks are not tracked. An https "unsubscribe" is offered as
one-click, and a mail to "reply_to" (else "from") beside it; without one, Mailgun's own unsubscribe
footer can be switched on for the domain.

Repeats: Mailgun cannot drop them. After an attempt whose outcome is not known, and in later runs,
its events are asked for the call's key: what they show was taken. A sending key may not ask; then,
or where they show nothing (they lag), it is left for you to settle: search Mailgun's logs for the
variable pressctl-key, then "pressctl resolve".

Answers: one id for the whole batch. Where Mailgun refuses all of it for an address that it finds
malformed, it is sent in halves until that one is alone, and counted as rejected; these smaller
calls have keys of their own, so in Mailgun's logs look for the people.

With mail_media = "attachments" the files of a release go along, once a call.

Limits: 25 MB a message (pressctl stops at 10); 1,000 people a call; sending limits by plan.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from html import escape
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote

from pressctl.answers import accept, dict_in, json_of, listed, words_of
from pressctl.credentials import Credential, address_complaints, basic, insist, secret_complaints
from pressctl.errors import Rejected, Uncertain
from pressctl.mailing import mail_of, send_halving
from pressctl.merging import fields_of, fill_url, list_unsubscribe, marked, one_line, substitute
from pressctl.model import Channel, Flow, Keeping, Mail, Member, Part, Receipt, Roll, Search, Sought
from pressctl.probing import get, insist_let_in, named, told, undecided
from pressctl.rolls import Held, fetched, member_of, page_of, rows_of, strange

if TYPE_CHECKING:
    from datetime import datetime

    import httpx

    from pressctl.model.asking import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Which Mailgun domain sends, and the key that lets it."""

    api_key: Credential
    domain: str
    base_url: str = "https://api.mailgun.net"
    sandbox: bool = False


EXAMPLE = """\
[targets.journalists]
channel = "mailgun"
api_key = { env = "MAILGUN_KEY" }
domain = "mg.example.org"
from = "Press office <press@example.org>"
recipients = "press-list.csv"
"""


def deliver(part: Part, settings: Settings) -> Flow:
    """Send one batch; the receipt is Mailgun's id for all of it, and who was refused."""
    import httpx

    insist(check(settings))
    mail, secret = mail_of(part), basic("api", settings.api_key)
    address = f"{settings.base_url.rstrip('/')}/v3/{settings.domain}/messages"

    def ask(some: Part) -> httpx.Request:
        form = _form(some, mail) + ([("o:testmode", "yes")] if settings.sandbox else [])
        kind, body = _encoded(form, some)
        return httpx.Request("POST", address, headers={"Authorization": secret, "Content-Type": kind}, content=body)

    receipt: Receipt = yield from send_halving(part, ask, _id_in, _is_an_address)
    return receipt


def _form(part: Part, mail: Mail) -> list[tuple[str, str]]:
    """Return the fields of one call, in a fixed order."""
    verbatim: dict[str, str] = {}
    subject = _in_text(one_line(mail.subject), verbatim)
    text = _in_text(mail.text, verbatim)
    html = _in_html(mail.html)
    own = fill_url(mail.unsubscribe, {})
    headers = list_unsubscribe(own, mail.reply_to or mail.sender)
    if headers:
        headers["List-Unsubscribe"] = headers["List-Unsubscribe"].replace(own, _variable("unsubscribe"), 1)
    if mail.list_id:
        headers["List-Id"] = one_line(mail.list_id)
    if mail.reply_to:
        headers["Reply-To"] = one_line(mail.reply_to)
    wanted, spelled = _wanted(mail), {name: word for word, name in verbatim.items()}
    variables = {member.email: _variables(fields_of(member, mail), wanted) | spelled for member in part.members}
    return [
        ("from", one_line(mail.sender)),
        *(("to", member.email) for member in part.members),
        ("subject", subject),
        ("text", text),
        ("html", html),
        ("o:tracking", "no"),
        *((f"h:{name}", value) for name, value in headers.items()),
        ("v:pressctl-key", part.key),
        # Without them everybody would see the whole To list (Mailgun, "Batch sending"). Unescaped,
        # as Mailgun was seen to leave JSON's \\u0026 in a mail as it is.
        ("recipient-variables", json.dumps(variables, ensure_ascii=False, separators=(",", ":"))),
    ]


def _encoded(form: list[tuple[str, str]], part: Part) -> tuple[str, bytes]:
    """Return the body's type and the body: form-encoded; multipart (RFC 7578) where files go along.

    The same part gives the same bytes. A multipart names its people in one field, as readers limit how many there are
    (Go's, a thousand); addresses have no comma.
    """
    if not part.enclosed:
        pairs = (_form_encoded(name) + b"=" + _form_encoded(value) for name, value in form)
        return "application/x-www-form-urlencoded", b"&".join(pairs)
    people = ", ".join(member.email for member in part.members)
    fields = [("to", people), *(field for field in form if field[0] != "to")]
    pieces = [
        *(_piece(f'name="{name}"', "", value.encode("utf-8", "replace")) for name, value in fields),
        *(_piece(f'name="attachment"; filename="{one.name}"', one.type, content) for one, content in part.enclosed),
    ]
    boundary = f"pressctl-{part.key}"
    while any(boundary.encode() in piece for piece in pieces):
        boundary += "-"
    between = f"--{boundary}\r\n".encode()
    return f"multipart/form-data; boundary={boundary}", b"".join(
        [*(between + piece + b"\r\n" for piece in pieces), f"--{boundary}--\r\n".encode()]
    )


# What a form has as it is (application/x-www-form-urlencoded, as `urlencode` writes it), and what is written otherwise.
_AS_IS = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~% ")


def _form_encoded(value: str) -> bytes:
    """Return a value as `urlencode` has it, several times faster: everybody's words are one value of 200 kB."""
    encoded = value.encode("utf-8", "replace").replace(b"%", b"%25")
    for byte in {*encoded} - _AS_IS:
        encoded = encoded.replace(bytes((byte,)), b"%%%02X" % byte)
    return encoded.replace(b" ", b"+")


def _piece(disposition: str, kind: str, content: bytes) -> bytes:
    head = f"Content-Disposition: form-data; {disposition}\r\n" + (f"Content-Type: {kind}\r\n" if kind else "")
    return f"{head}\r\n".encode() + content


# What Mailgun may take for a variable of its own: %recipient.x%, %unsubscribe_url% and their
# kind, with everything that touches them. Not an address's %C3, which no variable begins with.
_LOOKS_LIKE_A_VARIABLE = re.compile(r"%(?![0-9A-Fa-f]{2})[A-Za-z_][A-Za-z0-9_.:%-]*")


def _in_text(text: str, verbatim: dict[str, str]) -> str:
    """Return plain text for Mailgun: marks as variables, what only looks like one as written.

    Plain text has no escape for "%", so each such word becomes a variable that holds it;
    `verbatim` collects them (word -> name).
    """

    def keep(found: re.Match[str]) -> str:
        return _variable(verbatim.setdefault(found[0], f"text_verbatim_{len(verbatim) + 1}"))

    return substitute(_LOOKS_LIKE_A_VARIABLE.sub(keep, text), lambda name: _variable(_name_in_text(name)))


def _in_html(html: str) -> str:
    """Return HTML for Mailgun: marks as variables, what only looks like one with its "%" as an entity."""
    kept = _LOOKS_LIKE_A_VARIABLE.sub(lambda found: found[0].replace("%", "&#37;"), html)
    return substitute(kept, lambda name: _variable(f"html_{name}"))


_Variable = tuple[str, str, Callable[[str], str]]


def _wanted(mail: Mail) -> list[_Variable]:
    """Return the variables of everybody: name, field, and how it is written, plain for text and escaped for HTML."""
    in_text = {"email", "unsubscribe"} | marked(mail.subject) | marked(mail.text)
    plain: list[_Variable] = [(_name_in_text(name), name, one_line) for name in sorted(in_text)]
    return plain + [(f"html_{name}", name, _escaped) for name in sorted(marked(mail.html))]


def _variables(fields: dict[str, str], wanted: list[_Variable]) -> dict[str, str]:
    """Return one person's variables.

    Verbatim words come after them, so that a reader that replaces one name after the other never meets one.
    """
    return {variable: write(fields.get(name, "")) for variable, name, write in wanted}


def _escaped(value: str) -> str:
    return escape(one_line(value)).replace("%", "&#37;").replace("\\", "&#92;")


def _variable(name: str) -> str:
    return f"%recipient.{name}%"


def _name_in_text(name: str) -> str:
    """Return a field's variable in text: its own name, kept apart from those made here."""
    return f"text_{name}" if name.startswith(("html_", "text_")) else name


_HINTS: dict[int, str] = {
    HTTPStatus.BAD_REQUEST: "Change what Mailgun objects to, then publish with --retry-failed.",
    HTTPStatus.NOT_FOUND: "Mailgun knows no such domain here: check `domain`; for one in the EU set "
    'base_url = "https://api.eu.mailgun.net".',
}
_KEY = "Check the secret this target refers to; a sending key is for one domain, and keys are for one region each."
_WAIT = re.compile(rb"try again after ([0-9]{1,6}) seconds?", re.IGNORECASE)


def _wait_in(response: "httpx.Response") -> float | None:
    """Return the seconds that Mailgun asks for in the words of a 429."""
    found = _WAIT.search(response.content) if response.status_code == HTTPStatus.TOO_MANY_REQUESTS else None
    return float(found[1]) if found else None


_MALFORMED = re.compile(rb"\bto'? parameter is not a valid address", re.IGNORECASE)


def _is_an_address(response: "httpx.Response") -> bool:
    """Whether Mailgun refuses the whole call for somebody's address; it does not say whose."""
    return response.status_code == HTTPStatus.BAD_REQUEST and bool(_MALFORMED.search(response.content))


def _id_in(response: "httpx.Response") -> str:
    """Return Mailgun's id.

    Raises:
        Rejected: The wrong domain, region or path; a malformed address; see `accept`.
        Unreachable: Too many at once, with the wait that the header or the body asks for.
        Uncertain: A success without an id; see `accept`.
    """
    status = response.status_code
    if hint := _HINTS.get(status):
        raise Rejected(f"answered {status}{words_of(response)}", status_code=status, hint=hint)
    accept(response, wait=_wait_in(response))
    if b"Mailgun Magnificent API" in response.content:
        raise Rejected(
            "answered with Mailgun's greeting: that path takes no mail",
            status_code=status,
            hint='base_url must be the host alone, such as "https://api.mailgun.net".',
        )
    found = json_of(response).get("id")
    if not isinstance(found, str) or not found:
        raise Uncertain(
            f"answered {status} without an id{words_of(response)}",
            status_code=status,
            hint="Search Mailgun's logs for the variable pressctl-key, then settle it with pressctl resolve.",
        )
    return one_line(found)


def find(sought: Sought, settings: Settings) -> Search:
    """Look in the domain's events whether the first person's mail was accepted: a call is taken whole, under one id."""
    import httpx

    query = {
        "event": "accepted",
        "recipient": sought.members[0].email,
        "begin": str(int(sought.since.timestamp()) - 600),
        "ascending": "yes",
        "limit": "20",
    }
    address = f"{settings.base_url.rstrip('/')}/v3/{settings.domain}/events"
    headers = {"Authorization": basic("api", settings.api_key)}
    response = yield httpx.Request("GET", address, params=query, headers=headers)
    for event in listed(response, "items"):
        if dict_in(event, "user-variables").get("pressctl-key") == sought.key:
            name = dict_in(dict_in(event, "message"), "headers").get("message-id")
            return Receipt(id=one_line(f"<{name}>") if isinstance(name, str) else sought.key)
    return None


_UNABLE = frozenset({"unverified", "disabled"})


def probe(settings: Settings, now: "datetime") -> "Question":
    """Ask for the domain; a key that may send and nothing else is not let in there, so it is tried on a message without anything.

    Mailgun takes none without sender, people and text ("from parameter is missing"), and a wrong key it refuses before
    (documentation.mailgun.com, "Authentication", Domain Sending Keys).
    """
    import httpx

    insist(check(settings))
    base, headers = settings.base_url.rstrip("/"), {"Authorization": basic("api", settings.api_key)}
    response = yield get(f"{base}/v3/domains/{settings.domain}", headers)
    if response.status_code not in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        insist_let_in(response, absent=_HINTS[HTTPStatus.NOT_FOUND])
        state = named(told(response, str, "domain", "state"))
        if state in _UNABLE:
            hint = f"Mailgun sends nothing for it: look at {settings.domain} there."
            raise Rejected(f"says that the domain is {state}", hint=hint)
        return f"the domain is {state}"
    headers["Content-Type"] = "application/x-www-form-urlencoded"
    response = yield httpx.Request("POST", f"{base}/v3/{settings.domain}/messages", headers=headers)
    if response.status_code == HTTPStatus.BAD_REQUEST and b"missing" in response.content:
        return "the key may send for this domain"
    insist_let_in(response, absent=_HINTS[HTTPStatus.NOT_FOUND], refused=_KEY)
    raise undecided(response, "That is not its API's answer: check base_url in config.toml.")


_NO_LIST = (
    "Check list: it is the list's whole address, as Mailgun shows it; for one in the EU set "
    'base_url = "https://api.eu.mailgun.net".'
)
_NOT_READ = "A domain's sending key reads no lists: check the secret this target refers to; a key of the account does."


def members(settings: Settings, name: str, clock: "Callable[[], datetime]") -> Roll:
    """Read a mailing list, 100 people a page, the next from the last one's address on, until a page is empty.

    GET /v3/lists/{list_address}/members/pages (documentation.mailgun.com, "Get members by page"); that the pivot is the
    last address, and that only an empty page is the end: mailgun-go, members.go, and mailgun.js, its example of paging.
    """
    insist(check(settings))
    headers = {"Authorization": basic("api", settings.api_key)}
    address = f"{settings.base_url.rstrip('/')}/v3/lists/{quote(name, safe='@')}/members/pages?limit=100"
    last, seen = "", set[str]()
    while True:
        url = f"{address}&page=next&address={quote(last, safe='')}" if last else address
        rows = rows_of((yield from fetched(partial(get, url, headers), _page)), "items")
        if not rows:
            return
        page = tuple(map(_member, rows))
        last = page[-1].email
        if last in seen:
            raise strange("the same page again")
        seen.add(last)
        yield page


def _page(response: "httpx.Response") -> Held:
    return page_of(response, absent=_NO_LIST, refused=_NOT_READ, wait=_wait_in(response))


def _member(row: Held) -> Member:
    return member_of(
        row.get("address"), dict_in(row, "vars"), name=row.get("name"), gone=row.get("subscribed") is not True
    )


_DOMAIN = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


def check(settings: Settings) -> list[str]:
    """Say what is wrong with the settings; a reference that was not read has no complaints yet."""
    found = secret_complaints("api_key", settings.api_key)
    found += address_complaints("base_url", settings.base_url, base=True)
    if re.search(r"/v[0-9]+/?$", settings.base_url):
        found.append('base_url must end before "/v3", which is appended.')
    if not _DOMAIN.fullmatch(settings.domain):
        found.append('domain must be a domain as Mailgun lists it, such as "mg.example.org".')
    return found


CHANNEL = Channel(
    name="mailgun",
    manual=__doc__ or "",
    settings=Settings,
    example=EXAMPLE,
    takes=frozenset({"mail"}),
    deliver=deliver,
    batch=1000,
    attaches=True,
    check=check,
    find=find,
    probe=probe,
    sandbox_of=lambda settings: settings.sandbox,
    keeping=Keeping(members=members, form="[^@/?#% ]+@[^@/?#% ]+", said="its address, such as press@mg.example.org"),
    look="Mailgun, Sending > Logs: the variable pressctl-key, {key}; or one of the addresses on the list",
)
