"""A person's address taken out of the ledger: what they had stays counted, and who they were cannot be read any more.

In place of the address stands a mark: a salt of its own and an HMAC of the address. Nobody reads an address from it, and
whoever has the address (a list it still stands on) can tell that it is the one: so that a revision that reached it does
not reach it twice. That is a pseudonym: whoever has ledger and address can join them, and guess addresses by trying.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable

from pressctl.delivery.ledger.database import Database
from pressctl.errors import Misused

PREFIX = "forgotten:"
FORGOTTEN = 2  # in the column `rejected`: neither corrected nor counted as refused by a place


def mark_of(address: str, salt: str) -> str:
    """Return what stands for an address in normal form; `salt` in hexadecimal."""
    code = hmac.new(bytes.fromhex(salt), address.encode(), hashlib.sha256).hexdigest()[:32]
    return f"{PREFIX}{salt}:{code}"


def known_among(marks: Iterable[str], addresses: Iterable[str]) -> frozenset[str]:
    """Return the addresses that are among the marks."""
    wanted = {mark for mark in marks if mark.startswith(PREFIX)}
    salts = {mark.split(":")[1] for mark in wanted}
    return (
        frozenset(one for one in addresses for salt in salts if mark_of(one, salt) in wanted) if salts else frozenset()
    )


def forget(db: Database, address: str) -> int:
    """Put marks in an address's place; return in how many parts it stood.

    Raises:
        Misused: Something of it is under way, unsure or still owed: then the address is needed.
    """
    rows = db.execute(
        "SELECT p.release, p.target, p.state FROM members m JOIN parts p ON p.key = m.key WHERE m.address = ?"
        " AND (p.state IN ('owed', 'claimed', 'sending', 'deferred') OR (p.state = 'unknown' AND m.rejected = 0))",
        (address,),
    ).fetchall()
    if rows:
        release, target, state = rows[0]
        hint = (
            "Publish, stop it for good with `pressctl kill`, or settle it with `pressctl resolve`; then say it again."
        )
        raise Misused(f"{release} -> {target} is {state} for that address still", hint=hint)
    mark = mark_of(address, secrets.token_hex(8))
    person = json.dumps([mark, "", "", [], {}], separators=(",", ":"))
    query = "UPDATE members SET address = ?, person = ?, rejected = ? WHERE address = ?"
    return db.execute(query, (mark, person, FORGOTTEN, address)).rowcount
