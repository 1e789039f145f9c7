"""Documents to read, written as a person would, and what was said of them."""

from typing import Any

from pressctl.model import Release
from pressctl.release import Reading, read
from tests.support.builders import a_newsroom

GOOD = 'headline: "Durain : les maires"\ndate: 2024-11-06'


def a_document(front: str = GOOD, body: str = "Un texte.\n") -> bytes:
    """Write a release's file: front matter between its two lines, then the body."""
    return f"---\n{front}\n---\n{body}".encode()


def reading(
    front: str = GOOD,
    body: str = "Un texte.\n",
    *,
    path: str = "releases/essai.md",
    translation: str = "",
    **newsroom: Any,
) -> Reading:
    """Read such a document for the newsroom of the builders."""
    return read(a_document(front, body), path=path, newsroom=a_newsroom(**newsroom), translation=translation)


def with_key(line: str, body: str = "Un texte.\n", **options: Any) -> Reading:
    """Read a document that is sound but for what `line` adds, from line 4 of the file on."""
    return reading(f"{GOOD}\n{line}", body, **options)


def said(of: Reading) -> list[tuple[int, int, str]]:
    """Return what was found: line, column, code."""
    return [(finding.line, finding.column, finding.code) for finding in of.findings]


def messages(of: Reading) -> str:
    """Return what a person reads, a finding to a line."""
    return "\n".join(str(finding) for finding in of.findings)


def good(line: str, **options: Any) -> Release:
    """Return the release of a sound document with `line` added; nothing is wrong with it."""
    found = with_key(line, **options)
    assert found.release, messages(found)
    return found.release


def codes_of(line: str) -> list[str]:
    """Return the codes of what is said of a sound document with `line` added."""
    return [finding.code for finding in with_key(line).findings]
