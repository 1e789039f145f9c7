"""Where the text of a copied page starts: below what it tells its visitors of their data, below a band of titles, at its headline."""

import pytest

from pressctl.release.plain.captions import is_byline
from tests.release.test_importing_copied import HEAD, MENU, TEXT
from tests.release.texts import body, imported, values

ASKED = """\
When you click this button, personal data go to the network that it belongs to. Do you agree with that?

By your consent you let the publisher and those whom it works with keep an address of yours for three years, and tell you of offers."""


def _page(above: str, below: str = TEXT) -> str:
    return f"{MENU}\n\n{above}\n\n{below}\n\n{MENU}\n"


@pytest.mark.parametrize("day", ["4 May 2026", "4 May 2026 | Press releases", "Published 4 May 2026"])
def test_what_a_page_tells_of_data_stands_above_the_text(day: str) -> None:
    """In sentences that the text has no word of; the day and a headline whose words it has stand in between."""
    for top in (f"{HEAD}\n\n{day}", f"{day}\n\n{HEAD}"):
        found = imported(_page(f"For your information\n\n{ASKED}\n\n{top}"), room="en")
        assert (found.headline, body(found.document).strip("\n")) == (HEAD, TEXT), top
        assert values(found.document)["date"] == "2026-05-04"


def test_a_first_paragraph_above_a_day_is_the_texts() -> None:
    """Where the text has its words, or no headline stands beside the day."""
    first = (
        "The old crane of the town's harbour, which stood still for forty years, turns again on Sunday for all to see."
    )
    for top in (f"{HEAD}\n\n{first}\n\nThe first turn\n\n10 May 2026", f"{HEAD}\n\n{first}\n\n{ASKED}\n\n10 May 2026"):
        found = imported(_page(top), room="en")
        assert found.headline == HEAD
        assert first in body(found.document)


def test_a_band_of_titles_is_no_paragraph() -> None:
    """Newsrooms let the titles of other texts run above all their pages."""
    band = "+++ The fish market opens its second hall in June, and seven stalls are still free +++ Night ferries until autumn, says the office +++ More"
    found = imported(_page(f"{band}\n4 May 2026\n\n{HEAD}"), room="en")
    assert (found.headline, body(found.document).strip("\n")) == (HEAD, TEXT)


def test_the_way_to_a_page_may_begin_at_home_and_end_with_a_day() -> None:
    """Its steps are joined; the headline below begins with its day too."""
    line = "04.05.2026 - The harbour's old crane turns once more"
    found = imported(_page(f"StartseiteNews & more{line}\n\n{line}"), room="de")
    assert found.headline == "The harbour's old crane turns once more"
    assert body(found.document).strip("\n") == TEXT


def test_a_row_of_buttons_below_a_page_s_headline_is_none() -> None:
    """However many words it has."""
    found = imported(_page(f"{HEAD}\n\n4 May 2026\n\nshare tweet mail comment pdf download"), room="en")
    assert found.headline == HEAD


def test_a_headline_does_not_go_on_in_its_author() -> None:
    """Its line begins in small letters, and a page sets two blanks in it."""
    assert is_byline("von  Arian Muster")
    found = imported(f"Alter Kran im Hafen dreht sich wieder\nvon  Arian Muster\n\n{TEXT}\n", room="de")
    assert found.headline == "Alter Kran im Hafen dreht sich wieder"
    assert imported(f"{HEAD}\nby the sea\n\n{TEXT}\n", room="en").headline == f"{HEAD} by the sea"
