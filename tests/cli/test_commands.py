"""Every command from outside: what it says, what it writes, how it ends."""

import json
import os
import pty
import select
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pressctl import __version__
from tests.support import faults
from tests.support.newsrooms import RELEASES, Newsroom, a_list, environment, journalists, mailgun, make, resend, webhook
from tests.support.receivers import Receiver, ok, refusing
from tests.support.vendors import Mailgun, Resend

COMMANDS = [
    "publish",
    "plan",
    "check",
    "preview",
    "render",
    "import",
    "new",
    "feeds",
    "status",
    "resolve",
    "test",
    "channels",
    "schema",
    "init",
]  # the contract's, so far


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


def test_a_newsroom_is_made_once(empty: Newsroom) -> None:
    """Init writes a config that checks; it overwrites nothing; new begins a withheld release."""
    words = (
        "--name",
        "Groupe",
        "--url",
        "https://presse.example.org",
        "--language",
        "fr",
        "--timezone",
        "Europe/Paris",
    )
    made = empty.run("init", "room", *words)
    assert made.code == 0, made.err
    room = Newsroom(root=empty.root / "room")
    assert room.run("check").code == 0
    for kind in ("release", "config"):
        assert room.run("schema", kind).out == (room.root / "schemas" / f"{kind}.schema.json").read_text("utf-8")
    assert room.run("schema", "list").code == 2
    assert room.run("init").code == 3
    new = room.run("new", "Les maires : « seuls »")
    assert new.code == 0, new.err
    path = Path(new.out.strip("\n"))
    assert 'headline: "Les maires : « seuls »"' in path.read_text()
    assert path.read_text().startswith("---\n# yaml-language-server: $schema=../schemas/release.schema.json\n")
    assert "is a release already" in room.run("import", str(path)).err
    assert room.run("new", "Les maires : « seuls »").code == 3
    ran = room.run("publish", str(path), "--yes", "--json")
    assert ran.code == 0
    assert ran.json()["releases"][0]["outcome"] == "skipped"


def test_init_keeps_what_is_there_and_needs_a_folder_it_can_write(empty: Newsroom) -> None:
    """An own .gitignore stays; a file in the way is exit 3."""
    empty.write("room/.gitignore", "mine")
    assert empty.run("init", "room").code == 0
    assert (empty.root / "room" / ".gitignore").read_text() == "mine"
    empty.write("file", "")
    assert empty.run("init", "file/room").code == 3


@pytest.mark.parametrize(
    ("name", "content", "words", "said"),
    [
        ("x.docx", b"PK\x03\x04", (), "broken zip file"),
        ("x.pdf", b"%PDF-1.7", (), "a PDF"),
        ("x.md", b"---\ntitle: [a\n---\n\nText.\n", (), "x.md:3:"),
        ("x.html", b"<p>One line", (), "headline at most"),
        ("x.xml", b"<rss version='2.0'></rss>", (), "is a feed"),
        ("x.txt", b"a" * 5_000_001, (), "larger than 5 MB"),
        ("x.txt", b"a\0b\xff", (), "is not text"),
        ("x.txt", b"Titre\n\nTexte.\n", ("--assume", "year"), "KEY=VALUE"),
        ("x.txt", b"Titre\n\nTexte.\n", ("--assume", "yaer=2024"), "yaer"),
    ],
)
def test_what_cannot_be_imported_is_said(
    empty: Newsroom, name: str, content: bytes, words: tuple[str, ...], said: str
) -> None:
    """In words, and no file is written."""
    (empty.root / name).write_bytes(content)
    ran = empty.run("import", name, *words)
    assert ran.code in {2, 3}, ran.err
    assert said in ran.err
    assert sorted(path.name for path in empty.root.iterdir()) == [name]


