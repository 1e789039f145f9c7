"""Parts that begin or end in one transaction, in one statement for all.

A question to a server is a way there and back; one to a file takes the interpreter's lock away from the run.
`Beginning` and `Settling` are what a run asks of a ledger for each attempt. Each can be done by itself; `run` does those that
follow one another at once, as `on_server` or `in_file` have it, with the conditions that `statements` has for one. Where a
server is asked for nothing else, `sort_out` and `put_back` let it be asked for all of it in one question.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec.json
from msgspec import Struct

from pressctl.delivery.ledger import statements
from pressctl.delivery.ledger.database import Database
from pressctl.delivery.ledger.moments import stamp
from pressctl.delivery.ledger.records import Begun, Settlement
from pressctl.delivery.ledger.stops import HALTED


class Beginning(Struct, frozen=True, kw_only=True, tag=True):
    """A part that is about to leave; `lease` is in seconds."""

    key: str
    owner: str
    now: datetime
    lease: float

    def __call__(self, db: Database) -> Begun | None:
        """Begin it by itself."""
        return statements.begin(db, self.key, self.owner, self.now, self.lease)

    def confirm(self, db: Database, begun: Begun | None) -> Begun | None:
        """Return what was begun as long as it is this owner's."""
        return statements.still(db, begun, self.key, self.owner)


class Settling(Struct, frozen=True, kw_only=True, tag=True):
    """A part that has ended."""

    ended: Settlement
    owner: str

    @property
    def key(self) -> str:
        """The part's key."""
        return self.ended.key

    def __call__(self, db: Database) -> bool:
        """Record it by itself."""
        return statements.settle(db, self.ended, self.owner)


Question = tuple[str, Sequence[Any]]
Rows = Sequence[Sequence[Any]]
Together = dict[type, Callable[[Database, list[Any]], Mapping[str, Any]]]


def run(
    db: Database,
    works: Sequence[Callable[[Database], Any]],
    together: Mapping[type, Callable[[Database, list[Any]], Mapping[str, Any]]],
) -> list[Any]:
    """Do all in order, and return what each gave; for one part nothing is put before or after anything else."""
    results: list[Any] = [None] * len(works)
    waiting: dict[type, dict[str, int]] = {kind: {} for kind in together}

    def catch_up() -> None:
        for kind, places in waiting.items():
            if places:
                found = together[kind](db, [works[at] for at in places.values()])
                for key, at in places.items():
                    results[at] = found.get(key, _NOTHING[kind])
                places.clear()

    for at, work in enumerate(works):
        if not (isinstance(work, Beginning | Settling) and together):
            catch_up()
            results[at] = work(db)
            continue
        if any(work.key in places for places in waiting.values()):
            catch_up()
        waiting[type(work)][work.key] = at
    catch_up()
    return results


class Way(Struct, frozen=True):
    """How all of one kind are done with one question: what is asked, and what the rows say that come, by key."""

    ask: Callable[[Database, list[Any]], Question]
    read: Callable[[Database, list[Any], Rows], Mapping[str, Any]]

    def __call__(self, db: Database, asked: list[Any]) -> Mapping[str, Any]:
        """Ask, and read."""
        return self.read(db, asked, db.execute(*self.ask(db, asked)).fetchall())


Ways = dict[type, Way]


def sort_out(works: Sequence[Callable[[Database], Any]], ways: Ways) -> dict[type, list[Any]]:
    """Return what a group is made of, by kind, where it is of these and no part is in it twice; else nothing."""
    kinds: dict[type, list[Any]] = {kind: [work for work in works if type(work) is kind] for kind in ways}
    keys = {work.key for some in kinds.values() for work in some}
    return {kind: some for kind, some in kinds.items() if some} if len(keys) == len(works) else {}


def put_back(works: Sequence[Any], found: Mapping[type, Mapping[str, Any]]) -> list[Any]:
    """Return for each of a group that was sorted out what was found for it."""
    return [found[type(work)].get(work.key, _NOTHING[type(work)]) for work in works]


# On a server what is given stands in one value, as JSON, and the keys once more: without them a table of thousands would be
# read whole, as it would where keys were not ordered as in the tables, byte by byte.
_TEXTS = 'key text COLLATE "C", owner text COLLATE "C", {}'
_GIVEN = (
    f" FROM json_to_recordset(CAST(? AS json)) AS given({_TEXTS}) WHERE parts.key = given.key AND parts.key = ANY(?)"
)


