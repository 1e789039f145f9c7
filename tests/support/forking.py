"""pressctl in a process of its own, forked from one that has loaded it already.

Loading is most of what a short run takes; the rest is as when started afresh, down to signals, streams and exit code.
"""

import array
import atexit
import contextlib
import json
import os
import selectors
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

FORKER = Path(__file__).with_name("forker.py")
NUMBER = struct.Struct("!q")  # a length, a process id, an exit code
PIPEFUL = 65_536  # bytes of stdin that a pipe takes with nobody reading yet


class Forker:
    """The process that forks; it ends when this one does."""

    def __init__(self) -> None:
        """Start it; where this process is measured, it measures itself and its children."""
        self._lock = threading.Lock()
        self._control, theirs = socket.socketpair()
        environ = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", FORKER, str(theirs.fileno()), _data_file()],
                env=environ,
                pass_fds=[theirs.fileno()],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )

    def run(
        self, words: Sequence[str], *, cwd: Path, environ: Mapping[str, str], stdin: str, timeout: float
    ) -> "subprocess.CompletedProcess[str]":
        """Run pressctl with these words; `timeout` in seconds, after which it is killed and TimeoutExpired raised."""
        given = stdin.encode()
        if len(given) > PIPEFUL:
            raise ValueError("that much on stdin needs somebody who writes while pressctl reads")
        asked = json.dumps({"words": words, "cwd": str(cwd), "environ": dict(environ)}).encode()
        ours, told = socket.socketpair()
        (read_in, write_in), (read_out, write_out), (read_err, write_err) = os.pipe(), os.pipe(), os.pipe()
        os.write(write_in, given)
        os.close(write_in)
        passed = array.array("i", [read_in, write_out, write_err, told.fileno()])
        with self._lock:
            self._control.sendmsg([NUMBER.pack(len(asked))], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, passed)])
            self._control.sendall(asked)
        for descriptor in (read_in, write_out, write_err):
            os.close(descriptor)
        told.close()
        with ours:
            pid = self._number(ours)
            try:
                out, err = _drained(read_out, read_err, until=time.monotonic() + timeout)
            except TimeoutError:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
                raise subprocess.TimeoutExpired(list(words), timeout) from None
            return subprocess.CompletedProcess(list(words), self._number(ours), out, err)

    def _number(self, told: socket.socket) -> int:
        """Return the number that comes next, a process id or an exit code."""
        said = told.recv(NUMBER.size, socket.MSG_WAITALL)
        if len(said) < NUMBER.size:
            raise RuntimeError(f"the forker is gone: {self._process.communicate()}")
        number: int = NUMBER.unpack(said)[0]
        return number

    def end(self) -> None:
        """End it, and what it has of this process."""
        self._control.close()
        self._process.communicate()


def _drained(out: int, err: int, *, until: float) -> tuple[str, str]:
    """Return what comes from two pipes until both end, as text; raise TimeoutError once `until` (monotonic) is past."""
    said: dict[int, bytearray] = {out: bytearray(), err: bytearray()}
    try:
        with selectors.DefaultSelector() as selector:
            for descriptor in said:
                selector.register(descriptor, selectors.EVENT_READ)
            while selector.get_map():
                ready = selector.select(until - time.monotonic())
                if not ready and time.monotonic() >= until:
                    raise TimeoutError
                for key, _ in ready:
                    if some := os.read(key.fd, PIPEFUL):
                        said[key.fd] += some
                    else:
                        selector.unregister(key.fd)
    finally:
        for descriptor in said:
            os.close(descriptor)
    # As subprocess does with text=True: universal newlines.
    out_text, err_text = (bytes(some).decode().replace("\r\n", "\n").replace("\r", "\n") for some in said.values())
    return out_text, err_text


def _data_file() -> str:
    """Return where coverage keeps what it measures, nothing where it does not."""
    if "COVERAGE_PROCESS_CONFIG" not in os.environ:
        return ""
    from coverage import Coverage

    measuring = Coverage.current()
    return str(Path(str(measuring.get_option("run:data_file"))).absolute()) if measuring else ""


@cache
def forker() -> Forker:
    """Return the one of this test process, started when it is first needed."""
    started = Forker()
    atexit.register(started.end)
    return started
