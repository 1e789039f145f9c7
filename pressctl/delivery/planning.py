"""Making the plan: pure decisions, one release at a time, from history and today's config."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pressctl.delivery.accepting import acceptance_of
from pressctl.delivery.case import Case, Owed
from pressctl.delivery.falling import Fallen, let_fall, reachable
from pressctl.delivery.leaving import leave_out
from pressctl.delivery.ledger.records import EditionRecord, History, PartRecord
from pressctl.delivery.losing import is_another_kind, lost_at
from pressctl.delivery.owing import owed_at
from pressctl.delivery.plan import (
    NONE_FINISHED,
    Finished,
    Plan,
    PlannedDelivery,
    PlannedRelease,
    Ready,
    World,
    digest_of,
    print_of,
)
from pressctl.delivery.refreezing import refreeze
from pressctl.delivery.refusing import is_old, other_list, overtaken, untimely
from pressctl.delivery.threads import let_go

if TYPE_CHECKING:
    from pressctl.model import Notice, Variant

_NOBODY_NEW = (
    "That address has it already, or may have: pressctl status --person ADDRESS says how it stands.",
    "It is withdrawn: nobody new is mailed.",
)
NAMED = 3  # places that are named; of more, the rest is counted


def make_plan(
    releases: Sequence[Ready], world: World, history: Callable[[str], History], finished: Finished = NONE_FINISHED
) -> Plan:
    """Decide what a run does: what is sent, what waits, what stands as it is, and what a guard stops.

    `finished` are releases that need no decision.
    """
    planned = tuple(plan_release(ready, world, history(ready.original.id)) for ready in releases)
    planned = _guard_number(planned, world)
    digest = digest_of((*finished.prints, *map(print_of, planned)))
    return Plan(releases=planned, digest=digest, now=world.now, finished=finished)


def _guard_number(planned: tuple[PlannedRelease, ...], world: World) -> tuple[PlannedRelease, ...]:
    """Stop everything new when folders hold more new releases than one run should send."""
    fresh = [release for release in planned if release.sends and (release.grows or not release.begun)]
    limit = world.choice.max_releases
    if not world.choice.found or len(fresh) <= limit:
        return planned
    said = f"{len(fresh)} releases would go out at once, and the guard is at {limit}"
    hint = f"Look at the plan; if all are meant, run it with --max-releases {len(fresh)}."
    return tuple(
        replace(release, outcome="stopped", error=said, hint=hint) if release in fresh else release
        for release in planned
    )


def plan_release(ready: Ready, world: World, history: History) -> PlannedRelease:
    """Plan one release in all its languages for all its targets."""
    release = ready.original
    record = history.edition(release.edition)
    adopted = bool(history.editions) and not any(edition.targets for edition in history.editions)
    planned = PlannedRelease(release=release, begun=record is not None, adopted=adopted)
    if world.spent and record is None:
        return planned
    if release.status == "withheld":
        return replace(planned, outcome="skipped", error="withheld: a draft is never sent")
    planned = replace(planned, intended=_intended(ready, world), since=_since(ready, history))
    refusal = overtaken(ready, history) or untimely(release, record, world, history)
    if refusal:
        return replace(planned, outcome=refusal.outcome, error=refusal.error, hint=refusal.hint)
    until = release.held_until(world.now) if release.edition != "kill" else None
    planned = replace(planned, held_until=until)
    case = _case(ready, world, history)
    targets = _targets(case, record)
    planned = replace(planned, grows=record is not None and not set(targets) <= set(record.targets))
    selected = [name for name in targets if world.choice.picks(name)]
    held = [name for name in selected if until and not _in_advance(case, name)]
    if changed := other_list(case, [name for name in selected if name not in held]):
        return replace(planned, outcome=changed.outcome, error=changed.error, hint=changed.hint)
    gone = {name for name in selected if _is_gone(case, name)}
    lost = [delivery for name in selected if name in gone for delivery in lost_at(case, name)]
    owed = [
        item
        for name in selected
        if name not in held and name not in gone
        for item in owed_at(case, world.places[name], notice="advance" if until else "")
    ]
    left = leave_out(case, owed)
    fallen = let_fall(case, left.owed, early=until is not None)
    owed = list(fallen.owed)
    waiting = [delivery for name in held for delivery in _held(case, name)]
    planned = replace(planned, deliveries=(*(item.planned for item in owed if item.planned), *lost, *waiting))
    if world.choice.to and not any(part.record is None for one in planned.deliveries for part in one.parts):
        planned = replace(planned, hint=_NOBODY_NEW[release.edition == "kill"])
    if until and not owed:
        return replace(planned, outcome="held")
    planned = _unless_newer(_settle_text(case, planned, fallen, record, targets, left.keys), world)
    return _unless_stopped(planned, history)


def _since(ready: Ready, history: History) -> str:
    """Return what differs from the newest revision that was accepted before this one; nothing for a kill, or a first."""
    number = ready.original.edition
    before = {int(one.edition): one for one in history.editions if one.edition.isdecimal()}
    earlier = [revision for revision in before if isinstance(number, int) and revision < number]
    return ready.differences(before[max(earlier)].content) if earlier else ""


def _unless_newer(planned: PlannedRelease, world: World) -> PlannedRelease:
    """Stop what is an older text than the branch has; a kill has none."""
    said = world.newer.get(planned.release.id, "")
    if not said or not planned.sends or planned.release.edition == "kill" or world.choice.this_text:
        return planned
    hint = "Take the newest text (git pull, or a job of the newest commit); or add --this-text, if this one is meant."
    return replace(planned, outcome="stopped", error=said, hint=hint)


def _unless_stopped(planned: PlannedRelease, history: History) -> PlannedRelease:
    """Stop what a person has halted; a kill passes its release's own mark, since it undoes what was stopped."""
    stop, release = history.stop, planned.release
    if stop is None or not planned.sends or not stop.halts(release.edition):
        return planned
    what, word = ("everything", "--all") if stop.everything else ("it", release.id)
    hint = f"Whoever may lift that: pressctl go {word}"
    if release.edition == "kill":
        hint = f"To let this kill out, and nothing else: pressctl go {release.id}, then pressctl publish {release.path}"
    return replace(
        planned,
        outcome="stopped",
        error=f"a person stopped {what} on {stop.since.astimezone(UTC):%Y-%m-%d at %H:%M} UTC",
        hint=hint,
    )


