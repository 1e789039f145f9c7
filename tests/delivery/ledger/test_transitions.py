"""A part from owed to its end: one holder at a time, and nothing moves that should not."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.delivery.ledger.duties import Ledger
from pressctl.delivery.ledger.moments import stamp
from pressctl.delivery.ledger.records import NewDelivery, NewPart, Settlement
from pressctl.model import Receipt
from tests.support.builders import NOON, a_variant
from tests.support.deliveries import some_people
from tests.support.ledgers import ME, OTHER, Kept, accepted, begins, in_sqlite, state

if TYPE_CHECKING:
    from pressctl.delivery.ledger.promises import Promise
    from pressctl.model import State


_ZONES = st.builds(timezone, st.timedeltas(min_value=timedelta(hours=-23), max_value=timedelta(hours=23)))


@given(st.datetimes(min_value=datetime(1970, 1, 2), max_value=datetime(9998, 1, 1), timezones=_ZONES))  # noqa: DTZ001  (it is given one)
def test_a_moment_is_written_as_ever(moment: datetime) -> None:
    """Whoever wrote a ledger: six digits of a second, and UTC as an offset, so that texts are in the order of time."""
    for one in (moment, moment.replace(microsecond=0), moment.replace(microsecond=100_000)):
        assert stamp(one) == one.astimezone(UTC).isoformat(timespec="microseconds")


def test_a_part_goes_from_owed_to_sent(ledger: Ledger) -> None:
    """Each transition is on disk, and the receipt is kept."""
    accepted(ledger, people=some_people(2))
    assert state(ledger) == "owed"
    begun = ledger.begin("k1", owner=ME, now=NOON, lease=120).result()
    assert begun is not None
    assert (begun.attempt, begun.first_claimed, len(begun.members)) == (1, NOON, 2)
    assert begun.variant == a_variant()
    assert state(ledger) == "sending"
    ended = Settlement(
        key="k1", state="sent", at=NOON, status_code=200, receipt_id="x", rejected=("p1@journal.example",)
    )
    assert ledger.settle(ended, owner=ME).result()
    part = ledger.part("k1")
    assert part is not None
    assert (part.state, part.receipt_id, part.people, part.rejected) == ("sent", "x", 2, 1)
    assert [person.email for person in ledger.members(["k1"])] == ["p0@journal.example"]


def test_only_one_holds_a_part(ledger: Ledger) -> None:
    """Whoever comes second gets nothing, and cannot settle what is not theirs."""
    accepted(ledger)
    assert ledger.begin("k1", owner=ME, now=NOON, lease=120).result()
    assert ledger.begin("k1", owner=OTHER, now=NOON, lease=120).result() is None
    assert not ledger.settle(Settlement(key="k1", state="sent", at=NOON), owner=OTHER).result()
    assert ledger.begin("unheard-of", owner=ME, now=NOON, lease=120).result() is None


def test_a_wait_gives_the_claim_back_to_nobody_else(ledger: Ledger) -> None:
    """While its owner waits to try again, the part is claimed; the same owner goes on."""
    accepted(ledger)
    ledger.begin("k1", owner=ME, now=NOON, lease=120).result()
    assert ledger.pause("k1", owner=ME, now=NOON, lease=120, doubt=False).result()
    assert state(ledger) == "claimed"
    assert ledger.begin("k1", owner=OTHER, now=NOON, lease=120).result() is None
    again = ledger.begin("k1", owner=ME, now=NOON + timedelta(seconds=5), lease=120).result()
    assert again is not None
    assert (again.attempt, again.first_claimed) == (2, NOON)


def test_a_person_settles_only_what_is_unknown(ledger: Ledger) -> None:
    """`resolve` moves unknown parts and nothing else."""
    accepted(ledger)
    assert ledger.resolve(["k1"], "sent", NOON) == 0
    ledger.begin("k1", owner=ME, now=NOON, lease=120).result()
    ledger.settle(Settlement(key="k1", state="unknown", at=NOON), owner=ME).result()
    assert ledger.resolve(["k1"], "owed", NOON) == 1
    assert state(ledger) == "owed"


def test_many_transitions_share_few_commits(store: Kept) -> None:
    """What is asked for while the store is busy goes into one commit, and all of it is there."""
    parts = tuple(NewPart(key=f"k{n}", number=n, variant=a_variant()) for n in range(200))
    ledger = store.make()
    accepted(ledger, deliveries=(NewDelivery(language="fr", target="desk", channel="desk", parts=parts),))
    futures = [ledger.begin(part.key, owner=ME, now=NOON, lease=120) for part in parts]
    ledger.close()
    assert all(future.result() for future in futures)
    again = store.open()
    assert {part.state for part in again.history("r").parts} == {"sending"}
    again.close()


def test_what_was_in_doubt_stays_so(ledger: Ledger) -> None:
    """An attempt that may have been taken is not undone by a later one that was refused; only by a receipt."""
    ends: dict[str, tuple[State, State, bool]] = {"k1": ("failed", "unknown", True), "k2": ("sent", "sent", False)}
    for key, (said, wanted, doubt) in ends.items():
        accepted(ledger, key=key, edition=key)
        assert begins(ledger, key)
        assert ledger.pause(key, owner=ME, now=NOON, lease=120, doubt=True).result()
        assert state(ledger, key) == "sending"
        again = ledger.begin(key, owner=ME, now=NOON, lease=120).result()
        assert again is not None
        assert again.doubt
        assert ledger.settle(Settlement(key=key, state=said, at=NOON), owner=ME).result()
        part = ledger.part(key)
        assert part is not None
        assert (part.state, part.doubt) == (wanted, doubt)


def test_what_a_person_sends_again_in_doubt_may_be_dropped(ledger: Ledger) -> None:
    """Dropped, it may have arrived all the same; sent by hand, it has."""
    words: dict[str, tuple[State, bool]] = {"k1": ("skipped", True), "k2": ("sent", False)}
    for key, (said, doubt) in words.items():
        accepted(ledger, key=key, edition=key)
        begins(ledger, key)
        ledger.settle(Settlement(key=key, state="unknown", at=NOON), owner=ME).result()
        assert ledger.resolve([key, "unheard-of"], said, NOON) == 1
        part = ledger.part(key)
        assert part is not None
        assert (part.state, part.doubt, part.was_had) == (said, doubt, True)


def test_what_its_place_shows_is_sent_with_its_receipt(ledger: Ledger) -> None:
    """Once; what a person has settled meanwhile stands."""
    accepted(ledger)
    begins(ledger)
    ledger.settle(Settlement(key="k1", state="unknown", at=NOON), owner=ME).result()
    assert ledger.resolve(["k1"], "sent", NOON, Receipt(id="m-1", url="https://place.example/1")) == 1
    assert ledger.resolve(["k1"], "sent", NOON, Receipt(id="m-2")) == 0
    part = ledger.part("k1")
    assert part is not None
    assert (part.state, part.receipt_id, part.receipt_url) == ("sent", "m-1", "https://place.example/1")


def test_where_it_is_may_be_said_later(ledger: Ledger) -> None:
    """By a person alone, once, and never of what has an id; the place's own word adds nothing to what was settled."""
    accepted(ledger)
    begins(ledger)
    ledger.settle(Settlement(key="k1", state="unknown", at=NOON), owner=ME).result()
    assert ledger.resolve(["k1"], "sent", NOON) == 1
    assert ledger.resolve(["k1"], "sent", NOON, Receipt(id="m-1")) == 0
    assert ledger.resolve(["k1"], "sent", NOON, Receipt(id="m-2"), named=True) == 1
    assert ledger.resolve(["k1"], "sent", NOON, Receipt(id="m-3"), named=True) == 0
    part = ledger.part("k1")
    assert part is not None
    assert (part.state, part.receipt_id) == ("sent", "m-2")


