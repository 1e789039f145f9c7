"""What a run noted that left: of all else that it had begun, it is certain that nothing did."""

import errno
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from pressctl.delivery.ledger import departures
from pressctl.delivery.ledger.departures import Departed, Departures
from pressctl.delivery.ledger.duties import Ledger
from pressctl.delivery.ledger.records import NewDelivery, NewPart
from pressctl.delivery.ledger.sqlite import SqliteLedger
from pressctl.errors import LedgerUnusable
from pressctl.owners import is_gone, owner
from tests.support.builders import NOON, a_variant
from tests.support.ledgers import accepted, state


def a_dead_process() -> str:
    """Return the name of one that has ended."""
    done = subprocess.run(
        [sys.executable, "-c", "from pressctl.owners import owner; print(owner())"],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip("\n")


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """A ledger in a file, with two parts that are owed."""
    made = SqliteLedger(tmp_path / "ledger.db", create=True)
    parts = tuple(NewPart(key=f"k{n}", number=n, variant=a_variant()) for n in (1, 2))
    accepted(made, deliveries=(NewDelivery(language="fr", target="desk", channel="desk", parts=parts),))
    return made


def begun_by_a_dead_run(ledger: Ledger, folder: Path, *left: str, name: str = "") -> Departures:
    """Begin both parts as a run that has ended did, of which these had left."""
    noted = Departures(folder / "ledger.db", name or a_dead_process())
    for key in ("k1", "k2"):
        assert ledger.begin(key, owner=noted.owner, now=NOON, lease=120).result()
    for key in left:
        noted.note(key)
    noted.leave()
    return noted


def test_what_had_not_left_is_owed(ledger: Ledger, tmp_path: Path) -> None:
    """Of two that were begun one had left: of that nobody knows, and the other goes out with the next run."""
    begun_by_a_dead_run(ledger, tmp_path, "k1")
    parts = [ledger.part(key) for key in ("k1", "k2")]
    assert [part and ledger.has_left(part) for part in parts] == [True, False]
    assert ledger.recover(NOON) == 2
    assert (state(ledger, "k1"), state(ledger, "k2")) == ("unknown", "owed")
    part = ledger.part("k2")
    assert part is not None
    assert (part.owner, part.doubt, part.is_open) == ("", False, True)
    ledger.close()


def test_a_doubt_of_before_stays(ledger: Ledger, tmp_path: Path) -> None:
    """An attempt of the same run may have been taken; that the next one had not left changes nothing."""
    noted = begun_by_a_dead_run(ledger, tmp_path, "k1")
    assert ledger.pause("k1", owner=noted.owner, now=NOON, lease=120, doubt=True).result()
    assert ledger.begin("k1", owner=noted.owner, now=NOON, lease=120).result()
    assert ledger.recover(NOON) == 2
    assert state(ledger, "k1") == "unknown"
    ledger.close()


@pytest.mark.parametrize("harm", ["gone", "cut", "other boot", "other owner", "no token"])
def test_what_cannot_be_read_has_left(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harm: str
) -> None:
    """Only notes of this boot, whole, by the owner that began a part, say that it has not left."""
    noted = begun_by_a_dead_run(ledger, tmp_path)
    (path,) = tmp_path.glob("ledger.db-left-*")
    name = noted.owner
    if harm == "gone":
        path.unlink()
    elif harm == "cut":
        os.truncate(path, 40)
    elif harm == "other boot":
        monkeypatch.setattr(departures, "boot", lambda: "another")
    elif harm == "other owner":
        name = name.replace("/", "/9", 1)
    else:
        name = name.rpartition("/")[0]
    assert Departed(tmp_path / "ledger.db").may_include("k1", name)
    if harm in {"gone", "cut", "other boot"}:
        ledger.recover(NOON)
        assert (state(ledger, "k1"), state(ledger, "k2")) == ("unknown", "unknown")
    ledger.close()


def test_a_run_that_lives_is_left_alone(ledger: Ledger, tmp_path: Path) -> None:
    """It has noted nothing yet, and will send all the same; also when its lease has ended, by somebody's clock."""
    noted = Departures(tmp_path / "ledger.db", owner())
    assert ledger.begin("k1", owner=noted.owner, now=NOON, lease=120).result()
    assert not is_gone(noted.owner)
    assert ledger.recover(NOON) == 0
    assert ledger.recover(NOON + timedelta(seconds=120)) == 1
    assert state(ledger, "k1") == "unknown"
    noted.close()
    ledger.close()


def test_a_run_of_another_container_is_known_to_be_over_by_its_lock(ledger: Ledger, tmp_path: Path) -> None:
    """Its process cannot be looked for from here; nobody waits for its lease all the same."""
    noted = Departures(tmp_path / "ledger.db", "elsewhere:0:0/1/1")
    for key in ("k1", "k2"):
        assert ledger.begin(key, owner=noted.owner, now=NOON, lease=120).result()
    noted.note("k1")
    assert ledger.recover(NOON) == 0
    noted.leave()
    assert ledger.recover(NOON) == 2
    assert (state(ledger, "k1"), state(ledger, "k2")) == ("unknown", "owed")
    ledger.close()


def test_more_parts_than_a_page_holds(tmp_path: Path) -> None:
    """Ten thousand keys, read back one by one."""
    noted = Departures(tmp_path / "ledger.db", owner())
    keys = [f"key {number}" for number in range(10_000)]
    for key in keys:
        noted.note(key)
    assert Departed(tmp_path / "ledger.db").may_include("key 10000", noted.owner)  # it may be noted yet
    noted.leave()
    departed = Departed(tmp_path / "ledger.db")
    assert all(departed.may_include(key, noted.owner) for key in keys)
    assert not departed.may_include("key 10000", noted.owner)


def test_no_room_for_notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where none can be begun a run does without; where they have no more room, nothing more leaves."""
    noted = Departures(tmp_path / "ledger.db", owner())

    def full(_file: int, _data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.write", full)
    assert departures.begin(tmp_path / "other.db", owner()) is None
    assert list(tmp_path.glob("*other.db*")) == []
    on_the_first_page = 4_096 - 3  # its head takes as much as three parts
    for number in range(on_the_first_page):
        noted.note(f"key {number}")
    with pytest.raises(LedgerUnusable, match="No space left on device") as raised:
        noted.note("one too many")
    assert "Free some space" in raised.value.hint
    noted.leave()
    departed = Departed(tmp_path / "ledger.db")
    assert departed.may_include(f"key {on_the_first_page - 1}", noted.owner)
    assert not departed.may_include("one too many", noted.owner)


def test_where_boots_cannot_be_told_apart_nothing_is_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a power cut nobody could tell that the notes are not whole."""
    monkeypatch.setattr(departures, "boot", lambda: "")
    assert departures.begin(tmp_path / "ledger.db", owner()) is None
    assert list(tmp_path.iterdir()) == []


def test_where_there_are_no_locks_everything_has_left(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where a folder was copied to another system, notes and all: nobody can tell who lives, and nothing is taken away."""
    begun_by_a_dead_run(ledger, tmp_path)
    monkeypatch.setitem(sys.modules, "fcntl", None)
    ledger.recover(NOON)
    assert (state(ledger, "k1"), state(ledger, "k2")) == ("unknown", "unknown")
    assert len(list(tmp_path.glob("ledger.db-left-*"))) == 1
    assert departures.begin(tmp_path / "ledger.db", owner()) is None
    ledger.close()


def test_what_dead_runs_left_behind_is_taken_away(ledger: Ledger, tmp_path: Path) -> None:
    """The next run does it, once it has freed what they held; what a run that lives has noted stays."""
    begun_by_a_dead_run(ledger, tmp_path)
    alive = Departures(tmp_path / "ledger.db", owner())
    ledger.recover(NOON)
    (left,) = tmp_path.glob("*-left-*")
    assert left.name[-16:] == alive.owner[-16:]
    alive.close()
    ledger.close()
