"""`correct` and `kill` from outside: who is told, what the files say, and that nothing is left half done."""

import json
import re
from pathlib import Path

import pytest

from tests.support.newsrooms import SECRETS, Newsroom, a_list, journalists, mailgun, make, webhook
from tests.support.receivers import Receiver, ok
from tests.support.vendors import Mailgun

PATH = "releases/budget.md"
WHAT = "Treize communes, et non douze, au premier paragraphe."
LATER = """\
---
headline: "Budget: thirteen councils heard"
date: 2024-11-06
---

The group heard twelve councils on Wednesday.
"""


def edit(room: Newsroom, old: str = "douze communes", new: str = "treize communes") -> None:
    """Change the release's text."""
    room.write(PATH, (room.root / PATH).read_text().replace(old, new))


def test_a_correction_in_one_command(tmp_path: Path) -> None:
    """The file says revision 2 and why; everybody who had it is told, at the address they had; again sends nothing."""
    with Receiver(ok()) as desk, Receiver(Mailgun()) as mg:
        room = make(tmp_path, webhook("desk", desk.url), mailgun("list", mg.url))
        room.write("list.csv", a_list(journalists(3)))
        assert room.run("publish", PATH, "--yes").code == 0
        had = {mail.address for mail in mg.inbox}
        room.write("list.csv", a_list([("neu@presse.example", "Neu")]))
        edit(room)
        ran = room.run("correct", PATH, "--what", WHAT, "--yes", "--json")
        assert ran.code == 0, ran.err
        assert ran.json()["releases"][0]["revision"] == 2
        text = (tmp_path / PATH).read_text()
        assert f'revision: 2\ncorrection: "{WHAT}"\n' in text
        assert text.count("updated: ") == 1
        assert [request.json()["type"] for request in desk.requests] == ["release.published", "release.corrected"]
        assert desk.requests[1].json()["data"]["correction"] == WHAT
        assert {mail.address for mail in mg.inbox[3:]} == had
        assert all(mail.subject.startswith("CORRECTION") for mail in mg.inbox[3:])
        assert WHAT in (tmp_path / "public/releases/budget/index.html").read_text().replace("&nbsp;", "\u00a0")
        assert WHAT in (tmp_path / "public/atom.xml").read_text()
        assert room.run("publish", PATH, "--yes").code == 0
        assert (len(desk.requests), len(mg.inbox)) == (2, 6)


def test_a_kill_in_one_command(tmp_path: Path) -> None:
    """Everybody who had it is told, without its text; page and feed say so, media are gone; for good."""
    with Receiver(ok()) as desk, Receiver(Mailgun()) as mg:
        room = make(tmp_path, webhook("desk", desk.url), mailgun("list", mg.url))
        edit(room, "language: fr", "language: fr\nmedia: [{path: dossier.pdf}]")
        room.write("releases/dossier.pdf", "%PDF")
        room.write("list.csv", a_list(journalists(2)))
        assert room.run("publish", PATH, "--yes").code == 0
        assert (tmp_path / "public/releases/budget/media/dossier.pdf").exists()
        ran = room.run("kill", PATH, "--why", "Les chiffres sont faux.", "--yes")
        assert ran.code == 0, ran.err
        event = desk.requests[1].json()
        assert event["type"] == "release.killed"
        assert event["data"]["why"] == "Les chiffres sont faux."
        assert "a entendu" not in json.dumps(event, ensure_ascii=False)
        assert all("ANNULATION" in mail.subject for mail in mg.inbox[2:])
        assert len(mg.inbox) == 4
        public = {name: content for name, content in room.files().items() if name.startswith("public")}
        assert not any(b"a entendu" in content for content in public.values())
        assert not any("media" in name for name in public)
        assert "Les chiffres sont faux." in public["public/releases/budget/index.html"].decode()
        assert "Les chiffres sont faux." in public["public/rss.xml"].decode()
        again = room.run("kill", PATH, "--yes")
        assert again.code == 0, again.err
        assert (len(desk.requests), len(mg.inbox)) == (2, 4)
        assert room.run("correct", PATH, "--what", WHAT, "--yes").code == 2


