"""A release's Markdown as the text part of a mail: written from the tree, not from its HTML."""

from typing import TYPE_CHECKING

from pressctl.render.breaking import width as columns
from pressctl.render.parsing import Reading, lead_of, read, rest, safe_address
from pressctl.render.wrapping import WIDTH, underline, wrap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown_it.token import Token

INDENT = 4


def to_text(
    markdown: str,
    *,
    language: str,
    base_url: str = "",
    skip_lead: bool = False,
    width: int = WIDTH,
    files: "Mapping[str, str] | None" = None,
) -> str:
    """Return the text a person would write, in lines of at most `width` columns.

    Headings are underlined, quotes and code indented, lists hang, links read `text <address>`.
    Lines break at ordinary spaces, and between ideographs. `base_url`, `skip_lead` and `files` as in `to_html`.
    """
    reading = read(markdown, language)
    tokens = rest(reading.tokens) if skip_lead else reading.tokens
    return "\n\n".join(_Writer(reading, base_url, files or {}).blocks(tokens, width))


def lead_text(markdown: str, *, language: str, base_url: str = "", files: "Mapping[str, str] | None" = None) -> str:
    """Return the first paragraph, not wrapped; "" where there is none."""
    reading = read(markdown, language)
    start, end = lead_of(reading.tokens)
    return _Writer(reading, base_url, files or {}).words(reading.tokens[start:end])


class _Writer:
    """Writes blocks of tokens, narrower as they nest; the parser bounds the depth at 20."""

    def __init__(self, reading: Reading, base_url: str, files: "Mapping[str, str]") -> None:
        self.reading = reading
        self.base_url = base_url
        self.files = files

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
                block = wrap(self.words(inside), width=width)
            case "heading_open":
                block = underline(self.words(inside), width=width)
            case "blockquote_open":
                block = indented("\n\n".join(self.blocks(inside, width - INDENT)), " " * INDENT)
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
                parts.append(_address(address, "".join(parts[start:])))
            elif token.type == "image":
                parts += [text, _address(safe_address(token.attrs.get("src", ""), self.base_url, self.files), text)]
            else:
                parts.append(text)
        return "".join(parts)


def _address(address: str, words: str) -> str:
    """Return ` <address>`, or nothing where the words say it already."""
    shown = address.removeprefix("mailto:").removeprefix("tel:")
    return f" <{shown}>" if shown and words not in {shown, address} else ""


def _end(tokens: "Sequence[Token]", index: int) -> int:
    """Return the index of the token that closes the one at `index`; itself where it opens nothing."""
    depth: int = tokens[index].nesting
    while depth > 0:
        index += 1
        depth += tokens[index].nesting
    return index


def indented(text: str, prefix: str) -> str:
    """Return `text` with `prefix` before each line that is not empty."""
    return "\n".join(f"{prefix}{line}" if line else "" for line in text.split("\n"))
