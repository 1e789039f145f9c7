"""Web pages that were copied whole, in languages whose menus nobody listed: what is text is told by form."""

from textwrap import fill

import pytest

from pressctl.model import Contact
from pressctl.release.plain.contacts import read_contacts
from pressctl.release.plain.copied import part_frame
from tests.release.texts import body, imported, listed, values

MENU = "Ynys\nAfon\nCoed\nMynydd\nTraeth\nPont\nMaes\nTrwyn\nNant\nCraig\nGlan\nMoel\nRhos\nTref\nBryn\nCwm\nLlan\nPenrhyn\nDyffryn\nEglwys\nHarbwr"
HEAD = "The harbour's old crane turns again after forty years"
TEXT = """\
The Harbour Office has put the old crane of the town's harbour to work again, forty years after its last turn, and will show it on Sunday.

Two hundred hours went into its wheel, which a smith of the town made anew after drawings that the harbour's archive had kept since 1911.

“A crane that stands still is a monument, and one that turns is a harbour,” said Ann Lee, who looks after the harbour's buildings."""
PAGE = f"{MENU}\n\nAfon Coed {HEAD}\n\n{HEAD}\n\nMaes\nNant\n\n{TEXT}\n\n{MENU}\n"

ABOVE = PAGE.removesuffix(f"{MENU}\n")


def test_the_frame_of_a_page_is_no_text() -> None:
    """Menus of words that are known nowhere stand above and below; the line whose words the text repeats is the headline."""
    found = imported(PAGE, room="en")
    assert found.headline == HEAD
    assert body(found.document).strip("\n") == TEXT
    menu = " / ".join(MENU.split("\n"))
    above, below = (line.replace("\n", " / ") for line in listed(found, "left out"))
    assert (above, below) == (f"{menu} / Afon Coed {HEAD} / Maes / Nant", menu)


def test_no_line_of_a_frame_is_lost_and_every_line_keeps_its_number() -> None:
    """What is taken from the text is handed on, with the numbers it had."""
    copied = part_frame(PAGE, language="en")
    lines = PAGE.split("\n")
    kept = {at: line.strip("\f") for at, line in enumerate(copied.text.split("\n"), 1) if line.strip("\f")}
    taken = {line.number: line.text for line in (*copied.above, *copied.below)}
    assert {**kept, **taken} == {at: line for at, line in enumerate(lines, 1) if line}
    assert not set(kept) & set(taken)


def test_an_embargo_in_a_frame_holds() -> None:
    """A line that forbids publication is read wherever it stands among a page's menus."""
    found = imported(PAGE.replace("Craig", "EMBARGOED UNTIL 30 NOVEMBER 2026, 10:00 GMT", 1), room="en")
    assert values(found.document)["embargo"].startswith("2026-11-30T10:00")


def test_the_day_directly_above_the_headline_is_the_texts() -> None:
    """A page sets it there, below its menus."""
    found = imported(PAGE.replace(f"\n\n{HEAD}\n", f"\n\n4 May 2026\n\n{HEAD}\n"), room="en")
    assert values(found.document)["date"] == "2026-05-04"


def test_teasers_below_a_text_that_call_alike_are_others() -> None:
    """Each begins another text, and has the same words below it."""
    teasers = "\n\n".join(
        f"{town} has a crane too\n\nThe crane of {town} was built by the same smith, and has stood on its quay since the year 1908.\n\nGo there"
        for town in ("Hafan", "Morfa")
    )
    found = imported(PAGE.replace(f"{TEXT}\n", f"{TEXT}\n\n{teasers}\n"), room="en")
    assert body(found.document).strip("\n") == TEXT


def test_a_release_with_a_long_list_is_no_page() -> None:
    """Short lines in a row are a list's where no line above the text is a menu's."""
    towns = "\n".join(
        f"Town of {name}"
        for name in ["Aber", "Bala", "Conwy", "Deri", "Ewloe", "Flint", "Gower", "Holt", "Iscoed", "Lledrod"]
    )
    text = f"{HEAD}\n\n{TEXT}\n\nCranes stand in\n\n{towns}\n"
    assert part_frame(text, language="en").text == text


