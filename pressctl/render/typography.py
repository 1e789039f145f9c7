"""French spaces, apostrophes and ellipses."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pressctl.model import Entry, FeedSettings, Finding, Form, Mail, Newsroom, Notice, Recipient, Release, Variant
    from pressctl.render.templates import Templates


def polish(text: str, language: str, *, narrow: bool = True) -> str:
    """Return `text` with the typography of `language`."""
    raise NotImplementedError
