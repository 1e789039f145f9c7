"""Opening the ledger: a missing one is not an empty one (the contract's promise 9)."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from pressctl.errors import Invalid, LedgerUnusable, Misused
from pressctl.model import Config, Finding, Reference

if TYPE_CHECKING:
    from pressctl.delivery.ledger.absent import AbsentLedger
    from pressctl.delivery.ledger.duties import Ledger, Past
    from pressctl.delivery.ledger.store import Store


class Door(Struct, frozen=True, kw_only=True):
    """How a run may open its ledger.

    `found`: its releases were found in folders; `new`: `--new-ledger` was given; `ask` is
    put to a person on a terminal before a first ledger is made, and answers yes elsewhere.
    """

    environ: Mapping[str, str]
    found: bool = False
    new: bool = False
    ask: Callable[[str], bool] = lambda _question: True


def store_of(config: Config, environ: Mapping[str, str]) -> "Store":
    """Return the place of the newsroom's ledger; nothing of it is opened.

    Raises:
        LedgerUnusable: Its address is a reference to what is none.
    """
    from pressctl.delivery.ledger.stores import find

    address, key = config.newsroom.ledger, config.newsroom.ledger_key
    try:
        if not isinstance(address, str):
            address = _read(address, config, environ)
    except Invalid as error:
        return Unread(str(config.newsroom.ledger), error.message)
    if key is None or not address.startswith("git:"):
        return find(address, config.root, environ)
    try:
        return find(address, config.root, environ, _read(key, config, environ))
    except Invalid as error:
        return Keyless(find(address, config.root, environ), str(key), error.message)


def _read(reference: Reference, config: Config, environ: Mapping[str, str]) -> str:
    from pressctl.config.secrets import read_secret

    return read_secret(reference, environ=environ, root=config.root).reveal()


class Keyless:
    """A ledger whose key cannot be read here: a plan sees how things stand, and nothing else does. See `records.Store`."""

    def __init__(self, store: "Store", name: str, fault: str) -> None:
        """Keep the ledger, what its key is called, and what is wrong with that."""
        self._store, self._key, self.fault = store, name, fault

    @property
    def name(self) -> str:
        """Where the ledger is."""
        return self._store.name

    def is_there(self) -> bool:
        """Whether it is there, which needs no key."""
        return self._store.is_there()

    def ends_with_job(self) -> bool:
        """Whether it would be gone with a job."""
        return self._store.ends_with_job()

    def open(self, *, create: bool) -> "Ledger":  # noqa: ARG002  (the store's signature)
        """Raise: it cannot be opened."""
        hint = f"Set {self._key}, to which ledger_key in config.toml refers; nothing was sent."
        raise LedgerUnusable(f"the ledger is sealed, and its key cannot be read: {self.fault}", hint=hint)

    def look(self) -> "Past":
        """Open it to read what is not sealed."""
        return self._store.look()


class Unread:
    """A ledger whose address cannot be read here: a plan goes without it, and nothing else does. See `records.Store`."""

    def __init__(self, name: str, fault: str) -> None:
        """Keep what it is called, and what is wrong with that."""
        self._name, self.fault = name, fault

    @property
    def name(self) -> str:
        """Where its address should be."""
        return f"the address in {self._name}"

    def is_there(self) -> bool:
        """Raise: nobody can tell."""
        raise self._unusable()

    def ends_with_job(self) -> bool:
        """Raise: nobody can tell."""
        raise self._unusable()

    def open(self, *, create: bool) -> "Ledger":  # noqa: ARG002  (the store's signature)
        """Raise: it cannot be opened."""
        raise self._unusable()

    def look(self) -> "Past":
        """Return an empty past: plan, check, feeds and preview need no secret."""
        from pressctl.delivery.ledger.absent import AbsentLedger

        return AbsentLedger()

    def _unusable(self) -> LedgerUnusable:
        hint = "Set it, where [newsroom] ledger in config.toml refers to; nothing was sent."
        return LedgerUnusable(f"nobody knows where the ledger is: {self.fault}", hint=hint)


def look(config: Config, environ: Mapping[str, str], *, needed: bool = False) -> "Past":
    """Open the ledger to plan with; where there is none, an empty past, and nothing is written.

    `needed`: an address that cannot be read here is not passed over.

    Raises:
        LedgerUnusable: It is there and cannot be read.
    """
    store = store_of(config, environ)
    if needed and isinstance(store, Unread):
        store.is_there()
    if needed and isinstance(store, Keyless):
        store.open(create=False)
    return store.look()


def unread(config: Config, environ: Mapping[str, str]) -> tuple[Finding, ...]:
    """Return the advice that a plan is made without the ledger, where its address cannot be read here."""
    store = store_of(config, environ)
    if not isinstance(store, (Unread, Keyless)):
        return ()
    path = config.path.name if config.path else "config.toml"
    without = "the ledger, as if nothing had been sent" if isinstance(store, Unread) else "what is sealed in the ledger"
    said = f"planned without {without}: {store.fault}"
    return (Finding(path=path, level="advice", code="ledger-unread", message=said),)


def reopen(config: Config, environ: Mapping[str, str], now: datetime) -> "Ledger | AbsentLedger":
    """Open the ledger to send with, and free what dead runs held; where there is none, an empty past.

    Raises:
        LedgerUnusable: It is there and cannot be written.
    """
    from pressctl.delivery.ledger.absent import AbsentLedger

    store = store_of(config, environ)
    if not store.is_there():
        return AbsentLedger()
    ledger = store.open(create=False)
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
    store = store_of(config, door.environ)
    if store.is_there():
        if door.new:
            raise Misused(f"there is a ledger already at {store.name}", hint="Leave out --new-ledger.")
        return
    if not needs_ledger(config):
        return
    in_ci = bool(door.environ.get("CI"))
    if door.new:
        if in_ci and store.ends_with_job():
            raise LedgerUnusable(
                f"a new ledger at {store.name} would be gone with this job's checkout",
                hint="Name one outside the checkout, by its full path, in [newsroom] ledger.",
            )
        return
    question = f"There is no ledger at {store.name}. Begin one, because nothing was ever sent from here"
    if in_ci or door.found or not door.ask(question):
        raise LedgerUnusable(
            f"there is no ledger at {store.name}, so nobody knows what was sent before",
            hint="Put it back; or, if nothing ever was, run the same command with --new-ledger.",
        )


def open_ledger(config: Config, environ: Mapping[str, str]) -> "Ledger":
    """Open the ledger to send with; `permit` has said whether it may be made.

    Raises:
        LedgerUnusable: It cannot be opened or made.
    """
    return store_of(config, environ).open(create=True)
