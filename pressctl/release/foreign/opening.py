"""A file to import as a manuscript: what kind it is, by its content first and by its name's ending second."""

import re

from pressctl.errors import Invalid
from pressctl.release.decoding import decode
from pressctl.release.foreign.manuscript import Manuscript

LARGEST = 5_000_000  # bytes
_ZIP = b"PK\x03\x04"
_PAGE = re.compile(
    r"<(?:!doctype[ \t\n]+html|html|head|body|title|meta|article|main|section|div|header|h[1-6]|p|table|ul|figure)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"[\ufeff \t\n]+|<\?xml[^>]*>")
_FEED = re.compile(
    r"[\ufeff \t\r\n]*(?:<\?xml[^>]*>[ \t\r\n]*)?(?:<!--.*?-->[ \t\r\n]*)?<(?:rss|feed|rdf:RDF)\b", re.DOTALL
)
_PAGES, _MARKDOWN = (".html", ".htm", ".xhtml"), (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd")


def read_manuscript(content: bytes, *, source: str) -> Manuscript:
    """Return what a file's bytes hold, whatever kind of release they are.

    Raises:
        Invalid: When they are none, cannot be read, or are more than a release.
    """
    if len(content) > LARGEST:
        hint = "Import the release's text alone."
        raise Invalid(f"{source} is larger than {LARGEST // 1_000_000} MB; a release has some pages.", hint=hint)
    if content.startswith(_ZIP):
        from pressctl.release.foreign.word import read_word

        return read_word(content, source=source)
    from pressctl.release.foreign.scripted import is_scripted, without_programs

    scripted = is_scripted(content)
    if scripted:
        content = without_programs(content)
    ending = source.lower().rpartition("/")[2]
    head = content[:4096].removeprefix(b"\xef\xbb\xbf").decode("latin-1").replace("\0", "")
    from pressctl.release.foreign.wml import is_wml

    if is_wml(head.replace("\r\n", "\n")):
        from pressctl.release.foreign.markdown import read_markdown

        return read_markdown(decode(content, source=source)[0], source=source, is_page=True)
    if scripted or _begins_page(head) or (ending.endswith(_PAGES) and not _has_keys(content, source)):
        from pressctl.release.foreign.charsets import decode_page
        from pressctl.release.foreign.pages import read_page

        return read_page(decode_page(content, source=source), source=source)
    text, _ = decode(content, source=source)
    if _FEED.match(text[:4096]):
        raise Invalid(f"{source} is a feed.", hint="Save the release's own page, and import that.")
    from pressctl.release.foreign.headers import has_header

    if has_header(text.replace("\r\n", "\n").replace("\r", "\n")) or ending.endswith(_MARKDOWN):
        from pressctl.release.foreign.markdown import read_markdown

        return read_markdown(text, source=source, is_page=ending.endswith(_PAGES))
    return Manuscript(text=text)


def _has_keys(content: bytes, source: str) -> bool:
    """Whether a page has front matter above it, as generators' own pages and some exports do."""
    from pressctl.release.foreign.headers import has_header

    if not re.match(rb"(?:\xef\xbb\xbf)?[ \r\n]*(?:---|\+\+\+|;;;|\{|[\w-]+[ \t]*:)", content):
        return False
    return has_header(decode(content, source=source)[0].replace("\r\n", "\n").replace("\r", "\n"))


def _begins_page(head: str) -> bool:
    """Whether a text begins as a page does, after comments and blanks."""
    at = 0
    while True:
        before = _BEFORE.match(head, at)
        if before:
            at = before.end()
        elif head.startswith("<!--", at):
            at = head.find("-->", at) + 3
            if at < 3:  # noqa: PLR2004  (not found)
                return False
        else:
            return bool(_PAGE.match(head, at))
