"""What a report says of a run, and its exit code."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from pressctl.console.documents import as_document
from pressctl.console.reports import report_lines, show_report, turns
from pressctl.console.unsure import unsure_lines
from pressctl.desk.reporting import gravest, make_report, worst
from pressctl.errors import ExitCode
from pressctl.model import (
    Counts,
    DeliveryReport,
    FileReport,
    FileReports,
    Finding,
    Outcome,
    ReleaseReport,
    Report,
    State,
)
from tests.console.planned import config, planned, reported, settled
from tests.support.builders import NOON, a_release
from tests.support.deliveries import Newsroom, a_mailing_channel, a_place, ready, some_people
from tests.support.screens import Shown


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
    assert not any(one.error for one in report.releases[0].deliveries if one.outcome == "sent")


def test_people_are_counted_in_the_report(room: Newsroom) -> None:
    """Sent in this run, unknown, had before."""
    report = settled(room, planned(room), {"desk": "sent", "list": "unknown"})
    people = next(d.recipients for d in report.releases[0].deliveries if d.target == "list")
    assert (people.sent, people.unknown) == (0, 5)
    parts = room.ledger.history("narcotrafic").parts
    unsure = [replace(part, channel="mailgun") for part in parts if part.state == "unknown"]
    keys = [part.key for part in unsure]
    told = "\n".join(unsure_lines(unsure, config(room), several=False))
    assert told.endswith("--sent | --resend | --drop; of one part alone: --part 1 with it")
    assert f"{keys[0]} (part 1) or {keys[1]} (part 2)" in told
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
            as_document(
                replace(
                    report,
                    findings=(finding,),
                    files=FileReports(seen=(FileReport(path="public/rss.xml", changed=True),)),
                )
            )
        )
    )
    (release,) = document["releases"]
    assert {"id", "revision", "language", "path", "outcome", "deliveries"} <= set(release)
    delivery = next(d for d in release["deliveries"] if d["target"] == "list")
    assert {"target", "channel", "language", "outcome", "held_until", "recipients", "error", "hint", "parts"} <= set(
        delivery
    )
    assert delivery["recipients"] == {"sent": 5, "rejected": 0, "unknown": 0, "already_had": 0}
    assert delivery["not_sent"] == 0
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
    show_report(
        replace(report, files=FileReports(seen=(FileReport(path="a", changed=True),))), config(room), shown.screen
    )
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
        (
            "failed",
            Counts(sent=1000, not_sent=9),
            "failed (1,000 people got it) (9 people did not get it) - no answer",
        ),
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
    places = replace(both, deliveries=(held, replace(held, target="wire")))
    (one,) = turns(Report(releases=(places,)), config(room))
    assert one.startswith("a -> desk, wire: NOT scheduled")
    alone = report_lines(Report(releases=(replace(both, deliveries=(held,)),)), config(room))
    assert alone[1].startswith("  desk  webhook  waiting")


def test_a_report_on_a_terminal_is_a_table(room: Newsroom) -> None:
    """With the same words; a release without deliveries is a line."""
    report = settled(room, planned(room), {"desk": "sent", "wire": "sent", "list": "sent"})
    skipped = ReleaseReport(id="d", revision=1, language="fr", path="d.md", outcome="skipped", error="withheld")
    shown = Shown(terminal=True)
    report = replace(
        report, releases=(*report.releases, skipped), files=FileReports(seen=(FileReport(path="a", changed=False),))
    )
    show_report(report, config(room), shown.screen)
    assert "what came of it" in shown.written
    below = [line for line in shown.written.rpartition("┘")[2].splitlines() if line]
    assert below == ["d: skipped: withheld", "0 files written, 1 unchanged"]  # and nothing of the table again
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


def test_an_archive_is_told_in_a_line(room: Newsroom) -> None:
    """What there is to say of many releases, and nothing to do about them, is counted; of few it is said of each."""
    one = ReleaseReport(id="a", revision=1, language="fr", path="a", outcome="skipped", error="it is old")
    few, many = (tuple(replace(one, id=f"a{n}") for n in range(count)) for count in (5, 6))
    assert len(report_lines(Report(releases=few), config(room))) == 5
    hinted = replace(one, id="b", hint="Do.")
    assert report_lines(Report(releases=(*many, hinted)), config(room)) == [
        "b, revision 1: skipped: it is old",
        "6 releases skipped: it is old",
    ]


def test_codes_and_outcomes_are_ordered() -> None:
    """Highest first, as the contract lists them."""
    assert gravest([75, 1, 4]) == ExitCode.UNKNOWN
    assert gravest([]) == ExitCode.DONE
    assert worst(["sent", "held"]) == "held"
    assert worst([]) is None
