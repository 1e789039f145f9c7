"""Writes a file whole or not at all, only below a root, only where its bytes change.

Nothing is synced to disk unless asked (`durable`): public files can be built again, and a build notices
one that a power cut emptied. A process killed in the middle leaves the old file, and beside it a hidden one,
`.NAME.PROCESS-MACHINE.pressctl-tmp`, until somebody sweeps there.
"""

import errno
import hashlib
import os
import re
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from glob import escape
from pathlib import Path
from typing import BinaryIO

from pressctl.errors import Invalid, PressctlError
from pressctl.owners import is_gone, machine

ENDING = ".pressctl-tmp"
_HALF = re.compile(rf"\..+\.(\d{{1,10}})(?:-([0-9a-f]{{8}}))?{re.escape(ENDING)}")
_LONG = 86_400  # seconds that no write of one file takes, wherever the process that began it runs or ran
_CHUNK = 1 << 20  # bytes held at a time while a file is compared or copied


def write_if_changed(path: Path, content: bytes, *, root: Path, durable: bool = False) -> bool:
    """Make `path` hold `content`; return whether it did not already.

    Args:
        path: The file, below `root`; folders on the way are made.
        content: The whole file.
        root: A folder that exists. Nothing outside is written, and no link below it is followed.
        durable: Whether the bytes must be on disk when this returns (for files that are deliveries).

    Raises:
        Invalid: The path leaves the root, or a link stands in its way.
        PressctlError: The system refuses (a full disk, a read-only folder, a folder of that name).
    """
    with _explained(path):
        there = _look(path, root)
        if there and there.st_size == len(content) and path.read_bytes() == content:
            return False
        _replace(path, [content], mode=there and stat.S_IMODE(there.st_mode), durable=durable)
        return True


def copy_if_changed(source: Path, path: Path, *, root: Path) -> bool:
    """Make `path` hold what `source` holds, however large; return whether it did not already.

    Raises:
        Invalid, PressctlError: As `write_if_changed`.
    """
    with _explained(path):
        there = _look(path, root)
        with source.open("rb") as original:
            if there and there.st_size == os.fstat(original.fileno()).st_size and _same(original, path):
                return False
            original.seek(0)
            _replace(path, _chunks(original), mode=there and stat.S_IMODE(there.st_mode), durable=False)
            return True


def differs(path: Path, made: bytes | Path) -> bool:
    """Whether `path` holds anything else than `made` (bytes, or another file's), or nothing; for those who only look."""
    try:
        if path.is_symlink():
            return True
        if isinstance(made, bytes):
            return path.read_bytes() != made
        with made.open("rb") as original:
            return path.stat().st_size != os.fstat(original.fileno()).st_size or not _same(original, path)
    except OSError:
        return True


def remove(path: Path, *, root: Path) -> bool:
    """Delete a file below `root`, and the folders that are empty then; return whether it was there.

    Raises:
        Invalid, PressctlError: As `write_if_changed`.
    """
    with _explained(path):
        if not _look(path, root):
            return False
        path.unlink()
        with suppress(OSError):  # the first folder that is not empty ends it
            for folder in path.parents:
                if folder == root:
                    break
                folder.rmdir()
        return True


def clear(path: Path) -> None:
    """Delete what killed processes left half written beside a file; only where no other process writes it now."""
    for left in path.parent.glob(f".{escape(path.name)}.*{ENDING}"):
        left.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Delete what killed processes left half written in a folder, whatever the file; never what a live one writes.

    One of this machine that is gone left it for certain. Of others, and of all where the system cannot say, only age tells.
    """
    with suppress(OSError), os.scandir(folder) as entries:  # it may be gone, or somebody else's to write
        for left in [entry for entry in entries if entry.name.endswith(ENDING)]:
            found = _HALF.fullmatch(left.name)
            if not found or not left.is_file(follow_symlinks=False):
                continue
            gone = found[2] == _here() and is_gone(f"{machine()}/{found[1]}")
            if gone or left.stat(follow_symlinks=False).st_mtime < time.time() - _LONG:
                with suppress(OSError):
                    os.unlink(left.path)  # noqa: PTH108  (the entry's path as it is)


@cache
def _here() -> str:
    """Return this machine in eight letters, as temporary names have it."""
    return hashlib.sha256(machine().encode()).hexdigest()[:8]


def _look(path: Path, root: Path) -> os.stat_result | None:
    """Return what stands at `path`, or None; refuse a path that leaves the root, as it is written or by a link."""
    try:
        parts = path.relative_to(root).parts
    except ValueError:
        parts = ()
    if not parts or ".." in parts:
        raise Invalid(f"{path} is outside {root}", hint="Nothing is written there.")
    here, there = root, None
    for part in parts:
        here = here / part
        try:
            there = os.lstat(here)
        except FileNotFoundError:
            return None
        if stat.S_ISLNK(there.st_mode):
            raise Invalid(f"{here} is a link", hint="Put a real folder or file there; links are not followed.")
    return there


def _replace(path: Path, chunks: Iterable[bytes], *, mode: int | None, durable: bool) -> None:
    """Write a new file beside `path` and put it in its place in one step; it keeps the mode of the old one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.{os.getpid()}-{_here()}{ENDING}")
    new.unlink(missing_ok=True)  # of a process that was killed and had our number
    try:
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as file:
            file.writelines(chunks)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        if mode is not None:
            new.chmod(mode)
        new.replace(path)
    except BaseException:  # KeyboardInterrupt too: what is half written goes
        new.unlink(missing_ok=True)
        raise
    if durable:
        _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Bring a rename to disk; systems that cannot open a folder (Windows) do it by themselves."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _same(original: BinaryIO, path: Path) -> bool:
    """Whether two files of one size have the same bytes."""
    with path.open("rb") as other:
        return all(chunk == other.read(_CHUNK) for chunk in _chunks(original))


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    return iter(lambda: file.read(_CHUNK), b"")


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Say which file it was that the system refused, and why."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise PressctlError(f"{path} cannot be written: {reason}", hint=_remedy(error.errno)) from error


def _remedy(number: int | None) -> str:
    """Return what helps against an error of that number (errno)."""
    if number in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return "Let this account write there: `publish` and `feeds` write public/, the rest of the newsroom may be read-only."
    if number in {errno.ENOSPC, errno.EDQUOT}:
        return "Make room on the disk, and run it again."
    return "Look at its folder and the disk."
