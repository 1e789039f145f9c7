"""A newsroom's web page as a manuscript: the release in it, what the page says of it, and what was left out."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pressctl.errors import Invalid
from pressctl.release.addresses import is_web_address
from pressctl.release.folding import bare
from pressctl.release.foreign.articles import Measures, apart, find_article, is_date_line, is_link_list, is_marked
from pressctl.release.foreign.flowing import read_flow
from pressctl.release.foreign.leading import whole
from pressctl.release.foreign.manuscript import Aside, Manuscript, Told
from pressctl.release.foreign.metadata import Statement, statements
from pressctl.release.foreign.pictures import tell_pictures
from pressctl.release.foreign.trees import SILENT, line_of, name_of, parse, words_of
from pressctl.release.plain.categories import split_categories
from pressctl.release.plain.passages import Line, Passage
from pressctl.release.tags import meant_tag, normal_tag
from pressctl.release.writing import Word

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# A site's name behind a title: "The bridge reopens | River City".
_SUFFIX = re.compile(r"[ \u00a0]+(?:[|–—·•:»]|-|::)[ \u00a0]+[^|–—·•»]{1,60}$")
_RELATED = re.compile(
    r"(?:related|similar|more (?:news|stories|from)|recent (?:news|posts)|latest|read (?:more|also|next)|see also|share\b|follow us"
    r"|(?:articles?|contenus?|pages?|communiqu[ée]s?) (?:similaires|li[ée]s?|associ[ée]s?|r[ée]cents?)|[àa] lire (?:aussi|[ée]galement)|voir aussi"
    r"|partager|suivez|derni[èe]res? (?:actualit|nouvel)|das k[öo]nnte|weitere|mehr zum|teilen|te puede|compartir|art[íi]culos relacionados)",
    re.IGNORECASE,
)
_MANY_LINKS = 4
_OPENING, _FEWEST_WORDS, _MOST_ALIKE = 4, 3, 0.8  # passages in which the headline stands, its words, those of the title
_SHOWN, _LONGEST = 80, 2_000  # characters


def read_page(html: str, *, source: str) -> Manuscript:
    """Return the release of a saved page.

    Raises:
        Invalid: When there is no text in it, or it is more than a page.
    """
    root = parse(html, source=source)
    said = statements(root)
    title = _title(root, said)
    measures = Measures(root)
    article = find_article(root, title if not isinstance(title, Statement) else None, measures)
    address = next((one.text for one in said if one.key == "url" and is_web_address(one.text)), "")
    base = whole(next((one.text for one in said if one.key == "base"), ""), address) or address
    flow = read_flow(article, base=base, skip=_Skipping(article, measures))
    passages = _headed(flow.passages, title)
    if not any(passage.form in {"text", "table", "code"} for passage in passages):
        hint = "A page that scripts fill is empty as it was saved: copy its text into a plain text file."
        raise Invalid(f"{source} has no text that could be a release.", hint=hint)
    words = "\n\n".join(passage.text for passage in passages)
    return Manuscript(
        text=words,
        passages=tuple(passages),
        told=(*_told(said, root, article, address), *tell_pictures(flow.pictures)),
        left_out=(*flow.left_out, *_outside(article, measures)),
    )


class _Skipping:
    """Says what within the article belongs to the page: by its name, or below a heading such as "Related"."""

    def __init__(self, article: "Element", measures: Measures) -> None:
        self._article = article
        self._measures = measures
        self._marked = is_marked(article)

    def __call__(self, element: "Element") -> str:
        if element is self._article:
            return ""
        why = apart(element, self._measures)
        if why:
            return why
        if name_of(element) in {"p", "div", "span", "time", "small"} and is_date_line(element, words_of(element)):
            return "the page's date, in words that are not known"
        if name_of(element) not in {"div", "section", "ul", "ol", "table", "td"} or not is_link_list(
            element, self._measures
        ):
            return ""
        if not self._marked and is_link_list(element, self._measures, least=_MANY_LINKS):
            return "a list of links"
        inside = next((one for one in element.iter("h2", "h3", "h4", "h5", "h6")), None)
        above = element.getprevious()
        heading = inside if inside is not None else above if above is not None and name_of(above) in _HEADINGS else None
        return "related pages" if heading is not None and _RELATED.match(words_of(heading)) else ""


_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})


def _title(root: "Element", said: Sequence[Statement]) -> "Element | Statement | None":
    """Return the headline's element, or where the page states it, or None where only the text can tell."""
    told = [one for one in said if one.key == "headline"] + [one for one in said if one.key == "title"]
    mains = [one for one in root.iter("h1") if words_of(one)]
    for main in mains:
        words = _compared(words_of(main))
        if any(_says(words, one) for one in told):
            return main
    # A site's name in its logo is part of the page's title, and no headline.
    mains = [main for main in mains if not any(_compared(words_of(main)) in _compared(one.text) for one in told)]
    stated = next(iter(told), None)
    if len(mains) == 1 and (stated is None or stated.key == "title"):
        return mains[0]
    if stated is None:
        return mains[0] if mains else None
    site = next((one.text for one in said if one.key == "site"), "")
    return replace(stated, text=_without_site(stated.text, site))


