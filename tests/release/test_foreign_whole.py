"""Pages whose text a reader may lose: ended too early, hidden until a script ran, in a box that is called a dialog, cut by "Read also"."""

import pytest

from tests.release.foreign import brought
from tests.release.test_foreign_headed import HEADLINE, LINE, TEXT, saved
from tests.release.texts import body, listed, values

PLAIN = body(saved(f"<h1>{HEADLINE}</h1>{TEXT}").document)
MORE = (
    "The quay below the bridge has trees, benches and lamps again, and the market of the harbour is back where it was."
)
LAST = (
    "The council thanks all who waited, who took the ferry, and who lent their yards to the works for two long years."
)


@pytest.mark.parametrize(
    "page",
    [
        "<html lang=en><head><title>{0}</title></head></html>\n<body><h1>{0}</h1>{1}</body></html>",
        "<html lang=en><head><title>{0}</title></head><body><div>Elm</div></body></html><h1>{0}</h1>{1}",
        "<html lang=en><title>{0}</title><body><h1>{0}</h1></HTML >{1}</body>",
    ],
)
def test_a_page_that_ends_too_early(page: str) -> None:
    """Templates that are put together close it several times; browsers go on."""
    found = brought(page.format(HEADLINE, TEXT), room="en", date="2024-11-06")
    assert (found.headline, body(found.document)) == (HEADLINE, PLAIN)


def test_a_page_that_its_script_shows() -> None:
    """It is hidden as a whole; a hidden box beside a text is not to be seen, whatever heads it."""
    inside = f"<h1>{HEADLINE}</h1>{TEXT}"
    for style in ("display: none;", "visibility:hidden"):
        assert body(saved(f"<div style='{style}'>{inside}</div>").document) == PLAIN
    hidden = f"<div style='display:none'><h1>Elm in brief</h1><p>{MORE}</p></div>"
    assert body(saved(f"{inside}{hidden}").document) == PLAIN


@pytest.mark.parametrize("called", ["box modal-enabled", "b-offcanvas-wrap", "offcanvas-content"])
def test_what_lies_around_a_page_and_its_dialogs(called: str) -> None:
    """Such a class says what an element has, or holds; a dialog goes."""
    text = f"<div><h1>{HEADLINE}</h1></div><p>{LINE}.</p>"
    shares = (
        "<div><h3>Share this:</h3><ul>"
        + "".join(f"<li><a href=/{at}>Send to {at}</a>" for at in "abcdef")
        + "</ul></div>"
    )
    found = saved(f"<main><div class='{called}'><div>{shares}</div>{text}</div></main>")
    assert body(found.document) == f"{LINE}.\n"
    found = saved(
        f"<main><h1>{HEADLINE}</h1>{TEXT}<div class='offcanvas'><p>Choose a language of yours.</p></div></main>"
    )
    assert body(found.document) == PLAIN


@pytest.mark.parametrize(
    "box",
    [
        "<div><div>{}...</div><div><a href='https://elm.example/a'>The ferry ends its service after a hundred years</a></div></div>",
        "<h4>{}</h4><ul><li><a href='https://elm.example/a'>The ferry ends its service</a><li><a href='https://elm.example/b'>Trams run</a></ul>",
    ],
)
@pytest.mark.parametrize("label", ["Read also", "Lee también", "Lesen Sie auch", "Leggi anche"])
def test_links_to_other_texts_between_the_paragraphs(box: str, label: str) -> None:
    """They go with what calls them so, and the text below them stays, however short it is."""
    found = saved(
        f"<h1>{HEADLINE}</h1><article>{TEXT}{box.format(label)}<p>{MORE}</p>{box.format(label)}<p>{LAST}</p></article>"
    )
    assert body(found.document) == f"{PLAIN}\n{MORE}\n\n{LAST}\n"
    assert sum("The ferry ends its service" in one for one in listed(found, "left out")) == 2


def test_a_link_with_other_links_below_it_is_left() -> None:
    """There each link may have the beginning of its own text below it."""
    begun = {"The ferry ends its service": MORE, "The tram runs to the quay again": f"Elm has its {LAST.lower()}"}
    teasers = "".join(
        f"<p><a href='https://elm.example/{at}'>{title}</a></p><p>{begins}</p>"
        for at, (title, begins) in enumerate(begun.items())
    )
    found = saved(f"<h1>{HEADLINE}</h1><article>{TEXT}<p>{LAST}</p></article><div><h4>Read also</h4>{teasers}</div>")
    assert "## Read also\n\n[The ferry ends its service](https://elm.example/0)\n\n" in body(found.document)


def test_a_headline_above_a_mailbox_is_nobodys_name() -> None:
    """However like a name it is written."""
    found = saved(
        f"<h1>Two Old Boats Sink</h1><p>By ANN LEE</p><p>ann@elm.example</p>{TEXT}", title="Two Old Boats Sink"
    )
    assert found.headline == "Two Old Boats Sink"
    assert values(found.document)["contacts"] == [{"email": "ann@elm.example"}]


def test_a_heading_of_links_stays_with_them() -> None:
    """Where a file holds the text alone, its links are the text's; in a page both go."""
    links = "<h2>See also</h2><ul><li><a href='https://elm.example/a'>The statement of the minister</a>, 6 November</li></ul>"
    fragment = brought(
        f"title: {HEADLINE}\nlocale: en\n---\n<div>{TEXT}{links}</div>\n", "a.html", room="en", date="2024-11-06"
    )
    assert "## See also\n\n- [The statement of the minister](https://elm.example/a)" in body(fragment.document)
    assert "See also" not in body(saved(f"<main><h1>{HEADLINE}</h1>{TEXT}{links}<p>{MORE}</p></main>").document)
