"""Dates: as texts write them, what they leave open, which of them is the release's, and embargoes."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from pressctl.release.dating import find, years
from pressctl.release.plain.datelines import read_line
from pressctl.release.plain.embargoes import read_embargo
from pressctl.release.plain.openings import read_opening
from tests.release.texts import TODAY, body, imported, listed, reading, release_of, values

PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.parametrize(
    ("text", "day", "month", "year", "weekday"),
    [
        ("ce mercredi 6 novembre", 6, 11, 0, 2),
        ("MERCREDI 6 DECEMBRE 2023", 6, 12, 2023, 2),
        ("le 1er janvier 2025", 1, 1, 2025, -1),
        ("Nov. 6, 2024", 6, 11, 2024, -1),
        ("Wednesday, November 6, 2024", 6, 11, 2024, 2),
        ("6th of November 2024", 6, 11, 2024, -1),
        ("Mittwoch, den 6. November 2024", 6, 11, 2024, 2),
        ("miércoles 6 de noviembre de 2024", 6, 11, 2024, 2),
        ("quarta-feira, 6 de novembro de 2024", 6, 11, 2024, 2),
        ("woensdag 6 november 2024", 6, 11, 2024, 2),
        ("6\u00a0août\u202f2024", 6, 8, 2024, -1),
        ("2024-11-06", 6, 11, 2024, -1),
        ("06.11.2024", 6, 11, 2024, -1),
        ("6. 11. 2024", 6, 11, 2024, -1),
        ("06/11/2024", 6, 11, 2024, -1),
        ("26-го травня 2011", 26, 5, 2011, -1),
        ("6:e november 2024", 6, 11, 2024, -1),
        ("29 février", 29, 2, 0, -1),
        ("06.11.24", 6, 11, 2024, -1),
        ("onsdagen den 6 november 2024", 6, 11, 2024, -1),
        ("środa, 6 listopada 2024", 6, 11, 2024, 2),
        ("6. marraskuuta 2024", 6, 11, 2024, -1),
        ("среда, 6 ноября 2024", 6, 11, 2024, 2),
        ("26 Σεπτεμβρίου 2024", 26, 9, 2024, -1),
        ("الأربعاء 6 نوفمبر 2024", 6, 11, 2024, 2),
        ("٦ تشرين الثاني ٢٠٢٤", 6, 11, 2024, -1),
        ("2024年11月6日（水）", 6, 11, 2024, 2),
        ("令和6年11月6日", 6, 11, 2024, -1),
        ("2024년 11월 6일", 6, 11, 2024, -1),
        ("2024/11/6", 6, 11, 2024, -1),
        ("１１月６日", 6, 11, 0, -1),
    ],
)
def test_dates_are_found_as_they_are_written(text: str, day: int, month: int, year: int, weekday: int) -> None:
    """Every language of the lexicon, figures and words, ordinary and no-break spaces, digits of other scripts."""
    (mention,) = find(text, language="fr")
    assert (mention.day, mention.month, mention.year, mention.weekday) == (day, month, year, weekday)


@pytest.mark.parametrize(
    "text",
    [
        "10 may apply",
        "2 out of 3",
        "31 février 2024",
        "le 14 juillet 1789",
        "12-14 July 2024",
        "6. 11. 24",
        "3 pommes",
        "may 5",
        "2024-13-45",
    ],
)
def test_what_is_no_date_is_not_found(text: str) -> None:
    """Words that are also months, days that do not exist, years no release has, ranges."""
    assert find(text) == ()


@pytest.mark.parametrize(
    ("text", "language", "readings"),
    [
        ("11/06/2024", "en", 2),
        ("11/06/2024", "", 2),
        ("13/06/2024", "en", 0),
        ("06/13/2024", "en", 0),
        ("11/11/2024", "en", 0),
        ("11/06/2024", "fr", 0),
        ("11.06.2024", "en", 0),
        ("11/06/24", "en", 2),
    ],
)
def test_figures_that_mean_two_days_are_no_date(text: str, language: str, readings: int) -> None:
    """In English 11/06 is June or November; elsewhere the day stands first."""
    (mention,) = find(text, language=language)
    assert len(mention.readings) == readings
    assert (mention.date is None) == bool(readings)


def test_which_of_two_days_is_asked_and_both_are_offered() -> None:
    """An American and a British date in figures: neither is guessed, the line is no headline."""
    text = "For immediate release\n\n11/6/2024\n\nCity approves a new library\n\nThe council of the city has approved a new library.\n"
    found = imported(text, room="en", language="en")
    (question,) = found.open
    assert (found.headline, question.key, question.choices) == (
        "City approves a new library",
        "date",
        ("2024-06-11", "2024-11-06"),
    )
    assert dated(text, language="en", date="2024-11-06") == ("2024-11-06", [], [])
    assert dated(text, language="en", date="2024-11-07")[2] == ["date-differs"]


def test_overlapping_readings_give_one_date() -> None:
    """`6 November 2024` is not also `November 20`."""
    assert [mention.text for mention in find("6 November 2024 and March 3")] == ["6 November 2024", "March 3"]


@pytest.mark.parametrize(
    ("text", "today", "expected"),
    [
        ("mercredi 6 novembre", date(2024, 11, 6), (2013, 2019, 2024, 2030)),
        ("mercredi 6 novembre", date(2029, 10, 1), (2013, 2019, 2024, 2030)),
        ("mercredi 6 novembre", date(2024, 11, 5), (2002, 2013, 2019, 2024)),
        ("6 novembre", date(2026, 11, 22), (2024, 2025, 2026, 2027)),
        ("29 février", date(2026, 11, 22), (2016, 2020, 2024, 2028)),
    ],
)
def test_the_years_a_weekday_fits(text: str, today: date, expected: tuple[int, ...]) -> None:
    """Three that are past and the next one, whatever the day of the import."""
    assert years(find(text)[0], today=today) == expected


@pytest.mark.parametrize(
    ("text", "dateline", "rest"),
    [
        ("PARIS, le 6 novembre 2024 – Le Sénat", "PARIS, le 6 novembre 2024", "Le Sénat"),
        ("Paris, mercredi 6 novembre – Le Sénat", "Paris, mercredi 6 novembre", "Le Sénat"),
        ("Rennes (35), le 6 novembre 2024 : la ville", "Rennes (35), le 6 novembre 2024", "la ville"),
        ("LONDON – 6 November 2024 – Acme", "LONDON – 6 November 2024", "Acme"),
        ("AUSTIN, Texas, Nov. 6, 2024 /PRNewswire/ -- Acme", "AUSTIN, Texas, Nov. 6, 2024", "Acme"),
        ("Berlin, 6. November 2024. Der Senat", "Berlin, 6. November 2024", "Der Senat"),
        ("NEW YORK (AP) — Acme", "NEW YORK", "Acme"),
        ("WASHINGTON, D.C. – The Senate", "WASHINGTON, D.C.", "The Senate"),
    ],
)
def test_datelines_at_the_head_of_a_lead(text: str, dateline: str, rest: str) -> None:
    """The dateline is cut off the lead, with its dash and the wire's name."""
    found = read_opening(text, language="fr")
    assert found
    assert (found.text, text[found.end :]) == (dateline, rest)


