"""A release as readers of feeds and lists see it."""

import re
import unicodedata
from datetime import datetime
from hashlib import sha256
from typing import Final

from msgspec import Struct

from pressctl.model.document import Media
from pressctl.model.newsroom import FeedFormat

STYLE_FILE: Final = "feed.css"  # below public/: how a browser shows a feed that somebody opens
LONGEST_FOLDER = 60  # characters of a category's folder
# Names no file can have on Windows (learn.microsoft.com, "Naming Files, Paths, and Namespaces").
DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)}
)
_SIGNS = re.compile("[^a-z0-9]+")
_TELLING = frozenset("#%*@")  # Unicode calls these punctuation

FEED_FILES: Final[dict[FeedFormat, str]] = {"rss": "rss.xml", "atom": "atom.xml", "json": "feed.json"}


def feed_file(form: FeedFormat, tongue: str = "", archive: int = 0, category: str = "") -> str:
    """Return the name of a feed below public/.

    `rss.xml`; `rss.en.xml` for that of one language; `archive/rss-3.xml`; `category/energy/rss.xml` for one category.
    """
    if category:
        return f"category/{category_folder(category)}/{FEED_FILES[form]}"
    stem, _, ending = FEED_FILES[form].partition(".")
    name = f"{stem}.{tongue}" if tongue else stem
    return f"archive/{name}-{archive}.{ending}" if archive else f"{name}.{ending}"


def category_folder(category: str) -> str:
    """Return the folder of a category's feeds: ASCII, and one for all its spellings: "Énergie" is "energie" too.

    Where letters or symbols had to go (C++ is not C), and in a name that no folder can have, eight digits of its SHA-256 tell
    it from others; punctuation and spaces tell nothing apart.
    """
    plain = unicodedata.normalize("NFKD", category.casefold())
    letters = "".join(character for character in plain if not unicodedata.combining(character))
    folder = _SIGNS.sub("-", letters).strip("-")[:LONGEST_FOLDER].strip("-")
    whole = len(letters) <= LONGEST_FOLDER and not any(map(_tells, letters))
    if folder and whole and folder not in DEVICES:
        return folder
    mark = sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{folder}-{mark}".strip("-")


def _tells(character: str) -> bool:
    """Whether a name would be another without this character, which no folder has."""
    symbol = character in _TELLING or unicodedata.category(character).startswith("S")
    return symbol or (character.isalpha() and not character.isascii())


class Alternate(Struct, frozen=True, kw_only=True):
    """The same release in another language, and where."""

    language: str
    url: str


class Entry(Struct, frozen=True, kw_only=True):
    """One release, in one language, for feeds and the newsroom's index.

    `id` never changes (a `urn:uuid:` or the author's `feed_id`). `html` is safe and complete
    with absolute addresses; `summary` is plain text. `media` have absolute `url`s. `alternates` are
    the release's other languages.
    Times are aware. `order` breaks ties between entries of one moment.
    """

    id: str
    release: str
    url: str
    title: str
    summary: str
    html: str
    language: str
    published: datetime
    updated: datetime
    author: str
    categories: tuple[str, ...] = ()
    media: tuple[Media, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    retracted: bool = False

    @property
    def order(self) -> tuple[datetime, str, str]:
        """Newest first when sorted in reverse; the same on every machine."""
        return (self.published, self.release, self.language)
