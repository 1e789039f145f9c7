"""Saved web pages become releases: the release found in the page, the page's own parts listed, nothing lost."""

import json
import os
from contextlib import suppress
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from pressctl.errors import Invalid
from pressctl.model import Contact, Media, Quote, Release
from pressctl.release.importing import Imported
from tests.release.foreign import all_words, brought, page, said
from tests.release.texts import body, listed, reading, values, words

PARIS = ZoneInfo("Europe/Paris")
HOSTILE = 4_900_000 if os.environ.get("PRESSCTL_SOAK") else 1_000_000  # characters
DATA = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Ville de Tours"},
        {
            "@type": "NewsArticle",
            "headline": "Le pont rouvre",
            "datePublished": "2024-11-06T09:30:00+01:00",
            "inLanguage": "fr-FR",
            "articleSection": ["Transports"],
            "keywords": "pont, tram",
            "description": "Deux ans de travaux s’achèvent.",
        },
    ],
}
HEAD = f"""<meta charset=utf-8><title>Le pont rouvre | Ville de Tours</title>
<meta property="og:title" content="Le pont rouvre"><meta property="og:site_name" content="Ville de Tours">
<link rel=canonical href="https://ville.example/presse/pont"><script type="application/ld+json">{json.dumps(DATA)}</script>"""
AROUND = """<header><a href=/>Ville de Tours</a><nav>Accueil Presse Contact</nav></header><div id=cookie-banner>Nous utilisons
des cookies</div><main>{}<section class=related-news><h2>À lire aussi</h2><a href=/a>Le tram</a> <a href=/b>Le bus</a></section>
</main><footer>Mentions légales</footer><script>var a = 1;</script>"""
ARTICLE = """<header><p class=kicker>Communiqué</p><h1>Le pont&nbsp;rouvre</h1><time datetime=2024-11-06>6 novembre</time></header>
<div class="share-buttons"><a href="https://x.com/share">Partager sur X</a></div>
<p class=chapo>Le pont <strong>rouvre</strong> lundi aux vélos&nbsp;!</p>
<h2>Ce qui <em>change</em></h2><ul><li>Le tram<ul><li>la ligne&nbsp;4</li></ul></li><li><p>Le bus</p><p>de nuit</p></li></ul>
<p>Jeanne Petit, maire de Tours, a dit&nbsp;:</p><blockquote><p>Le tram a roulé chaque jour.</p></blockquote>
<figure><img src=/pont.jpg alt="Le pont de loin"><figcaption>Le soir</figcaption></figure>
<table><tr><th>Ligne<th>Heure<tr><td>4<td><b>6&nbsp;h</b></table>
<p>Voir <a href="../tram?a=1&amp;b=2">le tram</a> et <a href="javascript:x()">la carte</a>.<br>À lundi.</p>
<h2>Contact presse</h2><p>Anne Martin<br><a href="mailto:presse@ville.example">écrire</a></p>
<p class=tags>Publié dans : <a rel="category tag" href=/t>Transports</a></p>"""


def release(found: Imported) -> Release:
    """Return the release that the document reads as, without a finding."""
    read = reading(found)
    assert read.release, read.findings
    assert read.findings == ()
    return read.release


def test_a_newsrooms_page() -> None:
    """Headline, date, language, address and categories by what the page states; the text as our Markdown."""
    found = brought(page(ARTICLE, head=HEAD, around=AROUND))
    read = release(found)
    assert (read.headline, read.language, read.url) == (
        "Le pont\u00a0rouvre",
        "fr-FR",
        "https://ville.example/presse/pont",
    )
    assert read.published == datetime(2024, 11, 6, 9, 30, tzinfo=PARIS)
    assert (read.lead, read.lead_in_body) == ("Le pont rouvre lundi aux vélos\u00a0!", True)
    assert "Deux ans de travaux s’achèvent." in listed(found, "left out")
    assert (read.categories, read.keywords) == (("Transports",), ("pont", "tram"))
    assert read.contacts == (Contact(name="Anne Martin", role="écrire", email="presse@ville.example"),)
    assert read.quotes == (Quote(text="Le tram a roulé chaque jour.", speaker="Jeanne Petit", role="maire de Tours"),)
    assert read.media == (
        Media(url="https://ville.example/pont.jpg", alt="Le pont de loin", caption="Le soir", type="image/jpeg"),
    )
    assert read.body == (
        "Le pont **rouvre** lundi aux vélos\u00a0!\n\n## Ce qui change\n\n- Le tram\n  - la ligne\u00a04\n- Le bus\\\n  de nuit\n\n"
        "Jeanne Petit, maire de Tours, a dit\u00a0:\n\n> Le tram a roulé chaque jour.\n\n"
        "| Ligne | Heure |\n| --- | --- |\n| 4 | **6\u00a0h** |\n\n"
        "Voir [le tram](https://ville.example/tram?a=1&b=2) et la carte.\\\nÀ lundi.\n"
    )
    left = {one.value: one.evidence for one in found.inferred if one.key == "left out"}
    assert left["Partager sur X"] == "buttons to share it"
    assert left["Nous utilisons des cookies"] == "a cookie notice"
    assert left["À lire aussi Le tram Le bus"] == "related pages"
    assert left["Mentions légales"] == "the page's foot"
    assert left["javascript:x() (link of “la carte”)"] == "a javascript link"
    assert "var a" not in found.document


