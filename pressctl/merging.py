"""A recipient's own words in a mail that was rendered once for everybody.

A template writes `{{ recipient.name }}`; rendering leaves a mark there, made of two
noncharacters that release text cannot contain (they are dropped when it is read for
rendering). Whoever sends the mail replaces the marks: by the words themselves, or by the
vendor's own variable. This module never sees a release.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from html import escape as escape_html
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from pressctl.model import Mail, Recipient

OPEN, CLOSE = "\ufdd0", "\ufdd1"
_Write = Callable[[str], str]  # how a field stands in a part of a mail
_Room = tuple[list[str], int]  # a text in pieces, and the place among them that is kept for a word
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
    return _joined(parted(text), word)


@lru_cache(maxsize=16)  # a mail is searched once, and not for each of its recipients
def parted(text: str) -> tuple[str, ...]:
    """Return text, a mark's name, text, a mark's name, and so on to the text at the end."""
    return tuple(_MARK.split(text))


def _joined(pieces: tuple[str, ...], word: Callable[[str], str]) -> str:
    """Put a parted text together, with `word(name)` for each name."""
    if len(pieces) == 1:
        return pieces[0]
    whole = list(pieces)
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
    return substitute(html, lambda name: escaped(fields.get(name, "")))


def escaped(value: str) -> str:
    """Return a value of one line for HTML."""
    if value.isprintable() and not _IN_MARKUP(value):  # true of most, and told faster than five characters are replaced
        return value
    return escape_html(one_line(value))


_IN_MARKUP = re.compile("[&<>\"']").search


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
    words = _columns(member)
    words["unsubscribe"] = fill_url(mail.unsubscribe, words)
    return words


def _columns(member: "Recipient") -> dict[str, str]:
    return {"name": member.name, "greeting": "", **member.fields, "email": member.email}


class Letter:
    """A mail parted at its marks once, to be written to one person after another.

    It says what `fill_text` and `fill_html` say with somebody's `fields_of`; what stands in the unsubscribe address for
    everybody is encoded and escaped once, and each word of a person too.
    """

    def __init__(self, mail: "Mail") -> None:
        """Part the mail."""
        asked: dict[tuple[str, _Write], list[_Room]] = {}  # the words that a person is asked for, and where they go
        address = _parted_url(mail.unsubscribe)
        self._subject = _with_rooms(_pieces(mail.subject, address, one_line), asked)
        self._text = _with_rooms(_pieces(mail.text, address, one_line), asked)
        self._html = _with_rooms(_pieces(mail.html, address, escaped), asked)
        self._asked = [(name, write, rooms) for (name, write), rooms in asked.items()]

    def to(self, member: "Recipient") -> tuple[str, str, str]:
        """Return subject, text and HTML for one person."""
        fields = member.fields
        for (
            name,
            write,
            rooms,
        ) in self._asked:  # as in `_columns`, which would make a mapping of its own for each person
            if name == "email":
                word = write(member.email)
            else:
                word = write(fields.get(name, member.name if name == "name" else ""))
            for pieces, place in rooms:  # written over for each person: copies would take longer than the words
                pieces[place] = word
        return "".join(self._subject), "".join(self._text), "".join(self._html)


def _with_rooms(pieces: Iterable[str | tuple[str, _Write]], asked: dict[tuple[str, _Write], list[_Room]]) -> list[str]:
    """Return what is the same for everybody, in pieces, with a room between for each word that is not; `asked` learns of those."""
    whole = [""]
    for piece in pieces:
        if isinstance(piece, str):
            whole[-1] += piece
        else:
            asked.setdefault(piece, []).append((whole, len(whole)))
            whole += ["", ""]
    return whole


def _pieces(text: str, address: tuple[str, ...], write: _Write) -> Iterator[str | tuple[str, _Write]]:
    """Yield what is the same for everybody, and between it the fields that are not, with how they are written."""
    for at, piece in enumerate(parted(text)):
        if not at % 2:
            yield piece
        elif piece != "unsubscribe":
            yield piece, write
        else:
            yield from ((part, _encoded) if place % 2 else write(part) for place, part in enumerate(address))


def fill_url(template: str, fields: Mapping[str, str]) -> str:
    """Put a recipient's fields into an address, percent-encoded (RFC 3986).

    The result is ASCII without spaces, line breaks, quotes or angle brackets, so that it can
    stand in a header and in an attribute.
    """
    return _joined(_parted_url(template), lambda name: _encoded(fields.get(name, "")))


# What RFC 3986 calls unreserved (section 2.3), and the @ of a mail address.
_PLAIN = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.~-@"


def _encoded(value: str) -> str:
    """Return `value` percent-encoded; most are plain mail addresses, and `quote` is slow for those."""
    if value.isascii() and not value.encode().translate(None, _PLAIN):
        return value.replace("@", "%40")
    return quote(value, safe="", errors="replace")


@lru_cache(maxsize=16)
def _parted_url(template: str) -> tuple[str, ...]:
    """Return a template parted as `parted` does, its text percent-encoded where an address cannot have it as it is."""
    pieces = list(parted(template))
    pieces[::2] = (quote(text, safe=":/?#[]@!$&'()*+,;=%~", errors="replace") for text in pieces[::2])
    return tuple(pieces)


def mailbox(text: str) -> tuple[str, str]:
    """Return name and address of `Name <address>` (RFC 5322 section 3.4), for APIs that want them apart; the name may be ""."""
    name, opened, address = text.rpartition("<")
    if not opened:
        return "", text.strip(" ")
    name = name.strip(" ")
    if len(name) > 1 and name[0] == name[-1] == '"':
        name = re.sub(r"\\(.)", r"\1", name[1:-1])
    return name, address.rstrip("> ")


def list_unsubscribe(address: str, sender: str = "") -> dict[str, str]:
    """Return the headers that offer an unsubscribe `address` to mail programs.

    https gets one-click (RFC 8058 section 3.1), and beside it, for programs that do not know that, a mail to `sender`
    (of which a name before the address is left out); mailto stands alone (RFC 2369), and nothing else is offered.
    """
    if address.lower().startswith("mailto:"):
        return {"List-Unsubscribe": f"<{address}>"}
    if address.lower().startswith("https://"):
        offered = ", ".join(filter(None, [f"<{address}>", _by_mail(sender)]))
        return {"List-Unsubscribe": offered, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return {}


def _by_mail(sender: str) -> str:
    address = mailbox(sender)[1]
    return f"<mailto:{quote(address, safe='@', errors='replace')}?subject=unsubscribe>" if "@" in address else ""
