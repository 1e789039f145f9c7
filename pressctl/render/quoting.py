"""An author's straight quotes as their language prints them, in pairs; apostrophes; primes stay.

A straight mark opens, closes, or does neither, by what stands beside it. Only a pair is printed as one: what
has no partner, such as the inches of 12", stays as it was typed. No pair reaches beyond its paragraph.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from pressctl.render.words import Locale, Typography

Edit = tuple[int, int, str]
APOSTROPHE = "’"
_OBJECT = "\ufffc"  # stands for code, see `pressctl.render.parsing`
_SPACES = " \u00a0\u202f"
_OPENING = frozenset("([{")
_DASHES = frozenset("–—-/…:¿¡")  # a quote may open or close beside them
_STOPS = frozenset(",;:!?)]}")  # no quote opens before them


class _Pairs(Struct):
    """Marks of one kind as they are met: those that wait for their partner, and the pairs there are.

    A mark after a figure may close, or be inches or feet: it gives its partner up to the next mark that
    closes and has none.
    """

    waiting: list[tuple[int, int]] = field(default_factory=list)
    found: list[tuple[int, int, int]] = field(default_factory=list)
    doubtful: bool = False

    def opens(self, at: int, depth: int) -> None:
        self.waiting.append((at, depth))
        self.doubtful = False

    def closes(self, at: int, *, figure: bool) -> bool:
        """Say whether the mark has found a partner."""
        if self.waiting:
            start, depth = self.waiting.pop()
        elif self.doubtful:
            start, _, depth = self.found.pop()
        else:
            return False
        self.found.append((start, at, depth))
        self.doubtful = figure and not self.waiting
        return True

    def end(self) -> None:
        self.waiting.clear()
        self.doubtful = False


class _Reader(Struct):
    """Reads a text's marks from its start to its end; `depth` is how many printed quotations are open."""

    text: str
    locale: "Locale"
    rules: "Typography"
    kept: Callable[[int], bool]
    double: _Pairs = field(default_factory=_Pairs)
    single: _Pairs = field(default_factory=_Pairs)
    depth: int = 0
    start: int = 0

    def read(self) -> Iterator[Edit]:
        for met in _runs().finditer(self.text):
            if met[0][0] == "\n":
                yield from self._continued()
                self.double.end()
                self.single.end()
                self.depth, self.start = 0, met.end()
            else:
                yield from self._run(met[0], met.start(), met.end())
        yield from self._continued()
        yield from _printed(self.double, self.locale.quotes, self.rules.nested)
        yield from _printed(self.single, self.rules.single, self.rules.single)

    def _run(self, run: str, start: int, end: int) -> Iterator[Edit]:
        before, after = _before(self.text, start), self.text[end : end + 1]
        opens, closes = _opens(before, after), _closes(before, after)
        first = start if before.isalpha() and run[0] in {"'", APOSTROPHE} else -1  # where an apostrophe may stand
        elided = first >= 0 and (after.isalnum() or after == _OBJECT)  # l'"urgence"
        dropped = end - 1 if not before.isalnum() and self._drops(run, end) else -1  # 'tis
        for at, sign in enumerate(run, start):
            if sign not in {"'", '"'}:
                self._printed_mark(sign)
            elif self.kept(at):
                continue
            elif at == dropped or (elided and at == first):
                yield at, at + 1, APOSTROPHE
            elif opens or elided:
                (self.double if sign == '"' else self.single).opens(at, self.depth + len(self.double.waiting))
            elif closes and not self._close(sign, at, before) and at == first:
                yield at, at + 1, APOSTROPHE

    def _drops(self, run: str, end: int) -> bool:
        return run[-1] == "'" and bool(self.rules.elided) and bool(_elided(self.rules.elided).match(self.text, end))

    def _close(self, sign: str, at: int, before: str) -> bool:
        return (self.double if sign == '"' else self.single).closes(at, figure=before.isdigit())

    def _printed_mark(self, sign: str) -> None:
        opening, closing = (pair.strip(_SPACES) for pair in self.locale.quotes)
        if sign in {opening, closing}:
            self.depth = self.depth + 1 if sign == opening else max(0, self.depth - 1)

    def _continued(self) -> Iterator[Edit]:
        """A quotation of several paragraphs opens each of them, and closes the last alone."""
        if self.double.waiting and self.double.waiting[0][0] == self.start:
            yield self.start, self.start + 1, self.locale.quotes[0]


def quotes(text: str, locale: "Locale", rules: "Typography", kept: Callable[[int], bool]) -> Iterator[Edit]:
    """Yield (start, end, replacement) for each straight mark that has a better form, in no order.

    A mark whose place is `kept` is not looked at.
    """
    if "'" in text or '"' in text:
        yield from _Reader(text, locale, rules, kept).read()


@cache
def _runs() -> re.Pattern[str]:
    """Return the pattern of marks beside each other, and of a paragraph's end.

    Marks of any form, with the spaces of guillemets, are judged as one, by what stands beside them all; so the
    form that some of them are given changes no judgement. Made only for a text that was typed straight.
    """
    return re.compile(
        rf"""
        ["'“”„‘’‚«»‹›\n](?:
          (?<=\n)[ \t]*+\n[ \t\n]*+
        | (?<!\n)(?:(?<=[«‹])[{_SPACES}]++)?+(?:["'“”„‘’‚»›]|[«‹][{_SPACES}]*+|[{_SPACES}]++(?=[»›]))*+
        )
        """,
        re.VERBOSE,
    )


def _printed(pairs: _Pairs, outer: tuple[str, str], nested: tuple[str, str]) -> Iterator[Edit]:
    for start, end, depth in pairs.found:
        opening, closing = nested if depth % 2 else outer
        yield start, start + 1, opening
        yield end, end + 1, closing


def _before(text: str, start: int) -> str:
    """Return the character before a run, past the spaces that belong to a guillemet that closes."""
    if text[start] in "»›":
        while start and text[start - 1] in _SPACES:
            start -= 1
    return text[start - 1 : start] if start else ""


def _opens(before: str, after: str) -> bool:
    if not after or after.isspace() or after in _STOPS:
        return False
    return not before or before.isspace() or before in _OPENING or before in _DASHES


def _closes(before: str, after: str) -> bool:
    return bool(before) and not (before.isspace() or before in _OPENING or after.isalnum() or after == _OBJECT)


@lru_cache(maxsize=8)
def _elided(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(words.split(' '))})(?!\w)")
