"""A release's Markdown as the text part of a mail: written from the tree, not from its HTML."""

from typing import TYPE_CHECKING

from pressctl.render.breaking import width as columns
from pressctl.render.isolating import bind
from pressctl.render.parsing import Reading, lead_of, read, rest, safe_address
from pressctl.render.spacing import NO_BREAK
from pressctl.render.wrapping import WIDTH, firm, underline, wrap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown_it.token import Token

INDENT = 4
QUOTED = "> "


class Footnotes:
    """The web addresses that a text's links lead to, numbered from 1 in the order in which they are first named."""

    def __init__(self) -> None:
        """Begin with none."""
        self._numbers: dict[str, int] = {}
        self._printed = 0

    def mark(self, address: str) -> str:
        """Return what stands in the text for an address, such as `[1]`; the same one for the same address."""
        return f"[{self._numbers.setdefault(address, len(self._numbers) + 1)}]"

    def take(self) -> str:
        """Return the lines of those addresses that were not taken yet, to be printed below the text."""
        lines = [f"[{number}] {address}" for address, number in self._numbers.items() if number > self._printed]
        self._printed = len(self._numbers)
        return "\n".join(lines)


def to_text(
    markdown: str,
    *,
    language: str,
    base_url: str = "",
    skip_lead: bool = False,
    width: int = WIDTH,
    files: "Mapping[str, str] | None" = None,
    footnotes: Footnotes | None = None,
) -> str:
    """Return the text a person would write, in lines of at most `width` columns, some of which end softly.

    Headings are underlined, quotes marked by "> ", code indented; lists hang. Links read `text [1]`, their addresses
    stand at the end, with those that `footnotes` has from what is printed before. Lines break at ordinary spaces, and
    between ideographs. `base_url`, `skip_lead` and `files` as in `to_html`.
    """
    reading, footnotes = read(markdown, language), footnotes or Footnotes()
    tokens = rest(reading.tokens) if skip_lead else reading.tokens
    blocks = _Writer(reading, base_url, files or {}, footnotes, language).blocks(tokens, width)
    return "\n\n".join(filter(None, [*blocks, footnotes.take()]))


def lead_text(
    markdown: str,
    *,
    language: str,
    base_url: str = "",
    files: "Mapping[str, str] | None" = None,
    footnotes: Footnotes | None = None,
) -> str:
    """Return the first paragraph, not wrapped; "" where there is none. The addresses of its links are in `footnotes`."""
    reading = read(markdown, language)
    start, end = lead_of(reading.tokens)
    return _Writer(reading, base_url, files or {}, footnotes or Footnotes(), language).words(reading.tokens[start:end])


class _Writer:
    """Writes blocks of tokens, narrower as they nest; the parser bounds the depth at 20."""

    def __init__(
        self, reading: Reading, base_url: str, files: "Mapping[str, str]", footnotes: Footnotes, language: str
    ) -> None:
        self.reading = reading
        self.language = language
        self.base_url = base_url
        self.files = files
        self.footnotes = footnotes

    def blocks(self, tokens: "Sequence[Token]", width: int) -> list[str]:
        blocks, index = [], 0
        while index < len(tokens):
            token = tokens[index]
            end = _end(tokens, index)
            block = self._block(token, tokens[index + 1 : end], width)
            if block:
                blocks.append(block)
            index = end + 1
        return blocks

    def _block(self, token: "Token", inside: "Sequence[Token]", width: int) -> str:
        block = ""
        match token.type:
            case "paragraph_open":
                block = wrap(bind(self.words(inside), self.language), width=width)
            case "heading_open":
                block = underline(self.words(inside), width=width)
            case "blockquote_open":
                block = _quoted("\n\n".join(self.blocks(inside, width - len(QUOTED))))
            case "bullet_list_open" | "ordered_list_open":
                block = self._list(token, inside, width)
            case "table_open":
                block = self._table(inside, width)
            case "fence" | "code_block":
                block = indented(token.content.rstrip("\n"), " " * INDENT)
            case _:  # a rule; the parser knows no other block
                block = "* * *"
        return block

    def _list(self, opening: "Token", inside: "Sequence[Token]", width: int) -> str:
        tight = any(token.hidden for token in inside)
        apart = "\n" if tight else "\n\n"
        items, index, number = [], 0, int(opening.attrs.get("start", 1))
        while index < len(inside):
            end = _end(inside, index)
            sign = "- " if opening.type == "bullet_list_open" else f"{number}. "
            body = apart.join(self.blocks(inside[index + 1 : end], width - len(sign)))
            items.append(sign + indented(body, " " * len(sign))[len(sign) :])
            index, number = end + 1, number + 1
        return apart.join(items)

    def _table(self, inside: "Sequence[Token]", width: int) -> str:
        rows: list[list[str]] = []
        for index, token in enumerate(inside):
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(self.words(inside[index : index + 1]))
        widths = [max(columns(cell) for cell in column) for column in zip(*rows, strict=False)]
        if sum(widths) + 2 * (len(widths) - 1) > width:
            return "\n".join(wrap(" | ".join(row), width=width, later="  ") for row in rows)
        lines = [
            "  ".join(cell + " " * (size - columns(cell)) for cell, size in zip(row, widths, strict=False))
            for row in rows
        ]
        lines.insert(1, "  ".join("-" * size for size in widths))
        return "\n".join(line.rstrip(" ") for line in lines)

    def words(self, tokens: "Sequence[Token]") -> str:
        parts: list[str] = []
        links: list[tuple[str, int]] = []
        for token, text in (pair for inline in tokens if inline.children for pair in self.reading.words(inline)):
            if token.type == "link_open":
                links.append((safe_address(token.attrs.get("href", ""), self.base_url, self.files), len(parts)))
            elif token.type == "link_close":
                address, start = links.pop()
                parts.append(self._address(address, "".join(parts[start:])))
            elif token.type == "image":
                address = safe_address(token.attrs.get("src", ""), self.base_url, self.files)
                parts += [text, self._address(address, text)]
            else:
                parts.append(text)
        return "".join(parts)

    def _address(self, address: str, words: str) -> str:
        """Return ` [1]`, or ` <address>` of a mailbox or a telephone; nothing where the words say it already."""
        shown = address.removeprefix("mailto:").removeprefix("tel:")
        if not shown or words in {shown, address}:
            return ""
        return f" <{shown}>" if shown != address else f"{NO_BREAK}{self.footnotes.mark(address)}"


def _end(tokens: "Sequence[Token]", index: int) -> int:
    """Return the index of the token that closes the one at `index`; itself where it opens nothing."""
    depth: int = tokens[index].nesting
    while depth > 0:
        index += 1
        depth += tokens[index].nesting
    return index


def indented(text: str, prefix: str) -> str:
    """Return `text` with spaces before each line that is not empty: a line that hangs below another ends where it ends."""
    return "\n".join(f"{prefix}{line}" if line else "" for line in firm(text).split("\n"))


def _quoted(text: str) -> str:
    """Return `text` as mails quote; a quote in it has two marks, `>> ` (RFC 3676 section 4.5)."""
    return "\n".join(
        f">{line}" if line.startswith(">") else f"{QUOTED}{line}" if line else ">" for line in text.split("\n")
    )
