"""Pages whose title and main heading name their site: the heading above their paragraphs is the headline. And what they repeat."""

import pytest

from pressctl.release.importing import Imported
from tests.release.foreign import brought
from tests.release.texts import body, listed, values

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


@pytest.mark.parametrize(
    "called", ["elementor-widget-wrap", "so-panel widget widget_sow-editor", "hs_cos_wrapper_widget"]
)
def test_pieces_that_a_builder_of_pages_calls_widgets(called: str) -> None:
    """Each paragraph of a text may be one; in a page that nobody built so, a widget stands beside the text."""
    pieces = f"<div class='{called}'><p>{LONG}</p></div><div class='{called}'><p>Buses follow on Monday.</p></div>"
    assert "Buses follow" in body(saved(f"<div><h1>{HEADLINE}</h1>{pieces}</div>").document)
    aside = "<div class=widget><p>The weather in Elm is fine.</p></div>"
    assert "weather" not in body(
        saved(f"<div><h1>{HEADLINE}</h1>{TEXT}{aside}{TEXT.replace('bridge', 'pool')}</div>").document
    )


def test_a_main_heading_of_something_else() -> None:
    """A main heading that has no word of the page's title gives way to a lower one that is it; one that has some does not."""
    head = f'<meta property="og:title" content="{HEADLINE}">'
    other = saved(f"<h1>A message from those who keep this site</h1><h2>{HEADLINE}</h2>{TEXT}", head=head)
    assert other.headline == HEADLINE
    own = "Old bridge in Elm is open to all again at last"
    assert saved(f"<h1>{own}</h1>{TEXT}<h2>{HEADLINE}</h2><p>{LONG}</p>", head=head).headline == own


def test_a_few_words_that_a_heading_has_are_a_headline() -> None:
    """A page's title of three words is one where a main heading says the same, and not what stands above a paragraph."""
    head = '<meta property="og:title" content="Elm Bridge Plan">'
    found = saved(
        f"<h1>BRIDGE PLAN ELM</h1><div><h2>What this plan is all about</h2>{TEXT}</div>", head=head, title="Elm"
    )
    assert found.headline.lower() in {"elm bridge plan", "bridge plan elm"}


@pytest.mark.parametrize(
    "above",
    [
        '<div style="font-weight:bold; font-size:15px">{}</div>',
        "<p class=title>{}</p>",
        '<p><font size="4"><b>{}</b></font></p>',
    ],
)
def test_a_headline_that_is_only_styled(above: str) -> None:
    """Old pages have no headings, and their section for a title."""
    inside = f"<table><tr><td>{above.format(HEADLINE)}<div class=text>NEW ELM (25 September 2007) – {LONG}<br><br>{LONG}</div></td></tr></table>"
    assert saved(inside, title="The Council of Greater Elm: Press releases").headline == HEADLINE


def test_a_site_that_calls_all_its_pages_alike() -> None:
    """A title that no line of the page has gives way to the heading above the text; one that the page shows does not."""
    found = saved(f"<div><h2>{HEADLINE}</h2></div><div>{TEXT}</div>", title="8th Elm Malaria Conference")
    assert found.headline == HEADLINE
    shown = saved(
        f"<p><b>8th Elm Malaria Conference</b></p><h2>{HEADLINE}</h2>{TEXT}", title="8th Elm Malaria Conference"
    )
    assert shown.headline == "8th Elm Malaria Conference"


def test_a_run_of_teasers_that_something_stands_below() -> None:
    """Three or more headings that are links to one site are other texts; those that lead to several sites are the text's."""

    def run(hosts: list[str]) -> str:
        return "".join(
            f"<h4><a href=https://{host}/{at}>Another text of {at}</a></h4><p>It says so.</p>"
            for at, host in enumerate(hosts)
        )

    foot = "<h4>The council</h4><p>It is made of nine people whom the town elects.</p>"
    found = saved(f"<h1>{HEADLINE}</h1>{TEXT * 2}{run(['elm.example'] * 4)}{foot}")
    assert "Another text" not in body(found.document)
    assert "nine people" in found.document
    assert "Another text" in body(
        saved(f"<h1>{HEADLINE}</h1>{TEXT * 2}{run(['elm.example', 'oak.example', 'ash.example'])}{foot}").document
    )


