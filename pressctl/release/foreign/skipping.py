"""What within a page's article belongs to the page: by its name, by what it is made of, below a heading such as "Related"."""

import re
from collections import Counter
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from pressctl.release.foreign.articles import (
    KICKERS,
    Measures,
    apart,
    are_comments,
    holds_text,
    is_beside,
    is_date_line,
    is_link_list,
    is_marked,
    tokens_of,
)
from pressctl.release.foreign.grids import is_calendar
from pressctl.release.foreign.leading import leads_to_sharing
from pressctl.release.foreign.records import POSTED
from pressctl.release.foreign.textblocks import below_text, is_sentence
from pressctl.release.foreign.trees import name_of, words_of
from pressctl.release.plain.contacts import has_address
from pressctl.release.plain.datelines import read_line
from pressctl.release.plain.furniture import is_credit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

RELATED = re.compile(
    r"(?:related|similar|more (?:news|stories|from)|recent (?:news|posts)|latest|most (?:read|popular)|popular|read (?:more|also|next)|see also|share\b"
    r"|follow us|(?:articles?|contenus?|pages?|communiqu[ée]s?) (?:similaires|li[ée]s?|associ[ée]s?|r[ée]cents?)|[àa] lire (?:aussi|[ée]galement)|voir aussi"
    r"|partager|suivez|derni[èe]res? (?:actualit|nouvel)|les plus lus|das k[öo]nnte|weitere|mehr zum|meistgelesen|aktuelle meldungen|beliebte (?:storys|meldungen|artikel|beitr)|teilen"
    r"|te puede|le[ae] (?:tambi[ée]n|m[áa]s)|relacionad[ao]s?\b|compartir|art[íi]culos relacionados|contenidos? relacionad|lo m[áa]s le[íi]do|noticias relacionadas|leggi anche|altre notizie|condividi"
    r"|notizie correlate|lees ook|gerelateerd|meer nieuws|leia (?:tamb[ée]m|mais)|not[íi]cias relacionadas|l[äa]s (?:mer|ocks[åa])|relaterat|les ogs[åa]"
    r"|zobacz (?:te[żz]|r[óo]wnie[żz])|czytaj|powi[ąa]zane|mohlo by|souvisej|lue my[öo]s|関連|相关|相關|관련|ذات صلة|اقرأ|читайте|чети|διαβ[άα]στε|olvass|přečt[ěe]te|l[æe]s (?:også|mere?)|baca juga|xem thêm|cite[șs]te|ilgili haber|llegiu)",
    re.IGNORECASE,
)
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_MANY_LINKS = 4
_LONGEST_HEADING = 120  # characters
# Classes of a line about the text: when, by whom, filed where.
_ABOUT_TEXT = frozenset(
    [
        "meta",
        "metadata",
        "entry-meta",
        "post-meta",
        "article-meta",
        "news-meta",
        "page-meta",
        "blog-meta",
        "item-meta",
        "postmeta",
        "entry-info",
        "article-info",
        "post-info",
        "blog-item-meta",
        "blog-item-meta-wrapper",
        "byline",
        "documentbyline",
        "author-info",
        "author-box",
        "authorbox",
        "post-author",
        "page-author",
        "entry-author",
        "author-name",
        "blog-item-author-profile-wrapper",
        "submitted",
        "posted-by",
        "news-list-category",
        "reading-time",
        "readtime",
    ]
)
_LONGEST_ABOUT = 200  # characters
_LONGEST_TEASER, _LONGEST_POSTED = 500, 700
_TOPICS = frozenset(
    ["tags", "topics", "post-tags", "entry-tags", "tag-list", "taglist", "tags-links", "article-tags", "news-tags"]
)
_LONGEST_TOPICS = 300
_BADGES = frozenset(["tag", "badge", "chip", "pill"])  # and elements of a site's own that are called so: `<pp-tag>`
_LONGEST_BADGE = 40
_LONGEST_KICKER = 60
_STATING = frozenset({"p", "div", "span", "ul", "ol", "section", "footer", "address", "a", "dl"})
_LONGEST_WRITER, _MOST_LINKS = 80, 40  # characters that name who wrote a text, links that are looked at
_CAPTIONS = re.compile(
    r"(?:^|-)(?:captions?|legende?|bildunterschrift|bildtext|bildnachweis|didascalia|pie-(?:de-)?foto|bildetekst|photo-?credits?|image-?credits?|fotocredit|img-credit|(?:img|image|bild|foto|photo|picture|pic|media)-?(?:description|desc|text|beschreibung|meta|info))(?:$|-text|-)"
)
_CREDITS = frozenset(["credit", "credits", "copyright"])  # beside a caption
_LONGEST_CAPTION = 600
_MOST_FORMS = 20  # of an article that are looked at
_MOST_BUTTONS = 20  # beside each other
_CALLS, _LONGEST_BUTTON = 400, 40  # characters beside a form that call to fill it in, of a button
_BACK, _CLOSED = "←⟵⇐‹«", re.compile("[›»→⟶⇒]")  # before where a link leads back to; not around what it quotes
_BETWEEN_BUTTONS = " \t\r\n\u00a0|·•,/-"
_UNSEEN = frozenset(
    {"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "u-hidden", "aural", "hide-accessible"}
)
_LONGEST_UNSEEN = 80
_FILES = re.compile(
    r"[^?#]*\.(?:pdf|docx?|odt|rtf|xlsx?|pptx?|zip|jpe?g|png|tiff?|eps|mp[34])(?:[?#].*)?", re.IGNORECASE
)
_FILES_SAY = 60  # characters beside links to files
_SENTENCE = 60  # characters of a paragraph that is one
_FEWEST_SPACES = 2  # in what announces a list


class Skipping:
    """Says why an element is no part of the release; "" for one that is."""

    def __init__(self, article: "Element", measures: Measures, *, dated: bool, whole: bool = False) -> None:
        """Look at what is in `article`; `dated` tells that the page states its date elsewhere, `whole` that all of it is text."""
        self._article = article
        self._measures = measures
        self._whole = whole
        self._marked = is_marked(article)
        self._dated = dated
        self._asking = _around_forms(article, measures)
        self._below = frozenset() if whole else below_text(article, measures)

    def __call__(self, element: "Element") -> str:
        """Return why, in words."""
        if element is self._article:
            return ""
        name = name_of(element)
        why = apart(element, self._measures) or self._by_class(element, name)
        why = "" if why and self._is_text(element, name) else why
        why = why or (name == "a" and _does(element)) or (element in self._asking and self._asks(element)) or ""
        why = why or self._stated(element, name) or self._unseen(element, name) or self._teases(element, name)
        why = why or ("a calendar" if name == "table" and is_calendar(element) else "")
        if why or element in self._below:
            return why or "below the text"
        if name in {"p", "div", "span", "time", "small"} and is_date_line(element, words_of(element)):
            return "the page's date, in words that are not known"
        if name in _HEADINGS:
            return self._headed(element)
        if name not in {"div", "section", "ul", "ol", "table", "td", "p"}:
            return ""
        return "" if self._whole and not is_contents(element) else self._linking(element, name)

    def _unseen(self, element: "Element", name: str) -> str:
        """Say of an element of a few words that a page keeps it for those who hear it."""
        few = name in {"p", "div", "span"} and self._measures.characters[element] <= _LONGEST_UNSEEN
        hidden = few and not _UNSEEN.isdisjoint(element.get("class", "").lower().split(" "))
        return "not to be seen" if hidden else ""

    def _teases(self, element: "Element", name: str) -> str:
        """Say of a short box that is called a teaser, and headed by a link, that it leads to another text."""
        called = "-" in name or name in {"div", "section", "li"}
        if not called or not 0 < self._measures.characters[element] <= _LONGEST_TEASER:
            return ""
        parts = {part for token in [*tokens_of(element), name] for part in token.split("-")}
        if "teaser" not in parts or self._measures.long[self._article] <= 2 * self._measures.long[element]:
            return ""
        linking = (one for one in element.iter("h2", "h3", "h4", "h5", "h6") if _leads(one, element))
        return "related pages" if next(linking, None) is not None else ""

    def _stated(self, element: "Element", name: str) -> str:
        """Say what the page itself states of an element: who wrote the text, or what it is filed under.

        The words are schema.org's (`itemprop`) and HTML's own (`rel`).
        """
        if name not in _STATING:
            return ""
        if element.get("role") in {"presentation", "separator"} and not any(map(str.isalnum, words_of(element))):
            return "a sign between lines"
        said = self._measures.characters[element]
        author = {"author", "creator"}.intersection(_stated_words(element)) and said <= _LONGEST_WRITER
        if author and _stands_alone(element) and not has_address(words_of(element)):
            return "who wrote it"
        links = list(islice(element.iter("a"), _MOST_LINKS)) if said <= _LONGEST_TOPICS else []
        beside = said - self._measures.linked[element]
        filed = bool(links) and all("tag" in one.get("rel", "").lower().split(" ") for one in links)
        return "its topics" if filed and beside <= _LONGEST_KICKER // 2 else ""

    def _is_text(self, element: "Element", name: str) -> bool:
        """Whether an element holds most of an article's words, whatever its class is: a gallery's page is called so as a whole."""
        most = 2 * self._measures.prose[element] > self._measures.prose[self._article] > 0
        most = most and not are_comments(element, self._measures)
        return most and name in {"div", "section", "ul", "span"} and not element.get("role")

    def _asks(self, element: "Element") -> str:
        """Whether an element is a form and the words that call to fill it in: a box of the page, wherever it stands."""
        beside = self._measures.characters[element] - self._asking[element]
        least = self._measures.prose[self._article] // 2
        fits = beside <= _CALLS and self._measures.prose[element] <= least and element.find(".//h1") is None
        return "a box with a form" if fits else ""

    def _headed(self, element: "Element") -> str:
        """Whether a heading heads what is no part of the release."""
        if not _UNSEEN.isdisjoint(tokens_of(element)):
            return "not to be seen"
        below = element.getnext()
        if below is None or len(words_of(element)) > _LONGEST_HEADING:
            return ""
        if is_contents(below):
            return "heads a table of contents"
        links = not self._whole and name_of(below) in {"ul", "ol"} and RELATED.match(words_of(element))
        return "related pages" if links and self._linking(below, name_of(below)) == "related pages" else ""

    def _by_class(self, element: "Element", name: str) -> str:
        if name in {"h1", "h2", "body", "main", "article", "time", "a", "img"}:
            return ""
        tokens = tokens_of(element) + (name.split("-")[-1:] if "-" in name else [])
        return next(self._told_by(set(tokens), element), "") if tokens else ""

    def _told_by(self, tokens: set[str], element: "Element") -> "Iterator[str]":
        """Yield what an element is by its classes, and by being as short as such elements are."""
        said, linked = self._measures.characters[element], self._measures.linked[element]
        if POSTED in tokens and said <= _LONGEST_POSTED:
            yield "the line of who wrote it and when"
        about = tokens & _ABOUT_TEXT and said <= _LONGEST_ABOUT and element.find(".//h1") is None
        # Its date is looked for in it where the page states none.
        if about and (self._dated or not any(map(str.isdigit, words_of(element)))):
            yield "the line of who wrote it and when"
        badge = tokens & _BADGES and said <= _LONGEST_BADGE and _stands_alone(element)
        if badge and not words_of(element).endswith((".", "!", "?", "。", "؟")):
            yield "its topics"
        if tokens & _TOPICS and said <= _LONGEST_TOPICS and 2 * linked >= said > 0:
            yield "its topics"
        above = said <= _LONGEST_KICKER and self._stands_on_heading(element)
        if tokens & KICKERS and above and not _is_day(words_of(element)):
            yield "stands above the headline"
        captions = any(_CAPTIONS.search(token) and not is_beside(token) for token in tokens)
        captions = captions and said <= _LONGEST_CAPTION and not _is_day(words_of(element))
        captions = captions and sum(len(words_of(one)) > _SENTENCE for one in element.iter("p")) < 2  # noqa: PLR2004  (paragraphs)
        captions = captions and not _is_of_quotation(element)
        credited = tokens & _CREDITS and said <= _LONGEST_BADGE and _stands_by_caption(element)
        credited = credited and not is_credit(words_of(element))  # that tells itself, and takes along what goes with it
        if credited or (captions and name_of(element) != "figure" and element.find(".//img") is None):
            yield "the caption of an image that is not carried over"

    def _stands_on_heading(self, element: "Element") -> bool:
        """Whether an element stands directly above the headline."""
        below = element.getnext()
        return below is not None and name_of(below) == "h1"

    def _linking(self, element: "Element", name: str) -> str:
        contents = name in {"ul", "ol", "p", "div"} and is_contents(element)
        if contents or (name in {"ul", "ol", "div", "section", "p"} and self._is_files(element)):
            return "a table of contents" if contents else "files to download"
        if name == "p" or not is_link_list(element, self._measures, least=1):
            return ""
        inside = next((one for one in element.iter("h2", "h3", "h4", "h5", "h6")), None)
        above = element.getprevious()
        heading = inside if inside is not None else above if above is not None and name_of(above) in _HEADINGS else None
        if heading is not None and RELATED.match(words_of(heading)) and element.find(".//h1") is None:
            return "related pages"
        if (
            not self._marked
            and is_link_list(element, self._measures, least=_MANY_LINKS)
            and not _has_prose(element)
            and not self._within_text(element, heading)
            and not _is_announced(above)
        ):
            return "a list of links"
        return ""

    def _within_text(self, element: "Element", heading: "Element | None") -> bool:
        """Whether a list of links has a heading of its own, and paragraphs of the text above it in the same element."""
        if heading is None or heading.getparent() is not element.getparent():
            return False
        above = islice(heading.itersiblings("p", preceding=True), 40)
        return any(self._measures.characters[one] > 2 * self._measures.linked[one] for one in above)

    def _is_files(self, element: "Element") -> bool:
        """Whether an element is links to files, and hardly more."""
        links = list(islice(element.iter("a"), 40))
        beside = self._measures.characters[element] - self._measures.linked[element]
        return (
            bool(links)
            and not is_sentence(element, words_of(element), self._measures)
            and beside <= _FILES_SAY * len(links)
            and all(_FILES.fullmatch(one.get("href", "")[:2_000]) for one in links)
            and not _has_prose(element)
        )


def _leads(heading: "Element", box: "Element") -> bool:
    """Whether a heading is a link, or stands in one."""
    inner = next(heading.iter("a"), None)
    if inner is not None and len(words_of(inner)) == len(words_of(heading)):
        return bool(inner.get("href"))
    return any(one.get("href") for one in takewhile(lambda one: one is not box.getparent(), heading.iterancestors()))


def _is_announced(above: "Element | None") -> bool:
    """Whether a paragraph above a list ends with a colon: its items are what that speaks of."""
    words = words_of(above) if above is not None and name_of(above) == "p" else ""
    return words.endswith((":", "：")) and words.count(" ") >= _FEWEST_SPACES and not RELATED.match(words)


def _stated_words(element: "Element") -> list[str]:
    return f"{element.get('itemprop', '')} {element.get('rel', '')}".lower().split(" ")


def _stands_alone(element: "Element") -> bool:
    """Whether no words stand beside an element in the one around it."""
    above = element.getparent()
    return above is None or not any(text and not text.isspace() for text in (above.text, *(one.tail for one in above)))


def _is_day(words: str) -> bool:
    return len(words) <= _LONGEST_KICKER and read_line(words, language="") is not None


def _around_forms(article: "Element", measures: Measures) -> "Counter[Element]":
    """Return what stands around the forms of an article, and within it, each with how many characters its forms have."""
    found: Counter[Element] = Counter()
    for form in islice(article.iter("form"), _MOST_FORMS):
        if not holds_text(form):
            for above in takewhile(lambda one: one is not article, form.iterancestors()):
                if name_of(above) in {"div", "section", "td", "li"}:
                    found[above] += measures.characters[form]
    return found


def _stands_by_caption(element: "Element") -> bool:
    """Whether an element stands directly beside an image's caption."""
    beside = [one for one in (element.getprevious(), element.getnext()) if one is not None]
    return any(_CAPTIONS.search(token) for one in beside for token in tokens_of(one))


def _does(link: "Element") -> str:
    """Whether a link leads nowhere, but prints the page, writes a mail to nobody about it, shares it, or leads back; no words stand beside it."""
    href = link.get("href", "")[:80].lower().lstrip(" ")
    above = link.getparent()
    beside = () if above is None else (link.tail, above.text, *(one.tail for one in islice(above, _MOST_BUTTONS)))
    if any(text and text.strip(_BETWEEN_BUTTONS) for text in beside):
        return ""  # its words are a sentence's
    words = words_of(link)
    short = 0 < len(words) <= _LONGEST_BUTTON
    if short and words[0] in _BACK and words[1:].strip("- \u00a0") and not _CLOSED.search(words):
        return "navigation"
    if short and leads_to_sharing(href):
        return "buttons to share it"
    opens = href == "#" and above is not None and name_of(above) == "div"  # by a script, what stands below it
    return "a button" if short and (opens or href.startswith(("javascript:", "mailto:?"))) else ""


def is_contents(element: "Element") -> bool:
    """Tell whether an element is links within its own page, two or more, and nothing else."""
    if name_of(element) not in {"ul", "ol", "p", "div", "nav", "dl"}:
        return False
    links = list(islice(element.iter("a"), 2))
    if len(links) < 2 or not all(link.get("href", "").startswith("#") for link in links):  # noqa: PLR2004  (a list has two at least)
        return False
    every = [link for link in element.iter("a") if link.get("href") is not None]
    linked = sum(len(words_of(link)) for link in every)
    return all(link.get("href", "").startswith("#") for link in every) and linked * 10 >= len(words_of(element)) * 8


def _has_prose(element: "Element") -> bool:
    return any(len(text) > _FILES_SAY for text in _texts(element))


def _texts(element: "Element") -> "Iterator[str]":
    for inner in element.iter():
        if name_of(inner) != "a" and inner.text:
            yield inner.text.strip(" \t\r\n")
        if inner.tail and inner is not element:
            yield inner.tail.strip(" \t\r\n")


def _is_of_quotation(element: "Element") -> bool:
    """Whether an element directly below a quotation is who said it, and no picture's caption."""
    above = element.getprevious()
    return above is not None and name_of(above) in {"blockquote", "q"}
