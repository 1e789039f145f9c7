"""The edges of a page's text: what stands above its headline, between that and the text, and below the text."""

import re
from collections.abc import Sequence
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from pressctl.release.foreign.above import without_above
from pressctl.release.foreign.boxes import take_box
from pressctl.release.foreign.flowing import DEAD
from pressctl.release.foreign.manuscript import Aside
from pressctl.release.foreign.repeats import once
from pressctl.release.levelling import level
from pressctl.release.plain.contacts import has_address
from pressctl.release.plain.datelines import read_line
from pressctl.release.plain.labels import read_label
from pressctl.release.plain.openings import read_place
from pressctl.release.plain.passages import Passage
from pressctl.release.plain.speakers import is_name

_LONGEST_ABOVE = 80  # characters; what is longer may be text
_LONGEST_LINKS, _LINKED = 120, 0.4  # characters of a row of links, the share that is links
_NEAR_THE_TOP = 5  # passages
_LONGEST_LABEL, _MOST_OF_A_LABEL = 30, 3  # characters, words of what a date is called
_LONGEST_BELOW = 80
_LONGEST_WRITER, _LONGEST_BY = 240, 12  # characters of a line that names who wrote it, of what stands before the name
_APART = re.compile("[ \u00a0][,|•·/][ \u00a0]")  # between what pages file a text under, each an element of its own
_TEASED, _LONGEST_TEASER, _LONGEST_TEASED = 0.6, 8, 700  # share of a teaser that is a link, passages, characters
_WORDS_OF_A_TOPIC = 4
_LONGEST_SECTION, _FEWEST_TITLES = 24, 4  # passages of a list of other texts
_LONGEST_FRAMED = 4  # passages of a teaser
_FILE = re.compile(r"\.(?:pdf|docx?|odt|xlsx?|pptx?|zip|jpe?g|png)(?:$|[?#])", re.IGNORECASE)
_LISTS = re.compile(
    r"[/?&=](?:tags?|topics?|themen?|schlagw\w+|keywords?|search|suche|categor\w+|rubri\w+)[/?&=]", re.IGNORECASE
)
_SENTENCE_ENDS = ".!?…。！？؟»”\"'"
_CREDIT = re.compile(
    r"[(\[]?(?:(?:foto|photo|bild|image|picture|imagen|imagem|immagine|fotografie|zdj[ęe]cie|kuva|ph)(?:s|graf|graph(?:er|e)?|credit|nachweis)?(?:[ \u00a0]?(?:credits?|by|von|par|de|di|:|©))"
    r"|cr[ée]dits?(?: photos?| foto)? ?:|copyright ?:|© ?(?!\d{4})).{1,100}",
    re.IGNORECASE,
)
_LONGEST_CREDIT = 120
_ADVERTISING = re.compile(
    r"[–—*_ -]*(?:advertisements?|advertising|ad|anzeige|werbung|publicit[ée]|publicidade?|pubblicit[àa]|advertentie|reklam[aey]?|annons|annonse|mainos"
    r"|реклама|広告|广告|廣告|광고|اعلان|إعلان)[–—*_ -]*",
    re.IGNORECASE,
)
# How long it takes to read, in whatever words: `2 min. read`, `Lesezeit: 3 Min.`, `5 minuten leestijd`.
_READING = re.compile(
    r"\D{0,24}?\d{1,2}(?:[.,]\d)?(?:[ \u00a0]?[–-][ \u00a0]?\d{1,2})?[ \u00a0]?(?:min|мин|хв|分|분)\w{0,6}\.?\D{0,20}"
)


class Trimmed(Struct, frozen=True, kw_only=True):
    """The passages that may be the release, and what was at their edges."""

    passages: tuple[Passage, ...]
    left_out: tuple[Aside, ...]


def trim(passages: Sequence[Passage]) -> Trimmed:
    """Return a page's passages without the leavings of the page; each is listed with the reason."""
    asides: list[Aside] = []
    kept = once(without_above(passages, asides), asides)
    kept = take_box(_without_top(kept, asides), asides)
    kept = _without_lists(_once(kept, asides), asides)
    kept = _without_foot(_without_teasers(_without_foot(kept, asides), asides), asides)
    kept = [one for one in kept if not _leave(one, _is_credit(one), "who took a picture", asides)]
    kept = [one for one in kept if not _leave(one, bool(_ADVERTISING.fullmatch(one.text)), "advertising", asides)]
    kept = [without_dead(one) for one in kept]
    return Trimmed(passages=tuple(kept), left_out=tuple(asides))


