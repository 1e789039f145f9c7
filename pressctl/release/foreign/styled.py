"""Headings that a page only styles as such: `<div class="h2">`, `<p role="heading" aria-level="3">`."""

from itertools import islice
from typing import TYPE_CHECKING

from pressctl.release.foreign.articles import tokens_of
from pressctl.release.foreign.trees import BLOCKS, name_of, words_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MOST = 5_000  # elements that are looked at
_LONGEST = 160  # characters of a heading
_LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SENTENCE_ENDS = (".", "。", "؟", ":", "…")


def name_headings(root: "Element") -> None:
    """Make headings of the elements that a page says are some; a main one only where it has none."""
    headed = any(words_of(one) for one in islice(root.iter("h1"), _MOST))
    for element in islice(list(root.iter("div", "p")), _MOST):
        level = _level(element)
        if level and not (level == "h1" and headed) and _is_line(element):
            element.tag = level


def _level(element: "Element") -> str:
    """Return which heading an element is said to be, by its role or by a class of that name."""
    if element.get("role") == "heading":
        level = f"h{element.get('aria-level', '2')}"
        return level if level in _LEVELS else "h2"
    return next((token for token in tokens_of(element) if token in _LEVELS), "")


def _is_line(element: "Element") -> bool:
    """Whether an element is one line, with nothing in it that a heading cannot have, and no sentence."""
    if any(name_of(inner) in BLOCKS for inner in element.iter() if inner is not element):
        return False
    words = words_of(element)
    return 0 < len(words) <= _LONGEST and not words.endswith(_SENTENCE_ENDS)
