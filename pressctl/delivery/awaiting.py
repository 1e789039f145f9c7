"""Languages that a release promises (`languages`) and does not have yet: who waits for them, and who gets them then.

A row in the ledger without a list and without a part says that a target waits for a language. So a translation
that comes later reaches those who waited, under the same revision, and nobody who came onto a list since.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pressctl.delivery.case import Case, Owed
from pressctl.delivery.languages import Tongues, nearest
from pressctl.delivery.ledger.records import DeliveryRecord, NewDelivery
from pressctl.delivery.plan import Place, PlannedDelivery
from pressctl.model import Recipient, Release


def audience(case: Case, place: Place) -> tuple[Recipient, ...]:
    """Today's list, less those whom the release's `audience` leaves out."""
    return chosen_for(case.release, case.world.people.get(place.target.name, ()))


def chosen_for(release: Release, people: Iterable[Recipient]) -> tuple[Recipient, ...]:
    """Return those of some people whom a release is for."""
    wanted = {tag.casefold() for tag in release.audience}
    return tuple(person for person in people if not wanted or wanted & {tag.casefold() for tag in person.tags})


def awaited(case: Case, place: Place, tongues: Tongues, rows: Mapping[str, DeliveryRecord]) -> Iterator[Owed]:
    """Say who waits for a language that is promised and not there yet, and record that they do.

    The record is what tells them, later, from people who came onto the list since.
    """
    target, mailing = place.target, place.channel.mailing
    listed = any(row.listed for row in rows.values())
    served = frozenset() if target.duplicates else case.taken | case.had
    for tag in () if case.world.choice.to else tongues.awaited:
        row = rows.get(tag)
        if (row and not case.is_pending(row)) or (mailing and listed and not row):
            continue
        alike = [person for person in audience(case, place) if tongues.chosen(person.language) == tag]
        waiting = sum(person.email not in served for person in alike)
        who = f"{waiting:,} {'person' if waiting == 1 else 'people'}, " if mailing else ""
        planned = PlannedDelivery(
            language=tag,
            target=target.name,
            channel=place.channel.name,
            optional=target.optional,
            outcome="held",
            waiting=waiting,
            error=f"{who}for its {tag} version, which is not there yet",
            hint=f"NOT scheduled: run again when its {tag} version is there, or take {tag} out of `languages`.",
        )
        recorded = NewDelivery(language=tag, target=target.name, channel=place.channel.name, listed=False)
        yield Owed(planned=planned if waiting or not mailing else None, recorded=None if row else recorded)


def who_waited(case: Case, people: Sequence[Recipient], rows: Iterable[DeliveryRecord]) -> tuple[Recipient, ...]:
    """Return those of a list whose language was not there when it was frozen; by now it may be, or be given up."""
    then = {row.language: row for row in rows}
    pending = {tag for tag, row in then.items() if case.is_pending(row)}
    return tuple(person for person in people if nearest(person.language, [*then]) in pending) if pending else ()


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
