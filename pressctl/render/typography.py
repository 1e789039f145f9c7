"""The typography of a language, applied when a release is rendered and never to its source.

It only replaces what the author wrote, and of that only spaces, apostrophes and straight quotes: no other
character changes, and nothing is inserted but the space that is part of a guillemet. Addresses, code, times,
hashtags, accounts, names of files and `:emoji:` are left alone, and so is what has a typographic form already.
What each language does is said in its module of `pressctl.render.words`; one that says nothing is neutral.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from pressctl.render.quoting import quotes
from pressctl.render.spacing import NARROW, NO_BREAK, Spacing, spaces, spacing_of
from pressctl.render.words import Locale, Typography, available, find

__all__ = ["NARROW", "NO_BREAK", "edits", "polish"]

_STOPS = ' \t\n\u00a0\u202f<>«»‹›"“”„‘‚'  # end whatever is kept
_TOKEN = re.compile(f"[^{_STOPS}]*")
_LONGEST = 100  # characters before a sign that are looked at: a server's name, a file's
_ENDINGS = (
    "pdf|docx?|odt|rtf|xlsx?|ods|pptx?|csv|txt|md|html?|xml|json|jpe?g|png|gif|svg|webp|tiff?|eps|mp[34]|mov|wav|zip"
)
# The signs of what is not prose; all but code, hashtags and accounts mean the whole token around them.
_SIGNS = re.compile(
    rf"""
    [:.@#`](?:
      (?<=:)// | (?<=\bmailto:) | (?<=\btel:) | (?<=\bwww\.)            # an address
    | (?<=\.)(?:[a-z]{{2,4}}/|(?:{_ENDINGS})(?!\w))                    # one without its scheme, a file
    | (?<=[\w.+'-]@)\w                                                # a mail address
    | (?P<mine> (?<=[@#])\w+(?:['’-]\w+)* | (?<=`)[^`\n]*` )           # an account, a hashtag, code
    )
    """,
    re.VERBOSE,
)


@lru_cache(maxsize=1024)  # a headline is polished for every mail, page, feed and post
def polish(text: str, language: str, *, narrow: bool = True) -> str:
    """Return `text` with the typography of `language` (BCP 47); doing it twice changes nothing more.

    With `narrow` off, U+00A0 stands wherever U+202F would: X counts the latter as two, and some
    mail programs show it badly in a subject.
    """
    done, parts = 0, []
    for start, end, sign in _edits(text, language):
        parts += [text[done:start], sign if narrow else sign.replace(NARROW, NO_BREAK)]
        done = end
    return "".join([*parts, text[done:]]) if parts else text


@lru_cache(maxsize=256)  # a subject has other spaces than the headline it is made of, at the same places
def _edits(text: str, language: str) -> tuple[tuple[int, int, str], ...]:
    return tuple(edits(text, language))


def edits(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, replacement) for each change `polish` makes, in order, in characters."""
    if " " not in text and "'" not in text and '"' not in text:  # what it changes
        return
    house = _house(language)
    if house is None:
        return
    locale, rules, spacing = house
    holds = _Kept(text).holds
    for start, end, sign in sorted([*spaces(text, spacing), *quotes(text, locale, rules, holds)]):
        if not holds(start):
            yield start, end, sign


class _Kept:
    """The places in a text where nothing is touched, looked for when one is asked about: most texts need no edit."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.looked = False

    def _look(self) -> None:
        text, end = self.text, 0
        while found := _SIGNS.search(text, end):
            start, end = found.span()
            if not found["mine"]:
                least = max(start - _LONGEST, self.ends[-1] if self.ends else 0)
                while start > least and text[start - 1] not in _STOPS:
                    start -= 1
                end = _TOKEN.match(text, end).end()  # type: ignore[union-attr]  # it matches everywhere
            self.starts.append(start)
            self.ends.append(end)

    def holds(self, place: int) -> bool:
        if not self.looked:
            self.looked = True
            self._look()
        before = bisect_right(self.starts, place) - 1
        return before >= 0 and place < self.ends[before]


@lru_cache(maxsize=64)  # asked of one language for each paragraph
def _house(language: str) -> tuple[Locale, Typography, Spacing] | None:
    """Return what a language has of its own: one that borrows English words has no English typography."""
    primary = language.lower().replace("_", "-").split("-", 1)[0]
    locale = find(language) if primary in available() else None
    rules = locale.typography if locale else None
    return (locale, rules, spacing_of(locale, rules)) if locale and rules else None
