"""Commands from outside: what they say, what they write, how they end."""

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from pressctl import __version__
from pressctl.cli.app import app, register
from tests.support import faults
from tests.support.newsrooms import Newsroom, a_list, environment, journalists, mailgun, make, resend, webhook
from tests.support.receivers import Receiver, ok
from tests.support.vendors import Mailgun, Resend

register()
_GROUP: Any = get_command(app)
COMMANDS = sorted(_GROUP.commands)


@pytest.fixture
def empty(tmp_path: Path) -> Newsroom:
    """A folder with nothing in it."""
    return Newsroom(root=tmp_path)


@pytest.mark.parametrize("words", [("--version",), ("-V",)])
def test_the_version(empty: Newsroom, words: tuple[str, ...]) -> None:
    """Said at once."""
    assert empty.run(*words).out == f"pressctl {__version__}\n"


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_teaches(empty: Newsroom, command: str) -> None:
    """Each command has help of its own, within 100 columns."""
    ran = empty.run(*([command] if command else []), "--help")
    assert ran.code == 0
    assert ran.out.startswith("Usage: pressctl")
    assert max(map(len, ran.out.splitlines())) <= 100


@pytest.mark.parametrize(
    "words", [("publsh",), ("publish", "--nonsense"), ("plan", "--format", "xml"), ("resolve", "a")]
)
def test_a_wrong_command_line_is_exit_2(empty: Newsroom, words: tuple[str, ...]) -> None:
    """In words, never a traceback."""
    ran = empty.run(*words)
    assert ran.code == 2
    assert "Traceback" not in ran.err


INTERRUPTED_LOADING = """
import os, signal, sys
class Interrupts:
    def find_spec(self, name, path, target=None):
        if name == "pressctl.console.screen":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupts())
sys.argv = ["pressctl", "status"]
from pressctl.__main__ import main
main()
"""


