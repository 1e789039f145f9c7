"""A ledger that cannot be used: nothing is sent, the exit code is 7, and it says what to do."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.test_hanging_up import wait_for
from tests.support.newsrooms import Newsroom, make, webhook
from tests.support.receivers import Receiver, ok

COMMANDS = (
    ("publish", "releases/budget.md", "-y"),
    ("plan",),
    ("publish", "releases/budget.md", "-n"),
    ("status", "budget"),
)


def sql(*statements: str) -> Callable[[Path], None]:
    """Return what changes a ledger by hand."""

    def change(path: Path) -> None:
        db = sqlite3.connect(path)
        for statement in statements:
            db.execute(statement)
        db.commit()
        db.close()

    return change


def instead(make_it: Callable[[Path], object]) -> Callable[[Path], None]:
    """Return what puts something else in a ledger's place."""

    def change(path: Path) -> None:
        for file in path.parent.glob("ledger.db*"):
            file.unlink()
        make_it(path)

    return change


def scramble(path: Path) -> None:
    """Write over everything behind the file's first page."""
    content = path.read_bytes()
    path.write_bytes(content[:4096] + bytes(byte * 7 + 13 & 255 for byte in content[4096:]))


TROUBLES = {
    "a folder": instead(Path.mkdir),
    "no database": instead(lambda path: path.write_text("hello, this is no database\n" * 200)),
    "an empty file": instead(Path.touch),
    "a link to nowhere": instead(lambda path: path.symlink_to("/nonexistent/ledger.db")),
    "a link to itself": instead(lambda path: path.symlink_to(path)),
    "another program's": instead(sql("CREATE TABLE a (b)")),
    "other tables": instead(
        sql("CREATE TABLE a (b)", f"PRAGMA application_id = {0x50524543}", "PRAGMA user_version = 1")
    ),
    "a table less": sql("DROP TABLE parts"),
    "damaged pages": scramble,
    "a newer schema": sql("PRAGMA user_version = 99"),
    "no salt": sql("DELETE FROM meta"),
    "times that are none": sql("UPDATE parts SET first_claimed = 'noon', settled_at = 'noon'"),
    "content that is none": sql("UPDATE editions SET content = '{{{'"),
    "states that are none": sql("PRAGMA ignore_check_constraints = ON", "UPDATE parts SET state = 'weird'"),
}


@pytest.fixture
def room(tmp_path: Path) -> Newsroom:
    """A newsroom whose release has been sent once."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        assert room.run("publish", "releases/budget.md", "-y").code == 0
    return room


@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_ledger_that_cannot_be_used_stops_everything(room: Newsroom, trouble: str) -> None:
    """Whatever it is; no traceback, no defect, nothing sent and nothing made in its place."""
    path = room.root / ".pressctl" / "ledger.db"
    TROUBLES[trouble](path)
    with Receiver(ok()) as desk:
        config = room.root / "config.toml"
        config.write_text(f"{config.read_text('utf-8')}\n{webhook('new', desk.url)}\n", "utf-8")
        for words in COMMANDS:
            ran = room.run(*words)
            assert (ran.code, desk.requests) == (7, []), (words, ran.err)
            assert "ledger" in ran.err
            assert "hint: " in ran.err
            assert "defect" not in ran.err


def test_a_ledger_nobody_can_name_is_said_so(tmp_path: Path) -> None:
    """A path of 5,000 characters, which the system refuses to look at."""
    room = make(tmp_path, webhook("desk", "http://127.0.0.1:9/"))
    config = tmp_path / "config.toml"
    config.write_text(config.read_text("utf-8").replace("id =", f'ledger = "sqlite:{"a" * 5_000}"\nid =', 1), "utf-8")
    for words in COMMANDS:
        ran = room.run(*words)
        assert ran.code in {3, 7}
        assert "hint: " in ran.err
        assert "defect" not in ran.err
        assert len(ran.err) < 2_000


def test_a_ledger_taken_away_under_a_run_stops_it(tmp_path: Path) -> None:
    """Before the next part leaves; it says so, exits with 7, and makes no other."""
    with Receiver(ok(delay=0.5)) as desk:
        room = make(tmp_path, *(webhook(f"d{n}", f"{desk.url}{n}") for n in range(6)), head="concurrency = 1")
        process = room.start("publish", "releases/budget.md", "-y")
        wait_for(lambda: desk.requests)
        os.unlink(tmp_path / ".pressctl" / "ledger.db")  # noqa: PTH108  (what a person's `rm` does)
        _, said = process.communicate(timeout=30)
        assert process.returncode == 7
        assert "taken away or replaced while this run was under way" in said
        assert len(desk.requests) == 1
        assert not (tmp_path / ".pressctl" / "ledger.db").exists()
