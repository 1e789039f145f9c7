"""What is public in several languages: pages, feeds and the index, and what goes when a translation does."""

import json
import re

import feedparser
import pytest

from tests.newsroom.folders import Folder, contents
from tests.newsroom.test_building import BESIDE, FEEDS, MAPS, YEAR, changed, entries

ENGLISH_FEEDS = {"rss.en.xml", "atom.en.xml", "feed.en.json"}
HOME = "https://presse.example.org/"


def alternates(html: str) -> dict[str, str]:
    """Return a page's `hreflang` links."""
    return dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', html))


def discovered(html: str) -> list[str]:
    """Return the feeds a page announces, by their names."""
    return [
        href.rpartition("/")[2] for href in re.findall(r'<link rel="alternate" type="[^"]+"[^>]* href="([^"]+)"', html)
    ]


def two_languages(folder: Folder) -> None:
    """Write a release with its English version, and one in French alone."""
    folder.release("pont")
    folder.release("pont.en", date="", headline='"The bridge opens"')
    folder.release("seul", date="2024-11-05T09:00")


def test_each_language_has_feeds_of_its_own(folder: Folder) -> None:
    """The main ones carry the originals; one entry a version, each under an id of its own."""
    two_languages(folder)
    folder.build()
    top = {name for name in contents(folder.public) if "/" not in name}
    assert top == {"index.html", YEAR, *MAPS, *FEEDS, *BESIDE, *ENGLISH_FEEDS}
    for name, links in (
        ("atom.xml", ["releases/pont/", "releases/seul/"]),
        ("rss.xml", ["releases/pont/", "releases/seul/"]),
        ("atom.en.xml", ["releases/pont/en/"]),
        ("rss.en.xml", ["releases/pont/en/"]),
    ):
        assert entries(folder, name) == links, name
    main, english = (json.loads(folder.shown(name)) for name in ("feed.json", "feed.en.json"))
    assert (main["language"], english["language"]) == ("fr", "en")
    assert english["feed_url"] == f"{HOME}feed.en.json"
    ids = [item["id"] for feed in (main, english) for item in feed["items"]]
    assert len(set(ids)) == 3
    feeds = [feedparser.parse(folder.shown(name)).feed for name in ("atom.xml", "atom.en.xml")]
    assert len({feed.id for feed in feeds}) == 2
    assert [feed.title for feed in feeds] == ["Groupe Exemple", "Groupe Exemple (en)"]


def test_feeds_and_entries_name_each_other_by_language(folder: Folder) -> None:
    """By `hreflang`; the link a reader opens, be it the first or the last, stays that of its own version."""
    two_languages(folder)
    folder.build()
    for form in ("atom", "rss"):
        for tag, own, other in (("", "", "en"), (".en", "en/", "fr")):
            parsed = feedparser.parse(folder.shown(f"{form}{tag}.xml"))
            entry = parsed.entries[0]
            assert entry.link == f"{HOME}releases/pont/{own}"
            links = [link for link in entry.links if link["rel"] == "alternate"]
            assert links[0].href == links[-1].href == entry.link
            pairs = [(link.type, link.get("hreflang")) for link in links]
            assert len(pairs) == len(set(pairs))
            if form == "atom":
                languages = {link.get("hreflang", ""): link.href for link in links}
                assert languages[other] == f"{HOME}releases/pont/{'' if own else 'en/'}"
            named = {link.get("hreflang"): link.href for link in parsed.feed.links}
            assert named.get("en") == (None if tag else f"{HOME}{form}.en.xml")
    assert 'xml:lang="en"' in folder.shown("atom.en.xml")
    assert "<language>en</language>" in folder.shown("rss.en.xml")


