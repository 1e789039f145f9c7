"""What earlier runs found out, in .pressctl/index.db, so that a run asks instead of reading everything again.

It is never the truth. Where it is missing, damaged, locked, of another version, or cannot be written, a private
one is made for the run, and the results are the same. What is asked by digest always fits the line it was asked for.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any, Self, TypeVar
from urllib.parse import quote

import msgspec
from msgspec.structs import replace

from pressctl.model import Entry
from pressctl.newsroom import lines
from pressctl.newsroom.lines import Line, Published, Record
from pressctl.newsroom.refusals import is_refusal
from pressctl.newsroom.signature import Seen, Signature
from pressctl.newsroom.tables import COPIED, FORMAT, OF_KNOWN, SCHEMA

FOLDER = ".pressctl"
FILE = "index.db"
Lost = sqlite3.Error  # what every method of an index that writes may raise: the run begins again, with another

_TOLD = 512  # entries that are kept as read: feeds, those of categories, lists and sitemaps have the newest in common
_AT_ONCE = 100  # releases after which what is new is saved
_PATIENCE = 0.5  # seconds another process may hold the file before one that reads does without
_WAIT = 5.0  # the same for one that writes: another run's build of one release takes less
_UNREADABLE = (msgspec.MsgspecError, ValueError, KeyError)

Value = TypeVar("Value")
Row = tuple[Any, ...]


class Index:
    """The index of one newsroom, open for one run; close it by leaving its `with` block.

    With `write` it is the newsroom's own file, and nobody else writes it meanwhile; without, or where that cannot be, a
    private one in front of that file. `remembers` tells whether it has all that earlier runs left in public/: it has not
    where there was no index, or where a run was killed.
    """

    def __init__(self, root: Path, premise: str, *, write: bool, alone: bool = False) -> None:
        """Open it. `premise` is what results depend on; those made under another are dropped; `alone`: nothing is behind it."""
        self.remembers = False
        self._path = root / FOLDER / FILE
        self._premise = premise
        self._own = False  # this is the newsroom's own file
        self._behind = ""  # what is behind a private one: "fresh", "stale" (made under another premise), or nothing
        self._taken = False  # a private one has in it what a build asks
        self._records: dict[str, tuple[str, Record]] = {}  # of this run, what JSON cannot hold
        self._entries: dict[str, tuple[str, Entry]] = {}
        self._told = lru_cache(maxsize=_TOLD)(self._tell)
        self._begun = False
        self._waiting = 0  # records and documents that are new since the last save
        self._db = (self._open() if write else None) or (self._empty() if alone else self._private())

    def __enter__(self) -> Self:
        """Use it for one run."""
        return self

    def __exit__(self, *_exception: object) -> None:
        """Save what was learnt, however the run ended: what was written is written."""
        if self._own:
            with suppress(Lost):
                self._db.execute("COMMIT")
        self._db.close()

    @property
    def keeps(self) -> bool:
        """Whether what is learnt is kept for the next run."""
        return self._own

    # Release files.

    def marks(self) -> dict[str, str]:
        """Return what every release file looked like, by name; "" where that says nothing."""
        return dict(self._look("SELECT name, mark FROM {}files"))

    def claims(self) -> dict[str, str]:
        """Return the id of every release file, by name."""
        return dict(self._look("SELECT name, id FROM {}files"))

    def claimants(self, release: str) -> list[str]:
        """Return the names of the files that have an id."""
        return [name for (name,) in self._look("SELECT name FROM {}files WHERE id = ?", release)]

    def line(self, name: str) -> Line | None:
        """Return what is known of a file in brief, or None."""
        row = self._find("SELECT line FROM {}lines WHERE name = ?", name)
        return _decoded(lines.decode_line, row[0]) if row else None

    def record(self, name: str, digest: str) -> Record | None:
        """Return the record of a file's line, or None when it has to be read again."""
        kept = self._records.get(name)
        if kept:
            return kept[1] if kept[0] == digest else None
        row = self._find("SELECT record FROM {}records WHERE name = ? AND digest = ?", name, digest)
        return _decoded(lines.decode_record, row[0]) if row else None

    def entry(self, name: str, digest: str, *, html: bool) -> Entry | None:
        """Return the entry of a file's line, with its html only when it is wanted; None when it has to be made."""
        kept = self._entries.get(name)
        if kept:
            return kept[1] if kept[0] == digest else None
        return self._told(name, digest, html)

    def _tell(self, name: str, digest: str, html: bool) -> Entry | None:  # noqa: FBT001  (a key of the cache)
        column = "html" if html else "''"
        row = self._find(f"SELECT entry, {column} FROM {{}}entries WHERE name = ? AND digest = ?", name, digest)
        entry = _decoded(lines.decode_entry, row[0]) if row else None
        return replace(entry, html=row[1]) if entry and row else None

    def keep(self, name: str, document: str, line: Line, over: float | None, record: Record | None = None) -> None:
        """Keep what is known of a file of a document; without a record, the one of the same digest stays.

        What the checks said then they would say again, once `over` (seconds since 1970) is past; None: always. It has no
        mark before `trust` gives it one: a run that ends between a file and its document would leave that one out for good.
        """
        self.write(
            "INSERT OR REPLACE INTO files VALUES (?, '', ?, ?, ?, ?, ?)",
            (name, document, line.id, line.digest, line.checked.timestamp(), over),
        )
        self.write("INSERT OR REPLACE INTO lines VALUES (?, ?)", (name, lines.encode(line)))
        self.write("DELETE FROM media WHERE name = ?", (name,))
        for file in line.media:
            self.write("INSERT OR REPLACE INTO media VALUES (?, ?, ?)", (name, file.path, file.seen.mark))
        if record:
            try:
                row = (name, line.digest, lines.encode_record(record))
            except ValueError:  # a lone surrogate: that release stays in memory, and is read again each time
                self._records[name] = (line.digest, record)
            else:
                self._records.pop(name, None)
                self.write("INSERT OR REPLACE INTO records VALUES (?, ?, ?)", row)
            self.wait()

    def trust(self, name: str, line: Line) -> None:
        """Let a file be known again by its mark: its document is kept as this line has it."""
        self.write("UPDATE files SET mark = ? WHERE name = ? AND digest = ?", (line.seen.mark, name, line.digest))

    def keep_entry(self, name: str, digest: str, entry: Entry) -> None:
        """Keep an entry made for a file's line."""
        try:
            row = (name, digest, lines.encode_entry(entry), entry.html.encode().decode())
        except ValueError:
            self._entries[name] = (digest, entry)
        else:
            self._entries.pop(name, None)
            self.write("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)", row)
        self._told.cache_clear()  # it remembers too what was not there

    def forget(self, name: str) -> None:
        """Forget a file that is gone."""
        for table in ("files", "media", "lines", "records", "entries"):
            self.write(f"DELETE FROM {table} WHERE name = ?", (name,))

    # Files below public/.

    def published(self, path: str) -> Published | None:
        """Return what is known of a file below public/."""
        row = self._db.execute(f"SELECT {_PUBLISHED} FROM published WHERE path = ?", (path,)).fetchone()
        return _published(row) if row else None

    def publish(self, path: str, published: Published) -> None:
        """Note a file below public/ as it was just written or found."""
        seen, signature = published.seen, published.seen.signature
        self.write(
            "INSERT OR REPLACE INTO published VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (path, signature.size, signature.modified, signature.changed, signature.inode, seen.at, seen.sha256,
             published.recipe, published.source),
        )  # fmt: skip

    def withdraw(self, path: str) -> None:
        """Note that a file below public/ is gone."""
        self.write("DELETE FROM published WHERE path = ?", (path,))

    def all_published(self) -> Iterator[tuple[str, Published]]:
        """Yield what is known of every file below public/."""
        for row in self._db.execute(f"SELECT {_PUBLISHED}, path FROM published"):
            if stays_below(row[-1]):
                yield row[-1], _published(row)

    # The run.

    def begin(self) -> None:
        """Say, on disk, that public/ is about to change: a run that is killed then leaves files unknown here."""
        if not self._begun:
            self._begun = True
            self.write("UPDATE about SET whole = 0")
            self.save()

    def finish(self) -> None:
        """Say that public/ is known as a whole."""
        if self._begun or not self.remembers:
            self.write("UPDATE about SET whole = 1")

    def wait(self) -> None:
        """Save what is new from time to time: a first build is neither held in memory nor lost when it is stopped."""
        self._waiting += 1
        if self._waiting >= _AT_ONCE:
            self.save()

    def save(self) -> None:
        """Save what is new."""
        self._waiting = 0
        if self._own:
            self._db.execute("COMMIT")
            self._db.execute("BEGIN IMMEDIATE")

    def ask(self, query: str, *values: object, **named: object) -> sqlite3.Cursor:
        """Return the rows that a query finds; its values by their places, or all by their names."""
        return self._db.execute(query, named or values)

    def write(self, statement: str, values: Iterable[object] = ()) -> None:
        """Change something."""
        self._db.execute(statement, tuple(values))

    def scan(self, query: str, *values: object) -> sqlite3.Cursor:
        """Return the rows that are found where files are known: here, or in the file behind; `{}` stands before its tables."""
        behind = self._behind == "fresh" and not self._taken
        return self._db.execute(query.format("disk." if behind else "main."), values)

    def body(self, name: str) -> bytes | None:
        """Return a document as `documents` keeps it."""
        row = self._find("SELECT body FROM {}bodies WHERE name = ?", name)
        return row[0] if row else None

    def take_over(self) -> None:
        """Have all that a build asks of a private index in it."""
        if self._taken or not self._behind:
            return
        stale = self._behind == "stale"
        try:
            for table in ("published",) if stale else COPIED:
                self._db.execute(f"INSERT OR REPLACE INTO main.{table} SELECT * FROM disk.{table}")
            whole, *done = self._db.execute("SELECT whole, design, lists, leavings FROM disk.about").fetchone()
            done = ["", "", 1] if stale else done
            self._db.execute("UPDATE main.about SET whole = ?, design = ?, lists = ?, leavings = ?", (whole, *done))
            self.remembers = bool(whole)
        except (sqlite3.Error, TypeError):
            self._db.close()
            self._behind = ""
            self._db = self._empty()
        self._taken = True

    # Opening.

    def _open(self) -> sqlite3.Connection | None:
        """Return the newsroom's own file for this run alone; made where there is no good one; None where it cannot be."""
        for attempt in (self._reopen, self._create):
            try:
                db = attempt()
            except sqlite3.Error as error:
                if is_refusal(error):
                    return None
            except OSError:
                return None
            else:
                if db:
                    self._own = True
                    return db
        return None

    def _reopen(self) -> sqlite3.Connection | None:
        """Return the file there is, if it is one of ours and of this version."""
        if self._path.is_symlink() or not self._path.is_file():
            return None
        db = sqlite3.connect(f"file:{quote(str(self._path))}?mode=rw", uri=True, timeout=_WAIT, isolation_level=None)
        try:
            if db.execute("PRAGMA user_version").fetchone() != (FORMAT,):
                db.close()
                return None
            db.execute("BEGIN IMMEDIATE")
            about = db.execute("SELECT premise, whole FROM about").fetchone()
            if about is None:
                db.close()
                return None
            premise, whole = about
            db.execute("UPDATE about SET whole = whole")  # what may only be read says so now
            self.remembers = bool(whole)
            if premise != self._premise:
                for table in OF_KNOWN:
                    db.execute(f"DELETE FROM {table}")
                db.execute("UPDATE about SET premise = ?, design = '', lists = '', leavings = 1", (self._premise,))
        except BaseException:
            db.close()
            raise
        return db

    def _create(self) -> sqlite3.Connection:
        """Make an empty index that only its owner can read, in a folder that git ignores."""
        folder = self._path.parent
        if folder.is_symlink():
            raise OSError(f"{folder} is a link")
        folder.mkdir(mode=0o700, exist_ok=True)
        folder.chmod(0o700)
        with suppress(FileExistsError), (folder / ".gitignore").open("x") as ignored:
            ignored.write("*\n")
        for ending in ("", "-journal"):
            folder.joinpath(FILE + ending).unlink(missing_ok=True)
        os.close(os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        db = sqlite3.connect(self._path, timeout=_WAIT, isolation_level=None)
        # At once: a run that is killed meanwhile leaves a file without tables, and the next one makes it anew.
        db.executescript(f"BEGIN IMMEDIATE; {SCHEMA}")
        db.execute("INSERT INTO about (premise, whole) VALUES (?, 0)", (self._premise,))
        db.execute("COMMIT")
        db.execute("BEGIN IMMEDIATE")
        self.remembers = False
        return db

    def _empty(self) -> sqlite3.Connection:
        """Return an index that nobody else sees, in memory or, where that grows, in a file without a name."""
        db = sqlite3.connect("", uri=True, timeout=_PATIENCE, isolation_level=None)
        db.execute("PRAGMA synchronous = OFF")
        db.executescript(SCHEMA)
        db.execute("INSERT INTO about (premise, whole) VALUES (?, 0)", (self._premise,))
        db.execute("BEGIN")
        return db

    def _private(self) -> sqlite3.Connection:
        """Return an index of this run's own, with the newsroom's behind it where that can be read."""
        db = self._empty()
        if self._path.is_symlink() or not self._path.is_file():
            return db
        try:
            db.execute("COMMIT")
            db.execute("ATTACH ? AS disk", (f"file:{quote(str(self._path))}?mode=ro",))
            if db.execute("PRAGMA disk.user_version").fetchone() == (FORMAT,):
                (premise,) = db.execute("SELECT premise FROM disk.about").fetchone() or ("",)
                self._behind = "fresh" if premise == self._premise else "stale"
            db.execute("BEGIN")
        except sqlite3.Error:
            db.close()
            return self._empty()
        return db

    def _look(self, query: str, *values: object) -> list[Row]:
        """Return the rows that are found here, or in the file behind while its tables were not taken over."""
        if self._behind == "fresh" and not self._taken:
            try:
                return self._db.execute(query.format("disk."), values).fetchall()
            except sqlite3.Error:
                self._behind = ""
        return self._db.execute(query.format("main."), values).fetchall()

    def _find(self, query: str, *values: object) -> Row | None:
        """Return the first row that is found here, or in the file behind."""
        row: Row | None = self._db.execute(query.format("main."), values).fetchone()
        if row is None and self._behind == "fresh":
            try:
                row = self._db.execute(query.format("disk."), values).fetchone()
            except sqlite3.Error:
                self._behind = ""
        return row


def discard(root: Path, error: sqlite3.Error) -> bool:
    """Take the index away if that error says that it is no good; return whether it did."""
    if is_refusal(error):
        return False
    try:
        for ending in ("", "-journal"):
            (root / FOLDER / (FILE + ending)).unlink(missing_ok=True)
    except OSError:
        return False
    return True


_PUBLISHED = "size, modified, changed, inode, at, sha256, recipe, source"


def _published(row: Row) -> Published:
    size, modified, changed, inode, at, sha256, recipe, source = row[:8]
    signature = Signature(size=size, modified=modified, changed=changed, inode=inode)
    return Published(seen=Seen(signature=signature, at=at, sha256=sha256), recipe=recipe, source=source)


def _decoded(decode: Callable[[bytes], Value], content: bytes) -> Value | None:
    try:
        return decode(content)
    except _UNREADABLE:
        return None


def stays_below(path: str) -> bool:
    """Whether a path cannot leave public/, whoever wrote it into the index."""
    return not path.startswith(("/", "\\")) and ".." not in path.split("/")
