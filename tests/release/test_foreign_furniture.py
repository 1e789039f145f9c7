"""What content systems put around a release goes, and is listed; text that only looks like it stays."""

import pytest

from pressctl.release.importing import Imported
from tests.release.foreign import brought
from tests.release.texts import body, listed, values

TEXT = "<p>The bridge over the river is open again to all since this morning, after two years of works.</p><p>Buses run.</p>"
PLAIN = "The bridge over the river is open again to all since this morning, after two years of works.\n\nBuses run.\n"


def saved(inside: str, *, head: str = "<title>The bridge reopens | City of Elm</title>") -> Imported:
    """Import a page with this as its body."""
    return brought(
        f"<!doctype html><html lang=en><head>{head}</head><body>{inside}</body></html>", room="en", date="2024-11-06"
    )


@pytest.mark.parametrize(
    ("inside", "headline"),
    [
        ("<header><h1><a href='/'>City of Elm</a></h1></header><main><h1>The bridge reopens</h1>{}</main>", "The bridge reopens"),
        ("<h1 class=site-title>City of Elm</h1><div><h2>Two years on, the bridge reopens</h2>{}</div>", "The bridge reopens"),
        ("<h1>The bridge reopens</h1><h1>Two years</h1>{}", "The bridge reopens"),
        ("<h1>Elm bridge is open to all again</h1>{}", "Elm bridge is open to all again"),
    ],
)  # fmt: skip
def test_a_headline_is_no_sites_name(inside: str, headline: str) -> None:
    """A heading in the page's head, of a logo or of the way home is the site's; else the heading counts, whatever the title."""
    assert saved(inside.format(TEXT)).headline == headline


def test_a_page_called_press_release_has_its_headline_in_the_text() -> None:
    """What only says what a page is heads nothing."""
    head = "<title>Press release - City of Elm</title>"
    found = saved(f"<h1>Press release</h1><div><h2>The old bridge reopens at last</h2>{TEXT}</div>", head=head)
    assert found.headline == "The old bridge reopens at last"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("<div class=cookie-bar>We use cookies.</div>", "<div class=news-backlink><a href=/>Back</a></div>"),
        ("<p class=kicker>Transport</p>", "<ul class=document-actions><li><a href='#'>Print</a></ul>"),
        ("<ul><li><a href=/>Home</a><li><a href=/n>News</a></ul>", "<div><h3>Most read</h3><ol><li><a href=/a>Library</a><li><a href=/b>Pool</a></ol></div>"),
        ("", "<div><h3>Downloads</h3><ul><li><a href='/a.pdf'>Plan</a> (2 MB)</ul></div>"),
        ("", "<p><a href=/news>All news releases</a></p>"),
        ("", "<h2>Share this page with friends</h2>"),
        ("", "<ul><li><a href='#a'>Top</a><li><a href='#b'>Middle</a></ul>"),
    ],
)  # fmt: skip
def test_furniture_is_left_out(above: str, below: str) -> None:
    """By its class, by its links, by its place above the headline or below the text."""
    found = saved(f"<div class=page>{above}<h1>The bridge reopens</h1>{TEXT}{below}</div>")
    assert body(found.document) == PLAIN


@pytest.mark.parametrize(
    ("below", "kept"),
    [
        ("<h2>Links</h2><ul><li><a href='https://x.example/1'>One</a><li><a href='https://x.example/2'>Two</a><li><a href='https://x.example/3'>Three</a><li><a href='https://x.example/4'>Four</a></ul>", "- [Four](https://x.example/4)"),
        ("<p>Read the plan in the <a href='https://x.example/a.pdf'>report of the year</a> by the city.</p>", "by the city."),
        ("<div class=latest><p>The newest figures say that all is well on the bridge.</p></div>", "all is well"),
        ("<h2>Photo finish</h2><p>Photo: the first bus.</p><p>It was yellow and it was on time.</p>", "It was yellow"),
    ],
)  # fmt: skip
def test_text_that_looks_like_furniture_stays(below: str, kept: str) -> None:
    """A list of links with a heading of its own, a link within a sentence, a class of the theme's."""
    assert kept in body(saved(f"<div class=page><h1>The bridge reopens</h1>{TEXT}{below}</div>").document)


def test_a_form_or_noscript_around_a_page_is_no_form() -> None:
    """ASP.NET wraps its pages in one, and some markup is never closed."""
    for opened in ("<form id=aspnetForm>", "<noscript>"):
        assert body(saved(f"{opened}<div><h1>The bridge reopens</h1>{TEXT}</div>").document) == PLAIN


