"""Runs a command as a user would and measures it from outside: time on the wall, peak memory."""

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile

PATIENCE = 120.0  # seconds one command may take before it is ended
TAIL = 2000  # characters of a failed command's output that are shown


class Failed(Exception):
    """A command, or what it should have brought about, is not as it has to be: no number would mean anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One process: seconds from its start to its end, those it worked, and the most memory it held, in MB (10^6 bytes).

    `working` counts the processor's time, its own and the system's for it: other programs on the
    machine change it least.
    """

    seconds: float
    working: float
    megabytes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Some measured values in short."""

    median: float
    least: float
    most: float
    count: int

    @classmethod
    def of(cls, values: Sequence[float]) -> "Spread":
        """Return the spread of at least one value."""
        return cls(median=median(values), least=min(values), most=max(values), count=len(values))


def run(command: Sequence[str | Path], *, folder: Path, environ: Mapping[str, str]) -> Run:
    """Run a command to its end in `folder`.

    Peak memory is the kernel's `ru_maxrss` of that child alone, but never less than what this
    process held when it started it (Linux counts from before the exec), so this one imports little, and is small still.

    Raises:
        Failed: It ended with anything but 0, or did not end; with the end of its output.
    """
    with TemporaryFile() as output:
        began = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=dict(environ), stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
        watchdog = threading.Timer(PATIENCE, process.kill)
        watchdog.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        watchdog.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            said = output.read().decode("utf-8", "replace")[-TAIL:]
            raise Failed(f"{' '.join(map(str, command))}\nended with {process.returncode}:\n{said}")
    return Run(seconds=seconds, working=usage.ru_utime + usage.ru_stime, megabytes=usage.ru_maxrss * 1024 / 1e6)


def plain_environment() -> dict[str, str]:
    """Return this process's environment without what makes Python or pressctl behave in another way."""
    return {
        name: value
        for name, value in os.environ.items()
        if name != "CI" and not name.startswith(("PYTHON", "COVERAGE", "PRESSCTL"))
    }
