"""Tells a WebSub hub that the feeds have something new, so that subscribers hear at once.

Where to get it: a hub is an address, and most need no account. The feeds name
it from then on, since subscribers find their hub in the feed. For several hubs, write several
targets.

Settings
  url        the hub's address.
  parameter  what the hub calls a feed in a ping: "hub.url" (the default, which most hubs know),
             or "hub.topic". The standard leaves it to the hub; its own pages say.

The request: POST, a form with hub.mode=publish and the feed's address; one request for each feed
that has the release, since some hubs read only one address of a form. These are the main feeds
and those of its categories; for a translation, the feeds of its language. A correction and a
withdrawal ping too: the entry has changed. Nothing of the release itself is sent.

When: after public/ is written, and where page_wait is set, once the page is seen in public.
Without it the hub may come before your host has the new feed, and find nothing new.

Repeats: a ping only says "look again", so one more changes nothing: one whose outcome is not
known is sent again.

Answers: any 2xx is sent; it does not say that the hub has fetched the feed.

Limits: none that hubs publish.
"""

from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlencode

from pressctl.answers import accept
from pressctl.credentials import address_complaints, insist
from pressctl.errors import Rejected
from pressctl.model import Channel, Flow, Part, Receipt
from pressctl.probing import knocking


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Which hub, and how it is told."""

    url: str
    parameter: Literal["hub.url", "hub.topic"] = "hub.url"


EXAMPLE = """\
[targets.hub]
channel = "websub"
url = "https://hub.example.org/"
"""


def deliver(part: Part, settings: Settings) -> Flow:
    """Ping the hub for each feed; the receipt is the key, which the hub has in its log if it keeps headers.

    The publisher's side is that of PubSubHubbub 0.3, section 7.1; WebSub (W3C, 2018) leaves it open.
    """
    import httpx

    insist(check(settings))
    ping = part.variant.ping
    if ping is None or not ping.feeds:
        raise Rejected("there is no feed to tell of", hint="Set url below [newsroom] in config.toml: feeds need it.")
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Idempotency-Key": part.key,
    }
    for feed in ping.feeds:
        form = urlencode({"hub.mode": "publish", settings.parameter: feed})
        response = yield httpx.Request("POST", settings.url, headers=headers, content=form.encode())
        accept(response)
    return Receipt(id=part.key)


def check(settings: Settings) -> list[str]:
    """Say what is wrong with the settings."""
    return address_complaints("url", settings.url)


def hub_of(settings: Settings) -> str:
    """Return the hub, which the feeds have to name."""
    return settings.url


CHANNEL = Channel(
    name="websub",
    manual=__doc__ or "",
    settings=Settings,
    example=EXAMPLE,
    takes=frozenset({"ping"}),
    deliver=deliver,
    repeats="dropped",
    public=True,
    check=check,
    hub_of=hub_of,
    probe=knocking("url"),
    unasked="a hub has no credential",
    look="nowhere: a hub shows nothing, and one ping more is no harm",
)
