"""What stands alone above a headline: the house that issues it, a kicker, a number; and what is the headline after all."""

import pytest

from tests.release.texts import body, imported, listed, values

TEXT = {
    "de": "Der größte Solarpark der Region ist am Freitag ans Netz gegangen. Die Stadtwerke haben dafür 14 Millionen Euro investiert.",
    "en": "Passengers will reach the harbour in fifteen minutes from next spring, when Northern Tramways opens its new line.",
    "es": "El Ayuntamiento ha inaugurado la nueva estación depuradora, que sustituye a la que fue construida en 1978.",
    "fr": "La métropole a posé vendredi la première pierre de trente logements sociaux au bord de la Vilaine.",
    "it": "Da settembre il tram collegherà il centro al porto in quindici minuti, grazie a dodici nuovi mezzi.",
    "pt": "A Prefeitura assinou nesta sexta-feira o contrato de doze novos veículos. A viagem vai durar quinze minutos.",
    "ja": "みなと電鉄は、港と中心部を15分で結ぶ新路線を9月1日に開業すると発表しました。",
    "ko": "항만전철은 항구와 도심을 15분에 잇는 새 노선을 9월 1일 개통한다고 3일 밝혔다.",
    "ar": "أعلنت شركة ترام الميناء اليوم عن افتتاح خط جديد يربط الميناء بوسط المدينة في خمس عشرة دقيقة فقط.",
}


@pytest.mark.parametrize(
    ("language", "above", "headline", "left_out"),
    [
        ("de", "Stadtwerke Lindental\n\nLindental, 3. Mai 2024", "Solarpark am Hafen geht ans Netz", ["Stadtwerke Lindental"]),
        ("de", "Universität Lindental\nStabsstelle Kommunikation\n\nPressemitteilung Nr. 12/2024 vom 3. Mai 2024", "Forschende finden Plastik in Bergseen", ["Universität Lindental / Stabsstelle Kommunikation", "Pressemitteilung Nr. 12/2024 vom 3. Mai 2024"]),
        ("es", "NOTA DE PRENSA Nº 45/2024\n\nAYUNTAMIENTO DE VALDEROBLE", "Valderoble abre su nueva estación depuradora", ["NOTA DE PRENSA Nº 45/2024", "AYUNTAMIENTO DE VALDEROBLE"]),
        ("en", "FOR IMMEDIATE RELEASE\n\nNorthern Tramways\n\nTRANSPORT", "Tram line to the harbour opens in spring", ["FOR IMMEDIATE RELEASE", "Northern Tramways", "TRANSPORT"]),
        ("en", "Northern Tramways Ltd Press Release\n3 May 2024", "Tram line to the harbour opens in spring", ["Northern Tramways Ltd Press Release", "3 May 2024"]),
        ("fr", "Communiqué de presse\n\nLogement", "Trente logements neufs ouvriront au bord de la Vilaine", ["Communiqué de presse", "Logement"]),
        ("it", "Comune di Portoalto", "Da settembre il tram arriva fino al porto", ["Comune di Portoalto"]),
        ("pt", "Prefeitura de Porto Alto\nAssessoria de Comunicação\n\nPorto Alto, 3 de maio de 2024", "Bonde vai ligar o centro ao porto", ["Prefeitura de Porto Alto", "Assessoria de Comunicação"]),
        ("ja", "報道関係者各位\n2024年5月3日\n株式会社みなと電鉄", "港と中心部を結ぶ新路線、9月に開業", ["報道関係者各位", "2024年5月3日", "株式会社みなと電鉄"]),
        ("ko", "보도자료\n\n2024년 5월 3일\n\n항만전철㈜", "항구와 도심 잇는 새 노선 9월 개통", ["보도자료", "2024년 5월 3일", "항만전철㈜"]),
        ("ar", "بيان صحفي\n\nشركة ترام الميناء", "خط ترام جديد يربط الميناء بوسط المدينة", ["بيان صحفي", "شركة ترام الميناء"]),
    ],
)  # fmt: skip
def test_who_issues_it_and_a_kicker_stand_above_the_headline(
    language: str, above: str, headline: str, left_out: list[str]
) -> None:
    """They are listed as left out, and the headline is the line that says what happened."""
    found = imported(f"{above}\n\n{headline}\n\n{TEXT[language]}\n", room=language)
    assert found.headline == headline
    assert [text for text in listed(found, "left out") if text in left_out] == left_out
    assert listed(found, "lead")[0].startswith(TEXT[language][:30])


