"""Pages as they were saved: icons by name, texts that come late, tools of a browser's, and what a page states of its parts."""

import json

import pytest

from pressctl.release.importing import Imported
from tests.release.foreign import brought
from tests.release.texts import body, listed, values

HEAD = "<title>The bridge reopens to all | City of Elm</title>"
TEXT = (
    "<p>The old bridge over the river is open again to all since this morning, after two years of works and a winter of"
    " waiting for steel.</p><p>Buses take their usual way from Monday on, and so do the trams that had to stop at the market.</p>"
)
PLAIN = (
    "The old bridge over the river is open again to all since this morning, after two years of works and a winter of"
    " waiting for steel.\n\nBuses take their usual way from Monday on, and so do the trams that had to stop at the market.\n"
)
NAMES = {"query_builder", "arrow_back", "share", "expand_more"}
TITLE = "<h1>The bridge reopens to all</h1>"


def saved(inside: str, *, head: str = HEAD) -> Imported:
    """Import a page with this as its body."""
    return brought(
        f"<!doctype html><html lang=en><head>{head}</head><body>{inside}</body></html>", room="en", date="2024-11-06"
    )


@pytest.mark.parametrize(
    "icon",
    [
        "<i class=material-icons>query_builder</i>",
        "<span class='material-symbols-outlined'>arrow_back</span>",
        "<mat-icon>share</mat-icon>",
        "<i aria-hidden=true>expand_more</i>",
    ],
)
def test_the_name_of_an_icon_is_no_word(icon: str) -> None:
    """A font draws it; it is in no headline, and listed once."""
    found = saved(f"<main><h1>{icon}The bridge reopens to all</h1>{TEXT.replace('</p>', f'{icon}</p>')}</main>")
    assert found.headline == "The bridge reopens to all"
    assert body(found.document) == PLAIN
    assert sum(one in NAMES for one in listed(found, "left out")) == 1


def test_a_word_in_an_element_of_its_own_stays() -> None:
    """It is hidden from nobody, and called no icon."""
    text = TEXT.replace("Buses", "<i>buses</i>").replace("steel", "<span aria-hidden=true>steel</span>")
    assert body(saved(f"<main>{TITLE}{text}</main>").document).count("*buses* take") == 1
    assert "waiting for steel." in body(saved(f"<main>{TITLE}{text}</main>").document)


def test_texts_that_come_late_stand_where_a_script_puts_them() -> None:
    """A page that is streamed has them hidden at its end."""
    first, second = TEXT.split("</p><p>")
    page = (
        f'<main>{TITLE}<div>{first}</p><template id="B:1a"></template></div></main>'
        f'<div hidden id="S:1a"><p>{second}</div><div hidden id="menu">Home</div>'
    )
    found = saved(page)
    assert body(found.document) == PLAIN


def test_what_a_browser_adds_to_a_page_is_no_part_of_it() -> None:
    """A translator's box has a main heading."""
    tool = '<div id="goog-gt-tt"><h1>Original text of this page</h1><p>Rate this translation</p></div>'
    found = saved(f"<div>{TITLE}{TEXT}</div>{tool}")
    assert found.headline == "The bridge reopens to all"
    assert "Original text of this page Rate this translation" in listed(found, "left out")


@pytest.mark.parametrize(
    "line",
    [
        "<p itemprop=author>Editor: <span>Ann Lee</span></p>",
        "<div><a rel=author href=https://elm.example/ann>Ann Lee</a></div>",
        "<p><b>Étiquettes :</b> <a rel=tag href=https://elm.example/t/1>Pont</a> <a rel=tag href=https://elm.example/t/2>Ville</a></p>",
        "<p><a rel='category tag' href=https://elm.example/t/1>Brücke</a></p>",
        "<div><pp-tag><div>Arbeitsschutz</div></pp-tag></div>",
        "<div class=badge>Meldung</div>",
    ],
)
def test_what_a_page_states_of_a_line_is_believed(line: str) -> None:
    """Who wrote a text, and what it is filed under, in schema.org's and HTML's own words."""
    found = saved(f"<main>{TITLE}{TEXT}{line}</main>")
    assert body(found.document) == PLAIN


def test_words_beside_such_a_link_are_a_sentence() -> None:
    """Some sites link every word that they have a list for."""
    text = TEXT.replace("Buses", "<a rel=tag href=https://elm.example/t/bus>Buses</a>")
    assert "take their usual way" in body(saved(f"<main>{TITLE}{text}</main>").document)


