"""Reports for programs: the contract's JSON document."""

import json
import sys
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from pressctl.console.wording import STEERING_IN_LINES
from pressctl.errors import Invalid, PressctlError
from pressctl.model import Asked, DeliveryReport, Finding, PartReport, ReleaseReport, Report, UploadReport

_TOKENS = 10_000  # of JSON, that are written at once


def as_json(document: object) -> str:
    """Return one JSON document, readable and in one piece."""
    return _inert(json.dumps(document, ensure_ascii=_plain(), indent=2))


def json_pieces(document: object) -> Iterator[str]:
    """Yield what `as_json` returns in pieces that end where a line does, without its line break: it may be long."""
    held = ""
    for tokens in _batches(json.JSONEncoder(ensure_ascii=_plain(), indent=2).iterencode(document)):
        whole, line_break, rest = (held + tokens).rpartition("\n")
        if line_break:
            yield _inert(whole)
        held = rest
    yield _inert(held)


def _plain() -> bool:
    """Whether stdout cannot say é, so that escapes keep it JSON."""
    return not (getattr(sys.stdout, "encoding", None) or "utf-8").lower().startswith("utf")


def _inert(written: str) -> str:
    """Return JSON that neither steers a terminal nor is a command to a runner ("##[" in a line); its escapes are the same text."""
    return STEERING_IN_LINES.sub(lambda found: f"\\u{ord(found.group()):04x}", written.replace("##", "#\\u0023"))


def _batches(tokens: Iterator[str]) -> Iterator[str]:
    while some := "".join(islice(tokens, _TOKENS)):
        yield some


class OneByOne(list[object]):
    """A list whose items are made when they are written: the encoder takes lists, and asks one for its items once."""

    def __init__(self, *parts: Iterable[object]) -> None:
        """Take what gives the items, one part after the other."""
        super().__init__([None])  # an empty one would be written without a question
        self._parts = parts

    def __iter__(self) -> Iterator[object]:
        """Yield the items."""
        return chain(*self._parts)


def failure_document(error: PressctlError) -> dict[str, object]:
    """Return the report of a run that could not be begun."""
    findings = error.findings if isinstance(error, Invalid) else ()
    return {
        **as_document(Report(findings=tuple(findings), exit_code=int(error.exit_code))),
        "error": error.message,
        "hint": error.hint or None,
    }


def as_document(report: Report) -> dict[str, object]:
    """Return the report as the contract's JSON document."""
    releases = [_release_document(release) for release in report.releases]
    return {
        "releases": OneByOne(releases, map(_release_document, report.finished.each())) if report.finished else releases,
        "files": [{"path": file.path, "changed": file.changed} for file in report.files],
        "uploads": [_upload_document(upload) for upload in report.uploads],
        "findings": [finding_document(finding) for finding in report.findings],
        "exit_code": int(report.exit_code),
    }


def _upload_document(upload: UploadReport) -> dict[str, object]:
    return {
        "target": upload.target,
        "channel": upload.channel,
        "outcome": upload.outcome,
        "optional": upload.optional,
        "sent": upload.sent,
        "removed": upload.removed,
        "unchanged": upload.unchanged,
        "left": upload.left,
        "error": upload.error or None,
        "hint": upload.hint or None,
    }


def _release_document(release: ReleaseReport) -> dict[str, object]:
    return {
        "id": release.id,
        "revision": release.revision,
        "language": release.language,
        "path": release.path,
        "outcome": release.outcome,
        "error": release.error or None,
        "hint": release.hint or None,
        "deliveries": [_delivery_document(delivery) for delivery in release.deliveries],
    }


def _delivery_document(delivery: DeliveryReport) -> dict[str, object]:
    people = delivery.recipients
    return {
        "target": delivery.target,
        "channel": delivery.channel,
        "language": delivery.language,
        "outcome": delivery.outcome,
        "optional": delivery.optional,
        "held_until": delivery.held_until.isoformat() if delivery.held_until else None,
        "recipients": {
            "sent": people.sent,
            "rejected": people.rejected,
            "unknown": people.unknown,
            "already_had": people.already_had,
        },
        "not_sent": people.not_sent,
        "unsubscribed": people.unsubscribed,
        "error": delivery.error or None,
        "hint": delivery.hint or None,
        "stood_in": delivery.stood_in or None,
        "sent_at": delivery.sent_at.isoformat(timespec="seconds") if delivery.sent_at else None,
        "parts": OneByOne(map(_part_document, delivery.parts)) if delivery.parts else [],
    }


def _part_document(part: PartReport) -> dict[str, object]:
    return {
        "key": part.key,
        "outcome": part.outcome,
        "attempts": part.attempts,
        "status_code": part.status_code,
        "receipt": {"id": part.receipt.id or None, "url": part.receipt.url or None} if part.receipt else None,
    }


def finding_document(finding: Finding) -> dict[str, object]:
    """Return a finding for a program."""
    return {
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "level": finding.level,
        "code": finding.code,
        "message": finding.message,
        "hint": finding.hint or None,
    }


def asked_document(asked: Asked) -> dict[str, object]:
    """Return for a program what a target said of its credential."""
    return {
        "target": asked.target,
        "channel": asked.channel,
        "verdict": asked.verdict,
        "message": asked.message,
        "hint": asked.hint or None,
    }
