"""The mail of a release, as a journalist's mail program gets it."""

import re
from html import unescape
from pathlib import Path

import pytest
from msgspec.structs import replace

from pressctl.errors import Invalid
from pressctl.merging import fill_html, fill_text, mark, marked
from pressctl.model import Contact, Correction, EmailWords, Mail, Media, Notice, Quote, Release
from pressctl.render.mail import LARGEST, check_mail, offer_unsubscribe, render_mail
from pressctl.render.templates import Templates
from tests.render.mails import CORRECTED, FULL, NB, NN, SHIPPED, render, seen
from tests.render.reading import Page, contrast
from tests.support.builders import a_newsroom, a_release
from tests.support.flowing import read_flowed


def test_it_loads_nothing_from_anywhere() -> None:
    """No image, font, style sheet or script; no attribute that loads; no address in a style."""
    page = Page(render().html)
    assert not {"img", "link", "script", "svg", "picture", "object", "iframe", "video"} & {tag for tag, _ in page.seen}
    assert not page.values("src") + page.values("background") + page.values("srcset")
    styles = " ".join([*page.values("style"), page.inside["style"]])
    assert not re.search(r"url\(|@import|@font-face|position:", styles)


def test_its_frame_is_what_mail_programs_need() -> None:
    """Language and direction on html and on a wrapper, layout tables by role, one h1, styles on elements."""
    mail = render()
    page = Page(mail.html)
    assert page.balanced
    assert page.all("html") == [{"lang": "fr", "dir": "ltr"}]
    assert {"lang": "fr", "dir": "ltr"}.items() <= next(a for a in page.all("div") if "dir" in a).items()
    assert len(page.all("h1")) == 1
    assert all(table["role"] == "presentation" for table in page.all("table"))
    assert all("style" in attributes for attributes in page.all("p"))
    assert mail.html.startswith('<!DOCTYPE html><html lang="fr" dir="ltr"><head><meta charset="utf-8">')
    assert page.inside["style"].count("@media") == 4  # wide, narrow, dark, print: what cannot be inlined


def test_every_colour_can_be_read() -> None:
    """Each element's own colour on the ground it stands on: 4.5 at least (WCAG 2.2 AA)."""
    held = render(replace(FULL, revision=2, corrections=(CORRECTED,)), notice="correction").html
    colours = set(re.findall(r'<(?!div|td)[a-z0-9]+[^>]*[" ;]color: (#[0-9a-f]{6})', held)) - {"#ffffff"}
    assert len(colours) >= 5
    for colour in colours:
        assert contrast(colour, "#fffefb") >= 4.5, colour
    assert contrast("#5c6068", "#eceae5") >= 4.5  # the legal line stands on the canvas
    assert contrast("#ffffff", "#8c1d18") >= 4.5


def test_right_to_left() -> None:
    """Urdu runs from right to left, and our English words beside it say their language; Arabic has its own."""
    page = Page(render(a_release(language="ur")).html)
    assert page.all("html") == [{"lang": "ur", "dir": "rtl"}]
    assert "en" in page.values("lang")
    arabic = Page(render(a_release(language="ar")).html)
    assert arabic.all("html") == [{"lang": "ar", "dir": "rtl"}]
    assert set(arabic.values("lang")) == {"ar", "fr"}  # the newsroom's own words about itself


def test_everything_is_printed_once() -> None:
    """Headline, lead and each quote; a quote that the body holds is not printed again."""
    for text in (seen(render()), render().text.replace("\n    ", " ").replace("\n", " ")):
        assert text.count("Les maires ne peuvent pas lutter") == 1
        assert text.count("le sénateur a interpellé le ministre") == 1
        assert text.count("solution miracle") == 1
        assert text.count(f"«{NB}Nous agirons{NN}!{NB}»") == 1
        assert f"«{NB}Sans nom{NB}»" in text
        assert "Jérôme Durain, sénateur" in text


