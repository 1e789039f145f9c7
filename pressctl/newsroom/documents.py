"""Release files put together: the language versions of one release, and what must hold between files."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from pressctl.model import Finding, Level, Media
from pressctl.newsroom.reading import Version
from pressctl.render.addresses import media_name

if TYPE_CHECKING:
    from pressctl.newsroom.finding import ReleaseFile
    from pressctl.newsroom.lines import MediaFile

PlaceOf = Callable[[Version, str], tuple[int, int]]
Withdraw = Callable[["ReleaseFile"], Version]  # what is left of a file whose original is withdrawn


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
        between = any(finding.level == "error" for finding in self.findings)
        return between or any(version.line.broken for version in self.versions)

    @property
    def killed(self) -> bool:
        """Whether it is withdrawn, in all its languages: then nothing but what its notice says can be wrong."""
        return self.versions[0].line.status == "canceled"

    @property
    def opens(self) -> datetime | None:
        """When all of it may be public: its original's date or embargo, or a later one; None for a draft."""
        moments = [version.line.opens for version in (self.versions[:1] if self.killed else self.versions)]
        return max(filter(None, moments)) if moments[0] else None

    def is_public(self, now: datetime) -> bool:
        """Whether its page is to be there at `now`; a killed one's is, and says so."""
        drafted = any(version.line.status == "withheld" for version in self.versions)
        return not drafted and self.opens is not None and self.opens <= now


def make_documents(
    versions: Sequence[Version], language: str, place: PlaceOf, withdraw: Withdraw
) -> tuple[Document, ...]:
    """Return the releases that files make, in the order of their names.

    Args:
        versions: The files as they were read.
        language: The newsroom's, which decides on the original where every name has a language.
        place: Where a key stands in a version's file.
        withdraw: Reads a translation again, of which only what a kill needs counts.
    """
    together: dict[str, list[Version]] = {}
    for version in versions:
        together.setdefault(version.file.document, []).append(version)
    ordered = (_ordered(alike, language) for alike in together.values())
    documents = [
        _killed(alike, place, withdraw) if alike[0].line.status == "canceled" else _document(alike, place)
        for alike in ordered
    ]
    return without_rivals(documents, place)


def _ordered(versions: Sequence[Version], language: str) -> list[Version]:
    """Return the versions of one release, the original first."""

    def rank(version: Version) -> tuple[int, str]:
        tag = version.file.tag
        wanted = ["", language, language.partition("-")[0]]
        return (wanted.index(tag) if tag in wanted else len(wanted), tag)

    return sorted(versions, key=rank)


def _killed(versions: Sequence[Version], place: PlaceOf, withdraw: Withdraw) -> Document:
    """Return a withdrawn release: a translation that says no language, or one that another has, is left out of it."""
    original, *others = versions
    drafts = [version for version in others if version.line.status == "withheld"]
    parts, aside = {original.line.language: original}, drafts
    for version in (withdraw(version.file) for version in others if version not in drafts):
        sound = version.line.readable and not version.line.broken and version.line.language not in parts
        if sound:
            parts[version.line.language] = version
        else:
            aside.append(_lightened(version))
    found = (finding for look in (_undated, _differences) for finding in look([*parts.values()], place))
    return Document(
        versions=tuple(parts.values()),
        aside=tuple(aside),
        id=original.line.id,
        findings=tuple(sorted(replace(finding, level="advice") for finding in found)),
    )


def _lightened(version: Version) -> Version:
    """Return a version that is left out, its errors as advice: they stop nobody."""
    record = version.record
    if record is None:
        return version
    found, checked = (tuple(replace(one, level="advice") for one in some) for some in (record.found, record.checked))
    return replace(version, record=replace(record, found=found, checked=checked))


def _document(versions: Sequence[Version], place: PlaceOf) -> Document:
    """Return one release, with what its versions disagree on."""
    original, *others = versions
    drafted = original.line.status == "withheld"
    aside = tuple(v for v in others if v.line.status == "withheld" and not drafted)
    parts = (original, *(v for v in others if v not in aside))
    checks = (_undated, _differences, _lagging, _same_language, _same_identity, _clashes)
    findings = () if drafted else tuple(finding for look in checks for finding in look(parts, place))
    wrong = {finding.path for finding in findings} | {v.file.name for v in parts if v.line.broken}
    if wrong and len(parts) > 1:
        findings = (*findings, *_drawn_in(parts, wrong))
    return Document(versions=parts, aside=aside, id=original.line.id, findings=tuple(sorted(findings)))


def _undated(versions: Sequence[Version], place: PlaceOf) -> Iterable[Finding]:
    """Yield an error for an original without a date: a file named as a translation may leave it to its original."""
    original = versions[0]
    if original.line.readable and not original.line.opens and original.file.tag:
        hint = "Write date: 2026-11-24, or with its hour 2026-11-24T09:00; the other versions need not."
        yield about(original, place(original, "headline"), "version-undated", "there is no date.", hint)


