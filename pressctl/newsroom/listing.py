"""Many questions about what is in one folder: asked from there, they take the system less time than by whole paths."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

Entries = Iterator["os.DirEntry[str]"]


@contextmanager
def listing(folder: str) -> Iterator[Entries]:
    """Give a folder's entries, to be asked within the block; their `path` is their name alone, but on Windows.

    Raises:
        OSError: It is no folder, or cannot be read.
    """
    if os.scandir not in os.supports_fd:
        with os.scandir(folder) as entries:
            yield entries
        return
    place = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with os.scandir(place) as entries:
            yield entries
    finally:
        os.close(place)


@contextmanager
def looking_from(folder: str) -> Iterator[Callable[[str], os.stat_result]]:
    """Give what `os.lstat` says of something by its path from a folder, which need not be there."""
    try:
        place = os.open(folder, os.O_RDONLY | os.O_DIRECTORY) if os.stat in os.supports_dir_fd else None
    except OSError:
        place = None
    if place is None:
        yield lambda path: os.lstat(f"{folder}/{path}")
        return
    try:
        yield partial(os.stat, dir_fd=place, follow_symlinks=False)
    finally:
        os.close(place)
