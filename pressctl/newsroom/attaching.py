"""The files that go with a mail: fit to be attached, light enough together, and read when they leave."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pressctl.errors import Rejected
from pressctl.model import NO_FILES, Config, Enclose, Finding, Media, Release, Variant

if TYPE_CHECKING:
    from pressctl.newsroom.documents import Document
    from pressctl.newsroom.reading import Reader, Version

# Bytes of a whole mail as it travels. Vendors take more (Mailgun 25 MB), but the servers of many papers stop here.
LARGEST = 10_000_000
_WORDS = 300_000  # bytes of it that are left to the text, its HTML and the headers
_LINE, _ENCODED = 57, 78  # bytes of a file that make one line of base64, and that line's own (RFC 2045 section 6.8)
# What mail servers take for a program or a trap: of no known kind, or with scripts in it.
_REFUSED = frozenset({"application/octet-stream", "text/html", "image/svg+xml"})

_LEGIBLE = frozenset({
    "text/plain", "text/csv", "text/calendar", "text/markdown", "text/vcard", "text/vtt", "application/json",
    "application/xml", "application/rtf", "application/x-subrip",
})  # fmt: skip


def encoded_size(size: int) -> int:
    """Return how many bytes a file of `size` has in a mail."""
    return -(-size // _LINE) * _ENCODED


def unfit_attachments(document: "Document", config: Config, reader: "Reader") -> Iterator[Finding]:
    """Yield what keeps a release's files from being attached to its mails, where the newsroom attaches them."""
    if config.newsroom.mail_media != "attachments" or document.killed:
        return
    for version in document.versions:
        release = reader.record(version).release
        if release is not None:
            yield from _unfit(release.media, version, reader)


def _unfit(media: Iterable[Media], version: "Version", reader: "Reader") -> Iterator[Finding]:
    local = [(number, item) for number, item in enumerate(media) if item.path]
    for number, item in local:
        if item.type in _REFUSED:
            said = f"{item.path} is of a kind that mail servers turn away, so it cannot be attached."
            hint = "Give it as a picture, PDF, office document, sound, video or zip; or put it on the web and give its url."
            yield _finding("attachment-kind", version, reader, number, said, hint)
    total = sum(map(encoded_size, {item.path: item.size for _, item in local}.values())) + _WORDS
    if total > LARGEST:
        heaviest, item = max(local, key=lambda each: each[1].size)
        said = f"with its files attached, the mail has {_megabytes(total)}; many mail servers take no more than 10 MB."
        hint = (
            f"{item.path} has {_megabytes(item.size)}: make it smaller, put it on the web and give its url, or write "
            'mail_media = "links" in config.toml.'
        )
        yield _finding("attachments-size", version, reader, heaviest, said, hint)


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"


def _finding(code: str, version: "Version", reader: "Reader", number: int, said: str, hint: str) -> Finding:
    line, column = reader.place(version, f"media[{number}].path")
    return Finding(path=version.file.shown, line=line, column=column, code=code, message=said, hint=hint)


@dataclass(slots=True)
class Enclosures:
    """Reads what is attached to mails, each file once; `files` has its path below `root` by its bytes' SHA-256."""

    root: Path
    files: Mapping[str, str]
    _read: dict[str, bytes] = field(default_factory=dict)

    def __call__(self, variant: Variant) -> Mapping[str, bytes]:
        """Return the bytes of a variant's attachments and pictures by SHA-256: those it was frozen with, and no others.

        Raises:
            Rejected: A file is no longer what it was.
        """
        attachments = (*(variant.mail.attachments if variant.mail else ()), *(one.file for one in variant.pictures))
        for one in attachments:
            if one.sha256 not in self._read:
                self._read[one.sha256] = self._bytes(one.name, one.sha256, one.size)
        return {one.sha256: self._read[one.sha256] for one in attachments} if attachments else NO_FILES

    def _bytes(self, name: str, sha256: str, size: int) -> bytes:
        content = b""
        if path := self.files.get(sha256):
            try:
                with (self.root / path).open("rb") as file:
                    content = file.read(size + 1)
            except OSError as error:
                raise Rejected(f"{path} cannot be read: {error.strerror}", hint="Check who may read it.") from error
        if hashlib.sha256(content).hexdigest() == sha256:
            return content
        hint = "Put the file back as it was; or tell those who have it, with `pressctl correct`."
        raise Rejected(f"{name} is another file than the one that this revision began with", hint=hint)


def legible(variant: Variant, enclose: Enclose) -> Iterator[tuple[str, str]]:
    """Yield those attachments that are text, by SHA-256, with their text: what must not go out may stand there too.

    Raises:
        Rejected: A file is no longer what it was.
    """
    mail = variant.mail
    texts = tuple(one for one in mail.attachments if one.type in _LEGIBLE and one.size <= LARGEST) if mail else ()
    if not mail or not texts:
        return
    files = enclose(replace(variant, mail=replace(mail, attachments=texts), pictures=()))
    yield from ((one.sha256, files[one.sha256].decode("utf-8", "replace")) for one in texts)


def enclosures_of(root: Path, releases: Iterable[Release]) -> Enclosures:
    """Return what reads the attachments of these releases."""
    files = {item.sha256: item.file for release in releases for item in release.media if item.sha256}
    return Enclosures(root=root, files=files)
