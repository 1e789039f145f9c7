"""Puts the files of public/ on your web host: by WebDAV, or any address that takes PUT.

Where to get it: the host says where WebDAV is, and gives a user and a password, or a token. The
address is that of the folder which the newsroom's url shows.

Settings
  url        the folder's address. https, unless the host is on your own network.
  password   a reference to a password, where the host wants one (HTTP Basic).
  user       the name that goes with it.
  headers    more headers, one line of ASCII each; a value may be a reference. A token goes here:
             { Authorization = { env = "HOST_TOKEN" } }, where HOST_TOKEN is "Bearer ..." whole.
  overwrite  true: what stands there and is not known to be pressctl's is overwritten too.
  largest    how many megabytes a file may have (100). Larger ones are left out, and said to be.

It takes no release but public/ as a whole, in every run of publish, before anything else is sent:
pictures and documents first, then pages, feeds, sitemaps; last it deletes what is no longer
public. Only files that pressctl writes into public/ are sent, and only those that changed since
they were last put there, as the ledger has it. Held releases are not in public/.

When a page, a feed or a sitemap fails, what comes after it waits for the next run, so that no
feed leads to a page that is not there. Pings wait too. A file that the host refuses for itself
fails alone. While anything is stopped ("pressctl stop"), nothing is put there.

The request: PUT with Content-Type, and If-None-Match: * where the ledger knows of no file, or
If-Match with the ETag that the host gave; a host that minds them overwrites nothing that somebody
else put there. What is there all the same, and has the same bytes or pressctl's own mark, is
taken for pressctl's. Folders that are missing are made (MKCOL) where the host answers 409.

Repeats: the same bytes at the same address, so one more changes nothing: an attempt whose outcome
is not known is made again. Two runs at once may each put a file there; the last one stays.

Answers: any 2xx is taken. Redirects are not followed.

Limits: those of your host, and largest. A file has the target's timeout, and four seconds more
for each megabyte.
"""

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from pressctl.answers import accept, words_of
from pressctl.credentials import (
    Credential,
    address_complaints,
    basic,
    header_complaints,
    insist,
    reveal,
    secret_complaints,
)
from pressctl.errors import Rejected
from pressctl.model import NOTHING, Channel, Flow, Part, Receipt, Upload
from pressctl.probing import insist_let_in, undecided

