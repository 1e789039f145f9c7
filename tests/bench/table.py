"""The measurements for a person (80 columns) and for a program (JSON)."""

import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.bench.measuring import Beside
from tests.bench.processes import Run, Spread


def machine(folder: Path) -> str:
    """Say what this was measured on; `folder` is where the newsrooms are."""
    return (
        f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()} {platform.release()}, "
        f"{_file_system(folder)}"
    )


def burden() -> str:
    """Say how busy the machine was over the last minute, the bench included: it keeps one or two cores busy by itself."""
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    said = f"Load over the last minute: {load:.1f} on {cores} cores."
    return f"{said} Others were at work: trust CPU more than ms." if load > cores + 0.5 else said


def _file_system(folder: Path) -> str:
    """Return the kind of file system a folder is on, where the system tells."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return "file system unknown"
    rows = [line.split(" ") for line in mounts.read_text(encoding="utf-8").splitlines()]
    fitting = [row for row in rows if folder.is_relative_to(row[1])]
    return max(fitting, key=lambda row: len(row[1]))[2]


def start_up(rows: Sequence[Beside]) -> Iterator[str]:
    """Give the lines about start-up."""
    yield f"Start-up, in times of `{rows[0].other}` ({_milliseconds(rows[0].others)}), {len(rows[0].runs)} pairs"
    yield f"  {'':30} {'ms':>16} {'ratio':>16}  goal"
    for row in rows:
        yield f"  {row.name:30} {_milliseconds(row.runs):>16} {_times(row.ratios):>16}  {_goal(row)}".rstrip()


def jobs(delay: float, runs: Mapping[str, Sequence[Run]], rows: Sequence[Beside]) -> Iterator[str]:
    """Give the lines about the whole job with receivers that answer after `delay` seconds."""
    beside = {row.other: row for row in rows}
    yield f"The whole job, receivers answer after {delay * 1000:.0f} ms, {len(rows[0].runs)} rounds"
    yield f"  {'':18} {'ms':>16} {'CPU':>5} {'MB':>4} {'pressctl takes':>16}  goal"
    for name, done in runs.items():
        line = f"  {name:18} {_milliseconds(done):>16} {_working(done):>5} {_megabytes(done):>4}"
        if name in beside:
            line += f" {_times(beside[name].ratios):>16}  {_goal(beside[name])}"
        yield line.rstrip()


def as_document(rows: Sequence[Beside], jobs: Mapping[float, Mapping[str, Sequence[Run]]]) -> dict[str, object]:
    """Return every single measurement: seconds and MB in the order they were taken, and the ratios."""
    return {
        "ratios": [
            {"name": row.name, "to": row.other, "goal": row.goal, "median": Spread.of(row.ratios).median}
            | {"ratios": row.ratios, "seconds": _seconds(row.runs), "other_seconds": _seconds(row.others)}
            for row in rows
        ],
        "jobs": [
            {"name": name, "receivers_answer_after": delay}
            | {"seconds": _seconds(done), "working_seconds": [run.working for run in done]}
            | {"peak_megabytes": [run.megabytes for run in done]}
            for delay, runs in jobs.items()
            for name, done in runs.items()
        ],
    }


def _seconds(runs: Sequence[Run]) -> list[float]:
    return [run.seconds for run in runs]


def _milliseconds(runs: Sequence[Run]) -> str:
    spread = Spread.of([run.seconds * 1000 for run in runs])
    return f"{spread.median:.0f} ({spread.least:.0f}-{spread.most:.0f})"


def _working(runs: Sequence[Run]) -> str:
    return f"{Spread.of([run.working * 1000 for run in runs]).median:.0f}"


def _megabytes(runs: Sequence[Run]) -> str:
    return f"{max(run.megabytes for run in runs):.0f}"


def _times(ratios: Sequence[float]) -> str:
    spread = Spread.of(ratios)
    return f"{spread.median:.2f} ({spread.least:.2f}-{spread.most:.2f})"


def _goal(row: Beside) -> str:
    if row.goal is None:
        return ""
    return f"<= {row.goal:g} {'met' if Spread.of(row.ratios).median <= row.goal else 'MISSED'}"
