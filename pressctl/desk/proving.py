"""A newsroom's own templates, tried on all that they will print before anything is sent or written."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pressctl.errors import Invalid, TooLarge
from pressctl.model import Config, Finding, Release

if TYPE_CHECKING:
    from pressctl.render.templates import Templates


def templates_of(config: Config) -> "Templates":
    """Return what a newsroom renders with; messages name its own files as a person would type them here."""
    from pressctl.render.templates import Templates

    return Templates(config.root / "templates", root=Path.cwd())


@dataclass(slots=True)
class Trial:
    """Tries a newsroom's own templates; a fault in one hides nothing that the others, and the releases, have to say.

    `found` grows with each step. Once one has `run_away` with a short text no release is blamed for its length. A newsroom
    without templates of its own has nothing to try: ours have tests.
    """

    config: Config
    templates: "Templates"
    found: set[Finding] = field(default_factory=set)
    run_away: bool = False

    def compile(self) -> None:
        """Read every file of the newsroom's folder, whether or not this run uses it."""
        if self._has():
            self._note(self.templates.check())

    def measure(self, measured: Callable[["Templates"], list[Finding]]) -> list[Finding]:
        """Return what rendering one release found; where a template is at fault, what ours find instead."""
        from pressctl.render.loading import BadTemplate
        from pressctl.render.templates import Templates

        try:
            if not self.run_away:
                return measured(self.templates)
        except BadTemplate as error:
            self._note(error.findings)
        # A newsroom's own posts have lengths of their own.
        return [] if self._has("social") else measured(Templates())

    def print_pages(self, groups: Sequence[Sequence[Release]]) -> Iterator[Finding]:
        """Make the page of each version and the newsroom's index, which are written later; yield who is too long for it."""
        if self.run_away or not self._has():
            return
        from pressctl.render.entries import make_entry
        from pressctl.render.page import render_index, render_page
        from pressctl.render.sizes import too_large

        newsroom, feeds = self.config.newsroom, self.config.feeds
        public = [group for group in groups if group[0].status != "withheld" and group[0].published]
        endless: set[str] = set()
        with self._keeping():
            for version, versions in [(version, group) for group in public for version in group]:
                try:
                    render_page(version, newsroom, self.templates, feeds=feeds, versions=versions)
                except TooLarge as error:
                    endless.add(version.id)
                    yield too_large(version, error)
        with self._keeping():
            entries = [make_entry(group[0], newsroom) for group in public if group[0].id not in endless]
            render_index(entries, newsroom, self.templates, feeds=feeds)

    def print_specimen(self) -> None:
        """Try every template of the newsroom's own, whatever uses it today, with every notice."""
        if not self._has():
            return
        from pressctl.desk.specimens import trials

        with self._keeping():
            for render in trials(self.config, self.templates):
                with self._keeping():
                    try:
                        render()
                    except TooLarge:
                        self.run_away = True
                        raise

    def insist(self, findings: Sequence[Finding]) -> None:
        """Go on only if every template is fit.

        Raises:
            Invalid: With all of `findings`, in order of place.
        """
        if errors := sum(found.level == "error" for found in self.found):
            raise Invalid(
                f"{errors} error{'s' if errors > 1 else ''} in templates",
                hint="Correct the templates; nothing was sent.",
                findings=tuple(sorted(set(findings))),
            )

    def _note(self, findings: Sequence[Finding]) -> None:
        """Keep what is wrong, once a line: the words of several releases may say the same fault differently."""
        known = {(found.path, found.line) for found in self.found}
        self.found.update(finding for finding in findings if (finding.path, finding.line) not in known)

    def _has(self, folder: str = "") -> bool:
        return (self.config.root / "templates" / folder).is_dir()

    @contextmanager
    def _keeping(self) -> Iterator[None]:
        """Note what is wrong with a template, and go on."""
        from pressctl.render.loading import BadTemplate

        try:
            yield
        except BadTemplate as error:
            self._note(error.findings)
