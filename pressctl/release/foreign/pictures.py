"""Images in a text as the release's media."""

from collections.abc import Iterable, Iterator

from pressctl.release.foreign.flowing import Picture
from pressctl.release.foreign.manuscript import Told


def tell_pictures(pictures: Iterable[Picture]) -> Iterator[Told]:
    """Yield the images that have an address and words for those who do not see them, each address once."""
    unique = {picture.address: picture for picture in pictures}
    for picture in unique.values():
        row = {"url": picture.address, "alt": picture.alt, "caption": picture.caption}
        value = [{key: text for key, text in row.items() if text}]
        yield Told(key="media", value=value, evidence="an image in the text", line=picture.line, shown=picture.address)
