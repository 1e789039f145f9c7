"""The shipped templates and the newsroom's own, compiled when first used, in a sandbox."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pressctl.model import Entry, FeedSettings, Finding, Form, Mail, Newsroom, Notice, Recipient, Release, Variant
    from pressctl.render.templates import Templates


class Templates:
    """What a newsroom renders with: its own templates folder first, then what came with pressctl."""

    def __init__(self, overrides: "Path | None" = None, *, root: "Path | None" = None) -> None:
        """Take the newsroom's templates folder, and the folder findings name paths from."""
        raise NotImplementedError

    def render(self, name: str, **values: object) -> str:
        """Render one template; raise `Invalid` with its file and line."""
        raise NotImplementedError

    def check(self) -> "tuple[Finding, ...]":
        """Compile every template of the newsroom's folder and say what is wrong with it."""
        raise NotImplementedError

    def source_of(self, name: str) -> str:
        """Return which file a template comes from."""
        raise NotImplementedError
