"""Texts that came out of print-outs and pages: torn lines, pages without empty lines, headlines that were wrapped, feet of letters."""

import pytest

from tests.release.test_importing_weighing import HEADLINE, TEXT
from tests.release.texts import body, imported, kept_words, listed, values, words

PAGE = """\
The harbour line will have twelve stops and a new bridge, as the council of the town decided on its
last meeting of the year, after a debate of three hours on what it may cost and who will pay for
all of it before the spring.
Northern Tramways has bought nine trams for the line, each with room for two hundred people and for
their bicycles, which may be taken along at all hours of the day but not in the early morning, when
most people go to work.
The bridge was designed by pupils of the school at the docks, who won the competition of last year.
"""


@pytest.mark.parametrize("space", ["", " "])
def test_a_page_without_empty_lines_is_cut_where_sentences_end_early(space: str) -> None:
    """A line that ends a sentence and is none of the longer ones ends a paragraph."""
    found = imported(f"New tram line opens\n{PAGE}".replace("\n", f"{space}\n"), room="en")
    assert found.headline == "New tram line opens"
    assert [text[:12] for text in body(found.document).split("\n\n")] == [
        "The harbour ",
        "Northern Tra",
        "The bridge w",
    ]


@pytest.mark.parametrize(
    ("language", "first", "second", "joined"),
    [
        ("de", "„Frag die Stadt“ – neues Portal erleichtert allen", "Bürgern den Weg zu Auskünften", True),
        ("de", "Solarpark am Hafen geht nach zwei Jahren ans Netz", "Alle sind zufrieden mit der Anlage", False),
        ("en", "New line brings all the people of the region to", "Harbour City in fifteen minutes", True),
        ("en", "New line brings people to the harbour in minutes", "Twelve stops are planned", False),
    ],
)
def test_a_headline_is_wrapped_as_its_text_is(language: str, first: str, second: str, joined: bool) -> None:  # noqa: FBT001  (a column)
    """Its second line begins with a name, or with a noun in German; what the text never writes so is a subhead."""
    wrapped = {
        "de": "Das Portal hilft allen Bürgern der Stadt, ihre Rechte zu kennen und\nAuskünfte zu bekommen, ohne lange zu warten oder zu schreiben.\n\nWer Fragen hat, wird von einer Stelle im Rathaus beraten, die an\njedem Tag der Woche offen ist, auch am Abend und am Wochenende.\n",
        "en": "The line brings passengers from Harbour City to the old docks, and\nback again, in less than a quarter of an hour on every day.\n\nIt was paid for by the region, which has asked for a loan that will\nbe paid back in the course of the next twenty years at most.\n",
    }
    found = imported(f"{first}\n{second}\n\n{wrapped[language]}", room=language)
    assert found.headline == (f"{first} {second}" if joined else first)
    assert values(found.document).get("subhead") == (None if joined else second)


def test_a_paragraph_torn_at_its_links_is_one() -> None:
    """An address keeps its lines."""
    torn = "For people who could not come, the\nrecordings\nare on the site of the conference, with\nall the slides, which may be\ncopied by everybody."
    address = "Harbour House\nQuay Street 4\nHarbour City"
    found = imported(f"{HEADLINE['en']}\n\n3 May 2024\n\n{torn}\n\n{address}\n\nThat is where it was.\n", room="en")
    assert body(found.document).startswith(torn.replace("\n", " ") + "\n\n")
    assert "Harbour House\\\nQuay Street 4" in body(found.document)


@pytest.mark.parametrize("blank", ["\u3000", " "])
def test_a_line_that_is_set_in_opens_a_paragraph(blank: str) -> None:
    """As East Asia writes."""
    one, two = "港と中心部を結ぶ新路線を9月に開業すると発表しました。", "料金は大人二百円で、子どもは無料です。"
    found = imported(f"港の新路線、9月に開業\n\n{blank}{one}\n{blank}{two}\n", room="ja")
    assert body(found.document) == f"{one}\n\n{two}\n"


