"""From the plan that was looked at to the one that is sent: the same, unless the clock or another run has moved on."""

import gc
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from pressctl.config.loading import load
from pressctl.delivery.ledger.duties import Ledger
from pressctl.delivery.ledger.records import Acceptance
from pressctl.delivery.ledger.stores import find
from pressctl.delivery.plan import Plan
from pressctl.desk import dispatching
from pressctl.desk.delivering import accept, deliver
from pressctl.errors import LedgerUnusable
from pressctl.model import Event, Report, Watch
from pressctl.publish import Desk, Order, run
from tests.support.builders import NOON
from tests.support.deliveries import Clock
from tests.support.ledgers import OTHER, begins
from tests.support.newsrooms import RELEASE, SECRETS, make, webhook
from tests.support.receivers import Receiver, ok

LATE = 6 * 3600  # seconds after its embargo from which a release that folders hold is stopped


def published(
    folder: Path, clock: Clock, desk: str, answer: Callable[[], None], watch: Watch = lambda _: None
) -> Report:
    """Publish all releases of a newsroom, whose only one was free to go nearly six hours ago; `answer` is a person's yes."""
    room = make(folder, webhook("desk", desk))
    lifted = NOON - timedelta(seconds=LATE - 60)
    text = RELEASE.replace("date: 2024-11-06", f"date: {lifted.isoformat()}\nembargo: {lifted.isoformat()}")
    room.write("releases/budget.md", text)
    return publish_all(folder, clock, answer, watch)


def publish_all(
    folder: Path, clock: Clock | None = None, answer: Callable[[], None] = lambda: None, watch: Watch = lambda _: None
) -> Report:
    """Publish all releases of a newsroom."""

    def approve(_plan: object) -> bool:
        answer()
        return True

    return run(
        Order(config=load(folder / "config.toml"), new_ledger=not (folder / ".pressctl").exists()),
        Desk(
            clock=clock or Clock(),
            environ=SECRETS,
            watch=watch,
            found=lambda _: None,
            changed=lambda _: None,
            approve=approve,
            ask=lambda _: True,
        ),
    )


@pytest.mark.parametrize(("seconds", "outcome"), [(5, "sent"), (61, "stopped")])
def test_what_the_clock_stops_while_a_question_stands_is_not_sent(tmp_path: Path, seconds: int, outcome: str) -> None:
    """A plan is as old as its answer: guards look at the clock once more when that took its time."""
    clock = Clock()
    with Receiver(ok()) as desk:
        report = published(tmp_path, clock, desk.url, lambda: clock.forward(seconds=seconds))
        assert [one.outcome for one in report.releases] == [outcome]
        assert len(desk.requests) == (outcome == "sent")


def test_what_another_run_sent_while_a_question_stands_is_not_sent_again(tmp_path: Path) -> None:
    """However quick the answer: the ledger refuses the plan, and it is made anew."""
    clock = Clock()
    with Receiver(ok()) as desk:

        def other() -> None:
            assert published(tmp_path, clock, desk.url, lambda: None).exit_code == 0

        report = published(tmp_path, clock, desk.url, other)
        assert [one.outcome for one in report.releases] == ["already_sent"]
        assert len(desk.requests) == 1


def test_a_ledger_that_goes_while_a_question_stands_is_not_begun_anew(tmp_path: Path) -> None:
    """An empty one in its place would have everything sent again: the run holds on to the one its plan is from."""
    clock = Clock()
    with Receiver(ok()) as desk:
        published(tmp_path, clock, desk.url, lambda: None)
        lifted = (NOON - timedelta(hours=1)).isoformat()
        (tmp_path / "releases" / "other.md").write_text(
            RELEASE.replace("2024-11-06", lifted).replace("budget", "other"), "utf-8"
        )

        def lose() -> None:
            for path in (tmp_path / ".pressctl").glob("ledger.db*"):
                path.unlink()

        with pytest.raises(LedgerUnusable, match="taken away"):
            published(tmp_path, clock, desk.url, lose)
        assert len(desk.requests) == 1


@pytest.mark.parametrize("marked", [False, True])
def test_a_kill_takes_hold_while_another_run_sends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, marked: bool
) -> None:
    """That run begins a part whenever a plan was made: of what is killed nothing more begins; a person's own mark stays."""
    with Receiver(ok()) as desk:
        room = make(tmp_path, *(webhook(f"desk{n}", desk.url) for n in range(9)))
        room.write("releases/budget.md", RELEASE)
        monkeypatch.setattr(dispatching, "deliver", lambda *_: 0)
        publish_all(tmp_path)
        monkeypatch.setattr(dispatching, "deliver", deliver)
        room.write(
            "releases/budget.md", RELEASE.replace("language: fr", 'language: fr\nstatus: canceled\nwhy: "Faux."')
        )
        begun: list[str] = []

        def late(plan: Plan, ledger: Ledger, now: datetime) -> bool:
            owed = [part.key for part in ledger.history("budget").parts if part.state == "owed"]
            begun.extend(key for key in owed[:1] if begins(ledger, key, by=OTHER))
            if marked and not begun[1:]:
                ledger.stop("budget", NOON)
            return accept(plan, ledger, now)

        monkeypatch.setattr(dispatching, "accept", late)
        publish_all(tmp_path)
        with closing(find(f"sqlite:{tmp_path}/.pressctl/ledger.db", tmp_path, {}).open(create=False)) as ledger:
            known = ledger.history("budget")
        assert known.edition("kill")
        assert len(begun) == 1
        assert (known.stop is not None) == marked
        assert len(desk.requests) == 1, "who may have it is told, and nobody else"


def test_what_is_recorded_is_held_no_longer(tmp_path: Path) -> None:
    """While it is sent, a mailing to fifty thousand people has them in the ledger, and not once more in memory."""

    def held() -> list[Acceptance]:
        return [one for one in gc.get_objects() if isinstance(one, Acceptance)]

    of_others, counted = held(), []

    def count() -> None:
        counted.append(len(held()) - len(of_others))

    def watch(event: Event) -> None:
        if event.kind == "attempt":
            count()

    with Receiver(ok()) as desk:
        published(tmp_path, Clock(), desk.url, count, watch)
    assert counted == [1, 0]