def test_the_file_alone(tmp_path: Path) -> None:
    """With --no-publish nothing leaves; publish does the rest, and correcting something else before that is refused."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        assert room.run("publish", PATH, "--yes").code == 0
        edit(room)
        ran = room.run("correct", PATH, "--what", WHAT, "--no-publish")
        assert ran.code == 0, ran.err
        assert len(desk.requests) == 1
        text = (tmp_path / PATH).read_text()
        assert room.run("correct", PATH, "--what", WHAT, "--no-publish").code == 0
        assert (tmp_path / PATH).read_text() == text
        twice = room.run("correct", PATH, "--what", "Autre chose.", "--no-publish")
        assert (twice.code, "has not gone out yet" in twice.err) == (2, True)
        assert room.run("publish", PATH, "--yes").code == 0
        assert desk.requests[1].json()["type"] == "release.corrected"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("correct", PATH, "--what", WHAT), 2),  # nobody is there to be asked
        (("correct", PATH, "--what", " ", "--yes"), 2),
        (("correct", PATH, "--what", "a\x1b[31m", "--yes"), 2),
        (("correct", PATH, "--yes"), 2),
        (("correct", PATH, "--what", WHAT, "--yes", "-t", "nowhere"), 2),
        (("correct", PATH, "--what", WHAT, "--yes", "--digest", "0" * 16), 5),
        (("correct", "releases", "--what", WHAT, "--yes"), 2),
        (("correct", "releases/nothing.md", "--what", WHAT, "--yes"), 3),
        (("kill", PATH), 2),
        (("kill", PATH, "--yes", "--digest", "0" * 16), 5),
    ],
)
def test_where_nothing_is_sent_nothing_is_changed(tmp_path: Path, words: tuple[str, ...], code: int) -> None:
    """A wrong word, a guard, nobody to ask: the files are as they were."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        room.write("releases/other.md", LATER)
        assert room.run("publish", PATH, "--yes").code == 0
        edit(room)
        before = (tmp_path / PATH).read_bytes()
        ran = room.run(*words)
        assert ran.code == code, ran.err
        assert (tmp_path / PATH).read_bytes() == before
        assert len(desk.requests) == 1


def test_what_nobody_has_cannot_be_corrected(tmp_path: Path) -> None:
    """Before the first publish, and where the ledger is gone."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        gone = room.run("correct", PATH, "--what", WHAT, "--yes")
        assert (gone.code, "nobody knows who has the text" in gone.err) == (7, True)
        room.write("releases/other.md", LATER)
        assert room.run("publish", "releases/other.md", "--yes").code == 0
        unsent = room.run("correct", PATH, "--what", WHAT, "--yes")
        assert (unsent.code, "nobody has budget yet" in unsent.err) == (2, True)
        assert len(desk.requests) == 1


def test_the_versions_are_corrected_together(tmp_path: Path) -> None:
    """Each in its own words where they are given, else in the original's, which is said."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        room.write("releases/budget.en.md", LATER)
        assert room.run("publish", PATH, "--yes").code == 0
        edit(room)
        english = "Thirteen councils, not twelve."
        ran = room.run("correct", PATH, "--what", WHAT, "--what", f"en={english}", "--yes")
        assert ran.code == 0, ran.err
        told = {request.json()["data"]["language"]: request.json()["data"]["correction"] for request in desk.requests}
        assert told == {"fr": WHAT, "en": english}
        ran = room.run("kill", PATH, "--why", "Tout est faux.", "--yes")
        assert "en: its notice is in the original's language" in ran.err
        killed = [request.json() for request in desk.requests[4:]]
        assert {(event["data"]["language"], event["data"]["why"]) for event in killed} == {
            ("fr", "Tout est faux."),
            ("en", "Tout est faux."),
        }


def test_what_was_sent_by_hand_is_corrected_by_hand(tmp_path: Path) -> None:
    """The outbox cannot know where its files went: it says who must do what, and only then."""
    room = make(tmp_path)
    assert "by hand" not in room.run("publish", PATH, "--yes").err
    edit(room)
    assert "has the error: correct it there" in room.run("correct", PATH, "--what", WHAT, "--yes").err
    assert "yours to take down" in room.run("kill", PATH, "--yes").err
    assert "by hand" not in room.run("publish", PATH, "--yes").err
    assert (tmp_path / "outbox/budget/kill/fr/mail.eml").exists()


