"""A page's box of labels and values near its headline: `<div><strong>Contact</strong>ann@…</div>`, which a style sets apart."""

from collections.abc import Sequence

from msgspec.structs import replace

from pressctl.release.foreign.manuscript import Aside
from pressctl.release.plain.contacts import has_address
from pressctl.release.plain.datelines import read_line
from pressctl.release.plain.labels import read_label
from pressctl.release.plain.passages import Line, Passage

_TOP = 12  # passages among which the headline stands, and a box below it
_NEAR, _FEWEST = 8, 2  # passages below the headline among which a box begins, its rows
_LONGEST_LABEL, _LONGEST_VALUE = 40, 160  # characters


def take_box(passages: Sequence[Passage], asides: list[Aside]) -> list[Passage]:
    """Return a page's passages with the rows of a box that date the release or say whom to ask directly below its headline.

    What else a box says is about the page, and listed.
    """
    told = [row for one in passages[:_TOP] for row in _told_rows(one, asides)] + list(passages[_TOP:])
    headline = next((at for at, one in enumerate(told) if one.form == "headline"), -1)
    end = headline + 1 + _NEAR if headline >= 0 else 0
    found = [row for at, one in enumerate(told) for row in (_dated_rows(one, asides) if headline < at < end else [one])]
    if headline < 0:
        return found
    near = range(headline + 1, min(headline + 1 + _NEAR, len(found)))
    start = next((at for at in near if _row(found[at])), len(found))
    end = next((at for at in range(start, len(found)) if not _row(found[at])), len(found))
    if end - start < _FEWEST or end == len(found):
        return found
    rows = [row for one in found[start:end] if (row := _row(one))]
    told = [row for row in rows if _tells(row.text)]
    asides += [_beside(row) for row in rows if row not in told]
    return [*found[: headline + 1], *told, *found[headline + 1 : start], *found[end:]]


def _told_rows(passage: Passage, asides: list[Aside]) -> list[Passage]:
    """Return what the rows of a box tell of the release; the passage itself where it is none."""
    rows = _rows(passage)
    if len(rows) == 1:
        return rows
    asides += [_beside(row) for row in rows if not _tells(row.text)]
    return [row for row in rows if _tells(row.text)]


def _dated_rows(passage: Passage, asides: list[Aside]) -> list[Passage]:
    """Return what dates the release of a paragraph of short lines, each with a number: the year of issue, its day."""
    rows = (
        passage.apart() if len(passage.lines) >= _FEWEST and passage.form == "text" and not passage.mark else [passage]
    )
    short = all(len(row.text) <= _LONGEST_LABEL and any(map(str.isdigit, row.text)) for row in rows)
    dated = [row for row in rows if read_line(row.text, language="")]
    if len(rows) == 1 or not short or len(dated) != 1:
        return [passage]
    asides += [_beside(row) for row in rows if row is not dated[0]]
    return dated


def _beside(row: Passage) -> Aside:
    return Aside(text=row.text, why="a box of what the page says of its text", line=row.number)


def _rows(passage: Passage) -> list[Passage]:
    """Return the rows of a box that is one paragraph, a label in bold before each value and one of them a day; else the passage."""
    bold = {span.start: span.end for span in passage.spans if span.form == "strong"}
    rows, at = list[Passage](), 0
    for line in passage.lines:
        end = bold.get(at, 0) - at
        label, value = line.text[: max(end, 0)].strip(" \u00a0:"), line.text[max(end, 0) :].strip(" \u00a0:")
        if not label or not value or len(label) > _LONGEST_LABEL or len(value) > _LONGEST_LABEL:
            return [passage]
        rows.append(Passage(lines=(Line(number=line.number, text=f"{label}: {value}"),), form="text"))
        at += len(line.text) + 1
    fits = passage.form == "text" and not passage.mark and len(rows) >= _FEWEST
    return rows if fits and any(read_line(row.text, language="") for row in rows) else [passage]


def _row(passage: Passage) -> Passage | None:
    """Return a row as `label: value`, None for any other passage: no blank and no sign parts a label in bold from its value."""
    end = next((span.end for span in passage.spans if span.form == "strong" and span.start == 0), 0)
    label, value = passage.text[:end], passage.text[end:]
    if passage.form != "text" or passage.mark or len(passage.lines) > 1 or not (label and value):
        return None
    parted = not (label[-1].isalnum() and value[0].isalnum())
    if parted or len(label) > _LONGEST_LABEL or len(value) > _LONGEST_VALUE or value[-1] in ".!?":
        return None
    return replace(passage, lines=(Line(number=passage.number, text=f"{label}: {value}"),), spans=())


def _tells(text: str) -> bool:
    """Whether a row dates the release, or is a contact's."""
    return read_line(text, language="") is not None or (read_label(text).kind == "contact" and has_address(text))
