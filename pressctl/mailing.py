"""What the channels of mailing services have in common: a part's mail, as each of its people gets it.

A module of `channels/` says what is its vendor's own: manual, settings, example, how a message is written in its API, and
what its answers mean.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NoReturn
from uuid import NAMESPACE_OID, uuid5

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from pressctl.errors import Rejected, Uncertain, Unreachable, Unsent
from pressctl.merging import Letter, fields_of, list_unsubscribe, one_line
from pressctl.model import Mail, Part, Receipt, Recipient
from pressctl.redaction import mask_addresses

if TYPE_CHECKING:
    from collections.abc import Generator

    import httpx


class Message(Struct, frozen=True, kw_only=True):
    """One person's mail: words of theirs put in, every header on one line; `headers` are those that no API has a field for."""

    to: str
    sender: str
    reply_to: str
    subject: str
    text: str
    html: str
    headers: Mapping[str, str]


def mail_of(part: Part) -> Mail:
    """Return the mail that was rendered, as the ledger froze it.

    Raises:
        Rejected: There is none.
    """
    if part.variant.mail is None:
        raise Rejected("nothing was rendered for a mail")
    return part.variant.mail


def messages_of(part: Part, members: Sequence[Recipient] | None = None) -> Iterator[Message]:
    """Yield the mail of each member, or of these alone, in their order; the same part gives the same messages.

    One is as large as the release: five hundred at once are to be in memory in no more than one form.

    Raises:
        Rejected: There is no mail.
    """
    mail = mail_of(part)
    letter = Letter(mail)
    sender, reply_to = one_line(mail.sender), one_line(mail.reply_to)
    for member in part.members if members is None else members:
        subject, text, html = letter.to(member)
        yield Message(
            to=member.email,
            sender=sender,
            reply_to=reply_to,
            subject=one_line(subject),
            text=text,
            html=html,
            headers=_headers(member, mail),
        )


def _headers(member: Recipient, mail: Mail) -> Mapping[str, str]:
    headers = list_unsubscribe(fields_of(member, mail)["unsubscribe"], mail.reply_to or mail.sender)
    if mail.list_id:
        headers["List-Id"] = one_line(mail.list_id)
    return headers


def as_json(value: object) -> bytes:
    """Return what `json.dumps` makes of it, in a tenth of the time; that alone takes half a character of a pair (surrogates)."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def as_array(values: Iterable[object]) -> bytes:
    """Return a JSON array of what is made one after the other, and let go of."""
    return b"[" + b",".join(as_json(value) for value in values) + b"]"


class Told(Struct, frozen=True, kw_only=True):
    """What a place says of one person's mail: an `id` when it took it, or why it did not; `busy` when it may, asked again."""

    id: str = ""
    why: str = ""
    busy: bool = False


_AGAIN = 2  # more calls for people whom a place was too busy for; what waits longer is not for one delivery


def send_each(
    part: Part,
    ask: "Callable[[Iterator[Message]], httpx.Request]",
    read: "Callable[[httpx.Response], Sequence[Told]]",
) -> "Generator[httpx.Request, httpx.Response, Receipt]":
    """Send a part's messages in one call that is answered person by person; whom the place was too busy for, again.

    `ask` makes the call for some of them, `read` says what the answer has on each, in order.

    Raises:
        Rejected: It refused everybody.
        Unreachable: It took nobody's, and was too busy for some.
        Uncertain: The answer does not account for everybody.
    """
    ids: list[str] = []
    refused: list[str] = []
    left, note = part.members, ""
    for _ in range(1 + _AGAIN):
        try:
            response = yield ask(messages_of(part, left))
            told = read(response)
            _count(told, left, response)
        except Unsent as error:
            if not ids:
                raise
            note = f"{len(left)} of {len(part.members)} people: {error.message}"
            refused += [] if isinstance(error, Uncertain) else [member.email for member in left]
            break
        ids += [one.id for one in told if one.id]
        refused += [member.email for member, one in zip(left, told, strict=True) if not one.id and not one.busy]
        left = tuple(member for member, one in zip(left, told, strict=True) if one.busy)
        if not ids:
            _refuse(told, response.status_code)
        if not left:
            break
    else:
        note = f"{len(left)} of {len(part.members)} people: the place was too busy for them"
        refused += [member.email for member in left]
    return _in_part(ids, refused, note)


