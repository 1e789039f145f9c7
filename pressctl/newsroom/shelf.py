"""The public folder itself: a product put in its place, and what is no product taken away."""

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from pressctl.newsroom.catalogue import Catalogue
from pressctl.newsroom.index import Index, stays_below
from pressctl.newsroom.lines import Published
from pressctl.newsroom.listing import looking_from
from pressctl.newsroom.products import MARK, Product
from pressctl.newsroom.signature import Seen, Signature, look, signature_of
from pressctl.newsroom.writing import ENDING, copy_if_changed, differs, remove, sweep, write_if_changed

PUBLIC = "public"
TURN = 2000  # folders that one run looks at: each is a question to the system
# The source of a page that was found without an index while some release is broken: it may be that one's.
_SOMEBODYS = "*"
_EVERYBODYS = ("", "archive")  # folders of public/ that most runs write to
_MAY_BE = ("releases/", "archive/", "category/", "sitemap-")  # what is there for the sake of a release
_FEED = re.compile(
    r"ninjs\.json|feed\.css|(?:rss|atom)(?:\.[A-Za-z0-9-]+)?(?:-\d+)?\.xml|feed(?:\.[A-Za-z0-9-]+)?(?:-\d+)?\.json|(?:news-)?sitemap(?:-\d+)*\.xml"
)
_PROOF = re.compile(r"[A-Za-z0-9-]{8,128}\.txt")  # whose site it is: a file that holds its own name
FEED_MARKS = (
    b"<generator>pressctl</generator>",
    b'"_generator":{"name":"pressctl"}',
    b'"profile":"pressctl-list"',
    b"/* pressctl: ",
    b"<!-- pressctl -->",
)
OUR_MARKS = (MARK.encode(), *FEED_MARKS)
_UNMADE = Seen(signature=Signature(size=0, modified=0, changed=0, inode=0), at=0, sha256="")  # what was only looked for
_BESIDE = frozenset({"card.png", "release.json"})  # files that stand beside a page of ours and are ours