def test_import_lists_what_it_took_for_granted(tmp_path: Path) -> None:
    """With its evidence; what is open leaves the release withheld; nothing is overwritten."""
    room = make(tmp_path, release=None)
    ran = room.run("import", str(RELEASES / "fr-narcotrafic-2024.txt"))
    assert ran.code == 0, ran.err
    assert "inferred headline: Jérôme Durain" in ran.err
    assert "open year" in ran.err
    assert "--assume year=" in ran.err
    assert "status: withheld" in Path(ran.out.strip("\n")).read_text()
    assert room.run("import", str(RELEASES / "fr-narcotrafic-2024.txt")).code == 3
    assert room.run("import", "nowhere.txt").code == 3
    (tmp_path / "latin.txt").write_bytes("Été à Sète\n\nLe texte cité.\n".encode("cp1252"))
    assert room.run("import", "latin.txt", "-o", "releases/l.md").code == 0
    assert "Été à Sète" in (tmp_path / "releases/l.md").read_text()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.md", "---\ntitle: Le pont rouvre\ndate: 2024-11-06\nlayout: presse\n---\n\nLe pont rouvre lundi.\n"),
        ("a.html", "<title>Le pont rouvre</title><nav>Accueil</nav><h1>Le pont rouvre</h1><time datetime=2024-11-06></time><p>Le pont rouvre lundi."),
        ("a", "+++\ntitle = 'Le pont rouvre'\ndate = 2024-11-06\n[menu]\nmain = 'presse'\n+++\nLe pont rouvre lundi.\n"),
    ],
)  # fmt: skip
def test_import_reads_other_forms(tmp_path: Path, name: str, content: str) -> None:
    """By what is in the file; what has no place is listed on the screen and in the document."""
    room = make(tmp_path, release=None)
    room.write(name, content)
    ran = room.run("import", name)
    assert ran.code == 0, ran.err
    assert "inferred headline: Le pont rouvre (line " in ran.err
    assert "left out" in ran.err
    written = Path(ran.out.strip("\n"))
    assert written.name == "le-pont-rouvre.md"
    assert "date: 2024-11-06\n" in written.read_text()
    assert written.read_text().endswith("\nLe pont rouvre lundi.\n")
    assert room.run("check", str(written)).code == 0


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


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk here")
@pytest.mark.parametrize("words", [("check",), ("check", "--json"), ("plan", "--format", "json")])
def test_a_full_disk_is_said_and_never_a_traceback(tmp_path: Path, words: tuple[str, ...]) -> None:
    """Whoever reads what could not be written would be misled, so it fails, in words."""
    room = make(tmp_path, webhook("desk", "https://desk.example.org/"))
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "pressctl", *words],
            cwd=room.root,
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert "Traceback" not in ran.stderr
    assert (ran.returncode != 0) == ("could not be written out" in ran.stderr)


def test_status_tells_what_went_where(tmp_path: Path) -> None:
    """In words, as JSON, for one person; nothing is sent or made by looking."""
    with Receiver(ok()) as desk, Receiver(Mailgun()) as mg, Receiver([faults.reset]) as bad:
        room = make(tmp_path, webhook("desk", desk.url), mailgun("list", mg.url), webhook("bad", bad.url))
        room.write("list.csv", a_list(journalists(2)))
        assert "nothing was ever sent" in room.run("status").out
        assert not (tmp_path / ".pressctl" / "ledger.db").exists()
        assert "nothing was ever sent" in room.run("status", "--person", "x@y.example").out
        room.run("publish", "releases/budget.md", "--yes")
        said = room.run("status").out
        assert "list  fr  sent, 2 people" in said
        assert "pressctl resolve budget bad" in said
        assert "key " in room.run("status", "-v").out
        held = room.run("status", "budget", "--json").json()["releases"][0]["editions"][0]["parts"]
        assert {part["state"] for part in held} == {"sent", "unknown"}
        person = room.run("status", "--person", "J0@journal.example").out
        assert person.startswith("budget, revision 1, fr, by list: sent")
        assert "journal.example" not in said
        assert room.run("status", "bugdet").code == 2


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


def test_status_says_sent_only_of_what_was_sent(tmp_path: Path) -> None:
    """A dead place alone begins a release and sends nothing of it; a doubt that was settled is told no more."""
    with Receiver(faults.reset) as desk, refusing() as dead:
        room = make(tmp_path, webhook("dead", dead), budget=1)
        assert room.run("publish", "releases/budget.md", "--yes").code == 1
        said = room.run("status").out
        assert said.startswith("budget, revision 1, begun ")
        assert "first sent" not in said
        room.write("config.toml", (tmp_path / "config.toml").read_text().replace(dead, desk.url))
        assert room.run("publish", "releases/budget.md", "--yes").code == 4
        assert "broke the connection off" in room.run("status").out
        assert room.run("resolve", "budget", "dead", "--sent").code == 0
        said = room.run("status").out
        assert said.startswith("budget, revision 1, first sent ")
        assert "broke" not in said


