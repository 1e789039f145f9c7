"""What lies over a page only when a link to it is followed: profiles in other languages, the way there, a form."""

import re
from itertools import islice
from typing import TYPE_CHECKING

from pressctl.release.foreign.articles import tokens_of
from pressctl.release.foreign.attachments import take_out
from pressctl.release.foreign.manuscript import Aside
from pressctl.release.foreign.trees import line_of, words_of
from pressctl.release.levelling import level

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# What the scripts that lay a box over a page are called, in the names and values of a link's attributes.
_LAYS_OVER = re.compile(
    r"lightcase|lightbox|fancybox|colorbox|featherlight|magnific|prettyphoto|lity|modal|popup|pop-up"
)
_CALLED = re.compile(r"(?:^|-)(?:pop-?up|modal|lightbox|overlay|mfp-hide)(?:$|-)")  # such a box itself
_BOXES = frozenset({"div", "section", "aside"})
_MOST_LINKS, _LONGEST_SAID = 5_000, 400  # links that are looked at, characters of an attribute
_SHOWN = 300  # characters


def take_popups(root: "Element") -> tuple[Aside, ...]:
    """Take the boxes out of a tree that links lay over it, and return their words; what holds the page's text or its title stays."""
    opened = {
        address.rpartition("#")[2]
        for link in islice(root.iter("a"), _MOST_LINKS)
        if "#" in (address := link.get("href", "")[:_LONGEST_SAID]) and _lays_over(link)
    } - {""}
    boxes = [
        one for one in root.iter(*_BOXES) if one.get("id", "") in opened and any(map(_CALLED.search, tokens_of(one)))
    ]
    whole = len(words_of(root)) if boxes else 0
    title = level(next(map(words_of, root.iter("title")), ""))
    left_out: list[Aside] = []
    taken: set[Element] = set()
    for box in boxes:
        above = box.getparent()
        if above is None or not taken.isdisjoint(box.iterancestors()):
            continue
        words = words_of(box)
        names = (level(words_of(one)) for one in box.iter("h1", "h2", "h3"))
        if 2 * len(words) > whole or any(name and title.startswith(name) for name in names):
            continue
        if words:
            cut = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…, {len(words.split(' '))} words"
            left_out.append(Aside(text=cut, why="opens over the page when a link is followed", line=line_of(box)))
        take_out(box, above)
        taken.add(box)
    return tuple(left_out)


def _lays_over(link: "Element") -> bool:
    """Whether a link's attributes name a script that lays what it leads to over the page."""
    said = (f"{key!s} {value!s}"[:_LONGEST_SAID].lower() for key, value in link.attrib.items() if key != "href")
    return any(map(_LAYS_OVER.search, said))
