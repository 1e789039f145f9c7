"""What ministries, parliaments and central banks set around and within their releases: tables in HTML, numbers, cards, rights."""

import pytest

from pressctl.release.plain.notices import is_site_notice
from pressctl.release.plain.passages import Line, Passage
from pressctl.release.plain.subjects import tells_news
from tests.release.foreign import brought
from tests.release.texts import body, imported, listed, values

TEXT = "The bridge over the river is open again to all since this morning, after two years of works on its piers."
MORE = "The town paid for them together with the region, and cars may cross it at walking pace until the spring."


def kept(text: str) -> str:
    """Return the document of a Markdown file with a title and a date."""
    return brought(f"---\ntitle: Bridge reopens\ndate: 2016-05-04\n---\n\n{text}", "a.md", room="en").document


def test_a_table_in_html_with_blank_lines_between_its_rows() -> None:
    """To Markdown each row is a block of its own; it is one table all the same."""
    rows = "\n\n".join(
        f"<tr>\n<td>{pier}</td>\n<td>{state}</td>\n</tr>" for pier, state in (("North", "mended"), ("South", "new"))
    )
    document = kept(
        f"{TEXT}\n\n<table>\n<tr>\n<th>Pier</th>\n<th>State</th>\n</tr>\n\n{rows}\n\n\n</table>\n\n{MORE}\n"
    )
    assert body(document) == (
        f"{TEXT}\n\n| Pier | State |\n| --- | --- |\n| North | mended |\n| South | new |\n\n{MORE}\n"
    )


@pytest.mark.parametrize(
    ("inside", "table"),
    [
        ("<form><tr><td>East</td><td>odd</td></tr></form>", True),
        ("<tr><form><td>East</td><td>odd</td></form></tr>", True),
        ("<p>East is odd</p>", False),
        ("East is odd", False),
    ],
)
def test_no_words_of_a_table_are_lost_that_stand_beside_its_rows(inside: str, *, table: bool) -> None:
    """Rows in a form are rows; with words between them it is no table."""
    rows = "<tr><th>Pier</th><th>State</th></tr><tr><td>North</td><td>mended</td></tr>"
    found = brought(
        f"<html><body><main><h1>Bridge reopens to all</h1><p>{TEXT}</p><table>{rows}{inside}</table><p>{MORE}</p></main></body></html>",
        room="en",
    )
    text = body(found.document)
    assert ("| East | odd |" in text) == table
    assert all(word in text for word in ("Pier", "mended", "East", "odd"))


def test_a_list_within_an_item_that_is_a_paragraph_stays_flat() -> None:
    """Its items stand beside each other, with blank lines between them too."""
    document = kept(
        f'1. {TEXT}\n\n2. {MORE}\n\n<ol start="3">\n<li>\nThree things change:\n<ol>\n\n<li>Cars are slower.</li>\n\n<li>Trams are quicker.</li>\n\n'
        f'<li>Bikes are free.</li>\n\n</ol>\n\n</li>\n</ol>\n\n{{:start="4"}}\n4. {MORE}\n'
    )
    assert "\n1. Cars are slower.\n2. Trams are quicker.\n3. Bikes are free.\n" in body(document)


def test_lines_are_told_though_a_block_of_html_begins_with_an_end() -> None:
    """What is left out says where it stood."""
    found = brought(
        f"---\ntitle: Bridge reopens\n---\n\n<div>\n\n{TEXT}\n\n</div>\n<p>{MORE}</p>\n\n<!-- note -->\n\n{TEXT} Twice.\n",
        "a.md",
        room="en",
    )
    assert all(one.line for one in found.inferred if one.key == "lead")
    assert MORE in body(found.document)


def test_a_table_whose_last_row_has_a_day_stays_whole() -> None:
    """No row of it is the text's date."""
    document = kept(
        f"{TEXT}\n\n{MORE}\n\n| Lender | Day | Sum |\n| --- | --- | --- |\n| Elm | 26/09/2015 | 6,000 |\n| Oak | 27/8/2015 | 5,000 |\n"
    )
    assert body(document).endswith("| Elm | 26/09/2015 | 6,000 |\n| Oak | 27/8/2015 | 5,000 |\n")


@pytest.mark.parametrize(
    "section",
    [
        f"3. {MORE}\n\n4. {TEXT}",
        f"{MORE}\n\n| Award | For whom |\n| --- | --- |\n| Golden pier | builders |\n\n{TEXT}",
    ],
)
def test_a_section_about_something_with_numbers_or_a_table_is_text(section: str) -> None:
    """Words on who speaks have neither."""
    document = kept(f"1. {TEXT}\n\n2. {MORE}\n\n## About the awards\n\n{section}\n")
    assert "boilerplate" not in values(document)
    assert "## About the awards" in body(document)


