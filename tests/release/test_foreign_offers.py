"""Releases as they lie in a site's source: what offers them again, keys to write in cipher with, titles on what they are."""

import pytest

from pressctl.release.importing import Imported
from pressctl.release.lead import first_paragraph
from tests.release.foreign import brought
from tests.release.texts import body, listed, values

ABOUT = (
    "The old bridge reopens in June, three months earlier than planned, for buses and bicycles alike, the mayor said."
)
MORE = "Drivers will save a quarter of an hour on their way to the harbour. The work took two years and a half."


def file(text: str, title: str = "The old bridge reopens") -> Imported:
    """Import a Jekyll file with this text."""
    return brought(f"---\ntitle: {title}\ndate: 2024-05-13\n---\n\n{text}\n", "a.md", room="en")


@pytest.mark.parametrize(
    "offer",
    [
        "Diese Pressemitteilung als PDF:",
        "**PDF of this press release:** [The bridge – joint paper](https://town.example/bridge.pdf)",
        "[Télécharger le communiqué (PDF, 120 Ko)](https://town.example/pont.pdf)",
        "PDF (252,593 KB)",
        "[Sign up for our newsletter](https://town.example/letter)",
        "Jetzt Newsletter abonnieren",
    ],
)
def test_what_offers_the_release_again_is_listed(offer: str) -> None:
    """Below the last words of a file of the text alone it is a page's too."""
    found = file(f"{ABOUT}\n\n{MORE}\n\n{offer}")
    assert body(found.document) == f"{ABOUT}\n\n{MORE}\n"
    assert listed(found, "left out")


@pytest.mark.parametrize(
    "last", ["The study is there as a PDF, in six languages.", "The newsletter of the town reports on this in May."]
)
def test_a_sentence_on_a_file_stays(last: str) -> None:
    """It says something."""
    assert last in body(file(f"{ABOUT}\n\n{MORE}\n\n{last}").document)


@pytest.mark.parametrize("title", ["Media release on the old bridge", "Tisková zpráva k otevření mostu"])
def test_a_title_on_what_a_release_is_on_leaves_the_headline_to_the_text(title: str) -> None:
    """The heading above the text says more."""
    found = file(
        f"#### Harbour bridge opens to buses early\n\n_The mayor thanks all builders_\n\n{ABOUT}\n\n{MORE}", title
    )
    said = values(found.document)
    assert said["headline"] == "Harbour bridge opens to buses early"
    assert said["subhead"] == "The mayor thanks all builders"
    assert first_paragraph(body(found.document))[0] == ABOUT


def test_a_title_on_what_a_release_is_on_stays_above_a_sections_heading() -> None:
    """Of a word or two that heading has too little to say."""
    found = file(f"## The bridge\n\n{ABOUT}\n\n{MORE}", "Media release on the old bridge")
    assert values(found.document)["headline"] == "Media release on the old bridge"


def test_a_key_s_fingerprint_is_no_number() -> None:
    """It is left out of the contact."""
    key = "FA8A 8269 A4DF 0B4B 6636 1894 82EF E630 FF68 DE3E"
    contact = (
        f"**Contact**\n\nAnn Lee, spokeswoman<br>\nE-Mail: ann@town.example (PGP: {key})<br>\nPhone: +41 79 555 01 70"
    )
    found = file(f"{ABOUT}\n\n{MORE}\n\n---\n\n{contact}")
    assert values(found.document)["contacts"] == [
        {"name": "Ann Lee", "role": "spokeswoman", "email": "ann@town.example", "phone": "+41 79 555 01 70"}
    ]


@pytest.mark.parametrize("heading", ["***KONTAKT PRO NOVINÁŘE***", "***PRESS CONTACT***"])
def test_a_heading_in_capitals_is_nobody_s_name(heading: str) -> None:
    """Whom to ask stands below it."""
    found = file(f"{ABOUT}\n\n{MORE}\n\n---\n\n{heading}\n\nAnn Lee, 224 555 017, <ann@town.example>")
    assert values(found.document)["contacts"] == [
        {"name": "Ann Lee", "email": "ann@town.example", "phone": "224 555 017"}
    ]


