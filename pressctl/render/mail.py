"""The mail, rendered once for everybody."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pressctl.model import Entry, FeedSettings, Finding, Form, Mail, Newsroom, Notice, Recipient, Release, Variant
    from pressctl.render.templates import Templates


def render_mail(release: "Release", newsroom: "Newsroom", templates: "Templates", *, notice: "Notice" = "") -> "Mail":
    """Render a mail with merge marks where a recipient's own words go."""
    raise NotImplementedError
