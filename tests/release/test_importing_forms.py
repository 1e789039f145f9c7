"""Plain texts whose lines say what they hold, and headlines, subheads and datelines in forms that hide them."""

import pytest

from tests.release.foreign import brought
from tests.release.texts import body, imported, listed, values

LEAD = {
    "de": "Die Stadt Ulmstadt eröffnet im Mai drei Büchereien. Jede hat zehntausend Bücher und einen Saal für Kinder.",
    "en": "The town of Elmton opens three libraries in May. Each has ten thousand books and a room for children.",
    "es": "El ayuntamiento de Olmeda abrirá en mayo tres bibliotecas. Cada una tendrá diez mil libros y una sala.",
    "fr": "La ville d’Ormeville ouvre en mai trois bibliothèques. Chacune a dix mille livres et une salle.",
    "it": "Il comune di Olmeto aprirà in maggio tre biblioteche. Ognuna avrà diecimila libri e una sala.",
    "ko": "느릅시(시장 김은하)는 오는 6월 3일부터 강변을 지나는 버스 노선 6개를 새로 운행한다고 12일 밝혔다.",
    "pl": "Miasto Wiązów otwiera w maju trzy biblioteki. Każda ma dziesięć tysięcy książek i salę dla dzieci.",
}
MORE = {
    "de": "Die Arbeiten haben zwei Jahre gedauert und zwei Millionen Euro gekostet.",
    "en": "The work took two years and cost two million euros.",
    "es": "Las obras duraron dos años y costaron dos millones de euros.",
    "fr": "Les travaux ont duré deux ans et ont coûté deux millions d’euros.",
    "it": "I lavori sono durati due anni e sono costati due milioni di euro.",
    "ko": "이번 노선은 시민 의견 1,200건을 반영해 만들었다. 시는 지난해부터 주민 설명회를 네 차례 열었다.",
    "pl": "Prace trwały dwa lata i kosztowały dwa miliony euro.",
}


@pytest.mark.parametrize(
    ("language", "top", "headline", "subhead", "names"),
    [
        ("es", "### NOTA DE PRENSA ###\n\nTÍTULO: Olmeda abre tres bibliotecas\nSUBTÍTULO: Con horario de tarde\nFECHA: 4 de mayo de 2016\nCUERPO:\n", "Olmeda abre tres bibliotecas", "Con horario de tarde", ["CUERPO:"]),
        ("it", "COMUNICATO STAMPA\n\nTitolo: Olmeto apre tre biblioteche\nSottotitolo: Aperte anche la sera\nData: 4 maggio 2016\nTesto: ", "Olmeto apre tre biblioteche", "Aperte anche la sera", ["Testo:"]),
        ("de", "PRESSEMITTEILUNG\n4. Mai 2016\n\nTitel:\nUlmstadt eröffnet drei Büchereien\n\nUntertitel:\nGeöffnet auch am Abend\n\nText:\n", "Ulmstadt eröffnet drei Büchereien", "Geöffnet auch am Abend", ["Text:"]),
        ("en", "Headline: Elmton opens three libraries\nSubhead: Open in the evening\nDateline: Elmton, 4 May 2016\nBody: ", "Elmton opens three libraries", "Open in the evening", ["Dateline:", "Body:"]),
        ("pl", "Tytuł: Wiązów otwiera trzy biblioteki\nPodtytuł: Czynne także wieczorem\nData: 4 maja 2016\nTreść:\n", "Wiązów otwiera trzy biblioteki", "Czynne także wieczorem", ["Treść:"]),
        ("es", "### NOTA DE PRENSA ###\nTITULO\nOlmeda abre tres bibliotecas\n\nSUBTITULO\nCon horario de tarde\n\nFECHA: 4 de mayo de 2016\n\nCUERPO\n", "Olmeda abre tres bibliotecas", "Con horario de tarde", ["CUERPO"]),
    ],
)  # fmt: skip
def test_fields_say_what_they_hold(language: str, top: str, headline: str, subhead: str, names: list[str]) -> None:
    """A form's headline and subhead lose their names, its text too, whose name is listed."""
    found = imported(f"{top}{LEAD[language]}\n\n{MORE[language]}\n", room=language)
    assert found.headline == headline
    assert values(found.document)["subhead"] == subhead
    assert values(found.document)["date"] == "2016-05-04"
    assert body(found.document) == f"{LEAD[language]}\n\n{MORE[language]}\n"
    assert set(names) <= set(listed(found, "left out"))


