"""`pressctl publish`: put releases everywhere, once."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer
from msgspec import to_builtins
from msgspec.structs import replace

from pressctl.cli import options
from pressctl.cli.setting import clock, newsroom, quiet_desk, screen
from pressctl.console.approving import approve, must_be_meant
from pressctl.console.progress import watching
from pressctl.console.wording import moment, safe
from pressctl.errors import ExitCode, Invalid, Misused, PressctlError
from pressctl.model import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from pressctl.console.screen import Screen
    from pressctl.desk.rehearsing import Rehearsed
    from pressctl.model import Config, Report
    from pressctl.publish import Order


def publish(
    paths: options.Paths = None,
    config: options.Config = None,
    target: options.Targets = None,
    skip: options.Skip = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help="Show each exact first request; send nothing, write nothing.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    json: options.Json = False,
    wait: Annotated[bool, typer.Option("--wait", help="Wait until the embargo has ended, then send.")] = False,
    digest: Annotated[str, typer.Option(metavar="HASH", help="Send only if the plan still has this digest.")] = "",
    newcomers: Annotated[
        bool, typer.Option("--newcomers", help="Mail people who came onto a list after it was frozen.")
    ] = False,
    to: Annotated[str, typer.Option(metavar="ADDRESS", help="Mail this release to one more person.")] = "",
    retry_failed: Annotated[bool, typer.Option("--retry-failed", help="Try again what a place refused.")] = False,
    accept_edit: Annotated[
        bool, typer.Option("--accept-edit", help="Send the changed text to those still owed it.")
    ] = False,
    accept_list: Annotated[
        bool,
        typer.Option("--accept-list", help="A list is meant, though it is far smaller or larger than the last ones."),
    ] = False,
    max_releases: Annotated[int, typer.Option(metavar="N", min=1, help="New releases from folders in one run.")] = 5,
    max_age: Annotated[
        int, typer.Option(metavar="DAYS", min=0, help="Age of new releases from folders, at most.")
    ] = 14,
    this_text: Annotated[
        bool, typer.Option("--this-text", help="Send this text, whatever the branch has by now.")
    ] = False,
    new_ledger: Annotated[
        bool, typer.Option("--new-ledger", help="Begin a ledger: nothing was ever sent from here.")
    ] = False,
    show_addresses: Annotated[
        bool, typer.Option("--show-addresses", help="Name people in what is shown; else they are counted.")
    ] = False,
    verbose: options.Verbose = False,
) -> None:
    """Check and render releases, send what is owed to every target, write public/.

    Run it again at any time: it finishes the work and repeats nothing.
    """
    from pressctl.console.documents import as_document, json_pieces
    from pressctl.console.reports import show_report
    from pressctl.desk.opening import store_of

    shown = screen()
    if to and not paths:
        raise Misused("--to mails one release: say which", hint="pressctl publish PATH --to ADDRESS")
    settings = newsroom(config, paths or ())
    said = {"target": target, "skip": skip, "to": to, "newcomers": newcomers, "retry_failed": retry_failed}
    meant = {"accept_edit": accept_edit, "accept_list": accept_list, "this_text": this_text, "new_ledger": new_ledger}
    guards = {"max_releases": max_releases, "max_age": max_age, "digest": digest}
    order = replace(order_of(settings, paths or (), {**said, **meant, **guards}), whole=json, waits=wait)
    if dry_run:
        raise typer.Exit(rehearse_order(order, shown, show_addresses=show_addresses, json=json))
    must_be_meant(shown, yes=yes, digest=digest)
    report = _publish(order, shown, yes=yes, verbose=verbose)
    _announce(report, settings, shown)
    while wait and (until := _next_lift(report)):
        lift = moment(until, settings.newsroom.zone)
        if shown.terminal and not yes and not shown.ask(f"Wait until {lift}, and send it then without asking again"):
            break
        yes = True
        begun = store_of(order.config, shown.environ).is_there()
        shown.say(f"waiting until {lift}")
        _wait(until, order, lambda: newsroom(config, paths or ()), shown)
        # What was written, configured, killed or stopped meanwhile counts.
        settings = newsroom(config, paths or ())
        order = replace(order, config=settings, new_ledger=order.new_ledger and not begun, goes_on=begun)
        report = _publish(order, shown, yes=True, verbose=verbose, again=True)
        _announce(report, settings, shown)
    if not (report.releases or report.finished or json):
        shown.say(f"there are no releases in {settings.root}")
    if shown.in_job:
        from pressctl.console.forges import tell_report

        tell_report(report, settings, shown)
    if json:
        for piece in json_pieces(as_document(report)):
            shown.write(piece)
    else:
        show_report(report, settings, shown)
    raise typer.Exit(int(report.exit_code))


def order_of(settings: "Config", paths: "Sequence[Path]", said: "Mapping[str, Any]") -> "Order":
    """Return what the options of `publish` ask for, by their names."""
    from pressctl.delivery.plan import Choice
    from pressctl.desk.places import check_address
    from pressctl.publish import Order

    guards = ("accept_edit", "accept_list", "max_releases", "max_age", "this_text")
    kept = ("to", "newcomers", "retry_failed", *guards)
    only, skip = (frozenset(said[name] or ()) for name in ("target", "skip"))
    if said.get("to"):
        said = {**said, "to": check_address(said["to"], wide=True)}
    return Order(
        config=settings,
        paths=tuple(paths),
        choice=Choice(only=only, skip=skip, **{name: said[name] for name in kept if name in said}),
        digest=said["digest"],
        new_ledger=said["new_ledger"],
    )


def _publish(order: "Order", shown: "Screen", *, yes: bool, verbose: bool, again: bool = False) -> "Report":
    """Publish once, with progress; `again`: its findings have been said."""
    from pressctl.console.plans import say_changed
    from pressctl.publish import Desk, run

    with watching(shown, verbose=verbose) as progress:
        desk = Desk(
            clock=clock,
            environ=shown.environ,
            watch=progress,
            found=(lambda _findings: None) if again else shown.findings,
            changed=lambda plan: say_changed(plan, shown),
            approve=lambda plan: approve(plan, order.config, shown, progress, yes=yes),
            ask=lambda question: not shown.terminal or yes or shown.ask(question),
        )
        try:
            return run(order, desk)
        except PressctlError as error:
            if not shown.terminal:  # who sits at one has read it
                from pressctl.console.forges import cut_short

                line, *more = error.message.split("\n")
                short = cut_short(error).capitalize()
                _tell(f"{short}; needs you: {line}", [*more, error.hint], order.config, shown)
            raise


def _announce(report: "Report", settings: "Config", shown: "Screen") -> None:
    """Tell those who keep an eye on it of a run that sent something, or that a person has to look at.

    A run by the clock that tried nothing found what an earlier one has told already.
    """
    from pressctl.console.forges import in_short
    from pressctl.console.reports import turns

    quiet = report.exit_code in {ExitCode.DONE, ExitCode.DEFERRED} or (shown.by_the_clock and not report.tried)
    if not quiet or any(one.outcome == "sent" for release in report.releases for one in release.deliveries):
        left = [] if report.exit_code == ExitCode.DONE else turns(report, settings)
        _tell(in_short(report, settings), left, settings, shown)


def _tell(line: str, more: "Sequence[str]", settings: "Config", shown: "Screen") -> None:
    if settings.report_to:
        from pressctl.desk.announcing import announce

        if complaint := announce(line, more, settings, shown.environ, clock):
            shown.say(f"{settings.report_to} was not told of this run: {safe(complaint)}")


def rehearse_order(
    order: "Order", shown: "Screen", *, show_addresses: bool, json: bool, more: "Mapping[str, object]" = NOTHING
) -> int:
    """Show what would be sent, and why the rest would not; `more` stands in the JSON document too."""
    from pressctl.console.documents import as_json
    from pressctl.console.plans import fallback_lines, plan_text, say_changed
    from pressctl.publish import rehearse

    requests: list[dict[str, object]] = []

    def show(first: "Rehearsed") -> None:
        if json:
            requests.append(to_builtins(first))
            return
        shown.write(f"--- {first.release} -> {first.target}, part {first.part}: not sent")
        for line in first.text.split("\n"):
            shown.write(safe(line))

    desk = replace(quiet_desk(shown), changed=lambda plan: say_changed(plan, shown))
    plan, code = rehearse(order, desk, show, show_addresses=show_addresses)
    if json:
        shown.write(as_json({**more, "requests": requests, "digest": plan.digest, "exit_code": int(code)}))
    for line in fallback_lines(plan):
        shown.say(line)
    if not json and not plan.sends:
        shown.say(plan_text(plan, order.config))
        shown.say("nothing would be sent")
    return int(code)


def _next_lift(report: "Report") -> datetime | None:
    """Return the first moment at which something that waits may go out."""
    held = [d.held_until for release in report.releases for d in release.deliveries if d.held_until]
    return min(held, default=None)


def _wait(until: datetime, order: "Order", settings: "Callable[[], Config]", shown: "Screen") -> None:
    """Wait until something may go out; `settings` are read again when a file has changed."""
    from pressctl.desk.waiting import look_of, wait
    from pressctl.publish import look_ahead

    def lift() -> datetime | None:
        quiet = replace(quiet_desk(shown), found=lambda _findings: None)
        plan, prepared = look_ahead(replace(order, config=settings()), quiet)
        held = [d.held_until for planned in plan.releases for d in planned.deliveries if d.held_until]
        if prepared.broken and not held:
            raise Invalid("what waits has errors")
        return None if plan.sends else min(held, default=None)

    def moved(to: datetime) -> None:
        shown.say(f"the release changed: waiting until {moment(to, order.config.newsroom.zone)}")

    wait(until, clock, lambda: look_of(order.config, order.paths), lift, moved)
