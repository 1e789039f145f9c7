"""A plan and a report in words and for programs."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from pressctl.console.approving import approve, must_be_meant
from pressctl.console.documents import as_document, as_json
from pressctl.console.plans import now_line, plan_document, plan_markdown, plan_text
from pressctl.console.progress import Board, Progress, event_line, watching
from pressctl.console.reports import report_lines, show_report, turns
from pressctl.delivery.ledger.owners import owner
from pressctl.delivery.ledger.records import PartRecord, Settlement
from pressctl.delivery.plan import Plan, Ready
from pressctl.delivery.planning import make_plan
from pressctl.desk.reporting import gravest, make_report, worst
from pressctl.errors import ExitCode, Misused
from pressctl.model import (
    Config,
    Counts,
    DeliveryReport,
    Event,
    FileReport,
    Finding,
    Outcome,
    ReleaseReport,
    Report,
    State,
)
from tests.support.builders import NOON, a_newsroom, a_release
from tests.support.deliveries import (
    Newsroom,
    a_mailing_channel,
    a_place,
    open_newsroom,
    ready,
    some_people,
)
from tests.support.screens import Shown


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Newsroom]:
    """A newsroom with a desk, an optional wire and a mailing of five."""
    opened = open_newsroom(
        tmp_path,
        a_place(),
        a_place("wire", optional=True),
        a_place("list", a_mailing_channel()),
        people={"list": some_people(5)},
    )
    yield opened
    opened.ledger.close()


def config(room: Newsroom) -> Config:
    """Return the config that goes with the room."""
    targets = tuple(place.target for place in room.places.values())
    return Config(root=Path(), path=None, newsroom=a_newsroom(), targets=targets)


def planned(room: Newsroom, *releases: Ready, **choice: Any) -> Plan:
    """Plan releases now."""
    return make_plan(releases or (ready(),), room.world(**choice), room.ledger.history)


def settled(room: Newsroom, plan: Plan, states: dict[str, State], **fields: Any) -> Report:
    """End every part as its target's state says; return the report."""
    wanted = [release.acceptance for release in plan.releases if release.acceptance and release.outcome is None]
    room.ledger.accept(wanted, NOON)
    for release in plan.releases:
        for delivery in release.deliveries:
            for part in delivery.to_send:
                if delivery.target in states:
                    room.ledger.begin(part.key, owner=owner(), now=NOON, lease=9).result()
                    ended = Settlement(key=part.key, state=states[delivery.target], at=NOON, **fields)
                    room.ledger.settle(ended, owner=owner()).result()
    return reported(room, plan)


def reported(room: Newsroom, plan: Plan) -> Report:
    """Return the report as the ledger stands."""
    records: dict[str, PartRecord] = {part.key: part for part in room.ledger.history("narcotrafic").parts}
    return make_report(plan, records)


def test_the_line_that_cannot_be_undone(room: Newsroom) -> None:
    """People and places, counted, in one line."""
    (release,) = planned(room).releases
    assert now_line(release, config(room)).endswith("-> 5 people, 2 desks")


def test_a_plan_for_a_person(room: Newsroom) -> None:
    """A release a block, a target a line, the digest last."""
    text = plan_text(planned(room), config(room))
    assert "NOW: Jérôme Durain" in text
    assert "list  post  fr  to send: 5 people in 3 parts" in text
    assert text.splitlines()[-1].startswith("digest ")
    assert plan_text(planned(room, ready(a_release(status="withheld"))), config(room)).count("skipped") == 1
    assert plan_text(Plan(releases=(), digest="", now=NOON), config(room)) == "nothing to plan"


def test_a_plan_says_what_waits_and_what_stops(room: Newsroom) -> None:
    """Held until when; stopped why, and what to do."""
    held = plan_text(planned(room, ready(a_release(embargo=NOON + timedelta(hours=1)))), config(room))
    assert "waiting until 2024-11-06 13:00 CET" in held
    old = plan_text(planned(room, ready(a_release(published=NOON - timedelta(days=30))), found=True), config(room))
    assert "stopped: it is 30 days old" in old
    assert "hint: " in old


