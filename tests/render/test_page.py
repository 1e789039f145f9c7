"""A release's page, read back by a parser."""

import json
import re
from datetime import datetime
from itertools import pairwise
from typing import Any

import pytest
from msgspec.structs import replace

from pressctl.model import Brand, Contact, Correction, FeedSettings, Media, Newsroom, Quote, Release
from pressctl.render.page import Beside, render_page, up
from pressctl.render.templates import Templates
from tests.render.reading import Page, contrast
from tests.support.builders import PARIS, a_newsroom, a_release

NB, NN = "\u00a0", "\u202f"
SHIPPED = Templates(None)
HOME = "https://presse.example.org/"
URL = f"{HOME}releases/narcotrafic/"
FULL = a_release(
    subhead="Sous-titre",
    dateline="Paris",
    notes="Une note.",
    keywords=("drogue",),
    updated=datetime(2024, 11, 7, 9, tzinfo=PARIS),
    quotes=(Quote(text="Nous agirons !", speaker="Jérôme Durain", role="sénateur"),),
    media=(
        Media(url="https://cdn.example/d.pdf", caption="Dossier"),
        Media(path="fr/a.jpg", alt="Portrait", caption="Au Sénat", credit="A. M.", type="image/jpeg"),
        Media(path="b.pdf", caption="Annexe"),
    ),
    corrections=(
        Correction(revision=2, text="Lire Nîmes.", date=datetime(2024, 11, 7, 9, tzinfo=PARIS)),
        Correction(revision=3, text="Lire Albi.\n\nPartout."),
    ),
    revision=3,
)
ENGLISH = a_release(language="en", original=False, headline="Mayors cannot fight alone")


def page_of(release: Release = FULL, *, versions: tuple[Release, ...] = (), newsroom: Newsroom | None = None) -> Page:
    """Render a page and read it."""
    return Page(html_of(release, versions=versions, newsroom=newsroom))


def html_of(release: Release = FULL, *, versions: tuple[Release, ...] = (), newsroom: Newsroom | None = None) -> str:
    """Render a page."""
    return render_page(release, newsroom or a_newsroom(), SHIPPED, feeds=FeedSettings(), versions=versions)


def properties(page: Page) -> dict[str, str]:
    """Return a page's Open Graph and named metadata."""
    return {meta.get("property") or meta.get("name", ""): meta.get("content", "") for meta in page.all("meta")}


def data_of(page: Page) -> dict[str, Any]:
    """Return a page's linked data."""
    read: dict[str, Any] = json.loads(page.inside["script"])
    return read