def _differences(versions: Sequence[Version], place: PlaceOf) -> Iterable[Finding]:
    """Yield what a translation says otherwise than its original; what it does not say it has from there."""
    original = versions[0]
    if not original.line.readable:
        return
    its = {"id": original.line.id, "status": original.line.status, **original.line.shared}
    for version in versions[1:]:
        mine = {"id": version.line.id, "status": version.line.status, **version.line.shared}
        for key in version.line.own if version.line.readable else ():
            if key != "revision" and mine.get(key, "") != its.get(key, ""):
                said = f"{key} is not that of {original.file.shown}, of which {version.file.shown} is a version."
                hint = f"One release is held, sent and killed as one: leave {key} out here, or write the same in both."
                yield about(version, place(version, key), "versions-differ", said, hint)


def _lagging(versions: Sequence[Version], place: PlaceOf) -> Iterable[Finding]:
    """Yield an error for a version that was not corrected with the others: its mistake would stay in public.

    Its revision is never taken from the original: writing it is how somebody says that this text is right again.
    """
    original = versions[0]
    if not original.line.readable or original.line.status == "canceled":
        return
    latest = max(version.line.revision for version in versions if version.line.readable)
    behind = [version for version in versions if version.line.readable and version.line.revision < latest]
    ahead = next(version for version in versions if version.line.readable and version.line.revision == latest)
    for version in behind:
        said = f"revision is {version.line.revision} in {version.file.shown} and {latest} in {ahead.file.shown}."
        hint = f"Correct this text too, with revision: {latest} and its own correction."
        if version is not original:
            hint += " If it cannot be done now, write status: withheld here: its page is taken away, and its readers get the correction in the original language."
        yield about(version, place(version, "revision"), "version-behind", said, hint)


def _same_language(versions: Sequence[Version], place: PlaceOf) -> Iterable[Finding]:
    """Yield an error for each version in a language that another has already."""
    first: dict[str, Version] = {}
    for version in versions:
        other = first.setdefault(version.line.language, version)
        if version.line.readable and other is not version:
            said = f"this version and {other.file.shown} are both in {version.line.language}."
            yield about(version, place(version, "language"), "same-language", said, "Correct language, or delete one.")


def _same_identity(versions: Sequence[Version], place: PlaceOf) -> Iterable[Finding]:
    """Yield an error for each version that goes by a name of another's: feeds and search engines would show one."""
    first: dict[tuple[str, str], Version] = {}
    for version in versions:
        for key, name in version.line.names.items():
            other = first.setdefault((key, name), version)
            if other is not version:
                said = f"{key} is that of {other.file.shown} too."
                hint = f"Each version has a page and an entry of its own: leave {key} out here, or write another."
                yield about(version, place(version, key), "same-identity", said, hint)


def _clashes(versions: Sequence[Version], place: PlaceOf) -> Iterable[Finding]:
    """Yield an error for each media file that would be public under the name of another."""
    taken: dict[str, MediaFile] = {}
    for version in versions:
        for file in version.line.media:
            name = media_name(Media(path=file.path))
            other = taken.setdefault(name.casefold(), file)  # on many disks, one name
            if other.seen.sha256 != file.seen.sha256:
                said = f"{file.path} and {other.path} would both be public as {name}."
                yield about(version, place(version, "media"), "media-clash", said, "Rename one of them.")


def _drawn_in(versions: Sequence[Version], wrong: set[str]) -> Iterable[Finding]:
    """Yield an error for each sound version of a release of which another is not."""
    culprit = next(version for version in versions if version.file.name in wrong)
    for version in versions:
        if version.file.name not in wrong:
            said = f"its version {culprit.file.shown} has errors, so nothing of this release goes out."
            yield about(version, (1, 1), "version-broken", said, "Correct that one; or write status: withheld in it.")


def without_rivals(documents: Sequence[Document], place: PlaceOf) -> tuple[Document, ...]:
    """Return the documents; those that share an id are in error, each naming another."""
    holders: dict[str, list[Document]] = {}
    for document in documents:
        if document.id:
            holders.setdefault(document.id, []).append(document)
    return tuple(
        with_rival(
            document, rivals[0].versions[0].file.shown, place, harmless=not any(other.killed for other in rivals)
        )
        if (rivals := [other for other in holders.get(document.id, ()) if other is not document])
        else document
        for document in documents
    )


def with_rival(document: Document, rival: str, place: PlaceOf, *, harmless: bool = True) -> Document:
    """Return a document in error because the file `rival` (as a person types it) has its id.

    A withdrawn one goes out all the same, where the rival is `harmless` to it: not withdrawn too.
    """
    said = f'its id, "{document.id}", is also that of {rival}.'
    hint = "An id names one release for ever: give the newer one another."
    level: Level = "advice" if document.killed and harmless else "error"
    found = (about(one, place(one, "id"), "same-id", said, hint, level=level) for one in document.versions)
    return replace(document, findings=(*document.findings, *found))


def about(
    version: Version, place: tuple[int, int], code: str, message: str, hint: str, *, level: Level = "error"
) -> Finding:
    """Return a finding at a place in a version's file, under the file's name below the newsroom's folder."""
    line, column = place
    return Finding(path=version.file.name, line=line, column=column, level=level, code=code, message=message, hint=hint)
