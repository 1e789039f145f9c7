"""What search engines are told: every page of the newsroom, a year a file, and the news of the last two days.

Rules: the sitemaps protocol 0.9 (sitemaps.org: 50,000 addresses and 50 MB a file, an index that names the files), Google's
"localized versions" (each version names all versions, itself too) and "news sitemap" (articles of the last two days, at most
1,000, the publication's language by ISO 639 but for Chinese). Files change only when a page they name does.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from lxml import etree

from pressctl.feeds.cleaning import address, one_line
from pressctl.feeds.window import moment
from pressctl.model import Entry, Newsroom

INDEX, NEWS = "sitemap.xml", "news-sitemap.xml"
LARGEST = 50_000  # addresses in a file
FRESH = timedelta(days=2)
MOST_NEWS = 1_000
MARK = b"<!-- pressctl -->"  # by this an index-less run knows its own files
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
# lxml's stubs do not know that the default namespace has no prefix.
_PAGES: Any = {None: _SITEMAP, "xhtml": _XHTML}
_FILES: Any = {None: _SITEMAP}
_ARTICLES: Any = {None: _SITEMAP, "news": _NEWS}
_OPENING, _CLOSING = b"\n  <url>", b"\n</urlset>\n"
_CHINESE = {"zh-cn": "zh-cn", "zh-hans": "zh-cn", "zh": "zh-cn", "zh-tw": "zh-tw", "zh-hant": "zh-tw", "zh-hk": "zh-tw"}


def year_file(year: int, part: int = 1) -> str:
    """Return the name below public/ of a year's sitemap; a year of more than `LARGEST` pages has parts."""
    return f"sitemap-{year}.xml" if part == 1 else f"sitemap-{year}-{part}.xml"


def sitemap(entries: Iterable[Entry]) -> bytes:
    """Return the sitemap of these pages, at most `LARGEST`, in the order given; a killed release's page too, to be read anew."""
    return joined(map(page_of, entries))


def page_of(entry: Entry) -> bytes:
    """Return a page as it stands in a sitemap; nothing where it has no web address."""
    root = etree.Element(f"{{{_SITEMAP}}}urlset", nsmap=_PAGES)
    if url := address(entry.url):
        page = etree.SubElement(root, f"{{{_SITEMAP}}}url")
        _say(page, "loc", url)
        _say(page, "lastmod", _time(entry.updated))
        _languages(page, entry, url)
    _, opening, rest = _written(root).partition(_OPENING)
    return opening + rest.removesuffix(_CLOSING)


def joined(pages: Iterable[bytes]) -> bytes:
    """Return the sitemap of these pages, as `page_of` has them."""
    whole = b"".join(pages)
    empty = _written(etree.Element(f"{{{_SITEMAP}}}urlset", nsmap=_PAGES))
    return empty.removesuffix(b"/>\n") + b">" + whole + _CLOSING if whole else empty


def sitemap_index(newsroom: Newsroom, names: Iterable[str]) -> bytes:
    """Return the index of sitemaps, by their names below public/; each says itself when its pages changed."""
    root = etree.Element(f"{{{_SITEMAP}}}sitemapindex", nsmap=_FILES)
    for name in names:
        one = etree.SubElement(root, f"{{{_SITEMAP}}}sitemap")
        _say(one, "loc", address(newsroom.url) + name)
    return _written(root)


def is_news(published: datetime, now: datetime) -> bool:
    """Whether a release is news at `now`: two days, to the minute."""
    return published <= now < published + FRESH


def news_sitemap(entries: Sequence[Entry], newsroom: Newsroom) -> bytes:
    """Return the news sitemap of these entries, which are news and newest first; what was killed is none."""
    root = etree.Element(f"{{{_SITEMAP}}}urlset", nsmap=_ARTICLES)
    for entry in [entry for entry in entries if not entry.retracted][:MOST_NEWS]:
        if url := address(entry.url):
            page = etree.SubElement(root, f"{{{_SITEMAP}}}url")
            _say(page, "loc", url)
            news = etree.SubElement(page, f"{{{_NEWS}}}news")
            publication = etree.SubElement(news, f"{{{_NEWS}}}publication")
            _say(publication, f"{{{_NEWS}}}name", one_line(newsroom.name) or newsroom.id)
            _say(publication, f"{{{_NEWS}}}language", _language(entry.language))
            _say(news, f"{{{_NEWS}}}publication_date", _time(entry.published))
            _say(news, f"{{{_NEWS}}}title", one_line(entry.title) or entry.release)
    return _written(root)


def _languages(page: etree._Element, entry: Entry, url: str) -> None:
    """Name every language version, the page's own too; a release of one language has none to name."""
    others = [(other.language, to) for other in entry.alternates if (to := address(other.url))]
    for language, to in sorted([(entry.language, url), *others]) if others else ():
        link = etree.SubElement(page, f"{{{_XHTML}}}link")
        link.set("rel", "alternate")
        link.set("hreflang", one_line(language))
        link.set("href", to)


def _language(tag: str) -> str:
    """Return ISO 639's code, and Google's two for Chinese."""
    lowered = tag.lower()
    return _CHINESE.get(lowered) or _CHINESE.get("-".join(lowered.split("-")[:2])) or lowered.split("-", 1)[0]


def _say(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, name if name.startswith("{") else f"{{{_SITEMAP}}}{name}").text = text


def _time(time: datetime) -> str:
    return moment(time).isoformat(timespec="seconds")


def _written(root: etree._Element) -> bytes:
    body = etree.tostring(root, encoding="utf-8", pretty_print=True)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + MARK + b"\n" + body
