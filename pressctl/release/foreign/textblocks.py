"""The block that holds a page's text, and what stands below it: an author, topics, other texts, unless it says whom to ask."""

from typing import TYPE_CHECKING

from pressctl.release.foreign.articles import Measures
from pressctl.release.foreign.trees import name_of, words_of
from pressctl.release.plain.contacts import has_address
from pressctl.release.plain.labels import read_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_NEARLY_ALL = 0.85  # of the characters of long paragraphs
_BOXES = frozenset({"div", "section", "ul", "ol", "dl", "footer", "header", "span", "nav", "table"})
_WRAPPERS = frozenset({"div", "section", "article", "main", "form", "center", "table", "tbody", "tr", "td", "span"})
_FEWEST_SPACES = 3  # in a sentence
_LONGEST_LABEL = 120  # characters in which a box says what it is
_OF_THE_RELEASE = frozenset({"press", "immediate", "embargo", "end", "filed", "contact", "about", "notes", "issuer"})


def below_text(article: "Element", measures: Measures) -> "frozenset[Element]":
    """Return the boxes below the text that hold no paragraph of it, nobody to ask, and no words that releases end with."""
    block = article
    while True:
        inner = next((one for one in block if measures.long[one] > _NEARLY_ALL * measures.long[article] > 0), None)
        if inner is None or name_of(inner) not in _WRAPPERS:
            break
        block = inner
    return frozenset(one for one in _behind(block, article) if _is_box(one, measures))


def _behind(block: "Element", article: "Element") -> "Iterator[Element]":
    while block is not article:
        yield from block.itersiblings()
        above = block.getparent()
        if above is None:
            return
        block = above


def _is_box(element: "Element", measures: Measures) -> bool:
    if name_of(element) not in _BOXES or measures.long[element] or element.find(".//h1") is not None:
        return False
    words = words_of(element)
    if is_sentence(element, words, measures):
        return False
    reached = has_address(words) or any(
        one.get("href", "").startswith(("mailto:", "tel:")) for one in element.iter("a")
    )
    return bool(words) and not reached and read_label(words[:_LONGEST_LABEL]).kind not in _OF_THE_RELEASE


def is_sentence(element: "Element", words: str, measures: Measures) -> bool:
    """Tell whether a box with these words is but a sentence of the text, in a block of its own."""
    apart = next(element.iter("h2", "h3", "h4", "h5", "h6", "ul", "ol", "li"), None) is not None
    said = measures.characters[element] > 2 * measures.linked[element]
    return not apart and said and words.endswith((".", "!", "?", "。", "؟")) and words.count(" ") >= _FEWEST_SPACES
