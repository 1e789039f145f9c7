"""What a page adds to any of its texts goes and is listed: who made the site, counts, what else might interest, questions before a video."""

import pytest

from pressctl.release.importing import Imported
from tests.release.foreign import brought
from tests.release.texts import body, values

FIRST = "The old bridge over the river is open again to all since this morning, after two years of works and a winter of waiting for steel."
TEXT = f"<p>{FIRST}</p><p>Buses take their usual way from Monday on, says the council of the city.</p>"
PLAIN = f"{FIRST}\n\nBuses take their usual way from Monday on, says the council of the city.\n"


def saved(inside: str, **assume: str) -> Imported:
    """Import a page with this as its body, below its headline."""
    page = f"<!doctype html><html lang=en><head><title>Bridge opens</title></head><body><h1>Old bridge opens again</h1>{inside}</body></html>"
    return brought(page, room="en", **assume)


@pytest.mark.parametrize(
    "line",
    [
        "<p>Design durch <a href=https://makers.example/>Makers</a></p>",
        "<p>Website designed with <a href=https://makers.example/>Makers</a> .</p>",
        "<p>Proudly powered by <a href=https://makers.example/>Makers</a></p>",
        "<p>Diseñado por <a href=https://makers.example/>Makers y Cía</a></p>",
        "<p>0</p>",
        "<p>If you play this video, data are transferred to YouTube; please agree to that first.</p>",
        "<p>Hinweis: Wenn Sie dieses Video abspielen, erfolgt eine Datenübertragung an YouTube.</p>",
        "<h2>Das könnte dich auch interessieren</h2><p>Our league has been there for all teams of the land since 1905.</p><ul><li>Imprint</li><li>Terms</li></ul>",
        "<h2>You may also like</h2><p>All that our city has.</p>",
    ],
)
def test_what_a_page_ends_with(line: str) -> None:
    """None of it is a word of the text, and each is listed."""
    found = saved(f"{TEXT}{line}", date="2024-11-06")
    assert body(found.document) == PLAIN
    assert "# left out: " in found.document


def test_a_line_on_who_built_something_is_text() -> None:
    """Without a link to whoever made the site, or within the text, it is a sentence like others."""
    line = "Built by Elm Works in 1911, the bridge is the oldest of the land."
    found = saved(f"{TEXT}<p>{line}</p>", date="2024-11-06")
    assert line in body(found.document)


def test_whose_site_a_contact_names() -> None:
    """An address behind `Website:` is whoever speaks, and stays."""
    found = saved(f"{TEXT}<p>Website: <a href=https://elm.example/>www.elm.example</a></p>", date="2024-11-06")
    assert "of the site, not of the text" not in found.document


def test_a_text_on_data_is_no_question() -> None:
    """Who writes of data and of a network asks nobody to agree."""
    line = "The council publishes its data on the bridge each day and links to them from Facebook."
    assert line in body(saved(f"{TEXT}<p>{line}</p>", date="2024-11-06").document)


def test_when_a_blog_says_that_it_posted_a_text() -> None:
    """Its paragraph below the text says the day, and is no text."""
    posted = "<p class='postmetadata alt'><small>This entry was posted on Wednesday, May 8th, 2024 at 01:17 and is filed under <a href=/n>News</a>.</small></p>"
    found = saved(f"{TEXT}{posted}")
    assert body(found.document) == PLAIN
    assert str(values(found.document)["date"]) == "2024-05-08"


def test_a_heading_above_a_text_that_leads_to_its_translation() -> None:
    """It is a link and no more, and no other heading is one."""
    found = saved(f"<h3><a href=/de>Diesen Text können Sie hier auf Deutsch lesen</a>.</h3>{TEXT}", date="2024-11-06")
    assert body(found.document) == PLAIN


def test_headings_that_are_links_are_the_texts_where_several_are() -> None:
    """A text may be made of such sections."""
    parts = "".join(
        f"<h2><a href=/{n}>Bridge number {n}</a></h2>{TEXT.replace('old', f'old {n}.')}" for n in ("one", "two")
    )
    assert "Bridge number one" in body(saved(f"<article>{parts}</article>", date="2024-11-06").document)
