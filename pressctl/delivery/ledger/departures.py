"""Which of the parts that a run has begun have left: noted where a process that is killed leaves it behind.

What is begun is on disk before its first byte leaves, and a disk takes its time: so a run begins parts ahead of those that
it sends. After a kill nobody could tell the two apart, so each is noted just before it leaves, in memory that a file beside
the ledger lends: the system keeps such pages when a process dies, and a store into them costs next to nothing (mmap(2),
MAP_SHARED; SQLite keeps the index of its log in the same way, sqlite.org/walformat.html section 2.3).

It does not keep them when the machine dies. So a note holds for the boot it was made in, and for the parts that were begun
under its token, which stands in their owner; whoever cannot read it takes a part for one that has left.
"""

import mmap
import os
import secrets
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from time import time

from pressctl.errors import LedgerUnusable
from pressctl.owners import boot, is_gone, sender, token_of

_MAGIC = b"pressctl left 1\n"
_OWNER = 240  # bytes; a machine's name has 64, a boot's 36
_CELL = 16  # bytes that stand for a part: chance makes two the same in 2^128
_CHUNK = 64 * 1024  # bytes lent at once: 4,096 parts
_OLD = 7 * 86_400  # seconds after which a file is of no run that lives: no lease is as long


class Departures:
    """The notes of one run; `owner` is what its parts are begun by."""

    def __init__(self, ledger: Path, name: str) -> None:
        """Begin them beside a ledger, for the process called `name` (`owners.owner`).

        Raises:
            OSError: The file cannot be made.
        """
        token = secrets.token_hex(8)
        self.owner = sender(name, token)
        self._path = _place(ledger, token)
        self._file = os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
        self._at = self._size = 0
        try:
            self._lend()
        except OSError:
            self.close()
            raise
        head = _head(self.owner)
        self._page[: len(head)] = head
        self._at = len(head)

    def note(self, key: str) -> None:
        """Take down that a part is about to leave.

        Raises:
            LedgerUnusable: There is no room for it; then it must not.
        """
        if self._at == _CHUNK:
            try:
                self._lend()
            except OSError as error:
                said = f"nothing can be noted beside the ledger, in {self._path}: {error.strerror}"
                hint = "Free some space on that disk, then run the same command again."
                raise LedgerUnusable(said, hint=hint) from error
        self._page[self._at : self._at + _CELL] = _cell(key)
        self._at += _CELL

    def close(self) -> None:
        """Let go of them: how each part ended is in the ledger."""
        os.close(self._file)
        self._path.unlink(missing_ok=True)

    def _lend(self) -> None:
        """Have the next pages: written once, so that the disk has room for them whenever they are."""
        os.lseek(self._file, self._size, os.SEEK_SET)
        if os.write(self._file, bytes(_CHUNK)) != _CHUNK:
            raise OSError(0, "it has no room for 64 kB")
        self._page = mmap.mmap(self._file, _CHUNK, offset=self._size)
        self._size += _CHUNK
        self._at = 0


def begin(ledger: Path, name: str) -> Departures | None:
    """Begin notes beside a ledger; None where a boot cannot be told from the next, or nothing can be written there."""
    if not boot():
        return None
    try:
        return Departures(ledger, name)
    except OSError:
        return None  # whoever writes the ledger says what is wrong there; a run does without


def sweep(ledger: Path) -> None:
    """Take away what dead runs left behind, once the parts are freed that they held."""
    for path in ledger.parent.glob(f"{ledger.name}-left-*"):
        with suppress(OSError):
            head = path.read_bytes()[len(_MAGIC) : len(_MAGIC) + _OWNER].split(b"\n")
            owner = head[0].decode("utf-8", "replace")
            other = len(head) > 1 and head[1].decode("ascii", "replace") != boot()
            if other or is_gone(owner) or time() - path.stat().st_mtime > _OLD:
                path.unlink()


class Departed:
    """What was noted beside a ledger, each file read once."""

    def __init__(self, ledger: Path | None) -> None:
        """Look beside a ledger, when asked; None: nothing was noted anywhere."""
        self._ledger = ledger
        self._noted: dict[str, frozenset[bytes] | None] = {}

    def may_include(self, key: str, owner: str) -> bool:
        """Whether a part may have left that an owner which is gone was sending; False only where it certainly has not."""
        if owner not in self._noted:
            self._noted[owner] = self._read(owner)
        noted = self._noted[owner]
        return noted is None or _cell(key) in noted

    def _read(self, owner: str) -> frozenset[bytes] | None:
        token, head = token_of(owner), _head(owner)
        if not token or self._ledger is None:
            return None
        try:
            noted = _place(self._ledger, token).read_bytes()
        except OSError:
            return None
        if not noted.startswith(head):
            return None
        return frozenset(noted[at : at + _CELL] for at in range(len(head), len(noted), _CELL))


def _cell(key: str) -> bytes:
    return blake2b(key.encode(), digest_size=_CELL).digest()


def _head(owner: str) -> bytes:
    """Return what a file begins with, in whole cells: whose it is, and in which boot."""
    said = f"{owner}\n{boot()}\n".encode()[:_OWNER]
    return _MAGIC + said.ljust(_OWNER, b"\0")


def _place(ledger: Path, token: str) -> Path:
    return ledger.with_name(f"{ledger.name}-left-{token}")
