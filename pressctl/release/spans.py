"""Markup as spans upon plain words: what is strong, what links where, which words are a table's cell.

Words stay plain, so that dates, names and labels are recognised in them wherever they come from.
"""

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

SpanForm = Literal["strong", "emphasis", "code", "link", "cell"]
_BLANKS = " \u00a0\u202f\n"


class Span(Struct, frozen=True, kw_only=True):
    """Characters `start` to `end` of a text have this form; `address` is a link's."""

    start: int
    end: int
    form: SpanForm
    address: str = ""


def clipped(spans: Iterable[Span], start: int, end: int) -> tuple[Span, ...]:
    """Return what of the spans lies on the characters `start` to `end`, counted from `start`."""
    cut = (replace(span, start=max(span.start, start) - start, end=min(span.end, end) - start) for span in spans)
    return tuple(span for span in cut if span.start < span.end or (span.form == "cell" and span.start == span.end >= 0))


def moved(spans: Iterable[Span], by: int) -> tuple[Span, ...]:
    """Return the spans of a text before which `by` characters were put."""
    return tuple(replace(span, start=span.start + by, end=span.end + by) for span in spans)


def tidy(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """Return spans as Markdown can write them: no blanks at their edges, none upon its like, neighbours as one."""
    kept: list[Span] = []
    last: dict[tuple[str, str], int] = {}
    for span in sorted(_trimmed(spans, text), key=lambda span: (span.start, -span.end)):
        key = (span.form, span.address)
        before = kept[last[key]] if key in last else None
        if before and (span.start <= before.end or not text[before.end : span.start].strip(_BLANKS)):
            kept[last[key]] = replace(before, end=max(before.end, span.end))
        elif span.form == "link" and any(one.form == "link" and span.start < one.end for one in kept[-8:]):
            continue
        else:
            last[key] = len(kept)
            kept.append(span)
    return tuple(kept)


def _trimmed(spans: Iterable[Span], text: str) -> Iterator[Span]:
    for span in spans:
        words = text[span.start : span.end]
        start = span.start + len(words) - len(words.lstrip(_BLANKS))
        end = span.start + len(words.rstrip(_BLANKS))
        if start < end:
            yield replace(span, start=start, end=end)
