"""Stop marks, set and lifted by a person."""

from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from pressctl.errors import LedgerUnusable, Misused
from pressctl.model import Config

if TYPE_CHECKING:
    from pressctl.delivery.ledger.duties import Ledger
    from pressctl.delivery.ledger.store import Store


def halt(config: Config, store: "Store", said: str, now: datetime, *, everything: bool) -> tuple[str, bool]:
    """Stop a release (by id or file) or everything; return its id ("" for everything), and whether that is new.

    Raises:
        Misused: There is no such release, or it is not said what to stop.
        LedgerUnusable: There is no ledger to set the mark in.
    """
    with closing(_open(store)) as ledger:
        release = _meant(config, ledger, said, everything=everything)
        return release, ledger.stop(release, now)


class Lifted(Struct, frozen=True, kw_only=True):
    """What became of a stop: the release's id ("" for everything), and whether it was stopped.

    `kill_alone`: everything is stopped still, and of this release nothing but a kill may leave.
    """

    release: str
    stopped: bool
    kill_alone: bool = False


def lift(config: Config, store: "Store", said: str, now: datetime, *, everything: bool) -> Lifted:
    """Lift a stop; while everything is stopped, let the kill of a release out and nothing else.

    Raises:
        Misused, LedgerUnusable: As `halt`.
    """
    with closing(_open(store)) as ledger:
        release = _meant(config, ledger, said, everything=everything)
        stopped = ledger.go(release)
        return Lifted(release=release, stopped=stopped, kill_alone=bool(release) and ledger.spare(release, now))


def _open(store: "Store") -> "Ledger":
    if not store.is_there():
        hint = "Run this where the ledger is; where none is, nothing leaves in a CI job either."
        raise LedgerUnusable(f"there is no ledger at {store.name}, so there is nothing to set a mark in", hint=hint)
    return store.open(create=False)


def _meant(config: Config, ledger: "Ledger", said: str, *, everything: bool) -> str:
    """Return the id that is meant, "" for everything."""
    from pressctl.newsroom.loading import claims_of

    if everything == bool(said):
        raise Misused("say which release, or --all", hint="pressctl stop RELEASE, or pressctl stop --all")
    if everything:
        return ""
    claims = claims_of(config)
    known = {*ledger.releases(), *claims.values()}
    if said in known:
        return said
    file = Path(said).absolute()
    if file in claims:
        return claims[file]
    from difflib import get_close_matches

    close = get_close_matches(said, known, n=1)
    raise Misused(
        f"there is no release {said} here, and none was sent from here",
        hint=f"Did you mean {close[0]}?" if close else "`pressctl status` lists what was sent.",
    )
