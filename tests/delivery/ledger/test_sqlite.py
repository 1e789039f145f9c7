"""What is particular to a ledger in a file."""

import os
import shutil
import sqlite3
import stat
import threading
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pressctl.delivery.ledger import writer
from pressctl.delivery.ledger.database import Connection
from pressctl.delivery.ledger.records import Left, NewDelivery, NewPart
from pressctl.delivery.ledger.sqlite import SqliteLedger
from pressctl.errors import LedgerUnusable
from tests.support.builders import NOON, a_variant
from tests.support.ledgers import ME, accepted, state


def test_the_file_is_private(tmp_path: Path) -> None:
    """The folder is 0700 and the file 0600: it holds addresses."""
    path = tmp_path / "state" / "ledger.db"
    SqliteLedger(path, create=True).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_run_waits_for_another_that_is_opening_the_ledger(tmp_path: Path) -> None:
    """Written ahead from its making; a ledger that is not yet is changed to that once nobody reads it."""
    path = tmp_path / "ledger.db"
    SqliteLedger(path, create=True).close()
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN")
        other.execute("SELECT * FROM meta").fetchone()
        ended = threading.Timer(0.1, other.execute, ["COMMIT"])
        ended.start()
        SqliteLedger(path, create=False).close()
        ended.join()


def broken(path: Path, kind: str) -> None:
    """Make something that is not a ledger of ours."""
    if kind == "junk":
        path.write_bytes(b"this is not a database at all, whatever it is called" * 40)
        return
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE t (x)")
    if kind == "newer":
        db.execute("PRAGMA application_id = 1347568963")
        db.execute("PRAGMA user_version = 99")
    db.commit()
    db.close()


@pytest.mark.parametrize(
    ("kind", "said"), [("junk", "is damaged"), ("foreign", "is not a ledger of pressctl"), ("newer", "newer pressctl")]
)
def test_a_file_that_is_not_ours_is_left_alone(tmp_path: Path, kind: str, said: str) -> None:
    """It is refused in words, and not a byte of it changes."""
    path = tmp_path / "ledger.db"
    broken(path, kind)
    before = path.read_bytes()
    with pytest.raises(LedgerUnusable, match=said):
        SqliteLedger(path, create=True)
    assert path.read_bytes() == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """The message names the folder's ledger and whose turn it is."""
    tmp_path.chmod(0o500)
    with pytest.raises(LedgerUnusable, match="cannot be used"):
        SqliteLedger(tmp_path / "ledger.db", create=True)


