"""The world a command works in: the screen, the clock, the newsroom."""

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pressctl.console.screen import Screen
from pressctl.model import Config

if TYPE_CHECKING:
    from pressctl.publish import Desk


def screen() -> Screen:
    """Return the process's own streams."""
    return Screen.of_process()


def clock() -> datetime:
    """Return the time, aware, in UTC."""
    return datetime.now(UTC)


def newsroom(config: str | None, paths: Sequence[Path] = ()) -> Config:
    """Load the newsroom a command is for; without any config.toml the file's folder is one.

    Raises:
        Misused: The named config is not there.
        Invalid: It has errors.
    """
    from pressctl.config.loading import embedded, load
    from pressctl.config.locating import find_config

    here = Path.cwd()
    found = find_config(config, os.environ, here)
    if found is None and paths:
        first = paths[0].resolve()
        folder = first if first.is_dir() else first.parent
        found = find_config(None, {}, folder)
        here = folder
    return load(found) if found else embedded(here)


def quiet_desk(shown: Screen) -> "Desk":
    """Return the world for commands that only look: nothing is approved, nothing asked."""
    from pressctl.publish import Desk

    return Desk(
        clock=clock,
        environ=shown.environ,
        watch=lambda _event: None,
        found=shown.findings,
        changed=lambda _plan: None,
        approve=lambda _plan: False,
        ask=lambda _question: False,
    )
