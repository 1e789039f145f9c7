"""What the ledger costs: the same webhooks sent without one, with SQLite, with PostgreSQL and with git, in turns.

"Without" keeps in memory what was begun and settled, and commits nothing. The sender, the transport and the receiver
are the real ones. A receiver that answers at once shows our own work alone; one that takes a while, as places do, shows
what is left of that where there is something to wait for anyway.

Each is sent by a process of its own, as each run is one: what a run loads it with is loaded anew, and meanwhile the ledger
makes itself ready. Timed is what comes after, from the first webhook to the last outcome on disk.
"""

import asyncio
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from pressctl import channels
from pressctl.channels.webhook import Settings
from pressctl.delivery.lanes import Job
from pressctl.delivery.ledger.promises import Promise, kept
from pressctl.delivery.ledger.records import Acceptance, Begun, NewDelivery, NewPart, Settlement
from pressctl.delivery.ledger.stores import find
from pressctl.delivery.sending import Means, Sender
from pressctl.desk.delivering import Courier
from pressctl.model import Config, Limits, Secret, Target, Variant, Written
from pressctl.model import Newsroom as Who
from pressctl.owners import owner
from tests.bench.processes import PATIENCE, TAIL, Failed
from tests.bench.receiving import Receivers

if TYPE_CHECKING:
    from pressctl.delivery.ledger.duties import Ledger

GOAL = 1.25  # a ledger costs a quarter of the throughput at most
AT_ONCE = 50
ROOT = Path(__file__).parents[2]
FEW = 2  # rounds with git: a push for each fifty webhooks takes its time
DELAYS = (0.0, 0.1)  # seconds that the receiver takes to answer


@dataclass(slots=True)
class Memory:
    """No ledger: what a sender asks of one, from a dictionary."""

    variants: dict[str, Variant]
    settled: dict[str, str] = field(default_factory=dict)

    def begin(self, key: str, *, now: datetime, **_: Any) -> Promise[Begun | None]:
        """Hand it out."""
        return kept(Begun(variant=self.variants[key], members=(), attempt=1, first_claimed=now))

    def settle(self, ended: Settlement, **_: Any) -> Promise[bool]:
        """Keep how it ended."""
        self.settled[ended.key] = ended.state
        return kept(True)  # noqa: FBT003  (the answer)

    def departures(self, _owner: str) -> None:
        """Note nothing, and have nothing begun ahead: what begins here waits for nothing."""

    def hasten(self) -> None:
        """Have nothing that waits."""

    def states(self) -> set[str]:
        """Return how they ended."""
        return {*self.settled.values()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Took:
    """Seconds from the first webhook to the last outcome on disk; `worked`: of this process and of those it started."""

    seconds: float
    worked: float


def measure(count: int, rounds: int, *, delay: float = 0.0) -> dict[str, list[Took]]:
    """Send `count` webhooks each way, `rounds` times in turns, to a place that takes `delay` seconds to answer."""
    result: dict[str, list[Took]] = {}
    with ExitStack() as around:
        receivers = around.enter_context(Receivers())
        folder = Path(around.enter_context(TemporaryDirectory(prefix="pressctl-ledgers-", dir="/var/tmp")))
        server = around.enter_context(_server())
        checkout = _a_checkout(folder)
        url = f"http://127.0.0.1:{receivers.port}/hooks/"
        _run(Sending(count=count, marker="warm", address="", folder=str(folder), url=url))
        for number in range(rounds):
            ways = {"without": "", "sqlite": f"sqlite:{folder}/{number}.db"}
            if server:
                ways["postgresql"] = f"{server}?schema=bench{number}"
            if number < FEW:
                ways["git"] = f"git:refs/bench/{number}"
            names = [*ways][number % len(ways) :] + [*ways][: number % len(ways)]
            for name in names:
                receivers.begin(delay)
                wanted = Sending(
                    count=count, marker=f"{name}{number}", address=ways[name], folder=str(checkout), url=url
                )
                result.setdefault(name, []).append(_run(wanted))
    return result


def _run(wanted: "Sending") -> Took:
    """Send it in a process of its own.

    Raises:
        Failed: Not all were sent.
    """
    command = [sys.executable, "-m", "tests.bench.ledgers", json.dumps(asdict(wanted))]
    process = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False)
    if process.returncode:
        raise Failed(f"{wanted.marker}: {process.stderr[-TAIL:]}")
    return Took(**json.loads(process.stdout))


@contextmanager
def _server() -> Iterator[str]:
    """Start a PostgreSQL that syncs as one does that is relied on; "" where there is none."""
    from tests.support import servers

    if servers.why_none():
        yield ""
        return
    with servers.a_server(settings=("shared_buffers=64MB",)) as server:
        yield server.url


