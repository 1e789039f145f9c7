"""Which words of another tool's Markdown are headline, subhead and lead, and that its last words stay in the text."""

import pytest

from pressctl.release.importing import Imported
from pressctl.release.lead import first_paragraph
from tests.release.foreign import brought
from tests.release.texts import body, listed, values

TEXT = "The old bridge is open again, three months early, and the buses take it from Monday on."
MORE = "Two years of works are over, and the quay below it has trees."


def file(text: str, *lines: str, title: str = "The old bridge reopens") -> Imported:
    """Import a Markdown file with a title and further keys."""
    front = "\n".join([f"title: {title}", "date: 2024-11-06", *lines])
    return brought(f"---\n{front}\n---\n\n{text}\n", "a.md", room="en")


def lead(found: Imported) -> str:
    """Return the lead as readers get it."""
    return str(values(found.document).get("lead") or first_paragraph(body(found.document))[0])


@pytest.mark.parametrize(
    "title", ["March 18 Sept", "Strike, 18 September 2024", "Two", "News from the bridge", "A-Team"]
)
def test_a_title_does_not_give_way_to_a_sections_heading(title: str) -> None:
    """However short it is, and with a date in it too: what happens on that day is no place."""
    found = file(f"## What we want\n\n{TEXT}\n\n## Where we meet\n\n{MORE}", title=title)
    assert found.headline == title
    assert "## What we want" in body(found.document)


@pytest.mark.parametrize(
    "title",
    ["Press release", "Press release, 18 July 2020", "18 July 2020", "2020-07-18-bridge-reopens", "Press release 12"],
)
@pytest.mark.parametrize("heading", ["# The old bridge reopens at last", "**The old bridge reopens at last**"])
def test_what_is_no_title_gives_way_to_the_top_of_the_text(title: str, heading: str) -> None:
    """A label, a day, a file's name: the headline is the heading above every paragraph, or the line in bold."""
    found = file(f"{heading}\n\n{TEXT}\n\n{MORE}", title=title)
    assert found.headline == "The old bridge reopens at last"
    assert lead(found) == TEXT


def test_a_title_said_again_over_several_lines() -> None:
    """The first of them marked as a heading, the others not: together they are the headline once more."""
    again = "**PRESS RELEASE**\n\n### THE OLD BRIDGE REOPENS\nTHREE MONTHS EARLY\n\nAND BUSES TAKE IT FROM MONDAY"
    found = file(
        f"{again}\n\n{TEXT}\n\n{MORE}", title="The old bridge reopens three months early and buses take it from Monday"
    )
    assert lead(found) == TEXT
    assert "subhead" not in values(found.document)
    assert {"THE OLD BRIDGE REOPENS", "THREE MONTHS EARLY", "AND BUSES TAKE IT FROM MONDAY"} <= {
        one.partition(" (")[0] for one in listed(found, "left out")
    }


def test_what_is_no_title_stays_above_a_paragraph() -> None:
    """A heading below a paragraph heads a section."""
    found = file(f"{TEXT}\n\n## What changes\n\n{MORE}", title="Press release")
    assert "## What changes" in body(found.document)


def test_a_heading_that_says_the_title_and_more_is_the_headline() -> None:
    """Sites keep a short title for their menus; the one that loses is listed."""
    found = file(f"# The old bridge reopens to buses and cyclists on Monday\n\n{TEXT}")
    assert found.headline == "The old bridge reopens to buses and cyclists on Monday"
    assert "title: The old bridge reopens" in listed(found, "left out")


def test_a_heading_that_is_a_sentence_is_no_headline() -> None:
    """Some set their first sentence as a heading: it stays below the title, whatever it says again."""
    found = file(
        f"###### The old bridge reopens on Monday to buses, to cyclists and to all who walk.\n\n{TEXT}\n\n{MORE}"
    )
    assert found.headline == "The old bridge reopens"
    assert values(found.document)["subhead"].startswith("The old bridge reopens on Monday")


