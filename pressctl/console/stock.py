"""Where a newsroom stands, in a line, and the command that helps most now."""

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from pressctl.delivery.plan import Plan, PlannedRelease

# What a release may be, gravest first, and the command that helps.
_NEXT = {
    "with errors": "pressctl check",
    "unsure": "pressctl status",
    "failed": "pressctl status, then mend it and publish again",
    "to send": "pressctl plan, then pressctl publish",
    "stopped": "pressctl plan, which says why",
    "edited since": "pressctl plan, which says what changed",
    "put off": "pressctl publish, when the place takes it again",
    "under way": "pressctl status",
}


class Stock(Struct, frozen=True, kw_only=True):
    """What there is: counts in words, the next command, and when something that waits may go out."""

    words: tuple[str, ...]
    next: str
    lift: datetime | None = None


def take_stock(plan: "Plan", *, broken: int) -> Stock:
    """Count a plan's releases by what is to be done about them; a release may count in several ways."""
    counts: Counter[str] = Counter({"with errors": broken})
    for planned in plan.releases:
        counts.update(_states(planned))
    lifts = [planned.held_until for planned in plan.releases if planned.held_until]
    order = [*_NEXT, "waiting", "withheld"]
    words = tuple(f"{counts[state]} {state}" for state in order if counts[state])
    begin = 'pressctl new "Your headline"'
    if counts["withheld"]:
        begin = f'write what is withheld and delete its line "status: withheld"; or {begin}'
    following = next((command for state, command in _NEXT.items() if counts[state]), begin)
    return Stock(words=words, next=following, lift=min(lifts, default=None))


def _states(planned: "PlannedRelease") -> set[str]:
    if planned.release.status == "withheld":
        return {"withheld"}
    standings = {part.standing for delivery in planned.deliveries for part in delivery.parts}
    found = {
        "unsure": "unknown" in standings,
        "failed": "failed" in standings or any(d.outcome == "failed" for d in planned.deliveries),
        "stopped": planned.outcome == "stopped",
        "edited since": planned.outcome == "edited",
        "to send": planned.sends,
        "put off": "deferred" in standings,
        "under way": "elsewhere" in standings,
        "waiting": planned.held_until is not None,
    }
    return {state for state, is_so in found.items() if is_so}
