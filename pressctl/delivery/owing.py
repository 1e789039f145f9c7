"""Who is owed an edition at one target: new parts, and the parts the ledger has already."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count, islice

from msgspec import Struct
from msgspec.structs import replace

from pressctl.delivery.amending import by_hand, earlier_at
from pressctl.delivery.awaiting import assigned_here, audience, awaited, chosen_for, frozen_rows, is_first, who_waited
from pressctl.delivery.case import Case, Owed
from pressctl.delivery.keys import key_of
from pressctl.delivery.languages import Tongues
from pressctl.delivery.ledger.records import DeliveryRecord, NewDelivery, NewPart, PartRecord
from pressctl.delivery.plan import Place, PlannedDelivery, PlannedPart
from pressctl.delivery.standing import ASKS_FOR_DIGEST, spent_standing, standing_of
from pressctl.delivery.threads import held_back
from pressctl.model import CORRECTIONS, KILLS, Notice, Recipient


class Group(Struct, frozen=True, kw_only=True):
    """People (none for a place that takes no recipients) who get one language with one notice.

    `unsubscribed` are the addresses of those who would, and are never mailed. `unread`: who they are stands on a list that
    nobody has read.
    """

    language: str
    notice: Notice
    people: tuple[Recipient, ...] = ()
    already_had: int = 0
    unsubscribed: frozenset[str] = frozenset()
    unread: bool = False


def owed_at(case: Case, place: Place, *, notice: Notice = "") -> tuple[Owed, ...]:
    """Return what a target is owed of this edition, one item a language; those it waits for come last.

    `notice` is "advance" for a copy before the embargo; corrections and kills follow from
    the history.
    """
    tongues = case.tongues(place)
    rows = case.rows(place.target.name)
    if place.channel.mailing:
        groups = tuple(_mailing_groups(case, place, notice, tongues, rows))
    else:
        groups = tuple(_place_groups(case, place, notice, tongues, rows))
    known = [language for language in _languages_owed(case, place, tongues) if language in rows]
    wanted = dict.fromkeys([*known, *(group.language for group in groups)])
    owed = [_owed(case, place, language, [g for g in groups if g.language == language]) for language in wanted]
    gone = case.world.suppressed or case.world.unsubscribed.get(place.target.name)
    owed = [_counting(case, place, tongues, item) for item in owed] if gone else owed
    if owed and (planned := owed[0].planned) and _counts_newcomers(case, place, rows):
        asks = planned.asks or place.target.name in case.world.unread
        newcomers = 0 if asks else _newcomers(case, place, tongues)
        owed[0] = replace(owed[0], planned=replace(planned, newcomers=newcomers, asks=asks))
    if any(group.unread for group in groups):
        return tuple(owed)  # who waits for a language stands on the list too
    return (*owed, *awaited(case, place, tongues, rows))


def _counting(case: Case, place: Place, tongues: Tongues, item: Owed) -> Owed:
    """Return what is owed in one language, with those of today's list who would get it and are never mailed."""
    planned = item.planned
    if planned is None or case.release.edition == "kill" or case.world.choice.to:
        return item
    people = chosen_for(case.release, case.world.unsubscribed.get(place.target.name, ()))
    gone = {one.email for one in people if tongues.chosen(one.language) == planned.language}
    return replace(item, planned=replace(planned, unsubscribed=planned.unsubscribed | gone))


def _counts_newcomers(case: Case, place: Place, rows: Mapping[str, DeliveryRecord]) -> bool:
    """Whether it is told how many came onto a list after it was frozen: where a person looks at this very release."""
    choice = case.world.choice
    frozen = place.channel.mailing and any(row.listed for row in rows.values())
    return frozen and not (choice.found or choice.newcomers or choice.to or case.release.edition == "kill")


def _newcomers(case: Case, place: Place, tongues: Tongues) -> int:
    """Count who came onto a list after it was frozen."""
    known = case.taken | case.had
    edition = str(case.release.edition)
    if not known and any(part.people for part in case.history.parts if part.edition == edition):
        return 0  # a plan without the ledger's key knows how many there are, and not who
    return sum(
        person.email not in known and tongues.chosen(person.language) in tongues.present
        for person in audience(case, place)
    )


def _languages_owed(case: Case, place: Place, tongues: Tongues) -> tuple[str, ...]:
    """Return what a target takes today, and what it had before: a correction follows the text, not the config."""
    earlier = (part for part in case.earlier_at(place.target.name) if part.was_had)
    return tuple(dict.fromkeys([*tongues.present, *(case.spoken(part.language) for part in earlier)]))


def _told(case: Case, notice: Notice) -> Notice:
    """Return what those are told who had an earlier edition, where new ones would get `notice`."""
    if case.release.edition == "kill":
        opens = case.release.opens
        return "kill" if opens and opens <= case.world.now else "advance-kill"
    return "advance-correction" if notice == "advance" else "correction"


