"""What the ledger records of a release that was planned, before anything of it is sent."""

from collections.abc import Container, Mapping

from pressctl.delivery.awaiting import left_for_later
from pressctl.delivery.case import Case
from pressctl.delivery.falling import Fallen
from pressctl.delivery.ledger.records import Acceptance, PartRecord
from pressctl.delivery.plan import PlannedDelivery, PlannedRelease
from pressctl.model import CORRECTIONS, State, Variant


def acceptance_of(
    case: Case,
    planned: PlannedRelease,
    fallen: Fallen,
    targets: tuple[str, ...],
    variants: Mapping[str, Variant],
) -> Acceptance:
    """Return what is frozen anew, what is owed again, and what is no longer; `variants` replace what is frozen, by key."""
    parts = [part for delivery in planned.deliveries for part in delivery.to_send]
    reopen: dict[str, State] = {
        part.key: part.record.state for part in parts if part.record and part.record.state != "owed"
    }
    ended = dict.fromkeys(part.key for part in case.overtaken if _has_its_turn(case, planned, part))
    return Acceptance(
        release=case.release.id,
        edition=case.release.edition,
        version=case.history.version,
        content=case.ready.content,
        targets=tuple(dict.fromkeys((*targets, *fallen.targets))),
        path=case.release.path,
        deliveries=(
            *(item.recorded for item in fallen.owed if item.recorded),
            *left_for_later(case, [name for name in targets if not case.world.choice.picks(name)]),
        ),
        reopen=reopen,
        refreeze=variants,
        supersede=(*fallen.surplus, *ended),
        fell=fallen.fell,
        untouched=_untouched(case, fallen, ended),
        lost=case.history.edition(case.release.edition) is None and any(map(_is_lost, planned.deliveries)),
    )


def _is_lost(delivery: PlannedDelivery) -> bool:
    """Whether a plan already says that it fails: not for a list that could not be read, of which nothing is recorded."""
    return delivery.outcome in {"failed", "unknown"} and not delivery.asks


def _has_its_turn(case: Case, planned: PlannedRelease, part: PartRecord) -> bool:
    """Whether what waits of an earlier edition is replaced now; the rest begins no more, and waits for its target's turn."""
    if case.release.edition == "kill":
        return True
    if case.world.choice.to:
        return False
    return any(delivery.target == part.target and delivery.outcome is None for delivery in planned.deliveries)


def _untouched(case: Case, fallen: Fallen, ended: Container[str]) -> tuple[str, ...]:
    """Return what is left alone of earlier editions with somebody in it who is mailed now as if they had none."""
    parts = (part for item in fallen.owed if item.recorded for part in item.recorded.parts)
    new = {person.email for part in parts if part.variant.notice not in CORRECTIONS for person in part.members}
    left = (part.key for part in case.overtaken if new and part.people and part.key not in ended)
    return tuple(key for key in left if any(person.email in new for person in case.world.members([key])))
