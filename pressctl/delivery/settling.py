"""How a part ended, as the ledger keeps it: pure, by the kind of error that a flow or the transport raised."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from pressctl.delivery.ledger.records import Cause, Settlement
from pressctl.errors import Gone, Uncertain, Unreachable, Unsent
from pressctl.model import Receipt, State, Target

if TYPE_CHECKING:
    from pressctl.delivery.lanes import Job

LONGEST = 2_000  # characters of a place's words, or of a receipt's address, that are kept
LONGEST_ID = 200  # characters of a receipt's id
LONGEST_REST = 24 * 3600.0  # seconds a place can ask to be left alone; later it is asked again


class Taken(Struct, frozen=True, kw_only=True):
    """A success: the receipt, and the HTTP status of the last answer, where there was one."""

    receipt: Receipt
    status_code: int | None = None


def storable(ended: Settlement, clean: Callable[[str], str], redact: Callable[[str], str]) -> Settlement:
    """Return it as a ledger can keep it: a place's words masked, and cut after that, without lone surrogates."""
    return replace(
        ended,
        error=_cut(clean(ended.error)),
        hint=_cut(clean(ended.hint)),
        receipt_id=_cut(redact(ended.receipt_id), LONGEST_ID),
        receipt_url=_cut(redact(ended.receipt_url)),
    )


def sent(job: "Job", taken: Taken, now: datetime) -> Settlement:
    """Say that a part was taken."""
    receipt = taken.receipt
    return Settlement(
        key=job.key,
        state="sent",
        at=now,
        status_code=taken.status_code,
        receipt_id=receipt.id,
        receipt_url=receipt.url,
        rejected=receipt.rejected,
        hint=receipt.note,
    )


def unsent(job: "Job", error: Unsent, now: datetime, until: datetime | None = None) -> Settlement:
    """Say how a part ended that has no receipt, by the kind of error; `until` is when the target's patience ends."""
    state, cause, not_before = _ending(error, now, until)
    hint = f"It asks to be left alone until {not_before:%Y-%m-%d %H:%M} UTC." if not_before else error.hint
    if until and isinstance(error, Unreachable):
        hint = _of_patience(job.target, hint, now, until)
    return Settlement(
        key=job.key,
        state=state,
        at=now,
        status_code=error.status_code,
        error=error.message,
        hint=hint,
        cause=cause,
        settings=job.digest(),
        not_before=not_before,
    )


DOUBTED = Uncertain("an earlier attempt may have been taken", hint="Ask the place before sending it again.")


def left(job: "Job", doubt: Uncertain | None, now: datetime) -> Settlement:
    """Say how a part stands that the run leaves between two attempts."""
    return unsent(job, doubt, now) if doubt else Settlement(key=job.key, state="owed", at=now)


def _of_patience(target: Target, hint: str, now: datetime, until: datetime) -> str:
    """Say how long it is tried yet, or that it was tried long enough."""
    then = f"; then {target.fallback} stands in" if target.fallback else ""
    if now < until:
        return f"{hint} It is tried until {until.astimezone(UTC):%Y-%m-%d %H:%M} UTC{then}.".strip(" ")
    return hint if target.fallback else "Its patience is over: publish with --retry-failed to try once more."


def _ending(error: Unsent, now: datetime, until: datetime | None) -> tuple[State, Cause, datetime | None]:
    match error:
        case Uncertain():
            return "unknown", "", None
        case Gone():
            return "gone", "gone", None
        case Unreachable(status_code=None) if not until:
            return "failed", "connection", None
        case Unreachable() if not until or now < until:
            asked = error.retry_after if error.status_code else None
            return "deferred", "", now + timedelta(seconds=min(asked, LONGEST_REST)) if asked else None
        case _:  # refused; or tried for as long as the target's patience lasts, and not owed again by itself
            return "failed", "refused", None


def _cut(text: str, longest: int = LONGEST) -> str:
    return text[:longest] if text.isascii() else text[:longest].encode("utf-8", "replace").decode("utf-8")
