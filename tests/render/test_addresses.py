"""Where a release stands in public, and its identity in feeds."""

from uuid import NAMESPACE_URL, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.model import Brand, Media
from pressctl.render.addresses import (
    LONGEST_NAME,
    entry_id,
    index_path,
    logo_path,
    media_name,
    media_path,
    media_url,
    page_path,
    page_url,
)
from tests.support.builders import a_newsroom, a_release


def test_a_page_stands_below_the_newsroom() -> None:
    """The original in the release's folder, translations in one named for their language."""
    assert page_url(a_release(), a_newsroom()) == "https://presse.example.org/releases/narcotrafic/"
    assert page_path(a_release()) == "releases/narcotrafic/index.html"
    translation = a_release(language="pt-BR", original=False)
    assert page_url(translation, a_newsroom()) == "https://presse.example.org/releases/narcotrafic/pt-BR/"
    assert page_path(translation) == "releases/narcotrafic/pt-BR/index.html"


def test_an_own_address_wins_and_none_is_none() -> None:
    """`url` in the release is canonical; a newsroom without an address gives nothing."""
    assert page_url(a_release(url="https://a.example/x"), a_newsroom()) == "https://a.example/x"
    assert page_url(a_release(), a_newsroom(url="")) == ""


def test_a_logo_has_one_public_name() -> None:
    """Whatever its file is called and wherever it stands: nothing of a person's folders becomes public."""
    assert logo_path(Brand(logo="Entwürfe/neu 2.PNG")) == "brand/logo.png"
    assert logo_path(Brand(logo="x.svg")) == "brand/logo.svg"
    assert logo_path(Brand()) == ""


def test_media_stand_beside_the_page() -> None:
    """A remote file keeps its address, a local one gets ours."""
    release, media = a_release(), Media(path="photos/port.jpg")
    assert media_path(release, media) == "releases/narcotrafic/media/photos-port.jpg"
    assert media_url(release, media, a_newsroom()) == f"https://presse.example.org/{media_path(release, media)}"
    assert media_url(release, media, a_newsroom(url="")) == ""
    assert media_url(release, Media(url="https://cdn.example/a.pdf"), a_newsroom()) == "https://cdn.example/a.pdf"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("port.jpg", "port.jpg"),
        ("./fr/carte.png", "fr-carte.png"),
        ("a//b.pdf", "a-b.pdf"),
        ("Été à la mer.jpg", "Ete-a-la-mer-af72f16d.jpg"),
        ("E\u0301te\u0301 a\u0300 la mer.jpg", "Ete-a-la-mer-af72f16d.jpg"),
        (".htaccess", "htaccess-270939b4"),
        ("a" * 300 + ".jpeg", "a" * 106 + "-"),
        ("../x.jpg", "up-x.jpg"),
        ("???", "file-"),
    ],
)
def test_media_names_are_safe(path: str, name: str) -> None:
    """Only ASCII letters, digits, dots, hyphens and underscores; what was lost is marked by a digest."""
    assert media_name(Media(path=path)).startswith(name)


@given(st.text(min_size=1))
def test_any_path_gives_a_safe_name(path: str) -> None:
    """No name is empty, hidden, or leaves its folder."""
    name = media_name(Media(path=path))
    assert name.isascii()
    assert not name.startswith(".")
    assert "/" not in name
    assert ".." not in name
    assert 0 < len(name) <= LONGEST_NAME


def test_index_pages() -> None:
    """The first is the front page."""
    assert [index_path(), index_path(2)] == ["index.html", "page/2/index.html"]


def test_feed_ids_never_change() -> None:
    """A version-5 UUID of newsroom and id; the language of a translation with it; or the author's own."""
    room = uuid5(NAMESPACE_URL, "groupe-exemple")
    assert entry_id(a_release(), a_newsroom()) == f"urn:uuid:{uuid5(room, 'narcotrafic')}"
    assert entry_id(a_release(url="https://b.example/", revision=3), a_newsroom(url="")) == entry_id(
        a_release(), a_newsroom()
    )
    translation = a_release(language="en", original=False)
    assert entry_id(translation, a_newsroom()) == f"urn:uuid:{uuid5(room, 'narcotrafic/en')}"
    assert entry_id(a_release(feed_id="tag:old"), a_newsroom()) == "tag:old"
