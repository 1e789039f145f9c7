"""ninjs 3.1: what agencies take in, by IPTC's own rules."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pressctl.model import Contact, Correction, Media, Notice, Quote, Release
from pressctl.render.ninjs import ninjs
from tests.support.builders import PARIS, a_newsroom, a_release
from tests.support.ninjs import validate


def item_of(
    release: Release, *, notice: Notice = "", versions: tuple[Release, ...] = (), **newsroom: object
) -> dict[str, Any]:
    """Render, hold it against the schema, and read it back."""
    read: dict[str, Any] = json.loads(ninjs(release, a_newsroom(**newsroom), notice=notice, versions=versions))
    validate(read)
    return read


FULL = a_release(
    revision=2, kind="advisory", subhead="Sous-titre", dateline="Paris", notes="À 9 h, salle 4.",
    updated=datetime(2024, 11, 7, 9, tzinfo=PARIS), embargo=datetime(2024, 11, 6, 8, tzinfo=UTC),
    categories=("medtop:02000000", "Justice"), keywords=("drogue",), quotes=(Quote(text="Oui !", speaker="Zoé", role="élue"), Quote(text="Non")),
    media=(
        Media(path="a b.jpg", alt="Alt", caption="C", credit="D", licence="CC0", type="image/jpeg", size=12),
        Media(url="https://cdn.example/x.pdf", type="application/pdf"),
    ),
    corrections=(Correction(revision=2, text="Le nom."),),
)  # fmt: skip


def test_a_full_release() -> None:
    """Everything that the standard has a place for is in it."""
    read = item_of(FULL)
    assert read["version"] == "2"
    assert read["pubStatus"] == "usable"
    assert read["embargoedUntil"] == "2024-11-06T08:00:00+00:00"
    assert [headline["value"] for headline in read["headlines"]] == [FULL.headline, "Sous-titre"]
    assert {body["contentType"] for body in read["bodies"]} == {"text/html", "text/plain", "text/markdown"}
    assert read["edNote"] == "Le nom.\n\nÀ 9 h, salle 4."
    assert read["genres"] == [{"name": "Advisory", "uri": "http://cv.iptc.org/newscodes/genre/Advisory"}]
    assert read["subjects"][0]["uri"] == "http://cv.iptc.org/newscodes/mediatopic/02000000"
    assert "uri" not in read["subjects"][1]
    assert [person["rel"] for person in read["people"]] == ["quoted", "contact"]
    picture, paper = read["associations"]
    assert picture["type"] == "picture"
    assert picture["renditions"][0]["sizeInBytes"] == len("a b.jpg") + 5
    assert paper["renditions"][0] == {
        "name": "original",
        "href": "https://cdn.example/x.pdf",
        "contentType": "application/pdf",
    }


def test_it_has_the_id_that_feeds_have() -> None:
    """One identity in feeds, pages and agencies' systems; each language's is its own, and names the other."""
    english = replace(a_release(), language="en", original=False, headline="Mayors cannot fight alone")
    read = item_of(a_release(), versions=(a_release(), english))
    assert read["uri"].startswith("urn:uuid:")
    [other] = read["associations"]
    assert (other["rel"], other["language"], other["headlines"][0]["value"]) == ("translation", "en", english.headline)
    assert other["uri"] == item_of(english)["uri"] != read["uri"]
    assert item_of(replace(a_release(), feed_id="tag:example.org,2024:7"))["uri"] == "tag:example.org,2024:7"


@pytest.mark.parametrize("notice", ["advance", "advance-correction"])
def test_before_the_embargo_nothing_points_to_what_is_not_there(notice: Notice) -> None:
    """An advance has neither the page's address nor its files'; an address of somebody else stays."""
    text = json.dumps(item_of(FULL, notice=notice))
    assert "releases/narcotrafic" not in text
    assert "https://cdn.example/x.pdf" in text


def test_a_kill_says_why_and_nothing_else() -> None:
    """Promise 6: never the body, nor the headline that may be what was wrong."""
    killed = replace(FULL, status="canceled", why="Une citation était fausse.")
    read = item_of(killed)
    assert read["pubStatus"] == "canceled"
    assert read["edNote"] == "Une citation était fausse."
    assert not read.keys() & {"bodies", "headlines", "title", "descriptions", "associations", "renditions", "people"}
    assert item_of(FULL, notice="kill")["uri"] == read["uri"]


@given(
    texts=st.tuples(*[st.text(st.characters(codec="utf-8"), max_size=60)] * 4),
    contact=st.builds(Contact, name=st.text(max_size=8), email=st.text(max_size=8), phone=st.text(max_size=8)),
    language=st.sampled_from(["fr", "ar", "zh-Hant", "en-GB"]),
    published=st.none() | st.datetimes(timezones=st.just(UTC)),
)
def test_any_text_is_valid(texts: tuple[str, ...], contact: Contact, language: str, published: datetime | None) -> None:
    """Whatever a release says, an agency's validator takes it."""
    one, two, three, four = texts
    media = (Media(path="x.png", alt=one, caption=two, credit=three, type="image/png"),)
    release = a_release(
        headline=one or "x", subhead=two, lead=three, body=four, dateline=one, notes=two, language=language, published=published,
        categories=(three,), keywords=(four,), contacts=(contact,), quotes=(Quote(text=one, speaker=two),), media=media,
    )  # fmt: skip
    item_of(release)
    item_of(release, url="")
