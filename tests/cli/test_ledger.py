"""`pressctl ledger`, from outside: a copy, another place, a look, and a person forgotten."""

import json
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.ledgers import Kept, in_postgres
from tests.support.newsrooms import Newsroom, a_list, journalists, mailgun, make
from tests.support.receivers import Receiver
from tests.support.servers import Server
from tests.support.vendors import Mailgun

PUBLISH = ("publish", "releases/budget.md", "-y", "--json")


@pytest.fixture
def vendor() -> Iterator[Receiver]:
    """A vendor that has mailed the release to three people."""
    with Receiver(Mailgun()) as receiver:
        yield receiver


@pytest.fixture
def room(tmp_path: Path, vendor: Receiver) -> Newsroom:
    """A newsroom that has published."""
    newsroom = make(tmp_path, mailgun("list", vendor.url))
    newsroom.write("list.csv", a_list(journalists(3)))
    assert newsroom.run(*PUBLISH).code == 0
    return newsroom


def outcome(room: Newsroom) -> str:
    """Publish again; return what came of it."""
    ran = room.run(*PUBLISH)
    return str(ran.json()["releases"][0]["deliveries"][0]["outcome"]) if ran.code == 0 else ran.err


def test_exported_and_imported_it_is_the_same(room: Newsroom, vendor: Receiver) -> None:
    """The file is for its owner alone; what is imported repeats nothing."""
    assert room.run("ledger", "export", "-o", "copy.jsonl").code == 0
    copy = room.root / "copy.jsonl"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    again = room.run("ledger", "export", "-o", "copy.jsonl")
    assert (again.code, "there already" in again.err) == (2, True)
    printed = room.run("ledger", "export")
    assert printed.out == copy.read_text(encoding="utf-8")
    assert "addresses of 3 people" in printed.err
    assert room.run("ledger", "import", "copy.jsonl").code == 7
    for file in (room.root / ".pressctl").glob("ledger.db*"):
        file.unlink()
    whole = copy.read_text(encoding="utf-8")
    assert room.run("ledger", "import", "-", stdin=whole.replace("Zoé", "Zoe", 1)).code == 3
    taken_in = room.run("ledger", "import", "copy.jsonl")
    assert (taken_in.code, "1 release, 1 part, 3 people" in taken_in.out) == (0, True)
    assert outcome(room) == "already_sent"
    assert len(vendor.requests) == 1


def test_moved_it_is_found_where_it_went(room: Newsroom, vendor: Receiver, tmp_path: Path) -> None:
    """The old one says so; with the new address the work goes on, and nothing is repeated."""
    moved = room.run("ledger", "move", "sqlite:kept/elsewhere.db")
    assert moved.code == 0, moved.err
    assert "set ledger in config.toml" in moved.err
    for words in (PUBLISH, ("plan",), ("status",), ("stop", "--all"), ("ledger", "move", "sqlite:other.db")):
        ran = room.run(*words)
        assert (ran.code, "was moved to" in ran.err) == (7, True), words
    config = (tmp_path / "config.toml").read_text(encoding="utf-8")
    room.write("config.toml", config.replace("[newsroom]\n", '[newsroom]\nledger = "sqlite:kept/elsewhere.db"\n', 1))
    assert outcome(room) == "already_sent"
    assert len(vendor.requests) == 1


def test_moved_to_a_server_and_cut_off_in_between_it_goes_on(room: Newsroom, postgres: Server) -> None:
    """All of it was there and this one not marked yet: said again, the move ends."""
    kept: Kept
    with in_postgres(postgres, room.root) as kept:
        environ = {"LEDGER_URL": kept.address}
        lines = room.run("ledger", "export").out
        config = (room.root / "config.toml").read_text(encoding="utf-8")
        room.write("config.toml", config.replace("[newsroom]\n", '[newsroom]\nledger = { env = "LEDGER_URL" }\n', 1))
        assert room.run("ledger", "import", "-", stdin=lines, environ=environ).code == 0
        room.write("config.toml", config)
        moved = room.run("ledger", "move", "env:LEDGER_URL", environ=environ)
        assert moved.code == 0, moved.err
        refused = room.run("ledger", "move", "postgresql://u:geheimnis1@127.0.0.1/db")
        assert (refused.code, "geheimnis1" in refused.out + refused.err) == (2, False)


def test_damage_is_told_and_nobodys_address(room: Newsroom) -> None:
    """Exit 7, with what is wrong."""
    assert room.run("ledger", "verify").code == 0
    with sqlite3.connect(room.root / ".pressctl" / "ledger.db") as db:
        db.execute("UPDATE members SET address = 'x@y.example' WHERE position = 1")
    db.close()
    ran = room.run("ledger", "verify")
    assert (ran.code, "member 2 of the part" in ran.err) == (7, True)
    assert "@journal.example" not in ran.out + ran.err
    for words in (("move", "sqlite:other.db"), ("verify",)):
        assert room.run("ledger", *words).code == 7
    assert not (room.root / "other.db").exists()


def test_a_person_is_forgotten_and_not_mailed_twice(room: Newsroom, vendor: Receiver) -> None:
    """Their address is in no file of the ledger any more, although it stands on the list."""
    forgotten = room.run("ledger", "forget", "J1@journal.example")
    assert (forgotten.code, forgotten.out) == (0, "forgotten in 1 part\n")
    assert "off your lists" in forgotten.err
    for file in (room.root / ".pressctl").glob("ledger.db*"):
        assert b"j1@journal.example" not in file.read_bytes()
    assert outcome(room) == "already_sent"
    assert room.run("publish", "releases/budget.md", "-y", "--newcomers").code == 0
    assert len(vendor.requests) == 1
    assert room.run("ledger", "forget", "j1@journal.example").out == "the ledger has no such address\n"
    assert room.run("ledger", "forget", "nobody").code == 2
    heads = json.loads(room.run("ledger", "export").out.partition("\n")[0])
    assert heads["rows"]["members"] == 3


def test_without_a_ledger_there_is_nothing_to_keep(tmp_path: Path) -> None:
    """Exit 7, and none is made."""
    room = make(tmp_path)
    for words in (("export",), ("verify",), ("forget", "a@b.example"), ("move", "sqlite:other.db")):
        assert room.run("ledger", *words).code == 7
    assert not (tmp_path / ".pressctl").exists()