def test_a_headline_that_is_a_label_does_not_outweigh_a_title() -> None:
    """Themes call many things a headline."""
    assert file(TEXT, "headline: Press release").headline == "The old bridge reopens"


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("description: Works on time and on budget", "subhead"),
        ("excerpt: The works kept to their time and to their budget as well.", "lead"),
        ("description: Works on time and on budget.", "subhead"),
        ("description: 16.04 Press release", ""),
        ('description: "bridges, works, city of Elm"', ""),
        ("chapeau: The works kept to their time", "lead"),
        ("description: The works kept to their time, and all who were asked say that it is…", ""),
    ],
)
def test_what_sums_a_text_up(line: str, key: str) -> None:
    """Sentences are its lead, a line that is none its subhead, a piece of one neither; a lead by its name is one anyhow."""
    found = file(f"{TEXT}\n\n{MORE}", line)
    said = values(found.document)
    assert {one for one in ("subhead", "lead") if one in said} == ({key} if key else set())
    assert key or line.partition(": ")[2].strip('"') in listed(found, "left out")


def test_a_first_paragraph_in_bold_is_the_lead() -> None:
    """A subhead is one sentence at most, though it may ask."""
    opening = "What becomes of the old bridge? It opens again on Monday. Who may use it?"
    found = file(f"**{opening}**\n\n{TEXT}")
    assert "subhead" not in values(found.document)
    assert lead(found) == opening


def test_a_notice_that_is_quoted_is_no_subhead() -> None:
    """A site's notice above a text is set apart, and stays so."""
    found = file(f"> **Taken over from the city**\n\n{TEXT}")
    assert "subhead" not in values(found.document)
    assert lead(found) == TEXT


@pytest.mark.parametrize(
    "line", ["Trams and ferries follow in the new year", "> Trams and ferries follow in the new year"]
)
def test_what_stands_between_headline_and_dateline(line: str) -> None:
    """Directly above a dateline a line is the subhead, also where it is set apart as a quotation."""
    found = file(f"{line}\n\n*Elm, 6 November 2024* — {TEXT}\n\n{MORE}")
    assert values(found.document)["subhead"] == "Trams and ferries follow in the new year"
    assert values(found.document)["dateline"] == "Elm, 6 November 2024"
    assert lead(found) == TEXT


@pytest.mark.parametrize(
    "opening", ["**Elm**– ", "**Elm –** ", "**Elm**— ", "Elm- ", "**ELM, Kent** – ", "**Elm, 6 November 2024**- "]
)
def test_a_dateline_in_bold(opening: str) -> None:
    """However its dash is spaced; words in bold before a sentence that goes on are none."""
    found = file(f"{opening}{TEXT}\n\n{MORE}")
    assert values(found.document)["dateline"] == opening.strip("*–—- ").replace("**", "")
    assert lead(found) == TEXT
    assert "dateline" not in values(file(f"**Elm**– and all of Kent – {TEXT}\n\n{MORE}").document)


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("Trams and ferries follow in the new year", "subhead"),
        ("Die Bahn und die Fähre folgen im neuen Jahr", "subhead"),
        ("Hello all of you,", ""),
        ("What is new:", ""),
        ("It opens.", ""),
    ],
)
def test_a_line_that_no_full_stop_ends(line: str, key: str) -> None:
    """Directly below the headline, said again or not; a greeting, what leads to a list and a sentence are none."""
    for again in ("", "# The old bridge reopens\n\n"):
        found = file(f"{again}{line}\n\n{TEXT}\n\n{MORE}")
        assert values(found.document).get("subhead", "") == (line if key else "")
        evidence = [one.evidence for one in found.inferred if one.key == "subhead"]
        assert evidence == (["a line without a full stop, directly below the headline"] if key else [])