def trim_end(passages: Sequence[Passage]) -> Trimmed:
    """Return passages without the titles of other texts, and headings of nothing, that they end with."""
    asides: list[Aside] = []
    kept = _without_way(_without_foot(_without_teasers(_ended(passages, asides), asides), asides), asides)
    return Trimmed(passages=tuple(kept), left_out=tuple(asides))


def _ended(passages: Sequence[Passage], asides: list[Aside]) -> list[Passage]:
    """Leave out short lines of the page directly below the sign that a release has ended."""
    begun = next((at for at, one in enumerate(passages) if _is_paragraph(one)), len(passages))
    at = next(
        (at for at, one in enumerate(passages) if at > begun and read_label(one.text).kind == "end"), len(passages)
    )
    of_page = list(takewhile(_is_of_page, passages[at + 1 :]))
    asides += [Aside(text=one.text, why="below the end of the release", line=one.number) for one in of_page]
    return [*passages[: at + 1], *passages[at + 1 + len(of_page) :]]


def _without_way(passages: list[Passage], asides: list[Aside]) -> list[Passage]:
    """Leave out the way to the page below the text: a list that ends with the headline, and its label."""
    headline = next((one.text for one in passages if one.form == "headline"), "")
    if not passages or not passages[-1].mark or passages[-1].words != headline:
        return passages
    end = len(passages) - len(list(takewhile(lambda one: bool(one.mark), reversed(passages))))
    end -= len(passages[end - 1].text) <= _LONGEST_LABEL and not _is_paragraph(passages[end - 1])
    asides += [Aside(text=one.text, why="the way to the page", line=one.number) for one in passages[end:]]
    return passages[:end]


def _is_of_page(passage: Passage) -> bool:
    text = passage.text
    short = passage.form == "text" and len(text) <= _LONGEST_LINKS and text[-1] not in f"{_SENTENCE_ENDS}:"
    return short and read_label(text).kind in {"", "web", "related"} and not has_address(text)


def without_dead(passage: Passage) -> Passage:
    """Return a passage without its links that lead nowhere, which have told what they could."""
    living = tuple(span for span in passage.spans if span.address != DEAD)
    return replace(passage, spans=living) if len(living) < len(passage.spans) else passage


def _leave(passage: Passage, leaves: bool, why: str, asides: list[Aside]) -> bool:  # noqa: FBT001  (a filter)
    if leaves:
        asides.append(Aside(text=passage.text, why=why, line=passage.number))
    return leaves


def _without_top(passages: list[Passage], asides: list[Aside]) -> list[Passage]:
    """Leave out menus above the headline, and rows of links between it and the first paragraph."""
    at = next((at for at, one in enumerate(passages) if one.form == "headline"), -1)
    said = [
        sum(len(one.text) for one in part if _is_paragraph(one)) for part in (passages[: max(at, 0)], passages[at:])
    ]
    headed = 2 * said[0] < said[1]  # else what was taken for the headline heads the last part of a text
    above = [
        one
        for one in passages[: max(at, 0)]
        if not _leave(one, _is_menu(one) or (headed and _is_text_above(one)), "above the headline", asides)
    ]
    below: list[Passage] = []
    near = filed = True
    begun = spoken = False
    for count, one in enumerate(passages[max(at, 0) :]):
        near = near and count < _NEAR_THE_TOP and not _is_paragraph(one)
        goes_on = bool(one.mark) and bool(passages[max(at, 0) + count - 1].mark)
        filed = filed and (count < _NEAR_THE_TOP or goes_on) and one.form != "heading" and (not begun or bool(one.mark))
        begun = begun or _is_paragraph(one)
        spoken = spoken or (count > 0 and not one.mark and one.form == "text" and one.text[-1] in f"{_SENTENCE_ENDS}:")
        here = max(at, 0) + count
        label = near and here + 1 < len(passages) and _is_label_of_date(one, passages[here + 1])
        linked = (near and _is_row_of_links(one)) or (
            filed and bool(one.mark) and (_is_topic(one) or (not spoken and _is_tag(one)))
        )
        idle = at >= 0 and not begun and _is_idle(one, passages[here + 1 :])
        writer = 0 < count < _NEAR_THE_TOP and not spoken and _names_writer(one)
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
        if not _leave(one, count > 0 and (label or linked or idle), why, asides):
            below.append(one)
    return [*above, *below]


