"""The text below another tool's front matter: its markup, links, comments and quotations."""

from typing import Any

import pytest

from pressctl.errors import Invalid
from tests.release.foreign import all_words, brought
from tests.release.markdowns import JEKYLL, TEXT, matter, release
from tests.release.texts import body, listed, words

BODIES: dict[str, tuple[str, str]] = {
    "inline HTML": ("Le <b>pont</b> <a href='https://x.example/'>rouvre</a> le 1<sup>er</sup>.<br>Demain.", "Le **pont** [rouvre](https://x.example/) le 1er.\\\nDemain.\n"),
    "blocks of HTML": ("<div class=x>\n\nLe *pont* rouvre.\n\n</div>\n\n<p align=center>Demain.</p>", "Le *pont* rouvre.\n\nDemain.\n"),
    "HTML further in below a gap": ("Voici.\n\n<ul>\n\n    <li>un pont</li>\n\n    <li>deux ponts</li>\n\n</ul>\n\nDemain.", "Voici.\n\n- un pont\n- deux ponts\n\nDemain.\n"),
    "a sample of HTML": ("Voici le code.\n\n    <b>un pont</b>\n\nDemain.", "Voici le code.\n\n```\n<b>un pont</b>\n```\n\nDemain.\n"),
    "a quotation": ("Jeanne Petit :\n\n> Le pont rouvre.\n>\n> Demain.\n\nFin de tout.", "Jeanne Petit :\n\n> Le pont rouvre.\n>\n> Demain.\n\nFin de tout.\n"),
    "a table": ("Voici.\n\n| Ligne | Heure |\n|---|---|\n| 4 | **6 h** |\n| a\\|b | |", "Voici.\n\n| Ligne | Heure |\n| --- | --- |\n| 4 | **6 h** |\n| a\\|b |  |\n"),
    "lists": ("Voici.\n\n1. un\n2. deux\n   - trois\n\n     encore\n", "Voici.\n\n1. un\n2. deux\n   - trois\\\n     encore\n"),
    "headings": ("Voici.\n\n# Un\n\nTexte.\n\n### Deux\n\nTexte.", "Voici.\n\n## Un\n\nTexte.\n\n#### Deux\n\nTexte.\n"),
    "code": ("Voici `a*b`.\n\n```\nx  = 1\n\ny\n```", "Voici `a*b`.\n\n```\nx  = 1\n\ny\n```\n"),
    "footnotes": ("Voici[^1].\n\n[^1]: Insee", "Voici\\[1].\n\n\\[1]: Insee\n"),
    "signs": ("Prix : 5 \\* 3 = 15 ; un_nom ; \\[x] ; 1986\\. Fin", "Prix : 5 \\* 3 = 15 ; un_nom ; \\[x] ; 1986. Fin\n"),
    "no-break spaces": ("Le pont\u00a0: «\u202foui\u202f»", "Le pont\u00a0: «\u202foui\u202f»\n"),
    "lines of nothing but a break": ("Un.\n<br>\n**Deux**.\n\n> <br>\n> **trois**", "Un.\n\n**Deux**.\n\n> **trois**\n"),
    "bullets of other signs": ("Voici :\n• un\n• deux", "Voici :\n\n- un\n- deux\n"),
    "a table with fewer rules than columns": ("Voici.\n\nno | heure | quoi\n--- | --- |\n1 | 6 h | bus | oui", "Voici.\n\n| no | heure | quoi |  |\n| --- | --- | --- | --- |\n| 1 | 6 h | bus | oui |\n"),
    "a table without rules": ("Voici.\n\n| Ligne | Heure |\n| 4 | 6 h |", "Voici.\n\n| Ligne | Heure |\n| --- | --- |\n| 4 | 6 h |\n"),
    "a table ruled with crosses": ("Voici.\n\n| Ligne | Heure |\n|-------+-------|\n| 4 | 6 h |\n|---|---|\n| 5 | 7 h |", "Voici.\n\n| Ligne | Heure |\n| --- | --- |\n| 4 | 6 h |\n| 5 | 7 h |\n"),
    "strokes in a sentence": ("Le pont | la ville\nrouvrent | demain.", "Le pont | la ville rouvrent | demain.\n"),
    "an indented list": ("Voici :\n\n    * Le pont rouvre lundi matin\n    * Le tram passe dès mardi", "Voici :\n\n- Le pont rouvre lundi matin\n- Le tram passe dès mardi\n"),
    "an indented address": ("Écrire à :\n\n\t\tMairie de la Ville\n\t\tService des ponts et des rues\n\t\t1 Grande Rue", "Écrire à :\n\nMairie de la Ville\\\nService des ponts et des rues\\\n1 Grande Rue\n"),
    "a speech between fences": ("Voici.\n\n```\nLe maire a bâti des ponts toute sa vie, et il\nen est fier.\n\nMerci à lui.\n```", "Voici.\n\nLe maire a bâti des ponts toute sa vie, et il en est fier.\n\nMerci à lui.\n"),
    "a command": ("Voici.\n\n    npm install pont and then run all of it again", "Voici.\n\n```\nnpm install pont and then run all of it again\n```\n"),
    "a film's address first": ("https://film.example/v1 **Le pont rouvre lundi**, après deux ans de travaux, et la ville le fête.\n\nDemain.", "**Le pont rouvre lundi**, après deux ans de travaux, et la ville le fête.\n\nDemain.\n"),
    "an address that is its sentence's": ("https://film.example/v1 est la nouvelle adresse de tous les films de la ville, dès ce lundi.", "https://film.example/v1 est la nouvelle adresse de tous les films de la ville, dès ce lundi.\n"),
    "a caption in italics below its picture": ("![Le pont](/a.jpg)\n*Le pont en mai*\n\n![Le pont.](/b.jpg)\n*Le pont.*\n\nIl rouvre.", "Il rouvre.\n"),
    "italics beside a picture": ("![Le pont](/a.jpg) *Le pont rouvre lundi.*\n\nDemain.", "*Le pont rouvre lundi.*\n\nDemain.\n"),
    "bold with nothing in it": ("**** Le pont rouvre lundi.\n\n****\n\nDemain.", "Le pont rouvre lundi.\n\n* * *\n\nDemain.\n"),
    "where to share it": ("Le pont rouvre.\n\nDemain.\n\nPartager : [ici](https://www.facebook.com/sharer/sharer.php?u=https://x.example/)", "Le pont rouvre.\n\nDemain.\n"),
    "a rule": ("Un.\n\n---\n\nDeux.", "Un.\n\n* * *\n\nDeux.\n"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BODIES.values(), ids=BODIES)
def test_the_text_as_our_markdown(text: str, expected: str) -> None:
    """Whatever the other tool wrote, the text has our form and every word."""
    found = matter("title: Le pont rouvre", "date: 2024-11-06", text=text)
    release(found)
    assert body(found.document) == expected


@pytest.mark.parametrize(
    "target", ["/autre/", "{{ site.baseurl }}/autre/", "#ancre", "javascript:alert(1)", "ftp://x.example/a"]
)
def test_a_link_that_leads_nowhere_keeps_its_words(target: str) -> None:
    """And is listed with its address."""
    found = matter("title: Le pont rouvre", "date: 2024-11-06", text=f"<a href='{target}'>La suite</a> vient bientôt.")
    assert body(found.document) == "La suite vient bientôt.\n"
    assert any("La suite" in value for value in listed(found, "left out"))


def test_relative_links_start_from_the_stated_address() -> None:
    """A canonical address is evidence of where they lead."""
    found = matter(
        "title: Le pont rouvre",
        "date: 2024-11-06",
        "canonical: https://ville.example/presse/pont/",
        text="[Suite](../tram) [Accueil](/)",
    )
    assert body(found.document) == "[Suite](https://ville.example/presse/tram) [Accueil](https://ville.example/)\n"


def test_comments_and_unused_addresses_are_listed() -> None:
    """What no reader of the site saw is not in the text, and not lost."""
    found = matter(
        "title: Le pont rouvre",
        "date: 2024-11-06",
        text=f"{TEXT}\n<!-- à relire -->\n\n[vieux]: https://x.example/vieux\n",
    )
    assert body(found.document) == TEXT
    assert listed(found, "left out") == ["à relire", "vieux: https://x.example/vieux"]


def test_no_word_of_a_jekyll_release_is_lost() -> None:
    """Every word of keys and text is in the release, or in the list of what was left out."""
    missing: Any = words(JEKYLL.replace("lang: fr", "").replace("draft: false", "")) - all_words(
        brought(JEKYLL, "a.md").document
    )
    keys = {
        "title",
        "date",
        "lang",
        "categories",
        "tags",
        "description",
        "presse",
        "contact",
        "nom",
        "fonction",
        "mail",
        "tel",
    }
    assert not {word for word in missing if word not in keys and not word.isdigit()}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "> « Le tram a roulé. »\n{: .citation}\n> **Jeanne Petit, maire de Tours**\n\n>[Suite](https://x.example/)",
            ("Le tram a roulé.", "Jeanne Petit", "maire de Tours"),
        ),
        ("> Le tram a roulé.\n>\n> — Jeanne Petit", ("Le tram a roulé.", "Jeanne Petit", "")),
        (
            "Jeanne Petit a dit :\n\n> Le tram a roulé.\n>\n> Chaque jour.",
            ("Le tram a roulé.\n\nChaque jour.", "Jeanne Petit", ""),
        ),
    ],
)
def test_quotations_that_are_set_apart_have_their_speaker(text: str, said: tuple[str, str, str]) -> None:
    """Signed below, with a dash or in bold, or introduced by a colon above."""
    found = matter("title: Le pont rouvre", "date: 2024-11-06", text=f"{TEXT}\n{text}\n")
    assert [(one.text, one.speaker, one.role) for one in release(found).quotes] == [said]


def test_a_quotation_that_nobody_signs_is_no_quote() -> None:
    """Who speaks is never guessed."""
    found = matter(
        "title: Le pont rouvre",
        "date: 2024-11-06",
        text=f"{TEXT}\n> Le tram a roulé.\n>\n> **À retenir : trois choses**\n",
    )
    assert release(found).quotes == ()


@pytest.mark.parametrize("opened", ["{{ ", "{% ", "<!-- ", "{{< "])
def test_tags_that_are_never_closed_cost_little(opened: str) -> None:
    """Thousands are refused as a template; as many as are taken come to an end."""
    with pytest.raises(Invalid, match="is a template"):
        brought(f"---\ntitle: Le pont\n---\n\n{TEXT}\n{opened * 60_000}", "pont.md")
    found = brought(f"---\ntitle: Le pont\n---\n\n{TEXT}\n{opened * 400}", "pont.md")
    assert found.headline == "Le pont"