class Shelf(Struct, frozen=True, kw_only=True):
    """public/ below `root`, as the index knows it; without `write` nothing is touched.

    `worked_in` are the folders that something was made in.
    """

    root: Path
    index: Index
    catalogue: Catalogue
    now: datetime
    write: bool
    worked_in: set[str] = field(default_factory=set)

    def put(self, product: Product) -> bool:
        """Make the product and write it, unless it is there already; return whether its file was another.

        Raises:
            Invalid, PressctlError: It cannot be made, or cannot be written.
        """
        path = self._place(product.path)
        known = self.index.published(product.path)
        if known and known.source != product.source:
            self.catalogue.undone(known.source)  # it was another document's, which would have it back
        if known and known.recipe == product.recipe and (seen := self._still(path, known.seen)):
            if (seen, product.source) != (known.seen, known.source):
                self.index.publish(product.path, replace(known, seen=seen, source=product.source))
            return False
        made = product.make()
        if not self.write:
            changed = differs(path, made)
            seen = _UNMADE if changed else look(path, None, self._at)
            self.index.publish(product.path, Published(seen=seen, recipe=product.recipe, source=product.source))
            return changed
        self.index.begin()
        self.worked_in.add(product.path.rpartition("/")[0])
        if isinstance(made, Path):
            changed = copy_if_changed(made, path, root=self.root)
            seen = look(path, None, self._at)
        else:
            changed = write_if_changed(path, made, root=self.root)
            seen = Seen(signature=signature_of(path.stat()), at=self._at, sha256=hashlib.sha256(made).hexdigest())
        self.index.publish(product.path, Published(seen=seen, recipe=product.recipe, source=product.source))
        return changed

    def standing(self, *, all_files: bool) -> tuple[set[str], set[str]]:
        """Return which files that belong to no document stand as they were made, and the documents of which not all do.

        Without `all_files`, a document stands where the times of its folders are those that its files left them with, as far
        as it is their turn: of an archive's many folders, each run looks at `TURN` behind those that the last one looked at.
        """
        fallen = set[str]() if all_files else self._fallen()
        loose = set[str]() if all_files else self._alike()
        rest = list(self.index.all_published()) if all_files else self._loose_but(loose)
        for path, known in rest:
            seen = self._still(self._place(path), known.seen)
            if seen and seen != known.seen:
                self.index.publish(path, replace(known, seen=seen))
            if known.source:
                fallen |= set() if seen else {known.source}
            elif seen:
                loose.add(path)
        return loose, fallen

    def _alike(self) -> set[str]:
        """Return which files that belong to no document have the signatures they had, however new those were."""
        alike = set()
        query = "SELECT path, size, modified, changed, inode FROM published WHERE source = ''"
        with looking_from(f"{self.root}{os.sep}{PUBLIC}") as status:
            for path, *known in self.index.ask(query).fetchall():
                with suppress(OSError):
                    now = status(path)
                    if known == [now.st_size, now.st_mtime_ns, now.st_ctime_ns, now.st_ino]:
                        alike.add(path)
        return alike

    def _loose_but(self, alike: set[str]) -> list[tuple[str, Published]]:
        """Return what is known of the other files that belong to no document."""
        paths = [
            path for (path,) in self.index.ask("SELECT path FROM published WHERE source = ''") if path not in alike
        ]
        known = ((path, self.index.published(path)) for path in paths if stays_below(path))
        return [(path, published) for path, published in known if published]

    def _fallen(self) -> set[str]:
        """Return the documents of which a folder is not as it was left."""
        lost: list[str] = []
        with looking_from(f"{self.root}{os.sep}{PUBLIC}") as status:
            for path, modified in self._in_turn():
                try:
                    if status(path).st_mtime_ns != modified:
                        lost.append(path)
                except OSError:
                    lost.append(path)
        query = "SELECT source FROM folders WHERE path = ?"
        return {source for path in lost for (source,) in self.index.ask(query, path)}

    def _in_turn(self) -> list[tuple[str, int]]:
        """Return the folders whose turn it is, with the times that they were left with: all of them, where they are few."""
        (looked,) = self.index.ask("SELECT looked FROM about").fetchone()
        query = "SELECT path, modified FROM folders WHERE path > ? ORDER BY path LIMIT ?"
        found = self.index.ask(query, looked, TURN).fetchall()
        last = found[-1][0] if len(found) == TURN else ""
        if last != looked and self.write:
            self.index.write("UPDATE about SET looked = ?", (last,))
        return found

    def prove(self, name: str) -> None:
        """Note the times of a document's folders, by which a later run sees that nobody was there since."""
        if not self.write:
            return
        paths = [path for (path,) in self.index.ask("SELECT path FROM published WHERE source = ?", name)]
        self.index.write("DELETE FROM folders WHERE source = ?", (name,))
        for folder in {path.rpartition("/")[0] for path in paths}:
            sweep(self._place(folder))
            try:
                modified = self._place(folder).lstat().st_mtime_ns
            except OSError:  # somebody took it away just now
                self.catalogue.undone(name)
            else:
                self.index.write("INSERT OR REPLACE INTO folders VALUES (?, ?, ?)", (folder, modified, name))

    def beyond(self, source: str, paths: set[str]) -> list[str]:
        """Return which files of a document are in public/ beside these."""
        found = self.index.ask("SELECT path FROM published WHERE source = ?", source)
        return [path for (path,) in found if path not in paths]

    def clear(self, wanted: set[str], beyond: Mapping[str, list[str]], kept: set[str]) -> list[str]:
        """Take away what we once wrote and is no longer wanted; return those paths.

        `wanted` are the files that belong to no document, `beyond` those that documents had beside what they have. Files of
        the documents in `kept` stay as they are. Which files are ours the index says; without one, our mark in them does,
        and while a release is broken nothing is taken on that word alone.
        """
        if not self.index.remembers:
            self._recall()
        gone = []
        for path, source in sorted(self._unwanted(wanted, beyond, kept)):
            place = self._place(path)
            if not self.write:
                gone += [path] if place.exists() else []
                self.index.withdraw(path)
                continue
            self.index.begin()
            sweep(place.parent)  # or its folder stays for the sake of what was never a page
            gone += [path] if remove(place, root=self.root) else []
            self.index.withdraw(path)
            if source not in beyond:
                self.catalogue.undone(source)
        for source in beyond:
            self.prove(source)
        return gone

    def sweep(self) -> None:
        """Take away what killed runs left half written where this one was at work, and where every run is.

        `prove` does so in documents' folders: one of which a file was left half written is not as it was left.
        """
        for folder in {*_EVERYBODYS, *self.worked_in} if self.write else ():
            sweep(self._place(folder))

    def _unwanted(self, wanted: set[str], beyond: Mapping[str, list[str]], kept: set[str]) -> Iterator[tuple[str, str]]:
        """Yield the paths that are not to be there, and whose they were."""
        yield from ((path, "") for path in self.beyond("", wanted) if stays_below(path))
        for source in [*self.catalogue.unwanted(kept), *(() if kept else (_SOMEBODYS,))]:
            yield from ((path, source) for path in self.beyond(source, set()) if stays_below(path))
        for source, paths in beyond.items():
            still = self.beyond(source, set())
            yield from ((path, source) for path in paths if path in still and stays_below(path))

    @property
    def _at(self) -> int:
        return int(self.now.timestamp()) * 1_000_000_000

    def _place(self, path: str) -> Path:
        return self.root / PUBLIC / path

    def _still(self, path: Path, before: Seen) -> Seen | None:
        """Return what a file is now, if it is a file with the bytes it had."""
        try:
            seen = None if path.is_symlink() else look(path, before, self._at)
        except OSError:
            return None
        return seen if seen and seen.sha256 == before.sha256 else None

    def _recall(self) -> None:
        """Note in the index which files are ours, going by what they say, beside those that are known."""
        public = self.root / PUBLIC
        for path in _marked(public):
            name = path.relative_to(public).as_posix()
            if not self.index.published(name):
                source = _SOMEBODYS if name.startswith(_MAY_BE) else ""
                self.index.publish(name, Published(seen=look(path, None, self._at), recipe="", source=source))


