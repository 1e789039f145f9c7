"""Folders that are registries, listed without importing what is in them: by rooms that do not know each other."""

from functools import cache
from pathlib import Path
from pkgutil import iter_modules

import pressctl


@cache
def names_in(*folder: str) -> tuple[str, ...]:
    """Return the names of the modules in a folder of this package, such as ("render", "chat"), in alphabetical order."""
    return tuple(sorted(found.name for found in iter_modules(str(Path(home, *folder)) for home in pressctl.__path__)))
