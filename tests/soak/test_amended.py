"""`correct` and `kill` killed or interrupted at any moment, the clock set to other times, and run again until they settle.

The file is the old one or the new one, whole; whoever has, or may have, the first revision is told exactly once, in the
language they had; nobody else is; what nobody knows is said to be unknown; and in the end a run sends nothing.
"""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qs

import pytest

from pressctl.release import Reading, read
from pressctl.render.locales import words
from tests.soak.stage import LONG, PATIENCE
from tests.support import faults
from tests.support.builders import a_newsroom
from tests.support.newsrooms import Newsroom, Ran, environment, mailgun, make, webhook
from tests.support.receivers import Exchange, Receiver, ok
from tests.support.vendors import Mailgun

Deed = Literal["correct", "kill"]
ROUNDS = int(os.environ.get("PRESSCTL_SOAK_ROUNDS", "60" if LONG else "1"))
SEED = int(os.environ.get("PRESSCTL_SOAK_SEED", "11"))
CLOCKED = Path(__file__).with_name("clocked.py")
SHIFTS = (0, 0, -90, -4_000, -100_000, 600)  # seconds that a run's clock is off
FRENCH, ENGLISH = "releases/budget.md", "releases/budget.en.md"
WRONG, RIGHT = {FRENCH: "douze", ENGLISH: "twelve"}, {FRENCH: "treize", ENGLISH: "thirteen"}
TEXTS = {
    FRENCH: (
        "---\nid: budget  # jamais changé\nheadline: Budget\nlanguage: fr\nlanguages: [fr, en, de]\ndate: 2024-11-06\n"
        "categories: [Actu]\n---\n\nLe groupe a entendu douze communes.\n"
    ),
    ENGLISH: "---\nheadline: Budget\n---\n\nThe group heard twelve councils.\n",
}
WORDS = {
    "correct": ("correct", FRENCH, "--what", "Treize, et non douze.", "--what", "en=Thirteen, not twelve.", "--yes"),
    "kill": ("kill", FRENCH, "--why", "Tout est faux.", "--why", "en=All of it is wrong.", "--yes"),
}
FIRST = {"fr": "Le groupe", "en": "The group"}
# What a notice's subject begins with.
SAID = {tag: {words(tag).correction: "corrected", words(tag).kill: "killed"} for tag in FIRST}
PUBLISH = ("publish", FRENCH, "--yes", "--json")
# Who reads which language: those of German wait for a version that is promised and not there.
PEOPLE = [(f"p{n}@journal.example", ("fr", "en", "de", "it")[n % 4]) for n in range(12)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What one reader got, or may have got: a person of the mailing, or a place."""

    reader: str
    language: str
    notice: str
    key: str
    taken: bool


@dataclass(slots=True)
class Witness:
    """Every place, behind one receiver each kind; at times, while `faulty`, an answer is lost or refused."""

    random: random.Random
    faulty: float = 0.0
    arrivals: list[Arrival] = field(default_factory=list)
    seen: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def hook(self, exchange: Exchange) -> None:
        """Take a webhook."""
        event = exchange.request.json()
        reader, key = exchange.request.path.strip("/"), exchange.request.headers["webhook-id"]
        self._take(exchange, ok(), [(reader, event["data"]["language"], event["type"].removeprefix("release."), key)])

    def mail(self, exchange: Exchange) -> None:
        """Take a mailing; asked after one that nobody knows of, show none."""
        if exchange.request.method != "POST":
            Mailgun()(exchange)
            return
        form = parse_qs(exchange.request.body.decode())
        subject, key = form["subject"][0], form["v:pressctl-key"][0]
        begun = subject.partition(" – ")[0]
        by_text = [tag for tag in FIRST if FIRST[tag] in form["text"][0]]
        (language,) = by_text or [tag for tag in FIRST if SAID[tag].get(begun) == "killed"]
        notice = SAID[language].get(begun, "published")
        who = [address.partition("<")[2].strip(">") or address for address in form["to"]]
        self._take(exchange, Mailgun(), [(one, language, notice, key) for one in who])

    def _take(
        self, exchange: Exchange, place: Callable[[Exchange], None], got: Sequence[tuple[str, str, str, str]]
    ) -> None:
        with self._lock:
            self.seen += 1
            whim = self.random.random() < self.faulty
            taken = not whim or self.random.random() < 0.5
            pause = self.random.uniform(0, 0.03)
            self.arrivals += [
                Arrival(reader=reader, language=language, notice=notice, key=key, taken=taken)
                for reader, language, notice, key in got
            ]
        exchange.pause(pause)
        (faults.reset if whim and taken else faults.busy(status=400) if whim else place)(exchange)


@dataclass(slots=True)
class Stage:
    """The newsroom and its witness; `first` are the arrivals of the first revision."""

    room: Newsroom
    witness: Witness
    rng: random.Random
    first: list[Arrival] = field(default_factory=list)

    def start(self, *command: str) -> "subprocess.Popen[str]":
        """Start pressctl, its clock at some other time."""
        return subprocess.Popen(
            [sys.executable, str(CLOCKED), str(self.rng.choice(SHIFTS)), *command],
            cwd=self.room.root,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *command: str) -> Ran:
        """Run it to its end."""
        return _ended(self.start(*command))

    def strike(self, command: Sequence[str], number: int) -> Ran:
        """Run it, and send it a signal at any moment: by time, or once something has arrived."""
        process, seen = self.start(*command), self.witness.seen
        if self.rng.random() < 0.6:
            until = time.monotonic() + self.rng.uniform(0.1, 1.6)
            while process.poll() is None and time.monotonic() < until:
                time.sleep(0.002)
        else:
            more = self.rng.randint(1, 6)
            while process.poll() is None and self.witness.seen < seen + more:
                time.sleep(0.002)
        if process.poll() is None:
            process.send_signal(number)
        return _ended(process)

    def texts(self) -> dict[str, str]:
        """Return both files."""
        return {path: (self.room.root / path).read_text(encoding="utf-8") for path in TEXTS}

    def settle_unknown(self, ran: Ran) -> None:
        """Let a person say what became of each unknown part, by what the places have: sent, or not and send it."""
        taken = {arrival.key for arrival in self.witness.arrivals if arrival.taken}
        for delivery in ran.json()["releases"][0]["deliveries"]:
            for number, part in enumerate(delivery["parts"], start=1):
                if part["outcome"] == "unknown":
                    word = "--sent" if part["key"] in taken else "--resend"
                    which = ("--language", delivery["language"], "--part", str(number))
                    done = self.room.run("resolve", "budget", delivery["target"], word, *which)
                    assert done.code == 0, done.err


def _ended(process: "subprocess.Popen[str]") -> Ran:
    out, err = process.communicate(timeout=PATIENCE)
    assert "Traceback" not in err, err
    return Ran(code=process.returncode, out=out, err=err)


@contextmanager
def a_stage(root: Path, rng: random.Random) -> Iterator[Stage]:
    """Set up a newsroom whose release is sent to most of its places; some may have it, some are still owed it."""
    witness = Witness(random=rng)
    with ExitStack() as opened:
        hooks = opened.enter_context(Receiver(witness.hook))
        mails = opened.enter_context(Receiver(witness.mail))
        targets = [webhook(f"hook{n}", f"{hooks.url}hook{n}") for n in range(4)]
        targets.append(webhook("board", f"{hooks.url}board", repeats='"dropped"'))
        targets.append(webhook("english", f"{hooks.url}english", languages='["en"]'))
        room = make(root, *targets, mailgun("list", mails.url), head="concurrency = 2", release=None)
        room.write("list.csv", "email,language\n" + "".join(f"{address},{tag}\n" for address, tag in PEOPLE))
        for path, text in TEXTS.items():
            room.write(path, text)
        yield Stage(room=room, witness=witness, rng=rng)


def the_file_is_whole(stage: Stage, edited: dict[str, str]) -> None:
    """Hold that each file is the one from before, or that with the keys that say it, and reads as such."""
    for path, text in stage.texts().items():
        reading: Reading = read(
            text.encode(), path=path, newsroom=a_newsroom(), translation="en" if path == ENGLISH else ""
        )
        assert reading.release is not None, (path, text)
        added = ("revision:", "correction:", "updated:", "status:", "why:")
        left = "".join(line for line in text.splitlines(keepends=True) if not line.startswith(added))
        assert left == edited[path], text
        said = reading.release.revision == 2 or reading.release.status == "canceled"
        assert (text == edited[path]) != said


def settle(stage: Stage, deed: Deed) -> Ran:
    """Run the same command again until nothing is left; a person settles what is unknown."""
    ran = stage.run(*WORDS[deed], "--json")
    for _ in range(6):
        assert ran.code in {0, 4}, (ran.code, ran.err, stage.texts())
        if ran.code == 0:
            return ran
        every_unknown_is_said(stage, ran)
        stage.settle_unknown(ran)
        ran = stage.run(*WORDS[deed], "--json")
    raise AssertionError(ran.out)


def every_unknown_is_said(stage: Stage, ran: Ran) -> None:
    """Hold that what arrived is reported as sent or unknown, never as nothing."""
    outcomes = {
        part["key"]: part["outcome"]
        for delivery in ran.json()["releases"][0]["deliveries"]
        for part in delivery["parts"]
    }
    for arrival in stage.witness.arrivals[len(stage.first) :]:
        if arrival.taken:
            assert outcomes.get(arrival.key) in {"sent", "already_sent", "unknown"}, (arrival, outcomes)


def judge(stage: Stage, deed: Deed) -> None:
    """Hold who was told what, by what the places and people have."""
    had: dict[str, set[str]] = {}
    for arrival in stage.first:
        if arrival.taken:
            had.setdefault(arrival.reader, set()).add(arrival.language)
    since = [arrival for arrival in stage.witness.arrivals[len(stage.first) :] if arrival.taken]
    for (reader, language, key), times in Counter((a.reader, a.language, a.key) for a in since).items():
        assert times == 1 or reader == "board", f"{reader} got {key} in {language} {times} times"
    told: dict[str, set[str]] = {}
    for arrival in since:
        if arrival.notice == {"correct": "corrected", "kill": "killed"}[deed]:
            told.setdefault(arrival.reader, set()).add(arrival.language)
    assert told == had
    twice = Counter((a.reader, a.language) for a in {(a.reader, a.language, a.key): a for a in since}.values())
    assert set(twice.values()) <= {1}, twice
    fresh = {arrival.reader for arrival in since if arrival.notice == "published"}
    german = {address for address, tag in PEOPLE if tag == "de"}
    assert not german & {arrival.reader for arrival in stage.witness.arrivals}
    if deed == "kill":
        assert not fresh
    else:
        everybody = {address for address, _ in PEOPLE} - german
        assert everybody <= had.keys() | fresh


def attack(stage: Stage, deed: Deed, number: int, rng: random.Random) -> None:
    """Publish, faultily; edit; do the deed under fire; run it again until it settles; judge."""
    stage.witness.faulty = rng.choice((0.0, 0.2))
    published = stage.run(*PUBLISH)
    stage.witness.faulty = 0.0
    stage.settle_unknown(published)
    stage.first = list(stage.witness.arrivals)
    edited = {path: text.replace(WRONG[path], RIGHT[path]) for path, text in TEXTS.items()}
    for path, text in edited.items():
        stage.room.write(path, text)
    for _ in range(rng.randint(1, 3)):
        stage.strike(WORDS[deed], number)
        the_file_is_whole(stage, edited)
    last = settle(stage, deed)
    assert last.code == 0
    the_file_is_whole(stage, edited)
    judge(stage, deed)
    before = stage.witness.seen
    for command in (PUBLISH, (*WORDS[deed], "--json")):
        again = stage.run(*command)
        assert again.code == 0, again.err
    assert stage.witness.seen == before
    assert not [name for name in stage.room.files() if name.endswith(".pressctl-tmp")]
    if deed == "kill":
        public = [content for name, content in stage.room.files().items() if name.startswith("public")]
        assert not any(b"treize" in content or b"thirteen" in content for content in public)


@pytest.mark.parametrize("round_number", range(ROUNDS))
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT], ids=["killed", "interrupted"])
@pytest.mark.parametrize("deed", ["correct", "kill"])
def test_told_once_whatever_happens(tmp_path: Path, deed: Deed, number: int, round_number: int) -> None:
    """At any moment, again and again, on a clock that jumps."""
    rng = random.Random(f"{SEED} {deed} {number} {round_number}")  # noqa: S311  (a seed, not a secret)
    with a_stage(tmp_path, rng) as stage:
        attack(stage, deed, number, rng)
