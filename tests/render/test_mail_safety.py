"""What mail programs do to a mail: some draw it with Word, some drop its styles, some show it by night."""

import re
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from pressctl.model import Brand, Contact, Correction, Media, Notice, Quote, Release
from pressctl.render.mail import render_mail
from pressctl.render.templates import Templates
from tests.render.cascade import Mail, declarations
from tests.render.reading import Page, contrast
from tests.support.builders import a_newsroom, a_release

SHIPPED = Templates(None)
NOTICES: tuple[Notice, ...] = ("", "correction", "kill", "advance", "advance-correction", "test")
FULL = a_release(
    subhead="Un sous-titre",
    body="Un [lien](https://a.example/) et `du code`.\n\n## Deux\n\n### Trois\n\n> Cité.\n\n- un\n  1. deux\n\n"
    "| a | b |\n|---|--:|\n| c | d |\n\n---\n\n```\ncode\n```\n",
    lead_in_body=False,
    revision=2,
    corrections=(Correction(revision=2, text="Faux."),),
    embargo=datetime(2024, 11, 7, 9, tzinfo=UTC),
    notes="Une note.",
    quotes=(Quote(text="Dit", speaker="Anne", role="maire"),),
    media=(Media(url="https://cdn.example/dossier.pdf", caption="Dossier", credit="A."),),
    contacts=(Contact(name="Anne", role="Presse", email="a@example.org", phone="+33 1 23 45 67 89"),),
)
VERSIONS = (FULL, a_release(language="ar", original=False))
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def html_of(release: Release = FULL, notice: Notice = "", brand: Brand | None = None) -> str:
    """Render a mail with the shipped template."""
    newsroom = a_newsroom(brand=brand or Brand())
    return render_mail(release, newsroom, SHIPPED, notice=notice, versions=VERSIONS).html


def insist_legible(html: str) -> None:
    """Fail where words are nearer to their ground than 4.5 to 1 (WCAG 2.2, 1.4.3), by day or by night."""
    for dark in (False, True):
        for shown in Mail(html, dark=dark).seen:
            assert contrast(shown.colour, shown.ground) >= 4.5, (dark, shown)


@pytest.mark.parametrize("notice", NOTICES)
def test_all_words_can_be_read_by_day_and_by_night(notice: Notice) -> None:
    """From the HTML's own colours, whatever stands in it; the night's are other colours than the day's."""
    html = html_of(notice=notice)
    insist_legible(html)
    day, night = (Mail(html, dark=dark).seen for dark in (False, True))
    assert len(day) == len(night) > 8
    assert all(one.colour != other.colour or one.ground != other.ground for one, other in zip(day, night, strict=True))


@settings(max_examples=25, deadline=None)
@given(COLOURS, COLOURS | st.just(""), st.sampled_from(["", "test"]))
def test_whatever_the_brands_colours_are(color: str, color_dark: str, notice: Notice) -> None:
    """A yellow newsroom is read as well as a navy one."""
    insist_legible(html_of(notice=notice, brand=Brand(color=color, color_dark=color_dark)))


def test_a_brand_is_seen() -> None:
    """Its bar as it is, its words as they can be read, its fonts everywhere but in code; Outlook is told one it has."""
    html = html_of(brand=Brand(color="#ff6600", font="'Source Sans 3', Verdana, sans-serif"))
    assert "border-top: 5px solid #ff6600" in html
    words = {shown.words: shown for shown in Mail(html).seen}
    assert words["Deux"].colour == words["lien"].colour != "#ff6600"
    families = re.findall(r"font-family: ([^;\"]+)", html)
    assert {family.strip() for family in families} == {
        "'Source Sans 3', Verdana, sans-serif",
        "Menlo, Consolas, monospace",
        "'Verdana' !important",
    }
    plain = html_of()
    assert "border-top: 5px solid #1c3f5f" in plain
    assert "font-family" not in re.findall(r"<!--\[if mso\]>.*?<!\[endif\]-->", plain, re.DOTALL)[0]


@pytest.mark.parametrize("notice", NOTICES)
def test_its_layout_is_tables_that_word_can_draw(notice: Notice) -> None:
    """Outlook's mails are drawn by Word: widths by attribute, padding in cells alone, no floats, flex, grid or position."""
    html = html_of(notice=notice)
    page = Page(html)
    frames = [table for table in page.all("table") if "role" in table]
    for table in frames:
        assert table["role"] == "presentation"
        assert {"width": "100%", "cellpadding": "0", "cellspacing": "0", "border": "0"}.items() <= table.items()
    # What is 600 wide for others by its style is so for Word by a table that only Word sees.
    assert sum("max-width: 600px" in table["style"] for table in frames) == 2
    assert html.count('<!--[if mso]><table role="presentation" width="600"') == 2
    assert html.count("<!--[if mso]></td></tr></table><![endif]-->") == 2
    for tag, attributes in page.seen:
        style = declarations(attributes.get("style", ""))
        assert not {"float", "position", "grid", "flex", "transform"} & {name.split("-")[0] for name in style}
        assert style.get("display", "none") == "none"
        padded = style.get("padding", "0").strip("0px ")
        assert not padded or tag in {"td", "th", "ul", "ol", "pre"}, (tag, style)


