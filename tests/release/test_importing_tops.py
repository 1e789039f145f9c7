"""What web sites, agencies and letters put around a headline: notices, rows of signs, stamps, greetings, people."""

import pytest

from tests.release.test_importing_letterheads import TEXT
from tests.release.texts import body, imported, listed, values

MORE = {
    "de": "Die Anlage wurde in zwei Jahren gebaut. Sie versorgt im Sommer das ganze Viertel mit Strom.",
    "en": "The line has twelve stops. Trams will run every ten minutes from five in the morning until midnight.",
}


@pytest.mark.parametrize("row", ["＊＊＊＊＊＊＊＊", "◆◇◆◇◆", "－－－－－－", "- – - – -"])
def test_a_row_of_signs_is_no_text(row: str) -> None:
    """It is neither the lead below the headline nor a paragraph at the end."""
    found = imported(f"港と中心部を結ぶ新路線、9月に開業\n{row}\n\n{TEXT['ja']}\n\n{row}\n", room="ja")
    assert found.headline == "港と中心部を結ぶ新路線、9月に開業"
    assert body(found.document).rstrip("\n") == TEXT["ja"]


@pytest.mark.parametrize(
    ("notice", "headline", "label", "day", "language"),
    [
        ("Hitzeschutz im Sommer\n\nAlle Hinweise der Stadt zur Hitze finden Sie unter:\n\nlindental.example/hitze", "Sitzung des Stadtrats fällt am Dienstag aus", "Pressemitteilung vom 13.09.2004", "2004-09-13", "de"),
        ("Winter in the borough\n\nAll advice on frost and snow is collected here:\n\nwww.harbour.example/frost", "Council meeting is put off by a week", "Press release of 13.09.2004", "2004-09-13", "en"),
    ],
)  # fmt: skip
def test_a_notice_of_the_site_stands_above_the_headline(
    notice: str, headline: str, label: str, day: str, language: str
) -> None:
    """The line directly above "press release of" a day is the headline, whatever the site tells above it."""
    found = imported(f"{notice}\n\n{headline}\n\n{label}\n\n{TEXT[language]}\n\n{MORE[language]}\n", room=language)
    assert found.headline == headline
    assert str(values(found.document)["date"]) == day
    assert [text for text in listed(found, "left out") if text in notice] == notice.split("\n\n")
    assert listed(found, "lead")[0].startswith(TEXT[language][:30])


@pytest.mark.parametrize(
    ("stamp", "language"),
    [
        ("21.06.2009, 10:00 Uhr — Erstveröffentlichung (aktuell)", "de"),
        ("21 June 2009, 10:00 — first published, last changed by the press office", "en"),
    ],
)
def test_a_date_with_an_hour_below_the_headline_is_no_subhead(stamp: str, language: str) -> None:
    """It dates the release, whatever it tells of the publishing."""
    found = imported(f"Tram line to the harbour opens\n{stamp}\n{TEXT[language]}\n{MORE[language]}\n", room=language)
    assert str(values(found.document)["date"]) == "2009-06-21"
    assert "subhead" not in values(found.document)
    assert stamp in listed(found, "left out")


@pytest.mark.parametrize(
    ("label", "greeting", "language"),
    [
        ("Einladung zur Pressekonferenz", "Sehr geehrte Damen und Herren,\nliebe Kolleginnen und Kollegen,", "de"),
        ("Invitation to the press conference", "Dear colleagues,", "en"),
    ],
)
def test_a_letter_that_invites_has_label_and_greetings_of_their_own(label: str, greeting: str, language: str) -> None:
    """The label says the kind, the greetings are left out, the lead is the first paragraph."""
    found = imported(
        f"Neue Linie zum Hafen: Jungfernfahrt\n{label}\n{greeting}\n{TEXT[language]}\n{MORE[language]}\n", room=language
    )
    assert values(found.document)["kind"] == "advisory"
    assert [text for text in listed(found, "left out") if text in greeting] == greeting.split("\n")
    assert listed(found, "lead")[0].startswith(TEXT[language][:30])
    assert body(found.document).startswith(TEXT[language][:30])


def test_the_only_headline_between_two_labels_of_an_archive_stays() -> None:
    """A word or two that stand above and below it are the archive's."""
    text = f"Historical archive\n\nMayor comments on the harbour line\n\nHistorical archive\n\nPublisher: Northern Tramways\n\n{TEXT['en']}\n\n{MORE['en']}\n"
    found = imported(text)
    assert found.headline == "Mayor comments on the harbour line"
    assert listed(found, "left out") == ["Historical archive", "Historical archive", "Publisher: Northern Tramways"]
    assert listed(found, "lead")[0].startswith(TEXT["en"][:30])


