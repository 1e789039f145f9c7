"""What news sites and agencies put around a text that was copied from them."""

import pytest

from tests.release.texts import body, imported, listed, values

HEAD = "The bridge over the Elm opens to all on Monday"
LEAD = "The bridge over the Elm opens again on Monday, after two years of works that cost the town four million euros."
TEXT = (
    "“It is a good day for all of us,” said Ann Lee, mayor of Elmton, when she cut the ribbon above the river.\n\n"
    "The old bridge stays open until the end of the month, and then goes to the museum of the harbour."
)


@pytest.mark.parametrize("agency", ["SERVIMEDIA", "Europa Press", "(TASR)"])
def test_an_agency_on_a_line_below_the_place_is_a_dateline(agency: str) -> None:
    """Both stand above the lead, each alone on its line, also where the page has the place above its headline."""
    for above in ("", "Elmton\n\n"):
        document = imported(f"{above}{HEAD}\n\nELMTON\n{agency}\n\n{LEAD}\n\n{TEXT}\n", room="en").document
        assert values(document)["dateline"] == "ELMTON"
        assert body(document).startswith(LEAD)


@pytest.mark.parametrize(
    ("opening", "place"),
    [("ЭЛМТОН, 3 мая. /ТАСС/. ", "ЭЛМТОН, 3 мая"), ("ЭЛМТОН. КАЗИНФОРМ – ", "ЭЛМТОН")],
)
def test_russian_agencies_name_themselves_behind_the_place(opening: str, place: str) -> None:
    """Between strokes behind the day, or in capitals before the dash."""
    lead = "Новый мост через реку откроют для всех жителей города в понедельник, сообщила мэрия."
    more = "Работы продолжались два года и стоили городу четыре миллиона евро, отметила мэр Анна Ли."
    document = imported(f"Новый мост открывается в понедельник\n\n{opening}{lead}\n\n{more}\n", room="ru").document
    assert values(document)["dateline"] == place
    assert body(document).startswith(lead)


def test_an_hour_may_stand_before_its_day() -> None:
    """A system's stamp below the headline, and no text."""
    document = imported(f"{HEAD}\n19:30 2020-05-15\n{LEAD}\n{TEXT}\n", room="en").document
    assert values(document)["date"] == "2020-05-15"
    assert body(document).startswith(LEAD)


def test_the_headline_again_below_a_standfirst_is_the_page_s() -> None:
    """Then the standfirst above it is the lead; in such a page a last line in capitals heads nothing."""
    found = imported(f"{HEAD}\n\n{LEAD}\n\nelm.example\n{HEAD}\n\n{TEXT}\n\nPODCASTS AND PICTURES\n", room="en")
    assert found.headline == HEAD
    assert body(found.document).strip("\n") == f"{LEAD}\n\n{TEXT}"
    assert {"PODCASTS AND PICTURES"} <= set(listed(found, "left out"))


def test_who_issues_a_text_stands_between_its_paragraphs_too() -> None:
    """A page has the name of its office above, among and below the paragraphs; what follows it without a sentence is another text."""
    found = imported(f"School board\n\n{HEAD}\n\n{LEAD}\n\nSchool board\n\n{TEXT}\n\nSchool board\n", room="en")
    assert body(found.document).strip("\n") == f"{LEAD}\n\n{TEXT}"
    above = f"TOWN NEWS\n\n9 May 2024\n\n{HEAD}\n\nby Ann Lee - Hill |\n\n"
    below = "\n\nTOWN NEWS\n\nA new roof for the school of Oakton\n\n13 hours ago\n"
    found = imported(f"{above}{LEAD}\n\n{TEXT}{below}", room="en")
    assert found.headline == HEAD
    assert body(found.document).startswith(LEAD)
    assert "new roof" not in body(found.document)


def test_the_way_to_a_page_before_its_title_is_no_headline() -> None:
    """The headline stands again some lines below, alone."""
    found = imported(f"Town Elmton {HEAD}\nBy the newsroom\n18 July 2017\n\n{HEAD}\n\n{LEAD}\n\n{TEXT}\n", room="en")
    assert found.headline == HEAD
    assert body(found.document).startswith(LEAD)


def test_a_date_between_a_title_and_the_same_again_is_no_subhead() -> None:
    """Nor is the title a letterhead above it."""
    title = "School and harbour of Elmton work together from May"
    found = imported(f"{title}\n\nTown | 25 Apr 2024 | 09:42\n{title}\n{title}\n\n{LEAD}\n\n{TEXT}\n", room="en")
    assert found.headline == title
    assert body(found.document).startswith(LEAD)


