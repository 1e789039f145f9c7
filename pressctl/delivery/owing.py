"""Who is owed an edition at one target: new parts, and the parts the ledger has already."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count, islice

from msgspec import Struct, field
from msgspec.structs import replace

from pressctl.delivery.keys import key_of
from pressctl.delivery.ledger.records import History, NewDelivery, NewPart, PartRecord
from pressctl.delivery.plan import Place, PlannedDelivery, PlannedPart, Ready, World
from pressctl.delivery.standing import standing_of
from pressctl.model import CORRECTIONS, Notice, Recipient, Release


class Case(Struct, frozen=True, kw_only=True):
    """One release against its history.

    `had` are the addresses that had, or may have had, an earlier edition, wherever; `taken`
    collects those this edition is assigned to.
    """

    ready: Ready
    world: World
    history: History
    had: frozenset[str] = frozenset()
    taken: set[str] = field(default_factory=set)

    @property
    def release(self) -> Release:
        """The original version, whose id and edition the case is about."""
        return self.ready.original

    @property
    def earlier(self) -> tuple[PartRecord, ...]:
        """The parts of editions before this one."""
        return tuple(part for part in self.history.parts if part.edition != str(self.release.edition))


class Owed(Struct, frozen=True, kw_only=True):
    """What one target is owed in one language: how it is planned, and what the ledger is to record."""

    planned: PlannedDelivery
    recorded: NewDelivery | None = None


class Group(Struct, frozen=True, kw_only=True):
    """People (none for a place that takes no recipients) who get one language with one notice."""

    language: str
    notice: Notice
    people: tuple[Recipient, ...] = ()
    already_had: int = 0


def owed_at(case: Case, place: Place, *, notice: Notice = "") -> tuple[Owed, ...]:
    """Return what a target is owed of this edition, one item a language.

    `notice` is "advance" for a copy before the embargo; corrections and kills follow from
    the history.
    """
    languages = _languages_owed(case, place)
    known = [case.history.delivery(case.release.edition, language, place.target.name) for language in languages]
    listed = any(record and record.listed for record in known)
    if place.channel.mailing:
        groups = tuple(_mailing_groups(case, place, notice, languages, listed=listed))
    elif listed:
        groups = ()
    else:
        groups = tuple(_place_groups(case, place, notice, languages))
    wanted = dict.fromkeys([record.language for record in known if record] + [group.language for group in groups])
    return tuple(_owed(case, place, language, [g for g in groups if g.language == language]) for language in wanted)


def languages_at(case: Case, place: Place) -> tuple[str, ...]:
    """Return the languages of the release that a target takes; none configured takes all."""
    wanted = tuple(tag.lower() for tag in place.target.languages)
    return tuple(tag for tag in case.ready.versions if not wanted or _speaks(tag, wanted))


def _languages_owed(case: Case, place: Place) -> tuple[str, ...]:
    """Return what a target takes today, and what it had before: a correction follows the text, not the config."""
    had = [_spoken(case, part.language) for part in case.earlier if part.target == place.target.name and part.was_had]
    return tuple(dict.fromkeys([*languages_at(case, place), *had]))


def _spoken(case: Case, language: str) -> str:
    """Return the version that tells those who had `language`: that one, or the original where it is gone."""
    return language if language in case.ready.versions else case.release.language


def _speaks(tag: str, wanted: Sequence[str]) -> bool:
    """Whether a version's tag is one of those wanted: `fr-CA` is taken by who wants `fr`."""
    lowered = tag.lower()
    return any(lowered == want or lowered.startswith(f"{want}-") for want in wanted)


def _told(case: Case, notice: Notice) -> Notice:
    """Return what those are told who had an earlier edition, where new ones would get `notice`."""
    if case.release.edition == "kill":
        return "kill"
    return "advance-correction" if notice == "advance" else "correction"


def _place_groups(case: Case, place: Place, notice: Notice, languages: Sequence[str]) -> Iterator[Group]:
    """A place without recipients gets each language once; a kill only where it had something."""
    earlier = (part for part in case.earlier if part.target == place.target.name and part.was_had)
    had = {_spoken(case, part.language) for part in earlier}
    for language in languages:
        if language in had:
            yield Group(language=language, notice=_told(case, notice))
        elif case.release.edition != "kill":
            yield Group(language=language, notice=notice)


def _mailing_groups(
    case: Case, place: Place, notice: Notice, languages: Sequence[str], *, listed: bool
) -> Iterator[Group]:
    """The people of a mailing: those who had an earlier edition first, then those still owed, then the list."""
    choice, name = case.world.choice, place.target.name
    told = _told(case, notice)
    if told == "kill" and (choice.to or listed):
        return
    if choice.to:
        yield from _by_language(case, place, (Recipient(email=choice.to),), notice, languages)
        return
    if listed:
        if choice.newcomers:
            yield from _by_language(case, place, _audience(case, place), notice, languages)
        return
    if not case.earlier:
        if told != "kill":
            yield from _by_language(case, place, _audience(case, place), notice, languages)
        return
    mine = [part for part in case.earlier if part.target == name]
    for language in dict.fromkeys(part.language for part in mine):
        had = [part.key for part in mine if part.was_had and part.language == language]
        owed = [part.key for part in mine if part.is_open and part.language == language]
        spoken = _spoken(case, language)
        yield _fresh(case, place, Group(language=spoken, notice=told, people=case.world.members(had)))
        if case.release.edition != "kill":
            yield _fresh(case, place, Group(language=spoken, notice=notice, people=case.world.members(owed)))
    edition = str(case.release.edition)
    before = [record for record in case.history.deliveries if record.target == name and record.edition != edition]
    planned_before = any(record.listed for record in before)
    if not planned_before and case.release.edition != "kill":
        yield from _by_language(case, place, _audience(case, place), notice, languages)


