"""Runs that share a ledger in git, each in a checkout of its own as a CI job has it; the receivers are the judge."""

import random
import signal
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.soak.stage import LONG, Size, Stage, a_stage, after_arrivals, after_seconds, ended, strike
from tests.support.ledgers import KEY, REF, a_checkout, an_origin, git, keep_in
from tests.support.newsrooms import Newsroom, Ran, a_list, journalists, mailgun, make, webhook
from tests.support.receivers import Behaviour, Exchange, Receiver, ok
from tests.support.vendors import Mailgun

PUBLISH = ("publish", "releases/budget.md", "--json")
CI = {"CI": "true"}
HOOKS, PARTS = 3, 3


@dataclass(slots=True)
class Press:
    """A newsroom in a bare repository, and the places it sends to; `said` is all that any run printed."""

    folder: Path
    origin: Path
    desk: Receiver
    mail: Receiver
    runners: int = 0
    said: list[str] = field(default_factory=list)

    def runner(self) -> Newsroom:
        """Return a fresh checkout of the newest commit alone."""
        self.runners += 1
        root = self.folder / f"runner{self.runners}"
        git(self.folder, "clone", "-q", "--depth=1", f"file://{self.origin}", str(root))
        return Newsroom(root=root)

    def run(self, *words: str, room: Newsroom | None = None) -> Ran:
        """Run a job to its end."""
        ran = (room or self.runner()).run(*words, environ=CI)
        self.said += [ran.out, ran.err]
        return ran

    def judge(self, *, missing: int = 0) -> None:
        """Hold that each webhook and each person had it once, but for so many that nobody knows of."""
        hooks = Counter(request.headers["webhook-id"] for request in self.desk.requests)
        people = Counter(mail.address for mail in self.mail.inbox)
        assert set(hooks.values()) | set(people.values()) == {1}
        assert len(hooks) + len(self.mail.requests) == HOOKS + PARTS - missing


class Gate:
    """A place that answers nobody until it is opened, and then as it always does."""

    def __init__(self, behaviour: Behaviour) -> None:
        """Be shut."""
        self.behaviour, self.opened = behaviour, threading.Event()

    def __call__(self, exchange: Exchange) -> None:
        """Answer once it is open."""
        while not self.opened.is_set():
            exchange.pause(0.02)
        self.behaviour(exchange)


@pytest.fixture
def gate() -> Gate:
    """What the mailing's vendor does; it is open unless a test shuts it."""
    gate = Gate(Mailgun())
    gate.opened.set()
    return gate


@pytest.fixture
def press(tmp_path: Path, gate: Gate) -> Iterator[Press]:
    """Three webhooks and a mailing of three parts, in a repository whose ledger is begun and empty."""
    with Receiver(ok()) as desk, Receiver(gate) as mail:
        origin = an_origin(tmp_path)
        targets = [webhook(f"desk{n}", f"{desk.url}desk{n}") for n in range(HOOKS)]
        room = make(a_checkout(tmp_path / "editor", origin), *targets, mailgun("list", mail.url), budget=20)
        keep_in(room, f"git:{REF}")
        room.write("list.csv", a_list(journalists(1000 * (PARTS - 1) + 1)))
        git(room.root, "add", "-A")
        git(room.root, "commit", "-q", "-m", "x")
        git(room.root, "push", "-q", "origin", "HEAD:main")
        yield Press(folder=tmp_path, origin=origin, desk=desk, mail=mail)
        gate.opened.set()


def test_a_job_and_the_same_job_again(press: Press) -> None:
    """No ledger sends nothing; begun once, it is not begun again; run again, nothing is repeated; few pushes do it."""
    missing = press.run(*PUBLISH)
    assert (missing.code, "--new-ledger" in missing.err) == (7, True)
    assert press.run(*PUBLISH, "--new-ledger").code == 0
    press.judge()
    pushes = int(git(press.origin, "rev-list", "--count", REF))
    assert pushes <= 8
    again = press.run(*PUBLISH)
    assert again.code == 0
    assert {one["outcome"] for one in again.json()["releases"][0]["deliveries"]} == {"already_sent"}
    assert int(git(press.origin, "rev-list", "--count", REF)) == pushes
    assert press.run(*PUBLISH, "--new-ledger").code == 2
    press.judge()
    (press.origin).rename(press.origin.with_name("away.git"))
    away = press.run(*PUBLISH, room=Newsroom(root=press.folder / "runner1"))
    assert (away.code, "--new-ledger" in away.err) == (7, False)
    said = "\n".join(press.said)
    assert not [word for word in ("journal.example", KEY, "key-0123456789", "Traceback") if word in said]