def test_what_has_begun_stays_in_the_file(tmp_path: Path) -> None:
    """When the public files cannot be written after the ledger took the revision, the file still says it; again ends it."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        assert room.run("publish", PATH, "--yes").code == 0
        edit(room)
        (tmp_path / "public/rss.xml").unlink()
        room.write("public/rss.xml/in-the-way", "")
        ran = room.run("correct", PATH, "--what", WHAT, "--yes")
        assert (ran.code, "stays in the file" in ran.err) == (3, True), ran.err
        assert "revision: 2" in (tmp_path / PATH).read_text()
        (tmp_path / "public/rss.xml/in-the-way").unlink()
        (tmp_path / "public/rss.xml").rmdir()
        assert room.run("publish", PATH, "--yes").code == 0
        assert [request.json()["data"]["revision"] for request in desk.requests] == [1, 2]


def test_words_that_may_not_go_out_do_not_stay_in_the_file(tmp_path: Path) -> None:
    """A secret in the correction is an error of the words: the file is as it was, and can be corrected with others."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        assert room.run("publish", PATH, "--yes").code == 0
        edit(room)
        before = (tmp_path / PATH).read_bytes()
        ran = room.run("correct", PATH, "--what", f"Le mot est {SECRETS['DESK_SECRET']}.", "--yes")
        assert (ran.code, "put back" in ran.err) == (3, True), ran.err
        assert (tmp_path / PATH).read_bytes() == before
        assert room.run("correct", PATH, "--what", WHAT, "--yes").code == 0


def test_a_kill_without_the_ledger_is_none(tmp_path: Path) -> None:
    """Nobody knows who would have to be told: it stops, and changes nothing; unless nothing ever left from here."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        assert room.run("publish", PATH, "--yes").code == 0
        (tmp_path / ".pressctl").rename(tmp_path / "elsewhere")
        before = (tmp_path / PATH).read_bytes()
        ran = room.run("kill", PATH, "--yes")
        assert (ran.code, "nobody knows who has the text" in ran.err) == (7, True), ran.err
        assert (tmp_path / PATH).read_bytes() == before
        (tmp_path / "elsewhere").rename(tmp_path / ".pressctl")
        assert room.run("kill", PATH, "--yes").code == 0
        assert [request.json()["type"] for request in desk.requests] == ["release.published", "release.killed"]


def test_a_kill_of_what_nobody_had(tmp_path: Path) -> None:
    """It is withdrawn in public, and it is said that nobody is told."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        ran = room.run("kill", PATH, "--yes", "--new-ledger")
        assert (ran.code, "nobody had it" in ran.out) == (0, True), ran.err
        assert desk.requests == []


def test_two_who_correct_at_once(tmp_path: Path) -> None:
    """One of them does, and the other is told; or it comes after the first, and is the next, which may overtake the first."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        assert room.run("publish", PATH, "--yes").code == 0
        edit(room)
        both = [room.start("correct", PATH, "--what", f"{WHAT} ({n})", "--yes") for n in range(2)]
        said = [process.communicate(timeout=60)[1] for process in both]
        codes = sorted(process.returncode for process in both)
        assert codes[0] == 0, said
        assert codes[1] in {0, 2, 5}, said
        last = 3 if codes[1] == 0 else 2
        text = (tmp_path / PATH).read_text()
        assert re.findall("^revision: .*$", text, re.MULTILINE) == [f"revision: {last}"]
        sent = [request.json()["data"]["revision"] for request in desk.requests]
        # What has not begun when a later revision is accepted never does: its place is owed that one.
        overtaken = sent == [1, 3] and "overtaken by a later revision" in room.run("status", "budget").out
        assert sent == [*range(1, last + 1)] or overtaken


def test_the_same_correction_said_again_is_the_same(tmp_path: Path) -> None:
    """Whatever a run that ended before its time left: it is finished, and nobody is told a second time."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        room.write("releases/budget.en.md", LATER)
        assert room.run("publish", PATH, "--yes").code == 0
        edit(room)
        words = ("correct", PATH, "--what", WHAT, "--what", "en=Thirteen.", "--yes")
        assert room.run(*words, "--no-publish").code == 0
        both = [(tmp_path / name).read_text() for name in (PATH, "releases/budget.en.md")]
        room.write("releases/budget.en.md", LATER)  # as if it had been killed between the two files
        stray = room.write("releases/.budget.en.md.1.pressctl-tmp", "half")
        ran = room.run(*words)
        assert ran.code == 0, ran.err
        assert not stray.exists()
        assert (tmp_path / PATH).read_text() == both[0]
        assert "revision: 2" in (tmp_path / "releases/budget.en.md").read_text()
        for _ in range(2):
            again = room.run(*words)
            assert (again.code, "already sent" in again.out) == (0, True), again.err
        assert [request.json()["data"]["revision"] for request in desk.requests] == [1, 1, 2, 2]
        edit(room, "treize", "quatorze")
        assert room.run(*words).code == 0  # another text: another correction, in whatever words
        assert [request.json()["data"]["revision"] for request in desk.requests[4:]] == [3, 3]