def test_a_path_through_a_file(tmp_path: Path) -> None:
    """What the file system refuses is said in words."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(LedgerUnusable, match="cannot be used"):
        SqliteLedger(tmp_path / "file" / "ledger.db", create=True)


def test_another_process_that_holds_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock that is not given up in time is told as another run."""
    monkeypatch.setattr("pressctl.delivery.ledger.sqlite.PATIENCE", 0.05)
    ledger = SqliteLedger(tmp_path / "ledger.db", create=True)
    blocker = sqlite3.connect(tmp_path / "ledger.db", isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    with pytest.raises(LedgerUnusable, match="locked") as caught:
        accepted(ledger)
    assert "Another run" in caught.value.hint
    blocker.execute("ROLLBACK")
    blocker.close()
    accepted(ledger)
    ledger.close()


def test_what_nobody_waits_for_yet_waits_for_company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Results, and parts that are begun ahead, share a commit with what comes a moment later; what is waited for is done at once."""
    ledger, groups = SqliteLedger(tmp_path / "ledger.db", create=True), list[int]()
    parts = tuple(NewPart(key=f"k{number}", number=number, variant=a_variant()) for number in (1, 2, 3))
    accepted(ledger, deliveries=(NewDelivery(language="fr", target="desk", channel="desk", parts=parts),))
    commit = writer.commit

    def counted(connection: Connection, works: Sequence[writer.Work]) -> tuple[list[Any], bool]:
        groups.append(len(works))
        return commit(connection, works)

    monkeypatch.setattr(writer, "commit", counted)
    monkeypatch.setattr(writer, "MOMENT", 0.3)
    first = ledger.begin("k1", owner=ME, now=NOON, lease=120, ahead=True)
    time.sleep(0.05)
    second = ledger.begin("k2", owner=ME, now=NOON, lease=120, ahead=True)
    assert first.result()
    assert second.is_over
    assert groups == [2]
    monkeypatch.setattr(writer, "MOMENT", 60.0)
    assert ledger.begin("k3", owner=ME, now=NOON, lease=120).result()
    assert groups == [2, 1]
    ledger.close()


def test_a_ledger_of_the_first_schema_is_brought_on(tmp_path: Path) -> None:
    """Looked at, it stays as it is and nothing is stopped; opened to send with, it knows stops and keeps its past."""
    path = tmp_path / "ledger.db"
    first = SqliteLedger(path, create=True)
    accepted(first)
    first.close()
    with sqlite3.connect(path) as db:
        _without_marks(db)
        db.execute("DROP TABLE stops")
        db.execute("DROP TABLE passes")
        db.execute("DROP TABLE uploads")
        db.execute("DROP TABLE moves")
        db.execute("PRAGMA user_version = 1")
    db.close()
    looked = SqliteLedger(path, create=False, reads=True)
    assert looked.history("r").stop is None
    assert looked.uploads("host", "there") == {}
    assert looked.marks() != looked.marks(), "there is none that anybody could know again"
    looked.close()
    opened = SqliteLedger(path, create=False)
    opened.uploaded("host", "there", "index.html", Left(sha256="0")).result()
    assert opened.uploads("host", "there") == {"index.html": "0"}
    assert opened.etag("host", "there", "index.html").result() == ""
    assert opened.uploads("host", "elsewhere") == {}
    assert opened.stop("r", NOON)
    assert state(opened) == "owed"
    assert opened.marks() == opened.marks()
    opened.close()


def _without_marks(db: sqlite3.Connection) -> None:
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute(f"DROP TRIGGER {name}")
    db.execute("DROP TABLE marks")


def test_a_ledger_that_is_put_back_has_its_marks_of_then_and_never_those_since(tmp_path: Path) -> None:
    """A count would come to the same number again for another history."""
    path, marks = tmp_path / "ledger.db", []
    first = SqliteLedger(path, create=True)
    accepted(first)
    marks.append(first.marks())
    first.close()
    before = path.read_bytes()
    for _ in range(2):
        path.write_bytes(before)
        ledger = SqliteLedger(path, create=False)
        assert ledger.marks() == marks[0]
        ledger.begin("k1", owner=ME, now=NOON, lease=120).result()
        marks.append(ledger.marks())
        ledger.close()
    assert len({mark["r"] for mark in marks}) == 3


def test_a_ledger_that_knows_no_passes_may_be_looked_at(tmp_path: Path) -> None:
    """Everything is stopped then, kills too."""
    path = tmp_path / "ledger.db"
    first = SqliteLedger(path, create=True)
    accepted(first, edition="kill")
    first.stop("", NOON)
    first.close()
    with sqlite3.connect(path) as db:
        db.execute("DROP TABLE passes")
        db.execute("DROP TABLE uploads")
        db.execute("DROP TABLE moves")
        db.execute("PRAGMA user_version = 2")
    db.close()
    looked = SqliteLedger(path, create=False, reads=True)
    stop = looked.history("r").stop
    assert stop is not None
    assert stop.halts("kill")
    looked.close()
    opened = SqliteLedger(path, create=False)
    assert opened.spare("r", NOON)
    assert not opened.is_halted("k1")
    opened.close()


@pytest.mark.parametrize("how", ["deleted", "replaced", "moved", "emptied folder"])
def test_a_ledger_that_is_taken_away_under_a_run_is_noticed(tmp_path: Path, how: str) -> None:
    """Before the next part begins, and at every other change: nothing is recorded where nobody will find it."""
    path = tmp_path / "state" / "ledger.db"
    opened = SqliteLedger(path, create=True)
    accepted(opened)
    if how == "replaced":
        other = SqliteLedger(tmp_path / "other.db", create=True)
        other.close()
        (tmp_path / "other.db").replace(path)
    elif how == "moved":
        path.rename(tmp_path / "elsewhere.db")
    elif how == "deleted":
        path.unlink()
    else:
        shutil.rmtree(path.parent)
    with pytest.raises(LedgerUnusable, match="while this run was under way") as caught:
        opened.begin("k1", owner=ME, now=NOON, lease=60).result()
    assert "look at the places" in caught.value.hint
    opened.close()


def test_a_ledger_that_is_only_touched_is_the_same(tmp_path: Path) -> None:
    """A backup, other permissions, another name beside it: it is still that file."""
    path = tmp_path / "ledger.db"
    opened = SqliteLedger(path, create=True)
    accepted(opened)
    path.chmod(0o640)
    shutil.copy(path, tmp_path / "backup.db")
    (tmp_path / "second-name.db").hardlink_to(path)
    assert opened.begin("k1", owner=ME, now=NOON, lease=60).result() is not None
    opened.close()
