"""Release files turned into releases, with everything that is wrong in them or between them."""

import re
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from pressctl.model import Config, Finding, Release
from pressctl.newsroom.addressing import stray_names
from pressctl.newsroom.attaching import unfit_attachments
from pressctl.newsroom.context import premise_of
from pressctl.newsroom.documents import Document, about, make_documents, with_rival
from pressctl.newsroom.finding import ReleaseFile, Walk, document_of, release_file, walk_releases
from pressctl.newsroom.index import Index
from pressctl.newsroom.reading import Reader
from pressctl.newsroom.sifting import Beside, Source
from pressctl.release import as_version, slug, split_name

_HEAD = 70_000  # bytes of a file in which front matter ends
_ID = re.compile(rb"^id:[ \t]*[\"']?([a-z0-9-]+)", re.MULTILINE)


class Held(Struct, frozen=True, kw_only=True):
    """What a group was read from: the document's name, its files as they were, and their paths as typed.

    `steady`: the index knows all of them, and the checks say of them at any later time what they said.
    """

    document: str
    source: Source
    paths: tuple[str, ...]
    steady: bool


class Loaded(Struct, frozen=True, kw_only=True):
    """Releases as their files have them.

    Each of `groups` is one release whose files could all be read: its language versions, the original
    first, sharing an id. Groups may have errors among `findings`, whose paths are those of the versions.
    `held` has for each group what it was read from. `parsed` counts the files that were not as the index had them.
    """

    groups: tuple[tuple[Release, ...], ...]
    findings: tuple[Finding, ...]
    held: tuple[Held, ...] = ()
    parsed: int = 0

    @property
    def releases(self) -> tuple[Release, ...]:
        """Return every version of every release."""
        return tuple(release for group in self.groups for release in group)


def load_releases(
    config: Config,
    files: Sequence[ReleaseFile],
    *,
    now: datetime,
    index: Index | None = None,
    to_kill: bool = False,
    alone: bool = False,
    afresh: bool = False,
    walk: Walk | None = None,
) -> Loaded:
    """Read and check release files, all that is found in them with its place.

    Args:
        config: The newsroom.
        files: As `finding` returned them, each release with all its versions.
        now: The time of the checks, aware.
        index: One that is open for this run; without it the newsroom's is read, and never written.
        to_kill: They are about to be withdrawn, and read as if they were.
        alone: Whoever calls looks whether other files have the same ids.
        afresh: What they say is to be sent: it is read from themselves, whatever the index says that they say.
        walk: The newsroom's files, where somebody looked at them just now.
    """
    own = Index(config.root, premise_of(config), write=False) if index is None else nullcontext(index)
    with own as opened:
        reader = Reader(config, opened, now, to_kill=to_kill, afresh=afresh)
        versions = [reader.version(file) for file in files]
        documents = make_documents(versions, config.newsroom.language, reader.place, reader.withdrawn)
        if not alone:
            documents = _without_outside_rivals(config, documents, opened, reader, walk or walk_releases(config))
        read = [(group, document) for document in documents if (group := group_of(document, reader))]
        findings = [finding for document in documents for finding in findings_of(document, reader)]
        findings += [finding for document in documents for finding in stray_names(document, config, reader)]
        findings += [finding for document in documents for finding in unfit_attachments(document, config, reader)]
        if config.newsroom.brand.card:
            findings += [finding for document in documents for finding in _unwritten(document, config, reader)]
        return Loaded(
            groups=tuple(group for group, _ in read),
            findings=tuple(sorted(findings)),
            held=tuple(_held(document, reader) for _, document in read),
            parsed=reader.parsed,
        )


def _held(document: Document, reader: Reader) -> Held:
    versions = (*document.versions, *document.aside)
    return Held(
        document=document.name,
        source=Source(
            files={version.file.name: version.line.seen.mark for version in versions},
            sums=tuple(version.line.seen.sha256 for version in versions),
            media=tuple(
                Beside(name=version.file.name, path=file.path, mark=file.seen.mark, sha256=file.seen.sha256)
                for version in versions
                for file in version.line.media
            ),
        ),
        paths=tuple(version.file.shown for version in versions),
        steady=all(map(reader.is_steady, versions)),
    )


