"""A title that only says what a file is or when, above a text whose first line is its headline, in no style."""

import pytest

from tests.release.test_foreign_titling import MORE, TEXT, file, lead
from tests.release.texts import values


@pytest.mark.parametrize("title", ['"Press release: 18 July 2020"', "Press release", "18 July 2020"])
@pytest.mark.parametrize(
    "line",
    [
        "The old bridge reopens to all at last",
        'The old bridge reopens to all at last: "We waited for it for three years"',
    ],
)
def test_what_is_no_title_gives_way_to_a_plain_line_above_the_first_paragraph(title: str, line: str) -> None:
    """It has no style, and no sentence's end; a day may stand above it."""
    for above in ("", "18 July 2020\n\n"):
        found = file(f"{above}{line}\n\n{TEXT}\n\n{MORE}", title=title)
        assert (found.headline, lead(found)) == (line, TEXT)
        assert "subhead" not in values(found.document)


@pytest.mark.parametrize(
    "line", ["The old bridge is open to all again.", "Dear readers", "What the town tells of its bridge:"]
)
def test_a_title_without_words_does_not_give_way_to_a_sentence(line: str) -> None:
    """Nor to a greeting, or what introduces the text."""
    assert file(f"{line}\n\n{TEXT}\n\n{MORE}", title="18 July 2020").headline != line


def test_a_title_of_its_own_keeps_a_plain_line_below_it() -> None:
    """That may be its subhead."""
    line = "Buses take it from Monday on, three months early"
    found = file(f"{line}\n\n{TEXT}\n\n{MORE}")
    assert (found.headline, lead(found)) == ("The old bridge reopens", TEXT)
