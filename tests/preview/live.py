"""A live preview that runs, as a person starts it."""

import signal
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
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, "Traceback" in said) == (130, False)