def test_who_took_the_cover_picture_is_no_subhead() -> None:
    """It is a credit."""
    found = file(f"*Da Página da Cidade<br>\nFoto de Capa: Ana Lima/Cidade*\n\n{ABOUT}\n\n{MORE}")
    assert "subhead" not in values(found.document)
    assert "Foto de Capa: Ana Lima/Cidade" in listed(found, "left out")


def test_numbered_paragraphs_below_a_greeting() -> None:
    """The greeting is one of them; an address stands behind the last sentence of another; a script may be dense."""
    first = "1. 보도에 힘써 주시는 기자 여러분께 감사드립니다."
    second = "2. 시는 오는 3월 5일부터 항구와 도심을 잇는 새 노선의 운행을 시작한다고 밝혔습니다. 새 노선은 하루에 마흔 번 다니며 배차 간격은 15분입니다."
    third = "3. 시장은 시민들의 요청에 따라 노선을 늘렸으며 앞으로도 버스와 자전거를 위한 길을 넓혀 가겠다고 말했습니다. 공사는 두 해가 걸렸습니다."
    found = file(
        f"{first}\n \n{second}\n\\* 위치: https://town.example/map\n \n{third}", "항구와 도심을 잇는 새 노선 운행 시작"
    )
    assert body(found.document).startswith("1\\. 보도에 힘써 주시는 기자 여러분께 감사드립니다.\n\n2\\. 시는")


def test_a_description_of_keywords_alone_sums_nothing_up() -> None:
    """It is listed."""
    front = "---\ntitle: The old bridge reopens\ndescription: press release, harbour bridge, town\ntags: [press release, harbour bridge, town]\n---\n\n"
    found = brought(f"{front}{ABOUT}\n\n{MORE}\n", "a.md", room="en")
    assert "subhead" not in values(found.document)
    assert "lead" not in values(found.document)
    assert "description: press release, harbour bridge, town" in listed(found, "left out")


def test_a_title_is_what_another_key_says_without_its_label() -> None:
    """The label stands before it."""
    short = "Harbour and town open the old bridge early"
    front = f"---\ntitle: Joint Media Release for {short}\ndescription: {short}\n---\n\n"
    assert values(brought(f"{front}{ABOUT}\n\n{MORE}\n", "a.md", room="en").document)["headline"] == short


def test_where_to_follow_a_house_by_its_bare_addresses() -> None:
    """Nobody made links of them."""
    social = "### To follow the town, follow its profiles:\n* Facebook: https://www.facebook.com/town/\n* Twitter: https://twitter.com/town"
    found = file(f"{ABOUT}\n\n{MORE}\n\n{social}")
    assert body(found.document) == f"{ABOUT}\n\n{MORE}\n"


def test_where_somebody_is_is_no_name() -> None:
    """In French it begins with a capital too."""
    found = file(
        f"{ABOUT}\n\n{MORE}\n\n### Contact :\n* A Paris, Anne Leroy (français) : anne@ville.example ou + 33 1 55 50 17 00"
    )
    assert values(found.document)["contacts"][0]["name"] == "Anne Leroy"


def test_an_address_that_may_break_anywhere() -> None:
    """Where it may is no part of it."""
    found = file(
        f"{ABOUT}\n\n{MORE}\n\nFür Rückfragen stehen wir unter der E-\u00adMail-\u00adAdresse presse@stadt\u00ad-tal.example bereit."
    )
    assert "presse@stadt-tal.example" in values(found.document)["notes"]


