"""Texts that an editor of pages sets beside images, and the signs and names that it leaves around quotations."""

import pytest

from tests.release.foreign import brought
from tests.release.texts import body, imported, values

HEAD = "The bridge over the river reopens"
FIRST = "The bridge over the river is open again to all since this morning, after two years of works by Elm Works."
SECOND = "Trams cross it every five minutes from Monday on, and the ferry ends its service on the same day."
LAST = "The city thanks all who waited for it, and the crew of the ferry above all."


def page(text: str) -> str:
    """Return a page with a headline above this."""
    return f"<!doctype html><html lang=en><body><article><h1>{HEAD}</h1>{text}</article></body></html>"


def test_a_text_beside_an_image_is_no_caption() -> None:
    """As WordPress sets paragraphs and pictures in two columns."""
    beside = f'<div class="wp-block-media-text is-stacked"><figure class="wp-block-media-text__media"><img src="a.png" alt=""></figure><div class="wp-block-media-text__content"><p>{SECOND}</p></div></div>'
    found = brought(page(f"<p>{FIRST}</p>{beside}<p>{LAST}</p>"), room="en")
    assert body(found.document) == f"{FIRST}\n\n{SECOND}\n\n{LAST}\n"


def test_a_caption_beside_an_image_still_is() -> None:
    """Where its class says so."""
    box = '<div class="image-box"><img src="a.png" alt=""><p>The bridge at night, seen from the quay</p></div>'
    found = brought(page(f"<p>{FIRST}</p>{box}<p>{LAST}</p>"), room="en")
    assert body(found.document) == f"{FIRST}\n\n{LAST}\n"


@pytest.mark.parametrize("signs", ["__", "**", "****"])
def test_an_emphasis_of_nothing(signs: str) -> None:
    """An editor leaves its signs; they are no paragraph, and none of a summary."""
    file = f"---\ntitle: {HEAD}\nintro: >-\n  **What the city says of the bridge.**\n\n\n  ****\n---\n\n{FIRST}\n\n  {signs}\n\n{SECOND}\n"
    found = brought(file, "a.md", room="en")
    assert values(found.document)["lead"] == "What the city says of the bridge."
    assert [one for one in body(found.document).split("\n\n") if one.strip("\n*_- ")] == [FIRST, f"{SECOND}\n"]
    assert "_" not in body(found.document)


def test_who_said_it_in_bold_below_a_quotation_set_apart() -> None:
    """Whatever the person is: no heading, and the quotation's speaker."""
    name = "***Ann Lee, Fondatrice of Elm Works***"
    found = brought(
        f"---\ntitle: {HEAD}\n---\n\n{FIRST}\n\n> We are glad that it is open.\n\n{name}\n\n{SECOND}\n",
        "a.md",
        room="en",
    )
    (quote,) = values(found.document)["quotes"]
    assert quote["speaker"] == "Ann Lee"
    assert "## Ann Lee" not in body(found.document)


def test_a_headline_that_stands_again_with_a_break_in_it() -> None:
    """In a script without blanks a break is no difference."""
    text = (
        "橋は今朝から再び通れるようになりました。路面電車は月曜日から五分おきに走り、渡し船は同じ日に運航を終えます。"
    )
    file = f"<!doctype html><html lang=ja><head><title>Elm橋の開通式における表彰について | Elm</title></head><body><h1>Elm</h1><div><h2>Elm橋の開通式における<br/>表彰について</h2><p>{text}</p><p>{text[:40]}。</p></div></body></html>"
    found = brought(file, room="ja")
    assert "subhead" not in values(found.document)
    assert body(found.document).startswith(text)


def test_a_long_sentence_that_a_page_sets_as_a_heading_opens_the_text() -> None:
    """It is no subhead: what follows goes on from it."""
    long = (
        f"{FIRST[:-1]}, and after a winter in which all who live on the quay took the ferry to their schools and shops."
    )
    found = brought(page(f"<h4>{long}</h4><p>{SECOND}</p><p>{LAST}</p>"), room="en")
    assert body(found.document) == f"{long}\n\n{SECOND}\n\n{LAST}\n"


@pytest.mark.parametrize("filed", ["Uncategorized", "Non classé", "미분류", "未分類", "Sin categoría"])
def test_what_nobody_filed_is_no_place(filed: str) -> None:
    """A blog says so beside the day."""
    found = imported(f"{HEAD}\n\n15.11.2004 | {filed}\n\n{FIRST}\n\n{SECOND}\n", room="en")
    assert "dateline" not in values(found.document)
    assert str(values(found.document)["date"]) == "2004-11-15"
