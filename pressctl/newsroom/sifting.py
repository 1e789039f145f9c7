"""Which documents everybody has, as earlier runs found it, by page: kept in the index, and sealed.

What a document was planned from is kept with it: its files as they looked and their sums, and its history's mark. Who has
not the ledger cannot seal a page, so that an index that was made up or mixed up hides no release; it only costs work.
"""

import hashlib
import hmac
import os
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import islice, repeat
from pathlib import Path

import msgspec
from msgspec import Struct

from pressctl.newsroom.finding import GONE, Walk, release_file
from pressctl.newsroom.index import Index
from pressctl.newsroom.lines import MediaFile
from pressctl.newsroom.media import unchanged
from pressctl.newsroom.signature import Seen, Signature, look

NOTHING = b"[]"  # as JSON, that nothing was found
PAGE = 100  # documents of a page, as many as a run finds at once
_LOOSE = 3  # pages that may be there beyond what the documents fill twice
_BETWEEN = "\0"  # no name of a file, no id and no mark has it
_NEVER = Signature(size=-1, modified=-1, changed=-1, inode=-1)  # no file looks like that: its bytes are looked at


class Beside(Struct, frozen=True, kw_only=True, array_like=True):
    """A file that comes with a release: whose, its path from there, what it is known by again, and its SHA-256."""

    name: str
    path: str
    mark: str
    sha256: str


class Source(Struct, frozen=True, kw_only=True):
    """A document's files as they were: what each is known by again ("" where nothing is), their SHA-256, what is beside them."""

    files: dict[str, str]
    sums: tuple[str, ...]
    media: tuple[Beside, ...]


class Kept(Struct, frozen=True, kw_only=True):
    """A finished document: `print` is its part in a plan's digest, `found` what was found in it, as JSON.

    `mark` stands for its history in the ledger (None: it has none), `plan` for how it was planned (`digest_of_plan`); `at` is when that was, in
    seconds since 1970.
    """

    document: str
    id: str
    source: Source
    at: float
    mark: str | None
    print: bytes
    plan: bytes
    found: bytes


def _column(words: Iterable[str]) -> str:
    return _BETWEEN.join(words)


def words_of(column: str) -> list[str]:
    """Return the words of a column of a page."""
    return column.split(_BETWEEN)


class _Details(Struct, frozen=True, kw_only=True, array_like=True):
    """The columns of a page that are only read where something on it is another; `counts` are how many files each has."""

    plans: tuple[bytes, ...]
    counts: tuple[int, ...]
    sums: tuple[str, ...]


class Page(Struct, frozen=True, kw_only=True, array_like=True):
    """Documents that were found finished under a premise, without these secrets in them, by `at`; in columns.

    So a page on which everything is as it was is known by a few comparisons. A column of words is one text (`words_of`):
    it is taken apart in a third of the time that a list of them takes to read, and compared without. `names` and `looks`
    are of all their files; `marks` empty where the ledger has nothing; `found` has only documents in which something was found.
    """

    premise: str
    secrets: frozenset[str]
    at: float
    documents: str
    ids: str
    marks: str
    prints: tuple[bytes, ...]
    names: str
    looks: str
    media: tuple[Beside, ...]
    found: dict[str, bytes]
    details: msgspec.Raw

    def stands(self, walk: Walk, marks: Mapping[str, str], names: Sequence[str], ids: Sequence[str]) -> bool:
        """Whether all files look as they did, and all histories have their marks still; `names` and `ids` are its words."""
        return (
            _column(map(walk.files.get, names, repeat(GONE))) == self.looks
            and _column(map(marks.get, ids, repeat(""))) == self.marks
            and all(walk.beside(one.name, one.path) == one.mark for one in self.media)
        )

    def rows(self) -> Iterator[Kept]:
        """Yield each document for itself."""
        details = _READ_DETAILS.decode(self.details)
        files, sums = zip(words_of(self.names), words_of(self.looks), strict=True), iter(details.sums)
        words = map(words_of, (self.documents, self.ids, self.marks))
        columns = zip(*words, self.prints, details.plans, details.counts, strict=True)
        for document, release, mark, print_, plan, count in columns:
            own = dict(islice(files, count))
            media = tuple(one for one in self.media if one.name in own)
            yield Kept(
                document=document,
                id=release,
                source=Source(files=own, sums=tuple(islice(sums, count)), media=media),
                at=self.at,
                mark=mark or None,
                print=print_,
                plan=plan,
                found=self.found.get(document, NOTHING),
            )


_READ_DETAILS = msgspec.msgpack.Decoder(_Details)
_READ = msgspec.msgpack.Decoder(Page)


