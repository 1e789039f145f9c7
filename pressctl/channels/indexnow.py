"""Tells the search engines of IndexNow (Bing, Yandex, Seznam, Naver) which pages are new.

Where to get it: nobody gives a key; make one: python -c "import uuid; print(uuid.uuid4().hex)".
It is no secret: pressctl writes it into public/KEY.txt, which shows that the site is yours.

Settings
  key  8 to 128 letters, digits and hyphens. With another key there is another file.
  url  another engine than "https://api.indexnow.org/indexnow", which tells all of them.

The request: POST, JSON with host, key, keyLocation and urlList: the release's page, each language
its own, and the newsroom's front page. A correction and a withdrawal ping too: engines come to
see what changed, and that a page is to be forgotten. A page that is not below the newsroom's url
is left out, since the key proves nothing there.

When: after public/ is written, and where page_wait is set, once the page is seen in public.
Without it an engine may come before your host has the new page.

Repeats: a ping only says "look again", so one more changes nothing: one whose outcome is not
known is sent again. Engines want to hear of a page only when it changed.

Answers: 200 is taken; 202 too, and the key's file will be looked at. 403: the file was not found
at the newsroom's url, or holds another key. 422: the address is not of this site.

Limits: 10,000 addresses in a request; this sends two.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pressctl.answers import accept, words_of
from pressctl.credentials import address_complaints, insist
from pressctl.errors import Rejected
from pressctl.model import Channel, Flow, Part, Receipt
from pressctl.probing import knocking

if TYPE_CHECKING:
    import httpx


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The key that stands in public/ too, and who is told."""

    key: str
    url: str = "https://api.indexnow.org/indexnow"


EXAMPLE = """\
[targets.search-engines]
channel = "indexnow"
key = "5f1c9d3a7b8e4f60a2d4c6e8f0b1d3a5"
"""
_KEY = re.compile(r"[A-Za-z0-9-]{8,128}")  # indexnow.org/documentation


def deliver(part: Part, settings: Settings) -> Flow:
    """Tell of the page and of the front page; the receipt is the key of the delivery."""
    import httpx

    insist(check(settings))
    ping = part.variant.ping
    if ping is None:
        raise Rejected("no page of it is public", hint="Set url below [newsroom] in config.toml: pages need it.")
    pages = [ping.page, ping.home] if ping.page.startswith(ping.home) else [ping.home]
    told = {
        "host": urlsplit(ping.home).netloc,
        "key": settings.key,
        "keyLocation": f"{ping.home}{_file(settings.key)}",
        "urlList": pages,
    }
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "Idempotency-Key": part.key,
    }
    response = yield httpx.Request("POST", settings.url, headers=headers, content=json.dumps(told).encode())
    if response.status_code == HTTPStatus.FORBIDDEN:
        raise _refused(response, told["keyLocation"])
    accept(response)
    return Receipt(id=part.key)


def _refused(response: "httpx.Response", where: object) -> Rejected:
    """Return what to raise where the key was not believed: it is in public/, and has to be where that is served."""
    hint = f"Serve public/ so that {where} shows the key, then publish again with --retry-failed."
    status = response.status_code
    return Rejected(f"answered {status}{words_of(response)}", status_code=status, hint=hint)


def check(settings: Settings) -> list[str]:
    """Say what is wrong with the settings."""
    found = address_complaints("url", settings.url)
    if not _KEY.fullmatch(settings.key):
        found.append("key must be 8 to 128 letters (A-Z, a-z), digits and hyphens.")
    return found


def proofs(settings: Settings) -> Mapping[str, str]:
    """Return the file by which engines see whose site it is."""
    return {_file(settings.key): settings.key}


def _file(key: str) -> str:
    return f"{key}.txt"


CHANNEL = Channel(
    name="indexnow",
    manual=__doc__ or "",
    settings=Settings,
    example=EXAMPLE,
    takes=frozenset({"ping"}),
    deliver=deliver,
    repeats="dropped",
    public=True,
    check=check,
    proofs=proofs,
    probe=knocking("url"),
    unasked="whether the key is believed cannot be asked: who is told looks for it in public/ first",
    look="nowhere: an engine shows nothing, and one ping more is no harm",
)
