"""A release's own pictures as `data:` addresses: they are files here, and what is shown must load nothing."""

import base64
import os
from collections.abc import Iterator
from pathlib import Path

from pressctl.model import Config, Media, Release
from pressctl.render.addresses import media_path, media_url, page_path
from pressctl.render.page import up

LARGEST = 2_000_000  # bytes of one picture; a larger one is named instead
LARGEST_ALL = 6_000_000  # bytes of all pictures of one version


def pictures_of(release: Release, config: Config) -> dict[str, str]:
    """Return `data:` addresses of the release's local pictures, by every address that mail, page and feed have for them."""
    made: dict[str, str] = {}
    room = LARGEST_ALL
    for media in release.media:
        content = _content(media, release, config) if media.path and media.type.startswith("image/") else b""
        if not content or len(content) > room:
            continue
        room -= len(content)
        address = f"data:{media.type};base64,{base64.b64encode(content).decode()}"
        made |= dict.fromkeys(_addresses(media, release, config), address)
    return made


def _addresses(media: Media, release: Release, config: Config) -> Iterator[str]:
    below = media_path(release, media)
    yield f"{up(page_path(release))}{below}"
    yield below
    if url := media_url(release, media, config.newsroom):
        yield url


def _content(media: Media, release: Release, config: Config) -> bytes:
    """Return a picture's bytes, none where it is too large, gone, or outside the newsroom (which is a finding)."""
    inside = os.path.realpath(config.root)
    path = Path(os.path.realpath(Path(release.path).parent / media.path))
    try:
        if not path.is_relative_to(inside) or path.stat().st_size > LARGEST:
            return b""
        return path.read_bytes()
    except OSError:
        return b""
