"""A kill goes out however bad the text has become, and says nothing of it; and it stays one."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.support.newsrooms import RELEASE, SECRETS, Newsroom, a_list, journalists, mailgun, make, webhook
from tests.support.receivers import Receiver, ok
from tests.support.vendors import Mailgun

PATH = "releases/budget.md"
ENGLISH = """\
---
headline: "Budget: twelve councils heard"
---

The group heard twelve councils on Wednesday.
"""
BODY = RELEASE[RELEASE.index("---\n\n") + 5 :]
# What may be wrong with a release that has to be withdrawn: each is an error of a release that is sent.
BAD = {
    "no body": RELEASE.replace(BODY, ""),
    "no headline": RELEASE.replace("headline", "# headline"),
    "a headline of two lines": RELEASE.replace("entendues", "entendues\\nBcc: x@y.example"),
    "a control character": RELEASE.replace("entendues", "entend\x1bues"),
    "an unknown key": RELEASE.replace("categories:", "categorien: [x]\ncategories:"),
    "a key twice": RELEASE.replace("categories:", "headline: autre\ncategories:"),
    "a value that YAML cannot read": RELEASE.replace("categories: [Actu]", "categories: [Actu"),
    "a bad date": RELEASE.replace("2024-11-06", "2024-13-06"),
    "no date": RELEASE.replace("date: 2024-11-06\n", ""),
    "a bad embargo": RELEASE.replace("categories:", "embargo: jeudi\ncategories:"),
    "a bad contact": RELEASE.replace("anne@presse.example", "anne chez presse"),
    "no correction": RELEASE.replace("language: fr", "language: fr\nrevision: 2"),
    "a missing file": RELEASE.replace("language: fr", "language: fr\nmedia: [{path: gone.pdf}]"),
    "an unknown target": RELEASE.replace("language: fr", "language: fr\ntargets: [nowhere]"),
    "a credential": RELEASE.replace("mercredi.", "mercredi. ghp_" + "aB3dE6gH9jK2" * 3),
    "a credential in the headline": RELEASE.replace("entendues", "ghp_" + "aB3dE6gH9jK2" * 3),
    "a secret": RELEASE.replace("mercredi.", f"mercredi. {SECRETS['DESK_SECRET']}"),
    "a secret in the headline": RELEASE.replace("entendues", SECRETS["DESK_SECRET"]),
    "a post too long": RELEASE.replace("language: fr", f'language: fr\nsocial: {{x: "{"long " * 90}"}}'),
    "a text beyond all limits": RELEASE + "Encore. " * 300_000,
}


def a_room(tmp_path: Path, desk: Receiver, mg: Receiver) -> Newsroom:
    """Make a newsroom whose release one place and two people have."""
    room = make(tmp_path, webhook("desk", desk.url), mailgun("list", mg.url))
    room.write("list.csv", a_list(journalists(2)))
    assert room.run("publish", PATH, "--yes").code == 0
    return room


def public(room: Newsroom) -> str:
    """Return all that is public, as one text."""
    files = [content for name, content in room.files().items() if name.startswith("public")]
    return "\n".join(content.decode() for content in files)


@pytest.mark.parametrize("by_hand", [False, True], ids=["kill", "status"])
@pytest.mark.parametrize("bad", BAD)
def test_a_bad_text_does_not_stop_a_kill(tmp_path: Path, bad: str, *, by_hand: bool) -> None:
    """By command or by status: all who had it are told, once, and nothing of the text is shown or sent any more."""
    with Receiver(ok()) as desk, Receiver(Mailgun()) as mg:
        room = a_room(tmp_path, desk, mg)
        room.write(PATH, BAD[bad])
        assert room.run("publish", PATH, "--yes").code == 3
        if by_hand:
            room.write(PATH, BAD[bad].replace('id: "budget"', 'id: "budget"\nstatus: canceled\nwhy: "Faux."'))
            assert room.run("check", PATH).code == 0
            ran = room.run("publish", PATH, "--yes")
        else:
            ran = room.run("kill", PATH, "--why", "Faux.", "--yes")
        assert ran.code == 0, ran.err
        event = desk.requests[1].json()
        assert (event["type"], event["data"]["id"], event["data"]["why"]) == ("release.killed", "budget", "Faux.")
        assert len(mg.inbox) == 4
        sent = json.dumps(event, ensure_ascii=False) + "".join(mail.html + mail.text for mail in mg.inbox[2:])
        for words in ("a entendu", "ghp_", SECRETS["DESK_SECRET"], "\x1b", "Encore."):
            assert words not in sent
            assert words not in public(room)
        assert "Traceback" not in ran.err
        assert room.run("publish", PATH, "--yes").code == 0
        assert (len(desk.requests), len(mg.inbox)) == (2, 4)


def test_the_page_of_a_bad_text_says_that_it_is_withdrawn(tmp_path: Path) -> None:
    """The page is there under its address, and the feeds say the same; with `feeds` too."""
    with Receiver(ok()) as desk, Receiver(Mailgun()) as mg:
        room = a_room(tmp_path, desk, mg)
        room.write(PATH, BAD["no body"].replace('id: "budget"', 'id: "budget"\nstatus: canceled\nwhy: "Faux."'))
        ran = room.run("feeds")
        assert ran.code == 0, ran.err
        assert "Faux." in (tmp_path / "public/releases/budget/index.html").read_text()
        assert "Faux." in (tmp_path / "public/rss.xml").read_text()
        assert "a entendu" not in public(room)
        assert room.run("feeds", "--check").code == 0


def test_a_file_that_is_not_utf8_can_be_killed(tmp_path: Path) -> None:
    """Its bytes stay as they are; what the notice says is legible."""
    with Receiver(ok()) as desk, Receiver(Mailgun()) as mg:
        room = a_room(tmp_path, desk, mg)
        old = RELEASE.encode("cp1252")
        (tmp_path / PATH).write_bytes(old)
        assert room.run("publish", PATH, "--yes").code == 3
        ran = room.run("kill", PATH, "--why", "Détruit.", "--yes")
        assert ran.code == 0, ran.err
        after = (tmp_path / PATH).read_bytes()
        assert [line for line in old.split(b"\n") if line not in after.split(b"\n")] == []
        assert desk.requests[1].json()["data"]["why"] == "Détruit."
        assert desk.requests[1].json()["data"]["headline"] == "budget"
        assert room.run("publish", PATH, "--yes").code == 0
        assert len(desk.requests) == 2


@pytest.mark.parametrize(
    "english",
    [
        ENGLISH.replace("headline", "# headline"),
        ENGLISH.replace("---\n\nThe", "---\n\n{{ The"),
        ENGLISH.replace("headline", "status: usable\nheadline"),
        "no front matter",
        None,
    ],
    ids=["no headline", "left over", "usable", "no front matter", "gone"],
)
def test_a_bad_translation_does_not_stop_a_kill(tmp_path: Path, english: str | None) -> None:
    """Who had that language is told in it where it can be read, else in the original's, and its text is nowhere."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        room.write("releases/budget.en.md", ENGLISH)
        assert room.run("publish", PATH, "--yes").code == 0
        if english is None:
            (tmp_path / "releases/budget.en.md").unlink()
        else:
            room.write("releases/budget.en.md", english)
        ran = room.run("kill", PATH, "--why", "Faux.", "--yes")
        assert ran.code == 0, ran.err
        assert {request.json()["data"]["why"] for request in desk.requests[2:]} == {"Faux."}
        assert all(request.json()["type"] == "release.killed" for request in desk.requests[2:])
        told = {request.json()["data"]["language"] for request in desk.requests[2:]}
        lost = english in {None, "no front matter"}
        assert told == ({"fr"} if lost else {"fr", "en"})
        assert "on Wednesday" not in public(room)
        count = len(desk.requests)
        assert room.run("publish", PATH, "--yes").code == 0
        assert len(desk.requests) == count


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id: "budget"', 'id: "Budget 2024"', "id must be"),
        ('id: "budget"\n', 'id: "budget"\nid: "autre"\n', "id is on line"),
        ("language: fr", "language: french", "language:"),
        ("language: fr", "langue: fr", 'did you mean "language"'),
        ("categories: [Actu]", "url: presse.example.org/x", "url is not a web address"),
        ("categories: [Actu]", 'why: "a\\u001bb"', "why contains"),
        ("categories: [Actu]", "raison: Faux.", 'did you mean "why"'),
        ("categories: [Actu]", f"why: {SECRETS['DESK_SECRET']}", "secret of the target desk"),
        ("categories: [Actu]", f"why: ghp_{'aB3dE6gH9jK2' * 3}", "looks like a token"),
        ("---\n\nLe groupe", "\n\nLe groupe", "never closed"),
    ],
)
def test_what_a_kill_says_must_be_right(tmp_path: Path, old: str, new: str, said: str) -> None:
    """Its id, language, address and reason are what leaves: where they are wrong nothing does, and the place is said."""
    with Receiver(ok()) as desk, Receiver(Mailgun()) as mg:
        room = a_room(tmp_path, desk, mg)
        killed = RELEASE.replace("headline:", "status: canceled\nheadline:").replace(old, new)
        room.write(PATH, killed)
        ran = room.run("publish", PATH, "--yes")
        assert (ran.code, said in ran.err) == (3, True), ran.err
        assert (len(desk.requests), len(mg.inbox)) == (1, 2)


