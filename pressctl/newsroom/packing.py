"""A press kit: a release's files and texts in one ZIP archive, byte for byte the same on every machine.

Nothing is compressed: photographs and PDFs are already, and two versions of zlib do not write the same bytes.
"""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from pressctl.errors import PressctlError

LARGEST = 100_000_000  # bytes of files in one kit; GitHub refuses files of more than 100 MiB, and hosts like it
_NEVER = (1980, 1, 1, 0, 0, 0)  # the first moment a ZIP archive can name; a file's own time differs by machine
_UNIX, _READABLE = 3, 0o644 << 16


def pack(folder: str, texts: Mapping[str, str], files: Mapping[str, Path]) -> bytes:
    """Return an archive with one folder, the texts first; names are safe already (`addresses.media_name`).

    Raises:
        PressctlError: A file cannot be read.
    """
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as packed:
        for name, text in texts.items():
            packed.writestr(_entry(f"{folder}/{name}"), text.encode("utf-8", "replace"))
        for name, path in files.items():
            packed.writestr(_entry(f"{folder}/{name}"), contents(path))
    return archive.getvalue()


def contents(path: Path) -> bytes:
    """Return a file's bytes.

    Raises:
        PressctlError: It cannot be read (any more).
    """
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise PressctlError(f"{path} cannot be read: {reason}", hint="Look who may read it, and run again.") from error


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _NEVER)
    entry.create_system, entry.external_attr = _UNIX, _READABLE
    return entry
