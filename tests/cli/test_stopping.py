"""`stop` and `go` from outside: nothing of a stopped release leaves, in no run, until somebody lets it."""

import json
import threading
from pathlib import Path

import pytest

from tests.support.newsrooms import RELEASE, a_list, journalists, mailgun, make, webhook
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
        assert room.run("publish", PATH, "--yes").err.count("pressctl go") == 1
        assert "a person stopped" in room.run("plan", PATH).out
        assert "STOPPED since" in room.run("status").out
        assert mg.inbox == []
        assert room.run("go", *words).code == 0
        assert room.run("publish", PATH, "--yes").code == 0
        assert (len(desk.requests), len(mg.inbox)) == (1, 2)


def test_a_run_under_way_is_stopped(tmp_path: Path) -> None:
    """What is on the wire ends, the rest stays; the report says so with a guard's code, and the next run sends it."""
    arrived, stopped = threading.Event(), threading.Event()

    def slow(exchange: Exchange) -> None:
        arrived.set()
        assert stopped.wait(20)  # however long it takes to say so
        ok()(exchange)

    with Receiver(slow) as desk:
        targets = [webhook(f"desk{number}", f"{desk.url}{number}") for number in range(3)]
        room = make(tmp_path, *targets, head="concurrency = 1")
        process = room.start("publish", PATH, "--yes", "--json")
        assert arrived.wait(30)
        assert room.run("stop", "budget").code == 0
        stopped.set()
        out, err = process.communicate(timeout=60)
        assert process.returncode == 5, err
        assert '"outcome": "stopped"' in out
        assert "a person stopped it while it was being sent" in out
        assert len(desk.requests) == 1
        assert room.run("go", "budget").code == 0
        assert room.run("publish", PATH, "--yes").code == 0
        assert len(desk.requests) == 3


def test_a_run_under_way_is_overtaken_by_a_correction_for_some(tmp_path: Path) -> None:
    """Of the old text nothing more leaves, and the report says why; who had it is told, the others get the new one as it is."""
    arrived, corrected = threading.Event(), threading.Event()

    def slow(exchange: Exchange) -> None:
        arrived.set()
        assert corrected.is_set() or exchange.request.json()["data"]["revision"] == 2 or corrected.wait(20)
        ok()(exchange)

    with Receiver(slow) as desk:
        targets = [webhook(f"desk{number}", f"{desk.url}{number}") for number in range(3)]
        room = make(tmp_path, *targets, head="concurrency = 1")
        process = room.start("publish", PATH, "--yes", "--json")
        assert arrived.wait(30)
        first = desk.requests[0].path[-1]
        asked, other = (number for number in "012" if number != first)
        assert room.run("correct", PATH, "--what", "Treize.", "--yes", "-t", f"desk{asked}").code == 0
        corrected.set()
        out, err = process.communicate(timeout=60)
        assert process.returncode == 0, err
        (release,) = json.loads(out)["releases"]
        said = {one["target"][-1]: (one["outcome"], one["error"]) for one in release["deliveries"]}
        overtaken = ("superseded", "it was corrected or withdrawn while it was being sent")
        assert said == {first: ("sent", None), asked: overtaken, other: overtaken}
        assert room.run("publish", PATH, "--yes").code == 0
        seen = [
            (request.path[-1], request.json()["type"], request.json()["data"]["revision"]) for request in desk.requests
        ]
        assert seen[:2] == [(first, "release.published", 1), (asked, "release.published", 2)]
        assert sorted(seen[2:]) == sorted([(first, "release.corrected", 2), (other, "release.published", 2)])


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
