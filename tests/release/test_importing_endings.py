"""What services and sites set around a release, told by its place and form, in keys and comments: no word of it is lost."""

import pytest

from tests.release.foreign import brought, docx, page, paragraph
from tests.release.texts import body, imported, listed, values

TEXT = "The bridge over the river is open again to all since this morning, after two years of works by Elm Works."
MORE = "Trams cross it every five minutes from Monday on, and the ferry ends its service on the same day."
WHO = "Elm Works builds bridges over the rivers of the north, and has done so since the year it was founded."
ASK = "Yhteyshenkilöt\n\nAnn Lee +358 50 0000001\nBea Oak +358 50 0000002"


def test_who_speaks_stands_below_the_people_to_ask_under_the_name_alone() -> None:
    """And what the text is filed under stands above them: as release services set all they pass on."""
    found = imported(
        f"Bridge reopens\n\n6 November 2024\n\n{TEXT}\n\n{MORE}\n\nAvainsanat\n\nbridgestramsferry\n\n{ASK}\n\nElm Works\n\n{WHO}\n\n{MORE}\n",
        room="en",
    )
    assert body(found.document) == f"{TEXT}\n\n{MORE}\n"
    assert values(found.document)["boilerplate"] == f"**Elm Works**\n\n{WHO}\n\n{MORE}"
    assert len(values(found.document)["contacts"]) == 2
    assert "bridgestramsferry" in " ".join(listed(found, "left out"))


def test_a_heading_of_the_authors_below_the_people_to_ask_stays() -> None:
    """It names nobody whom its text begins with."""
    found = imported(
        f"Bridge reopens\n\n6 November 2024\n\n{TEXT}\n\n{MORE}\n\n{ASK}\n\nThe works\n\n{WHO}\n", room="en"
    )
    assert WHO in body(found.document)


@pytest.mark.parametrize(
    ("last", "kept"), [("is the maker of all the bridges", False), ("has begun another bridge", True)]
)
def test_a_sites_words_on_who_speaks_below_the_contacts(last: str, *, kept: bool) -> None:
    """A heading of any words, and a paragraph that says in general what somebody is whom the text names."""
    said = f"Elm Works {last} that cross the rivers of the north, and nobody doubts it any longer."
    tail = f"**For more information:**\n\nAnn Lee, CEO, +47 9000 0001\n\n**Made to last**\n\n{said}"
    found = brought(
        f"---\ntitle: Bridge reopens\ndate: 2024-11-06\n---\n\n{TEXT}\n\n{MORE}\n\n{tail}\n", "a.md", room="en"
    )
    assert (said in body(found.document)) == kept
    assert (said in values(found.document).get("boilerplate", "")) != kept


@pytest.mark.parametrize(
    "licence",
    [
        "Unless otherwise stated, all content is available under the Open Licence v3.0",
        "Tutti i contenuti, salvo diversa indicazione, sono soggetti alla licenza Creative Commons",
        "Sofern nicht anders angegeben, stehen die Inhalte dieser Seite unter der Lizenz CC BY 4.0",
        "Sauf mention contraire, tous les contenus de ce site sont sous licence etalab-2.0",
        "Jeśli nie zaznaczono inaczej, treści są na licencji Creative Commons",
    ],
)
def test_a_sites_licence_is_listed(licence: str) -> None:
    """It holds unless otherwise stated; what a release itself says of a licence stays."""
    own = "The plans are published under a Creative Commons licence, for everybody to build upon."
    found = imported(f"Bridge reopens\n\n6 November 2024\n\n{TEXT}\n\n{MORE}\n\n{own}\n\n{licence}\n", room="en")
    assert body(found.document) == f"{TEXT}\n\n{MORE}\n\n{own}\n"
    assert licence in " ".join(listed(found, "left out"))


def test_an_address_below_a_heading_of_its_own_stays() -> None:
    """Where the author sets a heading above an address, both are the release's."""
    source = "https://elm.example/1"
    found = brought(
        page(
            f"<h1>The bridge reopens</h1><p>{TEXT}</p><p>{MORE}</p><hr><h5>Originalpublikation:</h5>"
            f'<p><a href="{source}">{source}</a></p>'
        ),
        room="en",
    )
    assert body(found.document) == f"{TEXT}\n\n{MORE}\n\n## Originalpublikation:\n\n[{source}]({source})\n"


