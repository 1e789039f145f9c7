"""Data to stdout, words to stderr, nothing that steers a terminal."""

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pressctl.console.screen import Screen
from pressctl.console.wording import counted, moment, people, safe
from pressctl.errors import Guarded, Invalid, PressctlError
from pressctl.model import Finding
from tests.support.builders import NOON, PARIS
from tests.support.screens import Shown


@given(st.text())
def test_no_text_steers_a_terminal(text: str) -> None:
    """No control character, no change of direction, no line of its own, no CI command."""
    shown = safe(text)
    assert not any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u2066\u200f\ufeff" for c in shown)
    assert not shown.startswith("::")
    if text.isascii() and text.isprintable() and not text.startswith("::"):
        assert shown == text


def test_an_escape_is_shown_and_not_obeyed() -> None:
    """Whoever looks sees that it is there."""
    assert safe("a\x1b[31mb\u202e") == r"a\x1b[31mb\u202e"


def test_counts_and_times_read_well() -> None:
    """1 person, 1,742 people; the newsroom's own clock."""
    assert (people(1), people(1742), counted(1, "part"), counted(2, "outbox", "outboxes")) == (
        "1 person",
        "1,742 people",
        "1 part",
        "2 outboxes",
    )
    assert moment(NOON, PARIS) == "2024-11-06 12:00 CET"


def test_data_and_words_do_not_mix() -> None:
    """Stdout is for programs, stderr for people."""
    shown = Shown()
    shown.screen.write("data")
    shown.screen.say("words")
    assert (shown.written, shown.said) == ("data\n", "words\n")


def test_prose_is_broken_for_those_who_read_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """At the terminal's width, 80 in a pipe; between words, and never within one."""
    monkeypatch.delenv("COLUMNS", raising=False)
    text = f"code\nwell-known {'word ' * 40}https://example.org/{'x' * 90} l’eau\u00a0: end"
    for width, columns in (("", 80), ("40", 40)):
        if width:
            monkeypatch.setenv("COLUMNS", width)
        shown = Shown()
        shown.screen.prose(text)
        lines = shown.written.splitlines()
        assert lines[0] == "code"
        assert " ".join(lines) == text.replace("\n", " ")
        assert max(len(line) for line in lines if "https" not in line) in range(columns - 11, columns + 1)


def test_findings_are_lines_an_editor_can_follow() -> None:
    """file:line:column: text, advice marked, the code at the end."""
    shown = Shown()
    error = Finding(path="r.md", line=2, column=3, code="no-headline", message="no headline", hint="Write one.")
    shown.screen.findings([error, replace(error, level="advice", hint="")])
    assert shown.said.splitlines() == [
        "r.md:2:3: no headline. Write one. [no-headline]",
        "r.md:2:3: advice: no headline [no-headline]",
    ]


def test_an_error_says_what_and_whose_turn_it_is() -> None:
    """Findings first, then the message, then the hint."""
    shown = Shown()
    finding = Finding(path="config.toml", code="x", message="wrong")
    shown.screen.error(Invalid("first\nsecond", hint="Do this.", findings=(finding,)))
    shown.screen.error(Guarded("stopped"))
    assert shown.said.splitlines() == [
        "config.toml:1:1: wrong [x]",
        "error: first",
        "       second",
        "hint: Do this.",
        "error: stopped",
    ]


@pytest.mark.parametrize(
    ("answer", "meant"), [("y\n", True), ("Oui\n", True), ("ja", True), ("\n", False), ("", False), ("nope", False)]
)
def test_only_a_clear_yes_is_a_yes(answer: str, *, meant: bool) -> None:
    """The default is no."""
    shown = Shown(terminal=True, answers=[answer])
    assert shown.screen.ask("Send this now") is meant
    assert shown.said.endswith("[y/N] ")


def test_a_question_takes_its_suggestion() -> None:
    """An empty answer is the suggestion; a word is the word."""
    shown = Shown(terminal=True, answers=["\n", "2024\n"])
    assert shown.screen.question("Which year", "2019") == "2019"
    assert shown.screen.question("Which year") == "2024"


class Failing(io.StringIO):
    """A stream that cannot be written."""

    def __init__(self, error: Exception) -> None:
        """Keep what it fails with."""
        super().__init__()
        self.error = error

    def write(self, _text: str) -> int:
        """Fail."""
        raise self.error


@pytest.mark.parametrize("error", [BrokenPipeError(), OSError(28, "No space left on device"), ValueError("closed")])
def test_a_stream_that_is_gone_stops_nothing(error: Exception) -> None:
    """Deliveries go on and are recorded, whoever still listens."""
    screen = replace(Shown().screen, out=Failing(error), err=Failing(error))
    screen.say("words")


def test_a_report_that_cannot_be_written_is_a_failure() -> None:
    """A full disk is one; a pipe that nobody reads any more is none."""
    replace(Shown().screen, out=Failing(BrokenPipeError())).write("data")
    with pytest.raises(PressctlError, match="could not be written"):
        replace(Shown().screen, out=Failing(OSError(28, "No space left on device"))).write("data")


def test_a_stream_without_accents_gets_escapes() -> None:
    """A log in ASCII is still readable."""
    raw = io.BytesIO()
    screen = replace(Shown().screen, out=io.TextIOWrapper(raw, encoding="ascii"))
    screen.write("Jérôme")
    screen.out.flush()
    assert raw.getvalue() == b"J\\xe9r\\xf4me\n"


def test_the_process_has_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Under a test nobody sits there."""

    class NoTerminal(io.StringIO):
        def isatty(self) -> bool:
            return False

    monkeypatch.setattr("sys.stdin", NoTerminal("line\n"))
    screen: Any = Screen.of_process()
    assert not screen.terminal
    assert screen.read() == "line\n"
