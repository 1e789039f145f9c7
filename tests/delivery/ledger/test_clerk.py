"""The process that begins and settles parts for a run of many: it records what the run's own thread would."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from pressctl.delivery.ledger import clerk, sqlite
from pressctl.delivery.ledger.records import Acceptance, NewDelivery, NewPart, Settlement
from pressctl.delivery.ledger.sqlite import MANY, SqliteLedger
from pressctl.errors import LedgerUnusable
from pressctl.model import Recipient, State
from tests.support.builders import NOON, a_variant
from tests.support.ledgers import ME, OTHER
from tests.support.processes import is_running

pytestmark = pytest.mark.skipif(
    not sqlite.AT_ONCE or sys.platform != "linux", reason="a clerk needs a newer SQLite, and pipes"
)

LEASE = 120.0
PEOPLE = (Recipient(email="ada@journal.example"), Recipient(email="bo@journal.example"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a ledger is that has some parts owed."""
    path = tmp_path / "ledger.db"
    with closing(SqliteLedger(path, create=True)) as ledger:
        parts = tuple(
            NewPart(key=f"k{number}", number=number, variant=a_variant(), members=PEOPLE if number % 2 else ())
            for number in range(1, 9)
        )
        delivery = NewDelivery(language="en", target="list", channel="webhook", parts=parts)
        wanted = Acceptance(
            release="r", edition=1, version=0, content={"en": {}}, targets=("list",), deliveries=(delivery,)
        )
        assert ledger.accept([wanted], NOON)
    return path


def with_clerk(path: Path) -> SqliteLedger:
    """Open a ledger for many parts, and wait until its clerk is there."""
    ledger = SqliteLedger(path, create=False)
    ledger.expect(MANY)
    until = time.monotonic() + 20
    while not the_clerk(ledger)._is_there():
        assert time.monotonic() < until, "it never came"
        time.sleep(0.01)
    return ledger


def the_clerk(ledger: SqliteLedger) -> clerk.Clerk:
    """Return a ledger's clerk."""
    assert isinstance(ledger._thread.aside, clerk.Clerk)
    return ledger._thread.aside


@pytest.fixture
def ledger(path: Path) -> Iterator[SqliteLedger]:
    """A ledger with its clerk."""
    with closing(with_clerk(path)) as opened:
        yield opened


def ended(key: str, state: State = "sent", **more: Any) -> Settlement:
    """Return how a part ended."""
    return Settlement(key=key, state=state, at=NOON, **more)


def story(ledger: SqliteLedger) -> list[object]:
    """Begin and settle parts in every way; return what was said of each."""
    begin: Callable[..., Any] = ledger.begin
    said = [begin(f"k{n}", owner=ME, now=NOON, lease=LEASE).result() for n in (1, 2, 3, 4, 5, 6)]
    said += [begin(f"k{n}", owner=OTHER, now=NOON, lease=LEASE).result() for n in (1, 7)]
    said += [begin("none such", owner=ME, now=NOON, lease=LEASE).result()]
    held = [
        ledger.settle(ended("k1", receipt_id="x", status_code=200), owner=ME),
        ledger.settle(
            ended("k2", "failed", error="answered 404: naïve 😀", hint="h", cause="refused", settings="s"),
            owner=ME,
        ),
        ledger.settle(ended("k3", rejected=("ada@journal.example",), receipt_url="u"), owner=ME),
        ledger.settle(ended("k4", "deferred", not_before=NOON + timedelta(hours=1)), owner=ME),
        ledger.settle(ended("k5", "unknown", error="no answer"), owner=OTHER),
        ledger.settle(ended("k5", "unknown", error="no answer"), owner=ME),
    ]
    said += [one.result() for one in held]
    ledger.stop("r", NOON)
    said += [begin("k8", owner=ME, now=NOON, lease=LEASE).result()]
    ledger.go("r")
    both = [begin("k8", owner=ME, now=NOON, lease=LEASE), ledger.settle(ended("k8"), owner=ME)]
    return [*said, *(one.result() for one in both)]