@pytest.mark.parametrize(
    "said",
    [
        "Groupe Exemple",
        f"Paris, le 6{NB}novembre 2024",
        "Pour diffusion immédiate",
        f"Un sous-titre{NN}!",
        "Les élus locaux, acteurs essentiels",
        "Notes aux rédactions",
        f"Seconde{NB}: note.",
        "À propos",
        "Le Groupe Exemple réunit 64 élus.",
        "Contact presse",
        "Anne Martin, Presse",
        "presse@example.org",
        "+33 1 23 45 67 89",
        f"Au Sénat (JPG) – Crédit{NB}: A. M. – CC BY",
        "Dossier",
        "Voici.",
        "vous figurez dans",
    ],
)
def test_all_parts_are_in_both_versions(said: str) -> None:
    """What a French press office puts on its letter."""
    mail = render()
    assert said in Page(mail.html).text
    assert said in mail.text.replace("\n  ", " ")


def test_contacts_and_media_are_links() -> None:
    """Mail, telephone, files and the page can be followed; what is no web address is not."""
    addresses = Page(render().html).values("href")
    assert addresses == [
        "https://presse.example.org/releases/narcotrafic/",
        "https://presse.example.org/releases/narcotrafic/media/photos-a.jpg",
        "https://cdn.example/dossier.pdf",
        "mailto:presse@example.org",
        "tel:+33123456789",
        mark("unsubscribe"),
    ]


def test_a_contact_may_lack_everything_but_one_thing() -> None:
    """A short number is no link, "(0)", an extension and a second number are not dialled, an odd address is encoded."""
    release = a_release(
        contacts=(
            Contact(phone="12"),
            Contact(name="A", phone="+33 (0)1 23"),
            Contact(name="B", phone="202-555-0100 ext. 26"),
            Contact(name="C", phone="08-405 48 92 / 070-593 34 12"),
            Contact(role="Presse", email='a"b c@example.org'),
        )
    )
    addresses = Page(render(release).html).values("href")
    assert {"tel:+33123", "tel:2025550100", "tel:084054892"} <= set(addresses)
    assert "mailto:a%22b%20c@example.org" in addresses
    assert not [address for address in addresses if address.startswith("tel:12")]
    assert "Anne Martin" not in render(release).text


def test_without_a_public_address_there_is_no_link_online() -> None:
    """Nor to local files."""
    mail = render(url="")
    assert "Voir en ligne" not in mail.html + mail.text
    assert "photos-a.jpg" not in mail.html + mail.text
    assert "Au Sénat" in mail.text


def test_what_is_missing_leaves_no_empty_place() -> None:
    """A bare release has no headings over nothing, in either version."""
    bare = a_release(lead="", lead_in_body=False, body="Texte.", published=None, boilerplate="")
    mail = render(bare, boilerplate="", contacts=())
    for text in (seen(mail), mail.text):
        assert "Contact presse" not in text
        assert "À propos" not in text
        assert "Visuels" not in text
        assert " · " not in text
    assert "\n\n\n" not in mail.text


def test_the_newsrooms_words_stand_in_for_the_releases() -> None:
    """Boilerplate and contacts of the release win."""
    own = a_release(boilerplate="Le **Sénat**.", contacts=(Contact(name="Zoé", email="z@example.org"),))
    assert "Le Sénat." in Page(render(own).html).text
    assert "64 élus" not in render(own).text
    assert "z@example.org" in render(own).text


def test_a_lead_of_its_own_comes_before_the_body() -> None:
    """And is plain text: what looks like markup is printed."""
    release = a_release(lead="Un *chapô* <b>!", lead_in_body=False, body="Premier paragraphe.")
    assert "Un *chapô* <b>!Premier paragraphe." in Page(render(release).html).text.replace("\n", "")
    assert "Un *chapô* <b>!\n\nPremier paragraphe." in render(release).text


def test_a_lead_that_is_a_later_paragraph_stands_there_only() -> None:
    """Below the heading its author put before it."""
    mail = render(a_release(lead="Le chapô.", lead_in_body=False, body="## Titre\n\nLe *chapô*.\n\nSuite."))
    assert seen(mail).count("Le chapô.") == mail.text.count("Le chapô.") == 1


