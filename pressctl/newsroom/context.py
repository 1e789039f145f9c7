"""What beside a release's own file decides how it is read and rendered: our code, its libraries, the config."""

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from msgspec.structs import replace

import pressctl
from pressctl.model import Config

_CODE = Path(pressctl.__file__).parent
_ROOMS = ("feeds", "model", "newsroom", "release", "release/checking", "release/lexicon", "release/plain", "render")
_LIBRARY = "markdown_it"  # stands for all: they are installed side by side, and an upgrade of any touches the folder


def digest(*parts: str | bytes) -> str:
    """Return one SHA-256 of several parts, such that no two lists of parts run together."""
    whole = hashlib.sha256()
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(b"%d:" % len(content))
        whole.update(content)
    return whole.hexdigest()


def premise_of(config: Config) -> str:
    """Return what every result of reading and rendering depends on; when it changes, none of them holds."""
    newsroom = replace(config.newsroom, ledger="", test_to=(), page_wait=0.0)  # a ledger's address may hold a password
    checks = sorted(config.checks.codes.items())
    social = (config.social.networks, sorted(config.social.limits.items()))
    return digest(
        pressctl.__version__, sys.version, code_of(_ROOMS), _libraries(), repr(newsroom), repr(checks), repr(social)
    )


def templates_of(root: Path) -> str:
    """Return the digest of every template: the newsroom's own and those that came with pressctl."""
    return digest(_own_templates(), *_contents(root / "templates"))


@cache
def _own_templates() -> str:
    return digest(*(part for folder in (_CODE, _CODE.parent) for part in _contents(folder / "templates")))


@cache
def code_of(rooms: tuple[str, ...]) -> str:
    """Return the signatures of our own files in some rooms: a checkout changes without its version changing."""
    if not _CODE.is_dir():  # inside a zip, which does not change without its version
        return ""
    return "\n".join(line for room in rooms for line in _signatures(_CODE / room, room))


def _signatures(folder: Path, name: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        listed = sorted(entries, key=lambda entry: entry.name)
    for entry in listed:
        if entry.is_file():
            yield f"{name}/{entry.name} {entry.stat().st_size} {entry.stat().st_mtime_ns}"
        elif not entry.name.startswith("__"):
            yield from _signatures(Path(entry.path), f"{name}/{entry.name}")


@cache
def _libraries() -> str:
    """Return when anything was last installed beside our libraries."""
    spec = find_spec(_LIBRARY)
    return str(Path(spec.origin).parents[1].stat().st_mtime_ns) if spec and spec.origin else ""


def _contents(folder: Path) -> Iterator[str | bytes]:
    """Yield the name and the bytes of every file below a folder, in one order on every machine."""
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file():
            yield from (path.relative_to(folder).as_posix(), path.read_bytes())
