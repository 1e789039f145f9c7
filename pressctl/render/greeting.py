"""How a person is greeted."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pressctl.model import Entry, FeedSettings, Finding, Form, Mail, Newsroom, Notice, Recipient, Release, Variant
    from pressctl.render.templates import Templates


def greeting(recipient: "Recipient", template: str, language: str) -> str:
    """Return a person's greeting."""
    raise NotImplementedError


def check_greeting(template: str) -> str | None:
    """Return what is wrong with a greeting template, or None."""
    raise NotImplementedError
