"""The first paragraph of a release's body as plain text: its lead, unless the author wrote another."""

import re
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from pressctl.release.frontmatter import CONTROLS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_BLANK = re.compile(r"\n[ \t]*\n")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:.*$", re.MULTILINE)
_BREAKS = ("softbreak", "hardbreak")


def first_paragraph(body: str) -> tuple[str, bool]:
    """Return the first paragraph without its markup, and whether it is the body's first block.

    Only as much of the body is parsed as it takes: a blank line ends a paragraph whatever follows
    (CommonMark 0.31, section 4.8). Paragraphs in lists and quotes, and those of images alone, do not count.
    """
    definitions = "\n".join(_DEFINITION.findall(body)) if "]:" in body else ""
    ends = [found.end() for found in _BLANK.finditer(body)]
    step = 1
    while True:
        end = ends[step - 1] if step <= len(ends) else len(body)
        tokens = _parser().parse(f"{body[:end]}\n\n{definitions}")
        for number, token in enumerate(tokens):
            text = _plain(tokens[number + 1].children or ()) if _begins(token) else ""
            if text:
                return text, number == 0
        if end == len(body):
            return "", False
        step *= 2


def one_paragraph(text: str) -> str:
    """Return `text` with its line breaks and runs of ordinary spaces as one space; no-break spaces stay."""
    return re.sub(r"[ \t\n]+", " ", text).strip(" ")


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _begins(token: "Token") -> bool:
    return token.type == "paragraph_open" and token.level == 0


def _plain(tokens: "Sequence[Token]") -> str:
    """Return what inline tokens say; an image says nothing here."""
    words = [" " if token.type in _BREAKS else "" if token.type == "image" else token.content for token in tokens]
    return one_paragraph(CONTROLS.sub("", "".join(words)))
