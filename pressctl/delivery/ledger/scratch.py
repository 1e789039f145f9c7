"""Temporary folders, marked with the process they are for: the next run takes away what one that was killed left behind."""

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from pressctl.owners import is_gone, owner

_PREFIX = "pressctl-ledger-"
_MARK = "pressctl-owner"


def a_folder() -> "TemporaryDirectory[str]":
    """Make a folder that nobody else may read; it has one file, the mark."""
    clear()
    folder = TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True)
    (Path(folder.name) / _MARK).write_text(owner(), encoding="utf-8")
    return folder


def clear() -> None:
    """Take away the folders of this user's processes that certainly no longer run on this machine."""
    for path in Path(gettempdir()).glob(f"{_PREFIX}*"):
        try:
            mine = path.lstat().st_uid == os.geteuid() if hasattr(os, "geteuid") else True
            name = (path / _MARK).read_text(encoding="utf-8") if mine and not path.is_symlink() else ""
        except (OSError, UnicodeDecodeError):
            continue  # another user's, or just being made or taken away
        if is_gone(name):
            shutil.rmtree(path, ignore_errors=True)