def _marked(public: Path) -> Iterator[Path]:
    """Yield the files below public/ that carry our mark, and what stands beside such a page and can only be ours."""
    for folder in (public, *_folders(public / "page")):
        if _says(folder / "index.html", MARK.encode()):
            yield folder / "index.html"
    for path in (
        *_real(public),
        *_real(public / "archive"),
        *(file for one in _folders(public / "category") for file in _real(one)),
    ):
        if (_FEED.fullmatch(path.name) and any(_says(path, mark) for mark in FEED_MARKS)) or (
            _PROOF.fullmatch(path.name) and path.is_file() and path.read_bytes() == path.stem.encode()
        ):
            yield path
    for release in _folders(public / "releases"):
        languages = [release, *_folders(release)]
        pages = [folder / "index.html" for folder in languages if _says(folder / "index.html", MARK.encode())]
        yield from pages
        if pages:
            yield from (path for folder in languages for path in folder.glob(f".*{ENDING}"))
            yield from (path for path in _real(release / "media") if path.is_file())
            yield from (path for path in _real(release) if path.name == f"press-kit-{release.name}.zip")
            yield from (path for folder in languages for path in _real(folder) if path.name in _BESIDE)


def _folders(folder: Path) -> list[Path]:
    """Return the folders in a folder."""
    return [path for path in _real(folder) if path.is_dir()]


def _real(folder: Path) -> list[Path]:
    """Return what is in a folder, but for links: where they lead is not ours."""
    if folder.is_symlink() or not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if not path.is_symlink())


def _says(path: Path, mark: bytes) -> bool:
    try:
        return not path.is_symlink() and mark in path.read_bytes()
    except OSError:
        return False
