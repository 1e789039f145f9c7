"""What a page sets between its paragraphs that a file keeps as words: the mark of an advertisement, the rules of a style sheet."""

import re
from collections.abc import Sequence

from pressctl.release.foreign.manuscript import Aside, leave
from pressctl.release.plain.between import is_advertisement
from pressctl.release.plain.passages import Passage

# Rules of a style sheet, whose element a converter has lost: `a.more:hover {color: #e44;} @media screen {.box {padding: 0}}`.
_RULES = re.compile(
    r"(?:@[a-z-]+[^{};]{0,200}\{[ \n]*)?(?:[.#@*\w][^{};]{0,200}\{(?:[ \n]*[a-z-]+[ ]?:[^{};]{1,200};?)+[ \n]*\}[ \n]*\}?[ \n]*(?:@[a-z-]+[^{};]{0,200}\{[ \n]*)?){1,80}"
)


def without_inserted(passages: Sequence[Passage], asides: list[Aside]) -> list[Passage]:
    """Return a text's passages without these; each is listed with the reason."""
    kept = [one for one in passages if not leave(one, is_advertisement(one.text), "advertising", asides)]
    return [one for one in kept if not leave(one, bool(_RULES.fullmatch(one.text)), "rules of a style sheet", asides)]