REPRINT = [
    "Reproduction is permitted provided that the source is acknowledged.",
    "Reproduction autorisée moyennant mention de la source",
    "Abdruck honorarfrei, Belegexemplar erbeten.",
    "Nachdruck mit Quellenangabe gestattet",
    "Se autoriza la reproducción siempre que se cite la fuente.",
    "La riproduzione è consentita purché sia citata la fonte.",
    "Reprodução autorizada mediante indicação da fonte.",
    "Overname met bronvermelding toegestaan.",
]


@pytest.mark.parametrize("line", REPRINT)
def test_who_may_print_a_text_is_no_text(line: str) -> None:
    """Press offices say it below all they write."""
    assert is_site_notice(line)
    found = imported(f"Bridge reopens\n\n4 May 2016\n\n{TEXT}\n\n{MORE}\n\n{line}\n", room="en")
    assert line not in body(found.document)
    assert line in " ".join((*listed(found, "left out"), str(values(found.document))))


@pytest.mark.parametrize(
    "line",
    [
        "Reproduction of salmon in the river has doubled since the bridge was mended, which is the source of much joy. Nobody knows why.",
        "Der Nachdruck des Buches erscheint im Mai. Es kostet zwölf Euro, und die Quelle ist das Archiv.",
        "Overname van het bedrijf is toegestaan, zegt de rechter. De bron blijft geheim.",
    ],
)
def test_a_sentence_on_reprints_is_text(line: str) -> None:
    """It says more than that."""
    assert not is_site_notice(line)


def test_the_card_of_a_house_below_the_text() -> None:
    """With a heading, a department, a street in a list, and who may print it below."""
    card = (
        "<div>CONTACT</div><h2>Elmton Central Bank</h2><h3>Directorate General Communications</h3><ul><li>Sonnenstrasse 20</li><li>60314 Elmton, Germany</li>"
        "<li><a href='tel:+49 69 0000 7455'>+49 69 0000 7455</a></li><li><a href='mailto:media@bank.example'>media@bank.example</a></li></ul>"
    )
    found = brought(
        f"<html><body><main><h1>Monetary policy decisions</h1><p>{TEXT}</p><p>{MORE}</p><p>***</p><p>The President of the Bank of Elmton will"
        f" speak on these decisions at a press conference that starts at 14:45 CET today.</p>{card}<p>{REPRINT[0]}</p></main></body></html>",
        room="en",
    )
    [contact] = values(found.document)["contacts"]
    assert (contact["name"], contact["email"]) == ("Elmton Central Bank", "media@bank.example")
    assert body(found.document).endswith("at 14:45 CET today.\n")


@pytest.mark.parametrize(
    ("said", "news"),
    [
        ("The President will speak on it at 14:45 CET today.", True),
        ("Le président en parlera aujourd’hui à 14 h 45.", True),
        ("Today Elm Works has 500 people in 12 towns.", False),
        ("The museum is open from 10:00 to 18:00.", False),
    ],
)
def test_an_hour_of_today_is_news(said: str, *, news: bool) -> None:
    """What a house is today, and when it is open, is not."""
    assert tells_news(Passage(lines=(Line(number=1, text=said),))) == news


def test_where_a_number_rings_is_nobodys_role() -> None:
    """Letters in brackets directly behind it say so."""
    found = imported(
        f"Bridge reopens\n\n4 May 2016\n\n{TEXT}\n\n{MORE}\n\nContacts:\n\nAnn Lee\nPress Officer\n(+32) 2 000 22 82 (BXL)\n(+33) 3 000 72 42 (STR)\nann@elm.example\n",
        room="en",
    )
    [contact] = values(found.document)["contacts"]
    assert contact["role"] == "Press Officer"
    assert contact["phone"].count("/") == 1


def test_the_last_line_of_a_letters_address_heads_nothing() -> None:
    """It ends with a postal code."""
    found = imported(
        f"Bridge reopens\n\n4 May 2016\n\n{TEXT}\n\nThe letter reads:\n\nThe Honorable Ann Lee\n\n350 Elm Street\n\nElmton, DC 20510\n\nDear Senator Lee,\n\n{MORE}\n",
        room="en",
    )
    assert "\n\n350 Elm Street\n\nElmton, DC 20510\n\n" in body(found.document)