def test_a_field_s_summary_is_the_lead() -> None:
    """What a form calls a summary stands first in the text."""
    found = imported(
        f"Title: Elmton opens three libraries\n\nSummary: They stay open in the evening.\n\nText: {LEAD['en']}\n",
        room="en",
    )
    assert body(found.document) == f"They stay open in the evening.\n\n{LEAD['en']}\n"


def test_an_address_is_no_headline_s_field() -> None:
    """In Hungarian the word for a title is also that for an address, which has a number."""
    text = "A város könyvtárat nyit májusban, amelyben tízezer könyv és egy gyerekterem várja az olvasókat."
    found = imported(f"Szilváson könyvtár nyílik májusban\n\nCím: Szilfa utca 12.\n\n{text}\n", room="hu")
    assert found.headline == "Szilváson könyvtár nyílik májusban"


@pytest.mark.parametrize(
    ("label", "headline"),
    [
        ("Press Release - Neighbours’ Budget", "Neighbours’ Budget"),
        ("Elm Works Press Release: Elmton opens three libraries", "Elmton opens three libraries"),
        ("Elmton CodeFest2001 Press Release", "Elmton CodeFest2001 Press Release"),
    ],
)
def test_a_headline_in_its_label_s_line(label: str, headline: str) -> None:
    """Behind the label, or before it where a text has no other."""
    found = imported(f"{label}\n\n{LEAD['en']}\n\n{MORE['en']}\n", room="en")
    assert found.headline == headline
    assert listed(found, "lead")[0].startswith(LEAD["en"][:40])


def test_a_name_behind_a_label_is_no_headline() -> None:
    """The text calls somebody so: then the headline is asked for, and a dateline is no part of what is suggested."""
    found = imported(
        f"Press Release - Elm Works\n\nELMTON, 4 May 2016 - Elm Works opens a mill. It employs ten people.\n\n{MORE['en']}\n",
        room="en",
    )
    assert [question.key for question in found.open] == ["headline"]
    assert found.open[0].suggestion == "Elm Works opens a mill."


def test_two_sentences_with_full_stops_are_no_headline() -> None:
    """Below a label and a day stands the text, however short its paragraph."""
    found = imported(f"Press release\n4 May 2016\n\n{LEAD['en']}\n\n{MORE['en']}\n", room="en")
    assert [question.key for question in found.open] == ["headline"]
    assert body(found.document) == f"{LEAD['en']}\n\n{MORE['en']}\n"


@pytest.mark.parametrize(
    "lines",
    ["- 6월 3일부터 운행\n- 요금은 그대로… 환승 할인도", "- 6월 3일부터 운행 -\n- 요금은 그대로… 환승 할인도 -"],
)
def test_lines_with_dashes_below_a_korean_headline_are_its_subhead(lines: str) -> None:
    """Several of them are one subhead; elsewhere such lines are points of the text."""
    headline = "느릅시, 강변 버스 노선 6개 새로 연다"
    found = imported(f"{headline}\n\n{lines}\n\n{LEAD['ko']}\n\n{MORE['ko']}\n", room="ko")
    assert found.headline == headline
    assert values(found.document)["subhead"] == "6월 3일부터 운행 / 요금은 그대로… 환승 할인도"
    assert body(found.document) == f"{LEAD['ko']}\n\n{MORE['ko']}\n"
    points = imported(
        f"Elmton opens libraries\n\n- From May on\n- In the evening too\n\n{LEAD['en']}\n\n{MORE['en']}\n", room="en"
    )
    assert body(points.document).startswith("- From May on\n- In the evening too\n")


def test_squares_open_paragraphs() -> None:
    """In a text without empty lines, as offices in Korea write it."""
    found = imported(f"느릅시, 강변 버스 노선 6개 새로 연다\n\n□ {LEAD['ko']}\n□ {MORE['ko']}\n", room="ko")
    assert body(found.document) == f"□ {LEAD['ko']}\n\n□ {MORE['ko']}\n"


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("Elmton, USA -- May 4, 2016 -- ", "Elmton, USA -- May 4, 2016"),
        ("ELMTON, Calif. -- (BUSINESS WIRE) -- May 4, 2016 -- ", "ELMTON, Calif., May 4, 2016"),
    ],
)
def test_a_dateline_with_dashes_between(opening: str, dateline: str) -> None:
    """A wire's name goes, and the day behind it stays with its place."""
    found = imported(f"Elmton opens three libraries\n\n{opening}{LEAD['en']}\n\n{MORE['en']}\n", room="en")
    assert values(found.document)["dateline"] == dateline
    assert values(found.document)["date"] == "2016-05-04"
    assert body(found.document) == f"{LEAD['en']}\n\n{MORE['en']}\n"


