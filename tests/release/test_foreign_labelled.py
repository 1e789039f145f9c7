"""Titles that say what a text is, and texts whose form their own site knows: lines that are paragraphs."""

import pytest

from tests.release.foreign import brought
from tests.release.test_foreign_titling import MORE, TEXT, file, lead
from tests.release.texts import body, values


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("The old bridge reopens today - Press release", "The old bridge reopens today"),
        ("The old bridge reopens today (press release)", "The old bridge reopens today"),
        ("'Press release: Open the old bridge at last!'", "Open the old bridge at last!"),
    ],
)
def test_a_title_that_says_what_it_is(title: str, headline: str) -> None:
    """Before a headline and behind it, whatever sign that ends with."""
    found = file(f"{TEXT}\n\n{MORE}", title=title)
    assert found.headline == headline
    assert lead(found) == TEXT


def test_a_title_that_says_what_a_text_is_for_gives_way_to_a_headline() -> None:
    """`Press release Book Fair` is how the file is kept."""
    heading = "The Book Fair opens with readers from nine countries"
    found = file(f"### {heading}\n\n{TEXT}\n\n{MORE}", title="Press release Book Fair")
    assert found.headline == heading
    found = file(f"### Why now\n\n{TEXT}\n\n{MORE}", title="Press release Book Fair opens")
    assert found.headline != "Why now"


def test_lines_that_are_paragraphs() -> None:
    """A text without a blank line, each line of it ending as a sentence does; wrapped lines stay one paragraph."""
    long = "The works took two years, and the town council thanked all who had to take the long way round by the mill."
    text = f"{TEXT} The mayor was the first to cross it, with two children from the school on the other side.\n{long}\n{MORE}\n{long}"
    assert body(file(text).document).count("\n\n") == 3
    wrapped = "The old bridge is open again, three months early, and the buses take it from\nMonday on. Two years of works are over, and the quay below it has trees, and\nthe school on the other side has its own way to the river for the first time."
    assert body(file(wrapped).document).count("\n\n") == 0


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("ELMTON (6 November 2024) – ", "ELMTON (6 November 2024)"),
        ("Elmton, 6 November 2024 - ", "Elmton, 6 November 2024"),
        ("Elmton.- ", "Elmton"),
        ("Puerto Elmo (NP).- ", "Puerto Elmo"),
    ],
)
@pytest.mark.parametrize("sign", ["_", "**", "> "])
def test_a_dateline_below_a_standfirst(opening: str, dateline: str, sign: str) -> None:
    """The standfirst is the lead, and the paragraph below it has the dateline."""
    first = f"{sign}{MORE} So it stays.{'' if sign == '> ' else sign}"
    found = file(f"{first}\n\n{opening}{TEXT}\n\n{MORE}")
    assert values(found.document)["dateline"] == dateline
    assert body(found.document).endswith(f"{TEXT}\n\n{MORE}\n")


@pytest.mark.parametrize("behind", [" - press release!", " (press release).", " – Press release"])
def test_what_a_title_says_at_its_end_that_it_is(behind: str) -> None:
    """Whatever sign stands behind it."""
    text = "The town of Elmton opens three libraries in May. Each has ten thousand books and a room for children."
    found = brought(f"---\ntitle: Elmton opens three libraries{behind}\n---\n\n{text}\n\n{text}\n", "a.md")
    assert found.headline == "Elmton opens three libraries"


def test_a_house_its_label_and_a_day_above_the_text() -> None:
    """On one line, below the subhead; and below a page what its source says of who kept it, and when."""
    text = "The town of Elmton opens three libraries in May. Each has ten thousand books and a room for children."
    more = "The work took two years and cost two million euros, of which the region paid half."
    page = f"---\ntitle: Elmton opens three libraries\n---\n\n### Books for all from May on\n\nElm Trust - Press release, 5 May 2024\n\n{text}\n\n{more}\n"
    assert body(brought(page, "a.md").document) == f"{text}\n\n{more}\n"
    stamp = "<timestamp>$Date: 2024-05-06 18:28:55 +0100 $ $Author: lee $</timestamp>"
    page = f"<html><body><h1>Elmton opens three libraries</h1><p>{text}</p><p>{more}</p></body>{stamp}</html>"
    assert body(brought(page, "a.html").document) == f"{text}\n\n{more}\n"


def test_a_title_that_a_translation_has_kept() -> None:
    """The text has none of its words, but those of the heading below its label, which is the headline."""
    text = (
        "Rada miasta Elmton otwiera w maju trzy biblioteki, każdą z dziesięcioma tysiącami książek i salą dla dzieci. "
        * 3
    )
    page = "---\ntitle: Council opens libraries for all\n---\n\n## {}\n\n## {}\n\n" + f"{text}\n\n{text}\n"
    found = brought(
        page.format("DO NATYCHMIASTOWEGO OGŁOSZENIA", "Rada miasta otwiera trzy biblioteki"), "a.md", room="pl"
    )
    assert found.headline == "Rada miasta otwiera trzy biblioteki"
    found = brought(page.format("Ważne", "Rada miasta otwiera trzy biblioteki"), "a.md", room="pl")
    assert found.headline == "Council opens libraries for all"
