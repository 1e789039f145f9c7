"""Tables of lines with upright strokes that kramdown and its kin read and CommonMark does not: it wants as many cells in two rows.

A cell of a row that is longer than the head would be lost, and a table without a line of hyphens be a paragraph.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

_RULE = re.compile(r"[ ]{0,3}\|?[ \t]*:?[-=]+:?[ \t]*(?:[|+][ \t]*(?::?[-=]+:?[ \t]*)?)+")
_CLOSED = re.compile(r"[ ]{0,3}\|.*\|[ \t]*")
_STROKE = re.compile(r"(?<!\\)\|")
_FENCE = re.compile(r"[ ]{0,3}(?:`{3}|~{3})")
_MOST, _LONGEST = 40, 4_000  # columns, characters of a row


def with_pipe_tables(rows: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield a text's lines, those of a table with a head and a line of hyphens that have as many cells as its longest row."""
    fenced = False
    for table, run in groupby(rows, key=lambda row: _is_row(row[1])):
        group = list(run)
        if table and not fenced:
            yield from _as_table(group)
            continue
        for _, line in group:
            fenced ^= bool(_FENCE.match(line))
        yield from group


def _is_row(line: str) -> bool:
    """Whether a line may be a table's: with a stroke, and neither quoted nor code."""
    return "|" in line and len(line) <= _LONGEST and not line.startswith((">", "    ", "\t", "`", "~"))


def _as_table(rows: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield the lines of a table as CommonMark's extension reads them, lines that are none as they are."""
    at = next((at for at, (_, line) in enumerate(rows[:2]) if _RULE.fullmatch(line)), -1)
    said = [row for row in rows if not _RULE.fullmatch(row[1])]
    counts = [len(_cells(line)) for _, line in said]
    ruled = at >= 0 and len(said) > 0 and max(counts) <= _MOST
    closed = (
        len(rows) > 1 and all(_CLOSED.fullmatch(line) for _, line in rows) and len(set(counts)) == 1 and counts[0] > 1
    )
    if not ruled and not (at < 0 and closed):
        yield from rows
        return
    widest = max(counts)
    if at == 1 and len(said) == len(rows) - 1 and len(_cells(rows[1][1])) == widest == counts[0]:
        yield from rows
        return
    if at == 0:
        yield rows[0][0], ""
    for nth, (number, line) in enumerate(said):
        cells = _cells(line)
        yield number, f"| {' | '.join([*cells, *[''] * (widest - len(cells))])} |"
        if nth == 0:
            yield number, "|" + " --- |" * widest


def _cells(line: str) -> list[str]:
    """Return the cells of a row, whose first and last strokes are its edges."""
    bare = line.strip(" \t").removeprefix("|")
    bare = bare[:-1] if bare.endswith("|") and not bare.endswith("\\|") else bare
    return [cell.strip(" \t") for cell in _STROKE.split(bare)]
