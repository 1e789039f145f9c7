"""A report in words: per target what came of it, its receipt, and what to do about each failure."""

from collections import Counter
from typing import TYPE_CHECKING

from pressctl.console.plans import FEW, finished_line
from pressctl.console.wording import OUTCOMES, counted, moment, people, safe, unsubscribed
from pressctl.model import Config, DeliveryReport, ReleaseReport, Report, UploadReport

if TYPE_CHECKING:
    from pressctl.console.screen import Screen


def show_report(report: Report, config: Config, screen: "Screen") -> None:
    """Show what a run did: a table on a terminal, plain lines elsewhere; then whose turn it is."""
    if screen.terminal:
        _table(report, config, screen)
    else:
        for line in report_lines(report, config):
            screen.write(screen.clean(line))
    for line in turns(report, config):
        screen.say(line)


def report_lines(report: Report, config: Config) -> list[str]:
    """Return a report as lines that nothing wraps."""
    lines: list[str] = []
    telling, rest = _told(report)
    for release in telling:
        lines.append(_headed(release, config))
        width = max((len(delivery.target) for delivery in release.deliveries), default=0)
        several = _is_in_several_languages(release)
        lines += [
            f"  {delivery.target:<{width}}  {_kind(delivery, several=several)}  {' '.join(_cells(delivery, config))}"
            for delivery in release.deliveries
        ]
    lines += rest
    changed = report.files.changed
    if report.files:
        lines.append(f"{counted(changed, 'file')} written, {len(report.files) - changed:,} unchanged")
    return [*lines, *map(_upload_line, report.uploads)]


def _told(report: Report) -> tuple[list[ReleaseReport], list[str]]:
    """Return the releases that are told one by one, and the lines about those of which there is the same to say.

    Of an archive that was adopted these are many, and nobody has a turn.
    """
    idle = Counter(release.error for release in report.releases if _is_idle(release))
    telling = [one for one in report.releases if not _is_idle(one) or idle[one.error] <= FEW]
    rest = [
        f"{counted(many, 'release')} {OUTCOMES['skipped']}: {safe(why)}" for why, many in idle.items() if many > FEW
    ]
    return telling, [*rest, *([finished_line(len(report.finished))] if report.finished else [])]


def _is_idle(release: ReleaseReport) -> bool:
    """Whether nothing of a release was to be done."""
    return release.outcome == "skipped" and not release.deliveries and not release.hint


def _is_in_several_languages(release: ReleaseReport) -> bool:
    return len({one.language for one in release.deliveries}) > 1


def _kind(delivery: DeliveryReport, *, several: bool) -> str:
    """Return the channel, and which of several languages it was, without which two lines would read alike."""
    return f"{delivery.channel}  {delivery.language}" if several else delivery.channel


def _upload_line(upload: UploadReport) -> str:
    """Say what came of putting public/ on a host."""
    counts = [f"{counted(upload.sent, 'file')} put there"]
    counts += [f"{upload.removed:,} taken away"] if upload.removed else []
    counts += [f"{upload.unchanged:,} unchanged"] if upload.unchanged else []
    counts += [f"{upload.left:,} left"] if upload.left else []
    said = f" - {safe(upload.error)}" if upload.error else ""
    return f"public/ -> {upload.target}  {upload.channel}  {OUTCOMES[upload.outcome]}: {', '.join(counts)}{said}"


def _edition(release: ReleaseReport, config: Config) -> str:
    """Return which edition of a release it is; of a kill that is over, what stands."""
    if release.killed and release.since:
        since = moment(release.since, config.newsroom.zone)
        return f"{safe(release.id)}: withdrawn on {since}, and everybody who had it was told"
    if release.killed:
        return f"{safe(release.id)}, withdrawn"
    return f"{safe(release.id)}, revision {release.revision}" if release.revision else safe(release.id)


def _headed(release: ReleaseReport, config: Config) -> str:
    """Return an edition and what came of it."""
    outcome = "" if release.since else f": {OUTCOMES[release.outcome]}"
    return f"{_edition(release, config)}{outcome}{_why(release)}"


def _why(release: ReleaseReport) -> str:
    return f": {safe(release.error)}" if release.error else ""


def _cells(delivery: DeliveryReport, config: Config) -> list[str]:
    """Say the outcome, how many people, and the receipt or the reason."""
    elsewhere = delivery.stood_in and delivery.outcome == "superseded"
    cells = ["not taken" if elsewhere else OUTCOMES[delivery.outcome]]
    if delivery.held_until:
        cells.append(f"until {moment(delivery.held_until, config.newsroom.zone)}")
    cells += heads_of(delivery)
    receipts = [part.receipt.url or part.receipt.id for part in delivery.parts if part.receipt]
    shown = [receipt for receipt in receipts if receipt]
    if shown and delivery.outcome in {"sent", "already_sent"}:
        more = f" and {len(shown) - 1} more" if len(shown) > 1 else ""
        cells.append(f"({safe(shown[0])}{more})")
    if delivery.error:
        cells.append(f"- {safe(delivery.error)}")
    return cells


