"""Cutting a text for a place that shows little of it: at a sentence, else at a word, never at a no-break space."""

import re

from pressctl.render.breaking import inner_breaks, width, within
from pressctl.render.typography import NARROW, NO_BREAK

_SENTENCE_END = re.compile(
    f"[.!?…؟۔।](?:[{NO_BREAK} ]?[»”)])?(?= )|[。！？｡](?:[」』）】》]++(?![ぁ-ん]))?+(?![」』）】》])"
)
_LOOSE_ENDS = f" ,;:–—-«(“{NO_BREAK}{NARROW}、，：；「『（【《"


def shorten(text: str, least: int, most: int) -> str:
    """Return at most `most` columns of `text`: whole sentences where they reach `least`, else whole words.

    A column is a letter; an ideograph takes two, and text without spaces is cut between them.
    """
    fitting = within(text, most)
    if fitting == len(text):
        return text
    ends = (found.end() for found in _SENTENCE_END.finditer(text[: fitting + 1]))
    sentence = max((end for end in ends if end <= fitting), default=0)
    if width(text[:sentence]) >= least:
        return text[:sentence]
    room = within(text, most - 1)  # beside the ellipsis
    cut = max([text.rfind(" ", 0, room + 1), *(place for place in inner_breaks(text[: room + 1]) if place <= room)])
    kept = text[: cut if cut > 0 else room]
    return f"{kept.rstrip(_LOOSE_ENDS)}…"
