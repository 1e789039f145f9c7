"""A screen whose words can be read back."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field

from pressctl.console.screen import Screen


@dataclass(slots=True)
class Shown:
    """A screen, what it wrote, and what a person answers."""

    terminal: bool = False
    answers: list[str] = field(default_factory=list)
    environ: Mapping[str, str] = field(default_factory=dict)
    out: io.StringIO = field(default_factory=io.StringIO)
    err: io.StringIO = field(default_factory=io.StringIO)

    @property
    def screen(self) -> Screen:
        """The screen itself."""
        return Screen(
            out=self.out,
            err=self.err,
            terminal=self.terminal,
            environ=self.environ,
            read=lambda: self.answers.pop(0) if self.answers else "",
        )

    @property
    def said(self) -> str:
        """What went to stderr."""
        return self.err.getvalue()

    @property
    def written(self) -> str:
        """What went to stdout."""
        return self.out.getvalue()
