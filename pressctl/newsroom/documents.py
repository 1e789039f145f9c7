"""Release files put together: the language versions of one release, and what must hold between files."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from pressctl.model import Finding, Media
from pressctl.newsroom.reading import Version
from pressctl.render.addresses import media_name

if TYPE_CHECKING:
    from pressctl.newsroom.lines import MediaFile

PlaceOf = Callable[[Version, str], tuple[int, int]]


class Document(Struct, frozen=True, kw_only=True):
    """One release: its versions that take part, the original first, and what is wrong between files.

    The original is the file without a language in its name, else the one in the newsroom's language.
    A translation that is withheld takes no part while the original does. `id` is the original's, also
    for translations that do not say it; empty when it cannot be read.
    """

    versions: tuple[Version, ...]
    aside: tuple[Version, ...] = ()
    id: str = ""
    findings: tuple[Finding, ...] = ()

    @property
    def name(self) -> str:
        """What its files have in common, as `ReleaseFile.document`."""
        return self.versions[0].file.document

    @property
    def broken(self) -> bool:
        """Whether an error was found in any of its versions or between them: nothing of it goes out."""
        return any(version.line.broken for version in self.versions) or bool(self.findings)

    @property
    def opens(self) -> datetime | None:
        """When all of it may be public: the latest date or embargo of its versions; None for a draft."""
        moments = [version.line.opens for version in self.versions]
        return max(filter(None, moments), default=None) if all(moments) else None

    def is_public(self, now: datetime) -> bool:
        """Whether its page is to be there at `now`; a killed one's is, and says so."""
        drafted = any(version.line.status == "withheld" for version in self.versions)
        return not drafted and self.opens is not None and self.opens <= now


def make_documents(versions: Sequence[Version], language: str, place: PlaceOf) -> tuple[Document, ...]:
    """Return the releases that files make, in the order of their names.

    Args:
        versions: The files as they were read.
        language: The newsroom's, which decides on the original where every name has a language.
        place: Where a key stands in a version's file.
    """
    together: dict[str, list[Version]] = {}
    for version in versions:
        together.setdefault(version.file.document, []).append(version)
    return _without_rivals([_document(alike, language, place) for alike in together.values()], place)


def _document(versions: Sequence[Version], language: str, place: PlaceOf) -> Document:
    """Return one release, with what its versions disagree on."""

    def rank(version: Version) -> tuple[int, str]:
        tag = version.file.tag
        wanted = ["", language, language.partition("-")[0]]
        return (wanted.index(tag) if tag in wanted else len(wanted), tag)

    original, *others = sorted(versions, key=rank)
    drafted = original.line.status == "withheld"
    aside = tuple(v for v in others if v.line.status == "withheld" and not drafted)
    parts = (original, *(v for v in others if v not in aside))
    findings = () if drafted else (*_differences(parts, place), *_same_language(parts, place), *_clashes(parts, place))
    wrong = {finding.path for finding in findings} | {v.file.name for v in parts if v.line.broken}
    if wrong and len(parts) > 1:
        findings = (*findings, *_drawn_in(parts, wrong))
    return Document(versions=parts, aside=aside, id=original.line.id, findings=tuple(sorted(findings)))


def _differences(versions: Sequence[Version], place: PlaceOf) -> Iterable[Finding]:
    """Yield what a translation says otherwise than its original: they are held, corrected and killed as one."""
    original = versions[0]
    if not original.line.readable:
        return
    for version in versions[1:]:
        for key, mine, its in (
            ("id", version.line.id if version.line.own_id else original.line.id, original.line.id),
            ("embargo", version.line.embargo, original.line.embargo),
            ("revision", version.line.revision, original.line.revision),
            ("status", version.line.status, original.line.status),
        ):
            if version.line.readable and mine != its:
                said = f"{key} is not that of {original.file.shown}, of which this is a version."
                hint = "The versions of a release are held, corrected and killed together: write the same in both."
                yield _error(version, place(version, key), "versions-differ", said, hint)


def _same_language(versions: Sequence[Version], place: PlaceOf) -> Iterable[Finding]:
    """Yield an error for each version in a language that another has already."""
    first: dict[str, Version] = {}
    for version in versions:
        other = first.setdefault(version.line.language, version)
        if version.line.readable and other is not version:
            said = f"this version and {other.file.shown} are both in {version.line.language}."
            yield _error(version, place(version, "language"), "same-language", said, "Correct language, or delete one.")


def _clashes(versions: Sequence[Version], place: PlaceOf) -> Iterable[Finding]:
    """Yield an error for each media file that would be public under the name of another."""
    taken: dict[str, MediaFile] = {}
    for version in versions:
        for file in version.line.media:
            name = media_name(Media(path=file.path))
            other = taken.setdefault(name, file)
            if other.seen.sha256 != file.seen.sha256:
                said = f"{file.path} and {other.path} would both be public as {name}."
                yield _error(version, place(version, "media"), "media-clash", said, "Rename one of them.")


def _drawn_in(versions: Sequence[Version], wrong: set[str]) -> Iterable[Finding]:
    """Yield an error for each sound version of a release of which another is not."""
    culprit = next(version for version in versions if version.file.name in wrong)
    for version in versions:
        if version.file.name not in wrong:
            said = f"its version {culprit.file.shown} has errors, so nothing of this release goes out."
            yield _error(version, (1, 1), "version-broken", said, "Correct that one; or write status: withheld in it.")


def _without_rivals(documents: Sequence[Document], place: PlaceOf) -> tuple[Document, ...]:
    """Return the documents; those that share an id are in error, each naming another."""
    holders: dict[str, list[Document]] = {}
    for document in documents:
        if document.id:
            holders.setdefault(document.id, []).append(document)
    return tuple(
        with_rival(document, rivals[0].versions[0].file.shown, place)
        if (rivals := [other for other in holders.get(document.id, ()) if other is not document])
        else document
        for document in documents
    )


def with_rival(document: Document, rival: str, place: PlaceOf) -> Document:
    """Return a document in error because the file `rival` (as a person types it) has its id."""
    said = f'its id, "{document.id}", is also that of {rival}.'
    hint = "An id names one release for ever: give the newer one another."
    errors = (_error(version, place(version, "id"), "same-id", said, hint) for version in document.versions)
    return replace(document, findings=(*document.findings, *errors))


def _error(version: Version, place: tuple[int, int], code: str, message: str, hint: str) -> Finding:
    line, column = place
    return Finding(path=version.file.name, line=line, column=column, code=code, message=message, hint=hint)
