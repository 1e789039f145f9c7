"""Targets that are gone from the config for good: said as failed, let go by a person, and quiet from then on."""

from pathlib import Path
from typing import Any

import pytest

from tests.support import faults
from tests.support.newsrooms import Newsroom, a_list, journalists, mailgun, make, webhook
from tests.support.receivers import Receiver, ok

PATH = "releases/budget.md"
PUBLISH = ("publish", PATH, "-y", "--json")


def without(room: Newsroom, *targets: str) -> None:
    """Write the config anew, with these targets alone."""
    config = (room.root / "config.toml").read_text()
    room.write("config.toml", "\n".join([config[: config.index("[targets.")], *targets]) + "\n")


def outcomes(report: Any) -> dict[str, str]:
    """Return what became of each target of the one release."""
    (release,) = report["releases"]
    return {one["target"]: one["outcome"] for one in release["deliveries"]}


@pytest.mark.parametrize("edition", ["correct", "kill"])
def test_a_target_let_go_is_quiet_and_told_of(tmp_path: Path, edition: str) -> None:
    """Failed with how to put it back; `resolve` says the risk; then exit 0, and `status` still has it. Put back, nothing leaves."""
    words = ("correct", PATH, "--what", "Le titre.") if edition == "correct" else ("kill", PATH, "--why", "Faux.")
    with Receiver(ok()) as desk, Receiver(ok(body=b'{"id": "<20240101@mg.example.org>"}')) as old:
        kept, gone = webhook("desk", desk.url), [webhook("old", old.url), mailgun("list", old.url)]
        room = make(tmp_path, kept, *gone)
        room.write("list.csv", a_list(journalists(3)))
        assert room.run(*PUBLISH).code == 0
        before = len(old.requests)
        without(room, kept)
        first = room.run(*words, "-y", "--json")
        assert first.code == 1, first.err
        assert outcomes(first.json()) == {"desk": "sent", "old": "failed", "list": "failed"}
        assert "Put [targets.old] back" in first.out
        assert "pressctl resolve budget old --drop" in first.out
        assert room.run(*PUBLISH).code == 1
        asked = room.run("resolve", "budget")
        assert asked.code == 1
        assert "budget -> list" in asked.out
        assert "3 people" in asked.out
        assert "nobody there is told of this revision" in asked.out
        assert room.run("resolve", "budget", "old", "--sent").code == 2
        dropped = room.run("resolve", "budget", "old", "list", "--drop")
        name = "kill" if edition == "kill" else "revision 2"
        assert f"budget -> list: let go of {name}; 3 people there are not told" in dropped.out
        assert room.run("resolve", "budget").code == 0
        for _ in range(2):
            again = room.run(*PUBLISH)
            assert (again.code, outcomes(again.json())["old"]) == (0, "skipped")
            assert "let it go" not in again.err
        status = room.run("status", "budget").out
        assert status.count("let go: nobody there is told") == 2
        assert "let go" in room.run("status", "--person", "j0@journal.example").out
        without(room, kept, *gone)
        assert room.run(*PUBLISH).code == 0
        assert len(old.requests) == before
        assert room.run("ledger", "verify").code == 0


def test_a_later_correction_asks_again(tmp_path: Path) -> None:
    """Who has a wrong text is let go of one correction; put back, they get the next as what it is."""
    with Receiver(ok()) as desk, Receiver(ok()) as old:
        kept, gone = webhook("desk", desk.url), webhook("old", old.url)
        room = make(tmp_path, kept, gone)
        room.run(*PUBLISH)
        without(room, kept)
        room.run("correct", PATH, "--what", "Le titre.", "-y")
        assert room.run("resolve", "budget", "old", "--drop").code == 0
        third = room.run("correct", PATH, "--what", "Le lieu.", "-y", "--json")
        assert (third.code, outcomes(third.json())["old"]) == (1, "failed")
        without(room, kept, gone)
        assert room.run(*PUBLISH).code == 0
        assert [(one.json()["type"], one.json()["data"]["revision"]) for one in old.requests] == [
            ("release.published", 1),
            ("release.corrected", 3),
        ]


def test_a_target_that_never_had_it_is_let_go_for_good(tmp_path: Path) -> None:
    """Its first revision failed there: nothing is owed any more; put back for a later one, it has nothing to correct."""
    with Receiver(ok()) as desk, Receiver(ok(status=400)) as old:
        kept, gone = webhook("desk", desk.url), webhook("old", old.url)
        room = make(tmp_path, kept, gone)
        assert room.run(*PUBLISH).code == 1
        assert room.run("resolve", "budget", "old", "--drop").code == 2
        without(room, kept)
        assert room.run(*PUBLISH).code == 1
        assert room.run("resolve", "budget", "old", "--drop").code == 0
        assert room.run(*PUBLISH).code == 0
        assert room.run("correct", PATH, "--what", "Le titre.", "-y").code == 0
        without(room, kept, gone)
        assert room.run(*PUBLISH).code == 0
        assert len(old.requests) == 1


def test_what_is_unsure_at_a_target_that_is_gone_is_said_to_be(tmp_path: Path) -> None:
    """Exit 4, as long as nobody has settled it."""
    with Receiver(ok()) as desk, Receiver(faults.close) as old:
        kept, gone = webhook("desk", desk.url), webhook("old", old.url)
        room = make(tmp_path, kept, gone)
        assert room.run(*PUBLISH).code == 4
        without(room, kept)
        ran = room.run(*PUBLISH)
        assert (ran.code, outcomes(ran.json())) == (4, {"desk": "already_sent", "old": "unknown"})
        assert room.run("resolve", "budget", "old", "--drop").code == 0
        assert room.run(*PUBLISH).code == 0
        assert room.run("correct", PATH, "--what", "Le titre.", "-y").code == 1


def test_where_nothing_else_is_owed_it_is_asked_about_all_the_same(tmp_path: Path) -> None:
    """The ledger knows of the correction, so that somebody can say what becomes of it."""
    with Receiver(ok()) as desk, Receiver(ok()) as old:
        room = make(tmp_path, webhook("old", old.url))
        room.run(*PUBLISH)
        without(room, webhook("desk", desk.url))
        ran = room.run("correct", PATH, "--what", "Le titre.", "-y", "--json")
        assert (ran.code, outcomes(ran.json())) == (1, {"old": "failed"})
        assert room.run("resolve", "budget", "old", "--drop").code == 0
        assert room.run(*PUBLISH).code == 0
        assert not desk.requests


def test_what_a_later_revision_has_overtaken_is_not_promised(tmp_path: Path) -> None:
    """`--resend` of a first revision that was unsure, once the second has gone there: that text is sent to nobody any more."""
    with Receiver([faults.close, ok()]) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        assert room.run(*PUBLISH).code == 4
        assert room.run("correct", PATH, "--what", "Le titre.", "-y").code == 0
        said = room.run("resolve", "budget", "desk", "--resend")
        assert "revision 2 has overtaken it" in said.err
        assert room.run(*PUBLISH).code == 0
        assert len(desk.requests) == 2
        assert "overtaken by a later revision" in room.run("status", "budget").out
