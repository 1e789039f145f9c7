"""The writer of a git ledger: changes are made on a copy of the tables, pushed in groups, and true once they are pushed.

Two threads: one has the tables and answers everybody, the other reaches the remote, so that no answer waits for a push that
it does not need. When another run was quicker, what was not pushed yet is made again on what that run recorded, and every
compare-and-set decides anew. An answer that changes nothing (a history, a part that somebody else has) is given from what
the remote had a moment ago; where it cannot be reached, from what is known: whatever leaves upon it needs a push first.
"""

import contextlib
import random
import secrets
import threading
import time
from collections.abc import Callable, Sequence
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from msgspec import Struct

from pressctl.delivery.ledger import lines
from pressctl.delivery.ledger.gathering import LINGER, Gathering
from pressctl.delivery.ledger.git import GitFailed
from pressctl.delivery.ledger.promises import Promise, kept
from pressctl.delivery.ledger.remote import Snapshot
from pressctl.delivery.ledger.truth import Truth
from pressctl.errors import LedgerLost, LedgerUnusable

if TYPE_CHECKING:
    from pressctl.delivery.ledger.database import Database

T = TypeVar("T")
Work = Callable[[Any], Any]

FRESH = 2.0  # seconds for which what the remote had is news
RACES = 40  # times that other runs may be quicker, before it is said
TRIES = 4  # of a push that fails
PATIENCE = 60.0  # seconds after which a push that failed is not tried again
PAUSE = 1.0  # seconds before it is tried again; twice as long before each next one


class Change(Struct, eq=False):
    """What somebody asked for. `patient`: it may wait for company; `told`: whoever asked has an answer already.

    `parts`: how many more are away once it was answered, one with a part that is begun, less one with a part that ends.
    """

    work: Work
    promise: Promise[Any]
    asked: float
    patient: bool = False
    told: bool = False
    parts: int = 0
    result: Any = None

    def tell(self, error: BaseException | None = None) -> None:
        """Answer, once."""
        if self.told:
            return
        self.told = True
        if error is None:
            self.promise.keep(self.result)
        else:
            self.promise.fail(error)


class Flight(Struct, frozen=True, kw_only=True, eq=False):
    """A push: what it brings, and upon what."""

    changes: list[Change]
    base: Snapshot
    files: dict[str, bytes]
    message: str
    races: int


class Landed(Struct, frozen=True, kw_only=True, eq=False):
    """What became of a push, or of a look (no flight): the ledger as it is `now`, or why nobody can say.

    `since`: when the remote was asked. `alone`: it is ours, with nothing of others on top.
    """

    flight: Flight | None
    since: float
    pushed: bool = False
    alone: bool = False
    now: Snapshot | None = None
    error: Exception | None = None


