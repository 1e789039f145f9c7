"""What the ledger promises: intent on disk first, one holder a part, nothing forgotten."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from pressctl.delivery.ledger.absent import AbsentLedger
from pressctl.delivery.ledger.owners import is_gone, owner
from pressctl.delivery.ledger.records import Acceptance, NewDelivery, NewPart, Settlement
from pressctl.delivery.ledger.sqlite import SqliteLedger
from pressctl.delivery.ledger.uploads import Left
from pressctl.errors import LedgerUnusable
from pressctl.model import Recipient
from tests.support.builders import NOON, a_variant
from tests.support.deliveries import some_people

ME, OTHER = owner(), "elsewhere:0:0/1/1"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[SqliteLedger]:
    """A new ledger."""
    opened = SqliteLedger(tmp_path / "state" / "ledger.db", create=True)
    yield opened
    opened.close()


def accepted(
    ledger: SqliteLedger, *, key: str = "k1", people: tuple[Recipient, ...] = (), **changes: Any
) -> Acceptance:
    """Record an edition with one part."""
    part = NewPart(key=key, number=1, variant=a_variant(), members=people)
    wanted = Acceptance(
        release="r",
        edition=1,
        version=ledger.history("r").version,
        content={"fr": {"headline": "Titre"}},
        targets=("desk",),
        path="releases/r.md",
        deliveries=(NewDelivery(language="fr", target="desk", channel="desk", parts=(part,)),),
    )
    wanted = replace(wanted, **changes)
    assert ledger.accept([wanted], NOON)
    return wanted


def state(ledger: SqliteLedger, key: str = "k1") -> str:
    """Return a part's state."""
    part = ledger.part(key)
    assert part is not None
    return part.state


def test_a_part_goes_from_owed_to_sent(ledger: SqliteLedger) -> None:
    """Each transition is on disk, and the receipt is kept."""
    accepted(ledger, people=some_people(2))
    assert state(ledger) == "owed"
    begun = ledger.begin("k1", owner=ME, now=NOON, lease=120).result()
    assert begun is not None
    assert (begun.attempt, begun.first_claimed, len(begun.members)) == (1, NOON, 2)
    assert begun.variant == a_variant()
    assert state(ledger) == "sending"
    ended = Settlement(
        key="k1", state="sent", at=NOON, status_code=200, receipt_id="x", rejected=("p1@journal.example",)
    )
    assert ledger.settle(ended, owner=ME).result()
    part = ledger.part("k1")
    assert part is not None
    assert (part.state, part.receipt_id, part.people, part.rejected) == ("sent", "x", 2, 1)
    assert [person.email for person in ledger.members(["k1"])] == ["p0@journal.example"]


def test_only_one_holds_a_part(ledger: SqliteLedger) -> None:
    """Whoever comes second gets nothing, and cannot settle what is not theirs."""
    accepted(ledger)
    assert ledger.begin("k1", owner=ME, now=NOON, lease=120).result()
    assert ledger.begin("k1", owner=OTHER, now=NOON, lease=120).result() is None
    assert not ledger.settle(Settlement(key="k1", state="sent", at=NOON), owner=OTHER).result()
    assert ledger.begin("unheard-of", owner=ME, now=NOON, lease=120).result() is None


def test_a_wait_gives_the_claim_back_to_nobody_else(ledger: SqliteLedger) -> None:
    """While its owner waits to try again, the part is claimed; the same owner goes on."""
    accepted(ledger)
    ledger.begin("k1", owner=ME, now=NOON, lease=120).result()
    assert ledger.pause("k1", owner=ME, now=NOON, lease=120, doubt=False).result()
    assert state(ledger) == "claimed"
    assert ledger.begin("k1", owner=OTHER, now=NOON, lease=120).result() is None
    again = ledger.begin("k1", owner=ME, now=NOON + timedelta(seconds=5), lease=120).result()
    assert again is not None
    assert (again.attempt, again.first_claimed) == (2, NOON)


@pytest.mark.parametrize(("paused", "wanted"), [(False, "unknown"), (True, "owed")])
def test_what_an_expired_lease_held_is_freed(ledger: SqliteLedger, *, paused: bool, wanted: str) -> None:
    """A sending becomes unknown, a claim owed; before the lease ends, neither."""
    accepted(ledger)
    ledger.begin("k1", owner=OTHER, now=NOON, lease=120).result()
    if paused:
        ledger.pause("k1", owner=OTHER, now=NOON, lease=120, doubt=False).result()
    assert ledger.recover(NOON + timedelta(seconds=119)) == 0
    assert ledger.recover(NOON + timedelta(seconds=120)) == 1
    assert state(ledger) == wanted


