"""Words that a page has twice or beside its text: whose it is below it, what it is filed under, who took a picture, what opens a box."""

import pytest

from pressctl.release.plain.contacts import has_address, read_contacts
from tests.release.foreign import brought
from tests.release.test_foreign_headed import HEADLINE, LINE, TEXT, saved
from tests.release.texts import body, listed, values

PLAIN = body(saved(f"<h1>{HEADLINE}</h1>{TEXT}").document)


@pytest.mark.parametrize("foot", ["<p>Elm - Union of the Ferries of Elm Bay e.V.<br>Quay 3</p>", "<td>Elm: Union of the Ferries of Elm Bay e.V.</td>"])  # fmt: skip
def test_a_title_that_the_page_says_below_its_text_alone_is_whose_it_is(foot: str) -> None:
    """The heading above the text is the headline then; a line above it says the title of the text."""
    title = "Elm Union of the Ferries of Elm Bay e.V."
    text = f"<div>News<div><p>2024-11-06 | Message</p><h4>{HEADLINE}</h4>{TEXT}</div></div>"
    found = saved(f"<div>{text}<div>{foot}</div></div>", title=title)
    assert found.headline == HEADLINE
    assert body(found.document).startswith(LINE)
    assert "subhead" not in values(found.document)
    assert saved(f"<div><p>{title}</p><h4>{HEADLINE}</h4>{TEXT}</div>", title=title).headline == title


def test_a_line_in_bold_at_the_top_of_a_page_without_headings() -> None:
    """It is its title, though the page is filed under its words; below a headline they say that alone."""
    head = "<meta name=keywords content='Elm, Ferry Nights, harbour'>"
    top = "<p><b>Ferry Nights</b></p>"
    found = saved(f"<div>{top}<p>music on the boats of the bay</p>{TEXT}</div>", title="Press release", head=head)
    assert found.headline.startswith("Ferry Nights")
    assert body(found.document) == PLAIN
    found = saved(f"<h1>{HEADLINE}</h1>{top}{TEXT}", head=head)
    assert (found.headline, body(found.document)) == (HEADLINE, PLAIN)
    assert "Ferry Nights" in listed(found, "left out")


@pytest.mark.parametrize("filed", ["📂 Category: <a href=/news>News</a>", "🏷️ Categorie: <a href=/n>Nieuws</a>"])
def test_a_picture_before_what_a_text_is_filed_under(filed: str) -> None:
    """Where that is a link too, the pictograph stands for no word."""
    top = f"<section><h1>{HEADLINE}</h1><p class=lead>The ferry ends its service on the day that the bridge opens.</p></section>"
    meta = f"<div class=row><span>📅 6 November 2024</span><span>{filed}</span></div>"
    found = saved(f"<main>{top}<section>{meta}<article>{TEXT}</article></section></main>")
    assert body(found.document) == f"The ferry ends its service on the day that the bridge opens.\n\n{PLAIN}"
    assert values(found.document)["categories"] == [filed.partition(">")[2].removesuffix("</a>")]


def test_who_took_a_picture_beside_its_caption() -> None:
    """It goes with that; elsewhere such a class says nothing."""
    image = "<img src=/b.jpg alt='The bridge'>"
    figure = f"<p>{image}<span class=caption>The bridge in the morning.</span><span class=credits>ELM / Lee</span></p>"
    found = saved(f"<h1>{HEADLINE}</h1>{TEXT}{figure}")
    assert "ELM / Lee" not in body(found.document)
    assert "ELM / Lee" in listed(found, "left out")
    found = saved(f"<h1>{HEADLINE}</h1>{TEXT}<p class=credits>The band of the harbour played, as it does.</p>")
    assert "The band of the harbour played" in body(found.document)


def test_a_link_to_nowhere_that_opens_what_stands_below_it() -> None:
    """Alone in its box it is a button; a heading and a sentence keep their words."""
    box = f"<div><a href='#'>Description</a><div>{TEXT}</div></div>"
    assert body(saved(f"<h1>{HEADLINE}</h1>{box}").document) == PLAIN
    kept = f"<h1>{HEADLINE}</h1>{TEXT}<div>Buses <a href='#'>of line 4</a> run.</div>"
    assert body(saved(kept).document) == f"{PLAIN}\nBuses of line 4 run.\n"


@pytest.mark.parametrize("heading", ["<h2 id=what><a href='#what'>What changes</a></h2>", "<h2><span><a href='#w'>What changes</a></span></h2>"])  # fmt: skip
def test_a_heading_that_is_a_link_to_itself(heading: str) -> None:
    """Its section is the text's; what another page's link heads is a teaser of that."""
    more = "<p>The quay below the bridge has trees, benches and lamps again, and the market of the harbour is back.</p>"
    kept = body(saved(f"<h1>{HEADLINE}</h1>{TEXT}{heading}{more}").document)
    assert kept == f"{PLAIN}\n## What changes\n\n{more[3:-4]}\n"
    teaser = "<h2><a href='https://elm.example/quay'>What changes</a></h2>"
    assert body(saved(f"<h1>{HEADLINE}</h1>{TEXT}{teaser}{more}").document) == PLAIN


@pytest.mark.parametrize("words", ["The debate (16.07.2019)", "(2019-07-16) The debate", "see ?from=20190716-185243"])
def test_a_day_and_an_address_hold_no_telephone_number(words: str) -> None:
    """Nor in brackets; a number in brackets is one."""
    assert not has_address(words)
    assert not read_contacts([words])
    assert read_contacts(["Ann Lee (030 5550 1234)"])[0].phone == "030 5550 1234"


def test_links_below_whom_to_ask_are_nobodys() -> None:
    """A day behind each is no number to call."""
    links = "".join(
        f"<li><a href=/{at}>{name}</a> (1{at}.07.2019)</li>" for at, name in enumerate(("The debate", "The text"))
    )
    asked = "<h2>Contacts</h2><ul><li>Ann Lee</li><li>Press officer</li><li>Phone: 030 5550 1234</li></ul>"
    found = brought(
        f"<html lang=en><title>{HEADLINE}</title><h1>{HEADLINE}</h1>{TEXT}{asked}<h2>Further information</h2><ul>{links}</ul>",
        room="en",
        date="2024-11-06",
    )
    assert values(found.document)["contacts"] == [
        {"name": "Ann Lee", "role": "Press officer", "phone": "030 5550 1234"}
    ]
    assert body(found.document).startswith(LINE)
