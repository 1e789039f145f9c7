"""Which store an address of a ledger means."""

from collections.abc import Callable, Mapping
from pathlib import Path

from pressctl.delivery.ledger.records import Store


def find(address: str, root: Path, environ: Mapping[str, str]) -> Store:
    """Return the store that an address of config.toml means; nothing is opened.

    `root` is the newsroom's folder, `environ` what a store's own programs are run with.
    """
    kind, _, rest = address.partition(":")
    return _STORES[kind](rest, root, environ)


def _sqlite(path: str, root: Path, _environ: Mapping[str, str]) -> Store:
    from pressctl.delivery.ledger.sqlite import SqliteStore

    return SqliteStore(root / path)


# What stands before the colon, and what makes a store of the rest.
_STORES: dict[str, Callable[[str, Path, Mapping[str, str]], Store]] = {"sqlite": _sqlite}
