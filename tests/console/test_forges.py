"""What a forge's job keeps of a run: a page for a person, outputs for later steps, and nothing that a release could add."""

import io
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from pressctl.console.forges import ROWS, in_short, outputs, outputs_text, summary, tell_failure, tell_plan, tell_report
from pressctl.console.screen import Screen
from pressctl.errors import LedgerLost, LedgerUnusable
from pressctl.model import Counts, DeliveryReport, ReleaseReport, Report
from tests.console.planned import config, planned, settled
from tests.support.deliveries import Newsroom
from tests.support.runner import commands


def read_outputs(text: str) -> dict[str, str]:
    """Return what GitHub makes of its file of outputs."""
    found = re.findall(r"^([\w-]+)<<(\w+)\n(.*?)\n\2$", text, re.MULTILINE | re.DOTALL)
    assert len({end for _, end, _ in found}) <= 1
    assert sum(len(f"{name}<<{end}\n{value}\n{end}\n") for name, end, value in found) == len(text.rstrip("\n")) + 1
    return {name: value for name, _, value in found}


def a_screen(tmp_path: Path) -> Screen:
    """Return the streams of a job that keeps a summary and outputs."""
    environ = {"GITHUB_STEP_SUMMARY": str(tmp_path / "summary"), "GITHUB_OUTPUT": str(tmp_path / "output")}
    return Screen(out=io.StringIO(), err=io.StringIO(), terminal=False, environ=environ, read=lambda: "")


def test_a_run_in_short_and_as_a_page(room: Newsroom, tmp_path: Path) -> None:
    """What, where, when, with its receipt; what is unsure is a person's turn, in the line, the page and the outputs."""
    ahead = planned(room)
    report = settled(
        room, ahead, {"desk": "sent", "wire": "unknown", "list": "sent"}, receipt_url="https://a.example/1"
    )
    assert in_short(report, config(room)) == "Out 12:00:00, 5 people, 1 desk; needs you: 1 unsure"
    page = summary(report, config(room))
    assert "| narcotrafic | desk | fr | sent | 2024-11-06 12:00:00 CET | https://a.example/1 |" in page
    assert "pressctl resolve narcotrafic wire" in page
    (mailing,) = (one for one in report.releases[0].deliveries if one.target == "list")
    half = replace(mailing, outcome="unknown", recipients=Counts(sent=2, unknown=3))
    halved = summary(Report(releases=(replace(report.releases[0], deliveries=(half,)),)), config(room))
    assert "| unsure about 3 people (2 people got it) |" in halved
    screen = a_screen(tmp_path)
    tell_report(report, config(room), screen)
    said = read_outputs((tmp_path / "output").read_text("utf-8"))
    assert said.items() >= {"sent": "2", "people": "5", "unsure": "1", "needs-you": "true"}.items()
    assert said["in-short"].startswith("Out ")
    nothing = replace(report, releases=(), exit_code=0)
    assert in_short(nothing, config(room)) == "Nothing was sent; needs you: nothing"
    assert outputs(nothing)["needs-you"] == "false"


def test_nothing_of_a_release_becomes_markup_or_an_output(room: Newsroom) -> None:
    """An id is a slug; a reason is text; an end that somebody guessed is not the end."""
    hostile = "::set-output name=x::y | <b>@all</b> ##[group]\x1b[1m"
    one = DeliveryReport(target="desk", channel="desk", language="fr", outcome="failed", error=hostile, hint=hostile)
    releases = [
        ReleaseReport(id=f"r{n}", revision=1, language="fr", path="p", outcome="failed", deliveries=(one,))
        for n in range(ROWS + 1)
    ]
    quiet = ReleaseReport(id="quiet", revision=1, language="fr", path="p", outcome="skipped", error="a draft")
    page = summary(Report(releases=(*releases, quiet)), config(room))
    assert not list(commands(page))
    assert not re.search("<b>|@all|\x1b|quiet", page)
    assert "1 more are in the job's log." in page
    assert read_outputs(outputs_text({"a": "x\npressctl_\ny", "b": ""})) == {"a": "x\npressctl_\ny", "b": ""}
    assert outputs_text({"a": ""}) != outputs_text({"a": ""})


def test_a_plan_a_failure_and_a_file_that_cannot_be_written(room: Newsroom, tmp_path: Path) -> None:
    """The digest is an output; why nothing was begun is on the page; that there is no room for either changes nothing."""
    screen = a_screen(tmp_path)
    tell_plan(planned(room), "# plan", screen, broken=False)
    tell_failure(LedgerUnusable("there is no ledger", hint="Put it back."), screen)
    text = (tmp_path / "output").read_text("utf-8")
    assert f"\n{planned(room).digest}\n" in text
    assert "needs-you" in text
    assert "there is no ledger" in (tmp_path / "summary").read_text("utf-8")
    (tmp_path / "summary").unlink()
    tell_failure(LedgerLost("no push\nIt came to this, which is not in the ledger:\n  a, desk: sent"), screen)
    page = (tmp_path / "summary").read_text("utf-8")
    assert "a, desk: sent" in page
    assert "nothing was sent" not in page
    (tmp_path / "summary").unlink()
    (tmp_path / "summary").mkdir()
    tell_plan(planned(room), "# plan", screen, broken=True)
    assert "GITHUB_STEP_SUMMARY cannot be written" in str(screen.err.getvalue())  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT"])
def test_elsewhere_nothing_is_written(tmp_path: Path, name: str) -> None:
    """Without the job's variables no file is touched."""
    screen = replace(a_screen(tmp_path), environ={name: ""})
    assert not screen.in_job
    tell_failure(LedgerUnusable("x"), screen)
    assert not list(tmp_path.iterdir())
