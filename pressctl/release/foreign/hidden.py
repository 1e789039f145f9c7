"""What nobody reads of a page: what it hides for good, not what opens when somebody asks for it, and arrows back to a footnote's mark."""

import re
from itertools import islice
from typing import TYPE_CHECKING

from pressctl.release.foreign.articles import tokens_of
from pressctl.release.foreign.trees import words_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# What opens by its head is text: questions and answers, notes to editors. So it is called, whole or in part.
_OPENS = re.compile(
    r"(?:^|-)(?:accordion|collapse|collapsible|toggle|expander|details|akkordeon|accordeon|acordeon)(?:$|-)"
)
# What frameworks call what is not to be seen, and what they show again from some width on: `hidden md:block`.
_SHUT = frozenset({"hidden", "d-none", "uk-hidden", "is-hidden"})
_SHOWN = re.compile(r"(?:sm|md|lg|xl|2xl|print):|\bd-(?:sm|md|lg|xl|xxl|print)-(?!none)")
_SHORTEST_PARAGRAPH, _MOST = 60, 200  # characters; paragraphs that a box has, words of one that are looked at
_MOST_HEADINGS = 20
_ROLES = frozenset({"region", "tabpanel"})
_ARROWS = frozenset("↩↵⏎↑⇑⬆⤴⮌^\ufe0e\ufe0f[] ")  # of a link from a footnote back to its mark


def why_unread(element: "Element") -> str:
    """Return why nobody reads an element's words as text, "" for one that somebody does."""
    if is_hidden(element):
        return "not to be seen"
    back = element.tag == "a" and element.get("href", "").startswith("#") and bool(words := words_of(element))
    return "a link back to a footnote's mark" if back and _ARROWS.issuperset(words) else ""


def is_hidden(element: "Element") -> bool:
    """Tell whether browsers never show an element."""
    style = re.sub("[ \t\n]", "", element.get("style", "")).lower()
    hidden = element.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style
    hidden = hidden or _is_shut(element)
    opens = hidden and (element.get("role", "") in _ROLES or any(map(_OPENS.search, tokens_of(element))))
    return hidden and not (opens or _is_page(element))


def _is_page(element: "Element") -> bool:
    """Whether an element has the only main headings of its page, and paragraphs: a script shows it once all is there."""
    inside = len(list(islice(element.iter("h1"), _MOST_HEADINGS)))
    alone = inside > 0 and inside == len(list(islice(element.getroottree().iter("h1"), _MOST_HEADINGS)))
    return alone and any(map(_says_much, islice(element.iter("p"), _MOST)))


def _is_shut(element: "Element") -> bool:
    """Whether its class hides an element at any width, and no paragraph is in it: a text's rest may wait so to be opened."""
    classes = element.get("class", "").lower()
    tokens = frozenset(re.split("[ \t\n]+", classes))
    if not tokens & _SHUT or _SHOWN.search(classes):
        return False
    inside = list(islice(element.iter("p", "h1"), _MOST + 1))
    return len(inside) <= _MOST and not any(map(_says_much, inside))


def _says_much(paragraph: "Element") -> bool:
    """Whether the first words of a paragraph are more than a line of a menu."""
    return sum(map(len, islice(paragraph.itertext(), _MOST))) >= _SHORTEST_PARAGRAPH
