"""A target's lane: its parts in order, how fast they go, how many at once, and what holds them all back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from msgspec import Struct

from pressctl.delivery.ledger.records import Begun
from pressctl.delivery.standing import window_stands
from pressctl.errors import Rejected, Uncertain, Unreachable, Unsent
from pressctl.model import Channel, Limits, Receipt, Target

MAILING_AT_ONCE = 4  # parts of one mailing under way together; vendors count requests per second


class Job(Struct, frozen=True, kw_only=True):
    """A part to send, and where to.

    `digest` gives what stands for the target's settings, which only what did not arrive needs. `after` are the keys of the posts of its thread that have to be there before it, `thread` their receipts once they are.
    """

    key: str
    release: str
    edition: int | str
    language: str
    number: int
    people: int
    target: Target
    channel: Channel
    digest: Callable[[], str]
    earlier: tuple[Receipt, ...] = ()
    after: tuple[str, ...] = ()
    thread: tuple[Receipt, ...] = ()


@dataclass(slots=True)
class Pace:
    """When a target's next request may leave, in monotonic seconds; `rate` is the most a second, 0 for any."""

    rate: float
    free_at: float = 0.0

    def slot(self, now: float) -> float:
        """Take the next free moment by the target's rate; return how long it is until then."""
        start = max(now, self.free_at)
        if self.rate > 0:
            self.free_at = start + 1 / self.rate
        return start - now


@dataclass(slots=True, kw_only=True)
class Lane(Pace):
    """The parts for one target, at its pace; the last of `jobs` is next, since a deque takes 600 bytes for a single one.

    `troubled`: since when, in monotonic seconds, nothing came through; `refused`: the credential was, so that asking
    once more would do nothing but harm.
    """

    jobs: list[Job]
    troubled: float | None = None
    refused: Rejected | None = None

    def note(self, started: float, *, answered: bool) -> None:
        """Take down how an attempt that began at `started` ended: an answer, also a refusal, ends all trouble."""
        self.troubled = None if answered else started if self.troubled is None else self.troubled


def at_once(lane: Lane, limits: Limits) -> int:
    """Return how many of a lane's parts may be under way together."""
    job = lane.jobs[0]
    if job.channel.posts:
        return 1  # a post answers the one before
    return job.target.concurrency or (MAILING_AT_ONCE if job.channel.mailing else limits.concurrency)


def patient_until(target: Target, begun: Begun) -> datetime | None:
    """Return when a target's patience ends: from the first attempt on, over any number of runs."""
    return begun.first_claimed + timedelta(seconds=target.patience) if target.patience else None


def refusal_of(job: Job, ended: Unsent) -> Rejected | None:
    """Return what the target's other parts are told where its credential was refused: to ask again gets one banned."""
    codes = {401, 403, 530, 534, 535, 538} if job.channel.mailing else {401}  # HTTP's, and SMTP's (RFC 4954 section 6)
    if not isinstance(ended, Rejected) or ended.status_code not in codes:
        return None
    said = f"not asked, since its credential was just refused ({ended.status_code})"
    return Rejected(said, hint=ended.hint, status_code=ended.status_code)


def plain(job: Job, error: Unsent) -> Unsent:
    """Return what is known of an end: one ping more is no harm, so nobody has to find out whether one arrived."""
    if "ping" not in job.channel.takes or not isinstance(error, Uncertain):
        return error
    return Unreachable(error.message, hint="It is told again, which does no harm.", status_code=error.status_code)


def may_repeat(job: Job, begun: Begun, now: datetime) -> bool:
    """Whether what may have been taken can be sent again, since the place drops repeats and its window stands."""
    return job.channel.drops_repeats(job.target.settings) and window_stands(job.channel, begun.first_claimed, now)