@pytest.mark.parametrize(("behind", "dateline"), [("Anna Lehr", ""), ("Bad Ulmen", "25.10.2022 - Bad Ulmen")])
def test_a_name_behind_a_day_is_no_place(behind: str, dateline: str) -> None:
    """It is one where the text says that something is there."""
    more = "Die Feier ist im Rathaus in Bad Ulmen und dauert bis zum Abend."
    found = imported(
        f"25.10.2022 - {behind}\n\nUlmstadt eröffnet drei Büchereien\n\n{LEAD['de']}\n\n{more}\n", room="de"
    )
    assert values(found.document).get("dateline", "") == dateline
    assert values(found.document)["date"] == "2022-10-25"


def test_what_somebody_says_is_no_boilerplate() -> None:
    """The text goes on below the words on who speaks."""
    said = "« Les voisins les demandaient depuis des années », a déclaré la maire, Anne Lerre."
    about = "À propos de la ville d’Ormeville\n\nOrmeville compte 40 000 habitants et gère onze bibliothèques."
    found = imported(f"Ormeville ouvre trois bibliothèques\n\n{LEAD['fr']}\n\n{about}\n\n{said}\n\n{MORE['fr']}\n")
    assert values(found.document)["boilerplate"].endswith("gère onze bibliothèques.")
    assert body(found.document) == f"{LEAD['fr']}\n\n{said}\n\n{MORE['fr']}\n"


@pytest.mark.parametrize("code", ["[EL-2016/044]", "(PR 16-44A)", "(041011)"])
def test_a_number_in_brackets_before_a_headline_in_capitals(code: str) -> None:
    """It is the office's, and listed."""
    found = imported(f"{code} ELMTON OPENS THREE LIBRARIES\n\n{LEAD['en']}\n\n{MORE['en']}\n", room="en")
    assert found.headline == "Elmton opens three libraries"
    assert code in listed(found, "left out")


def test_a_title_repeats_a_heading_with_other_spaces() -> None:
    """A page's title has ordinary spaces where its heading has narrow ones."""
    page = "Elmton Opens Three Libraries | Town of Elmton\nSkip to main content\nPress Release\nElmton Opens\u202fThree Libraries\nMay 4, 2016"
    found = imported(f"{page}\n{LEAD['en']}\n{MORE['en']}\n", room="en")
    assert found.headline.replace("\u202f", " ") == "Elmton Opens Three Libraries"
    assert "subhead" not in values(found.document)


def test_who_said_it_is_torn_off_its_quotation() -> None:
    """As a page's links tear a sentence into lines."""
    torn = "“Everyone will find a book here,”\nsaid the librarian, Ann Lee\n. “We open at nine.”"
    long = "The libraries are open from nine in the morning, and in the summer they stay open until ten in the evening."
    found = imported(
        f"Elmton opens libraries\nMay 4, 2016\n{LEAD['en']}\n{long} {long}\n{torn}\n{MORE['en']}\n", room="en"
    )
    assert torn.replace("\n", " ") in body(found.document)


def test_a_foot_of_two_pages_is_no_text() -> None:
    """Its parts stand between bullets, and it is the text's last line."""
    foot = "Elm Courts Building • 12 Mill Road • Elmton, Texas 75207 • 214/555-3600"
    long = "\n".join(
        f"The library in part {n} of the town opens its doors in the first week of the month of May." for n in range(4)
    )
    found = imported(
        f"Elmton opens three libraries\n\n{LEAD['en']}\n{long}\n{foot}\n\n{long}\n{MORE['en']}\n{foot}\n", room="en"
    )
    assert foot not in body(found.document)
    assert listed(found, "left out").count(foot) == 2


def test_a_contact_with_its_page() -> None:
    """An address of the web beside one of a mailbox is nobody's role."""
    found = imported(
        f"Elmton opens three libraries\n\n{LEAD['en']}\n\n{MORE['en']}\n\nContact: info@elmton.example, http://www.elmton.example\n",
        room="en",
    )
    assert values(found.document)["contacts"] == [{"role": "Contact", "email": "info@elmton.example"}]


