"""Mails a release to a list through a mail server of yours (SMTP), one mail a person.

Where to get it: your provider calls it SMTP submission, or the outgoing server: its name, a port,
a user name and a password (often one made for a single program). A relay on your own network may
want neither.

Settings
  host        the server's name, such as "smtp.example.org".
  port        587 (the default) for security = "starttls", 465 for "tls".
  security    "starttls" (the default): the server has to offer it, and its certificate is
              verified. "tls": secure from the first byte. "none": no password goes that way.
  user        the name to log in with.
  password    a reference to the password that goes with it; without one, nobody logs in.
  bounces     where the server reports what it could not deliver (the envelope's sender).
              Default: the address of "from".
  and what every mailing has: from, reply_to, recipients, sheet, columns, where, unsubscribe,
  greeting.

One person per mail: nobody sees another address. A domain in any script becomes its ASCII form.
What stands before the @ may be in any script where the server offers SMTPUTF8; else that person
is counted as rejected.
Nothing is tracked. An https "unsubscribe" is offered as one-click (RFC 8058), which counts where
your server signs both headers by DKIM. A server on your own network needs allow_private = true.

Repeats: no mail server drops them. Each mail has a Message-ID with its key and leaves as a part of
its own, so an attempt whose outcome is not known concerns one person: look in the server's log for
the key, then "pressctl resolve". Nobody knows only where the connection breaks after the last byte
of the mail; before that the server has none.

Answers: 2xx after the mail is taken. 4xx, such as greylisting (451), is tried again, then put off
to the next run. An address the server itself says does not exist (5.1.x, 5.2.1) is counted as
rejected; every other 5xx is a failure. What bounces later comes to "bounces".

With mail_media = "attachments" the files of a release go along.

Limits: those of your provider, a day and an hour; set rate = 1 (mails a second), or concurrency
(connections, 4 by default), where it has few. 100 mails a connection. A server that scans a mail
before it answers may want timeout = 120.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from pressctl.answers import shown
from pressctl.credentials import Credential, insist, reveal, secret_complaints
from pressctl.errors import Rejected, Uncertain, Unreachable
from pressctl.mailing import mail_of
from pressctl.merging import mailbox, one_line
from pressctl.mime import compose, message_id
from pressctl.model import Channel, Flow, LogIn, MailServer, Part, Receipt, Reply, Secret, Security, SendMail, Step
from pressctl.networks import is_literal, spelled_out

if TYPE_CHECKING:
    from datetime import datetime

    from pressctl.model.asking import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Which server takes the mails, and as whom it is asked to."""

    host: str
    port: int = 0
    security: Security = "starttls"
    user: str = ""
    password: Credential | None = None
    bounces: str = ""


EXAMPLE = """\
[targets.journalists]
channel = "smtp"
host = "smtp.example.org"
user = "press@example.org"
password = { env = "SMTP_PASSWORD" }
from = "Press office <press@example.org>"
recipients = "press-list.csv"
"""

_PORTS: dict[Security, int] = {"starttls": 587, "tls": 465, "none": 25}  # RFC 8314 section 3.3; RFC 6409 section 3.1


def deliver(part: Part, settings: Settings) -> Flow:
    """Hand in one person's mail; the receipt is its Message-ID."""
    insist(check(settings))
    mail = mail_of(part)
    (member,) = part.members
    content = compose(part, mail, member)
    sender = settings.bounces or mailbox(one_line(mail.sender))[1]
    reply: Reply = yield SendMail(server=_server(settings), sender=sender, to=member.email, content=content)
    name = message_id(part, mail.sender).strip("<>")
    if reply.took:
        return Receipt(id=name)
    if reply.step == "recipient" and not reply.code:
        note = "One address has letters before the @ that its mail server does not take (no SMTPUTF8): mail them in another way."
        return Receipt(id=name, rejected=(member.email,), note=note)
    if reply.step == "recipient" and _NO_SUCH_PERSON.match(f"{reply.code} {reply.text}"):
        return Receipt(id=name, rejected=(member.email,))
    _refuse(reply)


def _server(settings: Settings) -> MailServer:
    password = settings.password
    return MailServer(
        host=settings.host,
        port=settings.port or _PORTS[settings.security],
        security=settings.security,
        user=settings.user,
        password=None if password is None else Secret(reveal(password)),
    )


