"""`publish --wait` from outside, on a clock that the test moves: what happens while a run waits for an embargo."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli import movable
from tests.support.newsrooms import RELEASE, Newsroom, environment, make, webhook
from tests.support.receivers import Receiver, ok

PATH = "releases/budget.md"
HOURS = 5  # until the embargo lifts
PATIENCE = 60.0  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A run that waits."""

    process: "subprocess.Popen[str]"
    shift: Path

    def looks_again(self) -> None:
        """Return when it has looked at files and clock since this was called."""
        looks = self.shift.with_suffix(".looks")
        until = looks.stat().st_size + 2
        eventually(lambda: looks.stat().st_size >= until)

    def ends(self) -> tuple[int, str]:
        """Let the embargo lift, and return exit code and stderr."""
        moved = self.shift.with_suffix(".moved")
        moved.write_text(f"{(HOURS + 1) * 3600}")
        moved.replace(self.shift)  # whole: the run may look at any moment
        _, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, err


Waits = Callable[..., Waiting]


def eventually(true: Callable[[], bool]) -> None:
    """Return once it is true."""
    until = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < until, "it never came"
        time.sleep(0.01)


@pytest.fixture
def waits(tmp_path: Path) -> Iterator[Waits]:
    """Start runs that publish the release and wait; each is given once it says that it does."""
    begun: list[subprocess.Popen[str]] = []

    def start(room: Newsroom, *words: str) -> Waiting:
        shift = tmp_path / "shift"
        shift.write_text("0")
        process = subprocess.Popen(
            [sys.executable, movable.__file__, str(shift), "publish", PATH, "--yes", "--wait", *words],
            cwd=room.root,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        begun.append(process)
        while "waiting until" not in (said := process.stderr.readline() if process.stderr else ""):
            assert said
        return Waiting(process=process, shift=shift)

    yield start
    for process in begun:
        with process:
            process.kill()


def lift() -> str:
    """Return the line of an embargo."""
    return f"embargo: {datetime.now(UTC) + timedelta(hours=HOURS):%Y-%m-%dT%H:%M:%SZ}\n"


@pytest.mark.parametrize("meanwhile", ["edited", "stopped", "killed"])
def test_who_waits_for_an_embargo_looks_again_on_waking(tmp_path: Path, waits: Waits, meanwhile: str) -> None:
    """The text of that moment leaves, and nothing that was stopped or withdrawn while it slept."""
    with Receiver(ok()) as desk:
        release = RELEASE.replace("categories:", f"{lift()}categories:")
        room = make(tmp_path, webhook("desk", desk.url), release=release)
        room.write("releases/other.md", RELEASE.replace("budget", "other"))
        assert room.run("publish", "releases/other.md", "--yes").code == 0
        waiting = waits(room)
        if meanwhile == "edited":
            room.write(PATH, release.replace("douze communes", "treize communes"))
        elif meanwhile == "stopped":
            assert room.run("stop", "budget").code == 0  # and the ledger is free while it waits
        else:
            assert room.run("kill", PATH, "--no-publish").code == 0
        code, err = waiting.ends()
        assert code == (5 if meanwhile == "stopped" else 0), err
        bodies = [request.body.decode() for request in desk.requests[1:]]
        assert len(bodies) == (1 if meanwhile == "edited" else 0)
        assert all("treize communes" in body for body in bodies)


def test_what_waits_can_be_stopped_where_nothing_was_ever_sent(tmp_path: Path, waits: Waits) -> None:
    """The run that waits has begun the ledger: a stop has a place to be set in, and holds when the embargo lifts."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url), release=RELEASE.replace("categories:", f"{lift()}categories:"))
        waiting = waits(room)
        stopped = room.run("stop", "budget")
        assert stopped.code == 0, stopped.err
        code, err = waiting.ends()
        assert (code, desk.requests) == (5, []), err
        assert room.run("go", "budget").code == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_who_waits_can_be_ended(tmp_path: Path, waits: Waits, number: signal.Signals) -> None:
    """By a person or a job, with the code of a run that was ended; a later run sends it."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url), release=RELEASE.replace("categories:", f"{lift()}categories:"))
        process = waits(room).process
        process.send_signal(number)
        process.communicate(timeout=PATIENCE)
        assert (process.returncode, desk.requests) == (128 + number, [])


@pytest.mark.parametrize("embargo", ["embargo: 2024-11-06T09:00:00Z\n", ""], ids=["moved", "lifted"])
def test_an_embargo_that_ends_sooner_is_noticed_while_waiting(tmp_path: Path, waits: Waits, embargo: str) -> None:
    """It goes out then, not at the old time; half a file in between is no reason to give up."""
    with Receiver(ok()) as desk:
        line = lift()
        release = RELEASE.replace("categories:", f"{line}categories:")
        room = make(tmp_path, webhook("desk", desk.url), release=release)
        waiting = waits(room)
        room.write(PATH, release[: release.index("categories")])
        waiting.looks_again()
        assert waiting.process.poll() is None
        room.write(PATH, release.replace(line, embargo))
        _, err = waiting.process.communicate(timeout=PATIENCE)
        assert waiting.process.returncode == 0, err
        assert len(desk.requests) == 1
        assert room.run("publish", PATH, "--yes").code == 0
        assert len(desk.requests) == 1


def _under_embargo(tmp_path: Path, desk: Receiver) -> Newsroom:
    """A newsroom whose only release goes to one place in advance, and to another when its embargo ends."""
    release = RELEASE.replace("categories:", f"{lift()}advance: [early]\ncategories:")
    early = webhook("early", f"{desk.url}early", under_embargo="true")
    return make(tmp_path, early, webhook("desk", f"{desk.url}desk"), release=release)


def test_who_waits_may_have_begun_the_ledger(tmp_path: Path, waits: Waits) -> None:
    """The advance copies make it; at the lift it is the same run, and the same ledger."""
    with Receiver(ok()) as desk:
        waiting = waits(_under_embargo(tmp_path, desk), "--new-ledger")
        assert [request.path for request in desk.requests] == ["/early"]
        code, err = waiting.ends()
        assert code == 0, err
        assert [request.path for request in desk.requests] == ["/early", "/desk"]


def test_a_ledger_that_goes_while_a_run_waits_is_not_made_anew(tmp_path: Path, waits: Waits) -> None:
    """Who had an advance copy would get the release a second time."""
    with Receiver(ok()) as desk:
        waiting = waits(_under_embargo(tmp_path, desk))
        (tmp_path / ".pressctl").rename(tmp_path / "elsewhere")
        code, err = waiting.ends()
        assert code == 7, err
        assert "there is no ledger" in err
        assert [request.path for request in desk.requests] == ["/early"]
