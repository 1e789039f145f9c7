"""What a page as it was saved has that its reader never saw so: texts that a script moves into place, tools of the browser's."""

import re
from itertools import islice
from typing import TYPE_CHECKING

from pressctl.release.foreign.manuscript import Aside
from pressctl.release.foreign.trees import line_of, words_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# React streams what is late at a page's end, hidden as `S:1a`, and has a script put it where `B:1a` waits for it.
_LATE = re.compile(r"S:(?P<number>[0-9a-f]{1,6})")
_MOST = 2_000  # such texts
_TOOLS = (
    "goog-gt-",
    "grammarly-",
    "deepl-",
)  # with what the ids of tools begin that a browser adds: translators, checkers


def as_seen(root: "Element") -> list[Aside]:
    """Put late texts of a page where its readers saw them, and take out what a browser's tools added, which is listed."""
    _put_late(root)
    asides: list[Aside] = []
    for element in [one for one in root.iter("div") if one.get("id", "").startswith(_TOOLS)]:
        words = words_of(element)
        asides += [Aside(text=words, why="a tool of the browser's", line=line_of(element))] if words else []
        element.text = None
        for child in list(element):
            element.remove(child)
    return asides


def _put_late(root: "Element") -> None:
    waiting = {one.get("id", ""): one for one in root.iter("template")}
    late = (one for one in list(root.iter("div")) if one.get("hidden") is not None)
    for element in islice((one for one in late if _LATE.fullmatch(one.get("id", ""))), _MOST):
        del element.attrib["hidden"]
        place = waiting.get(f"B:{element.get('id', '')[2:]}")
        if place is not None and not any(one is element for one in place.iterancestors()):
            place.addprevious(element)
