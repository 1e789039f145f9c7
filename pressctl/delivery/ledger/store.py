"""What a place has to be able to do in which a ledger is kept."""

from typing import Protocol

from pressctl.delivery.ledger.duties import Ledger, Past


class Store(Protocol):
    """A ledger's place, as config.toml names it; nothing of it is read before it is asked."""

    @property
    def name(self) -> str:
        """How messages call it: an address without a password, or a path."""

    def is_there(self) -> bool:
        """Whether something stands at that place; whether it is a ledger is seen when it is opened.

        Raises:
            LedgerUnusable: Nobody can tell: the place is out of reach.
        """

    def ends_with_job(self) -> bool:
        """Whether it would be gone with a CI job's checkout."""

    def open(self, *, create: bool) -> Ledger:
        """Open it to send with; `create`: make it where nothing stands. Whoever is second to make it opens the first's.

        Raises:
            LedgerUnusable: It is missing, not ours, newer than this version, or cannot be opened or written.
        """

    def look(self) -> Past:
        """Open it to read, as it is; `AbsentLedger` where nothing stands.

        Raises:
            LedgerUnusable: It is there and cannot be read.
        """