def test_somebody_to_ask_is_asked_though_a_page_calls_them_author() -> None:
    """An address is no byline's."""
    line = "<p itemprop=author>Press contact: Ann Lee, ann@elm.example</p>"
    assert values(saved(f"<main>{TITLE}{TEXT}{line}</main>").document)["contacts"]


@pytest.mark.parametrize(
    ("called", "day"), [("image-credit", "6 November 2024"), ("eyebrow", "06.11.2024"), ("kicker", "6 novembre 2024")]
)
def test_a_day_dates_whatever_its_class_is(called: str, day: str) -> None:
    """A theme uses its classes again: for captions, for what stands above a headline."""
    page = f"<!doctype html><html><head>{HEAD}</head><body><main><p class={called}>{day}</p>{TITLE}{TEXT}</main></body></html>"
    assert str(values(brought(page, room="en").document)["date"]).startswith("2024-11-06")


@pytest.mark.parametrize("day", ["📅 6 November 2024", "🗓️ Am 6. November 2024"])
def test_a_picture_before_a_day(day: str) -> None:
    """A pictograph stands there for the word."""
    meta = f"<div class=news-meta><span>{day}</span> <span>📂 Category: <a href=/news>News</a></span></div>"
    page = f"<!doctype html><html><head>{HEAD}</head><body><main>{TITLE}{meta}{TEXT}</main></body></html>"
    document = brought(page, room="en").document
    assert str(values(document)["date"]).startswith("2024-11-06")
    assert body(document) == PLAIN


@pytest.mark.parametrize("called", ["SubTitulo", "sub-title", "article__untertitel", "sottotitolo"])
def test_a_subtitle_by_its_class(called: str) -> None:
    """Sites say in their own language what the line below a headline is."""
    found = saved(f"<main>{TITLE}<p class={called}>Two years of works end on time</p>{TEXT}</main>")
    assert values(found.document)["subhead"] == "Two years of works end on time"
    assert body(found.document) == PLAIN


@pytest.mark.parametrize(
    "box",
    [
        "<div class=jeg_meta_zoom><span>A</span> <span>A</span><button>Reset</button></div>",
        "<div class='media-regist'><h6>For members of the media</h6><ul><li><a href=/join>Join</a></ul></div>",
        "<aside class=x>Most read</aside><div class=page__aside><h2>Most read</h2><ul><li><a href=/1>One of the others</a></ul></div>",
        "<div class='gallery-block__swiper'><div>Bridge</div><span>1 / 1</span></div>",
        "<p><a href=https://elm.example/a.mp4>MP4</a><a href=https://elm.example/a.mp3>MP3</a></p>",
    ],
)
def test_boxes_of_a_page(box: str) -> None:
    """What sets letters larger, a place to register, a column beside the text, a gallery, files."""
    assert body(saved(f"<main>{TITLE}{box}{TEXT}{box}</main>").document) == PLAIN


def test_a_foot_whose_forms_have_headings_is_a_foot() -> None:
    """A main heading in a form is no headline; and one word in common with a site's name makes none."""
    foot = "<footer><ul><li>Elm 2024</ul><form><h1>Elm newsletter</h1><input></form></footer>"
    found = saved(f"<main><article>{TITLE}{TEXT}</article>{foot}</main>", head="<title>ELM</title>")
    assert found.headline == "The bridge reopens to all"
    assert body(found.document) == PLAIN


def test_a_heading_that_is_never_closed_heads_nothing() -> None:
    """Its browser shows the text as text."""
    text = "".join(f"<div>{part}" for part in PLAIN.rstrip("\n").split("\n\n")) + "<div>" + "It is open. " * 30
    found = saved(f"<article><h1>The bridge reopens to all</h1><h4>{text}</article>")
    assert body(found.document).startswith(PLAIN.rstrip("\n"))


def test_a_portrait_beside_whom_to_ask_is_no_image_with_a_caption() -> None:
    """Its words are a contact."""
    box = (
        "<h2>Press contact</h2><div class=media-contact><img src=https://elm.example/ann.jpg alt=Ann><div>Ann Lee</div>"
        "<div>ann@elm.example</div></div>"
    )
    contact = values(saved(f"<main>{TITLE}{TEXT}{box}</main>").document)["contacts"]
    assert contact == [{"name": "Ann Lee", "email": "ann@elm.example"}]