def test_it_is_one_accessible_document() -> None:
    """Balanced, one h1, landmarks, a way to skip to them, headings in order, every section named."""
    page = page_of(versions=(FULL, ENGLISH))
    assert page.balanced
    assert page.all("html")[0] | {"lang": "fr", "dir": "ltr"} == page.all("html")[0]
    assert [len(page.all(tag)) for tag in ("h1", "main", "header", "article")] == [1, 1, 2, 1]
    assert page.all("a")[0]["href"] == f"#{page.all('main')[0]['id']}"
    levels = [int(tag[1]) for tag, _ in page.seen if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert set(page.values("aria-labelledby")) <= set(ids)
    assert all(image["alt"] for image in page.all("img"))


def test_it_loads_nothing_remote_and_runs_nothing() -> None:
    """Only images that stand beside it; the one script is data."""
    page = page_of()
    assert [image["src"] for image in page.all("img")] == ["../../releases/narcotrafic/media/fr-a.jpg"]
    assert [script["type"] for script in page.all("script")] == ["application/ld+json"]
    assert not page.all("iframe") + page.all("object")
    assert not [name for _, attributes in page.seen for name in attributes if name.startswith("on")]
    assert "stylesheet" not in page.values("rel")
    assert not re.search(r"url\(|@import", page.inside["style"])
    assert "@media print" in page.inside["style"]


@pytest.mark.parametrize(
    "said",
    [
        "Communiqué de presse",
        f"Paris, le 6{NB}novembre 2024",
        f"Mis à jour le 7{NB}novembre 2024 à 9{NB}h (CET, UTC+1)",
        f"Jérôme Durain{NB}: «{NB}Les maires",
        "Sous-titre",
        "Les élus locaux, acteurs essentiels",
        f"«{NB}Nous agirons{NN}!{NB}»",
        "Jérôme Durain, sénateur",
        f"Au Sénat – Crédit{NB}: A. M.",
        "Dossier (PDF)",
        "Une note.",
        "Le Groupe Exemple réunit 64 élus.",
        "Anne Martin",
        f"7{NB}novembre 2024 – Lire Nîmes.",
        "Lire Albi.",
        "Partout.",
        "Actualités",
        "Tous les communiqués",
    ],
)
def test_every_part_is_there(said: str) -> None:
    """What the mail has, and the history of corrections."""
    assert said in page_of().text


def test_corrections_are_newest_first() -> None:
    """The last one is what a reader must know."""
    text = page_of().text
    assert text.index("Albi") < text.index("Nîmes")


@pytest.mark.parametrize(
    ("language", "headline", "said"),
    [
        ("fr", "Une rue", "Une rue – Groupe Exemple"),
        ("ja", "町の広場", "Groupe Exemple"),
        ("ar", "ساحة", "Groupe Exemple"),
    ],
)
def test_a_cards_words_are_those_it_shows(language: str, headline: str, said: str) -> None:
    """Its font has no Arabic and no ideographs: who hears of the picture hears what is on it."""
    release = replace(FULL, language=language, headline=headline, media=())
    page = Page(render_page(release, a_newsroom(), SHIPPED, feeds=FeedSettings(), public=Beside(card=True)))
    assert properties(page)["og:image:alt"] == said


def test_what_previews_and_search_engines_read() -> None:
    """Open Graph, canonical address, description, and the same in linked data."""
    page = page_of(versions=(FULL, ENGLISH))
    held = properties(page)
    assert (
        held["og:title"]
        == f"Jérôme Durain{NB}: «{NB}Les maires ne peuvent pas lutter seuls contre le narcotrafic{NN}!{NB}»"
    )
    assert held["og:url"] == URL
    assert held["og:image"] == f"{URL}media/fr-a.jpg"
    assert held["og:image:alt"] == "Portrait"
    assert held["description"] == held["og:description"] == FULL.lead
    assert held["article:published_time"] == "2024-11-06T09:00:00+01:00"
    assert held["article:modified_time"] == "2024-11-07T09:00:00+01:00"
    assert {"rel": "canonical", "href": URL} in page.all("link")
    data = data_of(page)
    assert data["@type"] == "NewsArticle"
    assert data["headline"] == held["og:title"]
    assert data["identifier"].startswith("urn:uuid:")
    assert data["publisher"]["contactPoint"][0]["email"] == "presse@example.org"
    assert data["image"] == [f"{URL}media/fr-a.jpg"]
    assert [each["text"] for each in data["correction"]] == ["Lire Nîmes.", "Lire Albi. Partout."]
    assert data["workTranslation"] == [{"@type": "NewsArticle", "@id": f"{URL}en/", "inLanguage": "en"}]
    assert (data["datePublished"], data["dateModified"]) == (
        held["article:published_time"],
        held["article:modified_time"],
    )


def test_other_languages_and_feeds_are_announced() -> None:
    """With hreflang for machines, and their own headline for people."""
    page = page_of(versions=(FULL, ENGLISH))
    links = page.all("link")
    assert [(link["hreflang"], link["href"]) for link in links if "hreflang" in link] == [
        ("fr", URL),
        ("en", f"{URL}en/"),
        ("x-default", URL),
    ]
    assert [link["href"] for link in links if "type" in link] == [
        *("../../rss.xml", "../../atom.xml", "../../feed.json"),
        *("../../category/actu/rss.xml", "../../category/actualites/rss.xml"),
    ]
    assert "Mayors cannot fight alone" in page.text
    assert "../../releases/narcotrafic/en/index.html" in page.values("href")
    assert not page_of().all("nav")


def test_a_translation_finds_its_way_home() -> None:
    """It stands one folder deeper."""
    page = page_of(ENGLISH, versions=(FULL, ENGLISH))
    assert "../../../index.html" in page.values("href")
    assert "../../../releases/narcotrafic/index.html" in page.values("href")
    assert page.all("html")[0]["lang"] == "en"


def test_a_newsroom_without_an_address() -> None:
    """Has a page all the same: no feeds, no canonical address, relative links."""
    page = page_of(versions=(FULL, ENGLISH), newsroom=a_newsroom(url=""))
    assert "canonical" not in page.values("rel")
    assert "og:url" not in properties(page)
    assert "og:image" not in properties(page)
    assert [link["href"] for link in page.all("link")] == [
        "../../releases/narcotrafic/index.html",
        "../../releases/narcotrafic/en/index.html",
        "../../releases/narcotrafic/index.html",
    ]
    assert "url" not in data_of(page)
    assert "../../releases/narcotrafic/media/b.pdf" in page.values("href")


def test_a_bare_release() -> None:
    """Nothing stands over nothing."""
    bare = a_release(lead="", body="Texte.", lead_in_body=False, published=None, categories=(), language="pt-BR")
    page = page_of(bare, newsroom=a_newsroom(boilerplate="", contacts=()))
    assert page.balanced
    assert not page.all("section") + page.all("time") + page.all("ul")
    assert properties(page)["og:locale"] == "pt_BR"
    assert "datePublished" not in data_of(page)
    assert "contactPoint" not in data_of(page)["publisher"]


def test_previews_know_each_picture() -> None:
    """The card first, which has the headline; each with its size, so that a preview need not wait for it."""
    seen = replace(FULL.media[1], width=1600, height=900)
    release = replace(FULL, media=(*FULL.media, seen))
    html = render_page(release, a_newsroom(), SHIPPED, feeds=FeedSettings(), public=Beside(card=True))
    held = [(meta["property"], meta["content"]) for meta in Page(html).all("meta") if "property" in meta]
    pictures = [(name, value) for name, value in held if name.startswith("og:image")]
    assert pictures[:4] == [
        ("og:image", f"{URL}card.png"),
        ("og:image:type", "image/png"),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
    ]
    assert pictures[4][1].endswith("narcotrafic\u202f!\u00a0» – Groupe Exemple")
    assert ("og:image:width", "1600") in pictures
    assert [value for name, value in pictures if name == "og:image"][1:] == [f"{URL}media/fr-a.jpg"] * 2
    assert data_of(Page(html))["image"][-1] == f"{URL}card.png"


def test_the_first_picture_stands_by_the_lead_and_keeps_its_place() -> None:
    """With its pixels, so that the text does not jump; those further down wait until they are near."""
    pictures = tuple(replace(FULL.media[1], path=f"{name}.jpg", width=1600, height=900) for name in "abc")
    page = page_of(replace(FULL, media=pictures))
    images = page.all("img")
    assert [image.get("loading") for image in images] == [None, "lazy", "lazy"]
    assert {(image["width"], image["height"]) for image in images} == {("1600", "900")}
    order = [attributes.get("src") or attributes.get("class") for tag, attributes in page.seen if tag in {"img", "p"}]
    assert order.index("lead") < order.index("../../releases/narcotrafic/media/a.jpg")


def test_a_brand_colours_the_page() -> None:
    """By day and by night, legibly, and with its own fonts; its logo is named for who cannot see it."""
    brand = Brand(color="#ffcc00", color_dark="#ffdd55", logo="brand/l.SVG", font="'Source Sans 3', sans-serif")
    newsroom = a_newsroom(brand=brand)
    page = page_of(newsroom=newsroom)
    style = page.inside["style"]
    assert "--bar: #ffcc00" in style
    assert "--text: 'Source Sans 3', sans-serif" in style
    accent, night = re.findall(
        r"--accent: (#[0-9a-f]{6})", style.split("@media screen")[1] + style.split("@media screen")[2]
    )
    assert contrast(accent, "#fffefb") >= 4.5
    assert night == "#ffdd55"
    assert page.balanced
    logo = page.all("img")[0]
    assert (logo["src"], logo["alt"]) == ("../../brand/logo.svg", "Groupe Exemple")
    assert data_of(page)["publisher"]["logo"]["url"] == f"{HOME}brand/logo.svg"
    assert {"name": "theme-color", "content": "#ffcc00"} in page.all("meta")


def test_a_boilerplate_keeps_its_own_language() -> None:
    """The newsroom's French text below an Arabic release is French, from left to right."""
    page = page_of(a_release(language="ar", original=False))
    about = next(section for section in page.all("section") if section["aria-labelledby"] == "about")
    assert (about["lang"], about["dir"]) == ("fr", "ltr")
    own = page_of(a_release(language="ar", boilerplate="عنا"))
    about = next(section for section in own.all("section") if section["aria-labelledby"] == "about")
    assert (about["lang"], about["dir"]) == ("ar", "rtl")


def test_languages_are_at_hand() -> None:
    """At the top, each by its own name; the one that is read is marked, and leads nowhere."""
    nav = html_of(versions=(FULL, ENGLISH)).split('<nav class="tongues"')[1].split("</nav>")[0]
    assert '<span lang="fr" aria-current="page">Français</span>' in nav
    assert 'href="../../releases/narcotrafic/en/index.html" lang="en" hreflang="en"' in nav
    assert ">English</a>" in nav


def test_many_contacts_stand_below_the_text() -> None:
    """Beside it they would be longer than it."""
    few, many = (tuple(Contact(name=f"N{n}", email=f"n{n}@e.org") for n in range(count)) for count in (3, 40))
    assert 'class="side"' in html_of(replace(FULL, contacts=few))
    assert 'class="side many"' in html_of(replace(FULL, contacts=many))


def test_a_wide_table_is_reached_by_the_keys() -> None:
    """It is scrolled within the page (WCAG 2.1.1); a link that shows its address is not printed twice."""
    html = html_of(
        a_release(
            body="| a | b |\n|---|---|\n| 1 | 2 |\n\n<https://e.org/x> [mot](https://e.org/y)\n", lead_in_body=False
        )
    )
    assert '<div class="wide" tabindex="0"><table>' in html
    assert '<a class="shown" href="https://e.org/x">' in html
    assert '<a href="https://e.org/y">' in html


def test_search_engines_forget_a_killed_release() -> None:
    """And may show the pictures of the others."""
    assert {"name": "robots", "content": "noindex"} in page_of(replace(FULL, status="canceled")).all("meta")
    assert {"name": "robots", "content": "max-image-preview:large"} in page_of().all("meta")


def test_an_update_at_the_same_moment_is_not_said() -> None:
    """`updated` defaults to the date."""
    assert "Mis à jour" not in page_of(replace(FULL, updated=FULL.published)).text


def test_a_killed_release_keeps_its_page_without_its_words() -> None:
    """The address goes on answering, and says why."""
    killed = replace(FULL, status="canceled", why="Lire Albi. Partout.")
    html = html_of(killed)
    page = Page(html)
    assert page.balanced
    assert "ANNULATION" in page.text
    assert "Groupe Exemple annule ce texte." in page.text
    assert f"Motif{NB}: Lire Albi. Partout." in page.text
    for word in ("maires", "interpellé", "agirons", "Dossier", "Sous-titre", "Actualités", "drogue"):
        assert word not in html
    assert data_of(page)["creativeWorkStatus"] == "Withdrawn"


def test_hostile_text_stays_text() -> None:
    """A script's end in a headline ends nothing."""
    evil = "</script><script>alert(1)</script>\"'&<b>\u2028{{ 7 * 7 }}"
    release = replace(
        FULL,
        headline=evil,
        subhead=evil,
        lead=evil,
        body=evil,
        dateline=evil,
        notes=evil,
        lead_in_body=False,
        categories=(evil,),
        keywords=(evil,),
        quotes=(Quote(text=evil, speaker=evil),),
        media=(
            Media(path=evil, alt=evil, caption=evil, type="image/png"),
            Media(url=f"javascript:{evil}", caption=evil),
        ),
        corrections=(Correction(revision=3, text=evil),),
    )
    page = page_of(release, versions=(release, replace(ENGLISH, headline=evil)), newsroom=a_newsroom(name=evil))
    assert page.balanced
    assert len(page.all("script")) == 1
    assert not page.all("b")
    assert data_of(page)["headline"].startswith("</script>")
    assert not [address for address in page.values("href") if address.startswith("javascript")]


def test_the_same_gives_the_same_bytes() -> None:
    """Public files are a pure function."""
    assert html_of() == html_of()


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_colour_can_be_read(scheme: int) -> None:
    """Text on its ground has a contrast of 4.5 at least (WCAG 2.2 AA), by day and by night."""
    style = page_of().inside["style"]
    colours = dict(re.findall(r"--([a-z]+): (#[0-9a-f]+)", re.findall(r":root \{[^}]+\}", style)[scheme]))
    for text in ("ink", "strong", "soft", "accent", "link"):
        assert contrast(colours[text], colours["paper"]) >= 4.5, text
    for text in ("link", "soft", "alarm"):
        assert contrast(colours[text], colours["canvas"]) >= 4.5, text
    assert contrast(colours["alarm"], colours["paper"]) >= 4.5
    assert contrast(colours.get("upon", "#ffffff"), colours["area"]) >= 4.5


def test_the_way_up() -> None:
    """From a file below public/ to its top."""
    assert [up("index.html"), up("page/2/index.html")] == ["", "../../"]


def test_a_work_and_its_translation_are_told_apart() -> None:
    """schema.org has a word for each way, and Open Graph for the others' languages."""
    german = a_release(language="de-AT", original=False)
    both = (FULL, ENGLISH, german)
    original, translation = page_of(versions=both), page_of(ENGLISH, versions=both)
    assert [work["inLanguage"] for work in data_of(original)["workTranslation"]] == ["en", "de-AT"]
    assert "translationOfWork" not in data_of(original)
    assert data_of(translation)["translationOfWork"]["@id"] == URL
    assert "workTranslation" not in data_of(translation)
    assert data_of(translation)["inLanguage"] == "en"
    held = [(meta.get("property"), meta["content"]) for meta in translation.all("meta") if "property" in meta]
    assert [value for name, value in held if name == "og:locale"] == ["en_US"]
    assert [value for name, value in held if name == "og:locale:alternate"] == ["fr_FR", "de_AT"]
