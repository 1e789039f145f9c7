"""A release's lead and body as one piece: HTML for feeds and receivers, and plain words."""

from functools import lru_cache
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from pressctl.render.addresses import media_url, page_url
from pressctl.render.cleaning import one_line
from pressctl.render.markdown import plain, to_html
from pressctl.render.parsing import read
from pressctl.render.typography import polish

_NO_STORY = frozenset({"bullet_list_open", "ordered_list_open", "table_open", "fence", "code_block"})
_BEGINNING = 24  # characters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressctl.model import Newsroom, Release


def content_html(release: "Release", newsroom: "Newsroom", *, public: bool = True) -> str:
    """Return lead and body as safe HTML with absolute addresses.

    Without `public` the release's own page and files are not there yet: links to them keep their
    words only.
    """
    base_url = page_url(release, newsroom) if public else ""
    files = public_files(release, newsroom) if public else {}
    body = to_html(release.body, language=release.language, base_url=base_url, files=files)
    lead = polish(lead_apart(release), release.language)
    return f"<p>{escape(lead, quote=False)}</p>\n{body}" if lead else body


def content_text(release: "Release") -> str:
    """Return lead and body as plain words, as written; paragraphs apart by a blank line."""
    return "\n\n".join(part for part in (lead_apart(release), plain(release.body)) if part)


def story(release: "Release") -> str:
    """Return lead and paragraphs, typeset, as far as they tell it alone: up to the first list, table or code."""
    lead = polish(lead_apart(release), release.language)
    return "\n\n".join(part for part in (lead, *_paragraphs(release)) if part)


def _paragraphs(release: "Release") -> "Iterator[str]":
    reading = read(release.body, release.language)
    for before, token in pairwise(reading.tokens):
        if before.type in _NO_STORY:
            return
        if before.type == "paragraph_open":
            yield "".join(words for _, words in reading.words(token)).strip(" \t\n")


def lead_apart(release: "Release") -> str:
    """Return the lead where it is not the body's own: what the body says is not printed twice.

    It may be a paragraph of the body that does not open it, below a heading.
    """
    lead = "" if release.lead_in_body else one_line(release.lead)
    return "" if not lead or _has(release.body, lead) else lead


@lru_cache(maxsize=64)  # each form asks
def _has(body: str, lead: str) -> bool:
    """Whether one of a body's paragraphs is this lead."""
    said = letters(lead)
    return any(_says(block, said) for block in plain(body).split("\n\n"))


def _says(block: str, said: str) -> bool:
    """Whether a paragraph's letters are these; most paragraphs begin otherwise, which costs little to see."""
    first = block[:1]
    if first.isascii() and first.isalnum() and not said.startswith(first.lower()):
        return False
    return said.startswith(letters(block[:_BEGINNING])) and letters(block) == said


def letters(text: str) -> str:
    """Return letters and digits alone, to compare texts whose spaces, quotation marks and case differ."""
    return "".join(filter(str.isalnum, text.casefold()))


def public_files(release: "Release", newsroom: "Newsroom") -> dict[str, str]:
    """Return where each local file of a release is public, by the path its author wrote."""
    return {media.path: media_url(release, media, newsroom) for media in release.media if media.path and newsroom.url}