def _a_checkout(folder: Path) -> Path:
    """Make a bare repository and a checkout that pushes to it, on the same disk."""
    for words in (
        ("init", "-q", "--bare", "origin.git"),
        ("init", "-q", "checkout"),
        ("-C", "checkout", "remote", "add", "origin", str(folder / "origin.git")),
    ):
        subprocess.run(["git", *words], cwd=folder, check=True)
    return folder / "checkout"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """What one process sends: webhooks to as many paths below `url`, with the ledger at `address`, if with any."""

    count: int
    marker: str
    address: str
    folder: str
    url: str


async def _send(wanted: Sending) -> Took:
    """Send them."""
    count, marker, address, folder, url = wanted.count, wanted.marker, wanted.address, Path(wanted.folder), wanted.url
    variant = Variant(language="en", data=f'{{"headline":"{marker}","text":"{"x" * 3000}"}}')
    targets = [
        Target(name=f"t{n}", channel="webhook", allow_private=True, settings=Settings(url=f"{url}{n}", secret=_SECRET))
        for n in range(count)
    ]
    keys = {target.name: f"{marker}-{target.name}" for target in targets}
    jobs = [
        Job(
            key=keys[target.name],
            release=marker,
            edition=1,
            language="en",
            number=1,
            people=0,
            target=target,
            channel=channels.find("webhook"),
            digest=lambda: "a:b:",
        )
        for target in targets
    ]
    ledger: Any = Memory(variants=dict.fromkeys(keys.values(), variant))
    if address:
        ledger = find(address, folder, os.environ).open(create=True)
        _accept(ledger, marker, keys, variant)
    config = Config(root=folder, path=None, newsroom=Who(id="g", name="G"), limits=Limits(concurrency=AT_ONCE))
    courier = Courier(config=config, clock=lambda: datetime.now(UTC))
    if address:
        ledger.expect(count)  # as a run does
    courier.load()
    sender = Sender(
        means=Means(
            ledger=ledger,
            owner=owner(),
            request=courier.request,
            write=lambda _: Written(path="", changed=False),
            clock=lambda: datetime.now(UTC),
            watch=lambda _: None,
            clean=str,
            redact=str,
            limits=config.limits,
        )
    )
    began, worked = time.perf_counter(), _worked()
    await sender.send(jobs)
    took = Took(seconds=time.perf_counter() - began, worked=_worked() - worked)
    await courier.close()
    states = {part.state for part in ledger.history(marker).parts} if address else ledger.states()
    if address:
        ledger.close()
    if states != {"sent"}:
        raise Failed(f"{marker}: they ended as {states}")
    return took


def _worked() -> float:
    """Return the seconds of CPU so far, those of git and whatever else was started and has ended among them."""
    # To the microsecond; os.times() counts hundredths of a second.
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in spent)


_SECRET = Secret("whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=")


def _accept(ledger: "Ledger", marker: str, keys: dict[str, str], variant: Variant) -> None:
    deliveries = tuple(
        NewDelivery(language="en", target=name, channel="webhook", parts=(NewPart(key=key, number=1, variant=variant),))
        for name, key in keys.items()
    )
    wanted = Acceptance(
        release=marker,
        edition=1,
        version=ledger.history(marker).version,
        content={"en": {}},
        targets=tuple(keys),
        deliveries=deliveries,
    )
    if not ledger.accept([wanted], datetime.now(UTC)):
        raise Failed(f"{marker}: nothing was accepted")


def table(took: dict[str, list[Took]], count: int, delay: float = 0.0) -> Iterator[str]:
    """Yield what was measured: webhooks a second, and how many times the time, and the CPU, without a ledger."""
    answers = f"answers after {delay * 1000:.0f} ms" if delay else "answers at once"
    yield f"What the ledger costs: {count:,} webhooks, {AT_ONCE} at a time, to one host that {answers}"
    bare = took["without"]
    for name, runs in took.items():
        pairs = list(zip(runs, bare, strict=False))  # git has fewer rounds
        time_ratio = median(one.seconds / other.seconds for one, other in pairs)
        work_ratio = median(one.worked / other.worked for one, other in pairs)
        wanted = (
            ""
            if name == "without"
            else f"   {time_ratio:.2f} x the time without (goal {GOAL}), {work_ratio:.2f} x its CPU"
        )
        yield f"  {name:12} {count / median(run.seconds for run in runs):8,.0f} a second{wanted}"


def as_document(took: dict[str, list[Took]]) -> dict[str, list[dict[str, float]]]:
    """Return what was measured, for a file."""
    return {name: [asdict(run) for run in runs] for name, runs in took.items()}


def main() -> int:
    """Measure, and print."""
    if len(sys.argv) > 1 and sys.argv[1].startswith("{"):
        print(json.dumps(asdict(asyncio.run(_send(Sending(**json.loads(sys.argv[1])))))))
        return 0
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 3000
    for delay in DELAYS:
        print("\n".join(table(measure(count, 5, delay=delay), count, delay)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