# What begins, each by the rule of `statements.begin`; all that is given has a name of its own.
_BEGINS = (
    "UPDATE parts SET state = 'sending', owner = given.owner, lease_until = given.until, attempts = attempts + 1,"
    " sending_at = given.begun, first_claimed = coalesce(first_claimed, given.begun), error = '', hint = '', cause = ''"
)
_MAY_BEGIN = (
    "(parts.state = 'owed' OR (parts.state IN ('claimed', 'sending') AND parts.owner = given.owner))"
    f" AND NOT {HALTED} RETURNING parts.key, variant, attempts, first_claimed, doubt, people"
)
_BEGIN = f"{_BEGINS}{_GIVEN.format('begun text, until text')} AND {_MAY_BEGIN}"


def _to_begin(db: Database, asked: Sequence[Beginning]) -> Question:
    """Ask for parts to begin, each by the rule of `statements.begin`."""
    rows = [
        {
            "key": one.key,
            "owner": one.owner,
            "begun": stamp(one.now),
            "until": stamp(one.now + db.skew + timedelta(seconds=one.lease)),
        }
        for one in asked
    ]
    return _BEGIN, (_json(rows), [one.key for one in asked])


def _rows_begun(_db: Database, _asked: Sequence[Beginning], rows: Rows) -> Mapping[str, Sequence[Any]]:
    """Return of those that may leave, by key, what `statements.begun_of` makes a `Begun` of."""
    return {row[0]: row[1:] for row in rows}


def _begun(db: Database, _asked: Sequence[Beginning], rows: Rows) -> Mapping[str, Begun]:
    """Return those that may leave, by key."""
    return {row[0]: statements.begun_of(db, *row) for row in rows}


def _to_settle(_db: Database, asked: Sequence[Settling]) -> Question:
    """Ask for it to be recorded how parts ended, each by the rule of `statements.settle`."""
    rows = [
        {
            "key": ended.key,
            "owner": one.owner,
            "state": ended.state,
            "at": stamp(ended.at),
            "status_code": ended.status_code,
            "receipt_id": ended.receipt_id,
            "receipt_url": ended.receipt_url,
            "rejected": len(ended.rejected),
            "error": ended.error,
            "hint": ended.hint,
            "cause": ended.cause,
            "settings": ended.settings,
            "not_before": stamp(ended.not_before),
        }
        for one in asked
        for ended in (one.ended,)
    ]
    return _SETTLE, (_json(rows), [one.key for one in asked])


_ENDED = (
    "state text, at text, status_code integer, receipt_id text, receipt_url text, rejected integer, error text, hint text,"
    " cause text, settings text, not_before text"
)
_SETTLE = (
    "WITH held AS (UPDATE parts SET"  # noqa: S608  (constants)
    " state = CASE WHEN doubt = 0 OR given.state = 'sent' THEN given.state ELSE 'unknown' END,"
    " doubt = CASE WHEN given.state = 'sent' THEN 0 WHEN given.state = 'unknown' THEN 1 ELSE doubt END,"
    " settled_at = given.at, status_code = given.status_code, receipt_id = given.receipt_id,"
    " receipt_url = given.receipt_url, rejected = given.rejected, error = given.error, hint = given.hint,"
    " cause = given.cause, settings = given.settings, not_before = given.not_before, owner = ''"
    f"{_GIVEN.format(_ENDED)} AND parts.owner = given.owner AND {statements.SETTLED}"
    " RETURNING parts.key, attempts, given.at, given.state, given.status_code,"
    " CASE WHEN given.error = '' THEN given.receipt_id ELSE given.error END),"
    " logged AS (INSERT INTO attempts SELECT * FROM held) SELECT key FROM held"
)


def _settled(db: Database, asked: Sequence[Settling], rows: Rows) -> Mapping[str, bool]:
    """Return those that were held, by key; mark whom a place rejected."""
    held = {row[0] for row in rows}
    refused = [(one.key, address) for one in asked if one.key in held for address in one.ended.rejected]
    if refused:
        statements.refuse(db, refused)
    return dict.fromkeys(held, True)


