"""What a ledger in a database does inside one transaction, in the SQL that SQLite and PostgreSQL share.

Numbers and yes or no are INTEGER, all else is TEXT; a value of a row is compared only with one of its kind.
"""

import json
import sys
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, get_args

from pressctl.delivery.ledger.database import Database
from pressctl.delivery.ledger.moments import moment_of, stamp
from pressctl.delivery.ledger.moves import refuse_moved
from pressctl.delivery.ledger.records import (
    Acceptance,
    Begun,
    Cause,
    NewDelivery,
    PartRecord,
    Settlement,
)
from pressctl.delivery.ledger.stops import HALTED
from pressctl.model import Receipt, Recipient, State, Variant

_COLUMNS = PartRecord.__struct_fields__
_TIMES = frozenset({"not_before", "lease_until", "first_claimed", "sending_at", "settled_at"})
# What the parts of one mailing have in common; held once, and not for each of fifty thousand people.
_SHARED = (
    "release", "edition", "language", "target", "channel", "variant", "state", "hint", "cause", "settings", "owner",
)  # fmt: skip
# The greater of what a row has and what it is given: SQLite calls it max, PostgreSQL greatest.
_GREATER = "CASE WHEN excluded.{0} > deliveries.{0} THEN excluded.{0} ELSE deliveries.{0} END"
# Whether a part may be settled by its owner: it is under way, or was only thought to have been left behind.
SETTLED = "(parts.state IN ('sending', 'claimed') OR (parts.state = 'unknown' AND parts.cause = 'crash'))"


def meta(db: Database, name: str) -> str:
    """Return one of the ledger's own values."""
    return str(db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()[0])


def read_salt(db: Database) -> bytes:
    """Return the ledger's own random value."""
    return bytes.fromhex(meta(db, "salt"))


_STATES = frozenset(get_args(State))
SELECT_PARTS = f"SELECT {', '.join(_COLUMNS)} FROM parts"  # noqa: S608  (our own field names)


def part_of(row: Sequence[Any]) -> PartRecord:
    """Read a row of `SELECT_PARTS`."""
    named = dict(zip(_COLUMNS, row, strict=True))
    for name in _TIMES:
        named[name] = moment_of(named[name])
    if named["state"] not in _STATES:
        raise ValueError(named["state"])
    named["doubt"] = bool(named["doubt"])
    for name in _SHARED:
        named[name] = sys.intern(named[name])
    return PartRecord(**named)


def read_variant(db: Database, fingerprint: str) -> str:
    """Return a frozen variant's text."""
    return str(db.execute("SELECT body FROM variants WHERE fingerprint = ?", (fingerprint,)).fetchone()[0])


def read_releases(db: Database) -> tuple[str, ...]:
    """Return the ids of all releases, in the order of their acceptance."""
    return tuple(dict.fromkeys(row[0] for row in db.execute("SELECT release FROM editions ORDER BY number")))


def read_killed(db: Database) -> dict[str, datetime]:
    """Return the releases whose kill was begun, and when."""
    # In two steps: the index tells which they are, and what every other edition says is not read.
    query = (
        "SELECT release, accepted FROM editions WHERE number IN (SELECT number FROM editions WHERE edition = 'kill')"
    )
    rows = db.execute(query)
    return {row[0]: datetime.fromisoformat(row[1]) for row in rows}


def read_addresses(db: Database, release: str, edition: str) -> frozenset[str]:
    """Return the addresses that one edition is assigned to, superseded parts aside."""
    query = (
        "SELECT m.address FROM members m JOIN parts p ON p.key = m.key WHERE p.release = ? AND p.edition = ?"
        " AND p.state != 'superseded'"
    )
    return frozenset(row[0] for row in db.execute(query, (release, edition)))


def read_members(db: Database, keys: Sequence[str]) -> tuple[Recipient, ...]:
    """Return the frozen members of these parts, in order, those a place rejected left out."""
    query = "SELECT person FROM members WHERE key = ? AND rejected = 0 ORDER BY position"
    return tuple(person_of(row[0]) for key in keys for row in db.execute(query, (key,)))