def test_a_plan_for_a_pull_request_is_text_and_nothing_else(room: Newsroom) -> None:
    """A hostile headline mentions nobody, makes no table cell and no tag; the same plan is the same text."""
    hostile = ready(a_release(headline="@everyone | <img src=x> `x` ![a](b)\x1b[31m"))
    text = plan_markdown(planned(room, hostile), config(room))
    assert text == plan_markdown(planned(room, hostile), config(room))
    assert "@everyone" not in text
    assert "<img" not in text
    assert "\x1b" not in text
    assert text.startswith("<!-- pressctl plan -->")
    assert "Nothing to publish." in plan_markdown(Plan(releases=(), digest="", now=NOON), config(room))
    assert "**stopped**" in plan_markdown(
        planned(room, ready(a_release(published=NOON - timedelta(days=30))), found=True), config(room)
    )


def test_a_plan_for_a_program(room: Newsroom) -> None:
    """One JSON document with counts, never a name."""
    document = json.loads(as_json(plan_document(planned(room))))
    (release,) = document["releases"]
    by_target = {delivery["target"]: delivery for delivery in release["deliveries"]}
    assert by_target["list"]["recipients"] == 5
    assert [part["recipients"] for part in by_target["list"]["parts"]] == [2, 2, 1]
    assert "@" not in json.dumps(by_target)


@pytest.mark.parametrize(
    ("states", "code", "outcome"),
    [
        ({"desk": "sent", "wire": "sent", "list": "sent"}, 0, "sent"),
        ({"desk": "failed", "wire": "sent", "list": "sent"}, 1, "failed"),
        ({"desk": "sent", "wire": "failed", "list": "sent"}, 0, "failed"),
        ({"desk": "unknown", "wire": "sent", "list": "failed"}, 4, "unknown"),
        ({"desk": "deferred", "wire": "sent", "list": "sent"}, 75, "deferred"),
        ({"desk": "deferred", "wire": "sent", "list": "gone"}, 1, "failed"),
        ({"wire": "sent", "list": "sent"}, 75, "deferred"),
    ],
)
def test_the_worst_decides_and_optional_targets_do_not(
    room: Newsroom, states: dict[str, State], code: int, outcome: str
) -> None:
    """The exit code and the release's outcome, by the contract's tables."""
    report = settled(room, planned(room), states, error="why")
    assert report.exit_code == code
    assert report.releases[0].outcome == outcome


def test_people_are_counted_in_the_report(room: Newsroom) -> None:
    """Sent in this run, unknown, had before."""
    report = settled(room, planned(room), {"desk": "sent", "list": "unknown"})
    people = next(d.recipients for d in report.releases[0].deliveries if d.target == "list")
    assert (people.sent, people.unknown) == (0, 5)
    keys = [part.key for part in room.ledger.history("narcotrafic").parts if part.state == "unknown"]
    room.ledger.resolve(keys, "sent", NOON)
    again = planned(room)
    report = reported(room, again)
    people = next(d.recipients for d in report.releases[0].deliveries if d.target == "list")
    assert (people.sent, people.already_had) == (0, 5)


def test_a_report_for_a_program_has_the_contracts_shape(room: Newsroom) -> None:
    """Keys, receipts, counts; JSON through and through."""
    report = settled(
        room, planned(room), {"desk": "sent", "wire": "sent", "list": "sent"}, receipt_id="x", status_code=200
    )
    finding = Finding(path="r.md", code="c", message="m")
    document = json.loads(
        json.dumps(
            as_document(replace(report, findings=(finding,), files=(FileReport(path="public/rss.xml", changed=True),)))
        )
    )
    (release,) = document["releases"]
    assert {"id", "revision", "language", "path", "outcome", "deliveries"} <= set(release)
    delivery = next(d for d in release["deliveries"] if d["target"] == "list")
    assert {"target", "channel", "language", "outcome", "held_until", "recipients", "error", "hint", "parts"} <= set(
        delivery
    )
    assert delivery["recipients"] == {"sent": 5, "rejected": 0, "unknown": 0, "already_had": 0}
    assert delivery["parts"][0]["receipt"] == {"id": "x", "url": None}
    assert document["files"] == [{"path": "public/rss.xml", "changed": True}]
    assert document["exit_code"] == 0


