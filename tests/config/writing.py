"""Newsrooms on disk for the tests of this room."""

from pathlib import Path

from pressctl.config.codes import CODES
from pressctl.config.loading import load
from pressctl.errors import Invalid
from pressctl.model import Config, Finding

NEWSROOM = '[newsroom]\nid = "x"\nname = "X"\nlanguage = "fr"\ntimezone = "Europe/Paris"\n'


def write_config(folder: Path, text: str | bytes, name: str = "config.toml") -> Path:
    """Write a config and return its path."""
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def loaded(folder: Path, text: str | bytes) -> Config:
    """Load a config of that text."""
    return load(write_config(folder, text))


def mistakes(folder: Path, text: str | bytes) -> tuple[Finding, ...]:
    """Return what is found in a config that is refused; nothing when it is taken."""
    found: tuple[Finding, ...] = ()
    try:
        loaded(folder, text)
    except Invalid as error:
        found = error.findings
    assert {one.code for one in found} <= CODES.keys()  # each is explained
    return found
