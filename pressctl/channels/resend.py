"""Mails a release to a list through Resend, up to 100 people in one call.

Where to get it: in Resend, API Keys > Create, with "Sending access"; verify the domain of `from`
first.

Settings
  api_key    a reference to the key.
  base_url   another address of the same API, for tests. Default: "https://api.resend.com".
  and what every mailing has: from, reply_to, recipients or list, sheet, columns, where,
  unsubscribe, greeting.

A list at Resend: list = "78261eea-8f8b-4381-83c6-79fa7120f1cf", the id of a segment (once an
audience). Who unsubscribed there is left out. Resend shows names, and no language or other
property. A key that may only send does not read it: that takes one with full access.

One person per message: nobody sees another address. An https "unsubscribe" is offered as
one-click, and a mail to "reply_to" (else "from") beside it. Opens and clicks are tracked only if
you switch that on for the domain in Resend.

Repeats: Resend drops them. Each call has an Idempotency-Key; the same call within 24 hours gets
the first one's answer and sends nothing. So an attempt whose outcome is not known is simply made
again; after those 24 hours it is left for you to settle ("pressctl resolve").

Answers: one id per person. An address that Resend refuses is counted as rejected; the others of
its batch are sent.

A mail to delivered@resend.dev is taken and goes nowhere: pressctl test --to delivered@resend.dev.

Attachments: none; Resend drops them from mails to many, so mail_media = "attachments" is refused.

Limits: 100 people a call, 5 calls a second for all your keys (give the target rate = 4 when
others use them too), 40 MB a message; daily and monthly quotas by plan.
"""

import re
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from pressctl.answers import accept, json_of, retry_after, said_in, words_of
from pressctl.credentials import Credential, address_complaints, insist, reveal, secret_complaints
from pressctl.errors import Rejected, Uncertain, Unreachable
from pressctl.mailing import Message, as_array, messages_of
from pressctl.merging import one_line
from pressctl.model import Channel, Flow, Keeping, Part, Receipt, Recipient, Roll
from pressctl.probing import get, insist_let_in, told
from pressctl.rolls import Held, fetched, full_name, member_of, page_of, rows_of, strange

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    import httpx

    from pressctl.model.asking import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The key that lets us send."""

    api_key: Credential
    base_url: str = "https://api.resend.com"


EXAMPLE = """\
[targets.journalists]
channel = "resend"
api_key = { env = "RESEND_KEY" }
from = "Press office <press@example.org>"
recipients = "press-list.csv"
"""


def deliver(part: Part, settings: Settings) -> Flow:
    """Send one batch; the receipt is the first person's id, and who was refused."""
    import httpx

    insist(check(settings))
    headers = {
        "Authorization": f"Bearer {reveal(settings.api_key)}",
        "Content-Type": "application/json",
        "Idempotency-Key": part.key,
        # One bad address must not keep a release from ninety-nine good ones.
        "x-batch-validation": "permissive",
    }
    body = as_array(_written(message, part.key) for message in messages_of(part))
    response = yield httpx.Request(
        "POST", f"{settings.base_url.rstrip('/')}/emails/batch", headers=headers, content=body
    )
    _accept(response)
    return _receipt(json_of(response), part.members, response.status_code)


def _written(message: Message, key: str) -> dict[str, Any]:
    """Return one person's mail. The key must not come with other bytes, so nothing here varies."""
    written: dict[str, Any] = {
        "from": message.sender,
        "to": [message.to],
        "subject": message.subject,
        "text": message.text,
        "html": message.html,
        "tags": [{"name": "pressctl-key", "value": re.sub(r"[^A-Za-z0-9_-]", "_", key)}],
    }
    if message.reply_to:
        written["reply_to"] = message.reply_to
    if message.headers:
        written["headers"] = dict(message.headers)
    return written


def _accept(response: "httpx.Response") -> None:
    """Return when it was taken; else raise what Resend's error names say beyond their status.

    Raises:
        Uncertain: 409: the key was taken before, with other text, or is being worked on. Either
            way an earlier call may have been taken.
        Unreachable: 429 for too many calls a second, with the wait that its headers ask for.
        Rejected: 429 for a quota that is used up: no wait within a run helps.
    """
    status, said = response.status_code, f"answered {response.status_code}{words_of(response)}"
    if status == HTTPStatus.CONFLICT and b"concurrent_idempotent_requests" in response.content:
        raise Uncertain(said, status_code=status, hint="An earlier call with this key is still being worked on.")
    if status == HTTPStatus.CONFLICT:
        hint = "Resend already has this key with other text: look there at what was sent, then pressctl resolve."
        raise Uncertain(said, status_code=status, hint=hint)
    if status == HTTPStatus.TOO_MANY_REQUESTS and b"_quota_exceeded" in response.content:
        hint = "The plan's quota is used up: raise it or wait for its renewal, then publish with --retry-failed."
        raise Rejected(said, status_code=status, hint=hint)
    if status == HTTPStatus.TOO_MANY_REQUESTS and retry_after(response) is None:
        raise Unreachable(
            said, status_code=status, retry_after=_reset(response), hint="It was not taken; it is tried again."
        )
    accept(response)


