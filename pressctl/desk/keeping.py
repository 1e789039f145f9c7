"""The ledger's upkeep: written out, taken in, looked through, moved, and a person forgotten."""

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from pressctl.desk.opening import store_of
from pressctl.errors import LedgerUnusable, Misused
from pressctl.model import Config, Reference

if TYPE_CHECKING:
    from pressctl.delivery.ledger.copying import Copy, Counted
    from pressctl.delivery.ledger.store import Store

MOST = 20  # faults that are shown
_REFERENCE = re.compile(r"env:([A-Za-z_][A-Za-z0-9_]*)")


class Verified(Struct, frozen=True, kw_only=True):
    """What a ledger holds, and the first of what is wrong with it."""

    name: str
    releases: int
    parts: int
    people: int
    digest: str
    faults: tuple[str, ...] = ()
    count: int = 0


def write_out(config: Config, environ: Mapping[str, str], write: Callable[[str], object]) -> "Counted":
    """Write all that the ledger holds as JSON lines, people's addresses among it; nothing where it cannot be read.

    Raises:
        LedgerUnusable: There is none, or it cannot be read.
    """
    store = _standing(store_of(config, environ))
    with closing(store.look()) as ledger:
        return ledger.write_out(write)


def copied(config: Config, environ: Mapping[str, str]) -> "Copy":
    """Return all that the ledger holds, people's addresses among it.

    Raises:
        LedgerUnusable: There is none, or it cannot be read.
    """
    store = _standing(store_of(config, environ))
    with closing(store.look()) as ledger:
        return ledger.copy()


def take_in(config: Config, environ: Mapping[str, str], lines: Iterable[str]) -> Verified:
    """Make the newsroom's ledger of what another one wrote out.

    Raises:
        Invalid: The lines are not whole.
        LedgerUnusable: There is a ledger that holds something, or what was written is not what pressctl writes.
    """
    from pressctl.delivery.ledger.copying import copy_of

    copy, store = copy_of(lines), store_of(config, environ)
    found = _look_through(copy, config, store.name)
    if found.count:
        raise damage_of(found)
    _fill(store, copy)
    return found


def verify(config: Config, environ: Mapping[str, str]) -> Verified:
    """Look through all that the ledger holds; nothing is changed.

    Raises:
        LedgerUnusable: There is none, or it cannot be read.
    """
    return _look_through(copied(config, environ), config, store_of(config, environ).name)


def move(config: Config, environ: Mapping[str, str], address: str, now: datetime) -> tuple[Verified, str]:
    """Copy the ledger to another place, compare the two, and mark this one as moved; return what moved, and where to.

    Said again after it was cut off, it goes on.

    Raises:
        Misused: The address is no place for a ledger, or this one.
        LedgerUnusable: One of the two cannot be used; then this one stays the ledger.
    """
    here, there = store_of(config, environ), place_of(config, environ, address)
    if here.name == there.name:
        raise Misused("the ledger is there already", hint="Name another place.")
    with closing(_standing(here).open(create=False)) as ledger:
        ledger.recover(now)
        copy = ledger.copy()
        found = _look_through(copy, config, here.name)
        if found.count:
            raise damage_of(found)
        if not (there.is_there() and _digest(there) == copy.digest):
            _fill(there, copy)
        ledger.mark_moved(there.name, now, copy.digest)
    return found, there.name


def forget(config: Config, environ: Mapping[str, str], address: str) -> int:
    """Take an address out of the ledger; return of how many parts.

    Raises:
        Misused: It is no address, or is needed still.
        LedgerUnusable: There is no ledger, or it cannot be written.
    """
    from pressctl.config.mailboxes import normal_form

    try:
        person = normal_form(address, wide=True)
    except ValueError as error:
        raise Misused(f"forget takes one address: {error}", hint="Such as name@example.org.") from error
    with closing(_standing(store_of(config, environ)).open(create=False)) as ledger:
        return ledger.forget(person)


def place_of(config: Config, environ: Mapping[str, str], address: str) -> "Store":
    """Return the place that an address on the command line means: as in config.toml, or env:NAME of a variable.

    Raises:
        Misused: It holds a password, which others would see among the processes, or is no ref for a ledger.
    """
    from pressctl.config.ledgers import holds_password, is_ref

    named = _REFERENCE.fullmatch(address)
    if holds_password(address):
        raise Misused("an address with a password has no place on a command line", hint="Name its variable: env:NAME.")
    if address.startswith("git:") and not is_ref(address.removeprefix("git:")):
        raise Misused("that is no ref that a ledger can have to itself", hint="Such as git:refs/pressctl/ledger.")
    ledger = Reference(env=named[1]) if named else address
    return store_of(replace(config, newsroom=replace(config.newsroom, ledger=ledger)), environ)


def damage_of(found: Verified) -> LedgerUnusable:
    """Return what is said of a ledger with faults."""
    more = f"\n… and {found.count - len(found.faults):,} more" if found.count > len(found.faults) else ""
    said = f"the ledger {found.name} is damaged, in {found.count:,} places:\n" + "\n".join(found.faults) + more
    return LedgerUnusable(said, hint="Put back a copy of it; nothing was changed.")


def _look_through(copy: "Copy", config: Config, name: str) -> Verified:
    from pressctl.delivery.ledger.verifying import faults_of, first_of

    faults, count = first_of(faults_of(copy, config.newsroom.id), MOST)
    return Verified(
        name=name,
        releases=len({row["release"] for row in copy.rows["editions"]}),
        parts=len(copy.rows["parts"]),
        people=copy.people,
        digest=copy.digest,
        faults=faults,
        count=count,
    )


def _fill(store: "Store", copy: "Copy") -> None:
    """Put all of it there, and see that it is there."""
    with closing(store.open(create=True)) as ledger:
        ledger.fill(copy)
    if _digest(store) != copy.digest:
        raise LedgerUnusable(
            f"{store.name} does not have what was copied there", hint="Take it away, and look at its disk."
        )


def _digest(store: "Store") -> str:
    with closing(store.look()) as ledger:
        return ledger.copy().digest


def _standing(store: "Store") -> "Store":
    if not store.is_there():
        raise LedgerUnusable(f"there is no ledger at {store.name}", hint="Run this where the ledger is.")
    return store
