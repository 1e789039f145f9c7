"""`pressctl adopt` from outside: what was out before pressctl came is owed to nobody, and nothing is sent."""

from pathlib import Path

import pytest

from tests.cli.test_terminals import on_a_terminal
from tests.support.newsrooms import RELEASE, Newsroom, make, webhook
from tests.support.receivers import Receiver, ok

CORRECTED = RELEASE.replace("---\n\nLe groupe", "revision: 2\ncorrection: Treize communes.\n---\n\nLe groupe")


def a_room(tmp_path: Path, url: str) -> Newsroom:
    """Return a newsroom with an archive of one, a draft and one to come."""
    room = make(tmp_path, webhook("desk", url))
    for name, head in (("draft", "status: withheld"), ("later", "date: 2099-01-01 10:00")):
        text = RELEASE.replace("date: 2024-11-06", head).replace('id: "budget"', f"id: {name}")
        room.write(f"releases/{name}.md", text)
    return room


def test_an_archive_is_owed_to_nobody(tmp_path: Path) -> None:
    """Listed, asked, recorded; neither a run nor a correction sends it, but to a place that is named."""
    with Receiver(ok()) as desk:
        room = a_room(tmp_path, desk.url)
        assert room.run("adopt").code == 2
        dry = room.run("adopt", "--dry-run")
        assert (dry.code, [line.split("  ")[1].split(",")[0] for line in dry.out.splitlines()]) == (0, ["budget"])
        assert room.run("adopt", "--yes").code == 7
        assert room.run("adopt", "--yes", "--new-ledger").code == 0
        again = room.run("adopt", "--yes")
        assert (again.code, again.out) == (0, "")
        published = room.run("publish", "--yes", "--json")
        assert published.code == 0, published.err
        (adopted,) = [one for one in published.json()["releases"] if one["id"] == "budget"]
        assert (adopted["outcome"], adopted["deliveries"]) == ("skipped", [])
        assert "published before pressctl" in adopted["error"]
        assert "adopted: published before pressctl" in room.run("plan").out
        assert "adopted 20" in room.run("status").out
        assert room.run("ledger", "verify").code == 0
        room.write("releases/budget.md", CORRECTED)
        assert room.run("publish", "--yes").code == 0
        assert not desk.requests
        assert "Treize communes" in (tmp_path / "public/releases/budget/index.html").read_text("utf-8")
        assert room.run("publish", "releases/budget.md", "--yes", "-t", "desk").code == 0
        assert len(desk.requests) == 1


@pytest.mark.parametrize("answer", ["n", "y"])
def test_a_person_is_asked(tmp_path: Path, answer: str) -> None:
    """A no records nothing; a yes does, where there is a ledger."""
    with Receiver(ok()) as desk:
        room = a_room(tmp_path, desk.url)
        assert room.run("publish", "releases/later.md", "--yes", "--new-ledger").code == 0
        code, said = on_a_terminal(room, "adopt", answers=answer)
        assert (code, "owed? [y/N]" in said) == (5 if answer == "n" else 0, True)
        assert room.run("adopt", "--dry-run").out.count("\n") == (answer == "n")
