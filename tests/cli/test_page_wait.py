"""`page_wait`, seen from outside: what leads to a page leaves once the page is there."""

from dataclasses import dataclass, field
from pathlib import Path

from tests.support.newsrooms import Newsroom, make, webhook
from tests.support.receivers import Exchange, Receiver, ok

PAGE = "releases/budget/index.html"


@dataclass
class Host:
    """A host that serves what was last deployed, and takes what is posted to it."""

    deployed: dict[str, bytes] = field(default_factory=dict)

    def __call__(self, exchange: Exchange) -> None:
        """Answer."""
        if exchange.request.method == "POST":
            ok(status=204)(exchange)
            return
        page = self.deployed.get(exchange.request.path)
        exchange.answer(404 if page is None else 200, page or b"")

    def deploy(self, room: Newsroom) -> None:
        """Put the page of the release where it is public."""
        self.deployed["/releases/budget/"] = (room.root / "public" / PAGE).read_bytes()


def a_room(root: Path, place: Receiver) -> Newsroom:
    """Make a newsroom at this host, with a webhook, a hub and an outbox."""
    hub = f'[targets.hub]\nchannel = "websub"\nurl = "{place.url}hub"'
    room = make(root, webhook("desk", f"{place.url}desk"), hub, '[targets.outbox]\nchannel = "outbox"')
    config = (root / "config.toml").read_text("utf-8")
    config = config.replace('url = "https://presse.example.org/"', f'url = "{place.url}"\npage_wait = 0.2')
    room.write("config.toml", f'{config}\n[feeds]\nformats = ["atom"]\ncategories = false\n')
    return room


def posted(place: Receiver) -> list[str]:
    """Return where something was posted to, in order."""
    return [request.path for request in place.requests if request.method == "POST"]


def test_what_leads_to_a_page_waits_for_it(tmp_path: Path) -> None:
    """Put off, with what the page shows and whose turn it is; the next run sends it, once."""
    host = Host()
    with Receiver(host) as place:
        room = a_room(tmp_path, place)
        early = room.run("publish", "-y", "releases/budget.md", "--json")
        assert early.code == 75, early.err
        outcomes = {each["target"]: each for each in early.json()["releases"][0]["deliveries"]}
        assert {name: each["outcome"] for name, each in outcomes.items()} == {
            "desk": "deferred",
            "hub": "deferred",
            "outbox": "sent",
        }
        assert outcomes["desk"]["error"] == (
            f"{place.url}releases/budget/ does not show revision 1 yet: it answered 404"
        )
        assert place.url in outcomes["desk"]["hint"]
        assert posted(place) == []
        assert "does not show revision 1 yet" in room.run("status", "budget").out
        host.deploy(room)
        done = room.run("publish", "-y", "releases/budget.md", "--json")
        assert done.code == 0, done.err
        assert sorted(posted(place)) == ["/desk", "/hub"]
        assert room.run("publish", "-y", "releases/budget.md").code == 0
        assert len(posted(place)) == 2


def test_a_kill_does_not_wait_and_its_ping_does(tmp_path: Path) -> None:
    """Every minute counts; a search engine or hub that came now would fetch the old page again."""
    host = Host()
    with Receiver(host) as place:
        room = a_room(tmp_path, place)
        room.run("publish", "-y", "releases/budget.md")
        host.deploy(room)
        assert room.run("publish", "-y", "releases/budget.md").code == 0
        killed = room.run("kill", "releases/budget.md", "--why", "Tout était faux.", "-y", "--json")
        assert killed.code == 75, killed.err
        assert posted(place)[2:] == ["/desk"]
        (hub,) = [each for each in killed.json()["releases"][0]["deliveries"] if each["target"] == "hub"]
        assert hub["error"].endswith("does not show that it is withdrawn yet: it shows revision 1")
        host.deploy(room)
        assert room.run("publish", "-y", "releases/budget.md").code == 0
        assert posted(place)[2:] == ["/desk", "/hub"]