def contents(path: Path) -> list[object]:
    """Return all that a file has of parts, members and attempts."""
    questions = ("SELECT * FROM parts ORDER BY 1, 6", "SELECT * FROM members ORDER BY 1, 2", "SELECT * FROM attempts")
    with closing(sqlite3.connect(path)) as db:
        return [db.execute(question).fetchall() for question in questions]


def test_what_a_clerk_records_is_what_the_thread_records(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same is said, and the same stands in the file; and it was the clerk who was asked."""
    other = tmp_path / "other.db"
    other.write_bytes(path.read_bytes())
    with closing(SqliteLedger(other, create=False)) as ledger:
        wanted = story(ledger)
    asked: list[int] = []
    say = clerk._say

    def counted(told: BinaryIO, works: Any) -> None:
        asked.append(len(works))
        say(told, works)

    monkeypatch.setattr(clerk, "_say", counted)
    with closing(with_clerk(path)) as ledger:
        assert story(ledger) == wanted
    assert {one.name for one in tmp_path.iterdir()} == {"ledger.db", "other.db"}, "the last to close tidies up"
    assert contents(path) == contents(other)
    assert sum(asked) == 18  # all but the marks


def test_a_clerk_that_dies_leaves_the_run_to_its_own_thread(ledger: SqliteLedger) -> None:
    """Whatever it had recorded: asking once more does no harm."""
    first = ledger.begin("k1", owner=ME, now=NOON, lease=LEASE).result()
    os.kill(the_clerk(ledger)._process.pid, signal.SIGKILL)
    the_clerk(ledger)._process.wait(10)
    again = ledger.begin("k1", owner=ME, now=NOON, lease=LEASE).result()
    assert first
    assert again
    assert again.variant == first.variant
    assert ledger.settle(ended("k1"), owner=ME).result()
    assert not ledger.settle(ended("k1"), owner=ME).result(), "it is settled"
    part = ledger.part("k1")
    assert part
    assert part.state == "sent"


def test_nothing_is_recorded_in_a_file_that_was_replaced(path: Path, ledger: SqliteLedger) -> None:
    """It insists on the file as the thread does, in the same words."""
    assert ledger.begin("k1", owner=ME, now=NOON, lease=LEASE).result()
    path.with_suffix(".old").write_bytes(b"")
    path.with_suffix(".old").replace(path)
    with pytest.raises(LedgerUnusable, match="was taken away or replaced") as failed:
        ledger.begin("k2", owner=ME, now=NOON, lease=LEASE).result()
    assert "Put the same file back" in failed.value.hint


def test_it_goes_when_the_run_is_killed(path: Path) -> None:
    """A run that is killed closes nothing, and still nobody has its pipe."""
    program = (
        "import sys, time; from pathlib import Path; from pressctl.delivery.ledger.sqlite import SqliteLedger, MANY;"
        "ledger = SqliteLedger(Path(sys.argv[1]), create=False); ledger.expect(MANY);"
        "print(ledger._thread.aside._process.pid, flush=True); time.sleep(60)"
    )
    run = subprocess.Popen([sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE, text=True)
    assert run.stdout
    pid = int(run.stdout.readline())
    assert os.getsid(pid) == pid, "a signal from the terminal is not for it"
    run.kill()
    run.communicate(timeout=10)
    until = time.monotonic() + 20
    while is_running(pid):
        assert time.monotonic() < until, "it outlives the run"
        time.sleep(0.02)


def test_few_parts_have_none(path: Path) -> None:
    """It would take longer to come than they to leave."""
    with closing(SqliteLedger(path, create=False)) as ledger:
        ledger.expect(MANY - 1)
        assert ledger._thread.aside is None


def test_where_no_process_can_be_started_the_run_does_without(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A limit of processes keeps nothing from leaving."""

    def refused(*_: object, **__: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(subprocess, "Popen", refused)
    with closing(SqliteLedger(path, create=False)) as ledger:
        ledger.expect(MANY)
        assert ledger.begin("k1", owner=ME, now=NOON, lease=LEASE).result()