def _audience(case: Case, place: Place) -> tuple[Recipient, ...]:
    """Today's list, less those whom the release's `audience` leaves out."""
    people = case.world.people.get(place.target.name, ())
    wanted = {tag.casefold() for tag in case.release.audience}
    return tuple(person for person in people if not wanted or wanted & {tag.casefold() for tag in person.tags})


def _by_language(
    case: Case, place: Place, people: Sequence[Recipient], notice: Notice, languages: Sequence[str]
) -> Iterator[Group]:
    """Each person gets their language, else the newsroom's, else the original.

    Those whose language the release promises (`languages`) and does not have yet wait for it.
    """
    promised = tuple(tag.lower() for tag in case.release.languages)
    spoken: dict[str, list[Recipient]] = {}
    for person in people:
        language = _version_for(case, person.language, languages)
        waits = person.language and not _speaks_any(person.language, languages) and person.language.lower() in promised
        if language and not waits:
            spoken.setdefault(language, []).append(person)
    for language, group in spoken.items():
        yield _fresh(case, place, Group(language=language, notice=notice, people=tuple(group)))


def _version_for(case: Case, tag: str, languages: Sequence[str]) -> str:
    for wanted in (tag, case.world.language, case.release.language):
        exact = next((have for have in languages if have.lower() == wanted.lower()), "")
        close = next((have for have in languages if wanted and _primary(have) == _primary(wanted)), "")
        if exact or close:
            return exact or close
    return ""


def _speaks_any(tag: str, languages: Sequence[str]) -> bool:
    return any(_primary(have) == _primary(tag) for have in languages)


def _primary(tag: str) -> str:
    return tag.lower().partition("-")[0]


def _fresh(case: Case, place: Place, group: Group) -> Group:
    """Leave out whoever this edition is assigned to already, at whatever target, and assign the rest.

    Who had an earlier edition gets the correction from the target that sent it, and no
    ordinary copy from another.
    """
    taken = _assigned_here(case, place) if place.target.duplicates else case.taken
    told = group.notice == "kill" or group.notice in CORRECTIONS
    # By address: somebody who had two earlier revisions is one person.
    people = {person.email: person for person in group.people}
    new = [p for p in people.values() if p.email not in taken and (told or p.email not in case.had)]
    case.taken.update(person.email for person in new)
    return replace(group, people=tuple(new), already_had=len(people) - len(new))


def _assigned_here(case: Case, place: Place) -> set[str]:
    edition, name = str(case.release.edition), place.target.name
    keys = [part.key for part in case.history.parts if part.target == name and part.edition == edition]
    return {person.email for person in case.world.members(keys)} if keys else set()


def _owed(case: Case, place: Place, language: str, groups: Sequence[Group]) -> Owed:
    """Join what the ledger has in this language with what is new."""
    release, target = case.release, place.target
    records = case.history.parts_of(release.edition, language, target.name)
    numbers = count(max((part.number for part in records), default=0) + 1)
    new = tuple(part for group in groups for part in _new_parts(case, place, group, numbers))
    record = case.history.delivery(release.edition, language, target.name)
    # What a frozen list left out is counted once; newcomers and --to leave out those who are on it.
    had_before = record.already_had if record and record.listed else sum(group.already_had for group in groups)
    if case.world.choice.to:
        had_before = record.already_had if record else 0
    planned = PlannedDelivery(
        language=language,
        target=target.name,
        channel=place.channel.name,
        optional=target.optional,
        already_had=had_before,
        parts=(
            *(_known(case, place, part) for part in records),
            *(
                PlannedPart(
                    key=part.key,
                    number=part.number,
                    people=len(part.members),
                    standing="send",
                    notice=part.variant.notice,
                )
                for part in new
            ),
        ),
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


def _known(case: Case, place: Place, record: PartRecord) -> PlannedPart:
    world = case.world
    standing = standing_of(
        record,
        channel=place.channel,
        target=place.target,
        now=world.now,
        digest=place.digest,
        retry_failed=world.choice.retry_failed,
    )
    return PlannedPart(key=record.key, number=record.number, people=record.people, standing=standing, record=record)


def _new_parts(case: Case, place: Place, group: Group, numbers: Iterator[int]) -> Iterator[NewPart]:
    release, target, world = case.release, place.target, case.world
    variant = world.fit(case.ready.variant(group.language, group.notice), place.channel, target)
    batches: Iterator[tuple[Recipient, ...]] = iter([()])
    if place.channel.mailing:
        people = (world.person(person, target, group.language) for person in group.people)
        batches = _batches(people, place.channel.batch)
    for members in batches:
        number = next(numbers)
        key = key_of(world.newsroom, release.id, release.edition, group.language, target.name, number)
        yield NewPart(key=key, number=number, variant=variant, members=members)


def _batches(people: Iterable[Recipient], size: int) -> Iterator[tuple[Recipient, ...]]:
    """Cut a list into parts of at most `size`; `itertools.batched` came with Python 3.12."""
    rest = iter(people)
    while batch := tuple(islice(rest, size)):
        yield batch
