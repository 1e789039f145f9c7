"""What earlier runs found out, in .pressctl/index.db, so that unchanged releases are not read again.

It is never the truth. Where it is missing, damaged, locked, of another version, or cannot be written,
everything is worked out anew, and the results are the same. Another process may rewrite it at any time:
what is asked of it is asked by digest, so an answer always fits the line it was asked for.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Self, TypeVar
from urllib.parse import quote

import msgspec
from msgspec.structs import replace

from pressctl.model import Entry
from pressctl.newsroom import lines
from pressctl.newsroom.lines import Line, Published, Record

FOLDER = ".pressctl"
FILE = "index.db"
FORMAT = 3  # of the tables below and of what is in them

_SCHEMA = f"""
CREATE TABLE about (premise TEXT NOT NULL, whole INTEGER NOT NULL);
CREATE TABLE lines (name TEXT PRIMARY KEY, line BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE records (name TEXT PRIMARY KEY, digest TEXT NOT NULL, record BLOB NOT NULL);
CREATE TABLE entries (name TEXT PRIMARY KEY, digest TEXT NOT NULL, entry BLOB NOT NULL, html TEXT NOT NULL);
CREATE TABLE published (path TEXT PRIMARY KEY, published BLOB NOT NULL) WITHOUT ROWID;
PRAGMA user_version = {FORMAT};
"""
_TOLD = 512  # entries that are kept as read: feeds, those of categories, lists and sitemaps have the newest in common
_AT_ONCE = 500  # releases whose records and entries wait in memory to be saved
_PATIENCE = 0.5  # seconds another process may hold the file before this one does without
# What the machine refuses for now; anything else means that the file itself is no good.
_REFUSALS = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_NOMEM,
    }
)
_UNREADABLE = (msgspec.MsgspecError, ValueError, KeyError)

Value = TypeVar("Value")


class Index:
    """The index of one newsroom, open for one run; close it by leaving its `with` block.

    `lines` is what is known of each release file, by name, and `published` of each file below public/,
    by path. `remembers` tells whether `published` has all that earlier runs left there: it has not
    where there was no index, or where a run was killed.
    """

    def __init__(self, root: Path, premise: str, *, write: bool) -> None:
        """Read what is small. `premise` is what results depend on; those made under another are dropped."""
        self.lines: dict[str, Line] = {}
        self.published: dict[str, Published] = {}
        self.remembers = False
        self._path = root / FOLDER / FILE
        self._premise = premise
        self._write = write
        self._stale = False  # made under another premise: what it says of releases no longer holds
        self._records: dict[str, tuple[str, Record]] = {}
        self._entries: dict[str, tuple[str, Entry]] = {}
        self._told = lru_cache(maxsize=_TOLD)(self._tell)
        self._touched: set[str] = set()  # names whose line changed
        self._noted: set[str] = set()  # paths below public/ of which something is new
        self._begun = False
        self._waiting = 0  # records and entries that are new since the last save
        self._db: sqlite3.Connection | None = None
        self._attempt(self._open)

    def __enter__(self) -> Self:
        """Use it for one run."""
        return self

    def __exit__(self, *_exception: object) -> None:
        """Save what was learnt, however the run ended: what was written is written."""
        if not self._attempt(self._finish):
            self._attempt(self._finish)  # into a new file, where the old one turned out to be no good
        self._close()

    def record(self, name: str, digest: str) -> Record | None:
        """Return the record of a file's line, or None when it has to be read again."""
        kept = self._records.get(name)
        if kept:
            return kept[1] if kept[0] == digest else None
        row = self._row("SELECT record FROM records WHERE name = ? AND digest = ?", name, digest)
        return _decoded(lines.decode_record, row[0]) if row else None

    def entry(self, name: str, digest: str, *, html: bool) -> Entry | None:
        """Return the entry of a file's line, with its html only when it is wanted; None when it has to be made."""
        kept = self._entries.get(name)
        if kept:
            return kept[1] if kept[0] == digest else None
        return self._told(name, digest, html)

    def _tell(self, name: str, digest: str, html: bool) -> Entry | None:  # noqa: FBT001  (a key of the cache)
        column = "html" if html else "''"
        row = self._row(f"SELECT entry, {column} FROM entries WHERE name = ? AND digest = ?", name, digest)  # noqa: S608  (one of two constants)
        entry = _decoded(lines.decode_entry, row[0]) if row else None
        return replace(entry, html=row[1]) if entry and row else None

    def keep(self, name: str, line: Line, record: Record | None = None) -> None:
        """Keep what is known of a file; without a record, the one of the same digest stays."""
        self.lines[name] = line
        self._touched.add(name)
        if record:
            self._records[name] = (line.digest, record)
            self._wait()

    def keep_entry(self, name: str, digest: str, entry: Entry) -> None:
        """Keep an entry made for a file's line."""
        self._entries[name] = (digest, entry)
        self._wait()

    def retain(self, names: Iterable[str]) -> None:
        """Forget every file but these: the others are gone."""
        for name in self.lines.keys() - set(names):
            del self.lines[name]
            self._touched.add(name)

    def begin(self) -> None:
        """Say, on disk, that public/ is about to change: a run that is killed then leaves files unknown here."""
        if not self._write or self._begun or self._db is None:
            return
        self._begun = True
        try:
            self._db.execute("UPDATE about SET whole = 0")
        except sqlite3.Error:  # it cannot be written, so it will not be saved; it can still be read
            self._write = False

    def publish(self, path: str, published: Published) -> None:
        """Note a file below public/ as it was just written or found."""
        self.published[path] = published
        self._noted.add(path)

    def withdraw(self, path: str) -> None:
        """Note that a file below public/ is gone."""
        self.published.pop(path, None)
        self._noted.add(path)

    def _open(self) -> None:
        """Open the file there is, if it is one of ours and of this version, and load what is small."""
        if self._path.is_symlink() or not self._path.is_file():
            return
        mode = "rw" if self._write else "ro"
        db = self._db = sqlite3.connect(
            f"file:{quote(str(self._path))}?mode={mode}", uri=True, timeout=_PATIENCE, isolation_level=None
        )
        if db.execute("PRAGMA user_version").fetchone() != (FORMAT,):
            self._close()
            return
        premise, whole = db.execute("SELECT premise, whole FROM about").fetchone() or ("", 0)
        self._stale = premise != self._premise
        if not self._stale:
            self.lines = dict(_readable(lines.decode_line, db.execute("SELECT name, line FROM lines")))
        found = db.execute("SELECT path, published FROM published")
        self.published = {path: it for path, it in _readable(lines.decode_published, found) if _stays_below(path)}
        self.remembers = bool(whole)

    def _row(self, query: str, name: str, digest: str) -> tuple[Any, ...] | None:
        db = self._db
        if db is None or self._stale or not _is_unicode(name):
            return None
        row: tuple[Any, ...] | None = self._attempt(lambda: db.execute(query, (name, digest)).fetchone())
        return row

    def _attempt(self, action: Callable[[], Value]) -> Value | None:
        """Do something with the file; when that fails, go on as if there were none."""
        try:
            return action()
        except sqlite3.Error as error:
            # An extended code's lowest byte is its kind: https://www.sqlite.org/rescode.html#pve
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in _REFUSALS:
                self._write = False
        except OSError:
            self._write = False
        self._close()
        return None

    def _close(self) -> None:
        if self._db is not None:
            self._db.close()
            self._db = None

    def _wait(self) -> None:
        """Save what is new from time to time: a first build is neither held in memory nor lost when it is stopped."""
        self._waiting += 1
        if self._write and self._waiting >= _AT_ONCE:
            self._attempt(partial(self._save, whole=False))

    def _finish(self) -> bool:
        """Write what is still new, and that public/ is known as a whole."""
        if not self._write or not (self._touched or self._entries or self._noted or self._begun):
            return True
        return self._save(whole=True)

    def _save(self, *, whole: bool) -> bool:
        """Write what changed in one transaction; where there is no good file, make one."""
        self._waiting = 0
        self._begun = self._begun or not whole
        if self._db is None:
            self._db = self._create()
            self._noted |= self.published.keys()
            self._touched |= self.lines.keys()
        with self._db as db:
            db.execute("BEGIN IMMEDIATE")
            if self._stale:
                for table in ("lines", "records", "entries"):
                    db.execute(f"DELETE FROM {table}")  # noqa: S608  (constants)
            db.execute("UPDATE about SET premise = ?, whole = ?", (self._premise, whole))
            self._save_releases(db)
            paths = sorted(filter(_is_unicode, self._noted))
            db.executemany("DELETE FROM published WHERE path = ?", ((path,) for path in paths))
            kept = ((path, lines.encode(self.published[path])) for path in paths if path in self.published)
            db.executemany("INSERT INTO published VALUES (?, ?)", kept)
        self._stale = False
        self._told.cache_clear()  # it remembers too what was not there
        self._touched.clear()
        self._noted.clear()
        return True

    def _save_releases(self, db: sqlite3.Connection) -> None:
        for name in sorted(filter(_is_unicode, self._touched)):
            line = self.lines.get(name)
            if line is None:
                for table in ("lines", "records", "entries"):
                    db.execute(f"DELETE FROM {table} WHERE name = ?", (name,))  # noqa: S608  (constants)
            else:
                db.execute("INSERT OR REPLACE INTO lines VALUES (?, ?)", (name, lines.encode(line)))
        for name, (digest, record) in tuple(self._records.items()):
            with suppress(ValueError):  # a lone surrogate: that release stays in memory, and is read again each time
                row = (name, digest, lines.encode_record(record))
                db.execute("INSERT OR REPLACE INTO records VALUES (?, ?, ?)", row)
                del self._records[name]
        for name, (digest, entry) in tuple(self._entries.items()):
            with suppress(ValueError):
                row_of_entry = (name, digest, lines.encode_entry(entry), entry.html)
                db.execute("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)", row_of_entry)
                del self._entries[name]

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
        db = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None)
        db.executescript(_SCHEMA)
        db.execute("INSERT INTO about VALUES (?, 0)", (self._premise,))
        self._stale = False
        return db


def _readable(decode: Callable[[bytes], Value], rows: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, Value]]:
    """Yield the rows that can be decoded, by their key."""
    for key, content in rows:
        value = _decoded(decode, content)
        if value is not None:
            yield key, value


def _decoded(decode: Callable[[bytes], Value], content: bytes) -> Value | None:
    try:
        return decode(content)
    except _UNREADABLE:
        return None


def _stays_below(path: str) -> bool:
    """Whether a path cannot leave public/, whoever wrote it into the index."""
    return not path.startswith(("/", "\\")) and ".." not in path.split("/")


def _is_unicode(text: str) -> bool:
    """Whether SQLite can hold a name: on Unix a file's name may be bytes that are no text."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
