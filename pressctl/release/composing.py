"""YAML text made into a tree of text, or stopped at the first thing that cannot be one."""

from dataclasses import dataclass
from typing import Protocol

import yaml
from yaml import events

from pressctl.release.nodes import Fault, Listing, Node, Scalar, Table
from pressctl.release.noting import Place


class _Mark(Protocol):
    """A place as either of PyYAML's parsers gives it."""

    line: int
    column: int


DEEPEST = 20  # lists and tables within each other; a release needs three
_MARKS = {"&": "an anchor", "*": "an alias", "!": "a tag"}


def compose(text: str, first_line: int = 1) -> Node | None:
    """Return the tree of a front matter's text, or None when it holds no value at all.

    The parser's events are read one by one, never its nodes: those are composed by recursion, which deep nesting
    turns into a RecursionError, and they have aliases resolved, which one line can turn into gigabytes (CWE-776).

    Args:
        text: The lines between the two `---`, with no character that YAML forbids.
        first_line: The line of the file that `text` starts on.

    Raises:
        Fault: At the first place where it cannot be read, or where there is an anchor, alias or tag.
    """
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    tree = _Tree(text, first_line)
    try:
        for event in yaml.parse(text, Loader=loader):
            tree.take(event)
    except yaml.YAMLError as error:
        at, began = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
        context = getattr(error, "context", None) or ""
        opened = began.line if began and ("quoted" in context or "flow" in context) else -1
        raise Fault(str(getattr(error, "problem", error)), *_spot(at), opened=opened) from error
    return tree.root


@dataclass(slots=True)
class _Open:
    """A list or table that is being read; a table's children are key, value, key, value."""

    table: bool
    place: Place
    children: list[Node]

    def closed(self) -> Node:
        """Return it whole."""
        if not self.table:
            return Listing(tuple(self.children), self.place)
        keys = (key for key in self.children[::2] if isinstance(key, Scalar))
        return Table(tuple(zip(keys, self.children[1::2], strict=True)), self.place)


class _Tree:
    """The tree as it grows, event by event; what is open is a list, so no depth exhausts anything."""

    def __init__(self, text: str, first_line: int) -> None:
        self.root: Node | None = None
        self._lines = text.split("\n")
        self._first_line = first_line
        self._open: list[_Open] = []

    def take(self, event: events.Event) -> None:
        """Take one event of PyYAML's parser."""
        if isinstance(event, events.NodeEvent):
            self._refuse(event)
        if isinstance(event, events.ScalarEvent):
            self._add(self._scalar(event))
        elif isinstance(event, events.CollectionStartEvent):
            self._begin(event, table=isinstance(event, events.MappingStartEvent))
        elif isinstance(event, events.CollectionEndEvent):
            self._add(self._open.pop().closed())
        elif isinstance(event, events.DocumentStartEvent) and self.root:
            raise _fault("a second document begins here", event)

    def _refuse(self, event: events.NodeEvent) -> None:
        """Raise at what could make a value something other than what is written."""
        tag = getattr(event, "tag", None)
        kind = "!" if tag else "&" if event.anchor else ""
        mark = "*" if kind == "&" and not hasattr(event, "implicit") else kind
        if mark:
            raise _fault(f"YAML reads {mark} as {_MARKS[mark]}, which a release may not have", event, code="yaml-mark")

    def _begin(self, event: events.CollectionStartEvent, *, table: bool) -> None:
        if len(self._open) == DEEPEST:
            raise _fault("lists within lists go too deep here", event, code="too-deep")
        self._open.append(_Open(table, self._place(event), []))

    def _add(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        home = self._open[-1]
        if home.table and len(home.children) % 2 == 0 and not isinstance(node, Scalar):
            line, column = node.place
            raise Fault("a list or table stands where a key should", line - self._first_line, column - 1)
        home.children.append(node)

    def _scalar(self, event: events.ScalarEvent) -> Scalar:
        place = self._place(event)
        (first, start), (last, end) = _spot(event.start_mark), _spot(event.end_mark)
        quote = 1 if event.style else 0
        row = self._lines[last] if last < len(self._lines) else ""
        literal = first == last and row[start + quote : end - quote] == event.value
        inside = (place[0], place[1] + quote) if literal else None
        if event.style:
            return Scalar(event.value, place, plain=False, inside=inside)
        if first != last:
            self._refuse_items(first, start, last)
        rest = row[end:].lstrip(" \t")
        return Scalar(event.value, place, comment=rest if rest.startswith("#") else "", inside=inside)

    def _refuse_items(self, first: int, start: int, last: int) -> None:
        """Raise where an item of a list goes on with one that is indented further: YAML makes one text of both."""
        if self._lines[first][:start].strip(" ")[-1:] != "-":
            return
        for number in range(first + 1, last + 1):
            indent = len(self._lines[number]) - len(self._lines[number].lstrip(" "))
            if self._lines[number][indent : indent + 2] == "- ":
                raise Fault("this item of a list is indented further than the one above it", number, indent)

    def _place(self, event: events.Event) -> Place:
        line, column = _spot(event.start_mark)
        return (line + self._first_line, column + 1)


def _fault(problem: str, event: events.Event, *, code: str = "not-yaml") -> Fault:
    return Fault(problem, *_spot(event.start_mark), code=code)


def _spot(mark: _Mark | None) -> tuple[int, int]:
    """Return a mark's line and column from 0, in characters; the beginning where the parser gives none."""
    return (mark.line, mark.column) if mark else (0, 0)
