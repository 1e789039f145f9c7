"""Images in a text as the release's media: where they are, what they show, what their captions say."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from pressctl.release.foreign.ink import on_one_line
from pressctl.release.foreign.manuscript import Told
from pressctl.release.foreign.trees import words_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# What a link leads to that shows its image at its full size.
PICTURE = re.compile(r"[^?#]{1,2000}\.(?:jpe?g|png|gif|webp|tiff?)(?:[?#].*)?", re.IGNORECASE)


class Picture(Struct, frozen=True, kw_only=True):
    """An image in the text: its whole address, its words, and its caption."""

    address: str
    alt: str
    caption: str = ""
    line: int = 0


def tell_pictures(pictures: Iterable[Picture]) -> Iterator[Told]:
    """Yield the images that have an address and words for those who do not see them, each address once."""
    unique = {picture.address: picture for picture in pictures}
    for picture in unique.values():
        row = {"url": picture.address, "alt": picture.alt, "caption": picture.caption}
        value = [{key: text for key, text in row.items() if text}]
        yield Told(key="media", value=value, evidence="an image in the text", line=picture.line, shown=picture.address)


def source_of(image: "Element") -> str:
    """Return an image's address; pages that load images late have it elsewhere."""
    source = image.get("src", "").strip(" \t\r\n")
    late = image.get("data-src") or image.get("data-lazy-src") or image.get("data-original") or ""
    return late.strip(" \t\r\n") if late and (not source or source.startswith("data:")) else source


def caption_of(image: "Element") -> str:
    """Return the caption of a figure's one image: it says what an image shows that nobody described otherwise."""
    figure = next(image.iterancestors("figure"), None)
    if figure is None or len(list(islice(figure.iter("img"), 2))) > 1:
        return ""
    captions = (on_one_line(words_of(caption)) for caption in figure.iter("figcaption"))
    return next(filter(None, captions), "")
