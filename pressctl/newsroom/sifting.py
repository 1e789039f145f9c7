"""The release files there are, held against the index: which documents are as it has them, and which of them were finished.

A finished document is one that an earlier run planned and found everybody to have. What it was planned from is kept with
it, so that a run tells whether all of that is the same still; where it cannot tell, the document is looked at again.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from msgspec import Struct, field

from pressctl.model import Config
from pressctl.newsroom.finding import document_of, sight_releases
from pressctl.newsroom.index import Index
from pressctl.newsroom.reading import Reader
from pressctl.newsroom.signature import mark_of


class Stand(Struct, frozen=True, kw_only=True):
    """The release files there are: the problem of each by its name, and what stands for the bytes of documents as they were.

    `digests` has only documents of which nothing changed and of which the checks would say the same again. `claims` are ids
    by the document that has them, `shared` the documents that have one with another; `others` are the paths, by name, of
    files of which the index does not know the id.
    """

    names: Mapping[str, str]
    digests: Mapping[str, str]
    claims: Mapping[str, str]
    shared: frozenset[str]
    others: Mapping[str, str] = field(default_factory=dict)


class Kept(NamedTuple):
    """A finished document as the index keeps it.

    `digest` stands for its files, `premise` for all else that it was planned from, `secrets` for those it was found not to
    hold, at a time in seconds since 1970; `mark` for its history in the ledger, `print` for its part in a plan's digest,
    `found` is what was found in it, as JSON.
    """

    document: str
    id: str
    digest: str
    premise: str
    secrets: str
    at: float
    mark: str
    print: bytes
    found: bytes


def digest_of_files(files: Iterable[tuple[str, str]]) -> str:
    """Return what stands for the bytes of a document's files and their media: names with the digests of their lines.

    There is one for each of twenty thousand documents in every run: a digest of digests would say no more.
    """
    return "\0".join(part for file in sorted(files) for part in file)


def survey(config: Config, index: Index, now: datetime) -> Stand:
    """Look at every release file's name and signature; those are opened that a copy or a checkout wrote anew.

    Raises:
        Invalid: The folder itself is a link that leaves the newsroom.
        Lost: The index is no good.
    """
    marks: dict[str, str] = {}
    digests: dict[str, str] = {}
    claims: dict[str, str] = {}
    shared: set[str] = set()
    moved: set[str] = set()  # documents of which something is another
    touched = set(_beside(config, index))  # those of which something may be
    moment = now.timestamp()
    rows = index.scan("SELECT document, name, mark, id, digest, checked, over FROM {}files ORDER BY document, name")
    for document, files in groupby(rows, key=itemgetter(0)):
        known = []
        for _, name, mark, id_, digest_, checked, over in files:
            known.append((name, digest_))
            marks[name] = mark
            if id_ and (other := claims.setdefault(id_, document)) != document:
                shared |= {other, document}
            if over is not None and (over >= checked or over >= moment):
                moved.add(document)
        digests[document] = digest_of_files(known)
    names, others = dict[str, str](), dict[str, str]()
    for one in sight_releases(config):
        names[one.name] = one.problem
        mark = marks.pop(one.name, None)
        if one.problem or mark is None:
            moved.add(document_of(one.name))
            others[one.name] = one.entry.path
        elif not _is_same(one.entry, mark):
            touched.add(document_of(one.name))
            others[one.name] = one.entry.path
    moved.update(map(document_of, marks))  # what is left there is gone
    moved |= _changed(config, index, now, touched - moved)
    for document in moved:
        digests.pop(document, None)
    return Stand(names=names, digests=digests, claims=claims, shared=frozenset(shared), others=others)


def _changed(config: Config, index: Index, now: datetime, documents: Iterable[str]) -> set[str]:
    """Return those documents of which a file or its media has other bytes."""
    reader = Reader(config, index, now)
    changed = set()
    for document in documents:
        files = index.scan("SELECT name FROM {}files WHERE document = ?", document).fetchall()
        if not all(reader.unchanged(name) for (name,) in files):
            changed.add(document)
    return changed


def _is_same(entry: "os.DirEntry[str]", mark: str) -> bool:
    try:
        return bool(mark) and mark == mark_of(entry.stat())
    except OSError:
        return False


def _beside(config: Config, index: Index) -> Iterator[str]:
    """Yield the documents of which something beside their files is not what it was."""
    root = str(config.root)
    for name, path, mark in index.scan("SELECT name, path, mark FROM {}media"):
        try:
            same = mark and mark == mark_of(os.stat(f"{root}/{name.rpartition('/')[0]}/{path}"))  # noqa: PTH116  (asked of every file)
        except OSError:
            same = False
        if not same:
            yield document_of(name)


def finished(index: Index, premise: str) -> Iterator[Kept]:
    """Yield the documents that were finished under a premise."""
    return map(Kept._make, index.scan("SELECT * FROM {}finished WHERE premise = ? ORDER BY document", premise))


def plan_of(index: Index, document: str, mark: str) -> bytes:
    """Return how a finished document was planned, with that history; nothing where that is not known."""
    row = index.scan("SELECT planned FROM {}plans WHERE document = ? AND mark = ?", document, mark).fetchone()
    return bytes(row[0]) if row else b""


def keep(index: Index, kept: Kept, planned: bytes) -> None:
    """Keep a finished document, in the newsroom's index or in a private one."""
    index.write("INSERT OR REPLACE INTO finished VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", kept)
    index.write("INSERT OR REPLACE INTO plans VALUES (?, ?, ?)", (kept.document, kept.mark, planned))
