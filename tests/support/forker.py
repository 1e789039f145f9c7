"""What forking.py starts: loads all of pressctl, then forks a pressctl for each request that comes on a socket."""

import atexit
import gc
import importlib
import json
import os
import pkgutil
import socket
import struct
import sys

NUMBER = struct.Struct("!q")
DESCRIPTORS = 4  # of a request: stdin, stdout, stderr, and where to tell process id and exit code


def load(*, measured: bool) -> None:
    """Import everything that any command imports, and coverage where it will be asked for."""
    import pressctl
    from pressctl.delivery.lean import load_aiohttp

    load_aiohttp()
    for module in pkgutil.walk_packages(pressctl.__path__, "pressctl."):
        importlib.import_module(module.name)
    importlib.import_module("css_inline")
    if measured:
        importlib.import_module("coverage")
    # What is loaded is nobody's garbage: looking for it in every child would copy the memory they share.
    gc.collect()
    gc.freeze()


def serve(control: socket.socket) -> None:
    """Fork for every request until the socket ends, and leave; return in the child that is to be pressctl."""
    while True:
        head, descriptors, _, _ = socket.recv_fds(control, NUMBER.size, DESCRIPTORS)
        if not head:
            os._exit(0)
        asked = control.recv(NUMBER.unpack(head)[0], socket.MSG_WAITALL)
        if not os.fork():
            _keep(descriptors)
            control.close()
            _become(**json.loads(asked))
            return
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
    if "COVERAGE_PROCESS_CONFIG" in environ:
        importlib.import_module("coverage").process_startup()


def leave() -> None:
    """End without taking apart what was loaded, which would copy all of it."""
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
    load(measured=sys.argv[2] == "measured")
    serve(socket.socket(fileno=int(sys.argv[1])))
    main()
