"""E-mail addresses as mailing services take them: stricter than RFC 5321, and never repeated in a message.

The services named in the manuals refuse quoted and non-ASCII local parts, so these are not
addresses here; but for the latter where a channel takes them (RFC 6531), which is said by `wide`.
A domain may be written in any script; it becomes its ASCII form (IDNA 2008 with the mapping of
UTS 46, as browsers do).
"""

import re
from unicodedata import combining, normalize

from msgspec import Struct

# RFC 5321 section 4.5.3.1: 64 octets before the @; 254 in all, by erratum 1690 to RFC 3696.
LOCAL_LIMIT = 64
ADDRESS_LIMIT = 254

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_ATOM = r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+"  # RFC 5322 section 3.2.3, lower case
_LOCAL = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")
_DOMAIN = re.compile(rf"(?:{_LABEL}\.)+(?![0-9]+$){_LABEL}")
_PLAIN = re.compile(rf"{_LOCAL.pattern}@{_DOMAIN.pattern}")
# What spreadsheets and mail programs leave around a cell or an address, seen by nobody.
AROUND = " \t\r\n\u00a0\u202f\u2007\u200b\u2060\ufeff"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef]")
_WITH_NAME = re.compile(r"(?P<name>[^<>]*)<(?P<address>[^<>]*)>")
_SPECIAL = re.compile(r'[()<>\[\]:;@\\,."]')  # RFC 5322 section 3.2.3: a name with one of these is quoted


class NotAnAddress(ValueError):
    """What was written cannot be mailed to; the text says why, and never repeats it."""


class Mailbox(Struct, frozen=True, kw_only=True):
    """A person's address, in its normal form, with the name that stood beside it."""

    email: str
    name: str = ""

    def __str__(self) -> str:
        """The form of RFC 5322, the name in its own script."""
        if not self.name:
            return self.email
        if _SPECIAL.search(self.name):
            escaped = self.name.replace("\\", "\\\\").replace('"', '\\"')
            return f'"{escaped}" <{self.email}>'
        return f"{self.name} <{self.email}>"


def normal_form(written: str, *, wide: bool = False) -> str:
    """Return the address in lower case with an ASCII domain: one person, one text.

    `wide`: letters of any script may stand before the @; they are composed (NFC, RFC 6532 section 3.1).

    Raises:
        NotAnAddress: It cannot be mailed to.
    """
    text = written.strip(AROUND)
    lowered = text.lower()
    if len(lowered) <= ADDRESS_LIMIT and _PLAIN.fullmatch(lowered) and lowered.index("@") <= LOCAL_LIMIT:
        return lowered
    return _judge(text, wide=wide)


def read_mailbox(written: str, *, wide: bool = False) -> Mailbox:
    """Read `a@b.example` or `Name <a@b.example>`; quotes around the name are dropped.

    Raises:
        NotAnAddress: The address in it cannot be mailed to, or the name holds a control character.
    """
    text = written.strip(AROUND)
    named = _WITH_NAME.fullmatch(text)
    if not named:
        return Mailbox(email=normal_form(text, wide=wide))
    name = named["name"].strip(AROUND)
    if _CONTROL.search(name):
        raise NotAnAddress("has a control character in its name")
    if len(name) > 1 and name[0] == name[-1] == '"':
        name = re.sub(r"\\(.)", r"\1", name[1:-1])
    return Mailbox(email=normal_form(named["address"], wide=wide), name=name)


def _judge(text: str, *, wide: bool) -> str:
    if not text:
        raise NotAnAddress("is empty")
    if _CONTROL.search(text):
        raise NotAnAddress("has a control character or a line break in it")
    if " " in text or "\u00a0" in text or "\t" in text:
        raise NotAnAddress("has a space in it")
    if text.count("@") != 1:
        raise NotAnAddress("has no @" if "@" not in text else "has more than one @")
    local, domain = text.lower().split("@")
    if wide and not local.isascii():
        local = normalize("NFC", local)
    _judge_local(local, wide=wide)
    address = f"{local}@{_ascii_domain(domain)}"
    if len(address.encode()) > ADDRESS_LIMIT:
        raise NotAnAddress(f"is longer than {ADDRESS_LIMIT} characters")
    return address


def _judge_local(local: str, *, wide: bool) -> None:
    if not local:
        raise NotAnAddress("has nothing before the @")
    if not (wide or local.isascii()):
        raise NotAnAddress("has a letter before the @ that mailing services refuse (only ASCII is taken there)")
    if len(local.encode("utf-8", "surrogatepass")) > LOCAL_LIMIT:
        raise NotAnAddress(f"has more than {LOCAL_LIMIT} characters before the @")
    if local[0] == "." or local[-1] == "." or ".." in local:
        raise NotAnAddress("has a dot at the wrong place before the @")
    # What is printed stands for itself; spaces, marks without a letter and signs that nobody sees are no address's.
    plain = "".join("x" if not char.isascii() and char.isprintable() else char for char in local)
    if not _LOCAL.fullmatch(plain) or combining(local[0]):
        raise NotAnAddress("has a character before the @ that no address has there")


def _ascii_domain(domain: str) -> str:
    if not domain:
        raise NotAnAddress("has nothing after the @")
    if domain[0] == "[":
        raise NotAnAddress("has a machine's number where a domain belongs")
    if not domain.isascii():
        domain = _encoded(domain)
    if "." not in domain:
        raise NotAnAddress("has a domain without a dot")
    if not _DOMAIN.fullmatch(domain):
        raise NotAnAddress("has a domain that cannot exist")
    return domain


def _encoded(domain: str) -> str:
    from idna import IDNAError, encode

    try:
        return encode(domain, uts46=True).decode("ascii")
    except (IDNAError, UnicodeError):
        raise NotAnAddress("has a domain that cannot exist") from None
