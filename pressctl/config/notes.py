"""What is found wrong with a config.toml while it is read: all of it, each at its place.

No message here repeats a value: a value may be a secret in the wrong place. A key's name is
repeated, and a value only when it is close to one that would have been right.
"""

import json
import re
from collections.abc import Collection, Mapping

from msgspec import Struct

from pressctl.config.places import KeyPath, Place, Point, locate
from pressctl.model import Finding, Level

# What people write for our keys; used only where the key on the right is known.
SYNONYMS: Mapping[str, str] = {
    "address": "email",
    "apikey": "api_key",
    "endpoint": "url",
    "filter": "where",
    "interval": "rate",
    "key": "api_key",
    "lang": "language",
    "langue": "language",
    "link": "url",
    "list": "recipients",
    "mail": "email",
    "nom": "name",
    "publish_url": "url",
    "sender": "from",
    "site": "url",
    "tel": "phone",
    "time_zone": "timezone",
    "title": "name",
    "to": "recipients",
    "token": "api_key",
    "type": "channel",
    "tz": "timezone",
}
_BARE = re.compile(r"[A-Za-z0-9_-]{1,60}")
_LISTED = 20  # keys that a message lists
_SHOWN = 40  # characters of a strange key that a message repeats


def shown(key: str) -> str:
    """Return a key as it may be printed: itself when bare, else quoted."""
    return key if _BARE.fullmatch(key) else quoted(key)


def quoted(key: str) -> str:
    """Return a key in quotes, cut, with everything but ASCII escaped: it may hold a terminal's commands."""
    return json.dumps(key[:_SHOWN])


def title(where: KeyPath) -> str:
    """Return a table's name as its header has it, such as `[targets.press]`."""
    name = ".".join(shown(part) for part in where if isinstance(part, str))
    return f"[[{name}]]" if where and isinstance(where[-1], int) else f"[{name}]"


def nearest(written: str, known: Collection[str]) -> str:
    """Return the known word that `written` was probably meant to be, or nothing."""
    from difflib import get_close_matches

    plain = written[:_SHOWN].casefold().replace("-", "_").replace(" ", "_")
    if plain in known:
        return plain
    if SYNONYMS.get(plain, "") in known:
        return SYNONYMS[plain]
    close = get_close_matches(plain, known, n=1, cutoff=0.7)
    return close[0] if close else ""


class _Leftover(Struct, frozen=True):
    """A key nobody asked for, kept until every table has said which keys it knows."""

    where: KeyPath
    known: frozenset[str]
    taken: frozenset[str]
    table: bool


class Notes:
    """The findings about one config.toml.

    `path` is the file as a person would type it, `text` its content, which tomllib accepted.
    """

    def __init__(self, path: str, text: str) -> None:
        """Begin with nothing found."""
        self.path = path
        self._text = text
        self._places: dict[KeyPath, Place] | None = None
        self._found: list[Finding] = []
        self._leftovers: list[_Leftover] = []
        self._homes: dict[str, str] = {}

    def point(self, where: KeyPath, *, key: bool = False) -> Point:
        """Return (line, column) of a value, or of its key; of the nearest table around it if it is absent."""
        if self._places is None:
            self._places = locate(self._text)
        while where:
            place = self._places.get(where)
            if place:
                return place.key if key else place.value
            where = where[:-1]
        return (1, 1)

    def add(self, where: KeyPath, code: str, message: str, hint: str = "", *, key: bool = False) -> None:
        """Note an error at a value, or at its key."""
        self._note(where, "error", code, message, hint, key=key)

    def advise(self, where: KeyPath, code: str, message: str, hint: str = "") -> None:
        """Note something that blocks nothing."""
        self._note(where, "advice", code, message, hint)

    def know(self, table: KeyPath, key: str) -> None:
        """Remember that `key` belongs to a top table, for those who write it elsewhere."""
        if len(table) == 1:
            self._homes.setdefault(key, title(table))

    def leave(self, where: KeyPath, known: Collection[str], taken: Collection[str], *, table: bool) -> None:
        """Remember a key that its table does not know; `known` are those it does, `taken` those that are written."""
        self._leftovers.append(_Leftover(where, frozenset(known), frozenset(taken), table))

    def finish(self) -> tuple[Finding, ...]:
        """Return everything found, in the order of the file."""
        for left in self._leftovers:
            self._unknown(left)
        self._leftovers.clear()
        return tuple(sorted(self._found))

    def _unknown(self, left: _Leftover) -> None:
        key, inside = str(left.where[-1]), left.where[:-1]
        meant = nearest(key, left.known)
        home = self._homes.get(key, "")
        if meant:
            hint = f'Did you mean "{meant}"' + (", which is here already?" if meant in left.taken else "?")
        elif home and home != title(inside):
            hint = f"It belongs to {home}: put it below that header and above the next."
        else:
            free = sorted(left.known - left.taken)
            hint = f"Known here: {', '.join(free[:_LISTED])}{', …' if len(free) > _LISTED else '.'}" if free else ""
        what = f"unknown table {title(left.where)}" if left.table and not inside else f"unknown key {quoted(key)}"
        scope = f" in {title(inside)}" if inside else "" if left.table else " before any table"
        self.add(left.where, "unknown-key", f"{what}{scope}.", hint, key=True)

    def _note(self, where: KeyPath, level: Level, code: str, message: str, hint: str, *, key: bool = False) -> None:
        line, column = self.point(where, key=key)
        self._found.append(
            Finding(path=self.path, line=line, column=column, level=level, code=code, message=message, hint=hint)
        )
