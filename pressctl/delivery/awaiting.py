"""Languages that a release promises (`languages`) and does not have yet: who waits for them, and who gets them then.

A row in the ledger without a list and without a part says that a target waits for a language. So a translation
that comes later reaches those who waited, under the same revision, and nobody who came onto a list since. Who they were
is frozen beside the row, as the members of a part that is never sent: whatever language a list says of them by now.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pressctl.delivery.case import Case, Owed
from pressctl.delivery.keys import key_of
from pressctl.delivery.languages import Tongues, nearest
from pressctl.delivery.ledger.records import DeliveryRecord, NewDelivery, NewPart
from pressctl.delivery.plan import Place, PlannedDelivery
from pressctl.model import Recipient, Release


def audience(case: Case, place: Place) -> tuple[Recipient, ...]:
    """Today's list, less those whom the release's `audience` leaves out."""
    return chosen_for(case.release, case.world.people.get(place.target.name, ()))


def chosen_for(release: Release, people: Iterable[Recipient]) -> tuple[Recipient, ...]:
    """Return those of some people whom a release is for."""
    wanted = {tag.casefold() for tag in release.audience}
    return tuple(person for person in people if not wanted or wanted & {tag.casefold() for tag in person.tags})


def is_first(case: Case, target: str, rows: Mapping[str, DeliveryRecord]) -> bool:
    """Whether no list of a mailing was frozen for the release, `rows` being what the ledger has of this edition."""
    earlier = (row for row in case.history.rows_at(target) if row.edition != str(case.release.edition))
    return not any(row.listed for row in rows.values()) and not (case.earlier and any(row.listed for row in earlier))


def awaited(case: Case, place: Place, tongues: Tongues, rows: Mapping[str, DeliveryRecord]) -> Iterator[Owed]:
    """Say who waits for a language that is promised and not there yet, and record that they do.

    The record is what tells them, later, from people who came onto the list since.
    """
    if case.world.choice.to or not tongues.awaited:
        return
    target, mailing = place.target, place.channel.mailing
    listed = any(row.listed for row in rows.values())
    served = frozenset() if target.duplicates else case.taken | case.had
    due = audience(case, place)
    if not is_first(case, target.name, rows):
        due = who_waited(case, place, due, frozen_rows(case, target.name, rows))
    for tag in tongues.awaited:
        row = rows.get(tag)
        if (row and not case.is_pending(row)) or (mailing and listed and not row):
            continue
        alike = [one for one in due if tongues.chosen(one.language) == tag and one.email not in served]
        who = f"{len(alike):,} {'person' if len(alike) == 1 else 'people'}, " if mailing else ""
        planned = PlannedDelivery(
            language=tag,
            target=target.name,
            channel=place.channel.name,
            optional=target.optional,
            outcome="held",
            waiting=len(alike),
            error=f"{who}for its {tag} version, which is not there yet",
            hint=f"NOT scheduled: run again when its {tag} version is there, or take {tag} out of `languages`.",
        )
        recorded = NewDelivery(
            language=tag,
            target=target.name,
            channel=place.channel.name,
            listed=False,
            parts=_frozen(case, place, tag, alike),
        )
        yield Owed(planned=planned if alike or not mailing else None, recorded=None if row else recorded)


def _frozen(case: Case, place: Place, tag: str, people: Sequence[Recipient]) -> tuple[NewPart, ...]:
    """Freeze who waits. The text beside them is nobody's: that of their language is not there yet."""
    if not place.channel.mailing:
        return ()
    release, name = case.release, place.target.name
    variant = case.world.fit(case.ready.variant(release.language, ""), place.channel, place.target)
    key = key_of(case.world.newsroom, release.id, release.edition, tag, name, 0)
    return (NewPart(key=key, number=0, variant=variant, members=tuple(people), state="superseded", cause="awaiting"),)


def frozen_rows(case: Case, target: str, rows: Mapping[str, DeliveryRecord]) -> tuple[DeliveryRecord, ...]:
    """Return what says who is on the list of a mailing: this edition's rows once it was frozen, else those before."""
    if any(row.listed for row in rows.values()):
        return tuple(rows.values())
    return tuple(row for row in case.history.rows_at(target) if row.edition != str(case.release.edition))


def who_waited(
    case: Case, place: Place, people: Sequence[Recipient], rows: Sequence[DeliveryRecord]
) -> tuple[Recipient, ...]:
    """Return those of today's list who waited for a language when it was frozen, and have nothing of the release yet.

    That language may be there by now, or be given up, or the list says another of them. A ledger in which nobody was
    frozen (of an earlier pressctl, or sealed) tells them by the language that they have today.
    """
    there = {(row.edition, row.language, row.target) for row in rows}
    parts = [part for part in case.history.awaiting if (part.edition, part.language, part.target) in there]
    waited = {person.email for person in case.world.members([part.key for part in parts])} if parts else set()
    known = {part.language for part in parts if waited or not any(one.people for one in parts)}
    bare = {row.language for row in rows if case.is_pending(row)} - known
    if not waited and not bare:
        return ()
    then = [row.language for row in rows]
    served = case.had | (assigned_here(case, place) if place.target.duplicates else case.taken)
    return tuple(
        person
        for person in people
        if person.email not in served and (person.email in waited or nearest(person.language, then) in bare)
    )


def assigned_here(case: Case, place: Place) -> set[str]:
    """Return the addresses that a target has in the parts of this edition."""
    edition, name = str(case.release.edition), place.target.name
    keys = [part.key for part in case.history.parts_at(name) if part.edition == edition]
    return {person.email for person in case.world.members(keys)} if keys else set()


def left_for_later(case: Case, names: Iterable[str]) -> Iterator[NewDelivery]:
    """Record what came since at targets that this run leaves out, so that it is still owed there when it has gone elsewhere.

    Only places without recipients: people who did not wait for a language have another by then.
    """
    record = case.history.edition(case.release.edition)
    for name in names if record else ():
        place, rows = case.world.places.get(name), case.rows(name)
        if record and place and rows and not place.channel.mailing:
            for language in case.tongues(place).present:
                if language not in rows and language not in record.content:
                    yield NewDelivery(language=language, target=name, channel=place.channel.name, listed=False)
