"""The process that begins and settles parts for a run of many: it records what the run's own thread would."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from pressctl.delivery.ledger import clerk, sqlite
from pressctl.delivery.ledger.duties import Ledger
from pressctl.delivery.ledger.records import Acceptance, NewDelivery, NewPart, Settlement
from pressctl.delivery.ledger.stores import find
from pressctl.delivery.ledger.writer import MANY, Writer
from pressctl.errors import LedgerUnusable
from pressctl.model import Recipient, State
from tests.support.builders import NOON, a_variant
from tests.support.cutting import Line, When
from tests.support.ledgers import ME, OTHER, Kept, in_postgres, in_sqlite
from tests.support.processes import is_running
from tests.support.servers import Server

pytestmark = pytest.mark.skipif(
    not sqlite.AT_ONCE or sys.platform != "linux", reason="a clerk needs a newer SQLite, and pipes"
)

LEASE = 120.0
PEOPLE = (Recipient(email="ada@journal.example"), Recipient(email="bo@journal.example"))


@pytest.fixture(params=["sqlite", "postgresql"])
def places(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Kept]]:
    """Makes places where a ledger is that has some parts owed."""
    with ExitStack() as around:

        def place() -> Kept:
            if request.param == "sqlite":
                folder = Path(tempfile.mkdtemp(dir=tmp_path))
                return filled(around.enter_context(in_sqlite(folder)))
            return filled(around.enter_context(in_postgres(request.getfixturevalue("postgres"), tmp_path)))

        yield place


@pytest.fixture
def kept(places: Callable[[], Kept]) -> Kept:
    """Where a ledger is that has some parts owed."""
    return places()


def filled(kept: Kept) -> Kept:
    """Make a ledger that has some parts owed."""
    parts = tuple(
        NewPart(key=f"k{number}", number=number, variant=a_variant(), members=PEOPLE if number % 2 else ())
        for number in range(1, 9)
    )
    delivery = NewDelivery(language="en", target="list", channel="webhook", parts=parts)
    with closing(kept.make()) as ledger:
        wanted = Acceptance(
            release="r", edition=1, version=0, content={"en": {}}, targets=("list",), deliveries=(delivery,)
        )
        assert ledger.accept([wanted], NOON)
    return kept


def with_clerk(kept: Kept) -> Ledger:
    """Open a ledger for many parts, and wait until its clerk is there."""
    ledger = kept.open()
    ledger.expect(MANY)
    until = time.monotonic() + 20
    while not the_clerk(ledger)._is_there():
        assert time.monotonic() < until, "it never came"
        time.sleep(0.01)
    return ledger


def the_thread(ledger: Any) -> Writer:
    """Return the thread that a ledger records in."""
    assert isinstance(ledger._writer, Writer)
    return ledger._writer


def the_clerk(ledger: Ledger) -> clerk.Clerk:
    """Return a ledger's clerk."""
    aside = the_thread(ledger).aside
    assert isinstance(aside, clerk.Clerk)
    return aside


@pytest.fixture
def ledger(kept: Kept) -> Iterator[Ledger]:
    """A ledger with its clerk."""
    with closing(with_clerk(kept)) as opened:
        yield opened


def ended(key: str, state: State = "sent", **more: Any) -> Settlement:
    """Return how a part ended."""
    return Settlement(key=key, state=state, at=NOON, **more)


def story(ledger: Ledger) -> list[object]:
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


