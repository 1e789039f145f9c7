"""Tables of people to call, as a text has them, a line for each row: told apart by person where each has a column."""

import re
from collections.abc import Iterator, Sequence

from pressctl.release.plain.speakers import is_name
from pressctl.release.vocabulary import CONTACT, fold_key

_BETWEEN = " | "  # cells
_MAIL = re.compile(r"[^ @]{1,64}@[^ @]{3,64}")
_NUMBER = re.compile(r"(?:[\d+][\d \u00a0()/.–-]{5,24})\d")
_LABELS = frozenset(map(fold_key, CONTACT.keys)) | {
    word for words in CONTACT.words.values() for word in words.split(" ")
}


def by_person(lines: Sequence[str]) -> Iterator[str]:
    """Yield a contact block's lines; of a table that has a column for each person, column by column.

    Such a table has names alone in its first row, and below it an address or a number for each in one row. In any
    other row, a cell that only says what the next one is, "Name" or "Function", is dropped.
    """
    at = 0
    while at < len(lines):
        rows = list(_rows(lines[at:]))
        if rows and _has_columns(rows):
            yield from (cell for column in zip(*rows, strict=True) for cell in column if cell)
        else:
            yield from (_without_label(row) for row in rows)
        at += len(rows)
        if not rows:
            yield lines[at]
            at += 1


def _rows(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield the rows of the table that the first line begins, cell by cell: as many as have its number of cells."""
    width = lines[0].count(_BETWEEN)
    for line in lines if width else ():
        if line.count(_BETWEEN) != width:
            return
        yield [cell.strip(" \u00a0") for cell in line.split(_BETWEEN)]


def _has_columns(rows: Sequence[Sequence[str]]) -> bool:
    if not all(is_name(cell) for cell in rows[0]):
        return False
    return any(all(pattern.search(cell) for cell in row) for row in rows[1:] for pattern in (_MAIL, _NUMBER))


def _without_label(row: Sequence[str]) -> str:
    told = len(row) > 1 and fold_key(row[0]) in _LABELS
    return _BETWEEN.join(row[1:] if told else row)
