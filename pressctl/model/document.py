"""A press release as a value: what its author wrote, parsed, checked for form, never rendered."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Literal

from msgspec import Struct, field

Status = Literal["usable", "withheld", "canceled"]
Kind = Literal["release", "statement", "advisory"]
Level = Literal["error", "advice"]

NOTHING: Mapping[str, str] = MappingProxyType({})


def as_builtin(value: object) -> object:
    """Turn a read-only mapping into what JSON knows; an `enc_hook` for msgspec.

    Raises:
        NotImplementedError: It is anything else: what msgspec asks of a hook that does not know a type.
    """
    if isinstance(value, MappingProxyType):
        return dict(value)
    raise NotImplementedError(type(value).__name__)


class Finding(Struct, frozen=True, kw_only=True, order=True):
    """One thing `check` says, at its place.

    `path` is as a person would type it; `line` and `column` count from 1, in characters.
    """

    path: str
    line: int = 1
    column: int = 1
    level: Level = "error"
    code: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        """The GNU form, which editors and CI logs make clickable."""
        return f"{self.path}:{self.line}:{self.column}: {self.said}"

    @property
    def said(self) -> str:
        """What is wrong, and what to do."""
        apart = "" if self.message.endswith((".", "!", "?", ":", "…")) else "."
        return f"{self.message}{apart} {self.hint}" if self.hint else self.message


class Contact(Struct, frozen=True, kw_only=True):
    """A person journalists may write to or call."""

    name: str = ""
    role: str = ""
    email: str = ""
    phone: str = ""


class Quote(Struct, frozen=True, kw_only=True):
    """Something said, with who said it."""

    text: str
    speaker: str = ""
    role: str = ""


class Media(Struct, frozen=True, kw_only=True):
    """A file or address that comes with the release.

    Exactly one of `path` (relative to the release's file) and `url` is set.
    `type` is the MIME type and `size` the length in bytes, 0 where unknown (a remote address); `width` and
    `height` are a picture's, in pixels as it is shown, 0 where unknown. `sha256` stands for the bytes of a local file,
    in hexadecimal, and `file` is where it stands below the newsroom's folder; both are "" until it was looked at.
    """

    path: str = ""
    url: str = ""
    alt: str = ""
    caption: str = ""
    credit: str = ""
    licence: str = ""
    type: str = "application/octet-stream"
    size: int = 0
    width: int = 0
    height: int = 0
    sha256: str = ""
    file: str = ""


class Correction(Struct, frozen=True, kw_only=True):
    """What a revision set right: what was wrong, where, and what it says now."""

    revision: int
    text: str
    date: datetime | None = None


class EmailWords(Struct, frozen=True, kw_only=True):
    """An author's own words for the mail; empty means made from headline and lead."""

    subject: str = ""
    preheader: str = ""
    intro: str = ""


class SocialWords(Struct, frozen=True, kw_only=True):
    """An author's own words for posts.

    `overrides` maps a network's name to its whole text, used as written.
    `places` maps the same names (and "text") to (line, column) of the value, for findings.
    """

    text: str = ""
    hashtags: tuple[str, ...] = ()
    thread: bool = False
    overrides: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    places: Mapping[str, tuple[int, int]] = field(default_factory=lambda: MappingProxyType({}))


class Release(Struct, frozen=True, kw_only=True):
    """One language version of one press release, as its file has it.

    Times are aware. `published` is `date` in the newsroom's zone (midnight, with
    `dated_only`, when no hour was given); it is None only for a withheld release.
    `contacts` and `boilerplate` are the release's own: empty means the newsroom's.
    `why` is the reason of a kill. `body` is the Markdown below the front matter, whole; `lead` is plain text, and
    `lead_in_body` says that it is the body's first paragraph, not to be printed twice.
    """

    path: str
    id: str
    headline: str
    lead: str
    body: str
    language: str
    original: bool = True
    revision: int = 1
    status: Status = "usable"
    why: str = ""
    kind: Kind = "release"
    subhead: str = ""
    dateline: str = ""
    notes: str = ""
    lead_in_body: bool = False
    languages: tuple[str, ...] = ()
    published: datetime | None = None
    dated_only: bool = False
    updated: datetime | None = None
    embargo: datetime | None = None
    advance: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    quotes: tuple[Quote, ...] = ()
    media: tuple[Media, ...] = ()
    boilerplate: str = ""
    url: str = ""
    feed_id: str = ""
    email: EmailWords = EmailWords()
    social: SocialWords = SocialWords()
    targets: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def edition(self) -> int | str:
        """What the key is made of: the revision, or "kill"."""
        return "kill" if self.status == "canceled" else self.revision

    @property
    def correction(self) -> Correction | None:
        """What this very revision corrects, or None."""
        return next((c for c in self.corrections if c.revision == self.revision), None)

    @property
    def reason(self) -> str:
        """Why it was killed: `why`, or the correction of a first revision, which corrects nothing; else empty."""
        first = self.correction if self.revision == 1 else None
        return self.why or (first.text if first else "")

    @property
    def opens(self) -> datetime | None:
        """The moment from which it may be public; None where it says no date."""
        return max((moment for moment in (self.published, self.embargo) if moment), default=None)

    def held_until(self, now: datetime) -> datetime | None:
        """The moment it may go out, when that is still ahead of `now`; else None."""
        ahead = [moment for moment in (self.embargo, self.published) if moment and moment > now]
        return max(ahead, default=None)