class Book(Struct, frozen=True, kw_only=True):
    """The pages of finished documents that hold under a premise, with these secrets; `salt` is the ledger's own."""

    premise: str
    secrets: frozenset[str]
    salt: bytes

    def read(self, index: Index) -> Iterator[Page]:
        """Yield the pages that are ours, the latest last."""
        for content, seal in index.scan("SELECT page, seal FROM {}finished ORDER BY number"):
            page = self._page(content, seal)
            if page and page.premise == self.premise and self.secrets <= page.secrets:
                yield page

    def _page(self, content: object, seal: object) -> Page | None:
        if not (isinstance(content, bytes) and isinstance(seal, bytes)):
            return None
        if not hmac.compare_digest(self._seal(content), seal):
            return None
        try:
            return _READ.decode(content)
        except msgspec.MsgspecError:  # of another version
            return None

    def _seal(self, content: bytes) -> bytes:
        return hmac.digest(self.salt, content, "sha256")

    def write(self, index: Index, rows: Iterable[Kept]) -> None:
        """Add as many pages as documents need."""
        left = iter(rows)
        while some := [*islice(left, PAGE)]:
            content = msgspec.msgpack.encode(self._columns(some))
            index.write("INSERT INTO finished (page, seal) VALUES (?, ?)", (content, self._seal(content)))

    def _columns(self, rows: Sequence[Kept]) -> Page:
        details = _Details(
            plans=tuple(kept.plan for kept in rows),
            counts=tuple(len(kept.source.files) for kept in rows),
            sums=tuple(sum_ for kept in rows for sum_ in kept.source.sums),
        )
        return Page(
            premise=self.premise,
            secrets=self.secrets,
            at=max(kept.at for kept in rows),
            documents=_column(kept.document for kept in rows),
            ids=_column(kept.id for kept in rows),
            marks=_column(kept.mark or "" for kept in rows),
            prints=tuple(kept.print for kept in rows),
            names=_column(name for kept in rows for name in kept.source.files),
            looks=_column(look for kept in rows for look in kept.source.files.values()),
            media=tuple(one for kept in rows for one in kept.source.media),
            found={kept.document: kept.found for kept in rows if kept.found != NOTHING},
            details=msgspec.Raw(msgspec.msgpack.encode(details)),
        )

    def tidy(self, index: Index, live: Container[str], many: int) -> None:
        """Write the pages anew where there are far more than the `many` documents need that are `live`."""
        pages = index.ask("SELECT count(*) FROM finished").fetchone()[0]
        if pages <= 2 * (many // PAGE) + _LOOSE:
            return
        rows = {kept.document: kept for page in self.read(index) for kept in page.rows() if kept.document in live}
        index.write("DELETE FROM finished")
        self.write(index, rows.values())


def digest_of_plan(planned: bytes) -> bytes:
    """Return what stands for how a document was planned."""
    return hashlib.blake2b(planned, digest_size=16).digest()


def keep_plan(index: Index, document: str, planned: bytes) -> None:
    """Keep how a finished document was planned."""
    index.write("INSERT OR REPLACE INTO plans VALUES (?, ?)", (document, planned))


def plan_of(index: Index, kept: Kept) -> bytes | None:
    """Return how a finished document was planned; None where that is not known."""
    row = index.scan("SELECT planned FROM {}plans WHERE document = ?", kept.document).fetchone()
    planned = bytes(row[0]) if row and isinstance(row[0], bytes) else b""
    return planned if digest_of_plan(planned) == kept.plan else None


def as_it_was(source: Source, walk: Walk) -> bool:
    """Whether the files of a document, and what is beside them, look as they did."""
    return source.files.items() <= walk.files.items() and all(
        walk.beside(one.name, one.path) == one.mark for one in source.media
    )


def same_bytes(source: Source, root: Path, at: int) -> Source | None:
    """Return a document's files as they look now if their bytes are the same; `at` is the time, in nanoseconds since 1970."""
    real, marks, media = os.path.realpath(root), dict[str, str](), list[Beside]()
    for name, sha256 in zip(source.files, source.sums, strict=True):
        path = release_file(root, name).path
        try:
            seen = look(path, None, at)
        except OSError:
            return None
        mine = [one for one in source.media if one.name == name]
        beside = unchanged(path.parent, real, [_unseen(one) for one in mine], at)
        if seen.sha256 != sha256 or beside is None:
            return None
        marks[name] = seen.mark
        media += (Beside(name=name, path=file.path, mark=file.seen.mark, sha256=file.seen.sha256) for file in beside)
    return Source(files=marks, sums=source.sums, media=tuple(media))


def _unseen(one: Beside) -> MediaFile:
    return MediaFile(path=one.path, seen=Seen(signature=_NEVER, at=0, sha256=one.sha256))
