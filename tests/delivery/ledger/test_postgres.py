"""What is particular to a ledger on a server: connections break, clocks differ, and addresses hold passwords."""

import itertools
import signal
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from pressctl.delivery.ledger import addresses
from pressctl.delivery.ledger.duties import Ledger
from pressctl.delivery.ledger.records import NewDelivery, NewPart, Settlement
from pressctl.delivery.ledger.stores import find
from pressctl.delivery.ledger.together import Beginning, Settling
from pressctl.delivery.ledger.writer import Work, commit
from pressctl.errors import LedgerUnusable
from tests.support.builders import NOON, a_variant
from tests.support.cutting import Line, When
from tests.support.ledgers import ME, OTHER, Kept, accepted, begins, in_postgres, state
from tests.support.servers import Server


@pytest.fixture
def kept(postgres: Server, tmp_path: Path) -> Iterator[Kept]:
    """A schema that is not there yet."""
    with in_postgres(postgres, tmp_path) as place:
        yield place


def through(line: Line, kept: Kept) -> Ledger:
    """Open the ledger by way of a line."""
    kept.make().close()
    return find(line.address(kept.address), Path(), {}).open(create=False)


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_connection_lost_in_a_commit_is_asked_about(postgres: Server, kept: Kept, when: When) -> None:
    """Whether it was made or not, each change is made once, and whoever asked is told so."""
    with Line(port=postgres.port) as line:
        ledger = through(line, kept)
        line.cut = when
        accepted(ledger)
        line.cut = when
        begun = ledger.begin("k1", owner=ME, now=NOON, lease=120).result()
        assert begun is not None
        assert begun.attempt == 1
        line.cut = when
        assert ledger.settle(Settlement(key="k1", state="sent", at=NOON, receipt_id="r"), owner=ME).result()
        assert line.cuts == 3
        part = ledger.part("k1")
        assert part is not None
        assert (part.state, part.attempts, part.receipt_id) == ("sent", 1, "r")
        ledger.close()


def test_what_was_taken_from_us_while_nobody_answered_does_not_leave(postgres: Server, kept: Kept) -> None:
    """It was begun, then its lease ended: what another run has said of it since holds."""
    with Line(port=postgres.port) as line:
        ledger, other = through(line, kept), kept.open()
        accepted(ledger)
        line.cut, line.down = "after", True
        beginning = ledger.begin("k1", owner=OTHER, now=NOON, lease=10)
        assert any(state(other) == "sending" for _ in range(10_000))
        assert other.recover(NOON + timedelta(seconds=10)) == 1
        line.down = False
        assert beginning.result() is None
        assert state(ledger) == "unknown"
        ledger.close()
        other.close()


def test_a_server_that_comes_back_finds_what_waited_for_it(postgres: Server, kept: Kept) -> None:
    """A crash and a start later the run goes on: what was asked for meanwhile is recorded."""
    ledger = kept.make()
    accepted(ledger)
    assert begins(ledger)
    postgres.stop(signal.SIGQUIT)
    settling = ledger.settle(Settlement(key="k1", state="sent", at=NOON), owner=ME)
    postgres.start()
    assert settling.result()
    assert state(ledger) == "sent"
    ledger.close()


