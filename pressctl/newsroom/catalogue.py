"""What the index knows of releases as a whole: which are public, which are to be made, and where lists show them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import lru_cache

import msgspec
from msgspec import Struct

from pressctl.model import Config, Media, category_folder
from pressctl.newsroom.context import digest
from pressctl.newsroom.documents import Document
from pressctl.newsroom.finding import release_file
from pressctl.newsroom.index import Index, Lost
from pressctl.newsroom.lines import Line
from pressctl.newsroom.packing import LARGEST
from pressctl.newsroom.reading import Version
from pressctl.newsroom.shown import alike, fingerprint, outline
from pressctl.render.addresses import media_path

_HELD = 256  # documents that are kept as read: lists have the newest in common
# The + keeps the database from going through all that is open, to the few that it is asked for with this.
_PUBLIC = "fit AND +opens <= :now AND name NOT IN (SELECT name FROM barred)"

_DUE = "(made != print OR shown != listing)"  # as the table's index says it


class _Kept(Struct, frozen=True, array_like=True):
    """One language version of a document, as the index keeps it."""

    name: str
    line: Line
    withdrawn: bool


class _Body(Struct, frozen=True, array_like=True):
    id: str
    versions: tuple[_Kept, ...]


class Catalogue:
    """The documents of one build at `now`, in the index."""

    def __init__(self, config: Config, index: Index, now: datetime) -> None:
        """Nothing is asked yet."""
        self._config = config
        self._index = index
        self._now = {"now": now.timestamp()}
        self._time = now
        self.moves = 0  # how often a place in a list was changed
        self.document = lru_cache(maxsize=_HELD)(self._document)
        index.write("CREATE TEMP TABLE IF NOT EXISTS barred (name TEXT PRIMARY KEY) WITHOUT ROWID")
        index.write("DELETE FROM barred")

    def note(self, document: Document, files: int) -> None:
        """Keep a document as its files are now, so many of them."""
        body = _Body(document.id, tuple(_Kept(one.file.name, one.line, one.withdrawn) for one in document.versions))
        drafted = any(version.line.status == "withheld" for version in document.versions)
        opens = document.opens
        media = media_of(document)
        cards = sum(version.line.status != "canceled" for version in document.versions)
        parts = 2 * len(document.versions) + len(media) + (kit_size(document) > 0)
        tongues = " ".join(version.line.language for version in document.versions[1:])
        print_ = digest(document.id, *alike(document))
        listing = digest(
            str(opens),
            *(f"{fingerprint((document, one))} {one.line.language}" for one in document.versions),
            *document.versions[0].line.categories,
        )
        self._index.write(
            "INSERT INTO documents (name, id, opens, fit, state, tongues, parts, cards, print, listing) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET id = excluded.id, opens = excluded.opens, "
            "fit = excluded.fit, state = excluded.state, tongues = excluded.tongues, parts = excluded.parts, "
            "cards = excluded.cards, print = excluded.print, listing = excluded.listing, unfit = 0",
            (document.name, document.id, opens.timestamp() if opens else None, not (document.broken or drafted or not opens),
             "loose" if document.broken or not self._has(document.name, files) else "", tongues, parts, cards, print_, listing),
        )  # fmt: skip
        self._index.write("INSERT OR REPLACE INTO bodies VALUES (?, ?)", (document.name, msgspec.json.encode(body)))
        self.document.cache_clear()
        if drafted or document.broken or not document.is_public(self._time):
            self._leave()

    def forget(self, name: str) -> None:
        """Forget a document that has no files any more."""
        self.hide(name)
        for table, key in (("documents", "name"), ("bodies", "name"), ("plans", "document")):
            self._index.write(f"DELETE FROM {table} WHERE {key} = ?", (name,))

    def _document(self, name: str) -> Document:
        """Return a document as it was kept, without what was found in it."""
        try:
            body = msgspec.json.decode(self._index.body(name) or b"", type=_Body)
        except (msgspec.MsgspecError, ValueError, TypeError) as error:
            raise Lost(f"{name} is not as it was kept") from error
        versions = (
            Version(file=release_file(self._config.root, one.name), line=one.line, withdrawn=one.withdrawn)
            for one in body.versions
        )
        return Document(versions=tuple(versions), id=body.id)

    def loose(self) -> list[str]:
        """Return the documents that are looked at in every build: with errors in them, or files that the index cannot know again."""
        return self._names("state = 'loose'")

    def _has(self, name: str, files: int) -> bool:
        """Whether the index knows all of so many files of a document."""
        known: int = self._index.ask("SELECT count(*) FROM files WHERE document = ?", name).fetchone()[0]
        return known == files

    def rivals(self) -> list[list[str]]:
        """Return the documents that have an id in common, together."""
        twice = self._index.ask("SELECT id FROM documents WHERE id != '' GROUP BY id HAVING count(*) > 1").fetchall()
        return [self._names("id = :id", id=id_) for (id_,) in twice]

    def of_id(self, release: str) -> list[str]:
        """Return the documents that have an id."""
        return self._names("id = :id", id=release)

    def bar(self, names: Iterable[str]) -> None:
        """Keep documents from being public in this build, for reasons that are not in their own files."""
        for name in names:
            self._index.write("INSERT OR IGNORE INTO barred VALUES (?)", (name,))

    def tongues(self) -> tuple[str, ...]:
        """Return the languages that something public is translated into."""
        rows = self._index.ask(f"SELECT DISTINCT tongues FROM documents WHERE tongues != '' AND {_PUBLIC}", **self._now)
        return tuple(sorted({tongue for (tongues,) in rows for tongue in tongues.split(" ")}))

    def design(self, wanted: str) -> None:
        """Have everything made anew where it was made under another design."""
        if self._index.ask("SELECT design FROM about").fetchone() != (wanted,):
            self._index.write("UPDATE documents SET made = ''")
            self._index.write("UPDATE about SET design = ?", (wanted,))

    def sort_out(self) -> None:
        """Have lists show what is public, and nothing else; what is not known to be unfit is taken for fit."""
        for condition in ("NOT fit", "opens > :now", "name IN (SELECT name FROM barred)"):
            for name in self._names(f"shown != '' AND {condition}"):
                self.hide(name)
        for name in self._names(f"{_DUE} AND shown != listing AND NOT unfit AND {_PUBLIC}"):
            self.show(name)

    def to_make(self) -> list[str]:
        """Return the documents of which not all was made as it has to be."""
        return self._names(f"{_DUE} AND {_PUBLIC}")

    def public(self, names: Iterable[str]) -> list[str]:
        """Return those of these documents that are public."""
        return [name for name in names if self._names(f"name = :name AND {_PUBLIC}", name=name)]

    def unwanted(self, kept: set[str]) -> list[str]:
        """Return the documents that left files in public/ and are not public any more, but for those that are `kept`."""
        if not self._index.ask("SELECT leavings FROM about").fetchone()[0]:
            return []
        query = (
            "SELECT DISTINCT source FROM published WHERE source NOT IN ('', '*') "
            f"AND source NOT IN (SELECT name FROM documents WHERE {_PUBLIC})"
        )
        return [name for (name,) in self._index.ask(query, **self._now) if name not in kept]

    def parts_of(self, names: Iterable[str], *, cards: bool) -> int:
        """Return how many files of public/ are these documents' own."""
        query = "SELECT parts + cards * ? FROM documents WHERE name = ?"
        return sum(self._index.ask(query, cards, name).fetchone()[0] for name in names)

    def made(self, name: str) -> None:
        """Note that all of a document is in public/ as it has to be."""
        self._index.write("UPDATE documents SET made = print, unfit = 0 WHERE name = ?", (name,))
        if self._names("name = :name AND shown != listing", name=name):
            self.show(name)

    def unfit(self, name: str) -> None:
        """Note that a document cannot be made: nothing leads to it."""
        self._index.write("UPDATE documents SET made = '', unfit = 1 WHERE name = ?", (name,))
        self.hide(name)

    def undone(self, name: str) -> None:
        """Note that files of a document are not in public/ any more."""
        self._index.write("UPDATE documents SET made = '' WHERE name = ?", (name,))

    def show(self, name: str) -> None:
        """Have lists show a document as it is now."""
        document = self.document(name)
        opens, zone = document.opens, self._config.newsroom.zone
        if opens is None:
            raise ValueError(name)
        moment, year = opens.timestamp(), opens.astimezone(zone).year
        rows = [
            (name, number, moment, document.id, version.line.language, year, fingerprint((document, version)))
            for number, version in enumerate(document.versions)
        ]
        spelled: dict[str, str] = {}
        for category in document.versions[0].line.categories:
            spelled.setdefault(category_folder(category), category)
        self._replace(name, rows, [(folder, name, said, moment, document.id) for folder, said in spelled.items()])
        self._index.write("UPDATE documents SET shown = listing WHERE name = ?", (name,))

    def _leave(self) -> None:
        """Note that something may be in public/ that is not to be there any more."""
        self._index.write("UPDATE about SET leavings = 1 WHERE NOT leavings")

    def hide(self, name: str) -> None:
        """Have no list show a document."""
        self._leave()
        self._replace(name, [], [])
        self._index.write("UPDATE documents SET shown = '' WHERE name = ?", (name,))

    def cleared(self, kept: set[str]) -> None:
        """Note that nothing is in public/ that is not to be there, but for the files of documents that are `kept`."""
        if not kept:
            self._index.write("UPDATE about SET leavings = 0 WHERE leavings")

    def rest(self, others: Iterable[str], *, named: bool) -> tuple[str, int]:
        """Return the paths of all documents' files but those of others, a line each; or how many they are."""
        apart = {"", "*", *others}
        if not named:  # as few are apart, to count all is quicker than to look at each
            count: int = self._index.ask("SELECT count(*) FROM published").fetchone()[0]
            query = "SELECT count(*) FROM published WHERE source = ?"
            return "", count - sum(self._index.ask(query, name).fetchone()[0] for name in apart)
        self._index.write("CREATE TEMP TABLE IF NOT EXISTS others (name TEXT PRIMARY KEY) WITHOUT ROWID")
        for name in apart:
            self._index.write("INSERT OR IGNORE INTO others VALUES (?)", (name,))
        query = "SELECT group_concat(path, char(10)) FROM published WHERE source NOT IN (SELECT name FROM others)"
        return self._index.ask(query).fetchone()[0] or "", 0

    def sums(self) -> dict[str, str]:
        """Return the SHA-256 of every file that is in public/ as it has to be, by path."""
        query = (
            "SELECT path, sha256 FROM published WHERE source = '' OR source IN "
            f"(SELECT name FROM documents WHERE {_PUBLIC} AND NOT unfit)"
        )
        return dict(self._index.ask(query, **self._now))

    def _replace(self, name: str, rows: Sequence[tuple[object, ...]], categories: Sequence[tuple[object, ...]]) -> None:
        """Put a document's places in lists in the place of those it had, and note which lists are due."""
        index = self._index
        self.moves += 1
        before = {_place(row) for row in index.ask("SELECT * FROM shown WHERE document = ?", name)}
        after = set(map(_place, rows))
        folders = {folder for (folder,) in index.ask("SELECT folder FROM categories WHERE document = ?", name)}
        folders |= {row[0] for row in categories}
        index.write("DELETE FROM shown WHERE document = ?", (name,))
        index.write("DELETE FROM maps WHERE document = ?", (name,))
        index.write("DELETE FROM categories WHERE document = ?", (name,))
        for row in rows:
            index.write("INSERT INTO shown VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        for row in categories:
            index.write("INSERT OR REPLACE INTO categories VALUES (?, ?, ?, ?, ?)", row)
        for place in before | after:
            moved = place not in before or place not in after
            index.write(
                "INSERT INTO due VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET moved = max(moved, excluded.moved)",
                (*place, moved),
            )
        for folder in folders:
            index.write("INSERT OR IGNORE INTO due_categories VALUES (?)", (folder,))

    def _names(self, condition: str, **values: object) -> list[str]:
        # Sorted here: asked for an order, the database goes through all names rather than to the few that it knows where to find.
        query = f"SELECT name FROM documents WHERE {condition}"
        return sorted(name for (name,) in self._index.ask(query, **self._now, **values))

    def documents(self, names: Iterable[str]) -> Iterator[Document]:
        """Yield documents by name."""
        return map(self.document, names)


def _place(row: Sequence[object]) -> tuple[object, ...]:
    """Return what decides where a row of `shown` stands: moment, id, language, whether it is the original; and its year."""
    _, number, moment, id_, language, year, _ = row
    return (moment, id_, language, number == 0, year)


def media_of(document: Document) -> dict[str, tuple[Version, str, int, str]]:
    """Return the files that come with a release, once each, by their paths below public/: versions share them.

    Each with the first version that names it, its path from there, its size in bytes and its SHA-256.
    """
    files: dict[str, tuple[Version, str, int, str]] = {}
    for version in document.versions:
        for file in version.line.media:
            path = media_path(outline(document, version), Media(path=file.path))
            files.setdefault(path, (version, file.path, file.seen.signature.size, file.seen.sha256))
    return files


def kit_size(document: Document) -> int:
    """Return the bytes of all files of a release; 0 where they make no press kit, being none or too many."""
    size = sum(size for _, _, size, _ in media_of(document).values())
    return size if size <= LARGEST else 0