def test_a_text_of_boxes_that_lead_elsewhere_stays_whole() -> None:
    """What would leave less than half of a text is the text, as a page for two widths has it twice."""
    link = "<a href=https://elm.example/{at}>Place {at}</a>"
    box = f"<h3>{link}</h3><p>{{text}}</p><p>{link}</p>"
    items = "".join(box.format(at=at, text=LONG.replace("bridge", f"place {at}")) for at in range(4))
    assert body(saved(f"<h1>{HEADLINE}</h1><p>{LONG}</p>{items}").document).count("[Place 2]") == 2
    part = f"<h2>What opens</h2>{TEXT}<h2>What stays closed</h2><p>{LONG.replace('bridge', 'pool')}</p>"
    assert "What opens" in body(saved(f"<h1>{HEADLINE}</h1>{part}{part}").document)


def test_a_main_heading_below_paragraphs() -> None:
    """It heads a part of them, and what stands above it is text."""
    head = f'<meta property="og:title" content="{HEADLINE} | Elm">'
    part = f"<h1>But what people love about the bridge is its view</h1><p>{LONG.replace('bridge', 'pool')}</p>"
    found = saved(f"<div>{TEXT}<p>{LONG.replace('bridge', 'road')}</p>{part}</div>", head=head)
    assert found.headline == HEADLINE
    assert body(found.document).startswith(LINE)


def test_what_opens_by_its_head_is_text() -> None:
    """A page shows it once somebody asks; what it never shows is listed."""
    shut = f"<h2>Notes of the council</h2><div class=accordion__panel style='display: none'><p>{LONG.replace('bridge', 'pool')}</p></div>"
    never = "<div style='display: none'><p>Loading the page, please wait for a moment.</p></div>"
    found = saved(f"<h1>{HEADLINE}</h1>{TEXT}{shut}{never}")
    assert "pool" in found.document
    assert "Loading the page" not in body(found.document)


def test_a_title_that_no_heading_has_is_the_sites() -> None:
    """A page may state its site's words as its title everywhere; then the heading above the paragraphs is the headline."""
    head = '<meta property="og:title" content="The web site of Elm company">'
    found = saved(f"<div><h2>{HEADLINE}</h2><p>6 November 2024</p>{TEXT}</div>", title="Elm", head=head)
    assert found.headline == HEADLINE
    assert body(found.document).startswith(LINE)


def test_teasers_whose_links_say_their_titles() -> None:
    """`Read more about` and a title closes a teaser as the words alone do; a heading for related texts is enough above many."""
    titles = ("Annual conference in Elm", "The award goes to Oak", "A survey of bridges", "Bridges of the north")
    teasers = "".join(
        f"<h4>{title}</h4><p>{LINE}, it says.</p><p><a href=/{at}>Read more about {title}</a></p>"
        for at, title in enumerate(titles)
    )
    found = saved(f"<h1>{HEADLINE}</h1>{TEXT}<p>{LINE * 8}.</p><h2>Related Stories</h2>{teasers}")
    assert body(found.document).rstrip().endswith(f"{LINE}.")
    assert {"Related Stories", "Bridges of the north"} <= set(listed(found, "left out"))


IMPRINT = f"<p>{'The company has its seat in Elm and answers for nothing that others say of it. ' * 20}</p>"
BELOW = {
    "a foot with a long imprint": f"<footer><div>{IMPRINT}<p>© 2024 Elm</p></div></footer>",
    "what readers said": f"<div id=comments class=comments-area><h3>12 comments</h3>{IMPRINT}</div>",
}


