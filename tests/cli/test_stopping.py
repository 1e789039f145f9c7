"""`stop` and `go` from outside: nothing of a stopped release leaves, in no run, until somebody lets it."""

import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.support.newsrooms import RELEASE, Newsroom, a_list, journalists, mailgun, make, webhook
from tests.support.receivers import Exchange, Receiver, ok
from tests.support.vendors import Mailgun

PATH = "releases/budget.md"


@pytest.mark.parametrize("words", [("budget",), (PATH,), ("--all",)])
def test_a_stopped_release_stays_stopped(tmp_path: Path, words: tuple[str, ...]) -> None:
    """By its id, its file, or with everything; a guard's code, and what lifts it; then everything owed is sent."""
    with Receiver(ok()) as desk, Receiver(Mailgun()) as mg:
        room = make(tmp_path, webhook("desk", desk.url), mailgun("list", mg.url))
        room.write("list.csv", a_list(journalists(2)))
        assert room.run("publish", PATH, "--yes", "--skip", "list").code == 0
        assert room.run("stop", *words).code == 0
        assert "was stopped before" in room.run("stop", *words).out
        ran = room.run("publish", PATH, "--yes", "--json")
        assert (ran.code, ran.json()["releases"][0]["outcome"]) == (5, "stopped")
        assert "pressctl go" in ran.json()["releases"][0]["hint"]
        assert "a person stopped" in room.run("plan", PATH).out
        assert "STOPPED since" in room.run("status").out
        assert mg.inbox == []
        assert room.run("go", *words).code == 0
        assert room.run("publish", PATH, "--yes").code == 0
        assert (len(desk.requests), len(mg.inbox)) == (1, 2)


def test_a_run_under_way_is_stopped(tmp_path: Path) -> None:
    """What is on the wire ends, the rest stays; the report says so with a guard's code, and the next run sends it."""
    arrived, quick = threading.Event(), threading.Event()

    def slow(exchange: Exchange) -> None:
        arrived.set()
        exchange.pause(0 if quick.is_set() else 2.5)
        ok()(exchange)

    with Receiver(slow) as desk:
        targets = [webhook(f"desk{number}", f"{desk.url}{number}") for number in range(3)]
        room = make(tmp_path, *targets, head="concurrency = 1")
        process = room.start("publish", PATH, "--yes", "--json")
        assert arrived.wait(30)
        assert room.run("stop", "budget").code == 0
        out, err = process.communicate(timeout=60)
        assert process.returncode == 5, err
        assert '"outcome": "stopped"' in out
        assert "a person stopped it while it was being sent" in out
        assert len(desk.requests) == 1
        quick.set()
        assert room.run("go", "budget").code == 0
        assert room.run("publish", PATH, "--yes").code == 0
        assert len(desk.requests) == 3


def test_a_stopped_release_can_be_killed(tmp_path: Path) -> None:
    """Whoever had it is told, without letting the rest go out first."""
    with Receiver(ok()) as desk, Receiver(Mailgun()) as mg:
        room = make(tmp_path, webhook("desk", desk.url), mailgun("list", mg.url))
        room.write("list.csv", a_list(journalists(2)))
        assert room.run("publish", PATH, "--yes", "--skip", "list").code == 0
        assert room.run("stop", "budget").code == 0
        assert room.run("kill", PATH, "--yes").code == 0
        assert [request.json()["type"] for request in desk.requests] == ["release.published", "release.killed"]
        assert mg.inbox == []


def test_while_everything_is_stopped_one_kill_can_be_let_out(tmp_path: Path) -> None:
    """In a panic: stop all, then kill one. It says what to type, its page goes at once, and nothing else leaves."""
    with Receiver(ok()) as desk, Receiver(Mailgun()) as mg:
        room = make(tmp_path, webhook("desk", desk.url), mailgun("list", mg.url))
        room.write("list.csv", a_list(journalists(2)))
        room.write("releases/other.md", RELEASE.replace("budget", "other"))
        assert room.run("publish", PATH, "--yes", "--skip", "list").code == 0
        assert "pressctl go RELEASE" in room.run("stop", "--all").err
        ran = room.run("kill", PATH, "--why", "Faux.", "--yes")
        assert ran.code == 5, ran.err
        assert f"pressctl go budget, then pressctl publish {PATH}" in ran.err
        assert len(desk.requests) == 1
        assert "a entendu" not in (tmp_path / "public/releases/budget/index.html").read_text()
        let = room.run("go", "budget")
        assert (let.code, "its kill may go" in let.out, "stopped still" in let.err) == (0, True, True)
        assert "but for its kill" in room.run("status", "budget").out
        ran = room.run("publish", PATH, "--yes", "--json")
        assert (ran.code, ran.json()["releases"][0]["outcome"]) == (0, "sent"), ran.err
        assert room.run("publish", "releases/other.md", "--yes").code == 5
        assert room.run("publish", PATH, "--yes").code == 0
        assert [request.json()["type"] for request in desk.requests] == ["release.published", "release.killed"]
        assert mg.inbox == []


