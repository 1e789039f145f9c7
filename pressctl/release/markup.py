"""Words with spans as Markdown: emphasis, links, code, tables, whatever the words hold.

What is written is read back: where a reader of CommonMark would not see the very same words, emphasis is left
out, and then links, so that a word is never lost for the sake of its look.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from pressctl.release.escaping import active, escape_heading, escape_paragraph, opening
from pressctl.release.spans import Span, SpanForm, clipped, tidy

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

    from pressctl.release.plain.passages import Passage

_SIGNS: dict[SpanForm, str] = {"strong": "**", "emphasis": "*"}
_UNSAFE = re.compile("[\x00-\x20()<>\\\\\x7f-\xa0\u2028\u2029]")
_PIPE = re.compile(r"(?<!\\)\|")


def paragraph_of(passage: "Passage") -> str:
    """Return a passage's text as Markdown; line ends that mean something become hard breaks."""
    return text_of(passage.text, passage.spans, hard=passage.broken)


def text_of(text: str, spans: Sequence[Span], *, hard: bool = False) -> str:
    """Return one paragraph as Markdown with as much of its markup as can be written."""
    kept = tidy((span for span in spans if span.form != "cell"), text)
    links = tuple(span for span in kept if span.form == "link")
    for chosen in (kept, links):
        written = _written(text, chosen) if chosen else ""
        if written and _says(written, text):
            return written
    return escape_paragraph(text, hard=hard)


def heading_of(passage: "Passage") -> str:
    """Return a heading's text as Markdown, on one line; only its links are markup, since it is strong by itself."""
    text = passage.text.replace("\n", " ")
    links = tidy((span for span in passage.spans if span.form == "link"), text)
    written = _written(text, links) if links else ""
    return written if written and _says(f"## {written}", text) else escape_heading(text)


def table_of(passage: "Passage") -> str:
    """Return a table's rows with pipes, the first as its head: Markdown has no table without one."""
    rows, start = [], 0
    for line in passage.lines:
        inside = clipped(passage.spans, start, start + len(line.text))
        cells = sorted((span for span in inside if span.form == "cell"), key=lambda span: span.start)
        rows.append([_cell(line.text, inside, cell) for cell in cells])
        start += len(line.text) + 1
    width = max(map(len, rows))
    head, *others = [[*row, *[""] * (width - len(row))] for row in rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * width, *others))


def _cell(text: str, spans: Sequence[Span], cell: Span) -> str:
    words = text[cell.start : cell.end]
    return _PIPE.sub(r"\\|", text_of(words, clipped(spans, cell.start, cell.end)))


def _written(text: str, spans: Sequence[Span]) -> str:
    """Write the text with its signs; a sign that Markdown would not take there is left out."""
    spans = [span for span in spans if span.form not in _SIGNS or _stands(text, span)]
    code = [span for span in spans if span.form == "code"]
    spans = [span for span in spans if not any(_within(span, other) for other in code)]
    escaped, coded = _escapes(text, spans), {at for span in code for at in range(span.start, span.end)}
    beginning, ending = defaultdict[int, list[Span]](list), defaultdict[int, list[Span]](list)
    for span in spans:
        beginning[span.start].append(span)
        ending[span.end].append(span)
    parts: list[str] = []
    for at in range(len(text) + 1):
        parts += [_close(span, text) for span in sorted(ending.get(at, ()), key=lambda span: span.start, reverse=True)]
        parts += [_open(span, text) for span in sorted(beginning.get(at, ()), key=lambda span: span.end, reverse=True)]
        if at < len(text):
            parts.append(_character(text[at], escape=at in escaped and at not in coded, code=at in coded))
    return "".join(parts)


def _character(character: str, *, escape: bool, code: bool) -> str:
    if character == "\n":
        return " " if code else "\\\n"
    return f"\\{character}" if escape else character


def _escapes(text: str, spans: Sequence[Span]) -> frozenset[int]:
    """Return where backslashes stand: as in any text, and before what a link's brackets would change."""
    places: set[int] = set()
    start = 0
    for line in text.split("\n"):
        places |= {start + at for at in (*active(line), opening(line)) if at >= 0}
        start += len(line) + 1
    for span in spans:
        if span.form == "link":
            places |= {at for at in range(span.start, span.end) if text[at] == "]"}
            places |= {span.start - 1} if text[max(span.start - 1, 0)] == "!" and span.start else set()
    return frozenset(places)


def _open(span: Span, text: str) -> str:
    if span.form == "code":
        fence, padding = _fence(text[span.start : span.end])
        return fence + padding
    return "[" if span.form == "link" else _SIGNS[span.form]


def _close(span: Span, text: str) -> str:
    if span.form == "code":
        fence, padding = _fence(text[span.start : span.end])
        return padding + fence
    return f"]({_safe(span.address)})" if span.form == "link" else _SIGNS[span.form]


def _fence(text: str) -> tuple[str, str]:
    """Return the backticks around a code span, longer than any in it, and the blank within them where it takes one."""
    longest = max(map(len, re.findall("`+", text)), default=0)
    return "`" * (longest + 1), " " if text.startswith("`") or text.endswith("`") else ""


def _safe(address: str) -> str:
    """Return an address with what would end it in Markdown percent-encoded."""
    return _UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), address)


def _within(span: Span, other: Span) -> bool:
    return span is not other and other.start <= span.start and span.end <= other.end and span.form != "link"


def _stands(text: str, span: Span) -> bool:
    """Whether signs of emphasis open and close where a span begins and ends (CommonMark 0.31, section 6.2)."""
    before, after = text[span.start - 1] if span.start else " ", text[span.end] if span.end < len(text) else " "
    opens = not _punctuates(text[span.start]) or _is_edge(before)
    return opens and (not _punctuates(text[span.end - 1]) or _is_edge(after))


def _is_edge(character: str) -> bool:
    return character.isspace() or _punctuates(character)


def _punctuates(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _says(markdown: str, text: str) -> bool:
    """Whether a reader of CommonMark sees one block of the very same words."""
    tokens = _parser().parse(markdown)
    inline = [token for token in tokens if token.type == "inline"]
    if len(tokens) != 3 or len(inline) != 1:  # noqa: PLR2004  (a block's beginning, its words, its end)
        return False
    return "".join(_words(inline[0].children or ())) == text.replace("\n", " ")


def _words(tokens: Iterable[object]) -> Iterator[str]:
    for token in tokens:
        kind = getattr(token, "type", "")
        yield " " if kind in {"softbreak", "hardbreak"} else "" if kind == "image" else getattr(token, "content", "")


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False})
