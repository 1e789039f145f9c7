"""What a page sets between the lines of its text, and what a record or a number sets before them."""

import pytest

from tests.release.texts import body, imported, listed, values

TEXT = {
    "de": "Die Stadtwerke haben am Montag die neue Linie zum Hafen eröffnet. Sie kostet 14 Millionen Euro.",
    "en": "Northern Tramways opened its new line to the harbour on Monday. It costs 14 million euros.",
    "fr": "La métropole a inauguré lundi la nouvelle ligne du port. Elle coûte 14 millions d'euros.",
    "es": "El Ayuntamiento inauguró el lunes la nueva línea del puerto. Cuesta 14 millones de euros.",
}
MORE = {
    "de": "Fahrgäste erreichen den Hafen nun in fünfzehn Minuten, sagte die Direktorin vor der Presse.",
    "en": "Passengers now reach the harbour in fifteen minutes, its director told the press.",
    "fr": "Les voyageurs atteignent désormais le port en quinze minutes, a précisé la directrice.",
    "es": "Los pasajeros llegan ahora al puerto en quince minutos, explicó la directora.",
}
HEADLINE = {
    "de": "Neue Linie zum Hafen eröffnet",
    "en": "New line to the harbour opens",
    "fr": "La ligne du port est ouverte",
    "es": "Abre la línea del puerto",
}


@pytest.mark.parametrize(
    ("language", "mark"),
    [
        ("de", "Anzeige"),
        ("de", "– Werbung –"),
        ("en", "ADVERTISEMENT"),
        ("en", "Article continues below advertisement"),
        ("fr", "Publicité"),
        ("es", "(Publicidad)"),
    ],
)
def test_the_mark_of_an_advertisement_is_no_heading(language: str, mark: str) -> None:
    """It stands between two paragraphs, and no copy has the advertisement."""
    found = imported(f"{HEADLINE[language]}\n\n{TEXT[language]}\n\n{mark}\n\n{MORE[language]}\n", room=language)
    assert body(found.document) == f"{TEXT[language]}\n\n{MORE[language]}\n"
    assert mark in listed(found, "left out")


@pytest.mark.parametrize(
    ("language", "caption"),
    [
        ("de", "Die neue Linie am Hafen. (Foto: Ann Lee)"),
        ("en", "The new line at the harbour. Photo: Ann Lee"),
        ("fr", "La nouvelle ligne au port. © Ann Lee"),
    ],
)
def test_a_caption_between_two_paragraphs_is_left_out(language: str, caption: str) -> None:
    """It ends with who took the picture."""
    found = imported(f"{HEADLINE[language]}\n\n{TEXT[language]}\n\n{caption}\n\n{MORE[language]}\n", room=language)
    assert body(found.document) == f"{TEXT[language]}\n\n{MORE[language]}\n"
    assert caption in listed(found, "left out")


@pytest.mark.parametrize("language", ["de", "en", "fr"])
def test_names_of_icons_are_no_words(language: str) -> None:
    """A font draws them as pictures: alone on a line, or before a date."""
    text = f"arrow_back\n{HEADLINE[language]}\ncalendar_today 2024-05-03\n\n{TEXT[language]}\n\n{MORE[language]}\n\nkeyboard_arrow_up\n"
    found = imported(text, room=language)
    assert found.headline == HEADLINE[language]
    assert values(found.document)["date"] == "2024-05-03"
    assert body(found.document) == f"{TEXT[language]}\n\n{MORE[language]}\n"
    assert {"arrow_back", "calendar_today", "keyboard_arrow_up"} <= set(listed(found, "left out"))


def test_a_name_with_a_low_line_inside_a_sentence_stays() -> None:
    """Only an icon stands before a capital or alone."""
    text = f"{HEADLINE['en']}\n\n{TEXT['en']}\n\nmax_lines is now ten, and min_lines is two, as the users had asked.\n"
    assert "is now ten" in body(imported(text, room="en").document)


@pytest.mark.parametrize(
    ("language", "record"),
    [
        ("en", "News date : 13/05/2024\nCategory : Transport\nAuthor : Press Office"),
        ("de", "Nachricht vom : 13.05.2024\nKategorie : Verkehr"),
    ],
)
def test_a_record_below_the_headline_is_no_text(language: str, record: str) -> None:
    """A data base sets its fields above a text: what it is filed under, and when it was published."""
    found = imported(f"{HEADLINE[language]}\n{record}\n\n{TEXT[language]}\n\n{MORE[language]}\n", room=language)
    assert values(found.document)["date"] == "2024-05-13"
    assert "subhead" not in values(found.document)
    assert body(found.document) == f"{TEXT[language]}\n\n{MORE[language]}\n"


