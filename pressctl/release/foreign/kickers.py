"""What stands in a form of its own before the first sentence, in its paragraph: `*A press release of the Elm group* The bridge …`."""

import re
from typing import TYPE_CHECKING

from pressctl.release.foreign.trees import name_of, words_of
from pressctl.release.levelling import level
from pressctl.release.lexicon import phrases_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_LONGEST, _SHORTEST_BEHIND = 160, 60  # characters of it, of the text behind it
_BLANKS = " \t\r\n\u00a0"
_ENDS = ".!?…:,;。！？：，"
_ONE = re.compile(r"(?:une?|uno|una|ein|eine|een|an?|um|uma|et|en|ett|egy)[ \u00a0]")


def is_kicker(element: "Element") -> bool:
    """Tell whether words in a form of their own that begin a paragraph are none of its first sentence.

    A picture parts them from it, or they say that this is a press release, and whose; the text behind begins as a sentence does.
    """
    around = element.getparent()
    if around is None or name_of(around) != "p" or _said(around.text) or any(map(_says, _before(element))):
        return False
    words, tail, below = words_of(element), _said(element.tail), element.getnext()
    if not words or len(words) > _LONGEST or words[-1] in _ENDS:
        return False
    pictured = not tail and below is not None and name_of(below) == "img"
    text = _said(below.tail) if pictured and below is not None else tail
    begins = len(text) >= _SHORTEST_BEHIND and not text[0].islower() and text[0] not in f"{_ENDS}–—-("
    return begins and (pictured or _is_label(words))


def _before(element: "Element") -> "Iterator[Element]":
    """Yield the elements before one in its paragraph, the nearest ones first: a picture may stand there."""
    before = element.getprevious()
    while before is not None:
        yield before
        before = before.getprevious()


def _says(element: "Element") -> bool:
    """Whether there are words in an element or behind it."""
    return bool(words_of(element) or _said(element.tail))


def _is_label(words: str) -> bool:
    """Whether words say that this is a press release, `one` before them or not."""
    said = _ONE.sub("", level(words), count=1) if _ONE.match(level(words)) else level(words)
    label = phrases_at("press", said)
    return bool(label) and bool(re.match(rf"(?:{label})(?!\w)", said))


def _said(text: str | None) -> str:
    return (text or "").strip(_BLANKS)
