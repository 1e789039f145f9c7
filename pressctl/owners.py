"""Whose a claim or a half-written file is: this process, told apart from a dead one that had the same number."""

import os
import socket
from pathlib import Path


def owner() -> str:
    """Return this process's name in the ledger: machine, process id, and when it started."""
    pid = os.getpid()
    return f"{machine()}/{pid}/{_process(pid)[0]}"


def machine() -> str:
    """Tell this machine, this boot and this container apart from every other that shares a ledger or a folder."""
    boot, inside = _here()
    return f"{socket.gethostname()}:{boot[:8]}:{inside}"


def boot() -> str:
    """Return what tells this boot of the machine from every other; "" where the system does not say all of `machine`."""
    return _here()[0]


def _here() -> tuple[str, str]:
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").rstrip("\n")
        return boot, Path("/proc/self/ns/pid").readlink().name
    except OSError:
        return "", ""


def sender(name: str, token: str) -> str:
    """Return what an owner is called that sends under a token of its own."""
    return f"{name}/{token}"


def token_of(name: str) -> str:
    """Return the token that an owner sends under; "" for none."""
    return name.partition("/")[2].partition("/")[2].partition("/")[2]


def is_gone(name: str) -> bool:
    """Whether the owner is a process of this machine that certainly no longer runs.

    A process of another machine is never said to be gone: its lease decides. Nor is any on Windows, where os.kill ends
    whom it asks about (docs.python.org/3/library/os.html#os.kill).
    """
    where, _, rest = name.partition("/")
    pid, _, rest = rest.partition("/")
    started = rest.partition("/")[0]
    if where != machine() or not pid.isdigit() or os.name == "nt":
        return False
    try:
        os.kill(int(pid), 0)
    except (ProcessLookupError, OverflowError):
        return True
    except PermissionError:
        return False
    now, alive = _process(int(pid))
    return not alive or bool(started and now and started != now)


def _process(pid: int) -> tuple[str, bool]:
    """Return when a process started (clock ticks since boot) and whether it runs; no /proc tells nothing.

    One that has ended and that its parent has not waited for yet (Z) runs no more.
    """
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return "", True
    # The second field is the command in brackets and may hold spaces; state is the 3rd, start time the 22nd.
    fields = stat.rpartition(")")[2].split(" ")
    return fields[20], fields[1] not in {"Z", "X", "x"}
