"""A letterhead in columns that tabs or a table part, as Word documents have it: read down, what says what the text is first."""

import re
from collections.abc import Iterator
from itertools import chain, islice, pairwise, takewhile
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from pressctl.release.foreign.trees import name_of
from pressctl.release.plain.labels import read_label
from pressctl.release.plain.passages import Passage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element

_NEAR = 12  # paragraphs and tables at the top
_MOST_ROWS = 8  # of such a table
_LONGEST = 60  # characters of what stands in a column
_TABS = re.compile(r"[ \u00a0]*\t[\t \u00a0]*|[ \u00a0]{4,}")  # or as many blanks as nobody sets between words
_SAYS = frozenset({"immediate", "press"})  # labels of a text, and of nobody in it


class _Piece(Struct, frozen=True):
    """What stands in one column of a line: its words, the column, and the paragraph's number."""

    words: str
    column: int
    number: int


def part_columns(root: "Element") -> list[int]:
    """Part a letterhead's lines at their columns; return the number that each of the first paragraphs had, none where it has none."""
    body = next(root.iter("body"), root)
    top = list(takewhile(lambda one: name_of(one) in {"p", "table"}, islice(body, _NEAR)))
    first = next((at for at, one in enumerate(top) if _is_parted(one)), len(top))
    rows = list(takewhile(_is_parted, top[first:]))
    pieces = [piece for number, row in enumerate(rows, first + 1) for piece in _pieces(row, number)]
    if not _are_columns(pieces) or any(name_of(one) == "table" for one in top[:first]):
        return []
    says = [piece for piece in pieces if read_label(piece.words).kind in _SAYS]
    ordered = says + sorted((piece for piece in pieces if piece not in says), key=lambda piece: piece.column)
    for piece in ordered:
        made = rows[0].makeelement("p")
        made.text = piece.words
        rows[0].addprevious(made)
    for row in rows:
        body.remove(row)
    return [*range(1, first + 1), *(piece.number for piece in ordered)]


def renumbered(passages: "Sequence[Passage]", numbers: "Sequence[int]") -> list[Passage]:
    """Return the passages with the numbers that their paragraphs had before a letterhead's lines were parted."""
    more = len(numbers) - max(numbers, default=0)
    found: list[Passage] = []
    for one in passages:
        number = numbers[one.number - 1] if one.number <= len(numbers) else one.number - more
        found.append(replace(one, lines=tuple(replace(line, number=number) for line in one.lines)))
    return found


def _is_parted(element: "Element") -> bool:
    """Whether the lines of a paragraph, or of a table's cells, are short and in columns, with no link in other words than its address."""
    pieces = list(_pieces(element, 0))
    said = " ".join(piece.words for piece in pieces)
    links = any(one.get("href", "").removeprefix("mailto:") not in said for one in element.iter("a"))
    short = all(len(piece.words) <= _LONGEST for piece in pieces)
    return short and not links and any(piece.column for piece in pieces) and _is_small(element)


def _is_small(element: "Element") -> bool:
    """Whether an element is a paragraph, or a table of some rows with two cells each."""
    rows = list(islice(element.iter("tr"), _MOST_ROWS + 1))
    return name_of(element) == "p" or (
        1 < len(rows) <= _MOST_ROWS and all(len(row) == 2 for row in rows) and element.find(".//table") is None  # noqa: PLR2004  (columns)
    )


def _pieces(element: "Element", number: int) -> Iterator[_Piece]:
    """Yield what stands in each column of each line: a paragraph's between its tabs, a table's in its cells."""
    lines = [_TABS.split(line) for line in "".join(_said(element)).split("\n")] if name_of(element) == "p" else []
    cells = ((column, line) for row in element.iter("tr") for column, cell in enumerate(row) for line in _lines(cell))
    for column, words in chain((pair for line in lines for pair in enumerate(line)), cells):
        if words.strip(" \t\u00a0"):
            yield _Piece(words.strip(" \t\u00a0"), column, number)


def _lines(cell: "Element") -> list[str]:
    return [line for part in cell for line in "".join(_said(part)).split("\n")]


def _said(element: "Element") -> Iterator[str]:
    if name_of(element) == "br":
        yield "\n"
    yield element.text or ""
    for child in element:
        yield from _said(child)
        yield child.tail or ""


def _are_columns(pieces: "Sequence[_Piece]") -> bool:
    """Whether two columns stand beside each other, one of them says what the text is or whom to ask, and none labels the other."""
    beside = [(one, other) for one, other in pairwise(pieces) if one.column < other.column]
    labels = any(one.words.endswith((":", "：")) and not other.words.endswith(":") for one, other in beside)
    return bool(beside) and not labels and any(read_label(piece.words).kind for piece in pieces)