def _case(ready: Ready, world: World, history: History) -> Case:
    release = ready.original
    edition = str(release.edition)
    before = [part.key for part in history.parts if part.edition != edition and part.was_had and part.people]
    had = frozenset(person.email for person in world.members(before)) if before else frozenset()
    taken = set(world.addresses(release.id, release.edition)) if history.edition(edition) else set()
    return Case(ready=ready, world=world, history=history, had=had, taken=taken)


def _targets(case: Case, record: EditionRecord | None) -> tuple[str, ...]:
    """The targets of this edition: fixed when it was accepted; else those it fits, by the contract's promise 5.

    A target that came later is owed what names it; of a folder nothing that is old or was adopted, as guards hold there.
    """
    world, release = case.world, case.release
    fits = sorted((name for name in world.places if _fits(case, name)), key=world.fallbacks.__contains__)
    named = [name for name in fits if name in world.choice.only]
    if world.choice.found and case.history.editions and _is_past(case):
        named = []
    if record:
        return tuple(dict.fromkeys([*record.targets, *named]))
    if not case.history.editions:
        return tuple(fits)
    owing = {name for edition in case.history.editions for name in edition.targets}
    had = {part.target for part in case.history.parts if part.was_had}
    fallen = {part.target for part in case.overtaken} & world.stand_ins
    known = [name for name in world.places if name in had or (name in owing and name in fits) or name in fallen]
    waiting = {part.target for part in case.overtaken if not _declined(part)}
    waiting |= {name for name in owing if _was_passed_over(case, name)}
    gone = sorted(name for name in (had if release.edition == "kill" else had | waiting) if name not in world.places)
    if release.edition == "kill":
        known = [name for name in known if name in had]
    return tuple(dict.fromkeys([*known, *named, *gone]))


def _is_past(case: Case) -> bool:
    """Whether a release is old, or was published before pressctl."""
    adopted = not any(edition.targets for edition in case.history.editions)
    return adopted or is_old(case.release, case.world, case.history)


def _was_passed_over(case: Case, name: str) -> bool:
    """Whether a target was owed an earlier edition, and every run since left it out (`-t`, `--skip`, an embargo)."""
    meant = not case.release.targets or name in case.release.targets
    return meant and not case.history.rows_at(name)


def _declined(part: PartRecord) -> bool:
    """Whether a place did not want a part: who is taken out of the config for that is owed nothing.

    401 and 403 are said of a credential, and the people behind it still wait.
    """
    return part.cause in {"refused", "gone"} and part.status_code not in {401, 403}


def _fits(case: Case, name: str) -> bool:
    """Whether a target is meant, and takes a language that the release has or promises."""
    release, tongues = case.release, case.tongues(case.world.places[name])
    if case.is_stand_in(case.world.places[name]):
        return False
    if name == case.world.report_to and name not in release.targets and name not in case.world.choice.only:
        return False
    return (not release.targets or name in release.targets) and bool(tongues.present or tongues.awaited)


def _in_advance(case: Case, name: str) -> bool:
    place = case.world.places.get(name)
    return bool(place and place.target.under_embargo and name in case.release.advance)


def _held(case: Case, name: str) -> list[PlannedDelivery]:
    place = case.world.places.get(name)
    if place is None:
        return []
    until = case.release.held_until(case.world.now)
    return [
        PlannedDelivery(
            language=language,
            target=name,
            channel=place.channel.name,
            optional=place.target.optional,
            outcome="held",
            held_until=until,
        )
        for language in case.tongues(place).present
    ]


