"""Where a mailing's people are: in a file, behind a reference, or on a list that its vendor keeps."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pressctl.config.references import reference
from pressctl.config.tables import Cell, Reader, Table, form_of, takes
from pressctl.config.values import inside, line
from pressctl.model import Reference

if TYPE_CHECKING:
    from pressctl.model import Channel

_A_FILE = 'Such as recipients = "press-list.csv".'


def read_people(table: Table, root: Path, channel: "Channel") -> tuple[str | Reference, str]:
    """Return where the people are: a file or a reference, or the vendor's name of a list that it keeps."""
    nobody: str | Reference = ""
    if channel.keeping is None:
        if "list" in table:
            table.get("list", _no_list(channel), None)
            return table.get("recipients", _recipients(root), nobody), ""
        return table.need("recipients", _recipients(root), nobody, hint=_A_FILE), ""
    hint = f"{_A_FILE[:-1]}; or list, one that {channel.name} keeps: {channel.keeping.said}."
    table.either("recipients", "list", hint=hint)
    kept = table.get("list", _kept(channel.name, channel.keeping.form, channel.keeping.said), "")
    recipients = table.get("recipients", _recipients(root), nobody)
    if kept and recipients:
        said = "recipients and list exclude each other."
        table.notes.add((*table.where, "list"), "wrong-value", said, "Remove one of them.")
    return recipients, kept


def _no_list(channel: "Channel") -> Reader[None]:
    def refuse(cell: Cell) -> None:
        why = channel.no_lists or f"{channel.name} keeps no lists"
        raise cell.wrong(f"cannot be read: {why}", f"Name a file with recipients. {_A_FILE}")

    return refuse


@cache
def _kept(channel: str, form: str, said: str) -> Reader[str]:
    """Return what reads the name of a list, which may be written as the number that it is."""

    def read(cell: Cell) -> str:
        raw = cell.raw
        name = str(raw) if isinstance(raw, int) and not isinstance(raw, bool) else line(cell)
        if not re.fullmatch(form, name):
            raise cell.wrong(f"must be what {channel} calls it: {said}")
        return name

    return takes(read, anyOf=[form_of(line), {"type": "integer"}])


def refuse_of_files(table: Table, columns: Mapping[str, str]) -> None:
    """Note what only files have, beside a list that the vendor keeps."""
    if "sheet" in table:
        hint = "Remove it, or name a workbook with recipients."
        table.notes.add((*table.where, "sheet"), "wrong-value", "a list kept by the vendor has no sheets.", hint)
    if "email" in columns:
        hint = "Remove email from columns."
        said = "a list kept by the vendor has one address for each person, and no column of it."
        table.notes.add((*table.where, "columns", "email"), "wrong-value", said, hint)


def _recipients(root: Path) -> Reader[str | Reference]:
    path, refer = inside(root), reference(root, "PRESS_LIST")

    def read(cell: Cell) -> str | Reference:
        return refer(cell) if isinstance(cell.raw, dict) else path(cell)

    return takes(read, anyOf=[form_of(path), form_of(refer)])