def test_releases_with_errors_are_in_the_report(room: Newsroom) -> None:
    """They are stopped, and the code is 3 whatever else happened."""
    plan = planned(room)
    broken = ReleaseReport(id="x", revision=0, language="", path="x.md", outcome="stopped", error="1 error")
    report = make_report(plan, {}, broken=[broken])
    assert report.exit_code == 3
    assert report.releases[0] == broken


def test_a_delivery_without_people_says_why(room: Newsroom) -> None:
    """Everybody had it from another target, or nobody was on the list."""
    room.places["second"] = a_place("second", a_mailing_channel())
    room.people["second"] = some_people(2)
    room.places["third"] = a_place("third", a_mailing_channel())
    room.people["third"] = ()
    report = settled(room, planned(room), dict.fromkeys(("desk", "wire", "list"), "sent"))
    errors = {d.target: (d.outcome, d.error) for d in report.releases[0].deliveries}
    assert errors["second"] == ("skipped", "everybody on its list has it already")
    assert errors["third"] == ("skipped", "nobody on its list is to get it")


def test_a_report_in_a_pipe_is_lines(room: Newsroom) -> None:
    """Nothing wrapped or coloured; each failure says whose turn it is."""
    report = settled(
        room, planned(room), {"desk": "unknown", "wire": "failed", "list": "sent"}, error="no answer", receipt_id="m1"
    )
    shown = Shown()
    show_report(replace(report, files=(FileReport(path="a", changed=True),)), config(room), shown.screen)
    assert "\x1b" not in shown.written
    assert "  desk  desk  unsure - no answer" in shown.written
    assert "  list  post  sent to 5 people (m1 and 2 more)" in shown.written
    assert "1 file written, 0 unchanged" in shown.written
    assert "pressctl resolve narcotrafic desk --sent" in shown.said
    assert "narcotrafic -> wire: Mend it" in shown.said


@pytest.mark.parametrize(
    ("outcome", "people", "line"),
    [
        (
            "sent",
            Counts(sent=5, already_had=2, rejected=1),
            "sent to 5 people (2 people had it) 1 person refused by the place",
        ),
        ("unknown", Counts(sent=1000, unknown=500), "unsure about 500 people (1,000 people got it) - no answer"),
        ("failed", Counts(sent=1000), "failed (1,000 people got it) - no answer"),
        ("deferred", Counts(sent=1000, already_had=1), "put off (1,000 people got it) (1 person had it) - no answer"),
    ],
)
def test_people_are_counted_by_what_came_of_their_part(
    room: Newsroom, outcome: Outcome, people: Counts, line: str
) -> None:
    """A mailing of which only parts went out never reads as if those had failed, or were unsure."""
    error = "" if outcome == "sent" else "no answer"
    mailing = DeliveryReport(
        target="list", channel="post", language="fr", outcome=outcome, recipients=people, error=error
    )
    release = ReleaseReport(id="a", revision=1, language="fr", path="a.md", outcome=outcome, deliveries=(mailing,))
    assert report_lines(Report(releases=(release,)), config(room))[1] == f"  list  post  {line}"


def test_a_kill_says_what_stands(room: Newsroom) -> None:
    """Said once more it tells nobody, and says since when everybody knows; the text that went wrong is no revision of it."""
    held = DeliveryReport(target="desk", channel="webhook", language="fr", outcome="already_sent")
    kill = ReleaseReport(
        id="a", revision=1, language="fr", path="a.md", outcome="sent", deliveries=(held,), killed=True
    )
    over = replace(kill, outcome="already_sent", since=datetime(2024, 11, 7, 9, tzinfo=UTC))
    said = [report_lines(Report(releases=(one,)), config(room))[0] for one in (kill, over)]
    assert said[0] == "a, withdrawn: sent"
    assert said[1] == "a: withdrawn on 2024-11-07 10:00 CET, and everybody who had it was told"


