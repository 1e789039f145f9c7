"""What a run noted that left: of all else that it had begun, it is certain that nothing did."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from pressctl.delivery.ledger import departures
from pressctl.delivery.ledger.departures import Departed, Departures
from pressctl.delivery.ledger.duties import Ledger
from pressctl.delivery.ledger.records import NewDelivery, NewPart
from pressctl.errors import LedgerUnusable
from pressctl.owners import is_gone, owner
from tests.support.builders import NOON, a_variant
from tests.support.ledgers import Kept, accepted, in_git, state


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
def ledger(store: Kept) -> Iterator[Ledger]:
    """A ledger in each kind of store, with two parts that are owed."""
    made = store.make()
    parts = tuple(NewPart(key=f"k{n}", number=n, variant=a_variant()) for n in (1, 2))
    accepted(made, deliveries=(NewDelivery(language="fr", target="desk", channel="desk", parts=parts),))
    yield made
    made.close()


def notes(ledger: Ledger, name: str) -> Departures:
    """Begin notes as a run does."""
    begun = ledger.departures(name)
    assert begun is not None
    return begun


def begun_by_a_dead_run(ledger: Ledger, *left: str, name: str = "") -> Departures:
    """Begin both parts as a run that has ended did, of which these had left."""
    noted = notes(ledger, name or a_dead_process())
    for key in ("k1", "k2"):
        assert ledger.begin(key, owner=noted.owner, now=NOON, lease=120).result()
    for key in left:
        noted.note(key)
    noted.leave()
    return noted


def files_in(folder: Path) -> list[Path]:
    """Return the files of notes, wherever they are."""
    return list(folder.rglob("*-left-*"))


def test_what_had_not_left_is_owed(ledger: Ledger) -> None:
    """Of two that were begun one had left: of that nobody knows, and the other goes out with the next run."""
    begun_by_a_dead_run(ledger, "k1")
    parts = [ledger.part(key) for key in ("k1", "k2")]
    assert [part and ledger.has_left(part) for part in parts] == [True, False]
    assert ledger.recover(NOON) == 2
    assert (state(ledger, "k1"), state(ledger, "k2")) == ("unknown", "owed")
    part = ledger.part("k2")
    assert part is not None
    assert (part.owner, part.doubt, part.is_open) == ("", False, True)


def test_a_doubt_of_before_stays(ledger: Ledger) -> None:
    """An attempt of the same run may have been taken; that the next one had not left changes nothing."""
    noted = begun_by_a_dead_run(ledger, "k1")
    assert ledger.pause("k1", owner=noted.owner, now=NOON, lease=120, doubt=True).result()
    assert ledger.begin("k1", owner=noted.owner, now=NOON, lease=120).result()
    assert ledger.recover(NOON) == 2
    assert state(ledger, "k1") == "unknown"


@pytest.mark.parametrize("harm", ["gone", "cut", "other boot", "other owner", "no token"])
def test_what_cannot_be_read_has_left(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harm: str
) -> None:
    """Only notes of this boot, whole, by the owner that began a part, say that it has not left."""
    noted = begun_by_a_dead_run(ledger)
    (path,) = files_in(tmp_path)
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
    part = ledger.part("k1")
    assert part is not None
    assert ledger.has_left(replace(part, owner=name))
    if harm in {"gone", "cut", "other boot"}:
        ledger.recover(NOON)
        assert (state(ledger, "k1"), state(ledger, "k2")) == ("unknown", "unknown")


def test_a_run_that_lives_is_left_alone(ledger: Ledger) -> None:
    """It has noted nothing yet, and will send all the same; also when its lease has ended, by somebody's clock."""
    noted = notes(ledger, owner())
    assert ledger.begin("k1", owner=noted.owner, now=NOON, lease=120).result()
    assert not is_gone(noted.owner)
    assert ledger.recover(NOON) == 0
    assert ledger.recover(NOON + timedelta(seconds=120)) == 1
    assert state(ledger, "k1") == "unknown"
    noted.close()


def test_a_run_of_another_container_is_known_to_be_over_by_its_lock(ledger: Ledger) -> None:
    """Its process cannot be looked for from here; nobody waits for its lease all the same."""
    noted = notes(ledger, "elsewhere:0:0/1/1")
    for key in ("k1", "k2"):
        assert ledger.begin(key, owner=noted.owner, now=NOON, lease=120).result()
    noted.note("k1")
    assert ledger.recover(NOON) == 0
    noted.leave()
    assert ledger.recover(NOON) == 2
    assert (state(ledger, "k1"), state(ledger, "k2")) == ("unknown", "owed")


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
    begun_by_a_dead_run(ledger)
    monkeypatch.setitem(sys.modules, "fcntl", None)
    ledger.recover(NOON)
    assert (state(ledger, "k1"), state(ledger, "k2")) == ("unknown", "unknown")
    assert len(files_in(tmp_path)) == 1
    assert ledger.departures(owner()) is None


def test_what_dead_runs_left_behind_is_taken_away(ledger: Ledger, tmp_path: Path) -> None:
    """A later run does it, once what they held is free; what a run that lives has noted stays."""
    begun_by_a_dead_run(ledger)
    alive = notes(ledger, owner())
    for path in files_in(tmp_path):
        os.utime(path, (0, 0))
    ledger.recover(NOON)
    (left,) = files_in(tmp_path)
    assert left.name[-16:] == alive.owner[-16:]
    alive.close()


def test_what_another_run_noted_a_moment_ago_stays_where_its_parts_may_not_be_seen_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was killed once they were pushed, and whoever looks had fetched before: whoever looks next can tell."""
    with in_git(tmp_path) as kept, closing(kept.make()) as early:
        monkeypatch.setattr("pressctl.delivery.ledger.pushing.FRESH", 60.0)
        with closing(kept.open()) as late:
            accepted(late)
            noted = notes(late, a_dead_process())
            assert late.begin("k1", owner=noted.owner, now=NOON, lease=120).result()
            noted.leave()
        assert early.recover(NOON) == 0
        with closing(kept.open()) as next_one:
            assert next_one.recover(NOON) == 1
            assert state(next_one) == "owed"


def test_a_ledger_that_is_elsewhere_has_its_notes_in_the_newsrooms_own_folder(ledger: Ledger, tmp_path: Path) -> None:
    """Nobody else may read there, and where nothing can be written a run does without."""
    noted = notes(ledger, owner())
    (path,) = files_in(tmp_path)
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0
    noted.close()
    assert files_in(tmp_path) == []
    shutil.rmtree(path.parent)
    path.parent.write_bytes(b"")
    assert ledger.departures(owner()) is None
