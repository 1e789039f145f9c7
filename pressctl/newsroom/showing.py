"""How a page says which revision of its release it shows, and what a page that was fetched says: `page_wait` asks that."""

import re
from html.parser import HTMLParser

from pressctl.model import Release

NAME = "pressctl:revision"
_EDITION = re.compile("[0-9]{1,9}|kill")
# What a mark stands behind, the first that a page has: both other tags may be left out (HTML, "Optional tags").
_BEFORE = tuple(re.compile(rf"<{tag}\b[^>]*>", re.IGNORECASE) for tag in ("head", "html", "!doctype"))


def with_revision(page: str, release: Release) -> str:
    """Return a page that says its revision ("kill" for a notice) at the beginning of its head, whatever its template."""
    mark = f'<meta name="{NAME}" content="{release.edition}">'
    place = next((found.end() for tag in _BEFORE if (found := tag.search(page))), 0)
    return f"{page[:place]}\n{mark}{page[place:]}" if place else f"{mark}\n{page}"


def shown(page: bytes) -> str:
    """Return the edition that the beginning of a page says it shows, also where a host has written its HTML anew; or ""."""
    reader = _Reader()
    reader.feed(page.decode("utf-8", "replace"))
    return reader.found if reader.found and _EDITION.fullmatch(reader.found) else ""


class _Reader(HTMLParser):
    """Finds the first mark."""

    found: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at each meta."""
        held = dict(attrs)
        if tag == "meta" and held.get("name") == NAME and self.found is None:
            self.found = held.get("content") or ""