def test_ctrl_c_while_it_is_loading_ends_it_quietly(empty: Newsroom) -> None:
    """Exit 130 and no traceback, though nothing of ours listens yet."""
    words = [sys.executable, "-c", INTERRUPTED_LOADING]
    ran = subprocess.run(words, cwd=empty.root, env=environment(), capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (130, "")


def test_alone_it_says_where_one_stands(tmp_path: Path) -> None:
    """No newsroom; an empty one; something to send; something unsure; something wrong."""
    assert "pressctl init" in Newsroom(root=tmp_path).run().out
    with Receiver([faults.reset, ok()]) as desk:
        room = make(tmp_path, webhook("desk", desk.url), release=None)
        assert "pressctl new" in room.run().out
        room.write("releases/a.md", "---\nid: a\nheadline: Titre\nlanguage: fr\ndate: 2024-11-06\n---\n\nTexte.\n")
        ran = room.run("--version")
        assert ran.out.startswith("pressctl ")
        room.write(
            "releases/b.md",
            f"---\nid: b\nheadline: T\nlanguage: fr\ndate: {datetime.now(UTC):%Y-%m-%d}\n---\n\nTexte.\n",
        )
        assert "pressctl publish" in room.run().out
        assert room.run("publish", "releases/a.md", "--yes").code == 4
        assert "pressctl status" in room.run().out
        room.write("releases/c.md", "---\nheadline: T\n---\n\nT.\n")
        assert "pressctl check" in room.run().out


def test_channels_are_listed_and_explained(empty: Newsroom) -> None:
    """A line each; a manual with settings, an example and a promise."""
    listed = empty.run("channels").out
    for name in ("webhook", "mailgun", "resend", "outbox"):
        assert name in listed
        manual = empty.run("channels", name).out
        assert f'channel = "{name}"' in manual
        for said_once in ("Settings", "Repeats: ", "Example"):
            assert manual.count(f"\n{said_once}") == 1
        assert ("\nRequired: " in manual) == (name != "outbox")
    ran = empty.run("channels", "webhok")
    assert ran.code == 3
    assert "webhook" in ran.err


def test_findings_are_explained_and_counted(tmp_path: Path) -> None:
    """--explain, --strict, --json."""
    room = make(tmp_path, webhook("desk", "https://desk.example.org/"))
    assert room.run("check", "--explain", "no-contact").out.startswith("no-contact\n")
    near = room.run("check", "--explain", "no-contakt")
    assert near.code == 2
    assert "no-contact" in near.err
    text = (tmp_path / "releases/budget.md").read_text()
    room.write(
        "releases/budget.md", text.replace("contacts:\n  - name: Anne Martin\n    email: anne@presse.example\n", "")
    )
    assert room.run("check").code == 0
    assert room.run("check", "--strict").code == 3
    found = room.run("check", "--json").json()["findings"]
    assert "no-contact" in {finding["code"] for finding in found}
    room.write("templates/email/release.html", "{% if %}")
    assert room.run("check").code == 3


def test_every_failure_is_one_document_too(tmp_path: Path) -> None:
    """--json gives one JSON document on stdout, whatever goes wrong."""
    room = make(tmp_path, webhook("desk", "https://desk.example.org/"))
    room.write("config.toml", "[newsroom\n")
    ran = room.run("publish", "--yes", "--json")
    assert ran.code == 3
    assert ran.json()["exit_code"] == 3
    assert ran.json()["findings"]


def test_a_config_named_before_the_command_counts(tmp_path: Path) -> None:
    """The newsroom that is named is meant, never the one of the working folder; beside the command it counts more."""
    here, there = make(tmp_path / "here"), make(tmp_path / "there", release=None)
    there.write("releases/b.md", "---\nid: b\nheadline: T\nlanguage: fr\ndate: 2024-11-06\n---\n\nTexte.\n")
    named = str(tmp_path / "there" / "config.toml")
    assert here.run("-c", named, "publish", "--yes", "--max-age", "9999").code == 0
    assert not (tmp_path / "here" / "outbox").exists()
    assert (tmp_path / "there" / "outbox" / "b").is_dir()
    assert here.run("-c", named, "status").out.startswith("b, revision 1")
    assert here.run("-c", "nowhere.toml", "status").code == 2
    assert here.run("-c", "nowhere.toml", "status", "-c", named).out.startswith("b, revision 1")


def test_a_test_needs_an_address_and_says_what_failed(tmp_path: Path) -> None:
    """No list, no test_to: not sent; a dead place: exit 1; three words: exit 2."""
    with Receiver(Mailgun()) as mg, Receiver([faults.busy("1")]) as desk:
        room = make(tmp_path, mailgun("list", mg.url), webhook("desk", desk.url))
        room.write("list.csv", a_list(journalists(2)))
        room.write(
            "config.toml", (tmp_path / "config.toml").read_text().replace('test_to = ["essai@presse.example"]', "")
        )
        ran = room.run("test", "releases/budget.md")
        assert ran.code == 1
        assert "list: not sent: a test mail needs an address" in ran.err
        assert "desk: not sent" in ran.err
        assert mg.inbox == []
        assert room.run("test", "a", "b", "c").code == 2
        assert room.run("test", "nowhere", "releases/budget.md").code == 2
        assert room.run("test", "releases/budget.md", "--to", "a@b.example", environ={"MAILGUN_KEY": ""}).code == 3
        room.write("releases/bad.md", "---\nheadline: x\n---\n")
        assert room.run("test", "releases/bad.md").code == 3


def test_a_dry_run_after_a_partial_run_shows_what_is_left(tmp_path: Path) -> None:
    """From what the ledger froze; mail and outbox too; addresses only when asked."""
    with Receiver([faults.busy("3600")]) as slow, Receiver(Resend()) as rs:
        outbox = '[targets.outbox]\nchannel = "outbox"'
        room = make(tmp_path, webhook("slow", slow.url), resend("mail", rs.url), outbox)
        room.write("list.csv", a_list(journalists(1)))
        first = room.run("publish", "releases/budget.md", "-n", "--show-addresses")
        assert "j0@journal.example" in first.out
        assert "WRITE outbox/" in first.out
        assert room.run("publish", "releases/budget.md", "--yes").code == 75
        left = room.run("publish", "releases/budget.md", "-n", "--retry-failed")
        assert left.code == 0
        assert "-> mail" not in left.out


def test_waiting_until_the_embargo(tmp_path: Path) -> None:
    """--wait sends once it has ended, and not before."""
    lift = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=4)
    text = (
        f"---\nid: e\nheadline: T\nlanguage: fr\ndate: 2024-11-06\nembargo: {lift:%Y-%m-%dT%H:%M:%S}Z\n---\n\nTexte.\n"
    )
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url), release=text)
        ran = room.run("publish", "releases/budget.md", "--yes", "--wait")
        assert ran.code == 0, ran.err
        assert datetime.now(UTC) >= lift
        assert len(desk.requests) == 1
        assert "waiting until" in ran.err