def _place_groups(
    case: Case, place: Place, notice: Notice, tongues: Tongues, rows: Mapping[str, DeliveryRecord]
) -> Iterator[Group]:
    """A place without recipients gets each language once; a kill only where it had something.

    One that has this edition or an earlier one already gets what it waited for, and what was not there then: a
    language it was configured for since owes nothing old.
    """
    had = _had(case, place)
    gone = _gone_elsewhere(case, place)
    left_out = _left_out(case, place, rows, had)
    for language in _languages_owed(case, place, tongues):
        row = rows.get(language)
        if not case.is_pending(row) if row else language in left_out:
            continue
        if language in had:
            yield Group(language=language, notice=_told(case, notice))
        elif language in gone or (case.is_stand_in(place) and not _stands_in_still(case, place, language)):
            continue
        elif case.release.edition != "kill":
            yield Group(language=language, notice=notice)


def _gone_elsewhere(case: Case, place: Place) -> set[str]:
    """Return the languages of which an edition went to who stands in for a place: what corrects it goes there too."""
    mine = case.history.parts_at(place.target.name)
    return {case.spoken(part.language) for part in mine if case.history.has_fallen(part)}


def _stands_in_still(case: Case, place: Place, language: str) -> bool:
    """Whether a place that stands in is owed what fell to it: not where each that it fell from is told itself."""
    mine = (part for part in case.earlier_at(place.target.name) if part.is_open)
    if not any(case.spoken(part.language) == language for part in mine):
        return False
    others = [each for each in case.world.places.values() if each.target.fallback == place.target.name]
    fell = [each for each in others if language in _gone_elsewhere(case, each)]
    return not fell or any(language not in _had(case, each) for each in fell)


def _had(case: Case, place: Place) -> set[str]:
    """Return the languages in which a place had, or may have had, an earlier edition."""
    earlier = (part for part in case.earlier_at(place.target.name) if part.was_had)
    return {case.spoken(part.language) for part in earlier}


def _left_out(case: Case, place: Place, rows: Mapping[str, DeliveryRecord], had: set[str]) -> set[str]:
    """Return the languages that were there when it was decided what a place gets, and that it was not to get."""
    record = case.history.edition(case.release.edition)
    if record and rows:
        return set(record.content) - set(rows)
    name, edition = place.target.name, str(case.release.edition)
    before = [row for row in case.history.rows_at(name) if row.edition != edition]
    editions = {row.edition for row in before}
    there = {tag for record in case.history.editions if record.edition in editions for tag in record.content}
    return there - {row.language for row in before} - had


def _mailing_groups(
    case: Case, place: Place, notice: Notice, tongues: Tongues, rows: Mapping[str, DeliveryRecord]
) -> Iterator[Group]:
    """The people of a mailing: those who had an earlier edition first, then those still owed, then the list."""
    choice, name = case.world.choice, place.target.name
    listed = any(row.listed for row in rows.values())
    if not (choice.to or listed):
        yield from _told_groups(case, place, notice)
    if case.release.edition == "kill":
        return
    frozen, first = frozen_rows(case, name, rows), is_first(case, name, rows)
    if name in case.world.unread:
        languages = tongues.present[:1] if choice.to or first else tongues.present
        waited = {row.language for row in frozen if case.is_pending(row)}
        anybody = choice.to or first or (listed and choice.newcomers)
        yield from (Group(language=tag, notice=notice, unread=True) for tag in languages if anybody or tag in waited)
    elif choice.to:
        listed_as = (person for person in case.world.people.get(name, ()) if person.email == choice.to)
        yield from _by_language(case, place, (next(listed_as, Recipient(email=choice.to)),), notice, tongues)
    elif first:
        yield from _first_list(case, place, notice, tongues)
    else:
        people = audience(case, place)
        due = people if listed and choice.newcomers else who_waited(case, place, people, frozen)
        yield from _by_language(case, place, due, notice, tongues)


def _told_groups(case: Case, place: Place, notice: Notice) -> Iterator[Group]:
    """Those who had an earlier edition, and those still owed one, at the addresses that the ledger froze."""
    mine = list(case.earlier_at(place.target.name))
    for language in dict.fromkeys(part.language for part in mine):
        had = [part.key for part in mine if part.was_had and part.language == language]
        owed = [part.key for part in mine if part.is_open and part.language == language]
        spoken, told = case.spoken(language), _told(case, notice)
        yield _fresh(case, place, Group(language=spoken, notice=told, people=case.world.members(had)))
        if case.release.edition != "kill":
            yield _fresh(case, place, Group(language=spoken, notice=notice, people=case.world.members(owed)))


def _first_list(case: Case, place: Place, notice: Notice, tongues: Tongues) -> Iterator[Group]:
    """Everybody of today's list. One of nobody is frozen too: who comes onto it later is a newcomer."""
    people = audience(case, place)
    if not people and tongues.present:
        yield Group(language=tongues.present[0], notice=notice)
    yield from _by_language(case, place, people, notice, tongues)


