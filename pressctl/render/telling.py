"""A text told in several posts: where one ends and the next begins, and how they are numbered.

A post ends where a sentence or a paragraph does, and never inside quotation marks or brackets; a sentence that alone is
too long for one is parted at a comma or a word, with `…`. Each post takes as much as it can, from the first, so
a text that is corrected keeps the posts before the place that changed.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from pressctl.render.breaking import inner_breaks
from pressctl.render.enclosing import enclosed, inside
from pressctl.render.sentences import broken_off, how_many, sentence_ends

# Six posts hold 1,500 letters even on X: the news and its first facts. Who wants more follows the link, and a number
# of one digit takes the same room in every post.
MOST = 6
_LINE = re.compile(r"\n[ \t]*-{3,}[ \t]*\n")
_LONGEST = 30_000  # characters of one sentence that are looked at: no post is longer
_BLANK = " \t\n\u3000"
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_CLAUSE = re.compile(r"[,;:،؛—–](?=[ \u00a0\u202f])|[、，；：]")
_SPACE = re.compile("[ \t\n]+")


class Told(NamedTuple):
    """The texts of the posts, without numbers, and how many characters of the whole text they tell.

    `stuck` is the end of what no post has room for and cannot be parted; 0 where there is no such thing.
    """

    pieces: tuple[str, ...]
    end: int
    stuck: int = 0


def numbered(text: str, number: int, total: int) -> str:
    """Return a post of a thread with its number, `2/4`, on a line of its own: there it is read alike in every script."""
    return f"{text}\n\n{number}/{total}" if total > 1 else text


def parted(own: str) -> list[str]:
    """Return the posts that an author wrote as one text, with lines of hyphens between them."""
    return [text for part in _LINE.split(own) if (text := part.strip(" \t\n"))] or [own]


def tell(text: str, language: str, fits: Callable[[int, str], bool], *, opened: bool = False) -> Told:
    """Part a text into at most `MOST` posts, each as full as it can be; it may not be told to its end.

    `fits` is asked of a post's place, from 1, and its text. With `opened` the first post has words of its own: it takes
    whole sentences or nothing of this text, and a thread that cannot tell all of it ends with a sentence, not within one.
    """
    whole = _Whole(text, language)
    pieces: list[str] = []
    at, whole_to = 0, (1, 0)  # how many posts end with a sentence, and where the last of these does
    for number in range(1, MOST + 1):
        if at == len(text):
            break
        piece, end = whole.fill(at, lambda piece, number=number: fits(number, piece), part=number > 1 or not opened)  # type: ignore[misc]
        if not piece and not (opened and number == 1):
            stuck = whole.ends[bisect_right(whole.ends, at)]
            return Told(tuple(pieces[: whole_to[0]]), whole_to[1]) if opened else Told(tuple(pieces), at, stuck)
        pieces.append(piece)
        at = end
        if whole.is_end(at):
            whole_to = number, at
    if opened and at < len(text):
        return Told(tuple(pieces[: whole_to[0]]), whole_to[1])
    return Told(tuple(pieces), at)


class _Whole:
    """A text, and where it may be parted."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.enclosed = enclosed(text)
        paragraphs = (found.start() for found in _PARAGRAPH.finditer(text))
        ends = {*sentence_ends(text, language), *(end for end in paragraphs if not inside(end, self.enclosed))}
        self.ends = [*sorted(ends - {0, len(text)}), len(text)]

    def fill(self, start: int, fits: Callable[[str], bool], *, part: bool) -> tuple[str, int]:
        """Return as much of the text from `start` as fits, and where the next post begins; nothing where nothing does."""
        ends = self.ends[bisect_right(self.ends, start) :]
        if end := self._longest(ends, lambda end: fits(self._between(start, end))):
            return self._between(start, end), self._next(end)
        if not part:
            return "", start
        sentence = min(ends[0], start + _LONGEST)
        for places in (self._clauses(start, sentence), self._words(start, sentence)):
            if end := self._longest([*places], lambda end: fits(broken_off(self._between(start, end)))):
                return broken_off(self._between(start, end)), self._next(end)
        return "", start

    def is_end(self, place: int) -> bool:
        """Whether a sentence or a paragraph ends before a place where a post may begin."""
        return place > 0 and self._next(self.ends[max(0, bisect_right(self.ends, place) - 1)]) == place

    def _between(self, start: int, end: int) -> str:
        return self.text[start:end].strip(_BLANK)

    def _next(self, end: int) -> int:
        """Return where the text goes on after an end."""
        while end < len(self.text) and self.text[end] in _BLANK:
            end += 1
        return end

    def _clauses(self, start: int, end: int) -> Iterator[int]:
        for found in _CLAUSE.finditer(self.text, start, end):
            if not inside(found.end(), self.enclosed):
                yield found.end()

    def _words(self, start: int, end: int) -> list[int]:
        between = self.text[start:end]
        places = {*(found.start() for found in _SPACE.finditer(between)), *inner_breaks(between)}
        return [start + place for place in sorted(places) if place and not inside(start + place, self.enclosed)]

    @staticmethod
    def _longest(ends: Sequence[int], fits: Callable[[int], bool]) -> int:
        fitting = how_many(ends, fits)
        return ends[fitting - 1] if fitting else 0
