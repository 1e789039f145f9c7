"""A newsroom with many places on loopback that are slow and faulty at random, and what they saw as the judge."""

import logging
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qs

from tests.support import faults
from tests.support.ledgers import a_checkout, an_origin, keep_in
from tests.support.newsrooms import (
    RELEASE,
    Newsroom,
    Ran,
    a_list,
    environment,
    journalists,
    mailgun,
    make,
    resend,
    webhook,
)
from tests.support.receivers import Behaviour, Exchange, Received, Receiver, ok
from tests.support.vendors import Mailgun, Resend

_LOG = logging.getLogger(__name__)
LONG = bool(os.environ.get("PRESSCTL_SOAK"))
CLOCKED = Path(__file__).with_name("clocked.py")
PATIENCE = 300.0 if LONG else 60.0  # seconds a process may take to end: in git, a push for each two parts
MANY = 2500  # people of the mailing that cannot drop repeats: three parts
FEW = 250  # people of the one that does: three parts too

Mood = Literal["faulty", "slow", "healthy"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A request as a place has it; `taken` is False where the place said, in time, that it does not want it."""

    target: str
    key: str
    body: bytes
    taken: bool


# What may become of a request, and how often: (taken, how it ends). None answers as the place does.
_WHIMS: tuple[tuple[int, bool, Behaviour | None], ...] = (
    (88, True, None),
    (4, False, faults.busy(status=503)),
    (3, True, faults.reset),
    (2, True, faults.close),
    (1, True, faults.half_headers),
    (2, True, ok(status=502)),
)


@dataclass(slots=True)
class Places:
    """Every place of a newsroom, behind three receivers, in one mood; answers take up to `slowest` seconds, twice."""

    random: random.Random
    slowest: float
    mood: Mood = "faulty"
    arrivals: list[Arrival] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def whimsical(self, place: Behaviour, named: Callable[[Received], tuple[str, str]]) -> Behaviour:
        """Let a place be slow and fail; `named` reads the target and the key from a request."""

        def behave(exchange: Exchange) -> None:
            if exchange.request.method != "POST":  # a question after what nobody knows
                place(exchange)
                return
            target, key = named(exchange.request)
            with self._lock:
                (whim,) = self.random.choices(_WHIMS, [weight for weight, _, _ in _WHIMS])
                first, then = (self.random.uniform(0, self.slowest) for _ in range(2))
            _, taken, end = whim if self.mood == "faulty" else (0, True, None)
            patience = 0 if self.mood == "healthy" else 1
            self.arrivals.append(Arrival(target=target, key=key, body=exchange.request.body, taken=taken))
            exchange.pause(patience * first)
            (faults.taken_but(place, end) if taken and end else end or place)(exchange)
            exchange.pause(patience * then)

        return behave

    def taken(self) -> Counter[str]:
        """Return how often each key was taken."""
        return Counter(arrival.key for arrival in self.arrivals if arrival.taken)


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How many places: `hooks` are blind, `boards` drop repeats; `mailings` says whether there are two of those."""

    hooks: int
    boards: int = 0
    mailings: bool = True

    @property
    def parts(self) -> int:
        """How many parts each release has."""
        return self.hooks + self.boards + (6 if self.mailings else 0)


@dataclass(slots=True)
class Stage:
    """The newsroom and its places; `resent` counts what a person had sent again, `runs` all that ended, `killed` those that were.

    `releases` are the ids of what every run publishes.
    """

    room: Newsroom
    places: Places
    size: Size
    mail: Receiver
    letters: Receiver
    releases: list[str] = field(default_factory=lambda: ["budget"])
    resent: Counter[str] = field(default_factory=Counter)
    runs: int = 0
    killed: int = 0
    began: float = field(default_factory=time.monotonic)

    @property
    def parts(self) -> int:
        """How many parts there are to send, of all releases."""
        return self.size.parts * len(self.releases)

    @property
    def words(self) -> tuple[str, ...]:
        """The command that every run is."""
        return "publish", *(f"releases/{name}.md" for name in self.releases), "--yes", "--json"

    def merge(self) -> None:
        """Add a release, which every run from now on publishes too."""
        name = f"budget{len(self.releases) + 1}"
        text = RELEASE.replace('id: "budget"', f'id: "{name}"').replace("Douze", f"{len(self.releases) + 12}")
        self.room.write(f"releases/{name}.md", text)
        self.releases.append(name)

    def keep_busy(self, most: int) -> None:
        """Add releases until there are more parts that no place has seen yet than a run sends before it is killed.

        A kill that finds nothing left to send tells nothing.
        """
        while self.parts - len({arrival.key for arrival in self.places.arrivals}) <= most:
            self.merge()

    def ended(self, ran: Ran) -> None:
        """Count a run that was killed; judge one that came to its end."""
        self.runs += 1
        if ran.code == -signal.SIGKILL:
            self.killed += 1
        else:
            self.check(ran)

    def publish(self) -> Ran:
        """Publish to the end, and hold what a report must never say."""
        ran = self.room.run(*self.words, timeout=PATIENCE)
        self.check(ran)
        return ran

    def check(self, ran: Ran) -> None:
        """Judge a finished run: its report is whole, and its code tells the worst in it."""
        assert "Traceback" not in ran.err, ran.err
        assert ran.out, (ran.code, ran.err)
        assert len(ran.json()["releases"]) == len(self.releases), (ran.code, ran.out, ran.err)
        outcomes = Counter(self.outcomes(ran).values())
        assert outcomes.total() == self.parts, outcomes
        wanted = 4 if outcomes["unknown"] else 1 if outcomes["failed"] else 75 if outcomes["deferred"] else 0
        assert ran.code == wanted, (ran.code, outcomes, ran.err[-2000:])

    def outcomes(self, ran: Ran) -> dict[tuple[str, int, str], str]:
        """Return (target, number, key) -> outcome, of every part."""
        return {
            (delivery["target"], number, part["key"]): part["outcome"]
            for release in ran.json()["releases"]
            for delivery in release["deliveries"]
            for number, part in enumerate(delivery["parts"], start=1)
        }

    def judge(self, ran: Ran) -> None:
        """Hold the promise against what the places saw: nothing repeated, nothing lost."""
        self.check(ran)
        taken = self.places.taken()
        for (target, _, key), outcome in self.outcomes(ran).items():
            assert outcome in {"sent", "already_sent", "unknown"}, (target, outcome)
            if outcome != "unknown":
                assert taken[key], f"{target} never got it, and the report says {outcome}"
        self.nothing_repeated()

    def nothing_repeated(self) -> None:
        """Blind places have each key once, but for what a person had sent again; the others the same bytes."""
        assert not self.repeated(), "a blind place took a part twice"
        bodies: dict[str, set[bytes]] = {}
        for arrival in self.places.arrivals:
            bodies.setdefault(arrival.key, set()).add(arrival.body)
        assert not [key for key, seen in bodies.items() if len(seen) > 1], "one key came with two bodies"
        if not self.resent:
            for inbox in (self.mail.inbox, self.letters.inbox):
                had = Counter((mail.subject, mail.address) for mail in inbox)
                assert not [who for who, times in had.items() if times > 1]

    def repeated(self) -> Counter[str]:
        """Return how often blind places took each key beyond once, and beyond what a person had sent again."""
        blind = [a for a in self.places.arrivals if a.taken and not a.target.startswith(("board", "letters"))]
        return Counter(arrival.key for arrival in blind) - Counter({arrival.key for arrival in blind}) - self.resent

    def everybody_has_it(self) -> None:
        """Each place has its part, each person of both lists their mail."""
        assert len(self.places.taken()) == self.parts
        if self.size.mailings:
            for inbox, count in ((self.mail.inbox, MANY), (self.letters.inbox, FEW)):
                had: dict[str, set[str]] = {}
                for mail in inbox:
                    had.setdefault(mail.subject, set()).add(mail.address)
                assert len(had) == len(self.releases)
                everybody = {address for address, _ in journalists(count)}
                assert all(addresses == everybody for addresses in had.values())

    def settle_by_looking(self, ran: Ran, rng: random.Random) -> None:
        """Resolve every unknown part by what the places have; now and then a person has one sent again anyway."""
        taken, outcomes = self.places.taken(), self.outcomes(ran)
        whose = {
            part["key"]: release["id"]
            for release in ran.json()["releases"]
            for delivery in release["deliveries"]
            for part in delivery["parts"]
        }
        for (target, number, key), outcome in outcomes.items():
            if outcome == "unknown":
                again = not taken[key] or rng.random() < 0.2
                self.resent[key] += again and taken[key] > 0
                word = "--resend" if again else "--sent"
                done = self.room.run("resolve", whose[key], target, word, "--part", str(number))
                assert done.code == 0, done.err
        self.resent = +self.resent

    def finish(self, rng: random.Random) -> None:
        """Bring it to its end: healthy places, a person who settles what is unknown, and then nothing is left."""
        self.places.mood = "healthy"
        ran = self.publish()
        self.judge(ran)
        before = len(self.places.arrivals)
        again = self.publish()
        assert Counter(self.outcomes(again).values())["unknown"] == Counter(self.outcomes(ran).values())["unknown"]
        assert len(self.places.arrivals) == before, "what was settled or unknown was sent again"
        unknown = Counter(self.outcomes(again).values())["unknown"]
        self.settle_by_looking(again, rng)
        last = self.publish()
        self.judge(last)
        assert last.code == 0
        self.everybody_has_it()
        before = len(self.places.arrivals)
        assert self.publish().code == 0
        assert len(self.places.arrivals) == before
        left = [name for name in self.room.files() if name.endswith(".pressctl-tmp")]
        assert not left, f"{left} were left beside what they were to become"
        told = (
            "%d parts in %d releases, %d runs of which %d were killed, %d requests of which %d were taken;"
            " %d lost, %d repeated, %d unknown and settled, %d of them sent again by a person though taken; %.0f s"
        )
        taken, seconds = self.places.taken(), time.monotonic() - self.began
        faults = (self.parts - len(taken), self.repeated().total())
        counts = (self.parts, len(self.releases), self.runs, self.killed, before, taken.total(), *faults, unknown)
        _LOG.info(told, *counts, self.resent.total(), seconds)

    def start(self) -> "subprocess.Popen[str]":
        """Start a run and go on."""
        return self.room.start(*self.words)

    def start_elsewhere(self, machine: str, seconds: float) -> "subprocess.Popen[str]":
        """Start a run on another machine, whose clock is so many seconds ahead."""
        return subprocess.Popen(
            [sys.executable, str(CLOCKED), f"{seconds}@{machine}", *self.words],
            cwd=self.room.root,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )


@contextmanager
def a_stage(
    root: Path,
    size: Size,
    *,
    seed: int,
    mood: Mood = "faulty",
    slowest: float = 0.05,
    concurrency: int = 4,
    ledger: str = "",
    lease: int = 120,
) -> Iterator[Stage]:
    """Set up a newsroom and its places; they are there until the block ends. `ledger`: its address, or its own file."""
    places = Places(random=random.Random(seed), slowest=slowest, mood=mood)  # noqa: S311  (a seed, not a secret)
    with ExitStack() as open_places:
        hooks = open_places.enter_context(Receiver(places.whimsical(ok(), _webhook)))
        mail = open_places.enter_context(Receiver(places.whimsical(Mailgun(), _mailgun)))
        letters = open_places.enter_context(Receiver(places.whimsical(Resend(), _resend)))
        targets = [webhook(f"hook{n}", f"{hooks.url}hook{n}") for n in range(size.hooks)]
        targets += [webhook(f"board{n}", f"{hooks.url}board{n}", repeats='"dropped"') for n in range(size.boards)]
        if size.mailings:
            targets.append(mailgun("list", mail.url))
            targets.append(resend("letters", letters.url, duplicates="true").replace("list.csv", "letters.csv"))
        room = make(root, *targets, head=f"concurrency = {concurrency}\nlease = {lease}", timeout=min(lease // 2, 25))
        if ledger.startswith("git:"):
            a_checkout(root, an_origin(root.parent))
        if ledger:
            keep_in(room, ledger)
        room.write("list.csv", a_list(journalists(MANY)))
        room.write("letters.csv", a_list(journalists(FEW)))
        yield Stage(room=room, places=places, size=size, mail=mail, letters=letters)


def _webhook(request: Received) -> tuple[str, str]:
    return request.path.strip("/"), request.headers["webhook-id"]


def _mailgun(request: Received) -> tuple[str, str]:
    return "list", parse_qs(request.body.decode())["v:pressctl-key"][0]


def _resend(request: Received) -> tuple[str, str]:
    return "letters", request.headers["idempotency-key"]


def ended(process: "subprocess.Popen[str]", seconds: float = PATIENCE) -> Ran:
    """Wait until a process has ended by itself."""
    out, err = process.communicate(timeout=seconds)
    return Ran(code=process.returncode, out=out, err=err)


def strike(process: "subprocess.Popen[str]", when: Callable[[], bool], number: int) -> Ran:
    """Send a signal to a process once `when` says so, unless it has ended by then; wait for its end.

    Meanwhile it is read: one whose report fills the pipe would wait for its reader, and `when` for what it does next.
    """
    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(ended, process, 2 * PATIENCE)
        while not reading.done() and not when():
            time.sleep(0.001)
        if process.poll() is None:
            process.send_signal(number)
        return reading.result()


def after_seconds(seconds: float) -> Callable[[], bool]:
    """Say when so many seconds have passed from now."""
    until = time.monotonic() + seconds
    return lambda: time.monotonic() >= until


def after_arrivals(places: Places, more: int) -> Callable[[], bool]:
    """Say when so many more requests have arrived."""
    count = len(places.arrivals) + more
    return lambda: len(places.arrivals) >= count
