"""The words of a paragraph while markup is read: white space as browsers show it, forms as spans upon the words."""

import re
import unicodedata
from collections.abc import Iterator

from msgspec.structs import replace

from pressctl.release.spans import Span, SpanForm, clipped

# What HTML folds into one space; no-break spaces are words.
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
# A line that a source breaks between two signs of East Asia, whose scripts have no blanks: it is no blank
# (https://www.w3.org/TR/css-text-3/#line-break-transform).
_WIDE = "\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff00-\uff60"
_BROKEN = re.compile(f"(?<=[{_WIDE}])[ \t]*[\r\n][ \t\r\n]*(?=[{_WIDE}])")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_SEPARATOR = re.compile("[\x85\u2028\u2029]")
_UNSEEN = " \n\u00a0\u202f\u200b\u200c\u200d\u2060\ufeff"  # what no edge of a paragraph shows
_PARAGRAPHS = re.compile(r"\n(?:[ \u00a0]*\n)+")
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")


def on_one_line(text: str) -> str:
    """Return an attribute's text as a value can have it: no control characters, no line ends; "" for blanks alone."""
    plain = _SPACE.sub(" ", _SEPARATOR.sub(" ", _CONTROL.sub("", text))).strip(" ")
    return unicodedata.normalize("NFC", plain) if plain.strip("\u00a0\u202f\u200b ") else ""


class Ink:
    """Gathers text, line breaks and the forms that begin and end within them."""

    def __init__(self) -> None:
        """Begin with an empty paragraph; `raised` tells of a few signs that are raised, or lowered, while they are added."""
        self.raised: bool | None = None
        self._parts: list[str] = []
        self._length = 0
        self._last = "\n"
        self._spans: list[Span] = []
        self._open: list[tuple[SpanForm, str, int]] = []

    @property
    def empty(self) -> bool:
        """Whether nothing but blanks was written."""
        return not any(part.strip(" \n") for part in self._parts)

    @property
    def last(self) -> str:
        """The last two signs written."""
        return "".join(self._parts[-2:])[-2:]

    def add(self, text: str) -> None:
        """Add text as HTML has it: runs of white space are one space, none at the start of a line."""
        text = text if self.raised is None else _shifted(text, up=self.raised)
        text = _SPACE.sub(" ", _BROKEN.sub("", _SEPARATOR.sub(" ", _CONTROL.sub("", text))))
        self._put(unicodedata.normalize("NFC", text.lstrip(" ") if self._last in " \n" else text))

    def add_exactly(self, text: str) -> None:
        """Add preformatted text."""
        lines = re.split("\r\n|[\r\n\v\f\x85\u2028\u2029]", text.replace("\t", "    "))
        self._put(unicodedata.normalize("NFC", _CONTROL.sub("", "\n".join(lines))))

    def line_break(self) -> None:
        """End the line."""
        if self._last == " ":
            self._parts[-1] = self._parts[-1][:-1]
            self._length -= 1
        self._put("\n")

    def open(self, form: SpanForm, address: str = "") -> None:
        """Begin a form."""
        self._open.append((form, address, self._length))

    def close(self) -> None:
        """End the form that was begun last."""
        form, address, start = self._open.pop()
        if start < self._length:
            self._spans.append(Span(start=start, end=self._length, form=form, address=address))

    def take(self, *, exactly: bool = False) -> Iterator[tuple[str, tuple[Span, ...]]]:
        """Yield what was written, a paragraph at a time, and begin anew; forms that are open stay open.

        With `exactly`, all of it is one, with its blank lines and the blanks at its beginning.
        """
        text = "".join(self._parts)
        spans = [*self._spans, *(Span(start=s, end=len(text), form=f, address=a) for f, a, s in self._open)]
        self._parts, self._length, self._last, self._spans = [], 0, "\n", []
        self._open = [(form, address, 0) for form, address, _ in self._open]
        if exactly:
            inside = text.strip("\n")
            yield from [(inside.rstrip(" \n"), ())] if inside.strip(" ") else []
            return
        start = 0
        for found in (*_PARAGRAPHS.finditer(text), None):
            end = found.start() if found else len(text)
            yield from _paragraph(text, start, end, spans)
            start = found.end() if found else end

    def _put(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._length += len(text)
            self._last = text[-1]


def _shifted(text: str, *, up: bool) -> str:
    """Return raised or lowered text; figures keep their look, letters (1er) need none."""
    bare = text.strip(" \n")
    figures = bool(bare) and all(character in "0123456789+-" for character in bare)
    return bare.translate(_RAISED if up else _LOWERED) if figures else text


def _paragraph(text: str, start: int, end: int, spans: list[Span]) -> Iterator[tuple[str, tuple[Span, ...]]]:
    piece = text[start:end]
    if not piece.strip(_UNSEEN):
        return
    start += len(piece) - len(piece.lstrip(_UNSEEN))
    end = start + len(piece.strip(_UNSEEN))
    yield text[start:end], tuple(_within_brackets(span, text[start:end]) for span in clipped(spans, start, end))


def _within_brackets(span: Span, text: str) -> Span:
    """Return a link without the brackets at its edges, which Markdown would need to escape there."""
    inside = text[span.start : span.end]
    bracketed = span.form == "link" and len(inside) > 2 and inside[0] == "[" and inside[-1] == "]"  # noqa: PLR2004  (brackets around something)
    return replace(span, start=span.start + 1, end=span.end - 1) if bracketed and "[" not in inside[1:-1] else span
