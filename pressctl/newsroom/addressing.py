"""The names of targets in a release, held against the config: a misspelt one would send it nowhere."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from pressctl.model import Config, Finding, Level

if TYPE_CHECKING:
    from pressctl.newsroom.documents import Document
    from pressctl.newsroom.reading import Reader, Version


def stray_names(document: "Document", config: Config, reader: "Reader") -> Iterator[Finding]:
    """Yield a finding for each name under `targets` or `advance` that does not do what it seems to; a kill needs none."""
    known = {target.name: target for target in config.targets}
    for version in () if document.killed else document.versions:
        release = reader.record(version).release
        if release is None:
            continue
        for key, names in (("targets", release.targets), ("advance", release.advance)):
            for number, name in enumerate(names):
                if name not in known:
                    yield _stray(
                        "unknown-target", "error", version, reader, f"{key}[{number}]", _unknown(name, list(known))
                    )
                elif key == "advance" and not known[name].under_embargo:
                    said = f"{name} is not under_embargo in config.toml: it waits for the embargo like the others."
                    yield _stray("advance-closed", "advice", version, reader, f"{key}[{number}]", said)


def _unknown(name: str, known: list[str]) -> str:
    close = get_close_matches(name, known, n=1)
    there = f"Did you mean {close[0]}?" if close else f"There are: {', '.join(known)}."
    return f"config.toml has no target {name}. {there}"


def _stray(code: str, level: Level, version: "Version", reader: "Reader", key: str, said: str) -> Finding:
    line, column = reader.place(version, key)
    if (line, column) == (1, 1):
        line, column = reader.place(version, key.partition("[")[0])
    return Finding(path=version.file.shown, line=line, column=column, level=level, code=code, message=said)
