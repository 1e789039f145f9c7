"""A newsroom's web page as a manuscript: the release in it, what the page says of it, and what was left out."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from pressctl.errors import Invalid
from pressctl.release.addresses import is_web_address
from pressctl.release.foreign.articles import Measures, apart, find_article
from pressctl.release.foreign.attachments import take_attachments
from pressctl.release.foreign.dashes import with_lists
from pressctl.release.foreign.datelines import part_from_dates
from pressctl.release.foreign.edges import trim, trim_end
from pressctl.release.foreign.figures import frame_images
from pressctl.release.foreign.flowing import read_flow
from pressctl.release.foreign.headed import heading_above
from pressctl.release.foreign.headings import with_release_in_kit
from pressctl.release.foreign.housing import names_of_house
from pressctl.release.foreign.icons import without_icons, without_pictographs
from pressctl.release.foreign.leading import whole
from pressctl.release.foreign.manuscript import Aside, Manuscript, Told
from pressctl.release.foreign.metadata import Statement, statements
from pressctl.release.foreign.pictures import tell_pictures
from pressctl.release.foreign.places import take_place
from pressctl.release.foreign.popups import take_popups
from pressctl.release.foreign.records import posted, stated_days
from pressctl.release.foreign.saved import as_seen
from pressctl.release.foreign.skipping import Skipping
from pressctl.release.foreign.standfirsts import subtitles, with_standfirst
from pressctl.release.foreign.stated import without_stated
from pressctl.release.foreign.styled import name_headings
from pressctl.release.foreign.subheads import with_subhead
from pressctl.release.foreign.tails import take_tail
from pressctl.release.foreign.templating import without_shortcodes, without_tags
from pressctl.release.foreign.titles import compared, find_title, is_unsure, stated_titles, with_headline
from pressctl.release.foreign.trees import SILENT, line_of, name_of, parse, words_of
from pressctl.release.plain.categories import split_categories
from pressctl.release.plain.passages import Passage
from pressctl.release.tags import meant_tag, normal_tag
from pressctl.release.writing import Word

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_SHOWN, _LONGEST, _LONGEST_SEEN = 80, 2_000, 20_000  # characters


def read_page(html: str, *, source: str) -> Manuscript:
    """Return the release of a saved page.

    Raises:
        Invalid: When there is no text in it, or it is more than a page.
    """
    html, shortcodes = without_shortcodes(without_tags(html), lambda at: at + 1)
    root = parse(html, source=source)
    tools = as_seen(root)
    name_headings(root)
    said = statements(root)
    icons = without_icons(root)
    without_pictographs(root)
    frame_images(root)
    part_from_dates(root, stated_titles(said))
    title = find_title(root, said)
    files, said_of_files = take_attachments(root)
    popups = take_popups(root)
    measures = Measures(root)
    heading = title if not isinstance(title, Statement) else None
    article = find_article(root, heading, measures)
    if is_unsure(title, root, article):
        headed = heading_above(root, article, names_of_house(root, said))
        if headed is not None:
            title = heading = headed
    article = with_standfirst(article, heading, measures)
    place = take_place(article, heading)
    address = next((one.text for one in said if one.key == "url" and is_web_address(one.text)), "")
    base = whole(next((one.text for one in said if one.key == "base"), ""), address) or address
    dates = [one.text for one in said if one.key == "date"]
    told_day = next((_date(one) for one in said if one.key == "date" and _date(one)), None) or _time(root, article)
    told_day = told_day or posted(article)
    days = stated_days([*dates, *([str(told_day.value)] if told_day else [])])
    flow = read_flow(article, base=base, skip=Skipping(article, measures, dated=told_day is not None), keep_dead=True)
    trimmed = trim(with_headline(with_lists(flow.passages, "the page"), title), days=days)
    witnessed: list[Aside] = []
    tail = take_tail(without_stated(with_release_in_kit(trimmed.passages), said, witnessed))
    ended = trim_end(tail.passages)
    passages = with_subhead(ended.passages, described=_descriptions(said) | subtitles(heading))
    if not any(passage.form in {"text", "table", "code"} for passage in passages):
        hint = "A page that scripts fill is empty as it was saved: copy its text into a plain text file."
        raise Invalid(f"{source} has no text that could be a release.", hint=hint)
    words = "\n\n".join(passage.text for passage in passages)
    outside = tuple(_outside(article, heading, measures))
    told = (
        *_told(said, told_day, address),
        *tail.told,
        *([place] if place else []),
        *files,
        *tell_pictures(flow.pictures),
    )
    texts = {compared(passage.text) for passage in passages}
    told = tuple(one for one in told if one.key != "lead" or compared(str(one.value)) not in texts)
    unseen = tuple(_unseen(told, outside))
    return Manuscript(
        text=words,
        passages=tuple(passages),
        beneath=tail.beneath,
        told=tuple(one for one in told if one.key != "lead" or not unseen),
        left_out=(
            *_untold(title, passages),
            *shortcodes,
            *icons,
            *tools,
            *trimmed.left_out,
            *witnessed,
            *tail.left_out,
            *ended.left_out,
            *flow.left_out,
            *said_of_files,
            *popups,
            *unseen,
            *(cut for cut, _ in outside),
        ),
    )


def _descriptions(said: Sequence[Statement]) -> frozenset[str]:
    return frozenset(compared(one.text) for one in said if one.key == "description")


def _untold(title: "Element | Statement | None", passages: Sequence[Passage]) -> Iterator[Aside]:
    """Yield the page's title where a line of the text was taken for the headline instead."""
    headline = next((one.text for one in passages if one.form == "headline"), "")
    if isinstance(title, Statement) and headline and compared(headline) != compared(title.text):
        yield Aside(text=title.text, why=title.where, line=title.line)


