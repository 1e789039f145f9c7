"""A ledger's place: what stands there, and what is refused in words."""

import pytest

from pressctl.delivery.ledger.absent import AbsentLedger
from pressctl.errors import LedgerUnusable
from tests.support.builders import NOON
from tests.support.ledgers import Harm, Kept, accepted, begins


def test_where_nothing_stands_nothing_is_made_unasked(store: Kept) -> None:
    """Neither by looking nor by opening; the message says what to do."""
    assert not store.store.is_there()
    assert isinstance(store.look(), AbsentLedger)
    with pytest.raises(LedgerUnusable, match="there is no ledger at") as caught:
        store.open()
    assert "--new-ledger" in caught.value.hint
    assert store.store.name in caught.value.message
    assert not store.store.is_there()
    store.make().close()
    assert store.store.is_there()


@pytest.mark.parametrize(
    ("harm", "said"),
    [("foreign", "is not a ledger of pressctl"), ("newer", "was written by a newer pressctl"), ("emptied", "is empty")],
)
def test_what_is_not_ours_is_left_alone(store: Kept, harm: Harm, said: str) -> None:
    """It is refused in words, by every way in, and is never taken for an empty past."""
    if harm != "foreign":
        store.make().close()
    store.harm(harm)
    for enter in (store.make, store.open, store.look):
        with pytest.raises(LedgerUnusable, match=said):
            enter()


def test_what_is_not_as_it_was_written_is_damage(store: Kept) -> None:
    """It is not guessed what was meant, and what to do is said."""
    ledger = store.make()
    accepted(ledger)
    store.harm("damaged")
    past = store.look()
    with pytest.raises(LedgerUnusable, match="is damaged") as caught:
        past.history("r")
    assert "Put back a copy" in caught.value.hint
    past.close()
    ledger.close()


@pytest.mark.parametrize("harm", ["gone", "replaced"])
def test_a_ledger_that_is_taken_away_under_a_run_is_noticed(store: Kept, harm: Harm) -> None:
    """Before the next part begins: nothing is recorded where nobody will find it."""
    ledger = store.make()
    accepted(ledger)
    store.harm(harm)
    with pytest.raises(LedgerUnusable, match="while this run was under way"):
        begins(ledger)
    with pytest.raises(LedgerUnusable, match="while this run was under way"):
        ledger.stop("r", NOON)
    ledger.close()
