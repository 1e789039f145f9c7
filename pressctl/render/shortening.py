"""Cutting a text for a place that shows little of it: at a sentence, else at a word, never at a no-break space."""

import re

from pressctl.render.typography import NARROW, NO_BREAK

_SENTENCE_END = re.compile(f"[.!?…](?:[{NO_BREAK} ]?[»”)])?(?= )")
_LOOSE_ENDS = f" ,;:–—-«(“{NO_BREAK}{NARROW}"


def shorten(text: str, least: int, most: int) -> str:
    """Return at most `most` characters of `text`: whole sentences where they reach `least`, else whole words."""
    if len(text) <= most:
        return text
    sentence = max((found.end() for found in _SENTENCE_END.finditer(text[: most + 1])), default=0)
    if sentence >= least:
        return text[:sentence]
    cut = text.rfind(" ", 0, most)
    kept = text[: cut if cut > 0 else most - 1]
    return f"{kept.rstrip(_LOOSE_ENDS)}…"
