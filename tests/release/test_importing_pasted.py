"""Texts as people paste them: an announcement mail, a whole web page, a print-out, lists without lines between."""

import textwrap

import pytest

from tests.release.texts import body, imported, listed, values

BAR = "-" * 72
MAIL = f"""\
{BAR}
The Harbour Project                          https://harbour.example/
Harbour Project moves its archive of tram
timetables to a new house                          press@harbour.example
14 October 2014               https://harbour.example/news/2014/1014
{BAR}


The Harbour Project, which has kept the timetables of the town's trams
since 1921, has chosen a new house for its archive. The archive holds
four thousand timetables and grows by sixty of them each year.

Open to everybody
-----------------

Readers may use the archive on every working day, from nine in the
morning, and there is no charge.
"""
WORDS = (
    "For ninety years it kept the timetables of all trams, and from Monday on everybody may read them, from nine in the"
    " morning, at no charge. They fill four thousand volumes, and sixty more are added to them each year."
)
PAGE = """\
TRAM DRIVER HONOURED FOR THIRTY YEARS WITHOUT AN ACCIDENT - Harbour Tramways
Skip to content
Search for
Press
TRAM DRIVER HONOURED FOR THIRTY YEARS WITHOUT AN ACCIDENT
For Immediate Release
April 18, 2012
Susan Example
Chief of Staff
Office: 202-555-0108
Cell: 202-555-0118
Peter Example
Spokesperson
Office: 202-555-0105
TRAM DRIVER HONOURED FOR THIRTY YEARS WITHOUT AN ACCIDENT
HARBOUR – A tram driver was honoured today by the town's council, which thanked her for thirty years without an accident, and gave her a tram of brass.
She has driven the trams of four lines since 1982, and says that she will go on for as long as she can.
Share
Latest Posts
New Line to the Fish Market Opens in June
June 9, 2026
Press
The council has decided that the fish market will have a line of its own, and that its first tram will run in June of this year.
Name*
Email*
"""


def test_an_announcement_to_a_mailing_list() -> None:
    """Its bar, its sender and its addresses at the right edge stand around the headline, which has two lines."""
    found = imported(MAIL, room="en")
    assert found.headline == "Harbour Project moves its archive of tram timetables to a new house"
    written = values(found.document)
    assert (written["date"], written["contacts"]) == ("2014-10-14", [{"email": "press@harbour.example"}])
    assert listed(found, "left out") == [
        "The Harbour Project https://harbour.example/",
        "14 October 2014",
        "https://harbour.example/news/2014/1014",
    ]
    assert body(found.document).startswith("The Harbour Project, which has kept")
    assert "\n\n## Open to everybody\n\n" in body(found.document)


@pytest.mark.parametrize(
    ("house", "headline"),
    [
        ("Le projet du port", "Fermeture du service des horaires"),
        ("O Projeto do Porto", "A comunidade celebra o seu aniversário"),
        ("Projekt Port", "Otwarcie nowego archiwum rozkładów jazdy"),
        ("港口 项目", "港口 欢迎多样化"),
    ],
)
def test_a_name_beside_its_site_s_first_page_is_who_writes(house: str, headline: str) -> None:
    """The text need not call it so; the headline below has a mailbox at the same edge, however close."""
    lines = (f"{house:<40}https://port.example/", f"{headline:<40}  press@port.example", "2014-10-14")
    text = f"{BAR}\n" + "\n".join(lines) + f"\n{BAR}\n\n{WORDS}\n"
    found = imported(text, room="en")
    assert (found.headline, body(found.document)) == (headline, f"{WORDS}\n")
    assert values(found.document)["contacts"] == [{"email": "press@port.example"}]


def test_a_headline_s_last_word_stands_in_its_column() -> None:
    """Below whose site it is, which is no menu, and above the day."""
    lines = (
        f"{'Das Hafenprojekt':<40}https://hafen.example/",
        f"{'Erster Probelauf der Fähre':<44}presse@hafen.example",
    )
    text = (
        f"{BAR}\n"
        + "\n".join((*lines, "begonnen", f"{'2014-10-14':<40}https://hafen.example/news/7"))
        + f"\n{BAR}\n\n{WORDS}\n"
    )
    assert imported(text, room="en").headline == "Erster Probelauf der Fähre begonnen"


def test_a_headline_with_a_page_of_its_own_stays_one() -> None:
    """Where no line below it could be the headline, or the address leads to more than a first page."""
    for line in (
        "The archive of timetables opens https://port.example/",
        "The archive opens: https://port.example/news/7",
    ):
        found = imported(f"{line}\n\n{WORDS}\n", room="en")
        assert found.headline == line


def test_a_frame_of_signs_is_no_text() -> None:
    """Old programs draw one around a text, its lines all as wide; what merely stands between bars is text."""
    inner = ["The archive of timetables opens on Monday", "", *textwrap.wrap(WORDS, 60)]
    for sign in "|*#│":
        framed = "\n".join(f"{sign} {line:<64} {sign}" for line in inner)
        found = imported(framed + "\n", room="en")
        assert (found.headline, body(found.document)) == (inner[0], f"{WORDS}\n"), sign
    row = "| Monday | 9 to 5 |\n| Sunday | closed |\n| Friday | 9 to 7 |\n| Easter | closed |"
    assert "Sunday" in imported(f"{inner[0]}\n\n{WORDS}\n\n{row}\n", room="en").document


