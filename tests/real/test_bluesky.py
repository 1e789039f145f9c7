"""Bluesky's own server takes our posts, and its own client finds in them the links and hashtags that we meant."""

import json
import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from pressctl.model import Post, SocialSettings, SocialWords
from pressctl.render.counting import measure
from pressctl.render.posts import render_posts
from pressctl.render.templates import Templates
from pressctl.render.words import available
from tests.support.builders import a_newsroom, a_release
from tests.support.newsrooms import make
from tests.support.receivers import Exchange, Receiver
from tests.support.social import PICTURE, PNG, POSTS, SOCIAL, threaded

HERE = Path(__file__).parent
INSTALLED = HERE.parents[1] / ".real" / "bluesky"
PATIENCE = 60  # seconds until it has started
ONLY = SocialSettings(networks=("bluesky",))

OWN = (
    "Élus 🎉 (#Élus) et «#État» : https://exemple.fr/a_(b), puis exemple.fr/don. #2024 C# #fin!",
    "👩🏽‍🚒👨‍👩‍👧‍👦🇫🇷 #東京 https://example.jp/東京 #हिन्दी #العربية",
    "https://a.fr https://a.fr#b #b https://é.fr/?q=«oui»",
    "a" * 300,
    "👨‍👩‍👧‍👦" * 120,
    "e\u0301" * 300,
    "각" * 300,
    "क्षि" * 200,
)
OVER = ("a" * 301, "👨‍👩‍👧‍👦" * 121, "e\u0301" * 301, "각" * 301)


@pytest.fixture(scope="module")
def modules() -> Path:
    """Return where the server is, which `make real-bluesky` installs."""
    if not os.environ.get("PRESSCTL_REAL"):
        pytest.skip("`make test-real` installs and starts Bluesky's server")
    if not shutil.which("node"):
        pytest.skip("there is no node here, which Bluesky's server runs on")
    if not (INSTALLED / "whole").is_file():
        pytest.skip("Bluesky's server is not installed: `make real-bluesky` takes up to 20 minutes")
    return INSTALLED / "node_modules"


@pytest.fixture(scope="module")
def server(modules: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator["Server"]:
    """Start a server, with an account."""
    environ = os.environ | {"NODE_PATH": str(modules), "LOG_ENABLED": "false"}
    command = ("node", HERE / "pds.cjs", tmp_path_factory.mktemp("pds"))
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environ) as process:
        try:
            assert process.stdout
            yield Server(process.stdout.readline().strip("\n"))
        finally:
            process.terminate()


class Server:
    """One account on a server."""

    def __init__(self, base: str, handle: str = "presse.test") -> None:
        """Make the account."""
        self.base, self._base = base, f"{base}/xrpc/"
        self._headers: dict[str, str] = {}
        account = {"handle": handle, "email": f"{handle}@example.org", "password": "nothing-secret"}
        status, answer = self._call("com.atproto.server.createAccount", account)
        assert status == 200, answer
        self._headers = {"Authorization": f"Bearer {answer['accessJwt']}"}
        self._did = answer["did"]

    def publish(self, record: Mapping[str, object]) -> tuple[int, dict[str, Any]]:
        """Ask for a post; return the status and what the answer says."""
        asked = {"repo": self._did, "collection": "app.bsky.feed.post", "record": record, "validate": True}
        return self._call("com.atproto.repo.createRecord", asked)

    def read(self, uri: str) -> dict[str, Any]:
        """Return a post as it is kept."""
        _, _, did, collection, key = uri.split("/")
        _, answer = self._call(f"com.atproto.repo.getRecord?repo={did}&collection={collection}&rkey={key}")
        value: dict[str, Any] = answer["value"]
        return value

    def posts(self) -> list[dict[str, Any]]:
        """Return all of the account's posts as they are kept, the oldest first."""
        asked = f"repo={self._did}&collection=app.bsky.feed.post&reverse=true"
        _, answer = self._call(f"com.atproto.repo.listRecords?{asked}")
        found: list[dict[str, Any]] = answer["records"]
        return found

    def _call(self, method: str, asked: Mapping[str, object] | None = None) -> tuple[int, dict[str, Any]]:
        data = json.dumps(asked).encode() if asked else None
        headers = self._headers | ({"Content-Type": "application/json"} if asked else {})
        try:
            with urlopen(Request(self._base + method, data, headers), timeout=PATIENCE) as answer:  # noqa: S310  (our own)
                return answer.status, json.load(answer)
        except HTTPError as refusal:
            with refusal:
                return refusal.code, json.load(refusal)


def record_of(post: Post) -> dict[str, object]:
    """Return a post as its record has it."""
    kinds = {"link": "uri", "tag": "tag"}
    facets = [
        {
            "index": {"byteStart": facet.start, "byteEnd": facet.end},
            "features": [{"$type": f"app.bsky.richtext.facet#{facet.kind}", kinds[facet.kind]: facet.value}],
        }
        for facet in post.facets
    ]
    return {"$type": "app.bsky.feed.post", "text": post.text, "facets": facets, "createdAt": "2024-11-06T08:00:00.000Z"}