def test_a_dateline_below_a_standfirst() -> None:
    """Two paragraphs above it say in short what the text tells."""
    above = "Three libraries open in the north of the town, and stay open in the evening\n\nEntry is free for everybody who lives in Elmton"
    found = imported(
        f"Elmton opens libraries\n\n{above}\n\nElmton, 4 May 2016 – {LEAD['en']}\n\n{MORE['en']}\n", room="en"
    )
    assert values(found.document)["dateline"] == "Elmton, 4 May 2016"
    assert values(found.document)["date"] == "2016-05-04"
    assert LEAD["en"] in body(found.document).split("\n\n")


@pytest.mark.parametrize("day", ["4 May 2016 – ", "**4 MAY 2016** –"])
def test_a_day_alone_below_a_standfirst_that_is_set_off(day: str) -> None:
    """In italics, in two paragraphs; below plain ones a day may be that of something that is told."""
    above = "Three libraries open in the north of the town,\n\nand stay open in the evening"
    head = "---\ntitle: Elmton opens libraries\n---\n\n"
    set_off = above.replace("Three", "*Three").replace("\n\n", "*\n\n*") + "*"
    document = brought(f"{head}{set_off}\n\n{day}{LEAD['en']}\n\n{MORE['en']}\n", "a.md").document
    assert values(document)["date"] == "2016-05-04"
    assert LEAD["en"] in body(document).split("\n\n")
    plain = brought(f"{head}{above}\n\n{day}{LEAD['en']}\n\n{MORE['en']}\n", "a.md").document
    assert "4 May 2016" in body(plain) or "4 MAY 2016" in body(plain)


def test_a_sentence_that_stands_three_times_is_no_foot_of_pages() -> None:
    """It goes on in the line below."""
    said = "The number of books in part 3 of the library is:"
    text = "\n\n".join(f"{said}\n\n{count} thousand books for children and their parents." for count in (10, 20, 30))
    found = imported(f"Elmton opens three libraries\n\n{LEAD['en']}\n\n{text}\n\n{MORE['en']}\n", room="en")
    assert body(found.document).count(said) == 3


def test_who_publishes_a_text_is_no_subhead() -> None:
    """Nor is whom to ask, on the next line."""
    head = "Elmton opens three libraries\n\nFor Immediate Release: May 4, 2016\nPublished By: Office of the Mayor\nContact: Ann Lee, ann@elm.example"
    found = imported(f"{head}\n\n{LEAD['en']}\n\n{MORE['en']}\n", room="en")
    assert "subhead" not in values(found.document)
    assert values(found.document)["contacts"] == [{"name": "Ann Lee", "email": "ann@elm.example"}]
    assert body(found.document).startswith(LEAD["en"])


def test_a_page_of_lines_wrapped_at_several_widths() -> None:
    """As a text pasted from a narrow letter has them: the first line of each paragraph is short, and no line is empty."""
    lines = [
        "Elmton’da Yeni Pazar Açıldı", "Başkan Kaya: “Pazar, üretimin", "sürdüğü yerdir”",
        "Elmton Belediyesi tarafından", "yapılan yeni pazarın açılışı geçen hafta çok kalabalık bir katılımla", "gerçekleşti.",
        "Açılışa Elmton Belediye", "Başkanı Ayşe Kaya, muhtarlar, birim müdürleri ve çok sayıda", "vatandaş katıldı.",
        "Başkan Kaya, pazarın iki", "yılda yapıldığını ve kentin kuzeyine yeni bir merkez getirdiğini", "söyledi.",
    ]  # fmt: skip
    found = imported("\n".join(lines) + "\n", room="tr")
    assert found.headline == lines[0]
    assert values(found.document)["subhead"] == " ".join(lines[1:3])
    assert body(found.document).rstrip("\n").split("\n\n") == [
        " ".join(lines[3:6]), " ".join(lines[6:9]), " ".join(lines[9:])
    ]  # fmt: skip


def test_a_label_with_all_who_issue_a_text() -> None:
    """Names with commas between them are no headline where a line below is one."""
    found = imported(
        f"Communiqué SNE, CGTE, FOE et Union des Ormes\nTrois bibliothèques ouvrent en mai\n4 mai 2016\n{LEAD['fr']}\n{MORE['fr']}\n"
    )
    assert found.headline == "Trois bibliothèques ouvrent en mai"
    assert values(found.document)["date"] == "2016-05-04"


