"""The mark of a ledger that was moved: nothing is recorded in it any more, and whoever opens it is told where it went."""

from pressctl.delivery.ledger.database import Database
from pressctl.errors import LedgerUnusable

KNOWS_MOVES = 5  # the schema from which on a ledger has them; an older pressctl refuses it for that
MOVED = "EXISTS (SELECT 1 FROM moves)"


def read_move(db: Database) -> str:
    """Return where the ledger went, as messages call it; "" where it is still the one."""
    if db.schema < KNOWS_MOVES:
        return ""
    row = db.execute("SELECT moved_to FROM moves").fetchone()
    return str(row[0]) if row else ""


def refuse_moved(db: Database) -> None:
    """Raise where it was moved.

    Raises:
        LedgerUnusable: With where it went.
    """
    if place := read_move(db):
        hint = "Set ledger in [newsroom] of config.toml to that place, on every machine that publishes."
        raise LedgerUnusable(f"the ledger was moved to {place}; nothing was sent", hint=hint)