@pytest.mark.parametrize(
    "people", [None, "email\nno address\n", "nom;prenom\n"], ids=["gone", "bad address", "bad head"]
)
def test_a_bad_list_does_not_stop_a_kill(tmp_path: Path, people: str | None) -> None:
    """It goes to the addresses that the ledger has; the list is not what it was, and may be gone."""
    with Receiver(ok()) as desk, Receiver(Mailgun()) as mg:
        room = a_room(tmp_path, desk, mg)
        if people is None:
            (tmp_path / "list.csv").unlink()
        else:
            room.write("list.csv", people)
        room.write("releases/other.md", RELEASE.replace("budget", "other"))
        assert room.run("publish", "releases/other.md", "--yes").code == 3
        ran = room.run("kill", PATH, "--why", "Faux.", "--yes")
        assert ran.code == 0, ran.err
        assert {mail.address for mail in mg.inbox[2:]} == {mail.address for mail in mg.inbox[:2]}
        assert len(mg.inbox) == 4
        assert room.run("publish", PATH, "--yes").code == 0
        assert (len(desk.requests), len(mg.inbox)) == (2, 4)


def _in_advance(tmp_path: Path, desk: Receiver, mg: Receiver) -> Newsroom:
    """Make a newsroom whose release, under embargo for a day, one place and one list have, and an outbox too."""
    lift = datetime.now(UTC) + timedelta(days=1)
    embargoed = f"embargo: {lift:%Y-%m-%dT%H:%M:%SZ}\nadvance: [desk, list, files]\ncategories:"
    targets = [
        webhook("desk", desk.url, under_embargo="true"),
        mailgun("list", mg.url, under_embargo="true"),
        '[targets.files]\nchannel = "outbox"\nunder_embargo = true',
        webhook("later", f"{desk.url}later"),
    ]
    room = make(tmp_path, *targets, release=RELEASE.replace("categories:", embargoed))
    room.write("list.csv", a_list(journalists(2)))
    room.write("releases/budget.en.md", ENGLISH)
    assert room.run("publish", PATH, "--yes").code == 0
    assert {request.json()["type"] for request in desk.requests} == {"release.advance"}
    return room