def test_a_dead_process_of_this_machine_is_seen_at_once(ledger: SqliteLedger) -> None:
    """No lease is waited for when the owner's process is gone."""
    code = "from pressctl.delivery.ledger.owners import owner; print(owner())"
    dead = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip("\n")
    accepted(ledger)
    ledger.begin("k1", owner=dead, now=NOON, lease=9999).result()
    assert is_gone(dead)
    assert not is_gone(ME)
    assert ledger.recover(NOON) == 1
    assert state(ledger) == "unknown"


def test_a_recycled_process_number_is_not_the_owner() -> None:
    """The same number with another start time is another process."""
    machine, pid, _ = ME.split("/")
    assert is_gone(f"{machine}/{pid}/1")
    assert not is_gone(f"elsewhere/{pid}/1")
    assert not is_gone("nonsense")
    assert not is_gone(f"{machine}/1/")


def test_a_stale_plan_is_not_accepted(ledger: SqliteLedger) -> None:
    """What was planned before another run recorded something is planned anew."""
    stale = ledger.history("r").version
    first = accepted(ledger)
    assert not ledger.accept([replace(first, version=stale)], NOON)
    assert len(ledger.history("r").parts) == 1


def test_accepting_fails_whole(ledger: SqliteLedger) -> None:
    """When one of it cannot be recorded, nothing of it is."""
    first = accepted(ledger)
    clash = replace(first, edition=2, version=ledger.history("r").version)
    with pytest.raises(LedgerUnusable):
        ledger.accept([clash], NOON)
    assert ledger.history("r").edition(2) is None
    assert state(ledger) == "owed"


def test_history_tells_everything(ledger: SqliteLedger) -> None:
    """Editions, deliveries and parts come back as they were recorded."""
    accepted(ledger, people=some_people(1))
    history = ledger.history("r")
    edition = history.edition(1)
    assert edition is not None
    assert (edition.accepted, edition.targets, edition.path) == (NOON, ("desk",), "releases/r.md")
    assert edition.content == {"fr": {"headline": "Titre"}}
    delivery = history.delivery(1, "fr", "desk")
    assert delivery is not None
    assert delivery.listed
    assert [part.key for part in history.parts_of(1, "fr", "desk")] == ["k1"]
    assert history.edition("kill") is None
    assert ledger.releases() == ("r",)
    assert ledger.addresses("r", 1) == {"p0@journal.example"}
    assert [part.key for part in ledger.parts_of_person("p0@journal.example")] == ["k1"]
    assert ledger.part("nobody") is None


def test_reopening_refreezing_superseding(ledger: SqliteLedger) -> None:
    """A later acceptance may reopen what failed, renew what is open, and overtake what is old."""
    accepted(ledger)
    ledger.begin("k1", owner=ME, now=NOON, lease=120).result()
    ledger.settle(Settlement(key="k1", state="failed", at=NOON, cause="refused"), owner=ME).result()
    variant = a_variant(data='{"headline":"neu"}')
    accepted(ledger, deliveries=(), reopen={"k1": "failed"}, refreeze={"k1": variant})
    part = ledger.part("k1")
    assert part is not None
    assert (part.state, part.variant) == ("owed", variant.fingerprint)
    assert ledger.variant(variant.fingerprint) == variant
    accepted(ledger, edition=2, deliveries=(), supersede=("k1",))
    assert state(ledger) == "superseded"
    assert ledger.addresses("r", 1) == frozenset()


def test_a_person_settles_only_what_is_unknown(ledger: SqliteLedger) -> None:
    """`resolve` moves unknown parts and nothing else."""
    accepted(ledger)
    assert ledger.resolve(["k1"], "sent", NOON) == 0
    ledger.begin("k1", owner=ME, now=NOON, lease=120).result()
    ledger.settle(Settlement(key="k1", state="unknown", at=NOON), owner=ME).result()
    assert ledger.resolve(["k1"], "owed", NOON) == 1
    assert state(ledger) == "owed"


def test_the_file_is_private(tmp_path: Path) -> None:
    """The folder is 0700 and the file 0600: it holds addresses."""
    path = tmp_path / "state" / "ledger.db"
    SqliteLedger(path, create=True).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_missing_ledger_is_not_made_unasked(tmp_path: Path) -> None:
    """Nothing is created, and the message says what to do."""
    with pytest.raises(LedgerUnusable, match="there is no ledger") as caught:
        SqliteLedger(tmp_path / "ledger.db", create=False)
    assert "--new-ledger" in caught.value.hint
    assert list(tmp_path.iterdir()) == []


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


