"""Hashtags, made from keywords the way a person would write them.

A tag has to work on every network: letters, digits and underscores (a hyphen or an apostrophe ends a
tag on X and Mastodon), NFC (Bluesky reads a decomposed accent as the end), not digits alone, words
in CamelCase, which is what screen readers need to tell them apart. Scripts that have no capitals and part their words
by spaces join them with a low line, as their writers do; those that write without spaces need neither.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

MOST_MADE = 3
# A person would not write a longer one; Bluesky's own bounds are 64 graphemes and 640 bytes.
_LONGEST = 40
_DOTTED = frozenset({"az", "tr"})  # they write İstanbul
_SHORTEST = 2

# Letters, their marks and digits.
_IN_TAGS = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Nd"})
_SIGN = re.compile(r"://[^ \t\n\u00a0\u202f\u3000]*|(?<![\w#＃&/])(?P<tag>[#＃])")
# French, Catalan and Italian: l’eau, jusqu’ici, dell’acqua; with a preposition, which alone would be no French: de l’État.
# Not where it is within a name, or a word of its own: Val-d’Oise, Côte d’Ivoire, d’abord.
_ELISION = re.compile(
    r"(?<![\w-])(?!(?-i:(?<=[^\W\d_][ \u00a0])d['’](?=[A-ZÀ-ÖØ-Þ]))|d['’](?:abord|accord|ailleurs)(?!\w))(?:(?:de|à)[ \u00a0\u202f])?(?:[cdjlmnst]|(?:jus|lors|puis)?qu|un|(?:a|be|co|da|de|ne|que|su)ll)['’](?=[^\W\d_])",
    re.IGNORECASE,
)
# Words that have an apostrophe and are one all the same: aujourd’hui, prud’hommes, presqu’île.
_WITHIN = re.compile(r"(?<!\w)(aujourd|entr|grand|presqu|prud|quelqu)['’](?=[^\W\d_])|(?<=l)·(?=l)", re.IGNORECASE)
_SUFFIX = re.compile(r"(?<=\w)['’](?=(?:s|t|d|m|ll|re|ve)(?!\w))", re.IGNORECASE)
# Hebrew marks its abbreviations and foreign sounds within words: ארה״ב.
_GERESH = re.compile("(?<=[\u05d0-\u05ea])[\u05f3\u05f4'\"’”](?=[\u05d0-\u05ea])")
# Hebrew, Arabic (with Persian and Urdu), Syriac, Thaana, N’Ko, the scripts of India; Georgian, Ethiopic; forms for printing.
_SPACED = re.compile("[\u05d0-\u0dff\u10d0-\u10ff\u1200-\u137f\ufb1d-\ufdff\ufe70-\ufefc]")


def hashtag(keyword: str, language: str = "") -> str:
    """Return the hashtag of a keyword, `#` included; "" when none can be made.

    `réforme de l’État` gives `#RéformeÉtat`, `lutte contre le narcotrafic` gives `#LutteContreLeNarcotrafic`. Capitals
    are those of its `language` (BCP 47).
    """
    text = unicodedata.normalize("NFC", keyword)
    for pattern, kept in ((_WITHIN, r"\1"), (_ELISION, ""), (_SUFFIX, ""), (_GERESH, "")):
        text = pattern.sub(kept, text)
    dotted = language.lower().split("-", 1)[0] in _DOTTED
    name = ""
    for word in _words(text):
        joint = "_" if name and (_SPACED.match(word) or _SPACED.match(name[-1])) else ""
        name += joint + _capital(word, dotted=dotted)
    return _tag(name)


def written(tag: str, language: str = "") -> str:
    """Return an author's own hashtag: as written where that works everywhere, else made from it."""
    own = unicodedata.normalize("NFC", tag).lstrip("#＃").strip(" \t\n\u00a0\u202f")
    return _tag(own) if own and [*_words(own)] == [own] else hashtag(own, language)


def choose(tags: Sequence[str], keywords: Sequence[str], language: str = "") -> tuple[str, ...]:
    """Return the hashtags of a release: all those its author wrote, else at most three from keywords."""
    if tags:
        return _once(written(tag, language) for tag in tags)
    return _once(hashtag(keyword, language) for keyword in keywords)[:MOST_MADE]


def tags_in(text: str, *, joined: str = "") -> list[tuple[int, int]]:
    """Return (start, end) of each hashtag a text has, its sign included, in order.

    Letters with their marks, digits and underscores make one, if there is a letter and it begins a word: C# and a#b have
    none, nor has the fragment of an address. `joined` are characters that may stand between them.
    """
    found: list[tuple[int, int]] = []
    for sign in _SIGN.finditer(text) if "#" in text or "＃" in text else ():
        if not sign["tag"] or _of_a_tag(text[sign.start() - 1 : sign.start()]):
            continue
        end = start = sign.end()
        while _of_a_tag(text[end : end + 1]) or (text[end : end + 1] in joined and _of_a_tag(text[end + 1 : end + 2])):
            end += 1
        if not text.startswith("://", end) and any(unicodedata.category(one)[0] == "L" for one in text[start:end]):
            found.append((sign.start(), end))
    return found


def _of_a_tag(character: str) -> bool:
    return character == "_" or (character != "" and unicodedata.category(character) in _IN_TAGS)


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


def _capital(word: str, *, dotted: bool) -> str:
    """Give a word its capital, unless it has its own (`iPhone`); a `dotted` i keeps its dot."""
    if not word.islower():
        return word
    return ("İ" if dotted and word[0] == "i" else word[0].title()) + word[1:]


def _tag(name: str) -> str:
    categories = [unicodedata.category(one) for one in name]
    long_enough = _SHORTEST <= len(name) <= _LONGEST or categories == ["Lo"]  # one ideograph is a word
    return f"#{name}" if long_enough and any(category[0] == "L" for category in categories) else ""
