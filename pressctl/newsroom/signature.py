"""Tells whether a file is what it was, by its signature where that can be trusted and by its bytes where not."""

import hashlib
import os
from pathlib import Path

from msgspec import Struct

# Two writes within one tick of a file system's clock look the same: 2 s on FAT, less elsewhere. Git
# calls such files "racily clean" (its Documentation/technical/racy-git.txt) and compares them as well.
TICK = 2_000_000_000  # nanoseconds


class Signature(Struct, frozen=True, kw_only=True):
    """What changes when a file is written: size in bytes, times in nanoseconds, and which file it is."""

    size: int
    modified: int
    changed: int
    inode: int

    @property
    def mark(self) -> str:
        """It in one word."""
        return f"{self.size} {self.modified} {self.changed} {self.inode}"


class Seen(Struct, frozen=True, kw_only=True):
    """A file as it was last looked at, at `at` (nanoseconds since 1970), and its SHA-256 then."""

    signature: Signature
    at: int
    sha256: str

    def still(self, signature: Signature) -> bool:
        """Whether a file with this signature has these bytes for certain, without a look at them."""
        return signature == self.signature and self.settled

    @property
    def settled(self) -> bool:
        """Whether it was looked at so long after it was written that its signature stands for its bytes."""
        return max(self.signature.modified, self.signature.changed) < self.at - TICK

    @property
    def mark(self) -> str:
        """By what a file is known again without a look at its bytes; "" where that says nothing."""
        return self.signature.mark if self.settled else ""


def signature_of(status: os.stat_result) -> Signature:
    """Return the signature in what the system says of a file."""
    return Signature(size=status.st_size, modified=status.st_mtime_ns, changed=status.st_ctime_ns, inode=status.st_ino)


def mark_of(status: os.stat_result) -> str:
    """Return `Signature.mark` of what the system says of a file."""
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"


def look(path: Path, before: Seen | None, at: int) -> Seen:
    """Return what a file is now; its bytes are read only when its signature does not settle it.

    Raises:
        OSError: It cannot be read.
    """
    signature = signature_of(path.stat())
    if before and before.still(signature):
        return before
    with path.open("rb") as file:
        return Seen(signature=signature, at=at, sha256=hashlib.file_digest(file, "sha256").hexdigest())
