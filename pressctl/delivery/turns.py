"""Whose turn it is: every lane's parts one by one, the next ones begun while others are away."""

from collections import deque
from collections.abc import Sequence

from msgspec import Struct

from pressctl.delivery.beginning import Beginner
from pressctl.delivery.lanes import Job, Lane, at_once
from pressctl.model import Limits


class Turn(Struct, frozen=True):
    """A part whose turn it is, and its lane."""

    job: Job
    lane: Lane


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
        shares = [(lane, min(len(lane.jobs), at_once(lane, limits))) for lane in lanes.values()]
        for together in range(max((share for _, share in shares), default=0)):
            self._free.extend(lane for lane, share in shares if together < share)

    def __len__(self) -> int:
        """How many can be taken before one comes back."""
        return len(self._next) + len(self._free)

    def take(self, beginner: Beginner) -> Turn | None:
        """Return the next turn, and have `beginner` begin those after it that may be; None where nothing is free."""
        turn = self._next.popleft() if self._next else self._draw()
        while len(self._next) < beginner.ahead and (later := self._draw()):
            self._next.append(later)
            if _may_be_begun(later):
                beginner.ask(later.job)
        return turn

    def give_back(self, lane: Lane) -> None:
        """Take note that a lane's part has come to its end."""
        if lane.jobs:
            self._free.append(lane)

    def _draw(self) -> Turn | None:
        while self._free:
            lane = self._free.popleft()  # of thousands, each goes once its last part has
            if lane.jobs:
                return Turn(lane.jobs.pop(), lane)
        return None


def _may_be_begun(turn: Turn) -> bool:
    """Whether nothing else has to be waited for before a part leaves: it would be held for as long."""
    return not (turn.lane.rate or turn.lane.free_at or turn.lane.refused or turn.job.after)