def _is_gone(case: Case, name: str) -> bool:
    place = case.world.places.get(name)
    edition = str(case.release.edition)
    return place is None or is_another_kind(case.history, name, edition, mailing=place.channel.mailing)


def _settle_text(
    case: Case,
    planned: PlannedRelease,
    fallen: Fallen,
    record: EditionRecord | None,
    targets: tuple[str, ...],
    left: tuple[str, ...],
) -> PlannedRelease:
    """Compare the text with what went out under the same revision, then say what the ledger records.

    A translation that was not there then changes nothing that anybody has.
    """
    edited = record is not None and _differs(case, record)
    mine = [part for part in case.history.parts if part.edition == str(case.release.edition)]
    seen = [part for part in mine if part.was_had]
    accepts = case.world.choice.accept_edit or not seen
    variants: Mapping[str, Variant] = {}
    if record and edited and seen:
        planned = replace(planned, edited=_who_has(case, record, seen))
    if edited and not accepts:
        return _edited(planned)
    if edited:
        frozen = refreeze(case, _given_another_chance(planned))
        planned, variants = frozen.planned, frozen.variants
        grown = (Owed(planned=None, recorded=row) for row in frozen.more)
        fallen = replace(fallen, owed=(*fallen.owed, *grown), surplus=tuple(frozen.surplus))
    acceptance = replace(acceptance_of(case, planned, fallen, targets, variants), left=left)
    return replace(planned, acceptance=acceptance)


def _differs(case: Case, record: EditionRecord) -> bool:
    """Whether the text is another than the one accepted under this edition; of a kill nobody has more than the reason."""
    now = case.ready.content
    if case.release.edition == "kill":
        return any(
            language in now and now[language].get("why") != old.get("why") for language, old in record.content.items()
        )
    changed = any(now.get(language) != old for language, old in record.content.items())
    return changed and bool(case.ready.differences(record.content))


def _who_has(case: Case, record: EditionRecord, seen: Sequence[PartRecord]) -> str:
    """Say who has, or may have, the old text, and what differs."""
    people = sum(part.people for part in seen)
    places = list(dict.fromkeys(part.target for part in seen if not part.people))
    named = places if len(places) <= NAMED else places[: NAMED - 1]
    more = len(places) - len(named)
    *first, last = [*_count(people, "person", "people"), *named, *_count(more, "more place", "more places")]
    who = f"{', '.join(first)} and {last}" if first else last
    have = "has" if people + len(places) == 1 else "have"
    return f"{who} {have} the old text: {case.ready.differences(record.content)}"


def _edited(planned: PlannedRelease) -> PlannedRelease:
    """Decide on a text that changed under its revision: stop where somebody is still owed it."""
    said, path = planned.edited, planned.release.path
    owed = any(part.standing in {"send", "failed", "deferred"} for d in planned.deliveries for part in d.parts)
    if owed or any(delivery.outcome == "failed" for delivery in planned.deliveries):
        hint = f'Tell them: pressctl correct {path} --what "…"; or send the rest the new text with --accept-edit.'
        if planned.release.edition == "kill":
            hint = "Send the rest the new reason with --accept-edit."
        return replace(planned, outcome="stopped", error=said, hint=hint)
    hint = f'If they should know: pressctl correct {path} --what "…"'
    if planned.release.edition == "kill":
        hint = "They were told once, and a kill is for good: if they should know, write to them."
    if any(d.outcome == "unknown" or any(part.standing == "unknown" for part in d.parts) for d in planned.deliveries):
        return replace(planned, error=said, hint=hint)  # what is unsure stays so, whatever the text
    return replace(planned, outcome="edited", error=said, hint=hint)


def _count(number: int, one: str, many: str) -> list[str]:
    return [f"{number:,} {one if number == 1 else many}"] if number else []


def _given_another_chance(planned: PlannedRelease) -> PlannedRelease:
    """What a place refused is tried again once the text it objected to has changed."""
    deliveries = tuple(
        replace(
            delivery,
            parts=tuple(
                replace(part, standing="send") if part.standing == "failed" else part
                for part in (let_go(delivery.parts) if _refused(delivery) else delivery.parts)
            ),
        )
        for delivery in planned.deliveries
    )
    return replace(planned, deliveries=deliveries)


def _refused(delivery: PlannedDelivery) -> bool:
    return any(part.standing == "failed" for part in delivery.parts)


def _intended(ready: Ready, world: World) -> tuple[tuple[str, str, str], ...]:
    """What the digest covers: every variant of every selected target, whatever the ledger has."""
    release = ready.original
    notice: Notice = "kill" if release.edition == "kill" else "correction" if release.correction else ""
    bare = Case(ready=ready, world=world, history=History(release=release.id, version=0))
    targets = {name: place.target for name, place in world.places.items()}
    picked = [name for name in world.places if world.choice.picks(name) and _fits(bare, name)]
    return tuple(
        (language, name, world.fit(ready.variant(language, notice), place.channel, place.target).fingerprint)
        for name, place in ((name, world.places[name]) for name in reachable(targets, picked, world.choice.skip))
        for language in bare.tongues(place).present
    )
