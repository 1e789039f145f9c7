"""Which passage of a text is its headline, where no style and no key says so: its one main heading."""

from collections.abc import Sequence

from msgspec.structs import replace

from pressctl.release.plain.passages import Passage


def with_main_heading(passages: Sequence[Passage]) -> list[Passage]:
    """Return the passages with the main heading as headline: the only one, or the one the text begins with."""
    found = list(passages)
    mains = [
        at for at, passage in enumerate(found) if passage.form == "heading" and passage.level == 1 and not passage.mark
    ]
    if mains and (len(mains) == 1 or mains[0] == 0):
        found[mains[0]] = replace(found[mains[0]], form="headline", level=0)
    return found