def heads_of(delivery: DeliveryReport) -> list[str]:
    """Count people after the outcome's word; those of parts that fared better than it stand in brackets."""
    heads = delivery.recipients
    said = []
    if heads.unknown:
        said.append(f"about {people(heads.unknown)}")
    if heads.sent:
        said.append(f"to {people(heads.sent)}" if delivery.outcome == "sent" else f"({people(heads.sent)} got it)")
    if heads.already_had:
        said.append(f"({people(heads.already_had)} had it)")
    if heads.unsubscribed:
        said.append(f"({unsubscribed(heads.unsubscribed)})")
    if heads.not_sent and said:
        said.append(f"({people(heads.not_sent)} did not get it)")
    if heads.rejected:
        said.append(f"{people(heads.rejected)} refused by the place")
    return said


def _table(report: Report, config: Config, screen: "Screen") -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from pressctl.console.screen import window

    console = Console(file=window(screen.out), highlight=False)
    telling, rest = _told(report)
    for release in telling:
        table = Table(title=Text(_edition(release, config)), title_justify="left", expand=False)
        for name in ("place", "channel", "what came of it", "receipt or reason"):
            table.add_column(name, overflow="fold")
        several = _is_in_several_languages(release)
        for delivery in release.deliveries:
            said, *why = _cells(delivery, config)
            style = {"sent": "green", "failed": "red", "unknown": "bold red"}.get(delivery.outcome, "")
            table.add_row(
                Text(delivery.target),
                Text(_kind(delivery, several=several)),
                Text(said, style=style),
                Text(screen.clean(" ".join(why).removeprefix("- "))),
            )
        if release.deliveries:
            console.print(table)
        else:
            console.print(Text(f"{safe(release.id)}: {OUTCOMES[release.outcome]}{_why(release)}"))
    for line in rest:
        console.print(Text(line))
    changed = report.files.changed
    if report.files:
        console.print(Text(f"{counted(changed, 'file')} written, {len(report.files) - changed:,} unchanged"))
    for upload in report.uploads:
        console.print(Text(screen.clean(_upload_line(upload))))


def turns(report: Report, config: Config) -> list[str]:
    """Return what is left to do, each line saying whose turn it is."""
    lines: list[str] = []
    for release in report.releases:
        if release.hint:
            lines.append(f"{safe(release.id)}: {safe(release.hint)}")
        unsure = Counter(one.target for one in release.deliveries if one.outcome == "unknown")
        said: dict[str, list[str]] = {}
        for delivery in release.deliveries:
            for line in _turn(release, delivery, config, several=unsure[delivery.target] > 1):
                said.setdefault(line, []).append(delivery.target)
        lines += [
            f"{safe(release.id)} -> {', '.join(dict.fromkeys(targets))}: {line}" for line, targets in said.items()
        ]
    lines += [f"{upload.target}: {safe(upload.hint)}" for upload in report.uploads if upload.hint]
    if not lines and report.exit_code == 0 and (report.releases or report.finished):
        sent = sum(d.outcome == "sent" for release in report.releases for d in release.deliveries)
        lines.append("nothing was left to send" if not sent else "everything owed is sent")
    return lines


def _turn(release: ReleaseReport, delivery: DeliveryReport, config: Config, *, several: bool) -> list[str]:
    """Say whose turn it is with one delivery; `several`: its target has another one that is unsure."""
    hint = safe(delivery.hint)
    said = []
    match delivery.outcome:
        case "unknown":
            which = f" --language {delivery.language}" if several else ""
            look = (
                "nobody knows whether it arrived. Look at the place, then say: pressctl resolve "
                f"{safe(release.id)} {delivery.target}{which} --sent, or --resend if it did not, or --drop."
            )
            said = [look, hint]
        case "failed":
            said = [hint or "Mend it, then publish again."]
        case "deferred":
            said = [f"put off; run the same command again later. {hint}".rstrip(" ")]
        case "stopped":
            said = [hint]
        case "held":
            until = moment(delivery.held_until, config.newsroom.zone) if delivery.held_until else "its time"
            said = [hint or f"NOT scheduled: run again after {until}."]
        case "sent" | "already_sent":
            said = [hint]
        case "edited" | "superseded" | "skipped":
            pass
    return [line for line in said if line]
