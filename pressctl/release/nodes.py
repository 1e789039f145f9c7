"""Front matter as a tree of text: every scalar as it was written, every node with its place.

YAML's own types are not used, because they change what was written: `no` would become false, `10:30` the
number 630 and a telephone number an octal one (YAML 1.1). What a value means is decided by its key.
"""

from msgspec import Struct

from pressctl.release.noting import Place

# What looks like nothing on a screen.
BLANKS = " \t\n\u00a0\u202f\u200b\ufeff"


class Scalar(Struct, frozen=True):
    """One value as text. `plain` is false when it was quoted or a block.

    `comment` is the comment that follows it on its line, from the `#` on, when it is plain. `inside` is where its
    first character stands when all of them stand there as they are; None where escapes or line breaks come between.
    """

    value: str
    place: Place
    plain: bool = True
    comment: str = ""
    inside: Place | None = None

    @property
    def is_nothing(self) -> bool:
        """Whether it is YAML's way to say that there is no value: empty, `~` or `null`."""
        return self.value in {"", "~", "null", "Null", "NULL"} if self.plain else not self.value.strip(BLANKS)


class Listing(Struct, frozen=True):
    """A list."""

    items: "tuple[Node, ...]"
    place: Place


class Table(Struct, frozen=True):
    """Keys with their values, in the order they are written; a key may be there twice."""

    entries: "tuple[tuple[Scalar, Node], ...]"
    place: Place


Node = Scalar | Listing | Table


def flat(node: Node) -> str:
    """Return a value as one line: lists by commas, tables with their keys."""
    if isinstance(node, Scalar):
        return " ".join(node.value.split("\n")).strip(" ")
    if isinstance(node, Listing):
        return ", ".join(flat(item) for item in node.items)
    return ", ".join(f"{key.value}: {flat(value)}" for key, value in node.entries)


def kind(node: Node) -> str:
    """Return what a node is, in words."""
    return "list" if isinstance(node, Listing) else "table of keys" if isinstance(node, Table) else "text"


def cut_by_colon(node: Node) -> str:
    """Return the text that a colon made YAML take for one key and its value, or nothing."""
    if not isinstance(node, Table) or len(node.entries) != 1:
        return ""
    key, value = node.entries[0]
    if not isinstance(value, Scalar) or not key.plain or not value.plain:
        return ""
    same_line = key.place[0] == value.place[0]
    spaces = value.place[1] - key.place[1] - len(key.value) - len(": ") if same_line else 0
    if key.value.islower() and not spaces:
        return ""  # `text: …` is a key that somebody meant; `Actu : …` and `Durain: …` are prose
    # French writes a space before the colon, which YAML left out of the key.
    return f"{key.value}{' ' if spaces > 0 else ''}: {value.value}".replace("\n", " ").rstrip(" ")


class Fault(Exception):
    """Where YAML cannot be read, or holds what a release may not: line and column from 0.

    `opened` is the line where the quote or list begins that the fault belongs to, -1 where there is none.
    """

    def __init__(self, problem: str, line: int, column: int, *, code: str = "not-yaml", opened: int = -1) -> None:
        """Keep the problem in words and where it was met."""
        super().__init__(problem)
        self.problem = problem
        self.line = line
        self.column = column
        self.code = code
        self.opened = opened
