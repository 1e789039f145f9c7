"""Two social networks on loopback, as far as posting goes: what is there, in which thread, what a repeat does; and a thread."""

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes
from html import escape
from typing import Any
from urllib.parse import parse_qs

from tests.support.newsrooms import RELEASE
from tests.support.receivers import Exchange

POSTS = ["Un – https://presse.example.org/", "Deux.", "Trois."]
SOCIAL = "\n".join(
    ["social:", "  thread: true"]
    + [
        line
        for name in ("mastodon", "bluesky")
        for line in (f"  {name}: |", *(f"    {text}" for text in "\n---\n".join(POSTS).split("\n")))
    ]
)
PICTURE = 'media:\n  - path: maire.png\n    alt: "Le maire, à la tribune"'
# The smallest PNG there is.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


def threaded(*fields: str) -> str:
    """Return a release that is posted as a thread of three."""
    return RELEASE.replace("categories: [Actu]", "\n".join(("categories: [Actu]", *fields)))


DID = "did:plc:ewvi7nxzyoun6zhxrhs64oiz"
HERE = f"at://{DID}/app.bsky.feed.post/"


def _nothing(_number: int) -> None:
    """Do nothing."""


@dataclass(slots=True)
class Network:
    """What both have: how many posts were made, and what happens once one is there, before its answer leaves."""

    made: int = 0
    then: Callable[[int], None] = _nothing

    def _note(self) -> None:
        self.made += 1
        self.then(self.made)


@dataclass(slots=True)
class Mastodon(Network):
    """An instance that drops repeats by their key; `statuses` by number, `media` their words and bytes."""

    statuses: dict[str, dict[str, Any]] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    media: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    edits: int = 0
    lose: int = -1  # the post whose answer is lost
    posted: int = 0  # times that a post was asked for

    def __call__(self, exchange: Exchange) -> None:
        """Answer one call."""
        request = exchange.request
        status, said = self._answer(request.method, request.path.removeprefix("/api/"), request)
        if request.method == "POST" and self.made == self.lose:
            self.lose = -1
            exchange.reset()
        else:
            exchange.answer_json(said, status)

    def thread(self) -> list[str]:
        """Return the texts in the order of their answers; each answers the one before."""
        found, last = [], ""
        while after := [number for number, one in self.statuses.items() if one.get("in_reply_to_id", "") == last]:
            assert len(after) == 1, self.statuses
            last = after[0]
            found.append(self.statuses[last]["status"])
        return found

    def _answer(self, method: str, path: str, request: Any) -> tuple[int, Any]:
        if request.headers.get("authorization") != "Bearer mastodon-token":
            return 401, {"error": "The access token is invalid"}
        if path == "v2/media":
            head = f"Content-Type: {request.headers['content-type']}\r\n\r\n".encode()
            pieces = [one.get_payload(decode=True) for one in message_from_bytes(head + request.body).walk()][1:]
            words, content = pieces
            assert isinstance(words, bytes)
            assert isinstance(content, bytes)
            number = str(900 + len(self.media))
            self.media[number] = (words.decode(), content)
            return 202, {"id": number}
        if path.startswith("v1/media/"):
            return 200, {"id": path.rpartition("/")[2]}
        if path.startswith("v1/accounts/"):
            return 200, self._shown() if path.endswith("/statuses") else {"id": "7"}
        number = path.removeprefix("v1/statuses").strip("/")
        return self._one(method, number, request) if number else self._taken(request)

    def _taken(self, request: Any) -> tuple[int, Any]:
        said = request.json()
        self.posted += 1
        if said.get("in_reply_to_id", "") not in {"", *self.statuses}:
            return 404, {"error": "The post you are trying to reply to does not appear to exist."}
        key = request.headers["idempotency-key"]
        if key not in self.keys:
            self.keys[key] = str(100 + self.made)
            self.statuses[self.keys[key]] = said
            self._note()
        return 200, {"id": self.keys[key], "url": f"https://mastodon.example/@press/{self.keys[key]}"}

    def _shown(self) -> list[dict[str, str]]:
        now = datetime.now(UTC).isoformat()
        return [
            {
                "id": number,
                "url": f"https://mastodon.example/@press/{number}",
                "created_at": now,
                "content": f"<p>{escape(one['status'])}</p>",
            }
            for number, one in self.statuses.items()
        ]

    def _one(self, method: str, number: str, request: Any) -> tuple[int, Any]:
        if number not in self.statuses:
            return 404, {"error": "Record not found"}
        if method == "DELETE":
            del self.statuses[number]
            return 200, {}
        if method == "PUT":
            self.edits += 1
            self.statuses[number].update(request.json())
        return 200, {"media_attachments": [{"id": one} for one in self.statuses[number].get("media_ids", ())]}


