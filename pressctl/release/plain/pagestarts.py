"""Where the text of a copied page starts, if not with its first paragraph: below a headline that is as long, below a notice."""

from collections.abc import Sequence
from statistics import fmean

from pressctl.release.plain.datelines import begins_with_day
from pressctl.release.plain.passages import Line, Passage
from pressctl.release.plain.weighing import Echo
from pressctl.release.sentences import SENTENCE_ENDS, count_words, length_of

_LONGEST_LINE = 60  # characters of a line of the day
_SHORTEST_SENTENCE, _SHORTEST_PARAGRAPH = 30, 80  # characters
_MOST_LONG = 3  # lines as long as paragraphs above the day of a text
_MOST_NOTICES, _MOST_LINES = 5, 25  # paragraphs above the day that are a page's own, lines among which they stand
_NEAR, _FEWEST_WORDS = 3, 3  # lines from the day to its headline, words of that
_MUTE, _ECHOED = 0.2, 0.4  # share of their words that the text has, of the headline's


def start_of(lines: Sequence[str], weights: Sequence[int], start: int, end: int, language: str) -> int:
    """Return where the text of `lines[start:end]` starts; `weights` tell what is a paragraph, in their sum.

    A headline may be as long as a paragraph: then the day stands below it. And a page tells its visitors in sentences what
    becomes of their data: then the day stands below that, beside a headline, and the text has none of those words.
    """
    for at in range(start + 1, min(start + _MOST_LONG + 1, end)):
        if _is_day(lines[at], language):
            return at
        above = lines[at - 1]
        if above[-1] in SENTENCE_ENDS and not above.endswith("...") and length_of(above) >= _SHORTEST_SENTENCE:
            break
    return _below_notices(lines, weights, start, end, language)


def _is_day(text: str, language: str) -> bool:
    return length_of(text) <= _LONGEST_LINE and begins_with_day(text, language=language)


def _below_notices(lines: Sequence[str], weights: Sequence[int], start: int, end: int, language: str) -> int:
    """Return where a text starts below what a page tells its visitors, with the day and a headline in between."""
    day = next((at for at in range(start + 1, min(start + _MOST_LINES, end)) if _is_day(lines[at], language)), 0)
    below = next((at for at in range(day + 1, end) if weights[at] > 0), 0) if day else 0
    told = [lines[at] for at in range(start, day) if weights[at] > 0]
    if not below or len(told) > _MOST_NOTICES or sum(map(len, told)) > sum(map(len, lines[below:end])):
        return start
    text = [Passage(lines=(Line(number=at, text=one),)) for at, one in enumerate(lines[below:end], 1)]
    echo = Echo(text)
    near = (lines[at] for at in range(max(start, day - _NEAR), below) if at != day and weights[at] <= 0)
    headed = any(count_words(one) >= _FEWEST_WORDS and echo.share(one) >= _ECHOED for one in near)
    mute = echo.is_telling and fmean(map(echo.share, told)) < _MUTE
    return below if headed and mute else start
