"""What a long past costs: publishing one more release where many are on disk, in times of where few are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from statistics import median

from tests.bench.measuring import PRESSCTL
from tests.bench.newsroom import Newsroom
from tests.bench.processes import Run, plain_environment, run

FEW = 100
GOAL = 1.5  # for 20,000 releases; fewer are measured here, since a first build of those takes minutes
_CONFIG = """\
[newsroom]
id = "bench"
name = "Bench"
url = "https://bench.example/"
language = "fr"
timezone = "Europe/Paris"
[[newsroom.contacts]]
name = "Zoé Durand"
email = "presse@bench.example"
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """Runs that published one more release, by turns where few and where `many` were there; and the two first builds."""

    many: int
    short: list[Run]
    long: list[Run]
    first_short: Run
    first_long: Run

    @property
    def time(self) -> float:
        """How many times the processor's time the long past takes."""
        return _working(self.long) / _working(self.short)

    @property
    def memory(self) -> float:
        """How many times the memory."""
        return _held(self.long) / _held(self.short)


def measure(folder: Path, *, many: int, rounds: int) -> Past:
    """Build two newsrooms that write to their outboxes alone, and publish one release after the other in both."""
    short, long = (_made(folder / f"past-{count}", count) for count in (FEW, many))
    first = [run([PRESSCTL, "feeds"], folder=room.root, environ=plain_environment()) for room in (short, long)]
    for warming in (short, long):
        _one_more(warming, 0)
    runs = [(_one_more(short, number), _one_more(long, number)) for number in range(1, rounds + 1)]
    return Past(
        many=many,
        short=[few for few, _ in runs],
        long=[lot for _, lot in runs],
        first_short=first[0],
        first_long=first[1],
    )


def _made(root: Path, releases: int) -> Newsroom:
    room = Newsroom.make(root, url="https://bench.example/", releases=releases, people=1, hooks=0)
    (root / "config.toml").write_text(_CONFIG, encoding="utf-8")
    return room


def _one_more(room: Newsroom, number: int) -> Run:
    path = room.write(f"New{number:04}", age=timedelta(hours=1, minutes=-number))
    return run([PRESSCTL, "publish", path, "--yes"], folder=room.root, environ=plain_environment())


def _working(runs: list[Run]) -> float:
    return median(one.working for one in runs)


def _held(runs: list[Run]) -> float:
    return median(one.megabytes for one in runs)


def table(past: Past) -> Iterator[str]:
    """Give the lines for a person, 80 columns."""
    yield f"One more release where {past.many:,} are on disk, in times of where {FEW} are"
    for name, unit, ratio, few, lot in (
        ("processor", "ms", past.time, _working(past.short) * 1000, _working(past.long) * 1000),
        ("memory", "MB", past.memory, _held(past.short), _held(past.long)),
    ):
        said = "met" if ratio <= GOAL else "MISSED"
        yield f"  {name:32} {f'{few:.0f} -> {lot:.0f} {unit}':>16} {ratio:7.2f}  <= {GOAL:g} {said}"
    few, lot = past.first_short.working / FEW * 1000, past.first_long.working / past.many * 1000
    yield f"  {'a first build, each release':32} {f'{few:.1f} -> {lot:.1f} ms':>16} {lot / few:7.2f}"
