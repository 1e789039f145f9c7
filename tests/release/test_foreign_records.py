"""Lines of a page that say when its text was published, by whom and where: the day and the place stay, the rest is listed."""

import pytest

from pressctl.release.importing import Imported
from tests.release.foreign import brought
from tests.release.texts import body, listed, values

FIRST = "The old bridge over the river is open again"
TEXT = (
    f"<p>{FIRST} to all since this morning, after two years of works and a winter of waiting for steel.</p>"
    "<p>Buses take their usual way from Monday on, which the council had promised in the spring of this year.</p>"
)
MONTH = "Released: November 2000 | Author: Ann Lee on behalf of Elm Council"


def saved(inside: str, *, head: str = "") -> Imported:
    """Import a page with this below its headline."""
    page = f"<h1>Old bridge over the river opens again</h1>{inside}"
    return brought(f"<!doctype html><html lang=en><head>{head}</head><body><div>{page}</div></body></html>", room="en")


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("<p>[15 November 2023] - Ann Lee</p>", "2023-11-15"),
        ("<p>By Elm Council November 15, 2023</p>", "2023-11-15"),
        ("<p>Von Elm Verband 15.\u200911.\u20092023.</p>", "2023-11-15"),
        ("<h6>Industry News | November 15, 2023, 1:58 p.m.</h6>", "2023-11-15"),
        ("<p>Publicat el: dt. 15 novembre 2023</p>", "2023-11-15"),
    ],
)
def test_a_line_of_who_and_when_leaves_its_day(line: str, date: str) -> None:
    """Its form tells, in whatever language: brackets, a name behind By, strokes, a label."""
    found = saved(f"{line}{TEXT}")
    assert str(values(found.document)["date"])[:10] == date
    assert body(found.document).startswith(FIRST)
    assert any("who wrote it and when" in one.evidence for one in found.inferred if one.key == "left out")


def test_lines_of_one_paragraph_are_each_what_they_are() -> None:
    """A page's record may be one paragraph: who published it goes, whom to ask stays a contact."""
    record = (
        "<p><b>Published By:</b> <a href=/mayor>Office of the Mayor</a><br><b>Contact:</b> Ann Lee, ann@elm.example</p>"
    )
    found = saved(f"{record}{TEXT}")
    assert body(found.document).startswith(FIRST)
    assert "Published By: Office of the Mayor" in listed(found, "left out")
    assert values(found.document)["contacts"][0]["name"] == "Ann Lee"


def test_a_month_is_no_day() -> None:
    """It stands where the day does, and is asked for."""
    found = saved(f"<p>{MONTH}</p>{TEXT}")
    assert body(found.document).startswith(FIRST)
    assert "date" in {question.key for question in found.open} | {"date"} - set(values(found.document))
    assert MONTH in listed(found, "left out")


@pytest.mark.parametrize(
    "line", ["When: 15 November 2031", "Doors open: 15 November 2031", "Concerts on 15 November 2031 in Elm"]
)
def test_a_day_of_something_else_stays(line: str) -> None:
    """A label that is in no list of words, and a day that the page does not state, belong to the text."""
    found = saved(f"<p>{line}</p><p>Where: Town hall of Elm</p>{TEXT}")
    assert line.partition(":")[0] in found.document.partition("\n---\n")[2]


def test_a_label_before_the_day_that_the_page_states() -> None:
    """Then the label means that day, whatever it is called."""
    head = '<meta property="article:published_time" content="2023-11-15">'
    found = saved(f"<p>Dispatched: Wed. 15 November 2023</p>{TEXT}", head=head)
    assert body(found.document).startswith(FIRST)


def test_a_dash_behind_a_place_and_a_day_is_no_text() -> None:
    """A line that a page breaks off behind its dash is the dateline, and no subhead; that stands below it."""
    line = "<p>ZEIST, Países Bajos, November 13, 2014 --</p><h2>One click of encryption for every beginner</h2>"
    found = saved(f"{line}{TEXT}")
    assert values(found.document)["subhead"] == "One click of encryption for every beginner"
    assert values(found.document)["dateline"] == "ZEIST, Países Bajos, November 13, 2014"


def test_a_place_in_an_element_that_is_called_so() -> None:
    """It is the dateline where it stands alone between headline and text; a contact's further down tells nothing."""
    contact = "<p>Contact: Ann Lee, ann@elm.example</p><div class=contact__location>Elm</div>"
    found = saved(f"<i class=location>Verden an der Aller</i>{TEXT}{contact}")
    assert values(found.document)["dateline"] == "Verden an der Aller"
    assert body(found.document).startswith(FIRST)
    two = saved(f"<div class=location>Elm</div><div class=location>Oak</div>{TEXT}")
    assert "dateline" not in values(two.document)


def test_a_day_above_the_headline_and_its_hour() -> None:
    """A page may set the hour first; the day alone is the text's."""
    page = f"<article><span class=news-date>14:07, 11 July 2025</span><h1>Old bridge over the river opens again</h1>{TEXT}</article>"
    found = brought(page, room="en")
    assert str(values(found.document)["date"]) == "2025-07-11"


def test_who_wrote_it_as_a_network_calls_them() -> None:
    """Such a line is no subhead."""
    line = "by Elm Office of Emergency Management Public Affairs Staff <a href=https://x.example/elm>@ElmOEM</a>"
    found = saved(f"<p>{line}</p>{TEXT}")
    assert "subhead" not in values(found.document)
    assert body(found.document).startswith(FIRST)


@pytest.mark.parametrize("line", ["Hamburg, im Januar 2012", "Barcelona, en enero de 2012"])
def test_a_place_and_a_month_in_words(line: str) -> None:
    """It stands where a dateline does, and is no first paragraph."""
    assert body(saved(f"<p><i>{line}</i></p>{TEXT}").document).startswith(FIRST)


def test_the_words_below_a_picture_that_leads_to_itself() -> None:
    """A box that is called an image has its caption below it, also beside a link to the whole picture."""
    box = "<div class=article_img><img src=/a.jpg><p>Ann Lee speaks on Thursday.</p><p><a href=/a.jpg>Full Photo</a></p></div>"
    assert body(saved(f"{box}{TEXT}").document).startswith(FIRST)


def test_who_wrote_it_in_small_letters_and_the_day_that_the_page_states() -> None:
    """And the page's trail, its name written as two words."""
    first = "<p>The bridge over the river is open again to all since this morning, after two years of works.</p>"
    trail = '<div class="bread-crumb"><ul><li><a href="/">Home</a></li><li>Old bridge over the river opens again</li></ul></div>'
    signed = '<div class="article-day">by elmton, on May 6, 2024</div>'
    head = '<meta property="article:published_time" content="2024-05-06T09:00:00+02:00">'
    found = saved(f"{trail}<article>{signed}{first}</article>", head=head)
    assert body(found.document).startswith("The bridge over the river is open again")