@pytest.mark.parametrize(
    ("language", "notice"),
    [
        ("en", "This website uses cookies to give you the best experience. By continuing you accept our policy.\n\nAccept all\n\nReject"),
        ("fr", "JavaScript est désactivé dans votre navigateur. Veuillez l'activer pour profiter de ce site."),
        ("de", "Diese Website verwendet Cookies, um Ihnen die Nutzung zu erleichtern. Mehr erfahren\n\nAlle akzeptieren\n\nAblehnen"),
    ],
)  # fmt: skip
def test_a_sites_notice_is_no_headline(language: str, notice: str) -> None:
    """It is left out; a headline about cookies stays."""
    found = imported(f"{notice}\n\n{HEADLINE[language]}\n\n{TEXT[language]}\n", room=language)
    assert (found.headline, body(found.document)) == (HEADLINE[language], f"{TEXT[language]}\n")
    assert " ".join(listed(found, "left out")) == notice.replace("\n\n", " ")


def test_a_headline_that_stands_there_twice_and_one_behind_a_date() -> None:
    """The second is a picture's; the date is the release's."""
    found = imported(f"04/18/2021 {HEADLINE['en']}\n\n{HEADLINE['en']}\n{TEXT['en']}\n", room="en")
    assert (found.headline, values(found.document)["date"]) == (HEADLINE["en"], "2021-04-18")
    assert body(found.document) == f"{TEXT['en']}\n"


@pytest.mark.parametrize(
    ("language", "foot"),
    [
        ("en", "Harbour House • 133 Quay Street • Harbour City 75207 • 555 010-3600"),
        ("pl", "Biuro Prasowe Urzędu Miasta"),
        ("es", "Valderoble, febrero de 2016."),
        ("fr", "https://www.ville.example/actualites?id=77698\n\nProposé par un lecteur"),
        ("de", "Vorheriger Beitrag: Freibad öffnet\n\nTeilen auf Facebook"),
    ],
)
def test_what_stands_below_the_last_sentence(language: str, foot: str) -> None:
    """A letter's foot, who signs, a place and a month, where it was taken from."""
    found = imported(f"{HEADLINE[language]}\n\n{TEXT[language]}\n\n{foot}\n", room=language)
    assert body(found.document) == f"{TEXT[language]}\n"
    assert [text for text in listed(found, "left out") if text in foot] == foot.split("\n\n")


def test_an_address_of_the_web_that_a_sentence_leads_to_stays() -> None:
    """It is no source."""
    end = "The timetable of the line can be read by everybody here:\n\nhttps://trams.example/line"
    found = imported(f"{HEADLINE['en']}\n\n{TEXT['en']}\n\n{end}\n", room="en")
    assert body(found.document).endswith("https://trams.example/line\n")


@pytest.mark.parametrize("language", ["de", "es"])
def test_a_page_that_was_copied_with_all_its_menus(language: str) -> None:
    """The headline is near the text, whatever sentences its menus have; all of them are listed."""
    menus = {
        "de": "Zum Inhalt springen\nStartseite\nSuche\nThemen\n* Verkehr\n* Wohnen\n* Kultur\n* Sport\nAnmelden\nBleiben Sie mit uns in Verbindung und lesen Sie jede Woche, was es Neues gibt.\nJetzt anmelden\nTeilen\nDrucken",
        "es": "Saltar al contenido\nInicio\nBuscar\nServicios\n* Transporte\n* Vivienda\n* Cultura\n* Deporte\nMenú\nReciba cada semana en su buzón todo lo que hay de nuevo en la ciudad y en sus barrios.\nQuiero recibirlo\nCompartir\nImprimir",
    }[language]
    found = imported(f"{menus}\n\n{HEADLINE[language]}\n\n{TEXT[language]}\n", room=language)
    assert (found.headline, body(found.document)) == (HEADLINE[language], f"{TEXT[language]}\n")
    assert not words(menus) - kept_words(found.document)


def test_joined_lines_are_listed() -> None:
    """With what tells that they belong together."""
    found = imported(f"{HEADLINE['en']}\n\n{PAGE}", room="en")
    assert listed(found, "lines") == ["2 paragraphs joined"]


def test_turkish_small_letters_without_a_dot() -> None:
    """I is ı there, and İ is i."""
    found = imported(
        "KAMUOYUNA AÇIKLAMA YAPILDI\n\nBugün yeni hat için ve kent için güzel bir gün oldu, dedi başkan.\n",
        language="tr",
    )
    assert found.headline == "Kamuoyuna açıklama yapıldı"