def test_pages_name_every_language_and_their_own_feeds(folder: Folder) -> None:
    """Both ways, with the original as `x-default`; a release in one language names none."""
    two_languages(folder)
    folder.build()
    french, english = folder.shown("releases/pont/index.html"), folder.shown("releases/pont/en/index.html")
    urls = {"fr": f"{HOME}releases/pont/", "en": f"{HOME}releases/pont/en/", "x-default": f"{HOME}releases/pont/"}
    assert alternates(french) == alternates(english) == urls
    assert alternates(folder.shown("releases/seul/index.html")) == {}
    assert set(discovered(french)) == FEEDS
    assert set(discovered(english)) == ENGLISH_FEEDS
    assert set(discovered(folder.shown("index.html"))) == FEEDS | ENGLISH_FEEDS
    assert 'href="releases/pont/en/index.html" lang="en" hreflang="en" dir="ltr">English</a>' in folder.shown(
        "index.html"
    )


def test_a_translation_that_is_gone_leaves_nothing(folder: Folder) -> None:
    """No page, no feed, no link to it, no index entry; also when the index of earlier runs was lost."""
    two_languages(folder)
    folder.build()
    for lost in (False, True):
        folder.release("pont.en", date="", headline='"The bridge opens"')
        folder.build()
        (folder.root / "releases/pont.en.md").unlink()
        if lost:
            folder.forget()
        built = folder.build()
        gone = {"releases/pont/en/index.html", "releases/pont/en/release.json", *ENGLISH_FEEDS}
        assert {path.removeprefix("public/") for path in built.removed} == gone
        for name, content in contents(folder.public).items():
            assert b"pont/en" not in content, name
            assert b".en." not in content, name
    assert folder.build(write=False).stale == ()


def test_a_translation_that_comes_changes_what_names_it_and_nothing_else(folder: Folder) -> None:
    """The pages of other releases stay as they are."""
    two_languages(folder)
    (folder.root / "releases/pont.en.md").unlink()
    folder.build()
    folder.release("pont.en", date="")
    assert folder.build(write=False).stale != ()
    built = changed(folder.build())
    both = {f"releases/pont/{folder}{name}" for folder in ("", "en/") for name in ("index.html", "release.json")}
    assert built == {"index.html", "atom.xml", "rss.xml", "ninjs.json", YEAR} | both | ENGLISH_FEEDS
    assert folder.build(write=False).stale == ()


def test_with_and_without_an_index_the_bytes_are_the_same(folder: Folder) -> None:
    """A translation's entry is known by its original too, whose contacts and files it has."""
    two_languages(folder)
    folder.build()
    folder.release("pont", kind="statement", categories="[Autre]", contacts='[{name: "Zoé"}]')
    folder.build()
    kept = contents(folder.public)
    folder.forget()
    folder.build()
    assert contents(folder.public) == kept


@pytest.mark.parametrize("text", ["rss.en.xml", "feed.en.json"])
def test_a_feed_somebody_else_wrote_is_left(folder: Folder, text: str) -> None:
    """Without an index only files that say they are ours are taken away."""
    folder.release("x")
    folder.file(f"public/{text}", b"mine")
    assert folder.build().removed == ()
    assert folder.shown(text) == "mine"


def test_an_original_in_another_language_is_in_both_feeds(folder: Folder) -> None:
    """The main feed has every release once; that of a language has all that is in it."""
    two_languages(folder)
    folder.release("english", language="en", date="2024-11-04T09:00")
    folder.build()
    assert entries(folder, "atom.xml") == ["releases/pont/", "releases/seul/", "releases/english/"]
    assert entries(folder, "atom.en.xml") == ["releases/pont/en/", "releases/english/"]
    assert set(discovered(folder.shown("releases/english/index.html"))) == ENGLISH_FEEDS


def test_a_newsroom_without_an_address_links_its_languages_too(folder: Folder) -> None:
    """Beside each other, so that a copy on disk can be read."""
    folder.newsroom["url"] = ""
    two_languages(folder)
    folder.build()
    assert 'href="releases/pont/en/index.html"' in folder.shown("index.html")
    assert not {name for name in contents(folder.public) if name.endswith(".xml") or name.startswith("feed")}