def test_no_word_of_the_article_is_lost() -> None:
    """Each is in the release as often as in the page, or in the list of what was left out."""
    found = brought(page(ARTICLE, head=HEAD, around=AROUND))
    shown = words(
        "Communiqué Le pont rouvre 6 novembre Partager sur X Le pont rouvre lundi aux vélos Ce qui change Le tram la ligne 4"
    )
    shown += words(
        "Le bus de nuit Jeanne Petit maire de Tours a dit Le tram a roulé chaque jour Le pont de loin Le soir Ligne Heure 4 6 h"
    )
    shown += words("Voir le tram et la carte À lundi Anne Martin écrire Transports")
    assert not shown - all_words(found.document)


def test_everything_inferred_is_listed() -> None:
    """Each key has its evidence and its line."""
    found = brought(page(ARTICLE, head=HEAD, around=AROUND))
    assert set(values(found.document)) <= {one.key for one in found.inferred}
    assert all(one.evidence for one in found.inferred)
    assert [one.line for one in found.inferred if one.key == "headline"] == [4]


@pytest.mark.parametrize(
    ("head", "article", "headline"),
    [
        ("<title>Site</title>", "<h1>Le pont</h1><p>Il rouvre lundi.", "Le pont"),
        ("<title>Le pont – Ville de Tours</title>", "<p>Il rouvre lundi.", "Le pont"),
        ("<meta property=og:title content='Le pont | Tours'><meta property=og:site_name content=Tours>", "<p>Il rouvre lundi.", "Le pont"),
        ("<meta property=og:title content='Le pont'>", "<h2>Le pont</h2><p>Il rouvre lundi.", "Le pont"),
        ("<meta property=og:title content='Le pont'><title>x</title>", "<h1>Tours</h1><p>Il rouvre lundi.", "Le pont"),
        ("", "<p>Un pont rouvre<p>Il rouvre lundi.", "Un pont rouvre"),
        ("", "<h1>LE PONT DE TOURS ROUVRE</h1><p>Il rouvre lundi dans la ville de Tours. Le pont est là.", "Le pont de Tours rouvre"),
    ],
)  # fmt: skip
def test_the_headline_is_found(head: str, article: str, headline: str) -> None:
    """A main heading that the page's own title agrees with; else that title without the site's name; else the looks."""
    found = brought(page(article, head=head), date="2024-11-06")
    assert release(found).headline == headline


@pytest.mark.parametrize("tag", ["p", "div", "section", "td", "li", "span", "font", "custom-tag"])
def test_text_in_any_element_is_text(tag: str) -> None:
    """Old pages have no paragraphs; breaks in twos end them."""
    inside = f"<{tag}>Il rouvre lundi matin.<br><br>Venez.</{tag}>"
    found = brought(f"<html><body><h1>Le pont</h1><div>{inside}</div></body></html>", date="2024-11-06")
    assert words(said(body(found.document))) == words("Il rouvre lundi matin Venez")


