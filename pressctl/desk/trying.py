"""A marked test, outside the ledger: to the person who asked, or to a place that is not public."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from msgspec import Struct
from msgspec.structs import replace

from pressctl import channels
from pressctl.desk.crediting import named, reference_of
from pressctl.desk.delivering import Courier
from pressctl.desk.fitting import fit
from pressctl.desk.masking import both_masking
from pressctl.desk.places import addressed
from pressctl.errors import Misused, Unsent
from pressctl.model import (
    Channel,
    Config,
    Enclose,
    Newsroom,
    Part,
    Receipt,
    Recipient,
    Target,
    Variant,
    WriteFile,
    Written,
)

if TYPE_CHECKING:
    from pressctl.delivery.plan import Ready
    from pressctl.model.deliveries import Answer, Wanted


class Tried(Struct, frozen=True, kw_only=True):
    """What came of a test at one target: a receipt, or why there is none. `delivered`: what was taken is handed on."""

    target: str
    receipt: Receipt | None = None
    error: str = ""
    hint: str = ""
    delivered: bool = True


def try_out(
    ready: "Ready",
    targets: Sequence[Target],
    people: Sequence[str],
    config: Config,
    clock: Callable[[], datetime],
    write: Callable[[WriteFile], Written],
    enclose: Enclose,
) -> tuple[Tried, ...]:
    """Send one release as a test to each of `targets`, whose secrets are resolved.

    A mailing goes to `people` alone, never to its list; a public place is left out.
    """
    courier = Courier(config=config, clock=clock)
    clean, redact = both_masking(targets)

    async def run() -> tuple[Tried, ...]:
        try:
            return tuple([await _try(target) for target in targets])
        finally:
            await courier.close()

    async def _try(target: Target) -> Tried:
        channel = channels.find(target.channel)
        try:
            whole = _part(ready, target, channel, people, config.newsroom, clock())
            files = enclose(whole.variant)
            parts = _batches(whole, channel.most(target.settings))
            receipt, *_ = [await _send(replace(part, files=files), target, channel) for part in parts]
            shown = replace(receipt, id=redact(receipt.id), url=redact(receipt.url))
            return Tried(target=target.name, receipt=shown, delivered=channel.delivers(target.settings))
        except (Unsent, Misused) as error:
            hint = named(clean(error.hint), reference_of(config, target.name))
            return Tried(target=target.name, error=clean(error.message), hint=hint)

    async def _send(part: Part, target: Target, channel: Channel) -> Receipt:
        from pressctl.delivery.driving import drive

        async def perform(wanted: "Wanted") -> "Answer":
            return write(wanted) if isinstance(wanted, WriteFile) else await courier.request(wanted, target)

        return (await drive(channel.deliver(part, target.settings), perform, clean)).receipt

    return asyncio.run(run())


def _part(
    ready: "Ready", target: Target, channel: Channel, people: Sequence[str], newsroom: Newsroom, now: datetime
) -> Part:
    """Make the one part of a test; its key is new each time, so that nothing takes it for the release.

    Raises:
        Misused: A mailing without an address to send it to, or a public place.
    """
    release = ready.original
    if channel.is_public(target.settings):
        raise Misused("it is public, and a test is not.", hint="Look at it with `pressctl render`.")
    members: tuple[Recipient, ...] = ()
    if channel.mailing:
        if not people:
            raise Misused(
                "a test mail needs an address", hint="Give one with --to, or set test_to in [newsroom] of config.toml."
            )
        members = tuple(addressed(Recipient(email=person), target, release.language) for person in people)
    variant: Variant = fit(ready.variant(release.language, "test"), channel, target, newsroom)
    return Part(
        key=str(uuid4()),
        release=f"test-{release.id}",
        edition=release.edition,
        language=release.language,
        target=target.name,
        number=1,
        variant=replace(variant, notice="test"),
        members=members,
        first_claimed=now,
        attempted=now,
    )


def _batches(whole: Part, most: int) -> tuple[Part, ...]:
    """Return a test in as many parts as the place wants of so many people, each with a key of its own."""
    people = whole.members
    if len(people) <= most or not most:
        return (whole,)
    parted = range(0, len(people), most)
    return tuple(replace(whole, key=str(uuid4()), members=people[first : first + most]) for first in parted)
