"""What keeps a part from leaving: a person's stop mark, until somebody says go, and a later edition of its release, for good.

Both are read with every part that is about to leave, in the transaction that lets it, so that they count for runs that are
under way as well. Beside the marks stand the passes: releases whose kill, and nothing else, may leave while everything is
stopped.
"""

from collections.abc import Sequence
from datetime import datetime

from pressctl.delivery.ledger.database import Database
from pressctl.delivery.ledger.moves import MOVED
from pressctl.delivery.ledger.records import Stop

EVERYTHING = ""  # the mark that stands for all releases
# Whether a row of `parts` may not leave. A kill is let through by its release's own mark: it undoes what was stopped.
_SPARED = "(parts.edition = 'kill' AND EXISTS (SELECT 1 FROM passes WHERE passes.release = parts.release))"
# Whoever is owed an edition when a later one is accepted gets that one, in their turn: also from a run that leaves them out.
_OVERTAKEN = (
    "EXISTS (SELECT 1 FROM editions AS later WHERE later.release = parts.release AND later.edition != parts.edition"
    " AND later.number > (SELECT number FROM editions WHERE release = parts.release AND edition = parts.edition))"
)
HALTED = (
    f"({MOVED} OR EXISTS (SELECT 1 FROM stops WHERE (stops.release = '{EVERYTHING}' AND NOT {_SPARED})"  # noqa: S608  (constants)
    f" OR (stops.release = parts.release AND parts.edition != 'kill')) OR {_OVERTAKEN})"
)
_KNOWS_STOPS, _KNOWS_PASSES = 2, 3  # schemas from which on a ledger has them; older ones may be looked at


def read_stops(db: Database, releases: Sequence[str]) -> dict[str, Stop]:
    """Return the marks on these releases, that on everything first."""
    if db.schema < _KNOWS_STOPS:
        return {}
    stops = dict(db.execute("SELECT release, since FROM stops").fetchall())
    if EVERYTHING not in stops:
        return {name: _halt(stops[name], everything=False, spares=True) for name in releases if name in stops}
    passes = db.execute("SELECT release FROM passes").fetchall() if db.schema >= _KNOWS_PASSES else []
    spared = {release for (release,) in passes}
    return {name: _halt(stops[EVERYTHING], everything=True, spares=name in spared) for name in releases}


def _halt(since: str, *, everything: bool, spares: bool) -> Stop:
    return Stop(since=datetime.fromisoformat(since), everything=everything, spares_kill=spares)


def stop(db: Database, release: str, since: datetime) -> bool:
    """Set a mark, and take back the passes it is about; False where it stands already, with the time it has."""
    db.execute("DELETE FROM passes WHERE ? IN (?, release)", (release, EVERYTHING))
    return (
        db.execute("INSERT INTO stops VALUES (?, ?) ON CONFLICT DO NOTHING", (release, since.isoformat())).rowcount == 1
    )


def go(db: Database, release: str) -> bool:
    """Take a mark away; False where there is none. Passes end with the mark on everything."""
    if release == EVERYTHING:
        db.execute("DELETE FROM passes")
    return db.execute("DELETE FROM stops WHERE release = ?", (release,)).rowcount == 1


def spare(db: Database, release: str, since: datetime) -> bool:
    """Let the kill of a release pass the mark on everything; False where there is no such mark."""
    if not db.execute("SELECT 1 FROM stops WHERE release = ?", (EVERYTHING,)).fetchone():
        return False
    db.execute("INSERT INTO passes VALUES (?, ?) ON CONFLICT DO NOTHING", (release, since.isoformat()))
    return True


def is_halted(db: Database, key: str) -> bool:
    """Whether one part may not leave."""
    query = f"SELECT 1 FROM parts WHERE key = ? AND {HALTED}"  # noqa: S608  (a constant)
    return db.execute(query, (key,)).fetchone() is not None
