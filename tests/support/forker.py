"""What forking.py starts: loads all of pressctl, then forks a pressctl for each request that comes on a socket.

Where coverage is measured, it is measured from here: a child inherits the tracer, and tells at its end what nobody has run
before it. To begin and to save a measurement of its own would cost it more than the run (0.2 s of CPU, measured).
"""

import atexit
import gc
import importlib
import json
import os
import pkgutil
import socket
import struct
import sys
import tempfile
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from typing import Any, cast

NUMBER = struct.Struct("!q")
DESCRIPTORS = 4  # of a request: stdin, stdout, stderr, and where to tell process id and exit code


class Measuring:
    """Which branches of pressctl this process and its children run, for `coverage combine`."""

    def __init__(self, name: str) -> None:
        """Begin; `name` is that of the data file beside which it will be saved."""
        from coverage import Coverage

        found = find_spec("pressctl")
        assert found is not None
        folders = [f"{folder}/*" for folder in found.submodule_search_locations or ()]
        self._coverage = Coverage(data_file=name, data_suffix=True, config_file=False, branch=True, include=folders)
        self._coverage.start()
        self._told = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115  (for as long as this process lives)
        self._heard = 0  # bytes of what was told
        self._known: dict[str, set[Any]] = {}

    @property
    def _ran(self) -> dict[str, set[Any]]:
        """What was run, of each file: the collector's own, since what is public goes through SQLite first (50 ms)."""
        collector = self._coverage._collector
        assert collector is not None
        return cast("dict[str, set[Any]]", collector.data)

    def know(self) -> None:
        """Let no child tell what was run until now."""
        self._know(self._ran)

    def _know(self, ran: Mapping[str, Iterable[Any]]) -> None:
        for name, arcs in ran.items():
            self._known.setdefault(name, set()).update(arcs)

    def hear(self) -> None:
        """Take in what children have told, so that those to come need not tell it."""
        size = os.fstat(self._told.fileno()).st_size
        told, end, _ = os.pread(self._told.fileno(), size - self._heard, self._heard).rpartition(b"\n")
        self._heard += len(told + end)
        for line in told.splitlines():
            # Pairs of lines are numbers or, where Python itself tells them, tuples, which JSON does not know.
            for name, arcs in json.loads(line).items():
                self._know({name: [tuple(arc) if isinstance(arc, list) else arc for arc in arcs]})

    def tell(self) -> None:
        """Tell what a child has run and nobody before it; in one write, as others tell theirs at the same time."""
        self._coverage.stop()
        new = {name: [*arcs.difference(self._known.get(name, ()))] for name, arcs in self._ran.items()}
        if told := {name: arcs for name, arcs in new.items() if arcs}:
            os.write(self._told.fileno(), json.dumps(told).encode() + b"\n")

    def save(self) -> None:
        """Write it all."""
        self._coverage.stop()
        self.hear()
        for name, arcs in self._known.items():
            self._ran.setdefault(name, set()).update(arcs)
        self._coverage.save()


def load() -> None:
    """Import everything that any command imports."""
    import pressctl
    from pressctl.delivery.lean import load_aiohttp

    load_aiohttp()
    for module in pkgutil.walk_packages(pressctl.__path__, "pressctl."):
        importlib.import_module(module.name)
    importlib.import_module("css_inline")
    # What is loaded is nobody's garbage: looking for it in every child would copy the memory they share.
    gc.collect()
    gc.freeze()


def serve(control: socket.socket) -> bool:
    """Fork for every request until the socket ends; return whether this is a child, which is to be pressctl."""
    while True:
        head, descriptors, _, _ = socket.recv_fds(control, NUMBER.size, DESCRIPTORS)
        if not head:
            return False
        asked = control.recv(NUMBER.unpack(head)[0], socket.MSG_WAITALL)
        if measuring:
            measuring.hear()
        if not os.fork():
            _keep(descriptors)
            control.close()
            _become(**json.loads(asked))
            return True
        for descriptor in descriptors:
            os.close(descriptor)
        _reap()


def _reap() -> None:
    """Take leave of every child that has ended."""
    while True:
        try:
            pid, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not pid:
            return


def _keep(descriptors: list[int]) -> None:
    """Fork once more: return in the child, with its streams; in the parent wait for it, tell how it ended, and end."""
    *streams, told = descriptors
    if not (pid := os.fork()):
        for number, descriptor in enumerate(streams):
            os.dup2(descriptor, number)
        for descriptor in descriptors:
            os.close(descriptor)
        return
    for descriptor in (0, 1, 2, *streams):
        os.close(descriptor)
    os.write(told, NUMBER.pack(pid))
    _, status = os.waitpid(pid, 0)
    os.write(told, NUMBER.pack(os.waitstatus_to_exitcode(status)))
    os._exit(0)


def _become(words: list[str], cwd: str, environ: dict[str, str]) -> None:
    """Make this process what `python -m pressctl` would be, in that folder and environment."""
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environ)
    main = importlib.import_module("pressctl.__main__")
    sys.argv = [str(main.__file__), *words]
    sys.path.insert(0, cwd)


def leave() -> None:
    """End without taking apart what was loaded, which would copy all of it."""
    if measuring:
        measuring.tell()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(ending[0])


def main() -> None:
    """Run pressctl as `python -m pressctl` does."""
    try:
        importlib.import_module("pressctl.__main__").main()
    except SystemExit as ended:
        ending[0] = int(ended.code or 0)
        raise
    ending[0] = 0


if __name__ == "__main__":
    ending = [1]  # the exit code; of a traceback until it is known to be another
    atexit.register(leave)  # the first, so that it is called last
    measuring = Measuring(sys.argv[2]) if sys.argv[2] else None
    load()
    if measuring:
        measuring.know()
    if serve(socket.socket(fileno=int(sys.argv[1]))):
        main()
    else:
        if measuring:
            measuring.save()
        os._exit(0)
