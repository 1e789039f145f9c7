"""public/ as it goes to a web host: which files, in which order, with which type."""

import re
from collections.abc import Mapping
from mimetypes import MimeTypes
from pathlib import Path

from msgspec import Struct

from pressctl.newsroom.building import Built
from pressctl.newsroom.shelf import OUR_MARKS, PUBLIC

# What is linked to comes before what links to it, and what is gone last.
FILES, PAGES, LISTS, FEEDS, SITEMAPS, MAP, GONE = range(7)
_FEED = re.compile(
    r"(?:category/[^/]+/)?(?:(?:rss|atom)(?:\.[A-Za-z0-9-]+)?(?:-\d+)?\.xml|feed(?:\.[A-Za-z0-9-]+)?(?:-\d+)?\.json|ninjs\.json)"
)
_LIST = re.compile(r"index\.html|page/.*|archive/.*")  # those lead to pages, and feeds to these
_SITEMAP = re.compile(r"(?:news-)?sitemap(?:-\d+)*\.xml")
_TYPES = MimeTypes(())  # the standard library's own, whatever this machine has
_TYPED = (
    (re.compile(r"(?:.*/)?rss[^/]*\.xml"), "application/rss+xml"),
    (re.compile(r"(?:.*/)?atom[^/]*\.xml"), "application/atom+xml"),
    (re.compile(r"(?:.*/)?feed[^/]*\.json"), "application/feed+json"),
    (re.compile(r".*\.html"), "text/html; charset=utf-8"),
    (re.compile(r".*\.txt"), "text/plain; charset=utf-8"),
    (re.compile(r".*\.xml"), "application/xml"),
    (re.compile(r".*\.webp"), "image/webp"),
)


class Transfer(Struct, frozen=True, kw_only=True, order=True):
    """One file that a host has to get, or to lose; in the order in which they go."""

    rank: int
    path: str


def transfers(built: Built, known: Mapping[str, str], root: Path) -> tuple[Transfer, ...]:
    """Return what a host has to get and to lose, in order; `known` is the SHA-256 of what is there already, by path.

    What stays in public/ although this build did not make it (the page of a release with errors) stays there too.
    """
    due = [path for path, sha256 in built.sums.items() if known.get(path) != sha256]
    gone = [path for path in known if path not in built.sums and not (root / PUBLIC / path).exists()]
    return tuple(
        sorted(
            [*(Transfer(rank=rank_of(path), path=path) for path in due), *(Transfer(rank=GONE, path=p) for p in gone)]
        )
    )


def rank_of(path: str) -> int:
    """Return when a file goes."""
    if _SITEMAP.fullmatch(path):
        return MAP if path == "sitemap.xml" else SITEMAPS
    if _LIST.fullmatch(path):
        return LISTS
    if _FEED.fullmatch(path):
        return FEEDS
    return PAGES if path.endswith(".html") else FILES


def type_of(path: str) -> str:
    """Return a file's media type."""
    known = next((kind for pattern, kind in _TYPED if pattern.fullmatch(path)), "")
    return known or _TYPES.guess_type(path)[0] or "application/octet-stream"


def marks_of(path: str) -> tuple[bytes, ...]:
    """Return what tells of a file on a host that pressctl made it: only what is text has any."""
    return OUR_MARKS if path.endswith((".html", ".xml", ".json", ".css")) else ()
