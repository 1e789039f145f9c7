"""What a page sets above its text: its house in the title, teasers, notices of scripts, a subhead without a style."""

import pytest

from pressctl.release.importing import Imported
from tests.release.foreign import brought
from tests.release.texts import body, listed, values

TEXT = (
    "<p>The old bridge over the river is open again to all since this morning, after two years of works and a winter of"
    " waiting for steel.</p><p>Buses take their usual way from Monday on.</p>"
)
FIRST = "The old bridge over the river is open again"


def saved(inside: str, *, title: str = "Bridge", head: str = "") -> Imported:
    """Import a page with this as its body."""
    page = f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head><body>{inside}</body></html>"
    return brought(page, room="en", date="2024-11-06")


@pytest.mark.parametrize("name", ["author", "copyright", "publisher"])
def test_the_house_that_a_page_names_is_no_headline(name: str) -> None:
    """Who wrote a page stands in its title too: the other half is the headline, whichever stands first."""
    head = f'<meta name="{name}" content="Council - Elm">'
    for title in ("The Council of Greater Elm - Old bridge opens again", "Old bridge opens again - The Council of Elm"):
        assert saved(f"<div>{TEXT}</div>", title=title, head=head).headline == "Old bridge opens again"


def test_a_title_that_is_short_for_the_heading() -> None:
    """The heading begins with it and goes on, with a label of the site's in place of the rest."""
    found = saved(f"<div><h2>Elm Office 3.3 is here</h2>{TEXT}</div>", title="Elm Office 3.3 - for the press")
    assert found.headline == "Elm Office 3.3 is here"
    assert "subhead" not in values(found.document)


def test_a_house_that_both_halves_of_a_title_name_tells_nothing() -> None:
    """The first half stays the headline where the name of the house stands in both, or is but one word."""
    title = "Elm Council opens the bridge - What Elm Council says"
    for house in ("Elm Council", "Elm"):
        head = f'<meta name="author" content="{house}">'
        assert saved(f"<div>{TEXT}</div>", title=title, head=head).headline == "Elm Council opens the bridge"


TEASERS = "".join(
    f"<div>{day} October 2024</div><div>{title}</div><div>{begun} and more of what the council said at its meeting on"
    f" Thursday, which took until late in the evening because...</div><div><a href='/news/{day}'>Read on</a></div>"
    for day, title, begun in ((3, "Library gets a roof", "The library"), (7, "Pool closes early", "The pool"))
)


@pytest.mark.parametrize("page", [f"{TEASERS}<h2>Old bridge opens again</h2>{TEXT}", f"<h1>Old bridge opens again</h1>{TEASERS}{TEXT}"])  # fmt: skip
def test_teasers_above_a_text_are_left_out(page: str) -> None:
    """Several texts begun, each with a link to the rest, are no part of the one below, above its headline or below."""
    found = saved(f"<div>{page}</div>", title="Old bridge opens again")
    assert found.headline == "Old bridge opens again"
    assert body(found.document).startswith(FIRST)
    assert [text for text in listed(found, "left out") if text.endswith("because...")]


def test_a_paragraph_that_trails_off_stays() -> None:
    """One is no list of teasers, and several in the text are below a whole paragraph."""
    trailing = "<p>And then there was the winter…</p><p><a href='/winter'>The winter on the river</a></p>"
    found = saved(f"<h1>Old bridge opens again</h1>{trailing}{TEXT}")
    assert "And then there was the winter…" in body(found.document)
    found = saved(
        f"<h1>Old bridge opens again</h1>{TEXT}{trailing}{trailing.replace('winter', 'summer')}<p>It is over.</p>"
    )
    assert "And then there was the summer…" in body(found.document)


@pytest.mark.parametrize(
    "notice",
    [
        "Please enable JavaScript to see this page whole.",
        "Bitte aktivieren Sie JavaScript in Ihrem Browser.",
        "Veuillez activer JavaScript dans votre navigateur.",
    ],
)
def test_a_notice_that_scripts_are_wanted_is_no_lead(notice: str) -> None:
    """It is about the page as it was saved."""
    found = saved(f"<h1>Old bridge opens again</h1><p>{notice}</p>{TEXT}")
    assert body(found.document).startswith(FIRST)
    assert notice in listed(found, "left out")


def test_a_text_about_scripts_stays() -> None:
    """Whoever writes about JavaScript names it in the headline, or again."""
    lead = "<p>The city's map works in any browser without JavaScript from today.</p>"
    found = saved(f"<h1>City map needs no JavaScript any more</h1>{lead}{TEXT}")
    assert body(found.document).startswith("The city's map works")
    found = saved(f"<h1>City map in every browser</h1>{lead}{TEXT}<p>It had 2 MB of JavaScript until now.</p>")
    assert body(found.document).startswith("The city's map works")


@pytest.mark.parametrize(
    "headline",
    [
        "Council agrees on new rules for cookies",
        "City map needs no JavaScript any more",
        "JavaScript runs twice as fast",
    ],
)
def test_a_main_heading_is_no_notice_of_the_site(headline: str) -> None:
    """Whatever it speaks of: notices of cookies and scripts are no headings."""
    assert saved(f"<h1>{headline}</h1>{TEXT}", title=headline).headline == headline


def test_a_line_that_is_the_pages_description_is_a_subhead() -> None:
    """The line below the headline needs no style of its own where the page states it of itself; a sentence is a lead."""
    head = '<meta name="description" content="Two years of works end three months early">'
    found = saved(f"<h1>Old bridge opens again</h1><p>Two years of works end three months early</p>{TEXT}", head=head)
    assert values(found.document)["subhead"] == "Two years of works end three months early"
    assert body(found.document).startswith(FIRST)
    assert not [text for text in listed(found, "left out") if "three months" in text]
    found = saved(f"<h1>Old bridge opens again</h1><p>Two years of works end three months early.</p>{TEXT}", head=head)
    assert "subhead" not in values(found.document)


def test_a_sentence_with_a_link_to_a_file_is_no_list_of_files() -> None:
    """A button beside it leads to the file; its words are the text's."""
    box = "<div><a href='/plan.pdf'><i></i></a><span>You find all figures of the works in our report.</span></div>"
    assert "all figures of the works" in body(saved(f"<h1>Old bridge opens again</h1>{TEXT}{box}").document)
    box = "<div><a href='/plan.pdf'>Plan of the works</a> (PDF, 2 MB)</div>"
    assert "Plan of" not in body(saved(f"<h1>Old bridge opens again</h1>{TEXT}{box}").document)


def test_videos_that_a_text_points_to_stay() -> None:
    """Single ones are what it speaks of; accounts are where to follow its house."""
    videos = "<p><strong>Two films about the works:</strong></p>" + "".join(
        f"<p>Film <a href='https://www.youtube.com/watch?v={name}'>the {name}</a></p>" for name in ("winter", "summer")
    )
    assert "the summer" in body(saved(f"<h1>Old bridge opens again</h1>{TEXT}{videos}").document)
    accounts = "<p><strong>The city elsewhere:</strong></p>" + "".join(
        f"<p><a href='https://www.{site}.com/elm'>Elm on {site}</a></p>" for site in ("youtube", "facebook")
    )
    assert "Elm on" not in body(saved(f"<h1>Old bridge opens again</h1>{TEXT}{accounts}").document)
