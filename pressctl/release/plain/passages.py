"""A text as passages: paragraphs, headings and list items, each with its lines, their numbers and what markup says of them."""

import re
from itertools import pairwise
from typing import Literal
from urllib.parse import unquote

from msgspec import Struct
from msgspec.structs import replace

from pressctl.release.spans import Span, clipped

Form = Literal["", "headline", "subhead", "heading", "text", "table", "code"]

_RULE = re.compile(r"[-=_*~–—]{3,}|[-–—•·*▪●■◆|│¦/]|[\ue000-\uf8ff]+|[-*_=~](?: [-*_=~]){2,}")
# A row of other signs, which some agencies set below a headline: ＊＊＊, ◆◇◆, - – -; brackets and points may leave words out.
_ROW = re.compile(r"[^\w#.…?!()\[\]{}<>|/\\\"'“”«»„‹›`@&%§©\U0001f000-\U0001faff]{3,}")
_FINAL = ".!?…;:,。！？；：、，؟؛،۔।॥"
_NOTE = re.compile(r"[※†‡]|[*＊][ \u00a0\u3000]")  # opens a note to a word above
_LONGEST_HEADING = 120
_UNSPACED = re.compile("[\u3001-\u303f\u3040-\u30ff\u4e00-\u9fff\uff01-\uff5e]")  # China's and Japan's signs
_LOCAL = 7  # figures of a number that its code does not change


class Line(Struct, frozen=True, kw_only=True):
    """One line of the source, counted from 1, without spaces at its ends; `opens`: it was set in, as East Asia opens a paragraph."""

    number: int
    text: str
    opens: bool = False


class Passage(Struct, frozen=True, kw_only=True):
    """A paragraph, a heading or a list item. `broken`: its line ends mean something.

    `mark` is a list item's bullet or number as written, empty for anything else;
    `underlined` tells that a rule of signs stood below it, as plain text marks headings.

    What is more than plain text says itself what a passage is: `form`, in words `told`, and `level`,
    of a heading from 1, of an item within items from 0. `spans` are upon `text`; a table's are its
    cells too, a line for each row. `form` is empty where only the looks of a text can tell.
    """

    lines: tuple[Line, ...]
    broken: bool = False
    mark: str = ""
    underlined: bool = False
    form: Form = ""
    told: str = ""
    level: int = 0
    quoted: bool = False
    spans: tuple[Span, ...] = ()

    @property
    def number(self) -> int:
        """The line it starts on."""
        return self.lines[0].number

    @property
    def text(self) -> str:
        """Its text, on one line unless the line ends mean something; scripts without blanks have none between two lines."""
        if len(self.lines) == 1:
            return self.lines[0].text
        return "".join(f"{line.text}{joint}" for line, joint in zip(self.lines, self._joints(), strict=True))

    def _joints(self) -> list[str]:
        """Return what stands behind each line where they are one text."""
        if self.broken:
            return ["\n"] * (len(self.lines) - 1) + [""]
        joints = [
            ""
            if (_UNSPACED.match(upper.text[-1:]) and _UNSPACED.match(lower.text[:1])) or _is_doubled(upper, lower)
            else " "
            for upper, lower in pairwise(self.lines)
        ]
        return [*joints, ""]

    @property
    def words(self) -> str:
        """Its text without a list item's mark."""
        return self.text[len(self.mark) :].lstrip(" \t\u00a0\u202f") if self.mark else self.text

    @property
    def is_rule(self) -> bool:
        """Whether it is a line of signs, which stands for a pause and has no words."""
        return is_rule(self.text)

    @property
    def spelled(self) -> str:
        """Its text with the addresses of its links, where the words do not say them."""
        text = self.text
        for span in sorted((span for span in self.spans if span.form == "link"), key=lambda span: -span.end):
            address = unquote(re.sub(r"^(?:mailto:([^?]*).*|tel:(.*))$", r"\1\2", span.address))
            called = span.address.startswith("tel:") and _figures(address)[-_LOCAL:] in _figures(text)
            if not called and address.rstrip("/").removeprefix("https://").removeprefix("http://") not in text:
                text = f"{text[: span.end]} ({address}){text[span.end :]}"
        return text

    @property
    def is_strong(self) -> bool:
        """Whether all of it is in bold, as headings are where nobody used the style for them."""
        return any(span.form == "strong" and span.end - span.start == len(self.text) for span in self.spans)

    @property
    def is_emphasised(self) -> bool:
        """Whether all of it is in italics."""
        return any(span.form == "emphasis" and span.end - span.start == len(self.text) for span in self.spans)

    def after(self, offset: int) -> "Passage":
        """Return what follows the first `offset` characters; its line ends mean nothing."""
        line = Line(number=self.number, text=self.text[offset:])
        return replace(self, lines=(line,), spans=clipped(self.spans, offset, len(self.text)))

    def apart(self) -> "list[Passage]":
        """Return each line that has words as a passage of its own; of a list's item the first alone has its mark, and is its heading."""
        starts = [0]
        for line, joint in zip(self.lines, self._joints(), strict=True):
            starts.append(starts[-1] + len(line.text) + len(joint))
        rest = replace(self, mark="", form="text", level=0) if self.mark else self
        return [
            replace(
                rest if start else self,
                lines=(line,),
                broken=False,
                spans=clipped(self.spans, start, start + len(line.text)),
            )
            for line, start in zip(self.lines, starts, strict=False)
            if line.text  # code may have empty ones
        ]


def _is_doubled(upper: Line, lower: Line) -> bool:
    """Whether a line ends within a word that is said twice, as Indonesian and Malay make plurals: `anak-`, `anak`."""
    word = re.search(r"(?<![^\W_])[^\W\d_]{2,20}-$", upper.text[-22:])
    return word is not None and lower.text.lower().startswith(word[0][:-1].lower())


def _figures(text: str) -> str:
    return "".join(re.findall(r"\d", text))


def is_heading(passage: Passage) -> bool:
    """Tell whether it has a heading's form: one line of at most 120 characters, no final punctuation.

    One line as written, that is: a program may have wrapped it. What says itself that it is text
    must be in bold.
    """
    if passage.form and not (passage.form == "text" and passage.is_strong):
        return passage.form == "heading"
    text = passage.text.rstrip(' \u00a0\u202f»”"’)」』）》')
    return (
        not passage.broken
        and 0 < len(text) <= _LONGEST_HEADING
        and not passage.mark
        and not passage.is_rule
        and text[-1] not in _FINAL
        and not _NOTE.match(text)
        and any(character.isalpha() for character in text)
    )


def is_rule(text: str) -> bool:
    """Tell whether a line is of signs alone."""
    return bool(_RULE.fullmatch(text) or _ROW.fullmatch(text))
