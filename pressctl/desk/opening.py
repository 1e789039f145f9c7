"""Opening the ledger: a missing one is not an empty one (the contract's promise 9)."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from pressctl.errors import LedgerUnusable, Misused
from pressctl.model import Config

if TYPE_CHECKING:
    from pressctl.delivery.ledger.absent import AbsentLedger
    from pressctl.delivery.ledger.sqlite import SqliteLedger

SCHEME = "sqlite:"


class Door(Struct, frozen=True, kw_only=True):
    """How a run may open its ledger.

    `found`: its releases were found in folders; `new`: `--new-ledger` was given; `ask` is
    put to a person on a terminal before a first ledger is made, and answers yes elsewhere.
    """

    environ: Mapping[str, str]
    found: bool = False
    new: bool = False
    ask: Callable[[str], bool] = lambda _question: True


def ledger_path(config: Config) -> Path:
    """Return where the SQLite ledger is."""
    return config.root / config.newsroom.ledger.removeprefix(SCHEME)


def look(config: Config) -> "SqliteLedger | AbsentLedger":
    """Open the ledger to read it; where there is none, an empty past, and nothing is written.

    Raises:
        LedgerUnusable: It is there and cannot be read.
    """
    from pressctl.delivery.ledger.absent import AbsentLedger
    from pressctl.delivery.ledger.sqlite import SqliteLedger

    path = ledger_path(config)
    return SqliteLedger(path, create=False) if path.exists() else AbsentLedger()


def open_ledger(config: Config, door: Door) -> "SqliteLedger":
    """Open the ledger to send with; make it only where nothing can have been forgotten.

    Raises:
        LedgerUnusable: It is missing, and an empty one might send everything again.
        Misused: `--new-ledger` where there is one.
    """
    from pressctl.delivery.ledger.sqlite import SqliteLedger

    path = ledger_path(config)
    if path.exists():
        if door.new:
            raise Misused(f"there is a ledger already at {path}", hint="Leave out --new-ledger.")
        return SqliteLedger(path, create=False)
    if all(target.channel == "outbox" for target in config.targets):
        return SqliteLedger(path, create=True)
    in_ci = bool(door.environ.get("CI"))
    if door.new:
        if in_ci and _in_checkout(path):
            raise LedgerUnusable(
                f"a new ledger at {path} would be gone with this job's checkout",
                hint="Name a ledger outside the checkout that lasts, in [newsroom] ledger.",
            )
        return SqliteLedger(path, create=True)
    if in_ci or door.found or not door.ask(f"There is no ledger at {path}. Has nothing been sent from here before"):
        raise LedgerUnusable(
            f"there is no ledger at {path}, so nobody knows what was sent before",
            hint="Put it back; or, if nothing ever was, run the same command with --new-ledger.",
        )
    return SqliteLedger(path, create=True)


def _in_checkout(path: Path) -> bool:
    return any((folder / ".git").exists() for folder in path.resolve().parents)