@pytest.mark.parametrize(
    "below",
    [
        "Nenhum comentário:\n\nPostar um comentário\n\nLEIA ANTES!\n- Os comentários são moderados.\n- Só comente o texto acima.\n\nObrigado pela compreensão.\n",
        "Palaa uutislistaukseen\n",
        "Самое читаемое\nВ городе открыли новую школу\n14:56 Сегодня\n0\n11626\n",
        "기사프린트\n",
        "The Elmton Post is not responsible for the opinions of its contributors. In case of abuse, click here.\n",
        "Elmton - EL - Rua do Porto, 1111 - Bairro da Barra - 89259-565 - Fone: (047) 2106-8000\n",
    ],
)
def test_what_a_site_has_below_its_texts_is_no_text(below: str) -> None:
    """Forms for comments, the way back, what most have read, who answers for nothing, an address with dashes between."""
    found = imported(f"{HEAD}\n\n{LEAD}\n\n{TEXT}\n\n{below}", room="en")
    assert body(found.document).strip("\n").endswith("museum of the harbour.")
    left = "\n".join(listed(found, "left out"))
    assert all(line.removeprefix("- ") in left.replace("\\", "") for line in below.split("\n") if line)


def test_who_answers_for_nothing_may_be_what_a_text_is_about() -> None:
    """A sentence that speaks of it among others stays."""
    said = "The court ruled that the town is not responsible for the costs of the bridge, and Elm Works pays for it."
    assert said in body(imported(f"{HEAD}\n\n{LEAD}\n\n{said}\n\n{TEXT}\n", room="en").document)


def test_rates_of_currencies_above_a_text_are_the_page_s() -> None:
    """They are no lead."""
    document = imported(f"{HEAD}\n\nUSD 425.05 EUR 509.29 RUB 5.58\n\n{LEAD}\n\n{TEXT}\n", room="en").document
    assert body(document).startswith(LEAD)


def test_an_agency_signs_as_an_author() -> None:
    """`Autor TASR` below the standfirst, or the headline."""
    document = imported(f"{HEAD}\n{LEAD}\nAutor TASR\n{TEXT}\n", room="en").document
    assert "TASR" not in body(document)


def test_a_letter_s_greeting_stands_below_its_headline() -> None:
    """So no line below it is the headline, however much of the text it says again."""
    lead = "We gladly tell you that the works on the bridge over the Elm have begun today!"
    found = imported(
        f"The bridge over the Elm is renewed\n\nDear neighbours!\n\n{lead}\n{LEAD}\n{TEXT}\n\nAnn Lee\n\nMayor\n",
        room="en",
    )
    assert found.headline == "The bridge over the Elm is renewed"
    assert body(found.document).startswith(lead)


@pytest.mark.parametrize(
    ("room", "below"),
    [
        ("en", "L. O."),
        ("de", "Allgemein"),
        ("hu", "Csapatom\n\nÍrjon nekünk!"),
        ("en", "Do you want to be informed of what we do? Sign up here"),
        ("en", "Photo Source: Ann Lee from Pexels."),
    ],
)
def test_a_last_line_that_is_no_sentence_of_the_text(room: str, below: str) -> None:
    """Who wrote it, what a blog files all under, whom to write to, what visitors may sign up for, who took the picture."""
    found = imported(f"{HEAD}\n\n{LEAD}\n\n{TEXT}\n\n{below}\n", room=room)
    assert body(found.document).strip("\n").endswith("museum of the harbour.")


def test_who_wrote_a_text_is_told_below_it() -> None:
    """With a name between the heading and what is said of its bearer."""
    below = "About the author\n\nAnn Lee\n\nAnn Lee is a writer for the town's papers, and lives beside the bridge."
    document = imported(f"{HEAD}\n\n{LEAD}\n\n{TEXT}\n\n{below}\n", room="en").document
    assert body(document).strip("\n").endswith("museum of the harbour.")
    assert "lives beside the bridge" in document


def test_korean_papers_sign_a_day_and_a_picture() -> None:
    """A reporter behind the day; who took the picture, behind an equals sign, ends its caption."""
    text = (
        "마을은 2년 동안의 공사를 마치고 월요일에 강 위의 다리를 다시 연다고 밝혔다.\n\n"
        "이번 공사에는 모두 40억 원이 들었으며 옛 다리는 항구 박물관으로 옮겨진다고 시장은 설명했다.\n"
    )
    head = "강 위의 다리, 2년 만에 다시 열린다"
    found = imported(
        f"{head}\n\n2026-05-04     김하나 기자\n다리 앞에서 시장이 인사하고 있다. (사진=김하나 기자)\n\n{text}",
        room="ko",
    )
    assert values(found.document)["date"] == "2026-05-04"
    assert body(found.document) == text
    again = imported(f"[사회] {head}\n\n본문\n\n17563.jpg\n\n강 위의 다리 2년 만에 다시 열린다\n\n{text}", room="ko")
    assert body(again.document) == text