def test_people_with_their_numbers_below_the_date_are_contacts() -> None:
    """`From:` names two people in one paragraph; "News Advisory:" alone says the kind."""
    people = "From: Ann Lee, 202-555-0100, ext. 26, e-mail: ann@harbour.example Joan Moor, 202-555-0101, e-mail: joan@harbour.example"
    found = imported(
        f"Press to See New Harbour Line Before Its Opening\n\nMay 9, 2003\n\n{people}\n\nNews Advisory:\n\nWHO: {TEXT['en']}\n\nWHAT: {MORE['en']}\n"
    )
    keys = values(found.document)
    assert keys["kind"] == "advisory"
    assert keys["contacts"] == [
        {"name": "Ann Lee", "email": "ann@harbour.example", "phone": "202-555-0100 ext. 26"},
        {"name": "Joan Moor", "email": "joan@harbour.example", "phone": "202-555-0101"},
    ]
    assert listed(found, "lead")[0].startswith("WHO: ")


@pytest.mark.parametrize(
    ("headline", "subhead", "language"),
    [
        ("항구와 도심 잇는 새 노선 9월 개통", "역 열두 곳, 첫차는 오전 5시(9.1.)", "ko"),
        ("Tram line to the harbour opens in spring", "Twelve stops, and a tram every ten minutes", "en"),
    ],
)
def test_a_line_behind_a_dash_below_the_headline_is_its_subhead(headline: str, subhead: str, language: str) -> None:
    """Without its dash; a line behind a star is a note, and no heading."""
    note = "* " + ("①새 노선 ②환승 안내" if language == "ko" else "Subject to approval by the council")
    found = imported(f"{headline}\n- {subhead}\n\n{TEXT[language]}\n\n{note}\n\n{TEXT[language]}\n", room=language)
    assert found.headline == headline
    assert values(found.document)["subhead"] == subhead
    assert not listed(found, "heading")
    assert note[2:] in body(found.document)


def test_a_senders_name_above_a_headline_of_two_lines_is_known_by_the_address() -> None:
    """The name stands in the mail's domain; the second line begins with a particle, so it goes on."""
    found = imported(
        f"報道関係者各位\n2024年5月3日\nGreen Harbour Line Japan\n\n知事による港と中心部を結ぶ新路線\nの開業に際してのコメント\n\n{TEXT['ja']}\n\n{TEXT['ja']}\n\n"
        "連絡先\n広報 press@greenharbourline.example\n",
        room="ja",
    )
    assert found.headline == "知事による港と中心部を結ぶ新路線の開業に際してのコメント"
    assert "Green Harbour Line Japan" in listed(found, "left out")


def test_a_german_headline_in_capitals_keeps_its_nouns() -> None:
    """Endings, articles and the genitive tell nouns that the text never has."""
    found = imported(
        f"VERSAMMLUNG NACH DER SITZUNG DES STADTRATS ENTFÄLLT\n\n{TEXT['de']}\n\n{MORE['de']}\n", room="de"
    )
    assert found.headline == "Versammlung nach der Sitzung des Stadtrats entfällt"


def test_blocks_of_one_word_above_a_sentence_are_headings_all() -> None:
    """Three of one shape are headings; a name torn off behind a colon ends its sentence; people with numbers stay lines."""
    found = imported(
        f"Mayor names her new council\n\n{TEXT['en']}\n\nThese offices change:\n\n"
        "Transport\nThe office goes to Ann Lee, who has led the harbour line since it was begun in 2019.\n\n"
        "Housing\nThe office stays with Joan Moor and takes over all schools of the borough as well.\n\n"
        "Culture\nThe office goes to the deputy mayor, who was the director of the museum for twelve years. In charge of libraries and of sports:\nAda Hill.\n\n"
        "For Ann Lee: Peter Fox 555 01 00, 555 01 01\nFor Joan Moor: Mary Low 555 01 02, 555 01 03\nFor the deputy mayor: Tom Ray 555 01 04, 555 01 05\n\n"
        "All of them begin on Monday, when the council meets for the first time.\n"
    )
    text = body(found.document)
    assert listed(found, "heading") == ["Transport", "Housing", "Culture"]
    assert "sports: Ada Hill.\n" in text
    assert "555 01 01\\\nFor Joan Moor:" in text


