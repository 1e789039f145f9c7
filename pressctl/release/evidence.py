"""What an import found out, what it must ask, and the document it wrote."""

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from pressctl.model import Finding


class Inference(Struct, frozen=True, kw_only=True):
    """Something the text does not say in so many words, and what in it says so.

    `key` is the front matter's key, or `heading`, `list` and `left out` for what concerns the
    body. `line` counts from 1 in the source; 0 when the evidence is in no single line.
    """

    key: str
    value: str
    evidence: str
    line: int = 0

    def __str__(self) -> str:
        """One line for a screen or a comment: where, then why."""
        return f"line {self.line}: {self.evidence}" if self.line else self.evidence


class Question(Struct, frozen=True, kw_only=True):
    """Something the text leaves open. `key` is what `--assume` takes; `suggestion` may be empty."""

    key: str
    text: str
    suggestion: str = ""
    choices: tuple[str, ...] = ()
    evidence: str = ""
    line: int = 0


class Imported(Struct, frozen=True, kw_only=True):
    """A complete release.md and how it came about; withheld while anything is open."""

    document: str
    headline: str
    id: str
    inferred: tuple[Inference, ...]
    open: tuple[Question, ...]
    findings: "tuple[Finding, ...]" = ()