def test_numbered_paragraphs_are_a_text() -> None:
    """Ministries number them: the first is the lead. Points below a paragraph are a list."""
    points = [f"{TEXT} {MORE}", f"{MORE} {TEXT}"]
    numbered = "\n\n".join(f"{at}. {point}" for at, point in enumerate(points, 1))
    assert lead(file(numbered)) == f"1. {points[0]}"
    assert f"1. {points[0]}\n" in body(file(f"{TEXT} {MORE}\n\n{numbered}").document)
    assert lead(file(f"1. Overview\n\n* A point\n\n{numbered}")) == f"1. {points[0]}"


def test_a_caption_without_its_image_is_no_lead() -> None:
    """The image did not come along, so nothing is left of what it says; it is listed."""
    found = file(f"<figure>\n<figcaption>The bridge at night</figcaption>\n</figure>\n\n{TEXT}")
    assert lead(found) == TEXT
    assert "The bridge at night" in listed(found, "left out")


@pytest.mark.parametrize(
    "last",
    [
        "More on our website https://elm.example/bridge",
        "Ann Lee\n\nMayor of Elm",
        "[Download the release](https://elm.example/r.pdf)",
    ],
)
def test_the_last_words_of_a_sites_own_source_stay(last: str) -> None:
    """No menu and no foot stand around it: what ends the file ends the text."""
    assert body(file(f"{TEXT}\n\n{MORE}\n\n{last}").document).endswith(f"{last}\n")


def test_a_heading_that_is_a_label_is_no_headline() -> None:
    """Of a file without front matter the headline is the first heading below `# Press release`."""
    found = brought(
        f"# PRESS RELEASE\n\nMay 3, 2024\n\n## The old bridge reopens\n\n{TEXT}\n\n### Buses\n\n{MORE}\n",
        "a.md",
        room="en",
    )
    assert (found.headline, lead(found)) == ("The old bridge reopens", TEXT)
    assert "subhead" not in values(found.document)
    assert values(found.document)["date"] == "2024-05-03"


def test_what_stands_between_headline_and_subhead() -> None:
    """When it may be printed, its day, and whom to ask, line by line: the subhead is below them, and then the lead."""
    top = "**FOR IMMEDIATE RELEASE**\n\n**May 3, 2024**\n\n**Contact:** Ann Lee  \n**Email:** ann@elm.example  \n**Website:** [Elm](https://elm.example)"
    under = "Two years of works end three months early in Elm"
    found = brought(
        f"# The old bridge reopens\n\n{top}\n\n---\n\n## {under}\n\n{TEXT}\n\n### Buses\n\n{MORE}\n", "a.md", room="en"
    )
    said = values(found.document)
    assert (found.headline, said["subhead"], lead(found)) == ("The old bridge reopens", under, TEXT)
    assert said["contacts"] == [{"name": "Ann Lee", "email": "ann@elm.example"}]


def test_an_immediate_release_is_nobodys_name() -> None:
    """Three words in capitals above numbers to call are a label where they are one."""
    top = "**FOR IMMEDIATE RELEASE**  \nDate: May 3, 2024  \nContact: ann@elm.example"
    said = values(brought(f"# The old bridge reopens\n\n{top}\n\n---\n\n{TEXT}\n", "a.md", room="en").document)
    assert (said["date"], said["contacts"]) == ("2024-05-03", [{"role": "Contact", "email": "ann@elm.example"}])


def test_a_place_and_a_month_are_no_heading() -> None:
    """Some date a release by its month alone."""
    found = file(f"**Elm, Oakland — July 2024**\n\n{TEXT}")
    assert body(found.document) == f"{TEXT}\n"
    assert "Elm, Oakland — July 2024" in listed(found, "left out")


def test_a_link_above_the_text_is_no_lead() -> None:
    """Wherever it leads, and below a subhead too."""
    found = file(
        f"*What the council and the city of Elm say*\n\n<a href='/r.pdf' class='button'><i></i>\n    Print the PDF\n</a>\n\n{TEXT}"
    )
    assert lead(found) == TEXT
    assert "Print the PDF" in listed(found, "left out")


def test_where_to_go_stays_below_its_heading() -> None:
    """A heading heads something."""
    found = file(f"{TEXT}\n\n{MORE}\n\n## Access\n\nThe plans are here: https://elm.example/plans")
    assert body(found.document).endswith("## Access\n\nThe plans are here: https://elm.example/plans\n")


