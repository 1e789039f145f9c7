"""Lines for a text mail: wrapped at ordinary spaces only, so that a no-break space keeps its promise."""

WIDTH = (
    72  # characters; what fits a terminal and survives two levels of quoting (RFC 3676 section 4.2 advises 78 at most)
)
NARROWEST = 24  # however deep a list is


def wrap(text: str, *, width: int = WIDTH, first: str = "", later: str | None = None) -> str:
    """Return `text` in lines of at most `width` characters, each with its prefix.

    Line feeds in `text` stay. A word longer than the width (an address) has a line of its own.
    `first` stands before the first line, `later` (default: as many spaces) before the others.
    """
    later = " " * len(first) if later is None else later
    room = max(NARROWEST, width - max(len(first), len(later)))
    lines = [line for part in text.split("\n") for line in _lines(part, room)]
    return "\n".join(f"{later if index else first}{line}".rstrip(" ") for index, line in enumerate(lines))


def _lines(text: str, room: int) -> list[str]:
    lines, line = [], ""
    for word in text.split(" "):
        if not word:
            continue
        if line and len(line) + 1 + len(word) > room:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]


def underline(text: str, sign: str = "-", *, width: int = WIDTH) -> str:
    """Return a heading: its lines, and a rule as long as the longest of them."""
    lines = wrap(text, width=width)
    return f"{lines}\n{sign * max(len(line) for line in lines.split(chr(10)))}"
