"""Writes what would be sent into files below outbox/, to look at or to send by hand.

Where to get it: nothing is needed; it is what a newsroom without targets uses.

Settings: none.

The files, for each release, revision and language:
  outbox/ID/rREVISION/LANGUAGE/mail.eml       opens in any mail program; text, HTML, files
  outbox/ID/rREVISION/LANGUAGE/NETWORK.txt    one for each network; a thread is NETWORK-1.txt and on
  outbox/ID/rREVISION/LANGUAGE/CHAT.json      one for each chat service that another target is of
  outbox/ID/rREVISION/LANGUAGE/webhook.json   the document a webhook gets
A kill is in outbox/ID/kill/, a test in outbox/ID/test/. A second target of this kind, called NAME,
writes below outbox/ID/rREVISION/NAME/. The mail is addressed to nobody; where a recipient's
own words go, nothing stands.

Repeats: the same release gives the same bytes under the same name, so writing it again changes
nothing.

Limits: your disk.
"""

import json
import re
from base64 import encodebytes
from binascii import b2a_qp
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC

from pressctl.errors import Rejected
from pressctl.merging import fields_of, fill_html, fill_text, list_unsubscribe, one_line
from pressctl.model import EVENT_TYPES, Attachment, Channel, Flow, Mail, Part, Post, Receipt, Recipient, WriteFile

