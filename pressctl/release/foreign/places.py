"""Where a page says that its text was issued, in an element of its own that is called so: `<i class="location">Berlin</i>`."""

from itertools import islice
from typing import TYPE_CHECKING

from pressctl.release.foreign.articles import tokens_of
from pressctl.release.foreign.manuscript import Told
from pressctl.release.foreign.trees import line_of, words_of
from pressctl.release.plain.datelines import is_place

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_CALLED = frozenset({"location", "dateline", "ort", "lieu", "luogo", "lugar", "plaats", "miejsce", "place"})
_BEFORE = "field-"  # and what Drupal calls it: `field--name-field-location`
_LONGEST, _MOST = 40, 5_000  # characters; elements that are looked at


def take_place(article: "Element", title: "Element | None") -> Told | None:
    """Take a place out of an article and return it as its dateline, where it stands alone below the headline, and once."""
    named = [one for one in islice(article.iter("div", "span", "p", "i", "em", "strong"), _MOST) if _is_called(one)]
    inner = [one for one in named if not any(other is not one for other in one.iter() if other in named)]
    below = [one for one in inner if title is not None and _is_below(one, title)]
    element = below[0] if len(below) == 1 else None
    words = "" if element is None else words_of(element).strip(" .,–—-\u00a0")
    if element is None or not 0 < len(words) <= _LONGEST or not is_place(words) or not _is_alone(element):
        return None
    for child in list(element):
        element.remove(child)
    element.text = None
    return Told(key="dateline", value=words, evidence="what the page calls its place", line=line_of(element))


def _is_called(element: "Element") -> bool:
    return any(token in _CALLED or token.rpartition(_BEFORE)[2] in _CALLED for token in tokens_of(element))


def _is_below(element: "Element", title: "Element") -> bool:
    """Whether an element stands below the headline, before any whole paragraph."""
    below = False
    for one in title.getroottree().iter():
        if one is element:
            return below
        below = below or one is title
        if below and one.tag == "p" and len(words_of(one)) > 3 * _LONGEST:
            return False
    return False


def _is_alone(element: "Element") -> bool:
    """Whether no words stand beside an element in its line."""
    above = element.getparent()
    beside = () if above is None else (above.text, *(one.tail for one in above))
    return not any(text and text.strip(" \t\r\n\f\u00a0•·|") for text in beside)
