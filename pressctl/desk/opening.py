"""Opening the ledger: a missing one is not an empty one (the contract's promise 9)."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from pressctl.errors import LedgerUnusable, Misused
from pressctl.model import Config

if TYPE_CHECKING:
    from pressctl.delivery.ledger.absent import AbsentLedger
    from pressctl.delivery.ledger.sqlite import SqliteLedger

SCHEME = "sqlite:"
SHOWN = 200  # characters of a path that a message repeats


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
    """Open the ledger to plan with; where there is none, an empty past, and nothing is written.

    Raises:
        LedgerUnusable: It is there and cannot be read.
    """
    from pressctl.delivery.ledger.absent import AbsentLedger
    from pressctl.delivery.ledger.sqlite import SqliteLedger

    path = ledger_path(config)
    return SqliteLedger(path, create=False, reads=True) if is_there(path) else AbsentLedger()


def reopen(config: Config, now: datetime) -> "SqliteLedger | AbsentLedger":
    """Open the ledger to send with, and free what dead runs held; where there is none, an empty past.

    Raises:
        LedgerUnusable: It is there and cannot be written.
    """
    if not is_there(ledger_path(config)):
        return look(config)
    ledger = open_ledger(config)
    ledger.recover(now)
    return ledger


def needs_ledger(config: Config) -> bool:
    """Whether a missing ledger may send something twice: not where all is files, here or on web hosts."""
    from pressctl import channels

    kinds = (channels.find(target.channel) for target in config.targets)
    return any(not (kind.local or kind.site) for kind in kinds)


def permit(config: Config, door: Door) -> None:
    """Refuse to send where the ledger is missing and an empty one might send everything again; make nothing.

    Raises:
        LedgerUnusable: It is missing, and somebody has to say that nothing was ever sent.
        Misused: `--new-ledger` where there is one.
    """
    path = ledger_path(config)
    if is_there(path):
        if door.new:
            raise Misused(f"there is a ledger already at {path}", hint="Leave out --new-ledger.")
        return
    if not needs_ledger(config):
        return
    in_ci = bool(door.environ.get("CI"))
    if door.new:
        if in_ci and _in_checkout(path):
            raise LedgerUnusable(
                f"a new ledger at {path} would be gone with this job's checkout",
                hint="Name one outside the checkout, by its full path, in [newsroom] ledger.",
            )
        return
    question = f"There is no ledger at {path}. Begin one, because nothing was ever sent from here"
    if in_ci or door.found or not door.ask(question):
        raise LedgerUnusable(
            f"there is no ledger at {path}, so nobody knows what was sent before",
            hint="Put it back; or, if nothing ever was, run the same command with --new-ledger.",
        )


def open_ledger(config: Config) -> "SqliteLedger":
    """Open the ledger to send with; `permit` has said whether it may be made.

    Raises:
        LedgerUnusable: It cannot be opened or made.
    """
    from pressctl.delivery.ledger.sqlite import SqliteLedger

    return SqliteLedger(ledger_path(config), create=True)


def is_there(path: Path) -> bool:
    """Whether something stands at the ledger's place; a link that leads nowhere is not nothing.

    Raises:
        LedgerUnusable: The system cannot even look: the name is too long, or the folder closed.
    """
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        hint = "Correct [newsroom] ledger in config.toml, or who may read that folder."
        raise LedgerUnusable(f"the ledger {str(path)[:SHOWN]} cannot be used: {error.strerror}", hint=hint) from error
    return True


def _in_checkout(path: Path) -> bool:
    return any((folder / ".git").exists() for folder in path.resolve().parents)
