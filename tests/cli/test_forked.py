"""A pressctl that tests fork says and does what one that is started does."""

import subprocess
from pathlib import Path

import pytest

from tests.support.faults import silent
from tests.support.newsrooms import make, webhook
from tests.support.receivers import Receiver, ok

PUBLISH = ("publish", "releases/budget.md", "--yes")


@pytest.mark.parametrize(
    "words", [("--version",), ("--help",), PUBLISH, ("check", "releases/nothing.md"), ("nothing",)]
)
def test_it_says_and_does_the_same(tmp_path: Path, words: tuple[str, ...]) -> None:
    """Every stream, the exit code, what is sent, and every file."""
    with Receiver(ok()) as desk:
        started, forked = (make(tmp_path / name, webhook("desk", desk.url)) for name in ("started", "forked"))
        assert forked.run(*words) == started.run_afresh(*words)
        assert forked.files().keys() == started.files().keys()
        assert len(desk.requests) == (2 if words == PUBLISH else 0)


def test_nothing_of_one_run_is_left_for_the_next(tmp_path: Path) -> None:
    """Neither its folder nor its environment nor what it has set."""
    with Receiver(ok()) as desk:
        room = make(tmp_path / "room", webhook("desk", desk.url))
        assert room.run(*PUBLISH, environ={"DESK_SECRET": ""}).code == 3
        assert room.run(*PUBLISH).code == 0
        assert make(tmp_path / "other", webhook("desk", desk.url)).run(*PUBLISH).code == 0


def test_one_that_does_not_end_is_killed(tmp_path: Path) -> None:
    """Whoever waits is told, and the next run is not held up."""
    with Receiver(silent) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        with pytest.raises(subprocess.TimeoutExpired):
            room.run(*PUBLISH, timeout=0.5)
        assert room.run("--version").code == 0