def test_options_narrow_and_widen(tmp_path: Path) -> None:
    """-t, --skip, --to, --newcomers, --retry-failed."""
    with Receiver(ok()) as desk, Receiver([faults.busy("0", 400), ok()]) as picky, Receiver(Mailgun()) as mg:
        room = make(tmp_path, webhook("desk", desk.url), webhook("picky", picky.url), mailgun("list", mg.url))
        room.write("list.csv", a_list(journalists(2)))
        assert room.run("publish", "releases/budget.md", "-y", "-t", "nobody").code == 2
        assert room.run("publish", "releases/budget.md", "-y", "-t", "desk").code == 0
        assert (len(desk.requests), len(mg.requests)) == (1, 0)
        assert room.run("publish", "releases/budget.md", "-y", "--to", "x@y.example", "-t", "desk").code == 2
        assert room.run("publish", "releases/budget.md", "-y", "--skip", "picky", "--to", "x@y.example").code == 0
        assert [mail.address for mail in mg.inbox] == ["x@y.example"]
        assert room.run("publish", "releases/budget.md", "-y").code == 1
        assert room.run("publish", "releases/budget.md", "-y").code == 1
        assert len(picky.requests) == 1
        assert room.run("publish", "releases/budget.md", "-y", "--retry-failed").code == 0
        room.write("list.csv", a_list(journalists(3)))
        assert room.run("publish", "releases/budget.md", "-y", "--newcomers").code == 0
        assert sorted(mail.address for mail in mg.inbox) == [
            *(f"j{n}@journal.example" for n in range(3)),
            "x@y.example",
        ]


def test_a_mended_secret_is_tried_again_by_itself(tmp_path: Path) -> None:
    """A refused credential is not knocked with twice; another one is."""
    with Receiver(Mailgun()) as mg:
        room = make(tmp_path, mailgun("list", mg.url))
        room.write("list.csv", a_list(journalists(1)))
        wrong = {"MAILGUN_KEY": "key-wrong-wrong"}
        assert room.run("publish", "releases/budget.md", "-y", environ=wrong).code == 1
        assert room.run("publish", "releases/budget.md", "-y", environ=wrong).code == 1
        assert len(mg.requests) == 1
        assert room.run("publish", "releases/budget.md", "-y").code == 0
        assert len(mg.inbox) == 1


def test_a_secret_that_a_place_echoes_is_nowhere(tmp_path: Path) -> None:
    """Not on the screen, not in the report, not in the ledger."""

    def echo(exchange: object) -> None:
        said = exchange.request.headers["x-token"]  # type: ignore[attr-defined]
        exchange.answer(401, f"bad token {said} for z@y.example".encode())  # type: ignore[attr-defined]

    with Receiver(echo) as desk:
        room = make(tmp_path, webhook("desk", desk.url, headers='{ X-Token = { env = "TOK" } }'))
        canary = {"TOK": "CANARY-5f1c9e"}
        ran = room.run("publish", "releases/budget.md", "-y", "--json", environ=canary)
        assert ran.code == 1
        again = room.run("status", environ=canary)
        ledger = b"".join(path.read_bytes() for path in (tmp_path / ".pressctl").iterdir() if path.is_file())
        for text in (ran.out, ran.err, again.out, again.err, ledger.decode("utf-8", "replace")):
            assert "CANARY" not in text
            assert "z@y.example" not in text


