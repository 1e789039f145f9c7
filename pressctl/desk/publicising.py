"""The files a run writes: the newsroom's public folder, and the outbox."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pressctl.model import Config, FileReport, Watch, WriteFile, Written

if TYPE_CHECKING:
    from pressctl.newsroom.building import Built


def build(config: Config, now: datetime, watch: Watch, *, write: bool = True) -> "Built":
    """Write public/ as it has to be at `now`; without `write`, only say what would change."""
    from pressctl.newsroom.building import build_public  # noqa: PLC0415  (feedgen, when feeds are built)
    from pressctl.render.templates import Templates  # noqa: PLC0415

    return build_public(config, now=now, templates=Templates(config.root / "templates"), watch=watch, write=write)


@dataclass(slots=True)
class Outbox:
    """Writes what the outbox channel wants written, below the newsroom's folder, and remembers it."""

    root: Path
    write: Callable[[Path, bytes], bool]
    files: list[FileReport] = field(default_factory=list)

    def __call__(self, wanted: WriteFile) -> Written:
        """Write one file whole or not at all; same bytes, no change."""
        changed = self.write(self.root / wanted.path, wanted.content)
        self.files.append(FileReport(path=wanted.path, changed=changed))
        return Written(path=wanted.path, changed=changed)


def open_outbox(config: Config) -> Outbox:
    """Return the writer of the newsroom's outbox."""
    from pressctl.newsroom.writing import write_if_changed  # noqa: PLC0415  (when something is written)

    return Outbox(root=config.root, write=lambda path, content: write_if_changed(path, content, root=config.root))
