"""Whose a page is: the names that it gives its site and its house, which head no text of it."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from pressctl.release.folding import bare
from pressctl.release.foreign.metadata import Statement
from pressctl.release.foreign.trees import words_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_HOME = re.compile(r"(?P<site>https?://[^/]+)/?|/(?:index\.\w{2,5}|home|[a-z]{2}/?)?|index\.\w{2,5}")
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)(?:[ \u00a0]*(?:©|\(c\)|copyright|by|(?:19|20)\d\d(?:[ \u00a0]?[-–—][ \u00a0]?(?:19|20)\d\d)?),?)*"
    r"[ \u00a0]*(?P<name>[^\W\d_][^.|©•·–—]{2,80})",
    re.IGNORECASE,
)
_JOINT = re.compile(r"[ \u00a0](?:[|–—·•»›]|-|::)[ \u00a0]")
_YEARS = re.compile(r"[ \u00a0,]*(?:19|20)\d\d(?:[ \u00a0]?[-–—][ \u00a0]?(?:19|20)\d\d)?[ \u00a0]*$")
_MOST_LINKS, _LONGEST, _FOOT = 400, 80, 4_000  # links, characters of a name, of a page's foot


def names_of_house(root: "Element", said: Sequence[Statement]) -> frozenset[str]:
    """Return what a page calls its site: what it states, what leads to its home page, and whose all rights are; each its words alone."""
    # Some pages state their whole title as the site's name.
    names = [one.text for one in said if one.key == "site" and not _JOINT.search(one.text)]
    own = next((one.text for one in said if one.key == "url"), "")
    for link in islice(root.iter("a"), _MOST_LINKS):
        home = _HOME.fullmatch(link.get("href", "").strip(" \t\n"))
        if home and own.startswith(home["site"] or ""):
            names += [words_of(link), link.get("title", ""), *(image.get("alt", "") for image in link.iter("img"))]
    foot = words_of(root)[-_FOOT:]
    names += [_YEARS.sub("", found["name"]) for found in _RIGHTS.finditer(foot)]
    return frozenset(words for name in names if len(name) <= _LONGEST and (words := _compared(name)))


def _compared(text: str) -> str:
    return " ".join(re.findall(r"\w+", bare(text)))
