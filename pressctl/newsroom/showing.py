"""How a page says which revision of its release it shows, and what a page that was fetched says: `page_wait` asks that."""

import re
from html.parser import HTMLParser

from pressctl.model import Release

NAME = "pressctl:revision"
_EDITION = re.compile("[0-9]{1,9}|kill")
_HEAD = re.compile("<head[^>]*>")


def with_revision(page: str, release: Release) -> str:
    """Return a page that says its revision ("kill" for a notice) at the beginning of its head, whatever its template."""
    mark = f'<meta name="{NAME}" content="{release.edition}">'
    return _HEAD.sub(lambda head: f"{head[0]}\n{mark}", page, count=1)


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
