"""What a place's answer means: the contract's verdicts, for every channel alike.

A status decides whether it was taken; a body is read only by channels that need it. Nothing
here waits or retries: `delivery` does, by the kind of error raised.
"""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from pressctl.errors import Gone, Rejected, Uncertain, Unreachable
from pressctl.redaction import mask_addresses

if TYPE_CHECKING:
    import httpx

# Refused before it was looked at: 429 (RFC 6585), 503 (RFC 9110), 425 (RFC 8470).
NOT_TAKEN = frozenset({425, 429, 503})
# What the server cannot do at all, or another network said before the request was there (RFC 9110; RFC 6585 section 6).
_NEVER_BEGUN = frozenset({501, 505, 511})
# Something on the way gave up; nobody knows what the place itself did. A 5xx that we do not know is a 500 (RFC 9110 section 15):
# Cloudflare's 520 and 524, say, come after the place behind it had the request.
NOBODY_KNOWS = frozenset({408, *range(500, 600)}) - NOT_TAKEN - _NEVER_BEGUN
LONGEST_WAIT = 1e9  # seconds, 31 years
SHOWN = 300  # characters of a place's own words that a message repeats


def accept(response: "httpx.Response", *, wait: float | None = None) -> None:
    """Return when the status says that it was taken (2xx); else raise what it says.

    `wait` are the seconds that a place asks for in its body, for want of a Retry-After.

    Raises:
        Unreachable: 425, 429, 503, with the wait the place asks for.
        Uncertain: 408, 500, 502, 504, and every other 5xx but 501, 505 and 511.
        Gone: 410.
        Rejected: every other status, redirects included (Standard Webhooks 1.0: a 3xx is a failure).
    """
    status = response.status_code
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return
    said = f"answered {status}{words_of(response)}"
    if status in NOT_TAKEN:
        asked = retry_after(response)
        raise Unreachable(
            said,
            status_code=status,
            retry_after=wait if asked is None else asked,
            hint="It was not taken; it is tried again.",
        )
    if status in NOBODY_KNOWS:
        raise Uncertain(said, status_code=status, hint="It may have been taken: ask the place before sending it again.")
    if status == HTTPStatus.GONE:
        raise Gone(
            said, status_code=status, hint="The place is gone: change its address in config.toml, or remove the target."
        )
    raise Rejected(said, status_code=status, hint=_hint(status))


def _hint(status: int) -> str:
    if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
        return "Redirects are not followed: put the new address into config.toml."
    if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        return "The credential was refused: check the secret this target refers to, then publish again."
    if status == HTTPStatus.NOT_FOUND:
        return "Nothing is at this address: check the target in config.toml."
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return "It is too large for this place: shorten the release or its media."
    return "Change what the place objects to, then publish again."


def json_of(response: "httpx.Response") -> dict[str, Any]:
    """Return the JSON object of a success.

    Raises:
        Uncertain: The body is cut short, is not JSON, or is not an object: it was a success by
            its status, and what it says cannot be read.
    """
    held = _json_of(response)
    if not isinstance(held, dict):
        raise _unread(response)
    return held


def items_of(response: "httpx.Response") -> list[Any]:
    """Return the JSON array of a success.

    Raises:
        Uncertain: As `json_of` does, where it is no array.
    """
    held = _json_of(response)
    if not isinstance(held, list):
        raise _unread(response)
    return held