def test_a_headline_whose_words_the_text_has_nowhere_is_called_a_guess() -> None:
    """The list of what was inferred says how little tells it."""
    found = imported(PAGE.replace(HEAD, "Something wonderful happened down here yesterday"), room="en")
    told = next(one.evidence for one in found.inferred if one.key == "headline")
    assert told.startswith("a guess")
    known = next(one.evidence for one in imported(PAGE, room="en").inferred if one.key == "headline")
    assert "guess" not in known


def test_the_days_of_a_menu_are_not_the_texts() -> None:
    """A list of events stands above the headline, and the text's own day below it."""
    events = "13.02.2026 20:00 Meeting\n06.02.2026 20:00 Meeting"
    text = PAGE.replace(f"\n\n{HEAD}\n\n", f"\n\n{events}\n\n{HEAD}\n\n21 September 2025\n\n")
    assert values(imported(text, room="en").document)["date"] == "2025-09-21"


def test_soft_hyphens_hide_no_word_of_a_headline() -> None:
    """A page's program sets them in its headings and not in its text."""
    head = "The har\u00adbour's old crane turns again af\u00adter for\u00adty years"
    other = "Crane of the har\u00adbour"
    page = PAGE.replace(f"\n{HEAD}\n\nMaes\nNant\n", f"\n{head}\n\n{other}\n")
    assert imported(page, room="en").headline == HEAD


def test_paragraphs_that_begin_alike_are_both_text() -> None:
    """What stands there twice is a teaser's: whole, or cut off."""
    opening = "The Harbour Office bought this crane with means of the "
    more = f"{opening}county, which gave eleven thousand for it.\n\nA second one follows.\n\n{opening}town, which gave four thousand."
    text = body(imported(PAGE.replace(TEXT, f"{TEXT}\n\n{more}"), room="en").document)
    assert "eleven thousand" in text
    assert "four thousand" in text


def test_a_headline_that_ends_as_a_sentence_stands_below_a_menu() -> None:
    """No line of the menu is like a headline, and the words of some menus end with full stops."""
    menu = MENU.replace("\n", ".\n• - ")
    found = imported(f"CALL US. 555 01 00 22\n\n• - {menu}.\n\n{HEAD}.\n\n{TEXT}\n\n{MENU}\n", room="en")
    assert found.headline == f"{HEAD}."
    assert body(found.document).strip("\n") == TEXT


def test_of_a_headline_that_stands_there_again_the_last_is_above_the_text() -> None:
    """A page lists its news above it, this one too."""
    news = f"{HEAD}\nMay 5, 2024\nThe town has a library\nMay 4, 2024\nThe bridge is painted"
    found = imported(PAGE.replace(f"Afon Coed {HEAD}\n", f"{news}\n").replace("Maes\nNant\n", ""), room="en")
    assert found.headline == HEAD
    assert body(found.document).strip("\n") == TEXT


def test_a_title_that_stands_twice_below_a_text_begins_another() -> None:
    """It is a picture's and the text's own; what is said there of it is cut short."""
    other = "The reading room of the library is being restored"
    found = imported(f"{HEAD}\n\n{TEXT}\n\n{other}\n\n{other}\n\nThe works go on, as the mayor sa", room="en")
    assert body(found.document).strip("\n") == TEXT


def test_what_a_page_says_for_a_picture_is_no_headline() -> None:
    """A few words in small letters among its menus; then the text has none."""
    found = imported(f"News\n\nBack\nbackground image\n\nPress release\n\n{TEXT}\n", room="en")
    assert next(question.key for question in found.open) == "headline"
    assert body(found.document).strip("\n") == TEXT


def _page(above: str = "", text: str = TEXT, head: str = HEAD) -> str:
    return f"{MENU}\n\n{head}\n\n{above}{text}\n\n{MENU}\n"


def test_a_line_below_a_page_s_day_is_the_subhead_though_no_sign_ends_it() -> None:
    """A section may stand behind the day."""
    line = "It had stood still since the harbour's last smith left"
    found = imported(_page(f"01.02.2022 Harbour\n\n{line}\n\n"), room="en")
    assert values(found.document)["subhead"] == line


