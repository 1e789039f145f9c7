"""A correction once lists and config are not what they were: who had the error is told, and who is still owed is not lost."""

from pathlib import Path

import pytest

from tests.cli.test_revising import LATER, PATH, WHAT, edit
from tests.support.newsrooms import a_list, journalists, mailgun, make, webhook
from tests.support.receivers import Behaviour, Receiver, ok
from tests.support.vendors import Mailgun


@pytest.mark.parametrize(
    "people", [None, "", "email\n", "email\nno address\n"], ids=["gone", "nothing", "emptied", "bad address"]
)
def test_a_list_that_is_wrong_today_keeps_no_correction_back(tmp_path: Path, people: str | None) -> None:
    """It goes to who had the error, at the addresses of then; what is new, or named for a person, needs the list."""
    with Receiver(ok()) as desk, Receiver(Mailgun()) as mg:
        room = make(tmp_path, webhook("desk", desk.url), mailgun("list", mg.url))
        room.write("list.csv", a_list(journalists(2)))
        assert room.run("publish", PATH, "--yes").code == 0
        had = {mail.address for mail in mg.inbox}
        if people is None:
            (tmp_path / "list.csv").unlink()
        else:
            room.write("list.csv", people)
        room.write("releases/other.md", LATER)
        assert room.run("publish", "releases/other.md", "--yes").code == 3
        assert room.run("publish", "releases/other.md", "--yes", "-n").code == 3
        edit(room)
        ran = room.run("correct", PATH, "--what", WHAT, "--yes")
        assert (ran.code, "advice: " in ran.err) == (0, True), ran.err
        assert {mail.address for mail in mg.inbox[2:]} == had
        again = room.run("publish", PATH, "--yes")
        assert (again.code, len(desk.requests), len(mg.inbox)) == (0, 2, 4), again.err
        assert room.run("publish", PATH, "--yes", "--newcomers").code == 3
        assert (len(desk.requests), len(mg.inbox)) == (2, 4)


def test_those_still_owed_it_are_not_forgotten_with_their_target(tmp_path: Path) -> None:
    """A target that was put off, and has another name in config by now: the correction says who is owed, and is no success."""
    busy: list[Behaviour] = [lambda exchange: exchange.answer(503, b"", {"Retry-After": "9000"}), Mailgun()]
    with Receiver(ok()) as desk, Receiver(busy) as mg:
        room = make(tmp_path, webhook("desk", desk.url), mailgun("list", mg.url))
        room.write("list.csv", a_list(journalists(2)))
        assert room.run("publish", PATH, "--yes").code == 75
        make(tmp_path, webhook("desk", desk.url), mailgun("renamed", mg.url), release=None)
        edit(room)
        ran = room.run("correct", PATH, "--what", WHAT, "--yes")
        assert (ran.code, "Put [targets.list] back" in ran.err) == (1, True), ran.err
        make(tmp_path, webhook("desk", desk.url), mailgun("list", mg.url), release=None)
        assert room.run("publish", PATH, "--yes").code == 0
        assert {mail.address for mail in mg.inbox} == {address for address, _ in journalists(2)}
        assert not any("CORRECTION" in mail.subject or WHAT in mail.text for mail in mg.inbox)


def test_a_target_that_has_everything_may_leave_the_config(tmp_path: Path) -> None:
    """What it had is told as had; a correction misses it, and says so."""
    with Receiver(ok()) as desk, Receiver(ok()) as chat:
        room = make(tmp_path, webhook("desk", desk.url), webhook("chat", chat.url))
        assert room.run("publish", PATH, "--yes").code == 0
        make(tmp_path, webhook("desk", desk.url), release=None)
        ran = room.run("publish", PATH, "--yes", "--json")
        assert ran.code == 0, ran.err
        outcomes = {row["target"]: row["outcome"] for row in ran.json()["releases"][0]["deliveries"]}
        assert outcomes == {"desk": "already_sent", "chat": "already_sent"}
        edit(room)
        ran = room.run("correct", PATH, "--what", WHAT, "--yes")
        assert (ran.code, "Put [targets.chat] back" in ran.err) == (1, True), ran.err