def test_a_kill_before_the_embargo_leads_nowhere(tmp_path: Path) -> None:
    """Those who had an advance copy are told, without a link: no page was ever there; nobody else hears of it."""
    with Receiver(ok()) as desk, Receiver(Mailgun()) as mg:
        room = _in_advance(tmp_path, desk, mg)
        ran = room.run("kill", PATH, "--why", "Faux.", "--yes")
        assert ran.code == 0, ran.err
        told = [request.json() for request in desk.requests[2:]]
        assert [event["type"] for event in told] == ["release.killed", "release.killed"]
        assert {request.path for request in desk.requests} == {"/"}
        assert [(event["data"]["url"], event["data"]["why"]) for event in told] == [(None, "Faux.")] * 2
        outbox = {name: content.decode() for name, content in room.files().items() if "outbox/budget/kill" in name}
        assert {name.rpartition("/")[2] for name in outbox} == {
            "mail.eml",
            "webhook.json",
        }  # and no post: they are public
        mails = [mail.html + mail.text for mail in mg.inbox[2:]]
        assert len(mails) == 2
        for text in (*mails, *outbox.values(), json.dumps(told)):
            assert "presse.example.org/releases" not in text.replace("=\r\n", "")
            assert "a entendu" not in text
        assert all("ANNULATION" in mail.subject for mail in mg.inbox[2:])
        assert not (tmp_path / "public/releases/budget").exists()
        assert room.run("publish", PATH, "--yes").code == 0
        assert (len(desk.requests), len(mg.inbox)) == (4, 4)