def test_a_page_that_reads_from_right_to_left() -> None:
    """Its direction is its language's; the text is as it was."""
    html = "<html lang=ar dir=rtl><body><article><h1>لندن تفرض عقوبات</h1><p>فرضت لندن اليوم عقوبات على شركات في عدة دول.</p></article></body></html>"
    found = brought(html, "london.html", date="2024-01-25")
    read = release(found)
    assert (read.headline, read.language, found.id) == ("لندن تفرض عقوبات", "ar", "london")
    assert read.body == "فرضت لندن اليوم عقوبات على شركات في عدة دول.\n"


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("utf-8-sig", "<meta charset=iso-8859-1>"),
        ("utf-16", ""),
        ("cp1252", "<meta charset=iso-8859-1>"),
        ("cp1252", ""),
        ("iso-8859-15", "<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-15'>"),
        ("utf-8", "<meta charset=windows-1250x>"),
        ("shift_jis", "<meta charset=Shift_JIS>"),
        ("utf-8", "<meta charset=gb2312>"),
    ],
)
def test_a_page_in_any_encoding(encoding: str, declared: str) -> None:
    """By its mark, by what it says, by what its bytes can be."""
    words = "宇宙" if encoding == "shift_jis" else "œuvre à 5 €" if encoding != "utf-8" else "œuvre à 5 € 宇宙"
    html = f"<html><head>{declared}</head><body><article><h1>Le pont</h1><p>Il rouvre : {words}.</p></article></body></html>"
    if "1250x" in declared:
        with pytest.raises(Invalid, match="windows-1250x"):
            brought(html.encode(encoding))
        return
    assert body(brought(html.encode(encoding)).document) == f"Il rouvre : {words}.\n"


def test_entities_and_broken_markup() -> None:
    """Named, numbered, unclosed, misnested: browsers read them, and so do we."""
    article = "<h1>R&amp;D &laquo;&nbsp;pont&nbsp;&raquo;</h1><p>a &lt;b&gt; &#8239;&hellip; <b>un <i>deux</b> trois</i> AT&T<p>fin <3"
    found = brought(page(article), date="2024-11-06")
    assert found.headline == "R&D «\u00a0pont\u00a0»"
    assert words(said(body(found.document))) == words("a <b> … un deux trois AT&T fin <3")


def test_what_is_long_is_text_whatever_its_class_says() -> None:
    """A theme calls its column "sidebar-share": the article in it is not lost."""
    long = "<p>Le pont rouvre lundi aux vélos et aux bus de la ville.</p>" * 30
    found = brought(
        f"<html><body><h1>Le pont</h1><div class='share sidebar'>{long}</div></body></html>", date="2024-11-06"
    )
    assert body(found.document).count("rouvre") == 30


def test_text_beside_the_article_is_listed_in_full() -> None:
    """What stands in the main part and not in the article may have belonged to it: every word is listed."""
    beside = "Le standard de la ville répond tous les jours. " * 3
    long = "<p>Le pont rouvre lundi aux vélos et aux bus de la ville.</p>" * 12
    found = brought(page(f"<h1>Le pont</h1>{long}", around=f"<main><div>{beside}</div>{{}}</main>"), date="2024-11-06")
    assert beside.strip() in listed(found, "left out")


def test_a_stated_date_settles_the_year_that_the_text_leaves_open() -> None:
    """The text has a weekday, a day and a month; the page says which year."""
    article = "<h1>Le pont</h1><time datetime='2024-11-06T00:00'></time><p>Ce mercredi 6 novembre, le pont rouvre."
    found = brought(page(article))
    assert (found.open, found.findings) == ((), ())
    assert values(found.document)["date"] == "2024-11-06"


def test_a_page_without_a_date_is_withheld() -> None:
    """It is asked, as of any text."""
    found = brought(page("<h1>Le pont</h1><p>Il rouvre lundi."))
    assert [question.key for question in found.open] == ["date"]
    assert release(found).status == "withheld"


def test_hidden_words_and_embedded_things_are_listed() -> None:
    """What readers of the page did not see, struck out, or saw from elsewhere."""
    article = (
        "<h1>Le pont</h1><p>Il rouvre <del>mardi</del> lundi.<p hidden>interne</p><p style='display: none'>secret</p>"
        "<iframe src='https://video.example/1'></iframe><form>Votre avis<button>Envoyer</button></form><img src=/x.png>"
    )
    found = brought(page(article), date="2024-11-06")
    assert body(found.document) == "Il rouvre lundi.\n"
    assert listed(found, "left out") == [
        "mardi",
        "interne",
        "secret",
        "https://video.example/1",
        "Votre avis Envoyer",
        "/x.png",
    ]


