"""Whether everybody has a release, so that no run need look at it again until something about it changes.

What changes it: its files, the config, the templates and our own code (`desk/sifting.py` holds those still), and its
history in the ledger. Neither the clock nor a list of people may have a say in what is finished.
"""

import msgspec
from msgspec.structs import replace

from pressctl.delivery.ledger.records import Acceptance, EditionRecord, History
from pressctl.delivery.plan import PlannedDelivery, PlannedRelease, World
from pressctl.model import Release, as_builtin


def is_finished(planned: PlannedRelease, world: World, history: History) -> bool:
    """Whether a later run would plan the same again, whatever the hour and whoever is on the lists, and do nothing.

    A place that waits for a language, and a mailing that froze no list, would ask today's list: such a release is not.
    """
    record = history.edition(planned.release.edition)
    if planned.outcome or planned.edited or planned.held_until or _records_something(planned.acceptance):
        return False
    if record is None:
        return not world.places and not history.editions  # nobody is ever owed it: it is in public/ alone
    if not all(map(_is_over, planned.deliveries)) or history.waiting(record.edition):
        return False
    return all(_is_listed(world, history, record, name) for name in record.targets if world.choice.picks(name))


def _records_something(wanted: Acceptance | None) -> bool:
    return wanted is None or wanted.records or bool(wanted.reopen or wanted.refreeze)


def _is_over(delivery: PlannedDelivery) -> bool:
    """Whether all of a delivery has been sent."""
    left = delivery.outcome or delivery.waiting or delivery.newcomers or delivery.error
    return not left and all(part.standing == "sent" for part in delivery.parts)


def _is_listed(world: World, history: History, record: EditionRecord, target: str) -> bool:
    """Whether it is settled who gets an edition from a target: for a mailing that a list was frozen."""
    place = world.places.get(target)
    if place is None or not place.channel.mailing:
        return place is not None
    return any(row.listed for row in history.rows_at(target) if row.edition == record.edition)


def encode(planned: PlannedRelease) -> bytes:
    """Return a finished release as reports tell of it, without its text, as JSON.

    Raises:
        UnicodeEncodeError: Its headline has what is no Unicode.
    """
    release = planned.release
    kept = Release(
        path=release.path,
        id=release.id,
        headline=release.headline,
        lead="",
        body="",
        language=release.language,
        revision=release.revision,
        status=release.status,
    )
    return msgspec.json.encode(replace(planned, release=kept, acceptance=None, intended=()), enc_hook=as_builtin)


_PLANNED = msgspec.json.Decoder(PlannedRelease)


def decode(content: bytes) -> PlannedRelease:
    """Read back what `encode` wrote; raise `msgspec.MsgspecError` when it is nothing such."""
    return _PLANNED.decode(content)
