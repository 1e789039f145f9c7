"""What a page sets above its text: teasers and menus above its headline, and between both rows of links, who wrote it, a notice."""

import re
from collections.abc import Sequence
from itertools import takewhile

from pressctl.release.folding import bare
from pressctl.release.foreign.keywords import lead_rank
from pressctl.release.foreign.lines import SENTENCE_ENDS, is_paragraph, is_row_of_links, is_topic, share_of_links
from pressctl.release.foreign.manuscript import Aside, leave
from pressctl.release.levelling import level
from pressctl.release.plain.captions import is_byline
from pressctl.release.plain.contacts import has_address
from pressctl.release.plain.datelines import read_line
from pressctl.release.plain.labels import read_label
from pressctl.release.plain.openings import read_place
from pressctl.release.plain.passages import Passage
from pressctl.release.plain.speakers import is_name
from pressctl.release.sentences import count_words, length_of

_NEAR = 5  # passages below the headline among which such a notice stands
_LONGEST_NOTICE, _SHORTEST_PARAGRAPH = 300, 120  # characters
_FEWEST_TEASERS = 2
_ALL = 0.9  # share of a heading that is a link and no more
_SCRIPT = re.compile(r"\bjava ?script\b", re.IGNORECASE)
# What a notice asks for, or where: scripts are to be active in the browser.
_ASKED_FOR = re.compile(
    r"browser|navigateur|navegador|браузер|a[ck]?ti[vw]|enabl|disabl|turn(?:ed)? o|habilit|attiv|inschakel|включ",
    re.IGNORECASE,
)
_LONGEST_ABOVE = 80  # characters; what is longer may be text
_MOST_ABOVE = 1_000  # characters of paragraphs that a page has above a headline
_NEAR_THE_TOP = 5  # passages
_LONGEST_LABEL, _MOST_OF_A_LABEL = 30, 3  # characters, words of what a date is called
_LONGEST_WRITER, _LONGEST_BY = 240, 12  # characters of a line that names who wrote it, of what stands before the name
_APART = re.compile("[ \u00a0][,|•·/][ \u00a0]")  # between what pages file a text under, each an element of its own
# How long it takes to read, in whatever words: `2 min. read`, `Lesezeit: 3 Min.`, `5 minuten leestijd`.
_READING = re.compile(
    r"\D{0,24}?\d{1,2}(?:[.,]\d)?(?:[ \u00a0]?[–-][ \u00a0]?\d{1,2})?[ \u00a0]?(?:min|мин|хв|分|분)\w{0,6}\.?\D{0,20}"
)


def without_above(passages: Sequence[Passage], asides: list[Aside]) -> list[Passage]:
    """Return a page's passages without teasers above its text and a notice of scripts near its headline; both are listed."""
    head = next((at for at, one in enumerate(passages) if one.form == "headline"), -1)
    kept = [*_without_teasers(passages[: head + 1], asides), *_without_teasers(passages[head + 1 :], asides)]
    start = next((at + 1 for at, one in enumerate(kept) if one.form == "headline"), 0)
    told = [at for at, one in enumerate(kept) if _SCRIPT.search(one.text)]
    if len(told) != 1 or not start <= told[0] < start + _NEAR or not _is_notice(kept[told[0]]):
        return kept  # a text about scripts names them again, or in its headline
    notice = kept.pop(told[0])
    asides.append(Aside(text=notice.text, why="the page wants scripts", line=notice.number))
    return kept


def _is_notice(passage: Passage) -> bool:
    text = passage.text
    return passage.form == "text" and len(text) <= _LONGEST_NOTICE and bool(_ASKED_FOR.search(_SCRIPT.sub("", text)))


def _without_teasers(passages: Sequence[Passage], asides: list[Aside]) -> Sequence[Passage]:
    """Leave out teasers that stand above a headline or any whole paragraph, each begun and then a link to the rest."""
    ends_at = (at for at, one in enumerate(passages) if _is_whole(one) or one.form == "headline")
    until = next(ends_at, 0)
    ends = [at + 2 for at in range(until - 1) if _is_begun(passages[at]) and _is_link(passages[at + 1])]
    end = ends[-1] if len(ends) >= _FEWEST_TEASERS else 0
    asides += [Aside(text=one.text, why="related pages", line=one.number) for one in passages[:end]]
    return passages[end:]


