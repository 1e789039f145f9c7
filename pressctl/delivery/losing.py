"""Targets that had a release, or are owed it, and cannot be reached any more: gone from the config, or of another kind.

What they are owed stays a failure in each run, until the target is back or somebody lets it go (`pressctl resolve`). That
is said of one edition: who has a wrong text is asked about again when there is something new to tell them.
"""

from collections.abc import Iterable

from msgspec import Struct

from pressctl.delivery.case import Case
from pressctl.delivery.keys import key_of
from pressctl.delivery.ledger.duties import Past
from pressctl.delivery.ledger.records import Acceptance, DeliveryRecord, History, NewDelivery, NewPart
from pressctl.delivery.plan import PlannedDelivery
from pressctl.model import Recipient, State

_SETTLED: frozenset[State] = frozenset({"sent", "skipped", "superseded"})


def is_another_kind(history: History, target: str, edition: str, *, mailing: bool) -> bool:
    """Whether a target that had an earlier edition as a mailing no longer mails, or the other way round."""
    parts = history.parts_at(target)
    had = [bool(part.people) for part in parts if part.edition != edition and part.was_had]
    return bool(had) and mailing not in had


def is_settled(history: History, target: str, edition: str) -> bool:
    """Whether a target has all that it is owed of an edition, or a person said what became of it."""
    rows = _rows(history, target, edition)
    parts = [part for part in history.parts_at(target) if part.edition == edition]
    waits = any(not row.listed and not history.parts_of(edition, row.language, target) for row in rows)
    return bool(rows) and not waits and all(part.state in _SETTLED for part in parts)


def lost_at(case: Case, target: str) -> list[PlannedDelivery]:
    """Return what a target that cannot be reached any more has of this edition, where that is all of it; else what failed."""
    history, edition = case.history, str(case.release.edition)
    if not is_settled(history, target, edition):
        return [_lost(case, target)]
    return [_settled(history, row) for row in _rows(history, target, edition)]


def _settled(history: History, row: DeliveryRecord) -> PlannedDelivery:
    parts = history.parts_of(row.edition, row.language, row.target)
    let_go = any(part.cause == "let go" for part in parts)
    return PlannedDelivery(
        language=row.language,
        target=row.target,
        channel=row.channel,
        outcome="skipped" if let_go else "already_sent",
        error="a person let it go: nobody there is told" if let_go else "",
    )


def _lost(case: Case, name: str) -> PlannedDelivery:
    release, edition = case.release, str(case.release.edition)
    record = next(reversed(case.history.rows_at(name)), None)
    channel = record.channel if record else ""
    error, hint = "it is no longer in config.toml", f"Put [targets.{name}] back into config.toml, then publish again"
    if name in case.world.places:
        error = f"it had this release as a target of {channel}, which it no longer is"
        hint = f'Set channel = "{channel}" in [targets.{name}] again, then publish; give the new kind another name'
    resolve = f"pressctl resolve {release.id} {name}"
    unsure = any(part.edition == edition and part.state == "unknown" for part in case.history.parts_at(name))
    if not unsure:
        hint = f"{hint}. If that is for good, let it go, so that nobody there is told: {resolve} --drop"
    return PlannedDelivery(
        language=record.language if record else release.language,
        target=name,
        channel=channel,
        outcome="unknown" if unsure else "failed",
        error=error,
        hint=f"{hint}.",
    )


class Letting(Struct, frozen=True, kw_only=True):
    """A target that a person lets go of: what is recorded, of which edition, and how many people there are not told."""

    target: str
    edition: str
    acceptance: Acceptance
    people: int


def let_go(history: History, target: str, newsroom: str, ledger: Past) -> Letting:
    """Return what is recorded where a person lets a target go, so that nothing of the newest edition is owed there.

    Who had an earlier one, and who was still owed one, are frozen in parts that never leave: so `status` tells of them, and
    a later correction knows who had what.
    """
    record = history.editions[-1]
    mine = history.parts_at(target)
    earlier = [part for part in mine if part.edition != record.edition]
    concerned = [part for part in earlier if part.was_had or part.is_open]
    rows = [row.language for row in _rows(history, target, record.edition)]
    deliveries, people = [], sum(part.people for part in mine if part.edition == record.edition and part.is_open)
    for language in dict.fromkeys([*rows, *(part.language for part in concerned)]) or record.content:
        parts: tuple[NewPart, ...] = ()
        frozen = [part for part in (*mine, *history.parts) if part.language == language] or list(history.parts)
        if frozen and not history.parts_of(record.edition, language, target):
            members = _once(ledger.members([part.key for part in concerned if part.language == language]))
            edition = int(record.edition) if record.edition.isdigit() else record.edition
            key = key_of(newsroom, history.release, edition, language, target, 1)
            variant = ledger.variant(frozen[0].variant)
            parts = (NewPart(key=key, number=1, variant=variant, members=members, state="skipped", cause="let go"),)
            people += len(members)
        channel = next((row.channel for row in history.rows_at(target)), "")
        deliveries.append(NewDelivery(language=language, target=target, channel=channel, parts=parts))
    acceptance = Acceptance(
        release=history.release,
        edition=record.edition,
        version=history.version,
        content=record.content,
        targets=record.targets,
        path=record.path,
        deliveries=tuple(deliveries),
        supersede=tuple(part.key for part in earlier if part.is_open),
        dropped=tuple(part.key for part in mine if part.edition == record.edition and part.is_open),
    )
    return Letting(target=target, edition=record.edition, acceptance=acceptance, people=people)


def _rows(history: History, target: str, edition: str) -> list[DeliveryRecord]:
    return [row for row in history.rows_at(target) if row.edition == edition]


def _once(people: Iterable[Recipient]) -> tuple[Recipient, ...]:
    """Return people by address: somebody who had two earlier revisions is one person."""
    return tuple({person.email: person for person in people}.values())
