"""Where a line may end, and how wide a text is: for scripts with spaces and for those without.

Chinese and Japanese break between any two characters, but not before closing marks nor after opening ones
(W3C, "Requirements for Japanese Text Layout", sections 3.1.7 and 3.1.8); Korean has spaces and keeps its words.
Widths are columns, by Unicode's East Asian Width (UAX #11): ideographs take two, combining marks none.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, pairwise
from unicodedata import category, east_asian_width

# Kana, ideographs, their punctuation and fullwidth forms; not Hangul.
_IDEOGRAPHIC = (
    "\u2e80-\u303f\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff9f\U00020000-\U0003ffff"
)
_NOT_BEFORE = (
    "、。，．：；！？｡､）」』】〕〉》〙〗｣”’…‥ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々〻〜・％,.:;!?)%\\]}"
)
_NOT_AFTER = "（「『【〔〈《〘〖｢“‘(\\[{¥＄$#@"
# Latin letters and the marks printed with them: one column each, and nowhere to break.
_LATIN = re.compile("[\x00-\xac\xae-\u02ff\u2010-\u2027\u202f\u2030-\u205e\u20a0-\u20bf]*")


@cache  # a large class, which few runs need: compiling it takes as long as a whole mail (measured)
def _ideographic() -> re.Pattern[str]:
    return re.compile(f"[{_IDEOGRAPHIC}]")


@cache
def _break() -> re.Pattern[str]:
    """Return what finds a word's inner breaks: beside an ideographic character, and nowhere where the marks forbid it."""
    either = f"(?:(?<=[{_IDEOGRAPHIC}])|(?=[{_IDEOGRAPHIC}]))"
    return re.compile(f"{either}(?<![ \\u00a0\\u202f{_NOT_AFTER}])(?![ \\u00a0\\u202f{_NOT_BEFORE}])")


def is_latin(text: str) -> bool:
    """Whether every character takes one column and lines break at spaces alone: most texts, answered quickly."""
    return text.isascii() or _LATIN.fullmatch(text) is not None


def width(text: str) -> int:
    """Return how many columns a text takes on a screen that gives every letter the same room."""
    return len(text) if is_latin(text) else sum(map(_columns, text))


def within(text: str, columns: int) -> int:
    """Return how many of a text's characters fit into so many columns."""
    if is_latin(text):
        return min(len(text), max(columns, 0))
    return bisect_right([*accumulate(map(_columns, text))], columns)


def inner_breaks(text: str) -> Iterator[int]:
    """Yield where a text may be cut though there is no space."""
    if not is_latin(text) and _ideographic().search(text):
        for found in _break().finditer(text):
            if 0 < found.start() < len(text) and not _clings(text[found.start()]):
                yield found.start()


def pieces(word: str) -> list[str]:
    """Return the pieces of a word that need not stand on one line."""
    ends = [0, *inner_breaks(word), len(word)]
    return [word[start:end] for start, end in pairwise(ends)]


def _columns(character: str) -> int:
    if _clings(character):
        return 0
    return 2 if east_asian_width(character) in {"W", "F"} else 1


def _clings(character: str) -> bool:
    """Whether a character belongs to the one before it: accents, vowel signs, joiners, variation selectors."""
    return category(character) in {"Mn", "Me", "Cf"}
