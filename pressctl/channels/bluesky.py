"""Posts a release to a Bluesky account, in one post or in a thread.

Where to get it: in Bluesky, Settings > Privacy and security > App passwords > Add. Never your own
password: an app password can be withdrawn by itself.

Settings
  handle    the account's handle (press.example.org), without "@"; or its DID.
  password  a reference to the app password.
  server    another server (PDS) than "https://bsky.social".
  pictures  true posts up to four of the release's pictures, and no card of its page.

The post: from templates/social/bluesky.txt; social.bluesky in a release is its own text. Links and
hashtags are sent beside it. The first post has a card of the release's page, with its headline,
its lead and the first picture of at most 1,000,000 bytes; or the pictures, with their alternative
text. Anybody can read it: it gets no test, and nothing before its embargo.

A thread ("social.thread: true"): each post answers the one before, and is a part of its own: a run
that ends between two goes on at the one that is missing.

Corrections: Bluesky shows no edits, so a post that answers the first says what was wrong.
Withdrawals: what is there is deleted, then a post says so. What another account posted, or cannot
be deleted, is told in the report.

Repeats: the server drops them for ever: the record's name, a TID, is made of the key and of when it
was first tried, which is also its time; the same name is never written twice. What you settle by
hand all the same ("pressctl resolve"), say with --at and the post's at:// address, or its address
in the app where that has the account's DID.

Answers: the post's at:// address, and where people see it. 429 is tried again when the server says
so (RateLimit-Reset).

Limits: 300 characters and 3,000 bytes, counted by `check`. 30 sign-ins in 5 minutes and 300 a day:
each post signs in once.
"""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from msgspec import Struct

from pressctl.answers import accept, json_of, reset_in, said_in
from pressctl.credentials import Credential, address_complaints, insist, reveal, secret_complaints
from pressctl.errors import Rejected, Uncertain
from pressctl.model import CORRECTIONS, KILLS, Channel, Flow, Part, Picture, Post, Receipt
from pressctl.posting import SILENT, change, note_of, parent_of, post, post_of, unchanged, unposted
from pressctl.probing import insist_let_in, told