def test_many_transitions_share_few_commits(ledger: SqliteLedger, tmp_path: Path) -> None:
    """What is asked for while the disk is busy goes into one commit, and all of it is there."""
    parts = tuple(NewPart(key=f"k{n}", number=n, variant=a_variant()) for n in range(200))
    accepted(ledger, deliveries=(NewDelivery(language="fr", target="desk", channel="desk", parts=parts),))
    futures = [ledger.begin(part.key, owner=ME, now=NOON, lease=120) for part in parts]
    assert all(future.result() for future in futures)
    ledger.close()
    again = SqliteLedger(tmp_path / "state" / "ledger.db", create=False)
    assert {part.state for part in again.history("r").parts} == {"sending"}
    again.close()


def test_no_ledger_is_an_empty_past() -> None:
    """Looking where there is none finds nothing, and makes nothing."""
    absent = AbsentLedger()
    assert absent.history("r").editions == ()
    assert not absent.releases()
    assert not absent.members(["k"])
    assert not absent.parts_of_person("a@b")
    assert absent.addresses("r", 1) == frozenset()
    with pytest.raises(LookupError):
        absent.variant("x")
    absent.close()


def begins(ledger: SqliteLedger, key: str = "k1") -> bool:
    """Whether a part may leave now."""
    return ledger.begin(key, owner=ME, now=NOON, lease=120).result() is not None


@pytest.mark.parametrize("mark", ["r", ""])
def test_a_stop_keeps_every_part_from_leaving_until_go(ledger: SqliteLedger, mark: str) -> None:
    """Of its release, or of all; said once, with the time of the first; in the history of each release it concerns."""
    accepted(ledger)
    assert ledger.stop(mark, NOON)
    assert not ledger.stop(mark, NOON + timedelta(hours=1))
    assert ledger.is_halted("k1")
    assert not begins(ledger)
    stop = ledger.history("r").stop
    assert stop is not None
    assert (stop.since, stop.everything) == (NOON, mark == "")
    assert (ledger.history("another").stop is None) == bool(mark)
    assert ledger.go(mark)
    assert not ledger.go(mark)
    assert begins(ledger)


def test_a_kill_passes_its_releases_own_stop_and_no_other(ledger: SqliteLedger) -> None:
    """What was stopped can be withdrawn without letting it go on first."""
    accepted(ledger, edition="kill")
    ledger.stop("r", NOON)
    assert not ledger.is_halted("k1")
    ledger.stop("", NOON)
    assert not begins(ledger)
    ledger.go("")
    assert begins(ledger)


def test_while_all_is_stopped_one_kill_may_be_let_out(ledger: SqliteLedger) -> None:
    """That kill and nothing else of its release, until it is stopped again; and no pass outlives the stop."""
    accepted(ledger, edition="kill")
    assert not ledger.spare("r", NOON)
    ledger.stop("", NOON)
    assert ledger.spare("r", NOON)
    assert ledger.spare("r", NOON)
    stop = ledger.history("r").stop
    assert stop is not None
    assert (stop.halts("kill"), stop.halts(1)) == (False, True)
    other = ledger.history("another").stop
    assert other is not None
    assert other.halts("kill")
    for mark in ("r", ""):
        assert not ledger.is_halted("k1")
        ledger.stop(mark, NOON)
        assert ledger.is_halted("k1")
        ledger.spare("r", NOON)
    ledger.go("")
    ledger.stop("", NOON)
    assert not begins(ledger)
    ledger.spare("r", NOON)
    assert begins(ledger)


def test_a_pass_is_for_a_kill_alone(ledger: SqliteLedger) -> None:
    """What else of the release is owed stays, in runs that are under way too."""
    accepted(ledger)
    ledger.stop("", NOON)
    assert ledger.spare("r", NOON)
    assert ledger.is_halted("k1")
    assert not begins(ledger)


def test_a_ledger_of_the_first_schema_is_brought_on(tmp_path: Path) -> None:
    """Looked at, it stays as it is and nothing is stopped; opened to send with, it knows stops and keeps its past."""
    path = tmp_path / "ledger.db"
    first = SqliteLedger(path, create=True)
    accepted(first)
    first.close()
    with sqlite3.connect(path) as db:
        db.execute("DROP TABLE stops")
        db.execute("DROP TABLE passes")
        db.execute("DROP TABLE uploads")
        db.execute("PRAGMA user_version = 1")
    db.close()
    looked = SqliteLedger(path, create=False, reads=True)
    assert looked.history("r").stop is None
    assert looked.uploads("host", "there") == {}
    looked.close()
    opened = SqliteLedger(path, create=False)
    opened.uploaded("host", "there", "index.html", Left(sha256="0")).result()
    assert opened.uploads("host", "there") == {"index.html": "0"}
    assert opened.etag("host", "there", "index.html").result() == ""
    assert opened.uploads("host", "elsewhere") == {}
    assert opened.stop("r", NOON)
    assert state(opened) == "owed"
    opened.close()


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
