"""The ledger in words: per release and target what came of it, and how to settle what is unsure."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from pressctl.console.documents import OneByOne
from pressctl.console.unsure import CHOICES, known_lines, risk_lines
from pressctl.console.wording import counted, edition_name, moment, people, safe
from pressctl.desk.crediting import REFUSED, reference_of, refused
from pressctl.model import Config

if TYPE_CHECKING:
    from pressctl.delivery.ledger.records import History, PartRecord

_STATES = {
    "owed": "to be sent",
    "claimed": "under way",
    "sending": "under way",
    "sent": "sent",
    "failed": "failed",
    "gone": "failed: the place is gone",
    "unknown": "unsure",
    "deferred": "put off by the place",
    "superseded": "overtaken by a later revision",
    "skipped": "dropped",
}
# What is said of one person, where why it ended says more than how.
_FOR_ONE = {
    "unsubscribed": "ended",
    "let go": "let go, and not told",
    "awaiting": "waiting for this version",
    "fell": "not taken, another target stood in",
}


def status_lines(histories: "Iterable[History]", config: Config, *, verbose: bool) -> Iterator[str]:
    """Give the lines of `pressctl status`."""
    zone, anything = config.newsroom.zone, False
    for history in histories:
        anything = True
        if history.stop:
            what, word = (
                ("everything", "--all") if history.stop.everything else (safe(history.release), safe(history.release))
            )
            since = moment(history.stop.since, config.newsroom.zone)
            spared = ", but for its kill" if history.stop.everything and history.stop.spares_kill else ""
            yield f"{what}: STOPPED since {since}{spared}; whoever may lift that: pressctl go {word}"
        for edition in history.editions:
            name = "killed" if edition.edition == "kill" else f"revision {edition.edition}"
            mine = [part for part in history.parts if part.edition == edition.edition]
            sent = min((part.settled_at for part in mine if part.state == "sent" and part.settled_at), default=None)
            began = "begun" if edition.targets else "adopted"
            begun = f"first sent {moment(sent, zone)}" if sent else f"{began} {moment(edition.accepted, zone)}"
            yield f"{safe(history.release)}, {name}, {begun}"
            unsure = Counter(target for target, _ in {(p.target, p.language) for p in mine if p.state == "unknown"})
            gone = {part.key for part in mine if history.has_fallen(part)}
            waiting = history.waiting(edition.edition)
            names = [(part.target, part.language) for part in mine] + [(row.target, row.language) for row in waiting]
            cells = {name: "  ".join(cell) for name, cell in zip(names, _aligned(names), strict=True)}
            for (target, language), parts in groupby(mine, key=lambda part: (part.target, part.language)):
                which = f" --language {language}" if unsure[target] > 1 else ""
                head = cells[target, language]
                yield from _delivery(target, head, list(parts), config, verbose=verbose, which=which, gone=gone)
            heads = {(one.edition, one.target, one.language): one.people for one in history.awaiting}
            for row in waiting:
                many = heads.get((row.edition, row.target, row.language), 0)
                who = f", {people(many)}" if many else ""
                yield f"  {cells[row.target, row.language]}  waiting for its {row.language} version{who}"
    if not anything:
        yield "nothing was ever sent from here"


def _aligned(names: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Give targets and languages, each as wide as the widest."""
    wide = max((len(target) for target, _ in names), default=0)
    tags = max((len(language) for _, language in names), default=0)
    return ((target.ljust(wide), language.ljust(tags)) for target, language in names)


