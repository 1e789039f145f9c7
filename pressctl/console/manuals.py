"""Channels in words: what each is, its settings, an example, what it promises."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from itertools import takewhile

from pressctl.model import Channel, PlaceKind

KINDS: Mapping[PlaceKind, str] = {
    "mailings": "Mailings: a mail to each person of a list",
    "networks": "Networks: posts that anybody can read",
    "chats": "Chats: a message to a channel, a room, or whoever follows",
    "programs": "Programs: the release as data",
    "pings": "Pings: those who tell others that there is something new",
    "files": "Files: on your web host, or here",
}


_EXAMPLE = "Example"  # the line above it
_HEAD = re.compile(r"( *(?:[^ ]+  +(?=[^ ]))?)(.*)")  # an indent, a name and the gap before what is said of it


def channel_lines(channels: Sequence[Channel]) -> Iterator[str]:
    """Give a line for each channel, kind by kind: its name and its manual's first sentence."""
    width = max((len(channel.name) for channel in channels), default=0)
    for kind, title in KINDS.items():
        yield title
        for channel in channels:
            if channel.kind == kind:
                first = channel.manual.strip("\n").partition("\n")[0]
                yield f"  {channel.name:<{width}}  {first}"
        yield ""
    yield "pressctl channels NAME prints a manual."


def manual_lines(channel: Channel) -> Iterator[str]:
    """Give a channel's manual: its own words, what a target cannot do without, an example."""
    yield from channel.manual.strip("\n").split("\n")
    needed = [
        setting.name.rstrip("_")
        for setting in fields(channel.settings)
        if setting.default is MISSING and setting.default_factory is MISSING
    ]
    if needed:
        yield ""
        yield f"Required: {', '.join([*needed, *(['from', 'recipients'] if channel.mailing else [])])}."
    yield ""
    yield f"pressctl check --online: {asked_of(channel)}."
    yield ""
    yield _EXAMPLE
    yield from (f"  {line}" for line in channel.example.strip("\n").split("\n"))


def fitted(lines: Iterable[str], width: int) -> Iterator[str]:
    """Give a manual in lines of `width` columns; what is said of a setting stays in its own column.

    A word that is wider stays whole, and so do the lines of an example, which are copied.
    """
    from textwrap import fill

    lines = iter(lines)
    for head, text in _passages(takewhile(lambda line: line != _EXAMPLE, lines)):
        hang = " " * len(head)
        yield fill(
            text, width, initial_indent=head, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False
        )
    rest = [*lines]
    yield from [_EXAMPLE, *rest] if rest else []


def _passages(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Give what stands before each passage, which is as wide as the lines that go on are indented, and its words."""
    head, words = "", ""
    for line in lines:
        before, text = _HEAD.match(line).groups()  # type: ignore[union-attr]  # whatever it is, it matches
        if words and text and before == " " * len(head) and not words.endswith(":"):
            words += f" {text}"
            continue
        if words:
            yield head, words
        if not text:
            yield "", ""
        head, words = before, text
    if words:
        yield head, words


def asked_of(channel: Channel) -> str:
    """Say what a channel's place can be asked before anything is sent."""
    return channel.unasked or "tells whether this works; nothing is sent"