_GAP = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Nothing to set."""


EXAMPLE = """\
[targets.outbox]
channel = "outbox"
"""


def deliver(part: Part, settings: Settings) -> Flow:
    """Write every form the release was rendered in; the receipt says where."""
    folder = _folder(part)
    files = tuple(_files(part))
    if not files:
        raise Rejected("nothing was rendered to write")
    for name, content in files:
        yield WriteFile(path=f"{folder}/{name}", content=content)
    return Receipt(id=part.key, url=f"{folder}/")


def _folder(part: Part) -> str:
    edition = "test" if part.variant.notice == "test" else "kill" if part.edition == "kill" else f"r{part.edition}"
    target = [] if part.target == CHANNEL.name else [part.target]
    return "/".join(("outbox", *(_safe(name) for name in (part.release, edition, *target, part.language))))


def _safe(name: str) -> str:
    """Return a file name for every system: letters, digits, "-", "_" and inner dots."""
    return re.sub(r"[^A-Za-z0-9_.-]+", "-", name).strip(".") or "-"


def _files(part: Part) -> Iterator[tuple[str, bytes]]:
    mail, posts = part.variant.mail, part.variant.posts
    if mail:
        people = part.members or (None,)
        for number, member in enumerate(people, 1):
            yield _numbered("mail", ".eml", number, len(people)), _message(part, mail, member, number)
    for post in posts:
        yield f"{_safe(post.label)}.txt", _text(post)
    for chat in part.variant.chats:
        yield f"{_safe(chat.place)}.json", _laid_out(json.loads(chat.text))
    if part.variant.data:
        yield "webhook.json", _event(part)


def _numbered(stem: str, suffix: str, number: int, total: int) -> str:
    return f"{stem}{suffix}" if total == 1 else f"{stem}-{number}{suffix}"


def _text(post: Post) -> bytes:
    return f"{post.text}\n".encode("utf-8", "replace")


def _event(part: Part) -> bytes:
    """Return what a webhook gets, laid out for reading."""
    moment = part.first_claimed.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    event = {
        "type": EVENT_TYPES[part.variant.notice],
        "timestamp": moment,
        "data": json.loads(part.variant.data),
    }
    return _laid_out(event)


def _laid_out(document: object) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _message(part: Part, mail: Mail, member: Recipient | None, number: int) -> bytes:
    """Return a mail as RFC 5322 has it: multipart/alternative, the text first.

    Put together here and not by `email.message.EmailMessage`: that encodes a long List-Unsubscribe
    as words, which no mail program reads, chooses a boundary by chance, and folds differently from
    one Python to the next (all measured, 3.11).
    """
    fields = fields_of(member, mail) if member else {}
    # "=_" cannot occur in quoted-printable (RFC 2045 section 6.7), so no text can end a part.
    boundary = f"=_{part.key}"
    head = "\r\n".join(f"{name}: {value}" for name, value in _headers(part, mail, member, number, fields).items())
    # A greeting of nobody leaves lines empty, at the start or below a banner.
    words = _GAP.sub("\n\n", fill_text(mail.text, fields)).lstrip("\n")
    text = _alternative("plain", _stuffed(words), "; format=flowed; delsp=yes")
    html = _alternative("html", fill_html(mail.html, fields))
    body = _multipart("alternative", boundary, [text, html])
    if part.enclosed:
        # A boundary of its own: neither may begin with the other (RFC 2046 section 5.1.2).
        body = _multipart("mixed", f"=_m{part.key}", [body, *(_attached(*each) for each in part.enclosed)])
    return f"{head}\r\n".encode() + body


def _multipart(subtype: str, boundary: str, parts: list[bytes]) -> bytes:
    head = f'Content-Type: multipart/{subtype};\r\n boundary="{boundary}"\r\n\r\n'.encode()
    return head + b"".join(f"--{boundary}\r\n".encode() + each for each in parts) + f"--{boundary}--\r\n".encode()


def _attached(attachment: Attachment, content: bytes) -> bytes:
    """Return a file as a mail carries it: its name needs no encoding (RFC 2231), having only what is plain."""
    encoded = encodebytes(content).replace(b"\n", b"\r\n")
    head = (
        f'Content-Type: {attachment.type};\r\n name="{attachment.name}"\r\nContent-Transfer-Encoding: base64\r\n'
        f'Content-Disposition: attachment;\r\n filename="{attachment.name}"\r\n\r\n'
    )
    return head.encode() + encoded


def _headers(part: Part, mail: Mail, member: Recipient | None, number: int, fields: dict[str, str]) -> dict[str, str]:
    from email.utils import format_datetime, parseaddr

    sender = mail.sender or "pressctl <outbox@pressctl.invalid>"
    domain = parseaddr(sender)[1].rpartition("@")[2]
    headers = {
        "Date": format_datetime(part.first_claimed.astimezone(UTC).replace(microsecond=0)),
        "From": _address(sender),
        "Reply-To": _address(mail.reply_to) if mail.reply_to else "",
        "To": _address(member.email) if member else "undisclosed-recipients:;",
        "Subject": _words("Subject", one_line(fill_text(mail.subject, fields))),
        "Message-ID": f"<{part.key}.{number}@{domain}>",
        "Content-Language": _safe(part.language),
        "MIME-Version": "1.0",
    }
    headers |= {"List-Id": one_line(mail.list_id)} | list_unsubscribe(
        fields.get("unsubscribe", ""), mail.reply_to or mail.sender
    )
    # Folded where it has a space, as every header's line is (RFC 5322 section 2.2.3).
    headers["List-Unsubscribe"] = headers.get("List-Unsubscribe", "").replace(", ", ",\r\n ")
    return {name: value for name, value in headers.items() if value}


def _address(text: str) -> str:
    """Return `Name <address>` as a header has it.

    Raises:
        Rejected: It is not an address.
    """
    from email.utils import parseaddr

    name, address = parseaddr(one_line(text))
    if not re.fullmatch(r"[^@ <>]+@[^@ <>]+", address):
        raise Rejected("from and reply_to must be addresses, such as: Press office <press@example.org>")
    if not name:
        return address
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}" <{address}>' if name.isascii() else f"{_words('From', name)}\r\n <{address}>"


def _words(header: str, text: str) -> str:
    """Return free text as a header has it: encoded words (RFC 2047) unless short, plain ASCII."""
    from email.header import Header

    plain = re.fullmatch(r"[!-~]([ -~]{0,58}[!-~])?", text) and "=?" not in text
    return text if plain else Header(text, "utf-8", maxlinelen=75, header_name=header).encode(linesep="\r\n")


_TO_STUFF = re.compile(r"^(?= |From )", re.MULTILINE)


def _stuffed(text: str) -> str:
    """Return flowed text as it travels: what begins with a space gets one more (RFC 3676 section 4.4)."""
    return _TO_STUFF.sub(" ", text)


def _alternative(subtype: str, content: str, more: str = "") -> bytes:
    lines = re.sub(r"\r\n?", "\n", content).encode("utf-8", "replace")
    body = b2a_qp(lines, istext=True).replace(b"\n", b"\r\n")
    head = f"Content-Type: text/{subtype}; charset=utf-8{more}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    return head.encode() + body + b"\r\n"


CHANNEL = Channel(
    name="outbox",
    manual=__doc__ or "",
    settings=Settings,
    example=EXAMPLE,
    takes=frozenset({"mail", "posts", "chats", "data"}),
    deliver=deliver,
    attaches=True,
    local=True,
    repeats="dropped",
    look="the files in outbox/",
)
