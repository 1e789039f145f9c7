"""A ledger copied, moved, looked through, and a person forgotten, in every kind of store."""

import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from pressctl.delivery.keys import key_of
from pressctl.delivery.ledger.copying import TABLES, Copy, copy_of
from pressctl.delivery.ledger.duties import Ledger, Past
from pressctl.delivery.ledger.forgetting import known_among
from pressctl.delivery.ledger.records import Left, NewDelivery, NewPart, Settlement
from pressctl.delivery.ledger.verifying import faults_of
from pressctl.errors import Invalid, LedgerUnusable, Misused
from tests.support.builders import NOON, a_variant
from tests.support.deliveries import some_people
from tests.support.ledgers import KINDS, ME, Kept, accepted, begins, in_sqlite, state

KEYS = [key_of("g", "r", 1, "fr", target, 1) for target in ("list", "desk")]


def lines_of(ledger: Past) -> list[str]:
    """Return what it writes out."""
    lines: list[str] = []
    ledger.write_out(lines.append)
    return lines


def with_a_past(ledger: Ledger) -> Ledger:
    """Record something of everything."""
    parts = [NewPart(key=KEYS[0], number=1, variant=a_variant(), members=some_people(3, name="Zoé"))]
    parts.append(NewPart(key=KEYS[1], number=1, variant=a_variant(data="é")))
    deliveries = [
        NewDelivery(language="fr", target=target, channel=target, parts=(part,))
        for target, part in zip(("list", "desk"), parts, strict=True)
    ]
    accepted(ledger, deliveries=tuple(deliveries))
    for key, ended, rejected in ((KEYS[0], "sent", ("p1@journal.example",)), (KEYS[1], "unknown", ())):
        begins(ledger, key)
        said: Any = ended
        ledger.settle(Settlement(key=key, state=said, at=NOON, rejected=rejected), owner=ME).result()
    ledger.stop("r", NOON)
    ledger.uploaded("host", "there", "index.html", Left(sha256="0")).result()
    return ledger


def test_a_copy_is_the_same_in_any_other_store(store: Kept, tmp_path: Path) -> None:
    """Through lines of JSON: what it holds, who was refused, what is stopped; and nothing is wrong with it."""
    with in_sqlite(tmp_path / "other") as other:
        first = with_a_past(other.make())
        copy = copy_of(lines_of(first))
        assert copy == first.copy()
        assert not list(faults_of(copy, "g"))
        filled = store.make()
        filled.fill(copy)
        filled.close()
        again = store.open()
        with pytest.raises(LedgerUnusable, match="holds something already"):
            again.fill(copy)
        assert again.copy().digest == copy.digest
        assert again.history("r") == first.history("r")
        assert again.members(KEYS) == first.members(KEYS)
        assert [person.email for person in again.members(KEYS)] == ["p0@journal.example", "p2@journal.example"]
        assert again.variant(a_variant(data="é").fingerprint).data == "é"
        if store.kind != "git":
            assert again.salt == first.salt
            assert again.uploads("host", "there") == {"index.html": "0"}
        assert again.resolve([KEYS[1]], "sent", NOON) == 1
        for each in (again, first):
            each.close()


def test_a_ledger_that_was_moved_is_used_no_more(store: Kept) -> None:
    """Neither by whoever opens it, nor by a run that has it open."""
    ledger, run = store.make(), store.make()
    accepted(ledger)
    with pytest.raises(LedgerUnusable, match="changed while it was copied"):
        ledger.mark_moved("elsewhere", NOON, "0")
    digest = ledger.copy().digest
    assert begins(run)
    with pytest.raises(LedgerUnusable, match="is sending from this ledger"):
        ledger.mark_moved("elsewhere", NOON, digest)
    run.settle(Settlement(key="k1", state="deferred", at=NOON), owner=ME).result()
    accepted(run, edition=2, key="k2", reopen={"k1": "deferred"})
    ledger.mark_moved("elsewhere", NOON, ledger.copy().digest)
    assert not begins(run)
    assert run.is_halted("k1")
    with pytest.raises(LedgerUnusable, match="moved to elsewhere"):
        accepted(run, edition=3, key="k3")
    for each in (ledger, run):
        each.close()
    for enter in (store.make, store.open, store.look):
        with pytest.raises(LedgerUnusable, match="was moved to elsewhere") as caught:
            enter()
        assert "config.toml" in caught.value.hint


def test_a_person_is_forgotten_and_what_they_had_is_not(store: Kept) -> None:
    """Nobody reads the address, in no row; who has it can tell that it was reached; the counts stay."""
    ledger = with_a_past(store.make())
    if store.kind == "git":
        with pytest.raises(Misused, match="keeps every address"):
            ledger.forget("p0@journal.example")
        ledger.close()
        return
    assert ledger.forget("nobody@journal.example") == 0
    assert ledger.forget("p0@journal.example") == 1
    assert not any("p0@journal" in line for line in lines_of(ledger))
    part = ledger.part(KEYS[0])
    assert part is not None
    assert (part.people, part.rejected) == (3, 1)
    assert [person.email for person in ledger.members(KEYS)] == ["p2@journal.example"]
    assert ledger.parts_of_person("p0@journal.example") == ()
    frozen = ledger.addresses("r", 1)
    today = {f"p{n}@journal.example" for n in range(5)}
    assert known_among(frozen, today) == {"p0@journal.example"}
    assert not list(faults_of(ledger.copy(), "g"))
    ledger.close()


