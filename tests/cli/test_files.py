"""public/ on a web host, seen from outside: in order, once, and nothing of anybody else's overwritten."""

import sqlite3
from pathlib import Path

import pytest

from tests.support.newsrooms import RELEASE, Newsroom, Ran, make, webhook
from tests.support.receivers import Receiver
from tests.support.webdav import WebDav

MEDIA = RELEASE.replace("categories:", 'media: [{path: "plan.pdf", caption: "Le plan"}]\ncategories:')
SECRET = {"HOST_PASSWORD": "correct-horse-battery"}


def a_room(root: Path, place: Receiver, release: str = RELEASE) -> Newsroom:
    """Make a newsroom with a host, a hub and a webhook, all at one place."""
    signed = 'user = "press"\npassword = { env = "HOST_PASSWORD" }'
    host = f'[targets.host]\nchannel = "files"\nurl = "{place.url}"\n{signed}'
    hub = f'[targets.hub]\nchannel = "websub"\nurl = "{place.url}hub"'
    head = '[feeds]\nformats = ["atom"]\ncategories = false'
    room = make(root, host, hub, webhook("desk", f"{place.url}desk"), head=head, release=release)
    room.write("releases/plan.pdf", "%PDF-1.7 plan")
    return room


def publish(room: Newsroom, *words: str) -> Ran:
    """Publish, and say what came of it as JSON."""
    return room.run("publish", "-y", "releases/budget.md", "--json", *words, environ=SECRET)


def posted(place: Receiver) -> list[str]:
    """Return where something was posted to."""
    return [request.path for request in place.requests if request.method == "POST"]


def on_disk(room: Newsroom) -> dict[str, bytes]:
    """Return public/ as a host has to have it."""
    return {
        name.removeprefix("public"): content for name, content in room.files().items() if name.startswith("public/")
    }


def test_public_is_put_there_in_order_and_once(tmp_path: Path) -> None:
    """Before anybody is told; what is unchanged is not sent again, what is gone is deleted, a lost record is no loss."""
    host = WebDav()
    with Receiver(host) as place:
        room = a_room(tmp_path, place, MEDIA)
        rehearsed = room.run("publish", "-n", "releases/budget.md", environ=SECRET)
        assert f"PUT {place.url}releases/budget/index.html" in rehearsed.out
        assert place.requests == []
        assert "public/ -> host  what changed of it" in room.run("plan", "releases/budget.md").out
        first = publish(room)
        assert first.code == 0, first.err
        assert host.files == on_disk(room)
        order = host.put()
        assert order[-1] == "/sitemap.xml"
        places = [order.index(path) for path in ("/releases/budget/index.html", "/atom.xml", "/sitemap.xml")]
        assert places == sorted(places)
        assert order.index("/releases/budget/media/plan.pdf") < places[0]
        methods = [request.method for request in place.requests]
        assert methods.index("POST") > max(n for n, method in enumerate(methods) if method == "PUT")
        (upload,) = first.json()["uploads"]
        assert (upload["outcome"], upload["sent"], upload["left"]) == ("sent", len(order), 0)
        seen = len(place.requests)
        again = publish(room)
        assert (again.code, again.json()["uploads"][0]["outcome"], len(place.requests)) == (0, "already_sent", seen)
        assert SECRET["HOST_PASSWORD"] not in first.out + first.err + rehearsed.out + rehearsed.err

        room.run("kill", "releases/budget.md", "--why", "Tout était faux.", "-y", environ=SECRET)
        assert host.files == on_disk(room)
        assert "/releases/budget/media/plan.pdf" not in host.files
        assert "/releases/budget/index.html" in host.put()

        with sqlite3.connect(tmp_path / ".pressctl/ledger.db") as ledger:
            ledger.execute("DELETE FROM uploads")
        ledger.close()
        assert publish(room).code == 0
        assert host.put() == []
        assert host.files == on_disk(room)