def test_why_a_part_waits_is_kept_until_it_leaves(ledger: Ledger) -> None:
    """Only of what is owed, and no longer than until the next attempt."""
    accepted(ledger)
    ledger.put_off(["k1", "unheard-of"], "no page yet", "wait")
    part = ledger.part("k1")
    assert part is not None
    assert (part.state, part.error, part.hint) == ("owed", "no page yet", "wait")
    assert begins(ledger)
    ledger.put_off(["k1"], "too late", "")
    part = ledger.part("k1")
    assert part is not None
    assert part.error == ""


def test_what_a_settlement_says_comes_back_whole(ledger: Ledger) -> None:
    """Every field, and times to the microsecond, whatever zone they were said in."""
    accepted(ledger)
    begins(ledger)
    late = datetime(2026, 11, 28, 9, 30, 0, 123456, tzinfo=timezone(timedelta(hours=-5)))
    said = Settlement(
        key="k1",
        state="deferred",
        at=late,
        status_code=429,
        receipt_url="https://a.example/é?x=%20",
        error="trop vite \u2028 'x' \"y\" ? %s",
        hint="later",
        cause="refused",
        settings="a:b",
        not_before=late + timedelta(hours=1),
    )
    assert ledger.settle(said, owner=ME).result()
    part = ledger.part("k1")
    assert part is not None
    for field in ("status_code", "receipt_url", "error", "hint", "cause", "settings", "not_before"):
        assert getattr(part, field) == getattr(said, field)
    assert part.settled_at == late
    accepted(ledger, key="k2", edition=2)
    begins(ledger, "k2")
    assert ledger.settle(Settlement(key="k2", state="failed", at=NOON, error="a\0b"), owner=ME).result()
    assert state(ledger, "k2") == "failed"
    accepted(ledger, key="k3", edition=3)
    begins(ledger, "k3")
    assert ledger.settle(Settlement(key="k3", state="sent", at=NOON, receipt_id="a\0b'é"), owner=ME).result()
    sent = ledger.part("k3")
    assert sent is not None
    assert sent.receipt_id.replace("\0", "\ufffd") == "a\ufffdb'é"  # which PostgreSQL cannot keep, and JSON would cut
    assert (part.owner, part.attempts) == ("", 1)


