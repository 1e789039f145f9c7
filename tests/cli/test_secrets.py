"""Secrets and people's addresses seen from outside: nowhere on a screen, in a report, in a ledger, in what goes out."""

import base64
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pressctl.answers import SHOWN
from tests.support.newsrooms import RELEASE, SECRETS, Newsroom, mailgun, make, resend, webhook
from tests.support.receivers import Exchange, Receiver, ok

TOKEN = {"TOK": "CANARY5f1c9eDEADBEEF0123456789"}


def ledger_of(room: Newsroom) -> str:
    """Return all that stands in the ledger's files."""
    held = b"".join(path.read_bytes() for path in (room.root / ".pressctl").glob("ledger*"))
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


LEAKY = f"{RELEASE.replace('budget', 'leaky')}\nThe key is {SECRETS['MAILGUN_KEY']}, look.\n"


def test_a_release_with_the_secret_of_any_target_is_held_back_alone(tmp_path: Path) -> None:
    """Also of one that takes no part in this run: at its line, never shown; the others go out and are built."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url), mailgun("list", "http://127.0.0.1:9/"))
        room.write("list.csv", "email\n")
        room.write("releases/leaky.md", LEAKY)
        line = LEAKY.split("\n").index(f"The key is {SECRETS['MAILGUN_KEY']}, look.") + 1
        ran = room.run("publish", "releases", "-y", "-t", "desk", "--new-ledger", "--max-age", "9999")
        assert ran.code == 3
        assert f"releases/leaky.md:{line}:1: this text contains the secret of the target list." in ran.err
        assert [hook.json()["data"]["id"] for hook in desk.requests] == ["budget"]
        assert (tmp_path / "public/releases/budget/index.html").exists()
        assert not (tmp_path / "public/releases/leaky").exists()
        assert SECRETS["MAILGUN_KEY"] not in ran.out + ran.err + ledger_of(room)


@pytest.mark.parametrize("form", [str, lambda key: base64.b64encode(f"api:{key}".encode()).decode()])
def test_feeds_and_pages_hold_no_secret(tmp_path: Path, form: Callable[[str], str]) -> None:
    """`feeds` leaves such a release out and says so; it needs no secret, and takes one off the page when it can."""
    room = make(tmp_path, mailgun("list", "http://127.0.0.1:9/"))
    room.write("releases/leaky.md", LEAKY.replace(SECRETS["MAILGUN_KEY"], form(SECRETS["MAILGUN_KEY"])))
    ran = room.run("feeds")
    assert ran.code == 3
    assert "secret-in-text" in ran.err
    written = "".join(path.read_text("utf-8") for path in (tmp_path / "public").rglob("*") if path.is_file())
    assert "budget" in written
    assert "leaky" not in written
    assert room.run("feeds", environ={"MAILGUN_KEY": ""}).code == 0, "no secret is needed"


def test_looking_reads_secrets_and_runs_nothing(tmp_path: Path) -> None:
    """A file and a variable are looked at; a command is run for sending alone, and what is missing is no error."""
    mark = tmp_path / "was-run"
    secrets = ['{ file = "key.txt" }', f'{{ command = ["touch", "{mark}"] }}', '{ env = "NOT_SET_ANYWHERE" }']
    tables = [
        webhook(f"d{n}", "http://127.0.0.1:9/").replace('{ env = "DESK_SECRET" }', secret)
        for n, secret in enumerate(secrets)
    ]
    room = make(tmp_path, *tables)
    room.write("key.txt", "whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0\n")
    for words in (("check",), ("plan",), ("feeds",), ("render", "releases/budget.md", "-o", "out")):
        assert room.run(*words).code == 0
    room.write("releases/leaky.md", LEAKY.replace(SECRETS["MAILGUN_KEY"], "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0"))
    for words in (("check",), ("plan",), ("feeds",), ("render", "releases/leaky.md", "-o", "out")):
        ran = room.run(*words)
        assert (ran.code, "secret of the target d0" in ran.err + ran.out) == (3, True), words
    assert not mark.exists()


def test_a_run_reads_each_secret_once(tmp_path: Path) -> None:
    """A command may ask a person for a fingerprint: once a run is enough."""
    with Receiver(ok()) as desk:
        asked = '{ command = ["sh", "-c", "echo asked >> asked.txt; echo whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQ="] }'
        room = make(tmp_path, webhook("desk", desk.url).replace('{ env = "DESK_SECRET" }', asked))
        assert room.run("publish", "releases/budget.md", "-y").code == 0
    assert (tmp_path / "asked.txt").read_text("utf-8") == "asked\n"


def test_a_secret_in_the_boilerplate_is_not_looked_for_in_the_release(tmp_path: Path) -> None:
    """The error says that it stands in what the newsroom adds."""
    room = make(tmp_path, mailgun("list", "http://127.0.0.1:9/"))
    config = tmp_path / "config.toml"
    leaking = f'[newsroom]\nboilerplate = "Cle {SECRETS["MAILGUN_KEY"]}"'
    config.write_text(config.read_text("utf-8").replace("[newsroom]", leaking, 1), "utf-8")
    room.write("list.csv", "email\n")
    ran = room.run("check")
    assert ran.code == 3
    assert "releases/budget.md:1:1: what the newsroom adds to this text (boilerplate, templates) contains" in ran.err
