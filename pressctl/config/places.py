"""Where each key and value of a TOML document stands: tomllib reads values and tells no places.

Only for a document that tomllib has accepted: this walks it by the same grammar
(toml.io/en/v1.0.0) and checks nothing. Line breaks inside inline tables, which TOML 1.1
allows, are walked over too.
"""

import re
import tomllib
from bisect import bisect_right
from contextlib import suppress

from msgspec import Struct

KeyPath = tuple[str | int, ...]
Point = tuple[int, int]


class Place(Struct, frozen=True):
    """(line, column) of a key and of its value, from 1, in characters.

    A table's value starts at its `[` or `{`; an element of an array has no key of its own.
    """

    key: Point
    value: Point


_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*+")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*'""")
_DOT = re.compile(r"[ \t]*\.[ \t]*")
_EQUALS = re.compile(r"[ \t]*=[ \t]*")
# A multi-line text may end in up to five quotes: two of its own, three that close it.
_SCALAR = re.compile(
    r'"""(?:\\.|(?!""")[^\\])*+"{3,5}'
    r"|'''(?:(?!''').)*+'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*'"
    r"|[^,\]}#\n]++",
    re.DOTALL,
)


# What nearly every line is: a table's header, or a key with a plain value. The rest takes the walk's slower way.
_PLAIN_HEADER = re.compile(r"\[([A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*)\][ \t]*\r?\n")
_PLAIN_PAIR = re.compile(
    r"""([A-Za-z0-9_-]+)[ \t]*=[ \t]*(?="[^"\\\n]*"[ \t]*\r?\n|[A-Za-z0-9+_-][A-Za-z0-9+_.:-]*[ \t]*\r?\n)([^\n]+)\n"""
)


def locate(text: str) -> dict[KeyPath, Place]:
    """Return the place of every key, table and array element of a valid TOML document.

    A path is the keys from the top, with numbers from 0 for the elements of arrays. In a
    document that is not valid, or of a later TOML, it gives what it finds before it is lost.
    """
    walk = _Walk(text)
    with suppress(_Lost):
        walk.document()
    return walk.places


_ARRAY = re.compile(r"^[ \t]*\[[ \t]*\[[ \t]*([A-Za-z0-9_-]*)", re.MULTILINE)  # "" where its name is in quotes
# A name that begins with a letter: no line of numbers in an array looks like it.
_HEADER = re.compile(r"^\[([A-Za-z][A-Za-z0-9_-]*)\.([A-Za-z0-9_-]+)\][ \t]*(?:#.*)?\r?$", re.MULTILINE)


def headers(text: str) -> dict[KeyPath, Point]:
    """Return where tables in tables begin, where their headers tell it by themselves: thousands of targets in no time.

    Nothing where a text of several lines could have what looks like one, or an array of tables makes paths longer.
    """
    arrays = {found[1] for found in _ARRAY.finditer(text)}
    if '"""' in text or "'''" in text or "" in arrays:
        return {}
    places: dict[KeyPath, Point] = {}
    line = at = 0
    for found in _HEADER.finditer(text):
        line += text.count("\n", at, found.start())
        at = found.start()
        if found[1] not in arrays:
            places[found.group(1, 2)] = (line + 1, 1)
    return places


class _Lost(Exception):
    """The text goes on in a way the grammar does not have."""


class _Walk:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.places: dict[KeyPath, Place] = {}
        self._breaks = [found.start() for found in re.finditer("\n", text)]
        self._counts: dict[KeyPath, int] = {}

    def document(self) -> None:
        table: KeyPath = ()
        self._over(_BLANK)
        while self.at < len(self.text):
            if plain := _PLAIN_PAIR.match(self.text, self.at):
                start = self._point()
                value = (start[0], start[1] + plain.start(2) - self.at)
                self.places[(*table, plain[1])] = Place(start, value)
                self.at = plain.end()
            elif self.text[self.at] == "[":
                table = self._plain_header() or self._header()
            else:
                self._pair(table)
            self._over(_BLANK)

    def _plain_header(self) -> KeyPath | None:
        """Walk over a header whose names need no quotes and lie in no array of tables; None where it is another."""
        plain = _PLAIN_HEADER.match(self.text, self.at)
        path: KeyPath = tuple(plain[1].split(".")) if plain else ()
        around = [path[:end] for end in range(1, len(path))]
        if not plain or any(table in self._counts or table not in self.places for table in around):
            return None
        line, column = self._point()
        self.places[path] = Place((line, column + 1 + len(plain[1]) - len(str(path[-1]))), (line, column))
        self.at = plain.end()
        return path

    def _header(self) -> KeyPath:
        start = self._point()
        many = self.text.startswith("[[", self.at)
        self.at += 2 if many else 1
        path: KeyPath = ()
        parts = self._keys()
        for number, (name, point) in enumerate(parts, start=1):
            path = (*path, name)
            last = number == len(parts)
            if last and not many:
                self.places[path] = Place(point, start)
                break
            self.places.setdefault(path, Place(point, start))
            if last:
                self._counts[path] = self._counts.get(path, 0) + 1
            if path in self._counts:
                path = (*path, self._counts[path] - 1)
                self.places.setdefault(path, Place(point, start))
        self._over(_BLANK)
        self.at += 2 if many else 1
        return path

    def _keys(self) -> list[tuple[str, Point]]:
        parts: list[tuple[str, Point]] = []
        while True:
            self._over(_BLANK)
            point = self._point()
            raw = self._over(_KEY)
            if not raw:
                raise _Lost
            parts.append((_name(raw), point))
            if not self._over(_DOT):
                return parts

    def _pair(self, table: KeyPath) -> None:
        parts = self._keys()
        first = parts[0][1]
        path = table
        for name, point in parts[:-1]:
            path = (*path, name)
            self.places.setdefault(path, Place(point, first))
        self._over(_EQUALS)
        name, point = parts[-1]
        self._value((*path, name), point)

    def _value(self, path: KeyPath, key: Point | None) -> None:
        start = self._point()
        self.places[path] = Place(key or start, start)
        opening = self._ahead()
        if opening not in "[{":
            self._over(_SCALAR)
            return
        self.at += 1
        number = 0
        self._over(_BLANK)
        while self._ahead() not in "]}":
            if opening == "[":
                self._value((*path, number), None)
                number += 1
            else:
                self._pair(path)
            self._over(_BLANK)
            if self._ahead() == ",":
                self.at += 1
                self._over(_BLANK)
        self.at += 1

    def _ahead(self) -> str:
        if self.at >= len(self.text):
            raise _Lost
        return self.text[self.at]

    def _over(self, what: re.Pattern[str]) -> str:
        found = what.match(self.text, self.at)
        if not found:
            return ""
        self.at = found.end()
        return found.group()

    def _point(self) -> Point:
        line = bisect_right(self._breaks, self.at - 1)
        before = self._breaks[line - 1] if line else -1
        return line + 1, self.at - before


def _name(raw: str) -> str:
    return next(iter(tomllib.loads(f"{raw}=0"))) if raw[:1] in {'"', "'"} else raw