def test_a_correction_before_the_embargo_keeps_it(tmp_path: Path) -> None:
    """As a correction, with the embargo, without a link, to those who had an advance copy; and not again at the lift."""
    with Receiver(ok()) as desk, Receiver(Mailgun()) as mg:
        room = _in_advance(tmp_path, desk, mg)
        text = (tmp_path / PATH).read_text()
        room.write(PATH, text.replace("douze communes mercredi", "treize communes mercredi"))
        ran = room.run("correct", PATH, "--what", "Treize communes.", "--yes")
        assert ran.code == 0, ran.err
        told = [request.json() for request in desk.requests[2:]]
        assert [event["type"] for event in told] == ["release.corrected", "release.corrected"]
        for data in (event["data"] for event in told):
            assert (data["url"], data["correction"]) == (None, "Treize communes.")
            assert datetime.fromisoformat(data["embargo"]) > datetime.now(UTC)
        outbox = {name: content.decode() for name, content in room.files().items() if "outbox/budget/r2" in name}
        assert {name.rpartition("/")[2] for name in outbox} == {"mail.eml", "webhook.json"}
        for mail in mg.inbox[2:]:
            assert "Sous embargo" in mail.subject
            assert "CORRECTION" in mail.subject
            assert "Treize" in mail.text
            assert "presse.example.org/releases" not in mail.html + mail.text
        assert room.run("publish", PATH, "--yes").code == 0
        # Lifted: who had it in advance has it; the others get it as it is now.
        lifted = (tmp_path / PATH).read_text().replace("embargo: ", "embargo: 2024-11-06T10:00:00Z #")
        room.write(PATH, lifted)
        assert room.run("publish", PATH, "--yes", "--accept-edit").code == 0
        assert [(request.path, request.json()["type"]) for request in desk.requests[4:]] == [
            ("/later", "release.published"),
            ("/later", "release.published"),
        ]
        assert len(mg.inbox) == 4


@pytest.mark.parametrize("revision", ["", "revision: 2\ncorrection: Juste.\n"])
def test_a_killed_release_does_not_come_back(tmp_path: Path, revision: str) -> None:
    """Its file says usable again: nothing is sent, and nothing of it is public, whatever is run; another id is the way."""
    with Receiver(ok()) as desk, Receiver(Mailgun()) as mg:
        room = a_room(tmp_path, desk, mg)
        assert room.run("kill", PATH, "--why", "Faux.", "--yes").code == 0
        withdrawn = room.files()
        room.write(PATH, RELEASE.replace("categories:", f"{revision}categories:"))
        room.write("releases/other.md", RELEASE.replace("budget", "other").replace("douze", "treize"))
        for words in (("publish", PATH, "--yes"), ("feeds",), ("feeds", "--check")):
            ran = room.run(*words)
            assert (ran.code, "was withdrawn on" in ran.err + ran.out) == (5, True), ran.err
            assert "an id of its own" in ran.err
            assert "a entendu douze" not in public(room)
        assert room.run("publish", "releases/other.md", "--yes").code == 0
        assert "a entendu treize" in public(room)
        page = "public/releases/budget/index.html"
        assert room.files()[page] == withdrawn[page]
        assert room.run("correct", PATH, "--what", "Juste.", "--yes").code == 2
        assert [request.json()["data"]["id"] for request in desk.requests] == ["budget", "budget", "other"]
        room.write(PATH, RELEASE.replace("headline:", 'status: canceled\nwhy: "Faux."\nheadline:'))
        assert room.run("publish", PATH, "--yes").code == 0
        assert "Faux." in (tmp_path / "public/atom.xml").read_text()
        assert len(desk.requests) == 3


def test_a_kill_of_what_nobody_had_can_be_taken_back(tmp_path: Path) -> None:
    """Nobody was told, so nobody is misled."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, webhook("desk", desk.url))
        assert room.run("kill", PATH, "--yes", "--new-ledger").code == 0
        room.write(PATH, RELEASE)
        assert room.run("publish", PATH, "--yes").code == 0
        assert [request.json()["type"] for request in desk.requests] == ["release.published"]