def test_marks_stand_where_a_persons_words_go() -> None:
    """The greeting on its own paragraph, the way out of the list at the end; nothing else."""
    mail = render()
    assert marked(mail.html) == marked(mail.text) == {"greeting", "unsubscribe"}
    assert f">{mark('greeting')}</p>" in mail.html
    assert mail.text.startswith(f"{mark('greeting')}\n\n")
    assert fill_text(mail.text, {"greeting": "Bonjour Zoé,"}).startswith("Bonjour Zoé,\n\n")
    assert "<p" in fill_html(mail.html, {"greeting": "A & B"})


def test_a_release_cannot_forge_marks_headers_or_markup() -> None:
    """Whatever its fields hold, it stays text in its place."""
    evil = f"x{mark('email')}\r\nBcc: a@b.example\x1b[31m <script>alert(1)</script> {{{{ 7 * 7 }}}}"
    release = replace(
        FULL,
        headline=evil,
        subhead=evil,
        dateline=evil,
        lead=evil,
        lead_in_body=False,
        body=evil,
        notes=evil,
        boilerplate=evil,
        quotes=(Quote(text=evil, speaker=evil, role=evil),),
        contacts=(Contact(name=evil, role=evil, email=evil, phone=evil),),
        media=(Media(url="https://a.example/", caption=evil, alt=evil, credit=evil, licence=evil),),
        email=EmailWords(subject=evil, preheader=evil, intro=evil),
        corrections=(Correction(revision=1, text=evil),),
    )
    for notice in ("", "correction", "kill", "advance", "test"):
        mail = render(release, notice=notice, name=evil)
        assert marked(mail.html + mail.text + mail.subject + mail.preheader) <= {"greeting", "unsubscribe"}
        assert not re.search("[\x00-\x1f\x7f]", mail.subject + mail.preheader)
        assert "\x1b" not in mail.html + mail.text
        page = Page(mail.html)
        assert page.balanced
        assert not page.all("script")
        assert "49" not in mail.subject


def test_the_text_version_is_wrapped_and_tidy() -> None:
    """72 characters but for addresses, one blank line at most, one line feed at the end."""
    text = render().text
    assert all(len(line.rstrip(" ")) <= 72 or "http" in line for line in text.split("\n"))
    assert not re.search(r"\n\n\n|\n\n$", text)
    assert text.endswith("\n")


def test_the_text_version_is_flowed() -> None:
    """RFC 3676: each paragraph is one, in any window; the legal line is a signature, which answers leave out."""
    lead = "Le constat est sans appel et le restera longtemps, " * 4 + "dit-on."
    mail = render(replace(FULL, lead=lead, lead_in_body=False, quotes=(Quote(text=f"Non : {lead}", speaker="Anne"),)))
    lines = read_flowed(mail.text).split("\n")
    assert lead in lines
    assert f"> «{NB}Non{NB}: {lead}{NB}»" in lines
    assert lines[lines.index("-- ") + 1].startswith("Groupe Exemple vous adresse")
    assert not [line for line in lines if line.endswith(" ") and line != "-- "]


def test_links_are_numbered_through_the_text_version() -> None:
    """Of lead, body and boilerplate, each below its text: a newsroom's own template prints them without knowing."""
    release = a_release(body="Le [chapô](https://a.example/1).\n\n[Suite](https://a.example/2).", lead="Le chapô.")
    text = render(release, boilerplate="[Nous](https://a.example/3).").text
    assert [found[1] for found in re.finditer(r"^\[([0-9])\] https://a\.example/\1$", text, re.MULTILINE)] == list(
        "123"
    )
    assert text.index("[1] https://a.example/1\n[2] https://a.example/2\n") < text.index("[3] https://a.example/3")