def test_the_beginning_of_a_paragraph_that_a_page_tore_off_stays() -> None:
    """It is longer than a title, or the next line goes on in small letters."""
    long = "In the end the Harbour Office of the town has put its old crane to work again for everybody, with"
    torn = f"It had promised so with\n\nthe town's council in spring. {TEXT}"
    assert values(imported(_page(f"{long}\n\n"), room="en").document)["subhead"] == long
    assert listed(imported(_page("", torn), room="en"), "left out") == listed(imported(_page(), room="en"), "left out")


def test_the_list_that_a_text_ends_with_is_the_text_s() -> None:
    """Its last line introduces it, or its items say much; a menu below it does not."""
    items = "• the crane\n• the wheel\n• the bell"
    assert "- the wheel" in body(
        imported(
            _page("", f"{TEXT}\n\nThe office now restores all of these, one a year:\n\n{items}"), room="en"
        ).document
    )
    assert "the wheel" not in body(imported(_page("", f"{TEXT}\n\n{items}"), room="en").document)


def test_the_way_to_a_page_tells_its_headline() -> None:
    """It ends with it, below a list's sign; other lines stand nearer to the text's words."""
    way = f"You are here:\n• Start\n• The harbour\n• {HEAD}\n\nThe harbour's crane and its office"
    assert imported(_page(head=f"{way}\n{HEAD}"), room="en").headline == HEAD


def test_the_name_of_a_section_is_no_headline() -> None:
    """The page's menu below the text has it too."""
    page = _page(head=f"The harbour's crane\n{HEAD}\nMay 5, 2024").replace(
        "\nHarbwr\n", "\nHarbwr\n• The harbour's crane\n"
    )
    assert imported(page, room="en").headline == HEAD


@pytest.mark.parametrize(
    "head",
    [
        "15. Feast of the harbour's old crane",
        "1 May 2024 The harbour's old crane turns again after forty years of rest",
    ],
)
def test_a_headline_may_begin_with_a_number_or_its_day(head: str) -> None:
    """No list goes on below it."""
    found = imported(_page(head=head), room="en")
    assert found.headline == head.removeprefix("1 May 2024 ")


def test_a_text_about_browsers_speaks_to_nobody() -> None:
    """A notice on them does."""
    text = TEXT.replace("crane", "page in Internet Explorer")
    assert body(imported(_page("", text), room="en").document).strip("\n") == text
    notice = "Please enable JavaScript to see all that this page has, or turn to another one."
    assert notice not in body(imported(_page(head=f"{notice}\n\n{HEAD}"), room="en").document)


def test_a_page_wrapped_everywhere_is_read_by_the_paragraph() -> None:
    """Also where few of its lines go on in small letters."""
    wrapped = "\n\n".join(fill(one, 60) for one in TEXT.split("\n\n"))
    names = fill(
        "The office of Ann Lee, Bob Hill and Cid Ray, which The Elm Herald calls The House of Cranes, Opens on Monday.",
        60,
    )
    document = imported(_page("", f"{wrapped}\n\n{names}"), room="en").document
    assert body(document).strip("\n") == f"{TEXT}\n\n{names}".replace(names, " ".join(names.split("\n")))


def test_words_to_share_a_page_end_its_text() -> None:
    """Where nothing but lines of the page and the people to ask stand below them."""
    foot = "Share\n\nContact\n\nAnn Lee, Harbour Office, 555 01 00 22\n\nLinks\n\n• Corporate design\n• Elm"
    found = imported(f"{HEAD}\n\n{TEXT}\n\n{foot}\n", room="en")
    assert body(found.document).strip("\n") == TEXT
    assert values(found.document)["contacts"][0]["name"] == "Ann Lee"


def test_a_label_without_a_space_behind_it_is_one() -> None:
    """A page sets the two apart by other means."""
    found = imported(f"{HEAD}\n\n{TEXT}\n\nTagsCranes • Elm • harbour\n", room="en")
    assert values(found.document)["categories"] == ["Cranes", "Elm", "harbour"]
    assert body(found.document).strip("\n") == TEXT