def _delivery(
    target: str,
    head: str,
    parts: "list[PartRecord]",
    config: Config,
    *,
    verbose: bool,
    which: str,
    gone: Container[str],
) -> Iterator[str]:
    """Give a delivery's lines, which begin with `head`; `gone` are the keys of parts that went to who stands in."""
    fallback = next((one.fallback for one in config.targets if one.name == target), "") or "another target"
    for (state, left), group in groupby(sorted(parts, key=_how), key=_how):
        held = list(group)
        heads = sum(part.people - part.rejected for part in held)
        who = f", {people(heads)}" if heads else ""
        several = f", {counted(len(held), 'part')}" if len(held) > 1 else ""
        if len(held) < len(parts) and not any(
            part.people for part in parts
        ):  # a thread: `resolve --part` takes numbers
            several = f", part {', '.join(str(part.number) for part in held)}"
        last = max((part.settled_at for part in held if part.settled_at), default=None)
        when = f", {moment(last, config.newsroom.zone)}" if last else ""
        receipts = [part.receipt_url or part.receipt_id for part in held if part.receipt_url or part.receipt_id]
        proof = (
            f" ({safe(receipts[0])}{f' and {len(receipts) - 1} more' if len(receipts) > 1 else ''})" if receipts else ""
        )
        word = f"not taken, so {fallback} stood in" if any(part.key in gone for part in held) else _STATES[state]
        word = "let go: nobody there is told" if any(part.cause == "let go" for part in held) else word
        word = "ended, as somebody of it has unsubscribed; the others are in a part of their own" if left else word
        yield f"  {head}  {word}{who}{several}{when}{proof}"
        # What a person settled as sent keeps the reason for the doubt in the ledger; it is over.
        errors = sorted({part.error for part in held if part.error and (state != "sent" or part.rejected)})
        for error in errors if state != "unknown" else ():
            yield f"    {safe(error)}"
        if state == "unknown":
            yield from (f"  {line}" for line in known_lines(held, config))
            yield f"    settle it: pressctl resolve {safe(held[0].release)} {target}{which} {CHOICES}"
            yield from (f"    {line}" for line in risk_lines())
        if state == "failed" and any(part.status_code in REFUSED for part in held):
            hint = next((part.hint for part in held if part.hint), "")
            yield f"    {safe(refused(hint, reference_of(config, target), heads))}"
        if verbose:
            for part in held:
                yield f"    part {part.number}: key {part.key}, {counted(part.attempts, 'attempt')}"


def _how(part: "PartRecord") -> tuple[str, bool]:
    """Return how a part stands, and whether it ended for want of a person's wish."""
    return part.state, part.state == "superseded" and part.cause == "unsubscribed"


def person_lines(parts: "Sequence[PartRecord]", config: Config, *, unsubscribed: bool) -> Iterator[str]:
    """Give what one person got, without naming them."""
    if unsubscribed:
        yield "has unsubscribed: is mailed nothing any more, no correction and no withdrawal either"
    if not parts:
        yield "nothing was ever sent to this address from here"
    for part in parts:
        ended = part.settled_at if part.cause != "awaiting" else None
        when = f", {moment(ended, config.newsroom.zone)}" if ended else ""
        edition = edition_name(part.edition)
        word = _FOR_ONE.get(part.cause) or _STATES[part.state]
        yield f"{safe(part.release)}, {edition}, {part.language}, by {part.target}: {word}{when}"


def person_document(parts: "Sequence[PartRecord]", *, unsubscribed: bool) -> dict[str, Any]:
    """Return what one person got for a program, without naming them."""
    held = [{"release": part.release, "edition": part.edition, **_part(part)} for part in parts]
    return {"unsubscribed": unsubscribed, "parts": held}


def status_document(histories: "Iterable[History]") -> dict[str, Any]:
    """Return what the ledger has for a program; releases are made as they are written."""
    for first in histories:
        return {"releases": OneByOne([_history(first)], map(_history, histories))}
    return {"releases": []}


def _history(history: "History") -> dict[str, Any]:
    return {
        "id": history.release,
        "stopped": history.stop.since.isoformat() if history.stop else None,
        "editions": [
            {
                "edition": edition.edition,
                "accepted": edition.accepted.isoformat(),
                "path": edition.path,
                "parts": [_part(part) for part in history.parts if part.edition == edition.edition],
            }
            for edition in history.editions
        ],
    }


def _part(part: "PartRecord") -> dict[str, Any]:
    return {
        "target": part.target,
        "channel": part.channel,
        "language": part.language,
        "number": part.number,
        "key": part.key,
        "state": part.state,
        "recipients": part.people,
        "rejected": part.rejected,
        "attempts": part.attempts,
        "status_code": part.status_code,
        "receipt": {"id": part.receipt_id or None, "url": part.receipt_url or None} if part.state == "sent" else None,
        "error": part.error or None,
        "hint": part.hint or None,
        "settled_at": part.settled_at.isoformat() if part.settled_at else None,
    }
