"""Freeing what runs held that have ended: by their process, by the lock on what they noted, or by their lease."""

from datetime import datetime, timedelta

from pressctl.delivery.ledger.database import Database
from pressctl.delivery.ledger.departures import Departed
from pressctl.delivery.ledger.moments import moment_of, stamp
from pressctl.delivery.ledger.records import CRASHED
from pressctl.delivery.ledger.statements import log
from pressctl.owners import is_gone

LONGEST = timedelta(days=3)  # beyond what config.toml can say: a lease that ends later is by a clock gone astray


def read_owners(db: Database) -> frozenset[str]:
    """Return who holds a part."""
    return frozenset(
        row[0] for row in db.execute("SELECT DISTINCT owner FROM parts WHERE state IN ('claimed', 'sending')")
    )


def recover(db: Database, now: datetime, departed: Departed) -> int:
    """Free what dead owners and expired leases held.

    Whoever was sending may live, by a clock that differs: what becomes unknown keeps its owner, whose word still counts.
    """
    held = db.execute(
        "SELECT key, state, owner, lease_until FROM parts WHERE state IN ('claimed', 'sending')"
    ).fetchall()
    freed = 0
    for key, state, owner, lease_until in held:
        lease = moment_of(lease_until)
        if not (
            is_gone(owner)
            or departed.is_over(owner)
            or lease is None
            or not now + db.skew < lease < now + db.skew + LONGEST
        ):
            continue
        freed += 1
        if state == "claimed" or not departed.may_include(key, owner):
            db.execute("UPDATE parts SET state = 'owed', owner = '' WHERE key = ?", (key,))
        else:
            db.execute(
                "UPDATE parts SET state = 'unknown', doubt = 1, error = ?, cause = 'crash', settled_at = ? WHERE key = ?",
                (CRASHED, stamp(now), key),
            )
            log(db, key, now, "unknown", None, CRASHED)
    return freed
