"""Secrets and people's addresses seen from outside: nowhere on a screen, in a report, in a ledger, in what goes out."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pressctl.answers import SHOWN
from tests.support.newsrooms import Newsroom, mailgun, make, resend, webhook
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


ODD = """\
email,name,outlet,tags
ZOE.DURAND@JOURNAL.EXAMPLE,Zoé Durand,Le Journal Secret,culture
sam+press@radio.example,"O'Sam ""Sammy"" Oak",Radio <River>,culture
anne@évry.example,Anne Évry,Gazette & Co,culture
bob@xn--vry-9la.example,Bob %recipient.name%,Tribune,culture
"""


@pytest.mark.parametrize("channel", [mailgun, resend])
def test_a_dry_run_counts_people_and_names_nobody(tmp_path: Path, channel: Callable[..., str]) -> None:
    """No name, no address in any spelling and no merge field, unless it is asked for."""
    table = channel(
        "list",
        "http://127.0.0.1:9/",
        greeting='"Bonjour {{ recipient.name }} ({{ recipient.outlet }}),"',
        unsubscribe='"https://presse.example.org/out?who={{ recipient.email }}&at={{ recipient.outlet }}"',
    )
    room = make(tmp_path, table)
    room.write("list.csv", ODD)
    told = (
        "zoe",
        "Zoé",
        "Durand",
        "sam",
        "Sammy",
        "anne@",
        "Évry",
        "vry",
        "bob",
        "Gazette",
        "Tribune",
        "River",
        "Secret",
    )
    for words in ((), ("--json",)):
        ran = room.run("publish", "releases/budget.md", "-n", *words)
        assert ran.code == 0, ran.err
        shown = json.dumps(json.loads(ran.out), ensure_ascii=False) if words else ran.out
        assert [word for word in told if word.lower() in (shown + ran.err).lower()] == []
        assert "Bonjour" not in shown, "a greeting is a person's own"
        assert shown.count("***@***") >= 4
    named = room.run("publish", "releases/budget.md", "-n", "--show-addresses").out
    assert "Bonjour Zoé Durand (Le Journal Secret)," in named
    assert "sam+press@radio.example" in named
