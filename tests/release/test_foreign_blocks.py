"""A page's text is the block that holds its paragraphs: what stands above it is looked at, what stands below it is the page's."""

import pytest

from pressctl.release.importing import Imported
from tests.release.foreign import brought
from tests.release.texts import body, listed, values

FIRST = (
    "The bridge over the river is open again to all since this morning, after two years of works on its two old piers."
)
SECOND = "Buses take their usual way from Monday on, says the council, and the night bus keeps its detour until late in June."
TEXT = f"<p>{FIRST}</p><p>{SECOND}</p>"
PLAIN = f"{FIRST}\n\n{SECOND}\n"
STANDFIRST = "Two years of works have come to their end three months before they should have."


def saved(inside: str, *, head: str = "<title>The bridge reopens at last | Elm</title>") -> Imported:
    """Import a page with this as its body."""
    return brought(f"<!doctype html><html lang=en><head>{head}</head><body>{inside}</body></html>", room="en")


@pytest.mark.parametrize(
    "inside",
    [
        "<div><h1>The bridge reopens at last</h1><div>{}</div><div itemprop=articleBody>{}</div></div>",
        "<div><header><h1>The bridge reopens at last</h1><p>{}</p></header><div><div itemprop=articleBody>{}</div></div></div>",
        "<div><h1>The bridge reopens at last</h1></div><div><p>{}</p><div><div itemprop=articleBody>{}</div></div></div>",
    ],
)
def test_a_standfirst_in_a_field_of_its_own_is_text(inside: str) -> None:
    """What stands below the headline and above the element marked as the text comes along, the menu beside it does not."""
    more = "".join(f"<p>{FIRST} {SECOND} On day {day} it was so too.</p>" for day in range(1, 4))
    found = saved(f"<div>Welcome to Elm</div>{inside.format(STANDFIRST, TEXT + more)}")
    assert body(found.document).startswith(f"{STANDFIRST}\n\n{PLAIN}")
    assert "Welcome" not in body(found.document)


@pytest.mark.parametrize(
    "box",
    [
        "<div>Ann Lee 5 May 2024 News, All</div>",
        "<section><h3>You may like</h3><ul><li><a href=/a>The library</a><li><a href=/b>The pool</a></ul></section>",
        "<ul><li>Traffic<li>Bridges</ul>",
        "<div><h4>Kind</h4><span>Product</span><h4>Field</h4><span>Roads</span></div>",
    ],
)
def test_a_box_below_the_text_is_the_pages(box: str) -> None:
    """A box behind the block of the text, without a paragraph of its own, is left out with all its words."""
    found = saved(f"<main><h1>The bridge reopens at last</h1><div><div>{TEXT}</div>{box}</div></main>")
    assert body(found.document) == PLAIN
    assert any(
        "The library" in one or "Ann Lee" in one or "Traffic" in one or "Field" in one
        for one in listed(found, "left out")
    )


@pytest.mark.parametrize(
    ("box", "kept"),
    [
        ("<div>All about it is in our yearly report.</div>", "All about it is in our yearly report."),
        (f"<div><h2>Dates</h2><p>{FIRST.replace('bridge', 'path')}</p></div>", "## Dates"),
        ("<table><tr><th>Line<th>Hour<tr><td>4<td>6 am<tr><td>7<td>7 am</table>", "| 4"),
    ],
)
def test_a_last_sentence_below_the_block_is_text(box: str, kept: str) -> None:
    """A sentence, a paragraph and a table are the release's, wherever its page puts them."""
    if box.startswith("<table"):
        box = f"<p>{SECOND.replace('Buses', 'Trams')}</p>{box}"
    assert kept in body(saved(f"<main><h1>The bridge reopens at last</h1><div>{TEXT}</div>{box}</main>").document)


def test_whom_to_ask_below_the_block_is_kept() -> None:
    """People are read wherever they stand below the text."""
    box = "<div><h3>Press contact</h3><p>Ann Lee<br>ann@elm.example</p></div>"
    found = saved(f"<main><h1>The bridge reopens at last</h1><div>{TEXT}</div>{box}</main>")
    assert values(found.document)["contacts"] == [{"name": "Ann Lee", "email": "ann@elm.example"}]


