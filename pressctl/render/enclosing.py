"""Which stretches of a text stand between quotation marks or brackets, in the marks of any language.

Marks that one language opens with and another closes with (“ ” » « ’) are told apart by what stands beside them. A mark
without a partner encloses nothing. A quotation of several paragraphs may open each of them anew.
"""

import re
from bisect import bisect_left

_CLOSED_BY = {"«": "»", "‹": "›", "“": "”", "„": "“”‟", "‟": "”", "‘": "’", "‚": "‘’", "(": ")", "[": "]"}
_CLOSED_BY |= {
    "「": "」",
    "『": "』",
    "｢": "｣",
    "（": "）",
    "【": "】",
    "〔": "〕",
    "《": "》",
    "〈": "〉",
    "〝": "〞〟",
}
# What opens only where a word begins: »Wort«, ”ord”, "word".
_TURNED = {"»": "«", "›": "‹", "”": "”", "’": "’", '"': '"'}
_MARKS = re.compile(f"[{re.escape(''.join({*_CLOSED_BY, *_TURNED, *''.join(_CLOSED_BY.values())}))}]|\n[ \t]*\n")
_BLANK = " \t\n\u00a0\u202f"
_DEEPEST = 16  # marks that wait at once: nobody reads deeper, and a row of thousands is no quotation
_ENDS_WITH_ITS_PARAGRAPH = frozenset('‘‚’"([（')


def enclosed(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of every outermost quotation or bracket, marks included, in order."""
    waiting: list[tuple[str, str, int]] = []  # the mark, what closes it, where it stands
    found: list[tuple[int, int]] = []
    for met in _MARKS.finditer(text):
        mark, at = met[0], met.start()
        if mark[0] == "\n":
            waiting = [one for one in waiting if one[0] not in _ENDS_WITH_ITS_PARAGRAPH]
        elif (depth := _partner(waiting, mark, text, at)) >= 0:
            found.append((waiting[depth][2], met.end()))
            del waiting[depth:]
        elif (closers := _opens(mark, text, at)) and not (waiting and waiting[-1][0] == mark and _opens_anew(text, at)):
            waiting = [*waiting[1 - _DEEPEST :], (mark, closers, at)]
    return _outermost(found)


def inside(place: int, stretches: list[tuple[int, int]]) -> bool:
    """Whether a place lies within one of the stretches that `enclosed` found: a text is not parted there."""
    before = bisect_left(stretches, (place, 0)) - 1
    return before >= 0 and place < stretches[before][1]


def _partner(waiting: list[tuple[str, str, int]], mark: str, text: str, at: int) -> int:
    """Return which of the waiting marks this one closes; -1 for none."""
    if mark == "’" and text[at + 1 : at + 2].isalnum():  # an apostrophe
        return -1
    return next((depth for depth in range(len(waiting) - 1, -1, -1) if mark in waiting[depth][1]), -1)


def _opens(mark: str, text: str, at: int) -> str:
    """Return what closes a mark that opens here; nothing where it does not."""
    before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2]
    if mark == "‘" and before.isalnum():
        return ""
    if mark in _TURNED and not (after.isalnum() and (before in _BLANK or before in _CLOSED_BY or before in "—–-/")):
        return ""
    return _TURNED.get(mark) or _CLOSED_BY.get(mark, "")


def _opens_anew(text: str, at: int) -> bool:
    """Whether a mark begins a paragraph."""
    while at and text[at - 1] in " \t\u00a0\u202f":
        at -= 1
    return not at or text[at - 1] == "\n"


def _outermost(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return kept
