"""What search engines are told, as they read it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pressctl.feeds.sitemaps import (
    FRESH,
    LARGEST,
    MOST_NEWS,
    is_news,
    news_sitemap,
    sitemap,
    sitemap_index,
    year_file,
)
from pressctl.model import Alternate
from tests.feeds.reading import HOME, an_entry
from tests.support.builders import a_newsroom

NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}
NOW = datetime(2024, 11, 10, 12, tzinfo=UTC)


def said(content: bytes, path: str) -> list[str]:
    """Return what an expression finds in a sitemap."""
    found = etree.fromstring(content).xpath(path, namespaces=NAMES)
    assert isinstance(found, list)
    return [str(one) for one in found]


def test_a_page_and_when_it_last_changed() -> None:
    """A correction is read anew."""
    corrected = an_entry(1, updated=datetime(2024, 12, 1, 9, 30, tzinfo=UTC))
    content = sitemap([corrected, an_entry(2)])
    assert said(content, "/s:urlset/s:url/s:loc/text()") == [f"{HOME}releases/r1/", f"{HOME}releases/r2/"]
    assert said(content, "//s:lastmod/text()") == ["2024-12-01T09:30:00+00:00", "2024-11-08T09:00:00+01:00"]


def test_each_version_names_all_versions() -> None:
    """Itself too, which Google demands; a release of one language names none."""
    french = an_entry(1, alternates=(Alternate(language="en", url=f"{HOME}releases/r1/en/"),))
    content = sitemap([french, an_entry(2)])
    assert said(content, "//x:link/@hreflang") == ["en", "fr"]
    assert said(content, "//x:link/@href") == [f"{HOME}releases/r1/en/", f"{HOME}releases/r1/"]


def test_the_index_names_the_files_by_full_address() -> None:
    """In the order given."""
    content = sitemap_index(a_newsroom(), [year_file(2024), year_file(2023, 2)])
    assert said(content, "/s:sitemapindex/s:sitemap/s:loc/text()") == [
        f"{HOME}sitemap-2024.xml",
        f"{HOME}sitemap-2023-2.xml",
    ]
    assert LARGEST == 50_000


@pytest.mark.parametrize(
    ("age", "news"),
    [(timedelta(0), True), (FRESH - timedelta(minutes=1), True), (FRESH, False), (timedelta(minutes=-1), False)],
)
def test_news_is_two_days_old_at_most(age: timedelta, *, news: bool) -> None:
    """What is still held is no news yet."""
    assert is_news(NOW - age, NOW) is news


def test_news_in_googles_words() -> None:
    """Name, language, time and title; nothing of what was killed."""
    content = news_sitemap([an_entry(3), an_entry(2, retracted=True), an_entry(1, language="zh-Hant-TW")], a_newsroom())
    assert said(content, "//n:name/text()") == ["Groupe Exemple"] * 2
    assert said(content, "//n:language/text()") == ["fr", "zh-tw"]
    assert said(content, "//n:title/text()") == ["Titre 3 : « été »", "Titre 1 : « été »"]
    assert said(content, "//n:publication_date/text()")[0] == "2024-11-09T09:00:00+01:00"
    assert said(news_sitemap([], a_newsroom()), "//s:url") == []


@pytest.mark.parametrize(
    ("tag", "code"), [("pt-BR", "pt"), ("zh-CN", "zh-cn"), ("zh", "zh-cn"), ("en", "en"), ("fil", "fil")]
)
def test_languages_are_iso_639(tag: str, code: str) -> None:
    """But for Chinese, of which there are two."""
    assert said(news_sitemap([an_entry(language=tag)], a_newsroom()), "//n:language/text()") == [code]


def test_no_more_news_than_google_takes() -> None:
    """The newest come first."""
    content = news_sitemap([an_entry(number) for number in range(MOST_NEWS + 5, 0, -1)], a_newsroom())
    assert len(said(content, "//s:loc/text()")) == MOST_NEWS
    assert said(content, "//s:loc/text()")[0] == f"{HOME}releases/r{MOST_NEWS + 5}/"


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_is_well_formed(title: str, url: str) -> None:
    """Control characters, lone surrogates and markup in a title or an address break nothing."""
    entry = an_entry(title=title, url=f"https://a.example/{url}")
    assert len(said(sitemap([entry]), "//s:loc/text()")) == 1
    assert len(said(news_sitemap([entry], a_newsroom(name=title)), "//n:title/text()")) == 1