def test_what_somebody_else_put_there_stays(tmp_path: Path) -> None:
    """The host's turn ends there, no feed leads to what is not there, and the hub is told nothing; others get theirs."""
    host = WebDav(files={"/index.html": b"<h1>Our site</h1>"})
    with Receiver(host) as place:
        room = a_room(tmp_path, place)
        ran = publish(room)
        assert ran.code == 1, ran.err
        assert host.files["/index.html"] == b"<h1>Our site</h1>"
        assert not {"/atom.xml", "/sitemap.xml"} & host.files.keys()
        (upload,) = ran.json()["uploads"]
        assert upload["error"].startswith("index.html: something stands there")
        assert "overwrite = true" in upload["hint"]
        outcomes = {each["target"]: each for each in ran.json()["releases"][0]["deliveries"]}
        assert {name: each["outcome"] for name, each in outcomes.items()} == {"hub": "deferred", "desk": "sent"}
        assert outcomes["hub"]["error"] == "host does not have all of public/ yet"
        del host.files["/index.html"]
        assert publish(room).code == 0
        assert host.files == on_disk(room)
        assert sorted(posted(place)) == ["/desk", "/hub"]


@pytest.mark.parametrize(("status", "outcome", "code"), [(403, "failed", 1), (503, "deferred", 75)])
def test_a_host_that_takes_nothing(tmp_path: Path, status: int, outcome: str, code: int) -> None:
    """Refused, or put off; the rest goes out, and the next run goes on."""
    host = WebDav(refuses={"/releases/budget/index.html": status})
    with Receiver(host) as place:
        room = a_room(tmp_path, place)
        ran = publish(room)
        assert (ran.code, ran.json()["uploads"][0]["outcome"]) == (code, outcome), ran.err
        assert "/desk" in posted(place)
        assert ran.json()["uploads"][0]["left"] > 0


def test_a_newsroom_that_is_only_a_site(tmp_path: Path) -> None:
    """Nobody is told, and what is wrong in public is corrected; without the folder that url names, nothing is made up."""
    host = WebDav()
    with Receiver(host) as place:
        signed = 'password = { env = "HOST_PASSWORD" }'
        room = make(tmp_path, f'[targets.host]\nchannel = "files"\nurl = "{place.url}press"\n{signed}')
        lost = publish(room)
        assert (lost.code, host.folders) == (1, {"/"})
        assert "Make the folder" in lost.json()["uploads"][0]["hint"]
        host.folders.add("/press/")
        for left in (tmp_path / ".pressctl").glob("ledger*"):
            left.unlink()  # nobody can be told twice, so that a job without a ledger may go on
        assert room.run("publish", environ={**SECRET, "CI": "true"}).code == 0
        what = ("--what", "Elles étaient treize.")
        assert room.run("correct", "releases/budget.md", *what, "-y", environ=SECRET).code == 0
        assert "Elles étaient treize." in host.files["/press/releases/budget/index.html"].decode()


def test_a_run_that_is_told_to_end_ends_at_once(tmp_path: Path) -> None:
    """In the middle of a file, whatever the host does: putting it there again is no harm. Nobody is told of anything."""
    with Receiver(lambda exchange: exchange.pause(60)) as place:
        room = a_room(tmp_path, place)
        with room.start("publish", "-y", "releases/budget.md", environ=SECRET) as running:
            place.wait(1, 30)
            running.terminate()
            assert running.wait(20) == 143
    assert {request.method for request in place.requests} == {"PUT"}


def test_what_is_stopped_is_not_put_there(tmp_path: Path) -> None:
    """The mark counts for the site as for mails."""
    host = WebDav()
    with Receiver(host) as place:
        room = a_room(tmp_path, place)
        publish(room, "--skip", "host")
        room.run("stop", "--all")
        ran = publish(room)
        assert (ran.code, host.files) == (5, {})
        room.run("go", "--all")
        assert publish(room).code == 0
        assert host.files == on_disk(room)
