"""What a page says of itself for machines: JSON-LD, Open Graph, meta elements, canonical address, language."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from pressctl.release.foreign.ink import on_one_line
from pressctl.release.foreign.trees import line_of, name_of, words_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LONGEST_DATA = 400_000  # characters of JSON-LD
_MOST_THINGS = 400
_ARTICLES = frozenset({"NewsArticle", "Article", "BlogPosting", "PressRelease", "ReportageNewsArticle", "Report", "SocialMediaPosting", "AnalysisNewsArticle"})  # fmt: skip
_PROPERTIES = {
    "headline": "headline", "name": "headline", "alternativeHeadline": "subhead", "description": "description",
    "datePublished": "date", "inLanguage": "language", "articleSection": "section", "keywords": "keywords",
    "url": "url", "articleBody": "body",
}  # fmt: skip
_NAMES = {
    "og:title": "headline", "twitter:title": "headline", "dc.title": "headline", "dcterms.title": "headline",
    "og:description": "description", "description": "description", "twitter:description": "description",
    "dc.description": "description", "article:published_time": "date", "dc.date": "date", "dc.date.issued": "date",
    "dcterms.date": "date", "dcterms.issued": "date", "date": "date", "pubdate": "date", "og:url": "url",
    "og:locale": "language", "article:section": "section", "article:tag": "keywords", "og:site_name": "site",
    "keywords": "keyword list", "author": "house", "copyright": "house", "publisher": "house", "dc.publisher": "house",
}  # fmt: skip


_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
_WHOLE_NAME = re.compile(r"https?://ogp\.me/ns#")  # what the prefix stands for, as some write it


class Statement(Struct, frozen=True, kw_only=True):
    """One thing a page says of itself, and where."""

    key: str
    text: str
    where: str
    line: int = 0


def statements(root: "Element") -> tuple[Statement, ...]:
    """Return what a page says of itself: JSON-LD first, which was written for this, then meta elements."""
    return (*_linked_data(root), *_meta(root), *_items(root), *_attributes(root), *_rest(root))


def _linked_data(root: "Element") -> Iterator[Statement]:
    for script in root.iter("script"):
        text = script.text or ""
        if script.get("type", "").strip(" \t\n").lower() != "application/ld+json" or len(text) > _LONGEST_DATA:
            continue
        try:
            # Line breaks within texts are no JSON, and frequent.
            found = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(found):
            yield from _of_article(thing, line_of(script))


def _things(found: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401  (what JSON can hold)
    """Yield the objects of a JSON-LD document that are articles, wherever they stand."""
    pending, seen = [found], 0
    while pending and seen < _MOST_THINGS:
        seen += 1
        thing = pending.pop(0)
        if isinstance(thing, list):
            pending += thing[:_MOST_THINGS]
        elif isinstance(thing, Mapping):
            kinds = thing.get("@type")
            if _ARTICLES.intersection(kinds if isinstance(kinds, list) else [kinds]):
                yield thing
            pending += [thing[key] for key in ("@graph", "mainEntity") if key in thing]


def _of_article(thing: Mapping[str, Any], line: int) -> Iterator[Statement]:
    for name, key in _PROPERTIES.items():
        value = thing.get(name)
        values = value if isinstance(value, list) else [value]
        for text in values:
            if isinstance(text, str) and text.strip(" \t\n"):
                kind = "keyword list" if key == "keywords" and not isinstance(value, list) else key
                yield Statement(key=kind, text=_plain(text), where=f"{name} in the page's data", line=line)
    for name in _names(thing.get("author")):
        yield Statement(key="author", text=_plain(name), where="author in the page's data", line=line)


def _names(author: Any) -> Iterator[str]:  # noqa: ANN401  (what JSON can hold)
    """Yield the names of those who wrote an article: texts, or things with a name."""
    for one in author if isinstance(author, list) else [author]:
        name = one.get("name") if isinstance(one, Mapping) else one
        if isinstance(name, str) and name.strip(" \t\n"):
            yield name


def _meta(root: "Element") -> Iterator[Statement]:
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip(" \t\n").lower()
        name = _WHOLE_NAME.sub("og:", name)
        key = _NAMES.get(name) or {"datepublished": "date"}.get(name, "")
        text = _plain(meta.get("content") or "")
        if key and text:
            yield Statement(key=key, text=text, where=f"the page's {name}", line=line_of(meta))
        if name == "author" and text:
            yield Statement(key="author", text=text, where="the page's author", line=line_of(meta))


def _items(root: "Element") -> Iterator[Statement]:
    """Yield what elements of the page are marked as (microdata): its headline and its day."""
    for element in root.iter("h1", "h2", "h3", "span", "div", "p", "time"):
        item = element.get("itemprop", "").lower()
        text = (
            words_of(element) if item == "headline" else element.get("content", "") if item == "datepublished" else ""
        )
        if text:
            key = "headline" if item == "headline" else "date"
            yield Statement(key=key, text=text, where=f"what the page marks as its {key}", line=line_of(element))


def _attributes(root: "Element") -> Iterator[Statement]:
    """Yield a date that stands in an attribute of the page as a whole: `<html newsdate="2024-11-06">`."""
    for element in (root, *root.iter("body", "article", "main")):
        for name, value in element.items():
            called, text = str(name), _plain(str(value))
            if "date" in called.lower() and _DAY.match(text):
                yield Statement(key="date", text=text, where=f"{called} of the page", line=line_of(element))


def _rest(root: "Element") -> Iterator[Statement]:
    for element in root.iter():
        name, line = name_of(element), line_of(element)
        language = (element.get("lang") or element.get("xml:lang") or "") if name == "html" else ""
        if language:
            yield Statement(key="language", text=language, where="the page's lang", line=line)
        elif name == "title" and element.text and next(element.iterancestors("svg"), None) is None:
            yield Statement(key="title", text=_plain(element.text), where="the page's title", line=line)
        elif name == "link" and "canonical" in element.get("rel", "").lower().split(" "):
            yield Statement(
                key="url", text=element.get("href", "").strip(" \t\n"), where="the page's canonical address", line=line
            )
        elif name == "base" and element.get("href"):
            yield Statement(key="base", text=element.get("href", "").strip(" \t\n"), where="the page's base", line=line)
        elif name == "a" and element.get("rel"):
            rel = element.get("rel", "").lower().split(" ")
            kind = "section" if "category" in rel else "keywords" if "tag" in rel else ""
            text = words_of(element)
            if kind and text:
                yield Statement(key=kind, text=text, where=f"a link marked {' '.join(rel)}", line=line)


def _plain(text: str) -> str:
    """Return a text on one line; entities that were escaped twice are read."""
    from html import unescape

    return on_one_line(unescape(text))
