"""Two that open one ledger share the work: each part has one holder, each plan one winner."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from msgspec.structs import replace

from pressctl.delivery.ledger.duties import Ledger
from pressctl.delivery.ledger.records import Acceptance, NewDelivery, NewPart, Settlement
from tests.support.builders import NOON, a_variant
from tests.support.ledgers import ME, OTHER, Kept, accepted, begins, state

MANY = 40


def parts() -> tuple[NewDelivery, ...]:
    """Return a delivery with many parts."""
    many = tuple(NewPart(key=f"k{n}", number=n, variant=a_variant()) for n in range(MANY))
    return (NewDelivery(language="fr", target="desk", channel="desk", parts=many),)


def test_the_second_opens_what_the_first_made(store: Kept) -> None:
    """Whoever makes it, there is one ledger, with one salt that nobody else has."""
    first, second = store.make(), store.make()
    assert first.salt == second.salt
    assert len(first.salt) >= 16
    accepted(first)
    assert state(second) == "owed"
    first.close()
    assert begins(second)
    second.close()
    third = store.open()
    assert third.salt == first.salt
    assert state(third) == "sending"
    third.close()


def test_makers_at_the_same_moment(store: Kept) -> None:
    """All of them get the same ledger."""
    together = Barrier(4)

    def make() -> bytes:
        together.wait()
        made = store.make()
        made.close()
        return made.salt

    with ThreadPoolExecutor(4) as pool:
        salts = [one.result() for one in [pool.submit(make) for _ in range(4)]]
    assert len(set(salts)) == 1


def test_each_part_is_begun_by_one(store: Kept) -> None:
    """Two race for every part: none is lost, none is held twice, and who holds it settles it."""
    ours, theirs = store.make(), store.make()
    accepted(ours, deliveries=parts())
    together = Barrier(2)

    def race(ledger: Ledger, name: str) -> set[str]:
        together.wait()
        begun = {f"k{n}": ledger.begin(f"k{n}", owner=name, now=NOON, lease=120) for n in range(MANY)}
        held = {key for key, future in begun.items() if future.result()}
        ended = [ledger.settle(Settlement(key=key, state="sent", at=NOON), owner=name) for key in held]
        assert all(future.result() for future in ended)
        return held

    with ThreadPoolExecutor(2) as pool:
        mine, yours = (pool.submit(race, *each) for each in ((ours, ME), (theirs, OTHER)))
        held = mine.result(), yours.result()
    assert not held[0] & held[1]
    assert len(held[0] | held[1]) == MANY
    assert {part.state for part in theirs.history("r").parts} == {"sent"}
    ours.close()
    theirs.close()


def test_of_two_plans_made_from_one_history_one_is_recorded(store: Kept) -> None:
    """The other is told to plan anew, and nothing of it is there."""
    ledgers = store.make(), store.make()
    version = ledgers[0].history("r").version
    wanted = Acceptance(
        release="r", edition=1, version=version, content={"fr": {}}, targets=("desk",), deliveries=parts()
    )
    together = Barrier(2)

    def accept(ledger: Ledger) -> bool:
        together.wait()
        return ledger.accept([wanted], NOON)

    with ThreadPoolExecutor(2) as pool:
        done = [one.result() for one in [pool.submit(accept, ledger) for ledger in ledgers]]
    assert sorted(done) == [False, True]
    assert len(ledgers[0].history("r").parts) == MANY
    for ledger in ledgers:
        ledger.close()


def test_what_is_superseded_by_one_is_not_begun_by_the_other(store: Kept) -> None:
    """And what the other has begun cannot be superseded any more."""
    ours, theirs = store.make(), store.make()
    first = accepted(ours)
    newer = replace(first, edition=2, deliveries=(), supersede=("k1",), version=ours.history("r").version)
    assert begins(theirs)
    assert not ours.accept([newer], NOON)
    theirs.settle(Settlement(key="k1", state="failed", at=NOON), owner=ME).result()
    assert ours.accept([newer], NOON)
    assert not begins(theirs)
    ours.close()
    theirs.close()


def test_a_stop_holds_for_runs_under_way(store: Kept) -> None:
    """Set by one, it keeps the other's next part from leaving, and what it sends already is settled."""
    ours, theirs = store.make(), store.make()
    accepted(ours, deliveries=parts())
    assert begins(theirs, "k1")
    assert ours.stop("r", NOON)
    assert not begins(theirs, "k2")
    assert theirs.settle(Settlement(key="k1", state="sent", at=NOON), owner=ME).result()
    assert theirs.is_anything_stopped()
    ours.close()
    theirs.close()


@pytest.mark.parametrize("looks", [True, False])
def test_looking_takes_nothing_from_anybody(store: Kept, *, looks: bool) -> None:
    """A look sees what is recorded, as it was, and holds nobody up."""
    ledger = store.make()
    accepted(ledger)
    past = store.look() if looks else store.open()
    assert past.history("r").parts[0].state == "owed"
    assert begins(ledger)
    assert past.history("r").parts[0].state == "sending"
    assert past.salt == ledger.salt
    past.close()
    ledger.close()