@pytest.mark.parametrize(
    ("checks", "said"),
    [("", "this looks like a webhook's signing secret"), ('[checks]\ncredential = "off"\n', "contains the secret of the target desk")],
)  # fmt: skip
def test_a_release_that_carries_a_secret_is_refused(tmp_path: Path, checks: str, said: str) -> None:
    """Nothing is sent, and the secret is not shown; one that config.toml uses is refused whatever its [checks] say."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, f"{webhook('desk', desk.url)}\n{checks}")
        text = (tmp_path / "releases/budget.md").read_text()
        room.write("releases/budget.md", f"{text}\nwhsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n")
        ran = room.run("publish", "releases/budget.md", "-y")
        assert ran.code == 3
        assert said in ran.err
        assert "MfKQ9r8" not in ran.out + ran.err
        assert desk.requests == []


def test_a_list_behind_a_reference_is_not_needed_to_plan(tmp_path: Path) -> None:
    """It is counted as nobody, and said; publishing needs it."""
    with Receiver(Mailgun()) as mg:
        table = mailgun("list", mg.url).replace('"list.csv"', '{ env = "LIST" }')
        room = make(tmp_path, table)
        ran = room.run("plan")
        assert ran.code == 0
        assert "list-unread" in ran.err
        assert room.run("publish", "releases/budget.md", "-y").code == 3
        assert room.run("publish", "releases/budget.md", "-y", environ={"LIST": "email\na@b.example\n"}).code == 0
        assert len(mg.inbox) == 1


def test_the_plan_has_three_forms(tmp_path: Path) -> None:
    """Text, Markdown, JSON; a broken release is exit 3 in each."""
    room = make(tmp_path, webhook("desk", "https://desk.example.org/"))
    assert "digest " in room.run("plan", "releases/budget.md").out
    assert room.run("plan", "releases/budget.md", "--format", "markdown").out.startswith("<!-- pressctl plan -->")
    assert json.loads(room.run("plan", "--format", "json").out)["digest"]
    room.write("releases/x.md", "---\nheadline: x\n---\n\nx\n")
    assert room.run("plan").code == 3


def test_rendering_to_files_says_what_is_wrong(tmp_path: Path) -> None:
    """A folder that cannot be made is exit 3; so is a broken release."""
    room = make(tmp_path, webhook("desk", "https://desk.example.org/"))
    room.write("file", "")
    assert room.run("render", "releases/budget.md", "-o", "file/x").code == 3
    room.write("releases/x.md", "---\nheadline: x\n---\n\nx\n")
    assert room.run("render", "releases/x.md", "-o", "out").code == 3


def test_a_defect_is_said_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And in full only when asked; a program that reads stdout gets its document."""
    from pressctl.cli import app

    def broken(**_words: object) -> None:
        raise ZeroDivisionError

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(app, "app", broken)
    monkeypatch.delenv("PRESSCTL_DEBUG", raising=False)
    assert app.run() == 1
    assert capsys.readouterr().err.startswith("error: pressctl has a defect: ZeroDivisionError\nhint: ")
    monkeypatch.setenv("PRESSCTL_DEBUG", "1")
    assert app.run() == 1
    assert "Traceback" in capsys.readouterr().err
    monkeypatch.setattr("sys.argv", ["pressctl", "publish", "--json"])
    assert app.run() == 1
    assert json.loads(capsys.readouterr().out)["error"] == "pressctl has a defect: ZeroDivisionError"

    def interrupted(**_words: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(app, "app", interrupted)
    assert app.run() == 130


def test_an_address_that_is_none_never_reaches_the_ledger(tmp_path: Path) -> None:
    """With --to: one address, and one release."""
    with Receiver(Mailgun()) as mg:
        room = make(tmp_path, mailgun("list", mg.url))
        room.write("list.csv", a_list(journalists(1)))
        assert room.run("publish", "releases/budget.md", "-y", "--to", "bad address").code == 2
        assert room.run("publish", "-y", "--to", "x@y.example").code == 2
        assert room.run("test", "releases/budget.md", "--to", "bad address").code == 2
        assert mg.requests == []


def test_a_failed_run_makes_no_ledger(tmp_path: Path) -> None:
    """The guard against a missing one stays armed."""
    room = make(tmp_path, webhook("desk", "https://desk.example.org/"))
    assert room.run("publish", "releases/budget.md", "-y", environ={"DESK_SECRET": ""}).code == 3
    assert not (tmp_path / ".pressctl" / "ledger.db").exists()
    assert room.run("publish", "-y", "--max-age", "99999").code == 7


def test_a_dry_run_says_why_nothing_would_be_sent(tmp_path: Path) -> None:
    """Already sent; stopped; as JSON."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        first = room.run("publish", "releases/budget.md", "-n", "--json").json()
        assert first["requests"][0]["target"] == "desk"
        assert room.run("publish", "releases/budget.md", "-y").code == 0
        assert "nothing would be sent" in room.run("publish", "releases/budget.md", "-n").err
        room.write("releases/old.md", "---\nid: old\nheadline: T\nlanguage: fr\ndate: 2020-01-01\n---\n\nTexte.\n")
        stopped = room.run("publish", "-n")
        assert stopped.code == 5
        assert "stopped: it is" in stopped.err
