"""A line of categories, as blogs print below a text, cut into names."""

import re

_LONGEST, _MOST = 60, 30  # characters of a name, names of a line


def split_categories(text: str) -> tuple[str, ...]:
    """Return the names of a line, separated by commas, semicolons, bars or middle dots, each once."""
    names = (name.strip(" \u00a0\u202f.#") for name in re.split(r"[,;|·•]", text))
    return tuple(dict.fromkeys(name for name in names if name))


def are_categories(text: str) -> bool:
    """Tell whether a line is a list of short names, and no sentence with commas."""
    names = split_categories(text)
    return 0 < len(names) <= _MOST and all(len(name) <= _LONGEST for name in names)
