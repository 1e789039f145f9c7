"""Which secret a place refused, by the name of its reference and never by its value, and what is still owed for it."""

import dataclasses
from collections.abc import Iterator, Mapping
from http import HTTPStatus

from pressctl.model import Config, Reference, Target

REFUSED = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN})
_UNNAMED = "the secret this target refers to"


def reference_of(config: Config, name: str) -> str:
    """Return where a target's secrets are kept, `api_key (environment variable MAILGUN_KEY)`; "" where there is none."""
    found = (reference for target in config.targets if target.name == name for reference in _references(target))
    return " and ".join(dict.fromkeys(found))


def _references(target: Target) -> Iterator[str]:
    for field in dataclasses.fields(target.settings):
        for reference in _within(getattr(target.settings, field.name)):
            yield f"{field.name} ({reference})"


def _within(value: object) -> Iterator[Reference]:
    if isinstance(value, Reference):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _within(inner)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _within(inner)


def named(hint: str, reference: str) -> str:
    """Return a hint about a secret with the name of where it is kept."""
    return hint.replace(_UNNAMED, reference or _UNNAMED)


def refused(hint: str, reference: str, heads: int) -> str:
    """Return a refused credential's hint with its reference's name, and how many people are still owed (0: the place)."""
    who = f"{heads:,} {'person is' if heads == 1 else 'people are'} still owed it." if heads else "It is still owed."
    return f"{named(hint, reference)} {who}".strip(" ")
