"""Posts a release to a LinkedIn page, or to a member's own feed, with a card of its page.

Where to get it: at LinkedIn for Developers make an app of your page and ask for the product
Community Management API (a page: scope w_organization_social; who signs in is its administrator or
content administrator) or Share on LinkedIn (a member: w_member_social). The app's OAuth tools make
the access token. It ends after 60 days; `pressctl check --online` says so before a release does.

Settings
  token     a reference to the access token.
  author    "urn:li:organization:NUMBER" (in the page's admin address), or "urn:li:person:ID".
  version   LinkedIn's version of its API, a month (202609); each is taken for about a year.
  pictures  false leaves the release's picture out.
  base_url  another address than "https://api.linkedin.com".

The post: from templates/social/linkedin.txt; social.linkedin in a release is its own text. Every
character that LinkedIn's "little text" reserves is escaped: else it drops what follows, and says
nothing. The release's page is its card, with the first picture and its alternative text. Anybody
can read it: it gets no test, and nothing before its embargo. A release is one post, no thread.

Corrections: the text of what is there is edited to say what is right now (LinkedIn keeps the card
as it is), then a post says what was wrong. Withdrawals: what is there is deleted, then a post says
so. What cannot be changed is told in the report.

Repeats: LinkedIn takes each as a new post, unless it has the same text of late (422): that, and an
attempt whose outcome is not known, is left for you to settle ("pressctl resolve", with --at and the
post's address, so that it can be corrected there). Nothing is looked up: reading posts takes a
permission that LinkedIn gives to few (r_organization_social).

Answers: the post's own name, and its address. 426: that version has ended, set a newer one.

Limits: 3,000 characters, counted by `check`. Pictures: JPEG, PNG and GIF, 36 megapixels. A member's
day has 150 calls.
"""

import json
import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urlsplit

