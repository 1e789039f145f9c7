"""From the ledger's thread into the loop: many results, one wake-up.

asyncio's own way wakes the loop for each result, with a system call; a ledger records in groups.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")
Told = Callable[["Future[Any]"], None]


class Bridge:
    """Tells one loop what became of futures that another thread brings to an end; made where that loop runs."""

    def __init__(self) -> None:
        """Serve the loop that is running."""
        self._loop = asyncio.get_running_loop()
        self._come: deque[tuple[Told, Future[Any]]] = deque()
        self._called = False

    def when_done(self, wanted: "Future[T]", tell: "Callable[[Future[T]], None]") -> None:
        """Call `tell` with the future, in the loop, once it is done; whatever becomes of who asked for it."""
        wanted.add_done_callback(lambda done: self._arrive(tell, done))

    def wait(self, wanted: "Future[T]") -> "asyncio.Future[T]":
        """Return what can be awaited for a future's result; to stop waiting changes nothing about the future."""
        waiting: asyncio.Future[T] = self._loop.create_future()

        def tell(done: "Future[T]") -> None:
            if waiting.done():
                return  # nobody waits any more
            error = done.exception()
            if error is not None:
                waiting.set_exception(error)
            else:
                waiting.set_result(done.result())

        self.when_done(wanted, tell)
        return waiting

    def _arrive(self, tell: Told, done: "Future[Any]") -> None:
        # First there, then called: the loop takes all that is there after it has noted that it was called.
        self._come.append((tell, done))
        if not self._called and not self._loop.is_closed():
            self._called = True
            self._loop.call_soon_threadsafe(self._tell_all)

    def _tell_all(self) -> None:
        self._called = False
        while self._come:
            tell, done = self._come.popleft()
            tell(done)
