"""Which processes there are, as Linux tells it (proc(5))."""

from contextlib import suppress
from pathlib import Path


def children_of(pid: int) -> set[int]:
    """Return the processes that a process has started, by whichever of its threads."""
    found: set[int] = set()
    with suppress(OSError):  # it is gone
        for thread in Path(f"/proc/{pid}/task").iterdir():
            found |= {int(child) for child in (thread / "children").read_text("ascii").split(" ") if child}
    return found


def is_running(pid: int) -> bool:
    """Whether a process does anything yet: one that is over, and that nobody waited for, does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text("ascii", errors="replace").rpartition(") ")[2][:1]
    except OSError:
        return False
    return state not in {"Z", "X"}
