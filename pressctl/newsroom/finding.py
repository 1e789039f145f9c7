"""Which files are the newsroom's releases: all of them, or those named on a command line."""

import os
import re
import time
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, field

from pressctl.errors import Invalid
from pressctl.model import Config
from pressctl.newsroom.listing import Entries, listing
from pressctl.newsroom.signature import mark_of
from pressctl.release import has_front_matter, split_name

FOLDER = "releases"
_HEAD = 200  # bytes of a file in which front matter begins
_README = "readme"
_NO_TEXT = re.compile("[\ud800-\udfff]")
_MADE_LEGIBLE = re.compile("\ufffd(d[89a-f][0-9a-f]{2})")
GONE = "-"  # what is known of a file of which the system does not tell: no file that was looked at is like that


class ReleaseFile(Struct, frozen=True, kw_only=True):
    """A file that is, or should be, one language version of a release.

    `name` is its path below the newsroom's folder, with slashes, the same on every machine; `shown` is
    as a person in the working folder would type it. `tag` is the language its name says it is translated
    into, or empty. `problem` says why it must not be read, where that is so. `content` is read in its place: what it is
    about to hold.
    """

    path: Path
    name: str
    shown: str
    stem: str
    tag: str = ""
    problem: str = ""
    content: bytes | None = None

    @property
    def document(self) -> str:
        """What the language versions of one release share: `releases/x` for x.md and x.fr.md."""
        return f"{self.name.rpartition('/')[0]}/{self.stem}"


def find_releases(config: Config) -> tuple[ReleaseFile, ...]:
    """Return all releases, by name: `releases/**.md`, without that folder the *.md beside config.toml.

    Names that begin with a dot or an underscore (drafts, editors' files) are left out, and so are a README
    and any file beside config.toml that has no front matter. Without a config.toml both places count.

    Raises:
        Invalid: The folder itself is a link that leaves the newsroom.
    """
    found = (release_file(config.root, one.name, one.problem) for one in sight_releases(config))
    return tuple(sorted(found, key=lambda file: file.name))


class Walk(Struct, frozen=True, kw_only=True):
    """All release files as they were at one moment, each looked at once.

    `files` has what is known again without a look at its bytes, by name (`signature.mark_of`), "-" where the system does
    not tell; `problems` why a file must not be read, by name. `taken` is when, in seconds of `time.monotonic`.
    """

    root: str
    taken: float
    files: dict[str, str]
    problems: dict[str, str]
    _beside: dict[str, str] = field(default_factory=dict)

    @property
    def known(self) -> dict[str, str]:
        """The problem of every file by its name, "" for none."""
        return {**dict.fromkeys(self.files, ""), **self.problems}

    def unlike(self, marks: Mapping[str, str]) -> list[str]:
        """Return the names of files that are not as `marks` has them; those with a problem never are."""
        return [name for name, mark in self.files.items() if marks.get(name) != mark] + [*self.problems]

    def beside(self, name: str, path: str) -> str:
        """Return what a file looks like whose `path` begins at the folder of a release file."""
        place = f"{self.root}/{name.rpartition('/')[0]}/{path}"
        if place not in self._beside:
            try:
                self._beside[place] = mark_of(os.stat(place))  # noqa: PTH116  (asked of every file)
            except (OSError, ValueError):
                self._beside[place] = GONE
        return self._beside[place]


def walk_releases(config: Config) -> Walk:
    """Look at all release files; raises as `find_releases`."""
    taken = time.monotonic()
    found = _find(config, None, _mark)
    return Walk(root=str(config.root), taken=taken, files=found.files, problems=found.problems)


def _mark(entry: "os.DirEntry[str]") -> str:
    try:
        return mark_of(entry.stat())
    except OSError:  # it went meanwhile: reading it says so
        return GONE


class Sight(NamedTuple):
    """A release file as the walk comes by it."""

    name: str
    problem: str


def sight_releases(config: Config, within: Container[str] | None = None) -> Iterator[Sight]:
    """Yield what `find_releases` returns, in any order, as fast as the system tells it; raises the same.

    `within` names the folders that are looked into, each with a slash at its end; None: all.
    """
    found = _find(config, within, lambda _entry: "")
    return (Sight(name, problem) for name, problem in {**found.files, **found.problems}.items())


class _Found(Struct):
    """What was found so far: files by name, each with what `mark` says of it, and why others must not be read.

    `inside` is the newsroom's real place.
    """

    inside: str
    mark: Callable[["os.DirEntry[str]"], str]
    files: dict[str, str] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)


