"""Lists that nobody marked as such: paragraphs, or lines of one, that begin with a dash or a bullet."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from pressctl.release.foreign.numbered import with_numbered_paragraphs
from pressctl.release.levelling import level
from pressctl.release.lexicon import phrases
from pressctl.release.plain.passages import Passage

_SIGN = re.compile(r"(?P<sign>[-–—•●▪■◦‣⁃∙·►▶➢✓*])[ \u00a0\u202f\t]+(?=\S)")
_DASHES = "-–—*"  # signs that also open what somebody says
_SENTENCE_ENDS = '.!?…»”"。'
_MOST_LINES = 200  # of a paragraph
_SHORT = 80  # characters of an item that is no speech


def with_lists(passages: Sequence[Passage], where: str) -> list[Passage]:
    """Return the passages with such runs as items of a list, and paragraphs that are merely numbered as paragraphs."""
    apart = [line for passage in passages for line in _lines(passage)]
    found: list[Passage] = []
    for (sign, _), run in groupby(apart, key=lambda one: (_sign(one), one.quoted)):
        group = list(run)
        if sign and _is_list(sign, group):
            told = f"lines that begin with “{sign}” in {where}"
            group = [replace(one, mark=sign, told=told, broken=len(one.lines) > 1) for one in group]
        found += group
    return with_numbered_paragraphs(found)


def _lines(passage: Passage) -> Iterator[Passage]:
    """Yield the lines of a paragraph that is broken into items, each as a passage; any other as it is."""
    signs = [_SIGN.match(line.text) for line in passage.lines]
    count = sum(map(bool, signs))
    if passage.form != "text" or passage.mark or count < 2 or len(passage.lines) > _MOST_LINES:  # noqa: PLR2004  (a list has two at least)
        yield passage
        return
    at = next(at for at, sign in enumerate(signs) if sign)
    lines = passage.apart()
    if not all(signs[at:]) or not _is_list(signs[at]["sign"], lines[at:]):  # type: ignore[index]
        yield passage
        return
    if at:
        end = sum(len(line.text) + 1 for line in passage.lines[:at]) - 1
        yield from _head(passage, at, end)
    yield from lines[at:]


def _head(passage: Passage, count: int, end: int) -> Iterator[Passage]:
    from pressctl.release.spans import clipped

    yield replace(passage, lines=passage.lines[:count], broken=count > 1, spans=clipped(passage.spans, 0, end))


def _sign(passage: Passage) -> str:
    found = _SIGN.match(passage.text) if passage.form == "text" and not passage.mark else None
    return found["sign"] if found else ""


def _is_list(sign: str, group: Sequence[Passage]) -> bool:
    """Whether such lines are items: by a bullet; behind a dash, which also opens what is said, two or more that nobody says."""
    if sign not in _DASHES:
        return len(group) > 1 or sign in "•●▪■◦►▶➢✓"
    if len(group) == 1:
        return False
    ends = [one.text[-1] in _SENTENCE_ENDS for one in group[:-1]]
    short = all(len(one.text) <= _SHORT and not _is_said(one.text) for one in group)
    return not any(ends) or (sign == "-" and short)


def _is_said(text: str) -> bool:
    """Whether a line has what stands between a speech and who speaks: `, säger Ann Berg.`."""
    return bool(re.search(rf"[,?!.][ \u00a0](?:{phrases('said')})(?!\w)", level(text)))
