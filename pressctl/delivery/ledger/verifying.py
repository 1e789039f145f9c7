"""Whether a ledger's content is what pressctl writes: each row by itself, and each with those it goes with."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from pressctl.delivery.keys import key_of
from pressctl.delivery.ledger.copying import TABLES, Copy, Row
from pressctl.delivery.ledger.forgetting import FORGOTTEN, PREFIX
from pressctl.delivery.ledger.statements import part_of, person_of
from pressctl.model import Variant

_HELD = {"claimed", "sending"}


def faults_of(copy: Copy, newsroom: str) -> Iterator[str]:
    """Yield what is wrong, a line each; `newsroom` is the id that keys are made from. No address is repeated."""
    yield from _variants(copy)
    editions = {(row["release"], row["edition"]) for row in copy.rows["editions"]}
    for row in copy.rows["editions"]:
        yield from _read(f"{_named(row)} is not legible", lambda row=row: _edition(row))
    deliveries = set()
    for row in copy.rows["deliveries"]:
        deliveries.add(_place(row))
        if (row["release"], row["edition"]) not in editions:
            yield f"{_named(row)} -> {row['target']} is of an edition that was never accepted"
    yield from _parts(copy, newsroom, deliveries)
    yield from _members(copy)
    keys = {row["key"] for row in copy.rows["parts"]}
    if lost := sum(row["key"] not in keys for row in copy.rows["attempts"]):
        yield f"{lost} attempts are of parts that are not there"
    for row in (*copy.rows["stops"], *copy.rows["passes"]):
        yield from _read("a stop has no time", lambda row=row: datetime.fromisoformat(row["since"]))


def _read(said: str, reading: Any) -> Iterator[str]:  # noqa: ANN401  (whatever may fail)
    """Yield `said` when a reading fails."""
    try:
        reading()
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        yield f"{said} ({type(error).__name__})"


def _edition(row: Row) -> None:
    datetime.fromisoformat(row["accepted"])
    json.loads(row["content"]).items()
    list(json.loads(row["targets"]))


def _variants(copy: Copy) -> Iterator[str]:
    """What was frozen is known by its own digest."""
    for row in copy.rows["variants"]:
        try:
            right = Variant.decode(row["body"]).fingerprint == row["fingerprint"]
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            right = False
        if not right:
            yield f"the frozen text {row['fingerprint'][:12]} is not what its digest says"


def _parts(copy: Copy, newsroom: str, deliveries: set[tuple[str, ...]]) -> Iterator[str]:
    variants = {row["fingerprint"] for row in copy.rows["variants"]}
    members = Counter(row["key"] for row in copy.rows["members"])
    refused = Counter(row["key"] for row in copy.rows["members"] if row["rejected"] == 1)
    for row in copy.rows["parts"]:
        name = f"{_named(row)} -> {row['target']} ({row['language']}), part {row['number']}"
        try:
            part = part_of([row[column] for column in TABLES["parts"][0]])
        except (ValueError, LookupError, TypeError) as error:
            yield f"{name} is in no state there is, or has no time that is one ({error})"
            continue
        edition = int(part.edition) if part.edition.isdigit() else part.edition
        if part.key != key_of(newsroom, part.release, edition, part.language, part.target, part.number):
            yield f"{name} has a key that is not its own"
        if _place(row) not in deliveries:
            yield f"{name} is of a delivery that was never recorded"
        if part.variant not in variants:
            yield f"{name} has no frozen text"
        if part.people != members[part.key] or part.rejected < refused[part.key]:
            yield f"{name} counts {part.people} people, {part.rejected} refused, and has {members[part.key]}, {refused[part.key]}"
        if (part.state in _HELD) != bool(part.owner) and part.cause != "crash":
            yield f"{name} is {part.state} and held by {'somebody' if part.owner else 'nobody'}"
        if part.attempts and part.first_claimed is None:
            yield f"{name} was attempted and never begun"


def _members(copy: Copy) -> Iterator[str]:
    """Members are frozen in order, each known by the address that it is mailed at."""
    at: Counter[str] = Counter()
    keys = {row["key"] for row in copy.rows["parts"]}
    for row in copy.rows["members"]:
        whose = f"member {row['position'] + 1} of the part {row['key']}"
        if row["key"] not in keys:
            yield f"{whose} is of a part that is not there"
        if row["position"] != at[row["key"]]:
            yield f"{whose} does not follow the one before"
        at[row["key"]] = row["position"] + 1
        try:
            right = person_of(row["person"]).email == row["address"]
        except (ValueError, LookupError, TypeError):
            right = False
        if not right or (row["rejected"] == FORGOTTEN) != row["address"].startswith(PREFIX):
            yield f"{whose} is not who its row says"


def _named(row: Row) -> str:
    return f"{row['release']}, {row['edition']}"


def _place(row: Row) -> tuple[str, ...]:
    return row["release"], row["edition"], row["language"], row["target"], row["channel"]


def first_of(faults: Iterable[str], most: int) -> tuple[tuple[str, ...], int]:
    """Return the first faults, and how many there are."""
    found = tuple(faults)
    return found[:most], len(found)