def _names_writer(passage: Passage) -> bool:
    """Whether a line is a person, who is a link, and what they do: no sentence."""
    first = next((span for span in passage.spans if span.form == "link"), None)
    text = passage.text
    if (
        first is None
        or passage.form != "text"
        or passage.mark
        or len(text) > _LONGEST_WRITER
        or text[-1] in f"{_SENTENCE_ENDS}:"
    ):
        return False
    before = text[: first.start].strip(" &\u00a0")
    return len(before) <= _LONGEST_BY and is_name(text[first.start : first.end]) and not has_address(text)


def _is_idle(passage: Passage, below: Sequence[Passage]) -> bool:
    """Whether a line between headline and text is a page's own: a few words, no sentence, nothing that is known; a paragraph follows."""
    text = passage.text.rstrip("•·|> ")
    if passage.form != "text" or passage.mark or passage.quoted or not text or len(text) > _LONGEST_LABEL * 2:
        return False
    few = all(len(part.split(" ")) <= _MOST_OF_A_LABEL for part in _APART.split(text))
    if _READING.fullmatch(level(text)):
        return True
    plain = text[-1] not in ".!?:…,–—-" and not any(map(str.isdigit, text)) and not text.isupper()
    follows = any(_is_paragraph(one) for one in below[:_NEAR_THE_TOP])
    label = read_label(text).kind
    known = (
        (label and label not in {"web", "related"})
        or read_line(passage.text, language="")
        or read_place(passage.text)
        or has_address(text)
    )
    return few and plain and follows and not known


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
        if not _leave(last, heading or label or (not headed and is_link(last)), why, found):
            break
        end -= 1
    asides += reversed(found)
    return passages[:end]


def _once(passages: list[Passage], asides: list[Aside]) -> list[Passage]:
    """Leave out a heading near the top that stands there again before any paragraph, as pages for two widths have it."""
    end = next((at for at, one in enumerate(passages) if _is_paragraph(one)), 0)
    seen: set[str] = set()
    kept: list[Passage] = []
    for at, one in enumerate(passages):
        again = at < end and one.form == "heading" and one.text in seen
        if not _leave(one, again, "a heading that stands there already", asides):
            kept.append(one)
        seen |= {one.text} if at < end and one.form == "heading" else set()
    return kept


def _without_teasers(passages: list[Passage], asides: list[Aside]) -> list[Passage]:
    """Leave out the last sections where each is but a link to another text: its heading, or all that stands below it."""
    found: list[Aside] = []
    end = len(passages)
    while end > 1:
        at = next((at for at in range(end - 1, max(0, end - _LONGEST_SECTION), -1) if _heads(passages[at])), 0)
        section = passages[at + 1 : end]
        begun = at > 0 and section[-1:] != [] and section[-1].text.endswith(("…", "..."))
        linked = (
            at
            and (begun or _share(passages[at]) >= _TEASED)
            and len(section) < _LONGEST_TEASER
            and sum(len(one.text) for one in section) <= _LONGEST_TEASED
        ) or (all(map(_is_title, section)) and _lists_texts(section))
        topics = at and _files(passages[at], section)
        if not section or not (linked or topics):
            break
        why = "related pages" if linked else "its topics"
        found += [Aside(text=one.text, why=why, line=one.number) for one in reversed(passages[at:end])]
        end = at
    asides += reversed(found)
    return passages[:end]


def _without_lists(passages: list[Passage], asides: list[Aside]) -> list[Passage]:
    """Leave out sections that are but the titles of other texts, and teasers that lead to one place from head to end."""
    kept: list[Passage] = []
    begun, end = False, 0
    for at, one in enumerate(passages):
        if begun and at >= end and _heads(one):
            section = passages[at + 1 : at + _LONGEST_SECTION]
            titles = list(takewhile(_is_title, section))
            end = at + 1 + len(titles) if _lists_texts(titles) else at + _teaser(one, section)
        begun = begun or (one.form == "text" and len(one.text) > _LONGEST_BELOW)
        if not _leave(one, at < end, "related pages", asides):
            kept.append(one)
    return kept


def _teaser(head: Passage, section: Sequence[Passage]) -> int:
    """Return how many passages a teaser is, whose head and last line are links to the same place; 0 for none."""
    target = next((span.address for span in head.spans if span.form == "link"), "")
    if not target or target == DEAD or _share(head) < _TEASED:
        return 0
    ends = (n for n, one in enumerate(section[:_LONGEST_FRAMED]) if is_link(one) and one.spans[0].address == target)
    return next(ends, -2) + 2


def _is_title(passage: Passage) -> bool:
    """Whether an item of a list is a link of some words, as the title of another text is."""
    return bool(passage.mark) and _share(passage) >= _TEASED and len(passage.words.split(" ")) > _WORDS_OF_A_TOPIC


