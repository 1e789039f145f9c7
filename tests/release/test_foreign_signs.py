"""What another tool's Markdown has for a label, an end mark or a way on, told by the signs and the case around it."""

import pytest

from pressctl.release.importing import Imported
from tests.release.foreign import brought
from tests.release.texts import body, listed, values

TEXT = "The old bridge is open again, three months early, and the buses take it from Monday on."
MORE = "Two years of works are over, and the quay below it has trees."


def file(text: str, *, title: str = "The old bridge reopens") -> Imported:
    """Import a Markdown file with a title."""
    return brought(f"---\ntitle: {title}\ndate: 2024-11-06\n---\n\n{text}\n", "a.md", room="en")


@pytest.mark.parametrize(
    "title",
    [
        "Statement from the mayor on the old bridge",
        "STATEMENT FROM THE MAYOR ON THE OLD BRIDGE",
        "Press release on the bridge",
        "Communiqué sur le pont",
    ],
)
def test_a_title_that_begins_as_a_label_does(title: str) -> None:
    """What goes on without a sign in small letters is one with it."""
    assert file(f"{TEXT}\n\n{MORE}", title=title).headline.lower() == title.lower()
    assert file(f"{TEXT}\n\n{MORE}", title="'Statement: the old bridge reopens'").headline == "the old bridge reopens"


@pytest.mark.parametrize("mark", ["###", "# # #", "-30-", "\\* \\* ###"])
def test_an_end_mark_behind_the_last_sentence(mark: str) -> None:
    """It ends the release there too."""
    found = file(f"{TEXT}\n\n{MORE}   {mark}")
    assert body(found.document) == f"{TEXT}\n\n{MORE}\n"
    assert mark.rpartition("\\* ")[2] in listed(found, "left out")


def test_an_address_with_figures_is_no_telephone_number() -> None:
    """What leads to the web is for all; a link that writes a mail asks somebody."""
    tail = "For more information:\n\n- [The plan](https://elm.example/plans/20180821)"
    assert body(file(f"{TEXT}\n\n{MORE}\n\n{tail}").document) == f"{TEXT}\n\n{MORE}\n\n{tail}\n"
    found = file(f"{TEXT}\n\n{MORE}\n\nFor more information:\n\n- [The harbour office](mailto:port@elm.example)")
    assert body(found.document) == f"{TEXT}\n\n{MORE}\n"
    assert "port@elm.example" in str(values(found.document))


@pytest.mark.parametrize(
    ("first", "kept"),
    [
        ("**Why it was closed**", "## Why it was closed"),
        ("**Warum sie gesperrt war**", "## Warum sie gesperrt war"),
    ],
)
def test_a_line_in_bold_above_its_text(first: str, kept: str) -> None:
    """It heads what follows, though no blank line parts them; within a sentence, and before a break, it stays."""
    assert f"\n\n{kept}\n\n{MORE}\n\n" in body(file(f"{TEXT}\n\n{first}\n{MORE}\n\n{TEXT}").document)
    for joined in (f"{first}\nis what {MORE}", f"It is {first}\n{MORE}", f"{first},\n{MORE}"):
        assert kept not in body(file(f"{TEXT}\n\n{joined}\n\n{TEXT}").document)


@pytest.mark.parametrize("day", ["Wednesday 6 November 2024", "On 6 November 2024", "6 November 2024"])
def test_a_day_before_the_lead(day: str) -> None:
    """With what stands before one, and a dash behind; what goes on in small letters is a sentence."""
    found = file(f"**{day}** - {TEXT}\n\n{MORE}")
    assert body(found.document) == f"{TEXT}\n\n{MORE}\n"
    sentence = f"{day} – a year after the first works, and three months early – the town opens its bridge to buses, trams and ferries, and plants trees."
    assert body(file(f"{sentence}\n\n{MORE}").document) == f"{sentence}\n\n{MORE}\n"


def test_a_standfirst_and_a_heading_above_a_dateline() -> None:
    """What stands in italics between them sums up, however many sentences it has; the heading stays above the lead."""
    found = file(
        f"*It cost three million. The town paid half by 5 May.*\n\n###### How to see it\n\nElm, 6 November 2024 – {TEXT}\n\n{MORE}"
    )
    assert values(found.document)["subhead"] == "It cost three million. The town paid half by 5 May."
    assert values(found.document)["dateline"] == "Elm, 6 November 2024"
    assert f"How to see it\n\n{TEXT}" in body(found.document)
    assert "subhead" not in values(
        file(f"*It cost three million. The town paid half by 5 May.*\n\n{TEXT}\n\n{MORE}").document
    )