def test_languages_are_told_apart_and_one_hour_is_said_once(room: Newsroom) -> None:
    """Where there is but one language it goes without saying."""
    held = DeliveryReport(target="desk", channel="webhook", language="fr", outcome="held", held_until=NOON)
    both = ReleaseReport(
        id="a",
        revision=1,
        language="fr",
        path="a.md",
        outcome="held",
        deliveries=(held, replace(held, language="de")),
    )
    said = report_lines(Report(releases=(both,)), config(room))
    assert [line.partition("  waiting")[0] for line in said[1:3]] == ["  desk  webhook  fr", "  desk  webhook  de"]
    assert len(turns(Report(releases=(both,)), config(room))) == 1
    alone = report_lines(Report(releases=(replace(both, deliveries=(held,)),)), config(room))
    assert alone[1].startswith("  desk  webhook  waiting")


def test_a_report_on_a_terminal_is_a_table(room: Newsroom) -> None:
    """With the same words; a release without deliveries is a line."""
    report = settled(room, planned(room), {"desk": "sent", "wire": "sent", "list": "sent"})
    skipped = ReleaseReport(id="d", revision=1, language="fr", path="d.md", outcome="skipped", error="withheld")
    shown = Shown(terminal=True)
    report = replace(report, releases=(*report.releases, skipped), files=(FileReport(path="a", changed=False),))
    show_report(report, config(room), shown.screen)
    assert "what came of it" in shown.written
    assert "d: skipped: withheld" in shown.written
    assert "everything owed is sent" in shown.said


def test_what_is_left_to_do(room: Newsroom) -> None:
    """Put off, held and done each have their line."""
    report = settled(room, planned(room), {"desk": "deferred", "wire": "sent", "list": "sent"})
    assert any("put off; run the same command again" in line for line in turns(report, config(room)))
    held = reported(room, planned(room, ready(a_release(id="h", embargo=NOON + timedelta(hours=1)))))
    assert any("NOT scheduled: run again after 2024-11-06 13:00 CET" in line for line in turns(held, config(room)))
    assert "waiting until 2024-11-06 13:00 CET" in "\n".join(report_lines(held, config(room)))
    nothing = Report(releases=(ReleaseReport(id="d", revision=1, language="fr", path="d", outcome="skipped"),))
    assert turns(nothing, config(room)) == ["nothing was left to send"]
    hinted = Report(
        releases=(ReleaseReport(id="d", revision=1, language="fr", path="d", outcome="stopped", hint="Do."),)
    )
    assert turns(hinted, config(room)) == ["d: Do."]


def test_codes_and_outcomes_are_ordered() -> None:
    """Highest first, as the contract lists them."""
    assert gravest([75, 1, 4]) == ExitCode.UNKNOWN
    assert gravest([]) == ExitCode.DONE
    assert worst(["sent", "held"]) == "held"
    assert worst([]) is None


@pytest.mark.parametrize(
    ("terminal", "environ", "yes", "digest"),
    [(True, {}, False, ""), (False, {"CI": "true"}, False, ""), (False, {}, True, ""), (False, {}, False, "abc")],
)
def test_sending_is_meant_by_a_person_or_a_flag(
    *, terminal: bool, environ: dict[str, str], yes: bool, digest: str
) -> None:
    """A terminal, CI, --yes or --digest."""
    must_be_meant(Shown(terminal=terminal, environ=environ).screen, yes=yes, digest=digest)


def test_nobody_to_ask_is_a_misuse() -> None:
    """The message says which flags there are."""
    with pytest.raises(Misused) as caught:
        must_be_meant(Shown().screen, yes=False, digest="")
    assert "--yes" in caught.value.hint


@pytest.mark.parametrize(("answer", "meant"), [("y", True), ("n", False)])
def test_a_terminal_is_asked(room: Newsroom, answer: str, *, meant: bool) -> None:
    """What cannot be undone stands above the question."""
    shown = Shown(terminal=True, answers=[answer])
    with watching(shown.screen) as progress:
        assert approve(planned(room), config(room), shown.screen, progress, yes=False) is meant
    assert "NOW: Jérôme Durain" in shown.said
    assert "Send this now? [y/N]" in shown.said


def test_nothing_to_send_asks_nothing(room: Newsroom) -> None:
    """A second run on a terminal does not ask."""
    shown = Shown(terminal=True)
    plan = planned(room, ready(a_release(status="withheld")))
    assert approve(plan, config(room), shown.screen, Progress(screen=shown.screen), yes=False)
    assert shown.said == ""


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
