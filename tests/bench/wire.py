"""Thousands of webhooks, 50 at a time, to one host and to 200: beside bare aiohttp, and beside Apprise for the same posts.

pressctl does its whole job: `publish` reads the config, checks and renders, plans, records each delivery before its
first byte and after its answer (SQLite, synchronous=FULL), signs it, judges its address, and reports. The others post the
same bytes to the same addresses and do nothing else. All are whole processes in turns; "on the wire" is from the
first request to the last as the receiver, a process of its own, has them, so that nobody's start counts. CPU is what
a machine that others use changes least: all three are busy, not waiting, where a receiver answers at once.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.measuring import PRESSCTL
from tests.bench.newsroom import DESK, SECRETS, Newsroom
from tests.bench.processes import Failed, Run, Spread, plain_environment, run
from tests.bench.receiving import Receivers
from tests.support import certificates

POSTING = Path(__file__).with_name("posting.py")
HOSTS = (1, 200)
# At least so many times the rate of each; the aim for aiohttp is 0.4.
GOALS = {"aiohttp": 0.25, "Apprise": 2.0}
FLAT = 1.5  # times the memory that ten times the deliveries may hold
MOST = {"http": 150.0, "https": 200.0}  # MB
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
    """A newsroom with many webhooks, and everybody who posts to them; `trusted` names an authority (PEM) to trust."""

    folder: Path
    receivers: Receivers
    count: int
    room: Newsroom
    trusted: Path | None = None

    @classmethod
    def make(cls, folder: Path, receivers: Receivers, count: int, trusted: Path | None = None) -> "Hall":
        """Make the newsroom, its feeds built and its ledger begun, and write down the addresses."""
        folder.mkdir()
        room = Newsroom.make(folder / "newsroom", url="", releases=0, people=0, hooks=0)
        hosts = [f"{receivers.scheme}://{host}" for host in receivers.hosts]
        desks = [DESK.format(number=number, url=hosts[number % len(hosts)]) for number in range(count)]
        (room.root / "config.toml").write_text(CONFIG + "".join(desks), encoding="utf-8")
        addresses = [f"{hosts[number % len(hosts)]}/hooks/{number}" for number in range(count)]
        (folder / "addresses").write_text("\n".join(addresses), encoding="utf-8")
        return cls(folder=folder, receivers=receivers, count=count, room=room, trusted=trusted)

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
        trusting = {"SSL_CERT_FILE": str(self.trusted)} if self.trusted else {}
        done = run(command, folder=self.room.root, environ=plain_environment() | SECRETS | trusting)
        self.receivers.verify(str(command[0]), marker, hooks=self.count, people=0)
        return Posted(run=done, wire=self.receivers.one_of_them()[1])


def measure(folder: Path, *, count: int, rounds: int) -> Wires:
    """Let everybody post to `count` webhooks in turns, to each number of hosts."""
    result: dict[int, dict[str, list[Posted]]] = {}
    for hosts in HOSTS:
        with Receivers(hosts) as receivers:
            hall = Hall.make(folder / f"wire-{hosts}", receivers, count)
            hall.publish(0)  # so that everything is compiled, the ledger begun and there is something to post
            kept = result.setdefault(hosts, {"pressctl": [], **{name: [] for name in GOALS}})
            for number in range(1, rounds + 1):
                for name in [*kept][number % len(kept) :] + [*kept][: number % len(kept)]:
                    kept[name].append(hall.publish(number) if name == "pressctl" else hall.others(name))
    return result


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The most memory that publishing held, in MB: by the number of webhooks, and with TLS to 200 hosts."""

    by_count: Mapping[int, float]
    tls: float | None


def memory(folder: Path, count: int) -> Held:
    """Publish to a tenth of `count` webhooks, to as many, and to 200 hosts over TLS, where openssl makes certificates."""
    held = {}
    for many in (count // 10, count):
        with Receivers() as receivers:
            held[many] = Hall.make(folder / f"memory-{many}", receivers, many).publish(0).run.megabytes
    if not certificates.available():
        return Held(by_count=held, tls=None)
    (folder / "certificates").mkdir()
    made = certificates.make(folder / "certificates")
    with Receivers(max(HOSTS), certificate=folder / "certificates" / "good") as receivers:
        hall = Hall.make(folder / "memory-tls", receivers, count, trusted=made.authority)
        return Held(by_count=held, tls=hall.publish(0).run.megabytes)


def table(wires: Wires, held: Held, count: int) -> Iterator[str]:
    """Give the lines for a person, 80 columns."""
    yield f"{count:,} webhooks, 50 at a time: posts a second, and how many times the others' rate that is"
    for hosts, kept in wires.items():
        own = kept["pressctl"]
        yield f"  to {hosts:,} host{'s' if hosts > 1 else ''}, {len(own)} rounds"
        yield f"    {'':8} {'whole':>6} {'wire':>6} {'CPU':>6} {'MB':>4}  {'whole':>17} {'wire':>5} {'CPU':>5}"
        for name, posted in kept.items():
            spent = [count / Spread.of([one.run.seconds for one in posted]).median]
            spent.append(count / Spread.of([one.wire for one in posted]).median)
            worked = Spread.of([one.run.working for one in posted]).median
            megabytes = max(one.run.megabytes for one in posted)
            line = f"    {name:8} {spent[0]:6,.0f} {spent[1]:6,.0f} {worked:4.1f} s {megabytes:4.0f}"
            if name in GOALS:
                whole, wire, working = _times(own, posted)
                said = f"{whole:.2f} >= {GOALS[name]:g} {'met' if whole >= GOALS[name] else 'MISSED'}"
                line += f"  {said:>17} {wire:5.2f} {working:5.2f}"
            yield line
    few, many = min(held.by_count), max(held.by_count)
    less, more = held.by_count[few], held.by_count[many]
    said = "met" if more / less <= FLAT and more <= MOST["http"] else "MISSED"
    yield f"  memory: {less:.0f} MB with {few:,}, {more:.0f} MB with {many:,}: {more / less:.2f} x  <= {FLAT:g} {said}"
    if held.tls:
        said = "met" if held.tls <= MOST["https"] else "MISSED"
        yield f"  over TLS, to {max(HOSTS)} hosts: {held.tls:.0f} MB  <= {MOST['https']:g} {said}"


def _times(own: Sequence[Posted], others: Sequence[Posted]) -> tuple[float, float, float]:
    """Return how many times another's rate pressctl's is, round by round: whole process, wire, work of the processor."""
    pairs = list(zip(own, others, strict=True))
    return (
        median(two.run.seconds / one.run.seconds for one, two in pairs),
        median(two.wire / one.wire for one, two in pairs),
        median(two.run.working / one.run.working for one, two in pairs),
    )


def as_document(wires: Wires, held: Held) -> dict[str, object]:
    """Return every single measurement."""
    return {
        "memory": {**{str(count): megabytes for count, megabytes in held.by_count.items()}, "tls": held.tls},
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
            held = memory(Path(folder), count)
        except Failed as failure:
            print(f"bench: {failure}", file=sys.stderr)
            return 1
    print("\n".join(table(wires, held, count)))
    print(json.dumps(as_document(wires, held)), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