def test_a_list_has_a_name_of_the_newsrooms_own_domain() -> None:
    """RFC 2919: a label in a domain one has; none without a domain."""
    assert render().list_id == "<groupe-exemple.presse.example.org>"
    assert render(id="presse.example.org").list_id == "<press.presse.example.org>"
    assert render(url="").list_id == ""


def test_an_html_mail_stays_small() -> None:
    """The user's own document makes a mail far below what Gmail cuts."""
    assert len(render().html.encode()) < 20_000
    assert check_mail(render(), FULL) == ()


def test_an_enormous_mail_is_told() -> None:
    """Above 80 kB, with the release's path."""
    (finding,) = check_mail(render(a_release(body="mot " * (LARGEST // 4))), FULL)
    assert (finding.path, finding.level, finding.code) == ("releases/narcotrafic.md", "advice", "mail-size")
    assert re.search("[89][0-9] kB", finding.message)


def test_a_target_without_a_way_out_of_the_list_has_no_empty_link() -> None:
    """The sentence stays; with an address, the link stays too."""
    mail = render()
    without = offer_unsubscribe(mail, "")
    assert marked(without.html) == {"greeting"}
    assert "vous figurez dans sa liste" in without.html
    assert Page(without.html).balanced
    offered = offer_unsubscribe(mail, f"https://a.example/{mark('token')}")
    assert offered.html == mail.html
    assert offered.unsubscribe == f"https://a.example/{mark('token')}"


def test_the_newsrooms_own_template_may_name_any_column(tmp_path: Path) -> None:
    """And what it does to a mark behind a filter's back is refused."""
    folder = tmp_path / "email"
    folder.mkdir()
    (folder / "release.txt").write_text("{{ recipient.outlet }}: {{ release.headline }}", "utf-8")
    mail = render_mail(a_release(headline="Titre"), a_newsroom(), Templates(tmp_path))
    assert mail.text == f"{mark('outlet')}: Titre\n"
    (folder / "release.txt").write_text("{{ ('à ' ~ recipient.outlet) | upper }}", "utf-8")
    with pytest.raises(Invalid, match="a filter changes a merge field"):
        render_mail(a_release(), a_newsroom(), Templates(tmp_path))


def test_a_style_of_the_newsrooms_own_is_inlined_without_the_web(tmp_path: Path) -> None:
    """A linked style sheet is dropped, never fetched."""
    folder = tmp_path / "email"
    folder.mkdir()
    (folder / "release.html").write_text(
        '<html><head><meta charset="utf-8"><link rel="stylesheet" href="https://a.example/x.css">'
        "<style>p { color: red }</style></head><body><p>{{ release.headline }}</p></body></html>",
        "utf-8",
    )
    mail = render_mail(a_release(headline="« Titre »"), a_newsroom(), Templates(tmp_path))
    assert '<p style="color: red;">' in mail.html
    assert f"«{NB}Titre{NB}»" in mail.html
    assert "x.css" not in mail.html
    assert unescape(mail.html) == mail.html


def test_the_same_release_gives_the_same_mail() -> None:
    """Byte for byte, in another process's templates too."""
    assert render() == render()


def test_other_languages_are_linked_by_their_own_names() -> None:
    """In both parts, in their own direction; not before they are public, and not where there is one language."""
    arabic = replace(FULL, language="ar", original=False)
    versions = (FULL, arabic)

    def mail(notice: Notice = "", release: Release = FULL) -> Mail:
        return render_mail(release, a_newsroom(), SHIPPED, notice=notice, versions=versions)

    (link,) = [link for link in Page(mail().html).all("a") if "hreflang" in link]
    assert (link["lang"], link["dir"]) == ("ar", "rtl")
    assert link["href"] == "https://presse.example.org/releases/narcotrafic/ar/"
    assert "العربية <https://presse.example.org/releases/narcotrafic/ar/>" in mail().text
    assert "Français <https://presse.example.org/releases/narcotrafic/>" in mail(release=arabic).text
    for alone in (render(), mail("advance")):
        assert "hreflang" not in alone.html
        assert "العربية" not in alone.text
