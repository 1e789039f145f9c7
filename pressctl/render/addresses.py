"""Where a release and its files stand in public, and the identity feeds know it by."""

import re
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING
from unicodedata import normalize
from uuid import NAMESPACE_URL, UUID, uuid5

if TYPE_CHECKING:
    from pressctl.model import Brand, Media, Newsroom, Release

LONGEST_NAME = 120  # characters; file systems take 255 bytes
LONGEST_ENDING = 8  # characters of what names a file's format
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


def page_path(release: "Release") -> str:
    """Return the page's path below public/; translations stand in a folder named for their language."""
    return f"{_folder(release)}index.html"


def item_path(release: "Release") -> str:
    """Return the path below public/ of the release for machines, beside its page."""
    return f"{_folder(release)}release.json"


def page_url(release: "Release", newsroom: "Newsroom") -> str:
    """Return the release's public address: its own `url`, else below the newsroom's, else nothing."""
    if release.url:
        return release.url
    return f"{newsroom.url}{_folder(release)}" if newsroom.url else ""


def media_path(release: "Release", media: "Media") -> str:
    """Return a local file's path below public/; every language of a release shares one folder."""
    return f"releases/{release.id}/media/{media_name(media)}"


def kit_path(release: "Release") -> str:
    """Return the path below public/ of a release's press kit, one for all its languages."""
    return f"releases/{release.id}/press-kit-{release.id}.zip"


def card_path(release: "Release") -> str:
    """Return the path below public/ of the picture that link previews show, beside the page."""
    return f"{_folder(release)}card.png"


def media_url(release: "Release", media: "Media", newsroom: "Newsroom") -> str:
    """Return a media file's public address: its own, else below the newsroom's, else nothing."""
    if media.url:
        return media.url
    return f"{newsroom.url}{media_path(release, media)}" if newsroom.url else ""


def media_name(media: "Media") -> str:
    """Return the safe name a local file has in public/: ASCII, 120 characters at most, the same everywhere.

    Folders join the name by hyphens, so that `fr/map.png` and `en/map.png` stay two files.
    Where a character had to go, eight digits of the path's SHA-256 keep the name unique.
    """
    path = normalize("NFC", media.path)
    plain = "-".join(part for part in path.split("/") if part not in {"", "."}).replace("..", "up")
    safe = _UNSAFE.sub("-", normalize("NFKD", plain).encode("ascii", "ignore").decode()).strip("-.")
    if safe == plain and 0 < len(safe) <= LONGEST_NAME:
        return safe
    stem, _, ending = safe.rpartition(".")
    stem, ending = (stem, f".{ending}") if stem and len(ending) <= LONGEST_ENDING else (safe or "file", "")
    mark = sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{stem[: LONGEST_NAME - len(ending) - len(mark) - 1]}-{mark}{ending}"


def logo_path(brand: "Brand") -> str:
    """Return the path below public/ of a brand's logo, whatever its own file is called; "" without one."""
    return f"brand/logo.{brand.logo.rpartition('.')[2].lower()}" if brand.logo else ""


def index_path(page: int = 0) -> str:
    """Return the path below public/ of the newsroom's index, or of one page of its older releases, from 1 for the oldest."""
    return f"page/{page}/index.html" if page else "index.html"


def entry_id(release: "Release", newsroom: "Newsroom") -> str:
    """Return the feed id, which never changes.

    The author's `feed_id`, where readers already know one; else a `urn:uuid:` of the newsroom's
    id and the release's (a translation's language with it: each version is an entry of its own).
    """
    if release.feed_id:
        return release.feed_id
    name = release.id if release.original else f"{release.id}/{release.language}"
    return f"urn:uuid:{uuid5(_namespace(newsroom.id), name)}"


@lru_cache(maxsize=8)
def _namespace(newsroom: str) -> UUID:
    return uuid5(NAMESPACE_URL, newsroom)


def _folder(release: "Release") -> str:
    return f"releases/{release.id}/" if release.original else f"releases/{release.id}/{release.language}/"


def around_page(page: int, pages: int) -> tuple[int | None, int | None]:
    """Return the page of newer and that of older releases, of an index with so many pages; 0 is the index itself."""
    newer = None if not page else page + 1 if page < pages else 0
    older = (page or pages + 1) - 1
    return newer, older or None
