"""A live preview that runs, as a person starts it."""

import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from tests.support.newsrooms import Newsroom


@contextmanager
def running(room: Newsroom, path: str = "releases/budget.md", *options: str) -> Iterator[str]:
    """Start a preview, and give its address; at the end it is interrupted, and has to end as programs do."""
    process = room.start("preview", path, "--no-open", *options)
    assert process.stdout
    address = process.stdout.readline().strip()
    try:
        assert address.startswith("http://127.0.0.1:"), process.communicate(timeout=60)
        yield address
    finally:
        said = interrupted(process)
    assert (process.returncode, "Traceback" in said) == (130, False)


def interrupted(process: "subprocess.Popen[str]") -> str:
    """Interrupt it, and return what it said on stderr; one that does not end is killed, and that is a failure."""
    process.send_signal(signal.SIGINT)
    try:
        return process.communicate(timeout=60)[1] or ""
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise
