"""What status says, and what resolve settles."""

from pathlib import Path

from tests.support import faults
from tests.support.newsrooms import a_list, journalists, mailgun, make, webhook
from tests.support.receivers import Receiver, ok, refusing
from tests.support.vendors import Mailgun


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
        assert "  list  fr  sent, 2 people" in said
        assert "  desk  fr  sent, 20" in said
        assert "  bad   fr  unsure" in said
        assert "pressctl resolve budget bad" in said
        assert "key " in room.run("status", "-v").out
        held = room.run("status", "budget", "--json").json()["releases"][0]["editions"][0]["parts"]
        assert {part["state"] for part in held} == {"sent", "unknown"}
        person = room.run("status", "--person", "J0@journal.example").out
        assert person.startswith("budget, revision 1, fr, by list: sent")
        assert "journal.example" not in said
        assert room.run("status", "bugdet").code == 2


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
