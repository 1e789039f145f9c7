"""A release's page and the newsroom's index."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pressctl.model import Entry, FeedSettings, Finding, Form, Mail, Newsroom, Notice, Recipient, Release, Variant
    from pressctl.render.templates import Templates


def render_page(
    release: "Release",
    newsroom: "Newsroom",
    templates: "Templates",
    *,
    feeds: "FeedSettings",
    versions: "Sequence[Release]" = (),
) -> str:
    """Return a release's page; `versions` are all its languages."""
    raise NotImplementedError


def render_index(
    entries: "Sequence[Entry]",
    newsroom: "Newsroom",
    templates: "Templates",
    *,
    feeds: "FeedSettings",
    page: int = 1,
    pages: int = 1,
) -> str:
    """Return one page of the newsroom's index."""
    raise NotImplementedError
