"""Secrets and people's addresses seen from outside: nowhere on a screen, in a report, in a ledger, in what goes out."""

from pathlib import Path

import pytest

from pressctl.answers import SHOWN
from tests.support.newsrooms import Newsroom, make, webhook
from tests.support.receivers import Exchange, Receiver

TOKEN = {"TOK": "CANARY5f1c9eDEADBEEF0123456789"}


def ledger_of(room: Newsroom) -> str:
    """Return all that stands in the ledger's files."""
    held = b"".join(path.read_bytes() for path in (room.root / ".pressctl").iterdir() if path.is_file())
    return held.decode("utf-8", "replace")


@pytest.mark.parametrize("before", [SHOWN - 36, SHOWN - 20, SHOWN - 2])
def test_a_limit_shows_no_beginning_of_what_a_place_echoes(tmp_path: Path, before: int) -> None:
    """Masked whole and then cut: wherever the limit falls, in a run and in a test."""

    def echo(exchange: Exchange) -> None:
        said = f"{'x' * before} {exchange.request.headers['x-token']} zoe.durand@journal.example"
        exchange.answer(401, said.encode())

    with Receiver(echo) as desk:
        room = make(tmp_path, webhook("desk", desk.url, headers='{ X-Token = { env = "TOK" } }'))
        ran = room.run("publish", "releases/budget.md", "-y", "--json", environ=TOKEN)
        tried = room.run("test", "desk", "releases/budget.md", environ=TOKEN)
        assert (ran.code, tried.code) == (1, 1)
        for text in (ran.out, ran.err, tried.out, tried.err, ledger_of(room)):
            assert "CANARY" not in text
            assert "zoe.du" not in text
        assert "x *" in ran.out, "the place's own words are still shown"
