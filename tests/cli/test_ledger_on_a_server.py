"""The ledger on a server, from outside: found by a reference, shared by machines, and never mistaken for an empty one."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.ledgers import Kept, in_postgres
from tests.support.newsrooms import Newsroom, make, webhook
from tests.support.receivers import Receiver, ok
from tests.support.servers import Server

PUBLISH = ("publish", "releases/budget.md", "-y")


@pytest.fixture
def kept(postgres: Server, tmp_path: Path) -> Iterator[Kept]:
    """A schema that is not there yet."""
    with in_postgres(postgres, tmp_path) as place:
        yield place


def a_room(root: Path, desk: Receiver, ledger: str) -> Newsroom:
    """Make a newsroom with one webhook and a ledger elsewhere."""
    room = make(root, webhook("desk", desk.url))
    config = (root / "config.toml").read_text(encoding="utf-8")
    room.write("config.toml", config.replace("[newsroom]\n", f"[newsroom]\nledger = {ledger}\n", 1))
    return room


def test_two_machines_share_one(tmp_path: Path, kept: Kept) -> None:
    """What one has sent the other does not; a stop that one sets holds for both."""
    with Receiver(ok()) as desk:
        here = a_room(tmp_path / "here", desk, f'"{kept.address}"')
        there = a_room(tmp_path / "there", desk, '{ env = "LEDGER_URL" }')
        address = {"LEDGER_URL": kept.address}
        assert here.run(*PUBLISH, environ={"CI": "true"}).code == 7
        assert here.run(*PUBLISH, "--new-ledger", environ={"CI": "true"}).code == 0
        assert there.run(*PUBLISH, "--new-ledger", environ=address).code == 2
        assert there.run("stop", "budget", environ=address).code == 0
        assert here.run("publish", "releases/budget.md", "-y", "--retry-failed").code in {0, 5}
        assert there.run("go", "budget", environ=address).code == 0
        again = there.run(*PUBLISH, "--json", environ=address)
        assert again.code == 0
        assert again.json()["releases"][0]["deliveries"][0]["outcome"] == "already_sent"
        assert len(desk.requests) == 1
        assert not (tmp_path / "here" / ".pressctl" / "ledger.db").exists()


def test_without_its_address_nothing_is_sent_and_a_plan_says_so(tmp_path: Path) -> None:
    """A plan needs no secret; all else needs to know what was sent."""
    with Receiver(ok()) as desk:
        room = a_room(tmp_path, desk, '{ env = "LEDGER_URL" }')
        planned = room.run("plan")
        assert planned.code == 0
        assert "ledger-unread" in planned.err
        for words in (PUBLISH, (*PUBLISH, "--new-ledger"), (*PUBLISH, "-n"), ("status",), ("stop", "--all")):
            ran = room.run(*words)
            assert (ran.code, desk.requests) == (7, [])
            assert "LEDGER_URL is not set" in ran.err


def test_a_server_that_is_away_is_no_empty_ledger(tmp_path: Path, postgres: Server, kept: Kept) -> None:
    """Exit 7 for all that asks it, nothing sent; with the server back, the work goes on where it was."""
    with Receiver(ok()) as desk:
        room = a_room(tmp_path, desk, '{ env = "LEDGER_URL" }')
        address = {"LEDGER_URL": kept.address.replace("pressctl@", "pressctl:geheimnis1@")}
        kept.make().close()
        postgres.stop(signal.SIGINT)
        try:
            for words in (
                PUBLISH,
                (*PUBLISH, "--new-ledger"),
                ("plan",),
                ("status",),
                ("kill", "releases/budget.md", "-y"),
            ):
                ran = room.run(*words, environ=address)
                assert ran.code == 7, ran.err
                assert "cannot be reached" in ran.err
                assert "geheimnis1" not in ran.out + ran.err
        finally:
            postgres.start()
        assert desk.requests == []
        assert room.run(*PUBLISH, environ=address).code == 0
        assert len(desk.requests) == 1
