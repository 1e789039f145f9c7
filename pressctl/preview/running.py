"""A live preview from beginning to end: look, serve, open the browser, look again at each change."""

import asyncio
import sys
import threading
import webbrowser
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from pressctl.model import Config
from pressctl.preview.gathering import gather
from pressctl.preview.panes import Look
from pressctl.preview.watching import Place, insist_on_watcher, places


def run(
    newsroom: Callable[[], Config],
    path: Path,
    clock: Callable[[], datetime],
    environ: Mapping[str, str],
    *,
    port: int,
    ready: Callable[[str], None],
) -> None:
    """Serve the release at `path` until interrupted; `newsroom` loads the config, anew at each look.

    Raises:
        Misused: The extra is not installed, the port is taken, or the path means several releases.
        Invalid: There is no release at the path.
    """
    insist_on_watcher()
    from pressctl.preview.serving import serve  # brings in the server
    from pressctl.preview.session import Session

    root, files = newsroom().root, tuple[Path, ...]()

    def look() -> Look:
        nonlocal files
        seen = gather(newsroom(), path, clock(), environ)
        files = seen.files
        return seen

    def watched() -> frozenset[Place]:
        return places(path.absolute(), root, files)

    async def live() -> None:
        session = Session(look, lambda: datetime.now().astimezone())
        await serve(session, watched, port=port, ready=ready)

    asyncio.run(live())


def open_browser(address: str, environ: Mapping[str, str]) -> None:
    """Open the address where a person would see it: never a browser that would take over the terminal."""
    windows = sys.platform in {"win32", "darwin"} or any(
        environ.get(name) for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY")
    )
    if windows:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
