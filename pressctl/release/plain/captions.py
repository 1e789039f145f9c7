"""What a page shows of a picture between a headline and its text: the caption, who took it, and who wrote the text."""

import re
from collections.abc import Sequence

from pressctl.release.levelling import level
from pressctl.release.plain.furniture import is_credit
from pressctl.release.plain.passages import Passage
from pressctl.release.plain.speakers import is_name

_LONGEST_CAPTION, _LONGEST_CREDIT, _LONGEST_BYLINE = 300, 60, 60  # characters
_MOST_OF_A_NAME = 4  # words
# The last words of a caption: `(Foto: Ann Lee)`, `Foto: Ann Lee/Acme`, `© Ann Lee`.
_ENDS = re.compile(r"[ \u00a0](?P<credit>[(\[]?(?:[^\W\d_]{3,14}:|©)[ \u00a0]?[^.:!?()\[\]]{3,50}[)\]]?)$")
_BY = re.compile(
    r"(?:by|von|par|por|da|di|door|av|af|od|przez|written by|geschrieben von|ecrit par|autor|autore?|author)[ :\u00a0]+"
)


def count_captions(passages: Sequence[Passage]) -> int:
    """Return how many passages below a headline are a picture's caption and credit, with a text below them."""
    count = 0
    while count + 1 < len(passages) and (length := _caption(passages[count:])):
        count += length
    return count if count < len(passages) else 0


def is_byline(text: str) -> bool:
    """Tell whether a line says who wrote a text, and nothing else: `by Ann Lee`."""
    found = _BY.match(level(text)) if len(text) <= _LONGEST_BYLINE else None
    name = text[found.end() :] if found else ""
    return 1 < len(name.split(" ")) <= _MOST_OF_A_NAME and is_name(name)


def _caption(passages: Sequence[Passage]) -> int:
    """Return how many of the first passages are one caption: it ends with its credit, or a line with that is below it."""
    first, below = passages[0], passages[1]
    if first.form or first.mark or first.broken or len(first.text) > _LONGEST_CAPTION:
        return 0
    if is_credit(first.text):
        return 1
    ends = _ENDS.search(first.text)
    if ends and len(ends["credit"]) <= _LONGEST_CREDIT and is_credit(ends["credit"].strip("()[]")):
        return 1
    return 2 if not below.form and len(passages) > 2 and is_credit(below.text) and not _opens(first) else 0  # noqa: PLR2004


def _opens(passage: Passage) -> bool:
    """Whether a passage is more than a caption's one sentence."""
    return len(re.findall(r"[.!?]+(?:[ \u00a0]|$)", passage.text)) > 1