@pytest.mark.parametrize(
    "text",
    ["Le 6 novembre 2024, le Sénat", "Fondée le 3 mars 1998 – la société", "Le Sénat vote le 6 novembre 2024 – oui", "CNRS, INSERM et CEA – Trois", "Paris – Le Sénat", "LE PONT – LE TRAM AUSSI", "(Updated Nov 6) Le pont", "A – B", "Paris, le 6 novembre 2024"],
)  # fmt: skip
def test_what_is_no_dateline(text: str) -> None:
    """A sentence with a date, a founding, a list of names, a place in small letters without date, a line alone."""
    assert read_opening(text, language="fr") is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Paris, le 6 novembre 2024", "Paris"),
        ("Fait à Rennes, le 6 novembre 2024.", "Rennes"),
        ("6 November 2024", ""),
        ("Date : 6/11/2024", ""),
        ("Posted on November 6, 2024 by admin", ""),
        ("Publié le mercredi 6 novembre", ""),
        ("Le 6 novembre 2024 à 10h30", ""),
        ("Villeneuve-lès-Avignon, le 6 novembre 2024", "Villeneuve-lès-Avignon"),
        ("Alphen aan den Rijn, 6 november 2024", "Alphen aan den Rijn"),
    ],
)
def test_lines_of_a_place_and_a_date(text: str, place: str) -> None:
    """Such a line dates the release; with a place it is the dateline."""
    found = read_line(text, language="fr")
    assert found
    assert (found.place, found.mention is None) == (place, False)


