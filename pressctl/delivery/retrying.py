"""When another attempt is worth it: pure, by the contract's verdicts, never blindly."""

from msgspec import Struct

from pressctl.errors import Uncertain, Unreachable, Unsent
from pressctl.model import Limits

FIRST_WAIT = 0.5  # seconds; doubled after each attempt
LONGEST_WAIT = 8.0


class Tried(Struct, frozen=True, kw_only=True):
    """How far a part has come in this run: attempts made, and seconds since the first."""

    attempts: int
    elapsed: float


def wait_before_next(error: Unsent, tried: Tried, limits: Limits, *, may_repeat: bool, jitter: float) -> float | None:
    """Return the seconds to wait before trying again, or None when it is not tried again in this run.

    What was certainly not taken is tried again while attempts and the budget last; what the
    place asked to wait for counts against the budget only. What may have been taken is tried
    again only where repeats are dropped. `jitter` is between 0 and 1: full jitter over the
    upper half, so that many runs do not knock at once.
    """
    if isinstance(error, Unreachable):
        # "After 0 seconds" asks for nothing: the usual waits and attempts hold.
        asked, again = error.retry_after or None, error.worth_retrying
    else:
        asked, again = None, isinstance(error, Uncertain) and may_repeat
    if not again:
        return None
    if asked is None and tried.attempts >= limits.attempts:
        return None
    backoff = min(FIRST_WAIT * 2.0 ** (tried.attempts - 1), LONGEST_WAIT) * (0.5 + jitter / 2)
    wait = backoff if asked is None else asked + jitter * 0.25
    return wait if tried.elapsed + wait <= limits.budget else None