def test_the_day_before_who_signs() -> None:
    """In one paragraph with the name it is the text's."""
    front = "---\ntitle: 항구와 도심을 잇는 새 노선 운행 시작\n---\n\n"
    text = "시는 항구와 도심을 잇는 새 노선의 운행을 시작한다고 밝혔습니다. 새 노선은 하루에 마흔 번 다니며 배차 간격은 15분입니다."
    found = brought(f"{front}{text}\n\n{text}\n\n2024년 3월 5일\n항구를 사랑하는 시민 모임\n", "a.md", room="ko")
    assert values(found.document)["date"] == "2024-03-05"
    assert "항구를 사랑하는 시민 모임" in body(found.document)


@pytest.mark.parametrize("opening", ["*April 2024* ---", "**April 2024** –", "April 2024 —"])
def test_a_month_before_a_dash_is_a_dateline(opening: str) -> None:
    """It is no day."""
    found = file(f"{opening} {ABOUT}\n\n{MORE}")
    assert values(found.document)["dateline"] == "April 2024"
    assert body(found.document) == f"{ABOUT}\n\n{MORE}\n"


def test_of_two_headings_in_a_row_the_first_is_the_subhead() -> None:
    """The second heads the text."""
    found = file(f"## The harbour is near again\n\n### Buses and bicycles first\n\n{ABOUT}\n\n{MORE}")
    assert values(found.document)["subhead"] == "The harbour is near again"
    assert body(found.document) == f"## Buses and bicycles first\n\n{ABOUT}\n\n{MORE}\n"


@pytest.mark.parametrize(("tags", "key"), [("TAGS", "left out"), ("TAGS\n\nbridge, harbour, buses", "categories")])
def test_tags_below_a_text(tags: str, key: str) -> None:
    """A line of them is what it is filed under."""
    found = file(f"{ABOUT}\n\n{MORE}\n\n{tags}")
    assert body(found.document) == f"{ABOUT}\n\n{MORE}\n"
    assert listed(found, key) == [tags.rpartition("\n")[2]]


def test_a_line_in_bold_is_the_headline_below_what_a_release_is_on() -> None:
    """As a heading is."""
    found = file(f"**The old bridge reopens early**\n\n{ABOUT}\n\n{MORE}", "Press release on the bridge")
    assert values(found.document)["headline"] == "The old bridge reopens early"


def test_a_sentence_on_whom_to_ask_stays_one() -> None:
    """What it begins with is no heading."""
    asked = (
        "For further information, please visit the town's pages at https://town.example/, or mail press@town.example."
    )
    assert values(file(f"{ABOUT}\n\n{MORE}\n\n{asked}").document)["notes"] == asked


@pytest.mark.parametrize("title", ["Media Release On The Old Bridge", "Harbour Prize for Old Bridge Press Release"])
def test_a_line_in_capitals_is_the_headline_below_such_a_title(title: str) -> None:
    """In a title each word may begin with a capital, and what it is may stand last."""
    found = file(f"**HARBOUR AND TOWN OPEN THE OLD BRIDGE EARLY**\n\n{ABOUT}\n\n{MORE}", title)
    assert values(found.document)["headline"].lower() == "harbour and town open the old bridge early"
    assert title in listed(found, "left out")


@pytest.mark.parametrize("mark", ["###", "# # #", "####"])
def test_an_end_mark_is_no_heading(mark: str) -> None:
    """What stands below it is none of the text."""
    found = file(f"{ABOUT}\n\n{MORE}\n\n{mark}\n\nThe bridge in other papers")
    assert body(found.document) == f"{ABOUT}\n\n{MORE}\n"


def test_a_heading_that_lost_its_words_ends_nothing() -> None:
    """Its words were template code."""
    found = file(f"### {{{{ page.title }}}}\n\n{ABOUT}\n\n{MORE}")
    assert body(found.document) == f"{ABOUT}\n\n{MORE}\n"


