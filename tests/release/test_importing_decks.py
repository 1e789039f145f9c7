"""The lines of a deck between a headline and the dateline that the text begins with."""

import pytest

from pressctl.release.plain.datelines import read_line
from tests.release.foreign import brought
from tests.release.texts import body, imported, values

_LEAD = "Northern Tramways opens its new line to the harbour today, which takes people there in twelve minutes and costs nothing until the end of the year."
_ON = "The line has eleven stops, of which four are new, and it runs every six minutes from five in the morning."


def _brought(*deck: str, opens: str) -> tuple[dict[str, str], str]:
    """Import a text with these lines between headline and first paragraph, and return its front matter and body."""
    text = "\n\n".join(["# Tram reaches the harbour", *deck, f"{opens}{_LEAD}", _ON])
    document = brought(text, "a.md", room="en").document
    return values(document), body(document)


@pytest.mark.parametrize(
    "deck",
    [
        ("Twelve minutes from the market to the harbour", "Company to answer questions today at 4:30 p.m. ET"),
        ("- **Twelve minutes to the harbour**", "- **Free until the end of the year**", "- **Two new stops**"),
        ("*Twelve minutes to the harbour*", "*Free until the end of the year*"),
    ],
)
def test_several_lines_above_a_dateline_are_the_subhead(deck: tuple[str, ...]) -> None:
    """The text begins with its dateline; what is above it in lines is the deck, every word of it."""
    front, text = _brought(*deck, opens="ELMTON, May 5, 2024 – ")
    assert front["subhead"] == " / ".join(line.removeprefix("- ").strip("*") for line in deck)
    assert text == f"{_LEAD}\n\n{_ON}\n"


@pytest.mark.parametrize(
    ("deck", "opens"),
    [
        (("- Twelve minutes to the harbour", "- Free until the end of the year", "- Two new stops"), ""),
        (("The line was promised in 2009 already.", "Twelve minutes to the harbour"), "ELMTON, May 5, 2024 – "),
    ],
)
def test_lines_above_no_dateline_or_sentences_stay_in_the_text(deck: tuple[str, ...], opens: str) -> None:
    """Without a dateline nothing tells where the text begins; and a sentence has begun it."""
    _, text = _brought(*deck, opens=opens)
    assert all(line in text for line in deck)


def test_a_line_of_the_day_is_no_part_of_a_deck() -> None:
    """It tells the date alone."""
    front, text = _brought("Twelve minutes to the harbour", "Elmton, May 4, 2024", opens="ELMTON, May 5, 2024 – ")
    assert front["subhead"] == "Twelve minutes to the harbour"
    assert text == f"{_LEAD}\n\n{_ON}\n"


@pytest.mark.parametrize("place", ["ST. LOUIS, MO", "St. Gallen"])
def test_a_saint_ends_no_sentence(place: str) -> None:
    """A line of such a town, a wire and a day is a day's line like any other."""
    found = read_line(f"{place} / City Wire / February 4, 2025 11:50", language="en")
    assert found
    assert found.mention
    assert found.mention.day == 4
    assert "/ City Wire /" not in body(
        imported(
            f"Tram reaches the harbour\n\n{place} / City Wire / February 4, 2025 11:50\n\n{_LEAD}\n\n{_ON}\n", room="en"
        ).document
    )


def test_a_deck_above_a_place_in_capitals() -> None:
    """Its day may be missing; a word in capitals that begins a sentence is no place."""
    deck = ("Twelve minutes to the harbour", "Free until the end of the year")
    front, text = _brought(*deck, opens="ELMTON, IL – ")
    assert front["subhead"] == " / ".join(deck)
    assert front["dateline"] == "ELMTON, IL"
    assert text == f"{_LEAD}\n\n{_ON}\n"


def test_a_deck_that_is_a_paragraph() -> None:
    """It stands above a dateline with its region; above a text without one it is the lead."""
    said = "Riders who waited for the line through eleven years of plans and works, and four mayors, hear from the first driver who takes it: “I never thought I would see it.”"
    text = f"Tram reaches the harbour\n\n{said}\n\n{{}}{_LEAD}\n\n{_ON}\n"
    found = imported(text.format("SANTA ELMA, Calif. – "), room="en")
    assert values(found.document)["subhead"] == said
    assert body(found.document) == f"{_LEAD}\n\n{_ON}\n"
    assert body(imported(text.format(""), room="en").document).startswith(said)


def test_a_star_before_a_subhead() -> None:
    """As some newsrooms mark it; one that refers to a note stands behind its word."""
    text = "TRAM REACHES THE HARBOUR AFTER ELEVEN YEARS\n\n{}\n\nSANTA ELMA – {}\n\n{}\n"
    found = imported(text.format("*Line has eleven stops, four of them new", _LEAD, _ON), room="en")
    assert values(found.document)["subhead"] == "Line has eleven stops, four of them new"
    found = imported(text.format("Line* has eleven stops, four of them new", _LEAD, _ON), room="en")
    assert values(found.document)["subhead"] == "Line* has eleven stops, four of them new"
