"""What a Markdown file sets apart at its top as a quotation, and is none: the whole release, its record, its standfirst."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from pressctl.release.levelling import level
from pressctl.release.lexicon import phrases
from pressctl.release.plain.datelines import read_line
from pressctl.release.plain.forms import is_record
from pressctl.release.plain.labels import read_label
from pressctl.release.plain.openings import read_opening
from pressctl.release.plain.passages import Passage
from pressctl.release.sentences import SENTENCE_ENDS

_FEWEST, _SHARE = 3, 3  # passages of a release that is set apart, the part of a text that they are at least: a third
_NEAR_THE_TOP = 4  # passages
_SHORTEST, _LONGEST = 40, 500  # characters of a standfirst
_SHORTEST_BELOW = 80  # characters of the paragraph below it
_MARKS = "\"'“”„«»‘’「『—–-"  # what words that somebody says begin with, and what stands before who says them
_NAMED = re.compile(r"[\n,] ?[—–-]{1,2} ?\w|\n[^\W\d_a-z]")


def unquoted(passages: Sequence[Passage]) -> list[Passage]:
    """Return a file's passages, those at its top that are no quotation as what they are."""
    found = list(passages)
    end = next((at for at, one in enumerate(found) if not one.quoted), len(found))
    characters = [len(one.text) for one in found]
    if end >= _FEWEST and _SHARE * sum(characters[:end]) >= sum(characters):
        return [replace(one, quoted=False) if at < end else one for at, one in enumerate(found)]
    at = next((at for at, one in enumerate(found[:_NEAR_THE_TOP]) if one.quoted), -1)
    if at >= 0 and (is_record(found[at]) or _is_standfirst(found, at)):
        found[at] = replace(found[at], quoted=False)
    return found


def _is_standfirst(passages: Sequence[Passage], at: int) -> bool:
    """Whether one paragraph that is set apart, below no text and above it, sums that up: no words that somebody says."""
    one, below = passages[at], passages[at + 1 : at + 2]
    if not below or below[0].quoted or below[0].form != "text" or below[0].mark or len(below[0].text) < _SHORTEST_BELOW:
        return False
    if read_opening(below[0].text, language=""):
        return False  # what stands above a dateline is told by that
    headed = all(
        above.form == "heading" or above.is_rule or read_label(above.text).kind or read_line(above.text, language="")
        for above in passages[:at]
    )
    told = one.text[0] in _MARKS or one.text[-1] in _MARKS or below[0].text[0] in _MARKS or _NAMED.search(one.text)
    words = level(below[0].text[:_SHORTEST_BELOW])
    said = re.search(rf"(?<!\w)(?:{phrases('said')})(?!\w)", words)
    whole = one.text[-1] in SENTENCE_ENDS and _SHORTEST <= len(one.text) <= _LONGEST and one.form == "text"
    return headed and whole and not (told or said or one.mark or read_label(one.text).kind)
