"""What was planned is recorded whole, once, and only on the newest history."""

import pytest
from msgspec.structs import replace

from pressctl.delivery.ledger.absent import AbsentLedger
from pressctl.delivery.ledger.duties import Ledger
from pressctl.delivery.ledger.records import Acceptance, NewDelivery, NewPart, Settlement
from pressctl.errors import LedgerUnusable
from tests.support.builders import NOON, a_variant
from tests.support.deliveries import some_people
from tests.support.ledgers import ME, accepted, state


def test_a_stale_plan_is_not_accepted(ledger: Ledger) -> None:
    """What was planned before another run recorded something is planned anew."""
    stale = ledger.history("r").version
    first = accepted(ledger)
    assert not ledger.accept([replace(first, version=stale)], NOON)
    assert len(ledger.history("r").parts) == 1


def test_accepting_fails_whole(ledger: Ledger) -> None:
    """When one of it cannot be recorded, nothing of it is."""
    first = accepted(ledger)
    clash = replace(first, edition=2, version=ledger.history("r").version)
    with pytest.raises(LedgerUnusable):
        ledger.accept([clash], NOON)
    assert ledger.history("r").edition(2) is None
    assert state(ledger) == "owed"


def test_history_tells_everything(ledger: Ledger) -> None:
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


def test_a_history_holds_once_what_its_parts_share(ledger: Ledger) -> None:
    """A mailing to fifty thousand people, each a part, has one release, one text and one target."""
    parts = tuple(NewPart(key=f"k{number}", number=number, variant=a_variant()) for number in (1, 2))
    accepted(ledger, deliveries=(NewDelivery(language="fr", target="desk", channel="desk", parts=parts),))
    one, other = ledger.history("r").parts
    assert one.number != other.number
    for name in ("release", "edition", "language", "target", "channel", "variant", "state"):
        assert getattr(one, name) is getattr(other, name)


def test_reopening_refreezing_superseding(ledger: Ledger) -> None:
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


def test_a_part_that_somebody_left(ledger: Ledger) -> None:
    """It ends for that reason, whatever it waited for, and is nobody's to fall back from; one that has left does not."""
    accepted(ledger)
    ledger.begin("k1", owner=ME, now=NOON, lease=120).result()
    version = ledger.history("r").version
    leaving = Acceptance(release="r", edition=1, version=version, content={}, targets=("desk",), left=("k1",))
    assert not ledger.accept([leaving], NOON)
    ledger.settle(Settlement(key="k1", state="failed", at=NOON, cause="connection"), owner=ME).result()
    assert ledger.accept([leaving], NOON)
    part, history = ledger.part("k1"), ledger.history("r")
    assert part is not None
    assert (part.state, part.cause, history.has_fallen(part)) == ("superseded", "unsubscribed", False)


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
