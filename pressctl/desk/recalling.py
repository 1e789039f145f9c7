"""Looking back: what the ledger has, and settling by hand what nobody knows."""

from datetime import datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING

from pressctl.errors import Misused
from pressctl.model import State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressctl.delivery.ledger.records import History, Ledger, PartRecord, Past


def recall(ledger: "Past", release: str = "") -> "tuple[History, ...]":
    """Return the history of one release, or of all in the order in which they went out.

    Raises:
        Misused: The ledger has no such release.
    """
    known = ledger.releases()
    if release and release not in known:
        close = get_close_matches(release, known, n=1)
        hint = (
            f"Did you mean {close[0]}?"
            if close
            else "It wants a release's id; nothing of such a one was ever sent from here."
        )
        raise Misused(f"the ledger has no release {release}", hint=hint)
    return tuple(ledger.history(name) for name in ([release] if release else known))


def settle_by_hand(
    ledger: "Ledger",
    release: str,
    target: str,
    state: State,
    now: datetime,
    *,
    part: int | None = None,
    language: str = "",
) -> "Sequence[PartRecord]":
    """Record what a person says became of the unknown parts; return those that were settled.

    `part` and `language` say which, where not all are meant. What a run of this machine left behind when it died is
    counted as unknown first.

    Raises:
        Misused: There is nothing unknown there, or a number means parts of several languages.
    """
    ledger.recover(now)
    (history,) = recall(ledger, release)
    unsure = [
        record
        for record in history.parts
        if record.target == target
        and _is_unsure(record)
        and part in {None, record.number}
        and language in {"", record.language}
    ]
    tongues = sorted({record.language for record in unsure})
    if part and len(tongues) > 1:
        said = f"part {part} of what went to {target} is unsure in {' and in '.join(tongues)}"
        raise Misused(said, hint=f"Say which: --language {tongues[0]}, or --language {tongues[1]}.")
    if not unsure:
        there = sorted({f"{r.target} (part {r.number}, {r.language})" for r in history.parts if _is_unsure(r)})
        hint = f"Unsure are: {', '.join(there)}." if there else "Nothing of this release is unsure."
        which = f"part {part} of what" if part else "nothing that"
        raise Misused(f"{which} went to {target} is {'not ' if part else ''}unsure", hint=hint)
    ledger.resolve([record.key for record in unsure], state, now)
    return unsure


def _is_unsure(record: "PartRecord") -> bool:
    """Whether nobody knows what became of it; a run may have meant to ask again and not come to it."""
    return record.state == "unknown" or (record.state == "owed" and record.doubt)