@pytest.mark.parametrize("text", ["Rendez-vous le 6 novembre 2024 à Paris", "Communiqué du 6 novembre 2024", "Du 6 novembre 2024 au 7 novembre 2024", "Paris"])  # fmt: skip
def test_lines_that_say_more_than_a_date(text: str) -> None:
    """They are text."""
    assert read_line(text, language="fr") is None


def dated(text: str, **assume: str) -> tuple[str, list[str], list[str]]:
    """Import a text; return its date, the keys asked, and the codes of what was found."""
    found = imported(text, **assume)
    assert reading(found).release, reading(found).findings
    return (
        values(found.document).get("date", ""),
        [question.key for question in found.open],
        [finding.code for finding in found.findings],
    )


def test_the_likeliest_date_is_taken() -> None:
    """Dateline, then a date line above, the label, what is called today, a line below; what the lead tells of is asked."""
    lead = "Le 1er mars 2024, le conseil a voté."
    below = "Fait à Rennes, le 6 mars 2024."
    today = "Elle a ouvert ce 5 mars 2024."
    label = "Communiqué de presse du 4 mars 2024\n\n"
    line = "3 mars 2024\n\n"
    dateline = "RENNES, le 2 mars 2024 – "
    assert dated(f"{label}{line}Un titre\n\n{dateline}{lead}\n\n{today}\n\n{below}\n")[0] == "2024-03-02"
    assert dated(f"{label}{line}Un titre\n\n{lead}\n\n{today}\n\n{below}\n")[0] == "2024-03-03"
    assert dated(f"{label}Un titre\n\n{lead}\n\n{today}\n\n{below}\n")[0] == "2024-03-04"
    assert dated(f"Un titre\n\n{lead}\n\n{today}\n\n{below}\n")[0] == "2024-03-05"
    assert dated(f"Un titre\n\n{lead}\n\n{below}\n")[0] == "2024-03-06"
    assert dated(f"Un titre\n\n{lead}\n") == ("", ["date"], [])


def test_a_day_that_the_lead_only_tells_of_is_asked() -> None:
    """It may be the day of what happened, or of a law: it is the suggestion."""
    found = imported("Un titre\n\nLe 1er mars 2024, le conseil a voté.\n")
    (question,) = found.open
    assert (question.key, question.suggestion, question.line) == ("date", "2024-03-01", 3)
    assert imported("Un titre\n\nLe 1er mars 2024, le conseil a voté.\n", date="2024-03-01").open == ()


def test_a_date_since_when_or_ahead_is_not_the_releases() -> None:
    """The day is asked, with what the text tells of and today as suggestion."""
    assert dated("Un titre\n\nFondée le 3 mars 1998, la société ferme.\n") == ("", ["date"], [])
    found = imported("Un titre\n\nLe festival ouvre le 14 juillet 2027.\n")
    (question,) = found.open
    assert question.suggestion == TODAY.isoformat()
    assert "14 juillet 2027" in question.text


def test_a_year_given_elsewhere_in_the_text_is_evidence() -> None:
    """The same day with its year, once, completes the lead's; two different years do not."""
    text = "Un titre\n\nÉlue ce mercredi 6 novembre, elle a parlé.\n\nLe 6 novembre 2024 restera."
    assert dated(text)[:2] == ("2024-11-06", [])
    assert dated(f"{text} Comme le 6 novembre 2019.")[:2] == ("", ["year"])


def test_a_year_that_fits_completes_the_date() -> None:
    """`year=2024` answers; the comment says that it was given."""
    found = imported("Un titre\n\nÉlue ce mercredi 6 novembre.\n", year="2024")
    assert (values(found.document)["date"], found.open, found.findings) == ("2024-11-06", (), ())
    assert "# line 3 says “mercredi 6 novembre”; the year was given.\ndate: 2024-11-06" in found.document


