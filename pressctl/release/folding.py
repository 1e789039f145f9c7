"""Words compared without case, accents and the shape of their apostrophes."""

import unicodedata

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "’": "'", "ʼ": "'"})


def bare(text: str) -> str:
    """Return the text in lower case without accents: `ÉLUS`, `Elus` and `élus` all give `elus`."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text.translate(_LIGATURES).casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))
