"""What certainly was not taken goes to the target that stands in (`fallback`), once patience is over; what is unsure never does.

The part that was not taken is superseded, and a new one with a key of its own frozen for whoever stands in, in one
transaction: nobody is owed twice, and corrections and kills go to who really got it.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from pressctl.delivery.case import Case, Owed
from pressctl.delivery.ledger.records import NewDelivery, PartRecord
from pressctl.delivery.owing import Group, new_parts, owed_at, planned_part
from pressctl.delivery.plan import Place, PlannedDelivery, PlannedPart
from pressctl.delivery.standing import is_over
from pressctl.delivery.threads import is_untouched
from pressctl.model import Notice, Recipient, Target


class Fallen(Struct, frozen=True, kw_only=True):
    """What everybody is owed after that: `fell` are keys of this very edition, `targets` who stands in; `surplus` nobody needs any more."""

    owed: tuple[Owed, ...]
    fell: tuple[str, ...] = ()
    surplus: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()


def let_fall(case: Case, owed: Sequence[Owed], *, early: bool) -> Fallen:
    """Move what was certainly not taken, and whose time is over, to who stands in; `early`: the embargo still holds."""
    items = [_known_alone(item) for item in owed] if case.world.spent else [*owed]
    where = {(one.planned.language, one.planned.target): at for at, one in enumerate(items) if one.planned}
    fell: list[str] = []
    targets: list[str] = []
    for at, item in enumerate(items):
        planned = item.planned
        if planned is None or planned.outcome:
            continue
        language, name = planned.language, planned.target
        stand_in = _stand_in(case, name, language, early=early)
        falling = [part for part in planned.parts if stand_in and _falls(case, name, part, stand_in)]
        if falling and case.world.places[name].channel.posts:  # half a thread is none: all of it goes, or nothing
            falling = [*planned.parts] if is_untouched(planned.parts) else []
        items[at] = replace(item, planned=_told(case, planned, falling, stand_in))
        if stand_in is None or not falling:
            continue
        there = where.get((language, stand_in.target.name), -1)
        fell += [part.key for part in falling]
        targets.append(stand_in.target.name)
        known = case.history.parts_of(case.release.edition, language, stand_in.target.name)
        if not stand_in.channel.mailing and (there >= 0 or known):
            continue  # it gets this edition anyway, and not twice
        itself = items[there] if there >= 0 else _owed_itself(case, stand_in, language, early=early)
        joined = _joined(case, stand_in, language, itself, falling)
        if there >= 0:
            items[there] = joined
        else:
            where[language, stand_in.target.name] = len(items)
            items.append(joined)
    return Fallen(owed=tuple(items), fell=tuple(fell), targets=tuple(targets))


def _known_alone(item: Owed) -> Owed:
    """Return what the ledger has of a delivery: a run that has had its turn begins nothing."""
    parts = tuple(part for part in item.planned.parts if part.record) if item.planned else ()
    return Owed(planned=replace(item.planned, parts=parts) if item.planned else None)


def reachable(targets: Mapping[str, Target], names: Iterable[str], skip: Iterable[str] = ()) -> tuple[str, ...]:
    """Return targets and all who may stand in for them, one for the other, without repeats."""
    found = dict.fromkeys(names)
    for name in [*found]:
        while name in targets and (name := targets[name].fallback) and name in targets and name not in skip:
            found.setdefault(name)
    return tuple(found)


def _stand_in(case: Case, name: str, language: str, *, early: bool) -> Place | None:
    """Return who may have what a target did not take: never one that is left out, or has to wait for the embargo."""
    place = case.world.places.get(name)
    other = case.world.places.get(place.target.fallback) if place else None
    if other is None or other.target.name in case.world.choice.skip:
        return None
    if language not in case.tongues(other).present:
        return None
    waits = early and not (other.target.under_embargo and other.target.name in case.release.advance)
    return None if waits else other


def _falls(case: Case, name: str, part: PlannedPart, stand_in: Place) -> bool:
    """Whether a part was certainly not taken, is not tried any more, and is one that who stands in may have."""
    record = part.record
    if record is None or record.doubt or part.standing not in {"failed", "deferred"}:
        return False
    if record.state == "deferred" and not is_over(record, target=case.world.places[name].target, now=case.world.now):
        return False
    return record.state in {"failed", "gone", "deferred"} and _is_fit(case, record, stand_in)


def _is_fit(case: Case, record: PartRecord, stand_in: Place) -> bool:
    """Whether a place takes the addresses of a part; one that it refuses would take the others' mail with it."""
    if stand_in.channel.international or not case.world.places[record.target].channel.international:
        return True
    return all(person.email.isascii() for person in _people(case, [record]))


