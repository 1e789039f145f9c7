"""Full disks, closed streams, folders that may not be written, poor environments: said, and never a traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.newsrooms import Newsroom, environment, make, webhook
from tests.support.receivers import Receiver, ok


@pytest.fixture
def empty(tmp_path: Path) -> Newsroom:
    """A folder with nothing in it."""
    return Newsroom(root=tmp_path)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk here")
@pytest.mark.parametrize("words", [("check",), ("check", "--json"), ("plan", "--format", "json")])
def test_a_full_disk_is_said_and_never_a_traceback(tmp_path: Path, words: tuple[str, ...]) -> None:
    """Whoever reads what could not be written would be misled, so it fails, in words."""
    room = make(tmp_path, webhook("desk", "https://desk.example.org/"))
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "pressctl", *words],
            cwd=room.root,
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert "Traceback" not in ran.stderr
    assert (ran.returncode != 0) == ("could not be written out" in ran.stderr)


def test_without_a_config_the_files_folder_is_the_newsroom(empty: Newsroom) -> None:
    """Everything goes to outbox/, feeds are skipped, and it says what a config would add."""
    empty.write("news/titre.md", "---\nheadline: Titre\nlanguage: fr\ndate: 2024-11-06\n---\n\nTexte.\n")
    ran = empty.run("publish", "news/titre.md", "--yes")
    assert ran.code == 0, ran.err
    assert (empty.root / "news" / "outbox").is_dir()
    assert not (empty.root / "news" / "public" / "rss.xml").exists()
    assert "config.toml" in ran.err


def test_a_release_outside_the_newsroom_is_to_be_moved(tmp_path: Path) -> None:
    """Exit 3, and it says so."""
    room = make(tmp_path / "room", webhook("desk", "https://desk.example.org/"))
    (tmp_path / "other.md").write_text("---\nheadline: x\n---\n\nx\n")
    ran = room.run("publish", "../other.md", "-y")
    assert ran.code == 3
    assert "ove it" in ran.err


@pytest.mark.parametrize(
    "environ", [{"HOME": ""}, {"LANG": "C", "PYTHONUTF8": "0", "LC_ALL": "C"}, {"FORCE_COLOR": "1"}, {"COLUMNS": "20"}]
)
def test_poor_surroundings_change_nothing(tmp_path: Path, environ: dict[str, str]) -> None:
    """No HOME, no UTF-8, forced colours, a narrow terminal: readable, unwrapped, uncoloured."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        ran = room.run("publish", "releases/budget.md", "-y", environ=environ)
        assert ran.code == 0, ran.err
        assert "\x1b" not in ran.out + ran.err
        assert "desk  webhook  sent" in ran.out


def test_a_report_that_cannot_be_written_is_no_success(tmp_path: Path) -> None:
    """A full disk behind stdout: everything is recorded, and the code is not 0."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        with Path("/dev/full").open("w") as full:
            words = [sys.executable, "-m", "pressctl", "publish", "releases/budget.md", "-y", "--json"]
            ran = subprocess.run(
                words, cwd=tmp_path, env=environment(), stdout=full, check=False, stderr=subprocess.PIPE
            )
        assert ran.returncode == 1
        assert b"pressctl status" in ran.stderr
        assert len(desk.requests) == 1
        assert "desk  fr  sent" in room.run("status").out


def test_public_files_that_cannot_be_written_stop_before_sending(tmp_path: Path) -> None:
    """Exit 3: no delivery failed, none was tried."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        room.write("public", "a file in the way")
        assert room.run("publish", "releases/budget.md", "-y").code == 3
        assert desk.requests == []


def test_looking_needs_no_folder_that_can_be_written(tmp_path: Path) -> None:
    """Plan and status read a ledger as it stands, and leave nothing beside it."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        assert room.run("publish", "releases/budget.md", "-y").code == 0
        before = sorted(path.name for path in (tmp_path / ".pressctl").iterdir())
        assert "already sent" in room.run("plan", "releases/budget.md").out
        assert "sent" in room.run("status").out
        assert sorted(path.name for path in (tmp_path / ".pressctl").iterdir()) == before


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    """A job in the wrong directory has something to read."""
    room = make(tmp_path, webhook("desk", "https://desk.example.org/"), release=None)
    assert "there are no releases" in room.run("publish", "-y").err


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_stop_nothing(tmp_path: Path, closed: str) -> None:
    """A daemon's child has nobody to hear it, and sends all the same."""
    with Receiver(ok()) as desk:
        make(tmp_path, webhook("desk", desk.url))
        command = f"{sys.executable} -m pressctl publish releases/budget.md -y {closed}"
        ran = subprocess.run(["sh", "-c", command], cwd=tmp_path, env=environment(), check=False, capture_output=True)
        assert ran.returncode == 0, ran.stderr
        assert len(desk.requests) == 1


def test_json_is_json_on_an_ascii_stream(tmp_path: Path) -> None:
    """Escapes, not backslashes of another kind."""
    room = make(tmp_path, webhook("desk", "https://desk.example.org/"))
    ran = room.run("plan", "--format", "json", environ={"PYTHONIOENCODING": "ascii"})
    assert "Douze" in ran.json()["releases"][0]["headline"]