def test_titles_of_other_texts_above_a_copied_one() -> None:
    """Two lines that are no sentences, and whose words the text has not."""
    menu = "\n".join(
        f"• {word}"
        for word in ["News", "Sport", "Town", "Harbour", "Culture", "Weather", "Contact", "Home", "Search", "Menu"]
    )
    others = "A young sailor from Oakton wins the cup after eight years at sea\nWhere families may park with a card of the county"
    found = imported(f"{menu}\n\n{HEAD}\n\nShare\n\n{others}\n\n{LEAD}\n\n{TEXT}\n\n{LEAD[:60]} again.\n", room="en")
    assert found.headline == HEAD
    assert body(found.document).startswith(LEAD)


def test_how_long_a_film_is_and_its_caption_are_no_text() -> None:
    """A page has its standfirst once more below the film, above who made that."""
    standfirst = "The mayor of Elmton opened the bridge over the river on Monday after two years."
    above = f"{standfirst}\n\n0:41\n{standfirst}\nPhoto: Ann Lee, Elm TV\n\n"
    document = imported(f"{HEAD}\n\n{above}{LEAD}\n\n{TEXT}\n", room="en").document
    assert body(document).strip("\n") == f"{standfirst}\n\n{LEAD}\n\n{TEXT}"


def test_a_headline_behind_a_label_may_end_with_a_day() -> None:
    """A label and a day alone are none."""
    title = "What the board of the schools of Elmton decides on 9 March"
    found = imported(f"Press release: {title}\n\n{LEAD}\n\nMost read\n", room="en")
    assert found.headline == title
    dated = imported(f"Press release, 9 March 2024\n\n{HEAD}\n\n{LEAD}\n\n{TEXT}\n", room="en")
    assert dated.headline == HEAD


def test_an_invitation_with_its_day_in_brackets_is_no_dateline() -> None:
    """No town is called after the press."""
    text = "am Freitag eröffnet Bürgermeisterin Anna Lee die neue Brücke über die Elm. Alle Medien sind herzlich eingeladen."
    more = "Die Brücke wurde in zwei Jahren gebaut und kostete die Stadt vier Millionen Euro."
    head = "Presseinladung Brückeneröffnung (15. November)"
    found = imported(f"{head}\n\nSehr geehrte Damen und Herren,\n\n{text}\n\n{more}\n", room="de")
    assert found.headline == head
    assert "dateline" not in values(found.document)


def test_a_point_in_the_middle_parts_a_label_from_who_issues_it() -> None:
    """Below the headline it is no subhead."""
    document = imported(f"{HEAD}\n\nPress release · Town of Elmton\n\n{LEAD}\n\n{TEXT}\n", room="en").document
    assert "subhead" not in values(document)
    assert body(document).startswith(LEAD)


@pytest.mark.parametrize(
    ("menu", "section", "says"),
    [
        (
            ["News", "Statements", "Council"],
            "Council",
            "Here you find all that the council of Elmton says and publishes.",
        ),
        (["소식", "보도자료", "시의회"], "시의회", "시의회의 공식 논평 및 보도자료입니다."),
        (["Aktuelles", "Presse", "Stadtrat"], "Stadtrat", "Auf dieser Seite stehen alle Erklärungen des Stadtrats."),
    ],
)
def test_a_section_and_what_it_holds_above_the_headline(menu: list[str], section: str, says: str) -> None:
    """The section's name is the last of the way to the page, too; both are listed."""
    head = "The town opens its new bridge to trams and buses"
    text = "The bridge is open to trams and buses since this morning, says the council of Elmton.\n\nThe ferry ends its service."
    way = "\n".join(f"  • {one}" for one in menu)
    found = imported(f"{way}\n\n{section}\n\n{says}\n\n{head}\n2024-11-06\n\n{text}\n", room="en")
    assert (found.headline, body(found.document)) == (head, text + "\n")
    assert f": {section}\n" in found.document
    assert f": {says}\n" in found.document


def test_a_headline_that_no_menu_has_keeps_the_sentence_below_it() -> None:
    """It is the lead, though a heading stands below it."""
    lead = "The bridge is open to trams and buses since this morning."
    text = f"{lead}\n\nWhat changes for all who cross the river\n\nThe ferry ends its service on Monday, and the buses take the bridge."
    found = imported(f"• News\n• Council\n\nThe new bridge opens\n\n{text}\n", room="en")
    assert found.headline == "The new bridge opens"
    assert body(found.document).startswith(lead)