def test_a_pass_for_its_kill_lets_nothing_else_of_a_release_out(tmp_path: Path) -> None:
    """Who says go for a release that is not withdrawn is told that it stays."""
    with Receiver(ok()) as desk, Receiver(Mailgun()) as mg:
        room = make(tmp_path, webhook("desk", desk.url), mailgun("list", mg.url))
        room.write("list.csv", a_list(journalists(2)))
        assert room.run("publish", PATH, "--yes", "--skip", "list").code == 0
        assert room.run("stop", "--all").code == 0
        assert room.run("go", "budget").code == 0
        assert room.run("publish", PATH, "--yes").code == 5
        assert mg.inbox == []


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("stop",), 2, "say which release"),
        (("go",), 2, "say which release"),
        (("stop", "budget", "--all"), 2, "say which release"),
        (("stop", "budgte"), 2, "Did you mean budget?"),
        (("go", "nothing-like-it"), 2, "pressctl status"),
    ],
)
def test_what_is_not_there_cannot_be_stopped(tmp_path: Path, words: tuple[str, ...], code: int, said: str) -> None:
    """A slip of the hand must not pass for a stop."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        assert room.run("publish", PATH, "--yes").code == 0
        ran = room.run(*words)
        assert (ran.code, said in ran.err) == (code, True), ran.err


def test_without_a_ledger_there_is_nothing_to_stop(tmp_path: Path) -> None:
    """It is said, and no ledger is made."""
    room = make(tmp_path, webhook("desk", "http://127.0.0.1:9/"))
    assert room.run("stop", "--all").code == 7
    assert not (tmp_path / ".pressctl/ledger.db").exists()


@pytest.mark.parametrize("meanwhile", ["edited", "stopped", "killed"])
def test_who_waits_for_an_embargo_looks_again_on_waking(tmp_path: Path, meanwhile: str) -> None:
    """The text of that moment leaves, and nothing that was stopped or withdrawn while it slept."""
    with Receiver(ok()) as desk:
        lift = datetime.now(UTC) + timedelta(seconds=20)
        release = RELEASE.replace("categories:", f"embargo: {lift:%Y-%m-%dT%H:%M:%SZ}\ncategories:")
        room = make(tmp_path, webhook("desk", desk.url), release=release)
        room.write("releases/other.md", RELEASE.replace("budget", "other"))
        assert room.run("publish", "releases/other.md", "--yes").code == 0
        process = room.start("publish", PATH, "--yes", "--wait")
        time.sleep(2)
        if meanwhile == "edited":
            room.write(PATH, release.replace("douze communes", "treize communes"))
        elif meanwhile == "stopped":
            assert room.run("stop", "budget").code == 0  # and the ledger is free while it waits
        else:
            assert room.run("kill", PATH, "--no-publish").code == 0
        _, err = process.communicate(timeout=60)
        assert process.returncode == (5 if meanwhile == "stopped" else 0), err
        bodies = [request.body.decode() for request in desk.requests[1:]]
        assert len(bodies) == (1 if meanwhile == "edited" else 0)
        assert all("treize communes" in body for body in bodies)


@pytest.mark.parametrize("embargo", ["2024-11-06T09:00:00Z", ""], ids=["moved", "lifted"])
def test_an_embargo_that_ends_sooner_is_noticed_while_waiting(tmp_path: Path, embargo: str) -> None:
    """It goes out then, not at the old time; half a file in between is no reason to give up."""
    with Receiver(ok()) as desk:
        lift = datetime.now(UTC) + timedelta(hours=5)
        line = f"embargo: {lift:%Y-%m-%dT%H:%M:%SZ}\n"
        release = RELEASE.replace("categories:", f"{line}categories:")
        room = make(tmp_path, webhook("desk", desk.url), release=release)
        process = room.start("publish", PATH, "--yes", "--wait")
        while "waiting until" not in (said := process.stderr.readline() if process.stderr else ""):
            assert said
        room.write(PATH, release[: release.index("categories")])
        time.sleep(6)  # longer than a nap: it has been seen
        room.write(PATH, release.replace(line, f"embargo: {embargo}\n" if embargo else ""))
        out, err = process.communicate(timeout=60)
        assert process.returncode == 0, err
        assert "sent" in out
        assert len(desk.requests) == 1
        assert room.run("publish", PATH, "--yes").code == 0
        assert len(desk.requests) == 1


def _under_embargo(tmp_path: Path, desk: Receiver) -> Newsroom:
    """A newsroom whose only release goes to one place in advance, and to another when its embargo ends soon."""
    lift = datetime.now(UTC) + timedelta(seconds=5)
    release = RELEASE.replace("categories:", f"embargo: {lift:%Y-%m-%dT%H:%M:%SZ}\nadvance: [early]\ncategories:")
    early = webhook("early", f"{desk.url}early", under_embargo="true")
    return make(tmp_path, early, webhook("desk", f"{desk.url}desk"), release=release)


def test_who_waits_may_have_begun_the_ledger(tmp_path: Path) -> None:
    """The advance copies make it; at the lift it is the same run, and the same ledger."""
    with Receiver(ok()) as desk:
        room = _under_embargo(tmp_path, desk)
        ran = room.run("publish", PATH, "--yes", "--wait", "--new-ledger")
        assert ran.code == 0, ran.err
        assert [request.path for request in desk.requests] == ["/early", "/desk"]


def test_a_ledger_that_goes_while_a_run_waits_is_not_made_anew(tmp_path: Path) -> None:
    """Who had an advance copy would get the release a second time."""
    with Receiver(ok()) as desk:
        room = _under_embargo(tmp_path, desk)
        process = room.start("publish", PATH, "--yes", "--wait")
        desk.wait(1, 30)
        while "sent" not in room.run("status").out:
            time.sleep(0.1)
        (tmp_path / ".pressctl").rename(tmp_path / "elsewhere")
        _, err = process.communicate(timeout=60)
        # On a slow machine the run has not yet let go of the file, and says that it was taken away.
        assert process.returncode == 7, err
        assert "there is no ledger" in err or "was taken away" in err
        assert [request.path for request in desk.requests] == ["/early"]