def _in_part(ids: Sequence[str], refused: Sequence[str], note: str) -> Receipt:
    """Return the receipt of what was taken of a part, with a note on those of whom that is not known, or not yet."""
    hint = (
        f"{note}. Mail them with pressctl publish --to ADDRESS, once you know that they do not have it." if note else ""
    )
    return Receipt(id=one_line(ids[0]), rejected=tuple(refused), note=hint)


_MOST_CALLS = 200  # for one part: enough to find ten addresses among a thousand
_HOPELESS = 8  # people who are refused one after the other, before anybody is taken: it is about all of them


def send_halving(
    part: Part,
    ask: "Callable[[Part], httpx.Request]",
    read: "Callable[[httpx.Response], str]",
    is_an_address: "Callable[[httpx.Response], bool]",
) -> "Generator[httpx.Request, httpx.Response, Receipt]":
    """Send a part in one call; where the place refuses all of it for an address, in halves, until that one is alone.

    `ask` makes the call for some of its people, `read` returns the id of one that was taken, `is_an_address` says whether a
    refusal is about an address: then nobody of that call has it. A half has a key of its own, as it is another call.

    Raises:
        Rejected: It refused everybody.
        Unsent: What `read` raises, while nothing is taken.
    """
    ids: list[str] = []
    refused: list[str] = []
    left, note = [(0, len(part.members))], ""
    for _ in range(_MOST_CALLS):
        start, end = left.pop()
        some = part if end - start == len(part.members) else _piece_of(part, start, end)
        response = yield ask(some)
        if is_an_address(response) and end - start > 1:
            middle = (start + end) // 2
            left += [(middle, end), (start, middle)]
        elif is_an_address(response):
            refused += [member.email for member in some.members]
            if not ids and (not left or len(refused) == _HOPELESS):
                read(response)  # which says why, in the place's words
                break
        else:
            try:
                ids.append(read(response))
            except Unsent as error:
                if not ids:
                    raise
                note = f"{sum(b - a for a, b in left) + end - start} of {len(part.members)} people: {error.message}"
                left += [] if isinstance(error, Uncertain) else [(start, end)]
                break
        if not left:
            break
    if not ids:
        raise Rejected("refused addresses again and again", hint="Look at the list's addresses.")
    unsent = [member.email for start, end in reversed(left) for member in part.members[start:end]]
    return _in_part(ids, [*refused, *unsent], note or (f"{len(unsent)} people were not asked for" if unsent else ""))


def _piece_of(part: Part, start: int, end: int) -> Part:
    return replace(part, members=part.members[start:end], key=str(uuid5(NAMESPACE_OID, f"{part.key} {start} {end}")))


def _count(told: Sequence[Told], asked: Sequence[Recipient], response: "httpx.Response") -> None:
    if len(told) != len(asked):
        raise Uncertain(
            f"answered {response.status_code} for {len(told)} of {len(asked)} people",
            status_code=response.status_code,
            hint="Look at the place at what was sent, then settle it with pressctl resolve.",
        )


def _refuse(told: Sequence[Told], status: int) -> NoReturn:
    """Raise what an answer comes to that took nobody's mail."""
    why = next(one.why for one in told if one.busy or not any(other.busy for other in told))
    said = f"took none of these mails: {mask_addresses(why)}"
    if any(one.busy for one in told):
        raise Unreachable(said, status_code=status, hint="They were not taken; they are tried again.")
    raise Rejected(said, status_code=status, hint="Change what the place objects to, then publish with --retry-failed.")
