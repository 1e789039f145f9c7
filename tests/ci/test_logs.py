"""What a job's log shows: no text of a release, of a file's name or of a place's answer is a command to the runner, or steers a terminal."""

from pathlib import Path

import pytest

from tests.support.newsrooms import RELEASE, Newsroom, make, webhook
from tests.support.receivers import Receiver, ok
from tests.support.runner import commands, steers

HOSTILE = "::set-output name=x::y ##[group]z"
TEXT = (
    RELEASE.replace('"Budget : « Douze communes » entendues"', f'"{HOSTILE}"')
    .replace("categories: [Actu]", 'subhead: "  ::error::a ##[add-mask]b ##vso[task.x]c"\ncategories: ["::debug::x"]')
    .replace("name: Anne Martin", 'name: "::add-mask::Anne"')
    .replace(
        "Le groupe a entendu", "::stop-commands::x\n\n::warning file=a::b %0A::error::c\n\n##[group]Le groupe a entendu"
    )
)
JOB = {"CI": "true", "FORCE_COLOR": "1", "HOME": ""}
RUNS = [
    ("",),
    ("check",),
    ("check", "--json"),
    ("check", "--format", "gitlab"),
    ("plan",),
    ("plan", "--format", "markdown"),
    ("plan", "--format", "json"),
    ("adopt", "--dry-run"),
    ("publish", "releases/budget.md", "-n"),
    ("publish", "releases/budget.md", "--yes", "--new-ledger", "-v"),
    ("publish", "--json"),
    ("status", "-v"),
    ("resolve", "budget"),
    ("correct", "releases/budget.md", "--what", HOSTILE, "-n"),
    ("import", "pasted.txt"),
]


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    """A newsroom whose release, file names and list would rather be commands."""
    room = make(tmp_path_factory.mktemp("room"), release=TEXT)
    room.write("releases/::error::b.md", "---\nid: b\nheadlin: x\n---\n\nx\n")
    room.write("pasted.txt", f"{HOSTILE}\n\n::error::Paris, le 6 novembre 2024 – ##[group]Le groupe\n")
    return room


@pytest.mark.parametrize("words", RUNS, ids=" ".join)
def test_no_text_is_a_command(room: Newsroom, words: tuple[str, ...]) -> None:
    """Whatever is run, its log is text; off a terminal nothing is coloured, whatever the environment asks for."""
    ran = room.run(*filter(None, words), environ=JOB)
    log = f"{ran.out}\n{ran.err}"
    assert not list(commands(log))
    assert not steers(log)
    assert "Traceback" not in log


def test_no_answer_of_a_place_is_a_command(tmp_path: Path) -> None:
    """A refusal is repeated as text, on one line that nothing wraps, however long."""
    said = f"{HOSTILE} ##[error]x \x1b[2J " + "long " * 40
    with Receiver(ok(said.encode(), status=400)) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        ran = room.run("publish", "releases/budget.md", "--yes", "--new-ledger", environ=JOB)
    assert ran.code == 1
    log = f"{ran.out}\n{ran.err}"
    assert not list(commands(log))
    assert not steers(log)
    assert sum("400" in line for line in ran.out.splitlines()) == 1