def test_a_date_among_categories_has_a_line_of_its_own() -> None:
    """What a page files a text under is no place, though it stands before a day."""
    meta = "<div><span>Tourism</span> <span>Roads</span> <span>April 21, 2022</span></div>"
    found = saved(f"<main><h1>The bridge reopens at last</h1>{meta}<div>{TEXT}</div></main>")
    assert "dateline" not in values(found.document)
    assert str(values(found.document)["date"]) == "2022-04-21"
    assert body(found.document) == PLAIN


def test_a_label_before_a_day_is_no_place() -> None:
    """What a release is called names no place, whatever follows it in capitals."""
    found = saved(f"<main><p>Press release Current 2 May 2024</p><h1>The bridge reopens at last</h1>{TEXT}</main>")
    assert "dateline" not in values(found.document)


def test_an_hour_in_east_asian_signs_belongs_to_its_day() -> None:
    """A day with its hour below the headline is no lead."""
    text = "河口の橋は二年にわたる工事を終え、本日の朝から再びすべての人が通れるようになりましたので、お知らせいたします。これまでより三か月早い完成です。"
    found = saved(
        f"<main><h1>二年ぶりに河口の橋が開通しました</h1><p>2020年7月1日 10時00分</p><p>{text}</p><p>{text}なお、夜のバスは六月末まで回り道をします。</p></main>",
        head="",
    )
    assert body(found.document).startswith(text)


@pytest.mark.parametrize("line", ["2 min. read", "Lesezeit: 3 Min.", "5 minuten leestijd"])
def test_how_long_it_takes_to_read_is_no_lead(line: str) -> None:
    """The time that a page says it takes goes, and is listed."""
    found = saved(f"<main><h1>The bridge reopens at last</h1><p>{line}</p>{TEXT}</main>")
    assert body(found.document) == PLAIN
    assert line in listed(found, "left out")


def test_a_box_that_stands_twice_is_the_pages() -> None:
    """A heading that comes again with its paragraph goes each time; a paragraph that comes again counts once."""
    box = "<h3>Allow films</h3><p>We ask before we show films of other houses, since they see where you come from.</p>"
    found = saved(
        f"<main><h1>The bridge reopens at last</h1><p>{FIRST}</p>{box}<p>{SECOND}</p>{box}<p>{FIRST}</p></main>"
    )
    assert body(found.document) == PLAIN
    assert listed(found, "left out").count("Allow films") == 2


def test_a_sites_name_behind_a_bracket_is_not_the_headlines() -> None:
    """Brackets that point join a site's name as bars do."""
    found = saved(
        f"<h3>The bridge reopens at last</h3><div>{TEXT}</div>",
        head="<title>The bridge reopens at last ‹ City of Elm</title>",
    )
    assert found.headline == "The bridge reopens at last"


def test_small_letters_in_a_main_heading_are_lines_below_it() -> None:
    """What a page sets in small letters behind its headline says when, and under which number."""
    small = "<small><span>Date: <time datetime=2024-05-02>2 May 2024</time></span><span>Press release: 6/2024</span></small>"
    found = saved(f"<main><h1><span>The bridge reopens at last</span><span>: </span>{small}</h1>{TEXT}</main>", head="")
    assert (found.headline, body(found.document)) == ("The bridge reopens at last", PLAIN)
    assert str(values(found.document)["date"]) == "2024-05-02"


def test_titles_of_other_texts_go_wherever_they_are_listed() -> None:
    """A section of nothing but links of some words to one site is no part of the text; people below it are still read."""
    titles = "".join(
        f"<li><a href=https://elm.example/{n}>How the council built the road number {n}</a>" for n in range(5)
    )
    below = "<h2>Press contact</h2><p>Ann Lee<br>ann@elm.example</p>"
    found = saved(
        f"<article><h1>The bridge reopens at last</h1>{TEXT}<h2>Most read of all</h2><ol>{titles}</ol>{below}</article>"
    )
    assert body(found.document) == PLAIN
    assert values(found.document)["contacts"] == [{"name": "Ann Lee", "email": "ann@elm.example"}]
    assert "Most read of all" in listed(found, "left out")


@pytest.mark.parametrize(
    "links",
    [
        "".join(f"<li><a href=https://site{n}.example/>What others say of the road {n}</a>" for n in range(5)),
        "<li><a href=https://elm.example/1>What the council says of the road</a><li>And what else there is to say",
    ],
)
def test_a_list_of_sources_is_text(links: str) -> None:
    """Several sites, or words beside the links are what a text refers to."""
    found = saved(
        f"<article><h1>The bridge reopens at last</h1>{TEXT}<h2>Where it stands</h2><ul>{links}</ul></article>"
    )
    assert "## Where it stands" in body(found.document)


