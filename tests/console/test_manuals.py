"""Manuals in the width of a terminal."""

import pytest

from pressctl.channels import available, find
from pressctl.console.manuals import channel_lines, fitted, manual_lines


@pytest.mark.parametrize("name", available())
@pytest.mark.parametrize("width", [40, 80])
def test_a_manual_fits_and_says_the_same(name: str, width: int) -> None:
    """No line is wider, but for words that are and the example; no word is lost, and settings keep their column."""
    written = "\n".join(manual_lines(find(name)))
    shown = "\n".join(fitted(written.split("\n"), width))
    told, _, example = shown.partition("\nExample\n")
    assert shown.split() == written.split()
    assert example == written.partition("\nExample\n")[2]
    too_wide = [line for line in told.split("\n") if len(line) > width]
    assert all(len(line[1:].split()) == 1 or "  " in line.strip() for line in too_wide)
    assert width < 80 or not too_wide


def test_what_goes_on_stands_below_its_words() -> None:
    """A setting's second line is where its first one's words are; a line after a colon is a line of its own."""
    lines = [
        "Settings",
        "  url    where to post to, by",
        "         https alone",
        "and this line:",
        "{{ code }}",
        "",
        "Example",
        "  a = 1",
    ]
    assert "\n".join(fitted(lines, 24)).split("\n") == [
        "Settings",
        "  url    where to post",
        "         to, by https",
        "         alone",
        "and this line:",
        "{{ code }}",
        "",
        "Example",
        "  a = 1",
    ]


def test_the_list_of_channels_fits() -> None:
    """Also where a first sentence is longer than the line has room for."""
    lines = "\n".join(fitted(channel_lines([find(name) for name in available()]), 80)).split("\n")
    assert max(map(len, lines)) <= 80
