"""What a reader of any format hands on: the passages, what the form itself states, and what is no part of the text."""

from typing import TYPE_CHECKING

from msgspec import Struct

from pressctl.release.plain.passages import Passage
from pressctl.release.writing import Value

if TYPE_CHECKING:
    from pressctl.model import Finding


class Told(Struct, frozen=True, kw_only=True):
    """A key that the source's form states: its value as a release has it, and where that stands.

    `shown` is what a list says of a value that is no text.
    """

    key: str
    value: Value
    evidence: str
    line: int = 0
    shown: str = ""


class Aside(Struct, frozen=True, kw_only=True):
    """Words that are no part of the release, and why."""

    text: str
    why: str
    line: int = 0


def leave(passage: Passage, leaves: bool, why: str, asides: list[Aside]) -> bool:  # noqa: FBT001  (a filter)
    """Return whether a passage `leaves` the release; one that does is listed in `asides`."""
    if leaves:
        asides.append(Aside(text=passage.text, why=why, line=passage.number))
    return leaves


class Manuscript(Struct, frozen=True, kw_only=True):
    """A release as its file has it.

    `text` is all its words; `passages` are empty for a plain text, which is cut once its language is known.
    `bare` tells that its file holds the text alone, and nothing of a page around it;
    the texts `beneath` stand below who speaks, or whom to ask.
    """

    text: str
    passages: tuple[Passage, ...] = ()
    told: tuple[Told, ...] = ()
    left_out: tuple[Aside, ...] = ()
    findings: "tuple[Finding, ...]" = ()
    bare: bool = False
    beneath: frozenset[str] = frozenset()
    counts: str = "line"  # what the numbers of its passages count

    def says(self, key: str) -> Told | None:
        """Return what the form states for a key."""
        return next((told for told in self.told if told.key == key), None)
