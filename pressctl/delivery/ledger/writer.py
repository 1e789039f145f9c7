"""One thread that owns the connection, and groups what it is asked into few commits.

An fsync costs the same for one transition as for fifty; whoever asks while the thread is
busy shares the next commit (measured: 5,000 transitions a second one by one, 70,000 and
more in groups, with synchronous=FULL).
"""

import os
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from queue import SimpleQueue
from typing import Any, Protocol, TypeVar

from msgspec import Struct

from pressctl.delivery.ledger.database import Connection, Database
from pressctl.delivery.ledger.promises import Promise, fail, keep

MOMENT = 0.002  # seconds that what nobody waits for yet waits for company
MANY = 500  # parts from which on it is worth a process's start to have them recorded aside (measured)

T = TypeVar("T")
Work = Callable[[Database], Any]


class Task(Struct, frozen=True, eq=False):
    """What was asked for: what to do, what was promised, and what to look at when nobody knew for a while if it was done.

    `confirm` is given what `work` returned, and returns what holds of it now. `patient`: nobody waits for it yet.
    """

    work: Work
    promise: Promise[Any]
    confirm: Callable[[Database, Any], Any] | None = None
    patient: bool = False


class Writes(Protocol):
    """What a ledger asks of its writer."""

    def submit(
        self,
        work: Callable[[Database], T],
        confirm: Callable[[Database, T], T] | None = None,
        *,
        patient: bool = False,
    ) -> Promise[T]:
        """Ask for `work` to be done; its result is given once that is durable.

        `confirm` is asked only when nobody knew for a while whether it was done, and it turned out to be. `patient`: it may
        wait a moment for company.
        """

    def close(self) -> None:
        """Finish everything asked for, then let go."""


class Aside(Protocol):
    """What records some groups in another way; set on a `Writer`, which asks it first."""

    def record(self, db: Connection, works: Sequence[Work], /) -> tuple[list[Any], bool] | None:
        """Record a group, and return what `commit` does once that is on disk; None: it is left to the thread."""

    def close(self) -> None:
        """Let go."""


class Writer:
    """Runs functions of the connection, in order, each group in one transaction."""

    def __init__(self, connect: Callable[[], Connection], *, explain: Callable[[BaseException], BaseException]) -> None:
        """Open the connection in the thread that will use it; its errors are raised here.

        `explain` turns what the store raises into what waiters are told.
        """
        self._explain = explain
        self.aside: Aside | None = None
        self._queue: SimpleQueue[Task | None] = SimpleQueue()
        opened: Promise[None] = Promise()
        self._thread = threading.Thread(target=self._run, args=(connect, opened), name="ledger", daemon=True)
        self._thread.start()
        opened.result()

    def submit(
        self,
        work: Callable[[Database], T],
        confirm: Callable[[Database, T], T] | None = None,
        *,
        patient: bool = False,
    ) -> Promise[T]:
        """Ask for `work` to be done; its result is given once that is on disk.

        `confirm` is asked only when the connection was lost while it was recorded, and it turned out to have been. `patient`:
        it may wait a moment for company.
        """
        promise: Promise[T] = Promise()
        self._queue.put(Task(work, promise, confirm, patient))
        return promise

    def expect(self, parts: int, come: Callable[[], Aside]) -> None:
        """Have parts recorded aside, where they are so many that it is worth its start; `come` starts it."""
        if parts >= MANY and os.name == "posix" and self.aside is None:
            with suppress(OSError):  # no process more can be had; the run does without
                self.aside = come()

    def close(self) -> None:
        """Finish everything asked for, then let go of the connection."""
        self._queue.put(None)
        self._thread.join()

    def _run(self, connect: Callable[[], Connection], opened: Promise[None]) -> None:
        try:
            connection = connect()
        except BaseException as error:  # noqa: BLE001  (handed to whoever opens the ledger)
            opened.fail(error)
            return
        opened.keep(None)
        open_for_work = True
        while open_for_work:
            group, open_for_work = self._next_group()
            if group:
                self._finish(connection, group)
        if self.aside:
            self.aside.close()
        connection.close()

    def _commit(self, connection: Connection, works: Sequence[Work]) -> tuple[list[Any], bool]:
        done = self.aside.record(connection, works) if self.aside else None
        return done or commit(connection, works)

    def _next_group(self) -> tuple[list[Task], bool]:
        """Wait for something to do; return all there is, and whether more may come."""
        group, open_for_work = self._all_there_is(self._queue.get())
        if open_for_work and all(task.patient for task in group):
            # Asleep, and not at the queue: each that came would wake the thread, and with it a fight for the interpreter's
            # lock, which the run has.
            time.sleep(MOMENT)
            if not self._queue.empty():
                company, open_for_work = self._all_there_is(self._queue.get())
                group += company
        return group, open_for_work

    def _all_there_is(self, item: Task | None) -> tuple[list[Task], bool]:
        group: list[Task] = []
        while item is not None:
            group.append(item)
            if self._queue.empty():
                return group, True
            item = self._queue.get()
        return group, False

    def _finish(self, connection: Connection, group: list[Task]) -> None:
        """Do a group, and tell everybody: when one of it fails, none is done and all are told."""
        try:
            results, certain = self._commit(connection, [task.work for task in group])
            unsure = {} if certain else {at: task.confirm for at, task in enumerate(group) if task.confirm}
            if unsure:
                asked = [_asking(confirm, results[at]) for at, confirm in unsure.items()]
                found, _ = commit(connection, asked)
                for at, result in zip(unsure, found, strict=True):
                    results[at] = result
        except BaseException as error:  # noqa: BLE001  (handed to every waiter; the thread must live on)
            fail([task.promise for task in group], self._explain(error))
            return
        keep([task.promise for task in group], results)


def _asking(confirm: Callable[[Database, Any], Any], result: object) -> Work:
    return lambda db: confirm(db, result)


def commit(connection: Connection, works: Sequence[Work]) -> tuple[list[Any], bool]:
    """Do all in one transaction, again where that mends it; return the results, and whether they were certain at once."""
    results: list[Any] = []
    while True:
        try:
            results = connection.run(works)
            connection.commit()
        except BaseException as error:
            connection.rollback()
            mended = connection.mend(error)
            if mended == "no":
                raise
            if mended == "done":
                return results, False
        else:
            return results, True
