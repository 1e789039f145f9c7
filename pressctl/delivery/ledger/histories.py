"""All that a ledger in a database knows of some releases, read at once."""

import json
from collections.abc import Sequence
from datetime import datetime

from pressctl.delivery.ledger.database import Database
from pressctl.delivery.ledger.records import DeliveryRecord, EditionRecord, History, PartRecord
from pressctl.delivery.ledger.statements import SELECT_PARTS, meta, part_of
from pressctl.delivery.ledger.stops import read_stops


def read_history(db: Database, release: str) -> History:
    """Return all that is known of one release."""
    (history,) = read_histories(db, [release])
    return history


def read_histories(db: Database, releases: Sequence[str]) -> tuple[History, ...]:
    """Return all that is known of some releases, a few hundred at most, in their order."""
    asked = ", ".join("?" * len(releases))
    editions: dict[str, list[EditionRecord]] = {release: [] for release in releases}
    deliveries: dict[str, list[DeliveryRecord]] = {release: [] for release in releases}
    parts: dict[str, list[PartRecord]] = {release: [] for release in releases}
    awaiting: dict[str, list[PartRecord]] = {release: [] for release in releases}
    query = "release, edition, accepted, content, targets, path FROM editions"
    for row in db.execute(f"SELECT {query} WHERE release IN ({asked}) ORDER BY number", releases):
        editions[row[0]].append(
            EditionRecord(
                release=row[0],
                edition=row[1],
                accepted=datetime.fromisoformat(row[2]),
                content=json.loads(row[3]),
                targets=tuple(json.loads(row[4])),
                path=row[5],
            )
        )
    query = "release, edition, language, target, channel, listed, already_had FROM deliveries"
    order = "edition, language, target"
    for row in db.execute(f"SELECT {query} WHERE release IN ({asked}) ORDER BY {order}", releases):
        deliveries[row[0]].append(
            DeliveryRecord(
                release=row[0],
                edition=row[1],
                language=row[2],
                target=row[3],
                channel=row[4],
                listed=bool(row[5]),
                already_had=row[6],
            )
        )
    order = "edition, target, language, number"
    for row in db.execute(f"{SELECT_PARTS} WHERE release IN ({asked}) ORDER BY {order}", releases):
        part = part_of(row)
        (awaiting if part.cause == "awaiting" else parts)[part.release].append(part)
    version, stops = int(meta(db, "version")), read_stops(db, releases)
    return tuple(
        History(
            release=release,
            version=version,
            editions=tuple(editions[release]),
            deliveries=tuple(deliveries[release]),
            parts=tuple(parts[release]),
            awaiting=tuple(awaiting[release]),
            stop=stops.get(release),
        )
        for release in releases
    )
