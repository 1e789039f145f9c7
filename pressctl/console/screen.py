"""Where words go: data to stdout, the rest to stderr, questions only to a terminal."""

import errno
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from shutil import get_terminal_size
from typing import TextIO, cast

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

    @property
    def in_job(self) -> bool:
        """Whether a forge's job keeps a summary or outputs of what is run in it."""
        return bool(self.environ.get("GITHUB_STEP_SUMMARY") or self.environ.get("GITHUB_OUTPUT"))

    @property
    def by_the_clock(self) -> bool:
        """Whether a forge's schedule started this, and it will do so again."""
        return "schedule" in {self.environ.get("GITHUB_EVENT_NAME"), self.environ.get("CI_PIPELINE_SOURCE")}

    def write(self, text: str) -> None:
        """Write data to stdout, whole lines, nothing wrapped; a pipe that nobody reads any more is no failure.

        Raises:
            PressctlError: It could not be written (a full disk): whoever reads it would be misled.
        """
        try:
            self._put(self.out, text)
        except (OSError, ValueError) as error:
            if self._is_gone(error):
                _let_go(self.out)
                return
            raise PressctlError(
                f"what was done could not be written out: {error}",
                hint="Everything is recorded: `pressctl status` says it again.",
            ) from error

    def say(self, text: str = "") -> None:
        """Say a line, or some, to whoever looks, on stderr; when nobody can hear it, deliveries go on."""
        try:
            self._put(self.err, self.clean(text))
        except (OSError, ValueError):
            _let_go(self.err)

    def _is_gone(self, error: Exception) -> bool:
        """Whether nobody reads any more: a pipe's other end, or the window, was closed."""
        hung_up = self.terminal and isinstance(error, OSError) and error.errno == errno.EIO
        return hung_up or isinstance(error, BrokenPipeError)

    def _put(self, stream: TextIO, text: str) -> None:
        try:
            stream.write(f"{text}\n")
        except UnicodeEncodeError:
            # A log in ASCII; escapes are better than nothing.
            stream.write(text.encode("ascii", "backslashreplace").decode("ascii") + "\n")
        stream.flush()

    def prose(self, text: str) -> None:
        """Write paragraphs for a person to read, in lines of the terminal's width; of 80 columns where there is none."""
        from textwrap import fill

        for line in text.split("\n"):
            self.write(fill(line, self.columns, break_long_words=False, break_on_hyphens=False))

    @property
    def columns(self) -> int:
        """How wide the terminal is; 80 where there is none."""
        return get_terminal_size((80, 24)).columns

    def findings(self, findings: Iterable[Finding]) -> None:
        """Say every finding on a line of its own: `file:line:column: text`, which editors make clickable."""
        for finding in findings:
            level = "advice: " if finding.level == "advice" else ""
            place = f"{finding.path}:{finding.line}:{finding.column}"
            self.say(f"{safe(place)}: {level}{safe(finding.said)} [{finding.code}]")

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


def _let_go(stream: TextIO) -> None:
    """Lead a stream nowhere: what it still holds would fail again at exit, and change the exit code."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def window(stream: TextIO) -> TextIO:
    """Return a terminal's stream for a display that writes by itself: once it is closed, nothing is shown and nothing fails."""
    return cast("TextIO", _Window(stream))


class _Window:
    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        with _until_closed(self._stream):
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        with _until_closed(self._stream):
            self._stream.flush()


@contextmanager
def _until_closed(stream: TextIO) -> Iterator[None]:
    """Do something with a stream as long as somebody is there: a closed pipe or window is no failure."""
    try:
        yield
    except OSError as error:
        if error.errno not in {errno.EIO, errno.EPIPE}:
            raise
        _let_go(stream)
