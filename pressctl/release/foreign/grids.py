"""Tables of a page: which are tables of words and figures, and their cells in rows."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from pressctl.release.foreign.trees import name_of, words_of
from pressctl.release.spans import Span, moved

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Cell = tuple[str, tuple[Span, ...]]
_MOST_COLUMNS, _MOST_ROWS = 40, 500
_MOST_PARAGRAPHS, _LONGEST_CELL = 3, 400  # of a cell: paragraphs, characters
_DAY = re.compile(r"\d{1,2}\.?(?:[ \u00a0][^\W\d_]{3,12}\.?)?")
_FEWEST_DAYS, _MOST_DAYS, _WEEK = 20, 0.7, 7
_BLANKS = " \t\r\n\f\u00a0"
_WITH_WORDS = frozenset({"td", "th", "caption", "script", "style", "template"})
# Around rows, and around cells, where pages have a form or a program set an element that says nothing.
_AROUND_CELLS = frozenset({"form", "wbr"})
_AROUND_ROWS = _AROUND_CELLS | {"thead", "tbody", "tfoot"}
# What no cell of a Markdown table can hold: such a table lays out a page.
_LAID_OUT = frozenset(
    {"table", "ul", "ol", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr", "figure"}
)


def is_grid(table: "Element") -> bool:
    """Tell whether a table has rows and columns of short texts, and is no way to lay out a page."""
    rows = [list(_cells(row)) for row in _rows(table)]
    widest = max(map(len, rows), default=0)
    if len(rows) < 2 or not 2 <= widest <= _MOST_COLUMNS or len(rows) > _MOST_ROWS:  # noqa: PLR2004  (rows, columns)
        return False
    said = {
        (down, across)
        for down, row in enumerate(rows)
        for across, cell in enumerate(row)
        if words_of(cell).strip(" \u00a0")
    }
    several = min(len({down for down, _ in said}), len({across for _, across in said})) > 1
    return several and all(_is_short(cell) for row in rows for cell in row) and not _has_others(table)


def is_calendar(table: "Element") -> bool:
    """Tell whether a table is the leaf of a calendar: weeks of days, each a number, perhaps with its month."""
    cells = [words for row in _rows(table) for cell in _cells(row) if (words := words_of(cell).strip(" \u00a0"))]
    days = sum(bool(_DAY.fullmatch(words)) for words in cells)
    return (
        days >= _FEWEST_DAYS
        and days >= _MOST_DAYS * len(cells)
        and max(map(len, map(list, map(_cells, _rows(table))))) == _WEEK
    )


def grid_of(table: "Element", read: "Callable[[Element], Cell]") -> Cell:
    """Return a table as text, a line for each row, with a span for each cell; `read` reads one."""
    lines: list[str] = []
    spans: list[Span] = []
    length = 0
    held: dict[int, int] = {}  # columns that a cell above still covers: for how many rows
    for row in _rows(table):
        cells = list(_across(row, read, held))
        start = length
        for text, inside in cells:
            spans += [Span(start=start, end=start + len(text), form="cell"), *moved(inside, start)]
            start += len(text) + 3
        lines.append(" | ".join(text for text, _ in cells))
        length += len(lines[-1]) + 1
    return "\n".join(lines), tuple(spans)


def _across(row: "Element", read: "Callable[[Element], Cell]", held: dict[int, int]) -> Iterator[Cell]:
    """Yield the cells of a row; one that covers several columns or rows has its words in the first."""
    column = 0
    for cell in _cells(row):
        while held.get(column):
            held[column] -= 1
            column += 1
            yield "", ()
        yield read(cell)
        wide, high = _number(cell, "colspan"), _number(cell, "rowspan")
        for step in range(min(wide, _MOST_COLUMNS)):
            held[column + step] = high - 1
            if step:
                yield "", ()
        column += wide
    for later in [later for later, rows in held.items() if rows and later >= column]:
        held[later] -= 1


def _number(cell: "Element", name: str) -> int:
    text = cell.get(name, "1").strip(" ")
    return max(1, int(text)) if text.isdigit() and len(text) < 4 else 1  # noqa: PLR2004  (three digits)


def _is_short(cell: "Element") -> bool:
    names = [name_of(inner) for inner in cell.iter() if inner is not cell]
    parts = names.count("p") + names.count("div")
    return _LAID_OUT.isdisjoint(names) and parts <= _MOST_PARAGRAPHS and len(words_of(cell)) <= _LONGEST_CELL


def _has_others(table: "Element") -> bool:
    """Whether a table has words that stand in no cell and not in its caption, as a parser keeps what no table may hold."""
    stack = [table]
    while stack:
        one = stack.pop()
        if (one.text or "").strip(_BLANKS) and isinstance(one.tag, str):
            return True
        if any((child.tail or "").strip(_BLANKS) for child in one):
            return True
        stack += [child for child in one if name_of(child) not in _WITH_WORDS]
    return False


def _rows(table: "Element") -> "Iterator[Element]":
    for child in table:
        if name_of(child) == "tr":
            yield child
        elif name_of(child) in _AROUND_ROWS:
            yield from _rows(child)


def _cells(row: "Element") -> "Iterator[Element]":
    for child in row:
        if name_of(child) in {"td", "th"}:
            yield child
        elif name_of(child) in _AROUND_CELLS:
            yield from _cells(child)
