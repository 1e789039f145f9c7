"""A newsroom in a temporary folder, and what a build makes of it."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from pressctl.model import Config, Event
from pressctl.newsroom.building import Built, Way, build_public
from pressctl.newsroom.finding import find_releases
from pressctl.newsroom.index import FILE, FOLDER
from pressctl.newsroom.loading import Loaded, load_releases
from pressctl.render.templates import Templates
from tests.support.builders import a_newsroom, feed_settings

# After every file of a test was written, by far: signatures can be trusted, no release is new any more.
LATER = datetime(2100, 1, 1, tzinfo=UTC)
SHIPPED = Templates()  # compiled once for all tests
PDF = b"%PDF-1.4 dossier"
IMAGE = "[{path: photo.jpg, alt: Un élu}]"


@dataclass
class Folder:
    """A newsroom on disk, with a config.toml."""

    root: Path
    newsroom: dict[str, Any] = field(default_factory=dict)
    feeds: dict[str, Any] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Make it, unless it is there."""
        (self.root / "releases").mkdir(parents=True, exist_ok=True)
        (self.root / "config.toml").touch()

    @property
    def config(self) -> Config:
        """Its config."""
        return Config(
            root=self.root,
            path=self.root / "config.toml",
            newsroom=a_newsroom(**self.newsroom),
            feeds=feed_settings(**self.feeds),
        )

    @property
    def public(self) -> Path:
        """Where the world looks."""
        return self.root / "public"

    @property
    def index(self) -> Path:
        """The index's file."""
        return self.root / FOLDER / FILE

    def release(self, name: str = "durain", text: str = "Il faut agir.", **keys: str) -> Path:
        """Write one release; `keys` are front matter as it is written, an empty value leaves the key out."""
        written = {"headline": f'"Titre de {name}"', "date": "2024-11-06T09:00", **keys}
        front = "".join(f"{key}: {value}\n" for key, value in written.items() if value)
        path = self.root / "releases" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{front}---\nLe sénateur a interpellé le ministre.\n\n{text}\n", encoding="utf-8")
        return path

    def file(self, name: str, content: bytes = PDF) -> Path:
        """Write any file below the newsroom."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    def load(self, now: datetime = LATER, **config: Any) -> Loaded:
        """Load all releases."""
        settings = replace(self.config, **config)
        return load_releases(settings, find_releases(settings), now=now)

    def build(self, now: datetime = LATER, *, write: bool = True, all_files: bool = True, **config: Any) -> Built:
        """Build public/."""
        settings = replace(self.config, **config)
        own = self.root / "templates"
        templates = Templates(own, root=self.root) if own.exists() else SHIPPED
        return build_public(
            settings, now=now, templates=templates, watch=self.events.append, way=Way(write=write, all_files=all_files)
        )

    def shown(self, name: str) -> str:
        """Return the text of a public file."""
        return (self.public / name).read_text(encoding="utf-8")

    def forget(self) -> None:
        """Delete the index."""
        self.index.unlink()


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def inodes(folder: Path) -> dict[str, tuple[int, int]]:
    """Return what changes when a file is written anew."""
    found = ((path, path.stat()) for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): (status.st_ino, status.st_mtime_ns) for path, status in found}


def query(index: Path, sql: str) -> list[Any]:
    """Ask an index that no run has open."""
    db = sqlite3.connect(index)
    try:
        return db.execute(sql).fetchall()
    finally:
        db.commit()
        db.close()


@contextmanager
def as_nobody(folder: Path) -> Iterator[None]:
    """Work without root's right to do anything, where tests are run as root."""
    if os.geteuid() != 0:
        yield
        return
    modes = {path: path.stat().st_mode for path in folder.parents}
    for path, mode in modes.items():
        path.chmod(mode | 0o011)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
        for path, mode in modes.items():
            path.chmod(mode)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Take the right to write below a folder away."""
    modes = {path: path.stat().st_mode for path in (folder, *folder.rglob("*"))}
    for path in modes:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        with as_nobody(folder):
            yield
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


def errors(loaded: Loaded) -> list[tuple[str, str]]:
    """Return where errors were found, and which."""
    return [(finding.path, finding.code) for finding in loaded.findings if finding.level == "error"]
