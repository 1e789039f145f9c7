"""When another attempt is worth it: pure, by the contract's verdicts, never blindly."""

from msgspec import Struct

from pressctl.errors import Uncertain, Unreachable, Unsent
from pressctl.model import Limits

FIRST_WAIT = 0.5  # seconds; doubled after each attempt
LONGEST_WAIT = 8.0


class Tried(Struct, frozen=True, kw_only=True):
    """How far a part has come in this run: attempts made, and seconds since its target began to fail."""

    attempts: int
    elapsed: float


def wait_before_next(
    error: Unsent, tried: Tried, limits: Limits, *, may_repeat: bool, jitter: float, patience: float | None = None
) -> float | None:
    """Return the seconds to wait before trying again, or None when it is not tried again in this run.

    What was certainly not taken is tried again while attempts and the budget last; what the
    place asked to wait for counts against the budget only. What may have been taken is tried
    again only where repeats are dropped. `jitter` is between 0 and 1: full jitter over the
    upper half, so that many runs do not knock at once. `patience` is what is left of the target's own, in seconds: while
    it lasts the budget alone counts, and not the attempts.
    """
    if isinstance(error, Unreachable):
        # "After 0 seconds" asks for nothing: the usual waits and attempts hold.
        asked, again = error.retry_after or None, error.worth_retrying
    else:
        asked, again = None, isinstance(error, Uncertain) and may_repeat
    if not again:
        return None
    patient = patience is not None and isinstance(error, Unreachable)
    if asked is None and not patient and tried.attempts >= limits.attempts:
        return None
    backoff = min(FIRST_WAIT * 2.0 ** min(tried.attempts - 1, 9), LONGEST_WAIT) * (0.5 + jitter / 2)
    wait = backoff if asked is None else asked + jitter * 0.25
    if patience is not None and patient:
        if patience <= 0 or (asked or 0) > patience:
            return None
        wait = min(wait, patience)  # the last try is made when it ends
    return wait if tried.elapsed + wait <= limits.budget else None
