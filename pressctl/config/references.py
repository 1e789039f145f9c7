"""Where a secret, or a recipient list, is kept: reading the reference itself, never what it refers to."""

import re
from pathlib import Path, PurePath

from pressctl.config.tables import Cell, Reader, Table, form_of, takes
from pressctl.config.values import line, listed, stays_inside
from pressctl.model import Reference

_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_OTHERS = '{ file = "PATH" } or { command = ["PROGRAM", "…"] }'
_FORMS = f'{{ env = "NAME" }}, {_OTHERS}'
# The same, as JSON Schema says it.
_FORM = {
    "type": "object",
    "properties": {
        "env": {
            "description": "The name of an environment variable, read just before a run.",
            "type": "string",
            "pattern": f"^{_VARIABLE.pattern}$",
        },
        "file": {
            "description": "A file with nothing else in it; a relative path is within this folder.",
            **form_of(line),
        },
        "command": {
            "description": "A program with its arguments; the first line of what it prints is taken.",
            "type": "array",
            "minItems": 1,
            "items": form_of(line),
        },
    },
    "additionalProperties": False,
    "minProperties": 1,
    "maxProperties": 1,
}


def reference(root: Path, variable: str = "") -> Reader[Reference]:
    """Return a reader of references; `variable` is the name that a message suggests, by default a target's and its key's.

    A literal is refused, with the form to write instead. A relative `file` stays inside the
    newsroom; an absolute one may be anywhere, since a secret is best kept outside a checkout.
    """
    file = _file(root)

    def read(cell: Cell) -> Reference:
        if isinstance(cell.raw, dict):
            return _from_table(cell, file)
        if isinstance(cell.raw, str):
            raise cell.wrong(
                "must be a reference: a secret has no place in this file",
                f'Write {{ env = "{variable or _suggested(cell)}" }}, {_OTHERS}. If a real one stands here, have it replaced.',
                code="literal-secret",
            )
        raise cell.wrong_type(f"a reference: {_FORMS}")

    return takes(read, **_FORM)


def _suggested(cell: Cell) -> str:
    """Return the environment variable that a message suggests for a target's key: the target's name and the key's."""
    name, key = cell.where[1:3]
    return re.sub(r"[^A-Z0-9]+", "_", f"{name}_{key}".upper()).lstrip("0123456789_")


_WORDS = listed(line, empty=False, repeats=True)


def _from_table(cell: Cell, file: Reader[str]) -> Reference:
    table = Table(cell.notes, cell.where, cell.raw)
    found = Reference(
        env=table.get("env", _variable, ""),
        file=table.get("file", file, ""),
        command=table.get("command", _WORDS, ()),
    )
    table.close()
    if sum(key in table for key in ("env", "file", "command")) != 1:
        raise cell.wrong(f"must be one reference: {_FORMS}")
    return found


def _variable(cell: Cell) -> str:
    name = line(cell)
    if _VARIABLE.fullmatch(name):
        return name
    raise cell.wrong("must be the name of an environment variable: letters, digits and _")


def _file(root: Path) -> Reader[str]:
    def read(cell: Cell) -> str:
        path = line(cell)
        if PurePath(path).is_absolute() or stays_inside(root, path):
            return path
        raise cell.wrong(
            "leaves the newsroom", "For a secret that is kept elsewhere, write its full path.", code="leaves-newsroom"
        )

    return read