def test_bold_lines_head_what_follows() -> None:
    """Where nobody used headings; a short line that is not bold stays a paragraph."""
    article = "<h1>Le pont</h1><p>Il rouvre lundi.</p><p><b>Ce qui change</b></p><p>Le tram passe.</p><p>Sans accent</p><p>Fin de tout.</p>"
    found = brought(page(article), date="2024-11-06")
    assert (
        body(found.document)
        == "Il rouvre lundi.\n\n## Ce qui change\n\nLe tram passe.\n\nSans accent\n\nFin de tout.\n"
    )


def test_tables_that_lay_out_a_page_are_paragraphs() -> None:
    """Cells with lists, headings or tables, and tables of one row; spans of columns and rows keep their places."""
    layout = (
        "<h1>Le pont</h1><table><tr><td><p>Il rouvre lundi.</p><ul><li>a<li>b</ul></td><td>Venez.</td></tr></table>"
    )
    assert body(brought(page(layout), date="2024-11-06").document) == "Il rouvre lundi.\n\n- a\n- b\n\nVenez.\n"
    grid = "<h1>Le pont</h1><p>Voici.<table><caption>Lignes</caption><tr><th rowspan=2>A<th colspan=2>B<tr><td>c<td>d|e<tr><td>f</table>"
    assert body(brought(page(grid), date="2024-11-06").document) == (
        "Voici.\n\nLignes\n\n| A | B |  |\n| --- | --- | --- |\n|  | c | d\\|e |\n| f |  |  |\n"
    )


@pytest.mark.parametrize(
    "html",
    [
        "<html><body></body></html>",
        "<html><div id=app></div><script>render()</script></html>",
        "<html><nav>Accueil</nav><h1>Le pont</h1></html>",
        "<div>" * 5000 + "Le pont",
        "<p>" * 300_000,
    ],
)
def test_a_page_without_a_release_is_refused(html: str) -> None:
    """Empty, filled by scripts, nested or long beyond any page."""
    with pytest.raises(Invalid) as refused:
        brought(html)
    assert refused.value.hint


@pytest.mark.parametrize(
    "piece",
    ["<!--", "<a ", "<", "</", "<![CDATA[", "<p>a", "<b>a", "<a href=x>a", "<table><tr><td>a", "<div class=share>a ", "<li>a</ul>",
     "<br>", "&amp", "<span>a</span> ", "<h2>a</h2>", "<blockquote>a</blockquote>", "<p>« a b c », a dit ", "<img src=x alt=a>",
     "<script type=application/ld+json>[[[[", "**a* [", "<b>a</b>b", "<td>a", "<section><a>b</a>"],
)  # fmt: skip
@pytest.mark.usefixtures("untraced")
def test_hostile_pages_come_to_an_end(piece: str) -> None:
    """A megabyte of anything is imported or refused (`make soak`: five); a tenth of one is short enough to be taken apart."""
    html = "<html><body><h1>Le pont</h1><p>Il rouvre lundi." + piece * (HOSTILE // len(piece))
    for text in (html, html[:100_000]):
        with suppress(Invalid):
            brought(text)


def test_a_logo_is_no_headline_and_a_place_in_bold_is_a_dateline() -> None:
    """The page's title says which heading is meant, though its words are not quite the same."""
    html = (
        "<html lang=en><head><title>The Tram Project announces a new line | Tram</title></head><body><h1>Tram</h1><div>"
        "<h2>FOR IMMEDIATE RELEASE</h2><h2>TRAM PROJECT ANNOUNCES NEW LINE</h2>"
        "<p><b>WALPOLE, MA</b> The Tram Project announces a new line to the harbour, which opens in spring.</p>"
        "<p>It has cost as much as was said, and it has been built in less time than was thought.</p></div></body></html>"
    )
    found = brought(html, room="en")
    assert found.headline == "Tram Project announces new line"
    assert values(found.document)["dateline"] == "WALPOLE, MA"
    assert body(found.document).startswith("The Tram Project announces")


def test_a_date_within_the_main_heading_is_no_word_of_the_headline() -> None:
    """Where the heading begins with it, in an element of its own."""
    text = "<p>La ville a rouvert le pont lundi, après deux ans de travaux.</p><p>Le tram y roule.</p>"
    time = "<time datetime=2022-02-01>1er février 2022</time>"
    for heading in (f"<h1> <span>{time}</span> <b>Le pont a rouvert</b></h1>", f"<h1>{time} Le pont a rouvert</h1>"):
        found = brought(page(heading + text))
        told = values(found.document)
        assert (told["headline"], told["date"]) == ("Le pont a rouvert", "2022-02-01")
    within = "<h1>Le pont de <time datetime=2022>2022</time> a rouvert</h1>"
    assert values(brought(page(within + text)).document)["headline"] == "Le pont de 2022 a rouvert"


def test_soft_hyphens_make_no_other_headline() -> None:
    """What the page calls its title and the heading that has them are one headline, written without them."""
    head = "<title>La passerelle rouvre aux cyclistes</title>"
    found = brought(
        page(
            "<h1>La passe\u00adrelle rouvre aux cy\u00adclistes</h1><p>Elle est ouverte depuis ce matin.</p>", head=head
        )
    )
    assert found.headline == "La passerelle rouvre aux cyclistes"
    assert "subhead" not in values(found.document)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("<p>« <q>Elle est ouverte.</q> », dit Anne Petit.</p>", "« Elle est ouverte. », dit Anne Petit."),
        ("<p><q>« Elle est ouverte. »</q>, dit Anne Petit.</p>", "« Elle est ouverte. », dit Anne Petit."),
        ("<p><q>Elle est ouverte.</q>, dit Anne Petit.</p>", "“Elle est ouverte.”, dit Anne Petit."),
    ],
)
def test_a_quoted_element_with_marks_of_its_own_has_no_others(written: str, expected: str) -> None:
    """Whether they stand around the element or within it."""
    found = brought(page(f"<h1>La passerelle rouvre aux cyclistes</h1>{written}<p>Elle avait fermé en mai.</p>"))
    assert body(found.document).startswith(expected)


