"""A recipient's own words in a mail that was rendered once for everybody.

A template writes `{{ recipient.name }}`; rendering leaves a mark there, made of two
noncharacters that release text cannot contain (they are dropped when it is read for
rendering). Whoever sends the mail replaces the marks: by the words themselves, or by the
vendor's own variable. This module never sees a release.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from html import escape as escape_html
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from pressctl.model import Mail, Recipient

OPEN, CLOSE = "\ufdd0", "\ufdd1"
_MARK = re.compile(f"{OPEN}([a-z][a-z0-9_]*){CLOSE}")


def mark(name: str) -> str:
    """Return what stands in a rendered mail where the merge field `name` goes."""
    return f"{OPEN}{name}{CLOSE}"


@lru_cache(maxsize=16)
def marked(text: str) -> frozenset[str]:
    """Return the names of the merge fields that `text` uses."""
    return frozenset(_MARK.findall(text))


def substitute(text: str, word: Callable[[str], str]) -> str:
    """Replace each mark by `word(name)`; what it returns is used as it is."""
    return _joined(_parted(text), word)


@lru_cache(maxsize=16)  # a mail is searched once, and not for each of its recipients
def _parted(text: str) -> tuple[str, ...]:
    """Return text, a mark's name, text, a mark's name, and so on to the text at the end."""
    return tuple(_MARK.split(text))


def _joined(parted: tuple[str, ...], word: Callable[[str], str]) -> str:
    """Put a parted text together, with `word(name)` for each name."""
    if len(parted) == 1:
        return parted[0]
    whole = list(parted)
    for place in range(1, len(whole), 2):
        whole[place] = word(whole[place])
    return "".join(whole)


def fill_text(text: str, fields: Mapping[str, str]) -> str:
    """Put a recipient's fields into plain text; a field it lacks is left empty.

    A field is one line: control characters and line breaks in it become spaces, so that it
    can never end a header or forge a paragraph.
    """
    return substitute(text, lambda name: one_line(fields.get(name, "")))


def fill_html(html: str, fields: Mapping[str, str]) -> str:
    """Put a recipient's fields into HTML, escaped; a field it lacks is left empty."""
    return substitute(html, lambda name: escape_html(one_line(fields.get(name, ""))))


_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def one_line(value: str) -> str:
    """Return `value` on one line: control characters and line separators become a space."""
    return value if value.isprintable() else _BREAKS.sub(" ", value)


def fields_of(member: "Recipient", mail: "Mail") -> dict[str, str]:
    """Return everything a mail's marks may ask for about one person.

    These are the member's own fields, `email`, `name`, `greeting`, and `unsubscribe`: the address
    that the target's `unsubscribe` makes for this person, empty when the target has none
    (a column of that name is not trusted with it).
    """
    words = {"name": member.name, "greeting": "", **member.fields, "email": member.email}
    words["unsubscribe"] = fill_url(mail.unsubscribe, words)
    return words


def fill_url(template: str, fields: Mapping[str, str]) -> str:
    """Put a recipient's fields into an address, percent-encoded (RFC 3986).

    The result is ASCII without spaces, line breaks, quotes or angle brackets, so that it can
    stand in a header and in an attribute.
    """
    return _joined(_parted_url(template), lambda name: _encoded(fields.get(name, "")))


_PLAIN = re.compile(r"[A-Za-z0-9_.~@-]*")  # what RFC 3986 calls unreserved (section 2.3), and the @ of a mail address


def _encoded(value: str) -> str:
    """Return `value` percent-encoded; most are plain mail addresses, and `quote` is slow for those."""
    return value.replace("@", "%40") if _PLAIN.fullmatch(value) else quote(value, safe="", errors="replace")


@lru_cache(maxsize=16)
def _parted_url(template: str) -> tuple[str, ...]:
    """Return a template parted as `_parted` does, its text percent-encoded where an address cannot have it as it is."""
    parted = list(_parted(template))
    parted[::2] = (quote(text, safe=":/?#[]@!$&'()*+,;=%~", errors="replace") for text in parted[::2])
    return tuple(parted)


def list_unsubscribe(address: str, mailbox: str = "") -> dict[str, str]:
    """Return the headers that offer an unsubscribe `address` to mail programs.

    https gets one-click (RFC 8058 section 3.1), and beside it, for programs that do not know that, a mail to `mailbox`
    (of which a name before the address is left out); mailto stands alone (RFC 2369), and nothing else is offered.
    """
    if address.lower().startswith("mailto:"):
        return {"List-Unsubscribe": f"<{address}>"}
    if address.lower().startswith("https://"):
        offered = ", ".join(filter(None, [f"<{address}>", _by_mail(mailbox)]))
        return {"List-Unsubscribe": offered, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return {}


def _by_mail(mailbox: str) -> str:
    address = mailbox.rpartition("<")[2].rstrip("> ")
    return f"<mailto:{quote(address, safe='@', errors='replace')}?subject=unsubscribe>" if "@" in address else ""
