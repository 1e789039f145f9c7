"""What offices set around a release: its number, its labels in one line, who issues it, what their mails say of themselves."""

import pytest

from tests.release.texts import body, imported, listed, values

TEXT = (
    "The town of Elm opens its new library on the square. It has thirty thousand books and a hall for readings.\n\n"
    "“Everybody is welcome, and so are their children,” said Ann Lee, mayor of Elm, when she showed it to the press.\n"
)
HEAD = "Elm has a new library"


@pytest.mark.parametrize("top", ["(041011) ELM HAS A NEW LIBRARY -", "(041011)\nELM HAS A NEW LIBRARY –"])
def test_a_number_in_brackets_is_no_word_of_the_headline(top: str) -> None:
    """Nor is a dash behind it, as if the text went on there."""
    found = imported(f"{top}\n\n{TEXT}", room="en")
    assert found.headline == HEAD
    assert "(041011)" in listed(found, "left out")
    assert body(found.document).startswith("The town")


def test_a_year_in_brackets_is_the_headline_s() -> None:
    """It says something."""
    assert imported(f"(2024) The library in figures\n\n{TEXT}", room="en").headline == "(2024) The library in figures"


@pytest.mark.parametrize(
    "label",
    [
        "Elm.example - Lehdistötiedote, julkaisuvapaa heti",
        "Elm Works – Press release – For immediate release",
        "Press release, for immediate release",
        "Acme GmbH | Pressemitteilung | frei ab sofort",
    ],
)
def test_a_line_may_join_who_issues_it_what_it_is_and_when_it_may_be_used(label: str) -> None:
    """The headline is the line below it."""
    found = imported(f"{label}\n\n{HEAD}\n\n{TEXT}", room="en")
    assert found.headline == HEAD
    assert label in listed(found, "left out")


@pytest.mark.parametrize("topic", ["Culture", "Culture:", "Culture."])
def test_a_word_alone_below_the_headline_is_neither_lead_nor_subhead(topic: str) -> None:
    """It says what the text is filed under."""
    found = imported(f"{HEAD}\n\n{topic}\n\n{TEXT}", room="en")
    assert "subhead" not in values(found.document)
    assert body(found.document).startswith("The town")
    assert topic in listed(found, "left out")


@pytest.mark.parametrize(
    "record",
    ["Nr. 45/2024\n5 May 2024\nCulture, schools and sports", "Nummer 45\nCulture, schools and sports\n5 May 2024"],
)
def test_a_record_below_the_headline_is_no_subhead(record: str) -> None:
    """Number, day and department, a line each."""
    found = imported(f"{HEAD}\n\n{record}\n\n{TEXT}", room="en")
    assert values(found.document)["date"] == "2024-05-05"
    assert "subhead" not in values(found.document)
    assert body(found.document).startswith("The town")


@pytest.mark.parametrize(
    "byline", ["By the press office", "Von der Pressestelle", "Story by Ann Lee, photos by Bob Hill", "Text: Ann Lee"]
)
def test_who_wrote_a_text_may_be_said_in_words(byline: str) -> None:
    """Also the office, and who took the pictures."""
    found = imported(f"{HEAD}\n\n{byline}\n\n{TEXT}", room="en")
    assert "subhead" not in values(found.document)
    assert byline in listed(found, "left out")


@pytest.mark.parametrize(
    "notice",
    [
        "This e-mail and any files with it are confidential and intended solely for the addressee.",
        "Diese Nachricht ist vertraulich und nur für den Empfänger bestimmt. Bitte löschen Sie diese Mail.",
        "Ce message est confidentiel et réservé à ses destinataires ; merci de détruire tout courriel reçu par erreur.",
    ],
)
def test_what_a_mail_says_of_itself_is_no_text(notice: str) -> None:
    """Nor is the office above it."""
    found = imported(f"{HEAD}\n\n{TEXT}\nPress Office, Town of Elm\n\n{notice}\n", room="en")
    assert body(found.document).strip("\n") == TEXT.strip("\n")
    assert notice in listed(found, "left out")


def test_an_office_with_its_street_is_a_contact() -> None:
    """It signs nothing, though it stands where names do."""
    foot = "Pressestelle der Stadt Elm\nMarktplatz 1\n12345 Elm\nTel. 01234 567890"
    found = imported(f"{HEAD}\n\n{TEXT}\n{foot}\n", room="de")
    assert values(found.document)["contacts"][0]["phone"] == "01234 567890"
    assert body(found.document).strip("\n") == TEXT.strip("\n")


