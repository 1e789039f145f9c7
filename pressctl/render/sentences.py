"""Where a text may be cut short: after a sentence, else after a word, never at a no-break space.

A cut inside « », “ ” or brackets closes them; one that ends no sentence is marked with `…`.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from pressctl.render.breaking import inner_breaks
from pressctl.render.counting import grapheme_ends

_CLOSERS = {"«": "»", "‹": "›", "“": "”", "„": "“", "(": ")", "[": "]"}
_CLOSERS |= {"「": "」", "『": "』", "（": "）", "【": "】", "〔": "〕", "《": "》", "〈": "〉"}
_BLANK = " \t\n\u00a0\u202f"
# What may not stand before an ellipsis: it waits for the words that were cut.
_DANGLING = f"{_BLANK},;:./…–—-«‹“„([、，：；・「『（【〔《〈"
# Possessive, or a long row of marks or spaces would be searched again from each of its places.
_END = re.compile(
    r"(?<![.!?…؟۔।])[.!?…؟۔।]++(?:[ \u00a0\u202f]*+[»›”)\]\"])*+"
    r"(?=[ \t\n]++[«‹“„(\[\"—–-]*+[ \u00a0\u202f]*+(?P<next>[^\W_]))"
    # Without a space after it; a quotation that と or は goes on from ends no sentence.
    r"|[。！？｡]++(?:[」』）】〕》〉]++(?![ぁ-ん]))?+(?![」』）】〕》〉]|\Z)"
)
_LAST_WORD = re.compile(r"[\w.-]*\Z")
_LONGEST_WORD = 12
_SPACES = re.compile(r"[ \t\n]+")

# Without the last dot; initials (J. Durain) and dotted ones (J.-C., U.S.) need no list.
_ABBREVIATED = {
    "fr": """adr apr art av bd boul cf chap coll comm dr éd env etc ex fig hab ibid id janv févr avr juil sept oct nov
        déc max me min mgr mlle mlles mm mme mmes no op p pp pr prof réf resp st ste suiv tél vol vs""",
    "en": """approx apr apt assn aug ave capt co col corp dec dept dist est ext feb fri ft gen gov hon inc jan jr jul
        jun lt ltd mar messrs mon mr mrs ms mt rep rev sen sgt sr thu tue univ wed""",
    "de": "abs bzw ca evtl ggf hrsg nr str usw vgl",
}


def sentence_ends(text: str) -> Iterator[int]:
    """Yield where each sentence ends but the last, with its closing marks; never inside « » or brackets."""
    waiting: list[tuple[str, str]] = []
    done = 0
    for found in _END.finditer(text):
        _follow(text, range(done, found.end()), waiting)
        done = found.end()
        abbreviated = found.group() == "." and _abbreviated(text[: found.start()])
        if not (waiting or abbreviated or (found["next"] or "").islower()):
            yield done


def first_sentences(text: str, fits: Callable[[str], bool]) -> str:
    """Return as many whole sentences from the beginning as fit; "" when not even one does."""
    return _longest([*sentence_ends(text)], lambda end: text[:end], fits)


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
    too_many = bisect_left(ends, 1, key=lambda end: 0 if fits(shortened(end)) else 1)
    return shortened(ends[too_many - 1]) if too_many else ""


def _marked(text: str) -> str:
    """Close a beginning: no dangling punctuation, an ellipsis, what is open closed."""
    kept = text.rstrip(_DANGLING)
    return f"{kept}…{_open(kept)}" if kept else ""


def _open(text: str) -> str:
    """Return what closes the marks left open in `text`, spaced as the opening ones are."""
    waiting: list[tuple[str, str]] = []
    _follow(text, range(len(text)), waiting)
    return "".join(f"{space}{closer}" for closer, space in reversed(waiting))


def _follow(text: str, places: range, waiting: list[tuple[str, str]]) -> None:
    """Keep `waiting` up to date: which closing marks the text up to there still needs, and their spaces."""
    for place in places:
        if waiting and text[place] == waiting[-1][0]:
            waiting.pop()
        elif closer := _CLOSERS.get(text[place]):
            after = text[place + 1 : place + 2]
            waiting.append((closer, after.replace(" ", "\u00a0") if after in {" ", "\u00a0", "\u202f"} else ""))


def _abbreviated(text: str) -> bool:
    """Whether the last word of `text`, which a dot follows, is an abbreviation."""
    word = _LAST_WORD.findall(text[-_LONGEST_WORD:])[0]
    return (len(word) == 1 and word.isupper()) or "." in word or word.casefold() in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(_SPACES.split(" ".join(_ABBREVIATED.values())))
