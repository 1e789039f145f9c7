"""Channels in words: what each is, its settings, an example, what it promises."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, fields

from pressctl.model import Channel, PlaceKind

KINDS: Mapping[PlaceKind, str] = {
    "mailings": "Mailings: a mail to each person of a list",
    "networks": "Networks: posts that anybody can read",
    "chats": "Chats: a message to a channel, a room, or whoever follows",
    "programs": "Programs: the release as data",
    "pings": "Pings: those who tell others that there is something new",
    "files": "Files: on your web host, or here",
}


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
    yield "Example"
    yield from (f"  {line}" for line in channel.example.strip("\n").split("\n"))


def asked_of(channel: Channel) -> str:
    """Say what a channel's place can be asked before anything is sent."""
    return channel.unasked or "tells whether this works; nothing is sent"
