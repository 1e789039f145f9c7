"""Whose turn it is: every lane's parts one by one, the next ones begun while others are away."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from pressctl.delivery.beginning import Beginner
from pressctl.delivery.lanes import Job, Lane, at_once
from pressctl.delivery.ledger.promises import Promise
from pressctl.delivery.ledger.records import Begun
from pressctl.model import Limits


class Turn(Struct, frozen=True):
    """A part whose turn it is; `asked`: that it begins, where that was asked for ahead."""

    job: Job
    lane: Lane
    asked: Promise[Begun | None] | None = None


class Turns:
    """The parts of one run, in order; each lane has as many turns as parts of it may be under way together."""

    def __init__(self, jobs: Sequence[Job], limits: Limits) -> None:
        """Sort them out."""
        lanes: dict[str, Lane] = {}
        for job in jobs:
            lane = lanes.get(job.target.name)
            if lane is None:
                lane = lanes[job.target.name] = Lane(jobs=[], rate=job.target.rate)
            lane.jobs.append(job)
        for lane in lanes.values():
            lane.jobs.reverse()
        self._free: deque[Lane] = deque()
        self._next: deque[Turn] = deque()
        most = max((len(lane.jobs) for lane in lanes.values()), default=0)
        for together in range(most):
            self._free.extend(lane for lane in lanes.values() if together < min(len(lane.jobs), at_once(lane, limits)))

    def __len__(self) -> int:
        """How many can be taken before one comes back."""
        return len(self._next) + len(self._free)

    def take(self, beginner: Beginner) -> Turn | None:
        """Return the next turn, and have `beginner` begin those after it that may be; None where nothing is free."""
        turn = self._next.popleft() if self._next else self._draw(None)
        while len(self._next) < beginner.ahead and (later := self._draw(beginner.ask)):
            self._next.append(later)
        return turn

    def give_back(self, lane: Lane) -> None:
        """Take note that a lane's part has come to its end."""
        if lane.jobs:
            self._free.append(lane)

    def asked(self) -> Iterator[tuple[Job, Promise[Begun | None]]]:
        """Take out, one after the other, the parts that were begun ahead and whose turn never came."""
        while self._next:
            turn = self._next.popleft()
            if turn.asked:
                yield turn.job, turn.asked

    def _draw(self, begin: Callable[[Job], Promise[Begun | None]] | None) -> Turn | None:
        while self._free:
            lane = self._free.popleft()  # of thousands, each goes once its last part has
            if lane.jobs:
                job = lane.jobs.pop()
                return Turn(job, lane, begin(job) if begin and _may_be_begun(job, lane) else None)
        return None


def _may_be_begun(job: Job, lane: Lane) -> bool:
    """Whether nothing else has to be waited for before a part leaves: it would be held for as long."""
    return not (lane.rate or lane.free_at or lane.refused or job.after)