def test_a_description_that_is_seen_is_the_lead() -> None:
    """One that stands beside the text is; one that only machines are told is listed."""
    head = "<title>The bridge</title><meta name=description content='Two years of works end.'>"
    beside = f"<div class=hero><p>Two years of works end.</p></div><article><h1>The bridge reopens today</h1>{TEXT}</article>"
    assert values(saved(beside, head=head).document)["lead"] == "Two years of works end."
    unseen = saved(f"<article><h1>The bridge reopens today</h1>{TEXT}</article>", head=head)
    assert "lead" not in values(unseen.document)
    assert "Two years of works end." in listed(unseen, "left out")


def test_a_caption_says_what_an_image_shows() -> None:
    """Where nobody described it otherwise."""
    figure = "<figure><img src='https://x.example/a.jpg' alt=''><figcaption>The first bus</figcaption></figure>"
    found = saved(f"<article><h1>The bridge reopens</h1>{TEXT}{figure}</article>")
    assert values(found.document)["media"] == [
        {"url": "https://x.example/a.jpg", "alt": "The first bus", "caption": "The first bus"}
    ]
    assert body(found.document) == PLAIN


@pytest.mark.parametrize("address", ["https://x.example/a.jpg", "/a.jpg"])
@pytest.mark.parametrize(
    "inner", ["<p>Ann Lee.</p><p>Photo: Elm Works</p>", "<span>Ann Lee.</span> <em>Photo: Elm Works</em>"]
)
def test_a_box_that_is_called_an_image_is_a_figure(address: str, inner: str) -> None:
    """The words in it say what the image shows, and are no first paragraph; without an image that can come along they are listed."""
    box = f"<div class='image right'><img src='{address}' alt=''>{inner}</div>"
    found = saved(f"<article><h1>The bridge reopens</h1>{box}{TEXT}</article>")
    assert body(found.document) == PLAIN
    told = str(values(found.document).get("media", "")) + " ".join(listed(found, "left out"))
    assert "Ann Lee." in told
    assert "Photo: Elm Works" in told


@pytest.mark.parametrize(
    "box",
    [
        "<div class='image'><img src='/a.jpg'><p>It says more: <a href='https://x.example/'>the plan</a>.</p></div>",
        "<div class='imagine'><img src='/a.jpg'><p>It is a day to imagine the bridge.</p></div>",
        "<div class='image'><img src='/a.jpg'>It is a day to see the bridge.</div>",
    ],
)
def test_a_box_with_more_than_a_caption_is_read_as_text(box: str) -> None:
    """A link, words beside the image, another name."""
    found = saved(f"<article><h1>The bridge reopens</h1>{TEXT}{box}{TEXT}</article>")
    assert "It " in body(found.document).removeprefix(PLAIN)


@pytest.mark.parametrize(
    ("below", "subhead"),
    [
        ("<h2>Buses and bicycles run from today</h2>{}", "Buses and bicycles run from today"),
        ("<p><em>Buses and bicycles run from today</em></p>{}", "Buses and bicycles run from today"),
        ("<h2>Works</h2>{}", ""),
        ("<h2>How the works went on</h2>{}<h2>What it has cost us</h2><p>Much.</p>", ""),
        ("<p><b>Buses and bicycles run from today.</b></p>{}", ""),
        ("<p><b>Elm, 6 November 2024</b></p>{}", ""),
    ],
)
def test_a_subhead_is_told_by_its_form(below: str, subhead: str) -> None:
    """A heading that is no section's, a line all in one form; no sentence, no date."""
    found = saved(f"<article><h1>The bridge reopens</h1>{below.format(TEXT)}</article>")
    assert values(found.document).get("subhead", "") == subhead


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>It has:</p><p>- a path</p><p>- a lane</p>", "It has:\n\n- a path\n- a lane\n"),
        ("<p>It has:<br>– a path ;<br>– a lane.</p>", "It has:\n\n- a path ;\n- a lane.\n"),
        ("<p>• a path</p><p>• a lane</p>", "- a path\n- a lane\n"),
        ("<p>– I am glad, said the mayor of the city.</p><p>– So are we all, who waited for so long a time here, said a driver of one of the buses.</p>",
         "– I am glad, said the mayor of the city.\n\n– So are we all, who waited for so long a time here, said a driver of one of the buses.\n"),
        ("<p>- 5 degrees was the coldest day of them all.</p>", "\\- 5 degrees was the coldest day of them all.\n"),
    ],
)  # fmt: skip
def test_lines_led_by_a_sign_are_a_list(text: str, expected: str) -> None:
    """Two or more of them; speech behind dashes and a single line stay as they are."""
    found = saved(f"<article><h1>The bridge reopens</h1>{TEXT}{text}</article>")
    assert body(found.document) == PLAIN + "\n" + expected