def test_labels_of_a_page_below_a_list_are_none_of_its_items() -> None:
    """A newsroom's keywords, pictures and subscriptions belong to its page, what it tells of itself to the boilerplate."""
    found = imported(
        "Ny linje til havnen åbner i september\n\nHavnebanen åbner den nye linje mellem centrum og havnen i september, og rejsen varer et kvarter.\n"
        "Program\n- Mandag den 20. maj kl. 14.40 i hallen.\n- Turen er slut kl. 15.15.\nNøgleord\nBilleder\n\n"
        "Information om Havnebanen og dens linjer i København\nHavnebanen og København A/S\nHavnegade 1\n1599 København V\n33 66 33 66\n"
        "Følg pressemeddelelser fra Havnebanen og dens linjer i hele landet\nSkriv dig op her, og modtag pressemeddelelser på e-mail\n",
        room="da",
    )
    assert body(found.document).endswith("- Turen er slut kl. 15.15.\n")
    assert listed(found, "heading") == ["Program"]
    assert {"Nøgleord", "Billeder"} < set(listed(found, "left out"))
    assert "Havnegade 1" in values(found.document)["boilerplate"]


def test_a_sentence_torn_by_the_paste_is_no_heading() -> None:
    """A line that ends with a preposition goes on, even where the next one looks like a place."""
    found = imported(
        f"Tram line to the harbour opens\n3 May 2024\n{TEXT['en']}\nAs more people come to the harbour for its concerts\nand for the exhibition on the sinking of\n"
        f"Queen V. Mary,\n{'the line ensures that they need no car. ' * 5}\n{MORE['en']}\n"
    )
    assert not listed(found, "heading")
    assert "on the sinking of Queen V. Mary, the line ensures" in body(found.document)


def test_a_common_word_within_a_name_is_no_name_by_itself() -> None:
    """The headline's own phrase is not the unit's name, in which the word has a capital."""
    found = imported(
        f"MAYOR ASKS FOR PROTECTION OF THE HARBOUR\n\n{TEXT['en']}\n\nShe has formed a Choice Protection Unit with the council.\n"
    )
    assert found.headline == "Mayor asks for protection of the harbour"


@pytest.mark.parametrize(
    "line",
    [
        "• Photo /news/2024/05 May/harbour_line.jpg",
        "Bild: strassenbahn-am-hafen.png",
        "1.204",
        "87",
    ],
)
def test_a_pictures_file_or_a_count_of_readers_is_no_text(line: str) -> None:
    """Between the headline and the lead a page names its picture, and counts who has read it."""
    found = imported(f"Tram line to the harbour opens\n\n{line}\n\n{TEXT['en']}\n\n{MORE['en']}\n", room="en")
    assert "subhead" not in values(found.document)
    assert body(found.document).startswith(TEXT["en"])
    assert any(line.lstrip("• ") in text for text in listed(found, "left out"))


def test_a_label_below_the_headline_names_issuer_and_day() -> None:
    """Above it, the same line may be all the headline there is."""
    label = "Tisková zpráva Severní dráhy, 5. května 2024"
    text = "Cestující se do přístavu dostanou od jara za patnáct minut, protože dráha otevře novou linku."
    below = imported(
        f"Nová tramvajová linka pojede až do přístavu\n\n{label}\n\n{text}\n\nLinka má dvanáct zastávek.\n", room="cs"
    )
    assert str(values(below.document)["date"]) == "2024-05-05"
    assert body(below.document).startswith(text)


def test_menus_whose_words_nobody_knows_stand_above_a_headline() -> None:
    """Many lines of a word or two, and a call to the visitors among them, are a page's: the text says which line heads it."""
    menus = "Town map\nBath and pool\nLibraries\nWaste days\nSign up for what is new in our harbour.\n"
    headline = "Passengers reach the harbour on a new line"
    found = imported(f"{menus}{headline}\n{TEXT['en']}\n{MORE['en']}\n", room="en")
    assert found.headline == headline
    assert listed(found, "lead")[0].startswith(TEXT["en"][:30])


@pytest.mark.parametrize(
    "above", ["Acme Plc inside information 22.3.2023 at 18.00", "ACME PLC STOCK EXCHANGE NOTICE 22.3.2023, 18:00 EET"]
)
def test_a_line_that_ends_with_its_day_and_hour_stands_above_a_headline(above: str) -> None:
    """So exchanges head what they pass on; where a paragraph stands below it, it may be all the headline there is."""
    found = imported(f"{above}\n\nNew line to the harbour opens in spring\n\n{TEXT['en']}\n\n{MORE['en']}\n", room="en")
    assert found.headline == "New line to the harbour opens in spring"
    assert str(values(found.document)["date"]).startswith("2023-03-22")
    alone = imported(
        f"Press conference on the harbour line 22.3.2023 at 18.00\n\n{TEXT['en']}\n\n{MORE['en']}\n", room="en"
    )
    assert alone.headline.startswith("Press conference on the harbour line")