def test_who_signed_a_text_stands_below_it() -> None:
    """Names of associations and people in blocks of their own are no menu; a menu's words in a block end them."""
    bodies = "Friends of the Quay\nElmton Pilots\nUnion of the Harbour's Smiths\nHouse of Boats"
    people = "Supported by\nAnn Lee\nBo Ek\nDr Cas Moor\nEva de Wit"
    found = imported(f"{ABOVE}{bodies}\n\n{people}\n\n{MENU}\n", room="en")
    text = body(found.document)
    assert all(f"{name}\\\n" in text or f"{name}\n" in text for name in f"{bodies}\n{people}".split("\n"))
    assert MENU.replace("\n", " / ") in (line.replace("\n", " / ") for line in listed(found, "left out"))


def test_a_block_of_titles_below_a_text_is_a_menu() -> None:
    """Where one of its lines is known from menus, or most have a single word, nobody signed it."""
    menu = f"About Us\nOur Harbour\nBoat Trips\nSailing School\n{MENU}"
    found = imported(f"{ABOVE}{menu}\n", room="en")
    assert body(found.document).strip("\n") == TEXT


def test_the_way_to_a_page_may_be_joined_to_its_title() -> None:
    """A page draws the signs between its steps, and a copy has none: words of its menu stand one at the other."""
    way = f"AfonCoed{HEAD.replace('old ', '')}"
    found = imported(f"{MENU}\n\n{way}\nNant\n4 May 2026\n\n{HEAD}\n\n{TEXT}\n\n{MENU}\n", room="en")
    assert (found.headline, values(found.document)["date"]) == (HEAD, "2026-05-04")
    assert body(found.document).strip("\n") == TEXT


def test_what_a_page_files_a_text_under_is_no_headline() -> None:
    """The label is one of several words below the day; the headline stands above it, and a subhead below them."""
    filed = "Press release\nHarbours\nTown and port\nWheels of old"
    subhead = "Invitation to the first turn on Sunday"
    found = imported(f"{MENU}\n\n{HEAD}\n\n4 May 2026\n\n{filed}\n\n{subhead}\n\n{TEXT}\n\n{MENU}\n", room="en")
    assert (found.headline, values(found.document)["subhead"]) == (HEAD, subhead)
    assert body(found.document).strip("\n") == TEXT


@pytest.mark.parametrize(
    "head", ["Elm Works press contact:", "Kontakt für Medien Elm Works:", "Elm Works 媒体联系人："]
)
def test_a_house_s_name_may_stand_in_the_words_for_whom_to_ask(head: str) -> None:
    """Also below the words on who speaks, whose end it is; a sentence that ends with a colon is none."""
    about = "About Elm Works\n\nElm Works has made wheels for cranes since 1921."
    people = "Ann Lee\nSpokeswoman\n020 7946 0100\nann@elm.example"
    written = values(imported(f"{HEAD}\n\n{TEXT}\n\n{about}\n\n{head}\n\n{people}\n", room="en").document)
    assert written["contacts"] == [
        {"name": "Ann Lee", "role": "Spokeswoman", "email": "ann@elm.example", "phone": "020 7946 0100"}
    ]
    assert "Lee" not in written["boilerplate"]
    told = "The smith has two more wheels in his yard, and named the towns that could have them:"
    found = imported(f"{HEAD}\n\n{TEXT}\n\n{told}\n\nHafan\nMorfa, 020 7946 0100\n", room="en")
    assert told in body(found.document)


@pytest.mark.parametrize("picture", ["jpeg\nThe crane on its quay\n(213 kB)\n", "© Hal Moor\n"])
def test_a_picture_among_whom_to_ask_is_nobody_s_role(picture: str) -> None:
    """A page offers it there: its kind, its words and its size, or says who took it."""
    contact = read_contacts([f"{picture}Ann Lee\nSpokeswoman\n020 7946 0100"])
    assert contact == (Contact(name="Ann Lee", role="Spokeswoman", phone="020 7946 0100"),)


def test_a_name_torn_off_a_paragraph_is_no_menus_line() -> None:
    """It stands between what its bearer is and what they say, though the page's title is cut short above it."""
    torn = TEXT.replace("\n\n", " ", 1).replace("The Harbour Office has", "Elm County Harbour Master\nAnn Lee\nhas")
    page = f"{MENU}\n\n{HEAD}...\n{torn}\n\n{MENU}\n"
    text = body(imported(page, room="en").document).replace("\n", " ")
    assert text.startswith("Elm County Harbour Master Ann Lee has put the old crane")