def test_a_teaser_within_the_text_goes() -> None:
    """A heading and a last line that lead to the same place frame words of another text."""
    teaser = "<h2><a href=https://elm.example/b>The pool opens too</a></h2><p>It opens.</p><p><a href=https://elm.example/b>Go on</a></p>"
    found = saved(
        f"<article><h1>The bridge reopens at last</h1><p>{FIRST} So it is.</p>{teaser}<p>{SECOND}</p></article>"
    )
    assert body(found.document) == f"{FIRST} So it is.\n\n{SECOND}\n"


@pytest.mark.parametrize("line", ["- Advertisement -", "Anzeige", "PUBLICITÉ", "Foto © Ann Lee"])
def test_advertising_and_credits_go_wherever_they_stand(line: str) -> None:
    """A word for what was sold, or who took a picture, is no paragraph."""
    found = saved(f"<article><h1>The bridge reopens at last</h1><p>{FIRST}</p><p>{line}</p><p>{SECOND}</p></article>")
    assert body(found.document) == PLAIN
    assert line in listed(found, "left out")


def test_rows_below_the_headline_that_each_have_a_number_date_it() -> None:
    """The year of issue goes, the day counts."""
    rows = "<div><span class=label>Year</span> <span>2024</span><br><span class=label>Date</span> <span>02.05.2024</span></div>"
    found = saved(f"<article><h1>The bridge reopens at last</h1>{rows}{TEXT}</article>")
    assert body(found.document) == PLAIN
    assert str(values(found.document)["date"]) == "2024-05-02"
    assert "Year 2024" in listed(found, "left out")


def test_captions_above_the_headline_are_no_text() -> None:
    """Words of some length above the headline are the page's own, listed."""
    caption = "The councillors of Elm walk over the new bridge, in the rain of a May morning"
    found = saved(f"<article><p>{caption}</p><h1>The bridge reopens at last</h1>{TEXT}</article>")
    assert body(found.document) == PLAIN
    assert caption in listed(found, "left out")


def test_a_mail_address_in_words_is_one() -> None:
    """Pages write the sign in words so that programs do not find the address; people are asked there all the same."""
    found = saved(
        f"<article><h1>The bridge reopens at last</h1>{TEXT}<h2>Press contact</h2><p>Ann Lee<br>ann (at) elm (dot) example</p></article>"
    )
    assert values(found.document)["contacts"] == [{"name": "Ann Lee", "email": "ann@elm.example"}]


def test_a_number_that_its_link_says_again_counts_once() -> None:
    """A link's percent signs are none of the number."""
    phone = '<a href="tel:+49%20711%20289-88229">+49 711 289-88229</a>'
    found = saved(
        f"<article><h1>The bridge reopens at last</h1>{TEXT}<h2>Press contact</h2><p>Ann Lee<br>{phone}</p></article>"
    )
    assert values(found.document)["contacts"] == [{"name": "Ann Lee", "phone": "+49 711 289-88229"}]


@pytest.mark.parametrize(
    "table",
    [
        f"<table><tr><td>Elm<td>&nbsp;<tr><td>&nbsp;<td>{FIRST} {SECOND} {FIRST} {SECOND}</table>",
        f"<table><tr><td>&nbsp;<td>{FIRST}<tr><td>&nbsp;<td>{SECOND}</table>",
    ],
)
def test_a_table_of_blank_columns_or_of_long_texts_lays_out_a_page(table: str) -> None:
    """One column of words, or a cell with the text itself, is no table of words and figures."""
    found = saved(f"<h1>The bridge reopens at last</h1>{table}")
    assert "|" not in body(found.document)
    assert body(found.document).startswith(FIRST)


def test_a_title_that_stands_as_a_paragraph_is_the_headline_there() -> None:
    """The menu above it is above the headline then, whatever element holds it."""
    menu = "<ul><li>Budget<li>Jobs</ul><p>Help</p>"
    lines = "<p>The bridge reopens<br>at last</p>"
    found = saved(f"<div>{menu}{lines}{TEXT}</div>", head="<title>The bridge reopens at last</title>")
    assert (found.headline, body(found.document)) == ("The bridge reopens at last", PLAIN)


