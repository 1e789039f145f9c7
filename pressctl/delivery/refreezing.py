"""What an accepted edit puts in place of frozen texts: only where a place certainly has nothing yet."""

from collections.abc import Mapping
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from pressctl.delivery.case import Case
from pressctl.delivery.ledger.records import NewDelivery
from pressctl.delivery.owing import Group, new_parts, planned_part
from pressctl.delivery.plan import PlannedDelivery, PlannedRelease
from pressctl.delivery.threads import is_untouched
from pressctl.model import Variant


class Refrozen(Struct, frozen=True, kw_only=True):
    """The plan by the new text: `variants` replace what is frozen, by key; a thread may need more posts, or fewer."""

    planned: PlannedRelease
    variants: Mapping[str, Variant]
    more: tuple[NewDelivery, ...] = ()
    surplus: tuple[str, ...] = ()


def refreeze(case: Case, planned: PlannedRelease) -> Refrozen:
    """Give the new text to all who are still owed; a thread that has begun is finished as it began."""
    variants: dict[str, Variant] = {}
    more: list[NewDelivery] = []
    surplus: list[str] = []
    deliveries: list[PlannedDelivery] = []
    for delivery in planned.deliveries:
        place = case.world.places.get(delivery.target)
        due = delivery
        if place and place.channel.posts and any(part.record for part in delivery.parts):
            if not is_untouched(delivery.parts):
                deliveries.append(delivery)
                continue
            due, new = _rethreaded(case, delivery)
            more += new
            surplus += [part.key for part in delivery.parts if part not in due.parts]
        deliveries.append(due)
        for part in due.parts:
            if place and part.record and part.record.is_open:
                whole = case.ready.variant(due.language, case.world.notice(part.record.variant))
                variants[part.key] = case.world.fit(whole, place.channel, place.target)
    return Refrozen(
        planned=replace(planned, deliveries=tuple(deliveries)),
        variants=variants,
        more=tuple(more),
        surplus=tuple(surplus),
    )


def _rethreaded(case: Case, delivery: PlannedDelivery) -> tuple[PlannedDelivery, list[NewDelivery]]:
    """Return a thread of which nothing has left in as many parts as the new text has posts, and what is to be frozen."""
    place, first = case.world.places[delivery.target], delivery.parts[0]
    notice = case.world.notice(first.record.variant) if first.record else first.notice
    wanted = list(new_parts(case, place, Group(language=delivery.language, notice=notice), count(1)))
    kept = delivery.parts[: len(wanted)]
    new = tuple(wanted[len(kept) :])
    planned = [replace(planned_part(part), earlier=first.earlier, standing=first.standing) for part in new]
    row = NewDelivery(
        language=delivery.language, target=delivery.target, channel=delivery.channel, listed=False, parts=new
    )
    return replace(delivery, parts=(*kept, *planned)), [row] if new else []
