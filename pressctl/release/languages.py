"""Which language a text is in, told by its function words: enough to ask, never to insist."""

import re
from collections import Counter
from functools import cache

from pressctl.release.levelling import level

# Scripts that one language nearly always means, the telling ones first: ranges of letters, and their least share.
_SCRIPTS = (
    ("ja", (("\u3040", "\u30ff"),), 0.1),
    ("ko", (("\uac00", "\ud7a3"),), 0.5),
    ("zh", (("\u4e00", "\u9fff"),), 0.25),  # a character is a word
    ("ur", (("ٹ", "ٹ"), ("ڈ", "ڈ"), ("ڑ", "ڑ"), ("ے", "ے")), 0.02),
    ("fa", (("پ", "پ"), ("چ", "چ"), ("ژ", "ژ"), ("گ", "گ"), ("ی", "ی")), 0.03),
    ("ar", (("\u0621", "\u064a"),), 0.5),
    ("he", (("\u05d0", "\u05ea"),), 0.5),
    ("el", (("\u0391", "\u03c9"),), 0.5),
    ("be", (("ў", "ў"),), 0.003),
    ("uk", (("і", "ї"), ("є", "є"), ("ґ", "ґ")), 0.02),
    ("ru", (("ы", "ы"), ("э", "э")), 0.01),
    ("th", (("\u0e01", "\u0e46"),), 0.5),
    ("hi", (("\u0904", "\u0939"),), 0.5),
    ("bn", (("\u0985", "\u09b9"),), 0.5),
    ("pa", (("\u0a05", "\u0a39"),), 0.5),
    ("gu", (("\u0a85", "\u0ab9"),), 0.5),
    ("ta", (("\u0b85", "\u0bb9"),), 0.5),
    ("te", (("\u0c05", "\u0c39"),), 0.5),
    ("kn", (("\u0c85", "\u0cb9"),), 0.5),
    ("ml", (("\u0d05", "\u0d39"),), 0.5),
    ("si", (("\u0d85", "\u0dc6"),), 0.5),
    ("my", (("\u1000", "\u102a"),), 0.5),
    ("ka", (("\u10d0", "\u10ff"),), 0.5),
    ("am", (("\u1200", "\u135a"),), 0.5),
    ("km", (("\u1780", "\u17b3"),), 0.5),
    ("hy", (("\u0531", "\u0587"),), 0.5),
)
# What languages cannot be told apart surely by their letters alone: each with the script they share.
SCRIPTS = {
    **dict.fromkeys(("ar", "fa", "ur"), "Arab"),
    **dict.fromkeys(("be", "ru", "uk"), "Cyrl"),
    **dict.fromkeys(("ja", "zh"), "Hani"),
    **dict.fromkeys(("hi", "mr", "ne"), "Deva"),
    "ko": "Hang", "he": "Hebr", "el": "Grek", "th": "Thai",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
# Named by what it is not: a class costs its number of characters each time it is compiled.
_NOT_LATIN = re.compile("[^\x00-\u036f\u2000-\u2e7f\U00010000-\U0010ffff]")
# Fewer words than this say nothing; the best language must show itself this much more than the next, the more
# so where names and figures leave little room for function words.
_FEWEST, _FEWEST_TELLING = 20, 3
_MOST_SHARE = 0.2
_ENOUGH = ((_MOST_SHARE, 1.15), (0.1, 1.8), (0.05, 2.5))  # share of the words, lead over the next language
# Languages that share most function words with a larger one: they must lead it, it need not lead them.
_NEIGHBOURS = frozenset({"ca", "et", "fi", "gl", "nb", "ro", "sk", "sl"})
_SAMPLE = 20_000


def detect(text: str) -> tuple[str, str]:
    """Return the language of a text and what tells it; both empty where it does not show."""
    script = _script(text[:_SAMPLE])
    words = [level(word) for word in _WORD.findall(text[:_SAMPLE])]
    if script or len(words) < _FEWEST:
        return script, "its script" if script else ""
    counts = Counter(words)
    known = _function_words()
    spread = Counter(word for language in known for word in known[language])
    shares = sorted(((sum(counts[word] / spread[word] for word in known[tag]), tag) for tag in known), reverse=True)
    most, language = shares[0]
    second, other = next(one for one in shares[1:] if language in _NEIGHBOURS or one[1] not in _NEIGHBOURS)
    own, others = (
        sum(counts[word] for word in known[one] - known[two]) for one, two in ((language, other), (other, language))
    )
    apart = (
        own >= _FEWEST_TELLING and own > 2 * others
    )  # by what the one has of its own, as Norwegian has beside Danish
    share = sum(counts[word] for word in known[language]) / len(words)
    if sum(word in counts for word in known[language]) < _FEWEST_TELLING or not any(
        share >= least and (most >= lead * second or (apart and least == _MOST_SHARE)) for least, lead in _ENOUGH
    ):
        return "", ""
    telling = [word for word, _ in counts.most_common() if word in known[language]]
    return language, f"its words: {', '.join(telling[:3])}"


def _script(text: str) -> str:
    """Return the language that a text's letters alone tell; "" for Latin and for scripts of several languages."""
    if len(_NOT_LATIN.findall(text)) < _FEWEST:
        return ""
    letters = [character for character in text if character.isalpha()]
    if len(letters) < _FEWEST:
        return ""
    for language, ranges, share in _SCRIPTS:
        found = sum(any(first <= letter <= last for first, last in ranges) for letter in letters)
        if found > share * len(letters):
            return language
    return ""


def primary(tag: str) -> str:
    """Return the language of a BCP 47 tag without region or script: `fr` of `fr-CA`."""
    return tag.replace("_", "-").split("-", 1)[0].lower()


def function_words(language: str) -> frozenset[str]:
    """Return a language's function words without accents; those of all known ones where it is unknown."""
    known = _function_words()
    return known[language] if language in known else frozenset().union(*known.values())


@cache
def _function_words() -> dict[str, frozenset[str]]:
    from pressctl.release.lexicon import lexicons  # only an import needs it

    return {tag: frozenset(_WORD.findall(level(one.small))) for tag, one in lexicons().items() if one.small}
