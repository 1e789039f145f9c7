"""A place for a ledger of each kind, and what may befall one there."""

import json
import os
import secrets
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal

import pytest
from msgspec.structs import replace

from pressctl.delivery.ledger.duties import Ledger, Past
from pressctl.delivery.ledger.records import Acceptance, NewDelivery, NewPart
from pressctl.delivery.ledger.store import Store
from pressctl.delivery.ledger.stores import find
from pressctl.model import Recipient
from pressctl.owners import owner
from tests.support.builders import NOON, a_variant
from tests.support.newsrooms import Newsroom
from tests.support.servers import Server

ME, OTHER = owner(), "elsewhere:0:0/1/1"

# foreign: another tool's; newer: of a later pressctl; damaged: a part in a state there is none of; emptied: nothing of it
# is left but its place; gone: taken away; replaced: another ledger stands there.
Harm = Literal["foreign", "newer", "damaged", "emptied", "gone", "replaced"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A ledger's place in a test: `harm` does something to what stands there, behind every opener's back."""

    kind: str
    address: str
    store: Store
    harm: Callable[[Harm], None]

    def make(self) -> Ledger:
        """Make it, or open the one that is there."""
        return self.store.open(create=True)

    def open(self) -> Ledger:
        """Open the one that is there."""
        return self.store.open(create=False)

    def look(self) -> Past:
        """Open it to read."""
        return self.store.look()


@contextmanager
def in_sqlite(folder: Path) -> Iterator[Kept]:
    """Keep it in a file that nobody has made yet."""
    path = folder / "state" / "ledger.db"
    address = f"sqlite:{path}"
    yield Kept(kind="sqlite", address=address, store=find(address, folder, {}), harm=partial(_harm_file, path))


def _harm_file(path: Path, harm: Harm) -> None:
    if harm == "gone":
        path.unlink()
        return
    if harm == "replaced":
        other = find(f"sqlite:{path}.other", path.parent, {})
        other.open(create=True).close()
        Path(f"{path}.other").replace(path)
        return
    if harm == "emptied":
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"")
        return
    if harm == "foreign":
        path.parent.mkdir()
    with sqlite3.connect(path) as db:
        if harm == "foreign":
            db.execute("CREATE TABLE meta (name, value)")
        elif harm == "newer":
            db.execute("PRAGMA user_version = 99")
        else:
            db.execute("UPDATE parts SET state = 'lost'")
    db.close()


@contextmanager
def in_postgres(server: Server, folder: Path) -> Iterator[Kept]:
    """Keep it in a schema of its own, which nobody has made yet; `folder` is the newsroom's."""
    schema = f"t{secrets.token_hex(6)}"
    address = f"{server.url}?schema={schema}"
    store = find(address, folder, {})
    harm = partial(_harm_schema, server, schema, store)
    yield Kept(kind="postgresql", address=address, store=store, harm=harm)
    server.run(f"DROP SCHEMA IF EXISTS {schema} CASCADE")


def _harm_schema(server: Server, schema: str, store: Store, harm: Harm) -> None:
    done = {
        "foreign": "CREATE TABLE meta (name text, value text)",
        "newer": "UPDATE meta SET value = '99' WHERE name = 'schema'",
        "damaged": "UPDATE parts SET state = 'lost'",
        "emptied": "DELETE FROM meta",
    }
    make = f"CREATE SCHEMA {schema};" if harm == "foreign" else ""
    server.run(f"{make} SET search_path TO {schema}; {done.get(harm, f'DROP SCHEMA {schema} CASCADE')}")
    if harm == "replaced":
        store.open(create=True).close()


REF = "refs/pressctl/ledger"
KEY = "a-key-for-tests-0123456789abcdefghij"


def git(folder: Path, *words: str, given: bytes = b"") -> str:
    """Run git in a folder, as somebody who has no configuration; return what it printed."""
    who = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b.example", "GIT_CONFIG_GLOBAL": "/dev/null"}
    environ = {**os.environ, **who, "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b.example"}
    done = subprocess.run(["git", *words], cwd=folder, env=environ, input=given, capture_output=True, check=True)
    return done.stdout.decode().strip("\n")


@contextmanager
def in_git(folder: Path) -> Iterator[Kept]:
    """Keep it in a ref of a bare repository that a checkout has as its origin; what is known there is always news."""
    origin = an_origin(folder)
    store = find(f"git:{REF}", a_checkout(folder / "checkout", origin), os.environ, KEY)
    with impatient():
        yield Kept(kind="git", address=f"git:{REF}", store=store, harm=partial(_harm_ref, origin))


def an_origin(folder: Path) -> Path:
    """Make a bare repository that checkouts push to."""
    origin = folder / "origin.git"
    git(folder, "init", "--bare", "-q", "-b", "main", str(origin))
    git(origin, "config", "core.fsync", "none")
    return origin


def a_checkout(folder: Path, origin: Path) -> Path:
    """Make a checkout with a remote and no commit."""
    git(folder.parent, "init", "-q", "-b", "main", str(folder))
    git(folder, "remote", "add", "origin", str(origin))
    return folder


@contextmanager
def impatient() -> Iterator[None]:
    """Wait for nothing: what is known of a remote is never news, and company is not waited for."""
    with pytest.MonkeyPatch.context() as patch:
        for name, seconds in (("FRESH", 0.0), ("LINGER", 0.02), ("PAUSE", 0.01)):
            patch.setattr(f"pressctl.delivery.ledger.pushing.{name}", seconds)
        patch.setattr("pressctl.delivery.ledger.gathering.LEAST", 0.002)
        yield


def _harm_ref(origin: Path, harm: Harm) -> None:
    if harm == "gone":
        git(origin, "update-ref", "-d", REF)
    elif harm in {"emptied", "foreign"}:
        write_ref(origin, {} if harm == "emptied" else {"README": b"another tool's"}, keep=False)
    elif harm == "newer":
        head = json.loads(git(origin, "show", f"{REF}:ledger.json"))
        write_ref(origin, {"ledger.json": json.dumps({**head, "schema": 99}).encode()})
    elif harm == "damaged":
        lines = git(origin, "show", f"{REF}:releases/r.jsonl")
        line = {"by": "x", "set": "parts", "where": {"key": "k1"}, "row": {"state": "lost"}}
        write_ref(origin, {"releases/r.jsonl": f"{lines}\n{json.dumps(line)}\n".encode()})
    else:
        git(origin, "update-ref", "-d", REF)
        other = find(f"git:{REF}", origin.parent / "checkout", os.environ, KEY)
        other.open(create=True).close()


def write_ref(origin: Path, files: dict[str, bytes], *, keep: bool = True) -> None:
    """Commit files to the ledger's ref behind everybody's back, `keep`: beside what is there."""
    stream = f"commit {REF}\ncommitter a <a@b.example> now\ndata 1\nx\n"
    stream += f"from {REF}^0\n" if keep else ""
    whole = stream.encode()
    for path, content in files.items():
        whole += f"M 100644 inline {path}\ndata {len(content)}\n".encode() + content + b"\n"
    git(origin, "fast-import", "--quiet", "--force", "--date-format=now", given=whole)


def keep_in(room: Newsroom, address: str) -> None:
    """Have a newsroom's config name a ledger; in git, its folder is a checkout already."""
    lines = f'ledger = "{address}"\n'
    if address.startswith("git:"):
        room.write("ledger.key", f"{KEY}\n")
        lines += 'ledger_key = { file = "ledger.key" }\n'
    config = (room.root / "config.toml").read_text("utf-8")
    room.write("config.toml", config.replace("[newsroom]\n", f"[newsroom]\n{lines}", 1))


# Each kind of store, and how a test keeps one: every test of the contract runs once for each.
KINDS: dict[str, Callable[[Path], AbstractContextManager[Kept]]] = {"sqlite": in_sqlite, "git": in_git}


def accepted(ledger: Ledger, *, key: str = "k1", people: tuple[Recipient, ...] = (), **changes: Any) -> Acceptance:
    """Record an edition with one part."""
    part = NewPart(key=key, number=1, variant=a_variant(), members=people)
    wanted = Acceptance(
        release="r",
        edition=1,
        version=ledger.history("r").version,
        content={"fr": {"headline": "Titre"}},
        targets=("desk",),
        path="releases/r.md",
        deliveries=(NewDelivery(language="fr", target="desk", channel="desk", parts=(part,)),),
    )
    wanted = replace(wanted, **changes)
    assert ledger.accept([wanted], NOON)
    return wanted


def state(ledger: Ledger, key: str = "k1") -> str:
    """Return a part's state."""
    part = ledger.part(key)
    assert part is not None
    return part.state


def begins(ledger: Ledger, key: str = "k1", *, by: str = ME, lease: float = 120) -> bool:
    """Whether a part may leave now."""
    return ledger.begin(key, owner=by, now=NOON, lease=lease).result() is not None


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {os.path.relpath(path, folder): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def removed(folder: Path) -> None:
    """Take a folder away with all that is in it."""
    shutil.rmtree(folder)
