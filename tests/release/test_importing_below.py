"""What stands below the last sentence without any label: known by its place and form, in the text's keys, not in its body."""

import pytest

from pressctl.release.importing import Imported
from tests.release.foreign import brought
from tests.release.texts import body, imported, listed, values

TEXT = "The bridge over the river is open again to all since this morning, after two years of works by Elm Works."
MORE = "Trams cross it every five minutes from Monday on, and the ferry ends its service on the same day."
BOX = (
    '<section class="attachment embedded"><h2 class="title"><a href="https://elm.example/plan.pdf">Plan of the bridge</a></h2>'
    '<p class="metadata"><span>PDF</span>, <span>131KB</span></p><div class="accessibility-warning"><h2>This file may not be suitable '
    'for all. <a href="#ask">Request an accessible format.</a></h2></div></section>'
)


def ended(tail: str, *, name: str = "a.txt") -> Imported:
    """Import a text of two paragraphs with this at its end, as plain text or as Markdown."""
    text = f"{TEXT}\n\n{MORE}\n\n{tail}\n"
    plain = f"The bridge reopens\n\n6 November 2024\n\n{text}"
    marked = f"---\ntitle: The bridge reopens\ndate: 2024-11-06\n---\n\n{text}"
    return imported(plain, room="en") if name == "a.txt" else brought(marked, name, room="en")


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(
    ("tail", "key", "said"),
    [
        ("Ann Lee, ann@elm.example", "contacts", "ann@elm.example"),
        ("Elm Works\\\nann@elm.example", "contacts", "ann@elm.example"),
        ("Personlig kontakt fås hos Ann Lee på tlf. 62 24 43 24 eller e-mail: ann@elm.example (Elm Works, Svendborg)", "notes", "62 24 43 24"),
        ("이 보도자료와 관련하여 취재를 원하시면 홍보과(☎ 02-3704-9652)에게 연락 주시기 바랍니다.", "notes", "02-3704-9652"),
        ("Elm Works is a builder of bridges in the north, and has been one since the year in which it was founded.", "boilerplate", "a builder"),
        ("Elm Works (EW) è una delle aziende che costruiscono i ponti del nord, ed è stata fondata nel 1911 da Ann Lee.", "boilerplate", "fondata"),
        (f"**Elm Works hakkında**: Elm Works builds bridges. {MORE}", "boilerplate", MORE),
        (f"**About Elm Works:** Elm Works builds bridges. {MORE}", "boilerplate", MORE),
    ],
)  # fmt: skip
def test_what_has_a_key_of_its_own(tail: str, key: str, said: str, name: str) -> None:
    """Whom to ask, where to go, and who speaks, with a label within the paragraph or with none."""
    tail = tail if name == "a.md" else tail.replace("\\\n", "\n").replace("*", "")
    found = ended(tail, name=name)
    assert said in str(values(found.document).get(key, ""))
    assert body(found.document) == f"{TEXT}\n\n{MORE}\n"


def test_where_to_go_on_the_web_below_plain_text() -> None:
    """In Markdown, which its author wrote as it is, the line stays in the text."""
    line = "The study: https://elm.example/study"
    assert line in values(ended(line, name="a.txt").document)["notes"]
    assert body(ended(line, name="a.md").document) == f"{TEXT}\n\n{MORE}\n\n{line}\n"


@pytest.mark.parametrize(
    "tail",
    [
        "(Bild: “The old house” by Ann Lee, CC BY 2.0)", "Photo by Ann Lee", "Bildnachweis: Elm Works", "Crédit photo : Ann Lee", "写真：Elm Works",
    ],
)  # fmt: skip
def test_a_credit_is_listed(tail: str) -> None:
    """Nothing of it is lost."""
    found = ended(tail)
    assert body(found.document) == f"{TEXT}\n\n{MORE}\n"
    assert tail.replace("\n", " / ") in " / ".join(listed(found, "left out"))


def test_a_credits_link_is_listed_too() -> None:
    """Whose picture it is, its address tells."""
    found = ended("Photo by [Ann Lee](https://lee.example/)", name="a.md")
    assert any("https://lee.example/" in one for one in listed(found, "left out"))


@pytest.mark.parametrize(
    "signed",
    [
        "Ann Lee\nElm Works, Northern Office",
        "Ann Lee\n\nSpokeswoman of the Ministry of Health",
        "Ann Lee\n\nDirectora de Comunicación",
        "Mayor,\nAnn Lee",
    ],
)
@pytest.mark.parametrize(
    "asked", ["", "\n\nQuestions outside office hours:\nElm Works\nPhone: 0381 888 2110\npress@elm.example"]
)
def test_who_signs_has_the_last_words(signed: str, asked: str) -> None:
    """A name, and what its bearer is: words of the release, also above whom to ask."""
    found = ended(f"{signed}{asked}")
    words = body(found.document).replace("\\\n", "\n").rstrip("\n")
    assert words == f"{TEXT}\n\n{MORE}\n\n{signed}"


@pytest.mark.parametrize(
    "tail",
    [
        "[To the law](https://elm.example/law)\n\n[To the study](https://elm.example/study)",
        "Ann Lee e a ministra da cidade assinaram ontem um acordo sobre a ponte e sobre os barcos, que vale por dez anos.",
        "All of the plans can be read by everybody at the town hall and here:\n\n[https://elm.example/plans](https://elm.example/plans)",
        "It is only the beginning.",
        "So we say… “Get up, stand up for your rights!” (Bob Marley)",
        "See you there!",
    ],
)
def test_the_last_words_of_a_text_stay(tail: str) -> None:
    """Links whose words are a reader's, names that do something, a short sentence."""
    found = ended(tail, name="a.md")
    assert body(found.document).rstrip("\n").split("\n\n")[2:] == tail.split("\n\n")


def test_a_box_of_a_file_is_for_editors() -> None:
    """GOV.UK's header lines and HTML: the file's name in the notes, what the site says of all files listed, no word in the text."""
    page = f"title: The bridge reopens\nlocale: en\nfirst_published_at: 2024-11-06T09:00:00+00:00\nsummary: It does.\n\nimage: null\n---\n<div><p>{TEXT}</p>\n\n{BOX}\n\nIt is open.\n</div>\n"
    found = brought(page, "a.html.txt", room="en")
    assert values(found.document)["notes"] == "Plan of the bridge (PDF, 131KB) https://elm.example/plan.pdf"
    assert body(found.document) == f"{TEXT}\n\nIt is open.\n"
    assert any("Request an accessible format" in one for one in listed(found, "left out"))


def test_each_line_of_a_message_is_a_paragraph() -> None:
    """As messengers have them, the headline first, in any script."""
    first, second = "בעקבות קבלת תוצאות תקינות, העירייה מודיעה על פתיחת הגשר.", "הגשר פתוח לכל תושבי העיר ולכל האורחים."
    found = imported(f"*העירייה מודיעה על פתיחת הגשר*\n{first}\n{second}\nרות כהן\nדוברת העירייה\n", room="en")
    assert body(found.document) == f"{first}\n\n{second}\n\nרות כהן\n\nדוברת העירייה\n"


def test_rows_of_what_a_page_says_of_its_text() -> None:
    """A list of when, by whom, how often read, between the headline and the text."""
    rows = "- Published\n- 6 November 2024\n- Office\n- Harbour\n- Views: 5790"
    found = imported(f"The bridge reopens to the harbour\n{rows}\n{TEXT}\n\n{MORE}\n", room="en")
    assert body(found.document) == f"{TEXT}\n\n{MORE}\n"
