"""Lines for a text mail: wrapped at ordinary spaces, so that a no-break space keeps its promise, and between ideographs."""

from pressctl.render.breaking import is_latin, pieces
from pressctl.render.breaking import width as columns

WIDTH = 72  # columns; what fits a terminal and survives two levels of quoting (RFC 3676 section 4.2 advises 78 at most)
NARROWEST = 24  # however deep a list is


def wrap(text: str, *, width: int = WIDTH, first: str = "", later: str | None = None) -> str:
    """Return `text` in lines of at most `width` columns, each with its prefix.

    Line feeds in `text` stay. A word longer than the width (an address) has a line of its own.
    `first` stands before the first line, `later` (default: as many spaces) before the others.
    """
    later = " " * columns(first) if later is None else later
    room = max(NARROWEST, width - max(columns(first), columns(later)))
    lines = [line for part in text.split("\n") for line in _lines(part, room)]
    return "\n".join(f"{later if index else first}{line}".rstrip(" ") for index, line in enumerate(lines))


def _lines(text: str, room: int) -> list[str]:
    lines, line, taken = [], "", 0
    latin = is_latin(text)
    for word in filter(None, text.split(" ")):
        space = " " if line else ""
        for piece in (word,) if latin else pieces(word):
            more = len(piece) if latin else columns(piece)
            if line and taken + len(space) + more > room:
                lines.append(line)
                line, taken = piece, more
            else:
                line, taken = f"{line}{space}{piece}", taken + len(space) + more
            space = ""
    return [*lines, line]


def underline(text: str, sign: str = "-", *, width: int = WIDTH) -> str:
    """Return a heading: its lines, and a rule as long as the longest of them."""
    lines = wrap(text, width=width)
    return f"{lines}\n{sign * max(columns(line) for line in lines.split(chr(10)))}"
