"""Text fitted into a box: as large as it may be, its lines of like length, and what does not fit cut at a word."""

from collections.abc import Sequence

from msgspec import Struct

from pressctl.render.breaking import pieces
from pressctl.render.faces import Face

STEP = 4  # pixels between two sizes that are tried
_SPARE = 0.98  # of the width; kerning may make a line wider than its letters
_LEADING, _ASCENT = 1.14, 0.8  # in em: from line to line, and from a line's top to its letters' foot
_LARGEST, _LONGEST = 2_000, 2_000  # pixels of a box's side, characters of a text
_HALVINGS = 8  # steps to find the width at which lines are of like length


class Fitted(Struct, frozen=True, kw_only=True):
    """Lines of text at one size; `first` is from the box's top to the first line's foot, all in pixels."""

    lines: tuple[str, ...]
    size: int
    leading: float
    first: float


def fit(face: Face, text: str, width: float, height: float, largest: int, smallest: int) -> Fitted:
    """Return `text` as large as it fits into a box; at the smallest size, as much of it as fits, with an ellipsis."""
    width, height = min(width, _LARGEST) * _SPARE, min(height, _LARGEST)
    words = [word for word in text[:_LONGEST].split(" ") if word]
    smallest = max(1, smallest)
    for size in range(max(min(largest, _LARGEST), smallest), smallest, -STEP):
        lines = _lines(face, words, width / size)
        if len(lines) <= _room(height, size) and all(face.width(line) <= width / size for line in lines):
            return _fitted(_balanced(face, words, width / size, len(lines)), size)
    broken = [part for word in words for part in _broken(face, word, width / smallest)]
    lines, most = _lines(face, broken, width / smallest), _room(height, smallest)
    if len(lines) > most:
        lines = [*lines[: most - 1], _cut(face, lines[most - 1], width / smallest)]
    elif len(broken) == len(words):
        lines = _balanced(face, words, width / smallest, len(lines))
    return _fitted(lines, smallest)


def _fitted(lines: Sequence[str], size: int) -> Fitted:
    return Fitted(lines=tuple(lines), size=size, leading=round(size * _LEADING, 1), first=round(size * _ASCENT, 1))


def _room(height: float, size: int) -> int:
    """Return how many lines of a size fit under each other; one always does."""
    return max(1, int((height - size) / (size * _LEADING)) + 1)


def _lines(face: Face, words: Sequence[str], width: float) -> list[str]:
    """Return words in lines of at most `width` em; a wider word has a line of its own."""
    lines: list[str] = []
    line, taken = "", 0.0
    for word in words:
        space = " " if line else ""
        for piece in pieces(word):
            more = face.width(space) + face.width(piece)
            if line and taken + more > width:
                lines.append(line)
                line, taken, space = "", 0.0, ""
                more = face.width(piece)
            line, taken, space = f"{line}{space}{piece}", taken + more, ""
    return [*lines, line]


def _balanced(face: Face, words: Sequence[str], width: float, count: int) -> list[str]:
    """Return the same number of lines, the longest of them as short as can be."""
    low, high = width / 2, width
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        tried = _lines(face, words, middle)
        if len(tried) > count or any(face.width(line) > width for line in tried):
            low = middle
        else:
            high = middle
    return _lines(face, words, high)


def _broken(face: Face, word: str, width: float) -> list[str]:
    """Return a word in parts of at most `width` em: an address or a chemical has no room otherwise."""
    parts, part = [], ""
    for character in word:
        if part and face.width(part + character) > width:
            parts.append(part)
            part = ""
        part += character
    return [*parts, part]


def _cut(face: Face, line: str, width: float) -> str:
    """Return the beginning of a line that leaves room for an ellipsis."""
    while line and face.width(f"{line}…") > width:
        shorter = line.rpartition(" ")[0]
        line = shorter or line[:-1]
    return f"{line.rstrip(' ,;:–—-')}…"