def read_part(db: Database, key: str) -> PartRecord | None:
    """Return one part as it stands."""
    row = db.execute(f"{SELECT_PARTS} WHERE key = ?", (key,)).fetchone()
    return part_of(row) if row else None


def read_parts_of_person(db: Database, address: str) -> tuple[PartRecord, ...]:
    """Return every part that one address is a member of, oldest first."""
    query = (
        f"{SELECT_PARTS} WHERE key IN (SELECT key FROM members WHERE address = ? AND rejected = 0)"  # noqa: S608
        " ORDER BY coalesce(first_claimed, settled_at) NULLS FIRST, release, edition"
    )
    return tuple(part_of(row) for row in db.execute(query, (address,)))


def accept(db: Database, acceptances: Sequence[Acceptance], now: datetime) -> bool:
    """Record acceptances, unless the ledger has moved on since they were planned."""
    refuse_moved(db)
    version = int(meta(db, "version"))
    if any(acceptance.version != version for acceptance in acceptances):
        return False
    if any(not _is_open(db, key) for one in acceptances for key in one.unsent):
        return False  # something of the old text has left since this was planned
    for acceptance in acceptances:
        _accept_edition(db, acceptance, now)
    db.execute("UPDATE meta SET value = ? WHERE name = 'version'", (str(version + 1),))
    return True


def _is_open(db: Database, key: str) -> bool:
    part = read_part(db, key)
    return part is not None and part.is_open


def _accept_edition(db: Database, wanted: Acceptance, now: datetime) -> None:
    edition = str(wanted.edition)
    db.execute(
        "INSERT INTO editions (release, edition, accepted, content, targets, path) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (release, edition) DO UPDATE SET"
        " content = excluded.content, targets = excluded.targets, path = excluded.path",
        (wanted.release, edition, stamp(now), _json(wanted.content), _json(wanted.targets), wanted.path),
    )
    _accept_deliveries(db, wanted.release, edition, wanted.deliveries, now)
    for key, expected in (wanted.reopen or {}).items():
        db.execute("UPDATE parts SET state = 'owed', owner = '' WHERE key = ? AND state = ?", (key, expected))
    for key, variant in (wanted.refreeze or {}).items():
        db.execute("UPDATE parts SET variant = ? WHERE key = ?", (_freeze(db, variant), key))
    ended: list[tuple[str, State, Cause]] = [(key, "superseded", "") for key in wanted.supersede]
    ended += [(key, "superseded", "fell") for key in wanted.fell]
    ended += [(key, "superseded", "unsubscribed") for key in wanted.left]
    ended += [(key, "skipped", "let go") for key in wanted.dropped]
    for key, state, cause in ended:
        db.execute(
            "UPDATE parts SET state = ?, owner = '', settled_at = ?, cause = coalesce(nullif(?, ''), cause)"
            " WHERE key = ? AND state IN ('owed', 'claimed', 'failed', 'gone', 'deferred')",
            (state, stamp(now), cause, key),
        )


def _accept_deliveries(
    db: Database, release: str, edition: str, deliveries: Sequence[NewDelivery], now: datetime
) -> None:
    """Record deliveries: thousands in a few statements, each text once, which many share."""
    places = [(release, edition, one.language, one.target, one.channel) for one in deliveries]
    db.executemany(
        "INSERT INTO deliveries VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (release, edition, language, target) DO UPDATE SET"  # noqa: S608  (constants)
        f" listed = {_GREATER.format('listed')}, already_had = {_GREATER.format('already_had')}",
        [(*place, int(one.listed), one.already_had) for place, one in zip(places, deliveries, strict=True)],
    )
    parts = [(place, part) for place, one in zip(places, deliveries, strict=True) for part in one.parts]
    frozen = {variant: _freeze(db, variant) for variant in dict.fromkeys(part.variant for _, part in parts)}
    settled = stamp(now)
    db.executemany(
        "INSERT INTO parts (release, edition, language, target, channel, key, number, variant, state, people, cause,"
        " settled_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *place,
                part.key,
                part.number,
                frozen[part.variant],
                part.state,
                len(part.members),
                part.cause,
                None if part.state == "owed" else settled,
            )
            for place, part in parts
        ],
    )
    db.executemany(
        "INSERT INTO members (key, position, address, person) VALUES (?, ?, ?, ?)",
        (
            (part.key, at, person.email, _json_person(person))
            for _, part in parts
            for at, person in enumerate(part.members)
        ),
    )


