"""A thread: posts that each answer the one before, so that none leaves until that one is there.

Each post is a part with a key of its own, its number the part's; all of them share one frozen variant. So a run that dies
between two goes on at the one that is missing, and nobody has to remember how far it came.
"""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from pressctl.delivery.ledger.records import PartRecord
from pressctl.delivery.plan import PlannedPart
from pressctl.delivery.standing import Standing
from pressctl.model import Receipt

# How a post stands whose predecessor stands so: it has nothing to answer yet, or never will.
_BEHIND: dict[Standing, Standing] = {
    "unknown": "deferred",
    "failed": "deferred",
    "deferred": "deferred",
    "skipped": "skipped",
}


def held_back(parts: Iterable[PlannedPart]) -> list[PlannedPart]:
    """Return a thread's parts, in their order, those behind one that is not there held back."""
    told: list[PlannedPart] = []
    for part in parts:
        behind = _BEHIND.get(told[-1].standing) if told else None
        told.append(replace(part, standing=behind) if behind and _may_leave(part) else part)
    return told


def let_go(parts: Iterable[PlannedPart]) -> list[PlannedPart]:
    """Return a thread's parts where one that was refused is tried again: those behind it follow."""
    return [
        replace(part, standing="send")
        if part.standing == "deferred" and part.record and part.record.state == "owed"
        else part
        for part in parts
    ]


def _may_leave(part: PlannedPart) -> bool:
    """Whether a post never left: it stands as the ledger has it, and nothing of it is in doubt."""
    return part.record is None or part.record.is_open


def is_untouched(parts: Sequence[PlannedPart]) -> bool:
    """Whether a place certainly has no post of a thread, nor is any on its way: it can go elsewhere, or be another text."""
    return all(part.record is not None and part.record.is_open for part in parts)


def before_in_thread(parts: Iterable[PlannedPart], part: PlannedPart) -> tuple[str, ...]:
    """Return the keys of the posts that a part comes after."""
    return tuple(one.key for one in sorted(parts, key=lambda one: one.number) if one.number < part.number)


def answered(before: Sequence[PartRecord | None]) -> tuple[Receipt, ...] | None:
    """Return the receipts of the posts before one; None while any of them is not there."""
    there = [record for record in before if record and record.state == "sent"]
    if len(there) < len(before):
        return None
    return tuple(Receipt(id=record.receipt_id, url=record.receipt_url) for record in there)


def missing(number: int, before: PartRecord | None) -> tuple[str, str]:
    """Say why a post was not begun, and what it takes."""
    why = {"unknown": "of which nobody knows whether it is there", "skipped": "which was dropped"}
    state = before.state if before else "owed"
    said = f"post {number} was not begun: it answers post {number - 1}, {why.get(state, 'which is not there')}"
    return said, f"It follows by itself once post {number - 1} is there."
