"""Documents to read, written as a person would, and what was said of them."""

from datetime import UTC, datetime
from typing import Any

from pressctl.model import Finding, Release
from pressctl.release import QUIET, Reading, check, read
from tests.support.builders import a_newsroom

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
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


def looked_over(front: str = "", body: str = "Un texte.\n", **newsroom: Any) -> tuple[Finding, ...]:
    """Read a document with `front` added from its line 4 on (its body begins two lines below), and check it, as without [checks]."""
    found = reading(f"{GOOD}\n{front}", body, **newsroom)
    assert found.release, found.findings
    findings = check(found.release, a_newsroom(**newsroom), NOW, places=found.places)
    return tuple(finding for finding in findings if finding.code not in QUIET)


def placed(findings: tuple[Finding, ...]) -> list[tuple[int, int, str]]:
    """Return the places and codes of findings."""
    return [(finding.line, finding.column, finding.code) for finding in findings]


def in_body(text: str, language: str = "fr") -> list[tuple[int, int, str]]:
    """Return what is found in a body whose first paragraph is harmless; the text begins on line 8."""
    return placed(looked_over(f"language: {language}", f"Un texte.\n\n{text}\n"))
