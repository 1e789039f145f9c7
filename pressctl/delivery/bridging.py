"""From the ledger's thread into the loop: many results, one wake-up.

asyncio's own way wakes the loop for each result, with a system call; a ledger records in groups.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from pressctl.delivery.ledger.promises import News, Promise

T = TypeVar("T")


class Bridge:
    """Tells one loop what became of promises that another thread keeps; made where that loop runs."""

    def __init__(self) -> None:
        """Serve the loop that is running."""
        self._loop = asyncio.get_running_loop()
        self._come: deque[News] = deque()
        self._called = False
        self._bring = self._arrive  # one and the same each time, by which promises know what belongs together

    def when_over(self, wanted: Promise[T], tell: Callable[[Promise[T]], None]) -> None:
        """Call `tell` with the promise, in the loop, once it is over; whatever becomes of who asked for it."""
        wanted.when_over(tell, self._bring)

    def wait(self, wanted: Promise[T]) -> "asyncio.Future[T]":
        """Return what can be awaited for what is promised; to stop waiting changes nothing about it."""
        waiting: asyncio.Future[T] = self._loop.create_future()
        wanted.when_over(partial(_pass_on, waiting), self._bring)
        return waiting

    def _arrive(self, news: News) -> None:
        # First there, then called: the loop takes all that is there after it has noted that it was called.
        self._come.append(news)
        if not self._called and not self._loop.is_closed():
            self._called = True
            self._loop.call_soon_threadsafe(self._tell_all)

    def _tell_all(self) -> None:
        self._called = False
        while self._come:
            for tell, wanted in self._come.popleft():
                tell(wanted)


def _pass_on(waiting: "asyncio.Future[T]", wanted: Promise[T]) -> None:
    if waiting.done():
        return  # nobody waits any more
    if wanted.error is not None:
        waiting.set_exception(wanted.error)
    else:
        waiting.set_result(wanted.result())