@pytest.mark.parametrize(
    ("text", "year", "key"),
    [
        ("Élue ce mercredi 6 novembre.", "2023", "year"),
        ("Élue ce 29 février.", "2023", "year"),
        ("Élue ce 6 novembre 2024.", "2023", "date"),
    ],
)
def test_a_year_that_contradicts_the_text_leaves_it_open(text: str, year: str, key: str) -> None:
    """The answer is not believed against the text: advice says why, and how to insist."""
    found = imported(f"Un titre\n\n{text}\n", year=year)
    assert [question.key for question in found.open] == [key]
    (finding,) = found.findings
    assert (finding.code, finding.level, finding.path, finding.line) == ("year-differs", "advice", "a.txt", 3)
    assert year in finding.message


def test_a_whole_date_given_is_believed_with_advice() -> None:
    """`date=` overrides the text; that it is another day is said."""
    text = "Un titre\n\nÉlue ce mercredi 6 novembre.\n"
    assert dated(text, date="2023-11-06") == ("2023-11-06", [], ["date-differs"])
    assert dated(text, date="2024-11-06T09:30") == ("2024-11-06T09:30", [], [])
    assert dated("Un titre\n\nDu texte.\n", date="2024-11-06") == ("2024-11-06", [], [])


def test_a_weekday_that_contradicts_its_own_date_is_asked() -> None:
    """Mardi 6 novembre 2024 was a Wednesday: nobody but the author knows which is wrong."""
    assert dated("Un titre\n\nÉlue ce mardi 6 novembre 2024.\n") == ("", ["date"], ["weekday-differs"])


def test_a_year_without_a_date_is_of_no_use() -> None:
    """It is said, and the whole date asked."""
    assert dated("Un titre\n\nDu texte.\n", year="2024") == ("", ["date"], ["year-unused"])


def test_a_date_ahead_needs_an_hour() -> None:
    """Without an hour or an embargo it would go out at midnight: the hour is asked."""
    text = "Un titre\n\nPARIS, le 6 janvier 2027 – Du texte.\n"
    found = imported(text)
    assert [(question.key, question.suggestion) for question in found.open] == [("date", "2027-01-06T09:00")]
    assert dated(text, date="2027-01-06T10:00")[:2] == ("2027-01-06T10:00", [])
    assert dated(text, embargo="2027-01-06T10:00+01:00")[:2] == ("2027-01-06", [])
    assert dated("Un titre\n\nÉlue ce 6 janvier.\n", year="2027")[1] == ["date"]


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("Sous embargo jusqu’au 6 novembre 2024 à 10h (heure de Paris)", "2024-11-06T10:00+01:00"),
        ("EMBARGOED UNTIL 00:01 GMT, Wednesday 6 November 2024", "2024-11-06T00:01+00:00"),
        ("Embargo: 6 November 2024, 10:00 CET", "2024-11-06T10:00+01:00"),
        ("Embargoed until Nov. 6, 2024 at 9 a.m. ET", "2024-11-06T09:00-05:00"),
        ("Embargoed until 6 July 2024, 9:30pm BST", "2024-07-06T21:30+01:00"),
        ("Sperrfrist: 6. November 2024, 10.30 Uhr MEZ", "2024-11-06T10:30+01:00"),
        ("EMBARGO: 2024-11-06 10:00 UTC+1", "2024-11-06T10:00+01:00"),
        ("Embargo until 6 November 2024, noon, New York time", "2024-11-06T12:00-05:00"),
        ("Embargo jusqu’au 6 novembre 2024, 10 h 00 -05:00", "2024-11-06T10:00-05:00"),
        ("EMBARGOED UNTIL 10:00 LONDON TIME ON 6 NOVEMBER 2024", "2024-11-06T10:00+00:00"),
    ],
)
def test_an_embargo_with_day_hour_and_zone_is_written(line: str, moment: str) -> None:
    """Offsets, cities and abbreviations that clocks show on that day."""
    found = imported(f"{line}\n\nUn titre\n\n6 novembre 2024\n\nDu texte.\n")
    assert (values(found.document)["embargo"], found.open) == (moment, ())
    assert reading(found).release
    assert listed(found, "embargo") == [moment]


