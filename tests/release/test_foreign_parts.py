"""Pieces that a page sets beside its text: captions, teasers, labels, the lines of its issuer; each goes and is listed."""

import pytest

from pressctl.release.dating import find
from pressctl.release.importing import Imported
from tests.release.foreign import brought
from tests.release.texts import body, values

FIRST = "The old bridge over the river is open again to all since this morning, after two years of works and a winter of waiting for steel."
TEXT = f"<p>{FIRST}</p><p>Buses take their usual way from Monday on, says the council of the city.</p>"
PLAIN = f"{FIRST}\n\nBuses take their usual way from Monday on, says the council of the city.\n"


def saved(inside: str, *, room: str = "en") -> Imported:
    """Import a page with this as its body, below its headline."""
    page = f"<!doctype html><html lang={room}><head><title>Bridge opens</title></head><body><h1>Old bridge opens again</h1>{inside}</body></html>"
    return brought(page, room=room, date="2024-11-06")


@pytest.mark.parametrize(
    "piece",
    [
        "<div><img src=/a.jpg><br><span>▲The mayor opens the bridge on Monday</span></div>",
        "<div class=story__photo__desc>The mayor opens the bridge.</div>",
        "<p>The mayor opens the bridge. | Photo: Ann Lee</p>",
        "<div class=field-label>Summary:</div>",
        "<p>Summary :</p>",
        "<p>Updated: 5 November 2024<br>City of Elm<br>Department of Bridges</p>",
        "<div><time datetime='2024-11-05'>5. teemoonth kl 12</time></div>",
        "<ul><li><a class=list href='#0'></a><span class=tooltip>Keep it for later</span></li></ul>",
    ],
)
def test_pieces_between_a_headline_and_its_text(piece: str) -> None:
    """None of them is the first paragraph."""
    found = saved(f"{piece}{TEXT}")
    assert body(found.document) == PLAIN


@pytest.mark.parametrize(
    "piece",
    [
        "<x-inline-teaser><x-link href='/faq'><h3>Questions on the bridge</h3></x-link><p>Find answers to all you ask.</p></x-inline-teaser>",
        "<div class='teaser teaser--small'><h3><a href='/faq'>Questions on the bridge</a></h3><p>Find answers to all you ask.</p></div>",
        "<div class='article type-advertorial'><h2><a href='/bank'>Our bank thinks ahead</a></h2><p>Most people have a plan.</p></div>",
        "<p>The bridge at dawn. (Photo: Ann Lee)</p>",
    ],
)
def test_pieces_below_a_text(piece: str) -> None:
    """A short box that a page calls a teaser leads to another text; a caption may stand anywhere."""
    found = saved(f"<article>{TEXT}{piece}</article>")
    assert body(found.document) == PLAIN
    assert "# left out: " in found.document


def test_a_teaser_that_is_no_link_is_text() -> None:
    """Press offices call a standfirst so too, and headings in it may be the text's own."""
    found = saved(f"<div class=teaser><p>Two years of works are over.</p></div>{TEXT}")
    assert "Two years of works are over." in found.document
    assert "left out: line 1, related" not in found.document


def test_two_lines_below_each_other_may_be_day_and_place() -> None:
    """A day and one short line below it are not a day and who issues the text."""
    found = saved(f"<p>5 November 2024<br>Elm</p>{TEXT}")
    assert str(values(found.document)["date"]).startswith("2024-11-0")
    assert "who issues it: Elm" not in found.document


@pytest.mark.parametrize(
    ("text", "day"),
    [("21.dez.2018 às 12h55", (2018, 12, 21)), ("21-Dec-2018", (2018, 12, 21)), ("5/may/2020", (2020, 5, 5))],
)
def test_days_whose_month_is_a_name_between_signs(text: str, day: tuple[int, int, int]) -> None:
    """As content systems of some countries write them."""
    mention = next(iter(find(text)))
    assert (mention.year, mention.month, mention.day) == day


def test_the_number_of_a_permit_is_nobodys() -> None:
    """It stays in the text, whatever it looks like behind its letters."""
    found = saved(f"{TEXT}<p><strong>Permit number:</strong> RA/2021/499</p>")
    assert "contacts" not in values(found.document)
    assert "RA/2021/499" in body(found.document)
