"""What a preview shows, as values: one `Version` a language, in it a pane for each form the release takes."""

from pathlib import Path
from typing import Literal

from markupsafe import Markup
from msgspec import Struct

from pressctl.model import Finding

Tone = Literal["ready", "draft", "embargo", "waiting", "killed", "correction"]


class Source(Struct, frozen=True, kw_only=True):
    """The template a pane comes from; `own` says that it is the newsroom's, not the one that came with pressctl."""

    path: str
    own: bool


class Sight(Struct, frozen=True, kw_only=True):
    """One document to be looked at in a frame, in its light and dark colours, with and without its images.

    All four are whole documents that load nothing and run nothing. Where it has no images `light_bare` and
    `dark_bare` are empty. `unloaded` names the addresses it would have loaded: pictures, styles, fonts.
    """

    light: str
    dark: str
    light_bare: str = ""
    dark_bare: str = ""
    has_dark: bool = True
    unloaded: tuple[str, ...] = ()


class Greeted(Struct, frozen=True, kw_only=True):
    """How a mailing target would greet somebody with a name, and somebody without."""

    target: str
    sender: str
    named: str
    unnamed: str


class MailPane(Struct, frozen=True, kw_only=True):
    """A mail: what the inbox shows, the HTML, the text part, and how people are greeted in it."""

    sender: str
    subject: str
    preheader: str
    sight: Sight
    text: str
    greeted: tuple[Greeted, ...]
    html_source: Source
    text_source: Source


class PostPane(Struct, frozen=True, kw_only=True):
    """A social post, counted by its network's rule; `kept` is what fits, `over` what is beyond the limit."""

    network: str
    kept: str
    over: str
    used: int
    limit: int
    unit: str
    source: Source

    @property
    def filled(self) -> int:
        """How much of its room it takes, in percent, 100 at most."""
        return min(100, round(100 * self.used / self.limit))


class ChatPane(Struct, frozen=True, kw_only=True):
    """A chat message: its words in order, and its JSON in HTML.

    `used` of `limit` is what is fullest in it, which `unit` names: "characters of topic". `meant` says that it goes
    somewhere: a target, or the release itself, names the service.
    """

    place: str
    meant: bool
    words: tuple[str, ...]
    used: int
    limit: int
    unit: str
    html: Markup
    source: Source

    @property
    def filled(self) -> int:
        """How much of its room it takes, in percent, 100 at most."""
        return min(100, round(100 * self.used / self.limit))


class EntryPane(Struct, frozen=True, kw_only=True):
    """A feed's entry as a reader shows it."""

    title: str
    summary: str
    url: str
    published: str
    sight: Sight


class PagePane(Struct, frozen=True, kw_only=True):
    """The release's public page, and where it will stand."""

    url: str
    sight: Sight
    source: Source


class DataPane(Struct, frozen=True, kw_only=True):
    """What a webhook gets: the event's type, and its data as indented JSON, in HTML."""

    event: str
    html: Markup


class Version(Struct, frozen=True, kw_only=True):
    """A release in one language, in every form. `status` is in words, `embargo` in the release's own language."""

    path: str
    language: str
    name: str
    direction: str
    headline: str
    tone: Tone
    status: str
    embargo: str
    mail: MailPane | None
    advance: MailPane | None
    posts: tuple[PostPane, ...]
    chats: tuple[ChatPane, ...]
    entry: EntryPane | None
    page: PagePane
    data: DataPane


class Look(Struct, frozen=True, kw_only=True):
    """One look at a release: what was found, and every language that could be rendered, the original first.

    `first` is the number of the version that was asked for; `files` are the pictures and other files that come with it.
    """

    id: str
    revision: int
    newsroom: str
    findings: tuple[Finding, ...]
    versions: tuple[Version, ...]
    first: int = 0
    files: tuple[Path, ...] = ()
