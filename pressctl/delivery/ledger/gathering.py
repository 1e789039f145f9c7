"""When what waits to be pushed has to leave: alone it would keep all others waiting for the time of a push.

Fifty parts that are begun by one push come back about together, and their results and the next fifty ride with the next
one. Whoever is first waits for them: as long as some are still away and keep coming, and no longer than a push takes.
"""

from dataclasses import dataclass

LEAST, MOST = (
    0.005,
    0.3,
)  # seconds without anybody coming after which none is waited for: a quarter of a push, within these
LINGER = 1.0  # seconds that a result waits for company while others are being sent


@dataclass(slots=True)
class Gathering:
    """What is known of those that wait and of those that are away; all times are monotonic seconds.

    `took`: the last push. `away`: parts that were begun and have not come back. `hasty`: nobody will come any more.
    """

    took: float = 0.0
    away: int = 0
    hasty: bool = False
    _first: float | None = None  # when the first of those came that have to leave
    _newest: float = 0.0
    _results: float | None = None  # until when the results that wait can
    _landed: float = 0.0
    _none_came: bool = True  # since the last push

    def comes(self, now: float) -> None:
        """Take down that something came that has to leave."""
        self._first, self._newest = self._first or now, now

    def lingers(self, until: float) -> None:
        """Take down that a result came, which can wait."""
        self._results = min(self._results or until, until)

    def comes_home(self) -> None:
        """Take down that a part that was away has ended, or waits for its next attempt."""
        self.away, self._none_came = max(0, self.away - 1), False

    def lands(self, now: float, took: float, away: int) -> None:
        """Take down that a push is done, and that so many parts are away since."""
        self.took, self._landed, self._none_came = took, now, True
        self.away += away

    def leaves(self) -> None:
        """Begin anew: all that waited is on its way."""
        self._first = self._results = None

    @property
    def due(self) -> float | None:
        """When what waits has to leave; none where nothing does."""
        if self._first is None:
            return 0.0 if self.hasty and self._results else self._results
        if self.hasty or not self.away:
            return self._newest + LEAST
        longest = max(self._first, self._landed) + self.took
        if self._none_came:
            return longest
        return min(longest, self._newest + min(max(LEAST, self.took / 4), MOST))
