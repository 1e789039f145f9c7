"""Quotation marks in pairs, and no-break spaces where they belong."""

import pytest

from tests.release.documents import in_body, looked_over, placed

OPEN = "unbalanced-quotes"


@pytest.mark.parametrize(
    ("text", "language", "column"),
    [
        ("He said “yes and left.", "en", 9),
        ("He said yes” and left.", "en", 12),
        ("Er sagte „ja und ging.", "de", 10),
        ("Er sagte ja“ und ging.", "de", 12),
        ("Il dit “oui et part.", "fr", 8),
        ("Dijo «sí y se fue.", "es", 6),
        ("Hij zei „ja en ging.", "nl", 9),
        ("He said “yes”” and left.", "en", 14),
    ],
)
def test_a_mark_without_its_other_half(text: str, language: str, column: int) -> None:
    """The finding stands at the mark that is alone."""
    assert in_body(text, language) == [(8, column, OPEN)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He said “yes” and “no”.", "en"),
        ("He said “that ‘yes’ is “yes” here” twice.", "en"),
        ("“One.\n\n“Two.\n\n“Three.”", "en"),
        ("*“One.*\n\n*“Two.”*", "en"),
        ("A 5” screw and a 27” screen.", "en"),
        ("Er sagte „ja“ und „nein”.", "de"),
        ("Er sagte “ja” und „nein“.", "de"),
        ("Er sagte »ja« und «nein».", "de"),
        ("Il dit “ oui ” et « non ».", "fr"),
        ("«Uno.\n\n»Dos.\n\n»Tres.»", "es"),
        ("«Uno», dijo.\n\n»Dos.»", "es"),
        ("Han sade ”ja” och ”nej”.", "sv"),
        ("He said “`“`”.", "en"),
        ('Jusqu’à l’été ‘ ’ et "oui', "fr"),
    ],
)
def test_marks_in_pairs(text: str, language: str) -> None:
    """Nested, in several paragraphs, in inches, in the forms of each language."""
    assert in_body(text, language) == []


def test_a_no_break_space_after_a_comma_is_pasted() -> None:
    """The finding stands at the first, and counts the others."""
    (finding,) = looked_over("subhead: x", "Un texte, de l’État,\u00a0le sénateur,\u202fpuis ;\u00a0enfin.\n")
    assert (finding.line, finding.column, finding.code, finding.level) == (6, 21, "space-glued", "advice")
    assert "and 2 more" in finding.message


@pytest.mark.parametrize(
    "text",
    ["M.\u00a0Durain", "10\u00a0km", "1,\u00a05", "« oui\u00a0», dit-il", "n°\u00a012", "v\u00a0Praze", "`a,\u00a0b`"],
)
def test_no_break_spaces_where_they_are_meant(text: str) -> None:
    """After titles and abbreviations, between numbers and units, before marks, in code."""
    assert in_body(f"Ici {text} là.") == []


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("Oui\u00a0! Non ! Si\u00a0?", 10),
        ("Oui ! Non\u00a0! Si ?", 10),
        ("Un\u00a0: deux. Trois : quatre.", 17),
        ("«\u00a0Un\u00a0» et « deux\u00a0»", 12),
        ("«\u00a0Un\u00a0» et «\u00a0deux »", 17),
        ("5\u00a0% et 6 %", 9),
    ],
)
def test_french_with_both_kinds_of_space_in_one_role(text: str, column: int) -> None:
    """One finding a release, at the kind that is rarer."""
    assert in_body(text) == [(8, column, "space-mixed")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Oui ! Non ! Un : deux « trois » 5 %", "fr"),
        ("Oui\u202f! Un\u00a0: deux «\u00a0trois\u00a0» 5\u00a0%", "fr"),
        ("Oui\u202f! et n° 5 : M.\u00a0Durain, 10\u00a0h", "fr"),
        ("Yes\u00a0! No !", "en"),
        ("Oui\u00a0! `Non !` https://a.fr/ !x", "fr"),
        ("Oui\u202f! Non\u00a0!", "fr"),
    ],
)
def test_french_of_one_kind(text: str, language: str) -> None:
    """Ordinary spaces everywhere are mended in silence, and each role is looked at by itself."""
    assert in_body(text, language) == []


def test_findings_of_keys_stand_at_their_values() -> None:
    """Each text is looked at by itself, and the mark is pointed at."""
    assert placed(looked_over("subhead: “Oui\nquotes: [{text: Non”, speaker: x}]")) == [(4, 10, OPEN), (5, 20, OPEN)]