def _is_begun(passage: Passage) -> bool:
    """Whether a passage breaks off, as the beginning of another text does."""
    return passage.form == "text" and not passage.mark and passage.text.endswith(("...", "…"))


def _is_whole(passage: Passage) -> bool:
    return passage.form == "text" and len(passage.text) > _SHORTEST_PARAGRAPH and not _is_begun(passage)


def _is_link(passage: Passage) -> bool:
    return any(span.form == "link" and span.end - span.start >= len(passage.text) for span in passage.spans)


def without_top(passages: list[Passage], asides: list[Aside]) -> list[Passage]:
    """Leave out menus above the headline, and rows of links between it and the first paragraph."""
    passages = _without_files(passages, asides)
    at = next((at for at, one in enumerate(passages) if one.form == "headline"), -1)
    said = [sum(len(one.text) for one in part if is_paragraph(one)) for part in (passages[: max(at, 0)], passages[at:])]
    headed = (
        2 * said[0] < said[1] and said[0] <= _MOST_ABOVE
    )  # else what was taken for the headline heads the last part of a text
    above = [
        one
        for one in passages[: max(at, 0)]
        if not leave(one, _is_menu(one) or (headed and _is_text_above(one)), "above the headline", asides)
    ]
    below: list[Passage] = []
    near = filed = True
    begun = spoken = False
    for count, one in enumerate(passages[max(at, 0) :]):
        near = near and not is_paragraph(one)
        near = near and (count < _NEAR_THE_TOP or (len(below) < _NEAR_THE_TOP and not spoken))
        goes_on = bool(one.mark) and bool(passages[max(at, 0) + count - 1].mark)
        filed = filed and (count < _NEAR_THE_TOP or goes_on) and one.form != "heading" and (not begun or bool(one.mark))
        begun = begun or is_paragraph(one)
        spoken = spoken or (count > 0 and not one.mark and one.form == "text" and one.text[-1] in f"{SENTENCE_ENDS}:")
        here = max(at, 0) + count
        label = near and here + 1 < len(passages) and _is_label_of_date(one, passages[here + 1])
        linked = (near and (is_row_of_links(one) or (count > 0 and _leads_away(one, passages[here + 1 :])))) or (
            filed and bool(one.mark) and (is_topic(one) or (not spoken and _is_tag(one)))
        )
        after = passages[here + 1 :] if at >= 0 and not begun else []
        idle = at >= 0 and not begun and (_is_idle(one, after) or _names_summary(one, after))
        signed = one.form == "text" and not one.mark and is_byline(one.text)  # a summary may stand above it
        writer = 0 < count < _NEAR_THE_TOP and (signed or (not spoken and _names_writer(one)))
        linked = linked or writer
        why = (
            "who wrote it"
            if writer
            else "the label of a date"
            if label
            else "links above the text"
            if linked
            else "words above the text"
        )
        if not leave(one, count > 0 and (label or linked or idle), why, asides):
            below.append(one)
    return [*above, *below]


def _without_files(passages: Sequence[Passage], asides: list[Aside]) -> list[Passage]:
    """Leave out what a page files its text under, near the top: a heading, and a list of a few words each that says it again."""
    head = next((at for at, one in enumerate(passages) if one.form == "headline"), -1)
    for at in range(head + 1, min(head + _NEAR, len(passages) - 2) if head >= 0 else 0):
        if passages[at].form != "heading" or not passages[at + 1].mark:
            continue
        items = list(takewhile(lambda one: bool(one.mark), passages[at + 1 :]))
        known = level(passages[at].text)
        if all(map(_is_tag, items)) and any(level(one.words) == known for one in items):
            end = at + 1 + len(items)
            asides += [Aside(text=one.text, why="its topics", line=one.number) for one in passages[at:end]]
            return [*passages[:at], *passages[end:]]
    return list(passages)


