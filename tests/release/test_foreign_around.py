"""What a page says around its text, in forms of many sites: a notice above, the way back below, who wrote it, a script's day, a ticker."""

import pytest

from tests.release.foreign import brought
from tests.release.texts import body, listed, values

TITLE = "The old bridge reopens"
TEXT = (
    "<p>The old bridge over the river is open again to all since this morning, after two years of works and a winter of"
    " waiting for steel.</p><p>Buses take their usual way from Monday on.</p>"
)
FIRST = "The old bridge over the river is open again"
LAST = "Buses take their usual way from Monday on."
NOTICE = "After forty good years we have decided to close our festival. We thank all who helped us with it!"


def saved(inside: str, *, title: str = TITLE, head: str = "", date: str = "2024-11-06") -> str:
    """Return the document of a page with this as its body."""
    page = f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head><body>{inside}</body></html>"
    return brought(page, room="en", **({"date": date} if date else {})).document


def test_a_notice_that_is_set_as_a_heading_above_the_headline_is_no_text() -> None:
    """Whole sentences, above the heading that the page marks as its headline; a short heading there is for the reader of labels."""
    page = f"<div><h2>{NOTICE}</h2><div><h3 itemprop=headline>{TITLE}</h3>{TEXT}</div></div>"
    found = brought(f"<html lang=en><head><title>River City</title></head><body>{page}</body></html>", room="en")
    assert (found.headline, body(found.document)[: len(FIRST)]) == (TITLE, FIRST)
    assert NOTICE in listed(found, "left out")


def test_a_title_of_few_words_stands_where_the_text_has_it_in_bold() -> None:
    """What is above it is the page's own."""
    tagline = (
        "<div align=right>Our house is a place for true tellings of all that happens in the city, by the people.</div>"
    )
    found = saved(f"<table><tr><td>{tagline}<b>Bridge reopens</b>{TEXT}</td></tr></table>", title="Bridge reopens")
    assert values(found)["headline"] == "Bridge reopens"
    assert body(found).startswith(FIRST)


@pytest.mark.parametrize("back", ["← All news", "« Back to the news", "⟵ Sve vijesti"])
def test_a_link_back_on_its_own_line_is_no_text(back: str) -> None:
    """Whatever the words; within a sentence, or around a quotation, it is."""
    link = f'<a href="https://elm.example/news/">{back}</a>'
    found = saved(f"<main><h1>{TITLE}</h1><div>{TEXT}</div><p class=x>{link}</p></main>")
    assert body(found).endswith(f"{LAST}\n")
    assert back in body(saved(f"<main><h1>{TITLE}</h1>{TEXT}<p>The way is {link}, as they say.</p></main>"))


def test_a_link_that_quotes_is_text() -> None:
    """Guillemets stand on both sides of what somebody says."""
    link = '<p><a href="https://elm.example/film/">« Un pont pour tous »</a></p>'
    assert "« Un pont pour tous »" in body(saved(f"<main><h1>{TITLE}</h1>{TEXT}{link}<p>{LAST}</p></main>"))


def test_who_wrote_a_page_is_no_text_where_no_day_is_stated() -> None:
    """A line of that class without figures tells no day; one with its day is read for it."""
    by = "<span class=page-date>2016/12/11</span> <span class=page-author>riverman</span>"
    found = saved(f"<main><div><h1>{TITLE}</h1>{by}</div>{TEXT}</main>", date="")
    assert body(found).startswith(FIRST)
    assert values(found)["date"] == "2016-12-11"


def test_a_day_as_a_script_writes_it() -> None:
    """With the hour, its zone by number and the zone's name."""
    day = "Fri Jun 18 2010 12:00:00 GMT+1200 (New Zealand Standard Time)"
    found = saved(f"<main><h1>{TITLE}</h1><p>{day}</p>{TEXT}</main>", date="")
    assert (values(found)["date"], body(found)[: len(FIRST)]) == ("2010-06-18", FIRST)


