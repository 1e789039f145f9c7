"""What a run did, read back from the ledger: the report, and the exit code that follows from it."""

from collections.abc import Callable, Container, Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pressctl.errors import ExitCode
from pressctl.model import (
    CORRECTIONS,
    KILLS,
    Counts,
    DeliveryReport,
    Finding,
    Outcome,
    PartReport,
    Receipt,
    ReleaseReport,
    ReleaseReports,
    Report,
    UploadReport,
)

if TYPE_CHECKING:
    from pressctl.delivery.ledger.records import PartRecord
    from pressctl.delivery.plan import Plan, PlannedDelivery, PlannedPart, PlannedRelease

_KEPT: "Mapping[Outcome, str]" = {
    "stopped": "a person stopped it while it was being sent",
    "superseded": "it was corrected or withdrawn while it was being sent",
}
_GO = "Whoever may lift that: `pressctl go` with the release's id, or --all; then publish again."
# Worst first: a delivery's outcome is that of its worst part, a release's that of its worst delivery.
WORST: tuple[Outcome, ...] = (
    "unknown",
    "failed",
    "deferred",
    "stopped",
    "held",
    "sent",
    "already_sent",
    "edited",
    "superseded",
    "skipped",
)
_OUTCOMES: Mapping[str, Outcome] = {
    "owed": "deferred",
    "claimed": "deferred",
    "sending": "deferred",
    "sent": "sent",
    "failed": "failed",
    "gone": "failed",
    "unknown": "unknown",
    "deferred": "deferred",
    "superseded": "superseded",
    "skipped": "skipped",
}
_CODES: Mapping[Outcome, ExitCode] = {
    "unknown": ExitCode.UNKNOWN,
    "failed": ExitCode.FAILED,
    "deferred": ExitCode.DEFERRED,
    "stopped": ExitCode.GUARDED,
}
# The contract's "highest first".
_GRAVEST = (
    ExitCode.LEDGER,
    ExitCode.INVALID,
    ExitCode.GUARDED,
    ExitCode.UNKNOWN,
    ExitCode.FAILED,
    ExitCode.DEFERRED,
    ExitCode.DONE,
)


def make_report(
    plan: "Plan",
    records: "Mapping[str, PartRecord]",
    *,
    stopped: Container[str] = (),
    overtaken: Container[str] = (),
    broken: Iterable[ReleaseReport] = (),
    findings: tuple[Finding, ...] = (),
    reference_of: Callable[[str], str] = lambda _: "",
) -> Report:
    """Join the plan with what the ledger says now; `records` maps keys to parts.

    `stopped` are releases halted since, `overtaken` those of which a later edition was accepted. `broken` are releases with
    errors: nothing of them was sent. `reference_of` names a target's secrets.
    """
    invalid = tuple(broken)
    hosted = bool(plan.hosts)

    def kept(release: str) -> Outcome | None:
        return "stopped" if release in stopped else "superseded" if release in overtaken else None

    told = (_release(one, records, kept(one.release.id), reference_of, hosted=hosted) for one in plan.releases)
    releases = (*invalid, *told)
    codes = [ExitCode.INVALID] if invalid else []
    codes += [_code(release) for release in releases if release not in invalid]
    finished = ReleaseReports(
        many=len(plan.finished),
        each=lambda: (_release(one, {}, None, lambda _: "", hosted=hosted) for one in plan.finished.each()),
    )
    return Report(releases=releases, finished=finished, findings=findings, exit_code=gravest(codes), tried=plan.sends)


def gravest(codes: Iterable[int]) -> ExitCode:
    """Return the code that wins, by the contract's order."""
    held = set(codes)
    return next((code for code in _GRAVEST if code in held), ExitCode.DONE)


def with_uploads(report: Report, uploads: tuple[UploadReport, ...]) -> Report:
    """Return a report that says what came of putting public/ on hosts, too."""
    codes = [_CODES.get(upload.outcome, ExitCode.DONE) for upload in uploads if not upload.optional]
    return replace(report, uploads=uploads, exit_code=int(gravest([report.exit_code, *codes])))


def _code(release: ReleaseReport) -> ExitCode:
    if release.outcome == "stopped":
        return ExitCode.GUARDED
    return gravest(_CODES.get(d.outcome, ExitCode.DONE) for d in release.deliveries if not d.optional)


def worst(outcomes: Iterable[Outcome]) -> Outcome | None:
    """Return the worst of some outcomes, or None of none."""
    held = set(outcomes)
    return next((outcome for outcome in WORST if outcome in held), None)


def _release(
    planned: "PlannedRelease",
    records: "Mapping[str, PartRecord]",
    kept: Outcome | None,
    reference_of: Callable[[str], str],
    *,
    hosted: bool,
) -> ReleaseReport:
    """Say what came of a release; `kept` is what comes of what is owed still, where something kept it from leaving."""
    release = planned.release
    deliveries = tuple(
        _named(_delivery(planned, delivery, records, kept), records, reference_of) for delivery in planned.deliveries
    )
    outcome = planned.outcome or worst(delivery.outcome for delivery in deliveries) or "skipped"
    nobody = "nobody had it, so nobody is told" if release.edition == "kill" else "no target takes it"
    if hosted:
        nobody = "it is in public/, and no other target takes it"
    if planned.adopted:
        nobody = "it was published before pressctl, and is owed to nobody"
    error = planned.error or ("" if deliveries or planned.outcome else nobody)
    return ReleaseReport(
        id=release.id,
        revision=release.revision,
        language=release.language,
        path=release.path,
        outcome=outcome,
        deliveries=deliveries,
        error=error,
        hint=planned.hint,
        killed=release.edition == "kill",
        since=_since(planned, records) if release.edition == "kill" and outcome == "already_sent" else None,
    )


