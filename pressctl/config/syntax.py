"""What to say where TOML cannot be read: what tomllib found, at which place, and what usually is the matter there."""

import re
from collections.abc import Sequence

from pressctl.config.notes import shown
from pressctl.config.places import Point

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_TWICE = re.compile(r"Cannot (?:overwrite|declare|mutate)|twice")
_NAMED = re.compile(r"[ \t]*(?:\[+[ \t]*)?([A-Za-z0-9_.-]+|\"[^\"\n]*\")")
# What the text goes on with at that place, and what to write instead; the first that fits is said.
_THERE: Sequence[tuple[str, str]] = (
    (r"[“”„‘’«]", 'These quotes are typographic: type straight ones, "…".'),
    (
        r"(?:True|False|TRUE|FALSE|yes|no|on|off)\b",
        "true and false are the words, in small letters; text needs quotes.",
    ),
    (r":", 'TOML has = between a key and its value: key = "text".'),
    (r",[ \t]*(?:#.*)?$", "No comma belongs at the end of a line."),
)
_SAID: Sequence[tuple[str, str]] = (
    (
        r"Unclosed array|Unclosed inline",
        "A list ends with ] and a small table with }; commas stand between their items.",
    ),
    (r"Invalid value", 'Text needs quotes: key = "text".'),
    (r"Unescaped|Unknown escape|Illegal escape", "In '…' a backslash is only a backslash."),
    (r"Illegal character '\\n'|Unterminated|Expected '\"|Expected \"'", 'A text on several lines stands in """…""".'),
    (
        r"Expected '=' after|Invalid statement",
        "A line is key = value, [table] or # comment; key names with accents need quotes.",
    ),
    (r"Expected newline or end of document", 'One key = value on each line; an apostrophe is safe within "…".'),
)


def explain(said: str, text: str) -> tuple[Point, str, str]:
    """Return where it is, what it is and what to write instead, for what tomllib says of a text.

    No value is repeated: one may be a secret. A key's name is.
    """
    place = _PLACE.search(said)
    words = said[: place.start()] if place else said
    at = (int(place[1]), int(place[2])) if place and place[1] else _end_of(text)
    line = text.split("\n")[at[0] - 1]
    named = _NAMED.match(line) if _TWICE.search(words) else None
    if named:
        table = "[" in line[: named.start(1)]
        name = f"[{named[1]}]" if table else shown(named[1].strip('"'))
        column = len(line) - len(line.lstrip(" \t")) + 1
        return (at[0], column), f"{name} is there twice.", "Keep one of them, with what belongs to both."
    rest = line[at[1] - 1 :]
    hint = next((hint for pattern, hint in _THERE if re.match(pattern, rest)), "")
    return at, f"{words}.", hint or next((hint for pattern, hint in _SAID if re.search(pattern, words)), "")


def _end_of(text: str) -> Point:
    return text.count("\n") + 1, len(text.rpartition("\n")[2]) + 1
