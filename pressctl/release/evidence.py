"""What an import found out, what it must ask, and the document it wrote."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pressctl.model import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Inference:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something the text leaves open. `key` is what `--assume` takes; `suggestion` may be empty."""

    key: str
    text: str
    suggestion: str = ""
    choices: tuple[str, ...] = ()
    evidence: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """A complete release.md and how it came about; withheld while anything is open."""

    document: str
    headline: str
    id: str
    inferred: tuple[Inference, ...]
    open: tuple[Question, ...]
    findings: "tuple[Finding, ...]" = ()