def test_speech_behind_short_dashes_is_no_list() -> None:
    """Nordic releases quote so, one paragraph a sentence."""
    said = "<p>- I am glad, said the mayor.</p><p>- So are we, said a driver.</p>"
    assert "- I am glad" not in body(
        saved(f"<article><h1>The bridge reopens</h1>{TEXT}{said}</article>").document
    ).replace("\\-", "")


def test_a_page_without_headings_has_its_headline_in_bold() -> None:
    """Old pages have a site's name as their title; what is left of it is listed."""
    old = f"<table><tr><td><font size=+2><b>The old bridge reopens at last</b></font><br>6 November 2024{TEXT}</table>"
    found = saved(old, head="<title>News of Elm</title>")
    assert (found.headline, body(found.document)) == ("The old bridge reopens at last", PLAIN)
    assert "News of Elm" in listed(found, "left out")


def test_shortcodes_of_content_systems_leave_their_words() -> None:
    """With attributes, or closed; a note in brackets is an author's."""
    written = f'[vc_row]{TEXT}[/vc_row]<p>[box color="red"]It is red [sic].[/box]</p>'
    assert (
        body(saved(f"<article><h1>The bridge reopens</h1>{written}</article>").document)
        == f"{PLAIN}\nIt is red \\[sic].\n"
    )


def test_a_short_lead_behind_its_dateline_is_no_date() -> None:
    """However short a sentence is, it is text."""
    found = saved(
        "<article><h1>The bridge reopens</h1><p>ELM – Nov. 6, 2024 – The bridge is open to all now.</p><p>Come.</p></article>"
    )
    assert "The bridge is open to all now." in body(found.document)


@pytest.mark.parametrize(
    "around",
    [
        "<div><p>Stay in touch with the city.</p><form><input name=mail><p>Your address</p></form><p>Thank you!</p></div>",
        "<div role=dialog><h1>Cookies</h1><p>We would like to count our visitors.</p></div>",
        "<h2 class=sr-only>Introduction</h2>",
        "<h3><a href='/a'>The market moves</a></h3><p>From May on.</p><h3><a href='/b'>The bath opens</a></h3><p>At last.</p>",
        "<h2>Topics</h2><ul><li><a href='/tag/bridges'>Bridges</a><li><a href='/tag/traffic'>Traffic</a></ul>",
        "<p><a href='javascript:print()'>Print</a></p>",
        "<p><a href='mailto:?subject=The bridge'>Send</a></p>",
        "<city-navigation><p>Town hall</p></city-navigation>",
    ],
)
def test_what_a_page_adds_below_its_text_goes(around: str) -> None:
    """A box with a form, a dialog, a heading for ears alone, the titles of other texts, topics, buttons, a custom element."""
    found = saved(f"<div><h1>The bridge reopens</h1>{TEXT}{around}</div>")
    assert body(found.document) == PLAIN
    assert listed(found, "left out")


def test_the_longer_of_two_main_headings_that_a_title_names_is_the_headline() -> None:
    """A title may name the section too, which has a main heading of its own; a kicker within a heading stands above it."""
    head = "<title>City of Elm - News - The old bridge reopens</title>"
    found = saved(
        f"<div><h1>News</h1><h1><span class=topline>Traffic</span>The old bridge reopens</h1>{TEXT}</div>", head=head
    )
    assert found.headline == "The old bridge reopens"
    assert body(found.document) == PLAIN


def test_a_box_of_rows_in_one_paragraph_dates_the_release() -> None:
    """Its labels are in bold; what else it says is about the page, and listed."""
    box = "<p><strong>Place</strong> <span>Elm</span><br><strong>Date</strong> <span>5 May 2024</span><br></p>"
    found = brought(
        f"<!doctype html><html lang=en><body><main><h1>The bridge reopens</h1>{box}{TEXT}</main></body></html>",
        room="en",
    )
    assert body(found.document) == PLAIN
    assert str(values(found.document)["date"]).startswith("2024-05-05")
    assert "Place: Elm" in listed(found, "left out")
