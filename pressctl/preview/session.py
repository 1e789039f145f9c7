"""A live preview's state: the last look that could be shown, what is wrong since, and the page made of both."""

import asyncio
from collections.abc import Callable
from datetime import datetime

from msgspec.structs import replace

from pressctl.errors import Invalid, PressctlError
from pressctl.model import Finding
from pressctl.preview.composing import Moment, compose
from pressctl.preview.panes import Look


class Session:
    """Looks again when told to, and tells those who wait that there is something new.

    `page` is the whole page as it is now, `version` counts its changes from 1.
    """

    def __init__(self, gather: Callable[[], Look], now: Callable[[], datetime]) -> None:
        """Take the first look; `now` gives the time in the reader's zone.

        Raises:
            PressctlError: There is nothing to look at, and nothing that a change of the file would mend.
        """
        self._gather, self._now = gather, now
        self._news = asyncio.Condition()
        self.version = 0
        self._good: Look | None = None
        self._good_at = ""
        self._state: tuple[Look | None, str] | None = None
        self._look(first=True)

    async def look(self) -> None:
        """Look again; a file that cannot be shown leaves the last look that could, and says so."""
        before = self.version
        await asyncio.to_thread(self._look)
        if self.version != before:
            async with self._news:
                self._news.notify_all()

    async def newer(self, version: int) -> int:
        """Wait until the page is newer than `version`; return the version it has."""
        async with self._news:
            await self._news.wait_for(lambda: self.version > version)
        return self.version

    def _look(self, *, first: bool = False) -> None:
        """Make the page anew, unless what it would show is the same."""
        look, trouble = None, ""
        try:
            look = self._gather()
        except Invalid as error:
            if first and not error.findings:
                raise
            look, trouble = self._without(error.findings), f"{error.message}. {error.hint}"
        except OSError as error:
            if first:
                raise
            trouble = f"{error.filename or 'the file'}: {error.strerror or error}"
        except PressctlError as error:
            if first:
                raise
            trouble = f"{error.message}. {error.hint}"
        if (look, trouble) == self._state:
            return
        made = self._now()
        if look and look.versions:
            self._good, self._good_at = look, made.strftime("%H:%M:%S")
        self.page = self._compose(look, trouble, made)
        self._state = look, trouble
        self.version += 1

    def _compose(self, look: Look | None, trouble: str, made: datetime) -> str:
        moment = Moment(made=made, version=self.version + 1, trouble=trouble)
        shown = look or self._without(())
        if self._good and not shown.versions:
            shown = replace(self._good, findings=shown.findings)
            moment = replace(moment, stale=self._good_at)
        return compose(shown, moment)

    def _without(self, findings: tuple[Finding, ...]) -> Look:
        """Return a look at what cannot be seen."""
        known = self._good
        return Look(
            id=known.id if known else "nothing can be shown yet",
            revision=known.revision if known else 0,
            newsroom=known.newsroom if known else "",
            findings=findings,
            versions=(),
        )