def group_of(document: Document, reader: Reader) -> tuple[Release, ...]:
    """Return the versions of one release; nothing when one of them cannot be read."""
    group: list[Release] = []
    for version in document.versions:
        record = reader.record(version)
        if record.release is None:
            return ()
        release = replace(record.release, path=version.file.shown)
        if group:
            group.append(as_version(release, group[0], record.places.keys()))
        else:
            group.append(replace(release, id=document.id, original=True))
    return tuple(group)


def findings_of(document: Document, reader: Reader) -> Iterable[Finding]:
    """Yield all findings about one release's files, their paths as a person would type them."""
    shown = {version.file.name: version.file.shown for version in (*document.versions, *document.aside)}
    for version in (*document.versions, *document.aside):
        record = reader.record(version)
        for finding in (*record.found, *record.checked):
            yield replace(finding, path=version.file.shown)
    for finding in (*document.findings, *_borrowed_words(document, reader)):
        yield replace(finding, path=shown[finding.path])


def _borrowed_words(document: Document, reader: Reader) -> Iterable[Finding]:
    """Advise where a translation shows pictures with the words of its original's language."""
    original = reader.record(document.versions[0]).release
    described = next((item for item in original.media if item.alt), None) if original else None
    if not original or not described:
        return
    for version in document.versions[1:]:
        if version.line.readable and "media" not in reader.record(version).places:
            said = f"{described.path or described.url} is described in {original.language} only."
            hint = f"List it here too: media: [{{path: …, alt: …}}], with words in {version.line.language}."
            yield about(version, reader.place(version, "headline"), "media-words", said, hint, level="advice")


def _unwritten(document: Document, config: Config, reader: Reader) -> Iterable[Finding]:
    """Advise where the font of cards lacks a letter of a headline: the card says less then."""
    from pressctl.render.card import FONT, face_of, missing
    from pressctl.render.templates import Templates

    face = face_of(Templates(config.root / "templates", root=config.root))
    for version in document.versions:
        release = reader.record(version).release
        if release and release.status == "usable" and (letter := missing(release.headline, face)):
            said = f"the font of cards has no {letter} (U+{ord(letter):04X}), so this one shows no headline."
            hint = f"Put a font that has it at templates/{FONT}."
            where = reader.place(version, "headline")
            yield replace(about(version, where, "card-letter", said, hint, level="advice"), path=version.file.shown)


def claims_of(config: Config) -> dict[Path, str]:
    """Return the ids that the newsroom's files seem to have, by the file's full path; errors in them do not matter."""
    with Index(config.root, premise_of(config), write=False) as index:
        walk = walk_releases(config)
        claims = claims_at_a_glance(config, index, walk, walk.known)
        return {release_file(config.root, name).path.absolute(): claim for name, claim in claims.items() if claim}


def claims_at_a_glance(config: Config, index: Index, walk: Walk, names: Iterable[str]) -> dict[str, str]:
    """Return the ids that these files seem to have, by their names; nothing where a file must not be read."""
    known, other = index.claims(), {*walk.unlike(index.marks())}
    return {
        name: known[name] if name not in other else "" if name in walk.problems else _claim_of(config, name)
        for name in names
    }


def _without_outside_rivals(
    config: Config, documents: Sequence[Document], index: Index, reader: Reader, walk: Walk
) -> tuple[Document, ...]:
    """Return the documents; one whose id a release has that is not among them is in error."""
    mine = {document.name for document in documents}
    ids = {document.id for document in documents if document.id}
    if not ids:
        return tuple(documents)
    unlike = walk.unlike(index.marks())
    claims = {
        _claim_of(config, name): name for name in unlike if name not in walk.problems and document_of(name) not in mine
    }
    others = {*unlike}
    for release in ids:
        for name in index.claimants(release):
            if document_of(name) not in mine and name in walk.files and name not in others:
                claims[release] = name
    return tuple(
        with_rival(document, release_file(config.root, claims[document.id]).shown, reader.place)
        if document.id and document.id in claims
        else document
        for document in documents
    )


def _claim_of(config: Config, name: str) -> str:
    """Return the id that a file seems to have, at a glance: reading them all would cost more than sending one."""
    path = release_file(config.root, name).path
    try:
        with path.open("rb") as content:
            found = _ID.search(content.read(_HEAD))
    except OSError:
        return ""
    return found[1].decode() if found else slug(split_name(path.name)[0])