@dataclass(slots=True)
class Bluesky(Network):
    """A server that keeps records by their names, as the reference one does (putRecord, with swapRecord null)."""

    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    blobs: list[bytes] = field(default_factory=list)
    sessions: int = 0

    def __call__(self, exchange: Exchange) -> None:
        """Answer one call."""
        request = exchange.request
        status, said = self._answer(request.path.rpartition(".")[2], request)
        exchange.answer_json(said, status)

    def thread(self) -> list[str]:
        """Return the texts in the order of their answers, the root first; each answers the one before, as it is."""
        found, last, root = [], "", ""
        while after := [key for key, one in self.records.items() if self._parent(one) == last]:
            assert len(after) == 1, self.records
            record = self.records[after[0]]
            last = HERE + after[0]
            root = root or last
            if "reply" in record:
                assert record["reply"]["root"]["uri"] == root
                assert all(one["cid"] == self._cid(one["uri"]) for one in record["reply"].values())
            found.append(record["text"])
        return found

    def _parent(self, record: dict[str, Any]) -> str:
        return str(record.get("reply", {}).get("parent", {}).get("uri", ""))

    def _cid(self, uri: str) -> str:
        record = self.records[uri.rpartition("/")[2]]
        return hashlib.sha256(json.dumps(record, sort_keys=True).encode()).hexdigest()

    def _answer(self, name: str, request: Any) -> tuple[int, Any]:
        if name == "createSession":
            self.sessions += 1
            right = request.json() == {"identifier": "press.example.org", "password": "bluesky-password"}
            return (200, {"did": DID, "accessJwt": "jwt"}) if right else (401, {"error": "AuthenticationRequired"})
        if request.headers.get("authorization") != "Bearer jwt":
            return 401, {"error": "AuthMissing"}
        return self._signed_in(name, request)

    def _signed_in(self, name: str, request: Any) -> tuple[int, Any]:
        if name == "uploadBlob":
            self.blobs.append(request.body)
            return 200, {"blob": {"$type": "blob", "ref": {"$link": hashlib.sha256(request.body).hexdigest()}}}
        if name == "getRecord":
            key = parse_qs(request.target.partition("?")[2])["rkey"][0]
            if key not in self.records:
                return 400, {"error": "RecordNotFound"}
            return 200, {"uri": HERE + key, "cid": self._cid(HERE + key), "value": self.records[key]}
        return self._written(name, request.json())

    def _written(self, name: str, said: dict[str, Any]) -> tuple[int, Any]:
        assert said["repo"] == DID
        key = said["rkey"]
        assert re.fullmatch("[234567abcdefghij][234567a-z]{12}", key)
        if name == "deleteRecord":
            self.records.pop(key, None)
            return 200, {}
        if key in self.records and self.records[key] != said["record"]:
            return 400, {"error": "InvalidSwap"}
        if key not in self.records:
            self.records[key] = said["record"]
            self._note()
        return 200, {"uri": HERE + key, "cid": self._cid(HERE + key)}
