"""What is wrong is said with its place, all of it in one run, before anything leaves."""

import re
from pathlib import Path

import pytest

from tests.support.newsrooms import Newsroom, a_list, journalists, mailgun, make, webhook
from tests.support.receivers import Receiver, ok
from tests.support.vendors import Mailgun

BAD = {
    "unknown key": ("releases/budget.md", "headline:", "headlnie:"),
    "missing headline": ("releases/budget.md", 'headline: "Budget : « Douze communes » entendues"\n', ""),
    "embargo without offset": ("releases/budget.md", "language: fr", "language: fr\nembargo: 2024-11-06 09:00"),
    "embargo twice": (
        "releases/budget.md",
        "language: fr",
        "language: fr\nembargo: 2024-11-06T09:00+01:00\nembargo: 2024-11-07T09:00+01:00",
    ),
    "a colon in a headline": ("releases/budget.md", '"Budget : « Douze communes » entendues"', "Budget : douze"),
    "400 characters for X": ("releases/budget.md", "language: fr", f"language: fr\nsocial:\n  x: {'mot ' * 100}"),
    "two bad addresses": ("list.csv", "j0@journal.example,Zoé Numéro 0\n", "nobody,A\nj0@@journal,B\n"),
    "an unknown config key": ("config.toml", "[network]", "[netwrok]"),
    "junk bytes": ("releases/budget.md", "---\nid", "\0\x01\x02---\nid"),
}


@pytest.mark.parametrize("kind", BAD)
def test_bad_input_is_refused_with_its_place(tmp_path: Path, kind: str) -> None:
    """Exit 3, the finding with file:line:column, nothing sent, nothing written."""
    name, old, new = BAD[kind]
    with Receiver(ok()) as desk, Receiver(Mailgun()) as mg:
        room = make(tmp_path, webhook("desk", desk.url), mailgun("list", mg.url))
        room.write("list.csv", a_list(journalists(3)))
        text = (tmp_path / name).read_text()
        assert old in text
        room.write(name, text.replace(old, new, 1))
        before = room.files()
        ran = room.run("publish", "releases/budget.md", "--yes")
        assert ran.code == 3, ran.err
        assert re.search(rf"{re.escape(name)}:\d+:\d+: ", ran.err), ran.err
        assert "Traceback" not in ran.err
        assert desk.requests == mg.requests == []
        assert room.files() == before
        assert not (tmp_path / ".pressctl" / "ledger.db").exists()
        if kind == "two bad addresses":
            assert len(re.findall(r"list\.csv:\d+:\d+: ", ran.err)) == 2


def test_an_unset_secret_sends_nothing_anywhere(tmp_path: Path) -> None:
    """Exit 3 with the reference's name, and the other target is spared too."""
    with Receiver(ok()) as desk, Receiver(ok()) as wire:
        other = webhook("wire", wire.url).replace("DESK_SECRET", "WIRE_SECRET")
        room = make(tmp_path, webhook("desk", desk.url), other)
        before = room.files()
        ran = room.run("publish", "releases/budget.md", "--yes")
        assert ran.code == 3
        assert "WIRE_SECRET" in ran.err
        assert desk.requests == wire.requests == []
        assert room.files() == before


def test_a_template_error_stops_the_run_at_its_place(tmp_path: Path) -> None:
    """With the template's file and line."""
    with Receiver(Mailgun()) as mg:
        room = make(tmp_path, mailgun("list", mg.url))
        room.write("list.csv", a_list(journalists(1)))
        room.write("templates/email/release.html", "<p>\n{{ nothing.here }}\n</p>")
        ran = room.run("publish", "releases/budget.md", "--yes")
        assert ran.code == 3, ran.err
        assert "templates/email/release.html:2" in ran.err
        assert mg.requests == []


BAD_RELEASE = """\
---
id: bad
titre: "T"
language: fr
date: 2024-11-06
embargo: 2027-01-05T06:00
embargo: 2027-01-05T07:00
---

Texte.
"""

LONG_POST = f"""\
---
id: long
headline: "Titre"
language: fr
date: 2024-11-06
social:
  x: "{"é" * 400}"
---

Texte.
"""


def test_everything_that_is_wrong_is_said_in_one_run(tmp_path: Path) -> None:
    """Release, post, list, template and secret, each at its place, by check and publish; nothing is sent or written."""
    with Receiver(ok()) as desk, Receiver(Mailgun()) as mg:
        room = make(tmp_path, webhook("desk", desk.url), mailgun("list", mg.url))
        room.write("list.csv", "email\nno address\nx@@y.example\nz@journal.example\n")
        room.write("releases/bad.md", BAD_RELEASE)
        room.write("releases/long.md", LONG_POST)
        room.write("releases/junk.md", "\0\1")
        room.write("templates/email/release.html", "<p>{{ release.headline }</p>")
        room.write("templates/page/release.html", "\n{{ nothing.here }}")
        before = room.files()
        places = [
            "releases/bad.md:3:1",
            "releases/bad.md:7:1",
            "releases/long.md:7:6",
            "releases/junk.md:1:1",
            "list.csv:2:1",
            "list.csv:3:1",
            "templates/email/release.html:1:1",
            "templates/page/release.html:2:1",
        ]
        bare = {"MAILGUN_KEY": ""}
        checked = room.run("check", environ=bare)
        published = room.run("publish", "--yes", environ=bare)
        for ran in (checked, published):
            assert ran.code == 3
            assert [place for place in places if f"{place}: " not in ran.err] == []
        assert "MAILGUN_KEY" in published.err
        assert desk.requests == mg.requests == []
        assert room.files() == before
        assert not (tmp_path / ".pressctl" / "ledger.db").exists()


def test_a_fault_in_a_page_is_found_before_anything_is_recorded(tmp_path: Path) -> None:
    """A page and the index are tried when a release is checked, though they are written later."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        room.write("templates/page/index.html", "{{ nothing.here }}")
        before = room.files()
        for words in (["check"], ["publish", "releases/budget.md", "--yes"]):
            ran = room.run(*words)
            assert ran.code == 3
            assert "templates/page/index.html:1:1: " in ran.err
        assert desk.requests == []
        assert room.files() == before
        assert not (tmp_path / ".pressctl" / "ledger.db").exists()


def test_a_template_is_named_as_it_is_reached_from_here(tmp_path: Path) -> None:
    """A command run above the newsroom names the newsroom in the place, so that an editor finds it."""
    room = make(tmp_path / "newsroom", webhook("desk", "https://desk.example.org/"))
    room.write("templates/email/release.html", "{% if %}")
    ran = Newsroom(root=tmp_path).run("check", "newsroom")
    assert "newsroom/templates/email/release.html:1:1: " in ran.err


def test_nobody_to_ask_is_exit_2(tmp_path: Path) -> None:
    """Off a terminal it needs --yes, --digest or CI."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        assert room.run("publish", "releases/budget.md").code == 2
        assert desk.requests == []


def test_a_missing_ledger_is_not_an_empty_one(tmp_path: Path) -> None:
    """In CI and for folders it is exit 7 until --new-ledger; for a named file it is made."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        assert room.run("publish", "releases/budget.md", environ={"CI": "true"}).code == 7
        assert room.run("publish", "--yes", "--max-age", "99999").code == 7
        assert desk.requests == []
        assert room.run("publish", "--yes", "--max-age", "99999", "--new-ledger").code == 0
        assert room.run("publish", "releases/budget.md", "--yes", "--new-ledger").code == 2
        assert len(desk.requests) == 1