def test_a_page_that_was_copied_whole() -> None:
    """Its menus and its latest posts are listed, and who is named above the headline with numbers is a contact."""
    found = imported(PAGE, room="en")
    assert values(found.document)["contacts"] == [
        {"name": "Susan Example", "role": "Chief of Staff", "phone": "202-555-0108 / 202-555-0118"},
        {"name": "Peter Example", "role": "Spokesperson", "phone": "202-555-0105"},
    ]
    assert found.headline.lower() == "tram driver honoured for thirty years without an accident"
    assert body(found.document).count("\n\n") == 1
    assert body(found.document).endswith("as long as she can.\n")


def test_a_line_that_opens_the_next_list_is_no_part_of_an_item() -> None:
    """Also where no line is empty."""
    text = "Accusés :\nAnne Martin, poursuivie pour :\n• un vol de vélo à Tours\n• un vol de tramway à Tours, sans billet\nPaul Petit, poursuivi pour :\n• un vol de vélo\n• un autre vol"
    found = imported(f"Un titre d’essai\n\n6 novembre 2024\n\nLe tribunal a dit le droit.\n\n{text}\n")
    assert "- un vol de tramway à Tours, sans billet\n\nPaul Petit, poursuivi pour :\n\n- un vol de vélo" in body(
        found.document
    )


def test_a_sentence_that_was_broken_off_goes_on() -> None:
    """A line that ends with an article, among lines that are paragraphs, is not the end of one."""
    long = "The council paid for it, as it had said, and the driver of the tram received the whole amount, which everybody had been waiting for since the"
    found = imported(
        f"A headline of five words\n\n6 November 2024\n\n{long}\n8/07/2024 payment.\nAll is well.\n", room="en"
    )
    assert f"{long} 8/07/2024 payment.\n" in body(found.document)


@pytest.mark.parametrize("number", ["(1)", "- 2 -", "Page 3 of 4"])
def test_the_number_of_a_page_is_no_text(number: str) -> None:
    """It stands between two paragraphs of a print-out, and is listed."""
    found = imported(f"Un titre d’essai\n\n6 novembre 2024\n\nLe maire ouvre l’école.\n{number}\n\nElle est belle.\n")
    assert body(found.document) == "Le maire ouvre l’école.\n\nElle est belle.\n"
    assert number in listed(found, "left out")


def test_an_address_below_the_end_is_no_contact() -> None:
    """A street, a postal code and a number without a name, a mail or a label say whom nobody."""
    address = "Town Hall  133 N. Riverside Blvd.  Dallas, Texas 75207-4399  214/555-0100"
    found = imported(
        f"The town hall opens\n\n6 November 2024\n\nThe town hall opens today, with a fair on the square and music from noon.\n\n###\n{address}\n",
        room="en",
    )
    assert "contacts" not in values(found.document)
    assert address in listed(found, "left out")


@pytest.mark.parametrize(
    "prose",
    [
        "For more information, please visit the pages at https://tram.example/ or write to press@tram.example.",
        "Para más información visite el sitio web en https://tram.example/, o envíe un correo a press@tram.example.",
        "如需更多信息，请访问网页 https://tram.example/ 或发送邮件至 press@tram.example。",
    ],
)
def test_prose_below_a_contact_s_heading_stays_prose(prose: str) -> None:
    """A sentence is not cut up at its commas into a role; at the end of the text it is for editors, heading and all."""
    found = imported(f"Un titre d’essai\n\n6 novembre 2024\n\nLe maire ouvre l’école.\n\nContact\n\n{prose}\n")
    assert "role" not in str(values(found.document).get("contacts", ""))
    assert values(found.document)["notes"] == f"Contact\n\n{prose}"
    assert body(found.document) == "Le maire ouvre l’école.\n"


def test_the_heading_of_notes_stays_with_them() -> None:
    """`Background` is a word of the text; `Notes to editors` is what the key says itself."""
    text = "The tram opens\n\n6 November 2024\n\nThe tram opens today, as the council has said.\n\n{}\n\n1. It has four doors.\n"
    assert values(imported(text.format("Background"), room="en").document)["notes"].startswith("Background\n\n1. It")
    assert values(imported(text.format("Notes to editors"), room="en").document)["notes"].startswith("1. It")


def test_menus_below_an_end_mark_are_no_notes() -> None:
    """A note in a sentence below the end is one; the words of a menu below it are listed."""
    text = (
        "The tram opens\n\n6 November 2024\n\nThe tram opens today, as the council of the town has said for some years.\n\n#\n\n"
        "An opening is no promise that the tram runs on every single day.\n\nCareers\n\nNewsroom\n\nPodcasts\n"
    )
    found = imported(text, room="en")
    assert values(found.document)["notes"] == "An opening is no promise that the tram runs on every single day."
    assert {"Careers", "Newsroom", "Podcasts"} <= set(listed(found, "left out"))


def test_a_row_of_languages_is_no_lead() -> None:
    """It leads to the translations."""
    found = imported("The tram opens\n\n6 November 2024\n\nEN / DE / FR / ZH-TW\n\nThe tram opens today.\n", room="en")
    assert body(found.document) == "The tram opens today.\n"
    assert "EN / DE / FR / ZH-TW" in listed(found, "left out")


def test_a_sentence_goes_on_behind_a_colon_at_the_end_of_a_line() -> None:
    """With figures that head no item, in a text whose lines are broken by hand and have no empty ones between."""
    text = """\
BIRCHLEY SETS THE FARES OF ITS NEW TRAM
The council of Birchley has decided on the fares of the new tram line
to the harbour, which will open next spring after two years of works.
Children will go with their parents for nothing at all on that line, and
whoever buys a ticket for a year will pay less than before, by:
5 %, 10 % or 15 %, as they live near the line, at its ends or beyond
it, wherever they work.
Town of Birchley
Press office
040 5550 100
"""
    found = imported(text, room="en")
    assert "less than before, by: 5 %, 10 % or 15 %" in body(found.document).replace("\u00a0", " ")