@pytest.mark.parametrize(
    ("line", "missing", "suggestion"),
    [
        ("Sous embargo jusqu’au mercredi 6 novembre 2024, 10 h 00", "a time zone", "2024-11-06T10:00+01:00"),
        ("Embargo: 6 July 2024, 10:00 CET", "a time zone", "2024-07-06T10:00+02:00"),
        ("Embargo: 6 July 2024, 10:00, Springfield time", "a time zone", "2024-07-06T10:00+02:00"),
        ("Embargoed until Nov. 6 at 9pm GMT", "a year", "2026-11-06T21:00+00:00"),
        ("Sous embargo jusqu’au 6 novembre 2024, minuit, heure de Paris", "an hour", "2024-11-06T09:00+01:00"),
        ("Embargo: 6 November 2024, 25:00 GMT", "an hour", "2024-11-06T09:00+00:00"),
        ("Sous embargo jusqu’au mardi 6 novembre 2024, 10 h, heure de Paris", "a weekday that agrees with 2024-11-06", "2024-11-06T10:00+01:00"),
        ("Sous embargo", "a date", ""),
    ],
)  # fmt: skip
def test_what_an_embargo_lacks_is_asked(line: str, missing: str, suggestion: str) -> None:
    """An embargo is never guessed, and never passed over."""
    found = read_embargo(line, home=PARIS, today=TODAY, language="fr")
    assert (found.moment, found.missing, found.suggestion) == (None, missing, suggestion)


def test_an_embargo_on_two_lines() -> None:
    """The line below "embargo" says until when; a place and a date below it are the dateline."""
    text = "SOUS EMBARGO JUSQU’AU\n6 novembre 2024, 10 h (heure de Paris)\n\nUn titre\n\nDu texte.\n"
    assert values(imported(text).document)["embargo"] == "2024-11-06T10:00+01:00"
    found = imported("EMBARGO\n\nParis, le 6 novembre 2024\n\nUn titre\n\nDu texte.\n")
    assert [question.key for question in found.open] == ["embargo"]
    assert values(found.document)["dateline"] == "Paris, le 6 novembre 2024"


def test_an_embargo_spoken_of_in_the_text_is_asked() -> None:
    """Where no line of its own says it, nobody may miss it."""
    found = release_of("Ce texte est sous embargo jusqu’à demain matin.")
    (question,) = found.open
    assert (question.key, question.suggestion) == ("embargo", "")
    assert "sous embargo jusqu’à demain" in question.text
    assert release_of("Ce texte est sous embargo jusqu’à demain matin.", embargo="none").open == ()
    assert release_of("L’embargo sur les armes dure.").open == ()


def test_a_text_that_dates_only_its_embargo_is_dated_by_it() -> None:
    """The day of the embargo is the day of the release; while it is open nothing else is asked."""
    text = "Embargo: 6 November 2024, 10:00{}\n\nA title of some words\n\nSome text that says nothing.\n"
    assert dated(text.format(" GMT"))[:2] == ("2024-11-06", [])
    assert dated(text.format(""))[:2] == ("", ["embargo"])
    assert dated(text.format(""), embargo="2024-11-06T10:00Z")[:2] == ("2024-11-06", [])


def test_an_embargo_below_the_text_counts() -> None:
    """Wherever its line stands alone."""
    found = release_of("Du texte.\n\nSous embargo jusqu’au 7 novembre 2024, 10 h, heure de Paris")
    assert values(found.document)["embargo"] == "2024-11-07T10:00+01:00"
    assert "embargo" not in body(found.document)


def test_the_release_of_the_text_is_in_the_newsrooms_zone() -> None:
    """A date alone is midnight where the newsroom is."""
    release = reading(release_of("Du texte.")).release
    assert release
    assert release.published == datetime(2024, 11, 6, tzinfo=PARIS)


@pytest.mark.parametrize("written", ["Mittwoch, 15.05.2019", "mercredi 15/05/2019", "středa 15. 5. 2019"])
def test_a_weekday_before_figures_is_part_of_the_date(written: str) -> None:
    """And no place, as a line of a town and a date has one."""
    (mention,) = find(written, language="de")
    assert (mention.text, mention.weekday, mention.fits) == (written, 2, True)
    line = read_line(written, language="de")
    assert line is not None
    assert line.place == ""
