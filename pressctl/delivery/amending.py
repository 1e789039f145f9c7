"""What a place already has of a release when a correction or a kill comes: what is changed there, and by whom."""

from pressctl.delivery.case import Case
from pressctl.delivery.ledger.records import PartRecord
from pressctl.delivery.plan import Place
from pressctl.model import Receipt


def earlier_at(case: Case, place: Place, language: str) -> tuple[Receipt, ...]:
    """Return the receipts of what a place has of earlier editions and can change, in the language of this one."""
    if not place.channel.amends:
        return ()
    had = _had(case, place, language)
    return tuple(Receipt(id=part.receipt_id, url=part.receipt_url) for part in had if _is_known(part))


def by_hand(case: Case, place: Place, language: str) -> str:
    """Say which messages of earlier revisions stay as they are unless a person does something; "" where none does."""
    channel = place.channel
    if not channel.stays:
        return ""
    left = [part for part in _had(case, place, language) if not (channel.amends and _is_known(part))]
    if not left:
        return ""
    revisions = list(dict.fromkeys(part.edition for part in left))
    named = (
        f"messages of revisions {' and '.join(revisions)}"
        if len(revisions) > 1
        else f"message of revision {revisions[0]}"
    )
    sure = all(part.state == "sent" for part in left)
    stays = "stay" if len(revisions) > 1 else "stays"
    return f"the {named} {stays if sure else 'may still be there'}: {channel.stays}"


def _had(case: Case, place: Place, language: str) -> list[PartRecord]:
    mine = (part for part in case.earlier_at(place.target.name) if part.was_had)
    return [part for part in mine if case.spoken(part.language) == language]


def _is_known(part: PartRecord) -> bool:
    return part.state == "sent" and bool(part.receipt_id)