from pressctl.answers import accept, json_of, words_of
from pressctl.credentials import Credential, address_complaints, insist, reveal, secret_complaints
from pressctl.errors import Uncertain
from pressctl.model import KILLS, Channel, Flow, Part, Post, Receipt
from pressctl.posting import SILENT, change, note_of, post, post_of, unchanged, unposted
from pressctl.probing import insist_let_in, named, refusal, told

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import datetime

    import httpx

    from pressctl.model.asking import Question

    Steps = Generator[httpx.Request, httpx.Response, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Who posts, by whose right, in which version of the API."""

    token: Credential
    author: str
    version: str = "202609"
    pictures: bool = True
    base_url: str = "https://api.linkedin.com"


EXAMPLE = """\
[targets.linkedin]
channel = "linkedin"
token = { env = "LINKEDIN_TOKEN" }
author = "urn:li:organization:5515715"
"""
STAYS = "an administrator of the page edits or deletes it in LinkedIn, from the menu of the post."
LONGEST_TITLE, LONGEST_TEXT = 400, 4086  # characters (Posts API, article: title; description and thumbnailAltText)
_PICTURES = frozenset({"image/jpeg", "image/png", "image/gif"})  # Images API
_AUTHOR = re.compile("urn:li:(organization|person):[A-Za-z0-9_-]+")
_POST = re.compile("urn:li:(share|ugcPost):[0-9]+")
# The grammar's characters (Microsoft Learn, "little Text Format"): each is escaped wherever it stands, in addresses too.
RESERVED = r"\|{}@[]()<>#*_~"
_RESERVED = re.compile(f"[{re.escape(RESERVED)}]")


def little_text(shown: Post) -> str:
    """Return a post as `commentary` has it: what is reserved is escaped, and hashtags, which are facets, are templates."""
    text, parts, done = shown.text.encode("utf-8", "surrogatepass"), list[str](), 0

    def piece(start: int, end: int) -> str:
        return text[start:end].decode("utf-8", "surrogatepass")

    for facet in shown.facets:
        if facet.kind == "tag":
            word = piece(facet.start, facet.end)
            parts += [_escaped(piece(done, facet.start)), f"{{hashtag|{_escaped(word[0])}|{_escaped(word[1:])}}}"]
            done = facet.end
    return "".join([*parts, _escaped(piece(done, len(text)))])


def _escaped(text: str) -> str:
    return _RESERVED.sub(r"\\\g<0>", text)


def deliver(part: Part, settings: Settings) -> Flow:
    """Change what is there of earlier revisions, then post once; the receipt is the post's own name."""
    insist(check(settings))
    shown = post_of(part)
    left = yield from _amend(part, settings)
    content = yield from _content(part, settings)
    said: dict[str, Any] = {
        "author": settings.author,
        "commentary": little_text(shown),
        "visibility": "PUBLIC",
        "distribution": {"feedDistribution": "MAIN_FEED", "targetEntities": [], "thirdPartyDistributionChannels": []},
        "lifecycleState": "PUBLISHED",
        "isReshareDisabledByAuthor": False,
    }
    response = yield _call(part, settings, "POST", "posts", said | ({"content": content} if content else {}))
    _insist_new(response)
    _accept(response, settings)
    name = response.headers.get("x-restli-id", "")
    if not _POST.fullmatch(name):
        hint = "Check that base_url is LinkedIn's own address, then look at the page's posts."
        status = response.status_code
        raise Uncertain(f"answered {status} without the post's name{words_of(response)}", status_code=status, hint=hint)
    return Receipt(id=name, url=_address_of(name), note=note_of(left, STAYS))


def _amend(part: Part, settings: Settings) -> "Steps":
    """Edit what a correction is about, or delete it; return why, where something stays as it is."""
    amended, left = part.variant.amended, list[str]()
    for receipt in part.earlier:
        if not _POST.fullmatch(receipt.id):
            left.append("has it under a name that is not known")
            continue
        path = f"posts/{quote(receipt.id, safe='')}"
        if part.variant.notice in KILLS:
            asked = _call(part, settings, "DELETE", path)
        else:
            said = {"patch": {"$set": {"commentary": little_text(amended[0] if amended else post_of(part))}}}
            asked = _call(part, settings, "POST", path, said, {"X-RestLi-Method": "PARTIAL_UPDATE"})
        left.append((yield from change(asked, _why_kept if part.variant.notice in KILLS else unchanged)))
        if left[-1] == SILENT:
            break
    return [why for why in left if why]


def _why_kept(response: "httpx.Response") -> str:
    """Return why a post was not deleted; one that is not there any more was, perhaps by a run that was cut short."""
    return "" if response.status_code == HTTPStatus.NOT_FOUND else unchanged(response)


def _content(part: Part, settings: Settings) -> "Steps":
    """Return what goes with the text: the page's card with a picture, the picture alone, or nothing.

    LinkedIn looks at no page by itself (Article Posts API: "does not support url scraping").

    Raises:
        Unreachable: Nobody answered: nothing is posted yet, and a picture that belongs to no post is seen by nobody.
    """
    card = part.variant.card
    fit = [one for one in part.pictures if one[0].file.type in _PICTURES] if settings.pictures else []
    image = ""
    if fit:
        try:
            image = yield from _upload(part, settings, fit[0][1])
        except Uncertain as error:
            raise unposted(error) from error
    alt = fit[0][0].alt[:LONGEST_TEXT] if fit else ""
    if card is None:
        return {"media": {"id": image, "altText": alt}} if image else {}
    article = {"source": card.url, "title": card.title[:LONGEST_TITLE], "description": card.description[:LONGEST_TEXT]}
    return {"article": article | ({"thumbnail": image, "thumbnailAltText": alt} if image else {})}


def _upload(part: Part, settings: Settings, content: bytes) -> "Steps":
    """Register a picture and bring it to where LinkedIn wants it; return its name (Images API)."""
    import httpx

    response = yield _call(part, settings, "POST", "images?action=initializeUpload", _upload_of(settings))
    _accept(response, settings)
    held = json_of(response).get("value")
    found = held if isinstance(held, dict) else {}
    address, name = found.get("uploadUrl"), found.get("image")
    if not isinstance(name, str) or not isinstance(address, str) or not _is_linkedins(address, settings):
        status = response.status_code
        raise Uncertain(f"answered {status} without a place for the picture", status_code=status)
    headers = {"Authorization": f"Bearer {reveal(settings.token)}", "Content-Type": "application/octet-stream"}
    brought = yield httpx.Request("PUT", address, headers=headers, content=content)
    _accept(brought, settings)
    return name


def _is_linkedins(address: str, settings: Settings) -> bool:
    """Whether an address that an answer gave is LinkedIn's, or of the host that gave it: it is sent the token."""
    try:
        given, own = urlsplit(address), urlsplit(settings.base_url)
    except ValueError:
        return False
    host = given.hostname or ""
    return (given.scheme, given.netloc) == (own.scheme, own.netloc) or (
        given.scheme == "https" and host.endswith(".linkedin.com")
    )


def _upload_of(settings: Settings) -> dict[str, Any]:
    return {"initializeUploadRequest": {"owner": settings.author}}


def _call(
    part: Part,
    settings: Settings,
    method: str,
    path: str,
    said: dict[str, Any] | None = None,
    headers: dict[str, str] | None = None,
) -> "httpx.Request":
    body = json.dumps(said, ensure_ascii=False, separators=(",", ":")) if said else ""
    return post(part, _address(settings, path), body, method=method, headers=_headers(settings) | (headers or {}))


def _address(settings: Settings, path: str) -> str:
    return f"{settings.base_url.rstrip('/')}/rest/{path}"


def _headers(settings: Settings) -> dict[str, str]:
    return {
        "Authorization": f"Bearer {reveal(settings.token)}",
        "LinkedIn-Version": settings.version,
        "X-Restli-Protocol-Version": "2.0.0",
    }


def _address_of(name: str) -> str:
    return f"https://www.linkedin.com/feed/update/{name}/"


_DUPLICATE = re.compile(r"duplicate of (urn:li:(?:share|ugcPost):[0-9]+)")


def _insist_new(response: "httpx.Response") -> None:
    """Leave it to a person where LinkedIn has such a text: perhaps from an attempt that was lost, perhaps one deleted since.

    Raises:
        Uncertain: It says so.
    """
    if response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY and b"DUPLICATE_POST" in response.content:
        found = _DUPLICATE.search(response.content.decode("utf-8", "replace"))
        where = f"Look at {_address_of(found[1])}" if found else "Look at the page's posts"
        status, hint = response.status_code, f"{where}: if it is there, settle it with pressctl resolve --sent."
        raise Uncertain(f"answered {status}: it has a post with this text already", status_code=status, hint=hint)


def _accept(response: "httpx.Response", settings: Settings) -> None:
    """Say what a refusal is about, then the verdicts that all channels share."""
    hint = _hints(settings).get(response.status_code)
    if hint:
        raise refusal(response, hint)
    accept(response)


def _hints(settings: Settings) -> dict[int, str]:
    page = ":organization:" in settings.author
    right = (
        "w_organization_social, from an administrator or content administrator of the page"
        if page
        else "w_member_social, from this member"
    )
    return {
        HTTPStatus.UNAUTHORIZED: "LinkedIn's tokens end after 60 days: make a new one, and put it where the secret this target "
        "refers to is kept.",
        HTTPStatus.FORBIDDEN: f"The token needs {right}; author is {settings.author}.",
        HTTPStatus.UPGRADE_REQUIRED: f"LinkedIn takes version {settings.version} no longer: set version to a newer month, "
        "as its page on versions lists them.",
    }


def probe(settings: Settings, now: "datetime") -> "Question":
    """Ask for a place to bring a picture to, as author, and bring none: that takes the token, the right and the version."""
    import httpx

    insist(check(settings))
    address = _address(settings, "images?action=initializeUpload")
    response = yield httpx.Request("POST", address, headers=_headers(settings), json=_upload_of(settings))
    hints = _hints(settings)
    if response.status_code in {HTTPStatus.UPGRADE_REQUIRED, HTTPStatus.UNPROCESSABLE_ENTITY}:
        raise refusal(response, hints.get(response.status_code, hints[HTTPStatus.FORBIDDEN]))
    insist_let_in(response, refused=hints.get(response.status_code, ""))
    told(response, str, "value", "image")
    return f"may post as {named(settings.author)}"


def id_at(address: str, settings: Settings) -> str:
    """Return a post's own name, which its address has in it: https://www.linkedin.com/feed/update/urn:li:share:7141/."""
    found = _POST.search(unquote(address))
    return found[0] if found else ""


def check(settings: Settings) -> list[str]:
    """Say what is wrong with the settings; a reference that was not read has no complaints yet."""
    found = address_complaints("base_url", settings.base_url, base=True) + secret_complaints("token", settings.token)
    if not _AUTHOR.fullmatch(settings.author):
        found.append('author must be "urn:li:organization:NUMBER" or "urn:li:person:ID".')
    if not re.fullmatch("20[0-9]{2}(0[1-9]|1[0-2])", settings.version):
        found.append('version must be a month of LinkedIn\'s, such as "202609".')
    return found


CHANNEL = Channel(
    name="linkedin",
    manual=__doc__ or "",
    settings=Settings,
    example=EXAMPLE,
    takes=frozenset({"posts"}),
    deliver=deliver,
    posts=True,
    public=True,
    amends=True,
    stays=STAYS,
    check=check,
    probe=probe,
    id_at=id_at,
    look="the page's posts on LinkedIn: one with the headline",
)