def _json_of(response: "httpx.Response") -> object:
    if response.extensions.get("cut"):
        raise Uncertain("the answer was cut short", status_code=response.status_code)
    try:
        return json.loads(response.content.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None


def _unread(response: "httpx.Response") -> Uncertain:
    return Uncertain(
        f"answered {response.status_code} with something that is not its API's answer{words_of(response)}",
        status_code=response.status_code,
        hint="Check that the base_url is the API's own address, then ask the place what it took.",
    )


def said_in(response: "httpx.Response", name: str) -> Any:  # noqa: ANN401  (JSON)
    """Return what a place's JSON object has under a name, whatever its status; None where there is none."""
    try:
        held = json.loads(response.content.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None
    return held.get(name) if isinstance(held, dict) else None


def listed(response: "httpx.Response", name: str) -> list[dict[str, Any]]:
    """Return the objects in a list that a success has under a name: what a place shows of what it was asked for.

    Raises:
        Unsent: See `accept` and `json_of`.
    """
    accept(response)
    held = json_of(response).get(name)
    return [one for one in held if isinstance(one, dict)] if isinstance(held, list) else []


def dict_in(held: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return the object under a name; an empty one where there is none."""
    found = held.get(name)
    return found if isinstance(found, dict) else {}


def seconds_in(response: "httpx.Response", name: str, *inner: str, unit: float = 1.0) -> float | None:
    """Return the wait that a place's JSON asks for, in seconds; `unit` is what one of its own is worth.

    `inner` are the names that lead on from the object's own `name`.
    """
    value = said_in(response, name)
    for step in inner:
        value = value.get(step) if isinstance(value, dict) else None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < LONGEST_WAIT / unit:
        return None
    return float(value) * unit


_HARMFUL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+")


def words_of(response: "httpx.Response") -> str:
    """Return ": " and the place's own words, on one line, safe for a terminal; or nothing.

    Places repeat the secret and the addresses they refuse; a message must not (no recipient is ever
    named). `response.extensions["clean"]` takes both out where whoever sent the request knows the secrets;
    always of the whole answer, since what is cut first may keep the beginning of one.
    Never `response.text`: a hostile charset makes it raise (measured: `charset=base64`).
    """
    clean = response.extensions.get("clean", mask_addresses)
    text = _HARMFUL.sub(" ", response.content.decode("utf-8", "replace")).strip(" ")
    return "" if text.startswith("<") else shown(clean(text))


def shown(text: str) -> str:
    """Return ": " and a place's own words, from which secrets and addresses were taken; on one line, or nothing."""
    text = _HARMFUL.sub(" ", text).strip(" ")
    return f": {text[:SHOWN]}…" if len(text) > SHOWN else f": {text}" if text else ""


def retry_after(response: "httpx.Response") -> float | None:
    """Return the seconds a place asks to be left alone, or None when it does not say so.

    `Retry-After` is digits or an HTTP-date (RFC 9110 section 10.2.3), counted from the answer's
    own `Date` so that a skewed clock does not matter, else from when it was received. There may
    be any number of digits; more than `LONGEST_WAIT` is as good as never. `int()` would take
    other scripts' digits and signs; this does not.
    """
    value = response.headers.get("retry-after", "").strip(" \t")
    if re.fullmatch("[0-9]+", value):
        return min(float(value), LONGEST_WAIT)
    moment = _http_date(value)
    if moment is None:
        return None
    now = _http_date(response.headers.get("date", "")) or response.extensions.get("received")
    return max(0.0, (moment - now).total_seconds()) if now else None


def reset_in(response: "httpx.Response", name: str) -> float | None:
    """Return the seconds until a rate limit is lifted, from a header that has the moment: RFC 3339, or Unix seconds."""
    value = response.headers.get(name, "").strip(" \t")
    try:
        moment = datetime.fromtimestamp(int(value), UTC) if _UNIX.fullmatch(value) else datetime.fromisoformat(value)
    except (ValueError, OverflowError):
        return None
    now = _http_date(response.headers.get("date", "")) or response.extensions.get("received")
    return max(0.0, (moment - now).total_seconds()) if now and moment.tzinfo else None


_UNIX = re.compile("[0-9]{1,11}")
_TIME = "[0-9]{2}:[0-9]{2}:[0-9]{2}"
# RFC 9110 section 5.6.7: the form of today and the two older ones; some servers say UTC or an offset for GMT.
_HTTP_DATE = re.compile(
    rf"[A-Z][a-z]{{2}}, [0-9]{{2}} [A-Z][a-z]{{2}} [0-9]{{4}} {_TIME} (?:GMT|UTC|[+-][0-9]{{4}})"
    rf"|[A-Z][a-z]{{5,8}}, [0-9]{{2}}-[A-Z][a-z]{{2}}-[0-9]{{2}} {_TIME} GMT"
    rf"|[A-Z][a-z]{{2}} [A-Z][a-z]{{2}} [ 0-9][0-9] {_TIME} [0-9]{{4}}"
)


def _http_date(value: str) -> datetime | None:
    if not _HTTP_DATE.fullmatch(value):
        return None
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