def _by_language(
    case: Case, place: Place, people: Sequence[Recipient], notice: Notice, tongues: Tongues
) -> Iterator[Group]:
    """Each person gets their language, else the newsroom's, else the original; who waits for theirs is left out."""
    chosen = {tag: tongues.chosen(tag) for tag in {person.language for person in people}}
    spoken: dict[str, list[Recipient]] = {}
    for person in people:
        spoken.setdefault(chosen[person.language], []).append(person)
    for language, group in spoken.items():
        if language in tongues.present:
            yield _fresh(case, place, Group(language=language, notice=notice, people=tuple(group)))


def _fresh(case: Case, place: Place, group: Group) -> Group:
    """Leave out whoever this edition is assigned to already, at whatever target, and assign the rest.

    Who had an earlier edition gets the correction from the target that sent it, and no
    ordinary copy from another.
    """
    taken = assigned_here(case, place) if place.target.duplicates else case.taken
    told = group.notice in KILLS or group.notice in CORRECTIONS
    # By address: somebody who had two earlier revisions is one person.
    people = {person.email: person for person in group.people}
    due = [p for p in people.values() if p.email not in taken and (told or p.email not in case.had)]
    new = case.world.willing(due)
    gone = frozenset({person.email for person in due} - {person.email for person in new})
    case.taken.update(person.email for person in new)
    return replace(group, people=new, already_had=len(people) - len(due), unsubscribed=gone)


def _owed(case: Case, place: Place, language: str, groups: Sequence[Group]) -> Owed:
    """Join what the ledger has in this language with what is new."""
    release, target = case.release, place.target
    records = case.history.parts_of(release.edition, language, target.name)
    numbers = count(max((part.number for part in records), default=0) + 1)
    new = tuple(part for group in groups for part in new_parts(case, place, group, numbers))
    record = case.history.delivery(release.edition, language, target.name)
    # What a frozen list left out is counted once; newcomers and --to leave out those who are on it.
    had_before = record.already_had if record and record.listed else sum(group.already_had for group in groups)
    if case.world.choice.to:
        had_before = record.already_had if record else 0
    known = [_known(case, place, part) for part in records]
    if any(group.unread for group in groups):
        return Owed(planned=_unread(case, place, language, known))
    if place.channel.posts:
        known = held_back(known)
    earlier = earlier_at(case, place, language)
    planned = PlannedDelivery(
        language=language,
        target=target.name,
        channel=place.channel.name,
        optional=target.optional,
        already_had=had_before,
        unsubscribed=frozenset().union(*(group.unsubscribed for group in groups)),
        by_hand=by_hand(case, place, language),
        parts=tuple(replace(part, earlier=earlier) if earlier else part for part in (*known, *map(planned_part, new))),
    )
    if not groups:
        return Owed(planned=planned)
    recorded = NewDelivery(
        language=language,
        target=target.name,
        channel=place.channel.name,
        listed=not case.world.choice.to,
        already_had=had_before,
        parts=new,
    )
    return Owed(planned=planned, recorded=recorded)


def _unread(case: Case, place: Place, language: str, known: Sequence[PlannedPart]) -> PlannedDelivery:
    """Return a delivery of which nothing leaves, and nothing is recorded, until its list is known."""
    why = case.world.unread[place.target.name]
    return PlannedDelivery(
        language=language,
        target=place.target.name,
        channel=place.channel.name,
        optional=place.target.optional,
        outcome=why.outcome,
        error=why.error,
        hint=why.hint,
        asks=True,
        parts=tuple(known),
    )


def planned_part(part: NewPart) -> PlannedPart:
    """Return a new part as a plan has it."""
    notice = part.variant.notice
    return PlannedPart(key=part.key, number=part.number, people=len(part.members), standing="send", notice=notice)


def _known(case: Case, place: Place, record: PartRecord) -> PlannedPart:
    world = case.world
    if world.spent:
        standing = spent_standing(record)
    else:
        standing = standing_of(
            record,
            channel=place.channel,
            target=place.target,
            now=world.now,
            digest=world.digest(place.target) if record.state in ASKS_FOR_DIGEST else "",
            retry_failed=world.choice.retry_failed,
        )
    return PlannedPart(key=record.key, number=record.number, people=record.people, standing=standing, record=record)


def new_parts(case: Case, place: Place, group: Group, numbers: Iterator[int]) -> Iterator[NewPart]:
    """Freeze a group in parts of the size that a place takes, each with the next of `numbers`; a post is a part."""
    release, target, world = case.release, place.target, case.world
    variant = world.fit(case.ready.variant(group.language, group.notice), place.channel, target)
    many = max(1, len(variant.posts)) if place.channel.posts else 1
    batches: Iterator[tuple[Recipient, ...]] = iter([()] * many)
    if place.channel.mailing:
        people = (world.person(person, target, group.language) for person in group.people)
        batches = _batches(people, place.channel.most(target.settings))
    for members in batches:
        number = next(numbers)
        key = key_of(world.newsroom, release.id, release.edition, group.language, target.name, number)
        yield NewPart(key=key, number=number, variant=variant, members=members)


def _batches(people: Iterable[Recipient], size: int) -> Iterator[tuple[Recipient, ...]]:
    """Cut a list into parts of at most `size`; `itertools.batched` came with Python 3.12."""
    rest = iter(people)
    while batch := tuple(islice(rest, size)):
        yield batch
