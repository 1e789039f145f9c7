"""Texts that lost their links and bold words to lines of their own, as programs read a page's text."""

import pytest

from tests.release.texts import body, imported, listed, values

LONG = (
    "the bridge over the river is open again to all since this morning, after two years of works by Elm Works, and that trams"
    " cross it every five minutes from Monday on."
)
MORE = (
    "The ferry ends its service on the same day. It had three hundred passengers an hour, and a captain from the town."
)
HEAD = "The bridge reopens"
PAGE = f"{HEAD} - Elm News\nHome\n/\nNews\n/\n{HEAD}\n"


def test_a_name_that_was_a_link_stays_with_what_its_bearer_is() -> None:
    """Neither is a part of the headline above them."""
    found = imported(f"{PAGE}Elm County Surveyor\nAnn Lee\nsaid today that {LONG}\n{MORE}\n", room="en")
    assert found.headline == HEAD
    assert body(found.document).replace("\n", " ").startswith(f"Elm County Surveyor Ann Lee said today that {LONG}")


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ("It is said that {0} See the plan\nHERE\n. Works go on.", "See the plan HERE . Works go on."),
        ("They say that {0} It stands at 25 West 27\nth\nStreet in Elm.", "It stands at 25 West 27 th Street in Elm."),
        ("They say that {0} Call\n555 01 00\n, or write.", "Call 555 01 00 , or write."),
    ],
)
def test_a_link_s_words_and_raised_letters_stay_in_their_sentence(lines: str, sentence: str) -> None:
    """What follows them begins with a stop, or in small letters."""
    found = imported(f"{HEAD}\n\n{lines.format(LONG)}\n{MORE}\n", room="en")
    assert sentence in body(found.document).replace("\n", " ")


def test_the_items_of_a_list() -> None:
    """Each goes on behind a number that was in bold."""
    items = "• Lane\n12\n: closed until {0}\n• Lane\n14\n: open from now on, as {0}".format(LONG[:60])
    found = imported(f"{HEAD}\n\nAnn Lee said that {LONG}\n{items}\n{MORE}\n", room="en")
    text = body(found.document).replace("\n", " ")
    assert "- Lane 12 : closed until" in text
    assert "- Lane 14 : open from now on" in text


def test_a_page_s_title_with_more_blanks_in_its_heading() -> None:
    """It is the same, and its day stands below it."""
    found = imported(
        "MEDIA ADVISORY: Update on the bridge and the ferry - Office of Elm\nNews\nPress Release\nMEDIA ADVISORY: Update on the bridge"
        f"  and the ferry\nAdmin | May 12, 2024\nfor immediate release\nUpdate on the bridge  and the ferry\nThe town says {LONG}\n{MORE}\n",
        room="en",
    )
    assert (found.headline, values(found.document)["date"]) == ("Update on the bridge and the ferry", "2024-05-12")


def test_a_headline_that_is_a_label_and_its_page_s_title() -> None:
    """What it heads is one paragraph."""
    title = "JOINT STATEMENT OF THE MAYOR OF ELM AND OF THE POLICE"
    found = imported(
        f"{title} | Town of Elm\nSkip to main content\nPress Release\n{title}\nMay 12, 2024\nFOR IMMEDIATE RELEASE:\n{title}\nWe say that {LONG}\n",
        room="en",
    )
    assert found.headline.startswith("Joint statement of the mayor")
    assert body(found.document) == f"We say that {LONG}\n"
    assert listed(found, "headline") == [found.headline]


def test_a_page_s_title_tells_its_headline_before_a_subhead() -> None:
    """Whichever has more of the text's words."""
    title = "Works on the river have come to their end"
    below = "Bridge over the river open again to all since this morning"
    found = imported(
        f"{title} - The Office of Elm\nHOME\nGET HELP\nCONTACT US\nSkip to content\nMonday, May 12, 2024\n{title}\n{below}\nThe mayor says {LONG}\n{MORE}\n",
        room="en",
    )
    assert (found.headline, values(found.document)["subhead"]) == (title, below)


def test_figures_and_speakers_in_bold_are_torn_from_their_sentences() -> None:
    """A number alone goes on in small letters; the comma of a quotation has its speaker below."""
    lines = (
        f"The town opens libraries today. {LONG}", "Participation from approximately", "60", "shops in the whole region, and of all its schools.",
        "“This is an extraordinary opportunity for the town,”", "Elm County", "Mayor Ann Lee said.", MORE,
    )  # fmt: skip
    text = body(imported("Town opens libraries for everybody\n" + "\n".join(lines) + "\n", room="en").document)
    assert "Participation from approximately 60 shops in the whole region" in text
    assert "opportunity for the town,” Elm County Mayor Ann Lee said." in text
    assert "#" not in text


