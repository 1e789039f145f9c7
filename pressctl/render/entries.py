"""A release as feeds see it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pressctl.model import Entry, FeedSettings, Finding, Form, Mail, Newsroom, Notice, Recipient, Release, Variant
    from pressctl.render.templates import Templates


def make_entry(release: "Release", newsroom: "Newsroom") -> "Entry":
    """Return the entry of one version of a release."""
    raise NotImplementedError
