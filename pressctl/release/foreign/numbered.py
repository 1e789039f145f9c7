"""Numbered paragraphs, as ministries write them: not a list of points, but a text whose paragraphs have numbers."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from pressctl.release.plain.passages import Passage
from pressctl.release.sentences import SENTENCE_ENDS

_NUMBER = re.compile(r"\d{1,3}[.)]")
_DENSE = re.compile("[\u2e80-\ud7ff\uf900-\ufaff]")  # a sign of it says what two or three letters do
_SENTENCE = re.compile(r"(?<!\d)[.!?。！？।][»”\"’)]*(?:[ \u00a0]|$)")
_PARAGRAPH, _FEWEST = 100, 2  # letters of a paragraph, paragraphs with numbers
_NEAR = 3  # short sentences with numbers above the first paragraph, such as a greeting


def with_numbered_paragraphs(passages: Sequence[Passage]) -> list[Passage]:
    """Return the passages, numbered items as paragraphs that begin with their numbers, where the text begins with one.

    A list stands below a paragraph that introduces it. Where none does, and the items are as long as paragraphs, the first
    of them is the lead, also where it is a sentence of a few words.
    """
    long = [one for one in passages if _is_long(one)]
    items = [one for one in long if _is_numbered(one)]
    if len(items) < _FEWEST or long[0] is not items[0]:
        return list(passages)
    first = passages.index(items[0])  # a short item above it that is no sentence heads what is below
    for _ in range(_NEAR):
        above = passages[first - 1] if first else None
        first -= bool(above and _is_numbered(above) and _ends_sentence(above.text))
    return [
        *passages[:first],
        *(replace(one, mark="", told="") if _is_numbered(one) else one for one in passages[first:]),
    ]


def _is_numbered(passage: Passage) -> bool:
    return bool(_NUMBER.fullmatch(passage.mark)) and not passage.level and not passage.quoted


def _is_long(passage: Passage) -> bool:
    """Whether a passage is a paragraph; what goes with it, an address say, may stand behind its last sentence."""
    words = passage.words
    ended = _ends_sentence(words) or (_is_numbered(passage) and bool(_SENTENCE.search(words)))
    return passage.form == "text" and ended and len(words) + len(_DENSE.findall(words)) >= _PARAGRAPH


def _ends_sentence(text: str) -> bool:
    return text[-1:] in SENTENCE_ENDS
