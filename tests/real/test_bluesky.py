"""Bluesky's own server takes our posts, and its own client finds in them the links and hashtags that we meant."""

import json
import os
import shutil
import subprocess
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

HERE = Path(__file__).parent
INSTALLED = HERE.parents[1] / ".real" / "bluesky"
PACKAGES = ("@atproto/pds@0.4.217", "@atproto/api@0.19.19", "@did-plc/server@0.0.1")
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
    """Install what the tests need, once for this checkout."""
    if not os.environ.get("PRESSCTL_REAL"):
        pytest.skip("`make test-real` installs and starts Bluesky's server")
    npm = shutil.which("npm")
    if not npm or not shutil.which("node"):
        pytest.skip("there is no node and npm here, which Bluesky's server runs on")
    INSTALLED.mkdir(parents=True, exist_ok=True)
    if not (INSTALLED / "node_modules/@atproto/pds").is_dir():
        command = (npm, "install", "--prefix", INSTALLED, "--no-audit", "--no-fund", *PACKAGES)
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
        if done.returncode:
            pytest.skip(f"npm cannot install Bluesky's server here: {done.stderr[-300:]}")
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

    def __init__(self, base: str) -> None:
        """Make the account."""
        self._base = f"{base}/xrpc/"
        self._headers: dict[str, str] = {}
        account = {"handle": "presse.test", "email": "presse@example.org", "password": "nothing-secret"}
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
