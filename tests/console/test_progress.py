"""What is seen while a run is under way."""

import pytest

from pressctl.console.progress import Board, event_line, watching
from pressctl.model import Event
from tests.console.planned import planned
from tests.support.builders import NOON
from tests.support.deliveries import Newsroom
from tests.support.screens import Shown


@pytest.mark.parametrize(
    ("event", "line"),
    [
        (Event(kind="settled", release="r", target="t", outcome="sent", people=2), "r -> t: sent, 2 people"),
        (
            Event(kind="settled", release="r", target="t", part=2, outcome="unknown", message="reset"),
            "r -> t, part 2: unsure: reset",
        ),
        (
            Event(kind="waiting", release="r", target="t", message="429", at=NOON),
            "r -> t: not yet: 429, again at 11:00:00 UTC",
        ),
        (Event(kind="attempt", release="r", target="t", done=1), ""),
        (Event(kind="writing", done=1, total=2), ""),
        (Event(kind="writing", done=4_000, total=41_757), "writing 4,000 of 41,757"),
    ],
)
def test_an_event_is_a_line(event: Event, line: str) -> None:
    """Only what matters; the rest with -v."""
    assert event_line(event) == line


def test_progress_in_a_pipe_is_a_line_an_event() -> None:
    """And -v says attempts too."""
    shown = Shown()
    with watching(shown.screen, verbose=True) as progress:
        progress(Event(kind="attempt", release="r", target="t", done=1))
        progress(Event(kind="settled", release="r", target="t", outcome="sent"))
        progress(Event(kind="rendering", done=1, total=1))
    assert shown.said == "r -> t: attempt 1\nr -> t: sent\n"


def test_lines_that_come_together_are_written_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each by itself would be a system call; none waits for what may never come."""
    shown, written = Shown(), list[str]()
    write = shown.screen.err.write

    def noted(text: str) -> int:
        written.append(text)
        return write(text)

    monkeypatch.setattr(shown.screen.err, "write", noted)
    with watching(shown.screen) as progress:
        for target, more in (("a", True), ("b", True), ("c", False), ("d", False)):
            progress(Event(kind="settled", release="r", target=target, outcome="sent", more=more))
        assert written == ["r -> a: sent\nr -> b: sent\nr -> c: sent\n", "r -> d: sent\n"]
        progress(Event(kind="settled", release="r", target="e", outcome="sent", more=True))
    assert shown.said.endswith("r -> e: sent\n"), "what is left is said at the end"


def test_the_live_display_shows_what_is_under_way(room: Newsroom) -> None:
    """Per target: state, batches, people, rate, time left."""
    times = iter([0.0, 1.0, 2.0, 3.0, 4.0, 5.0])
    board = Board.of(planned(room))
    board.clock = lambda: next(times)
    for event in (
        Event(kind="attempt", release="narcotrafic", target="list", done=1),
        Event(kind="settled", release="narcotrafic", target="list", outcome="sent", people=2),
        Event(kind="waiting", release="narcotrafic", target="desk", message="429"),
        Event(kind="attempt", release="narcotrafic", target="desk", done=2),
    ):
        board(event)
    row = board.rows["narcotrafic", "list"]
    assert (row.parts, row.done, row.people, row.reached) == (3, 1, 5, 2)
    assert row.left(1.0)
    from rich.console import Console

    console = Console(width=100, record=True, file=Shown().out)
    console.print(board)
    text = console.export_text()
    assert "1/3" in text
    assert "2 of 5 people" in text
    assert "attempt 2" in text


def test_the_live_display_before_there_is_a_plan() -> None:
    """It names the step."""
    board = Board(rows={})
    board(Event(kind="rendering", done=3, total=200))
    from rich.console import Console

    console = Console(width=80, record=True, file=Shown().out)
    console.print(board)
    assert "rendering 3 of 200" in console.export_text()
    board(Event(kind="reading"))
    assert board.step == "reading"


def test_a_terminal_gets_a_live_display(room: Newsroom) -> None:
    """It starts with the plan and is taken away at the end."""
    shown = Shown(terminal=True)
    with watching(shown.screen) as progress:
        progress.begin(planned(room))
        progress(Event(kind="settled", release="narcotrafic", target="desk", outcome="sent"))
    progress.close()
