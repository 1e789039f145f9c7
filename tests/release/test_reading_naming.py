"""Ids made from headlines, and languages in files' names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.model import DEVICES
from pressctl.release import slug, split_name
from pressctl.release.naming import RESERVED, is_id


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("JÉRÔME DURAIN : « LES MAIRES NE PEUVENT PAS LUTTER SEULS CONTRE LE NARCOTRAFIC ! »", "jerome-durain-les-maires-ne-peuvent-pas-lutter-seuls-contre"),
        ("L’État à l'union", "etat-a-union"),
        ("Jusqu’au bout d'Artagnan", "jusqu-au-bout-artagnan"),
        ("Aujourd’hui O'Neill don't", "aujourdhui-oneill-dont"),
        ("Œuvre, Straße & Ærø", "oeuvre-strasse-aero"),
        ("E\u0301tat", "etat"),
        ("6 novembre 2024\u202f: 10\u00a0%", "6-novembre-2024-10"),
        ("Communiqué", "communique-1"),
        ("NUL", "nul-1"),
        ("", "untitled"),
        ("« ! »", "untitled"),
        ("المملكة المتحدة", "release-9665ec76"),
        ("英米両国、協調制裁を発動", "release-80d14f80"),
        ("Apple が発表", "apple"),
        ("Київ відкриває міст", "kiyiv-vidkrivaye-mist"),
        ("Η γέφυρα ανοίγει ξανά", "i-gefyra-anoigei-xana"),
        ("x" * 80, "x" * 60),
    ],
)  # fmt: skip
def test_a_slug_says_what_the_headline_says(text: str, made: str) -> None:
    """Accents, elisions and ligatures become plain letters; the cut is between words."""
    assert slug(text) == made


@given(st.text(max_size=200))
def test_every_text_gives_an_id(text: str) -> None:
    """A slug is always an id, short, and never one of the names that say nothing."""
    made = slug(text)
    assert is_id(made)
    assert len(made) <= 60
    assert made not in RESERVED | DEVICES


@given(st.text(max_size=200))
def test_a_slug_of_a_slug_is_itself(text: str) -> None:
    """Naming twice changes nothing."""
    assert slug(slug(text)) == slug(text)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("x.md", ("x", "")), ("x.fr.md", ("x", "fr")), ("x.FR.md", ("x", "fr")), ("x.pt-br.md", ("x", "pt-BR")), ("x.zh-hant.md", ("x", "zh-Hant")),
        ("x.gsw.md", ("x", "gsw")), ("a.b.de.md", ("a.b", "de")), ("v1.2.md", ("v1.2", "")), ("x.pdf.md", ("x.pdf", "")), ("x.old.md", ("x.old", "")),
        ("x.xx.md", ("x.xx", "")), (".fr.md", (".fr", "")), ("fr.md", ("fr", "")), (".md", (".md", "")), ("x", ("x", "")), ("x.english.md", ("x.english", "")),
    ],
)  # fmt: skip
def test_a_language_in_a_files_name(name: str, parts: tuple[str, str]) -> None:
    """x.fr.md is x in French; a suffix that is no language stays part of the name."""
    assert split_name(name) == parts