def test_a_greeting_of_several_lines_is_no_lead() -> None:
    """Nor is for whom somebody is to be asked a name."""
    found = file(
        f"Liebe Medienschaffende,<br/>\nLiebe Stadt,\n\n{ABOUT}\n\n{MORE}\n\nFür den Brückenverein\n\nAnn Lee (Tel. +41 44 555 01 70; Mail: ann@town.example)"
    )
    assert first_paragraph(body(found.document))[0] == ABOUT
    assert values(found.document)["contacts"][0]["name"] == "Ann Lee"


def test_a_line_that_supports_the_headline_is_the_lead() -> None:
    """As papers in Portuguese call it."""
    front = "---\ntitle: A ponte reabre\nsupport_line: Obras terminam três meses antes do previsto na cidade do porto\n---\n\n"
    found = brought(f"{front}{ABOUT}\n\n{MORE}\n", "a.md", room="en")
    assert values(found.document)["lead"] == "Obras terminam três meses antes do previsto na cidade do porto"


def test_the_day_below_who_signs() -> None:
    """It stands on a line of its own, notes below it."""
    front = "---\ntitle: The old bridge reopens\n---\n\n"
    signed = "**TOWN COUNCIL**  \n**8 April 2020**\n\n---\n\n[1] Figure of the week before.\n\n**Annex**\n\nThe bridge from the north"
    found = brought(f"{front}{ABOUT}\n\n{MORE}\n\n{signed}\n", "a.md", room="en")
    assert values(found.document)["date"] == "2020-04-08"


def test_who_took_the_last_picture_is_listed() -> None:
    """It is none of the text's last words."""
    found = file(
        f"{ABOUT}\n\n{MORE}\n\n*Foto: The harbour at night, Ann via [flickr](https://flickr.example/490726436/)*"
    )
    assert body(found.document) == f"{ABOUT}\n\n{MORE}\n"


def test_a_mark_of_a_file_s_beginning_is_no_part_of_a_title() -> None:
    """A label behind it is read."""
    found = file(f"{ABOUT}\n\n{MORE}", '"\ufeff[보도자료] 항구와 도심을 잇는 새 노선 운행 시작"')
    assert values(found.document)["headline"] == "항구와 도심을 잇는 새 노선 운행 시작"


def test_blanks_in_an_address() -> None:
    """The link is one all the same."""
    found = file(f"{ABOUT} [Annex A](https://town.example/files/Annex A - plan.pdf)\n\n{MORE}")
    assert "[Annex A](https://town.example/files/Annex%20A%20-%20plan.pdf)" in body(found.document)


def test_a_title_with_its_label_that_stands_again_is_listed() -> None:
    """It is not the lead."""
    title = "[Press release] The old bridge reopens three months early"
    found = file(f"\\[Press release\\] The old bridge reopens three months early\n\n{ABOUT}\n\n{MORE}", f'"{title}"')
    assert values(found.document)["headline"] == "The old bridge reopens three months early"
    assert body(found.document) == f"{ABOUT}\n\n{MORE}\n"


@pytest.mark.parametrize("greeting", ["Liebe Medienschaffende", "Dear editors", "Sehr geehrte Damen und Herren"])
def test_a_greeting_without_a_sign_is_no_lead(greeting: str) -> None:
    """Whom it greets tells."""
    assert body(file(f"{greeting}\n\n{ABOUT}\n\n{MORE}").document) == f"{ABOUT}\n\n{MORE}\n"


def test_cards_of_two_houses_below_one_heading() -> None:
    """Their names in bold head nothing."""
    cards = "**Media Contacts:**\n\n**Elm Works**\nMedia Relations\npress@elm.example\n\n**Oak Trams**\nMedia Relations\npress@oak.example"
    found = file(f"{ABOUT}\n\n{MORE}\n\n---\n\n{cards}")
    assert body(found.document) == f"{ABOUT}\n\n{MORE}\n"
    assert [one["email"] for one in values(found.document)["contacts"]] == ["press@elm.example", "press@oak.example"]
