"""Which store an address of a ledger means."""

from collections.abc import Callable, Mapping
from pathlib import Path

from pressctl.delivery.ledger.store import Store
from pressctl.errors import LedgerUnusable


def find(address: str, root: Path, environ: Mapping[str, str], key: str = "") -> Store:
    """Return the store that an address of config.toml means; nothing is opened.

    `root` is the newsroom's folder, `environ` what a store's own programs are run with, `key` what seals people's
    addresses where the store needs that.

    Raises:
        LedgerUnusable: It is no address of a ledger; nothing of it is repeated.
    """
    kind, _, rest = address.partition(":")
    if kind not in _STORES:
        known = ", ".join(f"{name}:" for name in _STORES)
        raise LedgerUnusable("the address of the ledger is of no kind there is", hint=f"It begins with one of {known}")
    return _STORES[kind](rest, root, environ, key)


def _sqlite(path: str, root: Path, _environ: Mapping[str, str], _key: str) -> Store:
    from pressctl.delivery.ledger.sqlite import SqliteStore

    return SqliteStore(root / path)


def _git(place: str, root: Path, environ: Mapping[str, str], key: str) -> Store:
    from pressctl.delivery.ledger.gitref import GitStore

    ref, _, remote = place.partition("@")
    return GitStore(root, ref, remote or "origin", key=key, environ=environ)


def _postgresql(rest: str, root: Path, _environ: Mapping[str, str], _key: str) -> Store:
    from pressctl.delivery.ledger.postgres import PostgresStore

    return PostgresStore(f"postgresql:{rest}", root)


# What stands before the colon, and what makes a store of the rest.
_STORES: dict[str, Callable[[str, Path, Mapping[str, str], str], Store]] = {
    "sqlite": _sqlite,
    "postgresql": _postgresql,
    "postgres": _postgresql,
    "git": _git,
}
