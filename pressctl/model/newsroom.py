"""A newsroom's config as values: who speaks, to which places, within which limits."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal
from zoneinfo import ZoneInfo

from msgspec import Struct, field

from pressctl.model.document import Contact, Finding

FeedFormat = Literal["rss", "atom", "json"]
Network = Literal["x", "bluesky", "mastodon", "threads", "linkedin", "facebook", "telegram"]
MailMedia = Literal["links", "thumbnails", "attachments"]


class Secret:
    """A secret's value: it prints as stars everywhere; only `reveal` gives it up."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        """Hold the value; nothing here ever prints it."""
        self._value = value

    def reveal(self) -> str:
        """Return the value, for the one line that puts it on the wire."""
        return self._value

    def __repr__(self) -> str:
        """Stars, so that a dump of any value that holds a secret is safe."""
        return "Secret('********')"

    __str__ = __repr__

    def __eq__(self, other: object) -> bool:
        """Equal when the values are."""
        return isinstance(other, Secret) and other._value == self._value

    def __hash__(self) -> int:
        """Consistent with equality."""
        return hash(self._value)


class Reference(Struct, frozen=True, kw_only=True):
    """Where a secret is kept: exactly one of the three is set."""

    env: str = ""
    file: str = ""
    command: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Its name as messages give it; never its value."""
        if self.env:
            return f"environment variable {self.env}"
        if self.file:
            return f"file {self.file}"
        return f"command {self.command[0]}" if self.command else "nothing"


UTC = ZoneInfo("UTC")


class Brand(Struct, frozen=True, kw_only=True):
    """How a newsroom looks; every field is empty where it has nothing of its own.

    `color` and `color_dark` are its accent on light and on dark grounds, "#rrggbb" in small letters
    (`pressctl.render.colours.palette` makes legible ones of them). `logo` is a PNG, JPEG or SVG file, relative to
    config.toml; its words are the newsroom's name. `font` is a list of font families as CSS has it: names without
    anything that could end a declaration, in single quotes where they need any, the last one generic. `card` says
    that each release's page has a picture of its headline, for link previews.
    """

    color: str = ""
    color_dark: str = ""
    logo: str = ""
    font: str = ""
    card: bool = False


class Newsroom(Struct, frozen=True, kw_only=True):
    """Who publishes. `url` ends with a slash, or is empty when there is no public site yet.

    `page_wait` is how many seconds a run waits until a page shows its revision in public; 0: it does not look.
    `mail_media` is how mails show the files of a release: only `thumbnails` makes them load anything, from `url`;
    `attachments` brings the newsroom's own files along. `suppression` are paths and references of lists of people who are
    never mailed, beside `unsubscribed.txt`.
    """

    id: str
    name: str
    url: str = ""
    language: str = "en"
    zone: ZoneInfo = UTC
    boilerplate: str = ""
    contacts: tuple[Contact, ...] = ()
    test_to: tuple[str, ...] = ()
    ledger: str | Reference = "sqlite:.pressctl/ledger.db"
    ledger_key: Reference | None = None
    suppression: tuple[str | Reference, ...] = ()
    brand: Brand = Brand()
    mail_media: MailMedia = "links"
    page_wait: float = 0.0


class FeedSettings(Struct, frozen=True, kw_only=True):
    """Which feeds are written, how many entries they carry, and the hubs they name; `categories`: one for each too."""

    formats: tuple[FeedFormat, ...] = ("rss", "atom", "json")
    entries: int = 50
    hubs: tuple[str, ...] = ()
    categories: bool = True


class SocialSettings(Struct, frozen=True, kw_only=True):
    """Which networks posts are written for; `limits` where a place takes another length than its network's usual one."""

    networks: tuple[Network, ...] = ("x", "bluesky", "mastodon", "linkedin")
    limits: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


class Limits(Struct, frozen=True, kw_only=True):
    """How delivery behaves; every time in seconds."""

    concurrency: int = 50
    attempts: int = 4
    budget: float = 60.0
    timeout: float = 30.0
    lease: float = 120.0
    late_after: float = 6 * 3600.0


class Checks(Struct, frozen=True, kw_only=True):
    """Which findings the newsroom switched, and what a bad address in a list does."""

    codes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    bad_address: Literal["stop", "skip"] = "stop"


class Where(Struct, frozen=True, kw_only=True):
    """Which recipients of a list a target takes; an empty tuple takes all."""

    language: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()


class Mailing(Struct, frozen=True, kw_only=True):
    """What every mailing target has beside its channel's own settings.

    `recipients` is a path relative to config.toml or a reference to a list's text; `sheet` names one of a workbook's.
    Or `kept` is the vendor's own name for a list that it keeps; exactly one of them is set.
    """

    sender: str
    reply_to: str = ""
    recipients: str | Reference = ""
    kept: str = ""
    sheet: str = ""
    where: Where = Where()
    unsubscribe: str = ""
    greeting: str = ""
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


class Target(Struct, frozen=True, kw_only=True):
    """One configured place. `settings` is the channel's own Settings value.

    Secrets in `settings` are `Reference` values until they are resolved for a run. `rate` is requests a second,
    `concurrency` how many are under way at once; 0 is as the newsroom has it. `patience` is for how many seconds, from
    the first attempt on and over any number of runs, what was certainly not taken is tried here; then it goes to the
    target that `fallback` names, if any.
    `place` is where in config.toml the table starts (line, column).
    """

    name: str
    channel: str
    settings: Any = None
    mailing: Mailing | None = None
    optional: bool = False
    languages: tuple[str, ...] = ()
    under_embargo: bool = False
    allow_private: bool = False
    duplicates: bool = False
    rate: float = 0.0
    concurrency: int = 0
    timeout: float = 0.0
    patience: float = 0.0
    fallback: str = ""
    place: tuple[int, int] = (1, 1)


class Config(Struct, frozen=True, kw_only=True):
    """A whole config.toml, checked; `path` is None where the newsroom has none.

    `report_to` is the target that is told of each run, and gets no release that does not name it.
    """

    root: Path
    path: Path | None
    newsroom: Newsroom
    feeds: FeedSettings = FeedSettings()
    social: SocialSettings = SocialSettings()
    limits: Limits = Limits()
    checks: Checks = Checks()
    targets: tuple[Target, ...] = ()
    allow_private: bool = False
    report_to: str = ""
    advice: tuple[Finding, ...] = ()

    @property
    def url(self) -> str:
        """The newsroom's public address, ending with a slash, or empty."""
        return self.newsroom.url


class Recipient(Struct, frozen=True, kw_only=True):
    """One person of a mailing. `email` is the normal form, which is also the identity.

    `fields` are the merge fields (name, outlet and any further column), all text.
    """

    email: str
    name: str = ""
    language: str = ""
    tags: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