def test_figures_are_no_headline_and_a_long_question_above_a_dateline_is() -> None:
    """A calendar's leaf, a temperature; several sentences that a dateline follows."""
    asked = "Who will reach the harbour first? Who pays for it? And what will the trams of the new line cost the passengers of the city, who have waited for them for so long a time?"
    found = imported(f"27\n21°C 34°C\n\n{asked}\n\nLEEDS, 5 May 2024 – {TEXT['en']}\n\n{MORE['en']}\n", room="en")
    assert found.headline == asked


def test_the_lines_in_which_a_page_says_who_keeps_it_are_no_text() -> None:
    """A label and a value each, with a day, below the last sentence."""
    below = "Office : the press desk\nChanged : 2024-12-15\n"
    found = imported(f"New line opens in spring\n\n{TEXT['en']}\n\n{MORE['en']}\n\n{below}", room="en")
    assert body(found.document).rstrip("\n").endswith(MORE["en"])


def test_a_letters_head_below_the_headline_goes_down_to_the_label_of_the_release() -> None:
    """Lines of a word or two, then its day and "press release": none of them is a subhead or the lead."""
    head = "BOROUGH OF ELM\n\nTOWN HALL\n\nPRESS OFFICE\n\n5 May 2024\n\nPress release\n\n"
    found = imported(f"New line to the harbour opens in spring\n\n{head}{TEXT['en']}\n\n{MORE['en']}\n", room="en")
    assert listed(found, "lead")[0].startswith(TEXT["en"][:30])
    assert "subhead" not in values(found.document)


@pytest.mark.parametrize(
    "signed",
    [
        "Ann Lee PHK Duty officer",
        "Ann Lee\nChief of section\nDuty officer",
        "sgt. Ann Lee\nDuty officer",
    ],
)
def test_who_signs_above_whom_to_ask_has_the_last_words(signed: str) -> None:
    """A rank may stand before or behind the name, and what the person is before it."""
    asked = "Questions outside office hours:\nElm Police\nPress office\nPhone: 0381 888 2110\npress@elm.example\n"
    found = imported(f"Snow closes the harbour line\n\n{TEXT['en']}\n\n{MORE['en']}\n\n{signed}\n\n{asked}", room="en")
    words = body(found.document).replace("\\\n", "\n").rstrip("\n")
    assert words.endswith(f"{MORE['en']}\n\n{signed}")
    assert "press@elm.example" in str(values(found.document)["contacts"])


@pytest.mark.parametrize(
    ("row", "language"),
    [
        ("Lesen Sie auch: Sonne vom Dach", "de"),
        ("Read more: Trams in the harbour", "en"),
        ("Blog, Sonstiges, Termine", "de"),
    ],
)
def test_the_way_to_other_texts_is_no_subhead(row: str, language: str) -> None:
    """Nor is a row of topics: directly below the headline they are the page's."""
    headline = {"de": "Neue Anlage liefert Strom für das Viertel", "en": "New tram line opens in September"}[language]
    found = imported(f"{headline}\n\n{row}\n\n{TEXT[language]}\n\n{MORE[language]}\n", room=language)
    assert (found.headline, values(found.document).get("subhead")) == (headline, None)
    assert row in listed(found, "left out")
    assert body(found.document).startswith(TEXT[language][:30])


def test_the_way_to_another_text_is_no_headline() -> None:
    """Above the headline too."""
    found = imported(
        f"Read more: Trams in the harbour\n\nNew tram line opens in September\n\n{TEXT['en']}\n", room="en"
    )
    assert found.headline == "New tram line opens in September"
    assert "Read more: Trams in the harbour" in listed(found, "left out")


def test_the_way_back_and_a_row_of_place_and_day() -> None:
    """Signs part what stands beside the day, also before the first; an arrow leads back to the page's list."""
    found = imported(
        f"New line opens in spring\n← Back to | Public information »\n\n| Elm Town | Friday, 25 September 2020\n\n{TEXT['en']}\n\n{MORE['en']}\n",
        room="en",
    )
    assert found.headline == "New line opens in spring"
    assert values(found.document)["date"] == "2020-09-25"
    assert listed(found, "lead")[0].startswith(TEXT["en"][:30])
    assert "← Back to | Public information »" in "\n".join(listed(found, "left out"))