if TYPE_CHECKING:
    from collections.abc import Generator

    import httpx

    from pressctl.model.asking import Question

    Steps = Generator[httpx.Request, httpx.Response, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Whose account posts, through which server, and what goes with a post."""

    handle: str
    password: Credential
    server: str = "https://bsky.social"
    pictures: bool = False


EXAMPLE = """\
[targets.bluesky]
channel = "bluesky"
handle = "press.example.org"
password = { env = "BLUESKY_PASSWORD" }
"""
STAYS = "delete it in Bluesky, from the menu of the post."
COLLECTION = "app.bsky.feed.post"
LARGEST = 1_000_000  # bytes of a picture (app.bsky.embed.external, app.bsky.embed.images)
ALPHABET = "234567abcdefghijklmnopqrstuvwxyz"  # of TIDs, which sort as their times do
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_HANDLE = re.compile(r"(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?")
_DID = re.compile(r"did:[a-z]+:[a-zA-Z0-9._:%-]*[a-zA-Z0-9._-]")
_TOKEN = re.compile(r"[!-~]+")
_KINDS = {"link": "uri", "tag": "tag"}


class _Session(Struct, frozen=True):
    """An account that is signed in."""

    did: str
    token: str


def deliver(part: Part, settings: Settings) -> Flow:
    """Sign in, delete what a withdrawal is about, then write one record; the receipt is its address."""
    insist(check(settings))
    shown = post_of(part)
    try:
        session = yield from _sign_in(part, settings)
        left = yield from _delete(part, settings, session)
        reply = yield from _reply(part, settings, session)
        embed = yield from _embed(part, settings, session)
    except Uncertain as error:
        raise unposted(error) from error
    key = tid(part.key, part.first_claimed)
    uri = f"at://{session.did}/{COLLECTION}/{key}"
    record = _record(part, shown) | ({"reply": reply} if reply else {}) | ({"embed": embed} if embed else {})
    # Where no record may be there yet, one that is there is not replaced, and the same one again is no error.
    said = {"repo": session.did, "collection": COLLECTION, "rkey": key, "record": record, "swapRecord": None}
    response = yield _call(part, settings, session, "repo.putRecord", said)
    if not (response.status_code == HTTPStatus.BAD_REQUEST and said_in(response, "error") == "InvalidSwap"):
        accept(response, wait=_wait(response))
        _insist_written(response, uri)
    url = f"https://bsky.app/profile/{settings.handle}/post/{key}"
    return Receipt(id=uri, url=url, note=note_of(left, STAYS))


def _record(part: Part, shown: Post) -> dict[str, Any]:
    """Return what a post is by itself; its time is when it was first tried, so that a repeat is the same."""
    return {
        "$type": COLLECTION,
        "text": shown.text,
        "facets": facets_of(shown),
        "langs": [part.variant.language],
        "createdAt": part.first_claimed.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
    }


def tid(key: str, moment: datetime) -> str:
    """Return the name of a part's record (atproto.com/specs/tid): when it was first tried, and bits of its key.

    53 bits are microseconds since 1970, of which the last thousand is the key's; 10 are the key's alone.
    """
    own = sha256(key.encode()).digest()
    micros = (moment - _EPOCH) // timedelta(milliseconds=1) * 1000 + int.from_bytes(own[:2], "big") % 1000
    number = micros << 10 | int.from_bytes(own[2:4], "big") % 1024
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(13)))


def facets_of(shown: Post) -> list[dict[str, Any]]:
    """Return a post's links and hashtags as its record has them, by the bytes of its text."""
    return [
        {
            "index": {"byteStart": facet.start, "byteEnd": facet.end},
            "features": [{"$type": f"app.bsky.richtext.facet#{facet.kind}", _KINDS[facet.kind]: facet.value}],
        }
        for facet in shown.facets
    ]


def _sign_in(part: Part, settings: Settings) -> "Steps":
    """Return a session."""
    said = {"identifier": settings.handle, "password": reveal(settings.password)}
    response = yield _call(part, settings, None, "server.createSession", said)
    accept(response, wait=_wait(response))
    held = json_of(response)
    did, token = held.get("did"), held.get("accessJwt")
    if not (isinstance(did, str) and _DID.fullmatch(did) and isinstance(token, str) and _TOKEN.fullmatch(token)):
        raise Uncertain(f"answered {response.status_code} without a session", status_code=response.status_code)
    return _Session(did, token)


def _delete(part: Part, settings: Settings, session: _Session) -> "Steps":
    """Delete what a withdrawal is about, the last post of a thread first; return why, where something is there still."""
    left = []
    for receipt in reversed(part.earlier) if part.variant.notice in KILLS and part.number == 1 else ():
        key = _key_of(receipt.id, session)
        if not key:
            left.append("has it from another account")
            continue
        said = {"repo": session.did, "collection": COLLECTION, "rkey": key}
        why = yield from change(_call(part, settings, session, "repo.deleteRecord", said), _why_kept)
        left.append(why)
        if why == SILENT:
            break
    return [why for why in left if why]


def _reply(part: Part, settings: Settings, session: _Session) -> "Steps":
    """Return what a post answers, and where that thread begins, each by its address and its content's hash.

    A correction whose post was deleted by hand answers nothing.

    Raises:
        Rejected: The post before it in its thread is not there.
    """
    corrected = part.earlier[0].id if part.earlier and part.variant.notice in CORRECTIONS else ""
    parent = parent_of(part, corrected=corrected)
    key = _key_of(parent, session)
    if not key:
        if part.number > 1:
            raise Rejected(
                "the post it answers is another account's", hint="Set handle back to what it was when the thread began."
            )
        return None
    asked = f"repo={quote(session.did)}&collection={COLLECTION}&rkey={key}"
    response = yield _call(part, settings, session, f"repo.getRecord?{asked}")
    missing = said_in(response, "error") == "RecordNotFound" or response.status_code == HTTPStatus.NOT_FOUND
    if missing and part.number == 1:
        return None
    accept(response, wait=_wait(response))
    held = json_of(response)
    found = _reference(held)
    if not found:
        raise Uncertain("answered without the post that this one follows", status_code=response.status_code)
    value = held.get("value")
    reply = value.get("reply") if isinstance(value, dict) else None
    root = _reference(reply.get("root")) if isinstance(reply, dict) else None
    return {"root": root or found, "parent": found}


def _reference(held: object) -> dict[str, str] | None:
    """Return a com.atproto.repo.strongRef, or None where there is none."""
    uri, cid = (held.get("uri"), held.get("cid")) if isinstance(held, dict) else (None, None)
    return {"uri": uri, "cid": cid} if isinstance(uri, str) and isinstance(cid, str) else None


def _embed(part: Part, settings: Settings, session: _Session) -> "Steps":
    """Upload what goes with the first post; return its card or its pictures, or None."""
    fitting = [(picture, content) for picture, content in part.pictures if len(content) <= LARGEST]
    card = part.variant.card if part.number == 1 else None
    if fitting and (settings.pictures or not card):
        images = []
        for picture, content in fitting:
            blob = yield from _upload(part, settings, session, picture, content)
            images.append({"image": blob, "alt": picture.alt} | _ratio(picture))
        return {"$type": "app.bsky.embed.images", "images": images}
    if not card:
        return None
    external: dict[str, Any] = {"uri": card.url, "title": card.title, "description": card.description}
    if fitting:
        external["thumb"] = yield from _upload(part, settings, session, *fitting[0])
    return {"$type": "app.bsky.embed.external", "external": external}


def _ratio(picture: Picture) -> dict[str, Any]:
    sized = picture.width and picture.height
    return {"aspectRatio": {"width": picture.width, "height": picture.height}} if sized else {}


def _upload(part: Part, settings: Settings, session: _Session, picture: Picture, content: bytes) -> "Steps":
    """Return a picture as a record names it: by its content's hash, so that the same one twice is one."""
    import httpx

    request = httpx.Request(
        "POST",
        _address(settings, "repo.uploadBlob"),
        headers={"Authorization": f"Bearer {session.token}", "Content-Type": picture.file.type},
        content=content,
    )
    response = yield request
    accept(response, wait=_wait(response))
    blob = json_of(response).get("blob")
    if not isinstance(blob, dict):
        raise Uncertain(f"answered {response.status_code} without a blob", status_code=response.status_code)
    return blob


def _call(
    part: Part, settings: Settings, session: _Session | None, name: str, said: dict[str, Any] | None = None
) -> "httpx.Request":
    body = json.dumps(said, ensure_ascii=False, separators=(",", ":")) if said else ""
    headers = {"Authorization": f"Bearer {session.token}"} if session else {}
    return post(part, _address(settings, name), body, method="POST" if said else "GET", headers=headers)


def _address(settings: Settings, name: str) -> str:
    return f"{settings.server.rstrip('/')}/xrpc/com.atproto.{name}"


def _insist_written(response: "httpx.Response", uri: str) -> None:
    """Refuse a success that does not name the record: it comes from something else.

    Raises:
        Uncertain: Nobody knows whether the post is there.
    """
    if json_of(response).get("uri") != uri:
        status, hint = response.status_code, "Check that server is the account's own server, then look at the account."
        raise Uncertain(f"answered {status} without the post's address", status_code=status, hint=hint)


def _why_kept(response: "httpx.Response") -> str:
    return unchanged(response, wait=_wait(response))


def _wait(response: "httpx.Response") -> float | None:
    return reset_in(response, "ratelimit-reset")


def _key_of(uri: str, session: _Session) -> str:
    """Return the name of a record of this account's, "" of any other."""
    before, _, key = uri.rpartition("/")
    return key if before == f"at://{session.did}/{COLLECTION}" and re.fullmatch("[2-7a-z]{13}", key) else ""


def id_at(address: str, settings: Settings) -> str:
    """Return a post's own address (at://DID/...), which the app's has in it where it names the account by its DID."""
    found = re.fullmatch(
        rf"(?:at://|https://[^/]+/profile/)({_DID.pattern})/(?:{COLLECTION}|post)/([2-7a-z]{{13}})/?", address
    )
    return f"at://{found[1]}/{COLLECTION}/{found[2]}" if found else ""


def probe(settings: Settings, now: datetime) -> "Question":
    """Sign in, and write nothing."""
    import httpx

    insist(check(settings))
    said = {"identifier": settings.handle, "password": reveal(settings.password)}
    address = f"{settings.server.rstrip('/')}/xrpc/com.atproto.server.createSession"
    response = yield httpx.Request("POST", address, json=said)
    insist_let_in(response)
    told(response, str, "did")
    if said_in(response, "active") is False:
        raise Rejected(
            "lets nothing be posted from this account", hint="Sign in to Bluesky and see what is wrong there."
        )
    return "signed in"


def check(settings: Settings) -> list[str]:
    """Say what is wrong with the settings; a reference that was not read has no complaints yet."""
    found = address_complaints("server", settings.server, base=True)
    found += secret_complaints("password", settings.password)
    if not _HANDLE.fullmatch(settings.handle) and not _DID.fullmatch(settings.handle):
        found.append('handle must be the account\'s, such as "press.example.org", without "@"; or its DID.')
    return found


CHANNEL = Channel(
    name="bluesky",
    manual=__doc__ or "",
    settings=Settings,
    example=EXAMPLE,
    takes=frozenset({"posts"}),
    deliver=deliver,
    repeats="dropped",
    posts=True,
    public=True,
    amends=True,
    stays=STAYS,
    check=check,
    probe=probe,
    id_at=id_at,
    look="the account's profile: a post with the headline",
)
