"""Pages whose title and main heading name their site: the heading above their paragraphs is the headline. And what they repeat."""

import pytest

from pressctl.release.importing import Imported
from tests.release.foreign import brought
from tests.release.texts import body, listed

LINE = "The old bridge over the river is open again"
LONG = f"{LINE} to all since this morning, after two years of works and a winter of waiting for steel."
TEXT = f"<p>{LONG}</p><p>Buses take their usual way from Monday on, which the council had promised in the spring of the year.</p>"
HEADLINE = "Old bridge over the river opens again"


def saved(inside: str, *, title: str = HEADLINE, head: str = "") -> Imported:
    """Import a page with this as its body."""
    page = f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head><body>{inside}</body></html>"
    return brought(page, room="en", date="2024-11-06")


@pytest.mark.parametrize(
    "main", ["", "<h1><a href=/news>Elm News Archive</a> <a href=/rss>RSS Feed</a></h1>", "<h1>Elm</h1>"]
)
def test_the_heading_above_the_paragraphs(main: str) -> None:
    """Where page and main heading are called as the site is, or are links, it is the headline."""
    found = saved(f"{main}<div><h2>{HEADLINE}</h2><div>{TEXT}</div></div>", title="Elm Newsroom")
    assert found.headline == HEADLINE
    assert body(found.document).startswith(LINE)


def test_the_headline_once_more_behind_what_it_is_filed_under() -> None:
    """A page may have it above its text with a kicker and the day in one heading."""
    head = f'<meta property="og:title" content="{HEADLINE}">'
    again = f"<h2>News | 6 November 2024 | Traffic {HEADLINE}</h2>"
    found = saved(f"<header><h1>{HEADLINE}</h1></header><div>{again}{TEXT}</div>", head=head)
    assert found.headline == HEADLINE
    assert body(found.document).startswith(LINE)


TEASERS = "".join(
    f"<h3>{title}</h3><p>{summary}</p><p><a href=/{at}>View More</a></p>"
    for at, (title, summary) in enumerate(
        (("Annual conference", "Join us in Elm in May."), ("The award", "Members may apply."), ("A survey", "Read it."))
    )
)


def test_teasers_that_close_with_the_same_words() -> None:
    """What stands between links of the same few words below a text is other texts, with the heading above them all."""
    found = saved(f"<h1>{HEADLINE}</h1>{TEXT * 3}<h2>News</h2>{TEASERS}")
    assert body(found.document).rstrip().endswith("in the spring of the year.")
    assert {"News", "Annual conference", "Read it."} <= set(listed(found, "left out"))


def test_a_text_of_such_pieces_stays() -> None:
    """A release that lists what it is about, each with a link, is more than what stands above the first of them."""
    found = saved(f"<h1>{HEADLINE}</h1><p>{LONG}</p>{TEASERS.replace('Read it.', LONG)}")
    assert "Annual conference" in body(found.document)


def test_links_that_a_sentence_announces() -> None:
    """A list of names belongs to the paragraph above it that ends with a colon."""
    names = "".join(
        f"<li><a href=https://{name}.example>{name.title()} Lee</a></li>"
        for name in ("ann", "ben", "cay", "dot", "eve")
    )
    found = saved(
        f"<h1>{HEADLINE}</h1>{TEXT}<p>The members of the board are:</p><ul>{names}</ul><p>{LONG.replace('bridge', 'board')}</p>"
    )
    assert "Cay Lee" in body(found.document)


def test_a_word_above_a_list_heads_it() -> None:
    """It is no label of the page's, which stands above paragraphs."""
    found = saved(
        f"<h1>{HEADLINE}</h1><p>The council says so in its words of today.</p><p>Premised</p><ul><li>{LONG}</li></ul>{TEXT}"
    )
    assert "Premised" in body(found.document)


def test_what_a_page_counts_or_keeps_for_hearing() -> None:
    """Which picture of a gallery is shown, and words that only programs read aloud."""
    found = saved(
        f"<h1>{HEADLINE}</h1><p class=sr-only>Change the language</p>{TEXT}<p>Image 1 of 10</p><p>{LINE} for all.</p>"
    )
    assert {"Change the language", "Image 1 of 10"} <= set(listed(found, "left out"))


def test_a_note_below_the_end_of_a_text_stays() -> None:
    """What a star or a number leads is read with the text, whatever stands above it."""
    found = saved(f"<h1>{HEADLINE}</h1>{TEXT}<p>###</p><p>*General Data Protection Regulation (European Union)</p>")
    assert "General Data Protection Regulation" in found.document.replace("# ", "")
    assert "*General Data Protection Regulation (European Union)" not in listed(found, "left out")


def test_paragraphs_in_a_box_that_is_called_a_description() -> None:
    """A caption is one paragraph; several are text, and so is what is called contents and leads nowhere."""
    other = LONG.replace("bridge", "library")
    box = f"<header class=ImageText_Description><p>{LONG}</p><p>{other}</p></header>"
    assert "library" in body(saved(f"<h1>{HEADLINE}</h1>{box}{TEXT}").document)
    assert "library" in body(saved(f"<h1>{HEADLINE}</h1>{TEXT}<div id=TOC_TITLE_1><p>{other}</p></div>").document)
