"""What a person has halted leaves in no run, until go."""

from datetime import timedelta

import pytest

from pressctl.delivery.ledger.duties import Ledger
from tests.support.builders import NOON
from tests.support.ledgers import accepted, begins


@pytest.mark.parametrize("mark", ["r", ""])
def test_a_stop_keeps_every_part_from_leaving_until_go(ledger: Ledger, mark: str) -> None:
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


def test_a_kill_passes_its_releases_own_stop_and_no_other(ledger: Ledger) -> None:
    """What was stopped can be withdrawn without letting it go on first."""
    accepted(ledger, edition="kill")
    ledger.stop("r", NOON)
    assert not ledger.is_halted("k1")
    ledger.stop("", NOON)
    assert not begins(ledger)
    ledger.go("")
    assert begins(ledger)


def test_while_all_is_stopped_one_kill_may_be_let_out(ledger: Ledger) -> None:
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


def test_a_pass_is_for_a_kill_alone(ledger: Ledger) -> None:
    """What else of the release is owed stays, in runs that are under way too."""
    accepted(ledger)
    ledger.stop("", NOON)
    assert ledger.spare("r", NOON)
    assert ledger.is_halted("k1")
    assert not begins(ledger)
