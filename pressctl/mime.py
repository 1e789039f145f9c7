"""A release's mail to one person as it travels, for whoever hands over whole messages: RFC 5322, with MIME (RFC 2045)."""

import re
from base64 import encodebytes
from binascii import b2a_qp
from datetime import UTC
from functools import lru_cache

from pressctl.errors import Rejected
from pressctl.merging import fields_of, fill_html, fill_text, list_unsubscribe, mailbox, one_line
from pressctl.model import Attachment, Mail, Part, Recipient

NOBODY = "pressctl <outbox@pressctl.invalid>"  # sends what no mailing does
_GAP = re.compile(r"\n{3,}")


def message_id(part: Part, sender: str, number: int = 1) -> str:
    """Return what no other mail is called (RFC 5322 section 3.6.4), in its brackets: the part's key at the sender's domain."""
    return f"<{part.key}.{number}@{_domain(sender)}>"


@lru_cache(maxsize=16)
def _domain(sender: str) -> str:
    return mailbox(one_line(sender))[1].rpartition("@")[2]


def compose(part: Part, mail: Mail, member: Recipient | None, number: int = 1) -> bytes:
    """Return a mail as RFC 5322 has it: multipart/alternative, the text first; every line ends with CRLF.

    It is addressed to nobody where there is no `member`, who is the part's `number`th. The same part gives the same bytes.

    Raises:
        Rejected: An address is none.

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
    from email.utils import format_datetime

    sender = mail.sender or NOBODY
    headers = {
        "Date": format_datetime(part.first_claimed.astimezone(UTC).replace(microsecond=0)),
        "From": _address(sender),
        "Reply-To": _address(mail.reply_to) if mail.reply_to else "",
        "To": _address(member.email) if member else "undisclosed-recipients:;",
        "Subject": _words("Subject", one_line(fill_text(mail.subject, fields))),
        "Message-ID": message_id(part, sender, number),
        "Content-Language": re.sub(r"[^A-Za-z0-9-]+", "-", part.language),
        "MIME-Version": "1.0",
    }
    headers |= {"List-Id": one_line(mail.list_id)} | list_unsubscribe(
        fields.get("unsubscribe", ""), mail.reply_to or mail.sender
    )
    # Folded where it has a space, as every header's line is (RFC 5322 section 2.2.3).
    headers["List-Unsubscribe"] = headers.get("List-Unsubscribe", "").replace(", ", ",\r\n ")
    return {name: value for name, value in headers.items() if value}


@lru_cache(maxsize=16)  # the sender's is asked for again for each recipient
def _address(text: str) -> str:
    """Return `Name <address>` as a header has it.

    Raises:
        Rejected: It is not an address.
    """
    name, address = mailbox(one_line(text))
    if not re.fullmatch(r"[^@ <>]+@[^@ <>]+", address):
        raise Rejected("from and reply_to must be addresses, such as: Press office <press@example.org>")
    if not name:
        return address
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}" <{address}>' if name.isascii() else f"{_words('From', name)}\r\n <{address}>"


@lru_cache(maxsize=16)  # as the subject's, which most mails have without a recipient's own words
def _words(header: str, text: str) -> str:
    """Return free text as a header has it: encoded words (RFC 2047) unless short, plain ASCII."""
    from email.header import Header

    plain = re.fullmatch(r"[!-~]([ -~]{0,58}[!-~])?", text) and "=?" not in text
    whole = text.encode("utf-8", "replace").decode()  # without half characters, which no encoding has
    return text if plain else Header(whole, "utf-8", maxlinelen=75, header_name=header).encode(linesep="\r\n")


_TO_STUFF = re.compile(r"^(?= |From )", re.MULTILINE)


def _stuffed(text: str) -> str:
    """Return flowed text as it travels: what begins with a space gets one more (RFC 3676 section 4.4)."""
    return _TO_STUFF.sub(" ", text)


def _alternative(subtype: str, content: str, more: str = "") -> bytes:
    lines = re.sub(r"\r\n?", "\n", content).encode("utf-8", "replace")
    body = b2a_qp(lines, istext=True).replace(b"\n", b"\r\n")
    head = f"Content-Type: text/{subtype}; charset=utf-8{more}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    return head.encode() + body + b"\r\n"
