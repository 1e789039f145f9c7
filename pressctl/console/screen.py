"""Where words go: data to stdout, the rest to stderr, questions only to a terminal."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import TextIO

from msgspec import Struct

from pressctl.console.wording import safe
from pressctl.errors import Invalid, PressctlError
from pressctl.model import Finding


class Screen(Struct, frozen=True, kw_only=True):
    """A run's own streams. `terminal`: somebody is there, at stdin and stderr.

    `clean` takes secrets and addresses out of a line; it is set once they are known.
    """

    out: TextIO
    err: TextIO
    terminal: bool
    environ: Mapping[str, str]
    read: Callable[[], str]
    clean: Callable[[str], str] = lambda text: text

    @classmethod
    def of_process(cls) -> "Screen":
        """Return the process's own streams."""
        return cls(
            out=sys.stdout,
            err=sys.stderr,
            terminal=sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty(),
            environ=os.environ,
            read=sys.stdin.readline,
        )

    def write(self, text: str) -> None:
        """Write data to stdout, whole lines, nothing wrapped; a pipe that nobody reads any more is no failure.

        Raises:
            PressctlError: It could not be written (a full disk): whoever reads it would be misled.
        """
        try:
            self._put(self.out, text)
        except BrokenPipeError:
            return
        except (OSError, ValueError) as error:
            raise PressctlError(
                f"what was done could not be written out: {error}",
                hint="Everything is recorded: `pressctl status` says it again.",
            ) from error

    def say(self, text: str = "") -> None:
        """Say one line to whoever looks, on stderr; when nobody can hear it, deliveries go on."""
        with suppress(OSError, ValueError):
            self._put(self.err, self.clean(text))

    def _put(self, stream: TextIO, text: str) -> None:
        try:
            stream.write(f"{text}\n")
        except UnicodeEncodeError:
            # A log in ASCII; escapes are better than nothing.
            stream.write(text.encode("ascii", "backslashreplace").decode("ascii") + "\n")
        stream.flush()

    def findings(self, findings: Iterable[Finding]) -> None:
        """Say every finding on a line of its own: `file:line:column: text`, which editors make clickable."""
        for finding in findings:
            level = "advice: " if finding.level == "advice" else ""
            place = f"{finding.path}:{finding.line}:{finding.column}"
            hint = f" {finding.hint}" if finding.hint else ""
            self.say(f"{safe(place)}: {level}{safe(finding.message + hint)} [{finding.code}]")

    def error(self, error: PressctlError) -> None:
        """Say what happened and whose turn it is."""
        if isinstance(error, Invalid):
            self.findings(error.findings)
        first, *rest = error.message.split("\n")
        self.say(f"error: {safe(first)}")
        for line in rest:
            self.say(f"       {safe(line)}")
        if error.hint:
            self.say(f"hint: {safe(error.hint)}")

    def ask(self, question: str) -> bool:
        """Ask a person; anything but a clear yes is a no."""
        self.err.write(f"{self.clean(safe(question))}? [y/N] ")
        self.err.flush()
        return self.read().strip(" \t\r\n").casefold() in {"y", "yes", "o", "oui", "j", "ja", "s", "sí", "si"}

    def question(self, text: str, suggestion: str = "") -> str:
        """Ask a person for a word; an empty answer takes the suggestion."""
        self.err.write(f"{safe(text)}{f' [{safe(suggestion)}]' if suggestion else ''}: ")
        self.err.flush()
        return self.read().strip(" \t\r\n") or suggestion