def _unseen(told: Sequence[Told], outside: Sequence[tuple[Aside, str]]) -> Iterator[Aside]:
    """Yield the description that only machines are told: a lead is what readers see, in the text or beside it."""
    for one in told:
        words = compared(str(one.value)) if one.key == "lead" else ""
        if words and not any(words in compared(seen[:_LONGEST_SEEN]) for _, seen in outside):
            yield Aside(text=str(one.value), why=f"{one.evidence}, which no reader of the page sees", line=one.line)


def _told(said: Sequence[Statement], day: Told | None, address: str) -> Iterator[Told]:
    language = next((told for one in said if one.key == "language" and (told := _language(one))), None)
    yield from (one for one in (language, day) if one)
    lead = next((one for one in said if one.key == "description"), None)
    if lead:
        yield Told(key="lead", value=lead.text, evidence=lead.where, line=lead.line)
    for key, ours in (("section", "categories"), ("keywords", "keywords"), ("keyword list", "keywords")):
        rows = [one for one in said if one.key == key]
        names = list(
            dict.fromkeys(
                name for one in rows for name in (split_categories(one.text) if key == "keyword list" else [one.text])
            )
        )
        if names:
            yield Told(key=ours, value=names, evidence=rows[0].where, line=rows[0].line, shown=", ".join(names))
    where = next((one for one in said if one.key == "url" and one.text == address), None)
    if where and address:
        yield Told(key="url", value=address, evidence=where.where, line=where.line)


def _language(one: Statement) -> Told | None:
    tag = normal_tag(one.text.replace("_", "-")) or meant_tag(one.text)
    return Told(key="language", value=Word(tag), evidence=one.where, line=one.line) if tag else None


def _date(one: Statement) -> Told | None:
    return (
        Told(key="date", value=one.text, evidence=one.where, line=one.line)
        if re.match(r"\d{4}-\d\d-\d\d", one.text)
        else None
    )


def _time(root: "Element", article: "Element") -> Told | None:
    """Return the first time element of the article, or of the page when it has one alone."""
    inside, anywhere = list(article.iter("time")), list(root.iter("time"))
    times = inside or (anywhere if len(anywhere) == 1 else [])
    ranked = sorted(
        times, key=lambda one: not re.search("publi|entry-date|date", f"{one.get('class')} {one.get('itemprop')}")
    )
    stated = (
        Statement(
            key="date", text=one.get("datetime", "").strip(" \t\n"), where="a time in the page", line=line_of(one)
        )
        for one in ranked
    )
    return next((told for one in stated if (told := _date(one))), None)


def _outside(article: "Element", title: "Element | None", measures: Measures) -> Iterator[tuple[Aside, str]]:
    """Say what stands around the article, with all its words: in full what might have belonged to it, of the page's own its first."""
    above = [article, *article.iterancestors()]
    heading = set() if title is None else {title, *title.iterancestors()}
    inner = next((at for at, one in enumerate(above) if name_of(one) == "main" or one.get("role") == "main"), 0)
    inner = max(inner, next((at for at, one in enumerate(above) if one in heading), 0))
    for at, (within, element) in enumerate(pairwise(above)):
        for child in element:
            words = words_of(child) if child is not within and name_of(child) not in SILENT else ""
            if not words:
                continue
            why = apart(child, measures)
            said = not why and 2 * measures.linked[child] < measures.characters[child]
            longest = _LONGEST if not why and (at < inner or said) else _SHOWN
            cut = words if len(words) <= longest else f"{words[:longest]}…"
            count = f", {len(words.split(' '))} words" if cut != words else ""
            yield Aside(text=cut, why=f"{why or 'around the text'}{count}", line=line_of(child)), words
