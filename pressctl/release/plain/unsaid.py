"""What the people to ask leave over: words of their lines that stand in no field of a contact, which are listed so that none is lost."""

import re
from collections.abc import Iterable, Iterator

from pressctl.release.levelling import level

_WORD = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^ \u00a0\n]{3,}")
# Before a number or an address, and between them: they say what the field's name does.
_LABEL = re.compile(
    "a|and|at|by|call|cell|e|et|e?mail|fax|for|from|mobile?|of|office|on|or|phone|tel(?:e(?:f|ph)one?)?|telefono|the|to|und|via|y"
)
_FEWEST = 3  # words that are more than a label


def unsaid(lines: Iterable[str], fields: Iterable[str]) -> Iterator[str]:
    """Yield the lines of which several words, or an address on the web, stand in no field."""
    text = level("\n".join(fields))
    said = set(_WORD.findall(text))
    for line in lines:
        words = [word for word in _WORD.findall(level(line)) if word not in said and not _LABEL.fullmatch(word)]
        lost = any(level(address).rstrip("/.") not in text for address in _ADDRESS.findall(line))
        if lost or len(words) >= _FEWEST:
            yield line