if TYPE_CHECKING:
    from datetime import datetime

    import httpx

    Answer = Generator[httpx.Request, Any, httpx.Response]

    from pressctl.model.asking import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Which folder of which host, and the right to write there."""

    url: str
    user: str = ""
    password: Credential | None = None
    headers: Mapping[str, str | Credential] = field(default_factory=lambda: NOTHING)
    overwrite: bool = False
    largest: int = 100


EXAMPLE = """\
[targets.host]
channel = "files"
url = "https://dav.example.org/press/"
user = "press"
password = { env = "HOST_PASSWORD" }
"""


def deliver(part: Part, settings: Settings) -> Flow:
    """Put one file there, or take it away; the receipt is its ETag, or the key where the host gives no strong one."""
    insist(check(settings))
    if part.upload is None:
        raise Rejected("there is no file to put there", hint="Files are put there by publish, not by a test.")
    if part.upload.gone:
        answer = yield _request("DELETE", part, settings, _as_left(part.upload))
        if answer.status_code not in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE, HTTPStatus.PRECONDITION_FAILED}:
            accept(answer)  # else it is gone already, or somebody else's by now
        return Receipt(id=part.key)
    answer = yield from _put(part, settings, _as_left(part.upload) or {"If-None-Match": "*"} if _guarded(part) else {})
    if answer.status_code == HTTPStatus.PRECONDITION_FAILED:
        answer = yield from _settle(part, settings)
    if answer.status_code == HTTPStatus.CONFLICT:
        raise _no_folder(answer)
    accept(answer)
    return Receipt(id=_strong(answer) or part.key, url=_address(settings, part.upload.path))


def probe(settings: Settings, now: "datetime") -> "Question":
    """Ask what the host takes there, which changes nothing (RFC 9110 section 9.3.7).

    Only 401 is about the credential: many hosts forbid (403) or do not know (405) the question itself.
    """
    import httpx

    insist(check(settings))
    response = yield httpx.Request("OPTIONS", f"{settings.url.rstrip('/')}/", headers=_credentials(settings))
    if response.status_code == HTTPStatus.FORBIDDEN:
        raise undecided(response, "Whether a file may be put there shows when one is.")
    if response.status_code not in {HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.NOT_IMPLEMENTED}:
        insist_let_in(response, absent="Make the folder that url names on the host, or correct url.")
    return "lets us in; whether a file may be put there shows when one is"


def _guarded(part: Part) -> bool:
    """Whether a condition can be put: not where a file is known and the host gave no ETag for it."""
    return part.upload is not None and (bool(part.upload.etag) or not part.upload.known)


def _as_left(upload: Upload) -> dict[str, str]:
    return {"If-Match": upload.etag} if upload.etag else {}


def _put(part: Part, settings: Settings, condition: Mapping[str, str]) -> "Answer":
    """Put it there; where its folder is missing (409, RFC 4918 section 9.7.1), make that and try once more."""
    answer: httpx.Response = yield _request("PUT", part, settings, condition)
    names = part.upload.path.split("/")[:-1] if part.upload else []
    if answer.status_code == HTTPStatus.CONFLICT and names:
        for depth in range(1, len(names) + 1):
            made = yield _request("MKCOL", part, settings, {}, folder="/".join(names[:depth]))
            if made.status_code == HTTPStatus.CONFLICT:
                raise _no_folder(made)
            if made.status_code != HTTPStatus.METHOD_NOT_ALLOWED:  # it is there: RFC 4918 section 9.3.1
                accept(made)
        answer = yield _request("PUT", part, settings, condition)
    return answer


def _no_folder(answer: "httpx.Response") -> Rejected:
    """Return what to raise where not even the folder is there in which everything is put: a url mistyped makes none."""
    status, hint = answer.status_code, "Make the folder that url names on the host, or correct url."
    return Rejected(f"answered {status}{words_of(answer)}", status_code=status, hint=hint)


def _settle(part: Part, settings: Settings) -> "Answer":
    """Something else is there than was left there, or anything at all: look at it, and overwrite what is ours."""
    upload = part.upload
    there: httpx.Response = yield _request("GET", part, settings, {})
    if there.status_code in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        return (yield from _put(part, settings, {"If-None-Match": "*"}))
    accept(there)
    if upload and not there.extensions.get("cut") and there.content == upload.content:
        return there
    if upload and (settings.overwrite or _is_ours(there, upload)):
        etag = _strong(there)
        return (yield from _put(part, settings, {"If-Match": etag} if etag else {}))
    raise Rejected(
        "something stands there that pressctl did not put there",
        status_code=int(HTTPStatus.PRECONDITION_FAILED),
        hint="Look at it and remove it; or set overwrite = true on this target, once everything there may be replaced.",
    )


def _is_ours(there: "httpx.Response", upload: Upload) -> bool:
    """Whether what is there has our mark, or is the beginning of what is brought.

    So is what an attempt put there whose answer never came, whole or in part; of an answer, 64 KiB are kept. One that is
    cut and empty came compressed, and says nothing.
    """
    legible = bool(there.content) or not there.extensions.get("cut")
    return legible and (upload.content.startswith(there.content) or any(mark in there.content for mark in upload.marks))


def _request(
    method: str, part: Part, settings: Settings, condition: Mapping[str, str], *, folder: str = ""
) -> "httpx.Request":
    import httpx

    upload = part.upload
    headers = _credentials(settings) | {"Idempotency-Key": part.key, **condition}
    if method != "PUT" or upload is None:
        path = f"{folder}/" if folder else upload.path if upload else ""
        return httpx.Request(method, _address(settings, path), headers=headers)
    headers["Content-Type"] = upload.type
    return httpx.Request(method, _address(settings, upload.path), headers=headers, content=upload.content)


def _credentials(settings: Settings) -> dict[str, str]:
    headers = {name: reveal(value) for name, value in settings.headers.items()}
    if settings.password is not None:
        headers["Authorization"] = basic(settings.user, settings.password)
    return headers


def _address(settings: Settings, path: str) -> str:
    return f"{settings.url.rstrip('/')}/{quote(path)}"


def _strong(answer: "httpx.Response") -> str:
    """Return an ETag that can stand in If-Match (RFC 9110 section 8.8.3): a weak one cannot."""
    etag = str(answer.headers.get("etag", ""))
    return etag if etag.startswith('"') and etag.isascii() and etag.isprintable() else ""


def check(settings: Settings) -> list[str]:
    """Say what is wrong with the settings; a reference that was not read has no complaints yet."""
    found = address_complaints("url", settings.url, base=True)
    if ":" in settings.user or not settings.user.isprintable():
        found.append("user cannot have a colon or a control character.")
    if settings.password is not None:
        found += secret_complaints("password", settings.password)
    for name, value in settings.headers.items():
        found += header_complaints(name, value)
    if not 1 <= settings.largest <= LARGEST:
        found.append(f"largest must be between 1 and {LARGEST} megabytes.")
    return found


LARGEST = 2_000  # megabytes: a file is in memory while it is sent

CHANNEL = Channel(
    name="files",
    manual=__doc__ or "",
    settings=Settings,
    example=EXAMPLE,
    takes=frozenset({"file"}),
    deliver=deliver,
    repeats="dropped",
    public=True,
    site=True,
    check=check,
    probe=probe,
)
