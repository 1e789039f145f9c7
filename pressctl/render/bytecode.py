"""Compiled shipped templates, kept as Python keeps its own: in `__pycache__`, and never needed.

Compiling the mail's two templates takes a tenth of a `publish --dry-run` (measured). Only ours
are kept: a newsroom's templates change, and its folder may come with a pull request.
"""

import os
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from pressctl.render.loading import shipped

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = Path(__file__).with_name("__pycache__")


class Bytecode(BytecodeCache):
    """Gives Jinja the compiled form of a shipped template, as long as nothing it depends on changed."""

    def __init__(self, folder: Path = FOLDER) -> None:
        """Keep files in `folder`, which need not exist and need not be writable."""
        self._folder = folder
        self._ours = str(shipped())
        # The sandbox's own compiler decides what is compiled, so its source is part of the name.
        maker = Path(__file__).with_name("sandbox.py")
        stamp = f"{jinja2.__version__}:{maker.stat().st_mtime_ns if maker.exists() else 0}"
        self._suffix = f"{sha256(stamp.encode()).hexdigest()[:8]}.{sys.implementation.cache_tag}.jinja"
        self._kept: set[str] = set()

    def get_bucket(self, environment: "Environment", name: str, filename: str | None, source: str) -> Bucket:
        """Return the compiled form where it is kept, or an empty bucket to fill."""
        bucket = Bucket(environment, self.get_cache_key(name), self.get_source_checksum(source))
        if filename and filename.startswith(self._ours):
            self._kept.add(bucket.key)
            self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket from its file; one that is missing, stale or damaged is as good as none."""
        with suppress(OSError, ValueError, EOFError, TypeError), self._file(bucket).open("rb") as file:
            bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled, whole or not at all; a folder that cannot be written costs only time."""
        if bucket.key not in self._kept or sys.dont_write_bytecode:
            return
        path = self._file(bucket)
        waiting = path.with_name(f"{path.name}.{os.getpid()}")
        with suppress(OSError):
            path.parent.mkdir(exist_ok=True)
            with waiting.open("wb") as file:
                bucket.write_bytecode(file)
            waiting.replace(path)

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.{self._suffix}"


def compile_shipped() -> None:
    """Compile every shipped template now: what an installer does for modules."""
    from pressctl.render.json_sandbox import JsonSandbox
    from pressctl.render.loading import Loader, shipped_names
    from pressctl.render.sandbox import Sandbox

    loader = Loader(None, None)
    plain, json = Sandbox(loader), JsonSandbox(loader)
    for name in shipped_names():
        (json if name.endswith(".json") else plain).get_template(name)


if __name__ == "__main__":
    compile_shipped()
