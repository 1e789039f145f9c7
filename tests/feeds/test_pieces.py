"""Feeds that share their entries say what each would say alone."""

import pytest
from msgspec.structs import replace

from pressctl.feeds import build_feeds
from pressctl.feeds.naming import MAIN, Feed
from pressctl.feeds.pieces import Pieces
from tests.feeds.reading import PDF, PHOTO, an_entry
from tests.support.builders import a_newsroom, feed_settings

HOSTILE = "a\n  <entry\n    <item>\n  </channel>\n</feed>,\n]]> &amp; <!--"
ENTRIES = (
    *(an_entry(number) for number in range(1, 6)),
    an_entry(6, language="en", media=(PDF, PHOTO)),
    an_entry(7, id=HOSTILE, title=HOSTILE, summary=HOSTILE, html=HOSTILE, author=HOSTILE, categories=(HOSTILE,)),
)
FEEDS = (MAIN, Feed(tongue="en"), Feed(category="Actu"), Feed(tongue="fr"), MAIN)


@pytest.mark.parametrize("most", [0, 1, 3, 100])
def test_a_feed_is_the_same_whatever_was_written_before_it(most: int) -> None:
    """However few entries are remembered, and in whichever language the feed before was."""
    pieces = Pieces(most)
    for feed in FEEDS:
        said = {"newsroom": a_newsroom(), "settings": feed_settings(), "language": "fr", "feed": feed}
        shared = build_feeds(ENTRIES, **said, pieces=pieces)  # type: ignore[arg-type]
        assert shared == build_feeds(ENTRIES, **said)  # type: ignore[arg-type]


def test_an_entry_that_changed_is_written_anew() -> None:
    """What stands for an entry is all that it says."""
    pieces = Pieces()
    for title in ("Avant", "Après"):
        built = build_feeds(
            [replace(ENTRIES[0], title=title)],
            newsroom=a_newsroom(),
            settings=feed_settings(),
            language="fr",
            pieces=pieces,
        )
        assert all(title.encode() in document for document in built.values())
        assert not any(b"Avant" in document for document in built.values() if title != "Avant")


def test_an_entry_is_written_once() -> None:
    """A second feed that carries it asks for nothing."""
    pieces = Pieces()
    pieces.of(ENTRIES, "fr", lambda entries: [{"rss": b"x"} for _ in entries])
    assert pieces.of(ENTRIES[:2], "fr", lambda _: pytest.fail("written twice")) == [{"rss": b"x"}] * 2
