"""The edges of a page's text, one after the other: what stands above it, and what it ends with."""

import re
from collections.abc import Collection, Sequence
from itertools import takewhile

from msgspec import Struct

from pressctl.release.foreign.above import without_above, without_top
from pressctl.release.foreign.boxes import take_box
from pressctl.release.foreign.colophons import without_colophons
from pressctl.release.foreign.inserted import without_boxes, without_inserted
from pressctl.release.foreign.lines import LONGEST_LINE, SENTENCE_ENDS, is_link, is_paragraph, without_dead
from pressctl.release.foreign.manuscript import Aside, leave
from pressctl.release.foreign.records import without_records
from pressctl.release.foreign.repeats import headings_once, once
from pressctl.release.foreign.skipping import RELATED
from pressctl.release.foreign.teasers import without_lists, without_more, without_runs, without_teasers
from pressctl.release.plain.captions import names_maker
from pressctl.release.plain.contacts import has_address
from pressctl.release.plain.labels import read_label
from pressctl.release.plain.passages import Passage

_LONGEST_BELOW, _LONGEST_LABEL = 80, 30  # characters
_CREDIT = re.compile(
    r"[(\[]?(?:(?:foto|photo|bild|image|picture|imagen|imagem|immagine|fotografie|zdj[ęe]cie|kuva|ph)(?:s|graf|graph(?:er|e)?|credit|nachweis)?(?:[ \u00a0]?(?:credits?|by|von|par|de|di|:|©))"
    r"|cr[ée]dits?(?: photos?| foto)? ?:|copyright ?:|© ?(?!\d{4})).{1,100}",
    re.IGNORECASE,
)
_LONGEST_CREDIT = 120
# Which of a gallery's pictures is shown: `Image 1 of 10`.
_COUNTER = re.compile(
    r"(?:[^\W\d_]{3,12}[ \u00a0])?\d{1,3}[ \u00a0]?(?:/|[ \u00a0][^\W\d_]{1,5}[ \u00a0])[ \u00a0]?\d{1,3}"
)
_NOTE = re.compile(r"[*†‡¹²³]|[(\[]?\d{1,2}[)\]]")  # what a note to the text begins with


class Trimmed(Struct, frozen=True, kw_only=True):
    """The passages that may be the release, and what was at their edges."""

    passages: tuple[Passage, ...]
    left_out: tuple[Aside, ...]


def trim(passages: Sequence[Passage], *, days: Collection[str] = ()) -> Trimmed:
    """Return a page's passages without the leavings of the page; each is listed with the reason. `days` are what it states."""
    asides: list[Aside] = []
    kept = without_records(once(without_above(passages, asides), asides), days, asides)
    kept = take_box(without_top(kept, asides), asides)
    kept = [one for one in headings_once(kept, asides) if not leave(one, _is_related(one), "related pages", asides)]
    kept = without_boxes(kept, asides)
    kept = without_runs(without_more(without_lists(kept, asides), asides), asides)
    kept = _without_foot(without_teasers(_without_foot(kept, asides), asides), asides)
    kept = without_colophons(kept, asides)
    kept = [one for one in kept if not leave(one, _is_credit(one), "who took a picture", asides)]
    kept = [one for one in kept if not leave(one, bool(_COUNTER.fullmatch(one.text)), "which picture is shown", asides)]
    kept = without_inserted(kept, asides)
    kept = [without_dead(one) for one in kept]
    return Trimmed(passages=tuple(kept), left_out=tuple(asides))


def trim_end(passages: Sequence[Passage]) -> Trimmed:
    """Return passages without the titles of other texts, and headings of nothing, that they end with."""
    asides: list[Aside] = []
    kept = _without_way(_without_foot(without_teasers(_ended(passages, asides), asides), asides), asides)
    return Trimmed(passages=tuple(kept), left_out=tuple(asides))


def _ended(passages: Sequence[Passage], asides: list[Aside]) -> list[Passage]:
    """Leave out short lines of the page directly below the sign that a release has ended; notes to its text go above it."""
    begun = next((at for at, one in enumerate(passages) if is_paragraph(one)), len(passages))
    at = next(
        (at for at, one in enumerate(passages) if at > begun and read_label(one.text).kind == "end"), len(passages)
    )
    below = list(takewhile(_is_of_page, passages[at + 1 :]))
    notes = [one for one in below if _NOTE.match(one.text)]
    of_page = [one for one in below if one not in notes]
    asides += [Aside(text=one.text, why="below the end of the release", line=one.number) for one in of_page]
    return [*passages[:at], *notes, *passages[at : at + 1], *passages[at + 1 + len(below) :]]


def _without_way(passages: list[Passage], asides: list[Aside]) -> list[Passage]:
    """Leave out the way to the page below the text: a list that ends with the headline, and its label."""
    headline = next((one.text for one in passages if one.form == "headline"), "")
    if not passages or not passages[-1].mark or passages[-1].words != headline:
        return passages
    end = len(passages) - len(list(takewhile(lambda one: bool(one.mark), reversed(passages))))
    end -= len(passages[end - 1].text) <= _LONGEST_LABEL and not is_paragraph(passages[end - 1])
    asides += [Aside(text=one.text, why="the way to the page", line=one.number) for one in passages[end:]]
    return passages[:end]


def _is_of_page(passage: Passage) -> bool:
    text = passage.text
    short = passage.form == "text" and len(text) <= LONGEST_LINE and text[-1] not in f"{SENTENCE_ENDS}:"
    return short and read_label(text).kind in {"", "web", "related"} and not has_address(text)


def _without_foot(passages: list[Passage], asides: list[Aside]) -> list[Passage]:
    """Leave out headings with nothing below them, and single links of the page itself."""
    found: list[Aside] = []
    end = len(passages)
    while end > 1:
        last, headed = passages[end - 1], passages[end - 2].form == "heading"
        heading = last.form == "heading" and not last.mark
        label = last.form == "text" and not last.mark and read_label(f"{last.text[:_LONGEST_BELOW]}: x").kind == "filed"
        why = (
            f"a {'heading' if heading else 'label'} with nothing below it"
            if heading or label
            else "a link below the text"
        )
        if not leave(last, heading or label or (not headed and is_link(last)), why, found):
            break
        end -= 1
    asides += reversed(found)
    return passages[:end]


def _is_related(passage: Passage) -> bool:
    """Whether a line is "Read also", and a link to another text, wherever it stands."""
    link = next((span for span in passage.spans if span.form == "link"), None)
    if link is None or passage.form not in {"text", "heading"} or passage.text[link.end :].strip(" .\u00a0"):
        return False
    label = (
        passage.words[: link.start - len(passage.text) + len(passage.words)]
        if link.start
        else passage.words.partition(":")[0]
    )
    label = label.strip(" :：\u00a0")
    return (
        len(label) <= _LONGEST_LABEL
        and (bool(RELATED.match(label)) or read_label(label).kind == "related")
        and bool(passage.text.strip(label))
    )


def _is_credit(passage: Passage) -> bool:
    """Whether a line is who took a picture, or a picture's caption that ends with that."""
    alone = passage.form == "text" and len(passage.lines) == 1 and not (passage.mark or passage.quoted)
    credit = len(passage.text) <= _LONGEST_CREDIT and bool(_CREDIT.fullmatch(passage.text))
    return passage.form == "text" and (credit or (alone and names_maker(passage.text)))