def test_what_a_clerk_records_is_what_the_thread_records(
    places: Callable[[], Kept], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same is said, and the same stands in the ledger; and it was the clerk who was asked."""
    with closing(places().open()) as ledger:
        wanted, stands = story(ledger), ledger.copy().rows
    asked: list[int] = []
    say = clerk._say

    def counted(told: BinaryIO, works: Any) -> None:
        asked.append(len(works) if isinstance(works, list) else 0)
        say(told, works)

    monkeypatch.setattr(clerk, "_say", counted)
    with closing(with_clerk(places())) as ledger:
        assert story(ledger) == wanted
        assert ledger.copy().rows == stands
    assert sum(asked) == 18  # all but the marks


def test_the_file_is_left_alone_by_the_last_to_close(tmp_path: Path) -> None:
    """Nothing of a clerk's stays beside it."""
    with in_sqlite(tmp_path) as kept, closing(with_clerk(filled(kept))) as ledger:
        assert ledger.begin("k1", owner=ME, now=NOON, lease=LEASE).result()
    assert [one.name for one in (tmp_path / "state").iterdir()] == ["ledger.db"]


def test_a_clerk_that_dies_leaves_the_run_to_its_own_thread(ledger: Ledger) -> None:
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


def test_nothing_is_recorded_in_a_ledger_that_was_replaced(kept: Kept, ledger: Ledger) -> None:
    """It insists on the same one as the thread does, in the same words."""
    assert ledger.begin("k1", owner=ME, now=NOON, lease=LEASE).result()
    kept.harm("replaced")
    with pytest.raises(LedgerUnusable, match="was taken away or replaced") as failed:
        ledger.begin("k2", owner=ME, now=NOON, lease=LEASE).result()
    assert "Put the same" in failed.value.hint


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_connection_that_a_clerk_loses_in_a_commit_is_asked_about(
    tmp_path: Path, postgres: Server, when: When
) -> None:
    """Each change is made once, and the run is told so; what it looks up by itself waits for the server as well."""
    with in_postgres(postgres, tmp_path) as kept, Line(port=postgres.port) as line:
        filled(kept)
        store = find(line.address(kept.address), Path(), {})
        with closing(with_clerk(replace(kept, store=store))) as ledger:
            line.cut = when
            begun = ledger.begin("k1", owner=ME, now=NOON, lease=LEASE).result()
            assert begun
            assert (begun.attempt, begun.members) == (1, PEOPLE)
            line.cut = when
            assert ledger.settle(ended("k1", receipt_id="r"), owner=ME).result()
            assert line.cuts == 2
            part = ledger.part("k1")
            assert part
            assert (part.state, part.attempts, part.receipt_id) == ("sent", 1, "r")


def test_what_a_clerk_began_is_handed_out_over_a_new_connection(tmp_path: Path, postgres: Server) -> None:
    """The run's own connection was lost meanwhile: people are looked up all the same."""
    with in_postgres(postgres, tmp_path) as kept, closing(with_clerk(filled(kept))) as ledger:
        postgres.run(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'pressctl'"
            " ORDER BY backend_start LIMIT 1"  # the clerk's is the younger
        )
        begun = ledger.begin("k1", owner=ME, now=NOON, lease=LEASE).result()
        assert begun
        assert begun.members == PEOPLE


def test_it_goes_when_the_run_is_killed(kept: Kept) -> None:
    """A run that is killed closes nothing, and still nobody has its pipe; what it was started with says no address."""
    program = (
        "import sys, time; from pathlib import Path; from pressctl.delivery.ledger.stores import find;"
        "ledger = find(sys.stdin.readline(), Path(), {}).open(create=False); ledger.expect(500);"
        "print(ledger._writer.aside._process.pid, flush=True); time.sleep(60)"
    )
    run = subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert run.stdin
    assert run.stdout
    run.stdin.write(kept.address)
    run.stdin.close()
    pid = int(run.stdout.readline())
    assert os.getsid(pid) == pid, "a signal from the terminal is not for it"
    assert kept.address.partition(":")[2].encode() not in Path(f"/proc/{pid}/cmdline").read_bytes()
    run.kill()
    run.wait(timeout=10)
    run.stdout.close()
    until = time.monotonic() + 20
    while is_running(pid):
        assert time.monotonic() < until, "it outlives the run"
        time.sleep(0.02)


def test_few_parts_have_none(kept: Kept) -> None:
    """It would take longer to come than they to leave."""
    with closing(kept.open()) as ledger:
        ledger.expect(MANY - 1)
        assert the_thread(ledger).aside is None


def test_where_no_process_can_be_started_the_run_does_without(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    """A limit of processes keeps nothing from leaving."""

    def refused(*_: object, **__: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(subprocess, "Popen", refused)
    with closing(kept.open()) as ledger:
        ledger.expect(MANY)
        assert ledger.begin("k1", owner=ME, now=NOON, lease=LEASE).result()
