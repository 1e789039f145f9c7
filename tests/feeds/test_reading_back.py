"""What a reader finds in the feeds."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from pressctl.feeds import FEED_FILES, build_feeds
from pressctl.model import FeedFormat
from tests.feeds.reading import HOME, PDF, PHOTO, an_entry, feeds_of, read, read_all
from tests.support.builders import PARIS, a_newsroom, feed_settings

XML = ("rss.xml", "atom.xml")
HUBS = ("https://pubsubhubbub.example.org/", "https://hub.example.org/?a=1&b=2")


@pytest.mark.parametrize("name", XML)
def test_every_entry_links_to_its_page_even_with_files_attached(name: str) -> None:
    """A PDF never stands in for the release's page."""
    entries = [an_entry(number, media=(PDF, PHOTO)) for number in range(1, 6)]
    found = read(feeds_of(*entries)[name])
    assert [entry.link for entry in found.entries] == [entry.url for entry in reversed(entries)]


@pytest.mark.parametrize("name", XML)
def test_ids_are_those_of_the_entries(name: str) -> None:
    """Ids are kept as given, and none is taken for an address."""
    found = read(feeds_of(an_entry(1), an_entry(2, id="https://old.example.org/?p=7"))[name])
    assert [entry.id for entry in found.entries] == ["https://old.example.org/?p=7", an_entry(1).id]
    assert found.entries[0].link == an_entry(2).url


@pytest.mark.parametrize("name", XML)
def test_dates_keep_the_moment(name: str) -> None:
    """Published is the first release, updated the last correction."""
    corrected = an_entry(1, updated=datetime(2024, 12, 1, 9, 30, tzinfo=PARIS))
    found = read(feeds_of(corrected)[name]).entries[0]
    assert found.published_parsed[:6] == (2024, 11, 7, 8, 0, 0)
    assert found.updated_parsed[:6] == (2024, 12, 1, 8, 30, 0)


def test_atom_lists_every_attachment_with_type_and_length() -> None:
    """What feedgen 1.0.0 loses of a link is there."""
    found = read(feeds_of(an_entry(media=(PDF, PHOTO)))["atom.xml"]).entries[0]
    assert [dict(link) for link in found.enclosures] == [
        {"type": PDF.type, "href": PDF.url, "length": "12345", "title": "Dossier de presse"},
        {"type": PHOTO.type, "href": PHOTO.url, "title": "Un élu"},
    ]


def test_rss_has_the_first_attachment_as_enclosure_and_describes_all() -> None:
    """RSS allows one enclosure: the author's first; the rest is not lost."""
    found = read(feeds_of(an_entry(media=(PDF, PHOTO)))["rss.xml"]).entries[0]
    assert [(link.href, link.type, link.length) for link in found.enclosures] == [(PDF.url, PDF.type, "12345")]
    first, second = found.media_content
    assert (first["url"], first["filesize"], first["medium"]) == (PDF.url, "12345", "document")
    assert (second["url"], second["medium"], "filesize" in second) == (PHOTO.url, "image", False)
    assert found.media_credit[0]["content"] == "A. B. / Agence"


def test_an_unknown_length_is_zero_in_rss() -> None:
    """The RSS profile wants a number where the size cannot be known."""
    found = read(feeds_of(an_entry(media=(PHOTO,)))["rss.xml"]).entries[0]
    assert found.enclosures[0].length == "0"


@pytest.mark.parametrize("name", XML)
def test_a_reader_finds_the_hubs_the_feed_itself_and_the_newsroom(name: str) -> None:
    """WebSub needs rel=hub and rel=self in both formats; the channel's link is the newsroom."""
    feed = read(feeds_of(an_entry(), hubs=HUBS)[name]).feed
    by_kind: dict[str, list[str]] = {}
    for link in feed.links:
        by_kind.setdefault(link.rel, []).append(link.href)
    assert by_kind == {"alternate": [HOME], "self": [HOME + name], "hub": list(HUBS)}
    assert feed.link == HOME


@pytest.mark.parametrize("name", XML)
def test_content_summary_author_and_categories_come_through(name: str) -> None:
    """The whole text, its lead, who wrote it and what it is about."""
    found = read(feeds_of(an_entry(summary="1 < 2 & « trois »"))[name])
    entry = found.entries[0]
    assert entry.content[0].value == "<p>Bonjour <strong>à tous</strong>.</p>"
    assert entry.content[0].type == "text/html"
    assert entry.title == "Titre 1 : « été »"
    assert entry.author == "Groupe Exemple"
    assert [tag.term for tag in entry.tags] == ["Actu", "Actualités"]
    assert found.feed.title == "Groupe Exemple"
    assert found.feed.language == "fr"
    assert found.feed.generator == "pressctl"


def test_the_lead_is_text_in_atom_and_escaped_for_the_html_of_rss() -> None:
    """A sign in the lead is shown, not interpreted, in both."""
    built = feeds_of(an_entry(summary="1 < 2"))
    assert b"<description>1 &amp;lt; 2</description>" in built["rss.xml"]
    assert b'<summary type="text">1 &lt; 2</summary>' in built["atom.xml"]