def _since(planned: "PlannedRelease", records: "Mapping[str, PartRecord]") -> datetime | None:
    """Return when the first place took what every one has by now."""
    held = [records.get(part.key, part.record) for delivery in planned.deliveries for part in delivery.parts]
    return min((record.settled_at for record in held if record and record.settled_at), default=None)


def _delivery(
    planned: "PlannedRelease",
    delivery: "PlannedDelivery",
    records: "Mapping[str, PartRecord]",
    kept: Outcome | None,
) -> DeliveryReport:
    parts = [(part, records.get(part.key, part.record)) for part in delivery.parts]
    reports = tuple(_part(part, record, kept) for part, record in parts)
    decided = delivery.outcome or _decided(planned)
    outcome = decided or worst(report.outcome for report in reports) or "skipped"
    # What was in doubt, and a person or the place calls sent, keeps why it was; of what is sent only refused people are told.
    telling = [
        record
        for _, record in parts
        if record and record.error and _OUTCOMES[record.state] == outcome and (outcome != "sent" or record.rejected)
    ]
    error = delivery.error or (telling[0].error if telling else "")
    if kept == outcome and not (planned.error or error):
        error = _KEPT[kept]
    if not delivery.parts and outcome == "skipped" and not error:
        error = "everybody on its list has it already" if delivery.already_had else "nobody on its list is to get it"
    return DeliveryReport(
        target=delivery.target,
        channel=delivery.channel,
        language=delivery.language,
        outcome=outcome,
        held_until=delivery.held_until,
        recipients=_counts(delivery, parts),
        error=error,
        hint=delivery.hint
        or (telling[0].hint if telling else "")
        or (_GO if kept == outcome == "stopped" and not planned.hint else _by_hand(delivery, outcome, parts)),
        optional=delivery.optional,
        stood_in=delivery.stood_in,
        sent_at=max(
            (one.settled_at for _, one in parts if one and one.state == "sent" and one.settled_at), default=None
        ),
        parts=reports,
    )


def _named(
    delivery: DeliveryReport, records: "Mapping[str, PartRecord]", reference_of: Callable[[str], str]
) -> DeliveryReport:
    """Return a delivery whose credential was refused with the name of its secret, and how many are still owed."""
    from pressctl.desk.crediting import REFUSED, refused

    if delivery.outcome != "failed":
        return delivery
    held = [records[part.key] for part in delivery.parts if part.key in records]
    if not any(record.status_code in REFUSED for record in held):
        return delivery
    owed = sum(record.people for record in held if record.is_open)
    return replace(delivery, hint=refused(delivery.hint, reference_of(delivery.target), owed))


def _by_hand(
    delivery: "PlannedDelivery", outcome: Outcome, parts: "list[tuple[PlannedPart, PartRecord | None]]"
) -> str:
    """Say what only a person can do: mail newcomers, or correct what pressctl wrote and a person sent on.

    And take down a message where the place does not let pressctl do it, or refused.
    """
    notes = [record.hint for part, record in parts if record and record.state == "sent" and part.standing != "sent"]
    if outcome == "sent" and (left := [note for note in (*notes, delivery.by_hand) if note]):
        return " ".join(dict.fromkeys(left))
    if delivery.newcomers and outcome in {"sent", "already_sent"}:
        who = "1 person came" if delivery.newcomers == 1 else f"{delivery.newcomers:,} people came"
        return f"{who} onto its list since it was frozen; --newcomers mails them."
    from pressctl import channels

    notices = {part.notice for part in delivery.parts}
    if outcome != "sent" or not notices & {*KILLS, *CORRECTIONS} or not channels.find(delivery.channel).local:
        return ""
    if notices & KILLS:
        return "What was sent or posted by hand from earlier files is yours to take down; the notice to send is beside them."
    return "What was sent or posted by hand from earlier files has the error: correct it there, with the new files."


def _decided(planned: "PlannedRelease") -> Outcome | None:
    """What a decision on the whole release makes of each delivery."""
    return planned.outcome if planned.outcome in {"stopped", "edited", "held"} else None


def _part(part: "PlannedPart", record: "PartRecord | None", kept: Outcome | None) -> PartReport:
    if record is None:
        return PartReport(key=part.key, outcome="deferred")
    outcome = kept if kept and record.state == "owed" else _OUTCOMES[record.state]
    if part.standing == "sent" and outcome == "sent":
        outcome = "already_sent"
    if record.doubt and record.state == "owed":
        outcome = "unknown"
    if part.standing == "skipped" and record.is_open:  # what follows a post that a person dropped
        outcome = "skipped"
    receipt = Receipt(id=record.receipt_id, url=record.receipt_url) if record.state == "sent" else None
    return PartReport(
        key=part.key, outcome=outcome, attempts=record.attempts, status_code=record.status_code, receipt=receipt
    )


def _counts(delivery: "PlannedDelivery", parts: "list[tuple[PlannedPart, PartRecord | None]]") -> Counts:
    """Count people: those sent to by this run, those who had it before, and those who certainly have not got it."""
    sent = rejected = unknown = missed = 0
    had = delivery.already_had
    for part, record in parts:
        if record is None:
            missed += part.people
        elif record.state == "sent":
            reached = record.people - record.rejected
            had, sent = (had + reached, sent) if part.standing == "sent" else (had, sent + reached)
            rejected += record.rejected
        elif record.state == "unknown" or (record.doubt and record.state == "owed"):
            unknown += record.people
        elif record.state not in {"superseded", "skipped"}:
            missed += record.people
    left_out = len(delivery.unsubscribed)
    return Counts(
        sent=sent, rejected=rejected, unknown=unknown, already_had=had, not_sent=missed, unsubscribed=left_out
    )
