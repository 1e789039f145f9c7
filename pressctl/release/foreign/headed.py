"""The heading that stands directly above a page's paragraphs: its headline, where neither its title nor a main heading is one."""

from itertools import islice
from typing import TYPE_CHECKING

from pressctl.release.foreign.trees import name_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_MOST = 100  # headings that are looked at
_NEAR = 6  # elements below it among which its text begins
_SHORTEST = 120  # characters of a paragraph
_AROUND = ("nav", "aside", "footer", "form", "li", "a", "table")  # where no text is headed


def heads_text(root: "Element") -> "Iterator[Element]":
    """Yield the headings that head a whole paragraph beside them, none of their level with them: the only one of its kind."""
    found = [one for one in islice(root.iter("h2", "h3"), _MOST) if _heads(one)]
    if len(found) == 1:
        yield found[0]


def _heads(heading: "Element") -> bool:
    above = heading.getparent()
    alone = above is not None and sum(name_of(one) == name_of(heading) for one in above) == 1
    if not alone or next(heading.iterancestors(*_AROUND), None) is not None:
        return False
    return any(_is_paragraph(one) for one in islice(heading.itersiblings(), _NEAR))


def _is_paragraph(element: "Element") -> bool:
    """Whether an element is a paragraph, or a block that begins with one."""
    first = element if name_of(element) == "p" else next(element.iter("p"), None)
    return first is not None and len(words_of(first)) >= _SHORTEST