def _told(
    case: Case, planned: PlannedDelivery, falling: Sequence[PlannedPart], stand_in: Place | None
) -> PlannedDelivery:
    """Return a delivery that says what of it goes, or went, elsewhere, and where the rest would."""
    gone = [part.record for part in planned.parts if part.record and case.history.has_fallen(part.record)]
    if not (gone or falling or stand_in):
        return planned
    reasons = [*gone, *(part.record for part in falling if part.record)]
    parts = tuple(replace(part, standing="superseded") if part in falling else part for part in planned.parts)
    place = case.world.places.get(planned.target)
    other = place.target.fallback if place else ""
    if reasons and other:
        why = next((record.error for record in reasons if record.error), "it was not taken")
        heads = sum(record.people for record in reasons)
        who = f" for {heads:,} {'person' if heads == 1 else 'people'}" if heads else ""
        planned = replace(planned, stood_in=other, error=f"{other} stands in{who}: {why}")
    return replace(planned, parts=parts, fallback=stand_in.target.name if stand_in else "")


def _owed_itself(case: Case, place: Place, language: str, *, early: bool) -> Owed | None:
    """Return what a place that stands in is owed anyhow: one that had an earlier edition is told of the change, whatever fell."""
    if place.channel.mailing:
        return None
    owed = owed_at(case, place, notice="advance" if early else "")
    return next((item for item in owed if item.recorded and item.recorded.language == language), None)


def _joined(case: Case, place: Place, language: str, there: Owed | None, falling: Sequence[PlannedPart]) -> Owed:
    """Return what who stands in is owed: what it is owed by itself, and, to other people, what fell to it."""
    planned, recorded = (there.planned, there.recorded) if there else (None, None)
    groups = {} if there and not place.channel.mailing else _by_notice(case, falling)
    known = case.history.parts_of(case.release.edition, language, place.target.name)
    taken = [*(part.number for part in known), *(part.number for part in (recorded.parts if recorded else ()))]
    numbers = count(max(taken, default=0) + 1)
    new = tuple(
        part
        for notice, records in groups.items()
        for part in new_parts(
            case, place, Group(language=language, notice=notice, people=_people(case, records)), numbers
        )
    )
    name, channel = place.target.name, place.channel.name
    base = planned or PlannedDelivery(language=language, target=name, channel=channel, optional=place.target.optional)
    row = recorded or NewDelivery(language=language, target=name, channel=channel, listed=False)
    # What others may not fail to bring is not optional here.
    optional = base.optional and all(_is_optional(case, part) for part in falling)
    return Owed(
        planned=replace(base, optional=optional, parts=(*base.parts, *map(planned_part, new))),
        recorded=replace(row, parts=(*row.parts, *new)),
    )


def _by_notice(case: Case, falling: Sequence[PlannedPart]) -> dict[Notice, list[PartRecord]]:
    found: dict[Notice, list[PartRecord]] = {}
    for part in falling:
        if part.record:
            found.setdefault(case.world.notice(part.record.variant), []).append(part.record)
    return found


def _people(case: Case, records: Sequence[PartRecord]) -> tuple[Recipient, ...]:
    """Return the members of parts who are still to be mailed."""
    return case.world.willing(case.world.members([record.key for record in records]))


def _is_optional(case: Case, part: PlannedPart) -> bool:
    return bool(part.record and case.world.places[part.record.target].target.optional)
