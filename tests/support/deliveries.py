"""What tests of delivery share: a clock that stands, a channel that does as told, a ledger on disk."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
from msgspec.structs import replace

from pressctl.delivery.ledger.duties import Ledger
from pressctl.delivery.ledger.sqlite import SqliteLedger
from pressctl.delivery.plan import Choice, Place, Ready, World
from pressctl.errors import Rejected
from pressctl.model import Channel, Flow, Mailing, Notice, Part, Receipt, Recipient, Release, Target, Variant
from pressctl.release import content_of, differences
from tests.support.builders import NOON, a_release, a_variant


@dataclass(slots=True)
class Clock:
    """A clock that stands until it is moved."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        """Return the time."""
        return self.now

    def forward(self, **span: float) -> None:
        """Move it: `forward(hours=2)`."""
        self.now += timedelta(**span)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainSettings:
    """Settings of the test channels."""

    url: str = "https://desk.example.org/"
    repeats: str = "blind"


def post_once(part: Part, settings: PlainSettings) -> Flow:
    """Post a part's data, and take any 2xx for a receipt."""
    response = yield httpx.Request("POST", settings.url, headers={"key": part.key}, content=part.variant.data.encode())
    if response.status_code >= 300:
        raise Rejected(f"answered {response.status_code}", status_code=response.status_code)
    return Receipt(id=f"r-{part.number}")


def a_channel(**changes: Any) -> Channel:
    """Build a blind channel that takes data."""
    fields: dict[str, Any] = {
        "name": "desk",
        "manual": "A desk.",
        "settings": PlainSettings,
        "example": "",
        "takes": frozenset({"data"}),
        "deliver": post_once,
    }
    return Channel(**{**fields, **changes})


def a_mailing_channel(**changes: Any) -> Channel:
    """Build a blind mailing channel with small batches."""
    return a_channel(**{"name": "post", "takes": frozenset({"mail"}), "batch": 2, **changes})


def a_place(name: str = "desk", channel: Channel | None = None, **changes: Any) -> Place:
    """Build a target with its channel."""
    kind = channel or a_channel()
    mailing = Mailing(sender="Presse <presse@example.org>") if kind.mailing else None
    target = Target(**{"name": name, "channel": kind.name, "settings": PlainSettings(), "mailing": mailing, **changes})
    return Place(target=target, channel=kind)


def some_people(count: int, *, start: int = 0, **changes: Any) -> tuple[Recipient, ...]:
    """Build recipients with addresses of their own."""
    return tuple(Recipient(email=f"p{n}@journal.example", **changes) for n in range(start, start + count))


def ready(release: Release | None = None, **versions: Release) -> Ready:
    """Build a release that is checked and rendered."""
    original = release or a_release()
    held = {original.language: original, **versions}

    def variant(language: str, notice: Notice) -> Variant:
        text = f"{notice}:{held[language].headline}"
        return a_variant(language=language, notice=notice, data=f'{{"headline":"{text}"}}')

    content = {language: content_of(version) for language, version in held.items()}

    def describe(old: Any) -> str:
        return "; ".join(line for tag, now in content.items() if tag in old for line in differences(old[tag], now))

    return Ready(original=original, versions=held, variant=variant, content=content, differences=describe)


def taken(variant: Variant, channel: Channel, _target: Target) -> Variant:
    """Take of a whole variant what a channel takes."""
    return replace(
        variant,
        mail=variant.mail if "mail" in channel.takes else None,
        posts=(),
        data=variant.data if "data" in channel.takes else "",
    )


@dataclass(slots=True)
class Newsroom:
    """A ledger with places and people, to plan against and send from."""

    ledger: Ledger
    places: dict[str, Place]
    clock: Clock = field(default_factory=Clock)
    people: dict[str, Sequence[Recipient]] = field(default_factory=dict)
    unsubscribed: set[str] = field(default_factory=set)

    def world(self, **choice: Any) -> World:
        """Return what a plan is made from now."""
        gone = self.unsubscribed
        return World(
            newsroom="groupe-exemple",
            language="fr",
            places=self.places,
            people={name: [p for p in held if p.email not in gone] for name, held in self.people.items()},
            unsubscribed={name: [p for p in held if p.email in gone] for name, held in self.people.items()},
            suppressed=gone.__contains__ if gone else None,
            person=lambda person, _target, _language: person,
            fit=taken,
            members=self.ledger.members,
            addresses=self.ledger.addresses,
            digest=lambda _target: "a:b:",
            notice=lambda fingerprint: self.ledger.variant(fingerprint).notice,
            now=self.clock(),
            choice=Choice(**choice),
        )


def open_newsroom(folder: Path, *places: Place, people: dict[str, Sequence[Recipient]] | None = None) -> Newsroom:
    """Open a newsroom with a new ledger in `folder`."""
    ledger = SqliteLedger(folder / "ledger.db", create=True)
    return Newsroom(ledger=ledger, places={place.target.name: place for place in places}, people=people or {})


Answer = Callable[[httpx.Request], httpx.Response]
