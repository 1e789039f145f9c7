"""Posts a release to a Mastodon account, in one post or in a thread.

Where to get it: on your instance, Preferences > Development > New application, with the scopes
write:statuses, write:media, read:statuses and read:accounts; copy "Your access token".

Settings
  server      the instance's address (https://mastodon.example).
  token       a reference to the access token.
  visibility  "unlisted" keeps posts out of public timelines; "public" when not set.
  pictures    false leaves the release's pictures out; then Mastodon shows the page's own card.

The post: from templates/social/mastodon.txt; social.mastodon in a release is its own text. Up to
four of the release's pictures go with the first post, each with its alternative text. Anybody can
read it: it gets no test, and nothing before its embargo.

A thread ("social.thread: true"): each post answers the one before, and is a part of its own: a run
that ends between two goes on at the one that is missing.

Corrections: what is there is edited to say what is right now, then a post that answers it says what
was wrong. Withdrawals: what is there is deleted, then a post says so. What was posted by another
instance, or cannot be changed, is told in the report.

Repeats: the instance drops them for an hour, by the Idempotency-Key (Mastodon's PostStatusService
keeps it 3,600 seconds). An attempt whose outcome is not known is looked for among the account's
latest posts, by its words; what is not there after an hour is left for you to settle ("pressctl
resolve", with --at and the post's address, by which the next one answers it).

Answers: the post's number, after its instance, and its address. 429 is tried again when the
instance says so (X-RateLimit-Reset).

Limits: 500 characters, an address counting 23, counted by `check`; where your instance takes
another length (max_characters at /api/v2/instance), set limits = { mastodon = 5000 } in [social].
Pictures: what the instance takes, 16 MB as a rule. 300 calls in 5 minutes, 30 pictures in 30.
"""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from html import unescape
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from pressctl.answers import accept, items_of, json_of, reset_in, said_in
from pressctl.credentials import Credential, address_complaints, insist, reveal, secret_complaints
from pressctl.errors import Rejected, Uncertain
from pressctl.merging import one_line
from pressctl.model import CORRECTIONS, KILLS, Channel, Flow, Part, Pause, Picture, Receipt, Search, Sought
from pressctl.posting import SILENT, change, id_in, is_sought, note_of, parent_of, post, post_of, unchanged, unposted
from pressctl.probing import get, insist_let_in, told