def test_what_an_invitation_says_of_when_and_where_stays() -> None:
    """It is filed under nothing."""
    facts = "Topic: the new line\nWhere: Town Hall\nWho: Ann Lee"
    found = imported(f"Invitation to the harbour\n\n{TEXT['en']}\n\n{facts}\n\n{MORE['en']}\n", room="en")
    assert "Where: Town Hall" in body(found.document)


@pytest.mark.parametrize(
    ("language", "dateline"), [("en", "NORTHPORT (05 MARCH 2020)"), ("de", "LINDENTAL, 5. März 2020"), ("fr", "Rennes, le 5 mars 2020")]
)  # fmt: skip
def test_the_dateline_of_numbered_paragraphs(language: str, dateline: str) -> None:
    """It stands behind the first number, which stays."""
    text = f"{HEADLINE[language]}\n\n1. {dateline} – {TEXT[language]}\n\n2. {MORE[language]}\n"
    found = imported(text, room=language)
    assert values(found.document)["dateline"] == dateline
    assert values(found.document)["date"] == "2020-03-05"
    assert body(found.document) == f"1. {TEXT[language]}\n2. {MORE[language]}\n"


@pytest.mark.parametrize(
    "stamp", ["13 October, 2005 - 1400 UTC", "13 October 2005, 0930 GMT", "13 October 2005 1815 hrs"]
)
def test_an_hour_of_four_figures(stamp: str) -> None:
    """It makes no subhead of a day."""
    found = imported(f"{HEADLINE['en']}\n{stamp}\n\n{TEXT['en']}\n\n{MORE['en']}\n", room="en")
    assert "subhead" not in values(found.document)
    assert values(found.document)["date"] == "2005-10-13"


@pytest.mark.parametrize(
    ("language", "above", "text"),
    [
        ("fr", "PAUL DURAND, ANNE LEROY ET CLAIRE MARTIN", "Les élus demandent une ligne de nuit. « Nous la voulons », a déclaré Anne Leroy devant la presse réunie lundi."),
        ("en", "SAM HILL, ANN LEE & JOE DOE", "The members ask for a night line. “We want it now,” Ann Lee told the press that had gathered on Monday."),
        ("it", "Agenzia regionale per i trasporti\nUfficio stampa", "Da settembre il tram collegherà il centro al porto in quindici minuti, grazie a dodici nuovi mezzi."),
        ("es", "Instituto regional para la movilidad\nGabinete de prensa", "Desde septiembre el tranvía unirá el centro con el puerto en quince minutos, con doce nuevos vehículos."),
    ],
)  # fmt: skip
def test_who_issues_it_jointly_and_an_office_s_house_are_no_headline(language: str, above: str, text: str) -> None:
    """Names in capitals of which the text has one, and what begins as a house does above its press office."""
    found = imported(f"{above}\n\n{HEADLINE.get(language, 'Il tram arriva')}\n\n{text}\n\n{text}\n", room=language)
    assert found.headline == HEADLINE.get(language, "Il tram arriva")


@pytest.mark.parametrize(
    ("language", "capitals", "text", "written"),
    [
        ("es", "EN DEFENSA DE LAS PLAZAS", "Defensa de los vecinos y de sus plazas: eso pide la asociación.", "En defensa de las plazas"),
        ("fr", "POUR LA DÉFENSE DU PORT", "Défense du tram et des quais : voilà ce que demande l'association.", "Pour la défense du port"),
        ("es", "VISITA DE DIEGO DE LA VEGA", "Diego de la Vega llega hoy al puerto con su equipo.", "Visita de Diego de la Vega"),
        ("pt", "UMA CARTA PARA MARIA DA SILVA", "Maria da Silva recebeu hoje a carta do porto.", "Uma carta para Maria da Silva"),
    ],
)  # fmt: skip
def test_a_noun_at_the_start_of_a_sentence_is_no_name(language: str, capitals: str, text: str, written: str) -> None:
    """`Of` and a word in small letters follow it; a name has names behind it."""
    found = imported(f"{capitals}\n\n{MORE.get(language, text)}\n\n{text}\n", room=language)
    assert found.headline == written


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("es", "Puede leer: El puerto tendrá una nueva plaza"),
        ("en", "Read also: Night buses run again"),
        ("de", "Lesen Sie auch: Nachtbusse fahren wieder"),
        ("en", "The new line is open! pic.twitter.com/a1B2c3"),
        ("fr", "La ligne est ouverte https://t.co/a1B2c3"),
    ],
)
def test_another_text_s_title_and_a_post_are_left_out(language: str, line: str) -> None:
    """A page sets them between two paragraphs."""
    found = imported(f"{HEADLINE[language]}\n\n{TEXT[language]}\n\n{line}\n\n{MORE[language]}\n", room=language)
    assert body(found.document) == f"{TEXT[language]}\n\n{MORE[language]}\n"
    assert line in listed(found, "left out")