class PushingWriter:
    """Makes changes in order; each group is one commit and one push."""

    def __init__(self, open_truth: Callable[[], Truth], explain: Callable[[BaseException], BaseException]) -> None:
        """Read the ledger in the thread that will have it; its errors are raised here."""
        self.pushes = 0
        self._explain = explain
        self._queue: SimpleQueue[Change | Landed | Literal["hasten"] | None] = SimpleQueue()
        self._out: SimpleQueue[Flight | Snapshot | None] = SimpleQueue()
        self._waiting: list[Change] = []  # to be pushed
        self._asking: list[Change] = []  # to be answered once the remote was looked at
        self._flight: Flight | None = None
        self._looking = self._closing = False
        self._gathering = Gathering()
        self._races = 0
        self._seen = time.monotonic()
        self._dead: BaseException | None = None
        self._lost: BaseException | None = None
        opened: Promise[None] = Promise()
        self._thread = threading.Thread(target=self._run, args=(open_truth, opened), name="ledger", daemon=True)
        self._thread.start()
        opened.result()

    def submit(
        self,
        work: "Callable[[Database], T]",
        confirm: object = None,  # noqa: ARG002  (every writer's; here a push that may have been made is looked at)
        *,
        patient: bool = False,
        parts: int = 0,
    ) -> Promise[T]:
        """Ask for `work` to be done; its result is given once what it changed is pushed.

        `patient`: it may wait a second for others to be pushed with. `parts`: 1 where a part is begun, -1 where one comes back.
        """
        promise: Promise[T] = Promise()
        self._queue.put(Change(work, promise, time.monotonic(), patient, parts=parts))
        return promise

    def mention(self, work: Work) -> Promise[None]:
        """Have something recorded that may be lost: it rides with others, and nobody waits for it."""
        told: Promise[None] = kept(None)
        self._queue.put(Change(work, told, time.monotonic(), patient=True, told=True))
        return told

    def hasten(self) -> None:
        """Let what waits for company wait no longer."""
        self._queue.put("hasten")

    def close(self) -> None:
        """Push what waits, then let go.

        Raises:
            LedgerUnusable: Results could not be pushed; it says which.
        """
        self._queue.put(None)
        self._thread.join()
        if self._lost:
            raise self._lost

    # The thread that has the tables

    def _run(self, open_truth: Callable[[], Truth], opened: Promise[None]) -> None:
        try:
            self._truth = open_truth()
            self._db = lines.make("")
            self._truth.db.backup(self._db)
            lines.note_changes(self._db, self._truth.tables.values())
        except BaseException as error:  # noqa: BLE001  (handed to whoever opens the ledger)
            opened.fail(error)
            return
        pusher = threading.Thread(target=self._reach, name="ledger-push", daemon=True)
        pusher.start()
        opened.keep(None)
        while not (self._closing and not (self._flight or self._waiting or self._asking)):
            for item in self._next():
                if item is None:
                    self._closing = True
                elif item == "hasten":
                    self._gathering.hasty = True
                elif isinstance(item, Change):
                    self._take(item)
                else:
                    self._land(item)
            self._launch()
        self._out.put(None)
        pusher.join()
        self._truth.close()
        self._db.close()

    def _next(self) -> list['Change | Landed | Literal["hasten"] | None']:
        """Wait for something to do and return all there is; nothing when what waits has to leave."""
        patience, due = None, self._gathering.due
        if self._waiting and not self._flight:
            patience = 0.0 if self._closing or due is None else max(0.0, due - time.monotonic())
        items = []
        with contextlib.suppress(Empty):
            items.append(self._queue.get(timeout=patience))
            while True:
                items.append(self._queue.get_nowait())
        return items

    def _take(self, change: Change) -> None:
        """Make a change that was just asked for."""
        if change.parts < 0:
            self._gathering.comes_home()
        elif not change.patient:
            self._gathering.hasty = False
        self._make(change)

    def _make(self, change: Change) -> None:
        """Make a change on the tables, by itself; keep it where there is something to push."""
        if self._dead:
            change.tell(self._dead)
            return
        before = lines.times_touched(self._db)
        self._db.execute("SAVEPOINT change")
        try:
            change.result = change.work(self._db)
        except BaseException as error:  # noqa: BLE001  (handed to the waiter; the thread must live on)
            self._db.execute("ROLLBACK TO change")
            change.tell(self._explain(error))
        self._db.execute("RELEASE change")
        if lines.times_touched(self._db) != before:
            self._waiting.append(change)
            if change.patient:
                self._gathering.lingers(time.monotonic() + LINGER)
            else:
                self._gathering.comes(time.monotonic())
        elif change.told or change.asked <= self._seen + FRESH:
            change.tell()
        else:
            self._asking.append(change)

    def _launch(self) -> None:
        """Hand what is to be pushed, or looked at, to the thread that reaches the remote, when it is time."""
        if self._dead:
            return
        if self._asking and not self._looking:
            self._looking = True
            self._out.put(self._truth.snapshot)
        due = self._gathering.due
        if self._flight or not self._waiting or (due and time.monotonic() < due and not self._closing):
            return
        changes, self._waiting = self._waiting, []
        self._gathering.leaves()
        stamp = secrets.token_hex(4)
        try:
            found = lines.read_changes(self._db, self._truth.tables, stamp, self._truth.sealer)
            files = self._truth.files_for(found, self._db)
        except Exception as error:  # noqa: BLE001  (handed to the waiters; the thread must live on)
            self._fail(changes, self._explain(error))
            return
        lines.forget_changes(self._db)
        if not found.lines and found.uploads is None:
            self._tell(changes)
            return
        message = f"{sum(map(len, found.lines.values()))} lines, {stamp}"
        self._flight = Flight(
            changes=changes, base=self._truth.snapshot, files=files, message=message, races=self._races
        )
        self._out.put(self._flight)

    @staticmethod
    def _tell(changes: Sequence[Change], error: BaseException | None = None) -> None:
        for change in changes:
            change.tell(error)

    def _land(self, landed: Landed) -> None:
        """Go on from what became of a push or of a look."""
        held = landed.flight.changes if landed.flight else []
        if landed.flight:
            self._flight = None
        else:
            self._looking = False
        error = landed.error
        if landed.now is not None:
            try:
                self._go_on(landed, landed.now, held)
            except Exception as said:  # noqa: BLE001  (handed to the waiters; the thread must live on)
                error = said  # and what the tables hold is neither the old nor the new
        if isinstance(error, GitFailed) and not landed.flight and landed.now is None:
            self._seen = landed.since  # out of reach: what is known has to do
        elif error is not None:
            fatal = landed.now is not None or not landed.flight or isinstance(error, LedgerUnusable)
            self._fail(held, self._explain(error), fatal=fatal)
        asking, self._asking = self._asking, []
        for change in asking:
            self._make(change)

    def _go_on(self, landed: Landed, now: Snapshot, held: list[Change]) -> None:
        changed = now.commit != self._truth.snapshot.commit
        self._truth.advance(now, landed.flight.files if landed.flight and landed.alone else None)
        self._seen = landed.since
        if landed.pushed:
            self._races = 0
            self.pushes += 1
            away = sum(change.parts > 0 and change.result is not None for change in held)
            self._gathering.lands(time.monotonic(), time.monotonic() - landed.since, away)
            self._tell(held)
            if not landed.alone:
                self._start_again([])
        elif landed.flight:
            self._races += 1
            self._start_again(held)
        elif changed and not self._flight:  # what is under way will be refused, and made again then
            self._start_again([])

    def _start_again(self, held: Sequence[Change]) -> None:
        """Make what is not pushed yet again, on what the remote has."""
        changes, self._waiting = [*held, *self._waiting], []
        self._gathering.leaves()
        self._truth.db.backup(self._db)
        lines.forget_changes(self._db)
        for change in changes:
            self._make(change)

    def _fail(self, held: Sequence[Change], error: BaseException, *, fatal: bool = False) -> None:
        """Tell everybody who waits that nothing could be recorded; results are kept, and tried again at the end."""
        changes, self._waiting, self._races = [*held, *self._waiting], [], 0
        kept = [change for change in changes if change.patient]
        if fatal or self._closing:
            self._dead = error
            unsaved = self._truth.unsaved(self._db) if kept else []
            if unsaved:
                self._lost = _lost(unsaved, error)
            kept = []
        self._tell(changes, error)
        self._start_again(kept)
        self._gathering.leaves()
        if self._waiting:
            self._gathering.hasty = False
            self._gathering.lingers(time.monotonic() + PATIENCE)

    # The thread that reaches the remote

    def _reach(self) -> None:
        while (item := self._out.get()) is not None:
            since = time.monotonic()
            try:
                landed = self._pushed(item, since) if isinstance(item, Flight) else self._looked(item, since)
            except Exception as error:  # noqa: BLE001  (handed on; the thread must live on)
                landed = Landed(flight=item if isinstance(item, Flight) else None, since=since, error=error)
            self._queue.put(landed)

    def _looked(self, known: Snapshot, since: float) -> Landed:
        return Landed(flight=None, since=since, now=self._truth.fetched(known))

    def _pushed(self, flight: Flight, since: float) -> Landed:
        """Push, and find out what came of it, whatever was heard."""
        if flight.races > RACES:
            raise GitFailed("other runs keep changing it")
        if flight.races:
            time.sleep(random.uniform(0, min(0.02 * 2**flight.races, 2.0)))  # noqa: S311  (so that two runs do not keep step)
        new = self._truth.remote.commit(flight.base, flight.files, flight.message)
        until = time.monotonic() + PATIENCE
        failure = GitFailed("")
        for attempt in range(TRIES):
            if attempt and time.monotonic() > until:
                break
            if attempt:
                time.sleep(PAUSE * 2 ** (attempt - 1))
            try:
                self._truth.remote.push(new, flight.base)
            except GitFailed as error:
                failure = error
            else:
                return Landed(flight=flight, since=since, pushed=True, alone=True, now=new)
            # Whatever was said: what does the ref have?
            with contextlib.suppress(GitFailed):
                now = self._truth.fetched(flight.base)
                if now.commit != flight.base.commit:
                    alone = now.commit == new.commit  # it was done, and only the answer was lost
                    pushed = alone or self._truth.extends(now, new)
                    return Landed(flight=flight, since=since, pushed=pushed, alone=alone, now=now)
        raise failure


def _lost(unsaved: Sequence[str], error: BaseException) -> LedgerLost:
    """Return what is said of results that nobody can read in the ledger."""
    shown, more = unsaved[:20], len(unsaved) - 20
    listed = "\n".join(f"  {one}" for one in (*shown, *([f"and {more} more"] if more > 0 else [])))
    return LedgerLost(
        f"{error}\nIt came to this, which is not in the ledger:\n{listed}",
        hint="Once the remote can be pushed to again, the next run calls these unsure: settle them by `pressctl resolve`.",
    )