def test_each_language_of_a_mailing_is_settled_for_itself(tmp_path: Path) -> None:
    """One arrived and one did not: who has it is not mailed again; a number that means both is refused."""
    lost = faults.taken_but(Mailgun(), faults.reset)
    with Receiver([lost, faults.reset, Mailgun()]) as mg:
        room = make(tmp_path, mailgun("list", mg.url), head="concurrency = 1")
        room.write("releases/budget.en.md", "---\nheadline: T\n---\n\nText.\n")
        room.write("list.csv", "email,language\na@journal.example,fr\nb@journal.example,en\n")
        ran = room.run("publish", "releases/budget.md", "--yes")
        assert ran.code == 4, ran.err
        first = {"a@journal.example": "fr", "b@journal.example": "en"}[mg.inbox[0].address]
        other = "en" if first == "fr" else "fr"
        assert f"resolve budget list --language {first} --sent" in ran.err
        assert f"resolve budget list --language {other} --sent" in room.run("status").out
        both = room.run("resolve", "budget", "list", "--sent", "--part", "1")
        assert (both.code, "unsure in en and in fr" in both.err) == (2, True), both.err
        assert room.run("resolve", "budget", "list", "--sent", "--part", "1", "--language", first).code == 0
        assert room.run("resolve", "budget", "list", "--resend", "--language", other).code == 0
        assert room.run("resolve", "budget", "list", "--resend", "--language", first).code == 2
        assert room.run("publish", "releases/budget.md", "--yes").code == 0
        assert sorted(mail.address for mail in mg.inbox) == ["a@journal.example", "b@journal.example"]


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


def test_without_a_config_the_files_folder_is_the_newsroom(empty: Newsroom) -> None:
    """Everything goes to outbox/, feeds are skipped, and it says what a config would add."""
    empty.write("news/titre.md", "---\nheadline: Titre\nlanguage: fr\ndate: 2024-11-06\n---\n\nTexte.\n")
    ran = empty.run("publish", "news/titre.md", "--yes")
    assert ran.code == 0, ran.err
    assert (empty.root / "news" / "outbox").is_dir()
    assert not (empty.root / "news" / "public" / "rss.xml").exists()
    assert "config.toml" in ran.err


def test_a_release_outside_the_newsroom_is_to_be_moved(tmp_path: Path) -> None:
    """Exit 3, and it says so."""
    room = make(tmp_path / "room", webhook("desk", "https://desk.example.org/"))
    (tmp_path / "other.md").write_text("---\nheadline: x\n---\n\nx\n")
    ran = room.run("publish", "../other.md", "-y")
    assert ran.code == 3
    assert "ove it" in ran.err


