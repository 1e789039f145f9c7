"""Files that go with a mail, seen from outside: to the byte, the same after a crash, and never another file unnoticed."""

from pathlib import Path

from tests.support import faults
from tests.support.newsrooms import RELEASE, Newsroom, a_list, journalists, mailgun, make
from tests.support.receivers import Received, Receiver
from tests.support.vendors import Mailgun

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
DOSSIER = b"%PDF-1.7\r\n--pressctl\n\x00"
MEDIA = """\
media:
  - { path: "Marché d'été.png", alt: Une halle sous la neige, caption: Le marché, credit: Zoé Durand }
  - { path: dossier.pdf, caption: Le dossier }
---

Le groupe"""
WITH_MEDIA = RELEASE.replace("---\n\nLe groupe", MEDIA)
MAIL = ("publish", "-y", "releases/budget.md")


def newsroom(root: Path, url: str) -> Newsroom:
    """Make a newsroom that mails its files to two people."""
    room = make(root, mailgun("list", url), release=WITH_MEDIA)
    config = (root / "config.toml").read_text("utf-8")
    room.write("config.toml", config.replace("[newsroom]\n", '[newsroom]\nmail_media = "attachments"\n', 1))
    room.write("list.csv", a_list(journalists(2)))
    (root / "releases" / "Marché d'été.png").write_bytes(PICTURE)
    (root / "releases" / "dossier.pdf").write_bytes(DOSSIER)
    return room


def test_what_arrives_is_what_was_attached_and_a_kill_brings_nothing(tmp_path: Path) -> None:
    """Both files for both people, to the byte, under names that are safe anywhere; words and credit beside them."""
    with Receiver(Mailgun()) as place:
        room = newsroom(tmp_path, place.url)
        dry = room.run("publish", "--dry-run", "releases/budget.md")
        assert (room.run(*MAIL).code, len(place.inbox)) == (0, 2)
        for mail in place.inbox:
            (picture, dossier) = mail.files.items()
            assert picture[0].isascii()
            assert picture[0].endswith(".png")
            assert picture[1] == ("image/png", PICTURE)
            assert dossier == ("dossier.pdf", ("application/pdf", DOSSIER))
            for body in (mail.html, mail.text.replace(" \n", " ")):
                assert picture[0] in body
                assert all(
                    word in body for word in ("Le marché", "Une halle sous la neige", "Zoé Durand", "dossier.pdf")
                )
            assert "cid:" not in mail.html
        assert f"attachment = dossier.pdf (application/pdf, {len(DOSSIER)} bytes)" in dry.out
        assert "JVBERi0" not in dry.out
        assert room.run("kill", "releases/budget.md", "--why", "Faux.", "-y").code == 0
        assert [dict(mail.files) for mail in place.inbox[2:]] == [{}, {}]


def posts(place: Receiver) -> list[Received]:
    """Return what was sent; the others are questions after what nobody knew."""
    return [request for request in place.requests if request.method == "POST"]


def test_a_file_that_changed_leads_as_a_changed_text_does(tmp_path: Path) -> None:
    """What nobody knows to have arrived is sent again the same to the byte; another file is told first."""
    with Receiver([faults.reset, Mailgun()]) as place:
        room = newsroom(tmp_path, place.url)
        assert room.run(*MAIL).code == 4
        (tmp_path / "releases/dossier.pdf").write_bytes(DOSSIER + b"!")
        unsure = room.run(*MAIL)
        assert unsure.code == 4
        assert unsure.err.startswith("CHANGED SINCE IT WENT OUT: budget")
        assert "2 people have the old text: attached files: " in unsure.err
        (tmp_path / "releases/dossier.pdf").write_bytes(DOSSIER)
        assert room.run("resolve", "budget", "list", "--resend").code == 0
        assert room.run(*MAIL).code == 0
        first, second = posts(place)
    assert first.body == second.body
    assert first.headers["content-type"] == second.headers["content-type"]


def test_killed_while_its_files_leave(tmp_path: Path) -> None:
    """SIGKILL with a mail and its files half way: it is unsure, not sent again by itself, and then the same to the byte."""
    mail = Mailgun()
    top = "/v3/mg.example.org"
    with Receiver({f"{top}/messages": [faults.silent, mail], f"{top}/events": mail}) as place:
        room = newsroom(tmp_path, place.url)
        process = room.start(*MAIL)
        place.wait(1, seconds=60)
        process.kill()
        process.communicate()
        assert [room.run(*MAIL).code for _ in range(2)] == [4, 4]
        assert len(posts(place)) == 1
        assert room.run("resolve", "budget", "--all", "--resend").code == 0
        assert room.run(*MAIL).code == 0
        first, second = posts(place)
        assert (first.body, len(place.inbox)) == (second.body, 2)
        assert all(mail.files["dossier.pdf"] == ("application/pdf", DOSSIER) for mail in place.inbox)
