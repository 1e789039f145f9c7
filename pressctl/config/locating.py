"""Which config.toml a command means, and how a message names a file."""

import os
from collections.abc import Mapping
from pathlib import Path

from pressctl.errors import Misused

NAME = "config.toml"
VARIABLE = "PRESSCTL_CONFIG"


def find_config(explicit: str | None, environ: Mapping[str, str], cwd: Path) -> Path | None:
    """Return the config: `explicit` (--config), else $PRESSCTL_CONFIG, else upward from `cwd`; None when there is none.

    Upward, a file in a folder above that belongs to somebody else is refused: it may name
    commands to run, and anybody may write to a folder such as /tmp.

    Raises:
        Misused: A config was named and is not a file, or one above belongs to somebody else.
    """
    for named, how in ((explicit, "--config"), (environ.get(VARIABLE), f"${VARIABLE}")):
        if named:
            return _named(cwd / named, named, how)
    for folder in (cwd, *cwd.parents):
        found = folder / NAME
        if found.is_file():
            if folder != cwd and not _ours(found, cwd):
                raise Misused(
                    f"{found} belongs to somebody else.",
                    hint=f"If it is meant, name it: --config {found}. If not, make one here: pressctl init .",
                )
            return found
    return None


def as_typed(path: Path) -> str:
    """Return a path as a person in the working folder would type it: relative when that is shorter."""
    try:
        relative = os.path.relpath(path)
    except (OSError, ValueError):  # the working folder is gone; another drive
        return str(path)
    return min(str(path), relative, key=len)


def _named(path: Path, named: str, how: str) -> Path:
    if path.is_file():
        return path
    if path.is_dir():
        raise Misused(f"{how} names a folder: {named}", hint=f"Name the file in it: {Path(named) / NAME}")
    raise Misused(f"{how} names a file that does not exist: {named}", hint="Check the path, or leave it out.")


def _ours(found: Path, cwd: Path) -> bool:
    """Whether a file belongs to who runs this, to root, or to whoever the working folder belongs to."""
    if not hasattr(os, "geteuid"):  # Windows
        return True
    return found.stat().st_uid in {os.geteuid(), 0, cwd.stat().st_uid}