def test_what_a_page_sets_below_the_sign_of_the_end_goes() -> None:
    """Short lines directly below it are the page's; people to ask are still read."""
    below = "<p>ENDS</p><p>[Index]</p><p>2006, 2005</p><h3>Press contact</h3><p>Ann Lee<br>ann@elm.example</p>"
    found = saved(
        f"<article><h1>The bridge reopens at last</h1><p>{FIRST} So it is.</p><p>{SECOND}</p>{below}</article>"
    )
    assert body(found.document) == f"{FIRST} So it is.\n\n{SECOND}\n"
    assert values(found.document)["contacts"] == [{"name": "Ann Lee", "email": "ann@elm.example"}]
    assert "[Index]" in listed(found, "left out")


def test_topics_above_the_text_are_no_lead() -> None:
    """A list of single words between headline and text is what the page files it under; key points in words are text."""
    topics = "<ul><li>Press<li>Roads<li>Health and care<li>Elm<li>Bridges<li>Profile</ul>"
    found = saved(f"<main><h1>The bridge reopens at last</h1>{topics}<div>{TEXT}</div></main>")
    assert body(found.document) == PLAIN
    points = "<ul><li>It opens on 14 June<li>It cost 12 million euros</ul>"
    found = saved(f"<main><h1>The bridge reopens at last</h1>{points}<div>{TEXT}</div></main>")
    assert "- It opens on 14 June" in body(found.document)


def test_a_leaf_of_a_calendar_is_no_table() -> None:
    """Seven columns of days belong to the page's calendar, wherever it stands."""
    weeks = "".join("<tr>" + "".join(f"<td>{7 * week + day:02}. May" for day in range(1, 8)) for week in range(4))
    found = saved(f"<article><h1>The bridge reopens at last</h1>{TEXT}<table>{weeks}</table></article>")
    assert body(found.document) == PLAIN
    rows = "".join("<tr>" + "".join(f"<td>{week * day} km" for day in range(1, 8)) for week in range(1, 5))
    found = saved(f"<article><h1>The bridge reopens at last</h1>{TEXT}<table>{rows}</table></article>")
    assert "| 4 km |" in body(found.document)


def test_a_number_in_a_link_is_whom_to_ask() -> None:
    """A telephone number alone on its line is no link of the page's."""
    below = "<h2>Press contact</h2><p>Ann Lee</p><p>Press officer</p><p><a href=tel:+49306521117>030 65211-17</a></p>"
    found = saved(f"<article><h1>The bridge reopens at last</h1>{TEXT}{below}</article>")
    assert values(found.document)["contacts"] == [{"name": "Ann Lee", "role": "Press officer", "phone": "030 65211-17"}]


@pytest.mark.parametrize(
    "heading",
    [
        "<div>Day of the bridge</div> The bridge reopens at last",
        "<span>Day of the bridge</span><span>The bridge reopens at last</span>",
    ],
)
def test_what_a_main_heading_has_before_the_pages_title_is_no_headline(heading: str) -> None:
    """The title that the page states tells what of its main heading is the headline."""
    head = '<meta property="og:title" content="The bridge reopens at last">'
    found = saved(f"<main><h1>{heading}</h1>{TEXT}</main>", head=head)
    assert (found.headline, body(found.document)) == ("The bridge reopens at last", PLAIN)
    assert "Day of the bridge" in listed(found, "left out")


@pytest.mark.parametrize(
    "line",
    [
        "<p><a href=https://elm.example/ann>Ann Lee</a>, Staff attorney, Elm Office of Roads and of Bridges</p>",
        "<p>By <a href=https://elm.example/ann>Ann Lee</a></p>",
        "<p>Elm Council , Press , All</p>",
    ],
)
def test_who_wrote_it_and_topics_in_a_line_are_no_lead(line: str) -> None:
    """A person who is a link and what they do, and words that blanks and signs part, stand above the text."""
    more = f"<p>{FIRST} So it is.</p><p>{SECOND}</p>"
    found = saved(f"<main><h1>The bridge reopens at last</h1>{line}{more}</main>")
    assert body(found.document) == f"{FIRST} So it is.\n\n{SECOND}\n"


def test_the_way_to_the_page_below_the_text_goes() -> None:
    """A list that ends with the headline leads to the page, wherever it stands."""
    way = "<p>You are at: {0}</p><ol><li><a href=/>Start</a><li><a href=/n>News</a><li><b>The bridge reopens at last</b></ol>"
    found = saved(f"<article><h1>The bridge reopens at last</h1>{TEXT}{way}</article>")
    assert body(found.document) == PLAIN
    assert "3. The bridge reopens at last" in listed(found, "left out")
