"""What a copied page has at its edges: buttons, ways to skip its menus, today's hour; and what is no number to call."""

import pytest

from pressctl.release.plain.captions import is_byline
from tests.release.texts import body, imported, values

TEXT = (
    "Die Stadt Elmstadt hat am Montag die neue Brücke über die Alma geöffnet, nach zwei Jahren Bauzeit und drei Monaten Verzug.\n\n"
    "Die Brücke hat neun Millionen Euro gekostet, wie die Bürgermeisterin sagte, und sie trägt auch die Straßenbahn."
)


def test_a_list_of_buttons_is_the_pages() -> None:
    """With its day among them, above the text and below it; a list of what the text names stays."""
    buttons = "- Stand: 26.10.2021\n- Empfehlen:\n\n- Twitter\n- Facebook\n- E-Mail\n\n"
    first, second = TEXT.split("\n\n")
    found = imported(f"Die Brücke ist offen\n\n{first}\n\n{buttons}{second}")
    assert body(found.document) == f"{first}\n\n{second}\n"
    named = "- Facebook übernimmt die Hälfte der Kosten.\n- Twitter zahlt nichts.\n\n"
    assert "Hälfte" in body(imported(f"Die Brücke ist offen\n\n{first}\n\n{named}{second}").document)


def test_ways_to_skip_menus_are_no_headline() -> None:
    """Nor is what a state says of all its sites; the day and the ministry below the headline are its day."""
    found = imported(
        "본문 바로가기 메인메뉴 바로가기\n\n이 누리집은 대한민국 공식 전자정부 누리집입니다.\n\n콘텐츠 영역\n\n새 다리가 월요일에 열렸다\n\n"
        "2017.04.07 교통건설부\n글자크기 설정\n인쇄하기 목록\n\n교통건설부는 월요일 알마강의 새 다리를 열었다고 밝혔다. 공사는 이 년이 걸렸다.\n\n"
        "장관은 “이 다리는 모두를 위한 것”이라고 말했다.\n\n하단 배너 영역"
    )
    assert (found.headline, values(found.document)["date"]) == ("새 다리가 월요일에 열렸다", "2017-04-07")
    assert "영역" not in body(found.document)


@pytest.mark.parametrize(
    "stamp", ["heute, 14:07 Uhr", "today at 2:07 pm", "dnes 14:07", "Aujourd’hui à 14h07", "сегодня, 14:07"]
)
def test_an_hour_of_today_is_the_pages(stamp: str) -> None:
    """It says no day that would still be true."""
    found = imported(f"Die Brücke ist offen\n{stamp}\n\n{TEXT}")
    assert (found.headline, body(found.document)) == ("Die Brücke ist offen", f"{TEXT}\n")


def test_the_background_of_one_paragraph_is_its_text() -> None:
    """Where it is longer; below a text of several it is for editors."""
    first, second = TEXT.split("\n\n")
    short = "Die Brücke ist offen."
    background = f"Hintergrund:\n{first}\n\n{second}"
    found = imported(f"Brücke geöffnet\n\n{short} {second}\n\n{background}")
    assert body(found.document) == f"{short} {second}\n\nHintergrund:\n\n{first}\n\n{second}\n"
    found = imported(f"Brücke geöffnet\n\n{short} {second}\n\n{first} Sie ist offen.\n\n{background}")
    assert second in str(values(found.document)["notes"])


@pytest.mark.parametrize("number", ["148/2017", "1999-2021", "〒106-0047"])
def test_years_decrees_and_postal_codes_are_no_numbers_to_call(number: str) -> None:
    """So a sentence on them asks nobody to call."""
    last = f"Mehr Informationen für die Presse enthält der Erlass {number} der Stadt."
    found = imported(f"Die Brücke ist offen\n\n{TEXT}\n\n{last}")
    assert body(found.document) == f"{TEXT}\n\n{last}\n"


def test_a_semicolon_joins_the_lines_of_a_subhead() -> None:
    """The next line ends it, also where each looks like a heading."""
    text = (
        "Elm County today opened the new bridge over the Alma, after two years of work that cost nine million.\n"
        "The mayor said that the bridge carries the tram as well, and that nobody will pay to cross it any more."
    )
    found = imported(
        f"FOR IMMEDIATE RELEASE\nElm County Opens New Bridge\nIt Carries Cars and the Tram;\nTolls End in May\n{text}"
    )
    told = values(found.document)
    assert (found.headline, told["subhead"]) == (
        "Elm County Opens New Bridge",
        "It Carries Cars and the Tram; Tolls End in May",
    )


def test_a_bylines_day_is_no_part_of_the_name() -> None:
    """Nor is a degree."""
    assert is_byline("Por Lic. Elena María Flores Reyes - 30/03/2019")
    assert not is_byline("Por la ciudad de Elmstadt - 30/03/2019")