@pytest.mark.parametrize("code", ["[ad_2]", "[/caption]", "[gallery ids=12,13]"])
def test_a_blog_s_codes_are_no_text(code: str) -> None:
    """A copy of its feed has them as they are."""
    found = imported(f"{HEADLINE['en']}\n\n{TEXT['en']}\n\n{code}\n\n{MORE['en']}\n", room="en")
    assert body(found.document) == f"{TEXT['en']}\n\n{MORE['en']}\n"
    assert code in listed(found, "left out")


@pytest.mark.parametrize(("language", "site"), [("en", "Acme Press"), ("de", "PID Presse")])
def test_a_newsroom_s_name_behind_the_title(language: str, site: str) -> None:
    """A bar parts them."""
    found = imported(f"{HEADLINE[language]} | {site}\n\n{TEXT[language]}\n\n{MORE[language]}\n", room=language)
    assert found.headline == HEADLINE[language]
    assert site in listed(found, "left out")


@pytest.mark.parametrize(
    ("language", "heads", "speaker"),
    [
        ("en", "Topics\n\nRegions\n\nCategories", "Northern Tramways runs twelve lines, and has done so since 1902."),
        ("sv", "Ämnen\n\nKategorier\n\nRegioner", "Norra Spårvägar kör tolv linjer i staden, och har gjort det sedan 1902."),
        ("da", "Emner\n\nKategorier\n\nRegioner", "Nordlige Sporveje kører tolv linjer i byen, og har gjort det siden 1902."),
    ],
)  # fmt: skip
def test_heads_of_lists_that_are_empty_end_a_text(language: str, heads: str, speaker: str) -> None:
    """What a service sets below them is said of who speaks."""
    text = TEXT.get(language, "Norra Spårvägar öppnade på måndagen sin nya linje till hamnen. Den kostar 14 miljoner.")
    found = imported(f"{HEADLINE['en']}\n\n{text}\n\n{heads}\n\n{speaker}\n", room=language)
    assert body(found.document) == f"{text}\n"


@pytest.mark.parametrize(
    ("language", "contact", "speaker"),
    [
        ("sv", "Kontakt:\nAnn Lee\nTelefon: 072-599 13 97", "Lindens kommun har omkring tolv tusen invånare, och var den första med spårväg."),
        ("de", "Kontakt:\nAnn Lee\nTelefon: 030 5550100", "Lindental hat rund zwölftausend Einwohner und hatte als erste Stadt eine Straßenbahn."),
    ],
)  # fmt: skip
def test_below_a_rule_and_the_people_to_ask_stands_who_speaks(language: str, contact: str, speaker: str) -> None:
    """No heading tells it there."""
    text = TEXT["de"]
    found = imported(
        f"{HEADLINE['de']}\n\n{text}\n\n{MORE['de']}\n\n____________\n{contact}\n\n{speaker}\n", room=language
    )
    assert speaker not in body(found.document)
    assert speaker in str(values(found.document))


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("Wien (OTS/RK) „Wir haben lange daran gebaut“, sagt die Direktorin der Stadtwerke zur Eröffnung.", "Wien"),
        ("BURSA - Bursa’nın yeni hattı pazartesi günü törenle açıldı ve yolcular limana ulaştı.", "BURSA"),
    ],
)
def test_a_wire_before_a_quotation_and_a_short_city_before_a_hyphen(opening: str, dateline: str) -> None:
    """A city of a few letters is one where the text writes it as a name; `NATO - The …` is none."""
    found = imported(f"{HEADLINE['de']}\n\n{opening}\n\n{MORE['de']}\n", room="de")
    assert values(found.document)["dateline"] == dateline