def _find(config: Config, within: Container[str] | None, mark: Callable[["os.DirEntry[str]"], str]) -> _Found:
    inside = os.path.realpath(config.root)
    found = _Found(inside=inside, mark=mark)
    folder = config.root / FOLDER
    if folder.is_dir():
        if not _is_below(os.path.realpath(folder), inside):
            raise Invalid(f"{as_typed(folder)} is a link that leaves the newsroom", hint="Put the folder itself there.")
        _walk(found, str(folder), f"{FOLDER}/", within)
    if not folder.is_dir() or config.path is None:
        root, beside = str(config.root), _Found(inside=inside, mark=mark, problems=found.problems)
        with listing(root) as entries:
            _markdown(beside, entries, root, "")
        for name, said in beside.files.items():
            if _has_front_matter(f"{root}/{_real_name(name)}"):
                found.files[name] = said
    return found


def release_file(root: Path, name: str, problem: str = "") -> ReleaseFile:
    """Return the release file of a name below the newsroom's folder."""
    real = _real_name(name)
    folder, _, last = real.rpartition("/")
    stem, tag = split_name(name.rpartition("/")[2])
    path = os.path.join(root, *folder.split("/"), last) if folder else os.path.join(root, last)  # noqa: PTH118  (both are text)
    typed = _typed_folder(os.path.dirname(path), _here())  # noqa: PTH120  (the same)
    shown = last if typed == "." else f"{typed}{os.sep}{last}"
    return ReleaseFile(path=Path(path), name=name, shown=shown, stem=stem, tag=tag, problem=problem)


def document_of(name: str) -> str:
    """Return `ReleaseFile.document` of a file's name."""
    folder, _, last = name.rpartition("/")
    return f"{folder}/{split_name(last)[0]}"


def named(config: Config, paths: Sequence[Path], walk: Walk | None = None) -> tuple[ReleaseFile, ...]:
    """Return the releases that paths on a command line mean, by name, each with all its languages.

    Args:
        config: The newsroom; without a config.toml a named file need not have front matter to be meant.
        paths: Files and folders, absolute or from the working folder.
        walk: All files there are, where somebody looked already.

    Raises:
        Invalid: A path does not exist, holds no release, or is none of this newsroom's.
    """
    stands = {folder: os.path.realpath(config.root / folder) for folder in ("", FOLDER)}
    within = None if any(path.is_dir() for path in paths) else set(_folders_of(paths, stands))
    known = walk.known if walk else {one.name: one.problem for one in sight_releases(config, within)}
    return tuple(release_file(config.root, name, known.get(name, "")) for name in sorted(chosen(config, paths, known)))


def chosen(config: Config, paths: Sequence[Path], known: Mapping[str, str]) -> set[str]:
    """Return the names that `named` means, of files of which the problem is `known` by name; raises the same."""
    stands = {folder: os.path.realpath(config.root / folder) for folder in ("", FOLDER)}
    found: set[str] = set()
    for path in paths:
        ways = {_real(path), os.path.realpath(path) if path.is_dir() else _real(path)}
        meant = {name for way in ways for name in _standing_at(way, stands, known)}
        if not meant and config.path is None:
            meant = _lone(config, path)
        if not meant:
            raise _refusal(config, path)
        for name in sorted(meant):
            if known.get(name):
                raise Invalid(f"{path}: {known[name]}", hint="Put the file itself there.")
        documents = {document_of(name) for name in meant}
        begin = tuple(
            f"{document.removeprefix('/')}." for document in documents
        )  # to take all names apart would cost more
        found |= meant
        found |= {name for name in known if name.startswith(begin) and document_of(name) in documents}
    return found


def _folders_of(paths: Iterable[Path], stands: Mapping[str, str]) -> Iterator[str]:
    """Yield the names of the folders in which files stand, and of those on their way."""
    for path in paths:
        for folder, real in stands.items():
            if folder and _is_below(_real(path), real):
                parts = Path(legible(os.path.relpath(_real(path), real))).parts
                yield from ("/".join([folder, *parts[:count], ""]) for count in range(1, len(parts)))


def _standing_at(way: str, stands: Mapping[str, str], known: Iterable[str]) -> Iterator[str]:
    """Yield the releases that really stand at a place or below it; of the folders on their way only `releases` may be a link."""
    for folder, real in stands.items():
        here = (name for name in known if name.startswith(f"{folder}/") or not (folder or "/" in name))
        if _is_below(real, way):
            yield from here
        elif _is_below(way, real):
            rest = legible(os.path.relpath(way, real)).replace(os.sep, "/")
            wanted = f"{folder}/{rest}" if folder else rest
            yield from (name for name in here if name == wanted or name.startswith(f"{wanted}/"))


def _walk(found: _Found, folder: str, name: str, within: Container[str] | None) -> None:
    """Find the Markdown files below a folder, whose name ends with a slash; it never follows a link to a folder.

    `within` names the folders that are looked into; None: all.
    """
    left = [(folder, name)]
    while left:
        here, before = left.pop()
        with listing(here) as entries:
            folders = _markdown(found, entries, here, before)
        for inner in folders:
            called = f"{before}{legible(inner)}/"
            if within is None or called in within:
                left.append((f"{here}/{inner}", called))


