"""Days that a page sets within other words: in its main heading, beside what it files the text under. Each gets a line of its own."""

from collections.abc import Collection
from itertools import islice
from typing import TYPE_CHECKING

from pressctl.release.foreign.articles import KICKERS, tokens_of
from pressctl.release.foreign.titles import compared
from pressctl.release.foreign.trees import BLOCKS, name_of, words_of
from pressctl.release.plain.datelines import read_line

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MOST_TITLES, _MOST_SPANS = 20, 2_000  # elements that are looked at
_LONGEST_DATE = 40  # characters
_JOINTS = frozenset(":|·–—-")
_SEPARATORS = " \t\r\n\f\u00a0|•·/›>"


def part_from_dates(root: "Element", titles: Collection[str]) -> None:
    """Put what a main heading has before and behind the headline above and below it, and a date among others on its own line.

    Before it stand a date, a kicker, or whatever `titles` have not: what the page states as its title, in compared words.
    """
    for heading in islice(list(root.iter("h1")), _MOST_TITLES):
        _part_first(heading, titles)
        _part_last(heading)
        _part_label(heading, titles)
    for element in islice(list(root.iter("time", "span", "small", "em")), _MOST_SPANS):
        if _is_beside_others(element) and _is_date(element):
            element.tag = "div"


def _is_date(element: "Element") -> bool:
    read = read_line(words, language="") if len(words := words_of(element)) <= _LONGEST_DATE and words else None
    return read is not None and read.mention is not None and bool(read.mention.year) and not read.place


def _is_label(element: "Element") -> bool:
    return name_of(element) in {"b", "strong", "label"} or "label" in tokens_of(element)


def _is_beside_others(element: "Element") -> bool:
    """Whether an element stands in a block among other elements, none its label, with no word or sign of a sentence beside them."""
    above, before = element.getparent(), element.getprevious()
    if before is not None and (_is_label(before) or words_of(before).endswith((":", "："))):
        return False
    if above is None or name_of(above) not in BLOCKS or len(above) < 2:  # noqa: PLR2004  (others)
        return False
    beside = (above.text, *(one.tail for one in above))
    return not any(text and text.strip(_SEPARATORS) for text in beside)


def _part_first(heading: "Element", titles: Collection[str]) -> None:
    moment = heading.find(".//time")
    first = next(iter(heading), None)
    begins = first is not None and not (heading.text or "").strip(" \t\r\n\u00a0")
    if first is None or not begins or not words_of(first) or words_of(heading) == words_of(first):
        return
    inside = moment is not None and (first is moment or any(one is moment for one in first.iter("time")))
    dates = moment is not None and inside and words_of(first) == words_of(moment)
    stated = compared(words_of(heading).removeprefix(words_of(first))) in titles
    if not dates and not stated and KICKERS.isdisjoint(tokens_of(first)):
        return
    apart = heading.makeelement("p")
    apart.sourceline = heading.sourceline
    heading.text, first.tail = first.tail, None
    apart.append(first)
    heading.addprevious(apart)


def _part_label(heading: "Element", titles: Collection[str]) -> None:
    """Put the last element of a main heading below it, where what stands before is what the page states as its title."""
    last = next(heading.iterchildren(reversed=True), None)
    words = "" if last is None or (last.tail or "").strip(" \t\r\n\u00a0") else words_of(last)
    before = words_of(heading).removesuffix(words) if words else ""
    if last is None or not before or before == words_of(heading) or compared(before) not in titles:
        return
    last.tag = "p"
    heading.addnext(last)


def _part_last(heading: "Element") -> None:
    """Put what a main heading ends with in small letters below it, each element in it on a line of its own."""
    last = next(heading.iterchildren(reversed=True), None)
    if last is None or name_of(last) != "small" or (last.tail or "").strip(" \t\r\n\u00a0"):
        return
    if not words_of(last) or words_of(heading) == words_of(last):
        return
    lines = [one for one in last if words_of(one)] if not (last.text or "").strip(" \t\r\n") else []
    for line in reversed(lines or [last]):
        line.tag, line.tail = "p", None
        heading.addnext(line)
    if lines:
        heading.remove(last)
    sign = next(heading.iterchildren(reversed=True), None)
    if sign is not None and words_of(sign) in _JOINTS:
        heading.remove(sign)
