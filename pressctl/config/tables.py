"""A TOML table being read: every key is asked for once, and what nobody asked for is a finding.

A reader turns one value into what it means, or raises `Refused`; that becomes a finding and
reading goes on, so that one look finds every mistake.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from msgspec import Struct

from pressctl.config.notes import Notes, shown
from pressctl.config.places import KeyPath

T = TypeVar("T")


class Refused(Exception):
    """A value will not do; caught where it is read, it never leaves this room."""

    def __init__(self, where: KeyPath, code: str, message: str, hint: str) -> None:
        """Keep what the finding will say."""
        super().__init__(message)
        self.where = where
        self.code = code
        self.message = message
        self.hint = hint


def kind(value: object) -> str:
    """Return what a TOML value is, in words."""
    names = {bool: "true or false", str: "text", int: "a whole number", float: "a number", list: "a list"}
    return names.get(type(value), "a table" if isinstance(value, dict) else "a date or time")


class Cell(Struct, frozen=True):
    """One value, and where it stands."""

    notes: Notes
    where: KeyPath
    raw: Any

    @property
    def called(self) -> str:
        """Its name in a message: its key, or that of the list it is in."""
        key = shown(next(part for part in reversed(self.where) if isinstance(part, str)))
        return f"each of {key}" if isinstance(self.where[-1], int) else key

    def inner(self, step: str | int, raw: object) -> "Cell":
        """Return the cell of a value inside this one."""
        return Cell(self.notes, (*self.where, step), raw)

    def wrong(self, message: str, hint: str = "", *, code: str = "wrong-value") -> Refused:
        """Return what to raise; `message` goes on after the key's name."""
        return Refused(self.where, code, f"{self.called} {message}.", hint)

    def wrong_type(self, wanted: str, hint: str = "") -> Refused:
        """Return what to raise when it is not the kind of value wanted; the hint is how one is written."""
        return self.wrong(f"must be {wanted}, not {kind(self.raw)}", hint or self._example(), code="wrong-type")

    def _example(self) -> str:
        """Return how the key is written, where the guide has an example."""
        from pressctl.config.guide import example_of  # only a mistake needs it

        steps = [step for step in self.where if isinstance(step, str)]
        if steps[0] == "targets" and len(steps) > 1:
            steps[1] = "*"
        example = example_of(".".join(steps))
        return f"Such as {steps[-1]} = {example}." if example else ""

    def attempt(self, reader: "Reader[T]") -> T | None:
        """Return what `reader` makes of it; None, and a finding, when it refuses."""
        try:
            return reader(self)
        except Refused as refused:
            self.notes.add(refused.where, refused.code, refused.message, refused.hint)
            return None


Reader = Callable[[Cell], T]


def takes(reader: Reader[T], **form: object) -> Reader[T]:
    """Return `reader`, which from now on tells what it takes, as JSON Schema says it."""
    reader.__dict__["form"] = form
    return reader


def form_of(reader: Reader[Any]) -> Mapping[str, Any]:
    """Return what a reader takes, as JSON Schema; nothing for one that tells nothing."""
    form: Mapping[str, Any] = reader.__dict__.get("form", {})
    return form


class Table:
    """One table of the document.

    `later` are keys that a later version knows: they are refused by that name.
    """

    def __init__(
        self, notes: Notes, where: KeyPath, values: Mapping[str, Any], *, later: Mapping[str, str] | None = None
    ) -> None:
        """Begin with every key unread."""
        self.notes = notes
        self.where = where
        self.values = values
        self._later = later or {}
        self._asked: set[str] = set()

    def __contains__(self, key: str) -> bool:
        """Whether the key is written."""
        return key in self.values

    def get(self, key: str, reader: Reader[T], default: T) -> T:
        """Return what the key says; `default` when it is absent or wrong."""
        self._ask(key)
        if key not in self.values:
            return default
        read = Cell(self.notes, (*self.where, key), self.values[key]).attempt(reader)
        return default if read is None else read

    def need(self, key: str, reader: Reader[T], default: T, *, hint: str = "") -> T:
        """Return what the key says; its absence is an error, noted where the table starts."""
        if key not in self.values:
            self._ask(key)
            self.notes.add(self.where, "missing-key", f"{shown(key)} is missing.", hint)
            return default
        return self.get(key, reader, default)

    def either(self, first: str, second: str, *, hint: str = "") -> None:
        """Note where neither of two keys is written; each is read by itself."""
        if first not in self.values and second not in self.values:
            self.notes.add(self.where, "missing-key", f"{shown(first)} is missing.", hint)

    def table(self, key: str, *, later: Mapping[str, str] | None = None, header: str = "") -> "Table":
        """Return a table inside this one; an empty one when it is absent or is not a table.

        `header` is how it is written, for when it is written in another way.
        """

        def read(cell: Cell) -> dict[str, Any]:
            return a_table(cell, f"Write {header}." if header else "")

        return Table(self.notes, (*self.where, key), self.get(key, read, {}), later=later)

    def close(self, *, also: frozenset[str] = frozenset()) -> None:
        """Note every key that nobody asked for; `also` are further keys that may have been meant."""
        for key, raw in self.values.items():
            where = (*self.where, key)
            if key in self._asked:
                continue
            if key in self._later:
                self.notes.add(where, "not-in-this-version", self._later[key], key=True)
            else:
                self.notes.leave(where, self._asked | also, self.values, table=_is_table(raw))

    def _ask(self, key: str) -> None:
        self._asked.add(key)
        if len(self.where) == 1:
            self.notes.know(self.where[0], key)


def a_table(cell: Cell, hint: str = "") -> dict[str, Any]:
    """Read a table and return it as it is."""
    if isinstance(cell.raw, dict):
        return cell.raw
    raise cell.wrong_type("a table", hint)


def tabled(read: Callable[[Table], T]) -> Reader[T]:
    """Return a reader of a table by `read`, which asks for its keys."""

    def reader(cell: Cell) -> T:
        return read(Table(cell.notes, cell.where, a_table(cell)))

    return takes(reader, table=read)


def _is_table(raw: object) -> bool:
    return isinstance(raw, dict) or (isinstance(raw, list) and bool(raw) and isinstance(raw[0], dict))