def test_capitals_above_a_press_office_sign_with_it() -> None:
    """A house and its office, each a line."""
    found = imported(
        f"BASIN BÜLTENİ\nKöprü yeniden açıldı\nELMA – {TEXT}\n{MORE}\nELMA BELEDİYESİ\nBASIN YAYIN VE HALKLA İLİŞKİLER DAİRESİ\n",
        room="tr",
    )
    assert body(found.document).endswith(f"{MORE}\n")
    assert "ELMA BELEDİYESİ" in " ".join(listed(found, "left out"))


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Indholdet på denne side vedrører regeringen Ann Lee I (2019-2022)\nPressemeddelelser\n\n", ""),
        ("Contenu publié sous le gouvernement Lee du 3 juillet 2020 au 16 mai 2022\n\n", ""),
        ("", "14 Mar 2024 Posted in Press releases\n\n"),
        ("", "THIS COMMUNIQUÉ IS RELEASED JOINTLY BY ELM WORKS AND THE TOWN OF OAKS\n\n"),
    ],
)
def test_what_a_page_says_of_its_text_is_listed(above: str, below: str) -> None:
    """Whose archive it is in, where it is filed, who gives it out: neither headline nor lead."""
    found = imported(
        f"{above}Bridge over the river reopens for all\n\n{below}{TEXT}\n\n{MORE}\n", room="en", year="2024"
    )
    assert values(found.document)["headline"] == "Bridge over the river reopens for all"
    assert body(found.document) == f"{TEXT}\n\n{MORE}\n"
    told = " / ".join(listed(found, "left out"))
    assert (above or below).strip("\n").partition("\n")[0] in told


def test_a_press_office_below_a_headline_is_no_subhead() -> None:
    """As a science service heads all it passes on: somebody, the office, the house."""
    office = "Dr. Ann B. Lee <em>Presse- und Öffentlichkeitsarbeit</em><br>Elm Hochschule e.V."
    found = brought(
        page(f"<h1>The bridge over the river reopens</h1><h5>{office}</h5><p>{TEXT}</p><p>{MORE}</p>"), room="de"
    )
    assert "subhead" not in values(found.document)
    assert "Dr. Ann B. Lee" in " ".join(listed(found, "left out"))


def test_a_line_in_title_case_below_the_headline_is_the_subhead() -> None:
    """In a document without styles, though it begins with a word as small as "new" is."""
    lines = [
        "Elm Works Opens Bridge over the Northern River",
        "New Crossing Stands as Place to Meet for Everybody",
        TEXT,
        MORE,
    ]
    found = brought(docx("".join(map(paragraph, lines))), "a.docx", room="en")
    assert (values(found.document)["headline"], values(found.document)["subhead"]) == tuple(lines[:2])


@pytest.mark.parametrize(
    ("capitals", "written"),
    [
        ("SENATORS PRAISE SEN. DENIAL OF PERMIT", "Senators praise Sen. denial of permit"),
        ("GOV. OAK OPENS THE BRIDGE OF ACME INC. IN ELM", "Gov. oak opens the bridge of acme Inc. in elm"),
        ("THE BRIDGE IS OPEN. TRAMS CROSS IT", "The bridge is open. Trams cross it"),
    ],
)
def test_a_rank_in_capitals_ends_no_sentence(capitals: str, written: str) -> None:
    """It stands before a name, or behind one."""
    found = imported(
        f"{capitals}\n\n6 November 2024\n\nThey were there since this morning, after two years of works for all of us.\n",
        room="en",
    )
    assert values(found.document)["headline"] == written


def test_a_headline_may_begin_as_its_label_does() -> None:
    """As governments head the list of what they have decided."""
    headline = "Sporočilo za javnost o sklepih, ki jih je Vlada RS sprejela na 53. seji, dne 06. decembra 2001"
    below = "Predlog zakona o spremembah zakona o predpisani obrestni meri"
    text = "Eden izmed ciljev predlaganih sprememb zakona je znižanje višine obrestne mere glede na sedanjo višino tržnih mer za posojila."
    found = imported(f"Sporočilo za javnost\n\n6.12.01\n\n{headline}\n\n{below}\n\n{text}\n\n{text}\n", room="sl")
    assert values(found.document)["headline"] == headline


