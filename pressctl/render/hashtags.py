"""Hashtags, made from keywords the way a person would write them.

A tag has to work on every network: letters, digits and underscores (a hyphen or an apostrophe ends a
tag on X and Mastodon), NFC (Bluesky reads a decomposed accent as the end), not digits alone, words
in CamelCase, which is what screen readers need to tell them apart.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

MOST_MADE = 3
# A person would not write a longer one; Bluesky's own bounds are 64 graphemes and 640 bytes.
_LONGEST = 40
_SHORTEST = 2

_ELISION = re.compile(r"(?<!\w)(?:[dl]|qu)['’](?=[^\W\d_])", re.IGNORECASE)
_SUFFIX = re.compile(r"(?<=\w)['’](?=(?:s|t|d|m|ll|re|ve)(?!\w))", re.IGNORECASE)


def hashtag(keyword: str) -> str:
    """Return the hashtag of a keyword, `#` included; "" when none can be made.

    `l’État` gives `#État`, `lutte contre le narcotrafic` gives `#LutteContreLeNarcotrafic`.
    """
    text = _SUFFIX.sub("", _ELISION.sub("", unicodedata.normalize("NFC", keyword)))
    return _tag("".join(_capital(word) for word in _words(text)))


def written(tag: str) -> str:
    """Return an author's own hashtag: as written where that works everywhere, else made from it."""
    own = unicodedata.normalize("NFC", tag).lstrip("#＃").strip(" \t\n\u00a0\u202f")
    return _tag(own) if own and [*_words(own)] == [own] else hashtag(own)


def choose(tags: Sequence[str], keywords: Sequence[str]) -> tuple[str, ...]:
    """Return the hashtags of a release: all those its author wrote, else at most three from keywords."""
    if tags:
        return _once(map(written, tags))
    return _once(map(hashtag, keywords))[:MOST_MADE]


def _once(tags: Iterable[str]) -> tuple[str, ...]:
    kept: dict[str, str] = {}
    for tag in filter(None, tags):
        kept.setdefault(tag.casefold(), tag)
    return tuple(kept.values())


def _words(text: str) -> Iterator[str]:
    """Yield the runs of characters every network takes in a tag."""
    word = ""
    for character in text:
        if kept := _kept(character):
            word += kept
        elif word:
            yield word
            word = ""
    if word:
        yield word


def _kept(character: str) -> str:
    category = unicodedata.category(character)
    if category[0] in "LM" or category == "Nd" or character == "_":
        return character
    # CO₂ is written #CO2.
    return (
        str(unicodedata.digit(character)) if category == "No" and unicodedata.digit(character, None) is not None else ""
    )


def _capital(word: str) -> str:
    """Give a word its capital, unless it has its own (`iPhone`)."""
    return word[0].title() + word[1:] if word.islower() else word


def _tag(name: str) -> str:
    long_enough = _SHORTEST <= len(name) <= _LONGEST
    return f"#{name}" if long_enough and any(unicodedata.category(one)[0] == "L" for one in name) else ""
