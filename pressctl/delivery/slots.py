"""Slots: as many parts are under way as there are, and who waits for something else than its place has none meanwhile."""

import asyncio
from collections.abc import Callable


class Slot:
    """What one worker holds while its part is under way."""

    def __init__(self, slots: asyncio.Semaphore, relieve: Callable[[], None]) -> None:
        """Hold none yet; `relieve` finds somebody for one that is given up in between."""
        self._slots = slots
        self._relieve = relieve
        self._held = False

    async def take(self) -> None:
        """Wait for one, unless it is held already."""
        if not self._held:
            await self._slots.acquire()
            self._held = True

    def give(self) -> None:
        """Let go of it, if it is held."""
        if self._held:
            self._held = False
            self._slots.release()

    def rest(self) -> None:
        """Let somebody else have it: its part waits, for its next attempt or for another part."""
        if self._held:
            self.give()
            self._relieve()
