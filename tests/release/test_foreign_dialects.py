"""What only one tool's Markdown has becomes CommonMark: its words stay, its signs are listed, and what merely looks like them stays."""

import pytest

from pressctl.release.importing import Imported
from tests.release.foreign import brought
from tests.release.texts import body, listed, values


def text(markdown: str, name: str = "a.md") -> str:
    """Return the text that comes of a file with this below its front matter."""
    return body(from_markdown(markdown, name).document)


def from_markdown(markdown: str, name: str = "a.md") -> Imported:
    """Import a file with this below its front matter."""
    return brought(f"---\ntitle: The bridge reopens\ndate: 2024-11-06\n---\n\n{markdown}\n", name, room="en")


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("It is open.\n\n:::note Hours\nDay and night.\n:::\n\nCome.", "It is open.\n\n## Hours\n\nDay and night.\n\nCome.\n"),
        ("It is open.\n\n::: {.lead}\nDay and night.\n:::", "It is open.\n\nDay and night.\n"),
        ('It is open.\n\n!!! note "Hours"\n    Day and night.\n\n    Buses too.\n\nCome.', "It is open.\n\n## Hours\n\nDay and night.\n\nBuses too.\n\nCome.\n"),
        ("It is open.\n\n```{note} Hours\nDay and night.\n```\n\nCome.", "It is open.\n\n## Hours\n\nDay and night.\n\nCome.\n"),
        ("It is open.\n\n> [!TIP]\n> Day and night.", "It is open.\n\n> Day and night.\n"),
        ("* TOC\n{:toc}\n\nIt is open.", "It is open.\n"),
        ("[[_TOC_]]\n\nIt is open.", "It is open.\n"),
        ("It is open to the BBC.\n\n*[BBC]: Better Bridges Club", "It is open to the BBC.\n"),
        ("$CTA\nRead [it](https://x.example/).\n$CTA\n\n^It is open.^\n\n$E\nCome.\n$E", "Read [it](https://x.example/).\n\nIt is open.\n\nCome.\n"),
        ('<div class="box" markdown="1">\n**Hours**: all day.\n</div>\n\nIt is open.', "**Hours**: all day.\n\nIt is open.\n"),
        ("{% comment %}\nAsk Ann first.\n{% endcomment %}\nIt is open.", "It is open.\n"),
        ("It is open. {.lead}\n\n## Hours {.big #hours}\n\nAll day.", "It is open.\n\n## Hours\n\nAll day.\n"),
    ],
)  # fmt: skip
def test_the_signs_of_a_tool_go_and_its_words_stay(markdown: str, expected: str) -> None:
    """Boxes, contents, abbreviations, Govspeak, kramdown: what a reader of the site saw is what stays."""
    assert text(markdown) == expected


@pytest.mark.parametrize(
    "markdown",
    [
        "It cost $5 and $C was the sign.",
        "Ratio 3:::1 is a joke.",
        "```\n:::note\nimport x from 'y'\n```",
        "import duties from China rose.\n\nexport figures fell.",
        "Prices {as of May} rose.",
        "Wow!!! note this.",
        "Read \\[Note: this] twice.",
        "Contents of the box: two maps.",
    ],
)
def test_what_only_looks_like_a_sign_stays(markdown: str) -> None:
    """Sums, code, sentences and brackets are an author's own."""
    assert text(markdown) == f"{markdown}\n"


def test_the_program_of_an_mdx_file_is_listed() -> None:
    """Imports, exports over several lines and comments go; components leave what is in them."""
    found = from_markdown(
        "import Box from '@theme/Box';\nexport const a = {\n  b: 1,\n};\n\n{/* ask Ann */}\n\n<Box big>\n\nIt is open.\n\n</Box>",
        "a.mdx",
    )
    assert body(found.document) == "It is open.\n"
    assert "{/* ask Ann */}" in listed(found, "left out")
    assert "import Box from '@theme/Box';" in listed(found, "left out")


def test_lines_keep_their_numbers() -> None:
    """What a box's title adds does not shift the places of what follows."""
    found = from_markdown("It is open.\n\n:::note Hours\nDay and night.\n:::\n\n### Buses\n\nThey run.")
    assert [one.line for one in found.inferred if one.value == "Buses"] == [12]


TITLED = {
    "Pelican": "Title: The bridge reopens\nDate: 2024-11-06\nTags: bridge, bus\n\nIt is open.\n",
    "Nikola": ".. title: The bridge reopens\n.. date: 2024-11-06 12:00:00 UTC+01:00\n.. tags: bridge, bus\n\nIt is open.\n",
    "Nikola in a comment": "<!--\n.. title: The bridge reopens\n.. date:2024-11-06\n.. tags: bridge, bus\n-->\n\nIt is open.\n",
    "Eleventy": '---json\n{"title": "The bridge reopens", "date": "2024-11-06", "tags": ["bridge", "bus"]}\n---\nIt is open.\n',
    "unquoted colon": "---\ntitle: The bridge: it reopens\ndate: 2024-11-06\ntags: [bridge, bus]\n---\nIt is open.\n",
}


@pytest.mark.parametrize("written", TITLED.values(), ids=TITLED)
def test_keys_above_a_text_in_every_dialect(written: str) -> None:
    """Lines of keys, comments of keys, JSON between rules, and YAML that its author did not quote."""
    found = brought(written, "a.md", room="en")
    assert found.headline.replace(": it", "") == "The bridge reopens"
    assert values(found.document)["keywords"] == ["bridge", "bus"]
    assert body(found.document) == "It is open.\n"


def test_a_paragraph_with_a_colon_is_no_key() -> None:
    """Lines above a text are keys only where a title is among them."""
    found = brought("# The bridge\n\nNote: it is open.\nAlso: it is long.\n", "a.md", room="en", date="2024-11-06")
    assert body(found.document) == "Note: it is open. Also: it is long.\n"


def test_a_page_with_keys_above_it() -> None:
    """Generators' pages and exports have front matter above HTML, whatever the file is called."""
    written = (
        "title: The bridge reopens\nlocale: en\nsummary: Two years of works end.\n---\n<div><p>It is open.</p></div>"
    )
    found = brought(written, "a.html", room="en", date="2024-11-06")
    assert (found.headline, values(found.document)["lead"]) == ("The bridge reopens", "Two years of works end.")


def test_a_button_of_a_site_is_none_of_the_text() -> None:
    """A link alone on its line, which its class calls so; in a sentence it is a link like any other."""
    text = "The town of Elmton opens three libraries in May. Each has ten thousand books and a room for children."
    said = "Read [the plan](https://elm.example/plan){.btn} of the town before you come to one of the three."
    page = f"---\ntitle: Elmton opens three libraries\n---\n\n{text}\n\n{said}\n\n [find your library](/libraries){{.xr-button}}\n"
    found = brought(page, "a.md")
    assert body(found.document).startswith(f"{text}\n\nRead [the plan](https://elm.example/plan) of the town")
    assert "find your library" not in body(found.document)
    assert any("find your library" in one for one in listed(found, "left out"))
