"""A release in one of its languages, as lists show it: what its addresses are made from, and what stands for its text."""

from pressctl.model import Release
from pressctl.newsroom.context import digest
from pressctl.newsroom.documents import Document
from pressctl.newsroom.reading import Version

Shown = tuple[Document, Version]


def outline(document: Document, version: Version) -> Release:
    """Return as much of a release as its addresses are made from."""
    first = version is document.versions[0]
    return Release(
        path="",
        id=document.id,
        headline="",
        lead="",
        body="",
        language=version.line.language,
        original=first,
        url=version.line.names.get("url", ""),
    )


def alike(document: Document) -> list[str]:
    """Return what stands for all that a release's versions say, and their files."""
    return [f"{version.file.name} {version.line.digest}" for version in document.versions]


def digest_of(document: Document, version: Version) -> str:
    """Return what stands for all that a version says: its own file and, for a translation, its original's."""
    original = document.versions[0]
    return version.line.digest if version is original else digest(original.line.digest, version.line.digest)


def fingerprint(shown: Shown) -> str:
    """Return what an entry is made from, and where it leads."""
    document, version = shown
    where = " ".join(f"{other.line.language} {other.line.names.get('url', '')}" for other in document.versions)
    return f"{version.file.name} {digest_of(document, version)} {where}"


def order(document: Document) -> tuple[float, str, str]:
    """Return what releases are sorted by, as `Entry.order` has it."""
    opens = document.opens
    return (opens.timestamp() if opens else 0.0, document.id, document.versions[0].line.language)
