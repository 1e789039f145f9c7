"""Lines for a text mail: wrapped at ordinary spaces, so that a no-break space keeps its promise, and between ideographs.

Where a paragraph only goes on, its lines end softly: mail programs join them and break them anew for a narrow or a wide
window (RFC 3676, "format=flowed"), and others show them as they stand.
"""

import re
from collections.abc import Iterator

from pressctl.render.breaking import is_latin, pieces
from pressctl.render.breaking import width as columns

WIDTH = 72  # columns; what fits a terminal and survives two levels of quoting (RFC 3676 section 4.2 advises 78 at most)
NARROWEST = 24  # however deep a list is
SOFT = "\ufdd2"  # at the end of a line that goes on in the next; a noncharacter, which no release text can hold
SIGNATURE = "-- "  # the line above what is no part of the text (RFC 3676 section 4.3); its space ends no line softly
# A telephone number, which is one word: 020 7944 3108, +33 (0)1 23 45 67 89, (202) 555-0100.
_NUMBER = re.compile(
    r"[+(0](?<![\w+@./=-][+(0])(?:(?<=\+)[0-9]|(?<=0)[0-9]|(?<=\()[0-9]{2,5}\) ?[0-9])(?:[ \u00a0().-]{0,2}[0-9]){5,14}(?![\w@-])"
)
_HELD = "\x1f"  # a space that holds, while lines are made; a control character, which no release text can hold


def wrap(text: str, *, width: int = WIDTH, first: str = "", later: str | None = None) -> str:
    """Return `text` in lines of at most `width` columns, each with its prefix.

    Line feeds in `text` stay. A word longer than the width (an address) has a line of its own; a
    telephone number is one word.
    `first` stands before the first line, `later` (default: as many spaces) before the others. Lines without a prefix,
    or quoted by "> ", end softly where the text goes on; those that hang below another one do not.
    """
    if not (first or later) and len(text) <= width and _is_line(text):
        return text.rstrip(" ")
    later = " " * columns(first) if later is None else later
    room = max(NARROWEST, width - max(columns(first), columns(later)) if first or later else width)
    flows = first == later and not first.strip("> ")
    lines: list[str] = []
    if "0" in text or "+" in text or ") " in text:  # of which a number has one
        text = _NUMBER.sub(_hold, text)
    for part in text.split("\n"):
        for line, goes_on in _lines(part, room):
            prefix = later if lines else first
            if flows and line.startswith(">"):
                prefix += " "  # else it would be read as quoted (RFC 3676 section 4.4)
            lines.append(f"{prefix}{line}{SOFT}" if flows and goes_on else f"{prefix}{line}".rstrip(" "))
    return "\n".join(lines).replace(_HELD, " ")


def _is_line(text: str) -> bool:
    """Whether nothing has to be done to a text that is short enough: true of most."""
    return is_latin(text) and "\n" not in text and "  " not in text and not text.startswith((" ", ">"))


def _hold(number: re.Match[str]) -> str:
    return number[0].replace(" ", _HELD)


def firm(text: str) -> str:
    """Return text whose lines all end where they end."""
    return text.replace(f" {SOFT}", "").replace(SOFT, "")


def flowed(text: str) -> str:
    """Return text as RFC 3676 has it, for `format=flowed; delsp=yes`: a soft line ends in a space more, no other in any.

    With DelSp that space is taken away again, so that ideographs are joined without one (sections 4.1 and 4.2).
    """
    return "\n".join(
        f"{line[:-1]} " if line.endswith(SOFT) else line if line == SIGNATURE else line.rstrip(" \t")
        for line in text.split("\n")
    )


def unflowed(text: str) -> str:
    """Return the text that `flowed` broke into lines: each paragraph in one."""
    lines = text.split("\n")
    return "".join(line[:-1] if line.endswith(" ") and line != SIGNATURE else f"{line}\n" for line in lines)[:-1]


def _lines(text: str, room: int) -> Iterator[tuple[str, bool]]:
    """Yield each line, with the space it was broken at, and whether it goes on."""
    if is_latin(text):
        even = "  " not in text and text.strip(" ") == text  # true of most
        return _latin_lines(text if even else " ".join(_words(text)), room)
    return _other_lines(_words(text), room)


def _words(text: str) -> list[str]:
    return [word for word in text.split(" ") if word]


def _latin_lines(text: str, room: int) -> Iterator[tuple[str, bool]]:
    start = 0
    while len(text) - start > room:
        end = text.rfind(" ", start, start + room + 1)
        if end < 0:  # a word longer than the line
            end = text.find(" ", start)
        if end < 0:
            break
        yield text[start : end + 1], True
        start = end + 1
    yield text[start:], False


def _other_lines(words: list[str], room: int) -> Iterator[tuple[str, bool]]:
    line, taken = "", 0
    for word in words:
        space = " " if line else ""
        for piece in pieces(word):
            more = columns(piece)
            if line and taken + len(space) + more > room:
                yield f"{line}{space}", True
                line, taken = piece, more
            else:
                line, taken = f"{line}{space}{piece}", taken + len(space) + more
            space = ""
    yield line, False


def underline(text: str, sign: str = "-", *, width: int = WIDTH) -> str:
    """Return a heading: its lines, and a rule as long as the longest of them."""
    lines = firm(wrap(text, width=width))
    return f"{lines}\n{sign * max(columns(line) for line in lines.split(chr(10)))}"
