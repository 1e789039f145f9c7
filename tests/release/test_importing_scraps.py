"""What a page that was copied as text leaves around a release: captions, bylines, forms for comments, lines that head nothing."""

import pytest

from tests.release.texts import body, imported, listed, values

TEXT = (
    "The town opened the bridge again on Monday, after two years of works by Elm Works and its partners.\n\n"
    "“It is a good day for all of us,” said Ann Lee, mayor of Elm, when she cut the ribbon above the river.\n"
)


def _of(above: str = "", below: str = "", title: str = "The bridge over the Elm is open") -> str:
    return imported(f"{title}\n\n{above}{TEXT}\n{below}", room="en").document


def test_a_caption_between_headline_and_text_is_no_lead() -> None:
    """It ends with its credit, or the credit is the line below it."""
    for above in (
        "The mayor cuts the ribbon. Foto: Ann Lee/Elm\n\n",
        "The mayor cuts the ribbon.\n\nPhoto: Ann Lee\n\n",
    ):
        document = _of(above)
        assert body(document).startswith("The town opened the bridge again")
        assert "who took a picture" in document


def test_who_wrote_a_text_stands_below_its_headline() -> None:
    """So the line above the byline is the headline, and the one below it is not."""
    document = _of(
        "by Ann Lee\n\nMarch 31, 2020\n\nThe council calls on all to walk over it, and to come soon!\n\n",
        title="The bridge = a way",
    )
    assert values(document)["headline"] == "The bridge = a way"


@pytest.mark.parametrize(
    "below",
    [
        "Share this article\n\nFacebook\n\nOther towns\n\nNext to come\n",
        "Leave a reply\n\nYour name is asked for, and it is shown to all who come here to read what others say.\n\nName\n",
        "Latest news\n\nJune 8, 2026\n\nThe school has a new roof\n\nJune 3, 2026\n\nWhere does the old road lead to, and who is going to pay for it all?\n",
        "Our aims\n\nThe board\n\nOur partners\n\nContact\n\nOur reports\n\nDonations\n",
    ],
)
def test_lines_below_the_last_sentence_head_nothing(below: str) -> None:
    """They are a page's, where one of them is a word of its menu; each is listed."""
    found = imported(f"The bridge over the Elm is open\n\n{TEXT}\n{below}", room="en")
    assert found.document.rstrip().endswith("above the river.")
    left = "\n".join(listed(found, "left out"))
    assert all(line in left for line in below.split("\n") if line)


def test_lines_that_a_sentence_announces_stay() -> None:
    """What stands below a colon is the text's own, whatever stands below it."""
    below = (
        "Those who built it are honoured on a plate at its northern end:\n\nAnn Lee\n\nBob Ray\n\nShare this article\n"
    )
    assert "Bob Ray" in body(_of(below=below))


def test_a_bilingual_letterhead_is_no_headline() -> None:
    """A line in another script does not go on in the one above."""
    found = imported(f"Νομαρχία Έβρου\nelm works festival\n\n{TEXT}", room="en")
    assert values(found.document)["headline"] in {"Νομαρχία Έβρου", "elm works festival"}


def test_two_days_side_by_side_are_when_a_blog_published_and_changed() -> None:
    """They have no sign between."""
    assert "only its date counts: Posted on May 3, 2024May 4, 2024" in _of("Posted on May 3, 2024May 4, 2024\n\n")


def test_a_dash_without_a_space_begins_an_item() -> None:
    """Where several paragraphs begin so."""
    document = _of(below="-The first pier is new.\n\n-The second one is old, and it stays.\n")
    assert "- The first pier is new." in document
    assert "- The second one" in document


def test_a_sentence_with_a_dash_opens_with_no_place() -> None:
    """Neither in a script whose small letters look like capitals."""
    found = imported(f"Виставка відкрита\n\nКоли слів бракує – починають говорити картини.\n\n{TEXT}", room="uk")
    assert "dateline" not in values(found.document)
    assert body(found.document).startswith("Коли слів бракує – починають")


@pytest.mark.parametrize("line", ["( Elm, 14 Gennaio 20 )", "Elm, 14 gennaio 20"])
def test_a_year_of_two_figures_ends_a_line_of_a_date(line: str) -> None:
    """Nowhere else is it one."""
    found = imported(f"Il ponte è aperto\n\n{line}\n\n{TEXT}", room="it")
    assert body(found.document).startswith("The town opened")
    assert "14" in values(found.document)["dateline"]


def test_who_speaks_is_told_above_the_last_lines_too() -> None:
    """What stands below the words on who speaks is taken off before they are looked for."""
    about = "Elm Works builds bridges over the rivers of the north, and has done so for long."
    document = _of(
        below=f"About Elm Works\n{about}\n\nMore on bridges is at https://elm.example/bridges\n\nAnn Lee, press office\n+44 20 7946 0000\n"
    )
    assert about in values(document)["boilerplate"]
    assert about not in body(document)


def test_a_remark_of_who_keeps_a_page_is_no_lead() -> None:
    """It stands in brackets, directly below the headline."""
    for number in ("JS-560", "JS - 560"):
        document = _of(f"(Archived content)\n\nFrom the office of public affairs\n\n{number}\n\n")
        assert body(document).startswith("The town opened")


@pytest.mark.parametrize(
    "line",
    [
        "To view or print the PDF content on this page, download the free Elm® Reader®.",
        "Um die PDF-Dateien dieser Seite zu öffnen, laden Sie den Elm Reader herunter.",
        "Pour lire les documents PDF, téléchargez Elm Reader.",
    ],
)
def test_with_what_to_open_files_is_no_lead(line: str) -> None:
    """A site says it above its text; a text about such a program is one."""
    assert body(_of(f"{line}\n\n")).startswith("The town opened")
    news = "Elm Works today gave away its Elm Reader, which opens and prints PDF files on every computer.\n\n"
    assert body(_of(news)).startswith("Elm Works today")


def test_a_motto_with_its_author_is_a_quotation_and_no_lead() -> None:
    """It stands above the first paragraph, and has no sentence's end behind the name."""
    found = imported(
        f"The bridge over the Elm is open\n\n“Bridges are what a town is made of.” – Bob Ray, 1937\n\n{TEXT}", room="en"
    )
    assert body(found.document).startswith("> “Bridges are what a town is made of.” – Bob Ray, 1937\n\nThe town opened")


def test_when_and_where_above_the_first_paragraph_are_a_list() -> None:
    """A list is no lead."""
    found = imported(
        f"MEDIA ADVISORY\n\nMayor to open the bridge\n\nTime: 10:00\nPlace: Elm Bridge, north end\n\n{TEXT}", room="en"
    )
    assert body(found.document).startswith("- Time: 10:00\n- Place: Elm Bridge, north end\n\nThe town opened")


def test_who_published_a_text_and_when_is_no_lead() -> None:
    """Nor is it where it says on which site."""
    document = _of("Published by Ann Lee on May 3, 2024 on elm.example\n\n")
    assert body(document).startswith("The town opened")
    assert values(document)["date"] == "2024-05-03"


@pytest.mark.parametrize(
    "line",
    [
        "9.10 – press conference",
        "by 8.40 – arrival of journalists for the press conference",
        "Pictures by the press office of the town are to be had at the town hall, free of charge.",
    ],
)
def test_a_programme_and_a_sentence_on_pictures_stay(line: str) -> None:
    """The hour of a press conference signs nothing, and a sentence says more than who took a picture."""
    assert line in body(_of(below=f"Programme:\n\n8.25 – arrival of the mayor\n\n{line}\n")).replace("\\", "")