def test_people_in_a_list_each_with_a_heading() -> None:
    """A list's item has its mark once: no line behind its first loses a letter, and nobody's name is lost."""
    people = "".join(
        f"<li><h3>{name}</h3><div>Press officer\u00a0</div><ul><li>Phone number: <a href=tel:+3222841250>(+32) 2 284 12 50</a>"
        f"<li>E-mail: <a href=mailto:{mail}>{mail}</a><li><a href=https://twitter.com/elm>@elm</a></ul>"
        for name, mail in (("Ann Lee", "ann@elm.example"), ("Bo Park", "bo@elm.example"))
    )
    contacts = values(saved(f"<main>{TITLE}{TEXT}<h2>Contacts:\u00a0</h2><ul>{people}</ul></main>").document)[
        "contacts"
    ]
    assert [one["name"] for one in contacts] == ["Ann Lee", "Bo Park"]
    assert [one["email"] for one in contacts] == ["ann@elm.example", "bo@elm.example"]
    assert contacts[0]["phone"] == "(+32) 2 284 12 50"


def test_a_line_of_two_signs_is_no_link() -> None:
    """It led nowhere when a teaser's end was looked for."""
    titles = "<h2><a href=https://elm.example/1>What else the council says of its bridges</a></h2><p>34</p><p>7</p>"
    assert body(saved(f"<main>{TITLE}{TEXT}{titles * 2}<p>{'It is open. ' * 12}</p></main>").document).startswith(
        PLAIN[:60]
    )


@pytest.mark.parametrize("edge", ["\u00a0", "\u202f", " \u00a0 "])
def test_no_break_spaces_at_an_edge_are_not_seen(edge: str) -> None:
    """Editors leave them at the end of headlines and paragraphs."""
    found = saved(f"<main><h1>The bridge reopens to all{edge}</h1>{TEXT.replace('<p>', f'<p>{edge}')}</main>")
    assert found.headline == "The bridge reopens to all"
    assert body(found.document) == PLAIN


BODY = json.dumps(" ".join(PLAIN.split("\n\n")) * 2)
DATA = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "The bridge reopens to all", "author": [{"name": "Ann Lee"}],'
    ' "keywords": ["River crossing"], "articleBody": ' + BODY + "}</script>"
)


@pytest.mark.parametrize("line", ["Ann Lee", "By Ann Lee", "<b>Ann Lee</b>", "Piše: Ann Lee", "River crossing"])
def test_a_line_that_says_again_what_a_page_states(line: str) -> None:
    """Who wrote a text, and what it is filed under, in JSON-LD's words; above the text, and as its end."""
    for article in (f"{TITLE}<p>{line}</p>{TEXT}", f"{TITLE}{TEXT}<p>{line}</p>"):
        found = saved(f"<main>{article}</main>", head=HEAD + DATA)
        assert body(found.document) == PLAIN
        assert line.replace("<b>", "").replace("</b>", "") in listed(found, "left out")


def test_who_wrote_a_text_may_be_who_is_to_be_asked() -> None:
    """A name above an address stays with it."""
    contact = "<h2>Press contact</h2><p>Ann Lee</p><p>ann@elm.example</p>"
    found = saved(f"<main>{TITLE}{TEXT}{contact}</main>", head=HEAD + DATA)
    assert values(found.document)["contacts"] == [{"name": "Ann Lee", "email": "ann@elm.example"}]


@pytest.mark.parametrize(
    "below",
    ["<p>What others read</p>", "<h3>Weitere Themen</h3><ul><li>Straßen<li>Plätze</ul>", "<p>Lo más visto hoy</p>"],
)
def test_what_stands_below_the_words_that_a_page_states(below: str) -> None:
    """Short lines that its `articleBody` has not are the page's."""
    found = saved(f"<main>{TITLE}{TEXT}{below}</main>", head=HEAD + DATA)
    assert body(found.document) == PLAIN


@pytest.mark.parametrize(
    "below",
    [
        "<h2>About Elm Bridges</h2><p>Elm Bridges builds and keeps the bridges of the city since the year 1901.</p>",
        f"<p>{'The works went on through both winters. ' * 4}</p>",
    ],
)
def test_a_release_may_go_on_below_them(below: str) -> None:
    """Who speaks, and whole paragraphs, stand in fields of their own."""
    found = saved(f"<main>{TITLE}{TEXT}{below}</main>", head=HEAD + DATA)
    assert "Elm Bridges builds" in found.document or "both winters" in body(found.document)


