"""Hashtags are those a person would write, and work on every network."""

import unicodedata

import pytest
import regex  # type: ignore[import-untyped]  # it ships no types
from hypothesis import given
from hypothesis import strategies as st

from pressctl.render.hashtags import choose, hashtag, tags_in, written


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
        ("presqu’île", "#Presquîle"),
        ("prud’hommes", "#Prudhommes"),
        ("Val-d’Oise", "#ValDOise"),
        ("Côte d’Ivoire", "#CôteDIvoire"),
        ("les territoires d’abord", "#LesTerritoiresDAbord"),
        ("œuvre d’art", "#ŒuvreArt"),
        ("col·lecció", "#Collecció"),
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
        ("المملكة العربية", "#المملكة_العربية"),
        ("2024", ""),
        ("1 000", ""),
        ("C++", ""),
        ("½", ""),
        ("—", ""),
        ("l’eau", "#Eau"),
        ("L'EAU", "#EAU"),
        ("aujourd’hui", "#Aujourdhui"),
        ("jusqu’ici", "#Ici"),
        ("intelligence artificielle", "#IntelligenceArtificielle"),
        ("gestione dell'acqua", "#GestioneAcqua"),
        ("un’altra", "#Altra"),
        ("l’educació d’adults", "#EducacióAdults"),
        ("100 %", ""),
        ("100 % bio", "#100Bio"),
        ("Künstliche Intelligenz", "#KünstlicheIntelligenz"),
        ("große Straße", "#GroßeStraße"),
        ("energía eólica", "#EnergíaEólica"),
        ("медиапространство и право", "#МедиапространствоИПраво"),
        ("τεχνητή νοημοσύνη", "#ΤεχνητήΝοημοσύνη"),
        ("الذكاء الاصطناعي", "#الذكاء_الاصطناعي"),
        ("بین‌المللی می‌شود", "#بین_المللی_می_شود"),
        ("בינה מלאכותית", "#בינה_מלאכותית"),
        ("ארה״ב", "#ארהב"),
        ("קריית־גת 2024", "#קריית_גת_2024"),
        ("پاکستان AI پالیسی", "#پاکستان_AI_پالیسی"),
        ("réforme de l'État", "#RéformeÉtat"),
        ("Messagerie de l’État", "#MessagerieÉtat"),
        ("accès à l’eau", "#AccèsEau"),
        ("de Gaulle", "#DeGaulle"),
        ("人工 知能", "#人工知能"),
        ("人工知能", "#人工知能"),
        ("税", "#税"),
        ("인공 지능", "#인공지능"),
        ("हिन्दी भाषा", "#हिन्दी_भाषा"),
        ("ภาษาไทย", "#ภาษาไทย"),
        ("🎉", ""),
        ("fête 🎉 nationale", "#FêteNationale"),
        ("C", ""),
        ("R&D", "#RD"),
        ("", ""),
        ("un mot-clé bien trop long pour que quelqu’un l’écrive ainsi", ""),
    ],
)
def test_hashtag(keyword: str, tag: str) -> None:
    """A keyword becomes one tag in CamelCase, with its accents, or none."""
    assert hashtag(keyword) == tag


@pytest.mark.parametrize(
    ("keyword", "language", "tag"),
    [
        ("istanbul ıspanak", "tr", "#İstanbulIspanak"),
        ("istanbul", "az-Latn", "#İstanbul"),
        ("istanbul", "fr", "#Istanbul"),
        ("istanbul", "", "#Istanbul"),
    ],
)
def test_capitals_are_those_of_the_language(keyword: str, language: str, tag: str) -> None:
    """A Turkish i keeps its dot."""
    assert hashtag(keyword, language) == tag
    assert choose((), (keyword,), language) == (tag,)


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("#Élus, (#maires) «#État» #a_b.", ["#Élus", "#maires", "#État", "#a_b"]),
        ("#हिन्दी＃東京 ＃東京", ["#हिन्दी", "＃東京"]),
        ("C# a#b ##c #2024 &#39; #", []),
        ("https://exemple.fr/#suite #suite", ["#suite"]),
        ("#vice-président #l’État", ["#vice", "#l"]),
    ],
)
def test_the_hashtags_of_a_text(text: str, tags: list[str]) -> None:
    """They begin words, and hold their letters with every mark."""
    assert [text[start:end] for start, end in tags_in(text)] == tags


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


LANGUAGES = ("fr", "en", "de", "it", "tr", "el", "ar", "he", "ja", "hi")
LETTERS = st.text(st.characters(categories=["L", "M", "N", "P", "Z", "S"]), max_size=12)


@pytest.mark.parametrize("language", LANGUAGES)
@given(keyword=st.lists(LETTERS, max_size=4).map(" ".join), elided=st.sampled_from(["", "l’", "d'", "qu’", "dell’"]))
def test_a_tag_is_found_whole_again(language: str, keyword: str, elided: str) -> None:
    """In whatever language, a made tag is one tag of a post, keeps the keyword's letters, and is made but once."""
    tag = hashtag(f"{elided}{keyword}", language)
    if tag:
        assert tags_in(f"Voir {tag}.") == [(5, 5 + len(tag))]
        assert hashtag(tag, language) == tag
        assert written(tag, language) == tag