def test_a_dateline_whose_dash_stands_on_a_line_of_its_own() -> None:
    """As a copy has it where the place, the office and the name were in bold."""
    said = f"today announced that {LONG}"
    found = imported(f"{PAGE}May 6, 2024\nELMTON\n—\nElm County Engineer\nAnn Lee\n{said}\n{MORE}\n", room="en")
    assert found.headline == HEAD
    assert values(found.document)["dateline"] == "ELMTON"
    assert body(found.document).replace("\n", " ").startswith(f"Elm County Engineer Ann Lee {said}")


def test_a_sentence_that_goes_on_behind_a_bracket() -> None:
    """The words in it were a link."""
    said = f"ELMTON – A foreman who for two years had led the\nElm Bridge Programme (EBP)\nsaid today that {LONG}"
    found = imported(f"{PAGE}May 6, 2024\n{said}\n{MORE}\n", room="en")
    assert (
        body(found.document)
        .replace("\n", " ")
        .startswith("A foreman who for two years had led the Elm Bridge Programme (EBP) said today")
    )


def test_a_body_that_is_at_home_on_the_web() -> None:
    """Its dateline has the address for the place."""
    found = imported(
        f"{HEAD}\n\nhttp://www.elm.example/ -- 6 May 2024 -- Elm Works today said that {LONG}\n\n{MORE}\n", room="en"
    )
    assert str(values(found.document)["date"]) == "2024-05-06"
    assert body(found.document).startswith("Elm Works today said")


def test_a_town_torn_off_its_dash() -> None:
    """With its region, above a whole paragraph."""
    lead, more = f"The council of Elmton said today that {LONG} {MORE}", MORE
    found = imported(f"{PAGE}Elmton, Florida\n– {lead}\n{more}\n", room="en")
    assert values(found.document)["dateline"] == "Elmton, Florida"
    assert body(found.document) == f"{lead}\n\n{more}\n"


@pytest.mark.parametrize("sign", ["\uf0b7", "\uf0d8", "\uf0a7"])
def test_signs_of_a_word_processors_lists(sign: str) -> None:
    """Of its own fonts, which have them where no other has anything."""
    lead = "The town of Elmton opens three libraries in May. Each of them has what the old one lacked:"
    more = "The work took two years and cost two million euros, of which the region paid half."
    found = imported(
        f"Elmton opens three libraries\n\n{lead}\n\n{sign} ten thousand books\n{sign} a garden\n\n{more}\n", room="en"
    )
    assert body(found.document) == f"{lead}\n\n- ten thousand books\n- a garden\n\n{more}\n"


def test_no_break_spaces_at_a_lines_end_say_nothing() -> None:
    """As pages have them behind a paragraph: titles of other texts are told as without them."""
    said = [
        "The town of Elmton opens three libraries in May, each with ten thousand books and a room for children.",
        "The work took two years and cost two million euros, of which the region paid half, the mayor said.",
        "The first of them opens at the harbour on Sunday, and the last in the old school before the summer.",
    ]
    titles = [
        "Latest News",
        "June 8, 2026",
        "Grocer settles claim over labels",
        "June 3, 2026",
        "Hospital to pay for waste",
    ]
    text = "\n\n".join(["Elmton opens three libraries", *(f"{one}\u00a0" for one in said), *titles])
    assert body(imported(text, room="en").document) == "\n\n".join(said) + "\n"


def test_a_place_in_capitals_torn_off_a_hyphen() -> None:
    """Above a whole paragraph, so that it is no list's sign."""
    lead = f"Set against the works of two years, the council of Elmton said today that {LONG} {MORE}"
    found = imported(f"{PAGE}ELMTON\n- {lead}\n{MORE}\n", room="en")
    assert values(found.document)["dateline"] == "ELMTON"
    assert body(found.document) == f"{lead}\n\n{MORE}\n"


def test_items_that_lost_their_signs_stay_apart() -> None:
    """Each ends with a semicolon, below a colon; a sentence that goes on behind one without a colon is one."""
    items = [
        "ten thousand books for the readers of the town;",
        "a room for children, with a garden behind it; and",
        "a café that is open until midnight on all days.",
    ]
    lead = f"They say that {LONG} Each of them has what the old one lacked, as the council promised to all who live near it:"
    found = imported("\n".join([f"{PAGE}{lead}", *items, MORE]), room="en")
    assert body(found.document) == "\n\n".join([lead, *items, MORE]) + "\n"
    found = imported("\n".join([f"{PAGE}{lead[:-1]};", *items]), room="en")
    assert body(found.document).replace("\n", " ").count(items[0]) == 1
    assert "\n\n" not in body(found.document).strip("\n")
