"""A feed's older entries (RFC 5005): a reader who walks the archives meets every entry, and a closed archive never changes."""

import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.feeds import build_feeds
from pressctl.feeds.archives import Shelf, archives, closed_archives
from pressctl.feeds.naming import Feed
from pressctl.model import Entry
from tests.feeds.reading import HOME, an_entry, read
from tests.support.builders import a_newsroom, feed_settings

SIZE = 3


def documents(entries: Sequence[Entry], **options: Any) -> dict[str, bytes]:
    """Build the feed and its archives, oldest entry first."""
    newsroom, settings = a_newsroom(), feed_settings(entries=SIZE)
    shelf = Shelf(count=closed_archives(len(entries), SIZE))
    built = build_feeds(entries, newsroom=newsroom, settings=settings, language="fr", feed=Feed(shelf=shelf), **options)
    for shelf, places in archives(len(entries), SIZE):
        carried = [entries[place] for place in places]
        built |= build_feeds(
            carried, newsroom=newsroom, settings=settings, language="fr", feed=Feed(shelf=shelf), **options
        )
    return built


def linked(parsed: Any, rel: str) -> list[str]:
    """Return where a document's links of one relation lead, below the newsroom's address."""
    return [link.href.removeprefix(HOME) for link in parsed.feed.links if link.rel == rel]


@pytest.mark.parametrize("name", ["rss", "atom"])
@pytest.mark.parametrize("total", [0, 1, 3, 4, 6, 7, 8, 20])
def test_a_reader_meets_every_entry_once(name: str, total: int) -> None:
    """Backwards from the feed itself, as RFC 5005 has it, and forwards from the oldest archive."""
    built = documents([an_entry(number) for number in range(total)])
    seen: dict[str, int] = {}
    place = f"{name}.xml"
    walked = []
    while place:
        parsed = read(built[place])
        walked.append(place)
        for entry in parsed.entries:
            seen[entry.id] = seen.get(entry.id, 0) + 1
        place = next(iter(linked(parsed, "prev-archive")), "")
    assert len(seen) == total
    assert set(built) == {
        file for file in built if file.split(".")[0].removeprefix("archive/").split("-")[0] in {"rss", "atom", "feed"}
    }
    forward = [f"archive/{name}-1.xml"] if len(walked) > 1 else []
    while forward and (after := linked(read(built[forward[-1]]), "next-archive")):
        forward += after
    assert forward[:-1] == walked[:0:-1]


@pytest.mark.parametrize("name", ["rss", "atom"])
def test_only_a_closed_archive_says_that_it_is_one(name: str) -> None:
    """And leads to the feed itself."""
    built = documents([an_entry(number) for number in range(7)])
    said = {place: b"<fh:archive" in content for place, content in built.items() if name in place}
    assert said == {
        f"{name}.xml": False,
        f"archive/{name}-1.xml": True,
        f"archive/{name}-2.xml": True,
        f"archive/{name}-3.xml": False,
    }
    parsed = read(built[f"archive/{name}-2.xml"])
    assert linked(parsed, "current") == [f"{name}.xml"]
    assert linked(parsed, "self") == [f"archive/{name}-2.xml"]


def test_json_feeds_are_paged_back() -> None:
    """By `next_url`, which leads to what is older."""
    built = documents([an_entry(number) for number in range(7)])
    assert json.loads(built["feed.json"])["next_url"] == f"{HOME}archive/feed-2.json"
    assert json.loads(built["archive/feed-2.json"])["next_url"] == f"{HOME}archive/feed-1.json"
    assert "next_url" not in json.loads(built["archive/feed-1.json"])
    assert json.loads(built["archive/feed-1.json"])["feed_url"] == f"{HOME}archive/feed-1.json"


@given(st.integers(0, 4 * SIZE + 1), st.integers(1, 2 * SIZE))
def test_what_is_closed_stays_as_it_is(total: int, more: int) -> None:
    """However many releases come after it, and in whatever languages."""
    before = documents([an_entry(number) for number in range(total)])
    after = documents([an_entry(number) for number in range(total + more)], tongues=("en",))
    for shelf, _ in archives(total, SIZE):
        for place in before if shelf.closed else ():
            if f"-{shelf.number}." in place:
                assert before[place] == after[place]


@given(st.integers(0, 500), st.integers(1, 50))
def test_the_feed_and_the_closed_archives_are_all_there_is(total: int, size: int) -> None:
    """No entry falls between them, and none is in two archives."""
    places = [place for _, found in archives(total, size) for place in found]
    assert places == list(range(total if places else 0))
    assert total - closed_archives(total, size) * size <= size