@pytest.mark.parametrize("below", BELOW.values(), ids=BELOW)
def test_what_stands_below_a_text_however_long(below: str) -> None:
    """A site's foot with its copyright, and comments, are no text, also where they are longer than it."""
    found = saved(f"<div><h1>{HEADLINE}</h1>{TEXT}</div>{below}")
    assert body(found.document).rstrip().endswith("in the spring of the year.")
    assert any(said.startswith(("The company", "12 comments")) for said in listed(found, "left out"))


def test_a_foot_that_holds_the_text_stays() -> None:
    """Where no other paragraphs are, or the element is a part of the article, its words are kept."""
    assert "The company has" in body(saved(f"<h1>{HEADLINE}</h1><footer>{IMPRINT}© 2024</footer>").document)
    inside = f"<article><h1>{HEADLINE}</h1>{TEXT}<footer>{IMPRINT}© 2024</footer></article>"
    assert "The company has" in body(saved(inside).document)


def test_links_that_share_a_page() -> None:
    """They go by where they lead, whatever they are called; a link of such an address within a sentence stays."""
    links = "<p><a href='https://www.pinterest.com/pin/create/button/?u=1'>Merken</a> | <a href='https://x.com/intent/tweet?u=1'>Zwitschern</a></p>"
    told = "<p>Whoever likes it may <a href='https://www.facebook.com/sharer/sharer.php?u=1'>pass it on</a> to friends.</p>"
    found = saved(f"<h1>{HEADLINE}</h1>{TEXT}{links}{told}")
    assert "Merken" not in body(found.document)
    assert "Zwitschern" not in body(found.document)
    assert "pass it on" in body(found.document)


def test_a_standfirst_above_the_day_and_a_dateline() -> None:
    """A line without a full stop is the subhead also where the day stands between it and the dateline."""
    lines = "<p>New lanes for bicycles on both sides, and a wider path for all who walk</p><p>2024/11/06</p>"
    found = saved(f"<main><h1>{HEADLINE}</h1>{lines}<p>ELM, Ireland — November 6, 2024 — {LONG}</p>{TEXT}</main>")
    front = values(found.document)
    assert front["subhead"] == "New lanes for bicycles on both sides, and a wider path for all who walk"
    assert front["dateline"] == "ELM, Ireland — November 6, 2024"
    assert body(found.document).startswith(LINE)


def test_the_release_in_a_kit_for_the_press() -> None:
    """Its heading stands below a heading that is a label alone; a page whose main heading says news has sections."""
    text = "The town of Elmton opens three libraries in May. Each has ten thousand books and a room for children."
    more = "The work took two years and cost two million euros, of which the region paid half, the mayor said."
    last = "Whoever wants to print these words may do so, in whole or in part, and need not ask the town first."
    page = "<html><body><h1>{}</h1><h2>Contents</h2><p><a href='#a'>Press release</a><br/><a href='#b'>Licence</a></p><a name='a'></a><h2>Press release</h2><h2>Elmton opens three libraries</h2><p>{}</p><p>{}</p><a name='b'></a><h2>Licence</h2><p>{}</p></body></html>"
    found = brought(page.format("Libraries 2024 – Press information", text, more, last), "a.html")
    assert found.headline == "Elmton opens three libraries"
    assert body(found.document).startswith(f"{text}\n\n{more}\n")
    found = brought(page.format("Elmton has three libraries more", text, more, last), "a.html")
    assert found.headline == "Elmton has three libraries more"


def test_a_source_s_line_between_signs_of_east_asia_is_no_blank() -> None:
    """Their scripts have none; before letters of another it stays one."""
    lines = "町は五月に三つの図書館を\n開館します。それぞれに一万冊の本が\n    あり、Elm\nと森の部屋もあります。"
    page = f"<html lang='ja'><body><h1>町が図書館を三館開館</h1><p>{lines}</p><p>{lines}</p></body></html>"
    said = "町は五月に三つの図書館を開館します。それぞれに一万冊の本があり、Elm と森の部屋もあります。"
    assert body(brought(page, "a.html").document) == f"{said}\n\n{said}\n"
