"""Contacts and media of other tools' front matter, in whatever shape: a text, a table, a list of either."""

from typing import TYPE_CHECKING

from pressctl.release.addresses import is_web_address, media_type
from pressctl.release.nodes import Listing, Node, Scalar, Table, flat
from pressctl.release.plain.contacts import has_address, read_contacts
from pressctl.release.vocabulary import CONTACT, MEDIA, Vocabulary, fold_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Row = dict[str, str]
Rows = tuple[list[Row], list[tuple[str, str]]]
_ELSEWHERE = "it only names a contact that stands elsewhere"
_UNREAD = "it could not be read as a contact"
_SEVERAL = frozenset({"phone", "email"})  # what a contact may be given as a list; the first is taken


def contact_rows(node: Node) -> Rows:
    """Return contacts as rows of ours, and what is none with the reason."""
    rows: list[Row] = []
    others: list[tuple[str, str]] = []
    for item in _each(node):
        if isinstance(item, Scalar):
            found = read_contacts([item.value])
            fields = ({"name": one.name, "role": one.role, "email": one.email, "phone": one.phone} for one in found)
            rows += [{key: value for key, value in row.items() if value} for row in fields]
            others += [] if found else [(flat(item), _UNREAD if has_address(item.value) else _ELSEWHERE)]
            continue
        row, unknown = _sorted(item, CONTACT)
        others += unknown
        usable = bool(row) and ("email" not in row or any(one.email for one in read_contacts([row["email"]])))
        if usable and not {"email", "phone", "name"}.isdisjoint(row):
            rows.append(row)
        elif row:
            others.append((", ".join(f"{key}: {value}" for key, value in row.items()), _UNREAD))
    return rows, others


def media_rows(node: Node) -> Rows:
    """Return media with whole addresses as rows of ours, and what is none with the reason."""
    rows: list[Row] = []
    others: list[tuple[str, str]] = []
    for item in _each(node):
        row, unknown = ({"path": item.value}, []) if isinstance(item, Scalar) else _sorted(item, MEDIA)
        address = row.pop("url", "") or row.pop("path", "")
        shown = ", ".join(filter(None, (address, *row.values())))
        row.pop("path", "")
        others += unknown
        if not is_web_address(address):
            others += [(shown, "a file whose address is not whole")] if shown else []
        elif media_type(address).startswith("image/") and not row.get("alt"):
            others.append((shown, "an image that no words describe"))
        else:
            rows.append({"url": address, **row})
    return rows, others


def _each(node: Node) -> "Iterator[Scalar | Table]":
    """Yield the texts and tables of a value: a list's items, a table's own tables, or itself."""
    if isinstance(node, Listing):
        for item in node.items:
            yield from _each(item)
    elif isinstance(node, Table) and node.entries and all(isinstance(value, Table) for _, value in node.entries):
        for _, value in node.entries:
            yield from _each(value)
    elif isinstance(node, Table) or not node.is_nothing:
        yield node


def _sorted(table: Table, vocabulary: Vocabulary) -> tuple[Row, list[tuple[str, str]]]:
    """Return a table's known keys as ours, and the others as text."""
    known: Mapping[str, str] = {word: key for key, words in vocabulary.words.items() for word in words.split(" ")}
    known = {**known, **{fold_key(key): key for key in vocabulary.keys}}
    row: Row = {}
    unknown: list[tuple[str, str]] = []
    for key, value in table.entries:
        ours = known.get(fold_key(key.value), "")
        if isinstance(value, Scalar) and value.is_nothing:
            continue
        first, *others = value.items if isinstance(value, Listing) and ours in _SEVERAL and value.items else (value,)
        unknown += [(f"{key.value}: {flat(other)}", "a contact has one of them") for other in others]
        if ours and ours not in row and isinstance(first, Scalar):
            row[ours] = " ".join(first.value.split("\n")).strip(" ")
        else:
            unknown.append((f"{key.value}: {flat(value)}", "a key that a release does not have there"))
    return row, unknown
