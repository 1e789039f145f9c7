"""What a page states for machines, as a witness of its text: who wrote it, what it is filed under, and all its words.

A line that only says again who wrote a text, or what it is filed under, is the page's; so is what stands below the last
of the words that a page states as its article (schema.org's `articleBody`), down to whom to ask.
"""

from collections.abc import Sequence

from pressctl.release.foreign.lines import LONGEST_LINE, SENTENCE_ENDS, is_paragraph
from pressctl.release.foreign.manuscript import Aside, leave
from pressctl.release.foreign.metadata import Statement
from pressctl.release.foreign.titles import compared
from pressctl.release.plain.categories import split_categories
from pressctl.release.plain.contacts import has_address
from pressctl.release.plain.labels import read_label
from pressctl.release.plain.passages import Passage

_LONGEST = 60  # characters of such a line
_MOST_BEFORE = 2  # words before who wrote it: `By`, `Text and photo`
_FEWEST_WORDS = 2  # of somebody's name
_MOST_OF_A_TOPIC = 4  # words
_NEAR_THE_END = 6  # passages
_NEAR_AN_ADDRESS = 3  # passages
_SHORTEST_BODY, _MOST_ALIKE, _SHORTEST = (
    300,
    0.8,
    20,
)  # characters of an article, share of its paragraphs, characters of one
_FILING = frozenset({"keywords", "section"})
_OF_THE_RELEASE = frozenset({"contact", "about", "notes", "embargo", "press", "immediate", "end", "issuer"})


def without_stated(passages: Sequence[Passage], said: Sequence[Statement], asides: list[Aside]) -> list[Passage]:
    """Return a page's passages without lines that say again what it states, and without what its article has not below it."""
    ends = _end_of_article(passages, said)
    kept = [
        one
        for at, one in enumerate(passages)
        if not leave(one, at in ends, "below what the page states as its text", asides)
    ]
    authors = {
        words for one in said if one.key == "author" and (words := compared(one.text)).count(" ") + 1 >= _FEWEST_WORDS
    }
    filed = _filed(said)
    title = not any(one.form in {"headline", "heading"} for one in kept)  # then a line in bold at the top may be it
    found: list[Passage] = []
    begun = 0  # paragraphs above
    for at, one in enumerate(kept):
        last = at >= len(kept) - _NEAR_THE_END
        around = kept[max(0, at - _NEAR_AN_ADDRESS) : at + 1 + _NEAR_AN_ADDRESS]
        asked = any(has_address(near.text) for near in around if not is_paragraph(near))
        line = begun < 2 or (last and not asked)  # noqa: PLR2004  (the first paragraph may stand above such a line)
        writer = line and not (asked and begun) and _is_line(one) and _is_writer(compared(one.text), authors)
        topic = line and _is_line(one) and compared(one.text) in filed and not (title and one.is_strong and not begun)
        if not leave(one, writer or topic, "who wrote it" if writer else "its topics", asides):
            found.append(one)
        begun += is_paragraph(one)
    return found


def _is_line(passage: Passage) -> bool:
    text = passage.text
    return passage.form == "text" and not passage.quoted and len(text) <= _LONGEST and text[-1] not in SENTENCE_ENDS


def _is_writer(words: str, authors: "set[str]") -> bool:
    return any(words.endswith(name) and words.count(" ") - name.count(" ") <= _MOST_BEFORE for name in authors)


def _filed(said: Sequence[Statement]) -> frozenset[str]:
    names = [one.text for one in said if one.key in _FILING]
    names += [name for one in said if one.key == "keyword list" for name in split_categories(one.text)]
    return frozenset(words for name in names if (words := compared(name)).count(" ") < _MOST_OF_A_TOPIC)


def _end_of_article(passages: Sequence[Passage], said: Sequence[Statement]) -> range:
    """Return where short lines stand below the last words of what a page states as its article; nowhere where it is not its text."""
    body = compared(next((one.text for one in said if one.key == "body"), ""))
    if len(body) < _SHORTEST_BODY:
        return range(0)
    alike = [at for at, one in enumerate(passages) if len(words := compared(one.words)) >= _SHORTEST and words in body]
    paragraphs = sum(map(is_paragraph, passages))
    if not alike or sum(is_paragraph(passages[at]) for at in alike) < _MOST_ALIKE * max(1, paragraphs):
        return range(0)
    start = alike[-1] + 1
    end = next((at for at in range(start, len(passages)) if _may_be_text(passages[at])), len(passages))
    return range(start, end)


def _may_be_text(passage: Passage) -> bool:
    """Whether a passage may belong to a release though its page's article has it not: whom to ask, a label, a paragraph."""
    text = passage.text
    return has_address(passage.spelled) or read_label(text).kind in _OF_THE_RELEASE or len(text) > LONGEST_LINE