@pytest.mark.parametrize(
    "dateline", ["Elm, May 5, 2024, Elm – ", "Elm, 5 May 2024 (Elm) – ", "Elm, 5. Mai 2024 - Elm. "]
)
def test_a_place_said_twice_around_the_day_stands_in_the_dateline_once(dateline: str) -> None:
    """The lead begins behind both."""
    found = imported(f"{HEAD}\n\n{dateline}{TEXT}", room="en")
    assert values(found.document)["dateline"].startswith("Elm, ")
    assert values(found.document)["dateline"].endswith("2024")
    assert body(found.document).startswith("The town")


def test_a_sentence_that_begins_with_the_place_keeps_it() -> None:
    """The dateline ends at its dash."""
    text = f"Elm, 5 May 2024 – Elm has waited long for it. {TEXT}"
    assert body(imported(f"{HEAD}\n\n{text}", room="en").document).startswith("Elm has waited")


def test_what_a_service_files_a_text_under_is_listed() -> None:
    """Below heads of their own; a list of topics below a text may be the text's."""
    found = imported(f"{HEAD}\n\n{TEXT}\nTopics\n\n• Culture\n\nCategories\n\n• books\n• Elm\n", room="en")
    assert values(found.document)["categories"] == ["Culture", "books", "Elm"]
    assert body(found.document).strip("\n") == TEXT.strip("\n")
    agenda = f"{HEAD}\n\n{TEXT}\nTopics:\n\n• The new hall\n• Books for children\n"
    assert "- The new hall" in body(imported(agenda, room="en").document)


def test_whom_to_ask_about_something_is_a_contact_wherever_it_stands() -> None:
    """The line ends with a colon, and the one below it has the number, and a full stop."""
    asked = "For more information about the library, please contact:\n\nAnn Lee, Town of Elm, 555 01 00 22."
    rest = "Elm is a town.\n\nIt has a river.\n\nIt has a bridge.\n\nRead more at elm.example.\n\nBox 4\n\nElm"
    found = imported(f"{HEAD}\n\n{TEXT}\n{asked}\n\n{rest}\n", room="en")
    assert values(found.document)["contacts"][0]["name"] == "Ann Lee"


def test_lines_of_letters_are_a_letterhead() -> None:
    """As a scanner reads what was printed with blanks between."""
    head = "P A R L I A M E N T  O F  E L M\n\nO F F I C E  O F  A N N  L E E , M . P ."
    found = imported(f"{head}\n\nPRESS STATEMENT\n\n{HEAD.upper()}\n\n{TEXT}", room="en")
    assert found.headline == HEAD


def test_a_letterhead_in_one_block_with_the_label_below_it() -> None:
    """Its lines are short, though together they are long."""
    head = "REPUBLIC OF ELM\nCOUNTY OF ALDER\nTOWN OF ELM\nAddress : 25 March Street\nP.O. Box : 50200 Elm\nTelephone : 555 24 63 50\nElm 6-10-2023"
    found = imported(f"{head}\nPRESS RELEASE\nThe library of Elm opens again on 28 October\n{TEXT}", room="en")
    assert found.headline == "The library of Elm opens again on 28 October"


def test_what_takes_place_on_a_day_is_a_headline() -> None:
    """A town would have a comma behind it."""
    assert imported(f"Repair café on 31 January\n\n{TEXT}", room="en").headline == "Repair café on 31 January"
    assert imported(f"Sperrfristende für Dünger im Februar\n\n{TEXT}", room="de").document.count("embargo") == 0


def test_a_headline_in_capitals_may_end_with_any_word() -> None:
    """Another language has it among its small ones; the paragraph directly below it is none the less apart."""
    long = f"{TEXT.split(chr(10), maxsplit=1)[0]} The mayor called it a good day, and the council agreed to open it."
    found = imported(f"COUNCIL CALLS FOR HEALTH CARE\n  Today, the council met. {long}\n  {long}\n", room="en")
    assert found.headline == "Council calls for health care"


def test_the_reference_of_an_office_is_no_headline() -> None:
    """Whatever the office calls it."""
    found = imported(
        f"Gemeente Elm\n\nPersbericht\n\nKenmerk: MO005\nDatum: 5 januari 2024\n\n{HEAD}\n\n{TEXT}", room="nl"
    )
    assert found.headline == HEAD
