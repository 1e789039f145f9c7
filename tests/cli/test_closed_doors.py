"""Folders and files that may not be read, and names that the system refuses: words and exit code 3, never a defect."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support.newsrooms import Newsroom, Ran, environment, make, webhook
from tests.support.receivers import Receiver, ok

ENDLESS = "x" * 5_000
COMMANDS = (("check",), ("publish", "-y"), ("publish", "releases/budget.md", "-y"), ("feeds",))
# Root reads everything; without these two rights it is bound to a file's mode like anybody.
BOUND = "-dac_override,-dac_read_search"


def run_bound(room: Newsroom, words: Sequence[str]) -> Ran:
    """Run pressctl as somebody whom a file's mode binds."""
    setpriv = shutil.which("setpriv")
    if os.geteuid() == 0 and not setpriv:
        pytest.skip("root reads everything, and there is no setpriv")
    before = [str(setpriv), f"--bounding-set={BOUND}", f"--inh-caps={BOUND}"] if os.geteuid() == 0 else []
    command = [*before, sys.executable, "-m", "pressctl", *words]
    ended = subprocess.run(
        command, cwd=room.root, env=environment(), capture_output=True, text=True, check=False, input=""
    )
    return Ran(code=ended.returncode, out=ended.stdout, err=ended.stderr)


@pytest.mark.parametrize(
    "closed",
    ["releases", "releases/sub", "releases/budget.md", "templates", "templates/email/release.txt", "config.toml"],
)
def test_what_may_not_be_read_is_said(tmp_path: Path, closed: str) -> None:
    """Which it is, and what to do; nothing is sent."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        room.write("releases/sub/other.md", "---\nheadline: Autre\n---\n\nTexte.\n")
        room.write("templates/email/release.txt", "{{ release.headline }}\n")
        (tmp_path / closed).chmod(0)
        try:
            for words in COMMANDS:
                ran = run_bound(room, words)
                if closed == "templates/email/release.txt" and words == ("feeds",):
                    continue  # pages need no mail
                assert ran.code == 3, (words, ran.err)
                assert Path(closed).name in ran.err + ran.out
                assert "defect" not in ran.err
            assert desk.requests == []
        finally:
            (tmp_path / closed).chmod(0o755)


@pytest.mark.parametrize(
    "words",
    [
        ("check", f"{ENDLESS}.md"), ("publish", ENDLESS, "-y"), ("plan", f"releases/{ENDLESS}"), ("publish", "a/" * 2_500, "-y"),
        ("render", ENDLESS, "-o", "out"), ("render", "releases/budget.md", "-o", ENDLESS), ("test", ENDLESS),
        ("check", "-c", ENDLESS), ("feeds", "-c", f"{ENDLESS}.toml"), ("init", ENDLESS), ("correct", ENDLESS, "--what", "x"),
    ],
)  # fmt: skip
def test_a_name_that_the_system_refuses_is_said(tmp_path: Path, words: tuple[str, ...]) -> None:
    """Five thousand characters, shortened in the message."""
    ran = make(tmp_path).run(*words)
    assert ran.code in {2, 3}, ran.err
    assert "hint: " in ran.err
    assert "defect" not in ran.err
    assert "xxxx" in ran.err or "a/a/" in ran.err


def test_a_report_is_one_document_then_too(tmp_path: Path) -> None:
    """`--json`: whoever reads stdout gets the reason."""
    ran = make(tmp_path).run("publish", ENDLESS, "-y", "--json")
    assert ran.json()["exit_code"] == ran.code == 3
