"""Weekdays and datelines: the days a text names agree with each other and with the release's date."""

import pytest

from pressctl.release import check
from tests.release.documents import NOW, in_body, looked_over, placed, reading
from tests.support.builders import a_newsroom

WRONG = "wrong-weekday"


@pytest.mark.parametrize(
    ("text", "language", "column"),
    [
        ("Rendez-vous le mardi 6 novembre 2024.", "fr", 16),
        ("Rendez-vous le mardi 1er\u00a0novembre 2023.", "fr", 16),
        ("Le jeudi 6 novembre à Paris.", "fr", 4),
        ("Le 6 novembre 2024 (jeudi) à Paris.", "fr", 4),
        ("On Tuesday, November 6, 2024 in London.", "en", 4),
        ("On Tues. 6 Nov. 2024 in London.", "en", 4),
        ("On Nov. 6, 2024 (Thu) in London.", "en", 4),
        ("Am Dienstag, den 6. November 2024, in Bonn.", "de", 4),
        ("Am Sonnabend, 6. November 2024, in Bonn.", "de", 4),
        ("Am Dienstag, den 06.11.2024, in Bonn.", "de", 4),
        ("Le mardi 06/11/2024 à Paris.", "fr", 4),
        ("Réunion : mardi 2024-11-06", "fr", 11),
        ("El martes, 6 de noviembre de 2024, en Madrid.", "es", 4),
        ("El sábado 6 de noviembre, en Madrid.", "es", 4),
        ("Martedì 6 novembre 2024 a Roma.", "it", 1),
        ("Dinsdag 6 november 2024 in Gent.", "nl", 1),
        ("Na terça-feira, 6 de novembro de 2024.", "pt", 4),
        ("El dimarts, 6 de novembre de 2024, a Lleida.", "ca", 4),
        ("Na torsdag 6. november 2024 i Oslo.", "nb", 4),
        ("Torsdagen torsdag 6 november 2024 i Lund.", "sv", 11),
        ("We wtorek, 6 listopada 2024 w Łodzi.", "pl", 4),
        ("Marți, 6 noiembrie 2024, la Cluj.", "ro", 1),
        ("2024年11月6日（火）に開く。", "ja", 1),
    ],
)
def test_a_weekday_that_is_not_that_of_its_date(text: str, language: str, column: int) -> None:
    """6 November 2024 was a Wednesday, in every language whose dates are known, year or none."""
    assert in_body(text, language) == [(8, column, WRONG)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Rendez-vous le mercredi 6 novembre 2024.", "fr"),
        ("Du lundi 4 au mercredi 6 novembre.", "fr"),
        ("Le mardi 14 juillet 1789, la Bastille.", "fr"),
        ("Le mardi 14 janvier, à Lyon.", "fr"),
        ("Le mardi 6 novembre, en 2018 déjà, tout était dit.", "fr"),
        ("Le lundi 15 juin, on verra.", "fr"),
        ("Pour mon 6 novembre 2024.", "fr"),
        ("Le mardi-gras et le sun 6 novembre 2024.", "fr"),
        ("Alle ore 6, mar 6 novembre 2024.", "it"),
        ("2024年11月6日（水）に開く。", "ja"),
        ("On Wednesday, November 6, 2024 in London.", "en"),
        ("As told by The Sun, 6 November 2024.", "en"),
        ("Open 6 days, Monday to Friday.", "en"),
        ("Am Mittwoch, den 6. November 2024, in Bonn.", "de"),
        ("Am Mittwoch, den 06.11.2024, und Dienstag.", "de"),
        ("Open on Monday. 06.11.2024 is a date.", "en"),
        ("On Tuesday, 06/11/2024 in London.", "en"),
        ("Nacido en Santo Domingo, 6 de noviembre de 2024.", "es"),
        ("Plácido Domingo, 6 de noviembre de 2024.", "es"),
        ("Mercoledì 6 novembre 2024 a Roma.", "it"),
        ("`mardi 6 novembre 2024`", "fr"),
    ],
)
def test_weekdays_that_fit_or_are_none(text: str, language: str) -> None:
    """Right ones, days of other years, newspapers and cities named for a Sunday are left alone."""
    assert in_body(text, language) == []


def test_a_weekday_says_what_the_day_is_and_stands_at_its_word() -> None:
    """Also where a line breaks within the date, and in the values of keys."""
    (finding,) = looked_over("subhead: x", "Un texte.\n\nUne phrase, puis\nencore une, mardi\n6 novembre 2024.\n")
    assert (finding.line, finding.column, finding.level) == (9, 13, "advice")
    assert '"mardi 6 novembre 2024" contradicts itself: 2024-11-06 is a Wednesday.' in finding.message
    for front, column in (
        ('subhead: "Le mardi 6 novembre 2024"', 14),
        ("subhead: Le mardi 6 novembre 2024", 13),
        ("dateline: Paris, mardi 6 novembre 2024", 18),
        ("subhead: '  Le mardi 6 novembre 2024'", 16),
        ('quotes: [{text: "Le mardi 6 novembre 2024", speaker: x}]', 21),
    ):
        assert placed(looked_over(front)) == [(4, column, WRONG)]


