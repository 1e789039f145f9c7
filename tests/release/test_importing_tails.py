"""Below the last sentence stand about-sections, contacts, who signs and a page's frame, in every language's words."""

import pytest

from pressctl.release.importing import Imported
from tests.release.texts import body, imported, listed, values

TEXT = "The bridge over the river is open again to all since this morning, after two years of works by Acme."
BELOW = "Acme builds bridges over the rivers of the north, and has done so since the year it was founded."


def ended(tail: str) -> Imported:
    """Import a text of two paragraphs with this at its end."""
    return imported(f"The bridge reopens\n\n6 November 2024\n\n{TEXT}\n\n{TEXT}\n\n{tail}\n", room="en")


@pytest.mark.parametrize(
    "heading",
    [
        "About Acme", "Unternehmensprofil Acme", "Meer over Acme", "Kort om Acme", "Tietoa Acmesta", "Vài nét về Acme", "Đôi nét về Acme",
        "Informații despre Acme", "Acme hakkında bilgi", "О компании Acme", "Більше про Acme", "O Acme", "Acme 소개", "על קבוצת Acme",
        "معلومات عن Acme", "معرفی Acme", "Λίγα λόγια για Acme", "关于Acme",
    ],
)  # fmt: skip
def test_who_speaks(heading: str) -> None:
    """A heading in each family's words, and a paragraph that names who it is about."""
    found = ended(f"{heading}\n\n{BELOW}")
    assert (BELOW in values(found.document).get("boilerplate", ""), BELOW in body(found.document)) == (True, False)


@pytest.mark.parametrize(
    "line",
    [
        "Press enquiries to ann@elm.example", "Presseanfragen unter ann@elm.example", "Informații despre contact: ann@elm.example",
        "Zapytania prasowe: ann@elm.example", "Pressförfrågningar: ann@elm.example", "Basın irtibatı: ann@elm.example", "Для СМИ: ann@elm.example",
        "媒体联络：ann@elm.example", "代表連絡先：ann@elm.example", "취재 문의: ann@elm.example", "לפניות תקשורת: ann@elm.example",
    ],
)  # fmt: skip
def test_whom_to_ask(line: str) -> None:
    """A line that says where the press asks."""
    found = ended(line)
    assert [row["email"] for row in values(found.document)["contacts"]] == ["ann@elm.example"]
    assert "ann@elm.example" not in body(found.document)


def test_a_sentence_that_says_whom_to_ask_is_for_editors() -> None:
    """`For more information visit … or write to …` as the last words."""
    asked = "For more information visit https://elm.example/bridge or write to ann@elm.example."
    found = ended(asked)
    assert asked not in body(found.document)
    assert "ann@elm.example" in found.document


@pytest.mark.parametrize(
    "tail",
    [
        "Mit freundlichen Grüßen,\n\nAnna Elm\n\nwww.elm.example", "Med vänlig hälsning\n\nAnn Lee", "Veuillez agréer nos salutations\n\nAnn Lee",
        "С уважением,\n\nАнна Лесная", "Saygılarımızla\n\nAnn Lee", "Trân trọng\n\nAnn Lee", "בברכה,\n\nAnn Lee",
        "TAGS", "Comments\n\nNo comments have been left for this article", "Sylwadau\n\nDweud eich dweud", "Leave a comment", "Retour vers toutes les actualités",
        "Zur Übersicht", "Back to all news", "Views: 5790", "Lượt xem: 5790", "Просмотров: 5790", "Attachments\n\nbridge-plan.pdf (2 MB)", "첨부파일",
        "返回列表", "Tillbaka till nyheter", "Wróć do listy", "Nessun commento", "Yorum yapın", "コメントはありません", "اترك تعليقا", "Κανένα σχόλιο",
        "공공누리 제1유형: 출처표시", "CC BY-SA 4.0", "Vi bruker cookies for å gi deg en bedre opplevelse av nettstedet vårt og for å telle besøk.",
        "Diese Website verwendet Cookies, damit alle Seiten so gut wie möglich zu lesen sind.", "Original/Source Press Release", "Reddit Post",
        "PDF dieser Pressemitteilung: https://elm.example/bridge.pdf",
    ],
)  # fmt: skip
def test_what_is_no_text_is_left_out_and_listed(tail: str) -> None:
    """The close of a letter, and a page's frame."""
    found = ended(tail)
    assert body(found.document).rstrip("\n").endswith(TEXT)
    assert tail.rsplit("\n", maxsplit=1)[-1] in "\n".join(listed(found, "left out"))


@pytest.mark.parametrize(
    "tail",
    [
        f"Back to school\n\n{TEXT}",
        f"Zurück zu den Wurzeln\n\n{TEXT}",
        f"Comments of the neighbours\n\n{TEXT}",
        f"Über den Fluss\n\n{TEXT}\n\nDie Zeit danach\n\n{TEXT}",
        f"The works in brief\n\n{TEXT}",
        "Cookies of oats and honey, the baker says, are what those who come over the bridge ask for.",
        "“The bridge is the heart of our town, and all of us have missed it every day for these two years.”\n\nAnn Lee\n\nDirector of the works",
        "The prizes of the day go to:\n\nAnn Lee\n\nMayor of the town",
    ],
)
def test_what_only_looks_alike_stays(tail: str) -> None:
    """Headings with text below them, who has said what is quoted, a list of people."""
    found = ended(tail)
    kept = body(found.document)
    assert all(line in kept for line in tail.split("\n\n") if not line.startswith("“"))


def test_a_closing_that_was_not_set_apart() -> None:
    """The last paragraph runs into the words that close a letter."""
    assert body(ended(f"{TEXT}\nMit freundlichen Grüßen\n\nAnna Elm").document).count(TEXT) == 3
    assert "Anna" not in body(ended(f"{TEXT}\nMit freundlichen Grüßen\n\nAnna Elm").document)


def test_labels_of_a_newsroom_stand_above_the_headline() -> None:
    """Polish police pages name section and kind, and say that they are archived; each is put aside."""
    top = "Aktualności\n\nInformacja\n\nStrona znajduje się w archiwum.\n\nWięcej patroli na dworcach"
    found = imported(f"{top}\n\n{TEXT}\n\n{TEXT}\n", room="pl")
    assert values(found.document)["headline"] == "Więcej patroli na dworcach"
