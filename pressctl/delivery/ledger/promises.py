"""What a ledger was asked for, and what came of it: kept by the thread that has the store, read by any other.

`concurrent.futures.Future` does this too, with a lock and a condition for each; a run makes two for every part, and what
they cost is time that it does not send in. A ledger records in groups: all promises of a group are kept at once, and whoever
waits for many of them is told once. To be told of each by itself takes the interpreter's lock to and fro as often (measured:
a third of what a ledger costs).
"""

import threading
import time
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

T = TypeVar("T")
Tell = Callable[["Promise[Any]"], None]
News = list[tuple[Tell, "Promise[Any]"]]
Bring = Callable[[News], None]

_lock = threading.Lock()  # one for all: it is held for a few stores


class Promise(Generic[T]):
    """A result to come; nobody can take back what was asked for.

    `is_over`: it is kept, or has failed, `since` when (monotonic seconds); `error`: why it failed.
    """

    __slots__ = ("_kept", "_listeners", "_waited", "error", "is_over", "since")

    def __init__(self) -> None:
        """Promise it."""
        self.is_over, self.since = False, 0.0
        self.error: BaseException | None = None
        self._kept: Any = None
        self._listeners: tuple[tuple[Bring, Tell], ...] = ()
        self._waited: threading.Event | None = None

    def keep(self, result: T) -> None:
        """Give what was asked for, once."""
        keep([self], [result])

    def fail(self, error: BaseException) -> None:
        """Give why it cannot be had, once."""
        fail([self], error)

    def when_over(self, tell: Tell, bring: Bring) -> None:
        """Have `tell` called with this once it is over.

        `bring` does that, for all that ended together: in the thread that ended them, or here and now.
        """
        with _lock:
            if not self.is_over:
                self._listeners = (*self._listeners, (bring, tell))
                return
        bring([(tell, self)])

    def result(self) -> T:
        """Wait until it is over, and return what was asked for; raises what it failed with."""
        with _lock:
            if not self.is_over and self._waited is None:
                self._waited = threading.Event()
            waited = None if self.is_over else self._waited
        if waited:
            waited.wait()
        if self.error is not None:
            raise self.error
        result: T = self._kept
        return result

    def end(self, now: float, result: T | None, error: BaseException | None = None) -> "tuple[tuple[Bring, Tell], ...]":
        """Have it over, with the lock held; return who is to be told."""
        self._kept, self.error, self.since, self.is_over = result, error, now, True
        if self._waited:
            self._waited.set()
        told, self._listeners = self._listeners, ()
        return told


def kept(result: T) -> Promise[T]:
    """Return a promise that is kept already."""
    promise: Promise[T] = Promise()
    promise.keep(result)
    return promise


def keep(promises: Sequence[Promise[Any]], results: Sequence[Any]) -> None:
    """Give what was asked for, each once."""
    now = time.monotonic()
    with _lock:
        told = [(promise, promise.end(now, result)) for promise, result in zip(promises, results, strict=True)]
    _tell(told)


def fail(promises: Sequence[Promise[Any]], error: BaseException) -> None:
    """Give why they cannot be had, each once."""
    now = time.monotonic()
    with _lock:
        told = [(promise, promise.end(now, None, error)) for promise in promises]
    _tell(told)


def _tell(told: "Sequence[tuple[Promise[Any], tuple[tuple[Bring, Tell], ...]]]") -> None:
    """Tell whoever waits, each of all that concerns it at once."""
    news: dict[Bring, News] = {}
    for promise, listeners in told:
        for bring, tell in listeners:
            news.setdefault(bring, []).append((tell, promise))
    for bring, these in news.items():
        bring(these)
