"""Lines of a public body's releases that look like furniture and are text, and the other way round: days, speakers, background."""

import pytest

from tests.release.foreign import brought
from tests.release.texts import body, imported, listed, values

TEXT = "The bridge over the river is open again to all since this morning, after two years of works on its piers."
MORE = "The town paid for them together with the region, and cars may cross it at walking pace until the spring."


def kept(text: str, *keys: str, language: str = "en") -> str:
    """Return the document of a Markdown file with a title, a date and more keys."""
    front = "\n".join(("title: Bridge reopens", "date: 2016-05-04", *keys))
    return brought(f"---\n{front}\n---\n\n{text}", "2016-05-04-bridge.md", room=language).document


@pytest.mark.parametrize(
    ("language", "days"),
    [
        ("en", ("5 May", "6 May")),
        ("fr", ("5 mai", "6 mai")),
        ("de", ("5. Mai", "6. Mai")),
        ("es", ("5 de mayo", "6 de mayo")),
    ],
)
@pytest.mark.parametrize("head", ["**{}**", "### {}"])
def test_the_days_of_a_programme_stay_above_what_takes_place(language: str, days: tuple[str, str], head: str) -> None:
    """They head lists, and say nothing of when the text was written."""
    first, second = map(head.format, days)
    document = kept(
        f"{TEXT}\n\n{MORE}\n\n**Programme**\n\n{first}\n\n* 9:00: Opening\n* 10:30: Talks\n\n{second}\n\n* 8:30: Doors open\n* 9:00: Talks\n",
        language=language,
    )
    text = body(document)
    assert [text.index(day) for day in (*days,)] == sorted(text.index(day) for day in days)
    assert text.index(days[0]) < text.index("Opening") < text.index(days[1]) < text.index("Doors open")


def test_a_day_below_the_text_with_nothing_beneath_is_its_date() -> None:
    """It heads nothing."""
    found = imported(f"Bridge reopens\n\n{TEXT}\n\n{MORE}\n\n4 May 2016\n", room="en")
    assert values(found.document)["date"] == "2016-05-04"
    assert "4 May 2016" not in body(found.document)


def test_a_day_above_the_list_of_key_points_is_the_texts() -> None:
    """No paragraph stands above it."""
    found = imported(
        f"Bridge reopens\n\n4 May 2016\n\n- Two years of works\n- Cars cross it slowly\n\n{TEXT}\n\n{MORE}\n", room="en"
    )
    assert values(found.document)["date"] == "2016-05-04"
    assert "4 May" not in body(found.document)


@pytest.mark.parametrize(
    ("said", "who", "role"),
    [
        ("> “We are proud of it, and of all who built it.”", "Ann Lee", "mayor of Elmton"),
        ("> « Nous en sommes fiers, et de tous ceux qui l’ont bâti. »\n<br>\n", "Anne Lenoir", "maire d’Elmton"),
        ("« Nous en sommes fiers, et de tous ceux qui l’ont bâti. »", "Anne Lenoir", "maire d’Elmton"),
        ("“We are proud of it, and of all who built it.”", "Ann Lee", "Mayor of Elmton"),
        ("„Wir sind stolz darauf und auf alle, die sie gebaut haben.“", "Anna Licht", "Bürgermeisterin von Elmton"),
    ],
)
def test_who_said_what_stands_above_heads_nothing(said: str, who: str, role: str) -> None:
    """A line in bold with a name and what its bearer is, below a quotation that is a paragraph of its own."""
    document = kept(f"{TEXT}\n\n{said}\n\n**{who}, {role}**\n\n{MORE}\n")
    assert f"\n\n**{who}, {role}**\n\n" in body(document)
    [quote] = values(document)["quotes"]
    assert (quote["speaker"], quote["role"]) == (who, role)


@pytest.mark.parametrize("head", ["Next steps", "Slower Cars, Safer Streets", "The piers, and what became of them"])
def test_a_heading_below_a_quotation_stays_one(head: str) -> None:
    """It names nobody."""
    document = kept(f"{TEXT}\n\n“We are proud of it, and of all who built it.”\n\n**{head}**\n\n{MORE}\n")
    assert f"## {head}" in body(document)


@pytest.mark.parametrize("head", ["Background", "Hintergrund", "Contexte", "Antecedentes", "Contesto"])
def test_background_that_a_text_begins_with_is_its_first_section(head: str) -> None:
    """And no notes for editors, which stand below a text."""
    document = kept(f"## {head}\n\n{TEXT}\n\n## Aims\n\n{MORE}\n\n{TEXT}\n", "description: What the town wants")
    assert body(document).startswith(f"## {head}\n\n{TEXT}\n\n## Aims")
    assert "notes" not in values(document)


def test_background_below_a_text_is_for_editors() -> None:
    """As ever."""
    document = kept(f"{TEXT}\n\n{MORE}\n\n## Background\n\n{TEXT}\n")
    assert values(document)["notes"].startswith("Background")


@pytest.mark.parametrize(
    "head",
    [
        "Contact presse d’Anne Lenoir, ministre déléguée auprès de la ministre des Ponts et des Chaussées, chargée des Piles et des Voûtes :",
        "Press contact of Ann Lee, minister of state at the ministry of bridges and roads, responsible for all piers and all vaults:",
    ],
)
def test_for_whom_somebody_answers_stands_with_the_contact(head: str) -> None:
    """However long that is."""
    document = kept(f"{TEXT}\n\n{MORE}\n\n**{head}**\nTel. : 01 00 00 00 57\nMail : press [at] bridges.example\n")
    [contact] = values(document)["contacts"]
    assert contact["email"] == "press@bridges.example"
    assert head.rstrip(" :") == contact["role"]
    assert body(document) == f"{TEXT}\n\n{MORE}\n"


def test_a_date_in_brackets_is_no_telephone() -> None:
    """Beside the name of what is to be read on."""
    found = brought(
        f"<html><body><main><h1>Bridge reopens to all</h1><p>{TEXT}</p><p>{MORE}</p><h2>Further information</h2>"
        f"<ul><li><a href='https://elmton.example/texts'>Adopted texts (18.12.2020)</a></li></ul></main></body></html>",
        room="en",
    )
    assert "contacts" not in values(found.document)
    assert not listed(found, "contacts")