def probe(settings: Settings, now: "datetime") -> "Question":
    """Greet the server and log in, without a mail."""
    insist(check(settings))
    reply: Reply = yield LogIn(server=_server(settings))
    if 200 <= reply.code < 300:  # noqa: PLR2004
        return "logged in" if settings.password is not None else "greets; no password is set"
    if 400 <= reply.code < 500:  # noqa: PLR2004
        said = f"answered {reply.code} to {_ASKED[reply.step]}{shown(reply.text)}"
        raise Uncertain(said, status_code=reply.code, hint="This says nothing of the credential: ask again later.")
    _refuse(reply)


# Enhanced codes of a person's own address (RFC 3463 sections 3.2 and 3.3): unknown, malformed, moved, or switched off.
# A bare 550 says less: some servers mean by it that they relay nothing.
_NO_SUCH_PERSON = re.compile(r"5\d\d 5\.(?:1\.(?:[1236]|10)|2\.1)\b", re.ASCII)
_ASKED: dict[Step, str] = {
    "greeting": "the connection",
    "tls": "STARTTLS",
    "login": "the login",
    "sender": "the sender",
    "recipient": "the recipient",
    "message": "the mail",
}
_HINTS: dict[Step, str] = {
    "tls": 'Check port and security in config.toml: 465 goes with "tls", 587 and 25 with "starttls".',
    "login": "The credential was refused: check user and the secret that password refers to, then publish again.",
    "sender": "Ask the server's owner which addresses may send there, and set from and bounces by it.",
    "recipient": "Ask the server's owner why; a server that relays only for those who log in wants user and password.",
}


def _refuse(reply: Reply) -> NoReturn:
    """Raise what a reply comes to that took no mail (RFC 5321 section 4.2.1: 4xx may work later, 5xx will not).

    Raises:
        Unreachable: 4xx.
        Rejected: Everything else, 3xx and 2xx out of place too.
    """
    if not reply.code:
        hint = _HINTS.get(reply.step, "Make it smaller, or ask the server's owner to take more.")
        raise Rejected(f"the server{shown(reply.text).removeprefix(':')}", hint=hint)
    said = f"answered {reply.code} to {_ASKED[reply.step]}{shown(reply.text)}"
    if 400 <= reply.code < 500:  # noqa: PLR2004
        hint = "It was not taken; it is tried again."
        raise Unreachable(said, status_code=reply.code, hint=hint)
    hint = _HINTS.get(reply.step, "Change what the server objects to, then publish with --retry-failed.")
    raise Rejected(said, status_code=reply.code, hint=hint)


_HOST = re.compile(
    r"(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
)
_ADDRESS = re.compile(r"[!-;=?A-Z\[-~]+@[A-Za-z0-9.-]+")
_HIGHEST_PORT = 65_535


def check(settings: Settings) -> list[str]:
    """Say what is wrong with the settings; a reference that was not read has no complaints yet."""
    found = []
    host, password = settings.host, settings.password
    if is_literal(host):
        if spelled_out(host) != host:
            found.append("host has a number that is no IP address, or not as one is written.")
    elif not _HOST.fullmatch(host):
        found.append('host must be a server\'s name alone, such as "smtp.example.org".')
    if not 0 <= settings.port <= _HIGHEST_PORT:
        found.append("port must be a number up to 65535.")
    if password is not None:
        found += secret_complaints("password", password)
    if not re.fullmatch("[!-~]*", settings.user):
        found.append("user has spaces, or characters beyond ASCII.")
    if settings.security == "none" and password is not None:
        found.append(
            'security must be "starttls" or "tls" where there is a password: "none" would show it to everybody.'
        )
    if settings.bounces and not _ADDRESS.fullmatch(settings.bounces):
        found.append('bounces must be a bare address, such as "bounces@example.org".')
    return found


CHANNEL = Channel(
    name="smtp",
    manual=__doc__ or "",
    settings=Settings,
    example=EXAMPLE,
    takes=frozenset({"mail"}),
    deliver=deliver,
    batch=1,
    attaches=True,
    international=True,
    check=check,
    probe=probe,
    look="the mail server's log: the Message-ID that begins with {key}; or the person's address",
)
