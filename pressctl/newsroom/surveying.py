"""The newsroom's files held against the index: what is as it was is not opened, the rest is read and put together anew."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from msgspec.structs import replace

from pressctl.model import Config, Event, Watch
from pressctl.newsroom.catalogue import Catalogue
from pressctl.newsroom.documents import Document, about, make_documents, without_rivals
from pressctl.newsroom.finding import Walk, document_of, release_file
from pressctl.newsroom.index import Index
from pressctl.newsroom.reading import Reader

OFTEN = 100  # releases after which the watcher is told


class Survey:
    """Brings the index up to the files there are, for one build."""

    def __init__(
        self,
        config: Config,
        index: Index,
        catalogue: Catalogue,
        reader: Reader,
        now: datetime,
        watch: Watch,
        walk: Walk,
    ) -> None:
        """Nothing is read yet. `watch` is told now and then of releases that are; `walk` are the files there are."""
        self._config = config
        self._index = index
        self._catalogue = catalogue
        self._reader = reader
        self._now = now
        self._watch = watch
        self._walk = walk

    def broken(self, killed: Mapping[str, datetime]) -> dict[str, Document]:
        """Bring the index up to date; return the documents with errors, by name, which are not public in this build.

        `killed` are releases whose kill was begun, by id, and when.
        """
        touched = self._touched()
        broken = {document.name: document for document in self._made(touched) if document.broken}
        for names in self._catalogue.rivals():
            rivals = [broken.get(name) or self._catalogue.document(name) for name in names]
            found = without_rivals(rivals, self._reader.place)
            broken |= {document.name: document for document in found if document.broken}
        for release, since in killed.items():
            for name in self._catalogue.of_id(release):
                document = broken.get(name) or self._catalogue.document(name)
                if (wrong := _unless_killed(document, since, self._reader)) is not document:
                    broken[name] = wrong
        self._catalogue.bar(broken)
        return broken

    def _touched(self) -> dict[str, dict[str, str]]:
        """Return the documents of which something is not as the index has it: their files that are not, each with its problem.

        A document of which a file is gone has none of that file.
        """
        index, walk, marks, touched = self._index, self._walk, self._index.marks(), dict[str, dict[str, str]]()
        for name in walk.unlike(marks):
            touched.setdefault(document_of(name), {})[name] = walk.problems.get(name, "")
        gone = marks.keys() - walk.files.keys() - walk.problems.keys()
        for name in gone:
            touched.setdefault(document_of(name), {})
            index.forget(name)
        for name in {*self._with_other_media(), *self._unsettled()} - gone:
            touched.setdefault(document_of(name), {}).setdefault(name, "")
        for document in self._catalogue.loose():
            touched.setdefault(document, {})
        return touched

    def _with_other_media(self) -> Iterator[str]:
        """Yield the files of which something beside them is not what it was."""
        for name, path, mark in self._index.ask("SELECT name, path, mark FROM media").fetchall():
            if mark != self._walk.beside(name, path):
                yield name

    def _unsettled(self) -> Iterator[str]:
        """Yield the files of which the checks may say today what they did not say when they were read."""
        query = "SELECT name FROM files WHERE over >= checked UNION SELECT name FROM files WHERE over >= ?"
        return (name for (name,) in self._index.ask(query, self._now.timestamp()).fetchall())

    def _made(self, touched: Mapping[str, Mapping[str, str]]) -> Iterator[Document]:
        """Yield the documents that were touched, as they are now; those without files are forgotten."""
        config, index, reader = self._config, self._index, self._reader
        for number, name in enumerate(sorted(touched), 1):
            if number % OFTEN == 0:
                self._watch(Event(kind="reading", done=number, total=len(touched)))
            kept = index.ask("SELECT name FROM files WHERE document = ?", name).fetchall()
            names = {**dict.fromkeys((one for (one,) in kept), ""), **touched[name]}
            files = [release_file(config.root, one, names[one]) for one in sorted(names)]
            if not files:
                self._catalogue.forget(name)
                continue
            versions = [reader.version(file) for file in files]
            (document,) = make_documents(versions, config.newsroom.language, reader.place, reader.withdrawn)
            self._catalogue.note(document, len(files))
            for version in versions:
                index.trust(version.file.name, version.line)
            yield document


def _unless_killed(document: Document, since: datetime, reader: Reader) -> Document:
    """Return a document in error if it was killed and its file would have it back: a kill is for good."""
    if document.killed or document.versions[0].line.status == "withheld":
        return document
    version = document.versions[0]
    said = f"{document.id} was withdrawn on {since.astimezone(UTC):%Y-%m-%d at %H:%M} UTC, and a kill is for good."
    hint = "Write status: canceled again; publish the new text under an id of its own."
    found = about(version, reader.place(version, "status"), "was-killed", said, hint)
    return replace(document, findings=(*document.findings, found))
