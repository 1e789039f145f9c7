"""Whose a part is: a dead process is seen at once, any other owner by its lease."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from pressctl.delivery.ledger.duties import Ledger
from pressctl.delivery.ledger.records import Settlement
from pressctl.delivery.ledger.scratch import a_folder
from pressctl.owners import is_gone
from tests.support.builders import NOON
from tests.support.ledgers import ME, OTHER, accepted, state


@pytest.mark.parametrize(("paused", "wanted"), [(False, "unknown"), (True, "owed")])
def test_what_an_expired_lease_held_is_freed(ledger: Ledger, *, paused: bool, wanted: str) -> None:
    """A sending becomes unknown, a claim owed; before the lease ends, neither."""
    accepted(ledger)
    ledger.begin("k1", owner=OTHER, now=NOON, lease=120).result()
    if paused:
        ledger.pause("k1", owner=OTHER, now=NOON, lease=120, doubt=False).result()
    assert ledger.recover(NOON + timedelta(seconds=119)) == 0
    assert ledger.recover(NOON + timedelta(seconds=120)) == 1
    assert state(ledger) == wanted


def test_whoever_was_thought_dead_still_says_how_it_ended(ledger: Ledger) -> None:
    """On another machine, five minutes behind: its leases end before they begin. Its word counts until somebody acts."""
    accepted(ledger)
    behind, sent = NOON - timedelta(minutes=5), Settlement(key="k1", state="sent", at=NOON, receipt_id="x")
    for resolved in (False, True):
        assert ledger.begin("k1", owner=OTHER, now=behind, lease=120).result()
        assert ledger.recover(NOON) == 1
        assert state(ledger) == "unknown"
        assert not ledger.settle(sent, owner=ME).result()
        assert ledger.begin("k1", owner=OTHER, now=behind, lease=120).result() is None
        if not resolved:
            assert ledger.resolve(["k1"], "owed", NOON)
            assert not ledger.settle(sent, owner=OTHER).result()
    assert ledger.settle(sent, owner=OTHER).result()
    part = ledger.part("k1")
    assert part is not None
    assert (part.state, part.doubt, part.receipt_id, part.owner) == ("sent", False, "x", "")


def test_a_clock_far_ahead_holds_nothing_for_ever(ledger: Ledger) -> None:
    """Some minutes are waited for; ten years are not."""
    accepted(ledger)
    ledger.begin("k1", owner=OTHER, now=NOON + timedelta(minutes=5), lease=120).result()
    assert ledger.recover(NOON + timedelta(minutes=6)) == 0
    assert ledger.recover(NOON + timedelta(minutes=7)) == 1
    assert ledger.resolve(["k1"], "owed", NOON)
    ledger.begin("k1", owner=OTHER, now=NOON + timedelta(days=3650), lease=120).result()
    assert ledger.recover(NOON) == 1


def test_a_dead_process_of_this_machine_is_seen_at_once(ledger: Ledger) -> None:
    """No lease is waited for when the owner's process is gone."""
    code = "from pressctl.owners import owner; print(owner())"
    dead = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip("\n")
    accepted(ledger)
    ledger.begin("k1", owner=dead, now=NOON, lease=9999).result()
    assert is_gone(dead)
    assert not is_gone(ME)
    assert ledger.recover(NOON) == 1
    assert state(ledger) == "unknown"


def test_what_a_killed_process_left_in_the_temporary_folder_is_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the next that needs a folder of its own; those of the living and of others stay, and links lead nowhere."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    machine, pid, _ = ME.split("/")
    owners = {"dead": f"{machine}/{pid}/1", "alive": ME, "elsewhere": OTHER, "unmarked": ""}
    for name, owner in owners.items():
        (tmp_path / f"pressctl-ledger-{name}").mkdir()
        if owner:
            (tmp_path / f"pressctl-ledger-{name}/pressctl-owner").write_text(owner)
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious/pressctl-owner").write_text(owners["dead"])
    (tmp_path / "pressctl-ledger-link").symlink_to(tmp_path / "precious")
    with a_folder() as made:
        left = {path.name.removeprefix("pressctl-ledger-") for path in tmp_path.iterdir()} - {Path(made).name[16:]}
    assert left == {"alive", "elsewhere", "unmarked", "link", "precious"}
    assert (tmp_path / "precious/pressctl-owner").exists()


def test_a_recycled_process_number_is_not_the_owner() -> None:
    """The same number with another start time is another process."""
    machine, pid, _ = ME.split("/")
    assert is_gone(f"{machine}/{pid}/1")
    assert not is_gone(f"elsewhere/{pid}/1")
    assert not is_gone("nonsense")
    assert not is_gone(f"{machine}/1/")
