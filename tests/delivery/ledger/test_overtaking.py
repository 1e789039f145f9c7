"""Once a later edition is accepted, nothing of an earlier one begins, whoever accepted it and for whom."""

from typing import Any

import pytest

from pressctl.delivery.ledger.duties import Ledger
from pressctl.delivery.ledger.records import Acceptance, NewDelivery, NewPart
from tests.support.builders import NOON, a_variant
from tests.support.deliveries import some_people
from tests.support.ledgers import ME, OTHER, Kept, accepted, begins, state


def overtake(ledger: Ledger, edition: int | str = 2, **changes: Any) -> bool:
    """Accept a later edition for another target alone; every part of the first stays as it is."""
    part = NewPart(key=f"of {edition}", number=1, variant=a_variant())
    wanted: dict[str, Any] = {
        "release": "r",
        "edition": edition,
        "version": ledger.history("r").version,
        "content": {"fr": {"headline": "Titre"}},
        "targets": ("desk", "wire"),
        "deliveries": (NewDelivery(language="fr", target="wire", channel="desk", parts=(part,)),),
    }
    return ledger.accept([Acceptance(**{**wanted, **changes})], NOON)


@pytest.mark.parametrize("edition", [2, "kill"])
def test_what_is_owed_of_an_earlier_edition_does_not_begin(ledger: Ledger, edition: int | str) -> None:
    """It stays owed, so that its people get the later one in their turn; that one begins, and another release is not concerned."""
    parts = tuple(NewPart(key=f"k{n}", number=n, variant=a_variant()) for n in (1, 2, 3))
    accepted(ledger, deliveries=(NewDelivery(language="fr", target="desk", channel="desk", parts=parts),))
    accepted(ledger, release="another", key="other", edition=1)
    assert begins(ledger, "k3")
    assert overtake(ledger, edition)
    asked = {key: ledger.begin(key, owner=ME, now=NOON, lease=120) for key in ("k1", "k2", "other", f"of {edition}")}
    assert {key for key, begun in asked.items() if begun.result()} == {"other", f"of {edition}"}
    assert not begins(ledger, "k1")
    assert [state(ledger, key) for key in ("k1", "k3")] == ["owed", "sending"]
    assert ledger.is_halted("k1")
    assert not ledger.is_halted(f"of {edition}")


@pytest.mark.parametrize("doubt", [False, True])
def test_what_is_tried_again_does_not_begin_either(ledger: Ledger, *, doubt: bool) -> None:
    """By whoever holds it between two attempts; it stays theirs until they let it go."""
    accepted(ledger)
    assert begins(ledger, by=OTHER)
    assert ledger.pause("k1", owner=OTHER, now=NOON, lease=120, doubt=doubt).result()
    held = state(ledger)
    assert overtake(ledger)
    assert not begins(ledger, by=OTHER)
    part = ledger.part("k1")
    assert part is not None
    assert (part.state, part.owner) == (held, OTHER)


@pytest.mark.parametrize("kind", ["supersede", "left", "dropped", "untouched", "refreeze"])
def test_a_plan_is_stale_where_it_takes_for_open_what_another_run_has_begun(store: Kept, kind: str) -> None:
    """Or somebody would be told of a change to nothing, or get as new what corrects what they have."""
    ours, theirs = store.make(), store.make()
    accepted(ours, people=some_people(1))
    taken: dict[str, Any] = {kind: {"k1": a_variant(data="{}")} if kind == "refreeze" else ("k1",)}
    assert begins(theirs)
    assert not overtake(ours, **taken)
    assert ours.history("r").edition(2) is None
    ours.close()
    theirs.close()
