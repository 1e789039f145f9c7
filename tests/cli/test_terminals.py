"""A person at a terminal is asked, and answers."""

import os
import pty
import select
import sys
import time
from pathlib import Path

import pytest

from tests.support.newsrooms import (
    RELEASE,
    RELEASES,
    Newsroom,
    a_list,
    environment,
    journalists,
    mailgun,
    make,
    webhook,
)
from tests.support.receivers import Receiver, ok
from tests.support.vendors import Mailgun


def on_a_terminal(room: Newsroom, *words: str, answers: str = "", seconds: float = 30) -> tuple[int, str]:
    """Run pressctl on a terminal of 80 columns, type the answers, and return the code and what was shown."""
    pid, wire = pty.fork()
    if pid == 0:  # pragma: no cover  (the child is pressctl itself)
        os.chdir(room.root)
        os.execve(  # noqa: S606  (pressctl itself, on a terminal of its own)
            sys.executable,
            [sys.executable, "-m", "pressctl", *words],
            {**environment(), "TERM": "xterm", "COLUMNS": "80"},
        )
    shown, until = b"", time.monotonic() + seconds
    typed = [f"{line}\n".encode() for line in answers.split("\n") if line]
    while time.monotonic() < until:
        if select.select([wire], [], [], 0.1)[0]:
            try:
                piece = os.read(wire, 65536)
            except OSError:
                break
            if not piece:
                break
            shown += piece
            if typed and piece.rstrip().endswith((b"]", b":")):
                os.write(wire, typed.pop(0))
    _, status = os.waitpid(pid, 0)
    os.close(wire)
    return os.waitstatus_to_exitcode(status), shown.decode("utf-8", "replace")


def test_a_terminal_is_asked_before_anything_leaves(tmp_path: Path) -> None:
    """No is the default and sends nothing; yes sends, with a table at the end."""
    with Receiver(ok()) as desk, Receiver(Mailgun()) as mg:
        room = make(tmp_path, webhook("desk", desk.url), mailgun("list", mg.url))
        room.write("list.csv", a_list(journalists(3)))
        code, shown = on_a_terminal(room, "publish", "releases/budget.md", answers="y\nn")
        assert code == 5, shown
        assert "-> 3 people, 1 webhook" in shown
        assert desk.requests == []
        code, shown = on_a_terminal(room, "publish", "releases/budget.md", answers="y\ny")
        assert code == 0, shown
        assert (len(desk.requests), len(mg.inbox)) == (1, 3)
        assert "what came of it" in shown
        code, shown = on_a_terminal(room, "publish", "releases/budget.md")
        assert code == 0
        assert "Send this now" not in shown


def test_a_terminal_is_asked_for_what_the_text_leaves_open(tmp_path: Path) -> None:
    """The year; then the release is usable."""
    room = make(tmp_path, release=None)
    code, shown = on_a_terminal(room, "import", str(RELEASES / "fr-narcotrafic-2024.txt"), answers="2024")
    assert code == 0, shown
    (written,) = (tmp_path / "releases").glob("*.md")
    assert "withheld" not in written.read_text()
    assert "date: 2024-11-06" in written.read_text()


def test_a_terminal_is_asked_what_a_new_release_says(tmp_path: Path) -> None:
    """Enter skips; what is wrong is said and asked again; elsewhere nothing is asked."""
    room = make(tmp_path)
    answers = "RIVER CITY\n31/01/2027\n2027-01-31\n \nAnne Martin\n \nanne@example.org\n \nWorks, Tram"
    code, shown = on_a_terminal(room, "new", 'The "bridge": open \U0001f309', answers=answers)
    assert code == 0, shown
    assert "Write 2027-01-31" in shown
    text = (tmp_path / "releases" / "the-bridge-open.md").read_text("utf-8")
    assert 'headline: "The \\"bridge\\": open \U0001f309"\ndateline: "RIVER CITY"\n' in text
    assert 'date: "2027-01-31"\ncategories:\n  - "Works"\n  - "Tram"\ncontacts:\n  - name: "Anne Martin"\n' in text
    assert room.run("check", "releases/the-bridge-open.md").code == 0
    assert room.run("new", "The second").code == 0
    assert room.run("new", "\u200b\n ").code == 2


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        (("plan",), "40 %", "41 %"),
        (("plan", "--format", "json"), "Il faut", "Il faudra"),
        (("publish",), ", Anne", ", Jeanne"),
        (("publish", "--dry-run"), "entendues", "reçues"),
    ],
)
def test_a_terminal_reads_first_who_has_the_old_text(
    tmp_path: Path, words: tuple[str, ...], old: str, new: str
) -> None:
    """Above the advice about the file, and above the plan: of a digit, a quote, a name and the headline."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        path = "releases/budget.md"
        sent = RELEASE.replace("mercredi", "hier, à 40 %").replace(
            "a dit la présidente", "selon la présidente, Anne Martin"
        )
        sent = sent.replace("    email: anne@presse.example\n", "")
        room.write(path, sent)
        assert room.run("publish", path, "--yes").code == 0
        room.write(path, sent.replace(old, new))
        _, shown = on_a_terminal(room, *words, path)
        assert shown.startswith("CHANGED SINCE IT WENT OUT: budget, revision 1: desk has the old text"), shown
        assert "advice: " in shown
        assert shown.count("CHANGED SINCE IT WENT OUT") == 1
        assert len(desk.requests) == 1