def test_two_jobs_at_once_share_the_work(press: Press) -> None:
    """Both end well, or put off what the other is at; together they send each part once."""
    assert press.run(*PUBLISH, "--new-ledger", "-t", "desk0").code == 0
    ran = [ended(process) for process in [press.runner().start(*PUBLISH, environ=CI) for _ in range(2)]]
    for each in ran:
        assert each.code in {0, 75}, each.err
    assert press.run(*PUBLISH).code == 0
    press.judge()


def test_a_job_that_is_killed_while_it_sends(press: Press, gate: Gate) -> None:
    """What it was sending is unsure, everything else is sent by the next; a person settles the rest."""
    gate.opened.clear()
    killed = strike(
        press.runner().start(*PUBLISH, "--new-ledger", environ=CI),
        lambda: len(press.mail.requests) >= 1,
        signal.SIGKILL,
    )
    assert killed.code == -signal.SIGKILL
    sent = len(press.mail.requests)
    gate.opened.set()
    ran = press.run(*PUBLISH)
    assert ran.code == 4
    for target in {one["target"] for one in ran.json()["releases"][0]["deliveries"] if one["outcome"] == "unknown"}:
        assert press.run("resolve", "budget", target, "--sent").code == 0
    last = press.run(*PUBLISH)
    assert last.code == 0
    posts = [request for request in press.mail.requests if request.method == "POST"]  # the others ask after a mailing
    assert sent <= len(posts) <= PARTS
    assert set(Counter(mail.address for mail in press.mail.inbox).values()) <= {1}


def test_a_stop_from_elsewhere_holds_a_job_under_way(press: Press, gate: Gate) -> None:
    """What has left has left; the rest stays until go, in every runner."""
    first = press.run(*PUBLISH, "--new-ledger", "--skip", "list")
    assert first.code == 0
    gate.opened.clear()
    room = press.runner()
    room.write("list.csv", a_list(journalists(6001)))
    process = room.start(*PUBLISH, environ=CI)
    press.mail.wait(1, 30)
    assert press.run("stop", "budget").code == 0
    gate.opened.set()
    stopped = ended(process)
    assert stopped.code == 5, stopped.err
    left = len(press.mail.requests)
    assert left < 7
    assert press.run(*PUBLISH).code == 5
    assert len(press.mail.requests) == left
    assert press.run("go", "budget").code == 0
    assert press.run(*PUBLISH).code == 0
    assert len(press.mail.requests) == 7
    assert set(Counter(mail.address for mail in press.mail.inbox).values()) == {1}


def test_without_the_key_a_plan_sees_how_things_stand(press: Press) -> None:
    """It says so; nothing else goes without it."""
    press.run(*PUBLISH, "--new-ledger")
    fork = press.runner()
    (fork.root / "ledger.key").unlink()
    plan = press.run("plan", "releases/budget.md", room=fork)
    assert plan.code == 0
    assert "ledger-unread" in plan.err
    for words in (PUBLISH, ("status",)):
        ran = press.run(*words, room=fork)
        assert (ran.code, "is sealed" in ran.err) == (7, True), ran.err


@pytest.mark.parametrize("seed", range(8) if LONG else range(1))
def test_jobs_are_killed_again_and_again(tmp_path: Path, seed: int) -> None:
    """Two at a time, at any moment, before faulty places: nothing lost, nothing repeated, what is unknown is said to be."""
    rng = random.Random(seed)  # noqa: S311  (a seed, not a secret)
    size = Size(hooks=60, boards=10) if LONG else Size(hooks=8, boards=2, mailings=False)
    with a_stage(tmp_path / "room", size, seed=seed, slowest=0.1, ledger=f"git:{REF}") as stage:
        for _ in range(10 if LONG else 1):
            _kill_two(stage, rng)
        stage.finish(rng)


def _kill_two(stage: Stage, rng: random.Random) -> None:
    processes = [stage.start() for _ in range(2)]
    for process in processes:
        moment = (
            after_arrivals(stage.places, rng.randint(1, 6)) if rng.random() < 0.7 else after_seconds(rng.random() * 2)
        )
        stage.ended(strike(process, moment, signal.SIGKILL))
    stage.nothing_repeated()