def test_facts_of_an_invitation_keep_their_lines() -> None:
    """Names with values are no wrapped paragraph, and no subhead."""
    facts = "Time: Thursday 27 September, 10 o'clock\nPlace: corner of Hill Street and Emil Lane"
    found = imported(f"{HEADLINE['en']}\n\n{facts}\n\n{TEXT['en']}\n\n{MORE['en']}\n", room="en")
    assert "subhead" not in values(found.document)
    assert "10 o'clock\n- Place: corner" in body(found.document)


def test_a_page_s_headline_is_no_foot_of_a_printed_page() -> None:
    """However often it stands there, and with a year in it."""
    menu = "\n".join(f"Service {letter}" for letter in "ABCDEFGHIJKLMNOP")
    headline = "Wide range of tram lines opens in 2022"
    text = f"Skip to content\nSearch\n{menu}\n{headline}\n{headline}\nApril 26, 2022\n{headline}\n\n{TEXT['en']} {MORE['en']}\n\n{MORE['en']} {TEXT['en']}\n"
    assert imported(text, room="en").headline == headline


@pytest.mark.parametrize(
    ("language", "caption"),
    [
        ("es", "Participantes en el acto de entrega de las llaves. / Ann Lee"),
        ("id", "Direktur perusahaan trem di pelabuhan, Kamis. (ANTARA/Ann Lee)"),
    ],
)
def test_a_caption_with_its_maker_behind_a_stroke(language: str, caption: str) -> None:
    """Behind the full stop, or in brackets behind the agency."""
    found = imported(f"{HEADLINE['es']}\n\n{TEXT['es']}\n\n{caption}\n\n{MORE['es']}\n", room=language)
    assert body(found.document) == f"{TEXT['es']}\n\n{MORE['es']}\n"
    assert caption in listed(found, "left out")


@pytest.mark.parametrize(
    ("language", "notice"),
    [
        ("de", "Damit Sie alles bequem finden können, verwendet diese Seite Cookies."),
        ("en", "To make your visit as good as it can be, this site uses cookies."),
        ("fr", "Pour vous offrir la meilleure visite possible, ce site utilise des cookies."),
    ],
)
def test_a_site_s_cookies_are_no_text(language: str, notice: str) -> None:
    """Whatever the sentence begins with."""
    found = imported(f"{HEADLINE[language]}\n\n{TEXT[language]}\n\n{MORE[language]}\n\n{notice}\n", room=language)
    assert body(found.document) == f"{TEXT[language]}\n\n{MORE[language]}\n"


@pytest.mark.parametrize("language", ["de", "en", "fr"])
def test_what_a_page_tells_of_itself_stands_above_its_headline(language: str) -> None:
    """Its copy begins with the lead, which stands again below the headline."""
    lead = f"{TEXT[language]} {MORE[language]}"
    found = imported(f"{lead}\n\n{HEADLINE[language]}\n\n{lead}\n\n{MORE[language]}\n", room=language)
    assert found.headline == HEADLINE[language]
    assert body(found.document) == f"{lead}\n\n{MORE[language]}\n"


@pytest.mark.parametrize("language", ["de", "en", "es"])
def test_a_line_between_a_headline_and_the_same_again_is_the_subhead(language: str) -> None:
    """Though it ends with a full stop."""
    found = imported(
        f"{HEADLINE[language]}\n\n{MORE[language]}\n\n{HEADLINE[language]}\n\n{TEXT[language]} {MORE[language]}\n",
        room=language,
    )
    assert values(found.document)["subhead"] == MORE[language]
    assert body(found.document) == f"{TEXT[language]} {MORE[language]}\n"


def test_the_way_to_a_page_ends_with_its_headline() -> None:
    """Of however few words, above a longer subhead; the line of the press office and its house is no text."""
    menu = "\n".join(f"Dienst {letter}" for letter in "ABCDEFGHIJKL")
    top = (
        f"Kontakt\nSuche\n{menu}\nHome > Pressemitteilung: Neue Hafenbahn\nTeilen:\n01.11.2023 11:35\nNeue Hafenbahn\n"
    )
    office = "Dr. Ann Lee Abteilung Öffentlichkeitsarbeit\nStadtwerke Lindental e.V.\n"
    text = f"{TEXT['de']} {MORE['de']}\n\n{MORE['de']} {TEXT['de']}\n"
    found = imported(f"{top}{office}\nDie Stadtwerke eröffnen am Montag die neue Linie zum Hafen\n\n{text}", room="de")
    assert found.headline == "Neue Hafenbahn"
    assert body(found.document) == text


