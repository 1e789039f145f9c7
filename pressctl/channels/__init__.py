"""Kinds of places a release can go to, one module each; this room describes requests and never sends one."""

from difflib import get_close_matches
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from pressctl.errors import Invalid

if TYPE_CHECKING:
    from pressctl.model import Channel


@cache
def available() -> tuple[str, ...]:
    """Return the channels' names, in alphabetical order, without importing one: the folder is the registry."""
    return tuple(sorted(found.name for found in iter_modules(__path__)))


def find(name: str) -> "Channel":
    """Import the channel called `name`, and only that one.

    Raises:
        Invalid: There is no such channel; the hint has the nearest name, or all of them.
    """
    names = available()
    if name not in names:
        near = get_close_matches(name.lower(), names, n=1, cutoff=0.5)
        hint = f'Did you mean "{near[0]}"?' if near else f"There are: {', '.join(names)}."
        raise Invalid(f'there is no channel "{name}".', hint=hint)
    return _imported(name)


@cache
def _imported(name: str) -> "Channel":
    channel: Channel = import_module(f"{__name__}.{name}").CHANNEL
    return channel
