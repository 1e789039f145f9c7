"""Numbered paragraphs, as ministries write them: not a list of points, but a text whose paragraphs have numbers."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from pressctl.release.plain.passages import Passage
from pressctl.release.sentences import SENTENCE_ENDS

_NUMBER = re.compile(r"\d{1,3}[.)]")
_PARAGRAPH, _FEWEST = 100, 2  # characters of a paragraph, paragraphs with numbers


def with_numbered_paragraphs(passages: Sequence[Passage]) -> list[Passage]:
    """Return the passages, numbered items as paragraphs that begin with their numbers, where the text begins with one.

    A list stands below a paragraph that introduces it. Where none does, and the items are as long as paragraphs, the first
    of them is the lead.
    """
    long = [one for one in passages if _is_long(one)]
    items = [one for one in long if _is_numbered(one)]
    if len(items) < _FEWEST or long[0] is not items[0]:
        return list(passages)
    first = passages.index(items[0])  # a short item above it heads what is below
    return [
        *passages[:first],
        *(replace(one, mark="", told="") if _is_numbered(one) else one for one in passages[first:]),
    ]


def _is_numbered(passage: Passage) -> bool:
    return bool(_NUMBER.fullmatch(passage.mark)) and not passage.level and not passage.quoted


def _is_long(passage: Passage) -> bool:
    return passage.form == "text" and len(passage.words) >= _PARAGRAPH and passage.text[-1] in SENTENCE_ENDS