def test_what_introduces_a_page_s_text_and_a_short_subhead_stay() -> None:
    """Though lines of the page stand around them."""
    menu = "\n".join(f"Dienst {letter}" for letter in "ABCDEFGHIJKL")
    top = f"Kontakt\nSuche\n{menu}\n{HEADLINE['de']}\n02.12.2022\n{HEADLINE['de']}\n89/2022\nAber zu spät fertig\n"
    introduction = "Ann Lee, Direktorin der Stadtwerke, zur neuen Linie zum Hafen:"
    text = f"{introduction}\n\n{TEXT['de']} {MORE['de']}\n\n{MORE['de']} {TEXT['de']}\n"
    found = imported(f"{top}\n{text}", room="de")
    assert values(found.document)["subhead"] == "Aber zu spät fertig"
    assert body(found.document) == text


@pytest.mark.parametrize(
    ("stamp", "language"),
    [
        ("Publicat de Radio Lin, 3 mai 2024, 10:00", "ro"),
        ("Published by Ann Lee, 3 May 2024", "en"),
        ("Veröffentlicht von Ann Lee, 3. Mai 2024", "de"),
    ],
)
def test_who_published_it_and_when(stamp: str, language: str) -> None:
    """A comma parts them."""
    found = imported(f"{HEADLINE['en']}\n{stamp}\n\n{TEXT['en']}\n\n{MORE['en']}\n", room=language)
    assert "subhead" not in values(found.document)
    assert values(found.document)["date"] == "2024-05-03"


def test_an_outlet_s_site_before_the_place() -> None:
    """As many set it before their dateline."""
    found = imported(f"{HEADLINE['en']}\n\nacme.com, JAKARTA - {TEXT['en']}\n\n{MORE['en']}\n", room="en")
    assert values(found.document)["dateline"] == "JAKARTA"
    assert body(found.document).startswith(TEXT["en"])


@pytest.mark.parametrize(
    ("capitals", "text", "written"),
    [
        ("CARE AND TREATMENT OF WOUNDED SOLDIERS", "The Dignified Treatment of Wounded Warriors Act passed. Our wounded warriors deserve it, and wounded members too.", "Care and treatment of wounded soldiers"),
        ("HELP FROM THE OFFICE OF BRIDGE SAFETY", "The Office of Bridge Safety helps. It is there for bridge safety on all days.", "Help from the Office of Bridge Safety"),
        ("SENATOR RECEIVES AWARD FOR THE HILLS", "He received the Green Coalition Award from the town. He said he was glad of this award.", "Senator receives award for the hills"),
    ],
)  # fmt: skip
def test_a_word_that_a_name_has_too(capitals: str, text: str, written: str) -> None:
    """Small words stand beside anything; of two forms that the text has as often, the one that goes on as the word before."""
    assert imported(f"{capitals}\n\n{MORE['en']}\n\n{text}\n", room="en").headline == written


@pytest.mark.parametrize("language", ["de", "en", "fr"])
def test_a_portrait_s_maker_does_not_part_the_people_to_ask(language: str) -> None:
    """A page sets the picture between the heading and the name."""
    heading = {"de": "Ansprechpartnerin", "en": "Press contact", "fr": "Contact presse"}[language]
    block = f"{heading}\n\n© Joe Doe\n\nAnn Lee\n\nNorthern Tramways\n\n030 65211-1780\n"
    found = imported(f"{HEADLINE[language]}\n\n{TEXT[language]}\n\n{MORE[language]}\n\n{block}", room=language)
    assert body(found.document) == f"{TEXT[language]}\n\n{MORE[language]}\n"


@pytest.mark.parametrize(
    ("headline", "word"), [("Neue Hafen\u00adbahn eröffnet", "Hafenbahn"), ("New har\u00adbour line opens", "harbour")]
)
def test_where_a_word_may_be_broken_is_no_sign_of_it(headline: str, word: str) -> None:
    """A page's program breaks words by soft hyphens, and a copy has them."""
    found = imported(f"{headline}\n\n{TEXT['de']}\n\n{MORE['de']}\n", room="de")
    assert word in found.headline
    assert "\u00ad" not in found.document


def test_a_record_in_a_row_below_the_text() -> None:
    """Names of fields and their values, a colon between spaces."""
    row = "News date : 04/21/2022 Category : Press Releases"
    found = imported(f"{HEADLINE['en']}\n\n3 May 2024\n\n{TEXT['en']}\n\n{MORE['en']}\n\n{row}\n", room="en")
    assert body(found.document) == f"{TEXT['en']}\n\n{MORE['en']}\n"
    assert row in listed(found, "left out")