def test_a_server_that_stays_away_ends_the_run(postgres: Server, kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is handed out, and nobody waits a second time."""
    monkeypatch.setattr("pressctl.delivery.ledger.server.BOUND", 0.2)
    with Line(port=postgres.port) as line:
        ledger = through(line, kept)
        accepted(ledger)
        line.cut, line.down = "before", True
        with pytest.raises(LedgerUnusable, match="cannot be reached") as caught:
            begins(ledger)
        assert "repeats nothing" in caught.value.hint
        monkeypatch.setattr("pressctl.delivery.ledger.server.BOUND", 3600)
        with pytest.raises(LedgerUnusable, match="cannot be reached"):
            ledger.stop("r", NOON)
        ledger.close()
    again = kept.open()
    assert state(again) == "owed"
    again.close()


def test_a_server_put_back_to_an_older_state_is_not_believed(kept: Kept) -> None:
    """It cannot say what became of a transaction of somebody whom it never saw."""
    from pressctl.delivery.ledger.server import Connection, connect
    from pressctl.delivery.ledger.troubles import Forgotten, explained

    kept.make().close()
    connection = Connection(lambda: connect(addresses.read(kept.address)), reads=False)
    with pytest.raises(LedgerUnusable, match="came back without the last"), explained("x"):
        connection._became(1)
    with pytest.raises(Forgotten):
        connection._became(1)
    connection.close()


def test_parts_that_begin_and_end_together_take_two_ways_to_the_server(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All that a commit holds goes in one question, the commit in another; a part that another run has is told apart."""
    from pressctl.delivery.ledger.server import Connection, connect

    ledger = kept.make()
    parts = tuple(NewPart(key=key, number=n, variant=a_variant()) for n, key in enumerate(("k1", "k2", "k3"), 1))
    accepted(ledger, deliveries=(NewDelivery(language="fr", target="desk", channel="desk", parts=parts),))
    assert begins(ledger, key="k1")
    assert begins(ledger, key="k3", by=OTHER)
    ledger.close()
    connection = Connection(lambda: connect(addresses.read(kept.address)), reads=False)
    connection.enrol()
    asked, ask = itertools.count(), connection.raw.execute

    def counted(query: Any, *values: Any) -> Any:
        next(asked)
        return ask(query, *values)

    monkeypatch.setattr(connection.raw, "execute", counted)
    works: list[Work] = [
        Settling(ended=Settlement(key="k1", state="sent", at=NOON, receipt_id="it's\0{}%?"), owner=ME),
        Beginning(key="k2", owner=ME, now=NOON, lease=9),
        Beginning(key="k3", owner=ME, now=NOON, lease=9),
    ]
    (settled, begun, taken), certain = commit(connection, works)
    assert (settled, begun.attempt, taken, certain) == (True, 1, None, True)
    assert next(asked) == 2
    connection.close()
    again = kept.open()
    part = again.part("k1")
    assert part is not None
    assert (part.state, part.receipt_id, state(again, "k2"), state(again, "k3")) == (
        "sent",
        "it's\ufffd{}%?",
        "sending",
        "sending",
    )
    again.close()


def test_leases_are_by_the_clock_of_the_server(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine whose clock is an hour ahead takes nothing from those whose clocks are right."""
    ledger = kept.make()
    accepted(ledger)
    begins(ledger, by=OTHER)
    hour = timedelta(hours=1)
    monkeypatch.setattr("pressctl.delivery.ledger.server.measure_skew", lambda _raw: -hour)
    ahead = kept.open()
    assert ahead.recover(NOON + hour + timedelta(seconds=119)) == 0
    assert ahead.recover(NOON + hour + timedelta(seconds=120)) == 1
    ledger.close()
    ahead.close()


def test_how_far_the_clocks_are_apart_is_measured(kept: Kept) -> None:
    """Less than a second is none; more counts whole."""
    import time

    from pressctl.delivery.ledger.server import connect, measure_skew

    raw = connect(addresses.read(kept.address))
    assert measure_skew(raw) == timedelta()
    assert abs(measure_skew(raw, lambda: time.time() - 3600) - timedelta(hours=1)) < timedelta(seconds=5)
    raw.close()


def test_what_a_server_does_for_others_does_not_count(postgres: Server, kept: Kept) -> None:
    """Where commits are not waited for, ours are."""
    from pressctl.delivery.ledger.server import connect

    postgres.run("ALTER ROLE pressctl SET synchronous_commit = off")
    try:
        raw = connect(addresses.read(kept.address))
        assert raw.execute("SHOW synchronous_commit").fetchone() == ("on",)
        raw.close()
    finally:
        postgres.run("ALTER ROLE pressctl RESET synchronous_commit")


def test_a_schema_made_by_whoever_keeps_the_server_is_no_ledger_yet(postgres: Server, kept: Kept) -> None:
    """Promise 9 asks of it what it asks of none; a user who may do nothing there is told who can help."""
    name = kept.address.rpartition("=")[2]
    postgres.run(f"CREATE SCHEMA {name}")
    assert not kept.store.is_there()
    with pytest.raises(LedgerUnusable, match="there is no ledger"):
        kept.open()
    kept.make().close()
    postgres.run("CREATE ROLE guest LOGIN")
    try:
        guest = find(kept.address.replace("pressctl@", "guest@"), Path(), {})
        assert guest.is_there()
        with pytest.raises(LedgerUnusable, match="closed to this user") as caught:
            guest.open(create=True)
        assert "Whoever keeps the server" in caught.value.hint
    finally:
        postgres.run("DROP ROLE guest")


def test_a_server_that_is_not_there(kept: Kept) -> None:
    """Said with its address, and never with a password."""
    with Line(port=1) as line:
        line.down = True
        store = find(line.address("postgresql://u:geheimnis1@127.0.0.1:1/db"), Path(), {})
        for ask in (store.is_there, lambda: store.open(create=True), store.look):
            with pytest.raises(LedgerUnusable, match="cannot be reached") as caught:
                ask()
            assert "geheimnis" not in f"{caught.value.message}{caught.value.hint}{store.name}"
    assert kept.kind == "postgresql"


def test_without_its_library_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an extra."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    monkeypatch.delitem(sys.modules, "pressctl.delivery.ledger.troubles", raising=False)
    monkeypatch.delitem(sys.modules, "pressctl.delivery.ledger.server", raising=False)
    with pytest.raises(LedgerUnusable) as caught:
        find("postgresql://h.example/db", Path(), {}).is_there()
    assert "pip install 'pressctl[postgres]'" in caught.value.hint


@pytest.mark.parametrize(
    ("address", "leads", "name"),
    [
        ("postgresql://u@127.0.0.1/db", "postgresql://u@127.0.0.1/db", "postgresql://u@127.0.0.1/db"),
        ("postgresql://u@localhost:5433/db", "postgresql://u@localhost:5433/db", "postgresql://u@localhost:5433/db"),
        ("postgresql://[::1]/db", "postgresql://[::1]/db", "postgresql://[::1]/db"),
        ("postgres:///db?host=/run/pg", "postgres:///db?host=%2Frun%2Fpg", "postgresql:///run/pg/db"),
        ("postgresql://u:pw%40x@h/db", "postgresql://u:pw%40x@h/db?sslmode=require", "postgresql://u@h/db"),
        ("postgresql://127.0.0.1.evil.example/db", "postgresql://127.0.0.1.evil.example/db?sslmode=require", None),
        ("postgresql:///db", "postgresql:///db?sslmode=require", "postgresql:///db"),
        ("postgresql://a,b/db?sslmode=verify-full", "postgresql://a,b/db?sslmode=verify-full", "postgresql://a,b/db"),
        ("postgresql://h/db?sslmode=disable", "postgresql://h/db?sslmode=disable", "postgresql://h/db"),
        ("postgresql://h/db?schema=press", "postgresql://h/db?sslmode=require", "postgresql://h/db (schema press)"),
    ],
)
def test_to_another_machine_it_is_encrypted(address: str, leads: str, name: str | None) -> None:
    """Unless the address itself says that it is not to be; shown without a password."""
    read = addresses.read(address)
    assert read.url == leads
    assert name in {None, read.name}


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://u:geheimnis1@h/db?sslmode=prefer",
        "postgresql://u:geheimnis1@h/db?sslmode=allow",
        "postgresql://u:geheimnis1@h/db?schema=Press;DROP",
        "postgresql://u:geheimnis1@h/db#x",
        "postgresql:u:geheimnis1@h/db",
        "mysql://u:geheimnis1@h/db",
    ],
)
def test_an_address_that_is_refused_is_not_repeated(address: str) -> None:
    """It may hold a password."""
    with pytest.raises(LedgerUnusable) as caught:
        find(address, Path(), {})
    assert "geheimnis1" not in f"{caught.value.message}{caught.value.hint}"


def test_what_libpq_does_not_take_is_not_repeated_either(kept: Kept) -> None:
    """Its own message would have the whole address."""
    store = find("postgresql://u:geheimnis1@127.0.0.1/db?sslmod=x", Path(), {})
    with pytest.raises(LedgerUnusable, match="takes no address") as caught:
        store.is_there()
    assert "geheimnis1" not in repr(caught.value.__context__) + caught.value.message
    assert kept.kind == "postgresql"
