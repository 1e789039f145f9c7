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