def test_a_line_above_what_a_page_lists_of_its_text_is_the_subhead() -> None:
    """The list dates the release."""
    rows = "<ul><li>Date : 6 novembre 2024</li><li>Année : 2024</li></ul>"
    text = "<p>Elle est ouverte depuis ce matin.</p><p>Elle avait fermé en mai.</p>"
    found = brought(
        page(f"<h1>La passerelle rouvre aux cyclistes</h1><p>Deux ans de travaux au-dessus de la Loire</p>{rows}{text}")
    )
    assert values(found.document)["subhead"] == "Deux ans de travaux au-dessus de la Loire"
    assert str(values(found.document)["date"]) == "2024-11-06"
    assert body(found.document).startswith("Elle est ouverte depuis ce matin.")


def test_a_box_of_labels_and_values_is_no_text() -> None:
    """It may stand below the lead; its day and its contact are taken, the rest is listed."""
    rows = (("Date", "6 novembre 2024"), ("Contact", "anne@pont.example"), ("Usage", "Libre, avec la source"))
    box = "".join(f"<div><strong>{label}</strong>{value}</div>" for label, value in rows)
    lead = "La passerelle au-dessus de la Loire est ouverte à tous depuis ce matin."
    found = brought(
        page(f"<h1>La passerelle rouvre aux cyclistes</h1><p>{lead}</p><div>{box}</div><p>Elle avait fermé en mai.</p>")
    )
    assert body(found.document) == f"{lead}\n\nElle avait fermé en mai.\n"
    assert str(values(found.document)["date"]) == "2024-11-06"
    assert [row["email"] for row in values(found.document)["contacts"]] == ["anne@pont.example"]
    assert "Usage: Libre, avec la source" in listed(found, "left out")


def test_a_heading_that_the_page_calls_its_title_is_the_headline() -> None:
    """Whatever its level, where the main heading only says what the page is; the site's name may stand before it."""
    text = f"<p>{'Le pont de Tours rouvre lundi aux vélos, après trois mois de travaux sur ses piles et ses voûtes. ' * 2}</p>"
    article = (
        f"<h1>Actualités</h1><h3>Le pont de Tours rouvre aux vélos</h3><p>Sorties</p>{text}<p>La ville remercie.</p>"
    )
    found = brought(page(article, head="<title>Tours — Le pont de Tours rouvre aux vélos</title>"))
    assert found.headline == "Le pont de Tours rouvre aux vélos"
    assert body(found.document).startswith("Le pont de Tours rouvre lundi")
    assert "Sorties" in listed(found, "left out")
