"""Who has unsubscribed is never mailed: also not out of a part that was frozen before they did.

A part keeps its key and its members, so one of an open part is left out by ending it, and freezing the others anew in a
part with a key of its own, in one transaction. A part of which nobody knows whether it was taken is not sent again by
itself, even where the place would drop a repeat: to whom it did not come it would come now.
"""

from collections.abc import Sequence
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from pressctl.delivery.case import Case, Owed
from pressctl.delivery.ledger.records import NewDelivery, NewPart
from pressctl.delivery.owing import Group, new_parts, planned_part
from pressctl.delivery.plan import PlannedDelivery, PlannedPart
from pressctl.model import Recipient

_DOUBTED = (
    "Somebody who may not have it yet has unsubscribed since, so it is not sent again by itself. Look at the place, then settle"
    " it with pressctl resolve; --resend mails the others."
)


class Left(Struct, frozen=True, kw_only=True):
    """What everybody is owed after that; `keys` are the parts that end."""

    owed: tuple[Owed, ...]
    keys: tuple[str, ...] = ()


def leave_out(case: Case, owed: Sequence[Owed]) -> Left:
    """End the parts that would mail somebody who has unsubscribed, and freeze the others of them anew."""
    if case.world.suppressed is None or case.world.spent:
        return Left(owed=tuple(owed))
    leaving = [part.key for item in owed if item.planned for part in item.planned.parts if _leaves(part)]
    if not leaving or len(case.world.willing(everybody := case.world.members(leaving))) == len(everybody):
        return Left(owed=tuple(owed))  # one question tells, as a ledger may be far and have thousands of parts
    keys: list[str] = []
    items = [_without(case, item, keys) for item in owed]
    return Left(owed=tuple(items), keys=tuple(keys))


def _without(case: Case, item: Owed, keys: list[str]) -> Owed:
    """Return what one target is owed, less them; the keys of parts that end are added to `keys`."""
    planned = item.planned
    if planned is None or planned.outcome:
        return item
    place = case.world.places[planned.target]
    known = case.history.parts_of(case.release.edition, planned.language, planned.target)
    recorded = item.recorded
    taken = [*(one.number for one in known), *(one.number for one in (recorded.parts if recorded else ()))]
    numbers = count(max(taken, default=0) + 1)
    parts: list[PlannedPart] = []
    for part in planned.parts:
        members = _members(case, part)
        rest = case.world.willing(members)
        if part.record is None or len(rest) == len(members):
            parts.append(part)
            continue
        gone = {person.email for person in members} - {person.email for person in rest}
        planned = replace(planned, unsubscribed=planned.unsubscribed | gone)
        if part.standing == "elsewhere":
            parts.append(
                replace(part, standing="deferred")
            )  # whoever has it read the list before; nobody takes it over
        elif not part.record.is_open:
            parts.append(replace(part, standing="unknown"))
            planned = replace(planned, hint=_DOUBTED)
        else:
            keys.append(part.key)
            group = Group(language=planned.language, notice=case.world.notice(part.record.variant), people=rest)
            new = tuple(new_parts(case, place, group, numbers)) if rest else ()
            again = tuple(replace(planned_part(one), earlier=part.earlier) for one in new)
            parts += [replace(part, standing="unsubscribed"), *again]
            recorded = _grown(recorded, planned, new)
    return Owed(planned=replace(planned, parts=tuple(parts)), recorded=recorded)


def _members(case: Case, part: PlannedPart) -> tuple[Recipient, ...]:
    return case.world.members([part.key]) if _leaves(part) else ()


def _leaves(part: PlannedPart) -> bool:
    """Whether a part that was frozen before may leave in this run, and has people."""
    return bool(part.people and part.record) and part.standing in {"send", "elsewhere"}


def _grown(recorded: NewDelivery | None, planned: PlannedDelivery, new: tuple[NewPart, ...]) -> NewDelivery | None:
    """Return what is recorded of a delivery, with new parts."""
    if not new:
        return recorded
    row = recorded or NewDelivery(
        language=planned.language, target=planned.target, channel=planned.channel, listed=False
    )
    return replace(row, parts=(*row.parts, *new))