def test_the_same_correction_said_again_is_the_same_where_files_are_attached(tmp_path: Path) -> None:
    """The ledger has the files' bytes too: only other bytes are another text, and whether they go along is none."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        config = (tmp_path / "config.toml").read_text()
        edit(room, "language: fr", "language: fr\nmedia: [{path: dossier.pdf}]")
        room.write("releases/dossier.pdf", "%PDF")
        assert room.run("publish", PATH, "--yes").code == 0
        for mail_media in ("attachments", "attachments", "links"):
            room.write("config.toml", config.replace("[newsroom]\n", f'[newsroom]\nmail_media = "{mail_media}"\n'))
            ran = room.run("correct", PATH, "--what", WHAT, "--yes")
            assert ran.code == 0, ran.err
        assert [request.json()["data"]["revision"] for request in desk.requests] == [1, 2]


def test_the_same_words_without_a_ledger_change_nothing(tmp_path: Path) -> None:
    """Nobody can tell what went out, so what the file says already is taken to be meant."""
    room = make(tmp_path, webhook("desk", "http://127.0.0.1:9/"))
    words = ("correct", PATH, "--what", WHAT, "--no-publish")
    texts = []
    for _ in range(2):
        assert room.run(*words).code == 0
        texts.append((tmp_path / PATH).read_text())
    assert texts[0] == texts[1]
    assert "revision: 2" in texts[0]


def test_a_version_that_lags_behind_for_another_reason_stays(tmp_path: Path) -> None:
    """Only what the same words left half done is finished by them."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        room.write("releases/budget.en.md", LATER)
        assert room.run("publish", PATH, "--yes").code == 0
        edit(room, "language: fr", "language: fr\nrevision: 2\ncorrection: Autre chose.")
        ran = room.run("correct", PATH, "--what", WHAT, "--yes")
        assert (ran.code, "revision is 1 in" in ran.err) == (3, True), ran.err
        assert (tmp_path / "releases/budget.en.md").read_text() == LATER


def test_a_kill_is_not_an_edit(tmp_path: Path) -> None:
    """Nobody has more of a kill than its reason: the text below may change, and no command is named that would refuse."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        assert room.run("publish", PATH, "--yes").code == 0
        assert room.run("kill", PATH, "--why", "Faux.", "--yes").code == 0
        edit(room)
        assert "already sent" in room.run("publish", PATH, "--yes").out
        edit(room, "Faux.", "Vrai.")
        ran = room.run("publish", PATH, "--yes")
        assert "edited since" in ran.out
        assert "pressctl correct" not in ran.err


@pytest.mark.parametrize("json", [False, True])
def test_a_look_at_a_correction_writes_and_sends_nothing(tmp_path: Path, *, json: bool) -> None:
    """`-n` shows the change as a diff and the exact request that would follow, from the text as it would be."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        assert room.run("publish", "releases/budget.md", "-y").code == 0
        before, ledger = room.files(), (tmp_path / ".pressctl/ledger.db").read_bytes()
        words = ("--json",) if json else ()
        ran = room.run("correct", "releases/budget.md", "--what", "Treize communes.", "-n", *words)
        assert ran.code == 0, ran.err
        said = "\n".join([ran.json()["changes"][0]["diff"], ran.json()["requests"][0]["text"]]) if json else ran.out
        assert "+revision: 2" in said
        assert "release.corrected" in said
        assert "Treize communes." in said
        killed = room.run("kill", "releases/budget.md", "--why", "Annulé.", "-n")
        assert killed.code == 0, killed.err
        assert "+status: canceled" in killed.out
        assert "release.killed" in killed.out
        alone = room.run("kill", "releases/budget.md", "-n", "--no-publish")
        assert ("+status: canceled" in alone.out, "release.killed" in alone.out) == (True, False)
        assert (room.files(), len(desk.requests)) == (before, 1)
        assert (tmp_path / ".pressctl/ledger.db").read_bytes() == ledger