def _says(words: str, stated: Statement) -> bool:
    """Whether a main heading is what a page states as its title, perhaps with the site's name beside it."""
    title = _compared(stated.text)
    return title in words or (words in title and 2 * len(words) >= len(_compared(_without_site(stated.text, ""))))


def _compared(text: str) -> str:
    """Return the words alone: a title and a heading differ in blanks and signs."""
    return " ".join(re.findall(r"\w+", bare(text)))


def _without_site(title: str, site: str) -> str:
    if site and bare(title).endswith(bare(site)):
        title = title[: len(title) - len(site)].rstrip(" \u00a0|–—-·•:»")
        return title or site
    return _SUFFIX.sub("", title)


def _headed(passages: Sequence[Passage], title: "Element | Statement | None") -> list[Passage]:
    """Return the passages with the headline marked, put first where it does not stand among them."""
    found = list(passages)
    if title is None:
        return found
    text = title.text if isinstance(title, Statement) else words_of(title)
    told = title.where if isinstance(title, Statement) else "the page's main heading"
    line = (title.line if isinstance(title, Statement) else line_of(title)) or 1
    at = next(
        (at for at, one in enumerate(found) if one.form == "heading" and _compared(one.text) == _compared(text)), -1
    )
    if at < 0 and isinstance(title, Statement):
        at = next((at for at, one in enumerate(found[:_OPENING]) if one.form == "heading" and _is_meant(one, text)), -1)
    if at >= 0:
        found[at] = replace(found[at], form="headline", level=0, told=told, mark="")
    else:
        found.insert(0, Passage(lines=(Line(number=line, text=text),), form="headline", told=told))
    return found


def _is_meant(heading: Passage, title: str) -> bool:
    """Whether a heading at the top says what the page's title does, in nearly the same words."""
    words, known = _compared(heading.text).split(" "), set(_compared(title).split(" "))
    return len(words) >= _FEWEST_WORDS and sum(word in known for word in words) >= _MOST_ALIKE * len(words)


def _told(said: Sequence[Statement], root: "Element", article: "Element", address: str) -> Iterator[Told]:
    for key, read in (("language", _language), ("date", _date)):
        found = next((told for one in said if one.key == key and (told := read(one))), None)
        found = found or (_time(root, article) if key == "date" else None)
        if found:
            yield found
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


def _outside(article: "Element", measures: Measures) -> Iterator[Aside]:
    """Say what stands around the article: in full what might have belonged to it, of the page's own its first words."""
    above = [article, *article.iterancestors()]
    inner = next((at for at, one in enumerate(above) if name_of(one) == "main" or one.get("role") == "main"), 0)
    for at, (within, element) in enumerate(pairwise(above)):
        for child in element:
            words = words_of(child) if child is not within and name_of(child) not in SILENT else ""
            if not words:
                continue
            why = apart(child, measures)
            longest = _LONGEST if at < inner and not why else _SHOWN
            cut = words if len(words) <= longest else f"{words[:longest]}…"
            count = f", {len(words.split(' '))} words" if cut != words else ""
            yield Aside(text=cut, why=f"{why or 'around the text'}{count}", line=line_of(child))
