"""A mailing through a mail server, seen from outside: each person's outcome is known alone, and nobody is mailed twice."""

from collections import Counter
from pathlib import Path

import pytest

from tests.support.mailservers import ABORT, MailServer, serving
from tests.support.newsrooms import Newsroom, a_list, journalists, mailgun, make

GREY, GONE, LOST = "j1@journal.example", "j2@journal.example", "j3@journal.example"
MAIL = ("publish", "-y", "releases/budget.md")


def a_newsroom(root: Path, port: int) -> Newsroom:
    """Make a newsroom that mails six people through a server on loopback."""
    lines = ["[targets.list]", 'channel = "smtp"', 'host = "127.0.0.1"', f"port = {port}", 'security = "none"']
    lines += ['from = "Presse <presse@presse.example>"', 'recipients = "list.csv"']
    room = make(root, "\n".join(lines), budget=1)
    room.write("list.csv", a_list(journalists(6)))
    return room


def test_each_outcome_is_one_persons(tmp_path: Path) -> None:
    """Greylisted: tried again by the next run. Unknown address: counted. Lost after the dot: for a person to settle."""
    verdicts = {GREY: "451 4.7.1 Greylisted", GONE: "550 5.1.1 <j2@journal.example> unknown"}
    broken = {LOST: ABORT}
    server = MailServer(rcpt=lambda _, to: verdicts.get(to), end=lambda _, to: broken.pop(to, None))
    with serving(server):
        room = a_newsroom(tmp_path, server.port)
        first = room.run(*MAIL, "--json")
        (delivery,) = first.json()["releases"][0]["deliveries"]
        assert (first.code, delivery["outcome"]) == (4, "unknown")
        assert delivery["recipients"] == {"sent": 3, "rejected": 1, "unknown": 1, "already_had": 0}
        assert delivery["not_sent"] == 1
        assert Counter(part["outcome"] for part in delivery["parts"]) == {"sent": 4, "unknown": 1, "deferred": 1}
        assert "journal.example" not in first.out + first.err
        assert "4: unsure" in first.err
        assert "5: sent" not in first.err
        (unsure,) = (n for n, part in enumerate(delivery["parts"], 1) if part["outcome"] == "unknown")
        verdicts.clear()
        assert room.run(*MAIL).code == 4
        assert room.run("resolve", "budget", "list", "--sent", "--part", str(unsure)).code == 0
        assert room.run(*MAIL).code == 0
    assert Counter(to for _, to, _ in server.mails) == {to: 1 for to, _ in journalists(6) if to != GONE}


def test_a_server_of_ones_own_has_to_be_meant(tmp_path: Path) -> None:
    """A host is judged as an address is, before anything is sent."""
    room = a_newsroom(tmp_path, 25)
    config = (tmp_path / "config.toml").read_text("utf-8")
    room.write("config.toml", config.replace("allow_private = true", ""))
    checked = room.run("check")
    assert (checked.code, "host is a loopback address" in checked.out + checked.err) == (3, True)


def test_a_test_mail_goes_to_each_who_asked(tmp_path: Path) -> None:
    """Though each mail is a part of its own; and a dry run shows what would be said, and says nothing."""
    with serving(MailServer()) as server:
        room = a_newsroom(tmp_path, server.port)
        dry = room.run("publish", "-n", "releases/budget.md")
        assert server.mails == []
        assert "SMTP 127.0.0.1" in dry.out
        assert dry.out.count("RCPT TO:<***@***>") == 1
        assert "(and 5 more like it, one for each person)" in dry.out
        people = ("--to", "a@presse.example", "--to", "b@presse.example")
        assert room.run("test", "list", "releases/budget.md", *people).code == 0
    assert sorted(to for _, to, _ in server.mails) == ["a@presse.example", "b@presse.example"]
    names = {line for _, _, mail in server.mails for line in mail.split(b"\r\n") if line.startswith(b"Message-ID")}
    assert len(names) == 2


@pytest.mark.parametrize("offered", [True, False])
def test_any_script_before_the_at(tmp_path: Path, *, offered: bool) -> None:
    """Mailed where the server offers SMTPUTF8, else counted as refused and said; a vendor's list refuses it by line."""
    with serving(MailServer(), enable_SMTPUTF8=offered) as server:
        room = a_newsroom(tmp_path, server.port)
        room.write("list.csv", "email,name\nMu\u0308ller@exämple.de,Ä\nmüller@exämple.de,Ä\nj1@journal.example,J\n")
        ran = room.run(*MAIL, "--json")
        assert ran.code == 0, ran.err
        (delivery,) = ran.json()["releases"][0]["deliveries"]
        counts = delivery["recipients"]
        assert (counts["sent"], counts["rejected"]) == (1 + offered, not offered)
        assert ("SMTPUTF8" in (delivery["hint"] or "")) is not offered
        assert "müller" not in ran.out + ran.err
        assert (
            sorted(to for _, to, _ in server.mails) == ["j1@journal.example", "müller@xn--exmple-cua.de"][: 1 + offered]
        )
        if offered:
            (mail,) = (mail for _, to, mail in server.mails if to[0] == "m")
            assert "\r\nTo: müller@xn--exmple-cua.de\r\n".encode() in mail
            assert "sent" in room.run("status", "--person", "MÜLLER@exämple.de").out
        room.write(
            "config.toml", (tmp_path / "config.toml").read_text("utf-8") + mailgun("vendor", "http://127.0.0.1:9")
        )
        ran = room.run("check")
        assert (ran.code, "list.csv:2:1: the address has a letter before the @" in ran.err) == (3, True)
        assert room.run(*MAIL, "-t", "vendor", "--to", "é@b.example").code == 2