@pytest.mark.parametrize(
    ("headline", "subhead"),
    [
        ("La piscine rouvre", "Un nouveau toit, des bassins chauffés et un jardin pour les enfants"),
        ("GRÈVE À LA SNCF", "Les élus réagissent et demandent un service minimum"),
        ("Ville de Rennes : la piscine rouvre", "Un nouveau toit et un jardin"),
        ("Le ministère ouvre trois centres", "Rennes, Nantes et Brest en auront un chacune dès le mois de mai"),
    ],
)
def test_a_short_headline_above_a_longer_subhead_stays_the_headline(headline: str, subhead: str) -> None:
    """Only a name, or one word or two, is none."""
    found = imported(f"{headline}\n{subhead}\n\n{TEXT['fr']}\n")
    assert found.headline.lower() == headline.lower()
    assert values(found.document)["subhead"] == subhead


@pytest.mark.parametrize("label", ["IP/24/1234", "PM 12/24", "No 123/2024", "Nomor: 12/SP/V/2024", "N° 2024-12"])
def test_a_release_s_number_is_no_headline(label: str) -> None:
    """Whatever it is written like."""
    found = imported(f"{label}\n\nLa piscine rouvre lundi\n\n{TEXT['fr']}\n")
    assert found.headline == "La piscine rouvre lundi"
    assert label in listed(found, "left out")


@pytest.mark.parametrize(
    ("above", "headline", "below"),
    [
        ("VILLE DE RENNES\nService communication\nTél. 02 99 00 00 00\n\nRennes, le 3 mai 2024\n\nCOMMUNIQUÉ DE PRESSE", "Trente logements ouvrent", "Madame, Monsieur,\n\n"),
        ("+++ Pressemitteilung +++ Pressemitteilung +++", "Solarpark am Hafen geht ans Netz", ""),
        ("Sala de prensa / Notas de prensa\n\n03/05/2024", "El Ayuntamiento abre una depuradora nueva", ""),
        ("～港と中心部を15分で結ぶ～", "新路線「みなと線」9月1日に開業", ""),
    ],
)  # fmt: skip
def test_letters_ribbons_and_trails_stand_around_the_headline(above: str, headline: str, below: str) -> None:
    """A sender with a number, a ribbon of labels, the way to a page, a line between waves."""
    subject = "Objet : " if below else ""
    found = imported(f"{above}\n\n{subject}{headline}\n\n{below}{TEXT['fr']}\n")
    assert found.headline == headline
    assert body(found.document) == f"{TEXT['fr']}\n"


def test_a_headline_does_not_run_into_its_subhead() -> None:
    """A last word that is a small one in another language only ends no phrase; a dateline's capitals are no evidence."""
    found = imported(
        f"Tram al porto, da settembre il via\nLa sindaca parla di un investimento\n\n{TEXT['it']}\n", room="it"
    )
    assert (found.headline, values(found.document)["subhead"]) == (
        "Tram al porto, da settembre il via",
        "La sindaca parla di un investimento",
    )
    found = imported(f"NEW TRAM LINE TO HARBOUR OPENS\n\nHARBOUR CITY, May 3, 2024 — {TEXT['en']}\n", room="en")
    assert found.headline == "New tram line to harbour opens"


@pytest.mark.parametrize(
    ("head", "party"),
    [
        ("NEWS FROM THE RIVER PARTY", "River Party"),
        ("NEUES AUS DEM FLUSSVEREIN", "Flussverein"),
        ("NOUVELLES DU PARTI FLEUVE", "Parti Fleuve"),
    ],
)
def test_whose_news_it_is_stands_above_the_letterhead(head: str, party: str) -> None:
    """In capitals, with a street, the day and whom to ask between it and the headline."""
    text = (
        f"At its meeting in Elmton the {party} said that the bridge must open to all, and that trams must cross it.\n\n"
        f"“Nobody waits for longer than we do,” said Ann Lee, who speaks for the {party} in the council of the town."
    )
    above = f"{head}\n1528 Elm Avenue\nElmton 20003\n\nFor immediate release: April 18, 1994\n\nFor additional information:\nAnn Lee, Director\n(202) 555-0188"
    line = "Members Call on the Town to Open Its Bridge"
    found = imported(f"{above}\n\n{line}\n\n{text}\n", room="en")
    assert (found.headline, body(found.document)) == (line, text + "\n")


def test_news_from_a_place_are_a_headline() -> None:
    """The text calls nobody by that name."""
    text = "The river is open to ships again since this morning.\n\nThe bridge above it opens to trams on Monday, and the ferry ends its service."
    found = imported(f"NEWS FROM THE RIVER\n\nElmton, April 18, 1994\n\n{text}\n", room="en")
    assert found.headline.lower() == "news from the river"