@pytest.mark.parametrize("name", XML)
def test_newest_come_first_whatever_the_order_given(name: str) -> None:
    """And only as many as the settings ask for."""
    entries = [an_entry(number) for number in (3, 1, 5, 2, 4)]
    found = read(feeds_of(*entries, entries=3)[name])
    assert [entry.title for entry in found.entries] == [an_entry(n).title for n in (5, 4, 3)]


def test_entries_in_another_language_say_so() -> None:
    """And those in the feed's own do not repeat it."""
    rss, atom, document = read_all([an_entry(1), an_entry(2, language="ar")])
    assert [entry.get("language") for entry in rss.entries] == ["ar", None]
    assert [entry.title_detail.language for entry in atom.entries] == ["ar", "fr"]
    assert [item.get("language") for item in document["items"]] == ["ar", None]


def test_the_json_feed_is_version_1_1() -> None:
    """Its keys are those jsonfeed.org gives, and the empty ones are left out."""
    built = json.loads(
        feeds_of(an_entry(1, media=(PDF, PHOTO)), an_entry(2, summary="", author=""), hubs=HUBS)["feed.json"]
    )
    items = built.pop("items")
    assert built == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Groupe Exemple",
        "home_page_url": HOME,
        "feed_url": f"{HOME}feed.json",
        "language": "fr",
        "authors": [{"name": "Groupe Exemple", "url": HOME}],
        "_generator": {"name": "pressctl"},
        "hubs": [{"type": "WebSub", "url": hub} for hub in HUBS],
    }
    assert items[1] == {
        "id": an_entry(1).id,
        "url": an_entry(1).url,
        "title": an_entry(1).title,
        "content_html": an_entry(1).html,
        "summary": an_entry(1).summary,
        "image": PHOTO.url,
        "date_published": "2024-11-07T09:00:00+01:00",
        "date_modified": "2024-11-07T09:00:00+01:00",
        "authors": [{"name": "Groupe Exemple"}],
        "tags": ["Actu", "Actualités"],
        "attachments": [
            {"url": PDF.url, "mime_type": PDF.type, "title": "Dossier de presse", "size_in_bytes": 12345},
            {"url": PHOTO.url, "mime_type": PHOTO.type, "title": "Un élu"},
        ],
    }
    assert not {"summary", "authors", "image", "attachments"} & items[0].keys()


def test_the_same_entries_give_the_same_bytes_in_any_order() -> None:
    """Nothing of the clock or of the order given is in the bytes."""
    entries = [an_entry(number, media=(PDF,)) for number in range(1, 8)]
    assert feeds_of(*entries) == feeds_of(*reversed(entries))


def test_a_feed_is_as_old_as_its_latest_entry() -> None:
    """Or as the caller says."""
    entries = [an_entry(1, updated=datetime(2024, 12, 24, 12, 0, tzinfo=PARIS)), an_entry(2)]
    rss, atom, _ = read_all(entries)
    assert rss.feed.updated == "Tue, 24 Dec 2024 12:00:00 +0100"
    assert atom.feed.updated == "2024-12-24T12:00:00+01:00"
    said = build_feeds(
        entries,
        newsroom=a_newsroom(),
        settings=feed_settings(),
        language="fr",
        updated=datetime(2025, 1, 2, 3, 4, 5, 678, tzinfo=UTC),
    )
    assert read(said["atom.xml"]).feed.updated == "2025-01-02T03:04:05+00:00"


def test_an_empty_feed_is_whole_and_does_not_change() -> None:
    """A newsroom before its first release has valid feeds already."""
    rss, atom, document = read_all([])
    assert (rss.entries, atom.entries, document["items"]) == ([], [], [])
    assert rss.feed.updated == "Sat, 01 Jan 2000 00:00:00 +0000"
    assert atom.feed.updated == "2000-01-01T00:00:00+00:00"
    assert feeds_of() == feeds_of()


def test_the_feeds_id_depends_on_the_newsrooms_id_alone() -> None:
    """Moving the site or renaming the newsroom does not make a new feed."""

    def feed_id(**changes: Any) -> str:
        built = build_feeds([], newsroom=a_newsroom(**changes), settings=feed_settings(), language="fr")
        return str(read(built["atom.xml"]).feed.id)

    assert feed_id() == "urn:uuid:361a5481-6332-5715-8f29-7ac0d8666ade"
    assert feed_id(url="https://elsewhere.example/", name="Autre") == feed_id()
    assert feed_id(id="autre") != feed_id()


@pytest.mark.parametrize("form", ["rss", "atom", "json"])
def test_only_the_formats_asked_for_are_built(form: FeedFormat) -> None:
    """One format asked, one file."""
    assert list(feeds_of(an_entry(), formats=(form,))) == [FEED_FILES[form]]


def test_without_an_address_there_is_no_feed() -> None:
    """A feed names itself by the newsroom's address."""
    with pytest.raises(ValueError, match="address"):
        build_feeds([], newsroom=a_newsroom(url=""), settings=feed_settings(), language="fr")
