"""`pressctl unsubscribe`: never mailed again from anywhere, counted and never named."""

from pathlib import Path

from tests.support.newsrooms import a_list, journalists, mailgun, make, resend
from tests.support.receivers import Receiver
from tests.support.vendors import Mailgun, Resend


def test_who_unsubscribes_is_never_mailed_again(tmp_path: Path) -> None:
    """Over every target and --to, --newcomers, a correction, a withdrawal and a test; taken back, they are a newcomer."""
    with Receiver(Mailgun(key="key-0123456789")) as post, Receiver(Resend()) as second:
        room = make(tmp_path, mailgun("list", post.url), resend("two", second.url))
        room.write("list.csv", a_list(journalists(3)))
        ran = room.run("unsubscribe", "J1@Journal.EXAMPLE")
        assert (ran.code, ran.out) == (0, "1 person unsubscribed: mailed nothing from here any more\n")
        assert room.run("unsubscribe", "j1@journal.example").out == "1 person had unsubscribed before\n"
        assert "journal" not in (tmp_path / "unsubscribed.txt").read_text()
        assert "1 person has unsubscribed" in room.run("plan", "releases/budget.md").out
        ran = room.run("publish", "releases/budget.md", "-y", "--json")
        told = ran.json()["releases"][0]["deliveries"]
        assert [(one["recipients"]["sent"], one["unsubscribed"]) for one in told] == [(2, 1), (0, 1)]
        ran = room.run("publish", "releases/budget.md", "-y", "--to", "J1@journal.example", "-t", "two")
        assert (ran.code, "--undo" in ran.err) == (5, True)
        assert room.run("publish", "releases/budget.md", "-y", "--newcomers").code == 0
        assert room.run("test", "list", "releases/budget.md", "--to", "j1@JOURNAL.example").code == 5
        assert room.run("unsubscribe", "j0@journal.example").code == 0
        assert room.run("correct", "releases/budget.md", "--what", "Douze.", "-y").code == 0
        assert sorted(mail.address for mail in post.inbox) == [
            "j0@journal.example",
            "j2@journal.example",
            "j2@journal.example",
        ]
        assert "has unsubscribed" in room.run("status", "--person", "J0@journal.example").out
        told = room.run("status", "--person", "J0@journal.example", "--json").json()
        assert (told["unsubscribed"], [part["edition"] for part in told["parts"]]) == (True, ["1"])
        ran = room.run("publish", "releases/budget.md", "-y", "--to", "J2@journal.EXAMPLE", "-t", "list")
        assert (ran.code, "has it already" in ran.err) == (0, True)
        assert room.run("unsubscribe", "--undo", "j0@journal.example", "j1@journal.example").code == 0
        assert room.run("kill", "releases/budget.md", "-y").code == 0
        assert sorted(mail.address for mail in post.inbox[3:]) == ["j0@journal.example", "j2@journal.example"]
        assert not second.inbox


def test_a_vendors_export_is_taken_in(tmp_path: Path) -> None:
    """From a file or stdin; what is no address in it is counted, and an argument that is none changes nothing."""
    room = make(tmp_path, mailgun("list", "http://127.0.0.1:9"))
    export = "EmailAddress,Reason\nj0@journal.example,HardBounce\nnobody@,HardBounce\nJ0@journal.example,Complaint\n"
    ran = room.run("unsubscribe", "--from", "-", stdin=export)
    assert (ran.code, ran.out.startswith("1 person unsubscribed")) == (0, True)
    assert ran.err == "1 line without an address that anybody could mail to\n"
    room.write("export.csv", export)
    assert room.run("unsubscribe", "--from", "export.csv").out == "1 person had unsubscribed before\n"
    ran = room.run("unsubscribe", "j5@journal.example", "oops")
    assert (ran.code, "address 2" in ran.err, "oops" in ran.err) == (2, True, False)
    assert len((tmp_path / "unsubscribed.txt").read_text().splitlines()) == 3
    room.write("list.csv", a_list(journalists(1)))
    room.write("unsubscribed.txt", "email,why\nj0@journal.example,x\n")
    ran = room.run("unsubscribe", "j5@journal.example")
    assert (ran.code, "is a table" in ran.err) == (3, True)
    room.write("unsubscribed.txt", "j0 at journal.example\n")
    ran = room.run("publish", "releases/budget.md", "-y")
    assert (ran.code, "unsubscribed.txt:1:1: the address" in ran.err, "j0" in ran.err) == (3, True, False)
