"""Headlines broken narrowly, in small letters and in capitals, and letterheads whose lines two share."""

import pytest

from tests.release.texts import body, imported, values

NARROW = "Der alte Kran am\nHafen dreht sich\nnach vierzig\nJahren wieder"
KRAN = (
    "Der alte Kran am Hafen dreht sich wieder, und am Sonntag zeigt ihn das Hafenamt allen, die ihn sehen wollen.\n\n"
    "Zweihundert Stunden stecken in seinem Rad, das ein Schmied der Stadt nach alten Zeichnungen neu gemacht hat."
)


@pytest.mark.parametrize("label", ["Presseinformation Nr. 12/2019", "COMMUNIQUÉ DE PRESSE n° 12", "PRESSEMITTEILUNG"])
def test_a_headline_that_was_broken_narrowly(label: str) -> None:
    """Each of its lines has no room for the next word; its label may stand directly above."""
    for between in ("\n", "\n\n"):
        found = imported(f"{label}{between}{NARROW}\n\n{KRAN}\n", room="de")
        assert found.headline == NARROW.replace("\n", " ")
        assert body(found.document).strip("\n") == KRAN


@pytest.mark.parametrize(
    "head",
    [
        "DER ALTE KRAN AM HAFEN DREHT\nSICH WIEDER",
        "NACH VIERZIG JAHREN DREHT\nSICH DER ALTE KRAN DER\nSTADT AM ALTEN HAFEN NUN\nENDLICH WIEDER, UND ZWAR AM\nSONNTAG",
        "AM SONNTAG DREHT SICH DER ALTE\nKRAN",
    ],
)
def test_a_headline_in_capitals_has_all_its_lines(head: str) -> None:
    """However many they are, and though the last is a word."""
    found = imported(f"PRESSEMITTEILUNG\n\n{head}\n\n{KRAN}\n", room="de")
    assert found.headline.casefold() == head.replace("\n", " ").casefold()
    assert body(found.document).strip("\n") == KRAN


def test_a_headline_goes_on_in_words_that_the_text_has_beside_each_other() -> None:
    """Two lines alone may be a headline and its subhead."""
    found = imported(
        f"Am Sonntag zeigt die Stadt den Schmied\nNeumann am Hafen\n\n{KRAN}\n\nDer Schmied Neumann am Hafen zeigt ihn, und mit ihm kommen alle, die das Rad gemacht haben.\n",
        room="de",
    )
    assert found.headline == "Am Sonntag zeigt die Stadt den Schmied Neumann am Hafen"
    found = imported(f"Alter Kran dreht sich wieder\nAmt zeigt ihn am Sonntag\n\n{KRAN}\n", room="de")
    assert (found.headline, values(found.document)["subhead"]) == (
        "Alter Kran dreht sich wieder",
        "Amt zeigt ihn am Sonntag",
    )


@pytest.mark.parametrize("house", ["Hafenamt Musterstadt", "Stiftung Hafen", "Nadace Přístav"])
def test_a_house_and_whom_to_ask_share_a_line(house: str) -> None:
    """So do the label and a number, and the day and a mailbox."""
    rows = (
        (house, "Pressekontakt: Anna Muster"),
        ("PRESSEMITTEILUNG", "030 1234567"),
        ("12. März 2019", "anna@hafen.example"),
    )
    head = "\n".join(f"{left:<40}{right}" for left, right in rows)
    found = imported(f"{head}\n\nAlter Kran dreht sich wieder\n\n{KRAN}\n", room="de")
    written = values(found.document)
    assert (found.headline, written["date"]) == ("Alter Kran dreht sich wieder", "2019-03-12")
    assert written["contacts"] == [{"name": "Anna Muster", "email": "anna@hafen.example", "phone": "030 1234567"}]
    assert body(found.document).strip("\n") == KRAN


@pytest.mark.parametrize(
    "head",
    [
        "Der alte Kran am Hafen (gebaut\nNeunzehnhundertzwölf) dreht sich wieder",
        "Kranmeister sagt «Der Kran\nDreht sich nie wieder» zur Stadt",
    ],
)
def test_a_headline_goes_on_where_a_bracket_or_a_quotation_is_open(head: str) -> None:
    """Another line below is none of it."""
    found = imported(f"{head}\n\n{KRAN}\n", room="de")
    assert found.headline == head.replace("\n", " ")
    closed = "Der alte Kran am Hafen (gebaut 1912)\nKranmeister zeigt ihn (am Sonntag) allen"
    assert imported(f"{closed}\n\n{KRAN}\n", room="de").headline == "Der alte Kran am Hafen (gebaut 1912)"
