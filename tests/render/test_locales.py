"""The words of the press, and dates in words."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from pressctl.render.locales import direction, primary, quoted, say_date, say_moment, words

NB = "\u00a0"
PARIS = ZoneInfo("Europe/Paris")
AT = datetime(2024, 11, 6, 13, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "6 novembre 2024"),
        ("fr-CH", "6 novembre 2024"),
        ("en", "6 November 2024"),
        ("en-GB", "6 November 2024"),
        ("en-US", "November 6, 2024"),
        ("de", "6. November 2024"),
        ("es", "6 de noviembre de 2024"),
        ("it", "6 novembre 2024"),
        ("nl", "6 november 2024"),
        ("pt-BR", "6 de novembro de 2024"),
        ("tlh", "6 November 2024"),
    ],
)
def test_dates_in_words(language: str, said: str) -> None:
    """Each language has its own order; one without a table gets English."""
    assert say_date(date(2024, 11, 6), language) == said


def test_the_first_of_a_month_in_french() -> None:
    """It is 1er, where Babel writes 1; Italian has 1º, English plain 1."""
    assert say_date(date(2025, 1, 1), "fr") == "1er janvier 2025"
    assert say_date(date(2025, 1, 1), "it") == "1º gennaio 2025"
    assert say_date(date(2025, 1, 1), "en") == "1 January 2025"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", f"6 novembre 2024 à 14{NB}h{NB}30 (CET, UTC+1)"),
        ("en", "6 November 2024 at 14:30 (CET, UTC+1)"),
        ("en-US", f"November 6, 2024 at 2:30{NB}p.m. (CET, UTC+1)"),
        ("de", f"6. November 2024 um 14:30{NB}Uhr (CET, UTC+1)"),
        ("es", "6 de noviembre de 2024 a las 14:30 (CET, UTC+1)"),
        ("it", "6 novembre 2024 alle ore 14:30 (CET, UTC+1)"),
        ("nl", f"6 november 2024 om 14:30{NB}uur (CET, UTC+1)"),
        ("pt", "6 de novembro de 2024 às 14h30 (CET, UTC+1)"),
    ],
)
def test_moments_are_said_in_the_newsrooms_zone(language: str, said: str) -> None:
    """A moment is always said with its zone."""
    assert say_moment(AT, language, PARIS) == said


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("UTC", "(UTC)"),
        ("Asia/Kolkata", "(IST, UTC+5:30)"),
        ("America/Sao_Paulo", "(UTC−3)"),
        ("America/New_York", "(EST, UTC−5)"),
    ],
)
def test_zones_are_named_by_letters_and_offset(zone: str, said: str) -> None:
    """Letters alone are ambiguous, and some zones have none."""
    assert say_moment(AT, "en", ZoneInfo(zone)).endswith(said)


@pytest.mark.parametrize(("hour", "said"), [(0, "12:00"), (9, "9:00"), (12, "12:00"), (23, "11:00")])
def test_the_twelve_hour_clock(hour: int, said: str) -> None:
    """Noon and midnight are twelve."""
    assert f" {said}{NB}" in say_moment(datetime(2024, 1, 1, hour, tzinfo=UTC), "en-US", ZoneInfo("UTC"))


@pytest.mark.parametrize(
    ("language", "written"),
    [("ar", "rtl"), ("he-IL", "rtl"), ("fa", "rtl"), ("ur_PK", "rtl"), ("fr", "ltr"), ("arn", "ltr")],
)
def test_direction(language: str, written: str) -> None:
    """Arabic, Hebrew, Persian and Urdu run from right to left."""
    assert direction(language) == written


def test_words_fall_back_to_english() -> None:
    """A language without a module speaks English; a region speaks its language."""
    assert words("tlh") is words("en")
    assert words("fr-CA") is words("fr")
    assert primary("zh_Hant") == "zh"


@pytest.mark.parametrize(
    ("text", "language", "printed"),
    [
        ("Agir", "fr", f"«{NB}Agir{NB}»"),
        (f"«{NB}Agir ! »", "fr", f"«{NB}Agir !{NB}»"),
        ('"Act"', "en", "“Act”"),
        ("Handeln", "de", "„Handeln“"),
        ("Il dit « oui »", "fr", f"«{NB}Il dit « oui »{NB}»"),
        ("Actuar", "es", "«Actuar»"),
        ("Act", "tlh", "“Act”"),
    ],
)
def test_quotes_get_their_languages_marks_once(text: str, language: str, printed: str) -> None:
    """The marks a quote comes with are replaced, those inside it stay."""
    assert quoted(text, language) == printed
