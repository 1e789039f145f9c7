"""The pictures of a mail, for a newsroom that wants them: loaded from its own site and nowhere else, or brought along."""

from typing import TYPE_CHECKING

from msgspec import Struct

from pressctl.model import KILLS, Attachment
from pressctl.render.addresses import logo_path, media_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressctl.model import Media, Newsroom, Notice, Release
    from pressctl.render.sheet import PrintedMedia

WIDTH = 120  # pixels
LARGEST = 1_000_000  # bytes; it is the file itself that is loaded, since nothing here makes a smaller one
# What every mail program shows; Outlook draws no WebP, Gmail no SVG.
SHOWN = frozenset({"image/png", "image/jpeg", "image/gif"})


class Thumbnail(Struct, frozen=True, kw_only=True):
    """A picture in a mail, and the pixels it is drawn at; `height` is 0 where its shape is unknown."""

    item: "PrintedMedia"
    width: int
    height: int


def thumbnails_of(
    media: "Sequence[Media]", printed: "Sequence[PrintedMedia]", newsroom: "Newsroom"
) -> tuple[Thumbnail, ...]:
    """Return those of a release's files that its mail shows.

    Each is a file of the newsroom's own that is public already; a picture kept elsewhere stays a link, since whoever
    keeps it would see who opens the mail.
    """
    if newsroom.mail_media != "thumbnails":
        return ()
    return tuple(
        Thumbnail(item=item, width=WIDTH, height=round(WIDTH * file.height / file.width) if file.width else 0)
        for file, item in zip(media, printed, strict=True)
        if file.path and item.url and file.type in SHOWN and 0 < file.size <= LARGEST
    )


def logo_of(newsroom: "Newsroom") -> str:
    """Return the address of the logo at a mail's head, "" where the newsroom's name stands instead."""
    path = logo_path(newsroom.brand)
    shown = newsroom.mail_media == "thumbnails" and newsroom.url and path and not path.endswith(".svg")
    return f"{newsroom.url}{path}" if shown else ""


def attachments_of(release: "Release", newsroom: "Newsroom", notice: "Notice") -> tuple[Attachment, ...]:
    """Return the files that go with a release's mail; a mail that takes the release back brings nothing."""
    if newsroom.mail_media != "attachments" or notice in KILLS:
        return ()
    files = {file.path: file for file in release.media if file.sha256}  # each once, however often it is listed
    return tuple(
        Attachment(name=media_name(file), type=file.type, size=file.size, sha256=file.sha256) for file in files.values()
    )
