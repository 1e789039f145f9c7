"""What is measured: start-up beside bare Python, and the whole job beside those that do the same."""

import shutil
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.newsroom import ENTRIES, HOOKS, PEOPLE, SECRETS, Newsroom
from tests.bench.processes import Failed, Run, plain_environment, run
from tests.bench.receiving import Receivers

Command = Sequence[str | Path]

TOP = Path(__file__).resolve().parents[2]
PRESSCTL = TOP / ".venv/bin/pressctl"
BARE: Command = (TOP / ".venv/bin/python", "-c", "pass")
NAIVE: Command = (sys.executable, Path(__file__).with_name("naive.py"))
DELAYS = (0.0, 0.03)  # seconds until a receiver answers
FEWEST = 2  # rounds, however long they take


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Two commands that were run in turns; `goal` is how many times the second's time the first may take."""

    name: str
    runs: Sequence[Run]
    other: str
    others: Sequence[Run]
    goal: float | None = None

    @property
    def ratios(self) -> list[float]:
        """How many times the other's time each run took, pair by pair."""
        return [one.seconds / two.seconds for one, two in zip(self.runs, self.others, strict=True)]


@dataclass(slots=True)
class Bench:
    """Everything the measurements need, in one temporary folder."""

    folder: Path
    receivers: Receivers
    newsroom: Newsroom
    small: Newsroom
    environ: dict[str, str] = field(default_factory=lambda: plain_environment() | SECRETS)

    def start_up(self, pairs: int) -> list[Beside]:
        """Run what should start quickly in turns with bare Python; every second pair the other way round."""
        one = self.small.write("Small0001")
        new = self.newsroom.write("Dry0001")
        cases: Sequence[tuple[str, float | None, Command, Newsroom]] = (
            ("--version", 2.0, (PRESSCTL, "--version"), self.small),
            ("--help", 16.0, (PRESSCTL, "--help"), self.small),
            ("publish --dry-run, 1 release", 30.0, (PRESSCTL, "publish", "--dry-run", one), self.small),
            ("the same, in a newsroom of 200", None, (PRESSCTL, "publish", "--dry-run", new), self.newsroom),
        )
        result = []
        for name, goal, command, newsroom in cases:
            runs, bare = self._in_turns(command, newsroom, pairs)
            result.append(Beside(name=name, runs=runs, other="python -c pass", others=bare, goal=goal))
        (self.newsroom.root / new).unlink()
        return result

    def _in_turns(self, command: Command, newsroom: Newsroom, pairs: int) -> tuple[list[Run], list[Run]]:
        self._run(command, newsroom.root)  # so that everything is compiled and in the cache
        runs: list[Run] = []
        bare: list[Run] = []
        for pair in range(pairs):
            for what, kept in ((command, runs), (BARE, bare))[:: 1 if pair % 2 else -1]:
                kept.append(self._run(what, newsroom.root))
        return runs, bare

    def jobs(self, rounds: int, budget: float) -> dict[float, dict[str, list[Run]]]:
        """Run the whole job in turns, at most `rounds` times in about `budget` seconds; by delay, then by who."""
        until = time.monotonic() + budget
        result: dict[float, dict[str, list[Run]]] = {delay: {} for delay in DELAYS}
        for number in range(rounds):
            if number >= FEWEST and time.monotonic() > until:
                break
            for delay in DELAYS:
                self._round(f"New{number:02}at{round(delay * 1000)}ms", delay, number, result[delay])
        return result

    def _round(self, marker: str, delay: float, number: int, results: dict[str, list[Run]]) -> None:
        """Let everybody send one new release, each round another one first."""
        release = self.newsroom.write(marker)
        naive = (*NAIVE, self.newsroom.root, self.newsroom.root / release, self.url, self.folder)
        who: Mapping[str, tuple[Command, Path]] = {
            "pressctl": (self._publish(release), self.newsroom.root / "public"),
            "naive": (naive, self.folder),
            "naive, renders all": ((*naive, "--render-all"), self.folder),
            "Apprise": ((*naive, "--through", "apprise"), self.folder),
        }
        names = [*who][number % len(who) :] + [*who][: number % len(who)]
        for name in names:
            command, public = who[name]
            results.setdefault(name, []).append(self._job(name, marker, command, public, delay))
        self._take_back(release)

    def cold(self, times: int) -> list[Run]:
        """Run the job where nothing was built: no index, no public/; receivers answer at once."""
        runs = []
        for number in range(times):
            marker = f"Cold{number:02}"
            release = self.newsroom.write(marker)
            public = self.newsroom.root / "public"
            shutil.rmtree(public)
            for path in (self.newsroom.root / ".pressctl").glob("index.*"):
                path.unlink()
            runs.append(self._job("pressctl, cold", marker, self._publish(release), public, 0.0))
            self._take_back(release)
        return runs

    @property
    def url(self) -> str:
        """The receivers' address."""
        return f"http://127.0.0.1:{self.receivers.port}"

    def prepare(self, *, sent: int) -> None:
        """Build public/ and the index, begin the ledger with `sent` releases, and let all grow older than a tick."""
        past = [f"releases/note{number:04}.md" for number in range(1, sent + 1)]
        self.receivers.begin(0.0)
        self._run((PRESSCTL, "publish", "--yes", "--new-ledger", *past), self.newsroom.root)
        time.sleep(2.1)  # files as young as this are looked into, because their times cannot be trusted
        self._run((PRESSCTL, "feeds"), self.newsroom.root)
        self._run((*NAIVE, self.newsroom.root, "none", self.url, self.folder, "--prepare"), self.folder)

    def _job(self, name: str, marker: str, command: Command, public: Path, delay: float) -> Run:
        """Run one job and hold it to everything it has to bring."""
        self.receivers.begin(delay)
        done = self._run(command, self.newsroom.root)
        self.receivers.verify(name, marker, hooks=HOOKS, people=PEOPLE)
        for file, tag in (("rss.xml", "<item>"), ("atom.xml", "<entry>")):
            feed = (public / file).read_text(encoding="utf-8")
            if feed.count(tag) != ENTRIES or marker not in feed:
                raise Failed(f"{name}, {marker}: {file} has {feed.count(tag)} entries, or not the new one")
        return done

    def _take_back(self, release: Path) -> None:
        """Make it a newsroom of 199 again, all built."""
        (self.newsroom.root / release).unlink()
        self._run((PRESSCTL, "feeds"), self.newsroom.root)

    @staticmethod
    def _publish(release: Path) -> Command:
        return (PRESSCTL, "publish", release, "--yes")

    def _run(self, command: Command, folder: Path) -> Run:
        return run(command, folder=folder, environ=self.environ)
