"""Which passage of a text is its headline, where no style and no key says so: its one main heading."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from pressctl.release.levelling import level
from pressctl.release.lexicon import phrases_at
from pressctl.release.plain.datelines import is_month, read_line
from pressctl.release.plain.labels import read_label
from pressctl.release.plain.passages import Passage
from pressctl.release.sentences import SENTENCE_ENDS, count_words

OPENING = 6  # passages in which a headline stands that no key has
_FEWEST_WORDS = 3  # of a headline behind a label
_LONGEST_HEADING, _LONGEST = 120, 320  # characters of a heading that ends as a sentence; of any
_SHORTEST_PARAGRAPH = 60  # characters
_MOST_OF_A_NAME = 3  # words, of whom a label may stand behind: `Ministry of Works – Press release`
_BEHIND = re.compile(r"[ \u00a0]+(?:[–—|·•:-][ \u00a0]+|[(\[])")
_FILE_NAME = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+){2,}(?:\.[a-z]{2,8})?")


def with_main_heading(passages: Sequence[Passage]) -> list[Passage]:
    """Return the passages with the main heading as headline: the only one, or the one the text begins with.

    A heading that is no title is the line it says, `# Press release`; below it the first heading is the headline.
    """
    found = list(passages)
    labels = [at for at in range(above_text(found)) if found[at].form == "heading" and is_no_title(found[at].text)]
    for at in labels:
        found[at] = replace(found[at], form="text", level=0, told="")
    headings = [at for at, one in enumerate(found) if one.form == "heading" and not one.mark]
    mains = [at for at in headings if found[at].level == 1]
    first = next(iter(headings), -1)
    if labels and 0 <= first < above_text(found):
        mains = [first]
    doubled = (
        mains[1:] == [mains[0] + 1] and mains[0] < above_text(found) if mains else False
    )  # a subhead's is below it
    if mains and (len(mains) == 1 or mains[0] == 0 or doubled):
        found[mains[0]] = replace(found[mains[0]], form="headline", level=0)
    return found


def with_release_in_kit(passages: Sequence[Passage]) -> list[Passage]:
    """Return the passages with the heading of the release as headline, where a page is a kit for the press: its main heading says so.

    The release stands in it below a heading that is a label alone: `Elm 9.4 – Press information`, `Press release`, `Elm is out`.
    """
    found = list(passages)
    main = next((at for at, one in enumerate(found) if one.form == "headline"), -1)
    if main < 0 or not is_no_title(found[main].text):
        return found
    for at in range(main + 1, min(main + 1 + OPENING, len(found) - 2)):
        label, head, text = found[at : at + 3]
        labelled = label.form == head.form == "heading" and read_label(label.text).kind == "press"
        if labelled and is_no_title(label.text) and not is_no_title(head.text) and _is_paragraph(text):
            found[at + 1] = replace(head, form="headline", level=0, told=f"a heading directly below “{label.text}”")
            for upper in (main, at):
                found[upper] = replace(found[upper], form="text", level=0, told="")
            return found
        if _is_paragraph(label):
            break
    return found


def _is_paragraph(one: Passage) -> bool:
    plain = one.form in {"", "text"} and not (one.mark or one.quoted)
    return plain and len(one.text) >= _SHORTEST_PARAGRAPH and one.text[-1] in SENTENCE_ENDS


def with_sentences(passages: Sequence[Passage]) -> list[Passage]:
    """Return the passages, a heading at the top that is a whole paragraph as one: some set their first words so."""
    found = list(passages)
    for at, one in enumerate(found[:OPENING]):
        whole = len(one.text) >= _LONGEST_HEADING and one.text[-1] in ".!?。！？।"
        if one.form == "heading" and (whole or len(one.text) >= _LONGEST):
            found[at] = replace(one, form="text", level=0, told="")
    return found


def above_text(passages: Sequence[Passage]) -> int:
    """Return how many passages stand above the first paragraph, of those in which a headline may stand."""
    for at, one in enumerate(passages[:OPENING]):
        plain = one.form in {"", "text"} and not one.is_strong and not one.broken
        paragraph = plain and len(one.text) >= _SHORTEST_PARAGRAPH and one.text[-1] in SENTENCE_ENDS
        if one.mark or one.quoted or paragraph:
            return at
    return len(passages[:OPENING])


def without_label(title: str) -> str:
    """Return a title without what it says at its end that it is: `The bridge reopens – Press release`."""
    levelled = level(title)
    for sign in _BEHIND.finditer(levelled):
        label = levelled[sign.end() :].rstrip(")]!.")
        if (words := phrases_at("press", label)) and re.fullmatch(words, label):
            return title[: sign.start()]
    return title


def is_no_title(title: str) -> bool:
    """Tell whether a title only says what a file is, when, or under which name it is kept: `Press release, 18 July 2020`."""
    label, levelled = read_label(title), level(title)
    named = without_label(title)
    if named != title and count_words(named) > _MOST_OF_A_NAME:
        return False
    words = phrases_at("press", levelled)
    if _FILE_NAME.fullmatch(title) or (words and re.fullmatch(rf"(?:{words})(?: [\w-]+){{1,2}}", levelled)):
        return True
    rest = label.rest
    if label.kind in {"press", "immediate"}:
        return count_words(rest) < _FEWEST_WORDS or read_line(rest, language="") is not None
    # A word before a date is a place in a dateline; in a title it is what happens on that day.
    dated = read_line(title, language="")
    return (label.kind == "web" and not rest) or is_month(title) or (dated is not None and not dated.place)
