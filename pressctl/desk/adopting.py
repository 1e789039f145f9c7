"""Releases that were published by other means: recorded as out, owed to nobody, and nothing is sent.

An edition without targets is accepted: the contract's promise 5 fixes who is owed when a release is first accepted, and here
that is nobody. Who had it nobody can tell, so a correction or a kill of it reaches feeds and pages, and whoever is named.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from pressctl.delivery.ledger.records import Acceptance
from pressctl.errors import LedgerUnusable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pressctl.delivery.ledger.duties import Ledger, Past
    from pressctl.delivery.plan import Ready


def adoptable(ready: "Iterable[Ready]", past: "Past", now: datetime) -> "tuple[Ready, ...]":
    """Return what may have been published before, the newest first: past, usable, and unknown to the ledger."""
    known = set(past.releases())
    found = [one for one in ready if one.original.id not in known and _is_past(one, now)]
    return tuple(sorted(found, key=lambda one: (one.original.opens or now, one.original.id), reverse=True))


def _is_past(ready: "Ready", now: datetime) -> bool:
    release = ready.original
    opens = release.opens
    return release.status == "usable" and opens is not None and opens <= now


def adopt(chosen: "Iterable[Ready]", ledger: "Ledger", now: datetime) -> int:
    """Record them, all or none; return how many.

    Raises:
        LedgerUnusable: Another run recorded one of them meanwhile.
    """
    wanted = [
        Acceptance(
            release=one.original.id,
            edition=one.original.edition,
            version=ledger.history(one.original.id).version,
            content=one.content,
            targets=(),
            path=one.original.path,
        )
        for one in chosen
    ]
    if wanted and not ledger.accept(wanted, now):
        hint = "Look at what is left: run the same command again."
        raise LedgerUnusable("another run recorded one of these meanwhile; nothing was adopted", hint=hint)
    return len(wanted)
