"""A text's beginning that stands above it once more, cut off: the teaser that a page shows in its lists."""

import re
from collections.abc import Sequence

from pressctl.release.levelling import level
from pressctl.release.plain.datelines import read_line
from pressctl.release.plain.labels import read_label
from pressctl.release.plain.openings import read_opening
from pressctl.release.plain.passages import Passage
from pressctl.release.sentences import SENTENCE_ENDS, length_of

_CUT = re.compile(r"[ \u00a0]?[(\[]?(?:…|\.\.\.+|⋯+)[)\]]?(?:[ \u00a0]?(?:»|>+|→))?$")
_SHORTEST = 24  # characters of what nobody begins two paragraphs with by chance
_TOP, _BELOW = 40, 8  # passages at the top among which it stands, and behind which its text begins
_LONGEST = 2_000  # characters


def without_teaser(passages: Sequence[Passage], *, language: str) -> tuple[list[Passage], tuple[Passage, ...]]:
    """Return a text without its own beginning above it, cut off as teasers are, and this; no word is lost.

    It stands above the paragraph that begins with its words, and something else does that may be the headline.
    """
    found = list(passages)
    for at, one in enumerate(found[:_TOP]):
        begins = _teased(one)
        below = found[at + 1 : at + 1 + _BELOW] if begins else []
        again = next((to for to, other in enumerate(below, at + 1) if _begins(other, begins, language)), 0)
        others = (other for other in (*found[:at], *found[at + 1 : again]) if again)
        if any(_may_head(other, language) for other in others):
            return [*found[:at], *found[at + 1 :]], (one,)
    return found, ()


def _teased(passage: Passage) -> str:
    """Return the words by which a text is known that a passage is the beginning of, "" for one that is not cut off."""
    if passage.mark or passage.form in {"headline", "table", "code"} or len(passage.text) > _LONGEST:
        return ""
    text = passage.text.replace("\n", " ")
    cut = _CUT.search(text)
    words = text[: cut.start()].rstrip(" ,;:.\u00a0") if cut else ""
    return level(words) if length_of(words) >= _SHORTEST else ""


def _begins(passage: Passage, words: str, language: str) -> bool:
    """Whether a paragraph begins with some words, perhaps behind its dateline, and is no shorter than what says them."""
    text = passage.text.replace("\n", " ")[:_LONGEST]
    if (
        passage.mark
        or passage.form in {"headline", "heading", "table", "code"}
        or text[-1] not in f"{SENTENCE_ENDS}:："
    ):
        return False
    opening = read_opening(text, language=language)
    return any(level(said).startswith(words) for said in (text, text[opening.end :] if opening else text))


def _may_head(passage: Passage, language: str) -> bool:
    """Whether something else stands above a text than labels and its day."""
    line = passage.lines[0].text
    return not passage.is_rule and not read_label(line).kind and read_line(line, language=language) is None