def test_it_is_written_out_a_row_at_a_time(tmp_path: Path) -> None:
    """However many people it has; and what goes wrong where it is written to is not the ledger's fault."""
    with in_sqlite(tmp_path) as kept:
        ledger = kept.make()
        accepted(ledger, people=some_people(5000, fields={"note": "x" * 400}))
        counted = []
        tracemalloc.start()
        written = ledger.write_out(lambda line: counted.append(len(line)))
        held, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert (written.people, written.rows) == (5000, len(counted) - 1)
        assert sum(counted) > 2_500_000 > 4 * (most - held)

        def full(_: str) -> None:
            raise OSError(28, "No space left on device")

        with pytest.raises(OSError, match="No space left"):
            ledger.write_out(full)
        assert state(ledger) == "owed"
        ledger.close()


def test_an_address_that_is_needed_is_not_forgotten(store: Kept) -> None:
    """What is owed has to be sent, or given up, first."""
    if store.kind == "git":
        return
    ledger = store.make()
    accepted(ledger, people=some_people(1))
    with pytest.raises(Misused, match="is owed for that address still"):
        ledger.forget("p0@journal.example")
    assert state(ledger) == "owed"
    ledger.close()


def test_every_column_is_copied(tmp_path: Path) -> None:
    """What a later version adds to the tables has to be added to the copy."""
    import sqlite3

    from pressctl.delivery.ledger.tables import tables

    db = sqlite3.connect(":memory:")
    for statement in tables():
        db.execute(statement)
    names = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")} - {"meta", "moves"}
    assert names == {*TABLES}
    for name, (columns, _) in TABLES.items():
        there = {row[1] for row in db.execute(f"PRAGMA table_info({name})")}
        assert there - {"number"} == {*columns} - {"number"}
    db.close()
    assert not list(tmp_path.iterdir())


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """A copy of a ledger with a past."""
    with in_sqlite(tmp_path_factory.mktemp("whole")) as kept:
        ledger = with_a_past(kept.make())
        copy = ledger.copy()
        ledger.close()
    return copy


def changed(copy: Copy, table: str, **changes: Any) -> Copy:
    """Return it with the first row of a table changed."""
    rows = copy.rows[table]
    return replace(copy, rows={**copy.rows, table: ({**rows[0], **changes}, *rows[1:])})


@pytest.mark.parametrize(
    ("table", "changes", "said"),
    [
        ("parts", {"key": "k"}, "a key that is not its own"),
        ("parts", {"state": "lost"}, "in no state there is"),
        ("parts", {"settled_at": "yesterday"}, "no time that is one"),
        ("parts", {"people": 7}, "counts 7 people"),
        ("parts", {"owner": "somebody"}, "held by somebody"),
        ("parts", {"variant": "0"}, "has no frozen text"),
        ("parts", {"target": "another"}, "a delivery that was never recorded"),
        ("parts", {"first_claimed": None}, "attempted and never begun"),
        ("variants", {"body": "{}"}, "not what its digest says"),
        ("editions", {"content": "[]"}, "is not legible"),
        ("editions", {"edition": "2"}, "never accepted"),
        ("members", {"address": "x@y.example"}, "not who its row says"),
        ("members", {"position": 5}, "does not follow"),
        ("members", {"key": "k"}, "of a part that is not there"),
        ("attempts", {"key": "k"}, "attempts are of parts that are not there"),
        ("stops", {"since": "x"}, "a stop has no time"),
    ],
)
def test_what_is_wrong_is_found(whole: Copy, table: str, changes: dict[str, Any], said: str) -> None:
    """Each by its own words, and nobody's address among them."""
    faults = list(faults_of(changed(whole, table, **changes), "g"))
    assert any(said in fault for fault in faults), faults
    assert not any("@" in fault for fault in faults)


def test_another_newsrooms_keys_are_not_ours(whole: Copy) -> None:
    """Its id is the keys' namespace: with another one everything would be sent again."""
    assert sum("not its own" in fault for fault in faults_of(whole, "another")) == len(KEYS)


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda lines: lines[:-1], "not whole"),
        (lambda lines: [*lines, lines[-1]], "not whole"),
        (lambda lines: [line.replace("Zoé", "Zoe") for line in lines], "not whole"),
        (lambda lines: lines[1:], "line 1 is not"),
        (lambda lines: [*lines[:2], lines[2][:20]], "line 3 is not"),
        (lambda lines: [lines[0].replace('"schema": ', '"schema": 9'), *lines[1:]], "newer pressctl"),
        (lambda lines: [line.replace('"since"', '"sense"') for line in lines], "is not as pressctl writes it"),
        (lambda _lines: [], "line 0 is not"),
    ],
)
def test_lines_that_are_not_whole_are_refused(
    tmp_path: Path, harm: Callable[[list[str]], list[str]], said: str
) -> None:
    """Cut off, changed, or none at all."""
    with in_sqlite(tmp_path) as kept:
        ledger = with_a_past(kept.make())
        lines = lines_of(ledger)
        ledger.close()
    with pytest.raises(Invalid, match=said):
        copy_of(harm(lines))


def test_every_kind_is_tried() -> None:
    """The suite's own list of stores has each kind that config.toml may name."""
    from pressctl.delivery.ledger.stores import _STORES

    assert {*KINDS, "postgresql"} == {*_STORES} - {"postgres"}
