"""What a job of a forge keeps of a run: its summary page, and outputs that later steps branch on.

GitHub names two files (docs.github.com, "Workflow commands", environment files); elsewhere nothing is written.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from pressctl.console.markup import inline
from pressctl.console.reports import heads_of, turns
from pressctl.console.wording import OUTCOMES, counted, moment, people
from pressctl.errors import LedgerLost
from pressctl.model import Outcome

if TYPE_CHECKING:
    from pressctl.console.screen import Screen
    from pressctl.delivery.plan import Plan
    from pressctl.errors import PressctlError
    from pressctl.model import Config, DeliveryReport, Report

SUMMARY, OUTPUT = "GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT"
ROWS = 200  # of the table; GitHub refuses a summary of more than 1 MiB as a whole
_QUIET = frozenset({"already_sent", "skipped", "superseded"})  # with an archive these are hundreds, and nobody's turn
_NEEDS: tuple[Outcome, ...] = ("unknown", "failed", "stopped")  # what a person has to look at


def tell_report(report: "Report", config: "Config", screen: "Screen") -> None:
    """Write what a run did where the job keeps it."""
    _write(screen, SUMMARY, lambda: summary(report, config))
    _write(screen, OUTPUT, lambda: outputs_text({**outputs(report), "in-short": in_short(report, config)}))


def tell_plan(plan: "Plan", text: str, screen: "Screen", *, broken: bool) -> None:
    """Write a plan's digest, and whether a run now sends anything; `text` is the plan as Markdown.

    A list that is not read here may have people whom a release that nobody has begun is owed to.
    """
    fresh = any(planned.outcome is None and not planned.begun for planned in plan.releases)
    sends = plan.sends or (bool(plan.unread) and fresh)
    said = {"digest": plan.digest, "sends": _yes(sends), "exit-code": "3" if broken else "0"}
    _write(screen, SUMMARY, lambda: text)
    _write(screen, OUTPUT, lambda: outputs_text(said))


def tell_failure(error: "PressctlError", screen: "Screen") -> None:
    """Write why a run could not be begun."""
    code = str(int(error.exit_code))
    hint = f"\n\n{inline(screen.clean(error.hint))}" if error.hint else ""
    short = cut_short(error)
    told = "\n".join(f"{inline(screen.clean(line))}  " for line in error.message.split("\n"))
    _write(screen, SUMMARY, lambda: f"## pressctl: {short}\n\n{told}{hint}")
    _write(screen, OUTPUT, lambda: outputs_text({"exit-code": code, "needs-you": "true", "in-short": short}))


def cut_short(error: "PressctlError") -> str:
    """Return in a few words what was sent by a run that an error has ended."""
    return "not all that was sent is recorded" if isinstance(error, LedgerLost) else "nothing was sent"


def in_short(report: "Report", config: "Config") -> str:
    """Return a run in one line: `Out 10:00:09, 1,742 people, 3 webhooks; needs you: nothing`."""
    sent = [one for one in _deliveries(report) if one.outcome == "sent"]
    kinds = Counter(one.channel for one in sent if not one.recipients.sent)
    reached = [people(heads)] if (heads := sum(one.recipients.sent for one in sent)) else []
    reached += [counted(number, kind, "outboxes" if kind == "outbox" else "") for kind, number in sorted(kinds.items())]
    last = max((one.sent_at for one in sent if one.sent_at), default=None)
    out = ", ".join([f"Out {last.astimezone(config.newsroom.zone):%H:%M:%S}" if last else "Out", *reached])
    return f"{out if reached else 'Nothing was sent'}; needs you: {needs(report) or 'nothing'}"


def needs(report: "Report") -> str:
    """Count what a person has to look at; empty where there is nothing."""
    found = Counter(one.outcome for one in _deliveries(report) if one.outcome in _NEEDS)
    found += Counter(one.outcome for one in report.releases if not one.deliveries and one.outcome in _NEEDS)
    found += Counter(one.outcome for one in report.uploads if one.outcome in _NEEDS)
    return ", ".join(f"{found[outcome]:,} {OUTCOMES[outcome]}" for outcome in _NEEDS if found[outcome])


def summary(report: "Report", config: "Config") -> str:
    """Return a run as a page: what went where, when, with links, and what needs a person."""
    lines = ["## pressctl", "", f"**{inline(in_short(report, config))}**", ""]
    rows = [
        f"| {inline(release.id)} | {one.target} | {inline(one.language)} | {_what(one, config)} | {_when(one, config)} |"
        f" {_receipts(one)} |"
        for release in report.releases
        for one in release.deliveries
        if one.outcome not in _QUIET
    ]
    whole = [release for release in report.releases if not release.deliveries and release.outcome not in _QUIET]
    rows += [f"| {inline(one.id)} | | | {OUTCOMES[one.outcome]}: {inline(one.error)} | | |" for one in whole]
    if rows:
        head = [
            "| release | place | language | what came of it | when | receipt |",
            "| --- | --- | --- | --- | --- | --- |",
        ]
        lines += [*head, *rows[:ROWS], ""]
    if len(rows) > ROWS:
        lines += [f"{len(rows) - ROWS:,} more are in the job's log.", ""]
    if left := turns(report, config):
        lines += ["### What is left to do", "", *(f"- {inline(line)}" for line in left[:ROWS]), ""]
    return "\n".join(lines)


def outputs(report: "Report") -> dict[str, str]:
    """Return what later steps may branch on; none of it comes from a release but ids, which are slugs."""
    deliveries = _deliveries(report)
    held = [one.held_until for one in deliveries if one.held_until]
    counts = Counter(one.outcome for one in deliveries)
    went = [release.id for release in report.releases if any(one.outcome == "sent" for one in release.deliveries)]
    return {
        "exit-code": str(int(report.exit_code)),
        "sent": str(counts["sent"]),
        "people": str(sum(one.recipients.sent for one in deliveries if one.outcome == "sent")),
        "failed": str(counts["failed"]),
        "unsure": str(counts["unknown"]),
        "waiting": str(counts["held"]),
        "next-run": min(held).isoformat(timespec="seconds") if held else "",
        "needs-you": _yes(bool(needs(report))),
        "releases": " ".join(went),
        "public-changed": _yes(report.files.changed > 0),
    }


def outputs_text(values: Mapping[str, str]) -> str:
    """Return outputs as GitHub reads them, each between lines that no value can have."""
    end = f"pressctl_{uuid4().hex}"
    return "\n".join(f"{name}<<{end}\n{value}\n{end}" for name, value in values.items())


def _deliveries(report: "Report") -> "list[DeliveryReport]":
    return [one for release in report.releases for one in release.deliveries]


def _what(one: "DeliveryReport", config: "Config") -> str:
    said = [OUTCOMES[one.outcome]]
    said += [f"until {moment(one.held_until, config.newsroom.zone)}"] if one.held_until else []
    said += heads_of(one)
    return inline(" ".join(said) + (f": {one.error}" if one.error else ""))


def _when(one: "DeliveryReport", config: "Config") -> str:
    return f"{one.sent_at.astimezone(config.newsroom.zone):%Y-%m-%d %H:%M:%S %Z}" if one.sent_at else ""


def _receipts(one: "DeliveryReport") -> str:
    shown = [part.receipt.url or part.receipt.id for part in one.parts if part.receipt]
    return inline(", ".join(filter(None, shown[:3])) + (f" and {len(shown) - 3} more" if len(shown) > 3 else ""))  # noqa: PLR2004


def _yes(value: bool) -> str:  # noqa: FBT001  (a value, no switch)
    return "true" if value else "false"


def _write(screen: "Screen", variable: str, text: "Callable[[], str]") -> None:
    """Add to a file that the job names; that it cannot be written undoes nothing that was sent."""
    if not (name := screen.environ.get(variable)):
        return
    try:
        with Path(name).open("a", encoding="utf-8") as file:
            file.write(f"{screen.clean(text())}\n")
    except OSError as error:
        screen.say(f"the job's {variable} cannot be written: {error.strerror or error}")
