"""The headline among labels of unknown kinds, menus, trails and notices: weighed by what the text below says."""

import re

import pytest

from pressctl.release.alternatives import openings_of
from pressctl.release.lexicon import phrases, phrases_at
from pressctl.release.plain.labels import read_label
from tests.release.texts import body, imported, kept_words, values, words

TEXT = {
    "de": "Der größte Solarpark der Region ist am Freitag ans Netz gegangen. Die Stadtwerke Lindental haben dafür 14 Millionen Euro investiert.\n\nDie Anlage wurde in zwei Jahren gebaut. Sie versorgt im Sommer das ganze Viertel am Hafen mit Strom und Wärme, wie die Stadt mitteilt.",
    "en": "Passengers will reach the harbour in fifteen minutes from next spring, when Northern Tramways opens its new line to the old docks of Harbour City.\n\nThe line has twelve stops. Trams will run every ten minutes from five in the morning until midnight, said the company on Friday.",
    "es": "El Ayuntamiento ha inaugurado la nueva estación depuradora, que sustituye a la que fue construida en 1978 junto al río.\n\nLa obra ha costado tres millones de euros. El agua depurada servirá para regar los parques de toda la ciudad.",
    "fr": "La métropole a posé vendredi la première pierre de trente logements sociaux au bord de la Vilaine, dans le quartier de la gare.\n\nLes logements seront livrés au printemps. Ils seront chauffés par le réseau de la ville, qui brûle du bois de la région.",
    "pl": "Miasto otwiera nową linię tramwajową do portu. Podróż z centrum do portu potrwa piętnaście minut, a pierwszy tramwaj ruszy wiosną.\n\nLinia ma dwanaście przystanków. Tramwaje będą kursować co dziesięć minut od piątej rano do północy.",
}
HEADLINE = {
    "de": "Solarpark am Hafen geht ans Netz",
    "en": "New tram line to the harbour opens next spring",
    "es": "El Ayuntamiento abre una depuradora nueva junto al río",
    "fr": "Trente logements neufs ouvriront au bord de la Vilaine",
    "pl": "Nowa linia tramwajowa połączy centrum z portem",
}


@pytest.mark.parametrize(
    ("language", "above"),
    [
        ("de", "Information des Presseamts der Stadt Lindental"),
        ("pl", "Nota Biura Prasowego Urzędu Miasta"),
        ("en", "Background briefing note"),
        ("en", "Ref: 2024/17\nDepartment: Transport\nSubject area: Trams"),
        ("en", "Home > News > Press releases > New tram line"),
        ("de", "Sie sind hier: Startseite / Stadt und Politik / Aktuelles"),
        ("de", "* Startseite\n* Rathaus\n* Leben in Lindental\n* Wirtschaft\n* Tourismus"),
        ("es", "Saltar al contenido\n\nEl Ayuntamiento\n\nServicios\n\nTrámites\n\nActualidad"),
    ],
)
def test_what_the_text_does_not_repeat_is_no_headline(language: str, above: str) -> None:
    """A label, a menu or a trail above it is left out, whole and listed."""
    text = f"{above}\n\n{HEADLINE[language]}\n\n{TEXT[language]}\n"
    found = imported(text, room=language)
    assert found.headline == HEADLINE[language]
    assert "subhead" not in values(found.document)
    assert body(found.document) == f"{TEXT[language]}\n"
    assert not words(text) - kept_words(found.document)


@pytest.mark.parametrize(
    ("language", "headline", "subhead"),
    [
        ("de", "Ein Meilenstein für Lindental", "Der größte Solarpark der Region ist am Netz"),
        ("en", "Trams to the docks", "New line to the harbour opens next spring, with twelve stops"),
        ("fr", "Trente logements de plus", "La métropole construit au bord de la Vilaine"),
    ],
)
def test_a_short_headline_of_the_texts_own_words_stays(language: str, headline: str, subhead: str) -> None:
    """A longer line below it is the subhead."""
    found = imported(f"{headline}\n\n{subhead}\n\n{TEXT[language]}\n", room=language)
    assert (found.headline, values(found.document)["subhead"]) == (headline, subhead)


@pytest.mark.parametrize(
    ("language", "below"),
    [
        ("en", "Published\n\n3 May 2024\n\nUpdated\n\n4 May 2024"),
        ("en", "Share on Facebook Share on X Share on LinkedIn Email"),
        ("de", "Gemeinsame Pressemitteilung der Stadtwerke Lindental, des Landkreises Lindental, der Hochschule Lindental und der Handwerkskammer"),
        ("es", "Compartir: Facebook | X | LinkedIn | WhatsApp"),
        ("pl", "Opublikowano: 3 maja 2024"),
    ],
)  # fmt: skip
def test_what_stands_between_headline_and_text_is_no_subhead(language: str, below: str) -> None:
    """Dates of publishing, rows of networks, the names of all who issue it."""
    found = imported(f"{HEADLINE[language]}\n\n{below}\n\n{TEXT[language]}\n", room=language)
    assert found.headline == HEADLINE[language]
    assert "subhead" not in values(found.document)
    assert body(found.document) == f"{TEXT[language]}\n"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("News › Archive › 2024", "web"),
        ("« Nous ouvrons » », dit-il, « et nous restons »", ""),
        ("Facebook and Twitter face new rules", ""),
        ("Foto: Anne Martin", "web"),
        ("Photos show how trams were built", ""),
        ("Updated", "web"),
        ("Updated rules for trams", ""),
        ("Start: das Bürgerbüro öffnet", ""),
        ("Gemeinsame Pressemitteilung von A, B und C", "press"),
        ("Comunicato congiunto", "press"),
        ("Acme Ltd – Press release", "press"),
        ("Vorheriger Beitrag: Freibad öffnet", "web"),
    ],
)
def test_the_frame_of_a_page_is_told_by_whole_lines(line: str, kind: str) -> None:
    """A headline that begins like one of them is text."""
    assert read_label(line).kind == kind


@pytest.mark.parametrize(
    ("pattern", "openings"),
    [("abcd", {"abc"}), ("a(?:b|cd)?e", {"abe", "acd", "ae"}), (r"(?:\d+ )?x", {"x", *"0123456789"}), ("[ab]c", {""})],
)
def test_what_an_expression_begins_with(pattern: str, openings: set[str]) -> None:
    """Three signs at most, fewer where it may go on in any way."""
    assert openings_of(pattern) == openings


@pytest.mark.parametrize("kind", ["press", "web", "related", "dated", "home", "contact"])
@pytest.mark.parametrize("line", ["presse", "zpravy", "communique de presse", "12 comments", "back to top"])
def test_the_alternatives_that_are_tried_are_all_that_match(kind: str, line: str) -> None:
    """Leaving the others out changes no answer."""
    few = phrases_at(kind, line)
    assert bool(few and re.fullmatch(few, line)) == bool(re.fullmatch(phrases(kind), line))
