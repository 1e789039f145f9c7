"""A release in several languages from outside: who gets which, who waits, and what a later translation changes."""

from pathlib import Path

from tests.support.newsrooms import RELEASE, Newsroom, mailgun, make, webhook
from tests.support.receivers import Receiver, ok
from tests.support.vendors import Mailgun

LIST = """\
email,name,language
zoe@j.example,Zoé,fr
luc@j.example,Luc,fr-CA
sam@j.example,Sam,en-GB
ana@j.example,Ana,es
eva@j.example,Eva,es-MX
leo@j.example,Leo,it
"""
ORIGINAL = RELEASE.replace("language: fr\n", "language: fr\nlanguages: [fr, en, es]\n")


def translated(language: str, headline: str) -> str:
    """Return a version that says its words and nothing else."""
    return f'---\nheadline: "{headline}"\n---\n{headline}, said the president on Wednesday in {language}.\n'


def a_newsroom(root: Path, desk: str, vendor: str) -> Newsroom:
    """Make a newsroom with a desk for all, one for Spanish, and a list."""
    room = make(
        root,
        webhook("desk", desk),
        webhook("madrid", desk + "madrid", languages='["es"]'),
        mailgun("list", vendor),
        release=ORIGINAL,
    )
    room.write("list.csv", LIST)
    room.write("releases/budget.en.md", translated("en", "Twelve towns were heard"))
    return room


def test_a_translation_that_comes_later_goes_to_those_who_waited(tmp_path: Path) -> None:
    """Plan and report say how many wait for which language, with exit 0; then they get it, and nobody gets more."""
    with Receiver(ok()) as desk, Receiver(Mailgun()) as vendor:
        room = a_newsroom(tmp_path, desk.url, vendor.url)
        planned = room.run("plan", "releases/budget.md")
        assert "list    mailgun  es  waiting: 2 people, for its es version, which is not there yet" in planned.out
        assert "madrid  webhook  es  waiting: for its es version, which is not there yet" in planned.out

        first = room.run("publish", "releases/budget.md", "--yes")
        assert first.code == 0, first.err
        assert "2 people, for its es version" in first.out
        assert "NOT scheduled: run again when its es version is there" in first.err
        got = {mail.address.partition("@")[0]: mail.subject for mail in vendor.inbox}
        french, english = "Budget\u00a0: «\u00a0Douze communes\u00a0» entendues", "Twelve towns were heard"
        assert got == {"zoe": french, "luc": french, "sam": english, "leo": french}
        assert sorted(hook.json()["data"]["language"] for hook in desk.requests) == ["en", "fr"]

        assert "  list    es  waiting for its es version" in room.run("status").out
        again = room.run("publish", "releases/budget.md", "--yes", "--json")
        assert (again.code, len(vendor.inbox), len(desk.requests)) == (0, 4, 2)
        waiting = [d for d in again.json()["releases"][0]["deliveries"] if d["outcome"] == "held"]
        assert {(d["target"], d["language"], d["held_until"]) for d in waiting} == {
            ("list", "es", None),
            ("madrid", "es", None),
            ("desk", "es", None),
        }

        room.write("releases/budget.es.md", translated("es", "Doce municipios"))
        # Two at once, as by two people: the work is shared, and nothing leaves twice.
        runs = [room.start("publish", "releases/budget.md", "--yes") for _ in range(2)]
        ended = [run.communicate(timeout=60) for run in runs]
        assert sorted(run.returncode for run in runs) in ([0, 0], [0, 75]), ended
        room.run("publish", "releases/budget.md", "--yes")
        assert sorted(mail.address for mail in vendor.inbox[4:]) == ["ana@j.example", "eva@j.example"]
        assert {mail.subject for mail in vendor.inbox[4:]} == {"Doce municipios"}
        late = [(hook.path, hook.json()["data"]["language"]) for hook in desk.requests[2:]]
        assert sorted(late) == [("/", "es"), ("/madrid", "es")]

        assert "waiting" not in room.run("status").out
        third = room.run("publish", "releases/budget.md", "--yes")
        assert (third.code, len(vendor.inbox), len(desk.requests)) == (0, 6, 4)
        assert "nothing was left to send" in third.err


def test_a_correction_goes_to_each_in_the_language_they_had(tmp_path: Path) -> None:
    """All versions are corrected together; one that is not stops them all, and says both files."""
    with Receiver(ok()) as desk, Receiver(Mailgun()) as vendor:
        room = a_newsroom(tmp_path, desk.url, vendor.url)
        assert room.run("publish", "releases/budget.md", "--yes").code == 0
        mailed = len(vendor.inbox)
        mend = 'revision: 2\ncorrection: "Douze, et non treize."\n'
        room.write("releases/budget.md", ORIGINAL.replace("date:", f"{mend}date:"))
        stopped = room.run("publish", "releases/budget.md", "--yes")
        assert (stopped.code, len(vendor.inbox)) == (3, mailed)
        assert "revision is 1 in releases/budget.en.md and 2 in releases/budget.md" in stopped.out + stopped.err
        english = translated("en", "Twelve towns were heard").replace(
            "---\n", '---\nrevision: 2\ncorrection: "Twelve, not thirteen."\n', 1
        )
        room.write("releases/budget.en.md", english)
        assert room.run("publish", "releases/budget.md", "--yes").code == 0
        told = {mail.address.partition("@")[0]: mail for mail in vendor.inbox[mailed:]}
        assert set(told) == {"zoe", "luc", "sam", "leo"}
        assert "Twelve, not thirteen." in told["sam"].text
        assert "Douze, et non treize." in told["luc"].text


def test_a_translation_that_is_taken_away_is_missed_by_the_check_of_public(tmp_path: Path) -> None:
    """`feeds --check` names what is too much as well as what is missing, and `feeds` takes it away."""
    room = make(tmp_path, release=ORIGINAL)
    translation = room.write("releases/budget.en.md", translated("en", "Twelve towns were heard"))
    assert room.run("feeds").code == 0
    assert room.run("feeds", "--check").code == 0
    translation.unlink()
    stale = room.run("feeds", "--check")
    assert stale.code == 1
    assert {"public/releases/budget/en/index.html", "public/rss.en.xml"} <= set(stale.out.splitlines())
    mended = room.run("feeds")
    assert ", 5 removed" in mended.err
    assert room.run("feeds", "--check").code == 0
    assert not (tmp_path / "public/releases/budget/en").exists()