def _freeze(db: Database, variant: Variant) -> str:
    fingerprint = variant.fingerprint
    _remember(fingerprint, variant)
    db.execute("INSERT INTO variants VALUES (?, ?) ON CONFLICT DO NOTHING", (fingerprint, variant.encode()))
    return fingerprint


# A frozen text is what its fingerprint says, in whatever ledger: a run that sends one to thousands reads it once.
_known: dict[str, Variant] = {}
_MOST = 64


def _remember(fingerprint: str, variant: Variant) -> Variant:
    if len(_known) >= _MOST:
        _known.clear()
    _known[fingerprint] = variant
    return variant


def _frozen(db: Database, key: str) -> tuple[Recipient, ...]:
    """Return a part's members in order, those that were forgotten left out."""
    rows = db.execute("SELECT person FROM members WHERE key = ? AND rejected < 2 ORDER BY position", (key,))
    return tuple(person_of(row[0]) for row in rows)


_BEGIN = (
    "UPDATE parts SET state = 'sending', owner = ?, lease_until = ?, attempts = attempts + 1, sending_at = ?,"  # noqa: S608  (HALTED is a constant)
    " first_claimed = coalesce(first_claimed, ?), error = '', hint = '', cause = ''"
    f" WHERE key = ? AND (state = 'owed' OR (state IN ('claimed', 'sending') AND owner = ?)) AND NOT {HALTED}"
)
_BEGUN = "variant, attempts, first_claimed, doubt, people"
_BEGIN_RETURNING = f"{_BEGIN} RETURNING {_BEGUN}"


def begin(db: Database, key: str, owner: str, now: datetime, lease: float) -> Begun | None:
    """Move an owed part, or one this very owner holds and tries again, to sending; none that is halted."""
    begun, until = stamp(now), stamp(now + db.skew + timedelta(seconds=lease))
    values = (owner, until, begun, begun, key, owner)
    if db.returning:
        rows = db.execute(_BEGIN_RETURNING, values).fetchall()
    elif db.execute(_BEGIN, values).rowcount:
        rows = db.execute(f"SELECT {_BEGUN} FROM parts WHERE key = ?", (key,)).fetchall()  # noqa: S608  (our own names)
    else:
        rows = []
    if not rows:
        return None
    return begun_of(db, key, *rows[0])


def is_at_hand(_key: str, fingerprint: str, _attempts: int, _first: str, _doubt: int, people: int) -> bool:
    """Whether `begun_of` makes what is handed out of a row with nothing to look up."""
    return fingerprint in _known and not people


def begun_of(db: Database, key: str, fingerprint: str, attempts: int, first: str, doubt: int, people: int) -> Begun:
    """Return what is handed out of a part that may leave, from its row."""
    return Begun(
        variant=_known.get(fingerprint) or _remember(fingerprint, Variant.decode(read_variant(db, fingerprint))),
        members=_frozen(db, key) if people else (),
        attempt=attempts,
        first_claimed=datetime.fromisoformat(first),
        doubt=bool(doubt),
    )


def still(db: Database, begun: Begun | None, key: str, owner: str) -> Begun | None:
    """Return what `begin` handed out as long as the part is this owner's."""
    query = "SELECT 1 FROM parts WHERE key = ? AND owner = ? AND state = 'sending'"
    return begun if begun and db.execute(query, (key, owner)).fetchone() else None


def pause(db: Database, key: str, owner: str, until: datetime, *, doubt: bool) -> bool:
    """Hold what this owner is sending, until then; in doubt it stays sending."""
    if doubt:
        query = "UPDATE parts SET doubt = 1, lease_until = ? WHERE key = ? AND owner = ? AND state = 'sending'"
    else:
        query = (
            "UPDATE parts SET state = CASE WHEN doubt = 1 THEN 'sending' ELSE 'claimed' END, lease_until = ?"
            " WHERE key = ? AND owner = ? AND state = 'sending'"
        )
    return db.execute(query, (stamp(until + db.skew), key, owner)).rowcount == 1


