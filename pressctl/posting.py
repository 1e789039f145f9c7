"""What the channels of chat services and networks have in common: what was rendered for one, to where it is posted.

A module of `channels/` says what is its place's own: manual, settings, example, and what its answers mean.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from pressctl.answers import accept, json_of, words_of
from pressctl.credentials import Credential, address_complaints
from pressctl.errors import Gone, Rejected, Uncertain, Unreachable
from pressctl.merging import one_line
from pressctl.model import NOTHING, Channel, Flow, Part, Post, Sought
from pressctl.probing import UNASKED_WEBHOOK, knocking

if TYPE_CHECKING:
    from collections.abc import Generator

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


def post_of(part: Part) -> Post:
    """Return the post that a part is, as the ledger froze it.

    Raises:
        Rejected: There is none.
    """
    if part.post is None:
        raise Rejected("nothing was rendered for this network")
    return part.post


def parent_of(part: Part, *, corrected: str) -> str:
    """Return the id of the post that a part answers: the one before in its thread, or what it corrects; "" for none.

    A post that a person settled has no id here: then the one before that is answered.

    Raises:
        Rejected: It goes on in a thread of which no id is known.
    """
    if part.number == 1:
        return corrected
    known = [receipt.id for receipt in part.thread if receipt.id]
    if not known:
        said = f"pressctl resolve {part.release} {part.target} --part {part.number - 1} --sent --at ADDRESS"
        hint = f"Say where it stands: {said}; then publish with --retry-failed. Or post the rest there yourself: `pressctl render` writes it."
        raise Rejected("the post it answers was settled by hand, so its id is not known", hint=hint)
    return known[-1]


def unposted(error: Uncertain) -> Unreachable:
    """Return what is known of a step before the post itself that nobody answered: nothing is there yet."""
    return Unreachable(error.message, status_code=error.status_code, hint="Nothing was posted yet; it is tried again.")


SKEW = timedelta(minutes=5)  # that a network's clock may be behind


def is_sought(sought: Sought, words: object, made: object) -> bool:
    """Whether a post that a network shows has the words of one in doubt, and is of its time or later.

    `made` is RFC 3339. Letters and digits alone count: a network sets words, spaces and marks as it likes.
    """
    if not isinstance(words, str) or not isinstance(made, str):
        return False
    try:
        moment = datetime.fromisoformat(made)
    except ValueError:
        return False
    late = moment.tzinfo is not None and moment >= sought.since - SKEW
    return late and bool(_letters(words)) and _letters(words) == _letters(sought.text)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


SILENT = "did not answer"  # asked to change a message; each time costs a timeout, so once is enough


def post(
    part: Part, address: str, message: str, *, method: str = "POST", headers: Mapping[str, str] = NOTHING
) -> "httpx.Request":
    """Return the request that brings a message somewhere, with the key, by which whoever keeps requests finds it."""
    import httpx

    from pressctl.model.wire import PlainPost

    shared = {"Idempotency-Key": part.key}
    if message:  # places refuse to read nothing as JSON
        shared["Content-Type"] = "application/json"
    body = message.encode("utf-8", "replace")
    if method == "POST":
        return PlainPost(address, {**shared, **headers}, body)
    return httpx.Request(method, address, headers={**shared, **headers}, content=body)


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


def change(
    request: "httpx.Request", read: Callable[["httpx.Response"], str]
) -> "Generator[httpx.Request, httpx.Response, str]":
    """Ask for an earlier message to be edited or deleted; return why it is as it was, "" where it is not.

    `read` says it of an answer. Where none comes, the notice goes out all the same: it has not left yet.
    """
    try:
        return read((yield request))
    except Uncertain:
        return SILENT


def unchanged(response: "httpx.Response", *, wait: float | None = None) -> str:
    """Return why an earlier message is as it was, "" where it was edited or deleted: the notice goes out all the same.

    Raises:
        Unreachable: As `accept` does. All of it is done again then, as changing a message twice is no harm.
    """
    try:
        accept(response, wait=wait)
    except (Rejected, Uncertain) as error:
        return error.message
    return ""


def note_of(reasons: Sequence[str], stays: str) -> str:
    """Say in a receipt that earlier messages are as they were, and what a person can do about it."""
    return f"an earlier message was not changed (the place {reasons[0]}): {stays}" if reasons else ""


def chat_channel(
    name: str,
    manual: str | None,
    example: str,
    settings: type[Any],
    deliver: Callable[[Part, Any], Flow],
    check: Callable[[Any], Sequence[str]],
    stays: str,
    look: str = "the chat itself: a message with the headline",
) -> Channel:
    """Return a chat service as a channel: it is sent the message that was rendered for it, and nothing else.

    `stays` says what a person can do about an earlier message, `look` where to see whether one arrived.
    As it is made here the place is an address, of which only a message tells whether it works.
    """
    return Channel(
        name=name,
        manual=manual or "",
        settings=settings,
        example=example,
        takes=frozenset({"chats"}),
        deliver=deliver,
        stays=stays,
        check=check,
        look=look,
        probe=knocking("url"),
        unasked=UNASKED_WEBHOOK,
    )