SCRIPT: tuple[tuple[str, str, "State | None"], ...] = (
    # (who, part, how it ended; None: it begins)
    (ME, "k1", None), (ME, "k2", None), (OTHER, "k2", None), (OTHER, "k3", None), (ME, "halted", None), (ME, "none", None),
    (ME, "k1", "sent"), (OTHER, "k2", "sent"), (ME, "k2", "unknown"), (ME, "k2", "failed"), (OTHER, "k3", "failed"),
    (ME, "k3", None), (ME, "k4", None), (ME, "k4", None), (ME, "k4", "deferred"), (ME, "k4", None),
)  # fmt: skip


def play(ledger: Ledger, *, at_once: bool) -> object:
    """Do all that the script has; return what each step gave, and what the ledger has in the end."""
    parts = tuple(
        NewPart(key=key, number=at, variant=a_variant(), members=some_people(2) if key == "k1" else ())
        for at, key in enumerate(["k1", "k2", "k3", "k4"])
    )
    accepted(ledger, deliveries=(NewDelivery(language="fr", target="desk", channel="desk", parts=parts),))
    accepted(ledger, key="halted", release="stopped")
    ledger.stop("stopped", NOON)
    asked: list[Promise[Any]] = []
    for who, key, ended in SCRIPT:
        rejected = ("p1@journal.example",) if key == "k1" else ()
        said = Settlement(key=key, state=ended or "sent", at=NOON, status_code=200, receipt_id="x", rejected=rejected)
        asked.append(ledger.settle(said, owner=who) if ended else ledger.begin(key, owner=who, now=NOON, lease=120))
        if not at_once:
            asked[-1].result()
    copy = ledger.copy()
    return [one.result() for one in asked], copy.rows


def test_what_is_asked_for_at_once_is_decided_as_one_by_one(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However a store groups it: who holds what, each attempt, each line of the log."""
    came = play(ledger, at_once=True)
    with in_sqlite(tmp_path / "other") as kept:
        other = kept.make()
        monkeypatch.setattr("pressctl.delivery.ledger.sqlite.AT_ONCE", False)  # as in an old SQLite
        assert came == play(other, at_once=False)
        other.close()


def test_a_mark_stands_for_all_that_is_known_of_a_release(ledger: Ledger) -> None:
    """It is the same as long as the history is, and another after every change of it."""
    assert ledger.marks() == {}
    marks = []
    accepted(ledger, release="other", key="o1")
    accepted(ledger)
    marks.append(ledger.marks())
    assert ledger.marks() == marks[0]
    ledger.begin("k1", owner=ME, now=NOON, lease=120).result()
    marks.append(ledger.marks())
    ledger.settle(Settlement(key="k1", state="sent", at=NOON, receipt_id="x"), owner=ME).result()
    marks.append(ledger.marks())
    assert len({mark["r"] for mark in marks}) == len(marks)
    assert len({mark["other"] for mark in marks}) == 1
