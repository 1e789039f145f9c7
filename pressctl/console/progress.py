"""Progress: live on a terminal, one plain line an event elsewhere. The core only says what happens."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pressctl.console.screen import window
from pressctl.console.wording import counted, people, safe
from pressctl.model import Event

if TYPE_CHECKING:
    from rich.console import RenderableType

    from pressctl.console.screen import Screen
    from pressctl.delivery.plan import Plan

SAID = {
    "sent": "sent",
    "failed": "failed",
    "gone": "failed: the place is gone",
    "unknown": "unsure",
    "deferred": "put off",
    "owed": "left for the next run",
}
EACH = 100  # mails to one person alone after which a log says how far a mailing is; what went wrong it always says
MANY = 2_000  # releases read or files written after which a log says how far a build is


def event_line(event: Event, *, verbose: bool = False) -> str:
    """Return an event as a line, or nothing for those that only move a bar."""
    where = f"{safe(event.release)} -> {event.target}"
    part = f", part {event.part}" if event.part > 1 else ""
    match event.kind:
        case "settled" if not _is_one_of_many(event):
            who = f", {people(event.people)}" if event.people else ""
            why = f": {safe(event.message)}" if event.message else ""
            return f"{where}{part}: {SAID.get(event.outcome, event.outcome)}{who}{why}"
        case "page":
            until = f", until {event.at:%H:%M:%S} UTC at most" if event.at else ""
            return f"{where}{part}: {safe(event.message)}{until}"
        case "waiting":
            until = f", again at {event.at:%H:%M:%S} UTC" if event.at else ""
            return f"{where}{part}: not yet: {safe(event.message)}{until}"
        case "attempt" if verbose:
            return f"{where}{part}: attempt {event.done}"
        case "reading" | "writing" | "listing" if event.done and event.done % MANY == 0:
            of = f"{event.total:,}" if event.total else f"the people on the list of {event.target}"
            return f"{event.kind} {event.done:,} of {of}"
        case _:
            return ""


def _is_one_of_many(event: Event) -> bool:
    """Whether an event is a mail to one person that went well, of a mailing that has said so already."""
    return event.outcome == "sent" and event.people == 1 and event.part > 1 and event.part % EACH != 0


@dataclass(slots=True)
class Row:
    """One target as the live display shows it."""

    parts: int
    people: int
    done: int = 0
    reached: int = 0
    state: str = "waiting its turn"
    started: float = 0.0
    ended: float = 0.0

    def rate(self, now: float) -> str:
        """Return the people reached each second, or nothing where there are none."""
        span = (self.ended or now) - self.started
        return f"{self.reached / span:,.0f}/s" if self.reached and self.started and span > 0 else ""

    def left(self, now: float) -> str:
        """Return the seconds left at the pace so far, once there is a pace."""
        if not self.done or self.done >= self.parts or not self.started:
            return ""
        return f"{(now - self.started) / self.done * (self.parts - self.done):,.0f} s left"


@dataclass(slots=True)
class Board:
    """The live display's content, kept up by events; it draws itself when asked."""

    rows: dict[tuple[str, str], Row]
    step: str = ""
    clock: Callable[[], float] = time.monotonic

    @classmethod
    def of(cls, plan: "Plan") -> "Board":
        """Return a board with a row for each target that is sent to."""
        rows: dict[tuple[str, str], Row] = {}
        for planned in plan.releases:
            for delivery in planned.deliveries:
                parts = delivery.to_send if planned.outcome is None else ()
                if parts:
                    row = rows.setdefault((planned.release.id, delivery.target), Row(parts=0, people=0))
                    row.parts += len(parts)
                    row.people += sum(part.people for part in parts)
        return cls(rows=rows)

    def __call__(self, event: Event) -> None:
        """Take an event in."""
        row = self.rows.get((event.release, event.target))
        if row is None:
            self.step = f"{event.kind} {event.done:,} of {event.total:,}" if event.total else event.kind
            if event.kind == "listing":
                self.step = f"reading the list of {event.target}: {event.done:,} people"
            return
        now = self.clock()
        row.started = row.started or now
        if event.kind == "attempt":
            row.state = "sending" if event.done <= 1 else f"attempt {event.done}"
        elif event.kind == "waiting":
            row.state = f"not yet: {safe(event.message)}"
        elif event.kind == "page":
            row.state = safe(event.message)
        elif event.kind == "settled":
            row.done += 1
            row.ended = now
            row.reached += event.people if event.outcome == "sent" else 0
            row.state = SAID.get(event.outcome, event.outcome)

    def __rich__(self) -> "RenderableType":
        """Draw: per target its state, batches, people, rate and time left."""
        from rich.table import Table
        from rich.text import Text

        if not self.rows:
            return Text(self.step)
        table = Table.grid(padding=(0, 2))
        now = self.clock()
        for (_, target), row in self.rows.items():
            batches = f"{row.done}/{row.parts}" if row.parts > 1 else ("done" if row.done else "")
            heads = f"{row.reached:,} of {people(row.people)}" if row.people else ""
            cells = (target, row.state, batches, heads, row.rate(now), row.left(now))
            table.add_row(*(Text(cell, overflow="ellipsis", no_wrap=True) for cell in cells))
        table.caption = Text(f"{counted(sum(row.done for row in self.rows.values()), 'part')} done", justify="left")
        return table


@contextmanager
def watching(screen: "Screen", *, verbose: bool = False) -> "Iterator[Progress]":
    """Watch a run: live on a terminal, else line by line; the display is gone when it ends."""
    progress = Progress(screen=screen, verbose=verbose)
    try:
        yield progress
    finally:
        progress.close()


@dataclass(slots=True)
class Progress:
    """A watcher that starts showing when there is something to see."""

    screen: "Screen"
    verbose: bool = False
    _live: object = None
    _board: Board | None = None
    _lines: list[str] = field(default_factory=list)

    def begin(self, plan: "Plan | None" = None) -> None:
        """Start the live display, on a terminal; questions have been asked by now. Without a plan nothing is sent."""
        if not self.screen.terminal:
            return
        from rich.console import Console
        from rich.live import Live

        self._board = Board.of(plan) if plan else Board(rows={})
        live = Live(self._board, console=Console(file=window(self.screen.err)), refresh_per_second=8, transient=True)
        live.start()
        self._live = live

    def lazily(self, event: Event) -> None:
        """Take an event in of what is worth a display only once it has something to tell."""
        if self._live is None:
            self.begin()
        self(event)

    def __call__(self, event: Event) -> None:
        """Take an event in."""
        if self._board is not None:
            self._board(event)
            return
        if event.kind == "attempt" and not self.verbose:
            return  # most of all events, and nothing to say
        line = event_line(event, verbose=self.verbose)
        if line:
            self._lines.append(line)
        if not event.more:
            self._say()

    def _say(self) -> None:
        """Say the lines that came together at once: a system call for each of thousands keeps requests waiting."""
        if self._lines:
            self.screen.say("\n".join(self._lines))
            self._lines.clear()

    def close(self) -> None:
        """Say what is left to say, and take the live display away."""
        self._say()
        if self._live is not None:
            from rich.live import Live

            if isinstance(self._live, Live):
                self._live.stop()
            self._live = None
