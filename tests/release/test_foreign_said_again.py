"""A title that the text says again, and goes on."""

import pytest

from tests.release.foreign import brought
from tests.release.texts import body


@pytest.mark.parametrize(
    "line",
    [
        "“The bridge over the river reopens, and asks for a ferry all the same”",
        "**The bridge over the river reopens**\n**and asks for a ferry all the same**",
    ],
)
def test_a_line_that_says_the_title_and_more(line: str) -> None:
    """In quotation marks or in bold, below what the text is: the title was cut short."""
    first = "The bridge over the river is open again to all since this morning, after two years of works."
    found = brought(
        f"---\ntitle: The bridge over the river reopens\n---\n\nPRESS RELEASE\n\n{line}\n\n6 May 2024\n\n{first}\n",
        "a.md",
        room="en",
    )
    assert found.headline.replace(",", "") == "The bridge over the river reopens and asks for a ferry all the same"
    assert body(found.document) == first + "\n"


def test_a_lead_that_begins_with_the_title_stays() -> None:
    """It is a sentence."""
    first = "The bridge over the river reopens today, and all who waited for two years may cross it."
    found = brought(
        f"---\ntitle: The bridge over the river reopens\n---\n\n{first}\n\nA second paragraph follows.\n",
        "a.md",
        room="en",
    )
    assert found.headline == "The bridge over the river reopens"
    assert body(found.document).startswith(first)


def test_a_title_with_a_name_before_it() -> None:
    """A site's pages have it before each of their titles; below a label the text says the rest again."""
    first = "The bridge over the river is open again to all since this morning, after two years of works."
    text = f"## FOR IMMEDIATE RELEASE\n\n## THE BRIDGE OVER THE RIVER REOPENS\n\n{first}\n"
    for title in ("Elm Works: THE BRIDGE OVER THE RIVER REOPENS", "The bridge over the river of Elmton reopens"):
        found = brought(f'---\ntitle: "{title}"\n---\n\n{text}', "a.md", room="en")
        assert found.headline.lower().replace(" of elmton", "") == "the bridge over the river reopens"
        assert body(found.document) == first + "\n"


@pytest.mark.parametrize(
    "sender",
    [
        "**Ann Lee MP**\n\nSpokesperson for Works  \n6 MAY 2024",
        "Elm Works  \nMay 6, 2024, 4:25pm",
        "**Monday, 6 May 2024**\n\nAnn Lee  \nMP for Elmton  \n6 May 2024",
    ],
)
def test_who_issues_it_above_the_day(sender: str) -> None:
    """Below the title, as parties set their names; the lines are listed."""
    first = "The bridge over the river is open again to all since this morning, after two years of works."
    found = brought(f"---\ntitle: The bridge over the river reopens\n---\n\n{sender}\n\n{first}\n", "a.md", room="en")
    assert body(found.document) == first + "\n"
    assert found.headline == "The bridge over the river reopens"


def test_lines_without_a_day_stay() -> None:
    """They may be a poem's, or who speaks first."""
    first = "The bridge over the river is open again to all since this morning, after two years of works."
    found = brought(
        f"---\ntitle: The bridge over the river reopens\n---\n\nAnn Lee  \nElmton\n\n{first}\n", "a.md", room="en"
    )
    assert "Ann Lee" in body(found.document)


def test_a_letterhead_above_the_title_said_again() -> None:
    """However long a minister's offices are; what the text is stands between."""
    first = "The bridge over the river is open again to all since this morning, after two years of works."
    head = "ANN LEE MP  Minister for Works  Minister for the Quay and the Harbour of the Capital\n\nJO OAK MP  Member for Elmton\n\nMEDIA RELEASE\n\nThe bridge over the river reopens"
    found = brought(f"---\ntitle: The bridge over the river reopens\n---\n\n{head}\n\n{first}\n", "a.md", room="en")
    assert body(found.document) == first + "\n"


def test_a_wire_s_name_between_dashes() -> None:
    """It stands above the text."""
    first = "The bridge over the river is open again to all since this morning, after two years of works."
    found = brought(
        f"# The bridge over the river reopens\n\n--News Direct--\n\n{first}\n\nTrams cross it from Monday on.\n",
        "a.md",
        room="en",
    )
    assert body(found.document).startswith(first)