def _lists_texts(titles: Sequence[Passage]) -> bool:
    """Whether titles are those of several other texts of one site, none of them a file."""
    links = [span for one in titles for span in one.spans if span.form == "link"]
    hosts = {span.address.partition("//")[2].partition("/")[0] for span in links}
    return len(titles) >= _FEWEST_TITLES and len(hosts) == 1 and not any(_FILE.search(span.address) for span in links)


def _heads(passage: Passage) -> bool:
    return passage.form == "heading" and not passage.mark


def _files(head: Passage, section: Sequence[Passage]) -> bool:
    """Whether a section is what a text is filed under: its heading says so, or its links lead to lists of texts."""
    told = read_label(f"{head.text[:_LONGEST_BELOW]}: x").kind in {"filed", "web"}  # "Tags" is a word of menus too
    links = [span.address for one in section for span in one.spans if span.form == "link"]
    if told and all(one.mark and len(one.words) <= _LONGEST_LABEL for one in section):
        return True
    return all(map(_is_topic, section)) and (told or all(map(_LISTS.search, links)))


def _is_topic(passage: Passage) -> bool:
    """Whether a passage is links of a few words each, as a page files its texts under: none to a file, none that says where it leads."""
    links = [passage.text[span.start : span.end] for span in passage.spans if span.form == "link"]
    short = bool(links) and all(len(link.split(" ")) <= _WORDS_OF_A_TOPIC and "." not in link for link in links)
    return short and _share(passage) >= _TEASED


def _is_tag(passage: Passage) -> bool:
    """Whether an item is a word or three without figures, as a page lists what its text is about."""
    words = passage.words
    return len(words) <= _LONGEST_LABEL and words.count(" ") < _MOST_OF_A_LABEL and words.replace(" ", "").isalpha()


def _share(passage: Passage) -> float:
    """Return which share of a passage's words is links."""
    linked = sum(span.end - span.start for span in passage.spans if span.form == "link")
    return linked / max(1, len(passage.words.replace("\n", "")))


def _is_menu(passage: Passage) -> bool:
    """Whether a passage above a headline is an item of a list; short lines are for the reader of letterheads."""
    return bool(passage.mark) and len(passage.text) <= _LONGEST_ABOVE


def _is_text_above(passage: Passage) -> bool:
    """Whether a passage above a headline is a text of the page's own: a caption, a notice; neither label nor date, nobody to ask."""
    text = passage.text
    if passage.form != "text" or len(text) <= _LONGEST_LABEL * 2:
        return False
    return not (
        read_label(text).kind not in {"", "web", "related"} or read_line(text, language="") or has_address(text)
    )


def _is_label_of_date(passage: Passage, below: Passage) -> bool:
    """Whether a short line stands for nothing but what the date below it is: `Published on`."""
    text = passage.text
    short = (
        passage.form == "text"
        and len(text) <= _LONGEST_LABEL
        and text[-1] not in ".!?"
        and not any(map(str.isdigit, text))
    )
    return short and len(text.split(" ")) <= _MOST_OF_A_LABEL and read_line(below.text, language="") is not None


def _is_paragraph(passage: Passage) -> bool:
    return passage.form == "text" and len(passage.text) > _LONGEST_LINKS


def _is_row_of_links(passage: Passage) -> bool:
    """Whether a short passage is links more than words: `Download PDF: English | French`."""
    text = passage.text
    linked = sum(
        span.end - span.start
        for span in passage.spans
        if span.form == "link" and not span.address.startswith(("mailto:", "tel:"))
    )
    return (
        passage.form == "text"
        and len(text) <= _LONGEST_LINKS
        and text[-1] not in _SENTENCE_ENDS
        and linked >= _LINKED * len(text) > 0
    )


def is_link(passage: Passage) -> bool:
    """Tell whether a passage is links and no more, and no address that a reader is told."""
    text = passage.text
    linked = sum(span.end - span.start for span in passage.spans if span.form == "link")
    whole = linked >= len(text.replace(" ", "")) - 2
    told = has_address(passage.spelled) or "." in text.rstrip(".")[-8:] or "://" in text or text.startswith("www.")
    return (
        passage.form == "text"
        and not passage.mark
        and whole
        and len(text) <= _LONGEST_BELOW
        and text[-1] not in _SENTENCE_ENDS
        and not told
    )


def _is_credit(passage: Passage) -> bool:
    return passage.form == "text" and len(passage.text) <= _LONGEST_CREDIT and bool(_CREDIT.fullmatch(passage.text))
