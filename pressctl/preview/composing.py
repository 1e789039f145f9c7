"""The one page a preview is: live in a browser, or a copy to send, which needs no script and loads nothing."""

import base64
import hashlib
from datetime import datetime
from functools import cache

from markupsafe import Markup, escape
from msgspec import Struct, field

from pressctl import __version__
from pressctl.errors import Invalid, TooLarge
from pressctl.merging import mark, substitute
from pressctl.preview.panes import Look, Version
from pressctl.render.templates import Templates

LARGEST = 20_000_000  # characters of a page; mail services take attachments of 20 to 25 MB
# The panes in the order of their keys, by the field of a `Version` that holds what they show.
PANES = (
    ("mail", "Mail"),
    ("text", "Text part"),
    ("advance", "Advance mail"),
    ("posts", "Posts"),
    ("chats", "Chat"),
    ("entry", "Feed entry"),
    ("page", "Page"),
    ("data", "Webhook"),
)
COPY_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


class Moment(Struct, frozen=True, kw_only=True):
    """When a page was made; live ones count their versions from 1.

    `stale` says that what is shown is older than the file, which cannot be rendered: `trouble` says why.
    """

    made: datetime
    version: int = 0
    stale: str = ""
    trouble: str = ""

    @property
    def live(self) -> bool:
        """Whether it is for a browser that is told of changes."""
        return self.version > 0


class _Later(Struct):
    """Keeps what is large out of the template, which has its bounds, and puts it into the finished page."""

    held: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def put(self, value: str) -> str:
        """Return the mark that stands for a text (or for HTML, as Markup) until the page is whole."""
        text = str(escape(value))
        name = self.names.setdefault(text, f"part_{len(self.names)}")
        self.held[name] = text
        return mark(name)

    def fill(self, page: str) -> str:
        return substitute(page, lambda name: self.held.get(name, ""))


def compose(look: Look, moment: Moment) -> str:
    """Return the whole page.

    Raises:
        Invalid: It would be larger than anybody can use.
    """
    later = _Later()
    try:
        page = _ours().render(
            "preview/page.html",
            look=look,
            moment=moment,
            panes=tuple((key, title) for key, title in PANES if any(_has(version, key) for version in look.versions)),
            marks=tuple(_mark(version) for version in look.versions),
            later=later.put,
            made=moment.made.strftime("%Y-%m-%d %H:%M:%S"),
            program=f"pressctl {__version__}",
            policy="" if moment.live else COPY_POLICY,
            script=Markup(script()) if moment.live else "",  # noqa: S704  (a file of ours)
        )
    except TooLarge as error:
        raise _too_large(look) from error
    page = later.fill(page)
    if len(page) > LARGEST:
        raise _too_large(look)
    return page


@cache
def script() -> str:
    """Return the script of the live page."""
    return _ours().render("preview/script.js")


@cache
def live_policy() -> str:
    """Return the Content-Security-Policy of the live page: its one script by hash, and its own address for news."""
    digest = base64.b64encode(hashlib.sha256(script().encode()).digest()).decode()
    return f"{COPY_POLICY}; script-src 'sha256-{digest}'; connect-src 'self'; frame-ancestors 'none'"


@cache
def _ours() -> Templates:
    """Return the templates that came with pressctl: a newsroom's own cannot change what keeps this page safe."""
    return Templates()


def _has(version: Version, key: str) -> bool:
    return bool(version.mail if key == "text" else getattr(version, key))


def _mark(version: Version) -> str:
    """Return what a copy of this version is marked with: never anything that could pass for the published text."""
    return "EMBARGO" if version.embargo else "KILLED" if version.tone == "killed" else "DRAFT"


def _too_large(look: Look) -> Invalid:
    return Invalid(
        f"{look.id} makes a preview of more than {LARGEST:,} characters", hint="Look at it with `pressctl render`."
    )
