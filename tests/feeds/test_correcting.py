"""Why feedgen is subclassed; each of these tells when a correction is no longer needed."""

from datetime import UTC, datetime
from typing import Any

import feedparser
from feedgen.feed import FeedEntry, FeedGenerator

from pressctl.feeds.correcting import Generator, Item
from tests.feeds.reading import HOME, PDF


def a_feed(feed: Any, item: Any) -> Any:
    """Fill feedgen's feed, or ours, the same way; the hub is the last link given."""
    moment = datetime(2024, 11, 6, tzinfo=UTC)
    feed.id("urn:x:feed")
    feed.title("Groupe")
    feed.description("Groupe")
    feed.updated(moment)
    feed.link({"href": HOME, "rel": "alternate"})
    feed.link({"href": f"{HOME}rss.xml", "rel": "self"})
    feed.link({"href": "https://hub.example.org/", "rel": "hub"})
    item.id("urn:x:1")
    item.title("Titre")
    item.updated(moment)
    item.published(moment)
    item.link({"href": f"{HOME}r1/", "rel": "alternate"})
    item.link({"href": PDF.url, "rel": "enclosure", "type": PDF.type, "length": "1"})
    item.content("<p>x</p>", type="html")
    feed.add_entry(item)
    return feed


def test_feedgen_still_loses_what_links_are() -> None:
    """Issue 135: the PDF is taken for the page. When this fails, drop Item.atom_entry."""
    raw = feedparser.parse(a_feed(FeedGenerator(), FeedEntry()).atom_str())
    assert raw.entries[0].link == PDF.url


def test_feedgen_still_takes_the_last_link_for_the_channels() -> None:
    """When this fails, drop Feed._create_rss."""
    raw = feedparser.parse(a_feed(FeedGenerator(), FeedEntry()).rss_str())
    assert raw.feed.link == "https://hub.example.org/"
    assert [link.href for link in raw.feed.links if link.rel == "hub"] == []


def test_ours_is_right_in_any_order() -> None:
    """The same calls on the corrected classes."""
    ours = a_feed(Generator(), Item(language="", creator="", media=(PDF,)))
    atom, rss = feedparser.parse(ours.atom_str()), feedparser.parse(ours.rss_str())
    assert atom.entries[0].link == rss.entries[0].link == f"{HOME}r1/"
    assert rss.feed.link == HOME
    assert [link.href for link in rss.feed.links if link.rel == "hub"] == ["https://hub.example.org/"]
