"""Whose a part is: a dead process is seen at once, any other owner by its lease."""

import subprocess
import sys
from datetime import timedelta

import pytest

from pressctl.delivery.ledger.owners import is_gone
from pressctl.delivery.ledger.records import Ledger
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


def test_a_dead_process_of_this_machine_is_seen_at_once(ledger: Ledger) -> None:
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