def test_a_comment_above_front_matter() -> None:
    """It is listed; what is below it is front matter all the same."""
    found = brought(
        f"<!--\nMade into a PDF by hand\n-->\n\n---\ntitle: The old bridge reopens\n---\n\n{TEXT}\n", "a.md", room="en"
    )
    assert found.headline == "The old bridge reopens"
    assert "Made into a PDF by hand" in listed(found, "left out")


def test_a_heading_of_a_whole_paragraph_is_the_lead() -> None:
    """Some editors set their first words in a heading's size."""
    long = "The old bridge is open again since Monday, three months early. Buses and cyclists take it, and below it the quay has trees."
    found = file(f"###### {long}\n\n{TEXT}\n\n{MORE}")
    assert lead(found) == long


def test_a_title_is_what_its_readers_see() -> None:
    """Without marks of Markdown, entities, links, tags, and what only its site knows, which is listed."""
    title = "'{{ site.name }}: The *old* bridge &amp; the [quay](https://elm.example) <b>reopen</b> 3 * 4'"
    found = file(TEXT, title=title)
    assert found.headline == "The old bridge & the quay reopen 3 * 4"
    assert "title: {{ site.name }}:" in listed(found, "left out")


def test_a_label_with_a_name_gives_way_too() -> None:
    """`Press release Elm` names a file; the heading at the top says what is new."""
    found = file(f"### The old bridge reopens to buses\n\n{TEXT}", title="Press release Elm")
    assert found.headline == "The old bridge reopens to buses"


def test_lines_of_an_address_stay_lines() -> None:
    """Where nobody marked a line's end, a person's name would run into the house's."""
    block = "Ann\u202fLee, press officer\nCity of Elm\nMobile: 555-010-2233\nann@elm.example"
    said = values(file(f"{TEXT}\n\n{MORE}\n\n## Contact\n{block}").document)
    assert said["contacts"] == [
        {
            "name": "Ann\u202fLee",
            "role": "press officer, City of Elm",
            "email": "ann@elm.example",
            "phone": "555-010-2233",
        }
    ]
    prose = "For all that you want to know of the bridge and of the works on the\nquay, and of the trees, write to the city at ann@elm.example today."
    assert "of the works on the quay" in body(file(f"{prose}\n\n{MORE}").document).replace("\n", " ")


def test_a_frame_that_is_never_closed_takes_nothing_along() -> None:
    """What follows it is text, as its author sees it on the page."""
    for frame in ('<iframe src="https://elm.example/give" width="5">', '<iframe src="https://elm.example/give" />'):
        found = file(f"{TEXT}\n\n{frame}\n\n{MORE}")
        assert body(found.document) == f"{TEXT}\n\n{MORE}\n"


def test_a_heading_that_is_called_as_a_number_is_stays_above_its_list() -> None:
    """`References` heads a list here, and is no release's number."""
    found = file(
        f"{TEXT}\n\n{MORE}\n\n## References\n\n* [The plans](https://elm.example/plans)\n* [The works](https://elm.example/works)"
    )
    assert "## References\n\n- [The plans]" in body(found.document)


def test_a_heading_of_a_few_words_is_a_sections_where_a_key_sums_up() -> None:
    """The summary is the subhead; a heading with further ones below it stays where its author set it."""
    found = file(
        f"## Works on the old bridge\n\n{TEXT}\n\n### Buses\n\n{MORE}", "description: Two years for one bridge"
    )
    assert values(found.document)["subhead"] == "Two years for one bridge"
    assert body(found.document).startswith("## Works on the old bridge\n")


