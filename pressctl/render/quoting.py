"""An author's straight quotes as their language prints them, in pairs; apostrophes; primes stay.

A straight mark opens, closes, or does neither, by what stands beside it. Only a pair is printed as one: what
has no partner, such as the inches of 12", stays as it was typed. No pair reaches beyond its paragraph.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from pressctl.render.words import Locale, Typography

APOSTROPHE = "’"
_OBJECT = "\ufffc"  # stands for code, see `pressctl.render.parsing`
_OPENING = frozenset("([{«‹„‚“‘")
_DASHES = frozenset("–—-/…:¿¡")  # a quote may open or close beside them
_STOPS = frozenset(",;:!?)]}»›”")  # no quote opens before them
_MARKS = frozenset({"'", '"', APOSTROPHE})


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


def quotes(
    text: str, locale: "Locale", rules: "Typography", kept: Callable[[int], bool]
) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, replacement) for each straight mark that has a better form, in no order.

    A mark whose place is `kept` is not looked at.
    """
    if "'" not in text and '"' not in text:
        return
    double, single, depth, start = _Pairs(), _Pairs(), 0, 0
    for met in _marks(locale.quotes, rules.elided).finditer(text):
        at, kind = met.start(), met.lastgroup
        if kind == "end":
            yield from _continued(double, start, locale)
            double.end()
            single.end()
            depth, start = 0, met.end()
        elif kind == "outer":
            depth = max(0, depth + (1 if met[0] == locale.quotes[0][0] else -1))
        elif kept(at):
            continue
        elif kind == "apostrophe":
            yield at, at + 1, APOSTROPHE
        else:
            pairs = double if met[0] == '"' else single
            before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
            if _opens(before, after):
                pairs.opens(at, depth + len(double.waiting))
            elif _closes(before, after):
                alone = not pairs.closes(at, figure=before.isdigit())
                if alone and pairs is single and before.isalpha():
                    yield at, at + 1, APOSTROPHE
    yield from _continued(double, start, locale)
    yield from _printed(double, locale.quotes, rules.nested)
    yield from _printed(single, rules.single, rules.single)


def _continued(double: _Pairs, start: int, locale: "Locale") -> Iterator[tuple[int, int, str]]:
    """A quotation of several paragraphs opens each of them, and closes the last alone."""
    if double.waiting and double.waiting[0][0] == start:
        yield start, start + 1, locale.quotes[0]


def _printed(pairs: _Pairs, outer: tuple[str, str], nested: tuple[str, str]) -> Iterator[tuple[int, int, str]]:
    for start, end, depth in pairs.found:
        opening, closing = nested if depth % 2 else outer
        yield start, start + 1, opening
        yield end, end + 1, closing


def _opens(before: str, after: str) -> bool:
    if not after or after.isspace() or after in _STOPS:
        return False
    if before in _MARKS:  # l'"urgence", "'Oui', dit-elle"
        return after.isalnum()
    return not before or before.isspace() or before in _OPENING or before in _DASHES


def _closes(before: str, after: str) -> bool:
    return bool(before) and not (before.isspace() or before in _OPENING or after.isalnum() or after == _OBJECT)


@lru_cache(maxsize=32)
def _marks(outer: tuple[str, str], elided: str) -> re.Pattern[str]:
    """Return the pattern of what tells quotes apart: it begins with a set of characters, so the search is quick."""
    own = re.escape(f"{outer[0][0]}{outer[1][-1]}")
    words = "|".join(elided.split(" "))
    dropped = rf"|(?<!\w')(?=(?:{words})(?!\w))" if words else ""
    return re.compile(
        rf"""
        ['"\n{own}](?:
          (?P<apostrophe> (?<=[^\W\d_]')(?=[^\W_]|[«“„‹{_OBJECT}]|"[^\W_]){dropped} )
        | (?P<outer> (?<=[{own}]) )
        | (?P<end> (?<=\n)[ \t]*+\n )
        | (?P<mark> (?<=['"]) )
        )
        """,
        re.VERBOSE,
    )
