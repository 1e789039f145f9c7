"""Which files are the newsroom's releases: all of them, or those named on a command line."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from pressctl.errors import Invalid
from pressctl.model import Config
from pressctl.release import has_front_matter, split_name

FOLDER = "releases"
_HEAD = 200  # bytes of a file in which front matter begins
_README = "readme"


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
    inside = os.path.realpath(config.root)
    folder = config.root / FOLDER
    found: list[ReleaseFile] = []
    if folder.is_dir():
        if not _is_below(os.path.realpath(folder), inside):
            raise Invalid(f"{as_typed(folder)} is a link that leaves the newsroom", hint="Put the folder itself there.")
        found += _walk(folder, config.root, inside)
    if not folder.is_dir() or config.path is None:
        with os.scandir(config.root) as entries:
            here = _markdown(entries, config.root, config.root, inside)
            found += [file for file in here if file.problem or _has_front_matter(file.path)]
    return tuple(sorted(found, key=lambda file: file.name))


def named(config: Config, paths: Sequence[Path]) -> tuple[ReleaseFile, ...]:
    """Return the releases that paths on a command line mean, by name, each with all its languages.

    Args:
        config: The newsroom; without a config.toml a named file need not have front matter to be meant.
        paths: Files and folders, absolute or from the working folder.

    Raises:
        Invalid: A path does not exist, holds no release, or is none of this newsroom's.
    """
    known = find_releases(config)
    stands = {folder: os.path.realpath(config.root / folder) for folder in ("", FOLDER)}
    chosen: dict[str, ReleaseFile] = {}
    for path in paths:
        ways = {_real(path), os.path.realpath(path) if path.is_dir() else _real(path)}
        meant = [file for file in known if any(_is_below(_stands_at(file, stands), way) for way in ways)]
        if not meant and config.path is None:
            meant = _lone(config, path)
        if not meant:
            raise _refusal(config, path)
        for file in meant:
            if file.problem:
                raise Invalid(f"{path}: {file.problem}", hint="Put the file itself there.")
        documents = {file.document for file in meant}
        chosen |= {file.name: file for file in [*meant, *known] if file.document in documents}
    return tuple(sorted(chosen.values(), key=lambda file: file.name))


def _walk(folder: Path, root: Path, inside: str) -> Iterator[ReleaseFile]:
    """Yield the Markdown files below a folder; it never follows a link to a folder."""
    with os.scandir(folder) as entries:
        listed = list(entries)
    yield from _markdown(listed, folder, root, inside)
    for entry in listed:
        if entry.is_dir(follow_symlinks=False) and not entry.name.startswith((".", "_")):
            yield from _walk(Path(entry.path), root, inside)


def _markdown(entries: Iterable[os.DirEntry[str]], folder: Path, root: Path, inside: str) -> Iterator[ReleaseFile]:
    """Yield the Markdown files among a folder's entries, and the links that must not be followed."""
    name_of_folder, shown_folder = folder.relative_to(root).as_posix(), as_typed(folder)
    for entry in entries:
        if entry.name.startswith((".", "_")):
            continue
        problem = _link_problem(entry.path, inside) if entry.is_symlink() else ""
        ends = entry.name.endswith(".md")
        if (problem and (ends or entry.is_dir())) or (ends and entry.is_file() and not _is_readme(Path(entry.path))):
            stem, tag = split_name(entry.name)
            yield ReleaseFile(
                path=Path(entry.path),
                name=entry.name if name_of_folder == "." else f"{name_of_folder}/{entry.name}",
                shown=entry.name if shown_folder == "." else f"{shown_folder}{os.sep}{entry.name}",
                stem=stem,
                tag=tag,
                problem=problem,
            )


def as_typed(path: Path) -> str:
    """Return a path as a person in the working folder would type it: relative when that is shorter."""
    try:
        return min(str(path), os.path.relpath(path), key=len)
    except (OSError, ValueError):  # the working folder is gone; another drive
        return str(path)


def _link_problem(path: str, inside: str) -> str:
    """Return why a link must not be followed, or nothing: it may lead to a file elsewhere in the newsroom."""
    if not os.path.exists(path):  # noqa: PTH110  (the entry's path as it is; a Path costs more than the question)
        return "is a link to nothing"
    if os.path.isdir(path):  # noqa: PTH112  (the same)
        return "is a link to a folder, and links to folders are not followed"
    if not _is_below(os.path.realpath(path), inside):
        return "is a link that leaves the newsroom"
    return ""


def _is_readme(path: Path) -> bool:
    """Whether a file describes its folder rather than being a release."""
    return path.stem.casefold() == _README and not _has_front_matter(path)


def _has_front_matter(path: Path) -> bool:
    """Whether a file begins as a release does; one that cannot be read might, and reading it will say why."""
    try:
        with path.open("rb") as file:
            return has_front_matter(file.read(_HEAD))
    except OSError:
        return True


def _lone(config: Config, path: Path) -> list[ReleaseFile]:
    """Return a named file of a newsroom without config, even where nothing but its naming makes it a release."""
    if path.suffix != ".md" or not path.is_file() or _real(path.parent) != os.path.realpath(config.root):
        return []
    stem, tag = split_name(path.name)
    return [ReleaseFile(path=config.root / path.name, name=path.name, shown=as_typed(path), stem=stem, tag=tag)]


def _stands_at(file: ReleaseFile, stands: Mapping[str, str]) -> str:
    """Return where a release really stands; of the folders on its way only `releases` may be a link."""
    folder, slash, rest = file.name.partition("/")
    return os.path.join(stands[folder] if slash else stands[""], *(rest or folder).split("/"))  # noqa: PTH118  (both are text)


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
