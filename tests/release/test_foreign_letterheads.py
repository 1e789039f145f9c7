"""Letterheads of Word documents in columns, and documents whose own styles say what heads what."""

import re

import pytest

from pressctl.model import Contact
from tests.release.foreign import W, all_words, brought, docx, paragraph
from tests.release.texts import body, reading, values, words

TAB = "</w:t></w:r><w:r><w:tab/><w:tab/></w:r><w:r><w:t xml:space='preserve'>"
TEXT = (
    paragraph("City Opens Third Bridge to Cyclists After Long Repair", bold=True)
    + paragraph("Springfield opened its third bridge on Monday after two years of repair, and cyclists were the first to cross it.")
    + paragraph("Traffic will be back in June.")
)  # fmt: skip
JANE = Contact(name="Jane Doe", email="jane@city.example", phone="(555) 555-0100")


def _tabbed(*lines: str) -> str:
    return "".join(paragraph(line.replace("\t", TAB)) for line in lines)


def _table(*rows: tuple[str, str]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


HEADS: dict[str, tuple[str, str | None, tuple[Contact, ...]]] = {
    "a label and whom to ask": (_tabbed("FOR IMMEDIATE RELEASE\tContact: Jane Doe", "May 3, 2024\t(555) 555-0100", "\tjane@city.example"), "2024-05-03", (JANE,)),
    "whom to ask before the label": (_tabbed("Contact: Jane Doe\tFOR IMMEDIATE RELEASE", "Tel: (555) 555-0100\tEmail: jane@city.example"), None, (JANE,)),
    "a label and the day": (_tabbed("PRESS RELEASE\tMay 3, 2024"), "2024-05-03", ()),
    "the day and a label": (_tabbed("May 3, 2024\tFOR IMMEDIATE RELEASE"), "2024-05-03", ()),
    "below the house": (paragraph("City of Springfield") + _tabbed("PRESS RELEASE\tMay 3, 2024"), "2024-05-03", ()),
    "many blanks": (_tabbed("FOR IMMEDIATE RELEASE             Contact: Jane Doe", "May 3, 2024            (555) 555-0100", "        jane@city.example"), "2024-05-03", (JANE,)),
    "a table": (_table(("FOR IMMEDIATE RELEASE", "Contact: Jane Doe"), ("May 3, 2024", "(555) 555-0100"), ("", "jane@city.example")), "2024-05-03", (JANE,)),
}  # fmt: skip


@pytest.mark.parametrize(("head", "day", "contacts"), HEADS.values(), ids=HEADS)
def test_a_letterhead_in_columns(head: str, day: str | None, contacts: tuple[Contact, ...]) -> None:
    """Columns are read down, and no word of either is the headline."""
    found = brought(docx(head + TEXT), "a.docx", **({} if day else {"date": "2024-05-03"}))
    release = reading(found).release
    assert release
    assert release.headline == "City Opens Third Bridge to Cyclists After Long Repair"
    assert (f"{release.published:%Y-%m-%d}", release.contacts) == (day or "2024-05-03", contacts)
    assert body(found.document).startswith("Springfield opened")
    assert not words(re.sub(r"<[^>]+>", " ", head)) - all_words(found.document)


def test_where_a_letterheads_lines_stood() -> None:
    """Its columns do not shift the numbers of the paragraphs below it."""
    found = brought(docx(HEADS["a label and whom to ask"][0] + TEXT), "a.docx")
    lines = {one.key: one.line for one in found.inferred}
    assert (lines["headline"], lines["date"], lines["contacts"]) == (4, 2, 1)
    assert "# left out: line 1, there is no embargo: FOR IMMEDIATE RELEASE\n" in found.document


def test_words_that_label_those_beside_them() -> None:
    """A label and what it names stand in one line, whatever tabs are between them; so do columns without a label."""
    found = brought(docx(_tabbed("Date:\tMay 3, 2024", "Line 4\t6 am") + TEXT), "a.docx")
    assert "# left out: line 1, only its date counts: Date: May 3, 2024\n" in found.document
    assert "Line 4 6 am" in found.document


def _styles(*styles: str) -> str:
    return f"<w:styles {W}>{''.join(styles)}</w:styles>"


def _style(name: str, said: str, based: str = "") -> str:
    above = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{above}{said}</w:style>'


def test_styles_of_a_documents_own() -> None:
    """A style with an outline's level is a heading, one in bold is bold, also by what it is based upon; others are text."""
    styles = _styles(
        _style("Kopf", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
        _style("Zwischen", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr><w:rPr><w:b/></w:rPr>'),
        _style("Zwischen 2", "", based="Zwischen"),
        _style("L'aufend", '<w:rPr><w:b w:val="0"/></w:rPr>', based="Zwischen"),
    )
    text = (
        paragraph("Pressemitteilung der Stadt", "L'aufend".replace("'", "&apos;"))
        + paragraph("Die Brücke ist wieder offen", "Kopf")
        + paragraph("Nach zwei Jahren Bauzeit rollen seit heute wieder Räder", "Kopf")
        + paragraph("Köln, 2. Dezember 2013 – Die Brücke ist seit heute wieder für alle offen, die mit dem Rad kommen.")
        + paragraph("Was sich ändert", "Zwischen")
        + paragraph("Die Räder fahren links.")
        + paragraph("Was bleibt", "Zwischen 2")
        + paragraph("Die Autos fahren rechts.", "L&apos;aufend")
    )
    found = brought(docx(text, **{"word/styles.xml": styles}), "a.docx")
    front = values(found.document)
    assert (front["headline"], front["subhead"]) == (
        "Die Brücke ist wieder offen",
        "Nach zwei Jahren Bauzeit rollen seit heute wieder Räder",
    )
    assert (front["dateline"], str(front["date"])) == ("Köln, 2. Dezember 2013", "2013-12-02")
    assert "## Was sich ändert\n\nDie Räder fahren links.\n\n## Was bleibt\n\nDie Autos" in body(found.document)


def test_a_house_as_heading_above_the_headline_in_capitals() -> None:
    """The headline begins with the house's name and goes on; a line of a few words more is the subhead."""
    lead = "The Elmton Library Trust opens three libraries in May. Each has ten thousand books and a room for children."
    page = "<html lang='en'><body><main><h2>Elmton Library Trust</h2><p>{}</p><p>{}</p><p>{}</p></main></body></html>"
    more = "The work took two years and cost two million euros, of which the region paid half, the mayor said."
    found = brought(page.format("ELMTON LIBRARY TRUST OPENS THREE LIBRARIES IN MAY", lead, more), "a.html")
    assert found.headline == "Elmton Library Trust opens three libraries in May"
    assert body(found.document) == f"{lead}\n\n{more}\n"
    found = brought(page.format("ELMTON LIBRARY TRUST IN MAY", lead, more), "a.html")
    assert found.headline == "Elmton Library Trust"
