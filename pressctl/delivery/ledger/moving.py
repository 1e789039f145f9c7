"""Marking a ledger as moved, once another one has all of it."""

from datetime import datetime

from pressctl.delivery.ledger.copying import read_copy
from pressctl.delivery.ledger.database import Database
from pressctl.delivery.ledger.moves import refuse_moved
from pressctl.errors import LedgerUnusable


def mark(db: Database, place: str, now: datetime, digest: str) -> None:
    """Say that it was moved to another place, which has what the digest says.

    Raises:
        LedgerUnusable: It was moved before, a run is sending from it, or it has changed since it was copied.
    """
    refuse_moved(db)
    (busy,) = db.execute("SELECT count(*) FROM parts WHERE state IN ('claimed', 'sending')").fetchone()
    if busy:
        hint = "Wait until it has ended; what a dead run left behind is freed by the next `pressctl publish`."
        raise LedgerUnusable(f"a run is sending from this ledger: {busy} of its parts are under way", hint=hint)
    if read_copy(db).digest != digest:
        hint = "Take the new one away, see that nothing publishes meanwhile (`pressctl stop --all`), and say it again."
        raise LedgerUnusable("the ledger was changed while it was copied, and stays the one", hint=hint)
    db.execute("INSERT INTO moves VALUES (?, ?)", (place, now.isoformat()))