def resolve(
    db: Database,
    keys: Sequence[str],
    state: State,
    now: datetime,
    receipt: Receipt | None = None,
    *,
    named: bool = False,
) -> int:
    """Move unknown parts where a person says, or the place itself with its receipt; return how many moved.

    `named`: the receipt is what a person says, also of a part that was settled before and has no id.
    """
    query = (
        "UPDATE parts SET state = ?, settled_at = ?, owner = '', cause = '', doubt = ?,"
        " receipt_id = COALESCE(?, receipt_id), receipt_url = COALESCE(?, receipt_url)"
        " WHERE key = ? AND (state = 'unknown' OR (state = 'owed' AND doubt = 1) OR (? = 1 AND state = 'sent' AND receipt_id = ''))"
    )
    values = (state, stamp(now), int(state == "skipped"), receipt and receipt.id, receipt and receipt.url)
    said = "found at the place" if receipt and not named else "by a person"
    moved = 0
    for key in keys:
        if db.execute(query, (*values, key, int(named))).rowcount:
            log(db, key, now, f"resolved as {state}", None, said)
            moved += 1
    return moved


_SETTLE = (
    "UPDATE parts SET state = CASE WHEN doubt = 1 THEN ? ELSE ? END, doubt = CASE WHEN doubt = 1 THEN ? ELSE ? END,"  # noqa: S608  (SETTLED is a constant)
    " settled_at = ?, status_code = ?, receipt_id = ?, receipt_url = ?, rejected = ?,"
    " error = ?, hint = ?, cause = ?, settings = ?, not_before = ?, owner = ''"
    f" WHERE key = ? AND owner = ? AND {SETTLED}"
)
_SETTLE_RETURNING = f"{_SETTLE} RETURNING attempts"


def settle(db: Database, ended: Settlement, owner: str) -> bool:
    """Record how a part ended, if this owner still holds it, or nobody has done anything with it since."""
    at = stamp(ended.at)
    values = (
        "sent" if ended.state == "sent" else "unknown",
        ended.state,
        int(ended.state != "sent"),
        int(ended.state == "unknown"),
        at,
        ended.status_code,
        ended.receipt_id,
        ended.receipt_url,
        len(ended.rejected),
        ended.error,
        ended.hint,
        ended.cause,
        ended.settings,
        stamp(ended.not_before),
        ended.key,
        owner,
    )
    said = ended.error or ended.receipt_id
    if db.returning:
        held = db.execute(_SETTLE_RETURNING, values).fetchall()
        if not held:
            return False
        line = (ended.key, held[0][0], at, ended.state, ended.status_code, said)
        db.execute("INSERT INTO attempts VALUES (?, ?, ?, ?, ?, ?)", line)
    elif db.execute(_SETTLE, values).rowcount:
        log(db, ended.key, ended.at, ended.state, ended.status_code, said)
    else:
        return False
    if ended.rejected:
        refuse(db, [(ended.key, address) for address in ended.rejected])
    return True


def refuse(db: Database, refused: Sequence[tuple[str, str]]) -> None:
    """Mark members that a place rejected, by their part's key and their address."""
    db.executemany("UPDATE members SET rejected = 1 WHERE key = ? AND address = ?", refused)


def log(db: Database, key: str, at: datetime, outcome: str, status_code: int | None, detail: str) -> None:
    """Add a line to the log of attempts."""
    db.execute(
        "INSERT INTO attempts SELECT key, attempts, ?, ?, CAST(? AS INTEGER), ? FROM parts WHERE key = ?",
        (stamp(at), outcome, status_code, detail, key),
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _json_person(person: Recipient) -> str:
    return _json([person.email, person.name, person.language, list(person.tags), dict(person.fields)])


def person_of(text: str) -> Recipient:
    """Read back a member."""
    email, name, language, tags, merge = json.loads(text)
    return Recipient(email=email, name=name, language=language, tags=tuple(tags), fields=merge)
