"""Where the ledger is: a file, or a server."""

import re
from pathlib import Path

from pressctl.config.references import reference
from pressctl.config.tables import Cell, Reader, form_of, takes
from pressctl.config.values import line, stays_inside
from pressctl.model import Reference

_HINT = 'Write ledger = "sqlite:.pressctl/ledger.db", or "postgresql://USER@HOST/DATABASE", or a reference to such an address.'
_SERVER = re.compile(r"//[^/?#]*(/[^/?#]+)?(\?[^#]*)?")
_PASSWORD = re.compile(r"//[^/@]*:[^/]*@|[?&](password|sslpassword)=")


def ledger(root: Path) -> Reader[str | Reference]:
    """Return a reader of the ledger's place; an address with a password is kept where a reference leads."""
    refer = reference(root, "LEDGER_URL")

    def read(cell: Cell) -> str | Reference:
        if isinstance(cell.raw, dict):
            return refer(cell)
        kind, _, rest = line(cell).partition(":")
        if kind == "git":
            later = "is a kind of ledger that is not in this version"
            raise cell.wrong(later, _HINT, code="not-in-this-version")
        if kind in {"postgresql", "postgres"}:
            return _server(cell, rest)
        if kind != "sqlite" or not rest or rest.startswith("//"):
            raise cell.wrong("must be sqlite: and a path, or postgresql: and an address", _HINT)
        return _file(cell, root, rest)

    place = {"type": "string", "pattern": "^(sqlite:(?!//).|postgres(ql)?://)"}
    return takes(read, anyOf=[place, form_of(refer)])


def _file(cell: Cell, root: Path, path: str) -> str:
    # A ledger must outlive a CI job's checkout, so a full path may stand outside the newsroom.
    if not Path(path).is_absolute() and (not stays_inside(root, path) or (root / path).resolve() == root.resolve()):
        hint = 'Write ledger = "sqlite:.pressctl/ledger.db", or leave it out. A ledger kept elsewhere is named by its full path.'
        raise cell.wrong("leaves the newsroom", hint, code="leaves-newsroom")
    return f"sqlite:{path}"


def _server(cell: Cell, rest: str) -> str:
    if _PASSWORD.search(rest):
        hint = 'Keep the whole address in a secret: ledger = { env = "LEDGER_URL" }. If a real one stands here, have it replaced.'
        raise cell.wrong("holds a password, which has no place in this file", hint, code="literal-secret")
    if not _SERVER.fullmatch(rest):
        raise cell.wrong("is no address of a PostgreSQL server", _HINT)
    return f"postgresql:{rest}"
