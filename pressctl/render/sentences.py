"""Where a text may be cut short: after a sentence, else after a word, never at a no-break space.

A cut inside « », “ ” or brackets closes them; one that ends no sentence is marked with `…`.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from pressctl.render.breaking import inner_breaks
from pressctl.render.enclosing import enclosed, inside
from pressctl.render.lengths import grapheme_ends

_CLOSERS = {"«": "»", "‹": "›", "“": "”", "„": "“", "(": ")", "[": "]"}
_CLOSERS |= {"「": "」", "『": "』", "（": "）", "【": "】", "〔": "〕", "《": "》", "〈": "〉"}
_BLANK = " \t\n\u00a0\u202f"
# What may not stand before an ellipsis: it waits for the words that were cut.
_DANGLING = f"{_BLANK},;:./…–—-«‹“„([、，：；・「『（【〔《〈"
# Possessive, or a long row of marks or spaces would be searched again from each of its places.
_END = re.compile(
    r"(?<![.!?…؟۔।॥։።။])[.!?…؟۔।॥։።။]++(?:[ \u00a0\u202f]*+[»›](?!\w)|[”“‘’«)\]\"])*+"
    r"(?=[ \t\n]++[«‹“„‘‚»”(\[\"'—–¿¡#@-]*+[ \u00a0\u202f]*+(?P<next>[^ \t\n\u00a0\u202f.!?…,;:»›)\]/]))"
    # Without a space after it; a quotation that と or は goes on from ends no sentence.
    r"|[。！？｡]++(?:[」』）】〕》〉]++(?![ぁ-ん]))?+(?![」』）】〕》〉]|\Z)"
)
_LAST_WORD = re.compile(r"[\w.-]*\Z")
_LONGEST_WORD = 12
_LONGEST_DAY = 2  # digits of a day of the month
# Languages that write an ordinal as a figure with a dot.
_ORDINALS = frozenset(
    [
        "bs",
        "cs",
        "da",
        "de",
        "et",
        "fi",
        "fo",
        "hr",
        "hu",
        "is",
        "lb",
        "lv",
        "mk",
        "nb",
        "nn",
        "no",
        "pl",
        "sk",
        "sl",
        "sr",
        "tr",
    ]
)
_SPACES = re.compile(r"[ \t\n]+")

_SHARED = "art ca cf co dr etc fig inc ing max min mr mrs ms no nr p pp prof st tel vol vs"
# Without the last dot; initials (J. Durain) and dotted ones (J.-C., U.S.) need no list.
_ABBREVIATED = {
    "fr": """adr apr art av bd boul cf chap coll comm dr éd env etc ex fig hab ibid id janv févr avr juil sept oct nov
        déc max me min mgr mlle mlles mm mme mmes no op p pp pr prof réf resp st ste suiv tél vol vs""",
    "en": """approx apr apt assn aug ave capt co col corp dec dept dist est ext feb fri ft gen gov hon inc jan jr jul
        jun lt ltd mar messrs mon mr mrs ms mt rep rev sen sgt sr thu tue univ wed""",
    "de": "abs bzw ca evtl ggf hrsg nr str usw vgl",
}


def sentence_ends(text: str, language: str = "") -> Iterator[int]:
    """Yield where each sentence ends but the last, with its closing marks; never inside quotation marks or brackets.

    In the `language` of a text (BCP 47) a figure with a dot may be an ordinal: `14. Juni`.
    """
    spoken = language.lower().split("-", 1)[0]
    stretches: list[tuple[int, int]] | None = None
    for found in _END.finditer(text):
        if (found["next"] or "").islower() or (found.group() == "." and _abbreviated(text, found.start(), spoken)):
            continue
        if stretches is None:
            stretches = enclosed(text)
        if not inside(found.end(), stretches):
            yield found.end()


def first_sentences(text: str, fits: Callable[[str], bool], language: str = "") -> str:
    """Return as many whole sentences from the beginning as fit; "" when not even one does."""
    return _longest([*sentence_ends(text, language)], lambda end: text[:end], fits)


def first_words(text: str, fits: Callable[[str], bool]) -> str:
    """Return as many words from the beginning as fit, with `…`; a part of the first when it is too long."""

    def shortened(end: int) -> str:
        return _marked(text[:end])

    words = sorted({*(found.start() for found in _SPACES.finditer(text)), *inner_breaks(text)})
    if kept := _longest(words, shortened, fits):
        return kept
    anywhere = [*grapheme_ends(text)][:-1]
    inside = [end for end in anywhere if text[end - 1] not in _BLANK and text[end] not in _BLANK]
    return _longest(inside, shortened, fits) or _longest(anywhere, shortened, fits)


def _longest(ends: Sequence[int], shortened: Callable[[int], str], fits: Callable[[str], bool]) -> str:
    """Return the longest shortened text that fits; a later end never gives a shorter one."""
    fitting = how_many(ends, lambda end: fits(shortened(end)))
    return shortened(ends[fitting - 1]) if fitting else ""


def how_many(ends: Sequence[int], fits: Callable[[int], bool]) -> int:
    """Return how many of a text's ends fit, of which the first ones do.

    Looked for from the front in growing steps: a text may be a thousand times what fits.
    """
    beyond = 1
    while beyond <= len(ends) and fits(ends[beyond - 1]):
        beyond *= 2
    known = beyond // 2
    return known + bisect_left(ends[known : min(beyond - 1, len(ends))], 1, key=lambda end: 0 if fits(end) else 1)


def broken_off(text: str) -> str:
    """Return the beginning of a sentence that goes on elsewhere: no dangling punctuation, an ellipsis."""
    kept = text.rstrip(_DANGLING)
    return f"{kept}…" if kept else ""


def _marked(text: str) -> str:
    """Close a beginning: no dangling punctuation, an ellipsis, what is open closed."""
    kept = broken_off(text)
    return f"{kept}{_open(kept)}" if kept else ""


def _open(text: str) -> str:
    """Return what closes the marks left open in `text`, spaced as the opening ones are."""
    waiting: list[tuple[str, str]] = []
    for place, mark in enumerate(text):
        if waiting and mark == waiting[-1][0]:
            waiting.pop()
        elif closer := _CLOSERS.get(mark):
            after = text[place + 1 : place + 2]
            waiting.append((closer, after.replace(" ", "\u00a0") if after in {" ", "\u00a0", "\u202f"} else ""))
    return "".join(f"{space}{closer}" for closer, space in reversed(waiting))


def _abbreviated(text: str, dot: int, language: str) -> bool:
    """Whether the word before a dot is an abbreviation, or an ordinal."""
    word = _LAST_WORD.findall(text[max(0, dot - _LONGEST_WORD) : dot])[0]
    if word.isdigit():
        return language in _ORDINALS and len(word) <= _LONGEST_DAY
    return (len(word) == 1 and word.isupper()) or "." in word or word.casefold() in _abbreviations(language)


@cache
def _abbreviations(language: str) -> frozenset[str]:
    """Return those of a language; all where it is not known, and where it is one that has none here, what many share."""
    lists = _ABBREVIATED.values() if not language else (_SHARED, _ABBREVIATED.get(language, ""))
    return frozenset(_SPACES.split(" ".join(lists)))