def test_a_title_in_bold_on_a_line_of_its_own_heads_who_speaks() -> None:
    """Within one paragraph, as editors of pages set it."""
    found = brought(
        page(f"<h1>Bridge reopens</h1><p>{TEXT}</p><p>{MORE}</p><p><b>About Elm Works</b><br>{WHO}</p>"),
        "a.html",
        room="en",
    )
    assert body(found.document) == f"{TEXT}\n\n{MORE}\n"
    assert WHO in values(found.document)["boilerplate"]


@pytest.mark.parametrize(("title", "kept"), [("Ø Une équipe au complet", True), ("À propos de l’équipe", False)])
def test_a_bullets_letter_is_no_title_of_who_speaks(title: str, *, kept: bool) -> None:
    """A word processor's arrow is an Ø, and "O …" heads who speaks in other languages."""
    lead = "Une équipe de la vallée annonce la création de sa liste pour les élections du mois de mars dans la commune."
    said = "L’équipe est au complet et prête à porter ce projet, dit le maire sortant de la commune de la vallée."
    found = brought(
        f"---\ntitle: La liste se présente\ndate: 2026-01-18\n---\n\n{lead}\n\n### {title}\n\n{said}\n",
        "a.md",
        room="fr",
    )
    assert (said in body(found.document)) == kept


def test_whom_to_ask_on_each_of_several_news_is_text() -> None:
    """Paragraphs that begin alike stand below the news that they are on; one alone, at the end, tells whom to ask."""
    news = [
        f"The town of Elmton gives the {name} company two hundred thousand euros for a new engine and for its hall."
        for name in ("Oak", "Ash", "Elm")
    ]
    asked = [
        f"For more information on the {name} company, contact {who} at 410-635-637{at}."
        for at, (name, who) in enumerate([("Oak", "Ann Lee"), ("Ash", "Tom Oak"), ("Elm", "Eva Ash")])
    ]
    text = "\n\n".join(line for pair in zip(news, asked, strict=True) for line in pair)
    found = imported(f"Elmton gives money to three companies\n\n{text}\n\n{news[0]}\n", room="en")
    assert all(line in body(found.document) for line in asked)


def test_people_to_ask_above_a_headline_in_nine_lines() -> None:
    """Each with an office's and a mobile number, in Spanish."""
    people = (
        "Ana Roble\nJefa de Personal\nOficina: 714-347-8408\nCelular: 714-292-2718",
        "Eva Olmo\nVocera\nOficina: 714-347-8405\nCelular: 714-323-4486",
    )
    text = (
        "El pueblo de Elmton abre tres bibliotecas en mayo. Cada una tiene diez mil libros y una sala para los niños."
    )
    found = imported(
        f"Contacto:\n{people[0]}\n{people[1]}\n\nElmton abre tres bibliotecas\n\n{text}\n\n{text}\n", room="es"
    )
    assert found.headline == "Elmton abre tres bibliotecas"
    assert [(one["name"], one["role"], one["phone"]) for one in values(found.document)["contacts"]] == [
        ("Ana Roble", "Jefa de Personal", "714-347-8408 / 714-292-2718"),
        ("Eva Olmo", "Vocera", "714-347-8405 / 714-323-4486"),
    ]


def test_words_of_people_to_ask_that_no_field_has_are_listed() -> None:
    """A sentence, or where earlier texts stand; what only says that a number follows is none."""
    text = "The town of Elmton opens three libraries in May. Each has ten thousand books and a room for children."
    earlier = "Earlier texts of the town: https://elm.example/press/"
    page = f"# Elmton opens three libraries\n\n{text}\n\nThe work took two years.\n\n## Contact\n\nAnn Lee, tel. 555 010 0100, e-mail: press@elm.example\n"
    assert not any("Ann Lee" in one for one in listed(brought(page, "a.md"), "left out"))
    found = brought(f"{page}\n{earlier}\n", "a.md")
    assert values(found.document)["contacts"][0]["email"] == "press@elm.example"
    assert earlier in " ".join(listed(found, "left out"))
