"""Lines at the edges of a text that look like one thing and are another: dates, labels, credits, greetings, related news."""

import pytest

from pressctl.release.plain.contacts import has_address
from pressctl.release.plain.datelines import read_line
from pressctl.release.plain.furniture import is_credit
from pressctl.release.plain.labels import read_label
from tests.release.foreign import brought
from tests.release.texts import body, imported, listed, reading, values

TEXT = "The bridge over the river is open again to all since this morning, after two years of works on its piers."
MORE = "The town paid for them together with the region, and cars may cross it at walking pace until the spring."


@pytest.mark.parametrize(
    ("line", "place", "year"),
    [
        ("03:42 م - الإثنين 19 مايو 2025", "", 2025),
        ("10:15 - 6 November 2024", "", 2024),
        ("নয়াদিল্লি, ১১ জুন, ২০২৪", "নয়াদিল্লি", None),
    ],
)
def test_date_lines(line: str, place: str, year: int | None) -> None:
    """With the hour first; with a month in a language that is not known, which is not read as a date."""
    found = read_line(line, language="en")
    assert found is not None
    assert found.place == place
    assert (found.mention.year if found.mention else None) == year


@pytest.mark.parametrize("line", ["Windows, 10 Pro 2024", "Société, 12 rues 3024", "Été, 12 rues"])
def test_no_date_lines(line: str) -> None:
    """An ASCII line's month would be known; a year is one of ours."""
    assert read_line(line, language="fr") is None


@pytest.mark.parametrize(("text", "called"), [("Data: 15.04.2009", False), ("Tel. 15.04.20.09.11", True)])
def test_a_date_is_no_telephone(text: str, *, called: bool) -> None:
    """However it is written."""
    assert has_address(text) == called


@pytest.mark.parametrize(
    ("text", "credited"),
    [
        ("Úvodní obrázek zdroj: Pavlína Polášková /Piráti/ [CC BY-NC-SA 4.0].", True),
        ("Ann Lee, CC BY 2.0", True),
        ("The data is free. It is under CC BY 4.0 since today.", False),
        ("We chose CC BY. So can you.", False),
    ],
)
def test_whose_picture_under_which_licence(text: str, *, credited: bool) -> None:
    """A line of a name and a licence; a sentence about one is text."""
    assert is_credit(text) == credited


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Comunicado oficial del Ayuntamiento de Elm sobre el uso de las redes sociales del Ayuntamiento", ""),
        ("Comunicado oficial del Ayuntamiento de Elm", "press"),
        ("Emitent: Guvernul României – Biroul de presă", "issuer"),
        ("اترك تعليقاً", "web"),
        ("لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *", "web"),
    ],
)
def test_labels_and_what_begins_like_one(line: str, kind: str) -> None:
    """A statement "of … on …" is a headline."""
    assert read_label(line).kind == kind


def test_a_title_with_a_date_in_it_is_the_headline() -> None:
    """What the source calls its title is never a date line."""
    found = brought(f"---\ntitle: Elm 2026 5. Mai\ndate: 2026-04-10\n---\n\n{TEXT}\n\n{MORE}\n", "a.md", room="en")
    assert found.headline == "Elm 2026 5. Mai"


@pytest.mark.parametrize(
    "greeting",
    [
        "Dear Community,",
        "Poštovani članovi, kolegice i kolege,",
        "Vážení přátelé,",
        "Stimați colegi,",
        "Шановні колеги!",
        "Sayın basın mensupları,",
    ],
)
def test_a_greeting_is_no_lead(greeting: str) -> None:
    """It is left out, and listed."""
    found = brought(
        f"---\ntitle: A letter\ndate: 2026-04-10\n---\n\n{greeting}\n\n{TEXT}\n\n{MORE}\n", "a.md", room="en"
    )
    release = reading(found).release
    assert release is not None
    assert release.lead == TEXT
    assert greeting in listed(found, "left out")


def test_a_heading_that_is_called_like_a_menu() -> None:
    """In a file that is the article alone it is the author's."""
    found = brought(
        f"---\ntitle: The bridge\n---\n\n{TEXT}\n\n### Downloads\n\nThe plan is here: [plan](https://elm.example/p)\n",
        "a.md",
        room="en",
    )
    assert "\n## Downloads\n" in found.document


def test_what_another_text_begins_with() -> None:
    """Below "Read also", at the end, one paragraph is not this release's."""
    found = imported(
        f"The bridge reopens\n\n{TEXT}\n\n{MORE}\n\n{TEXT}\n\n{MORE}\n\nRead also\n\nNew tariff for the bridge\n\nAt the end of its session the council told the local press of what it decided for the island.\n",
        room="en",
    )
    assert body(found.document).endswith(f"{MORE}\n")
    assert "New tariff for the bridge" in listed(found, "left out")


def test_who_issues_it_and_when_on_two_lines() -> None:
    """At the end, as one paragraph."""
    found = imported(
        f"The bridge reopens\n\n{TEXT}\n\n{MORE}\n\nEmitent: The town of Elm\nData: 15.04.2009\n", room="en"
    )
    assert body(found.document).endswith(f"{MORE}\n")
    assert values(found.document)["date"] == "2009-04-15"


@pytest.mark.parametrize(
    "text",
    [
        f"| - {'| ' * 400}x |\n| - | - |\n",
        "x {" + "a:b " * 400,
        "x {" + "a:bb\n" * 400,
        "@a {" * 400,
        f"{'word - ' * 4000}\n",
        "\n".join(["few words"] * 4000),
    ],
)
def test_signs_that_nothing_ends(text: str) -> None:
    """They are read in one pass: what tries every way to part them would not come back."""
    page = f"The bridge reopens to all\n\nThe bridge over the river is open again since this morning.\n\n{text}\n"
    for name in ("a.md", "a.txt"):
        assert brought(page, name, room="en").headline


def test_a_key_of_signs() -> None:
    """Behind the words of a summary, and before others."""
    for signs in ("- " * 20_000, "\t" * 20_000):
        file = f"---\ntitle: The bridge reopens\nsummary: It is open {signs}now\n---\n\nThe bridge over the river is open again.\n"
        assert brought(file, "a.md", room="en").headline == "The bridge reopens"


def test_code_with_an_empty_line_at_the_top() -> None:
    """It has lines of no words."""
    text = "```\nmake bridge;\n\nmake ferry;\n```\n\nThe bridge over the river is open again since this morning.\n"
    assert "make ferry" in brought(text, "a.md", room="en").document