def posts() -> list[Post]:
    """Render posts in every language there is, and threads, and an author's own."""
    made: list[Post] = []
    for language in available():
        release = a_release(language=language, keywords=("l’eau", "sécurité locale", "東京", "हिन्दी भाषा"))
        made += render_posts(release, a_newsroom(), Templates(), social=ONLY)[0]
    words = [SocialWords(overrides={"bluesky": own}) for own in OWN]
    words.append(SocialWords(thread=True, text="Un texte (https://exemple.fr/suite). #Élus vont « loin ». " * 12))
    for social in words:
        made += render_posts(a_release(social=social), a_newsroom(), Templates(), social=ONLY)[0]
    return made


def test_the_server_takes_every_post(server: Server) -> None:
    """With its links and hashtags, and gives it back as it was."""
    for post in posts():
        assert post.length <= post.limit
        record = record_of(post)
        status, answer = server.publish(record)
        assert status == 200, (answer, record)
        assert server.read(answer["uri"]) == record


@pytest.mark.parametrize("text", OVER, ids=range(len(OVER)))
def test_the_server_refuses_what_we_call_too_long(server: Server, text: str) -> None:
    """One grapheme or one byte beyond, and it counts as we do."""
    length = measure("bluesky", text)
    assert length.over
    record = {"$type": "app.bsky.feed.post", "text": text, "createdAt": "2024-11-06T08:00:00.000Z"}
    status, answer = server.publish(record)
    assert status == 400
    assert f"too big (maximum {length.limit}, got {length.used})" in answer["message"]


def test_the_client_reads_our_bytes(modules: Path) -> None:
    """Each link and hashtag is the words that we meant."""
    made = posts()
    done = subprocess.run(
        ("node", HERE / "segments.cjs"),
        input=json.dumps([record_of(post) for post in made]),
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"NODE_PATH": str(modules)},
    )
    for post, parts in zip(made, json.loads(done.stdout), strict=True):
        assert "".join(text for text, _ in parts) == post.text
        found = [(text, value) for text, value in parts if value]
        assert [value for _, value in found] == [facet.value for facet in post.facets]
        assert all(value in (text, text[1:], f"https://{text}") for text, value in found)


class Relay:
    """Passes calls on to the server, and keeps back the answer to one of those that write, until it is told."""

    def __init__(self, base: str) -> None:
        """Keep back nothing yet."""
        self._base, self.written, self.at = base, 0, 0
        self.there, self.struck = threading.Event(), threading.Event()

    def __call__(self, exchange: Exchange) -> None:
        """Pass one call on."""
        request = exchange.request
        kept = {name: value for name, value in request.headers.items() if name in {"authorization", "content-type"}}
        asked = Request(self._base + request.target, request.body or None, kept, method=request.method)  # noqa: S310
        try:
            with urlopen(asked, timeout=PATIENCE) as answer:  # noqa: S310  (our own)
                status, body = answer.status, answer.read()
        except HTTPError as refusal:
            with refusal:
                status, body = refusal.code, refusal.read()
        if request.path.endswith("putRecord"):
            self.written += 1
            if self.written == self.at:
                self.there.set()
                self.struck.wait(PATIENCE)
        exchange.answer(status, body, {"Content-Type": "application/json"})


def test_the_channel_posts_a_thread_once_corrects_it_and_takes_it_back(server: Server, tmp_path: Path) -> None:
    """Killed with SIGKILL when its second post is there and the answer is not, it goes on; each is there once."""
    relay = Relay(server.base)
    environ = {"BLUESKY_PASSWORD": "nothing-secret"}
    with Receiver(relay) as place:
        table = '[targets.bluesky]\nchannel = "bluesky"\nhandle = "kanal.test"\npassword = { env = "BLUESKY_PASSWORD" }'
        room = make(tmp_path, f'{table}\nserver = "{place.url}"', release=threaded(SOCIAL, PICTURE))
        (room.root / "releases" / "maire.png").write_bytes(PNG)
        kanal = Server(server.base, "kanal.test")
        relay.at = 2
        with room.start("publish", "-y", "releases/budget.md", environ=environ) as process:
            assert relay.there.wait(PATIENCE), process.communicate(timeout=PATIENCE)
            process.send_signal(signal.SIGKILL)
            process.communicate(timeout=PATIENCE)
        relay.struck.set()
        for _ in range(2):
            ran = room.run("publish", "-y", "releases/budget.md", "--json", environ=environ)
            assert ran.code == 0, (ran.out, ran.err)
        assert relay.written == 4  # the second one twice, which is one
        first, second, third = kanal.posts()
        assert [first["value"]["text"], second["value"]["text"], third["value"]["text"]] == POSTS
        card = first["value"]["embed"]["external"]
        assert card["uri"] == "https://presse.example.org/releases/budget/"
        assert card["thumb"]["size"] == len(PNG)
        root = {"uri": first["uri"], "cid": first["cid"]}
        assert second["value"]["reply"] == {"root": root, "parent": root}
        parent = {"uri": second["uri"], "cid": second["cid"]}
        assert third["value"]["reply"] == {"root": root, "parent": parent}
        what = ("--what", "Elles étaient 13.")
        ran = room.run("correct", "releases/budget.md", *what, "-y", environ=environ)
        assert ran.code == 0, (ran.out, ran.err)
        notice = kanal.posts()[3]["value"]
        assert notice["text"].startswith("CORRECTION")
        assert notice["reply"] == {"root": root, "parent": root}
        ran = room.run("kill", "releases/budget.md", "--why", "Tout était faux.", "-y", environ=environ)
        assert ran.code == 0, (ran.out, ran.err)
        (last,) = kanal.posts()
        assert "Tout était faux." in last["value"]["text"]
        assert "reply" not in last["value"]
