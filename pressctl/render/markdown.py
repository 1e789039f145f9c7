"""A release's Markdown as safe HTML, as the text a person would write, and as its words alone."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from pressctl.render.parsing import Reading, lead_of, parse, read, rest, safe_address, said
from pressctl.render.plaintext import to_text

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["lead_html", "plain", "to_html", "to_text"]

FIRST_HEADING = 2  # the page's only h1 is the headline
LAST_HEADING = 6


def to_html(
    markdown: str,
    *,
    language: str,
    base_url: str = "",
    skip_lead: bool = False,
    files: Mapping[str, str] | None = None,
) -> str:
    """Return safe HTML: no raw HTML, no image, absolute addresses only, headings from h2.

    `base_url` makes relative addresses absolute, `files` maps a release's own paths to public
    addresses; a link that stays relative, or is no http, https, mailto or tel, keeps its words only.
    `skip_lead` leaves out the first paragraph. A hostile text gives harmless HTML, never an error.
    """
    return _html(markdown, language, base_url, skip_lead, tuple((files or {}).items()))


@lru_cache(maxsize=64)
def _html(markdown: str, language: str, base_url: str, skip_lead: bool, files: tuple[tuple[str, str], ...]) -> str:  # noqa: FBT001  (a key of the cache)
    reading = read(markdown, language)
    return _Writer(reading, base_url, dict(files)).write(rest(reading.tokens) if skip_lead else reading.tokens)


def lead_html(markdown: str, *, language: str, base_url: str = "", files: Mapping[str, str] | None = None) -> str:
    """Return the inside of the first paragraph, without its `<p>`; "" where there is none."""
    reading = read(markdown, language)
    start, end = lead_of(reading.tokens)
    return _Writer(reading, base_url, files or {}).write(reading.tokens[start + 1 : end - 1] if end else ())


@lru_cache(maxsize=64)
def plain(markdown: str) -> str:
    """Return the words alone: no markup, no addresses, no typography; blocks apart by a blank line."""
    blocks = []
    for token in parse(markdown):
        if token.children:
            blocks.append(said(token))
        elif token.type in {"fence", "code_block"}:
            blocks.append(token.content)
    return "\n\n".join(text for block in blocks if (text := block.strip(" \t\n")))


class _Writer:
    """Writes tokens as HTML: a list of what may appear, everything else stays text."""

    def __init__(self, reading: Reading, base_url: str, files: Mapping[str, str]) -> None:
        self.reading = reading
        self.base_url = base_url
        self.files = files
        levels = [int(token.tag[1:]) for token in reading.tokens if token.type == "heading_open"]
        self.raise_by = FIRST_HEADING - min(levels, default=FIRST_HEADING)

    def write(self, tokens: "Sequence[Token]") -> str:
        return "".join(self._block(token) for token in tokens)

    def _block(self, token: "Token") -> str:
        if token.type == "inline":
            return self._inline(token) if token.children else ""
        if token.hidden:
            return ""
        if token.type in {"fence", "code_block"}:
            return f"<pre><code>{escape(token.content, quote=False)}</code></pre>\n"
        if token.type == "hr":
            return "<hr>\n"
        tag = token.tag
        if token.type.startswith("heading"):
            tag = f"h{min(int(tag[1:]) + self.raise_by, LAST_HEADING)}"
        if token.nesting < 0:
            return f"</{tag}>\n"
        # Only what the parser itself sets: where a list starts, how a column is aligned.
        attributes = "".join([f' {name}="{escape(str(value))}"' for name, value in token.attrs.items()])
        return f"<{tag}{attributes}>"

    def _inline(self, inline: "Token") -> str:
        parts: list[str] = []
        links: list[bool] = []
        for token, text in self.reading.words(inline):
            if token.type == "link_open":
                address = safe_address(token.attrs.get("href", ""), self.base_url, self.files)
                links.append(bool(address))
                parts.append(f'<a href="{escape(address)}">' if address else "")
            elif token.type == "link_close":
                parts.append("</a>" if links.pop() else "")
            elif token.type == "image":
                parts.append(self._image(token, text, linked=any(links)))
            elif token.type == "hardbreak":
                parts.append("<br>\n")
            elif token.type == "code_inline":
                parts.append(f"<code>{escape(text, quote=False)}</code>")
            elif token.nesting:
                parts.append(f"<{token.tag}>" if token.nesting > 0 else f"</{token.tag}>")
            else:
                parts.append(escape(text, quote=False))
        return "".join(parts)

    def _image(self, token: "Token", text: str, *, linked: bool) -> str:
        """A mail loads nothing from the web, and a feed has enclosures: an image is a link to it."""
        address = "" if linked else safe_address(token.attrs.get("src", ""), self.base_url, self.files)
        words = escape(text or address, quote=False)
        return f'<a href="{escape(address)}">{words}</a>' if address else words