def test_two_houses_that_speak_are_both_told_of() -> None:
    """Below a release of two, each says who it is."""
    ends = "## About Elm Bridges\n\nElm Bridges is a maker of bridges in the north of the country.\n\n## About Oak Buses\n\nOak Buses runs buses in the city of Elm and in its villages."
    contact = (
        "### Media contacts\n\n**Elm Bridges**\n\nAnn Lee, ann@elm.example\n\n**Oak Buses**\n\nBo Day, bo@oak.example"
    )
    said = values(file(f"Elm Bridges and Oak Buses say: {TEXT}\n\n{MORE}\n\n{ends}\n\n{contact}").document)[
        "boilerplate"
    ]
    assert "Elm Bridges is a maker" in said
    assert "Oak Buses runs" in said


def test_names_with_commas_between_are_no_lead() -> None:
    """Whatever their key is called: they are words to be found by."""
    found = file(TEXT, "mentions: City of Elm, Oak Buses, the Ministry of Works, Ann Lee, Bo Day.")
    assert "lead" not in values(found.document)


def test_an_address_above_the_text_is_no_lead() -> None:
    """A link whose words are where it leads, on its own."""
    found = file(
        f"<center>\n<a href='https://elm.example/bridge/open'>https://elm.example/bridge/\nopen</a>\n</center>\n\n{TEXT}"
    )
    assert lead(found) == TEXT


def test_where_to_go_on_the_web_is_for_all_readers() -> None:
    """Whom to ask is for editors."""
    found = file(f"{TEXT}\n\n{MORE}\n\nThe plans are here: https://elm.example/plans\n\nWelcome!")
    assert body(found.document).endswith("The plans are here: https://elm.example/plans\n\nWelcome!\n")


@pytest.mark.parametrize(
    "tail",
    [
        "## More information\n\nThe harbour office keeps the plans. See [elm.example](https://elm.example/).",
        "Für weitere Informationen:\n\n* [Der Plan](https://elm.example/plan)\n* [Die Karte](https://elm.example/map)",
    ],
)
def test_what_whom_to_ask_is_called_by_leads_to_the_web(tail: str) -> None:
    """Words that head whom to ask elsewhere stay with the links below them; with a mail address they are for editors."""
    assert body(file(f"{TEXT}\n\n{MORE}\n\n{tail}").document).endswith(tail.replace("* ", "- ") + "\n")
    found = file(f"{TEXT}\n\n{MORE}\n\n## More information\n\nWrite to the harbour office at port@elm.example today.")
    assert body(found.document) == f"{TEXT}\n\n{MORE}\n"


def test_a_licence_below_its_heading_is_text() -> None:
    """Though it may name who took a picture, where it stands alone."""
    found = file(f"{TEXT}\n\n{MORE}\n\n## License\n\nThe map is published under the CC BY-SA license.")
    assert body(found.document).endswith("## License\n\nThe map is published under the CC BY-SA license.\n")


def test_a_day_without_its_nought() -> None:
    """As people write it, though no standard does."""
    found = brought(f"---\ntitle: The old bridge reopens\ndate: 2024-11-6\n---\n\n{TEXT}\n", "a.md", room="en")
    assert values(found.document)["date"] == "2024-11-06"


def test_the_only_main_heading_is_a_version_of_the_title() -> None:
    """And the one below it of the subhead: both are listed, and the text begins with its dateline."""
    found = file(
        f"# The bridge is open again\n\n## Three months early\n\nElm, November 6, 2024 – {TEXT}\n\n{MORE}",
        "subtitle: Three months early",
    )
    said = values(found.document)
    assert (found.headline, said["subhead"]) == ("The old bridge reopens", "Three months early")
    assert (said["dateline"], lead(found)) == ("Elm, November 6, 2024", TEXT)
    assert {"The bridge is open again", "Three months early"} <= set(listed(found, "left out"))


def test_a_person_in_the_keys_and_in_the_text_is_one() -> None:
    """The row that says more stays."""
    key = "contact: {name: Ann Lee, email: ann@elm.example, phone: 555-010-2233}"
    said = values(file(f"{TEXT}\n\n{MORE}\n\n### Contact\n\nAnn Lee  \n555-010-2233", key).document)
    assert said["contacts"] == [{"name": "Ann Lee", "email": "ann@elm.example", "phone": "555-010-2233"}]
