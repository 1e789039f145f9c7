"""A terminal that is closed while a run sends: what is under way ends and is recorded, and nothing more leaves."""

import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.newsrooms import Newsroom, environment, make, webhook
from tests.support.receivers import Receiver, ok

# Makes standard input its controlling terminal, as a shell in a window has it, and becomes pressctl.
IN_A_WINDOW = """
import fcntl, os, sys, termios
os.setsid()
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.executable, [sys.executable, "-m", "pressctl", *sys.argv[1:]])
"""


def wait_for(true: Callable[[], object]) -> None:
    """Wait until it is so; a busy machine gets its time."""
    until = time.monotonic() + 30
    while not true():
        assert time.monotonic() < until, "it never came"
        time.sleep(0.01)


def states(room: Newsroom) -> list[str]:
    """Return the outcomes of all deliveries, as the next run tells them."""
    report = room.run("publish", "releases/budget.md", "-y", "--json").json()
    return sorted(delivery["outcome"] for delivery in report["releases"][0]["deliveries"])


@pytest.fixture
def desk() -> "Receiver":
    """A place that takes its time."""
    return Receiver(ok(delay=1.0))


def test_a_hangup_stops_as_the_system_does(tmp_path: Path, desk: Receiver) -> None:
    """SIGHUP: what is under way ends and is recorded, the exit code is 129, and the next run sends the rest, once."""
    with desk:
        room = make(tmp_path, *(webhook(f"d{n}", f"{desk.url}{n}") for n in range(4)), head="concurrency = 2")
        process = room.start("publish", "releases/budget.md", "-y", "--json")
        wait_for(lambda: len(desk.requests) == 2)
        process.send_signal(signal.SIGHUP)
        process.communicate(timeout=30)
        assert process.returncode == 129
        assert len(desk.requests) == 2
        assert states(room) == ["already_sent", "already_sent", "sent", "sent"]
        assert len({hook.headers["webhook-id"] for hook in desk.requests}) == len(desk.requests) == 4


def test_a_closed_window_loses_no_record(tmp_path: Path, desk: Receiver) -> None:
    """Everything that is written from then on fails; the ledger has what was sent all the same."""
    with desk:
        room = make(tmp_path, *(webhook(f"d{n}", f"{desk.url}{n}") for n in range(4)), head="concurrency = 2")
        master, slave = pty.openpty()
        command = [sys.executable, "-c", IN_A_WINDOW, "publish", "releases/budget.md", "-y"]
        process = subprocess.Popen(
            command, cwd=room.root, env=environment(), stdin=slave, stdout=slave, stderr=slave, close_fds=True
        )
        os.close(slave)
        wait_for(lambda: len(desk.requests) == 2)
        os.close(master)
        assert process.wait(timeout=30) == 129
        assert states(room) == ["already_sent", "already_sent", "sent", "sent"]
        assert len(desk.requests) == 4


def test_a_run_that_is_to_outlive_its_window_does(tmp_path: Path, desk: Receiver) -> None:
    """`nohup pressctl publish`: the signal is ignored already, and stays so."""
    with desk:
        room = make(tmp_path, *(webhook(f"d{n}", f"{desk.url}{n}") for n in range(4)), head="concurrency = 2")
        ignoring = "import os, signal, sys; signal.signal(signal.SIGHUP, signal.SIG_IGN); os.execv(sys.executable, sys.argv[1:])"
        words = [sys.executable, "-m", "pressctl", "publish", "releases/budget.md", "-y"]
        process = subprocess.Popen([sys.executable, "-c", ignoring, *words], cwd=room.root, env=environment())
        wait_for(lambda: len(desk.requests) == 2)
        process.send_signal(signal.SIGHUP)
        assert process.wait(timeout=30) == 0
        assert len(desk.requests) == 4


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_pipe_that_nobody_reads_changes_no_exit_code(tmp_path: Path, stream: str) -> None:
    """`pressctl publish | head -0`: it was sent, and that is what the code says."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        read, write = os.pipe()
        os.close(read)
        streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, stream: write}
        words = [sys.executable, "-m", "pressctl", "publish", "releases/budget.md", "-y", "-v"]
        process = subprocess.Popen(words, cwd=room.root, env=environment(), stdin=subprocess.DEVNULL, **streams)  # type: ignore[call-overload]
        os.close(write)
        assert process.wait(timeout=30) == 0
        assert states(room) == ["already_sent"]
