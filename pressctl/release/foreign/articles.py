"""The release in a page: the element that holds it, and what in it belongs to the page."""

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from pressctl.release.foreign.trees import BLOCKS, SILENT, name_of, words_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_TAGS = {
    "nav": "navigation",
    "aside": "beside the text",
    "dialog": "a dialog",
    "footer": "the page's foot",
    "translator": "who translated it",
}
_ROLES = {
    "navigation": "navigation", "search": "a search", "complementary": "beside the text", "dialog": "a dialog",
    "alertdialog": "a dialog", "contentinfo": "the page's foot", "banner": "the page's head", "menu": "navigation",
    "toolbar": "buttons",
}  # fmt: skip
# Words in an element's class or id that tell what it is for.
_WORDS = {
    **dict.fromkeys(("cookie", "cookies", "consent", "gdpr", "rgpd", "tarteaucitron", "onetrust", "cookiebot"), "a cookie notice"),
    **dict.fromkeys(("share", "sharing", "sharer", "shares", "sharedaddy", "social", "socials", "socialshare", "addtoany", "addthis",
                     "partage", "partager", "a2a", "sharethis", "teilen"), "buttons to share it"),
    **dict.fromkeys(("nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "bread-crumb", "bread-crumbs", "crumbs", "ariane", "pagination", "pager",
                     "skiplink", "skiplinks", "toc", "navi", "mainnav", "topnav", "subnav", "menue", "hauptmenu", "topbar", "toplink", "backlink", "back-link", "back-to-list",
                     "header-back-to", "languages", "language-switcher", "lang-switcher", "langswitch", "sitemap", "skip"), "navigation"),
    **dict.fromkeys(("related", "jp-relatedposts", "similaires", "recommended", "recommendations", "readmore", "most-read", "mostread", "meistgelesen",
                     "most-popular", "popular-posts", "trending", "news-list", "newslist", "latest-news", "recent-posts", "more-news", "asset-links", "taglib-asset-links",
                     "relacionados", "relacionadas", "weitere-artikel", "verwandte", "correlati", "leggi-anche"), "related pages"),
    **dict.fromkeys(("sidebar", "widget", "widgets", "aside", "supplement", "survey", "surveybox", "feedback"), "beside the text"),
    **dict.fromkeys(("gallery", "carousel", "swiper", "slideshow", "lightbox"), "a gallery of images"),
    **dict.fromkeys(("newsletter", "subscribe", "subscription", "signup"), "a newsletter's form"),
    **dict.fromkeys(("comments", "respond", "disqus", "commentlist"), "comments"),
    **dict.fromkeys(("usa-banner", "gov-banner", "official-website-banner"), "the page's head"),
    **dict.fromkeys(("modal", "popup", "overlay", "offcanvas"), "a dialog"),
    **dict.fromkeys(("advert", "advertisement", "advertorial", "ads", "adsbygoogle", "promo", "sponsored"), "advertising"),
    **dict.fromkeys(("visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text", "aural", "auraljump", "skip-link", "u-hidden", "js-hidden", "govuk-visually-hidden"), "not to be seen"),
    **dict.fromkeys(("register", "registration", "registbox", "regist", "login", "log-in", "signin", "sign-in", "paywall"), "a place to sign in"),
    **dict.fromkeys(("zoom", "fontsize", "font-size", "textsize", "text-size", "font-resize", "text-resize", "schriftgroesse", "toolbar", "printfriendly", "noprint", "no-print", "documentactions", "document-actions", "page-tools",
                     "actions", "tooltip", "ratings", "lfr-asset-ratings", "hits", "pageviews", "print-link", "printlink"), "buttons"),
}  # fmt: skip
# Names of a page's foot as a whole; "entry-footer" is a post's own, which may say who is to be asked.
_FEET = frozenset(
    {
        "footer",
        "site-footer",
        "page-footer",
        "main-footer",
        "global-footer",
        "pagefooter",
        "sitefooter",
        "colophon",
        "fineprint",
        "portal-footer",
        "fusszeile",
        "fuss",
        "piedepagina",
        "pied-de-page",
    }
)
# Names that mean what they say on any element, a paragraph too.
_TRAILS = frozenset(
    {
        "breadcrumb",
        "breadcrumbs",
        "bread-crumb",
        "bread-crumbs",
        "crumbs",
        "fil-ariane",
        "ariane",
        "skiplink",
        "skiplinks",
        "skip-link",
    }
)
_DATES = frozenset(
    {
        "date",
        "dates",
        "published",
        "pubdate",
        "post-date",
        "entry-date",
        "publish-date",
        "published-date",
        "pub-date",
        "news-date",
        "article-date",
        "posted-on",
        "updatetime",
        "update-time",
        "updated",
        "last-updated",
        "modified",
        "datepublished",
        "time",
        "timestamp",
    }
)
# What a page sets above its headline.
KICKERS = frozenset(
    [
        "kicker",
        "eyebrow",
        "overline",
        "dachzeile",
        "topline",
        "surtitre",
        "section-label",
        "antetitulo",
        "roofline",
        "rubric",
        "pretitle",
        "supertitle",
    ]
)
_LONGEST_CALLED = 1_000  # characters of a class
_MOST_FORMS = 20  # of a page that are looked into
_LONG_PARAGRAPH = 100  # characters
_LONGEST_DATE = 40  # characters
_BLANKS = re.compile(r"[ \t\r\n\f\u00a0]+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_TOKEN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Class names that WordPress and others give to whole pages say nothing: "has-sidebar", "with-menu".
# What an element is said to have, or to lie around: all of the page, with its `modal-enabled` or `offcanvas-wrap`.
_WHOLE = re.compile(r"(?:has|with|no|is|not)-|.*-enabled$|(?:.*-)?offcanvas-(?:wrap(?:per)?|page|content)$")
_PART = re.compile(r"__(?!(?:has|with|no|is|not)-)")  # of a block, as `photo__caption`
# Builders of pages call each piece of a text so: Elementor, SiteOrigin, HubSpot.
_BUILDERS = tuple(
    re.split(
        " ",
        "elementor- siteorigin- so-panel so-widget panel-widget widget-sow- hs-cos-wrapper widget-span widget-type-",
    )
)
_WIDGETS = frozenset({"widget", "widgets"})
# What has no paragraphs without links, though a class may be called so for another reason.
_WORDLESS = frozenset({"navigation", "buttons to share it", "buttons", "a gallery of images", "a place to sign in"})
_FEW_LINKS = 0.2  # share of the characters of a text
_NEVER_APART = frozenset(
    {"html", "head", "body", "main", "article", "p", "h1", "h2", "h3", "h4", "h5", "h6", "a", "img", "td", "tr"}
)
_LONGEST_APART = 1_200  # characters outside links: what is longer is text, whatever its class says
_LONGEST_DIALOG = 6_000  # what must be agreed to in one may be long
_MOST_OF, _ENOUGH_OF = 0.95, 0.8  # of the words: in a wrapper, in what is marked as the article
_COMMENTS = frozenset(
    {"comments", "comments-area", "comments-section", "entry-comments", "post-comments", "comment-list", "commentlist"}
)
_COPYRIGHT = re.compile(r"©|\(c\) ?(?:19|20)\d\d|copyright", re.IGNORECASE)
_LINKED = 0.6
_HARDLY_MORE = 1.1
_WRAPPERS = frozenset({"div", "section", "form", "center", "table", "tbody", "tr", "td", "span"})


class Measures:
    """How much text each element has, counted in one walk: characters, those in links, words of prose, and long paragraphs' characters."""

    def __init__(self, root: "Element") -> None:
        """Count; the words of navigation, forms and links are no prose."""
        from lxml.etree import iterwalk

        self.characters: Counter[Element] = Counter()
        self.linked: Counter[Element] = Counter()
        self.prose: Counter[Element] = Counter()
        self.long: Counter[Element] = Counter()
        self._links = self._chrome = self._run = 0
        wrappers = _wrapping_forms(root)
        walk = iterwalk(root, events=("start", "end"))
        for event, element in walk:
            name = name_of(element)
            step = 1 if event == "start" else -1
            if event == "start" and name in SILENT:
                walk.skip_subtree()
                continue
            self._links += step if name == "a" else 0
            self._chrome += step if name in _TAGS or (name == "form" and element not in wrappers) else 0
            above = element.getparent()
            if name in BLOCKS and name != "br":
                self._end_paragraph(above if event == "start" and above is not None else element)
            if event == "start":
                self._count(element, element.text)
            if event == "end" and above is not None:
                for counter in (self.characters, self.linked, self.prose, self.long):
                    counter[above] += counter[element]
                self._count(above, element.tail)

    def _count(self, element: "Element", text: str | None) -> None:
        if text and not text.isspace():
            self.characters[element] += len(text)
            self.linked[element] += len(text) if self._links else 0
            if not self._links and not self._chrome:
                words = _BLANKS.sub(" ", text)
                self.prose[element] += len(words.strip(" ").split(" "))
                self._run += len(words) + sum(sign > "\u2e80" for sign in words)  # East Asia says more with fewer

    def _end_paragraph(self, within: "Element") -> None:
        self.long[within] += self._run if self._run > _LONG_PARAGRAPH else 0
        self._run = 0


def find_article(root: "Element", title: "Element | None", measures: Measures) -> "Element":
    """Return the element that holds the release: marked as such, else the one around nearly all of the prose."""
    weights = measures.prose
    mains = [one for one in root.iter() if name_of(one) == "main" or one.get("role", "").lower() == "main"]
    outer = max(mains, key=lambda one: weights[one], default=None)
    bodies = list(root.iter("body"))
    if outer is None or weights[outer] < max(1, weights[root] // 3):
        outer = bodies[0] if bodies and weights[bodies[0]] > weights[root] // 2 else root
    marked = [
        one for one in outer.iter() if name_of(one) == "article" or one.get("itemprop", "").lower() == "articlebody"
    ]
    inner = max(marked, key=lambda one: weights[one], default=None)
    if inner is not None and weights[inner] >= max(1, _ENOUGH_OF * weights[outer]):
        return _with_title(inner, title, weights)
    return _with_title(outer if mains else _around_prose(outer, weights), title, weights)


def is_marked(article: "Element") -> bool:
    """Tell whether a page itself says that this element is its article."""
    return name_of(article) in {"article", "main"} or article.get("role") == "main" or bool(article.get("itemprop"))


def apart(element: "Element", measures: Measures) -> str:
    """Return what an element is for when it belongs to the page and not to the release, else nothing.

    What has long text outside links is text, whatever it is called.
    """
    why = _named(element)
    if not why:
        return ""
    if name_of(element) == "dialog" or element.get("role", "").lower() in {"dialog", "alertdialog"}:
        return why  # a dialog has a main heading of its own
    plain = measures.characters[element] - measures.linked[element]
    called = name_of(element) not in _TAGS and element.get("role", "").lower() not in _ROLES
    few_links = measures.linked[element] <= _FEW_LINKS * measures.characters[element]
    if called and why in _WORDLESS and measures.long[element] and few_links:
        return ""
    holds_title = name_of(element) not in {"nav", "aside"} and _holds_title(element)
    longest = _LONGEST_DIALOG if why == _ROLES["dialog"] else _LONGEST_APART
    held = plain > longest and not (are_comments(element, measures) or _is_sites_foot(element, measures))
    return "" if holds_title or held else why


def are_comments(element: "Element", measures: Measures) -> bool:
    """Tell whether an element is what readers said below a text, however much that is."""
    elsewhere = measures.long[element.getroottree().getroot()] > measures.long[element]
    return elsewhere and not _COMMENTS.isdisjoint(tokens_of(element))


def _is_sites_foot(element: "Element", measures: Measures) -> bool:
    """Whether an element is a site's foot, with its copyright below all of the page's text, however long its imprint is."""
    if name_of(element) != "footer" or next(element.iterancestors("main", "article", "section"), None) is not None:
        return False
    elsewhere = measures.long[element.getroottree().getroot()] > measures.long[element]
    return elsewhere and _COPYRIGHT.search(words_of(element)[-_LONGEST_APART:]) is not None


def _holds_title(element: "Element") -> bool:
    """Whether a main heading stands in an element, and in no form of it, as those of a foot's newsletter do."""
    return any(
        next(one.iterancestors("form", element.tag)) is element for one in element.iter("h1") if one is not element
    )


def is_date_line(element: "Element", words: str) -> bool:
    """Tell whether a page calls a short line a date which no language known here can read."""
    if not 0 < len(words) <= _LONGEST_DATE or not any(character.isdigit() for character in words):
        return False
    called = f"{element.get('class', '')} {element.get('itemprop', '')}".lower().replace("_", "-")
    stated = name_of(element) == "time" and bool(element.get("datetime"))
    if not stated and _DATES.isdisjoint(_TOKEN.findall(called)):
        return False
    from pressctl.release.dating import find

    return next(iter(find(words)), None) is None


def is_link_list(element: "Element", measures: Measures, *, least: int = 2) -> bool:
    """Tell whether an element is little else than links, `least` of them or more."""
    links = sum(1 for _ in islice(element.iter("a"), least))
    linked, said = measures.linked[element], measures.characters[element]
    return links == least and linked > _LINKED * said and said - linked <= _LONGEST_APART


def tokens_of(element: "Element") -> list[str]:
    """Return the names in an element's class and id, in lower case, their parts joined by hyphens, also those of `socialBox`."""
    said = f"{element.get('class', '')} {element.get('id', '')}"[:_LONGEST_CALLED]
    called = said.replace("_", "-")
    tokens = _TOKEN.findall(called.lower())
    joined = _TOKEN.findall(_PART.sub("-", said).replace("_", "-").lower()) if "__" in said else []
    tokens += [token for token in joined if token not in tokens]
    parted = _TOKEN.findall(_HUMP.sub("-", called).lower()) if _HUMP.search(called) else []
    return [*tokens, *(token for token in parted if token not in tokens)]


def is_beside(token: str) -> bool:
    """Tell whether a class is that of a text which WordPress sets beside an image, and of no caption."""
    return token.startswith("wp-block-media-text")


def _wrapping_forms(root: "Element") -> "set[Element]":
    """Return the forms that are around a whole page, as ASP.NET has them: a headline is in them, or paragraphs of text."""
    forms = islice(root.iter("form"), _MOST_FORMS)
    return {form for form in forms if holds_text(form)}


def holds_text(element: "Element") -> bool:
    """Tell whether an element that holds no text by its name holds one: a main heading, or some paragraphs."""
    if element.find(".//h1") is not None or element.find(".//article") is not None:
        return True
    long = (one for one in islice(element.iter("p", "div"), 2_000) if one.text and len(one.text) > _LONG_PARAGRAPH)
    return sum(1 for _ in islice(long, 2)) > 1


def _named(element: "Element") -> str:
    """Return what an element is for by its name, its role, its class and its id, the first that tells."""
    name = name_of(element)
    within = next(element.iterancestors("article", "blockquote"), None) is not None  # where a foot is the text's own
    if name in _TAGS:
        return "" if name == "footer" and within else _TAGS[name]
    tokens = tokens_of(element) + ([name] if "-" in name else [])  # a custom element's name says what it is for
    if not _TRAILS.isdisjoint(tokens) and name != "body":
        return "navigation"
    role = _ROLES.get(element.get("role", "").lower(), "")
    if role or name in _NEVER_APART:
        return role
    foot = not _FEET.isdisjoint(tokens) or any(token.startswith("footer-") for token in tokens)
    return _TAGS["footer"] if foot and not within else _called(tokens)


def _called(tokens: "list[str]") -> str:
    told = [token for token in tokens if not _WHOLE.match(token)]
    if any(token.startswith(("cookie", "consent")) for token in told):
        return "a cookie notice"
    if any(token.startswith(("socialshar", "sharebutton", "shariff")) for token in told):
        return "buttons to share it"
    built = any(token.startswith(_BUILDERS) for token in told)
    words = (word for token in told for word in (token, *token.split("-")))
    return next((_WORDS[word] for word in words if word in _WORDS and not (built and word in _WIDGETS)), "")


def _around_prose(element: "Element", weights: "Counter[Element]") -> "Element":
    while True:
        inner = next((child for child in element if weights[child] >= _MOST_OF * max(weights[element], 1)), None)
        if inner is None or name_of(inner) not in _WRAPPERS:
            return element
        element = inner


def _with_title(element: "Element", title: "Element | None", weights: "Counter[Element]") -> "Element":
    """Return the element, or the one around it that also holds the headline and hardly any more prose."""
    if title is None or any(above is element for above in title.iterancestors()):
        return element
    for above in element.iterancestors():
        if name_of(above) in {"body", "html"} or weights[above] > _HARDLY_MORE * weights[element]:
            break
        if any(one is above for one in title.iterancestors()):
            return above
    return element
