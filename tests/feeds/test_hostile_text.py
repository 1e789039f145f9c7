"""Nothing an entry holds can break the feed for the others."""

import json
import re
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pressctl.feeds.cleaning import address, clean, mime_type, one_line
from pressctl.model import Media
from tests.feeds.reading import HOME, PDF, an_entry, feeds_of, read, read_all
from tests.support.builders import PARIS

POISON = [
    "\x00\x01\x08\x0b\x0c\x1b[31m\x1f\x7f\x85\x9b",
    "\ufffe\uffff\ud800\udfff\ud83d\ude00",
    "]]><script>alert(1)</script><?pi?><!-- &nbsp; &eacute;",
    "\u202e\u2066evil\u202a",
    "line\r\nline\u2028line\rline",
    "",
]


@pytest.mark.parametrize("poison", POISON, ids=range(len(POISON)))
@pytest.mark.parametrize("field", ["id", "title", "summary", "html", "author", "url", "language"])
def test_one_poisoned_field_leaves_the_other_entries_whole(field: str, poison: str) -> None:
    """Three entries go in and come out, whatever the middle one holds."""
    entries = [an_entry(1), an_entry(2, **{field: poison}), an_entry(3)]
    rss, atom, document = read_all(entries)
    for links in (
        [entry.link for entry in rss.entries],
        [entry.link for entry in atom.entries],
        [item["url"] for item in document["items"]],
    ):
        assert links == [an_entry(3).url, HOME if field == "url" else an_entry(2).url, an_entry(1).url]


@pytest.mark.parametrize("field", ["title", "summary", "html"])
def test_a_megabyte_in_one_field_is_carried(field: str) -> None:
    """Long is not hostile: nothing is cut, nothing else is lost."""
    long = "é " * 500_000 + "end"
    built = feeds_of(an_entry(1), an_entry(2, **{field: long}))
    for content in built.values():
        assert long in content.decode()
    assert len(etree.fromstring(built["rss.xml"]).findall("channel/item")) == 2


@given(text=st.text(st.characters(), max_size=60), other=st.text(st.characters(), max_size=20))
def test_any_text_anywhere_gives_well_formed_feeds(text: str, other: str) -> None:
    """Every string field at once, with any character Unicode has and lone surrogates."""
    poisoned: dict[str, Any] = dict.fromkeys(["id", "title", "summary", "html", "author", "language", "url"], text)
    media = Media(url=f"https://x.example/{other}", alt=text, caption=other, credit=text, type=other)
    built = feeds_of(an_entry(1), an_entry(2, categories=(text, other), media=(media,), **poisoned))
    assert len(read(built["rss.xml"]).entries) == 2
    assert len(read(built["atom.xml"]).entries) == 2
    assert len(json.loads(built["feed.json"])["items"]) == 2


def test_markup_in_a_title_is_text() -> None:
    """A title is never markup: the reader sees the signs that were written."""
    title = "<script>alert(1)</script> ]]> & co"
    built = feeds_of(an_entry(title=title))
    assert b"<title>&lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; &amp; co</title>" in built["rss.xml"]
    assert b"CDATA" not in built["rss.xml"] + built["atom.xml"]
    assert json.loads(built["feed.json"])["items"][0]["title"] == title


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        (" \u00a0« été »\u202f! ", "\u00a0« été »\u202f!"),
        ("two\r\n lines\u2028three", "two  lines three"),
        ("\u202egnp.exe\u202c\u2067x\u2069", "gnp.exex"),
        ("a\x00b\ud800c\ufffed", "abcd"),
        ("\x00\x01", ""),
    ],
)
def test_one_line_keeps_prose_and_drops_what_harms(text: str, shown: str) -> None:
    """No-break spaces survive; breaks, controls and direction marks do not."""
    assert one_line(text) == shown


@given(st.text(st.characters()))
def test_clean_text_can_be_written_and_stays_clean(text: str) -> None:
    """Cleaning once is enough, and what is left is what XML 1.0 allows."""
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert not re.search("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", cleaned)


@pytest.mark.parametrize(
    ("written", "absolute"),
    [
        ("https://x.example/a b/é.pdf", "https://x.example/a%20b/%C3%A9.pdf"),
        ("https://x.example/a%20b?c=d&e=%C3%A9#f", "https://x.example/a%20b?c=d&e=%C3%A9#f"),
        (' https://x.example/"<>^`{|}\\ ', "https://x.example/%22%3C%3E%5E%60%7B%7C%7D%5C"),
        ("javascript:alert(1)", ""),
        ("//x.example/", ""),
        ("/releases/x/", ""),
        ("https:///x", ""),
        ("", ""),
    ],
)
def test_addresses_are_absolute_web_addresses_in_ascii_or_nothing(written: str, absolute: str) -> None:
    """What is encoded already stays as it is."""
    assert address(written) == absolute


@pytest.mark.parametrize("kind", ["", "pdf", "a/b c", "text/html; charset=x", 'x/"', "é/é"])
def test_what_is_no_media_type_is_only_bytes(kind: str) -> None:
    """An attribute of a link is never made of unknown text."""
    assert mime_type(kind) == "application/octet-stream"
    assert mime_type("image/svg+xml") == "image/svg+xml"


def test_media_without_a_web_address_are_left_out() -> None:
    """Readers would follow whatever stands there."""
    entry = an_entry(media=(Media(url="javascript:alert(1)"), PDF, Media(path="dossier.pdf")))
    rss, atom, document = read_all([entry])
    assert [link.href for link in rss.entries[0].enclosures] == [PDF.url]
    assert [link.href for link in atom.entries[0].enclosures] == [PDF.url]
    assert [attachment["url"] for attachment in document["items"][0]["attachments"]] == [PDF.url]


def test_an_id_that_is_no_uri_is_kept_where_it_may_be() -> None:
    """RSS and JSON take any text; Atom gets a URI that never changes."""
    rss, atom, document = read_all([an_entry(id="node/123 é")])
    assert rss.entries[0].id == document["items"][0]["id"] == "node/123 é"
    assert atom.entries[0].id == "urn:uuid:fa724853-d60e-5f65-85eb-fd536bfccd2b"


def test_two_entries_with_one_id_become_the_newer() -> None:
    """Readers would show one of the two by chance."""
    rss, atom, document = read_all([an_entry(1, id="urn:x:1"), an_entry(2, id="urn:x:1"), an_entry(3)])
    assert len(rss.entries) == len(atom.entries) == len(document["items"]) == 2
    assert rss.entries[1].link == an_entry(2).url


def test_a_time_before_zones_had_whole_minutes_is_written_in_utc() -> None:
    """Paris was 9 minutes and 21 seconds ahead until 1911; neither RFC can say so."""
    old = datetime(1900, 1, 1, tzinfo=PARIS)
    rss, atom, _ = read_all([an_entry(published=old, updated=old)])
    assert atom.entries[0].published == "1899-12-31T23:50:39+00:00"
    assert rss.entries[0].published == "Sun, 31 Dec 1899 23:50:39 +0000"