@pytest.mark.parametrize("notice", NOTICES)
def test_nothing_is_said_by_a_style_sheet_alone(notice: Notice) -> None:
    """Without `<style>` the same words stand in the same colours; what is hidden is hidden by the element itself."""
    html = html_of(notice=notice)
    bare = re.sub(r"<style>.*?</style>", "", html, count=1, flags=re.DOTALL)
    sheet = "<style>@media (prefers-color-scheme: dark) { }</style>"
    assert Mail(sheet + bare).seen == Mail(html).seen
    hidden = [shown for shown in Mail(html).shown if shown.hidden]
    assert len(hidden) == 3  # the title, the sheet itself, the preheader
    (preheader,) = Page(html).all("div")[0:1]
    assert preheader["class"] == "preheader"
    assert "mso-hide: all" in preheader["style"]
    assert "content:" not in html


@pytest.mark.parametrize("notice", NOTICES)
def test_who_listens_to_it_knows_where_it_begins(notice: Notice) -> None:
    """Webmail drops `html` and `body`, so language and direction stand on an element within, which has a name."""
    page = Page(html_of(notice=notice))
    (article,) = [division for division in page.all("div") if division.get("role") == "article"]
    assert (article["lang"], article["dir"], article["aria-roledescription"]) == ("fr", "ltr", "email")
    assert article["aria-label"]
    levels = [int(tag[1]) for tag, _ in page.seen if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


PICTURES = (
    Media(
        path="a.jpg",
        alt="Le pont",
        caption="Le pont, la nuit",
        credit="A.",
        type="image/jpeg",
        size=9_000,
        width=400,
        height=300,
    ),
    Media(path="b.png", alt="Plan", type="image/png", size=9_000),
    Media(path="c.webp", alt="Autre", type="image/webp", size=9_000),
    Media(path="d.jpg", alt="Grand", type="image/jpeg", size=20_000_000),
    Media(url="https://cdn.example/e.jpg", alt="Ailleurs", type="image/jpeg"),
)


def pictured(notice: Notice = "", **newsroom: object) -> str:
    """Render a mail of pictures."""
    room = a_newsroom(**{"brand": Brand(logo="logo.png"), "mail_media": "thumbnails", **newsroom})
    return render_mail(replace(FULL, media=PICTURES), room, SHIPPED, notice=notice).html


def test_thumbnails_are_loaded_from_the_newsrooms_own_site_alone() -> None:
    """With what they show in words, at a size, each a link to the file; what programs do not draw stays a link."""
    page = Page(pictured())
    logo, *pictures = page.all("img")
    assert (logo["src"], logo["alt"]) == ("https://presse.example.org/brand/logo.png", "Groupe Exemple")
    folder = "https://presse.example.org/releases/narcotrafic/media/"
    assert [(image["src"], image["alt"], image["width"], image.get("height")) for image in pictures] == [
        (f"{folder}a.jpg", "Le pont", "120", "90"),
        (f"{folder}b.png", "Plan", "120", None),
    ]
    links = page.values("href")
    for address in (
        f"{folder}a.jpg",
        f"{folder}b.png",
        f"{folder}c.webp",
        f"{folder}d.jpg",
        "https://cdn.example/e.jpg",
    ):
        assert address in links
    assert page.balanced
    assert page.text.count("Le pont, la nuit (JPG) – Crédit") == 1
    insist_legible(pictured())


@pytest.mark.parametrize(
    "newsroom", [{"mail_media": "links"}, {"url": ""}, {"brand": Brand(logo="logo.svg"), "mail_media": "links"}]
)
def test_without_them_nothing_is_loaded(newsroom: dict[str, object]) -> None:
    """By default, and where there is no address to load from; the name stands where the logo would."""
    page = Page(render_mail(replace(FULL, media=PICTURES), a_newsroom(**newsroom), SHIPPED).html)
    assert not page.all("img")
    assert "Groupe Exemple" in page.text


def test_what_is_not_public_yet_is_not_shown() -> None:
    """Before the embargo there is no file to load; a kill shows nothing; an SVG is no logo in a mail."""
    assert [image["src"].rpartition("/")[2] for image in Page(pictured("advance")).all("img")] == ["logo.png"]
    assert [image["src"].rpartition("/")[2] for image in Page(pictured("kill")).all("img")] == ["logo.png"]
    assert Page(pictured(brand=Brand(logo="l.svg"))).all("img")[0]["alt"] == "Le pont"


def test_a_table_scrolls_within_the_mail() -> None:
    """Never the mail itself; by keyboard too."""
    html = html_of()
    assert html.count('<div class="wide" tabindex="0"') == html.count("</table></div>") == 1
    assert "overflow-x: auto" in html[html.index('class="wide"') :][:120]


def test_a_long_list_of_contacts_stays_small() -> None:
    """Each takes the bytes of their own words and a link, not of a layout."""
    contacts = tuple(Contact(name=f"P {number}", email=f"p{number}@example.org") for number in range(40))
    few, all_of_them = (len(html_of(a_release(contacts=some)).encode()) for some in (contacts[:10], contacts))
    assert (all_of_them - few) / 30 < 420
