"""Words that a page says twice: a box with its heading is the page's own, a paragraph counts once."""

import re
from collections.abc import Sequence

from pressctl.release.foreign.lines import is_paragraph
from pressctl.release.foreign.manuscript import Aside, leave
from pressctl.release.foreign.titles import compared
from pressctl.release.plain.passages import Passage

_SHORTEST = 60  # characters of what nobody says twice by chance
_LONGEST_BOX = 6  # passages below a heading
_STEP, _LONGEST_WAY = re.compile("[»›>/|→]"), 400  # between the steps of the way to a page; its characters
_MOST = 8  # times that a page has a box


def once(passages: Sequence[Passage], asides: list[Aside]) -> list[Passage]:
    """Return a page's passages without boxes that stand in it several times, and without what it repeats; both are listed."""
    boxes = _boxes(passages)
    if 2 * sum(len(passages[at].text) for at in _within(boxes)) > sum(len(one.text) for one in passages):
        boxes = {}  # the text itself, for two widths: each paragraph counts once
    seen: set[str] = set()
    kept: list[Passage] = []
    end = 0
    for at, one in enumerate(passages):
        end = max(end, at + boxes.get(at, 0))
        long = one.form == "text" and len(one.text) >= _SHORTEST
        again = long and one.text in seen
        if at < end or again:
            why = "a box of the page" if at < end else "a paragraph that stands there already"
            asides.append(Aside(text=one.text, why=why, line=one.number))
        else:
            kept.append(one)
        seen |= {one.text} if long else set()
    return kept


def headings_once(passages: list[Passage], asides: list[Aside]) -> list[Passage]:
    """Leave out a heading near the top that stands there again before any paragraph, as pages for two widths have it.

    So they do with the way to the page, its steps and then the headline.
    """
    head = next((at for at, one in enumerate(passages) if one.form == "headline"), -1)
    headline = compared(passages[head].text) if head >= 0 else ""
    begins = (
        at for at, one in enumerate(passages) if is_paragraph(one) and not compared(one.text).endswith(headline or " ")
    )
    end = next(begins, head + 1)
    seen: set[str] = set()
    kept: list[Passage] = []
    for at, one in enumerate(passages):
        longer = " " in headline and compared(one.text).endswith(
            f" {headline}"
        )  # with what it is filed under before it
        way = one.form == "text" and longer and bool(_STEP.search(one.text[-_LONGEST_WAY:]))
        again = at < end and (way or (one.form == "heading" and (one.text in seen or longer)))
        why = "a heading that stands there already" if one.form == "heading" else "the way to the page"
        if not leave(one, again, why, asides):
            kept.append(one)
        seen |= {one.text} if at < end and one.form == "heading" else set()
    return kept


def _boxes(passages: Sequence[Passage]) -> dict[int, int]:
    """Return where headings stand that come again with what is below them, and how many passages that are."""
    places: dict[str, list[int]] = {}
    for at, one in enumerate(passages):
        if _heads(one):
            places.setdefault(one.text, []).append(at)
    several = [group for group in places.values() if 1 < len(group) <= _MOST]
    found = {
        at: max(_shared(passages, at, other) for other in group if other != at) for group in several for at in group
    }
    return {at: length for at, length in found.items() if any(_is_long(one) for one in passages[at + 1 : at + length])}


def _within(boxes: dict[int, int]) -> set[int]:
    """Return where what stands in such boxes is."""
    return {at + step for at, length in boxes.items() for step in range(length)}


def _shared(passages: Sequence[Passage], at: int, other: int) -> int:
    """Return how many passages two headings have in common, themselves and what is below them up to the next heading."""
    length = 1
    for one, like in zip(
        passages[at + 1 : at + 1 + _LONGEST_BOX], passages[other + 1 : other + 1 + _LONGEST_BOX], strict=False
    ):
        if _heads(one) or one.text != like.text:
            break
        length += 1
    return length


def _is_long(passage: Passage) -> bool:
    return len(passage.text) >= _SHORTEST


def _heads(passage: Passage) -> bool:
    return passage.form == "heading" and not passage.mark
