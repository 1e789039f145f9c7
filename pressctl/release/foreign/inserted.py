"""What a page sets between its paragraphs that a file keeps as words: the way to another text or to share it, an advertisement's mark, rules of style."""

import re
from collections.abc import Sequence
from itertools import takewhile

from pressctl.release.foreign.lines import SENTENCE_ENDS, TEASED, calls_to_share, is_paragraph, share_of_links
from pressctl.release.foreign.manuscript import Aside, leave
from pressctl.release.plain.between import is_advertisement
from pressctl.release.plain.labels import read_label
from pressctl.release.plain.passages import Passage

# Rules of a style sheet, whose element a converter has lost: `a.more:hover {color: #e44;} @media screen {.box {padding: 0}}`.
_SET = r"[a-z-]+[ ]?:[^{};]{1,200}"  # one property, and what it is set to
RULES = re.compile(
    rf"(?:@[a-z-]+[^{{}};]{{0,200}}\{{[ \n]*)?(?:[.#*\w][^{{}};]{{0,200}}\{{[ \n]*(?=[a-z-]+[ ]?:)(?:{_SET};[ \n]*)*(?:{_SET})?\}}[ \n]*(?:\}}[ \n]*)?(?:@[a-z-]+[^{{}};]{{0,200}}\{{[ \n]*)?){{1,80}}"
)
EMPTY = r"(?:__|\*\*|_{4}|\*{4})"  # an editor's bold or italics around no words
_EMPTY = re.compile(EMPTY)
_LONGEST_LABEL, _MOST_LINKS, _SHORTEST = (
    40,
    4,
    60,
)  # characters of "Read also", links below it, characters of a paragraph


def without_inserted(passages: Sequence[Passage], asides: list[Aside]) -> list[Passage]:
    """Return a text's passages without these; each is listed with the reason."""
    kept = [
        one for one in passages if not leave(one, bool(_EMPTY.fullmatch(one.text)), "an emphasis of nothing", asides)
    ]
    kept = [one for one in kept if not leave(one, is_advertisement(one.text), "advertising", asides)]
    kept = [one for one in kept if not leave(one, calls_to_share(one), "where to share it", asides)]
    return [one for one in kept if not leave(one, bool(RULES.fullmatch(one.text)), "rules of a style sheet", asides)]


def without_boxes(passages: Sequence[Passage], asides: list[Aside]) -> list[Passage]:
    """Leave out "Read also" and the links below it where they stand between paragraphs: what follows is the text's."""
    found: list[Passage] = []
    end, begun = 0, False
    for at, one in enumerate(passages):
        if begun and at >= end and _is_way_on(one):
            links = list(takewhile(_is_link, passages[at + 1 : at + 1 + _MOST_LINKS]))
            end = at + 1 + len(links) if links and _goes_on(passages[at + 1 + len(links) :]) else end
        begun = begun or is_paragraph(one)
        if not leave(one, at < end, "related pages", asides):
            found.append(one)
    return found


def _is_way_on(one: Passage) -> bool:
    label = read_label(one.text.rstrip(" .…:\u00a0")) if len(one.text) <= _LONGEST_LABEL and not one.mark else None
    return label is not None and label.kind == "related" and not label.rest


def _is_link(one: Passage) -> bool:
    return share_of_links(one) >= TEASED


def _goes_on(below: Sequence[Passage]) -> bool:
    """Whether a paragraph of the text stands first, and up to the next such box no link to another text, and no heading of one."""
    rest = list(takewhile(lambda one: not _is_way_on(one), below))
    said = (
        bool(rest) and rest[0].form == "text" and len(rest[0].text) >= _SHORTEST and rest[0].text[-1] in SENTENCE_ENDS
    )
    return said and not any(map(_is_link, rest))
