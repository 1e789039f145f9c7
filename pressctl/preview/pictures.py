"""The pictures of a release and its newsroom as `data:` addresses: they are files here, and what is shown must load nothing."""

import base64
import mimetypes
import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from pressctl.model import Config, Release
from pressctl.render.addresses import logo_path, media_path, media_url, page_path
from pressctl.render.page import up

LARGEST = 2_000_000  # bytes of one picture; a larger one is named instead
LARGEST_ALL = 6_000_000  # bytes of all pictures of one version


class Picture(Struct, frozen=True, kw_only=True):
    """A picture's file, its MIME type, and the addresses that mail, page and feed have for it."""

    file: Path
    type: str
    addresses: tuple[str, ...]


def pictures_of(release: Release, config: Config) -> Iterator[Picture]:
    """Yield the newsroom's logo, and the release's own pictures that are files here."""
    newsroom = config.newsroom
    if newsroom.brand.logo:
        kind = mimetypes.guess_type(newsroom.brand.logo)[0] or ""
        below = logo_path(newsroom.brand)
        public = (f"{newsroom.url}{below}",) if newsroom.url else ()
        yield Picture(
            file=config.root / newsroom.brand.logo, type=kind, addresses=(_from_page(release, below), *public)
        )
    for media in release.media:
        if media.path:
            below = media_path(release, media)
            public = (url,) if (url := media_url(release, media, newsroom)) else ()
            yield Picture(
                file=Path(release.path).absolute().parent / media.path,
                type=media.type,
                addresses=(_from_page(release, below), below, *public),
            )


def shown(release: Release, config: Config) -> dict[str, str]:
    """Return a `data:` address for each address of a picture, as far as there is room for it."""
    made: dict[str, str] = {}
    room, inside = LARGEST_ALL, Path(os.path.realpath(config.root))
    for picture in pictures_of(release, config):
        content = _content(picture.file, inside) if picture.type.startswith("image/") else b""
        if content and len(content) <= room:
            room -= len(content)
            address = f"data:{picture.type};base64,{base64.b64encode(content).decode()}"
            made |= dict.fromkeys(picture.addresses, address)
    return made


def _from_page(release: Release, below: str) -> str:
    return f"{up(page_path(release))}{below}"


def _content(file: Path, inside: Path) -> bytes:
    """Return a picture's bytes, none where it is too large, gone, or outside the newsroom (which is a finding)."""
    path = Path(os.path.realpath(file))
    try:
        return path.read_bytes() if path.is_relative_to(inside) and path.stat().st_size <= LARGEST else b""
    except OSError:
        return b""
