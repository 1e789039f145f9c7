"""What channels have in common that read a list kept by their vendor: what a page's answer says, and its people as values.

A page is believed only whole. Which address a request goes to is decided by the channel alone: a link that an answer has is
never followed, since the credential would go along.
"""

from collections.abc import Callable, Generator, Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from pressctl.answers import NOBODY_KNOWS, NOT_TAKEN, json_of, retry_after, words_of
from pressctl.errors import NoSuchList, Rejected, Uncertain, Unreachable
from pressctl.model import NOTHING, Member
from pressctl.probing import CREDENTIAL

if TYPE_CHECKING:
    import httpx

    from pressctl.errors import Unsent

Held = dict[str, Any]
_STRANGE = "Check the target's address and its list in config.toml."


class Moved(Uncertain):
    """People came or went between two pages, so that somebody may have been passed over: the list is to be read anew."""

    def __init__(self) -> None:
        """Say so; there is nothing more to know."""
        super().__init__("it changed while it was read")


def fetched(
    ask: "Callable[[], httpx.Request]", read: "Callable[[httpx.Response], Held]"
) -> "Generator[httpx.Request | Unsent, Any, Held]":
    """Ask for a page until it is there: what may be worth another attempt is yielded, for whoever decides on that.

    Raises:
        NoSuchList, Rejected: As `read` does.
    """
    while True:
        response = yield ask()
        try:
            return read(response)
        except (Unreachable, Uncertain) as error:
            failure: Unsent = error
        yield failure


def page_of(
    response: "httpx.Response", *, absent: str = "", refused: str = CREDENTIAL, wait: float | None = None
) -> Held:
    """Return the JSON object of a page. `absent` says what to do where there is no such list, `refused` where the vendor says no.

    `wait` are the seconds that a vendor asks for otherwise than by a Retry-After.

    Raises:
        NoSuchList: 404, 410.
        Rejected: 401, 403, a redirect, and every other status that asking again does not change.
        Unreachable: 425, 429, 503, with the wait the vendor asks for.
        Uncertain: 408, 500, 502, 504 and their like; or the answer is cut short, or no JSON object.
    """
    status = response.status_code
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return json_of(response)
    said = f"answered {status}{words_of(response)}"
    if status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        raise no_such_list(response, absent)
    if status in NOT_TAKEN:
        asked = retry_after(response)
        raise Unreachable(said, status_code=status, retry_after=wait if asked is None else asked)
    if status in NOBODY_KNOWS:
        raise Uncertain(said, status_code=status)
    if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        raise Rejected(said, status_code=status, hint=refused)
    if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
        raise Rejected(said, status_code=status, hint=f"Redirects are not followed. {_STRANGE}")
    raise Rejected(said, status_code=status, hint=_STRANGE)


def no_such_list(response: "httpx.Response", hint: str = "") -> NoSuchList:
    """Return what to raise where a vendor has no list of that name, with its own words."""
    status = response.status_code
    return NoSuchList(f"answered {status}{words_of(response)}", status_code=status, hint=hint or _STRANGE)


def strange(what: str = "what is no list of people") -> Rejected:
    """Return what to raise where a success does not show what was asked for, as it would not the next time."""
    return Rejected(f"answered with {what}", hint=_STRANGE)


def rows_of(held: Mapping[str, Any], name: str) -> list[Held]:
    """Return the objects of a page, which it has in a list under a name.

    Raises:
        Rejected: It has none, or something else is among them.
    """
    rows = held.get(name)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise strange()
    return rows


def number_in(held: Mapping[str, Any], name: str) -> int:
    """Return how many there are by a vendor's own count.

    Raises:
        Rejected: It does not say.
    """
    number = held.get(name)
    if not isinstance(number, int) or isinstance(number, bool) or number < 0:
        raise strange()
    return number


def member_of(email: object, fields: Mapping[str, object] = NOTHING, *, name: object = "", gone: bool) -> Member:
    """Return one person. `fields` is what the vendor knows of them, `name` theirs where it has a field of its own for it.

    Raises:
        Rejected: There is no address.
    """
    if not isinstance(email, str):
        raise strange("somebody without an address")
    written = {key: text for key, value in fields.items() if (text := _text(value))}
    if isinstance(name, str) and name:
        written["name"] = name
    return Member(email=email, fields=written, gone=gone)


def _text(value: object) -> str:
    """Return a vendor's value as a list's cell has it; nothing for one that no text can be made of."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list):
        return ", ".join(text for text in map(_text, value) if text)
    return ""


def full_name(first: object, last: object) -> str:
    """Return a name of its two halves, as far as they are there."""
    return " ".join(half for half in (first, last) if isinstance(half, str) and half)