def _names_writer(passage: Passage) -> bool:
    """Whether a line is a person, who is a link, and what they do: no sentence."""
    first = next((span for span in passage.spans if span.form == "link"), None)
    text = passage.text
    if (
        first is None
        or passage.form != "text"
        or passage.mark
        or len(text) > _LONGEST_WRITER
        or text[-1] in f"{SENTENCE_ENDS}:"
    ):
        return False
    before = text[: first.start].strip(" &\u00a0")
    return len(before) <= _LONGEST_BY and is_name(text[first.start : first.end]) and not has_address(text)


def _is_idle(passage: Passage, below: Sequence[Passage]) -> bool:
    """Whether a line between headline and text is a page's own: a few words, no sentence, nothing that is known; a paragraph follows."""
    text = passage.text.rstrip("•·|> ")
    if below and below[0].mark:
        return False  # it heads a list
    if passage.form != "text" or passage.mark or passage.quoted or not text or len(text) > _LONGEST_LABEL * 2:
        return False
    few = all(count_words(part) <= _MOST_OF_A_LABEL for part in _APART.split(text))
    if _READING.fullmatch(level(text)):
        return True
    plain = text[-1] not in f"{SENTENCE_ENDS}:…,–—-" and not any(map(str.isdigit, text)) and not text.isupper()
    follows = any(is_paragraph(one) for one in below[:_NEAR_THE_TOP])
    label = read_label(text).kind
    known = (
        (label and label not in {"web", "related"})
        or read_line(passage.text, language="")
        or read_place(passage.text)
        or has_address(text)
    )
    return few and plain and follows and not known


def _leads_away(heading: Passage, below: Sequence[Passage]) -> bool:
    """Whether a heading directly above the first paragraph is a link, as to the text in another language, and the next one is none."""
    if heading.form != "heading" or share_of_links(heading) < _ALL or not below or not is_paragraph(below[0]):
        return False
    after = next((one for one in below if one.form == "heading"), None)
    return after is None or share_of_links(after) < _ALL


def _names_summary(passage: Passage, below: Sequence[Passage]) -> bool:
    """Whether a line says that the paragraph below it sums the text up: `Summary:`."""
    text = passage.text
    labels = (
        passage.form == "text"
        and text[-1] in ":："
        and len(text) <= _LONGEST_LABEL
        and text.count(" ") < _MOST_OF_A_LABEL
    )
    return labels and bool(below) and is_paragraph(below[0]) and lead_rank(bare(text[:-1])) == 0


def _is_menu(passage: Passage) -> bool:
    """Whether a passage above a headline is an item of a list; short lines are for the reader of letterheads."""
    return bool(passage.mark) and len(passage.text) <= _LONGEST_ABOVE


def _is_text_above(passage: Passage) -> bool:
    """Whether a passage above a headline is a text of the page's own: a caption, a notice; neither label nor date, nobody to ask.

    Whole sentences are one too where a page sets them as a heading.
    """
    text = passage.text
    said = passage.form == "heading" and text[-1] in SENTENCE_ENDS
    if not (said or passage.form == "text") or len(text) <= _LONGEST_LABEL * 2:
        return False
    return not (
        read_label(text).kind not in {"", "web", "related"} or read_line(text, language="") or has_address(text)
    )


def _is_label_of_date(passage: Passage, below: Passage) -> bool:
    """Whether a short line stands for nothing but what the date below it is: `Published on`."""
    text = passage.text
    short = (
        passage.form == "text"
        and length_of(text) <= _LONGEST_LABEL
        and text[-1] not in ".!?"
        and not any(map(str.isdigit, text))
    )
    return short and count_words(text) <= _MOST_OF_A_LABEL and read_line(below.text, language="") is not None


def _is_tag(passage: Passage) -> bool:
    """Whether an item is a word or three without figures, as a page lists what its text is about."""
    words = passage.words
    return (
        length_of(words) <= _LONGEST_LABEL and words.count(" ") < _MOST_OF_A_LABEL and words.replace(" ", "").isalpha()
    )
