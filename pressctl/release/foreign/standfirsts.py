"""What stands between a page's headline and the element that it marks as its text: often the standfirst, in a field of its own."""

import re
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from pressctl.release.foreign.articles import Measures, apart, is_link_list, tokens_of
from pressctl.release.foreign.titles import compared
from pressctl.release.foreign.trees import SILENT, name_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element


_NEAR = 6  # elements
# What sites call a subtitle, in the languages of those who wrote them.
_SUBTITLES = frozenset(
    re.split(
        " ",
        "subtitle sub-title subtitles subhead subheading sub-heading subheadline sub-headline dek deck subtitulo sub-titulo linha-fina"
        " sottotitolo sous-titre soustitre untertitel unterzeile ondertitel undertitel underrubrik podtytul podtitulek alaotsikko alcim",
    )
)


def with_standfirst(article: "Element", title: "Element | None", measures: Measures) -> "Element":
    """Return the article, which begins with what stands above it below the headline, where that is less than the article."""
    if title is None or _holds(article, title):
        return article
    around = next((one for one in article.iterancestors() if _holds(one, title)), None)
    between = [] if around is None else [one for one in _between(title, article, around) if _is_text(one, measures)]
    if between and sum(measures.prose[one] for one in between) <= measures.prose[article]:
        inside = article.makeelement("div")
        inside.text, article.text = article.text, None
        for at, one in enumerate((*between, inside)):
            article.insert(at, one)
    return article


def subtitles(title: "Element | None") -> frozenset[str]:
    """Return what a page calls the subtitle of its headline, in compared words: by its class, near below the headline."""
    behind = [] if title is None else _behind(title)
    return frozenset(compared(words_of(one)) for one in behind if not _SUBTITLES.isdisjoint(tokens_of(one)))


def _behind(title: "Element") -> "Iterator[Element]":
    """Yield the elements near below a headline, up to two around it."""
    for around in (title, *islice(title.iterancestors(), 2)):
        for one in islice(around.itersiblings(), _NEAR):
            yield from islice(one.iter("p", "div", "span", "h2", "h3", "h4"), _NEAR)


def _holds(above: "Element", element: "Element") -> bool:
    return any(one is above for one in element.iterancestors())


def _is_text(element: "Element", measures: Measures) -> bool:
    """Whether an element has words that are no menu's."""
    if name_of(element) in SILENT or not measures.prose[element]:
        return False
    return not apart(element, measures) and not is_link_list(element, measures)


def _between(title: "Element", article: "Element", around: "Element") -> "Iterator[Element]":
    """Yield the elements behind the headline and before the text, in their order."""
    at = title
    for above in takewhile(lambda one: one is not around, title.iterancestors()):
        yield from at.itersiblings()
        at = above
    path = [article, *takewhile(lambda one: one is not around, article.iterancestors())]
    yield from takewhile(lambda one: one is not path[-1], at.itersiblings())
    for one in reversed(path[:-1]):
        yield from reversed(list(one.itersiblings(preceding=True)))
