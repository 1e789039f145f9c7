"""Plain-text releases for tests, imported, and what came of them in a form to compare."""

import re
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from markdown_it import MarkdownIt

from pressctl.release.importing import Imported, import_text
from pressctl.release.reading import Reading, read
from tests.support.builders import a_newsroom

DATA = Path(__file__).parent / "data"
TODAY = date(2026, 11, 22)
_WORD = re.compile(r"[^\W_]+")


def sample(name: str) -> str:
    """Return one of the releases in tests/release/data."""
    return (DATA / f"{name}.txt").read_text(encoding="utf-8")


def imported(text: str, *, room: str = "fr", **assume: str) -> Imported:
    """Import a text into a newsroom whose language is `room`, with answers."""
    return import_text(text, source="a.txt", newsroom=a_newsroom(language=room), today=TODAY, assume=assume)


def release_of(text: str, *, room: str = "fr", **assume: str) -> Imported:
    """Import a text of one paragraph below a headline and a date."""
    return imported(f"Un titre d’essai\n\n6 novembre 2024\n\n{text}\n", room=room, **assume)


def values(document: str) -> dict[str, Any]:
    """Return the front matter as any YAML reader has it, all scalars as text."""
    _, front, _ = document.split("---\n", 2)
    loaded: dict[str, Any] = yaml.load(front, Loader=yaml.BaseLoader)  # noqa: S506  (BaseLoader makes text only)
    return loaded


def body(document: str) -> str:
    """Return the Markdown below the front matter."""
    return document.split("\n---\n\n", 1)[1]


def reading(found: Imported) -> Reading:
    """Read the document as pressctl reads a release."""
    return read(found.document.encode(), path=f"releases/{found.id}.md", newsroom=a_newsroom())


def listed(found: Imported, key: str) -> list[str]:
    """Return the values inferred for a key, in order."""
    return [inference.value for inference in found.inferred if inference.key == key]


def shown(markdown: str) -> str:
    """Return the text that a CommonMark reader shows, blocks apart by line breaks; list numbers are shown."""
    lines: list[str] = []
    number = ""
    for token in MarkdownIt("commonmark", {"html": False}).enable("table").enable("strikethrough").parse(markdown):
        if token.type == "list_item_open" and token.info:
            number = f"{token.info}{token.markup} "
        for inline in token.children or ():
            assert inline.type in {"text", "softbreak", "hardbreak", "text_special"}, inline
        if token.type == "inline":
            spoken = "".join("\n" if "break" in part.type else part.content for part in token.children or ())
            lines.append(number + spoken)
            number = ""
        assert token.type not in {"fence", "code_block", "html_block", "table_open"}, token
    return "\n".join(lines)


def words(text: str) -> Counter[str]:
    """Return the words of a text without case and accents, each as often as it stands there."""
    plain = unicodedata.normalize("NFD", text.replace("œ", "oe").replace("Œ", "OE").casefold())
    kept = "".join(character for character in plain if not unicodedata.combining(character))
    return Counter(_WORD.findall(kept))


def kept_words(document: str) -> Counter[str]:
    """Return every word a document keeps: in its keys' values, in comments, in the text as it is shown."""
    front, text = document.split("\n---\n\n", 1)
    comments = "\n".join(line for line in front.split("\n") if line.startswith("#"))
    return words(comments) + words(_flat(values(document))) + words(shown(text))


def _flat(value: Any) -> str:
    if isinstance(value, dict):
        return "\n".join(_flat(inner) for inner in value.values())
    if isinstance(value, list):
        return "\n".join(map(_flat, value))
    return str(value)
