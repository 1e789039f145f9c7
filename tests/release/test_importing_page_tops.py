"""What a site sets between a text's headline and the text, copied with it: labels, days, sections, buttons."""

import pytest

from pressctl.release.plain.datelines import read_line
from tests.release.texts import body, imported, values

HEAD = "Harbour tram opens: council votes for free rides"
TEXT = """\
The council of Elmton has voted for free rides on the harbour tram, which opens on Sunday and takes people to the quay in twelve minutes.

It paid for eleven stops, of which four are new, and for trams that come every six minutes from five in the morning until midnight.

“A tram that costs nothing is one that people take,” said Ann Lee, who speaks for the harbour. The rides stay free until the year ends.
"""
BUTTONS = "Facebook\nTwitter\nLinkedIn\nWhatsApp"
MENU = "Culture\nSports\nSchools\nRoads\nParks\nWater\nHousing\nTrade\nHealth\nYouth\nFairs\nMarkets"


@pytest.mark.parametrize(
    "between",
    [
        f"Press Releases\nPlenary session\n18-07-2019 - 11:37\n\nShare this page:\n\n{BUTTONS}",
        f"Press Releases\nPlenary session\nTRAN\nREGI\n17-12-2024 - 13:17\n\nShare this page:\n\n{BUTTONS}",
    ],
)
def test_a_headline_above_the_buttons_of_its_page(between: str) -> None:
    """The points below them are the text's own, and none of them is its headline."""
    points = "Four of eleven stops on the way to the quay are new\nTrams come every six minutes until midnight"
    found = imported(f"{HEAD}\n\n{between}\n\n{points}\n\n{TEXT}\n{MENU}\n", room="en")
    assert found.headline == HEAD
    assert all(line in found.document for line in points.split("\n"))
    assert TEXT.strip("\n") in body(found.document)


def test_a_headline_between_a_menu_and_its_day() -> None:
    """Its author, its day and its buttons stand below it, and then its subhead."""
    subhead = "First free trams to the quay run on Sunday morning"
    page = f"{MENU}\n\n{HEAD}\n\nBy\n\nAnn Lee\n\nDate\n\nFebruary 5, 2020\n\nShare\n\n{BUTTONS}\nReddit\nEmail\nPrint\n\n{subhead}\n\n{TEXT}"
    found = imported(page, room="en")
    assert (found.headline, values(found.document)["subhead"], values(found.document)["date"]) == (
        HEAD,
        subhead,
        "2020-02-05",
    )


def test_what_a_page_files_its_text_under_below_the_label() -> None:
    """The headline stands above its day and the label, and the sections directly below that."""
    found = imported(
        f"{HEAD}\n\n5 May 2024\n\nPress release\nTraffic\nHarbour and quays\nElmton life\n\n{TEXT}", room="en"
    )
    assert found.headline == HEAD
    assert body(found.document) == TEXT


def test_a_house_above_its_label_stays_a_letterhead() -> None:
    """Its words are in the text too, but the line below the label is a headline."""
    found = imported(f"Council of Elmton harbour\n\nPress release\n\n{HEAD}\n\n{TEXT}", room="en")
    assert found.headline == HEAD


@pytest.mark.parametrize(
    ("label", "language"),
    [
        ("Comunicado de prensa OCI N.º 057-2026", "es"),
        ("Pressemitteilung Hafenamt Nr. 12/2024", "de"),
        ("Communiqué de presse du port n° 12", "fr"),
    ],
)
def test_a_label_with_its_number_is_no_headline(label: str, language: str) -> None:
    """Whoever's it is, though the text may say all of it again."""
    text = TEXT.replace("opens on Sunday", f"opens on Sunday, as “{label}” told")
    assert imported(f"{label}\n\n{HEAD}\n\n{text}", room=language).headline == HEAD


@pytest.mark.parametrize(
    ("line", "language", "day"),
    [
        ("par la mairie, le lundi 2 décembre 2019", "fr", 2),
        ("By Ann Lee, May 3, 2024", "en", 3),
        ("von Anna Lee, 4. Mai 2024", "de", 4),
    ],
)
def test_who_wrote_a_text_and_when(line: str, language: str, day: int) -> None:
    """Such a line tells the day, and is no headline."""
    found = read_line(line, language=language)
    assert found
    assert found.mention
    assert found.mention.day == day


@pytest.mark.parametrize("line", ["By bus, on 3 May 2024, to the harbour", "By tram to the harbour"])
def test_what_else_begins_like_an_author(line: str) -> None:
    """It may be a headline."""
    assert read_line(line, language="en") is None