def _json(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return rows as the server reads them; a place's own words may hold a NUL, which PostgreSQL cannot keep."""
    told = msgspec.json.encode(rows).decode()
    if _NUL not in told:
        return told
    plain = [
        {name: value.replace("\0", "\ufffd") if isinstance(value, str) else value for name, value in row.items()}
        for row in rows
    ]
    return msgspec.json.encode(plain).decode()


_NUL = "\\u0000"  # as JSON has it


on_server: Ways = {Beginning: Way(_to_begin, _begun), Settling: Way(_to_settle, _settled)}
by_servers_clerk: Ways = {Beginning: Way(_to_begin, _rows_begun), Settling: Way(_to_settle, _settled)}


# In a file each row that is given is an array: to look for a name in an object for each column takes twice the time.
_BEGIN_IN_FILE = (
    f"{_BEGINS} FROM (SELECT value ->> 0 AS key, value ->> 1 AS owner, value ->> 2 AS begun, value ->> 3 AS until"  # noqa: S608  (constants)
    f" FROM json_each(?)) AS given WHERE parts.key = given.key AND {_MAY_BEGIN}"
)
_SENT_IN_FILE = (
    "UPDATE parts SET state = 'sent', doubt = 0, settled_at = given.at, status_code = given.status_code,"  # noqa: S608  (constants)
    " receipt_id = given.receipt_id, receipt_url = given.receipt_url, rejected = 0, error = '', hint = '', cause = '',"
    " settings = '', not_before = NULL, owner = ''"
    " FROM (SELECT value ->> 0 AS key, value ->> 1 AS owner, value ->> 2 AS at, value ->> 3 AS status_code,"
    " value ->> 4 AS receipt_id, value ->> 5 AS receipt_url FROM json_each(?)) AS given"
    f" WHERE parts.key = given.key AND parts.owner = given.owner AND {statements.SETTLED} RETURNING parts.key, attempts"
)


def _begin_in_file(db: Database, asked: Sequence[Beginning]) -> Mapping[str, Begun]:
    """Begin parts, as `_begin` does."""
    return {key: statements.begun_of(db, key, *row) for key, row in _rows_begun_in_file(db, asked).items()}


def _rows_begun_in_file(db: Database, asked: Sequence[Beginning]) -> Mapping[str, Sequence[Any]]:
    """Begin parts, as `_rows_begun` does."""
    rows = [
        (one.key, one.owner, stamp(one.now), stamp(one.now + db.skew + timedelta(seconds=one.lease))) for one in asked
    ]
    found = db.execute(_BEGIN_IN_FILE, (msgspec.json.encode(rows).decode(),)).fetchall()
    return {row[0]: row[1:] for row in found}


def _settle_in_file(db: Database, asked: Sequence[Settling]) -> Mapping[str, bool]:
    """Record how parts ended: those that were sent at once, what else there is one by one."""
    plain = {one.key: one for one in asked if _is_plainly_sent(one.ended)}
    held = {one.key: one(db) for one in asked if one.key not in plain}
    rows = [
        (key, one.owner, stamp(said.at), said.status_code, said.receipt_id, said.receipt_url)
        for key, one in plain.items()
        for said in (one.ended,)
    ]
    found = dict(db.execute(_SENT_IN_FILE, (msgspec.json.encode(rows).decode(),)).fetchall()) if rows else {}
    lines = [(row[0], found[row[0]], row[2], "sent", *row[3:5]) for row in rows if row[0] in found]
    db.executemany("INSERT INTO attempts VALUES (?, ?, ?, ?, ?, ?)", lines)
    return held | dict.fromkeys(found, True)


def _is_plainly_sent(ended: Settlement) -> bool:
    """Whether nothing is to be said but that it was sent, with its receipt; SQLite cuts what JSON says at a NUL."""
    id_, url = ended.receipt_id, ended.receipt_url
    plain = Settlement(
        key=ended.key, state="sent", at=ended.at, status_code=ended.status_code, receipt_id=id_, receipt_url=url
    )
    return ended == plain and "\0" not in id_ + url


in_file: Together = {Beginning: _begin_in_file, Settling: _settle_in_file}
by_files_clerk: Together = {Beginning: _rows_begun_in_file, Settling: _settle_in_file}
_NOTHING: Mapping[type, Any] = {Beginning: None, Settling: False}