@pytest.mark.parametrize(
    ("front", "column"),
    [
        ('subhead: "Le caf\\u00e9, mardi 6 novembre 2024"', 10),
        ("subhead: 'L''été, mardi 6 novembre 2024'", 10),
        ("notes: |\n  Le mardi 6 novembre 2024", 8),
        ("notes: Le\n  mardi 6 novembre 2024", 8),
    ],
)
def test_where_a_value_is_not_as_it_is_written_the_finding_stands_at_the_value(front: str, column: int) -> None:
    """Escapes, doubled quotes and line breaks make the file and the text differ."""
    assert placed(looked_over(front)) == [(4, column, WRONG)]


def test_accents_in_two_characters_leave_the_place_at_the_value() -> None:
    """The text is in NFC, the file is not, so that columns differ."""
    assert placed(looked_over("subhead: Un cafe\u0301, mardi 6 novembre 2024")) == [(4, 10, WRONG)]


def test_a_draft_without_date_has_no_year_to_measure_by() -> None:
    """A date without its year is then left alone, one with it is not."""
    found = reading("headline: x\nstatus: withheld", "Jeudi 6 novembre, mardi 6 novembre 2024.\n")
    assert found.release
    findings = check(found.release, a_newsroom(), NOW, places=found.places)
    assert placed(findings) == [(5, 19, WRONG)]


@pytest.mark.parametrize(
    ("front", "body", "expected"),
    [
        ('dateline: "Paris, le 7 novembre 2024"', "Un texte.\n", [(4, 22, "dateline-differs")]),
        ('dateline: "Paris, le 7 novembre"', "Un texte.\n", [(4, 22, "dateline-differs")]),
        ("subhead: x", "Paris, le 7 novembre 2024 – Le groupe.\n", [(6, 11, "dateline-differs")]),
        ("subhead: x", "**Paris, le 7 novembre 2024** – Le groupe.\n", [(6, 13, "dateline-differs")]),
        ("language: en", "LONDON, Nov. 7, 2024 — The group.\n", [(6, 9, "dateline-differs")]),
        ("language: de", "Bonn, 7. November 2024 – Die Gruppe.\n", [(6, 7, "dateline-differs")]),
        ("language: en", "LONDON, Nov. 6, 2029 — The group.\n", [(6, 9, "dateline-differs")]),
        ("language: en", "LONDON, 7/11/2024 — The group.\n", [(6, 9, "dateline-differs")]),
        ("language: en", "LONDON, 6/11/2024 — The group.\n", []),
        ("language: en", "NEW YORK, 11/6/2024 — The group.\n", []),
        ('dateline: "Paris, le 6 novembre 2024"', "Un texte.\n", []),
        ("dateline: Paris", "Un texte.\n", []),
        ("subhead: x", "Paris, le 6 novembre 2024 – Le groupe.\n", []),
        ("subhead: x", "Paris accueille, le 7 novembre 2024, un congrès.\n", []),
        ("subhead: x", "Le 7 novembre 2024 – Le groupe.\n", []),
        ("kind: advisory", "Paris, le 7 novembre 2024 – Rendez-vous.\n", []),
        ("embargo: 2024-11-07T09:00+01:00", "Paris, le 7 novembre 2024 – Le groupe.\n", []),
        ("updated: 2024-11-07T09:00", "Paris, le 7 novembre 2024 – Le groupe.\n", []),
    ],
)
def test_a_dateline_of_another_day(front: str, body: str, expected: list[tuple[int, int, str]]) -> None:
    """The dateline agrees with date, embargo or updated, in its key and where the text opens with it."""
    findings = [found for found in looked_over(front, body) if found.code != "embargo-past"]
    assert placed(tuple(findings)) == expected


@pytest.mark.parametrize(
    ("date", "dateline", "expected"),
    [
        ("2024-11-06T20:00-05:00", "New York, 6 November 2024", []),
        ("2024-11-06T23:00", "Tokyo, 7 November 2024", []),
        ("2024-11-06T09:00", "Paris, 5 November 2024", ["dateline-differs"]),
        ("2024-11-06T09:00", "Paris, 7 November 2024", ["dateline-differs"]),
    ],
)
def test_late_in_the_evening_it_is_tomorrow_elsewhere(date: str, dateline: str, expected: list[str]) -> None:
    """Within six hours of midnight the neighbouring day is right too."""
    found = reading(f'headline: x\ndate: {date}\ndateline: "{dateline}"')
    assert found.release
    assert [one.code for one in check(found.release, a_newsroom(), NOW, places=found.places)] == expected
