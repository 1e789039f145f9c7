"""Tells when a file changes that a preview is made of: the release and its languages, its media, templates, the config."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from pressctl.errors import Misused

_STEP = 20  # ms without a further change, after which a change counts as whole
_LONGEST = 200  # ms that changes are gathered, when they do not end
_QUIET = 1000  # ms without a change, after which it says so
_OFTEN = 30  # quiet times after which one looks all the same: an embargo may have ended meanwhile


class Place(Struct, frozen=True, kw_only=True):
    """A folder that is watched, alone or with all below it; another one of the same name is another place."""

    path: Path
    number: int
    deep: bool = False


def insist_on_watcher() -> None:
    """Make sure that there is something to watch files with.

    Raises:
        Misused: The extra is not installed.
    """
    try:
        import watchfiles  # noqa: F401
    except ImportError:
        raise Misused(
            "the live preview needs the library watchfiles, which is not installed",
            hint="Install it: pip install 'pressctl[preview]'. Or write one page, which needs nothing: -o FILE.html",
        ) from None


def places(release: Path, root: Path, files: tuple[Path, ...]) -> frozenset[Place]:
    """Return the folders to watch for a release: its own, those of its files, the newsroom's, and its templates."""
    flat = {_there(folder) for folder in (root, release.parent, *(file.parent for file in files))}
    deep = [root / "templates"] if (root / "templates").is_dir() else []
    return frozenset((*_placed(flat, deep=False), *_placed(deep, deep=True)))


async def follow(places: Callable[[], frozenset[Place]], look: Callable[[], Awaitable[None]]) -> None:
    """Call `look` when something in the places changed, soon after they are first watched, and now and then, for ever.

    The places are asked for again after each look: a folder may have come, or gone and come back.
    """
    while True:
        watched = places()

        def same(watched: frozenset[Place] = watched) -> bool:
            return places() == watched

        heard = asyncio.Event()
        tasks = [
            asyncio.create_task(_listen([place.path for place in watched if not place.deep], heard, deep=False)),
            asyncio.create_task(_listen([place.path for place in watched if place.deep], heard, deep=True)),
            asyncio.create_task(_look(heard, look, same)),
        ]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        for task in done:
            with suppress(FileNotFoundError):  # a folder went just when it was to be watched
                task.result()


async def _look(heard: asyncio.Event, look: Callable[[], Awaitable[None]], same: Callable[[], bool]) -> None:
    """Look at each change, until there are other places to watch."""
    while same():
        await heard.wait()
        heard.clear()
        await look()


async def _listen(folders: Sequence[Path], heard: asyncio.Event, *, deep: bool) -> None:
    """Set `heard` at each change below the folders; and at the first quiet moment, for what changed before they were watched."""
    from watchfiles import awatch

    if not folders:
        await asyncio.Event().wait()
    quiet = 0
    async for found in awatch(
        *folders, recursive=deep, debounce=_LONGEST, step=_STEP, rust_timeout=_QUIET, yield_on_timeout=True
    ):
        if found or quiet % _OFTEN == 0:
            heard.set()
        quiet = 0 if found else quiet + 1


def _there(folder: Path) -> Path:
    """Return a folder, or the nearest above it that is there."""
    return next((above for above in (folder, *folder.parents) if above.is_dir()), Path("/"))


def _placed(folders: Iterable[Path], *, deep: bool) -> Iterator[Place]:
    return (Place(path=folder, number=folder.stat().st_ino, deep=deep) for folder in folders)