@pytest.mark.parametrize("name", ["http://ogp.me/ns#title", "og:title"])
def test_a_title_by_the_whole_name_of_what_it_is(name: str) -> None:
    """Some write the prefix out."""
    head = f'<meta property="{name}" content="{TITLE}">'
    found = saved(f"<div><h2>{TITLE}</h2>{TEXT}</div>", title=f"{TITLE} at River City News", head=head)
    assert values(found)["headline"] == TITLE


TICKER = "+++ Old bridge is open to all +++ Mayor asks buses to use it, says who pays +++ Elmton, 8. – 12. September 2021 +++"


@pytest.mark.parametrize("day", ["Elmton, 11 August 2021", ""])
def test_a_ticker_is_the_headline_below_a_label(day: str) -> None:
    """Nothing between plus signs is a sentence of a text, however many full stops its days have."""
    above = f"<p>{day}</p>" if day else ""
    found = saved(f"<main><h1>Press release of 10 August 2021</h1><p>{TICKER}</p>{above}{TEXT}</main>")
    assert (values(found)["headline"], body(found)[: len(FIRST)]) == (TICKER, FIRST)


def test_a_place_in_brackets_behind_the_day() -> None:
    """It is the dateline's, and the lines above it are a deck; a wire's name there is none."""
    deck = (
        "<p class=lede>Ruling on the tolls is a victory for the town</p><p class=lede>Second phase to begin later</p>"
    )
    opened = TEXT.replace("<p>", "<p><strong>April 17, 2025 (SAINT ELM)</strong> — ", 1)
    found = saved(f"<main><h1>{TITLE}</h1>{deck}{opened}</main>", date="")
    front = values(found)
    assert (front["dateline"], front["date"]) == ("April 17, 2025 (SAINT ELM)", "2025-04-17")
    assert front["subhead"].startswith("Ruling on the tolls")
    assert body(found).startswith(FIRST)
    wired = TEXT.replace("<p>", "<p>April 17, 2025 (GLOBE NEWSWIRE) -- ", 1)
    assert "GLOBE" not in values(saved(f"<main><h1>{TITLE}</h1>{wired}</main>", date=""))["dateline"]


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        ("A contract for forty new bridges", True),
        ("The bridge is open to all again.", False),
        ("Questions and answers follow:", False),
        ("Press release", False),
    ],
)
def test_the_first_line_of_the_first_paragraph_in_bold_is_the_subhead(line: str, *, heads: bool) -> None:
    """A break parts it from the paragraph, where it ends no sentence and is no label."""
    more = "The town says that all of them are to be ready within three years, and that no bus takes another way."
    inside = TEXT.replace("<p>", f"<p><strong>{line} </strong><br>", 1).replace("steel.", f"steel. {more}")
    front = values(found := saved(f"<main><h1>{TITLE}</h1>{inside}</main>"))
    assert (front.get("subhead") == line) is heads
    assert not heads or body(found).startswith(FIRST)


def test_a_heading_tells_of_no_day_of_signing() -> None:
    """What takes place then has a section of its own, its first word joined by a hyphen."""
    section = "<h2>Opening- and Information meeting on 9 November</h2><p>All are invited to come to it on 9 November 2013.</p>"
    found = brought(f"<html lang=en><body><h1>{TITLE}</h1>{TEXT}{section}<p>{LAST}</p></body></html>", room="en")
    assert "date" not in values(found.document)


@pytest.mark.parametrize(("items", "files"), [(("Works", "News"), True), (("Steel", "Stone"), False)])
def test_a_list_that_says_its_heading_again_is_what_a_page_files_a_text_under(
    items: tuple[str, str], *, files: bool
) -> None:
    """No list of a text has its own heading among its items."""
    rows = "".join(f"<li>{one}</li>" for one in items)
    top = f"<p>The town and its builders worked together.</p><article><h2>Works</h2><ul>{rows}</ul>{TEXT}</article>"
    found = body(saved(f"<main><h1>{TITLE}</h1>{top}</main>"))
    assert (items[1] not in found) is files
    assert FIRST in found