def test_a_kicker_that_stands_twice_is_no_page_s_title() -> None:
    """The headline stands between it and the same again, below a label."""
    text = f"Elm archive\n\nPress release\n\nElmton opens three libraries in the north\n\nElm archive\n\n{LEAD['en']}\n\n{MORE['en']}\n"
    assert imported(text, room="en").headline == "Elmton opens three libraries in the north"


def test_a_page_s_fields_with_their_values_below_them() -> None:
    """Day, author and how often it was read, a line for the word and one for the value."""
    page = f"보도자료\n\n느릅시, 강변 버스 노선 6개 새로 연다\n\n등록일 :\n2024-05-12 15:00:55\n작성자 :\n공보관(055-555-0100)\n조회수 :\n499\n{LEAD['ko']}\n\n{MORE['ko']}\n"
    found = imported(page, room="ko")
    assert values(found.document)["date"] == "2024-05-12"
    assert body(found.document) == f"{LEAD['ko']}\n\n{MORE['ko']}\n"


def test_when_and_where_without_a_colon() -> None:
    """Such lines are the text's own, above whom to ask."""
    text = "Stadsbiblioteket i Almstad öppnar sina dörrar för alla i maj. Varje rum har tiotusen böcker och en sal för barn."
    found = imported(
        f"Almstad öppnar bibliotek\n\n{text}\n\nDatum  onsdag 27 juni\nTid 11.00-12.00\nPlats Storgatan 29, Almstad\n\nFör mer information\nMaria Alm, pressansvarig\nTelefon: 018-555 01 00\n",
        room="sv",
    )
    assert (
        body(found.document) == f"{text}\n\n- Datum  onsdag 27 juni\n- Tid 11.00-12.00\n- Plats Storgatan 29, Almstad\n"
    )


def test_an_agency_s_name_ends_a_dateline() -> None:
    """Arab agencies set it between strokes, without a dash."""
    text = "أعلنت بلدية الدردار عن افتتاح ثلاث مكتبات جديدة في شمال المدينة، تضم كل منها عشرة آلاف كتاب وقاعة للأطفال."
    found = imported(f"الدردار تفتتح ثلاث مكتبات\n\nالدردار في 22 مايو 2016 /وام/ {text}\n", room="ar")
    assert values(found.document)["dateline"] == "الدردار في 22 مايو 2016"
    assert body(found.document) == f"{text}\n"


def test_what_a_service_sets_before_a_headline() -> None:
    """It is listed, as is what the service says of itself below the text."""
    text = "Kommunen åbner tre biblioteker i maj. Hvert har ti tusind bøger og en sal til børn og deres forældre."
    own = "** Ovenstående pressemeddelelse er videreformidlet af Ritzau på vegne af tredjepart. **"
    found = imported(f"PRM / Elmby åbner tre biblioteker\n\n{text}\n\n{own}\n", room="da")
    assert found.headline == "Elmby åbner tre biblioteker"
    assert body(found.document) == f"{text}\n"
    assert {"PRM /", own} <= set(listed(found, "left out"))


def test_a_subhead_ends_with_a_word_that_is_small_elsewhere() -> None:
    """“Care” is a small word of Romanian; a dateline opens the text below it all the same."""
    found = imported(
        f"Elmton Opens Three Libraries\nChildren of the North Get a Place of Reading and Care\nELMTON, Calif. – {LEAD['en']} {LEAD['en']}\n{MORE['en']} {LEAD['en']}\n",
        room="en",
    )
    assert values(found.document)["subhead"] == "Children of the North Get a Place of Reading and Care"
    assert values(found.document)["dateline"] == "ELMTON, Calif."


def test_a_place_torn_off_its_dash() -> None:
    """As a page's bold letters tear it off."""
    found = imported(
        f"Elmton Opens Three Libraries\nMay 4, 2016\nELMTON\n— {LEAD['en']} {LEAD['en']}\n{MORE['en']} {LEAD['en']}\n",
        room="en",
    )
    assert values(found.document)["dateline"] == "ELMTON"
    assert body(found.document).startswith(LEAD["en"])


def test_a_place_and_the_day_of_the_month_before_an_agency() -> None:
    """A line of nothing else is a dateline, and no subhead."""
    found = imported(
        f"Olmeda abre bibliotecas\n\nOLMEDA, 9 (EUROPA PRESS)\n\n{LEAD['es']}\n\n{MORE['es']}\n", room="es"
    )
    assert values(found.document)["dateline"] == "OLMEDA"
    assert "subhead" not in values(found.document)
    assert body(found.document) == f"{LEAD['es']}\n\n{MORE['es']}\n"
