"""The files that come with a release: there, inside the newsroom, each with its size."""

import os
import stat
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from pressctl.model import Finding, Media, Release
from pressctl.newsroom.lines import MediaFile, Place
from pressctl.newsroom.picture import pixels_of
from pressctl.newsroom.signature import Seen, look, signature_of

_CHECK = "Check its path, which starts at the release's own folder."


class _Amiss(Exception):
    """A media file that cannot go out: a finding's code, what is wrong with the file, what to do."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self._code, self._message, self._hint = code, message, hint

    def finding(self, path: str, file: str, place: Place) -> Finding:
        """Return it as a finding about the release at `path`."""
        line, column = place
        said = f"{file} {self._message}"
        return Finding(path=path, line=line, column=column, code=self._code, message=said, hint=self._hint)


class Examined(Struct, frozen=True, kw_only=True):
    """A release's media with their sizes in bytes, the files they are, and what is wrong with them."""

    media: tuple[Media, ...]
    files: tuple[MediaFile, ...]
    findings: tuple[Finding, ...]


def examine(
    release: Release, folder: Path, root: str, places: Mapping[str, Place], before: Mapping[str, Seen], at: int
) -> Examined:
    """Look at every file a release names; addresses elsewhere are taken as they are.

    Args:
        release: As it was read; a killed one has no media any more, so none is missing.
        folder: Where the release's file is; media paths start there.
        root: The newsroom's folder as it really stands, which nothing may leave.
        places: Where the release's values stand, for findings.
        before: What is known of files, by path from `folder`; what has not changed is not read again.
        at: The time of this look, in nanoseconds since 1970.
    """
    if release.status == "canceled":
        return Examined(media=release.media, files=(), findings=())
    media: list[Media] = []
    files: list[MediaFile] = []
    findings: list[Finding] = []
    for number, item in enumerate(release.media):
        if not item.path:
            media.append(item)
            continue
        try:
            seen = _look(folder, root, item.path, before.get(item.path), at)
        except _Amiss as amiss:
            media.append(item)
            place = places.get(f"media[{number}].path", (1, 1))
            findings.append(amiss.finding(release.path, item.path, place))
        else:
            media.append(_measured(item, folder, root, seen))
            files.append(MediaFile(path=item.path, seen=seen))
    return Examined(media=tuple(media), files=tuple(files), findings=tuple(findings))


def _measured(item: Media, folder: Path, root: str, seen: Seen) -> Media:
    """Return a media file with its size in bytes, where it is and what stands for its bytes, and a picture's pixels."""
    path = folder / item.path
    width, height = pixels_of(path) if item.type.startswith("image/") else (0, 0)
    file = Path(os.path.relpath(os.path.realpath(path), root)).as_posix()
    return replace(item, size=seen.signature.size, sha256=seen.sha256, file=file, width=width, height=height)


def unchanged(folder: Path, root: str, files: Sequence[MediaFile], at: int) -> tuple[MediaFile, ...] | None:
    """Return the files as they are now, if all are there with the same bytes; else None."""
    now: list[MediaFile] = []
    for file in files:
        try:
            seen = _look(folder, root, file.path, file.seen, at)
        except _Amiss:
            return None
        if seen.sha256 != file.seen.sha256:
            return None
        now.append(replace(file, seen=seen))
    return tuple(now)


def _look(folder: Path, root: str, name: str, before: Seen | None, at: int) -> Seen:
    """Return a media file as it is; raise `_Amiss` when it cannot go out with the release."""
    path = folder / name
    try:
        status = path.stat()
        if before and before.still(signature_of(status)):
            return before
        if not os.path.realpath(path).startswith(root.rstrip(os.sep) + os.sep):
            raise _Amiss(
                "media-outside", "leads out of the newsroom by a link.", "Put a copy of the file there instead."
            )
        if not stat.S_ISREG(status.st_mode):
            raise _Amiss("media-missing", "is no file.", _CHECK)
        if not status.st_size:
            raise _Amiss("media-empty", "is an empty file.", "Put the whole file there.")
        return look(path, before, at)
    except FileNotFoundError as error:
        raise _Amiss("media-missing", "does not exist.", _CHECK) from error
    except OSError as error:
        raise _Amiss("media-missing", f"cannot be read: {error.strerror}.", "Check who may read it.") from error
