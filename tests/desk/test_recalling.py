"""What status shows of a run that died: the same as the next run finds."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from pressctl.delivery.ledger.departures import Departures
from pressctl.delivery.ledger.records import NewDelivery, NewPart
from pressctl.delivery.ledger.sqlite import SqliteLedger
from pressctl.desk.recalling import recall
from pressctl.owners import owner
from tests.support.builders import NOON, a_variant
from tests.support.ledgers import accepted, state


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[SqliteLedger]:
    """A ledger in a file with two parts that are owed."""
    made = SqliteLedger(tmp_path / "ledger.db", create=True)
    parts = tuple(NewPart(key=f"k{n}", number=n, variant=a_variant()) for n in (1, 2))
    accepted(made, deliveries=(NewDelivery(language="fr", target="desk", channel="desk", parts=parts),))
    yield made
    made.close()


def shown(ledger: SqliteLedger, minutes: int = 0) -> list[str]:
    """Return the states of both parts, as they are shown so many minutes later."""
    (history,) = recall(ledger, "r", NOON + timedelta(minutes=minutes))
    return [part.state for part in history.parts]


def test_only_what_had_left_is_unknown(ledger: SqliteLedger, tmp_path: Path) -> None:
    """Looking changes nothing, and the next run calls it the same."""
    done = subprocess.run(
        [sys.executable, "-c", "from pressctl.owners import owner; print(owner())"],
        capture_output=True,
        text=True,
        check=True,
    )
    noted = Departures(tmp_path / "ledger.db", done.stdout.rstrip("\n"))
    for key in ("k1", "k2"):
        assert ledger.begin(key, owner=noted.owner, now=NOON, lease=120).result()
    noted.note("k2")
    noted.leave()
    assert shown(ledger) == ["owed", "unknown"]
    assert [state(ledger, key) for key in ("k1", "k2")] == ["sending", "sending"]
    ledger.recover(NOON)
    assert shown(ledger) == [state(ledger, key) for key in ("k1", "k2")] == ["owed", "unknown"]


def test_a_run_that_lives_is_sending_until_its_lease_ends(ledger: SqliteLedger, tmp_path: Path) -> None:
    """Then nobody knows, whatever it has noted: by its own clock it may still send, until it has ended."""
    noted = Departures(tmp_path / "ledger.db", owner())
    assert ledger.begin("k1", owner=noted.owner, now=NOON, lease=120).result()
    assert shown(ledger, 1) == ["sending", "owed"]
    assert shown(ledger, 3) == ["unknown", "owed"]
    noted.leave()
    assert shown(ledger, 1) == ["owed", "owed"]
