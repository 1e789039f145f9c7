"""What the channels of chat services have in common: the message that was rendered for one, as JSON, to where it is posted.

A module of `channels/` says what is its place's own: manual, settings, example, and what its answers mean.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pressctl import __version__
from pressctl.answers import json_of, words_of
from pressctl.credentials import Credential, address_complaints
from pressctl.errors import Gone, Rejected, Uncertain
from pressctl.merging import one_line
from pressctl.model import NOTHING, Channel, Flow, Part, Repeats

if TYPE_CHECKING:
    import httpx


@dataclass(frozen=True, slots=True, kw_only=True)
class SecretAddress:
    """An address that is the key itself: whoever has it can post."""

    url: Credential


def check_address(settings: SecretAddress) -> list[str]:
    """Say what is wrong with the settings; a reference that was not read has no complaints yet."""
    return address_complaints("url", settings.url)


def message_of(part: Part, place: str) -> str:
    """Return the message that was rendered for a chat service: JSON, as the ledger froze it.

    Raises:
        Rejected: There is none.
    """
    chat = part.variant.chat(place)
    if chat is None:
        raise Rejected("nothing was rendered for this chat")
    return chat.text


def post(
    part: Part, address: str, message: str, *, method: str = "POST", headers: Mapping[str, str] = NOTHING
) -> "httpx.Request":
    """Return the request that brings a message somewhere, with the key, by which whoever keeps requests finds it."""
    import httpx

    shared = {
        "Content-Type": "application/json",
        "User-Agent": f"pressctl/{__version__}",
        "Idempotency-Key": part.key,
    }
    return httpx.Request(method, address, headers={**shared, **headers}, content=message.encode("utf-8", "replace"))


def id_in(response: "httpx.Response", name: str = "id", *, hint: str) -> str:
    """Return what a success calls the message.

    Raises:
        Uncertain: It calls it nothing; `hint` says where to look.
    """
    held = json_of(response).get(name)
    if not isinstance(held, str) or not held:
        status = response.status_code
        raise Uncertain(f"answered {status} without the message's {name}", status_code=status, hint=hint)
    return one_line(held)


def insist_ok(response: "httpx.Response") -> None:
    """Refuse a success whose body is not the two letters that webhooks answer with: it comes from something else.

    Raises:
        Uncertain: Nobody knows whether the message is there.
    """
    if response.content.strip(b" \r\n") != b"ok":
        status, hint = response.status_code, "Check that the address is the webhook's own, then look at the channel."
        raise Uncertain(f"answered {status} without an ok{words_of(response)}", status_code=status, hint=hint)


def gone(response: "httpx.Response") -> Gone:
    """Return what to raise where a place says that there is no such webhook any more."""
    status, hint = response.status_code, "The webhook is gone: make a new one, and put it where url refers to."
    return Gone(f"answered {status}{words_of(response)}", status_code=status, hint=hint)


def chat_channel(
    name: str,
    manual: str | None,
    example: str,
    settings: type[Any],
    deliver: Callable[[Part, Any], Flow],
    check: Callable[[Any], Sequence[str]],
    *,
    repeats: Repeats = "blind",
    window: float | None = None,
) -> Channel:
    """Return a chat service as a channel: it is sent the message that was rendered for it, and nothing else."""
    return Channel(
        name=name,
        manual=manual or "",
        settings=settings,
        example=example,
        takes=frozenset({"chats"}),
        deliver=deliver,
        repeats=repeats,
        window=window,
        check=check,
    )
