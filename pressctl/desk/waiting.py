"""Waiting for an embargo: until it has lifted, or until the files say that it lifts at another time."""

import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from pressctl.errors import PressctlError
from pressctl.model import Config

LONGEST_NAP = 5.0  # seconds between two looks at the clock and at the files

Seen = frozenset[tuple[str, int, int]]


def wait(
    until: datetime,
    clock: Callable[[], datetime],
    files: Callable[[], Seen],
    lift: Callable[[], datetime | None],
    moved: Callable[[datetime], None],
    nap: Callable[[float], None] = time.sleep,
) -> None:
    """Return when something may go out: at `until`, or at the moment that a change of the files makes of it.

    Naps are short: a laptop's lid or a changed clock must not make it late, nor may an embargo that somebody lifts.

    Args:
        until: When it may go out, as the files were.
        clock: The time, aware.
        files: What the files look like now, without reading them.
        lift: When it may go out, as the files are now; None when nothing waits any more. It may raise
            `PressctlError`: a file that is being written is looked at again when it changes, and else at `until`.
        moved: Told of another moment.
        nap: Sleeps for some seconds.
    """
    seen = files()
    while (left := (until - clock()).total_seconds()) > 0:
        nap(min(left, LONGEST_NAP))
        now_seen = files()
        if now_seen == seen:
            continue
        seen = now_seen
        try:
            later = lift()
        except PressctlError:
            continue
        if later is None:
            return
        if later != until:
            moved(later)
        until = later


def look_of(config: Config, paths: Sequence[Path]) -> Seen:
    """Return what stands for the files that decide when releases go out: names, times and sizes; cheap."""
    from pressctl.newsroom.finding import find_releases, named

    try:
        found = [file.path for file in (named(config, paths) if paths else find_releases(config))]
    except PressctlError:
        found = []
    known = (_signature(path) for path in (*found, *([config.path] if config.path else [])))
    return frozenset(filter(None, known))


def _signature(path: Path) -> tuple[str, int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return (str(path), status.st_mtime_ns, status.st_size)
