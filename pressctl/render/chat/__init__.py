"""Chat services a release is written for, one module each: to add a service is to add its module and its template.

A module has `PLACE`: how its markup shows words as they are, and what it takes at most, each with its source.
Its template is `templates/chat/NAME.json`.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from msgspec import Struct

from pressctl.render.slots import Field, Write

Message = dict[str, Any]


class Measure(Struct, frozen=True, kw_only=True):
    """How much of a place's room something takes; `used` and `limit` are in `unit`. `where` is its path in the message."""

    where: str
    used: int
    limit: int
    unit: str = "characters"

    @property
    def over(self) -> int:
        """How much there is too much; 0 for what fits."""
        return max(0, self.used - self.limit)


def as_it_is(text: str, field: Field) -> str:  # noqa: ARG001  (a Write)
    """Write a value where nothing reads markup."""
    return text


class Place(Struct, frozen=True, kw_only=True):
    """A chat service.

    `write` and `link` return words and an address as they stand in a field. `measure` yields all that is limited.
    `secure` sets what a template may forget and what keeps a message from calling people.
    """

    title: str
    write: Write
    link: Write = as_it_is
    measure: Callable[[Message], Iterator[Measure]]
    secure: Callable[[Message], Message] = dict


@cache
def available() -> tuple[str, ...]:
    """Return the names of the services, in alphabetical order, without importing one: the folder is the registry."""
    return tuple(sorted(found.name for found in iter_modules(__path__)))


def find(name: str) -> Place:
    """Import the service called `name`, and only that one."""
    place: Place = import_module(f"{__name__}.{name}").PLACE
    return place


def size(value: object) -> int:
    """Return how many bytes JSON takes on the wire."""
    return len(encode(value).encode())


def encode(value: object) -> str:
    """Return a message as it is sent: JSON without spaces, keys in the template's order."""
    import json

    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def utf16(text: str) -> int:
    """Return the length of a text as JavaScript and Java have it: in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def whole(message: Mapping[str, Any], limit: int) -> Measure:
    """Measure a message as a whole, in bytes of JSON."""
    return Measure(where="the message", used=size(message), limit=limit, unit="bytes")
