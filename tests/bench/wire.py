"""Thousands of webhooks, 50 at a time, to one host and to 200: beside bare aiohttp, and beside Apprise for the same posts.

pressctl does its whole job: `publish` reads the config, checks and renders, plans, records each delivery before its
first byte and after its answer (SQLite, synchronous=FULL), signs it, judges its address, and reports. The others post the
same bytes to the same addresses and do nothing else. All are whole processes in turns; "on the wire" is from the
first request to the last as the receiver, a process of its own, has them, so that nobody's start counts.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.measuring import PRESSCTL
from tests.bench.newsroom import DESK, SECRETS, Newsroom
from tests.bench.processes import Failed, Run, Spread, plain_environment, run
from tests.bench.receiving import Receivers

POSTING = Path(__file__).with_name("posting.py")
HOSTS = (1, 200)
# At least so many times the rate of each; the aim for aiohttp is 0.4.
GOALS = {"aiohttp": 0.25, "Apprise": 2.0}
FLAT = 1.5  # times the memory that ten times the deliveries may hold
MOST = 150.0  # MB
CONFIG = """\
[newsroom]
id = "bench"
name = "Bench"
url = "https://bench.example/"
language = "fr"
timezone = "Europe/Paris"
[[newsroom.contacts]]
name = "Zoé Durand"
email = "presse@bench.example"
[network]
allow_private = true
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """One whole process that posted to everybody, and the seconds from the first request to the last."""

    run: Run
    wire: float


Wires = Mapping[int, Mapping[str, Sequence[Posted]]]


@dataclass(slots=True)
class Hall:
    """A newsroom with many webhooks, and everybody who posts to them."""

    folder: Path
    receivers: Receivers
    count: int
    room: Newsroom

    @classmethod
    def make(cls, folder: Path, receivers: Receivers, count: int) -> "Hall":
        """Make the newsroom, its feeds built and its ledger begun, and write down the addresses."""
        room = Newsroom.make(folder / "newsroom", url="", releases=0, people=0, hooks=0)
        hosts = receivers.hosts
        desks = [DESK.format(number=number, url=f"http://{hosts[number % len(hosts)]}") for number in range(count)]
        (room.root / "config.toml").write_text(CONFIG + "".join(desks), encoding="utf-8")
        addresses = [f"http://{hosts[number % len(hosts)]}/hooks/{number}" for number in range(count)]
        (folder / "addresses").write_text("\n".join(addresses), encoding="utf-8")
        return cls(folder=folder, receivers=receivers, count=count, room=room)

    def publish(self, number: int) -> Posted:
        """Publish one more release to everybody, and keep what was posted for the others to post."""
        marker = f"Wire{number:03}"
        release = self.room.write(marker, age=timedelta(minutes=1))
        new: list[str | Path] = [] if number else ["--new-ledger"]
        command = [PRESSCTL, "publish", release, "--yes", *new]
        posted = self._posted(command, marker)
        body, _ = self.receivers.one_of_them()
        (self.folder / "body").write_text(body, encoding="utf-8")
        (self.folder / "marker").write_text(marker, encoding="utf-8")
        return posted

    def others(self, through: str) -> Posted:
        """Post what pressctl posted last."""
        command = (sys.executable, POSTING, through.lower(), self.folder / "addresses", self.folder / "body")
        return self._posted(command, (self.folder / "marker").read_text(encoding="utf-8"))

    def _posted(self, command: Sequence[str | Path], marker: str) -> Posted:
        self.receivers.begin(0.0)
        done = run(command, folder=self.room.root, environ=plain_environment() | SECRETS)
        self.receivers.verify(str(command[0]), marker, hooks=self.count, people=0)
        return Posted(run=done, wire=self.receivers.one_of_them()[1])


