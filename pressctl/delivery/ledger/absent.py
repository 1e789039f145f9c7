"""No ledger yet: nothing was ever sent from here, and looking writes nothing."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from pressctl.delivery.ledger.records import History, PartRecord
from pressctl.model import Recipient, Variant

if TYPE_CHECKING:
    from collections.abc import Callable

    from pressctl.delivery.ledger.copying import Copy, Counted


class AbsentLedger:
    """What a plan reads where there is no ledger: an empty past."""

    @property
    def salt(self) -> bytes:
        """Nothing."""
        return b""

    def history(self, release: str) -> History:
        """Return a history without anything in it."""
        return History(release=release, version=0)

    def histories(self, releases: Sequence[str]) -> tuple[History, ...]:
        """Return histories without anything in them."""
        return tuple(map(self.history, releases))

    def marks(self) -> Mapping[str, str]:
        """Return no mark."""
        return {}

    def releases(self) -> tuple[str, ...]:
        """Return no release."""
        return ()

    def killed(self) -> Mapping[str, datetime]:
        """Return no release."""
        return {}

    def addresses(self, release: str, edition: int | str) -> frozenset[str]:  # noqa: ARG002  (the store's signature)
        """Return no address."""
        return frozenset()

    def members(self, keys: Iterable[str]) -> tuple[Recipient, ...]:  # noqa: ARG002  (the store's signature)
        """Return nobody."""
        return ()

    def variant(self, fingerprint: str) -> Variant:
        """Raise: nothing was ever frozen."""
        raise LookupError(fingerprint)

    def parts_of_person(self, address: str) -> tuple[PartRecord, ...]:  # noqa: ARG002  (the store's signature)
        """Return nothing: nobody ever got anything."""
        return ()

    def is_over(self, part: PartRecord) -> bool:  # noqa: ARG002  (the store's signature)
        """Return no; nobody asks, as there is no part."""
        return False

    def has_left(self, part: PartRecord) -> bool:  # noqa: ARG002  (the store's signature)
        """Return yes; nobody asks, as there is no part."""
        return True

    def uploads(self, target: str, place: str) -> Mapping[str, str]:  # noqa: ARG002  (the store's signature)
        """Return nothing: no file was ever put anywhere."""
        return {}

    def copy(self) -> "Copy":
        """Raise: there is nothing to copy."""
        raise LookupError

    def write_out(self, write: "Callable[[str], object]") -> "Counted":  # noqa: ARG002  (the store's signature)
        """Raise: there is nothing to write."""
        raise LookupError

    def close(self) -> None:
        """There is nothing to let go of."""
