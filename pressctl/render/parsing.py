"""Markdown as tokens, parsed once per text, and which addresses a release may link to."""

from collections import deque
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from msgspec import Struct

from pressctl.errors import TooLarge
from pressctl.model import Finding
from pressctl.render.cleaning import clean
from pressctl.render.typography import edits

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

LARGEST = 2_000_000  # characters of links in one text; as many as a template may write
WEB = frozenset({"http", "https"})
NEUTRAL = "zxx"  # BCP 47: no linguistic content, so no typography
PERSONAL = frozenset({"mailto", "tel"})


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # 60 ms that commands without a render do not owe

    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.disable(["html_block", "html_inline"])  # which would be asked at every line and sign, and find nothing
    # Every address is judged when it is written out (see `safe_address`), where the base is known.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005  (the method's own name for it)
    return parser


class Reading(Struct, frozen=True):
    """A Markdown text as tokens, and what each inline token's children read as, by the token's identity.

    Nothing in it is to be changed: it is shared by every rendering of the text.
    """

    tokens: "tuple[Token, ...]"
    said: "Mapping[int, list[str]]"

    def words(self, inline: "Token") -> "zip[tuple[Token, str]]":
        """Return an inline token's children, each with its polished words."""
        return zip(inline.children or (), self.said[id(inline)], strict=True)


@lru_cache(maxsize=128)
def read(markdown: str, language: str = NEUTRAL) -> Reading:
    """Read cleaned Markdown (CommonMark and tables, raw HTML as text), with the typography of `language`.

    Raises:
        TooLarge: Its links alone have more than a mail or page can be.
    """
    tokens = parse(markdown)
    return Reading(tokens, {id(token): words_of(token.children, language) for token in tokens if token.children})


@lru_cache(maxsize=64)
def parse(markdown: str) -> "tuple[Token, ...]":
    """Return cleaned Markdown as tokens; raise as `read`."""
    tokens = tuple(_parser().parse(clean(markdown)))
    # A reference ([a]: https://...) may be used again and again: its address counts each time, as in the HTML.
    links = (len(str(child.attrs.get("href", ""))) for token in tokens for child in token.children or ())
    if sum(links) > LARGEST:
        wrong = Finding(path="its links alone", code="template", message=f"have more than {LARGEST:,} characters")
        raise TooLarge(f"{wrong.path} {wrong.message}", findings=(wrong,))
    return tokens


def rest(tokens: "Sequence[Token]") -> "Sequence[Token]":
    """Return the tokens without those of the first paragraph."""
    start, end = lead_of(tokens)
    return [*tokens[:start], *tokens[end:]]


def lead_of(tokens: "Sequence[Token]") -> tuple[int, int]:
    """Return where the first top-level paragraph starts and ends; (0, 0) where there is none."""
    for index, token in enumerate(tokens):
        if token.type == "paragraph_open" and token.level == 0:
            return index, index + 3  # always open, inline, close
    return 0, 0


def safe_address(address: object, base_url: str = "", files: "Mapping[str, str] | None" = None) -> str:
    """Return an absolute address that a reader may follow, or "" where there is none.

    Only http, https, mailto and tel pass. A relative address is looked up in `files` (a path in
    the release -> its public address), else resolved against `base_url`, else refused.
    """
    text = str(address)
    return _safe(files[text] if files and text in files else text, base_url)


@lru_cache(maxsize=256)  # a link stands in mail, page, payload and feeds
def _safe(text: str, base_url: str) -> str:
    try:
        if base_url and not text.startswith("#"):
            text = urljoin(base_url, text)
        parts = urlsplit(text)
    except ValueError:  # brackets that enclose no IPv6 address
        return ""
    if parts.scheme in WEB:
        return text if parts.netloc and "%" not in parts.netloc else ""
    return text if parts.scheme in PERSONAL and parts.path else ""


def said(inline: "Token") -> str:
    """Return an inline token's words as they are written, in one run."""
    return "".join([each.content if each.type == "code_inline" else _text(each) for each in inline.children or ()])


def words_of(children: "Sequence[Token]", language: str) -> list[str]:
    """Return what each inline token reads as, polished as one run of text.

    French rules look at both sides of a space or apostrophe, and markup may stand between:
    `l'**État**`. So the tokens are joined, polished, and parted again at the same places.
    Code keeps its own characters; a soft line break is a space.
    """
    texts = [_text(token) for token in children]
    changes = deque(edits("".join(texts), language))
    if not changes:
        return [
            token.content if token.type == "code_inline" else text for token, text in zip(children, texts, strict=True)
        ]
    polished, start = [], 0
    for token, text in zip(children, texts, strict=True):
        polished.append(token.content if token.type == "code_inline" else _changed(text, start, changes))
        start += len(text)
    return polished


def _changed(text: str, start: int, changes: deque[tuple[int, int, str]]) -> str:
    """Return `text`, which stands at `start` of the joined text, with the changes that begin in it.

    Those that end in it are taken from `changes`, which are in order; one that reaches beyond takes
    its part of the text, and is left for what follows.
    """
    end, done, parts = start + len(text), start, []
    while changes and changes[0][0] < end:
        first, last, sign = changes[0]
        if first >= start:
            parts += [text[done - start : first - start], sign]
        done = min(last, end)
        if last > end:
            break
        changes.popleft()
    return "".join([*parts, text[done - start :]]) if done > start else text


def _text(token: "Token") -> str:
    if token.type == "text":  # most are
        return token.content
    if token.type == "softbreak":
        return " "
    if token.type == "hardbreak":
        return "\n"
    if token.type == "code_inline":
        return "\ufffc" * len(token.content)  # stands for an object; no rule looks at it
    if token.type == "image":
        return "".join(_text(child) for child in token.children or ())
    return token.content
