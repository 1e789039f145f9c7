"""A text in a frame of signs, as forms and old programs print it: the same sign at both ends of each of its lines."""

import re
from itertools import groupby

_FRAMED = re.compile(r"[ \t]*(?P<sign>[|*#│║])(?P<text>[^|*#│║]{1,200})(?P=sign)[ \t]*")
_AT_END = re.compile(r"[|*#│║][ \t]*[\r\n]")
_FEWEST = 4  # lines of a frame


def without_frame(text: str) -> str:
    """Return a text without the signs at both ends of lines that are of one width; each line keeps its number."""
    if not _AT_END.search(text):
        return text
    lines = re.split(r"(\r\n|\r|\n)", text)
    found = [_FRAMED.fullmatch(line) for line in lines[::2]]
    widths = [(one["sign"], one.end()) if one else None for one in found]
    at = 0
    for width, run in groupby(widths):
        count = len(list(run))
        if width and count >= _FEWEST:
            lines[2 * at : 2 * (at + count) : 2] = [one["text"].strip(" \t") for one in found[at : at + count] if one]
        at += count
    return "".join(lines)