@pytest.mark.parametrize(
    "environ", [{"HOME": ""}, {"LANG": "C", "PYTHONUTF8": "0", "LC_ALL": "C"}, {"FORCE_COLOR": "1"}, {"COLUMNS": "20"}]
)
def test_poor_surroundings_change_nothing(tmp_path: Path, environ: dict[str, str]) -> None:
    """No HOME, no UTF-8, forced colours, a narrow terminal: readable, unwrapped, uncoloured."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        ran = room.run("publish", "releases/budget.md", "-y", environ=environ)
        assert ran.code == 0, ran.err
        assert "\x1b" not in ran.out + ran.err
        assert "desk  webhook  sent" in ran.out


def on_a_terminal(room: Newsroom, *words: str, answers: str = "", seconds: float = 30) -> tuple[int, str]:
    """Run pressctl on a terminal of 80 columns, type the answers, and return the code and what was shown."""
    pid, wire = pty.fork()
    if pid == 0:  # pragma: no cover  (the child is pressctl itself)
        os.chdir(room.root)
        os.execve(  # noqa: S606  (pressctl itself, on a terminal of its own)
            sys.executable,
            [sys.executable, "-m", "pressctl", *words],
            {**environment(), "TERM": "xterm", "COLUMNS": "80"},
        )
    shown, until = b"", time.monotonic() + seconds
    typed = [f"{line}\n".encode() for line in answers.split("\n") if line]
    while time.monotonic() < until:
        if select.select([wire], [], [], 0.1)[0]:
            try:
                piece = os.read(wire, 65536)
            except OSError:
                break
            if not piece:
                break
            shown += piece
            if typed and piece.rstrip().endswith((b"]", b":")):
                os.write(wire, typed.pop(0))
    _, status = os.waitpid(pid, 0)
    os.close(wire)
    return os.waitstatus_to_exitcode(status), shown.decode("utf-8", "replace")


def test_a_terminal_is_asked_before_anything_leaves(tmp_path: Path) -> None:
    """No is the default and sends nothing; yes sends, with a table at the end."""
    with Receiver(ok()) as desk, Receiver(Mailgun()) as mg:
        room = make(tmp_path, webhook("desk", desk.url), mailgun("list", mg.url))
        room.write("list.csv", a_list(journalists(3)))
        code, shown = on_a_terminal(room, "publish", "releases/budget.md", answers="y\nn")
        assert code == 5, shown
        assert "-> 3 people, 1 webhook" in shown
        assert desk.requests == []
        code, shown = on_a_terminal(room, "publish", "releases/budget.md", answers="y\ny")
        assert code == 0, shown
        assert (len(desk.requests), len(mg.inbox)) == (1, 3)
        assert "what came of it" in shown
        code, shown = on_a_terminal(room, "publish", "releases/budget.md")
        assert code == 0
        assert "Send this now" not in shown


def test_a_terminal_is_asked_for_what_the_text_leaves_open(tmp_path: Path) -> None:
    """The year; then the release is usable."""
    room = make(tmp_path, release=None)
    code, shown = on_a_terminal(room, "import", str(RELEASES / "fr-narcotrafic-2024.txt"), answers="2024")
    assert code == 0, shown
    (written,) = (tmp_path / "releases").glob("*.md")
    assert "withheld" not in written.read_text()
    assert "date: 2024-11-06" in written.read_text()


def test_a_terminal_is_asked_what_a_new_release_says(tmp_path: Path) -> None:
    """Enter skips; what is wrong is said and asked again; elsewhere nothing is asked."""
    room = make(tmp_path)
    answers = "RIVER CITY\n31/01/2027\n2027-01-31\n \nAnne Martin\n \nanne@example.org\n \nWorks, Tram"
    code, shown = on_a_terminal(room, "new", 'The "bridge": open \U0001f309', answers=answers)
    assert code == 0, shown
    assert "Write 2027-01-31" in shown
    text = (tmp_path / "releases" / "the-bridge-open.md").read_text("utf-8")
    assert 'headline: "The \\"bridge\\": open \U0001f309"\ndateline: "RIVER CITY"\n' in text
    assert 'date: "2027-01-31"\ncategories:\n  - "Works"\n  - "Tram"\ncontacts:\n  - name: "Anne Martin"\n' in text
    assert room.run("check", "releases/the-bridge-open.md").code == 0
    assert room.run("new", "The second").code == 0
    assert room.run("new", "\u200b\n ").code == 2


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
    """And in full only when asked."""
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


def test_a_report_that_cannot_be_written_is_no_success(tmp_path: Path) -> None:
    """A full disk behind stdout: everything is recorded, and the code is not 0."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        with Path("/dev/full").open("w") as full:
            words = [sys.executable, "-m", "pressctl", "publish", "releases/budget.md", "-y", "--json"]
            ran = subprocess.run(
                words, cwd=tmp_path, env=environment(), stdout=full, check=False, stderr=subprocess.PIPE
            )
        assert ran.returncode == 1
        assert b"pressctl status" in ran.stderr
        assert len(desk.requests) == 1
        assert "desk  fr  sent" in room.run("status").out


def test_public_files_that_cannot_be_written_stop_before_sending(tmp_path: Path) -> None:
    """Exit 3: no delivery failed, none was tried."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        room.write("public", "a file in the way")
        assert room.run("publish", "releases/budget.md", "-y").code == 3
        assert desk.requests == []


def test_looking_needs_no_folder_that_can_be_written(tmp_path: Path) -> None:
    """Plan and status read a ledger as it stands, and leave nothing beside it."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        assert room.run("publish", "releases/budget.md", "-y").code == 0
        before = sorted(path.name for path in (tmp_path / ".pressctl").iterdir())
        assert "already sent" in room.run("plan", "releases/budget.md").out
        assert "sent" in room.run("status").out
        assert sorted(path.name for path in (tmp_path / ".pressctl").iterdir()) == before


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    """A job in the wrong directory has something to read."""
    room = make(tmp_path, webhook("desk", "https://desk.example.org/"), release=None)
    assert "there are no releases" in room.run("publish", "-y").err


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_stop_nothing(tmp_path: Path, closed: str) -> None:
    """A daemon's child has nobody to hear it, and sends all the same."""
    with Receiver(ok()) as desk:
        make(tmp_path, webhook("desk", desk.url))
        command = f"{sys.executable} -m pressctl publish releases/budget.md -y {closed}"
        ran = subprocess.run(["sh", "-c", command], cwd=tmp_path, env=environment(), check=False, capture_output=True)
        assert ran.returncode == 0, ran.stderr
        assert len(desk.requests) == 1


def test_json_is_json_on_an_ascii_stream(tmp_path: Path) -> None:
    """Escapes, not backslashes of another kind."""
    room = make(tmp_path, webhook("desk", "https://desk.example.org/"))
    ran = room.run("plan", "--format", "json", environ={"PYTHONIOENCODING": "ascii"})
    assert "Douze" in ran.json()["releases"][0]["headline"]
