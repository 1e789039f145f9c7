"""The words of the press, and dates in words."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from pressctl.render.locales import direction, primary, quoted, say_date, say_moment, say_office, words

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
        ("ar", "6 نوفمبر 2024"),
        ("ar-LB", f"6 تشرين{NB}الثاني 2024"),
        ("ar-DZ", "6 نوفمبر 2024"),
        ("ar-MA", "6 نونبر 2024"),
        ("ca", f"6 de{NB}novembre de 2024"),
        ("cs", "6. listopadu 2024"),
        ("da", "6. november 2024"),
        ("fi", "6. marraskuuta 2024"),
        ("fr-CA", "6 novembre 2024"),
        ("el", "6 Νοεμβρίου 2024"),
        ("he", "6 בנובמבר 2024"),
        ("iw-IL", "6 בנובמבר 2024"),
        ("ja", "2024年11月6日"),
        ("ko", "2024년 11월 6일"),
        ("nb", "6. november 2024"),
        ("pl", f"6 listopada 2024{NB}r."),
        ("ro", "6 noiembrie 2024"),
        ("sv", "6 november 2024"),
        ("uk", f"6 листопада 2024{NB}року"),
        ("zh-CN", "2024年11月6日"),
        ("zh-TW", "2024年11月6日"),
        ("tlh", "6 November 2024"),
    ],
)
def test_dates_in_words(language: str, said: str) -> None:
    """Each language has its own order; one without a table gets English."""
    assert say_date(date(2024, 11, 6), language).replace(NB, " ") == said.replace(NB, " ")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", f"6{NB}novembre 2024"),
        ("en", f"6{NB}November 2024"),
        ("en-US", f"November{NB}6, 2024"),
        ("de", f"6.{NB}November 2024"),
        ("es", f"6{NB}de noviembre de 2024"),
        ("ca", f"6{NB}de{NB}novembre de 2024"),
        ("pl", f"6{NB}listopada 2024{NB}r."),
    ],
)
def test_a_day_stays_with_its_month(language: str, said: str) -> None:
    """No line ends between them."""
    assert say_date(date(2024, 11, 6), language) == said


def test_the_first_of_a_month_in_french() -> None:
    """It is 1er, where Babel writes 1; Italian has 1º, English plain 1."""
    assert say_date(date(2025, 1, 1), "fr") == f"1er{NB}janvier 2025"
    assert say_date(date(2025, 1, 1), "it") == f"1º{NB}gennaio 2025"
    assert say_date(date(2025, 1, 1), "en") == f"1{NB}January 2025"


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
        ("ar", "6 نوفمبر 2024 الساعة 14:30 (CET, UTC+1)"),
        ("ca", f"6 de{NB}novembre de 2024 a les 14.30{NB}h (CET, UTC+1)"),
        ("cs", f"6. listopadu 2024, 14:30{NB}hod. (CET, UTC+1)"),
        ("da", f"6. november 2024 kl.{NB}14.30 (CET, UTC+1)"),
        ("fi", f"6. marraskuuta 2024 klo{NB}14.30 (CET, UTC+1)"),
        ("fr-CA", f"6 novembre 2024 à 14{NB}h{NB}30 (CET, UTC+1)"),
        ("ja", "2024年11月6日14時30分（CET, UTC+1）"),
        ("ko", "2024년 11월 6일 14시 30분 (CET, UTC+1)"),
        ("nb", f"6. november 2024 kl.{NB}14.30 (CET, UTC+1)"),
        ("el", "6 Νοεμβρίου 2024, 14:30 (CET, UTC+1)"),
        ("he", "6 בנובמבר 2024 בשעה 14:30 (CET, UTC+1)"),
        ("pl", f"6 listopada 2024{NB}r., godz.{NB}14:30 (CET, UTC+1)"),
        ("ro", "6 noiembrie 2024, ora 14:30 (CET, UTC+1)"),
        ("sv", f"6 november 2024 kl.{NB}14.30 (CET, UTC+1)"),
        ("uk", f"6 листопада 2024{NB}року, 14:30 (CET, UTC+1)"),
        ("zh", "2024年11月6日14:30（CET, UTC+1）"),
    ],
)
def test_moments_are_said_in_the_newsrooms_zone(language: str, said: str) -> None:
    """A moment is always said with its zone."""
    assert say_moment(AT, language, PARIS).replace(NB, " ") == said.replace(NB, " ")
    assert say_moment(AT, language, PARIS).count(NB) >= said.count(NB)


@pytest.mark.parametrize(
    ("language", "hour", "minute", "said"),
    [
        ("fr", 9, 0, f"à 9{NB}h ("),
        ("fr", 9, 5, f"à 9{NB}h{NB}05 ("),
        ("fr", 1, 0, f"à 1{NB}h ("),
        ("pt", 9, 0, "às 9h ("),
        ("pt", 1, 30, "à 1h30 ("),
        ("es", 1, 30, "a la 01:30 ("),
        ("es", 13, 0, "a las 13:00 ("),
        ("ca", 1, 0, f"a la 1.00{NB}h ("),
        ("de", 9, 0, f"um 09:00{NB}Uhr ("),
    ],
)
def test_whole_hours_and_the_first(language: str, hour: int, minute: int, said: str) -> None:
    """French writes no zeros after a whole hour, and one o'clock is singular where a language counts hours."""
    assert said in say_moment(datetime(2024, 1, 2, hour, minute, tzinfo=UTC), language, ZoneInfo("UTC"))


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
    [
        ("ar", "rtl"),
        ("he-IL", "rtl"),
        ("fa", "rtl"),
        ("ur_PK", "rtl"),
        ("fr", "ltr"),
        ("arn", "ltr"),
        ("az-Arab", "rtl"),
        ("az-Arab-IR", "rtl"),
        ("az", "ltr"),
        ("ar-Latn", "ltr"),
        ("ar-LB", "rtl"),
        ("zh-Hant", "ltr"),
    ],
)
def test_direction(language: str, written: str) -> None:
    """Arabic, Hebrew, Persian and Urdu run from right to left, unless the tag names another script."""
    assert direction(language) == written


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("fr", "A, b"),
        ("ar-EG", "A، b"),
        ("fa", "A، b"),
        ("he", "A, b"),
        ("ja", "A（b）"),
        ("zh-Hant", "A（b）"),
        ("ko", "A b"),
    ],
)
def test_a_role_stands_behind_a_name_as_its_language_has_it(language: str, printed: str) -> None:
    """With the language's own comma or brackets, whether or not there are words in it; alone it needs none."""
    assert f"A{say_office('A', 'b', language)}" == printed
    assert (say_office("", "b", language), say_office("A", "", language)) == ("b", "")


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
        ("”Agera”", "sv", "”Agera”"),
        ("„Działać”", "pl", "„Działać”"),
        ("「行動」", "ja", "「行動」"),
        ("“行动”", "zh", "“行动”"),
        ("“行動”", "zh-TW", "「行動」"),
        ("Agir", "fr-CH", "«Agir»"),
        ("«Handeln»", "de-CH", "«Handeln»"),
        ("Actuar", "es-AR", "“Actuar”"),
    ],
)
def test_quotes_get_their_languages_marks_once(text: str, language: str, printed: str) -> None:
    """The marks a quote comes with are replaced, those inside it stay."""
    assert quoted(text, language) == printed
