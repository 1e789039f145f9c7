"""Bold that an author meant and CommonMark does not see: `**The minister said: **`, `**a ban**with`.

Editors that write what they see leave blanks and line ends inside the marks. CommonMark's rules of flanking (0.31, section
6.2) then show the stars themselves.
"""

import re
from collections.abc import Iterator

_PARAGRAPHS = re.compile(r"(\n(?:[ \t>]*\n)+)")
_FENCE = re.compile(r"[ ]{0,3}(?:```|~~~)", re.MULTILINE)
_MARK = re.compile(r"(?<![\\*])\*\*(?!\*)")
_NOTHING = re.compile(r"(?:^|(?<=[ \t]))\*{4}[ \t]+(?=[^ \t\n*])", re.MULTILINE)  # bold with nothing in it
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_LONGEST = 20_000  # characters of a paragraph; a longer one is no prose
_BLANKS = " \t\n\u00a0\u202f\\"  # a backslash before a line end is a break


def mend_bold(markdown: str) -> str:
    """Return Markdown in which such a piece is between `<strong>` and its end, its blanks outside; all else as it is."""
    markdown = _NOTHING.sub("", markdown) if "****" in markdown else markdown
    if "**" not in markdown or _FENCE.search(markdown):
        return markdown
    parts = _PARAGRAPHS.split(markdown)
    return "".join(_mended(part) if "**" in part and len(part) <= _LONGEST else part for part in parts)


def _mended(paragraph: str) -> str:
    coded = [found.span() for found in _CODE.finditer(paragraph)]
    marks = [
        found.start()
        for found in _MARK.finditer(paragraph)
        if not any(start <= found.start() < end for start, end in coded)
    ]
    if len(marks) % 2 or paragraph.startswith(("    ", "\t")):
        return paragraph
    return "".join(_pieces(paragraph, marks))


def _pieces(text: str, marks: list[int]) -> Iterator[str]:
    at = 0
    for opens, closes in zip(marks[::2], marks[1::2], strict=True):
        yield text[at:opens]
        at = closes + 2
        inside = text[opens + 2 : closes]
        if _opens(text, opens) and _closes(text, closes):
            yield f"**{inside}**"
            continue
        words = inside.strip(_BLANKS)
        start = inside.find(words)
        yield f"{inside[:start]}<strong>{words}</strong>{inside[start + len(words) :]}" if words else inside
    yield text[at:]


def _opens(text: str, at: int) -> bool:
    """Whether the mark at `at` is left-flanking."""
    before, after = text[at - 1 : at], text[at + 2 : at + 3]
    return bool(after.strip(" \t\n\u00a0")) and (after.isalnum() or not before.isalnum())


def _closes(text: str, at: int) -> bool:
    """Whether the mark at `at` is right-flanking."""
    before, after = text[at - 1 : at], text[at + 2 : at + 3]
    return bool(before.strip(" \t\n\u00a0")) and (before.isalnum() or not after.isalnum())