@pytest.mark.parametrize("credit", ["© Ann Lee", "Foto: Ann Lee"])
def test_a_caption_that_touches_the_credit_above_it(credit: str) -> None:
    """It is the picture's, and the sentence apart from them is the text's first."""
    first = "Elmton breathes again: the harbour tram, silent for two months, runs."
    found = imported(f"{HEAD}\n\n{first}\n\n{credit}\nThe tram on its way to the quay.\n\n{TEXT}", room="en")
    assert body(found.document) == f"{first}\n\n{TEXT}"


def test_paragraphs_that_touch_below_a_credit_stay() -> None:
    """Where nothing stands apart, nothing tells a caption."""
    lines = TEXT.replace("\n\n", "\n")
    found = imported(f"{HEAD}\n\nThe first tram on the bridge.\nPhoto: Ann Lee\n{lines}", room="en")
    assert body(found.document) == TEXT


def test_a_headline_behind_its_label_below_who_issues_it() -> None:
    """The text says it again, and not the name above; a headline that the text says stays above a label with other words."""
    lead = "Pormestari Anna Laine avaa Kallion uuden kirjaston maanantaina 6.5.2024. Tilaisuuteen ovat tervetulleita kaikki median edustajat."
    text = f"{lead}\n\nKirjastossa on kymmenentuhatta kirjaa ja tila lapsille. Se on auki joka päivä kello kahdeksasta kahdeksaan.\n\nTyö kesti kaksi vuotta ja maksoi kaksi miljoonaa euroa, joista valtio maksoi puolet.\n"
    label = "Kutsu medialle: Pormestari avaa uuden kirjaston Kallioon"
    found = imported(f"Helsingin kaupunki, kaupunginkanslia\n\n{label}\n\n{text}", room="fi")
    assert found.headline == "Pormestari avaa uuden kirjaston Kallioon"
    assert body(found.document).startswith(lead)
    head = "Pormestari avaa uuden kirjaston Kallioon"
    found = imported(f"{head}\n\nKutsu medialle: paljon väriä ja ääntä tarjolla\n\n{text}", room="fi")
    assert found.headline == head


@pytest.mark.parametrize("lines", [["Harbour tram opens: council votes", "for free rides"], [HEAD]])
def test_a_headline_ends_where_its_pages_title_does(lines: list[str]) -> None:
    """What goes on below it in the same form is the subhead."""
    subhead = "To Run Every Six Minutes From May"
    page = "\n".join(
        [
            f"{HEAD} - Elmton Council's Office",
            "HOME",
            "GET HELP",
            "Skip to content",
            "FOR IMMEDIATE RELEASE",
            "Monday, February 5, 2024",
            *lines,
            subhead,
        ]
    )
    found = imported(f"{page}\n{TEXT}", room="en")
    assert found.headline == HEAD
    assert values(found.document)["subhead"] == subhead


def test_a_title_that_its_page_cuts_short_above_the_text() -> None:
    """The page's own, without its site, is the headline."""
    page = "\n".join([f"{HEAD} - Elm News", "You are here:", "Home", "1", "/", "News", "2", "/", f"{HEAD[:40]}..."])
    found = imported(f"{page}\n{TEXT}", room="en")
    assert found.headline == HEAD
    assert body(found.document) == TEXT


def test_a_statement_that_is_what_its_page_is_called() -> None:
    """Though its first word is a label's, and a label stands before it in the page's title."""
    head = "Statement from Mayor Ann Lee regarding the free rides on the harbour tram"
    page = f"FOR IMMEDIATE RELEASE: {head} - Office of Mayor Ann Lee\nNews\nPress Release\nFOR IMMEDIATE RELEASE: {head}\nAdmin | August 12, 2024\nClick Here to Access PDF Version\nfor immediate release\n{head}"
    found = imported(f"{page}\n{TEXT}", room="en")
    assert found.headline == head
    assert body(found.document) == TEXT


def test_a_headline_directly_below_a_mail_address() -> None:
    """Whom to ask stands above it without an empty line; somebody else to ask is no headline."""
    asked = "May 13, 2021 Contact: Ann Lee\nElm County Attorney’s Office\n214-653-3756 (Office)\nann.lee@elm.example"
    head = "Council votes for free rides on the harbour tram\nand pays for eleven stops"
    found = imported(f"{asked}\n{head}\n{TEXT}", room="en")
    assert found.headline == head.replace("\n", " ")
    assert values(found.document)["contacts"][0]["email"] == "ann.lee@elm.example"
    others = "Tom Oak who speaks for the county of Elm\n214-653-3757\ntom.oak@elm.example"
    found = imported(f"{asked}\n{others}\n\n{HEAD}\n\n{TEXT}", room="en")
    assert found.headline == HEAD