if TYPE_CHECKING:
    from collections.abc import Generator

    import httpx

    from pressctl.model.asking import Question

    Steps = Generator[httpx.Request | Pause, httpx.Response, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Whose account posts, at which instance, and who finds it."""

    server: str
    token: Credential
    visibility: str = "public"
    pictures: bool = True


EXAMPLE = """\
[targets.mastodon]
channel = "mastodon"
server = "https://mastodon.example"
token = { env = "MASTODON_TOKEN" }
"""
STAYS = "delete or edit it in Mastodon, from the menu of the post."
VISIBILITIES = ("public", "unlisted")
POLLS, BETWEEN = 20, 2.0  # looks at a picture that is not ready yet, and the seconds between two
_MARKUP = re.compile("<[^>]*>")
_LONG = re.compile(rb"character limit|max_characters|too long")


def deliver(part: Part, settings: Settings) -> Flow:
    """Change what is there of earlier revisions, then post once; the receipt is the instance and the number there."""
    insist(check(settings))
    text = post_of(part).text
    there, left = yield from _amend(part, settings)
    parent = parent_of(part, corrected=there)
    said: dict[str, Any] = {
        "status": text,
        "visibility": settings.visibility,
        "language": part.variant.language.partition("-")[0],
    }
    if parent:
        said["in_reply_to_id"] = _number(parent, settings)
    if media := (yield from _pictures(part, settings)):
        said["media_ids"] = media
    response = yield _call(part, settings, "POST", "v1/statuses", said)
    _insist_length(response)
    accept(response, wait=_wait(response))
    number = id_in(response, hint="Check that server is a Mastodon instance's own address, then look at the account.")
    url = json_of(response).get("url")
    return Receipt(id=f"{_host(settings)}/{number}", url=url if isinstance(url, str) else "", note=note_of(left, STAYS))


def _amend(part: Part, settings: Settings) -> "Steps":
    """Edit what a correction is about, or delete it; return what it answers, and why where something stays as it is.

    Of a thread the last post is deleted first: what is cut off in between has its beginning still.
    """
    killed = part.variant.notice in KILLS
    earlier = part.earlier if part.number == 1 else ()
    there, left = "", []
    for number, receipt in reversed([*enumerate(earlier)]) if killed else enumerate(earlier):
        if not _is_here(receipt.id, settings):
            left.append("has it at another instance")
            continue
        path = f"v1/statuses/{quote(_number(receipt.id, settings), safe='')}"
        if killed:
            why = yield from change(_call(part, settings, "DELETE", path), _why_kept)
        else:
            why = yield from _edit(part, settings, path, number)
            there = there or ("" if why else receipt.id)
        left.append(why)
        if why == SILENT:
            break
    return there, [why for why in left if why]


def _edit(part: Part, settings: Settings, path: str, number: int) -> "Steps":
    """Edit one post; return why it is as it was. What is there of a longer thread, or of older notices, says the notice."""
    amended = part.variant.amended
    text = amended[number].text if number < len(amended) else post_of(part).text
    media: list[str] = []
    why = yield from change(_call(part, settings, "GET", path), partial(_note_media, media))
    if why:
        return why
    # Pictures that an edit does not name are taken off the post.
    said = {"status": text, "language": part.variant.language.partition("-")[0], "media_ids": media}
    return (yield from change(_call(part, settings, "PUT", path, said), _why_unchanged))


def _note_media(media: list[str], response: "httpx.Response") -> str:
    why = _why_unchanged(response)
    held = [] if why else json_of(response).get("media_attachments")
    found = [one.get("id") for one in held if isinstance(one, dict)] if isinstance(held, list) else []
    media.extend(one for one in found if isinstance(one, str))
    return why


def _pictures(part: Part, settings: Settings) -> "Steps":
    """Upload what goes with a post, each picture with its alternative text; return their ids.

    Raises:
        Unreachable: Nobody answered: nothing is posted yet, and a picture without a post is cleared away by the instance.
    """
    ids: list[str] = []
    for picture, content in part.pictures if settings.pictures and part.variant.notice not in CORRECTIONS else ():
        try:
            ids.append((yield from _upload(part, settings, picture, content)))
        except Uncertain as error:
            raise unposted(error) from error
    return ids


def _upload(part: Part, settings: Settings, picture: Picture, content: bytes) -> "Steps":
    import httpx

    request = httpx.Request(
        "POST",
        _address(settings, "v2/media"),
        headers=_headers(settings) | {"Content-Type": f"multipart/form-data; boundary={part.key}"},
        data={"description": picture.alt},
        files={"file": (picture.file.name, content, picture.file.type)},
    )
    request.read()
    response = yield request
    accept(response, wait=_wait(response))
    found = id_in(response, hint="Check that server is a Mastodon instance's own address.")
    for _ in range(POLLS):
        if response.status_code not in {HTTPStatus.ACCEPTED, HTTPStatus.PARTIAL_CONTENT}:
            return found
        yield Pause(seconds=BETWEEN)
        response = yield _call(part, settings, "GET", f"v1/media/{quote(found, safe='')}")
        accept(response, wait=_wait(response))
    raise Uncertain(f"{picture.file.name} was not ready after {POLLS * BETWEEN:g} s")


def _call(
    part: Part, settings: Settings, method: str, path: str, said: dict[str, Any] | None = None
) -> "httpx.Request":
    body = json.dumps(said, ensure_ascii=False, separators=(",", ":")) if said else ""
    return post(part, _address(settings, path), body, method=method, headers=_headers(settings))


def _address(settings: Settings, path: str) -> str:
    return f"{settings.server.rstrip('/')}/api/{path}"


def _headers(settings: Settings) -> dict[str, str]:
    return {"Authorization": f"Bearer {reveal(settings.token)}"}


def _insist_length(response: "httpx.Response") -> None:
    """Say what to set where the instance takes less than was counted."""
    if response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY and _LONG.search(response.content):
        try:
            accept(response)
        except Rejected as error:
            hint = "Set limits = { mastodon = … } in [social] to its max_characters at /api/v2/instance."
            raise Rejected(error.message, status_code=error.status_code, hint=hint) from error


def _why_kept(response: "httpx.Response") -> str:
    """Return why a post was not deleted; one that is not there any more was, perhaps by a run that was cut short."""
    return "" if response.status_code == HTTPStatus.NOT_FOUND else _why_unchanged(response)


def _why_unchanged(response: "httpx.Response") -> str:
    return unchanged(response, wait=_wait(response))


def _wait(response: "httpx.Response") -> float | None:
    return reset_in(response, "x-ratelimit-reset")


def _host(settings: Settings) -> str:
    return urlsplit(settings.server).netloc


def _is_here(receipt: str, settings: Settings) -> bool:
    return receipt.rpartition("/")[0] == _host(settings)


def _number(receipt: str, settings: Settings) -> str:
    """Return the number of a post at its instance.

    Raises:
        Rejected: It is at another one, where this number is another post's.
    """
    if not _is_here(receipt, settings):
        hint = "Set server back to what it was when the thread began, then publish again."
        raise Rejected(f"the post it answers is not at {_host(settings)}", hint=hint)
    return receipt.rpartition("/")[2]


def id_at(address: str, settings: Settings) -> str:
    """Return what a receipt calls a post, from its address at this instance: https://HOST/@press/109."""
    found = re.fullmatch(r"https?://([^/?#]+)/[^?#]*?([0-9]+)/?|([^/]+)/([0-9]+)", address)
    host, number = (found[1] or found[3], found[2] or found[4]) if found else ("", "")
    return f"{host}/{number}" if host == _host(settings) else ""


# What its posts and pictures take (docs.joinmastodon.org, OAuth Scopes); each is part of the wider "write".
_SCOPES = ("write:statuses", "write:media")


def probe(settings: Settings, now: datetime) -> "Question":
    """Ask which application the token is of, and what it may do; any token may ask that (Mastodon API, apps)."""
    insist(check(settings))
    response = yield get(_address(settings, "v1/apps/verify_credentials"), _headers(settings))
    insist_let_in(response)
    told(response, str, "name")
    scopes = said_in(response, "scopes")
    if not isinstance(scopes, list):  # before Mastodon 4.3
        return "the token is known; what it may do, this instance does not say"
    lacking = [scope for scope in _SCOPES if scope not in scopes and "write" not in scopes]
    if lacking:
        hint = f"Make a token with the scope {' and '.join(lacking)} in Mastodon, Preferences > Development."
        raise Rejected("lets the token do other things, but not post", hint=hint)
    return "the token may post"


def find(sought: Sought, settings: Settings) -> Search:
    """Look for a post among the account's latest since it was first tried; by its words, since no key is shown there.

    Where two have these words nobody can tell which of them it is.
    """
    account = yield _ask(settings, "v1/accounts/verify_credentials")
    accept(account)
    number = id_in(account, hint="Check that server is a Mastodon instance's own address.")
    response = yield _ask(settings, f"v1/accounts/{quote(number, safe='')}/statuses?limit=40&exclude_reblogs=true")
    accept(response)
    alike = [one for one in items_of(response) if _is_it(one, sought)]
    if len(alike) != 1 or not isinstance(alike[0].get("id"), str):
        return None
    url = alike[0].get("url")
    return Receipt(id=f"{_host(settings)}/{one_line(alike[0]['id'])}", url=url if isinstance(url, str) else "")


def _ask(settings: Settings, path: str) -> "httpx.Request":
    import httpx

    return httpx.Request("GET", _address(settings, path), headers=_headers(settings))


def _is_it(held: object, sought: Sought) -> bool:
    """Whether a post that an instance shows, its words in HTML, is of that time or later, and has these words."""
    content = held.get("content") if isinstance(held, dict) else None
    if not isinstance(held, dict) or not isinstance(content, str):
        return False
    return is_sought(sought, unescape(_MARKUP.sub("", content)), held.get("created_at"))


def check(settings: Settings) -> list[str]:
    """Say what is wrong with the settings; a reference that was not read has no complaints yet."""
    found = address_complaints("server", settings.server, base=True) + secret_complaints("token", settings.token)
    if settings.visibility not in VISIBILITIES:
        found.append('visibility must be "public" or "unlisted": what fewer can read is no release.')
    return found


CHANNEL = Channel(
    name="mastodon",
    manual=__doc__ or "",
    settings=Settings,
    example=EXAMPLE,
    takes=frozenset({"posts"}),
    deliver=deliver,
    repeats="dropped",
    window=3600.0,
    posts=True,
    public=True,
    amends=True,
    stays=STAYS,
    check=check,
    probe=probe,
    find=find,
    id_at=id_at,
    look="the account's profile: a post with the headline",
)
