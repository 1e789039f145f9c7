"""The webhook's data object."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pressctl.model import Entry, FeedSettings, Finding, Form, Mail, Newsroom, Notice, Recipient, Release, Variant
    from pressctl.render.templates import Templates


def payload(release: "Release", newsroom: "Newsroom", *, notice: "Notice" = "") -> str:
    """Return the `data` object as canonical JSON text."""
    raise NotImplementedError
