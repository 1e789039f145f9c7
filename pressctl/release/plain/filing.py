"""What a service sets below a text to file it: heads such as `Topics`, `Regions`, with a list below each, or with nothing."""

import re
from collections.abc import Sequence

from pressctl.release.levelling import level
from pressctl.release.lexicon import phrases_at
from pressctl.release.plain.anatomy import Part
from pressctl.release.plain.categories import are_categories
from pressctl.release.plain.labels import Label
from pressctl.release.plain.passages import Passage
from pressctl.release.sentences import SENTENCE_ENDS

_FEWEST_EMPTY = 2  # heads without anything below
_MOST_WORDS, _MOST_ITEMS = 4, 40  # of an item, items
# A single one of these heads no list of a text's own; `Topics` may.
_SURE = re.compile(
    r"tags?|keywords|mots?[- ]cles?|categor\w+|kategori\w*|rubri\w+|schlagw\w+|stichw\w+|eti[qk]u?et\w*|palabras clave|palavras[- ]chave"
    r"|parole chiave|trefwoorden|avainsanat|slowa kluczowe|klicova slova"
)
_GLUED = re.compile(
    "(?:Tags|Keywords|Categor(?:ies|y|ias?|ie)|Catégories?|Kategorien?|Schlagw[oö]rter?|Étiquettes?|Mots[- ]clés|Etiquetas|Etichette|Trefwoorden)(?=[^\\W\\d_a-zß-ÿ]|#)"
)
_PARTED = re.compile(r"[,;|·•]")
_BULLET = re.compile(r"[•●▪■◦‣⁃∙·*–-][ \u00a0]+")


def read_filing(rest: Sequence[Passage]) -> Part | None:
    """Return the heads that the first passages are, with what is listed below them; None for text."""
    glued = _read_glued(rest[0])
    if glued:
        return glued
    heads = (_head(one) for one in rest)
    count = next((at for at, head in enumerate(heads) if not head), len(rest))
    listed = _count_items(rest[1:]) if count == 1 else 0
    if listed and (_SURE.fullmatch(_head(rest[0])) or (len(rest) > 1 + listed and _head(rest[1 + listed]))):
        passages = tuple(rest[: 1 + listed])
        items = ", ".join(_BULLET.sub("", one.words) for one in passages[1:])
        return Part(kind="filed", passages=passages, label=Label(kind="filed", words=rest[0].text, rest=items))
    if count == 1 and is_filing_head(rest[0].text) and _is_row(rest[1:]):
        words, row = rest[0].text, rest[1]
        return Part(kind="filed", passages=(rest[0], row), label=Label(kind="filed", words=words, rest=row.text))
    return Part(kind="web", passages=tuple(rest[:count]), label=Label(kind="end")) if count >= _FEWEST_EMPTY else None


def is_filing_head(text: str) -> bool:
    """Tell whether a line is what heads a text's tags, `TAGS`, and what nothing of the text is called by."""
    return bool(_SURE.fullmatch(level(text).rstrip(" :")))


def _is_row(below: Sequence[Passage]) -> bool:
    """Whether the last passage is a line of several names: `bridge, harbour, buses`."""
    row = below[0] if len(below) == 1 else None
    if row is None or row.mark or row.broken or row.form == "heading" or row.text[-1] in SENTENCE_ENDS:
        return False
    return are_categories(row.text) and bool(_PARTED.search(row.text))


def _read_glued(passage: Passage) -> Part | None:
    """Return a line whose label a copy has without the space behind it, `TagsLibraries • Elm`, as what the text is filed under."""
    found = _GLUED.match(passage.text) if not (passage.form or passage.mark or passage.broken) else None
    rest = passage.text[found.end() :] if found else ""
    if found is None or not are_categories(rest) or passage.text[-1] in SENTENCE_ENDS:
        return None
    return Part(kind="filed", passages=(passage,), label=Label(kind="filed", words=found[0], rest=rest))


def _head(passage: Passage) -> str:
    """Return the levelled words of a line that heads what a text is filed under, "" for any other passage."""
    head = (
        "" if passage.mark or passage.broken or passage.form not in {"", "text"} else level(passage.text).rstrip(" :")
    )
    words = phrases_at("filed", head)
    return head if words and re.fullmatch(words, head) else ""


def _count_items(below: Sequence[Passage]) -> int:
    """Return how many passages below a head are items of a few words; a list of one item has its sign in its words."""
    items = (not one.form and (one.mark or _BULLET.match(one.text)) for one in below[:_MOST_ITEMS])
    few = (one.words.count(" ") < _MOST_WORDS + (not one.mark) for one in below)
    return next(
        (at for at, fits in enumerate(zip(items, few, strict=False)) if not all(fits)), min(len(below), _MOST_ITEMS)
    )
