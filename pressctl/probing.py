"""Asking a place whether a credential works, without sending: the request, and what an answer says of the question.

A place that refuses is a `Rejected`; whatever does not decide the question is an `Uncertain`, and no failure.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, TypeVar

from pressctl.answers import said_in, words_of
from pressctl.credentials import reveal
from pressctl.errors import Rejected, Uncertain
from pressctl.merging import one_line
from pressctl.model import NOTHING, Knock

if TYPE_CHECKING:
    import httpx

    from pressctl.model.asking import Question

T = TypeVar("T")

CREDENTIAL = "Check the secret this target refers to, and make it anew where it may have ended."
UNASKED_WEBHOOK = "whether the address still takes messages cannot be asked: only a message tells"
_LATER = "This says nothing of the credential: ask again later."
LONGEST = 80  # characters of a name that a place gives


def get(address: str, headers: Mapping[str, str] = NOTHING) -> "httpx.Request":
    """Return a question that changes nothing."""
    import httpx

    return httpx.Request("GET", address, headers=dict(headers))


def insist_let_in(response: "httpx.Response", *, absent: str = "", refused: str = CREDENTIAL) -> None:
    """Return where a place answers whoever asked. `absent` says what to do where nothing is there, `refused` where it says no.

    Raises:
        Rejected: 401, 403; 404, 410; or it is somewhere else (3xx), where nothing that is sent would follow.
        Uncertain: Every other status says nothing of the credential.
    """
    status = response.status_code
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return
    if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        raise refusal(response, refused)
    if status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        raise refusal(response, absent or "Nothing is at this address: check the target in config.toml.")
    if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
        raise refusal(response, "Redirects are not followed: put the new address into config.toml.")
    raise undecided(response)


def refusal(response: "httpx.Response", hint: str) -> Rejected:
    """Return what to raise where a place says no, with its own words."""
    status = response.status_code
    return Rejected(f"answered {status}{words_of(response)}", status_code=status, hint=hint)


def undecided(response: "httpx.Response", hint: str = _LATER) -> Uncertain:
    """Return what to raise where an answer decides nothing, with its own words."""
    status = response.status_code
    return Uncertain(f"answered {status}{words_of(response)}", status_code=status, hint=hint)


def told(response: "httpx.Response", kind: type[T], name: str, *inner: str) -> T:
    """Return what a place's JSON has under a name, and further names in it.

    Raises:
        Uncertain: It has nothing of that kind there: something else answers in the place's stead.
    """
    value = said_in(response, name)
    for step in inner:
        value = value.get(step) if isinstance(value, dict) else None
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise undecided(response, "That is not its API's answer: check the target's address in config.toml.")
    return value


def named(value: object) -> str:
    """Return a name that a place gave, on one line and short."""
    return one_line(value)[:LONGEST] if isinstance(value, str) else ""


def knocking(setting: str = "url") -> "Callable[[Any, datetime], Question]":
    """Return the probe of a place that cannot be asked: whether its address, a setting of that name, leads to somebody."""

    def probe(settings: Any, now: datetime) -> "Question":  # noqa: ANN401, ARG001  (each channel's own; every probe's form)
        yield Knock(url=reveal(getattr(settings, setting)))
        return "somebody is there"

    return probe
