"""Quotation marks that a page writes beside those of its element `q`, which browsers then show twice or switch off."""

from typing import TYPE_CHECKING

from pressctl.release.foreign.trees import words_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Each with those that close it; Nordic and some German texts open with », Swedish ones with ”.
_PAIRS = {
    "«": "»", "»": "«»", "“": "”", "”": "”", "„": "“”", "‹": "›", "›": "‹›", "‘": "’", "’": "’", "‚": "‘’", '"': '"', "「": "」", "『": "』",
}  # fmt: skip
_BLANKS = " \u00a0\u202f\t\r\n"


def has_own_marks(element: "Element", before: str) -> bool:
    """Tell whether a quoted passage has its marks written out, around its element or within it.

    Args:
        element: The element `q`.
        before: What was written before it; only French has a blank between mark and word.
    """
    after = element.tail or ""
    if before.rstrip(_BLANKS)[-1:] == "«":
        before, after = before.rstrip(_BLANKS), after.lstrip(_BLANKS)
    words = words_of(element).strip(_BLANKS)
    return _are_pair(before[-1:], after[:1]) or (len(words) > 1 and _are_pair(words[0], words[-1]))


def _are_pair(opening: str, closing: str) -> bool:
    return bool(closing) and closing in _PAIRS.get(opening, "")