@pytest.mark.parametrize(
    "line",
    [
        "<b>Читайте также:</b> <a href=https://elm.example/1>Мост закрыт</a>",
        "Read also: <a href=https://elm.example/1>The bridge closes</a>",
        "À lire aussi : <a href=https://elm.example/1>Le pont ferme</a>.",
        "<a href=https://elm.example/1>Leggi anche: Il ponte chiude</a>",
        "<a href=https://elm.example/1>Lees ook: De brug sluit</a>",
    ],
)
def test_read_also_within_a_text(line: str) -> None:
    """Sites put such a line between paragraphs; what goes on behind the link is a sentence."""
    first, second = TEXT.split("</p><p>")
    found = saved(f"<main>{TITLE}{first}</p><p>{line}</p><p>{second}</main>")
    assert body(found.document) == PLAIN
    kept = saved(
        f"<main>{TITLE}{first}</p><p>Read also <a href=https://elm.example/1>the plan</a> before you vote.</p><p>{second}</main>"
    )
    assert "before you vote" in body(kept.document)


@pytest.mark.parametrize(
    ("place", "wire"), [("Hamburg", "iwr-pressedienst"), ("Madrid", "Europa Press"), ("Wien", "epdÖ")]
)
def test_a_wire_behind_a_place(place: str, wire: str) -> None:
    """Services name themselves between the place and the dash."""
    found = saved(f"<main>{TITLE}{TEXT.replace('<p>The', f'<p>{place} ({wire}) - The')}</main>")
    assert values(found.document)["dateline"] == place
    assert body(found.document) == PLAIN


def test_words_that_an_image_has_for_those_who_do_not_see_it_are_its_caption() -> None:
    """They stand below it once more, whatever their class is; not where they name whom to ask."""
    image = "<div><img src=/a.jpg alt='The bridge over the river at dawn'></div><div class=x>The bridge over the river at dawn</div>"
    found = saved(f"<main>{TITLE}<div>{image}</div>{TEXT}</main>")
    assert body(found.document) == PLAIN
    person = "<h2>Contact</h2><div><img src=/a.jpg alt='Ann Lee, Elm Bridges'><p>Ann Lee, Elm Bridges</p><p>ann@elm.example</p></div>"
    assert values(saved(f"<main>{TITLE}{TEXT}{person}</main>").document)["contacts"][0]["name"] == "Ann Lee"


@pytest.mark.parametrize("head", ["<div class='noh h2'>", "<p role=heading aria-level=2>"])
def test_a_heading_that_is_only_styled_as_one(head: str) -> None:
    """It heads a section as any other, and a headline where a page has no main heading."""
    close = "</div>" if head.startswith("<div") else "</p>"
    more = "<p>The trams have stopped at the market since the works began, and will stop there again in spring.</p>"
    found = saved(f"<main>{TITLE}{TEXT}{head}Trams stop again{close}{more}</main>")
    assert "## Trams stop again" in body(found.document)
    main = saved(f"<main><div class=h1>The bridge reopens to all</div>{TEXT}</main>", head="<title>Elm</title>")
    assert main.headline == "The bridge reopens to all"


def test_names_with_humps_are_names() -> None:
    """Classes are written `socialInfo` too."""
    box = (
        "<div class=socialInfoTooltip>Two clicks for more privacy.</div><div id=siteSurvey>Do you like this page?</div>"
    )
    assert body(saved(f"<main>{TITLE}{TEXT}{box}</main>").document) == PLAIN


def test_signs_between_lines_are_no_words() -> None:
    """A role says that they are there for the look."""
    day = "<div><div>6 November 2024</div><span role=presentation>•</span></div>"
    page = f"<!doctype html><html><head>{HEAD}</head><body><main>{TITLE}{day}{TEXT}</main></body></html>"
    document = brought(page, room="en").document
    assert str(values(document)["date"]).startswith("2024-11-06")
    assert body(document) == PLAIN


