"""Which of the parts that a run has begun have left: noted where a process that is killed leaves it behind.

What is begun is on disk before its first byte leaves, and a disk takes its time: so a run begins parts ahead of those that
it sends. After a kill nobody could tell the two apart, so each is noted just before it leaves, in memory that a file lends,
beside the ledger or, where that is elsewhere, in the newsroom's own folder: the system keeps such pages when a process dies,
and a store into them costs next to nothing (mmap(2), MAP_SHARED; SQLite keeps the index of its log in the same way,
sqlite.org/walformat.html section 2.3).

It does not keep them when the machine dies, so a note holds for the boot it was made in; and for the parts that were begun
under its token, which stands in their owner. A run holds a lock on its file (flock(2)), which the system takes from whoever
dies, in any container: while it is held, the run may yet send. Whoever cannot tell takes a part for one that has left.
"""

import mmap
import os
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

from pressctl.errors import LedgerUnusable
from pressctl.owners import boot, sender, token_of

_MAGIC = b"pressctl left 1\n"
_CELL = 16  # bytes that stand for a part: chance makes two the same in 2^128
_CHUNK = 64 * 1024  # bytes lent at once: 4,096 parts


def place(root: Path, name: str) -> Path:
    """Return beside what it is noted that leaves, where the ledger called `name` is not on this machine's disk."""
    return root / ".pressctl" / f"ledger-{blake2b(name.encode(), digest_size=4).hexdigest()}"


class Departures:
    """The notes of one run; `owner` is what its parts are begun by."""

    def __init__(self, ledger: Path, name: str) -> None:
        """Begin them beside a ledger, for the run called `name` (`owners.owner`).

        Raises:
            OSError: The file cannot be made.
        """
        token = secrets.token_hex(8)
        self.owner = sender(name, token)
        self._path = _file_of(ledger, token)
        # Under another name until it has its lock: whoever sweeps takes away what has none.
        making = self._path.with_name(f".{self._path.name}")
        self._file = os.open(making, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
        self._at = self._size = 0
        try:
            _lock(self._file, alone=True)
            self._page = self._lend()
            self._write(_head(self.owner))
            making.rename(self._path)
        except OSError:
            os.close(self._file)
            making.unlink(missing_ok=True)
            raise

    def note(self, key: str) -> None:
        """Take down that a part is about to leave.

        Raises:
            LedgerUnusable: There is no room for it; then it must not.
        """
        if self._at == _CHUNK:
            try:
                page = self._lend()
            except OSError as error:
                said = f"nothing can be noted beside the ledger, in {self._path}: {error.strerror}"
                hint = "Free some space on that disk, then run the same command again."
                raise LedgerUnusable(said, hint=hint) from error
            self._page.close()
            self._page, self._at = page, 0
        self._write(_cell(key))

    def close(self) -> None:
        """Take them away: how each part ended is in the ledger."""
        self.leave()
        self._path.unlink(missing_ok=True)

    def leave(self) -> None:
        """Let go of them, and leave them to whoever frees what the run held: it has ended, and sends nothing more."""
        self._page.close()  # it has the file open too
        os.close(self._file)

    def _write(self, said: bytes) -> None:
        self._page[self._at : self._at + len(said)] = said
        self._at += len(said)

    def _lend(self) -> mmap.mmap:
        """Have the next pages: written once, so that the disk has room for them whenever they are."""
        os.lseek(self._file, self._size, os.SEEK_SET)
        if os.write(self._file, bytes(_CHUNK)) != _CHUNK:
            raise OSError(0, "it has no room for 64 kB")
        page = mmap.mmap(self._file, _CHUNK, offset=self._size)
        self._size += _CHUNK
        return page


def begin(ledger: Path, name: str) -> Departures | None:
    """Begin notes beside a ledger; None where a boot cannot be told from the next, or nothing can be written there."""
    if not boot():
        return None
    try:
        ledger.parent.mkdir(mode=0o700, exist_ok=True)
        return Departures(ledger, name)
    except OSError:
        return None  # whoever writes the ledger says what is wrong there; a run does without


def sweep(ledger: Path, holding: Callable[[], frozenset[str]], behind: float) -> None:
    """Take away what dead runs left behind; `holding` tells which owners the ledger has something of yet.

    It may be so many seconds behind: what was noted since then stays.
    """
    held: frozenset[str] | None = None
    for path in ledger.parent.glob(f"{ledger.name}-left-*"):
        held = holding() if held is None else held
        with suppress(OSError):
            if path.stat().st_mtime > time.time() - behind:
                continue
            if path.name.rpartition("-")[2] not in map(token_of, held):
                with _read(path):
                    path.unlink()


class Departed:
    """What was noted beside a ledger, each file read once."""

    def __init__(self, ledger: Path) -> None:
        """Look beside a ledger, when asked."""
        self._ledger = ledger
        self._noted: dict[str, frozenset[bytes] | None] = {}

    def is_over(self, owner: str) -> bool:
        """Whether a run has certainly ended, wherever it ran: nobody has the lock on what it noted."""
        return self._of(owner) is not None

    def may_include(self, key: str, owner: str) -> bool:
        """Whether a part may have left that an owner was sending; False only where it certainly has not, and will not."""
        noted = self._of(owner)
        return noted is None or _cell(key) in noted

    def _of(self, owner: str) -> frozenset[bytes] | None:
        if owner not in self._noted:
            self._noted[owner] = self._read(owner)
        return self._noted[owner]

    def _read(self, owner: str) -> frozenset[bytes] | None:
        token, head = token_of(owner), _head(owner)
        if not token:
            return None
        try:
            with _read(_file_of(self._ledger, token)) as noted:
                if not noted.startswith(head):
                    return None
                return frozenset(noted[at : at + _CELL] for at in range(len(head), len(noted), _CELL))
        except OSError:
            return None


@contextmanager
def _read(path: Path) -> Iterator[bytes]:
    """Give what a run has noted that is over; `OSError` where it is not, or where nothing can be read."""
    with path.open("rb") as file:
        _lock(file.fileno(), alone=False)
        yield file.read()


def _lock(file: int, *, alone: bool) -> None:
    """Take a lock on a file; `OSError` where somebody has it, or where there are none (Windows)."""
    try:
        import fcntl
    except ImportError as error:
        raise OSError(0, "this system has no such locks") from error
    fcntl.flock(file, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)


def _cell(key: str) -> bytes:
    return blake2b(key.encode(), digest_size=_CELL).digest()


def _head(owner: str) -> bytes:
    """Return what a file begins with, in whole cells: whose it is, and in which boot."""
    return _MAGIC + blake2b(f"{owner}\n{boot()}".encode(), digest_size=2 * _CELL).digest()


def _file_of(ledger: Path, token: str) -> Path:
    return ledger.with_name(f"{ledger.name}-left-{token}")
