"""What a press kit says in words: the release's text, and of each file its caption, credit and licence."""

from typing import TYPE_CHECKING

from msgspec import Struct

from pressctl.render.cleaning import one_line
from pressctl.render.isolating import isolate
from pressctl.render.locales import words
from pressctl.render.mail import tidy
from pressctl.render.sheet import make_sheet
from pressctl.render.typography import polish

if TYPE_CHECKING:
    from pressctl.model import Newsroom, Release
    from pressctl.render.templates import Templates

KIT = "page/kit.txt"
FOLDER = "media"  # of the archive, where the files lie


class KitFile(Struct, frozen=True, kw_only=True):
    """A file as the kit's text names it: its name in the archive, or its address where it is not in it."""

    name: str
    title: str
    credit: str
    licence: str


def render_kit(release: "Release", newsroom: "Newsroom", templates: "Templates") -> str:
    """Return the text of one language of a release that lies beside its files.

    Raises:
        Invalid: The template is at fault, at its file and line.
        TooLarge: The release is too long for it.
    """
    sheet = make_sheet(release, newsroom, form="text")
    files = tuple(
        KitFile(
            name=f"{FOLDER}/{item.path.rpartition('/')[2]}" if item.path else f"<{item.url}>",
            title=item.title,
            credit=item.credit,
            licence=item.licence,
        )
        for item in sheet.media
        if item.path or item.url
    )
    text = templates.render(
        KIT,
        release=sheet,
        newsroom=polish(one_line(newsroom.name), release.language),
        words=words(release.language),
        files=files,
    )
    return isolate(tidy(text), release.language)
