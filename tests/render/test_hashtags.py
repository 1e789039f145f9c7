"""Hashtags are those a person would write, and work on every network."""

import unicodedata

import pytest
import regex  # type: ignore[import-untyped]  # it ships no types
from hypothesis import given
from hypothesis import strategies as st

from pressctl.render.hashtags import choose, hashtag, written


@pytest.mark.parametrize(
    ("keyword", "tag"),
    [
        ("narcotrafic", "#Narcotrafic"),
        ("sécurité locale", "#SécuritéLocale"),
        ("lutte contre le narcotrafic", "#LutteContreLeNarcotrafic"),
        ("vice-président", "#VicePrésident"),
        ("l’État", "#État"),
        ("l'État", "#État"),
        ("politique d’accueil", "#PolitiqueAccueil"),
        ("presqu’île", "#PresquÎle"),
        ("women's rights", "#WomensRights"),
        ("O’Brien", "#OBrien"),
        ("PLFSS 2025", "#PLFSS2025"),
        ("iPhone", "#iPhone"),
        ("CO₂", "#CO2"),
        ("5G", "#5G"),
        ("narco_trafic", "#Narco_trafic"),
        ("E\u0301tat", "#État"),
        ("droit\u00a0du\u202ftravail", "#DroitDuTravail"),
        ("Aide & soins", "#AideSoins"),
        ("J.-C.", "#JC"),
        ("straße", "#Straße"),
        ("المملكة العربية", "#المملكةالعربية"),
        ("2024", ""),
        ("1 000", ""),
        ("C++", ""),
        ("½", ""),
        ("—", ""),
        ("", ""),
        ("un mot-clé bien trop long pour que quelqu’un l’écrive ainsi", ""),
    ],
)
def test_hashtag(keyword: str, tag: str) -> None:
    """A keyword becomes one tag in CamelCase, with its accents, or none."""
    assert hashtag(keyword) == tag


@pytest.mark.parametrize(
    ("own", "tag"),
    [
        ("#narcotrafic", "#narcotrafic"),
        ("narcotrafic", "#narcotrafic"),
        (" ＃Élus ", "#Élus"),
        ("##Élus", "#Élus"),
        ("#vice-président", "#VicePrésident"),
        ("sécurité locale", "#SécuritéLocale"),
        ("#2024", ""),
        ("#", ""),
    ],
)
def test_an_authors_own(own: str, tag: str) -> None:
    """An author's tag stays as written where it works everywhere, and is mended where it does not."""
    assert written(own) == tag


def test_three_at_most_are_made() -> None:
    """Keywords give at most three tags, each once, in their order; those that give none are passed over."""
    assert choose((), ("Élus", "2024", "élus", "maires", "Sénat", "budget")) == ("#Élus", "#Maires", "#Sénat")


def test_an_authors_own_stand_alone() -> None:
    """An author's tags are all kept, each once, and keywords add none."""
    own = ("#a1", "b2", "#C3", "d4", "#A1")
    assert choose(own, ("maires",)) == ("#a1", "#b2", "#C3", "#d4")


@given(st.text(max_size=50))
def test_every_network_takes_the_whole_tag(keyword: str) -> None:
    """A tag is NFC, holds a letter, and nothing that would end it on a network."""
    tag = hashtag(keyword)
    if tag:
        assert regex.fullmatch(r"#[\p{L}\p{M}\p{Nd}_]*\p{L}[\p{L}\p{M}\p{Nd}_]*", tag)
        assert 2 <= len(tag) - 1 <= 40 or unicodedata.category(tag[1]) == "Lo"
        assert unicodedata.is_normalized("NFC", tag)
