"""Where the ledger is: a file, a server, or a ref of a git repository."""

import re
from pathlib import Path

from pressctl.config.references import reference
from pressctl.config.tables import Cell, Reader, form_of, takes
from pressctl.config.values import line, stays_inside
from pressctl.model import Reference

_HINT = (
    'Write ledger = "sqlite:.pressctl/ledger.db", "git:refs/pressctl/ledger", or "postgresql://USER@HOST/DATABASE", or a'
    " reference to such an address."
)
# As `git check-ref-format` has it, and a little less: nothing that git, a shell or a line of fast-import reads otherwise.
_WORD = r"[A-Za-z0-9_][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*"
_REF = re.compile(rf"refs(?:/{_WORD})+(?:@{_WORD})?")
_TAKEN = re.compile(
    r"refs/(?:tags|remotes|notes|replace|pull|merge-requests|keep-around|for)(?:/|$).*|.*\.lock(?:/.*|@.*|$)"
)
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
            return _ref(cell, rest)
        if kind in {"postgresql", "postgres"}:
            return _server(cell, rest)
        if kind != "sqlite" or not rest or rest.startswith("//"):
            raise cell.wrong("must be sqlite: and a path, git: and a ref, or postgresql: and an address", _HINT)
        return _file(cell, root, rest)

    place = {"type": "string", "pattern": "^(sqlite:(?!//).|git:refs/|postgres(ql)?://)"}
    return takes(read, anyOf=[place, form_of(refer)])


def _file(cell: Cell, root: Path, path: str) -> str:
    # A ledger must outlive a CI job's checkout, so a full path may stand outside the newsroom.
    if not Path(path).is_absolute() and (not stays_inside(root, path) or (root / path).resolve() == root.resolve()):
        hint = 'Write ledger = "sqlite:.pressctl/ledger.db", or leave it out. A ledger kept elsewhere is named by its full path.'
        raise cell.wrong("leaves the newsroom", hint, code="leaves-newsroom")
    return f"sqlite:{path}"


def is_ref(place: str) -> bool:
    """Whether a ledger can have this ref to itself; `place` may end with "@" and a remote."""
    return bool(_REF.fullmatch(place)) and place.count("/") >= 2 and not _TAKEN.fullmatch(place)  # noqa: PLR2004  (refs/X/Y at least)


def _ref(cell: Cell, place: str) -> str:
    if not is_ref(place):
        hint = 'Write ledger = "git:refs/pressctl/ledger", for that ref on the remote origin, or "git:refs/pressctl/ledger@REMOTE".'
        raise cell.wrong("is no ref that a ledger can have to itself", hint)
    return f"git:{place}"


def holds_password(address: str) -> bool:
    """Whether an address holds what has no place where others read it."""
    return _PASSWORD.search(address) is not None


def _server(cell: Cell, rest: str) -> str:
    if holds_password(rest):
        hint = 'Keep the whole address in a secret: ledger = { env = "LEDGER_URL" }. If a real one stands here, have it replaced.'
        raise cell.wrong("holds a password, which has no place in this file", hint, code="literal-secret")
    if not _SERVER.fullmatch(rest):
        raise cell.wrong("is no address of a PostgreSQL server", _HINT)
    return f"postgresql:{rest}"
