"""A release's Markdown as HTML, as text, and as plain words."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pressctl.model import Entry, FeedSettings, Finding, Form, Mail, Newsroom, Notice, Recipient, Release, Variant
    from pressctl.render.templates import Templates


def to_html(markdown: str, *, language: str, base_url: str = "", skip_lead: bool = False) -> str:
    """Return safe HTML with absolute addresses."""
    raise NotImplementedError


def to_text(markdown: str, *, language: str, skip_lead: bool = False, width: int = 72) -> str:
    """Return the text a person would write."""
    raise NotImplementedError


def plain(markdown: str) -> str:
    """Return the words alone."""
    raise NotImplementedError
