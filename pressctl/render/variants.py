"""Everything of one release in one language, for the channels that take it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pressctl.model import Entry, FeedSettings, Finding, Form, Mail, Newsroom, Notice, Recipient, Release, Variant
    from pressctl.render.templates import Templates


ALL: "frozenset[Form]" = frozenset({"mail", "posts", "data"})


def render_variant(
    release: "Release",
    newsroom: "Newsroom",
    templates: "Templates",
    *,
    networks: "Sequence[str]",
    notice: "Notice" = "",
    forms: "frozenset[Form]" = ALL,
) -> "tuple[Variant, tuple[Finding, ...]]":
    """Render the forms asked for, and measure them."""
    raise NotImplementedError
