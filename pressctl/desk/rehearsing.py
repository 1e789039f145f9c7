"""The dry run: each exact first request, shown and never sent."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from msgspec import Struct
from msgspec.structs import replace

from pressctl import AGENT
from pressctl.delivery.threads import answered
from pressctl.desk.guarding import leak_finder
from pressctl.desk.orders import Desk, Order
from pressctl.desk.places import resolve_hosts
from pressctl.errors import Unsent
from pressctl.model import Enclose, Part, Pause, Recipient, SendMail, WriteFile
from pressctl.redaction import STARS

if TYPE_CHECKING:
    import httpx

    from pressctl.delivery.ledger.duties import Past
    from pressctl.delivery.plan import Place, Plan, PlannedPart, PlannedRelease


class Rehearsed(Struct, frozen=True, kw_only=True):
    """What a part would begin with: a request as text, or a file's name and size."""

    release: str
    target: str
    part: int
    text: str


def first_requests(
    plan: "Plan",
    places: "Mapping[str, Place]",
    ledger: "Past",
    now: datetime,
    clean: Callable[[str], str],
    enclose: Enclose,
    *,
    show_people: bool,
) -> Iterator[Rehearsed]:
    """Give the first request of every part that would be sent; `clean` masks secrets and addresses.

    Unless `show_people`, everybody on it is a stand-in from the start: a name or a merge field cannot be
    told from other words once it stands in a mail. Where each person is a part, one of them shows what the others are.
    """
    for planned in plan.releases:
        new = _new_parts(planned)
        for delivery in planned.deliveries:
            due = tuple(delivery.to_send if planned.outcome is None else ())
            one_each = due and _is_one_each(places[delivery.target])
            alike = len(due) - 1 if one_each and not show_people else 0
            more = _MORE
            if due and places[delivery.target].channel.posts:
                alike, more = len(due) - 1, _THREAD
            for part in due[: len(due) - alike]:
                place = places[delivery.target]
                whole = _whole(planned, part, delivery.language, delivery.target, new, ledger, now)
                before = [one.record for one in delivery.parts if one.record and one.number < part.number]
                if before and place.channel.posts:
                    whole = replace(whole, thread=answered(before) or ())
                if not show_people:
                    whole = replace(whole, members=tuple(map(_stand_in, whole.members, count(1))))
                yield Rehearsed(
                    release=planned.release.id,
                    target=delivery.target,
                    part=part.number,
                    text=clean(_first(place, whole, enclose)) + (more.format(alike) if alike else ""),
                )


def _is_one_each(place: "Place") -> bool:
    return place.channel.most(place.target.settings) == 1


_THREAD = "\n(and {:,} more of the thread, each an answer to the one before)"
_MORE = "\n(and {:,} more like it, one for each person)"


def foreseen(order: Order, desk: Desk, ledger: "Past") -> Iterator[Rehearsed]:
    """Yield what would be put on each host."""
    hosts = resolve_hosts(order.config, order.choice, desk.environ)
    if hosts:
        from pressctl.desk.publicising import build
        from pressctl.desk.uploading import foreseen as uploads
        from pressctl.newsroom.building import Way

        leaks = leak_finder(order.config, desk.environ)
        built = build(order.config, desk.clock(), desk.watch, leaks, ledger.killed(), Way(write=False, all_files=False))
        yield from uploads(hosts, built, order.config.root, ledger)


def _stand_in(person: Recipient, number: int) -> Recipient:
    """Return somebody with the same fields and nothing in them; each has an address of their own, masked when shown."""
    return Recipient(
        email=f"person{number}@stand-in.invalid",
        name=STARS,
        language=person.language,
        fields=dict.fromkeys(person.fields, STARS),
    )


def _new_parts(planned: "PlannedRelease") -> dict[str, object]:
    acceptance = planned.acceptance
    if acceptance is None:
        return {}
    return {part.key: part for delivery in acceptance.deliveries for part in delivery.parts}


def _whole(
    planned: "PlannedRelease",
    part: "PlannedPart",
    language: str,
    target: str,
    new: Mapping[str, object],
    ledger: "Past",
    now: datetime,
) -> Part:
    """Put a part together as sending it would: from what is new, or from what is frozen."""
    from pressctl.delivery.ledger.records import NewPart

    fresh, record = new.get(part.key), part.record
    if isinstance(fresh, NewPart):
        variant, members = fresh.variant, fresh.members
    elif record is not None:
        refrozen = (planned.acceptance.refreeze or {}) if planned.acceptance else {}
        variant = refrozen.get(part.key) or ledger.variant(record.variant)
        members = ledger.members([part.key])
    else:
        raise LookupError(part.key)
    return Part(
        key=part.key,
        release=planned.release.id,
        edition=planned.release.edition,
        language=language,
        target=target,
        number=part.number,
        variant=variant,
        members=members,
        first_claimed=record.first_claimed or now if record else now,
        attempted=now,
        earlier=part.earlier,
    )


def _first(place: "Place", part: Part, enclose: Enclose) -> str:
    try:
        flow = place.channel.deliver(replace(part, files=enclose(part.variant)), place.target.settings)
        wanted = next(flow)
    except StopIteration:
        return "nothing to send"
    except Unsent as error:
        return f"cannot be sent: {error.message}"
    with suppress(Unsent, StopIteration):
        flow.close()
    match wanted:
        case WriteFile():
            return f"WRITE {wanted.path} ({len(wanted.content):,} bytes)"
        case SendMail():
            return _mail_text(wanted)
        case Pause():
            return f"WAIT {wanted.seconds:g} s"
        case request:
            return _request_text(request)


def _mail_text(wanted: SendMail) -> str:
    """Return what a mail server is told, its login left out."""
    server = wanted.server
    lines = [f"SMTP {server.host}:{server.port} ({server.security})", f"MAIL FROM:<{wanted.sender}>"]
    return "\n".join(
        [*lines, f"RCPT TO:<{wanted.to}>", "DATA", wanted.content.decode("utf-8", "replace").replace("\r\n", "\n")]
    )


_HIDDEN = frozenset({"authorization", "api-key", "x-api-key", "x-auth-token"})


def _request_text(request: "httpx.Request") -> str:
    """Return a request as it stands on the wire, credentials starred, with who the transport says is asking."""
    lines = [f"{request.method} {request.url}"]
    lines += [
        f"{name}: {'***' if name.lower() in _HIDDEN or 'token' in name.lower() else value}"
        for name, value in {**request.headers, "user-agent": AGENT}.items()
    ]
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        return "\n".join([*lines, "", *_pieces(request)])
    body = request.read().decode("utf-8", "replace")
    if request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        # A form as its fields: what a person can read, and what masking can tell apart.
        fields = parse_qsl(body, keep_blank_values=True)
        return "\n".join([*lines, "", *(f"{name} = {value}" for name, value in fields)])
    return "\n".join([*lines, "", body])


def _pieces(request: "httpx.Request") -> Iterator[str]:
    """Give a multipart form's fields as text, its files by name, type and size."""
    from email import message_from_bytes

    head = f"Content-Type: {request.headers['content-type']}\r\n\r\n"
    for piece in message_from_bytes(head.encode() + request.read()).walk():
        name, file = piece.get_param("name", header="content-disposition"), piece.get_filename()
        content = piece.get_payload(decode=True)
        if isinstance(content, bytes):
            said = (
                f"{file} ({piece.get_content_type()}, {len(content):,} bytes)"
                if file
                else content.decode("utf-8", "replace")
            )
            yield f"{name} = {said}"
