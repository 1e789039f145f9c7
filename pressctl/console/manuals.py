"""Channels in words: what each is, its settings, an example, what it promises."""

from collections.abc import Iterator, Sequence
from dataclasses import MISSING, fields

from pressctl.model import Channel


def channel_lines(channels: Sequence[Channel]) -> Iterator[str]:
    """Give a line for each channel: its name and its manual's first sentence."""
    width = max((len(channel.name) for channel in channels), default=0)
    for channel in channels:
        first = channel.manual.strip("\n").partition("\n")[0]
        yield f"{channel.name:<{width}}  {first}"
    yield ""
    yield "pressctl channels NAME prints a manual."


def manual_lines(channel: Channel) -> Iterator[str]:
    """Give a channel's manual: its own words, its settings, an example, what it promises."""
    yield from channel.manual.strip("\n").split("\n")
    yield ""
    yield "Settings"
    for setting in fields(channel.settings):
        needed = setting.default is MISSING and setting.default_factory is MISSING
        yield f"  {setting.name.rstrip('_')}{' (required)' if needed else ''}"
    if channel.mailing:
        yield "  from (required), recipients (required), reply_to, where, unsubscribe, greeting, columns"
    yield ""
    yield "Example"
    yield from (f"  {line}" for line in channel.example.strip("\n").split("\n"))
    yield ""
    yield f"Repeats: {_promise(channel)}"


def _promise(channel: Channel) -> str:
    """Say what the place does with a delivery that comes twice."""
    if channel.repeats_of is not None:
        return 'blind, unless the target says `repeats = "dropped"`.'
    if channel.repeats == "blind":
        return "blind: what may have arrived is never sent again by itself; `pressctl resolve` settles it."
    if channel.window is None:
        return "dropped, for ever: a delivery can be tried again without arriving twice."
    return f"dropped for {channel.window / 3600:g} hours: within them a delivery is tried again with the same key."