@pytest.mark.parametrize("day", ["06.11.2024 - ", "6 novembre 2024 | ", "2024-11-06 – "])
def test_a_headline_that_begins_with_its_day(day: str) -> None:
    """Sites put it there for their lists; it dates the release."""
    page = f"<!doctype html><html><head>{HEAD}</head><body><main><h1>{day}The bridge reopens to all</h1>{TEXT}</main></body></html>"
    document = brought(page, room="en").document
    assert values(document)["headline"] == "The bridge reopens to all"
    assert str(values(document)["date"]).startswith("2024-11-06")


def test_what_a_main_heading_has_behind_the_title() -> None:
    """What the page files its text under; the title says where the headline ends."""
    found = saved(f"<main><h1>The bridge reopens to all <span>Roads and traffic</span></h1>{TEXT}</main>")
    assert found.headline == "The bridge reopens to all"
    whole = saved(
        f"<main><h1>The bridge <em>reopens</em></h1>{TEXT}</main>", head="<title>The bridge reopens | Elm</title>"
    )
    assert whole.headline == "The bridge reopens"


@pytest.mark.parametrize("role", ["Press officer", "Pressesprecherin", "Attachée de presse"])
def test_somebodys_card_below_a_text(role: str) -> None:
    """Nothing heads it: a name, what they do, how to reach them."""
    card = f"<div><div>Ann Lee</div><div>{role}</div><div>Tel.:</div><div>+49 711 289000</div><div>ann@elm.example</div></div>"
    found = saved(f"<main>{TITLE}{TEXT}{card}</main>")
    contact = {"name": "Ann Lee", "role": role, "email": "ann@elm.example", "phone": "+49 711 289000"}
    assert values(found.document)["contacts"] == [contact]
    assert body(found.document) == PLAIN


@pytest.mark.parametrize("called", ["base_gallery", "register-news", "share-page", "feedback"])
def test_what_holds_most_of_the_words_is_text_whatever_its_class_is(called: str) -> None:
    """A gallery's whole page is called so, and a register's."""
    assert body(saved(f"<main>{TITLE}<div class={called}>{TEXT}</div></main>").document) == PLAIN


@pytest.mark.parametrize("standfirst", ["ヤナギ橋が今朝から通れます。", "大橋今早重新開放，市民可以通行！"])
def test_a_sentence_below_the_headline_stays_in_any_script(standfirst: str) -> None:
    """It ends as sentences do, and has no spaces by which its words could be counted."""
    found = saved(f"{TITLE}<p>{standfirst}</p>{TEXT}")
    assert standfirst in found.document
    assert standfirst not in listed(found, "left out")


def test_what_a_class_hides_is_not_to_be_seen() -> None:
    """A league's table in a menu is none of the text; the rest of a text that a button opens is."""
    table = (
        "<div class='target hidden'><ul><li>1. Elm 32 : 2</li><li>2. Oak 28 : 8</li><li>3. Ash 27 : 7</li></ul></div>"
    )
    assert body(saved(f"<main>{TITLE}{table}{TEXT}</main>").document) == PLAIN
    first, second = TEXT.split("</p><p>")
    rest = f"<main>{TITLE}{first}</p><div class='d-none'><p>{second}</div></main>"
    assert body(saved(rest).document) == PLAIN
    shown = table.replace("hidden", "hidden md:block")
    assert "Oak 28 : 8" in body(saved(f"<main>{TITLE}{TEXT}{shown}</main>").document)


def test_a_page_in_an_item_of_its_menu_is_no_list() -> None:
    """Broken markup never closes the item."""
    assert body(saved(f"<ul><li>For fans<div><main>{TITLE}{TEXT}</main></div></ul>").document) == PLAIN


def test_teasers_that_are_called_so_may_be_longer_than_a_text() -> None:
    """A short text keeps all of its paragraphs, and none of them."""
    teaser = "<h3><a href='https://town.example/news/{0}'>The school of {0} has a new roof</a></h3><p>{0} waited two winters for the slates, which came by ship in spring.</p>"
    teasers = "".join(map(teaser.format, ["Oakton", "Ashby", "Birch", "Hazel", "Maple", "Alder"]))
    third = "<p>The mayor thanks all who helped.</p>"
    found = saved(
        f"<main>{TITLE}{TEXT}<p>The trams of line nine go over it from Tuesday on.</p>{third}<h2>See also</h2>{teasers}</main>"
    )
    assert "slates" not in body(found.document)
    assert body(found.document).startswith(PLAIN.rstrip("\n"))