def _reset(response: "httpx.Response") -> float | None:
    """Return the seconds until the rate limit's window ends, as `ratelimit-reset` has them."""
    value = response.headers.get("ratelimit-reset", "")
    return float(value) if re.fullmatch(r"[0-9]{1,6}", value) else None


def _receipt(held: dict[str, Any], members: tuple[Recipient, ...], status: int) -> Receipt:
    """Return who got it: each of `members` is either in `data` (in order) or in `errors` (by index).

    Raises:
        Rejected: All of them were refused.
        Uncertain: The answer does not account for everybody.
    """
    ids = [entry["id"] for entry in _entries(held, "data") if isinstance(entry.get("id"), str) and entry["id"]]
    refused = {entry["index"] for entry in _entries(held, "errors") if _placed(entry)}
    if len(ids) + len(refused) != len(members) or any(index >= len(members) for index in refused):
        raise Uncertain(
            f"answered {status} for {len(ids)} of {len(members)} people",
            status_code=status,
            hint="Look in Resend at what was sent (tag pressctl-key), then settle it with pressctl resolve.",
        )
    if not ids:
        raise Rejected("refused every address of this batch", status_code=status, hint="Look at the list's addresses.")
    return Receipt(id=one_line(ids[0]), rejected=tuple(members[index].email for index in sorted(refused)))


def _entries(held: dict[str, Any], name: str) -> list[dict[str, Any]]:
    entries = held.get(name)
    return [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []


def _placed(entry: dict[str, Any]) -> bool:
    index = entry.get("index")
    return isinstance(index, int) and not isinstance(index, bool) and index >= 0


def probe(settings: Settings, now: "datetime") -> "Question":
    """Ask for the domains; a key that may only send is not let in, and told so (resend.com/docs, Errors, restricted_api_key)."""
    insist(check(settings))
    headers = {"Authorization": f"Bearer {reveal(settings.api_key)}"}
    response = yield get(f"{settings.base_url.rstrip('/')}/domains", headers)
    if said_in(response, "name") == "restricted_api_key":
        return "the key may send, and nothing else"
    insist_let_in(response)
    told(response, list, "data")
    return "the key has full access"


_NOT_READ = (
    "A key that may only send reads no lists: check the secret this target refers to; one with full access does."
)
_NO_LIST = "Check list: it is a segment's id, as its address in Resend has it."


def members(settings: Settings, name: str, clock: "Callable[[], datetime]") -> Roll:
    """Read a segment's contacts, 100 a page, the next after the last one's id, until Resend says that there are no more.

    GET /segments/{id}/contacts (resend.com/docs/api-reference/segments/list-segment-contacts and .../pagination).
    """
    insist(check(settings))
    headers = {"Authorization": f"Bearer {reveal(settings.api_key)}"}
    address = f"{settings.base_url.rstrip('/')}/segments/{name}/contacts?limit=100"
    seen = set[str]()
    last: Any = ""
    more: Any = True
    while more:
        url = f"{address}&after={quote(last, safe='')}" if last else address
        held = yield from fetched(partial(get, url, headers), _page)
        rows, more = rows_of(held, "data"), held.get("has_more")
        last = rows[-1].get("id") if rows else ""
        if not isinstance(more, bool) or not isinstance(last, str) or (more and (not last or last in seen)):
            raise strange("pages that do not go on")
        seen.add(last)
        yield tuple(
            member_of(
                row.get("email"),
                name=full_name(row.get("first_name"), row.get("last_name")),
                gone=row.get("unsubscribed") is not False,
            )
            for row in rows
        )


def _page(response: "httpx.Response") -> Held:
    return page_of(response, absent=_NO_LIST, refused=_NOT_READ, wait=_reset(response))


def check(settings: Settings) -> list[str]:
    """Say what is wrong with the settings; a reference that was not read has no complaints yet."""
    found = secret_complaints("api_key", settings.api_key)
    return found + address_complaints("base_url", settings.base_url, base=True)


CHANNEL = Channel(
    name="resend",
    manual=__doc__ or "",
    settings=Settings,
    example=EXAMPLE,
    takes=frozenset({"mail"}),
    deliver=deliver,
    repeats="dropped",
    window=24 * 3600.0,
    batch=100,
    check=check,
    probe=probe,
    keeping=Keeping(
        members=members,
        form="[0-9A-Za-z][0-9A-Za-z-]{0,63}",
        said="a segment's id, such as 78261eea-8f8b-4381-83c6-79fa7120f1cf",
    ),
    look="Resend, Emails: the tag pressctl-key, {key}; or one of the addresses on the list",
)