def measure(folder: Path, *, count: int, rounds: int) -> Wires:
    """Let everybody post to `count` webhooks in turns, to each number of hosts."""
    result: dict[int, dict[str, list[Posted]]] = {}
    for hosts in HOSTS:
        with Receivers(hosts) as receivers:
            (folder / f"wire-{hosts}").mkdir()
            hall = Hall.make(folder / f"wire-{hosts}", receivers, count)
            hall.publish(0)  # so that everything is compiled, the ledger begun and there is something to post
            kept = result.setdefault(hosts, {"pressctl": [], **{name: [] for name in GOALS}})
            for number in range(1, rounds + 1):
                for name in [*kept][number % len(kept) :] + [*kept][: number % len(kept)]:
                    kept[name].append(hall.publish(number) if name == "pressctl" else hall.others(name))
    return result


def memory(folder: Path, counts: Sequence[int]) -> dict[int, float]:
    """Return the most memory that publishing to so many webhooks held, in MB."""
    held = {}
    for count in counts:
        with Receivers() as receivers:
            (folder / f"memory-{count}").mkdir()
            held[count] = Hall.make(folder / f"memory-{count}", receivers, count).publish(0).run.megabytes
    return held


def table(wires: Wires, held: Mapping[int, float], count: int) -> Iterator[str]:
    """Give the lines for a person, 80 columns."""
    yield f"{count:,} webhooks, 50 at a time, in posts a second and in times of the others' rate"
    for hosts, kept in wires.items():
        own = kept["pressctl"]
        yield f"  to {hosts:,} host{'s' if hosts > 1 else ''}, {len(own)} rounds"
        yield f"    {'':10} {'whole':>7} {'wire':>7} {'CPU':>7} {'MB':>5}   {'whole':>17} {'wire':>17}"
        for name, posted in kept.items():
            spent = [count / Spread.of([one.run.seconds for one in posted]).median]
            spent.append(count / Spread.of([one.wire for one in posted]).median)
            worked = Spread.of([one.run.working for one in posted]).median
            line = f"    {name:10} {spent[0]:7,.0f} {spent[1]:7,.0f} {worked:5.1f} s {max(p.run.megabytes for p in posted):5.0f}"
            if name in GOALS:
                line += "   " + " ".join(f"{_ratio(ratios, GOALS[name]):>17}" for ratios in _times(own, posted))
            yield line
    few, many = min(held), max(held)
    flat = held[many] / held[few]
    said = "met" if flat <= FLAT and held[many] <= MOST else "MISSED"
    yield f"  memory: {held[few]:.0f} MB with {few:,}, {held[many]:.0f} MB with {many:,}: {flat:.2f} x  <= {FLAT:g} {said}"


def _times(own: Sequence[Posted], others: Sequence[Posted]) -> tuple[list[float], list[float]]:
    """Return pressctl's rate in times of another's, round by round: of the whole process, and on the wire."""
    pairs = list(zip(own, others, strict=True))
    return [two.run.seconds / one.run.seconds for one, two in pairs], [two.wire / one.wire for one, two in pairs]


def _ratio(ratios: Sequence[float], goal: float) -> str:
    spread = Spread.of(ratios)
    return f"{spread.median:.2f} >= {goal:g} {'met' if spread.median >= goal else 'MISSED'}"


def as_document(wires: Wires, held: Mapping[int, float]) -> dict[str, object]:
    """Return every single measurement."""
    return {
        "memory": {str(count): megabytes for count, megabytes in held.items()},
        "hosts": {
            str(hosts): {
                name: [{"seconds": one.run.seconds, "working": one.run.working, "wire": one.wire} for one in posted]
                for name, posted in kept.items()
            }
            for hosts, kept in wires.items()
        },
    }


def main() -> int:
    """Measure, and print: wire.py [COUNT [ROUNDS]]."""
    count, rounds = (*map(int, sys.argv[1:]), *(5_000, 3)[len(sys.argv) - 1 :])
    with TemporaryDirectory(prefix="pressctl-wire-", dir="/var/tmp") as folder:
        try:
            wires = measure(Path(folder), count=count, rounds=rounds)
            held = memory(Path(folder), (count // 10, count))
        except Failed as failure:
            print(f"bench: {failure}", file=sys.stderr)
            return 1
    print("\n".join(table(wires, held, count)))
    print(json.dumps(as_document(wires, held)), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
