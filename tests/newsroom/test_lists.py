"""What leads to releases beside index and feeds: archives, sitemaps, and each release for machines."""

import json
from datetime import UTC, datetime, timedelta

import feedparser
import pytest

from pressctl.channels import find
from pressctl.feeds.sitemaps import FRESH
from pressctl.model import Target
from tests.newsroom.folders import Folder, contents

HOME = "https://presse.example.org/"
OPENED = datetime(2024, 11, 6, 8, 0, tzinfo=UTC)


def walked(folder: Folder, name: str) -> list[str]:
    """Return the links of a feed and of all its archives, the newest first, each once."""
    links: list[str] = []
    place = name
    while place:
        parsed = feedparser.parse(folder.shown(place))
        links += [link for entry in parsed.entries if (link := entry.link.removeprefix(HOME)) not in links]
        before = (link.href.removeprefix(HOME) for link in parsed.feed.links if link.rel == "prev-archive")
        place = next(before, "")
    return links


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml"])
def test_the_archives_hold_what_the_feed_does_not(folder: Folder, name: str) -> None:
    """Whoever follows them meets every release, the newest first."""
    folder.feeds["entries"] = 2
    for day in range(1, 8):
        folder.release(f"r{day}", date=f"2024-11-0{day}T09:00")
    folder.build()
    assert sorted(walked(folder, name), reverse=True) == [f"releases/r{day}/" for day in range(7, 0, -1)]
    closed = {path for path in contents(folder.public) if path.startswith("archive/") and "-4." not in path}
    before = {path: contents(folder.public)[path] for path in closed}
    folder.release("r8", date="2024-11-08T09:00")
    folder.build()
    assert {path: contents(folder.public)[path] for path in closed} == before


def test_a_killed_release_is_withdrawn_from_its_archive(folder: Folder) -> None:
    """Readers that come for the past find the notice too."""
    folder.feeds["entries"] = 1
    folder.release("old", text="Il faut partir.", date="2024-11-01T09:00")
    folder.release("new", date="2024-11-02T09:00")
    folder.build()
    assert "Il faut partir" in folder.shown("archive/atom-1.xml")
    folder.release("old", text="Il faut partir.", date="2024-11-01T09:00", status="canceled", why='"Une erreur."')
    folder.build()
    for name, content in contents(folder.public).items():
        assert b"Il faut partir" not in content, name
    assert "Une erreur" in folder.shown("archive/atom-1.xml")


def test_news_are_news_for_two_days(folder: Folder) -> None:
    """And are pages for good."""
    folder.release("x", date="2024-11-06T09:00")
    folder.build(OPENED)
    assert "releases/x/" in folder.shown("news-sitemap.xml")
    folder.build(OPENED + FRESH - timedelta(seconds=1))
    assert "releases/x/" in folder.shown("news-sitemap.xml")
    folder.build(OPENED + FRESH)
    assert "releases/x/" not in folder.shown("news-sitemap.xml")
    assert "releases/x/" in folder.shown("sitemap-2024.xml")


def test_each_year_has_a_sitemap_by_the_newsrooms_clock(folder: Folder) -> None:
    """New Year in Paris is an hour earlier than in London."""
    folder.release("new-year", date="2025-01-01T00:30")
    folder.release("before", date="2024-12-31T23:30")
    folder.build()
    assert "releases/new-year/" in folder.shown("sitemap-2025.xml")
    assert "releases/before/" in folder.shown("sitemap-2024.xml")
    assert [f"{HOME}sitemap-{year}.xml" in folder.shown("sitemap.xml") for year in (2025, 2024, 2023)] == [
        True,
        True,
        False,
    ]


def test_each_version_is_there_for_machines(folder: Folder) -> None:
    """As ninjs beside its page, under the id that feeds have, naming the other."""
    folder.release("pont")
    folder.release("pont.en", date="", headline='"The bridge opens"')
    folder.build()
    french, english = (json.loads(folder.shown(f"releases/pont/{place}release.json")) for place in ("", "en/"))
    ids = {entry.link: entry.id for entry in feedparser.parse(folder.shown("atom.xml")).entries}
    assert french["uri"] == ids[f"{HOME}releases/pont/"]
    assert [one["uri"] for one in french["associations"]] == [english["uri"]]
    assert english["headlines"][0]["value"] == "The bridge opens"


def test_a_held_release_is_on_no_list(folder: Folder) -> None:
    """Not a word, nor an address, before its embargo."""
    folder.feeds["entries"] = 1
    for name in "ab":
        folder.release(name, date=f"2024-11-0{ord(name) - 96}T09:00")
    folder.release("geheim", embargo="2024-11-07T09:00+01:00")
    folder.build(OPENED)
    for name, content in contents(folder.public).items():
        assert b"geheim" not in content, name


def test_the_key_of_search_engines_is_a_public_file(folder: Folder) -> None:
    """They look for it to see whose site it is; with another key, or none, it goes, with and without an index."""
    key = "5f1c9d3a7b8e4f60"
    engines = Target(name="engines", channel="indexnow", settings=find("indexnow").settings(key=key))
    mine = folder.file("public/robots.txt", b"User-agent: *\n")
    folder.release()
    folder.build(targets=(engines,))
    assert folder.shown(f"{key}.txt") == key
    folder.index.unlink()
    folder.build()
    assert not (folder.public / f"{key}.txt").exists()
    assert mine.exists()
