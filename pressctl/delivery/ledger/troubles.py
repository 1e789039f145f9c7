"""What a PostgreSQL server may say, in words: what happened to the ledger, and whose turn it is."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import errors

from pressctl.errors import LedgerUnusable

PUT_BACK = "Put back a copy of it; pressctl never makes a new one in its place by itself."
_LOOK = "look at the places before you run it again."
_AGAIN = (
    "Look whether its server runs, and whether address, user and password are right; then run the same command again: it "
    "finishes the work and repeats nothing."
)


class Replaced(Exception):
    """Another ledger stands in this one's place, or none."""


class Forgotten(Exception):
    """The server no longer knows what became of a transaction: it is another one, or was put back to an older state."""


# In this order: the first that an error is one of. {said} is the server's own first line.
_TROUBLES: tuple[tuple[tuple[type[Exception], ...], str, str], ...] = (
    (
        (Replaced, errors.UndefinedTable, errors.InvalidSchemaName),
        "the ledger {name} was taken away or replaced while this run was under way; it stopped sending",
        "Put the same one back. What had left by then may not be recorded in it: " + _LOOK,
    ),
    (
        (Forgotten,),
        "the server of the ledger {name} came back without the last of what it had recorded; it stopped sending",
        "It was put back to an older state, or is another server: see to that first, then " + _LOOK,
    ),
    (
        (errors.InsufficientPrivilege,),
        "the ledger {name} cannot be used: {said}",
        "Whoever keeps the server has to let this user use that schema, or make one in this database.",
    ),
    (
        (errors.LockNotAvailable, errors.IdleInTransactionSessionTimeout),
        "the ledger {name} is locked",
        "Another run holds it: wait until it has ended, then run the same command again.",
    ),
    (
        (errors.DiskFull,),
        "the ledger {name} cannot be used: the disk of its server is full",
        "Whoever keeps the server has to make room; then run the same command again.",
    ),
    (
        (errors.ReadOnlySqlTransaction,),
        "the ledger {name} is on a server that can only be read",
        "Name the server that is written to; with several hosts, add target_session_attrs=read-write.",
    ),
    (
        (errors.InvalidAuthorizationSpecification,),
        "the ledger {name} does not let us in: {said}",
        "Set its user and password right, where [newsroom] ledger in config.toml refers to.",
    ),
    (
        (errors.InvalidCatalogName,),
        "there is no such database: {name}",
        "Name one that is there, in [newsroom] ledger; whoever keeps the server makes one: CREATE DATABASE.",
    ),
    ((psycopg.OperationalError,), "the ledger {name} cannot be reached: {said}", _AGAIN),
    ((psycopg.Error,), "the ledger {name} is damaged: {said}", PUT_BACK),
)


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Turn the store's errors into words.

    Raises:
        LedgerUnusable: For everything that the server, the network or the ledger's content raises.
    """
    try:
        yield
    except (Replaced, Forgotten, psycopg.Error) as error:
        said = str(error).partition("\n")[0]
        for kinds, words, hint in _TROUBLES:
            if isinstance(error, kinds):
                raise LedgerUnusable(words.format(name=name, said=said), hint=hint) from error
        raise
    except (LookupError, TypeError, ValueError) as error:
        raise LedgerUnusable(
            f"the ledger {name} is damaged: something in it is not as pressctl writes it ({type(error).__name__})",
            hint=PUT_BACK,
        ) from error
