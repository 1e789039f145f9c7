"""Who a paragraph says to be something, as `Acme is a maker of trams` does."""

import re

from pressctl.release.folding import bare
from pressctl.release.languages import function_words
from pressctl.release.levelling import level
from pressctl.release.lexicon import phrases

_SUBJECT = 90  # characters a paragraph begins with


def subject_of(text: str) -> str:
    """Return who a paragraph says to be something, by its first words: a name, and a verb behind it; "" for none."""
    levelled = level(text[:_SUBJECT])
    found = re.search(rf"[ \u00a0](?:{phrases('being')})(?!\w)", levelled)
    if found is None:
        return ""
    verb = text[found.start() + 1 : found.end()]
    if verb[1:2] == " " and verb[0].isascii():  # without its accent it is "and": Ann e a ministra
        return ""
    name = re.sub(r"[ \u00a0]?\([^()]{1,60}\)", "", text[: found.start()]).strip(" ,\u00a0")
    words = [word for word in re.split("[ \u00a0]", name) if word]
    small = function_words("")
    fits = words and all(word[0].isupper() or not word[0].isalpha() or bare(word) in small for word in words)
    if not fits or any(sign in name for sign in ',;:“”„«»"') or not any(bare(word) not in small for word in words):
        return ""
    return " ".join(words[1:] if bare(words[0]) in small else words)