def _markdown(found: _Found, entries: Entries, here: str, folder: str) -> list[str]:
    """Find the Markdown files among a folder's entries, and the links that must not be followed; return its folders.

    The folder is `here`, and below the newsroom's called `folder`.
    """
    files, mark, folders = found.files, found.mark, list[str]()
    for entry in entries:
        name = entry.name
        if name[0] in "._":
            continue
        called = folder + (name if name.isascii() else legible(name))
        if name.endswith(".md") and entry.is_file(follow_symlinks=False):
            if name[0] not in "rR" or not _is_readme(here, name):
                files[called] = mark(entry)
        elif entry.is_dir(follow_symlinks=False):
            folders.append(name)
        elif entry.is_symlink():
            problem, ends = _link_problem(f"{here}/{name}", found.inside), name.endswith(".md")
            if problem and (ends or entry.is_dir()):
                found.problems[called] = problem
            elif not problem and ends and entry.is_file() and not _is_readme(here, name):
                files[called] = mark(entry)
    return folders


def legible(name: str) -> str:
    """Return a file's name as text that can be written anywhere: on Unix it may be bytes that are none."""
    return name if name.isascii() else _NO_TEXT.sub(lambda found: f"\ufffd{ord(found[0]):04x}", name)


def _real_name(name: str) -> str:
    """Return the name that `legible` made legible."""
    return _MADE_LEGIBLE.sub(lambda found: chr(int(found[1], 16)), name) if "\ufffd" in name else name


@lru_cache(maxsize=64)
def _typed_folder(folder: str, _here: str) -> str:
    return as_typed(Path(folder))


def _here() -> str:
    try:
        return os.getcwd()  # noqa: PTH109  (a key, asked often)
    except OSError:
        return ""


def as_typed(path: Path) -> str:
    """Return a path as a person in the working folder would type it: relative when that is shorter."""
    try:
        return min(str(path), os.path.relpath(path), key=len)
    except (OSError, ValueError):  # the working folder is gone; another drive
        return str(path)


def _link_problem(path: str, inside: str) -> str:
    """Return why a link must not be followed, or nothing: it may lead to a file elsewhere in the newsroom."""
    if not os.path.exists(path):  # noqa: PTH110  (a Path costs more than the question)
        return "is a link to nothing"
    if os.path.isdir(path):  # noqa: PTH112  (the same)
        return "is a link to a folder, and links to folders are not followed"
    if not _is_below(os.path.realpath(path), inside):
        return "is a link that leaves the newsroom"
    return ""


def _is_readme(folder: str, name: str) -> bool:
    """Whether a file describes its folder rather than being a release."""
    return name[:-3].casefold() == _README and not _has_front_matter(f"{folder}/{name}")


def _has_front_matter(path: str) -> bool:
    """Whether a file begins as a release does; one that cannot be read might, and reading it will say why."""
    try:
        with Path(path).open("rb") as file:
            return has_front_matter(file.read(_HEAD))
    except OSError:
        return True


def _lone(config: Config, path: Path) -> set[str]:
    """Return a named file of a newsroom without config, even where nothing but its naming makes it a release."""
    if path.suffix != ".md" or not path.is_file() or _real(path.parent) != os.path.realpath(config.root):
        return set()
    return {legible(path.name)}


def _refusal(config: Config, path: Path) -> Invalid:
    """Return what is wrong with a path that means no release, and what to do."""
    folder = config.root / FOLDER if (config.root / FOLDER).is_dir() else config.root
    if not path.exists():
        return Invalid(f"{path} does not exist", hint="Check the path.")
    if path.is_dir():
        return Invalid(f"there are no releases in {path}", hint=f"This newsroom's are in {as_typed(folder)}")
    if path.suffix != ".md":
        return Invalid(f"{path} is not a release: its name does not end in .md", hint=f"pressctl import {path}")
    if not _is_below(_real(path), os.path.realpath(folder)) or (folder == config.root and "/" in _below(path, folder)):
        return Invalid(f"{path} is not among this newsroom's releases", hint=f"Move it to {as_typed(folder)}")
    if any(part.startswith((".", "_")) for part in _below(path, folder).split("/")):
        return Invalid(
            f"{path} is left out: its name, or that of its folder, begins with a dot or an underscore",
            hint="Rename it, then run the same command again.",
        )
    return Invalid(f"{path} has no front matter, so it is no release", hint=f"pressctl import {path}")


def _below(path: Path, folder: Path) -> str:
    """Return a path as the folder sees it, with slashes."""
    return Path(os.path.relpath(_real(path), os.path.realpath(folder))).as_posix()


def _real(path: Path) -> str:
    """Return where a path really stands; its last name is kept, so that a link is itself."""
    full = Path(os.path.abspath(path))  # noqa: PTH100  (resolve() would follow the last link too)
    return os.path.join(os.path.realpath(full.parent), full.name)  # noqa: PTH118  (both are text)


def _is_below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
